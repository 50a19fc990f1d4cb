//! Sums of money as the reader writes them.

use crate::case::Money;
use crate::case::grouped;
use crate::composition::Region;

/// The signs of money that stand before an amount: a word may begin with one.
pub const SIGNS: [char; 4] = ['£', '$', '€', '¥'];

/// `£640.00`, `$100.00`, `¥1,235`, `EUR 12.50` would be read as a code: known symbols go before, codes before with a
/// space. A dollar that is not the reader's own says whose it is.
pub fn money(money: Money, region: Region) -> String {
    let amount = money.amount();
    let (whole, fraction) = amount.split_at(amount.find('.').unwrap_or(amount.len()));
    let (mark, gap) = match (money.currency.code(), region) {
        ("GBP", _) => ("£", ""),
        ("EUR", _) => ("€", ""),
        ("JPY", _) => ("¥", ""),
        ("USD", Region::America) => ("$", ""),
        ("USD", Region::Britain) => ("US$", ""),
        ("CAD", _) => ("C$", ""),
        ("AUD", _) => ("A$", ""),
        ("NZD", _) => ("NZ$", ""),
        (code, _) => (code, "\u{a0}"),
    };
    [mark, gap, &grouped(whole), fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Currency;

    fn sum(amount: &str, code: &str) -> Money {
        Money::parse(amount, Currency::from_code(code).unwrap()).unwrap()
    }

    #[test]
    fn symbols_stand_before_and_digits_are_the_currencys() {
        assert_eq!(money(sum("1640", "GBP"), Region::Britain), "£1,640.00");
        assert_eq!(money(sum("100.00", "USD"), Region::America), "$100.00");
        assert_eq!(money(sum("100.00", "USD"), Region::Britain), "US$100.00");
        assert_eq!(money(sum("1235", "JPY"), Region::Britain), "¥1,235");
        assert_eq!(money(sum("2.5", "KWD"), Region::Britain), "KWD\u{a0}2.500");
    }
}
