//! One mail, as it lies in a file and as it goes out.

use email_address::{EmailAddress, Options};
use mail_parser::{HeaderName, HeaderValue, MessageParser};

use super::codes;
use super::head::{Cleaned, cleaned};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::manifest::Digest;

/// A mail that can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its Message-ID, without the angle brackets: the same for the same letter, however often it is made.
    pub id: String,
    /// The sender's address.
    pub from: String,
    /// The addresses of all who get it, those of blind copies among them, each once.
    pub recipients: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Who must approve it before it goes, in the words of the header; `None`: nobody.
    pub awaits: Option<String>,
    /// What goes out: without the headers that are for the sender, every line ended by CR and LF.
    pub bytes: Vec<u8>,
    /// SHA-256 of that.
    pub digest: Digest,
    /// SHA-256 of the mail as it lies in its file, which is what an approval holds for.
    pub whole: Digest,
}

impl Message {
    /// Reads a mail.
    ///
    /// # Errors
    /// `SND001`, everything at once that keeps it from being sent.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let of_file = Digest::of(bytes);
        let whole = with_line_ends(bytes);
        let Some(read) = MessageParser::default().parse_headers(&whole) else {
            return Err(unsendable("it is no mail", "name files that `--to eml` or `--to mbox` wrote").into());
        };
        let Cleaned { bytes, awaits, unclear } = cleaned(&whole, &read);
        let addresses = |wanted: &[HeaderName<'_>]| {
            let mut found: Vec<String> = Vec::new();
            let headers = read.headers().iter().filter(|header| wanted.contains(&header.name));
            for header in headers {
                if let HeaderValue::Address(list) = &header.value {
                    found.extend(list.iter().map(|one| one.address.as_deref().unwrap_or_default().to_owned()));
                }
            }
            let mut seen = std::collections::BTreeSet::new();
            found.retain(|address| seen.insert(address.clone()));
            found
        };
        let from = addresses(&[HeaderName::From]);
        let recipients = addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]);
        let id = read.message_id().map(str::to_owned).filter(|id| is_id(id));
        let mut problems = problems(&from, &recipients, id.as_deref());
        problems.extend(unclear.into_iter().map(|name| {
            let message = format!("a line of its head may be read as {name}, or may not");
            unsendable(&message, "begin each header at the beginning of a line, without spaces in its name")
        }));
        match (from.into_iter().next(), id) {
            (Some(from), Some(id)) if problems.is_empty() => {
                let subject = read.subject().unwrap_or_default().to_owned();
                let digest = Digest::of(&bytes);
                Ok(Self { id, from, recipients, subject, awaits, bytes, digest, whole: of_file })
            }
            _ => Err(Problems(problems)),
        }
    }

    /// The domain that sends it.
    pub fn domain(&self) -> &str {
        self.from.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

fn problems(from: &[String], recipients: &[String], id: Option<&str>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match from {
        [_] => {}
        [] => found.push(unsendable("it has no sender", "fill in the From header, or make it again")),
        _ => found.push(unsendable("it has more than one sender", "leave one address in the From header")),
    }
    if recipients.is_empty() {
        found.push(unsendable("it has no recipient", "fill in the To header, or make it again"));
    }
    for address in from.iter().chain(recipients).filter(|address| !is_address(address)) {
        found.push(unsendable(
            &format!("“{}” is no address for mail", address.escape_debug()),
            "write it as name@firm.example",
        ));
    }
    if id.is_none() {
        let hint = "letters of `amends` have one; without it nobody can tell whether a mail was sent already";
        found.push(unsendable("it has no Message-ID, or one that no mail may have", hint));
    }
    found
}

fn unsendable(message: &str, hint: &str) -> Diagnostic {
    Diagnostic::error(codes::UNSENDABLE, message).hint(hint)
}

/// An address and nothing besides, which no command of the protocol can be smuggled into.
fn is_address(address: &str) -> bool {
    let options = Options::default().without_display_text();
    !address.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>'))
        && EmailAddress::parse_with_options(address, options).is_ok()
}

/// One word of printable ASCII.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 900 && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The same text with CR and LF at the end of every line: half of the pair means different things to different servers.
fn with_line_ends(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    let mut before = 0;
    for &byte in bytes {
        match byte {
            b'\n' if before == b'\r' => {}
            b'\n' | b'\r' => out.extend_from_slice(b"\r\n"),
            other => out.push(other),
        }
        before = byte;
    }
    // Where headers begin is not left to each reader's own idea of blank lines before them.
    let blank = out.chunks(2).take_while(|pair| *pair == b"\r\n").count() * 2;
    out.split_off(blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: =?utf-8?Q?In=C3=A8s?= <ines@harbour.example>\r\nTo: \"O'Hara, Mary\" <mary@tide.example>\r\n\
                        Subject: Our apology\r\nMessage-ID: <1f@harbour.example>\r\nX-Unsent: 1\r\n\
                        bcc: Boss\r\n <boss@harbour.example>\r\nX-Amends-Approval: needed from the\r\n Head\r\n\r\n\
                        X-Unsent: this is text\r\n";

    #[test]
    fn what_is_for_the_sender_alone_does_not_go_out() {
        let message = Message::read(MAIL.as_bytes()).unwrap();
        let text = String::from_utf8(message.bytes).unwrap();
        assert!(text.ends_with("Message-ID: <1f@harbour.example>\r\n\r\nX-Unsent: this is text\r\n"), "{text}");
        assert!(!text.contains("boss") && !text.contains("Approval") && text.contains("Mary"));
        assert_eq!(message.recipients, ["mary@tide.example", "boss@harbour.example"]);
        assert_eq!((message.from.as_str(), message.id.as_str()), ("ines@harbour.example", "1f@harbour.example"));
        assert_eq!(message.awaits.as_deref(), Some("needed from the Head"));
    }

    #[test]
    fn line_ends_make_no_difference() {
        // An approval alone holds for the file as it is.
        let read = |mail: &str| Message { whole: Digest::of(b""), ..Message::read(mail.as_bytes()).unwrap() };
        assert_eq!(read(&MAIL.replace('\r', "")), read(MAIL));
        assert_eq!(read(&MAIL.replace('\n', "")), read(MAIL));
        let smuggled = MAIL.replace("this is text", "a\n.\nMAIL FROM:<x@evil.example>\r.\r");
        let bytes = Message::read(smuggled.as_bytes()).unwrap().bytes;
        let text = String::from_utf8(bytes).unwrap().replace("\r\n", "");
        assert!(!text.contains(['\r', '\n']));
    }

    #[test]
    fn an_approval_is_seen_however_it_is_written() {
        for header in ["x-amends-approval: needed", "X-AMENDS-APPROVAL : needed", "X-Amends-Approval:\r\n needed"] {
            let mail =
                MAIL.replace("X-Unsent: 1", header).replace("X-Amends-Approval: needed from the\r\n Head\r\n", "");
            assert!(Message::read(mail.as_bytes()).unwrap().awaits.is_some(), "{header}");
        }
        let mail = MAIL.replace("needed from the\r\n Head", "=?utf-8?B?w4k=?=");
        assert_eq!(Message::read(mail.as_bytes()).unwrap().awaits.as_deref(), Some("É"));
    }

    #[test]
    fn headers_for_the_sender_are_cut_or_the_mail_stays_however_they_are_spelt() {
        let without = "Message-ID: <1f@harbour.example>\r\n";
        let plain = MAIL.replace("X-Unsent: 1\r\n", "").replace("bcc: Boss\r\n <boss@harbour.example>\r\n", "");
        let plain = plain.replace("X-Amends-Approval: needed from the\r\n Head\r\n", "");
        let after = |lines: &str| plain.replace(without, &format!("{without}{lines}\r\n"));
        for bcc in ["Bcc: ", "B cc:", "BCC\t:", "Bcc:\r\n ", "garbage\r\n Bcc: "] {
            let message = Message::read(after(&format!("{bcc}<boss@harbour.example>")).as_bytes()).unwrap();
            assert!(!String::from_utf8(message.bytes).unwrap().contains("boss"), "{bcc}");
            assert_eq!(message.recipients, ["mary@tide.example", "boss@harbour.example"], "{bcc}");
        }
        let first = format!(" X-Amends-Approval: needed\r\n{plain}");
        let message = Message::read(first.as_bytes()).unwrap();
        assert!(message.awaits.is_some() && message.bytes == Message::read(plain.as_bytes()).unwrap().bytes);
        for unclear in [
            " Bcc: <boss@harbour.example>",
            "garbage\r\n   \r\nBcc: <boss@harbour.example>",
            "garbage\r\n \r\nX-Amends-Approval: needed",
            "\u{b}Bcc: <boss@harbour.example>",
            "Cc: \"open\r\n X-Amends-Approval: needed",
        ] {
            let told = Message::read(after(unclear).as_bytes()).map(|read| read.awaits).unwrap_err().0;
            assert!(told.iter().any(|one| one.message.contains("may be read as")), "{unclear}: {told:?}");
        }
        for approval in ["\u{b}X-Amends-Approval: needed", "X-Amends-Approval\u{e9}: needed"] {
            assert_eq!(Message::read(after(approval).as_bytes()).unwrap().awaits.as_deref(), Some("needed"));
        }
        assert!(Message::read(after("Subject: The bcc of it\r\n and X-Unsent").as_bytes()).is_ok());
    }

    #[test]
    fn all_that_keeps_a_mail_from_going_is_told_at_once() {
        for (mail, count) in [
            ("", 3),
            ("no mail at all", 3),
            ("Subject: x\r\n\r\n", 3),
            (&MAIL.replace("mary@tide.example", "mary at tide")[..], 1),
            (&MAIL.replace("<1f@harbour.example>", "<1 f>"), 1),
            (&MAIL.replace("ines@harbour.example>\r\n", "ines@harbour.example>, b@harbour.example\r\n"), 1),
        ] {
            let found = match Message::read(mail.as_bytes()) {
                Ok(message) => panic!("{mail} is read as {message:?}"),
                Err(Problems(found)) => found,
            };
            assert!(found.iter().all(|one| one.code == codes::UNSENDABLE) && found.len() <= count, "{mail}: {found:?}");
        }
    }
}
