//! Numbers of JSON, kept as they are written.

use super::{Parsed, Parser};
use crate::intake::located::Kind;
use crate::intake::problems::MALFORMED_JSON;

impl Parser<'_> {
    /// A number; the parser stands at its first character.
    pub(super) fn number(&mut self) -> Parsed<Kind> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E')) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if well_formed(text) {
            return Ok(Kind::Number(text.to_owned()));
        }
        Err(self.fault(MALFORMED_JSON, start, &format!("`{text}` is not a number of JSON"), number_hint(text)))
    }
}

/// Whether a text is a number by JSON's grammar.
fn well_formed(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

fn number_hint(text: &str) -> Option<&'static str> {
    let digits = text.trim_start_matches('-');
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return Some("a number does not begin with 0; ids, telephone numbers and dates are text in double quotes");
    }
    if text.matches('-').count() > 1 { Some("dates are text: put it in double quotes") } else { None }
}
