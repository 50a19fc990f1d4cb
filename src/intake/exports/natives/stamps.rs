//! `stamps`: the timeline that is hidden in a body of text, whose lines or sentences begin with a time of day:
//! `12:53 PM PDT We are investigating`, `At 17:12 UTC, the second server took over.`

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// Names of offsets that mean one thing in status reports; those that mean several (IST, BST, AST) are not read.
const OFFSETS: [(&str, i32); 17] = [
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("WET", 0),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("JST", 9),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Words that may stand between "At" and the time.
const ABOUT: [&str; 5] = ["approximately", "about", "around", "roughly", "exactly"];

/// One line of a timeline: when, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamped {
    /// The instant.
    pub(super) at: DateTime<Utc>,
    /// What the text says of it, without the stamp where the stamp is no part of the sentence.
    pub(super) what: String,
}

/// The lines that begin with a time, and those that belong to them. A time without a date is of the day of the one
/// before it, or of the next where it would run backwards; the first is of the day of `around`.
pub(super) fn stamps(text: &str, around: Option<DateTime<Utc>>) -> Vec<Stamped> {
    let mut found: Vec<Stamped> = Vec::new();
    let mut last: Option<NaiveDateTime> = None;
    let mut open = None;
    let ends = |line: &str| line.trim_end_matches(['"', ')', '\u{201d}']).ends_with(['.', '!', '?']);
    for line in text.lines().flat_map(pieces) {
        let line = line.trim_start_matches(['-', '*', '\u{2022}', '|', '[', '(', ' ']);
        let Some(stamp) = Stamp::read(line) else {
            if line.trim_end().ends_with(':') {
                // A heading: here something else begins.
                open = None;
            }
            // What follows a stamped line belongs to it; of a sentence that begins with a time, only its own end does.
            if let (Some(whole), Some(entry)) = (open, found.last_mut()) {
                entry.what.push(if whole { '\n' } else { ' ' });
                entry.what.push_str(line);
                open = open.filter(|whole| *whole || !ends(line));
            }
            continue;
        };
        let start = || around.map(|around| around.with_timezone(&stamp.offset).naive_local());
        let Some(local) = stamp.local(last, start()) else { continue };
        let Some(at) = stamp.offset.from_local_datetime(&local).single() else { continue };
        open = Some(!stamp.sentence).filter(|whole| *whole || !ends(stamp.what));
        last = Some(local);
        found.push(Stamped { at: at.to_utc(), what: stamp.what.to_owned() });
    }
    found.retain(|entry| entry.what.chars().any(char::is_alphanumeric));
    found
}

/// From one instant to another.
pub(super) type Stretch = (DateTime<Utc>, DateTime<Utc>);

/// The last stretch of time that a text states: `Between 12:15 PM and 12:21 PM PDT`, `from 2:39 PM to 3:16 PM PDT`. The
/// day is that of `around`, when it was told, or the one before it.
pub(super) fn between(text: &str, around: DateTime<Utc>) -> Option<Stretch> {
    let opens = ["Between ", "between ", "From ", "from "];
    let starts = opens.iter().flat_map(|open| text.match_indices(open).map(|(at, _)| at + open.len()));
    let mut found: Vec<(usize, Stretch)> =
        starts.filter_map(|at| stretch(&text[at..], around).map(|stretch| (at, stretch))).collect();
    found.sort_by_key(|(at, _)| *at);
    found.pop().map(|(_, stretch)| stretch)
}

fn stretch(text: &str, around: DateTime<Utc>) -> Option<Stretch> {
    let (from, rest) = time(text)?;
    let own = offset(rest);
    let rest = own.map_or(rest, |(_, rest)| rest).trim_start();
    let rest = ["and ", "to "].iter().find_map(|word| rest.strip_prefix(word))?;
    let (to, rest) = time(rest)?;
    let (zone, _) = offset(rest)?;
    let day = around.with_timezone(&zone).date_naive();
    let at =
        |time: NaiveTime, zone: FixedOffset| Some(zone.from_local_datetime(&day.and_time(time)).single()?.to_utc());
    let mut end = at(to, zone)?;
    let mut start = at(from, own.map_or(zone, |(own, _)| own))?;
    // What is told has happened, a clock a little wrong aside.
    if end > around + chrono::Duration::hours(1) {
        (start, end) = (start - chrono::Duration::days(1), end - chrono::Duration::days(1));
    }
    if start > end {
        start -= chrono::Duration::days(1);
    }
    Some((start, end))
}

/// A line, divided before the sentences that begin with a time.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(". At ") {
        pieces.push(&line[start..=at]);
        start = at + 2;
    }
    pieces.push(&line[start..]);
    pieces
}

/// A time at the beginning of a line.
#[derive(Debug)]
struct Stamp<'a> {
    date: Option<Date>,
    time: NaiveTime,
    offset: FixedOffset,
    what: &'a str,
    /// Whether the stamp is part of its sentence.
    sentence: bool,
}

/// A day; a year goes without saying.
#[derive(Debug, Clone, Copy)]
struct Date {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl<'a> Stamp<'a> {
    fn read(line: &'a str) -> Option<Self> {
        if let Some(rest) = line.strip_prefix("At ") {
            let rest = ABOUT.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start();
            let (time, rest) = time(rest)?;
            let (offset, rest) = offset(rest)?;
            let date = rest.trim_start().strip_prefix("on ").and_then(date).map(|(date, _)| date);
            return Some(Self { date, time, offset, what: line, sentence: true });
        }
        let (date, rest) = match date(line) {
            Some((date, rest)) => (Some(date), rest.trim_start_matches([',', 'T', ' ', '-', '\u{2013}'])),
            None => (None, line),
        };
        let (time, rest) = time(rest)?;
        let (offset, rest) = offset(rest)?;
        let what = rest.trim_start_matches([' ', '-', ':', ']', ')', '|', '\u{2013}', '\u{2014}', '\u{a0}', '*']);
        Some(Self { date, time, offset, what, sentence: false })
    }

    /// The reading of the clocks, after `last` or else on the day of `start`.
    fn local(&self, last: Option<NaiveDateTime>, start: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
        let known = last.or(start);
        if let Some(Date { year, month, day }) = self.date {
            let year = year.or_else(|| {
                // A stamp of January after one of December is of the next year.
                known.map(|known| known.year() + i32::from(known.month() == 12 && month == 1))
            })?;
            return Some(NaiveDate::from_ymd_opt(year, month, day)?.and_time(self.time));
        }
        let local = known?.date().and_time(self.time);
        match last {
            // A report may tell two things in the wrong order; half a day back means that midnight has passed.
            Some(last) if last - local > chrono::Duration::hours(12) => local.checked_add_days(Days::new(1)),
            _ => Some(local),
        }
    }
}

/// `2013-04-21`, `Dec 22`, `Dec 22, 2021`, `22 December 2021`
fn date(text: &str) -> Option<(Date, &str)> {
    let (word, rest) = word(text);
    let parts: Vec<&str> = word.split('-').collect();
    if let [year, month, day] = parts.as_slice()
        && year.len() == 4
    {
        // The time may follow without a space: 2013-04-21T17:02Z.
        let day = day.get(..2)?;
        let date = Date { year: year.parse().ok(), month: month.parse().ok()?, day: day.parse().ok()? };
        return date.year.map(|_| (date, &text[year.len() + month.len() + 4..]));
    }
    let number =
        |word: &str| word.trim_end_matches([',', '.']).parse::<u32>().ok().filter(|day| (1..=31).contains(day));
    let (second, tail) = self::word(rest);
    let (month, day, tail) = match (month(word), number(word)) {
        (Some(month), _) => (month, number(second)?, tail),
        (None, Some(day)) => (month(second)?, day, tail),
        (None, None) => return None,
    };
    let (third, after) = self::word(tail);
    let year = third.trim_end_matches([',', ':']).parse::<i32>().ok().filter(|year| (1990..2200).contains(year));
    Some((Date { year, month, day }, if year.is_some() { after } else { tail }))
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches([',', '.']).to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| word.starts_with(month) && word.len() <= 9)?;
    u32::try_from(index + 1).ok()
}

/// `17:02`, `17:02:10`, `5:29 AM`
fn time(text: &str) -> Option<(NaiveTime, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let hour: u32 = if (1..=2).contains(&hours) { text[..hours].parse().ok()? } else { return None };
    let rest = text[hours..].strip_prefix(':')?;
    let minute: u32 = if digits(rest) == 2 { rest[..2].parse().ok()? } else { return None };
    let mut rest = &rest[2..];
    let mut second = 0;
    if let Some(tail) = rest.strip_prefix(':')
        && digits(tail) == 2
    {
        second = tail[..2].parse().ok()?;
        rest = &tail[2..];
    }
    let (half, after) = word(rest);
    let hour = match half.to_ascii_uppercase().trim_end_matches([',', ':']) {
        "AM" if (1..=12).contains(&hour) => (hour % 12, after),
        "PM" if (1..=12).contains(&hour) => (hour % 12 + 12, after),
        "AM" | "PM" => return None,
        _ => (hour, rest),
    };
    Some((NaiveTime::from_hms_opt(hour.0, minute, second)?, hour.1))
}

/// `UTC`, `PDT`, `+01:00`; a time without one is not read, because nothing says what it means.
fn offset(text: &str) -> Option<(FixedOffset, &str)> {
    let trimmed = text.trim_start_matches([' ', '(', '\u{a0}']);
    let length = trimmed.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &trimmed[..length];
    let hours = OFFSETS.iter().find(|(known, _)| *known == name).map(|(_, hours)| *hours)?;
    Some((FixedOffset::east_opt(hours * 3600)?, &trimmed[length..]))
}

/// The first word of a text, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches([' ', '\u{a0}']);
    text.split_at(text.find([' ', '\u{a0}']).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, around: &str) -> Vec<(String, String)> {
        let around = around.parse().ok();
        stamps(text, around)
            .into_iter()
            .map(|entry| (entry.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true), entry.what))
            .collect()
    }

    fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(at, what)| ((*at).to_owned(), (*what).to_owned())).collect()
    }

    #[test]
    fn stamped_lines_are_found_and_midnight_is_passed() {
        let text = "11:33 PM PST We look.\nMore of it.\nDec 22, 12:34 AM PST We found it.\n 1:20 AM PST Over.";
        assert_eq!(
            read(text, "2021-12-22T07:33:00Z"),
            told(&[
                ("2021-12-22T07:33:00Z", "We look.\nMore of it."),
                ("2021-12-22T08:34:00Z", "We found it."),
                ("2021-12-22T09:20:00Z", "Over."),
            ])
        );
        let text = "23:50 UTC - It began\n00:10 UTC - It ended";
        assert_eq!(
            read(text, "2026-03-10T23:55:00Z"),
            told(&[("2026-03-10T23:50:00Z", "It began"), ("2026-03-11T00:10:00Z", "It ended")])
        );
    }

    #[test]
    fn sentences_that_begin_with_a_time_are_found() {
        let text = "Issue:\nAt approximately 17:02 UTC on 2013-04-21, it went. We looked. At 17:12 UTC, it came.";
        assert_eq!(
            read(text, "2020-08-14T16:11:34Z"),
            told(&[
                ("2013-04-21T17:02:00Z", "At approximately 17:02 UTC on 2013-04-21, it went. We looked."),
                ("2013-04-21T17:12:00Z", "At 17:12 UTC, it came."),
            ])
        );
    }

    #[test]
    fn a_sentence_goes_on_where_its_line_was_broken() {
        let text = "At 17:12 UTC, the second server took over and\ncame back. It was slow\nfor an hour.\nNext time.";
        let told = read(text, "2013-04-21T17:00:00Z");
        assert_eq!(told[0].1, "At 17:12 UTC, the second server took over and came back. It was slow for an hour.");
    }

    #[test]
    fn dates_in_several_forms_are_read() {
        for line in
            ["2026-03-10 09:00 UTC x", "2026-03-10T09:00Z: x", "10 March 2026 09:00 UTC x", "Mar 10, 2026, 09:00 UTC x"]
        {
            assert_eq!(read(line, ""), told(&[("2026-03-10T09:00:00Z", "x")]), "{line}");
        }
    }

    #[test]
    fn stretches_are_found() {
        let around = "2021-06-24T19:53:13Z".parse().unwrap();
        let told = |text: &str| between(text, around).map(|(from, to)| (from.to_rfc3339(), to.to_rfc3339()));
        let expected = Some(("2021-06-24T19:15:00+00:00".to_owned(), "2021-06-24T19:21:00+00:00".to_owned()));
        assert_eq!(told("Between 12:15 PM and 12:21 PM PDT we saw"), expected);
        assert_eq!(told("x from 1:00 AM to 2:00 AM PDT; between 12:15 PM PDT and 12:21 PM PDT"), expected);
        let night = Some(("2021-06-23T06:40:00+00:00".to_owned(), "2021-06-23T07:10:00+00:00".to_owned()));
        let around = "2021-06-23T08:00:00Z".parse().unwrap();
        let over = between("between 11:40 PM and 12:10 AM PDT", around);
        assert_eq!(over.map(|(from, to)| (from.to_rfc3339(), to.to_rfc3339())), night);
        for text in ["between 12:15 and 12:21", "between us", "from 1:00 PM on", "between 25:00 and 26:00 UTC", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn what_means_several_times_is_not_read() {
        for line in
            ["10:00 It began", "10:00 IST x", "25:00 UTC x", "13:00 PM UTC x", "At noon, x", "10:00 UTC", "", "é:00"]
        {
            assert_eq!(read(line, "2026-03-10T00:00:00Z"), told(&[]), "{line}");
        }
        // Without a day there is no instant.
        assert_eq!(read("10:00 UTC x", ""), told(&[]));
    }
}
