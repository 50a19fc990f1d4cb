//! Lengths of time.

use super::number::whole;
use super::token::Token;

/// A length of time as a text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review) struct Length {
    /// Its seconds.
    pub(in crate::review) seconds: u64,
    /// The seconds of the smallest unit told: what is less is cut.
    pub(in crate::review) unit: u64,
}

impl Length {
    /// Whether so many seconds may be told like that: seconds may be left out, and from two days on minutes.
    pub(in crate::review) fn tells(self, seconds: u64) -> bool {
        let cut = if self.seconds >= 2 * 86_400 { self.unit.max(3_600) } else { 60 };
        (self.seconds..self.seconds.saturating_add(cut)).contains(&seconds)
    }
}

/// `40 minutes`, `two hours and ten minutes`, `1 hour, 2 minutes and 3 seconds`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Length, usize)> {
    let (mut length, mut taken) = part(tokens)?;
    loop {
        let rest = &tokens[taken..];
        if tokens[taken - 1].parted {
            break;
        }
        let joined = usize::from(rest.first().is_some_and(|token| token.text == "and"));
        match rest.get(joined..).and_then(part) {
            Some((more, further)) if more.unit < length.unit => {
                length = Length { seconds: length.seconds.checked_add(more.seconds)?, unit: more.unit };
                taken += joined + further;
            }
            _ => break,
        }
    }
    Some((length, taken))
}

fn part(tokens: &[Token<'_>]) -> Option<(Length, usize)> {
    let [number, unit, ..] = tokens else { return None };
    let unit = unit_of(unit.text)?;
    Some((Length { seconds: whole(number.text)?.checked_mul(unit)?, unit }, 2))
}

/// The seconds of a unit of time.
fn unit_of(text: &str) -> Option<u64> {
    match text.strip_suffix('s').unwrap_or(text) {
        "second" => Some(1),
        "minute" => Some(60),
        "hour" => Some(3_600),
        "day" => Some(86_400),
        "week" => Some(604_800),
        _ => None,
    }
}

/// Whether a length of time may begin at the first of the words, whatever their digits are.
pub(super) fn may_begin(tokens: &[Token<'_>]) -> bool {
    let [number, unit, ..] = tokens else { return false };
    let digit = number.text.starts_with(|c: char| c.is_ascii_digit());
    unit_of(unit.text).is_some() && (digit || whole(number.text).is_some())
}
