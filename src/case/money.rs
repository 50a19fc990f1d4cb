//! Money: a whole number of minor units in one currency.

use std::fmt;

use super::Exact;
use super::decimal::{Decimal, DecimalError};

/// A currency of ISO 4217 that has a minor unit (so no metals, no test codes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: iso_currency::Currency,
    digits: u16,
}

impl Currency {
    /// The currency of a three-letter code, if money can be paid in it.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = iso_currency::Currency::from_code(code)?;
        Some(Self { code, digits: code.exponent()? })
    }

    /// The three-letter code, such as `GBP`.
    pub fn code(self) -> &'static str {
        self.code.code()
    }

    /// Digits after the point: 2 for GBP, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u16 {
        self.digits
    }

    /// How many minor units make one unit.
    pub fn minor_units(self) -> i128 {
        10_i128.pow(u32::from(self.digits))
    }
}

/// A non-negative amount in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Whole minor units (pence, cents, yen).
    pub minor: i128,
    /// The currency.
    pub currency: Currency,
}

/// Why a text is not an amount of that currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// Not a decimal string.
    Decimal(DecimalError),
    /// More digits after the point than the currency has.
    TooManyDigits,
}

impl Money {
    /// Reads a decimal string as an amount of `currency`.
    ///
    /// # Errors
    /// See [`MoneyError`].
    pub fn parse(amount: &str, currency: Currency) -> Result<Self, MoneyError> {
        let decimal = Decimal::parse(amount).map_err(MoneyError::Decimal)?;
        if decimal.decimals() > usize::from(currency.digits()) {
            return Err(MoneyError::TooManyDigits);
        }
        let minor = decimal.scaled() * currency.minor_units() / 10_i128.pow(12);
        Ok(Self { minor, currency })
    }

    /// Nothing, in `currency`.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Whether the amount is zero.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The exact value in whole units (not minor units).
    pub fn to_ratio(self) -> Exact {
        Exact::new(self.minor, self.currency.minor_units())
    }

    /// The amount as a decimal string with exactly the currency's minor digits (R31): `640.00`.
    pub fn amount(self) -> String {
        // Most sums fit 64 bits, whose digits are told faster.
        let minor = u64::try_from(self.minor).map_or_else(|_| self.minor.to_string(), |minor| minor.to_string());
        let digits = usize::from(self.currency.digits());
        if digits == 0 {
            return minor;
        }
        let missing = "0".repeat((digits + 1).saturating_sub(minor.len()));
        let (whole, rest) = minor.split_at(minor.len().saturating_sub(digits));
        match missing.split_at_checked(1) {
            None => [whole, ".", rest].concat(),
            Some((zero, zeros)) => [zero, ".", zeros, rest].concat(),
        }
    }
}

/// The form for workings and messages, with the code behind: `640.00 GBP`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency.code())
    }
}
