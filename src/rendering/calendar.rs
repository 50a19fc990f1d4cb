//! What a document promises, as a calendar that other programs read (RFC 5545).
//!
//! Times are in UTC, which every calendar shows on its own clock; an entry of a day alone has no time to be wrong about.

use std::fmt::Write as _;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::escape::folded;
use super::identity::Identity;
use super::mail::checked;
use super::problems;
use crate::case::DayOrTime;
use crate::composition::{Appointment, Envelope, Mailbox, wording::capitalized};
use crate::diagnostic::{Diagnostic, Result};

/// How long an appointment with a time is held free, in minutes.
const MINUTES: i64 = 30;

/// The calendar of a document.
///
/// # Errors
/// There is nothing to put into it.
pub(super) fn calendar(envelope: Option<&Envelope>) -> Result<Vec<u8>> {
    let Some(envelope) = envelope.filter(|envelope| !envelope.appointments.is_empty()) else {
        let message = "the document promises nothing with a day, so there is no calendar of it";
        let hint = "a letter's calendar holds its follow-up, a report's the measures that are still to do";
        return Err(Diagnostic::error(problems::EMPTY_CALENDAR, message).hint(hint).into());
    };
    let identity = Identity::of(envelope);
    let entries = envelope.appointments.iter().enumerate().map(|(index, appointment)| {
        let Appointment { summary, about, on } = appointment.clone();
        Reminder { id: identity.numbered(index), on, summary, about }
    });
    let organizer = envelope.from.as_ref().and_then(organizer);
    Ok(written(&entries.collect::<Vec<_>>(), envelope.dated, organizer.as_ref()))
}

/// An entry of a calendar that belongs to no one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What tells it from every other entry, in the form of an address: `17@firm.example`.
    pub id: String,
    /// Its day, or when it begins.
    pub on: DayOrTime,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub about: String,
}

/// A calendar of such entries, made on that day. Nobody publishes it: it is for whoever makes it.
pub fn reminders(entries: &[Reminder], made_on: NaiveDate) -> Vec<u8> {
    written(entries, made_on, None)
}

/// A calendar. What is published names its organizer (RFC 5546, 3.2.1), so that without one nothing says that it is.
fn written(entries: &[Reminder], made_on: NaiveDate, organizer: Option<&Property>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    let version = concat!("-//amends//", env!("CARGO_PKG_VERSION"), "//EN");
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", version));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    if organizer.is_some() {
        calendar.append_property(("METHOD", "PUBLISH"));
    }
    for entry in entries {
        let mut event = event(entry, made_on);
        if let Some(organizer) = organizer {
            event.append_property(organizer.clone());
        }
        calendar.push(event);
    }
    calendar.to_string().into_bytes()
}

/// Who publishes: the sender, where their address is one.
fn organizer(from: &Mailbox) -> Option<Property> {
    let address = checked(&from.address, from.field).ok()?;
    let mut organizer = Property::new("ORGANIZER", uri(&address));
    if let Some(name) = &from.name {
        // A quoted value has no way to write the mark that ends it.
        organizer.add_parameter("CN", &folded(name).replace('"', "'"));
    }
    Some(organizer.done())
}

/// An address as a URI: what is no plain character of one stands as the bytes it is in UTF-8.
fn uri(address: &str) -> String {
    let mut uri = "mailto:".to_owned();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$'*+@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn event(entry: &Reminder, made_on: NaiveDate) -> Event {
    let about: Vec<_> = entry.about.lines().map(|line| capitalized(&folded(line))).collect();
    let mut event = Event::new();
    event
        .uid(&entry.id)
        .timestamp(made_on.and_time(NaiveTime::MIN).and_utc())
        .summary(&folded(&entry.summary))
        .description(&about.join("\n"));
    match entry.on {
        // Without an end it lasts that day; it is something to know, and does not make its reader busy all day.
        DayOrTime::Day(day) => event.starts(day).add_property("TRANSP", "TRANSPARENT"),
        DayOrTime::Time(at) => event.starts::<DateTime<Utc>>(at).ends(at + Duration::minutes(MINUTES)),
    };
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendering::mail::tests::envelope;

    #[test]
    fn a_call_has_its_time_and_a_letter_its_day() {
        let text = String::from_utf8(calendar(Some(&envelope())).unwrap()).unwrap();
        assert_eq!(text, String::from_utf8(calendar(Some(&envelope())).unwrap()).unwrap());
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "DTSTART:20260312T100000Z\r\n",
            "DTEND:20260312T103000Z\r\n",
            "DTSTART;VALUE=DATE:20260320\r\n",
            "DTSTAMP:20260309T000000Z\r\n",
            "METHOD:PUBLISH\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        let free = text.lines().filter(|line| *line == "TRANSP:TRANSPARENT").count();
        assert_eq!(free, 1, "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
        let organizers = text.matches("\r\nORGANIZER;CN=Inès Moreau:mailto:ines@harbour.example\r\n").count();
        assert_eq!(organizers, 2, "{text}");
    }

    #[test]
    fn what_nobody_publishes_says_nothing_of_publishing() {
        let anonymous = Envelope { from: None, ..envelope() };
        let odd = Mailbox { name: None, address: "ines at harbour".to_owned(), field: "signatory.email" };
        let unaddressed = Envelope { from: Some(odd), ..envelope() };
        for envelope in [anonymous, unaddressed] {
            let text = String::from_utf8(calendar(Some(&envelope)).unwrap()).unwrap();
            assert!(text.contains("BEGIN:VEVENT") && !text.contains("METHOD") && !text.contains("ORGANIZER"), "{text}");
        }
    }

    #[test]
    fn an_address_of_any_letters_is_a_uri_and_a_name_stays_a_name() {
        let mut hostile = envelope();
        let name = "\"Ann\";CN=x:mailto:x@evil.example\r\nATTENDEE:y".to_owned();
        let address = "a%b?cc=x&jürgen@bücher.example".to_owned();
        hostile.from = Some(Mailbox { name: Some(name), address, field: "signatory.email" });
        let text = String::from_utf8(calendar(Some(&hostile)).unwrap()).unwrap().replace("\r\n ", "");
        let line = text.lines().find(|line| line.starts_with("ORGANIZER")).unwrap();
        let uri = "mailto:a%25b%3Fcc%3Dx%26j%C3%BCrgen@xn--bcher-kva.example";
        assert_eq!(line, format!("ORGANIZER;CN=\"'Ann';CN=x:mailto:x@evil.example ATTENDEE:y\":{uri}"));
    }

    #[test]
    fn a_value_cannot_add_a_property() {
        let mut hostile = envelope();
        hostile.appointments[0].summary = "Call\r\nATTENDEE:mailto:x@evil.example; a,b\\n\r\nEND:VEVENT".to_owned();
        let text = String::from_utf8(calendar(Some(&hostile)).unwrap()).unwrap();
        assert!(!text.contains("\nATTENDEE") && text.matches("\nEND:VEVENT").count() == 2, "{text}");
    }

    #[test]
    fn a_calendar_of_nothing_is_refused() {
        let nothing = Envelope { appointments: Vec::new(), ..envelope() };
        assert_eq!(calendar(Some(&nothing)).unwrap_err().0[0].code.name, "empty-calendar");
    }
}
