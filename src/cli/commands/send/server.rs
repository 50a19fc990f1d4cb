//! The mail server as it was named, and the password that no argument may hold.

use std::net::IpAddr;

use amends::diagnostic::{Diagnostic, Result};
use amends::outbox::smtp::{Encryption, Server, Smtp};
use amends::outbox::{Carrier, Message, Trouble};

use crate::cli::args::{MailServer, Send, TlsMode};
use crate::cli::settings::Input;
use crate::cli::{codes, files};

/// Where the password is looked for.
const PASSWORD: &str = "AMENDS_SMTP_PASSWORD";

/// The most that a file of certificates or a password may have.
const MOST: u64 = 1 << 20;

/// Who takes the mails: the server that was named, or nobody in a run that only says what it would do.
pub(super) fn carrier(send: &Send) -> Result<Box<dyn Carrier>> {
    match server(&send.server)? {
        Some(server) => Ok(Box::new(Smtp::new(server)?)),
        None => Ok(Box::new(Nobody)),
    }
}

/// Nobody takes mails.
struct Nobody;

impl Carrier for Nobody {
    fn announce(&mut self, _: &Message) -> std::result::Result<(), Trouble> {
        Err(Trouble::Down("none is named".to_owned()))
    }

    fn hand_over(&mut self, _: &Message) -> std::result::Result<String, Trouble> {
        Err(Trouble::Down("none is named".to_owned()))
    }
}

fn server(named: &MailServer) -> Result<Option<Server>> {
    let Some(name) = &named.server else { return Ok(None) };
    let (host, port) = parted(name)?;
    let tls = named.tls.unwrap_or(if port == Some(465) { TlsMode::Implicit } else { TlsMode::Starttls });
    let (encryption, usual) = match tls {
        TlsMode::Starttls => (Encryption::StartTls, 587),
        TlsMode::Implicit => (Encryption::Implicit, 465),
        TlsMode::None => (Encryption::None, 25),
    };
    let password = named.user.as_ref().map(|_| password(named)).transpose()?;
    let login = named.user.clone().zip(password);
    if login.is_some() && encryption == Encryption::None && !is_this_machine(&host) {
        let message = format!("a password would go to {host} for everybody on the way to read");
        return Err(Diagnostic::error(codes::OPEN_PASSWORD, message).hint("leave --tls none away").into());
    }
    let trusted = named.ca.as_ref().map(|path| files::read(&Input::File(path.clone()), MOST)).transpose()?;
    let trusted = trusted.map(|source| source.bytes);
    Ok(Some(Server { host, port: port.unwrap_or(usual), encryption, login, trusted }))
}

/// Name and port; an IPv6 address stands in square brackets.
fn parted(name: &str) -> Result<(String, Option<u16>)> {
    let wrong = || {
        Diagnostic::error(codes::BAD_SERVER, format!("`{name}` names no mail server"))
            .hint("write it as mail.firm.example, or mail.firm.example:587")
    };
    let bracketed = name.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (host, port) = match bracketed {
        Some((host, "")) => (host, None),
        Some((host, port)) => (host, Some(port.strip_prefix(':').ok_or_else(wrong)?)),
        None => name.rsplit_once(':').map_or((name, None), |(host, port)| (host, Some(port))),
    };
    let port = port.map(str::parse::<u16>).transpose().map_err(|_| wrong())?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '@');
    if host.is_empty() || host.contains(odd) || host.contains(':') && bracketed.is_none() {
        return Err(wrong().into());
    }
    Ok((host.to_owned(), port))
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The password from its file, else from the environment: arguments can be read by everybody on the machine.
#[expect(clippy::disallowed_methods, reason = "an end: a password comes from the environment")]
fn password(named: &MailServer) -> Result<String> {
    let missing = |message: String| {
        Diagnostic::error(codes::NO_PASSWORD, message)
            .hint(format!("put it into the variable {PASSWORD}, or into a file that --password-file names"))
    };
    let password = match &named.password_file {
        Some(path) => {
            let source = files::read(&Input::File(path.clone()), MOST)?;
            let text =
                String::from_utf8(source.bytes).map_err(|_| missing(format!("{} holds no text", source.name)))?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        }
        None => std::env::var(PASSWORD).map_err(|_| missing("there is no password".to_owned()))?,
    };
    if password.is_empty() { Err(missing("the password is empty".to_owned()).into()) } else { Ok(password) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_name_and_perhaps_a_port() {
        let parted = |name: &str| super::parted(name).ok();
        assert_eq!(parted("mail.firm.example"), Some(("mail.firm.example".to_owned(), None)));
        assert_eq!(parted("localhost:2525"), Some(("localhost".to_owned(), Some(2525))));
        assert_eq!(parted("[::1]:25"), Some(("::1".to_owned(), Some(25))));
        for wrong in ["", ":25", "a:b", "a:99999", "::1", "smtp://a", "u:p@a", "a b", "[::1]25"] {
            assert_eq!(parted(wrong), None, "{wrong}");
        }
        assert!(is_this_machine("127.0.0.1") && is_this_machine("::1") && !is_this_machine("10.0.0.1"));
    }
}
