//! Decimal strings (R45): exact, and remembered as they were written.

use std::borrow::Cow;

use super::Exact;

/// A non-negative decimal number as the record wrote it: at most 18 digits before the point and 12 after.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    text: String,
    /// The value times 10^12.
    scaled: i128,
}

/// Why a text is not a decimal string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// Anything but digits with at most one point between digits.
    Malformed,
    /// More than 18 digits before the point.
    TooLarge,
    /// More than 12 digits after the point.
    TooFine,
}

/// A decimal string with a comma before each three digits of its whole part: `2,678,400`, `1,000.00`.
pub fn grouped(number: &str) -> Cow<'_, str> {
    let whole = number.bytes().position(|byte| byte == b'.').unwrap_or(number.len());
    if whole <= 3 {
        return Cow::Borrowed(number);
    }
    let mut text = String::with_capacity(number.len() + whole / 3);
    for (at, digit) in number.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    Cow::Owned(text)
}

const SCALE_DIGITS: usize = 12;
const SCALE: i128 = 1_000_000_000_000;

impl Decimal {
    /// A hundred as [`scaled`](Self::scaled) tells it.
    pub const HUNDRED: i128 = 100 * SCALE;

    /// Reads `[0-9]+(\.[0-9]+)?`.
    ///
    /// # Errors
    /// See [`DecimalError`].
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(DecimalError::Malformed);
        }
        if whole.len() > 18 {
            return Err(DecimalError::TooLarge);
        }
        if fraction.len() > SCALE_DIGITS {
            return Err(DecimalError::TooFine);
        }
        // Eighteen digits fit 64 bits, and so do twelve.
        let number = |digits: &str| digits.bytes().fold(0_i64, |number, digit| number * 10 + i64::from(digit - b'0'));
        let missing = (fraction.len()..SCALE_DIGITS).fold(1, |power, _| power * 10);
        let scaled = i128::from(number(whole)) * SCALE + i128::from(number(fraction) * missing);
        Ok(Self { text: text.to_owned(), scaled })
    }

    /// The text as the record wrote it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value times 10^12, for comparing.
    pub fn scaled(&self) -> i128 {
        self.scaled
    }

    /// The exact value.
    pub fn to_ratio(&self) -> Exact {
        Exact::new(self.scaled, SCALE)
    }

    /// How many digits stand after the point.
    pub fn decimals(&self) -> usize {
        self.text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
    }

    /// Whether the value is zero.
    pub fn is_zero(&self) -> bool {
        self.scaled == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_before_the_point_alone() {
        for (number, shown) in
            [("", ""), ("999", "999"), ("1000", "1,000"), ("1234567.8912", "1,234,567.8912"), ("12.50", "12.50")]
        {
            assert_eq!(grouped(number), shown);
        }
    }
}
