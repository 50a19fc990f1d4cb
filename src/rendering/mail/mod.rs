//! A letter as a mail: text and HTML of the same words, with what goes beside them (RFC 5322).
//!
//! The same document is the same bytes each time: date, identifier and boundaries come from the record. `X-Unsent` lets
//! Outlook open it as a draft; it is a convention of that program, and others are free to ignore it.

use std::sync::LazyLock;

use chrono::NaiveTime;
use email_address::{EmailAddress, Options};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;
use tera::Tera;

use super::escape::folded;
use super::identity::Identity;
use super::look::{Logo, Look, fitted};
use super::manuscript::Manuscript;
use super::{calendar, html, plain, problems};
use crate::composition::{Envelope, Mailbox};
use crate::diagnostic::{Diagnostic, Problems, Result};

const PAGE: &str = "mail.html";

/// The header that says that somebody must approve before the mail goes.
const APPROVAL: &str = "X-Amends-Approval";

/// What the logo is called within a message.
const LOGO: &str = "logo";

/// The most that it is wide and high, in pixels.
const MOST: (u32, u32) = (240, 64);

/// The page, parsed once.
static ENGINE: LazyLock<tera::TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.add_raw_template(PAGE, include_str!("../../../templates/mail.html"))?;
    Ok(engine)
});

/// The hour at which a mail of a date is dated, in UTC: the same day on nearly every clock.
const HOUR: u32 = 12;

/// The message of a manuscript.
///
/// # Errors
/// A report, which is no mail; an address that is missing or is none; none else in a tested build.
pub(super) fn message(manuscript: &Manuscript, look: &Look) -> Result<Vec<u8>> {
    if manuscript.frame.is_none() {
        let alone = Diagnostic::error(problems::UNADDRESSED_MAIL, "a report is no mail: it greets nobody");
        return Err(alone.hint("write it with `--to html`, or send it with its letter: `--with-report`").into());
    }
    let Some(envelope) = &manuscript.envelope else {
        return Err(unaddressed("the document has no envelope", "customers[].contact.email"));
    };
    let (from, to) = addresses(envelope)?;
    let identity = Identity::of(envelope);
    let noon = envelope.dated.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default()).and_utc();
    let mut message = MessageBuilder::new();
    message = message.from(from.clone()).to(to).subject(folded(&manuscript.subject));
    if let Some(reply_to) = &envelope.reply_to
        && envelope.from.as_ref().is_none_or(|from| from.address != *reply_to)
    {
        message = message.reply_to(Address::new_address(None::<&str>, checked(reply_to, "sender.reply_to")?));
    }
    if let Some(needed) = approval(envelope) {
        message = message.header(APPROVAL, Text::new(needed));
    }
    let message = message
        .date(Date::new(noon.timestamp()))
        .message_id(identity.whole())
        .header("X-Unsent", Raw::new("1"))
        .header("Content-Language", Text::new(manuscript.region.tag()))
        .body(body(manuscript, envelope, look, &identity)?);
    let mut bytes = Vec::with_capacity(32 * 1024);
    message.serialize(&mut bytes);
    Ok(bytes)
}

/// The same as an entry of a mailbox file: mboxrd, with lines that end as files of this kind do.
pub(super) fn entry(manuscript: &Manuscript, look: &Look) -> Result<Vec<u8>> {
    let message = message(manuscript, look)?;
    let day = manuscript
        .envelope
        .as_ref()
        .map_or_else(String::new, |envelope| envelope.dated.format("%a %b %e 12:00:00 %Y").to_string());
    let mut entry = format!("From MAILER-DAEMON {day}\n").into_bytes();
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_suffix(b"\n").map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
        let quoted = &text[text.iter().take_while(|byte| **byte == b'>').count()..];
        if quoted.starts_with(b"From ") {
            entry.push(b'>');
        }
        entry.extend_from_slice(text);
        entry.push(b'\n');
    }
    entry.push(b'\n');
    Ok(entry)
}

/// What the mail says of an approval that it waits for; `None`: it waits for none.
fn approval(envelope: &Envelope) -> Option<String> {
    let approval = &envelope.approval;
    (approval.needed || approval.uncovered).then(|| match &approval.role {
        Some(role) => format!("needed from the {}", folded(&role.to_string())),
        None => "needed".to_owned(),
    })
}

/// From whom and to whom, every fault at once.
fn addresses(envelope: &Envelope) -> Result<(Address<'_>, Address<'_>)> {
    let from = envelope
        .from
        .as_ref()
        .ok_or_else(|| unaddressed("nobody's address stands for the sender", "signatory.email"))
        .and_then(address);
    let to = envelope
        .to
        .as_ref()
        .ok_or_else(|| unaddressed("the customer has no address for mail", "customers[].contact.email"))
        .and_then(address);
    match (from, to) {
        (Ok(from), Ok(to)) => Ok((from, to)),
        (from, to) => {
            let of = |side: Result<Address<'_>>| side.err().map(|Problems(found)| found).unwrap_or_default();
            Err(Problems([of(from), of(to)].concat()))
        }
    }
}

fn unaddressed(message: &str, field: &'static str) -> Problems {
    Diagnostic::error(problems::UNADDRESSED_MAIL, message).at(field).hint(format!("fill in `{field}`")).into()
}

fn address(mailbox: &Mailbox) -> Result<Address<'_>> {
    let address = checked(&mailbox.address, mailbox.field)?;
    Ok(Address::new_address(mailbox.name.as_deref().map(folded), address))
}

/// An address that is one and nothing besides, its domain as mail servers know it.
pub(super) fn checked(address: &str, field: &'static str) -> Result<String> {
    let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    let parsed = EmailAddress::parse_with_options(address, options).ok().filter(|_| plain);
    let named = parsed.and_then(|parsed| {
        let domain = idna::domain_to_ascii_strict(parsed.domain()).ok()?;
        Some(format!("{}@{domain}", parsed.local_part()))
    });
    named.ok_or_else(|| {
        Diagnostic::error(problems::BAD_ADDRESS, format!("“{}” is no address for mail", folded(address)))
            .at(field)
            .hint("write it as name@firm.example, without a name or brackets around it")
            .into()
    })
}

/// Text and HTML as two forms of one thing, then what goes with them.
fn body<'a>(
    manuscript: &'a Manuscript,
    envelope: &Envelope,
    look: &'a Look,
    identity: &Identity,
) -> Result<MimePart<'a>> {
    let several = |kind: &'static str, name: &str, parts: Vec<MimePart<'a>>| {
        MimePart::new(ContentType::new(kind).attribute("boundary", identity.boundary(name)), parts)
    };
    let page = MimePart::new("text/html", page(manuscript, look)?);
    let page = match shown(look) {
        Some((logo, _)) => {
            let picture = MimePart::new("image/png", logo.bytes.as_slice()).inline().cid(LOGO);
            several("multipart/related", "rel", vec![page, picture])
        }
        None => page,
    };
    let text = MimePart::new("text/plain", plain::mail(manuscript));
    let words = several("multipart/alternative", "alt", vec![text, page]);
    let mut parts = vec![words];
    if !envelope.appointments.is_empty() {
        let kind = ContentType::new("text/calendar").attribute("charset", "utf-8").attribute("method", "PUBLISH");
        parts.push(MimePart::new(kind, calendar::calendar(Some(envelope))?).attachment("follow-up.ics"));
    }
    let attached = manuscript.attachments.iter();
    parts.extend(attached.map(|file| {
        let kind = ContentType::new(file.media);
        // Without it, readers that do not look into a page take it for ASCII.
        let kind = if file.media.starts_with("text/") { kind.attribute("charset", "utf-8") } else { kind };
        MimePart::new(kind, file.bytes.as_slice()).attachment(file.name.as_str())
    }));
    Ok(if parts.len() == 1 { parts.remove(0) } else { several("multipart/mixed", "mix", parts) })
}

/// The logo and the size in which it is shown, in pixels. Those mail programs that matter show no SVG; Outlook obeys a size
/// that stands on the element, and no style that says how large it may be at the most.
fn shown(look: &Look) -> Option<(&Logo, (u32, u32))> {
    let logo = look.logo.as_ref()?;
    Some((logo, fitted(logo.pixels()?, MOST)))
}

/// The letter as HTML for mail programs: styles stand on the elements, and nothing is fetched.
fn page(manuscript: &Manuscript, look: &Look) -> Result<String> {
    let failed = |error: &tera::Error| Problems(problems::from_engine(problems::FAILED_TEMPLATE, error, PAGE));
    let engine = ENGINE.as_ref().map_err(failed)?;
    let logo = shown(look).map(|(_, size)| (LOGO, size));
    engine.render(PAGE, &html::mail_context(manuscript, look, logo)).map_err(|error| failed(&error))
}

#[cfg(test)]
pub(super) mod tests;
