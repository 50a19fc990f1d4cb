//! Exact figures: rounding to money, and cutting to decimals.

use num_traits::One;

use crate::case::{Currency, Exact, Money};

/// A non-negative number cut (never rounded) to exactly `decimals` digits after the point (R07, R40).
///
/// ```
/// use amends::case::Exact;
/// let two_thirds = Exact::new(2, 3);
/// assert_eq!(amends::compensation::cut(&two_thirds, 2), "0.66");
/// assert_eq!(amends::compensation::cut(&two_thirds, 0), "0");
/// ```
pub fn cut(value: &Exact, decimals: u32) -> String {
    let mut digits = match value.units(decimals) {
        Some((units, _)) => digits(units),
        None => (value * scale(decimals)).trunc().to_string(),
    };
    let width = decimals as usize + 1;
    if digits.len() < width {
        digits = format!("{digits:0>width$}");
    }
    if decimals > 0 {
        digits.insert(digits.len() - decimals as usize, '.');
    }
    digits
}

/// The digits of a whole number; most fit 64 bits, whose digits are told faster.
pub(super) fn digits(number: i128) -> String {
    i64::try_from(number).map_or_else(|_| number.to_string(), |number| number.to_string())
}

/// The same after the 12th decimal, without trailing zeros: `100`, `99.9`, `99.708781362007` (R07, R17).
///
/// ```
/// use amends::case::Exact;
/// let half = Exact::new(5, 2);
/// assert_eq!(amends::compensation::shortest(&half), "2.5");
/// ```
pub fn shortest(value: &Exact) -> String {
    let digits = cut(value, 12);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An exact sum of whole units (not minor units) as money, rounded upwards; `None`: too large.
pub(super) fn round_up(value: &Exact, currency: Currency) -> Option<Money> {
    let minor = match value.units(u32::from(currency.digits())) {
        Some((minor, exact)) => minor + i128::from(!exact && !value.is_negative()),
        None => (value * whole(currency.minor_units())).ceil().to_integer()?,
    };
    Some(Money { minor, currency })
}

/// The sum of amounts of one currency; `None`: too large.
pub(super) fn sum(amounts: impl IntoIterator<Item = Money>, currency: Currency) -> Option<Money> {
    let minor = amounts.into_iter().try_fold(0_i128, |sum, amount| sum.checked_add(amount.minor))?;
    Some(Money { minor, currency })
}

/// A whole number as an exact one.
pub(super) fn whole(number: impl Into<i128>) -> Exact {
    Exact::from(number.into())
}

/// Ten to the power of a number of decimals.
pub(super) fn scale(decimals: u32) -> Exact {
    match 10_i128.checked_pow(decimals) {
        Some(scale) => whole(scale),
        None => (0..decimals).fold(Exact::one(), |scale, _| scale * whole(10)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{currency, ratio};
    use super::*;

    #[test]
    fn more_decimals_than_fit_a_machine_word_are_cut_as_well() {
        assert_eq!(cut(&ratio(2, 3), 40), format!("0.{}", "6".repeat(40)));
    }

    #[test]
    fn r07_cut_after_the_twelfth_decimal_without_trailing_zeros() {
        assert_eq!(shortest(&whole(100)), "100");
        assert_eq!(shortest(&ratio(999, 10)), "99.9");
        assert_eq!(shortest(&(whole(100) - ratio(780_000, 2_678_400))), "99.708781362007");
        assert_eq!(shortest(&ratio(2, 3)), "0.666666666666");
        assert_eq!(shortest(&whole(0)), "0");
    }

    #[test]
    fn cutting_keeps_leading_zeros_behind_the_point() {
        assert_eq!(cut(&ratio(1, 400), 4), "0.0025");
        assert_eq!(cut(&ratio(1, 400), 3), "0.002");
        assert_eq!(cut(&whole(7), 0), "7");
    }

    #[test]
    fn rounding_is_upwards_and_by_less_than_a_minor_unit() {
        let usd = currency("USD");
        assert_eq!(round_up(&ratio(90_001, 10_000), usd).unwrap().minor, 901);
        assert_eq!(round_up(&whole(9), usd).unwrap().minor, 900);
        assert_eq!(round_up(&ratio(12_345, 10), currency("JPY")).unwrap().minor, 1_235);
        assert_eq!(round_up(&ratio(1, 10_000_000), currency("KWD")).unwrap().minor, 1);
    }

    #[test]
    fn too_large_is_none_and_never_a_panic() {
        let usd = currency("USD");
        assert_eq!(round_up(&whole(i128::MAX), usd), None);
        let most = Money { minor: i128::MAX, currency: usd };
        assert_eq!(sum([most, Money { minor: 1, currency: usd }], usd), None);
        assert_eq!(sum([most, Money::zero(usd)], usd), Some(most));
    }
}
