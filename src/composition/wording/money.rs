//! Sums of money as the reader writes them.

use super::count::grouped;
use crate::case::Money;
use crate::composition::Region;

/// `£640.00`, `$100.00`, `¥1,235`, `EUR 12.50` would be read as a code: known symbols go before, codes before with a
/// space. A dollar that is not the reader's own says whose it is.
pub fn money(money: Money, region: Region) -> String {
    let amount = money.amount();
    let (whole, fraction) = amount.split_once('.').unwrap_or((&amount, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    let number = format!("{}{point}{fraction}", grouped(whole));
    match (money.currency.code(), region) {
        ("GBP", _) => format!("£{number}"),
        ("EUR", _) => format!("€{number}"),
        ("JPY", _) => format!("¥{number}"),
        ("USD", Region::America) => format!("${number}"),
        ("USD", Region::Britain) => format!("US${number}"),
        ("CAD", _) => format!("C${number}"),
        ("AUD", _) => format!("A${number}"),
        ("NZD", _) => format!("NZ${number}"),
        (code, _) => format!("{code}\u{a0}{number}"),
    }
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
