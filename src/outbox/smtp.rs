//! The mail server, over SMTP (RFC 5321): encrypted unless asked otherwise, its answers told apart.

use std::error::Error as _;
use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};

use super::{Carrier, Message, Trouble, codes};
use crate::diagnostic::{self, Diagnostic};

/// How long a server may take to greet.
const GREETING: Duration = Duration::from_secs(30);
/// How long it may take over an answer; who gives up too soon after the content does not know what became of it.
const ANSWER: Duration = Duration::from_mins(5);
/// The reply with which a server closes the connection.
const CLOSING: &str = "421";
/// Replies that ask for a login, or for another.
const LOGIN: [&str; 4] = ["530", "534", "535", "538"];
/// How much of an answer is kept, in characters.
const SAID: usize = 400;

/// Where mails are handed over, and how.
#[derive(Clone)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub encryption: Encryption,
    /// User and password.
    pub login: Option<(String, String)>,
    /// Certificates in PEM that are trusted beside those of the public authorities.
    pub trusted: Option<Vec<u8>>,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte.
    Implicit,
    /// Before anything but a greeting is said; a server that cannot is refused.
    StartTls,
    /// Not at all.
    None,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({}:{}, {:?})", self.host, self.port, self.encryption)
    }
}

/// A server, and the connection to it while there is one.
pub struct Smtp {
    server: Server,
    tls: TlsParameters,
    connection: Option<SmtpConnection>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.server.fmt(f)
    }
}

impl Smtp {
    /// Prepares to speak to a server; the first mail makes the connection.
    ///
    /// # Errors
    /// `SND007` where a trusted certificate is none.
    pub fn new(server: Server) -> diagnostic::Result<Self> {
        let fail = |error: Error| {
            let message = format!("the certificate cannot be used: {}", said(&error));
            Diagnostic::error(codes::NO_SERVER, message).hint("name a file of certificates in PEM")
        };
        let mut tls = TlsParameters::builder(server.host.clone());
        if let Some(pem) = &server.trusted {
            tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(fail)?);
        }
        let tls = tls.build().map_err(fail)?;
        Ok(Self { server, tls, connection: None })
    }

    /// The connection, made if there is none.
    fn connection(&mut self, domain: &str) -> Result<&mut SmtpConnection, Error> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect(domain)?,
        };
        Ok(self.connection.insert(connection))
    }

    fn connect(&self, domain: &str) -> Result<SmtpConnection, Error> {
        let hello = if domain.is_ascii() && !domain.is_empty() {
            ClientId::Domain(domain.to_owned())
        } else {
            ClientId::default()
        };
        let address = (self.server.host.as_str(), self.server.port);
        let implicit = (self.server.encryption == Encryption::Implicit).then_some(&self.tls);
        let mut connection = SmtpConnection::connect(address, Some(GREETING), &hello, implicit, None)?;
        if self.server.encryption == Encryption::StartTls {
            connection.starttls(&self.tls, &hello)?;
        }
        if let Some((user, password)) = &self.server.login {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials)?;
        }
        // A connection without a limit would only wait longer.
        let _ = connection.set_timeout(Some(ANSWER));
        Ok(connection)
    }

    /// Names sender and recipients on the connection that there is.
    fn name(&mut self, message: &Message) -> Result<(), Trouble> {
        let connection = self.connection(message.domain()).map_err(|error| Trouble::Down(said(&error)))?;
        let (from, to, options) = addressed(message, connection)?;
        let mut named = connection.command(Mail::new(Some(from), options));
        for address in to {
            named = named.and_then(|_| connection.command(Rcpt::new(address, vec![])));
        }
        named.map(drop).map_err(|error| self.before_content(&error))
    }

    /// What a refusal means, or a line that broke before the content: nothing was delivered.
    fn before_content(&mut self, error: &Error) -> Trouble {
        let code = error.status().map(|code| code.to_string());
        let code = code.as_deref().unwrap_or(CLOSING);
        if code == CLOSING {
            self.connection = None;
        } else if let Some(connection) = &mut self.connection
            && connection.command(Rset).is_err()
        {
            self.connection = None;
        }
        match said(error) {
            reply if LOGIN.contains(&code) => Trouble::Down(reply),
            reply if error.is_permanent() => Trouble::Permanent(reply),
            reply => Trouble::Temporary(reply),
        }
    }

    /// What a refusal after the announcement means, which is this mail's alone.
    fn not_taken(&mut self, error: &Error) -> Trouble {
        match self.before_content(error) {
            Trouble::Down(reply) => Trouble::Temporary(reply),
            other => other,
        }
    }

    /// What follows the announcement.
    fn content(&mut self, message: &Message) -> Result<Response, Trouble> {
        let Some(connection) = &mut self.connection else {
            return Err(Trouble::Temporary("there is no connection".to_owned()));
        };
        match connection.command(Data) {
            Ok(response) if response.has_code(354) => {}
            Ok(response) => {
                self.connection = None;
                return Err(Trouble::Temporary(format!("asked for the content, it said {}", response.code())));
            }
            Err(error) => return Err(self.not_taken(&error)),
        }
        // The protocol's own end of the content begins with the end of a line.
        let bytes = message.bytes.strip_suffix(b"\r\n").unwrap_or(&message.bytes);
        match connection.message(bytes) {
            Ok(response) if response.code().severity == Severity::PositiveCompletion => Ok(response),
            Err(error) if error.status().is_some() => Err(self.not_taken(&error)),
            unclear => {
                self.connection = None;
                let said = unclear.map_or_else(|error| said(&error), |response| response.code().to_string());
                Err(Trouble::Unknown(said))
            }
        }
    }
}

impl Carrier for Smtp {
    fn announce(&mut self, message: &Message) -> Result<(), Trouble> {
        let used = self.connection.is_some();
        match self.name(message) {
            // Servers close connections that were silent for long.
            Err(Trouble::Temporary(_)) if used && self.connection.is_none() => self.name(message),
            named => named,
        }
    }

    fn hand_over(&mut self, message: &Message) -> Result<String, Trouble> {
        let response = self.content(message)?;
        let lines: Vec<&str> = response.message().collect();
        Ok(shown(&format!("{} {}", response.code(), lines.join(" "))))
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.connection {
            // A server that does not answer a farewell has all it is to have.
            let _ = connection.set_timeout(Some(Duration::from_secs(2)));
            let _ = connection.quit();
        }
    }
}

type Addressed = (Address, Vec<Address>, Vec<MailParameter>);

/// Sender and recipients as the server is told them, if it can take such.
fn addressed(message: &Message, connection: &SmtpConnection) -> Result<Addressed, Trouble> {
    let parse = |address: &String| {
        address.parse::<Address>().map_err(|error| Trouble::Permanent(format!("{address} is no address: {error}")))
    };
    let from = parse(&message.from)?;
    let to = message.recipients.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let mut options = Vec::new();
    let mut needs = |needed: bool, extension, parameter, what: &str| match needed {
        false => Ok(()),
        true if connection.server_info().supports_feature(extension) => {
            options.push(parameter);
            Ok(())
        }
        true => Err(Trouble::Permanent(format!("the server takes no {what}"))),
    };
    let foreign = message.recipients.iter().chain([&message.from]).any(|address| !address.is_ascii());
    needs(foreign, Extension::SmtpUtfEight, MailParameter::SmtpUtfEight, "addresses beyond ASCII")?;
    let eight = MailParameter::Body(MailBodyParameter::EightBitMime);
    needs(!message.bytes.is_ascii(), Extension::EightBitMime, eight, "mails of 8 bits")?;
    Ok((from, to, options))
}

/// What went wrong, in the server's words where there are any.
fn said(error: &Error) -> String {
    let why = error.source().map(ToString::to_string);
    match (error.status(), why) {
        (Some(code), Some(why)) => shown(&format!("{code} {why}")),
        (_, None) => shown(&error.to_string()),
        (None, Some(_)) if is_timeout(error) => "no answer in time".to_owned(),
        (None, Some(why)) => shown(&why),
    }
}

/// Whether a limit of time was reached, which systems name differently.
fn is_timeout(error: &Error) -> bool {
    let io = error.source().and_then(|source| source.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| matches!(io.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock))
}

/// A server's words as a line that does nothing to a terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SAID).collect::<String>().trim().to_owned()
}
