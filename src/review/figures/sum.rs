//! Sums of money.

use super::token::Token;
use crate::composition::wording::SIGNS;

/// A sum as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Sum {
    /// The sign or code as written: `£`, `US$`, `CHF`.
    pub(in crate::review) currency: String,
    /// The amount in thousandths, which no currency goes below.
    pub(in crate::review) thousandths: i128,
}

/// Whether a sum may begin at the first of the words, whatever their digits are.
pub(super) fn may_begin(tokens: &[Token<'_>]) -> bool {
    let first = tokens[0].text;
    // A word that begins small is no sign and no code: `c.£640` is about so much.
    if first.starts_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let signed = first.find(|c: char| c.is_ascii_digit()).is_some_and(|end| first[..end].ends_with(SIGNS));
    signed || is_code(first) || tokens.get(1).is_some_and(|second| is_code(second.text))
}

/// `£640.00`, `US$1,250`, `CHF 12.50`, `12.50 EUR`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Sum, usize)> {
    let first = tokens.first()?;
    let sign_end = first.text.char_indices().find(|(_, c)| c.is_ascii_digit()).map(|(index, _)| index);
    if let Some(end) = sign_end
        && first.text[..end].ends_with(SIGNS)
    {
        let (currency, amount) = first.text.split_at(end);
        return Some((Sum { currency: currency.to_owned(), thousandths: thousandths(amount)? }, 1));
    }
    let second = tokens.get(1).filter(|_| !first.parted)?;
    let (code, amount) = if is_code(first.text) { (first.text, second.text) } else { (second.text, first.text) };
    if !is_code(code) {
        return None;
    }
    Some((Sum { currency: code.to_owned(), thousandths: thousandths(amount)? }, 2))
}

/// Whether a word is the code of a currency.
fn is_code(text: &str) -> bool {
    let shaped = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    shaped && crate::case::Currency::from_code(text).is_some()
}

/// `1,250.5` in thousandths.
fn thousandths(text: &str) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let groups = || whole.split(',');
    let length: usize = groups().map(str::len).sum();
    if length == 0 || length > 18 || !groups().all(digits) || !digits(fraction) || fraction.len() > 3 {
        return None;
    }
    let written = groups().flat_map(str::bytes).chain(fraction.bytes()).chain(std::iter::repeat(b'0'));
    Some(written.take(length + 3).fold(0, |amount, digit| amount * 10 + i128::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::sums;

    #[test]
    fn sums_are_read_with_their_currency() {
        let text = "£640.00, then US$1,250 and CHF\u{a0}12.5; 30.00 EUR in all. BHD 1.005 was 12 GBP3";
        let found: Vec<_> = sums(text).into_iter().map(|sum| (sum.currency, sum.thousandths)).collect();
        let sum = |currency: &str, thousandths| (currency.to_owned(), thousandths);
        assert_eq!(
            found,
            [sum("£", 640_000), sum("US$", 1_250_000), sum("CHF", 12_500), sum("EUR", 30_000), sum("BHD", 1_005)]
        );
    }
}
