//! What a document promises, as a calendar that other programs read (RFC 5545).
//!
//! Times are in UTC, which every calendar shows on its own clock; an entry of a day alone has no time to be wrong about.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

use super::escape::folded;
use super::identity::Identity;
use super::problems;
use crate::case::DayOrTime;
use crate::composition::{Appointment, Envelope, wording::capitalized};
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
    Ok(reminders(&entries.collect::<Vec<_>>(), envelope.dated))
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

/// A calendar of such entries, made on that day.
pub fn reminders(entries: &[Reminder], made_on: NaiveDate) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    let version = concat!("-//amends//", env!("CARGO_PKG_VERSION"), "//EN");
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", version));
    calendar.append_property(("CALSCALE", "GREGORIAN")).append_property(("METHOD", "PUBLISH"));
    for entry in entries {
        calendar.push(event(entry, made_on));
    }
    calendar.to_string().into_bytes()
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
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        let free = text.lines().filter(|line| *line == "TRANSP:TRANSPARENT").count();
        assert_eq!(free, 1, "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
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
