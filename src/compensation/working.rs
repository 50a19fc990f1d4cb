//! The words of how a figure came about, for a customer's accountant, reports and `amends assess`. Each of its parts is
//! worded where it is written: a batch makes a working for each letter, and most are never shown.

use std::fmt::{self, Display};

use num_traits::One;

use super::figures::{cut, digits, scale, shortest, whole};
use super::items::ServiceDay;
use crate::case::{Currency, Duration, Exact, Money, grouped};

/// An amount as workings write it: `1,000.00 USD`.
pub fn money(amount: Money) -> String {
    let (number, code) = (amount.amount(), amount.currency.code());
    [&grouped(&number), " ", code].concat()
}

/// An exact number: `2.5`, or with an ellipsis where its decimals go on: `1.666666…`.
pub(super) fn number(value: &Exact) -> impl Display {
    fmt::from_fn(move |f| match value.to_integer() {
        Some(whole) => f.write_str(&grouped(&digits(whole))),
        None if ends_within(value, 12) => f.write_str(&grouped(&shortest(value))),
        None => {
            f.write_str(&grouped(&cut(value, 6)))?;
            f.write_str("…")
        }
    })
}

/// An exact sum that need not be a whole number of minor units: `9.00 USD`, `33.333333… USD`.
pub(super) fn sum(value: &Exact, currency: Currency) -> impl Display {
    fmt::from_fn(move |f| {
        let digits = u32::from(currency.digits());
        if ends_within(value, digits) {
            f.write_str(&grouped(&cut(value, digits)))?;
        } else {
            number(value).fmt(f)?;
        }
        f.write_str(" ")?;
        f.write_str(currency.code())
    })
}

/// Whether a number has no more than so many decimals.
fn ends_within(value: &Exact, decimals: u32) -> bool {
    match value.units(decimals) {
        Some((_, exact)) => exact,
        None => value.is_integer() || (value * scale(decimals)).is_integer(),
    }
}

/// An exact sum and what it is rounded to, said only where the two differ.
pub(super) fn rounded(exact: &Exact, amount: Money) -> impl Display {
    fmt::from_fn(move |f| {
        sum(exact, amount.currency).fmt(f)?;
        if *exact == amount.to_ratio() {
            return Ok(());
        }
        f.write_str(", rounded up to ")?;
        f.write_str(&money(amount))
    })
}

/// A count with its noun: `1 unit`, `2.5 units`.
pub(super) fn count(value: &Exact, one: &str, more: &str) -> impl Display {
    fmt::from_fn(move |f| {
        number(value).fmt(f)?;
        f.write_str(" ")?;
        f.write_str(if value.is_one() { one } else { more })
    })
}

/// Seconds: `7,800 s`.
pub(super) fn seconds(value: &Exact) -> impl Display {
    fmt::from_fn(move |f| {
        number(value).fmt(f)?;
        f.write_str(" s")
    })
}

/// A length in the largest unit that divides it: `1 hour`, `2 days`, `90 minutes`.
pub(super) fn length(duration: Duration) -> String {
    const UNITS: [(i64, &str, &str); 5] = [
        (604_800, "week", "weeks"),
        (86_400, "day", "days"),
        (3_600, "hour", "hours"),
        (60, "minute", "minutes"),
        (1, "second", "seconds"),
    ];
    let seconds = duration.seconds();
    let in_units = UNITS.map(|(length, one, more)| (&seconds / whole(length), one, more));
    let fits = in_units.iter().find(|(value, ..)| value.is_integer() && *value >= Exact::one());
    let (value, one, more) = fits.unwrap_or(&in_units[4]);
    count(value, one, more).to_string()
}

/// Days of service at their worth: `10 service days at 9.00 USD (279.00 USD over 31 days)`.
pub(super) fn days(number: &Exact, day: &ServiceDay) -> impl Display {
    fmt::from_fn(move |f| {
        count(number, "service day", "service days").fmt(f)?;
        f.write_str(" at ")?;
        sum(&day.worth, day.fee.currency).fmt(f)?;
        write!(f, " ({} over {} days)", money(day.fee), day.dates)
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{currency, ratio, usd};
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let examples =
            [("0", "0"), ("100", "100"), ("1000", "1,000"), ("12345.6789", "12,345.6789"), ("1234567", "1,234,567")];
        for (plain, expected) in examples {
            assert_eq!(grouped(plain), expected);
        }
        assert_eq!(money(usd("1234.50")), "1,234.50 USD");
    }

    #[test]
    fn an_ellipsis_tells_that_decimals_go_on() {
        assert_eq!(number(&ratio(5, 2)).to_string(), "2.5");
        assert_eq!(number(&ratio(5_000, 3)).to_string(), "1,666.666666…");
        assert_eq!(sum(&ratio(9, 1), currency("USD")).to_string(), "9.00 USD");
        assert_eq!(sum(&ratio(33_335, 1_000), currency("USD")).to_string(), "33.335 USD");
        assert_eq!(sum(&ratio(100, 3), currency("JPY")).to_string(), "33.333333… JPY");
    }

    #[test]
    fn rounding_is_told_only_where_it_happens() {
        assert_eq!(rounded(&ratio(100, 1), usd("100.00")).to_string(), "100.00 USD");
        assert_eq!(rounded(&ratio(100, 3), usd("33.34")).to_string(), "33.333333… USD, rounded up to 33.34 USD");
    }

    #[test]
    fn lengths_take_the_largest_unit_that_divides_them() {
        let examples = [
            ("PT1H", "1 hour"),
            ("PT90M", "90 minutes"),
            ("P14D", "2 weeks"),
            ("P1DT24H", "2 days"),
            ("PT61S", "61 seconds"),
            ("PT0.5S", "0.5 seconds"),
            ("PT0S", "0 seconds"),
        ];
        for (text, expected) in examples {
            assert_eq!(length(Duration::parse(text).unwrap()), expected);
        }
    }

    #[test]
    fn service_days_tell_their_worth() {
        let day = ServiceDay { worth: ratio(9, 1), fee: usd("279.00"), dates: 31 };
        assert_eq!(days(&ratio(1, 1), &day).to_string(), "1 service day at 9.00 USD (279.00 USD over 31 days)");
        assert_eq!(days(&ratio(5, 2), &day).to_string(), "2.5 service days at 9.00 USD (279.00 USD over 31 days)");
        assert_eq!(seconds(&ratio(7_800, 1)).to_string(), "7,800 s");
    }
}
