//! Money, decimal strings, and the rule that one customer has one currency.

use super::Check;
use super::time::shown;
use crate::case::{Currency, Decimal, DecimalError, Fee, Money, MoneyError};
use crate::intake::path::{At, Path};
use crate::intake::problems::{INVALID_AMOUNT, INVALID_DECIMAL, MIXED_CURRENCIES, UNKNOWN_CURRENCY};
use crate::intake::schema;
use crate::intake::shape::did_you_mean;

/// The currency that the customer at hand has shown so far.
#[derive(Debug)]
pub(super) enum OneCurrency {
    /// Currencies may differ: a policy, or no customer at hand.
    Any,
    /// None so far.
    None,
    /// This one, first seen there.
    Seen(Currency, Path),
}

impl Check<'_> {
    /// A sum of money.
    pub(super) fn money(&mut self, at: &At<'_>, name: &str, raw: Option<&schema::Money<'_>>) -> Option<Money> {
        let (at, raw) = (at.field(name), raw?);
        self.sum(&at, raw.amount.as_ref(), raw.currency.as_deref())
    }

    /// A sum without which its table means nothing.
    pub(super) fn required_money(&mut self, at: &At<'_>, name: &str, raw: Option<&schema::Money<'_>>) -> Option<Money> {
        let money = self.money(at, name, raw);
        self.need(at, name, raw.is_some(), money)
    }

    /// A recurring fee (R03).
    pub(super) fn fee(&mut self, at: &At<'_>, name: &str, raw: Option<&schema::Fee<'_>>) -> Option<Fee> {
        let (at, raw) = (at.field(name), raw?);
        let money = self.sum(&at, raw.amount.as_ref(), raw.currency.as_deref());
        let per = self.need(&at, "per", raw.per.is_some(), raw.per)?;
        money.map(|money| Fee { money, per: per.into() })
    }

    fn sum(&mut self, at: &At<'_>, amount: Option<&schema::Amount<'_>>, currency: Option<&str>) -> Option<Money> {
        let amount = self.need(at, "amount", amount.is_some(), amount);
        let currency = self.need(at, "currency", currency.is_some(), currency);
        let currency = self.currency(at, currency?)?;
        let amount = amount?.0.trim();
        match Money::parse(amount, currency) {
            Ok(money) => Some(money),
            Err(error) => {
                self.amount_fault(at, amount, currency, error);
                None
            }
        }
    }

    fn amount_fault(&mut self, at: &At<'_>, amount: &str, currency: Currency, error: MoneyError) {
        let (amount, code, digits) = (shown(amount), currency.code(), currency.digits());
        let (message, hint) = match error {
            MoneyError::TooManyDigits if digits == 0 => {
                (format!("`{amount}` has decimals, and {code} has none"), format!("write whole {code}"))
            }
            MoneyError::TooManyDigits => (
                format!("`{amount}` has more decimals than {code} has"),
                format!("write no more than {digits} digits after the point"),
            ),
            MoneyError::Decimal(error) => {
                (format!("`{amount}` is not an amount: {}", decimal_fault(error)), decimal_hint(error).to_owned())
            }
        };
        self.error(&at.field("amount"), INVALID_AMOUNT, message).hint(hint);
    }

    fn currency(&mut self, at: &At<'_>, code: &str) -> Option<Currency> {
        let at = at.field("currency");
        let Some(currency) = Currency::from_code(code.trim()) else {
            let message = format!("`{}` is not a currency of ISO 4217", shown(code));
            self.error(&at, UNKNOWN_CURRENCY, message).hint(currency_hint(code));
            return None;
        };
        self.same_currency(&at, currency);
        Some(currency)
    }

    /// Notes a second currency of the customer at hand.
    pub(super) fn same_currency(&mut self, at: &At<'_>, currency: Currency) {
        match &self.currency {
            OneCurrency::None => self.currency = OneCurrency::Seen(currency, at.path()),
            OneCurrency::Seen(first, path) if *first != currency => {
                let message = format!(
                    "this is in {}, but {path} is in {}: all money of one customer is in one currency",
                    currency.code(),
                    first.code()
                );
                self.error(at, MIXED_CURRENCIES, message)
                    .hint("give every sum in the currency of the contract; nothing is converted here");
            }
            OneCurrency::Seen(..) | OneCurrency::Any => {}
        }
    }

    /// A decimal string (R45).
    pub(super) fn decimal(
        &mut self,
        at: &At<'_>,
        name: &str,
        raw: Option<&schema::DecimalText<'_>>,
    ) -> Option<Decimal> {
        let text = raw?.0.trim();
        match Decimal::parse(text) {
            Ok(decimal) => Some(decimal),
            Err(error) => {
                let message = format!("`{}` is not a decimal number: {}", shown(text), decimal_fault(error));
                self.error(&at.field(name), INVALID_DECIMAL, message).hint(decimal_hint(error));
                None
            }
        }
    }

    /// A decimal string without which its table means nothing.
    pub(super) fn required_decimal(
        &mut self,
        at: &At<'_>,
        name: &str,
        raw: Option<&schema::DecimalText<'_>>,
    ) -> Option<Decimal> {
        let decimal = self.decimal(at, name, raw);
        self.need(at, name, raw.is_some(), decimal)
    }
}

fn decimal_fault(error: DecimalError) -> &'static str {
    match error {
        DecimalError::Malformed => "it takes digits with at most one point between them",
        DecimalError::TooLarge => "it has more than 18 digits before the point",
        DecimalError::TooFine => "it has more than 12 digits after the point",
    }
}

fn decimal_hint(error: DecimalError) -> &'static str {
    match error {
        DecimalError::Malformed => {
            "write it such as 1234.50: no sign, no grouping, no percent sign, no currency, a point for the decimals"
        }
        DecimalError::TooLarge | DecimalError::TooFine => "is a digit too many?",
    }
}

fn currency_hint(code: &str) -> String {
    let meant = match code.trim() {
        "£" | "UKP" | "STG" => Some("GBP"),
        "$" | "US$" => Some("USD"),
        "€" => Some("EUR"),
        "¥" => Some("JPY"),
        "RMB" => Some("CNY"),
        other => {
            const COMMON: [&str; 22] = [
                "EUR", "USD", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
                "RON", "CNY", "INR", "BRL", "MXN", "ZAR", "SGD", "HKD",
            ];
            did_you_mean(other, COMMON)
        }
    };
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write its three capital letters, such as GBP".to_owned(),
    }
}
