//! Exact numbers: fractions of 128 bits as long as they fit, of any size where they do not.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact rational number.
///
/// ```
/// use amends::case::Exact;
/// let third = Exact::new(1, 3);
/// assert_eq!(&third + &third, Exact::new(4, 6));
/// assert_eq!((third * Exact::from(i128::MAX) * Exact::from(i128::MAX)).to_string().len(), 79);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

/// How a number is kept: a number has one form, so that equal numbers have equal forms.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    /// In lowest terms, the denominator above zero; neither is `i128::MIN`.
    Small { over: i128, under: i128 },
    /// What does not fit.
    Big(Box<BigRational>),
}

use Form::{Big, Small};

impl Exact {
    /// The quotient of two whole numbers.
    ///
    /// # Panics
    /// Where the second is zero.
    pub fn new(over: impl Into<i128>, under: impl Into<i128>) -> Self {
        let (over, under) = (over.into(), under.into());
        Self::reduced(over, under)
            .unwrap_or_else(|| Self::of_big(BigRational::new(BigInt::from(over), BigInt::from(under))))
    }

    /// A fraction in lowest terms, as long as it is one and fits.
    fn reduced(over: i128, under: i128) -> Option<Self> {
        if under == 1 {
            return Self::small(over, 1);
        }
        let shared = i128::try_from(gcd(over.unsigned_abs(), under.unsigned_abs())).ok()?;
        let shared = if under < 0 { -shared } else { shared };
        // Zero by zero shares zero.
        Self::small(over.checked_div(shared)?, under.checked_div(shared)?)
    }

    /// A fraction that is in lowest terms already.
    fn small(over: i128, under: i128) -> Option<Self> {
        (over > i128::MIN && under > 0).then_some(Self(Small { over, under }))
    }

    fn of_big(big: BigRational) -> Self {
        let small = || Self::small(big.numer().to_i128()?, big.denom().to_i128()?);
        small().unwrap_or_else(|| Self(Big(Box::new(big))))
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Small { over, under } => BigRational::new_raw(BigInt::from(*over), BigInt::from(*under)),
            Big(big) => BigRational::clone(big),
        }
    }

    /// Whether it is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Small { under, .. } => *under == 1,
            Big(big) => big.is_integer(),
        }
    }

    /// The number, where it is a whole one of no more than 128 bits.
    pub fn to_integer(&self) -> Option<i128> {
        match self.0 {
            Small { over, under: 1 } => Some(over),
            _ => None,
        }
    }

    /// The next whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Small { over, under } => Self(Small { over: over.div_euclid(*under), under: 1 }),
            Big(big) => Self::of_big(big.floor()),
        }
    }

    /// The next whole number that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        match &self.0 {
            Small { over, under } => Self(Small { over: -(-over).div_euclid(*under), under: 1 }),
            Big(big) => Self::of_big(big.ceil()),
        }
    }

    /// The whole number before the point.
    #[must_use]
    pub fn trunc(&self) -> Self {
        if self.is_negative() { self.ceil() } else { self.floor() }
    }

    /// How many units of so many decimals it holds, cut to a whole number, and whether nothing was cut off: two thirds
    /// are 66 hundredths and more. `None`: too many to be counted in 128 bits.
    pub fn units(&self, decimals: u32) -> Option<(i128, bool)> {
        let Small { over, under } = &self.0 else { return None };
        let scaled = over.checked_mul(10_i128.checked_pow(decimals)?)?;
        let units = scaled / under;
        Some((units, units * under == scaled))
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { Self::zero() - self } else { self.clone() }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Small { over, .. } => *over < 0,
            Big(big) => big.is_negative(),
        }
    }

    fn plus(&self, other: &Self) -> Self {
        let small = || {
            let (Small { over: a, under: b }, Small { over: c, under: d }) = (&self.0, &other.0) else { return None };
            if b == d {
                return Self::reduced(a.checked_add(*c)?, *b);
            }
            Self::reduced(a.checked_mul(*d)?.checked_add(c.checked_mul(*b)?)?, b.checked_mul(*d)?)
        };
        small().unwrap_or_else(|| Self::of_big(self.to_big() + other.to_big()))
    }

    fn minus(&self, other: &Self) -> Self {
        match other.0 {
            Small { over, under } => self.plus(&Self(Small { over: -over, under })),
            Big(_) => Self::of_big(self.to_big() - other.to_big()),
        }
    }

    fn times(&self, other: &Self) -> Self {
        let small = || {
            let (Small { over: a, under: b }, Small { over: c, under: d }) = (&self.0, &other.0) else { return None };
            // Both are in lowest terms, so all that the product can lose lies crosswise.
            let (a, d) = without_shared(*a, *d)?;
            let (c, b) = without_shared(*c, *b)?;
            Self::small(a.checked_mul(c)?, b.checked_mul(d)?)
        };
        small().unwrap_or_else(|| Self::of_big(self.to_big() * other.to_big()))
    }

    fn by(&self, other: &Self) -> Self {
        match other.0 {
            Small { over, under } if over > 0 => self.times(&Self(Small { over: under, under: over })),
            _ => Self::of_big(self.to_big() / other.to_big()),
        }
    }
}

/// Both numbers without what they share; the second is above zero.
fn without_shared(one: i128, other: i128) -> Option<(i128, i128)> {
    if other == 1 {
        return Some((one, 1));
    }
    let shared = i128::try_from(gcd(one.unsigned_abs(), other.unsigned_abs())).ok()?;
    Some((one / shared, other / shared))
}

/// The greatest common divisor: by Euclid until both fit 64 bits, which is soon, once more, for most of what is divided
/// is a whole number, and then by halving.
fn gcd(mut one: u128, mut other: u128) -> u128 {
    loop {
        if let (Ok(one), Ok(other)) = (u64::try_from(one), u64::try_from(other)) {
            return u128::from(one.checked_rem(other).map_or(one, |rest| num_integer::gcd(other, rest)));
        }
        if other == 0 {
            return one;
        }
        (one, other) = (other, one % other);
    }
}

impl From<i128> for Exact {
    fn from(number: i128) -> Self {
        Self::new(number, 1)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let small = || {
            let (Small { over: a, under: b }, Small { over: c, under: d }) = (&self.0, &other.0) else { return None };
            Some(a.checked_mul(*d)?.cmp(&c.checked_mul(*b)?))
        };
        small().unwrap_or_else(|| self.to_big().cmp(&other.to_big()))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident $name:ident;)+) => {$(
        impl $operator for Exact {
            type Output = Exact;

            fn $method(self, other: Exact) -> Exact {
                self.$name(&other)
            }
        }

        impl $operator<&Exact> for Exact {
            type Output = Exact;

            fn $method(self, other: &Exact) -> Exact {
                self.$name(other)
            }
        }

        impl $operator<Exact> for &Exact {
            type Output = Exact;

            fn $method(self, other: Exact) -> Exact {
                self.$name(&other)
            }
        }

        impl $operator for &Exact {
            type Output = Exact;

            fn $method(self, other: &Exact) -> Exact {
                self.$name(other)
            }
        }
    )+};
}

operators! {
    Add add plus;
    Sub sub minus;
    Mul mul times;
    Div div by;
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Self) {
        *self = self.plus(&other);
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |sum, number| sum + number)
    }
}

impl Zero for Exact {
    fn zero() -> Self {
        Self(Small { over: 0, under: 1 })
    }

    fn is_zero(&self) -> bool {
        matches!(self.0, Small { over: 0, .. })
    }
}

impl One for Exact {
    fn one() -> Self {
        Self(Small { over: 1, under: 1 })
    }
}

/// A whole number as its digits, any other as a fraction: `5/2`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Small { over, under: 1 } => fmt::Display::fmt(over, f),
            Small { over, under } => write!(f, "{over}/{under}"),
            Big(big) => fmt::Display::fmt(big, f),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whole numbers of all sizes, the ends of their range and numbers that share much with each other.
    fn wholes() -> impl Strategy<Value = i128> {
        prop_oneof![
            any::<i128>(),
            any::<i64>().prop_map(i128::from),
            -60_i128..60,
            (0_u32..127, -3_i128..=3).prop_map(|(bits, near)| (1 << bits) + near),
            prop_oneof![Just(i128::MIN), Just(i128::MAX), Just(i128::MIN + 1), Just(10_i128.pow(12))],
        ]
    }

    /// A number in both forms.
    fn numbers() -> impl Strategy<Value = (Exact, BigRational)> {
        let under = wholes().prop_filter("a quotient by zero", |under| *under != 0);
        (wholes(), under).prop_map(|(over, under)| {
            (Exact::new(over, under), BigRational::new(BigInt::from(over), BigInt::from(under)))
        })
    }

    /// Whether a number is this one, in the one form that it has.
    fn is(found: &Exact, big: &BigRational) -> bool {
        let fits = |whole: &BigInt| whole.to_i128().is_some_and(|whole| whole > i128::MIN);
        let form = matches!(found.0, Small { .. }) == (fits(big.numer()) && fits(big.denom()));
        form && found.to_big() == *big && *found == Exact::of_big(big.clone()) && found.to_string() == big.to_string()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn the_short_way_gives_what_the_long_one_gives((a, big_a) in numbers(), (b, big_b) in numbers()) {
            prop_assert!(is(&a, &big_a) && is(&b, &big_b));
            prop_assert!(is(&(&a + &b), &(&big_a + &big_b)));
            prop_assert!(is(&(&a - &b), &(&big_a - &big_b)));
            prop_assert!(is(&(&a * &b), &(&big_a * &big_b)));
            if !big_b.is_zero() {
                prop_assert!(is(&(&a / &b), &(&big_a / &big_b)));
            }
            prop_assert_eq!(a.cmp(&b), big_a.cmp(&big_b));
            prop_assert_eq!(a == b, big_a == big_b);
        }

        #[test]
        fn whole_numbers_are_cut_out_alike((a, big_a) in numbers()) {
            prop_assert!(is(&a.floor(), &big_a.floor()));
            prop_assert!(is(&a.ceil(), &big_a.ceil()));
            prop_assert!(is(&a.trunc(), &big_a.trunc()));
            prop_assert!(is(&a.abs(), &big_a.abs()));
            if let Some((units, exact)) = a.units(2) {
                let hundredths = big_a.clone() * BigInt::from(100);
                prop_assert_eq!(BigInt::from(units), hundredths.trunc().to_integer());
                prop_assert_eq!(exact, hundredths.is_integer());
            }
            prop_assert_eq!(a.is_integer(), big_a.is_integer());
            prop_assert_eq!(a.is_zero(), big_a.is_zero());
            prop_assert_eq!(a.is_negative(), big_a.is_negative());
            let counted = big_a.is_integer().then(|| big_a.to_integer().to_i128()).flatten();
            prop_assert_eq!(a.to_integer(), counted.filter(|whole| *whole > i128::MIN));
        }

        #[test]
        fn the_way_back_from_big_numbers_is_found((a, big_a) in numbers(), (b, big_b) in numbers(), (c, big_c) in numbers()) {
            prop_assert!(is(&(&a * &b * &c), &(&big_a * &big_b * &big_c)));
            prop_assert_eq!((&a * &b + &c) - &c - &a * &b, Exact::zero());
        }
    }

    #[test]
    #[should_panic(expected = "denominator == 0")]
    fn nothing_is_divided_by_zero() {
        let _ = Exact::one() / Exact::zero();
    }

    #[test]
    #[should_panic(expected = "denominator == 0")]
    fn no_quotient_is_by_zero() {
        let _ = Exact::new(0, 0);
    }
}
