//! Stretches of time with both ends: `from 17:20 to 19:30`.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{Date, Figure, Value, figures};

/// A stretch as a text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review) struct Span {
    /// Its seconds by the clocks it names.
    pub(in crate::review) seconds: i64,
}

/// An end of a stretch: a time of day, and the day where it is said.
#[derive(Debug, Clone, Copy)]
struct End {
    clock: u32,
    day: Option<Date>,
    /// Minutes from UTC, where it is said.
    offset: Option<i64>,
}

/// The stretches of a sentence with these figures in a letter of that date: two times of day with `to`, `until` or a dash between them,
/// or between `between` and `and`. A day that only the first end has holds for both, and the other way round.
pub(in crate::review) fn spans(text: &str, figured: &[Figure], letter: Option<NaiveDate>) -> Vec<Span> {
    let text = unbracketed(text);
    let reread = matches!(text, Cow::Owned(_)).then(|| figures(&text));
    let ends = ends(&text, reread.as_deref().unwrap_or(figured));
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < ends.len() {
        let ((from, after), (to, _)) = (&ends[at], &ends[at + 1]);
        if joins(after, &text) {
            found.extend(length(*from, *to, letter).map(|seconds| Span { seconds }));
            at += 2;
        } else {
            at += 1;
        }
    }
    found
}

/// A text without the brackets that tell its times again, in another zone: `(09:00 to 11:10 UTC)`.
pub(in crate::review) fn unbracketed(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        kept.push_str(before);
        if super::clocks(inside).is_empty() {
            kept.push('(');
            kept.push_str(inside);
            kept.push(')');
        }
        rest = behind;
    }
    Cow::Owned(kept + rest)
}

/// The times of day with what stands between each and the next, other figures left out.
fn ends(text: &str, figures: &[Figure]) -> Vec<(End, String)> {
    let mut found: Vec<(End, String)> = Vec::new();
    let mut gap_from = 0;
    for figure in figures {
        if let Some((_, gap)) = found.last_mut() {
            gap.push_str(&text[gap_from..figure.start]);
        }
        gap_from = figure.end;
        match figure.value {
            Value::Clock(clock) => found.push((End { clock, day: None, offset: None }, String::new())),
            // A day after a time is that time's; a day before the first time is told of the sentence.
            Value::Date(day) => {
                if let Some((end, _)) = found.last_mut() {
                    end.day = end.day.or(Some(day));
                }
            }
            _ => {}
        }
    }
    if let Some((_, gap)) = found.last_mut() {
        gap.push_str(&text[gap_from..]);
    }
    for (end, gap) in &mut found {
        end.offset = offset(gap);
    }
    found
}

/// Whether the words between two times make a stretch of them.
fn joins(gap: &str, text: &str) -> bool {
    let words = gap.split_whitespace().filter(|word| !word.contains("UTC"));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\u{2013}'));
    match words.filter(|word| !word.is_empty()).collect::<Vec<_>>().as_slice() {
        ["to" | "until" | "\u{2013}"] | ["on", "to" | "until"] => true,
        ["and"] | ["on", "and"] => text.contains("between"),
        _ => false,
    }
}

/// `(UTC+1)` in minutes.
fn offset(gap: &str) -> Option<i64> {
    let rest = &gap[gap.find("UTC")? + 3..];
    let sign = match rest.chars().next() {
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        _ => return Some(0),
    };
    let digits = rest.trim_start_matches(['+', '-', '\u{2212}']);
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(digits.len());
    let (hours, minutes) = digits[..end].split_once(':').unwrap_or((&digits[..end], "0"));
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?))
}

/// From one end to the other, on the clock's own terms; `None` where the days cannot be told.
fn length(from: End, to: End, letter: Option<NaiveDate>) -> Option<i64> {
    let days = match (from.day, to.day) {
        (Some(first), Some(last)) => {
            let letter =
                letter.or_else(|| NaiveDate::from_ymd_opt(first.year.or(last.year).unwrap_or(2000), 12, 31))?;
            let (first, last) = (first.in_letter_of(letter)?, last.in_letter_of(letter)?);
            i64::from(last.num_days_from_ce()) - i64::from(first.num_days_from_ce())
        }
        // Past midnight without a day.
        _ => i64::from(to.clock < from.clock),
    };
    let shift = match (from.offset, to.offset) {
        (Some(first), Some(last)) => first - last,
        _ => 0,
    };
    Some(days * 86_400 + i64::from(to.clock) - i64::from(from.clock) + shift * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Vec<i64> {
        spans(text, &figures(text), NaiveDate::from_ymd_opt(2026, 3, 9)).into_iter().map(|span| span.seconds).collect()
    }

    #[test]
    fn stretches_are_measured_by_their_clocks() {
        assert_eq!(
            seconds("For two hours on Friday 6 March, from 17:20 to 19:30 London time (UTC), it failed."),
            [7_800]
        );
        assert_eq!(seconds("from 5:20 p.m. to 7:30 p.m. New York time (UTC-5)"), [7_800]);
        assert_eq!(seconds("from 23:50 on Friday 6 March to 01:10 on Saturday 7 March (London time, UTC)"), [4_800]);
        assert_eq!(seconds("from 00:30 on 29 March (UTC) to 03:30 on 29 March (UTC+1), London time"), [7_200]);
        assert_eq!(
            seconds("from 09:00 to 09:10, from 10:00 to 10:30 and from 11:00 to 11:05 London time"),
            [600, 1_800, 300]
        );
        assert_eq!(seconds("from 5:00 to 7:10 a.m. New York time (09:00 to 11:10 UTC)"), [7_800]);
        assert_eq!(seconds("between 23:50 and 00:10"), [1_200]);
        assert!(seconds("At 17:20 we stopped it, and at 19:30 we looked.").is_empty());
    }
}
