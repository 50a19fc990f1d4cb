//! What can keep a remedy from being worked out: one table of codes, one message and hint each.

use crate::diagnostic::{Code, Diagnostic};

/// The codes of this stage, in order; a number is never used twice.
pub const CODES: [Code; 13] = [
    Code { code: "COM001", name: "missing-time-zone" },
    Code { code: "COM002", name: "missing-end" },
    Code { code: "COM003", name: "term-without-fee" },
    Code { code: "COM004", name: "two-currencies" },
    Code { code: "COM005", name: "amount-too-large" },
    Code { code: "COM006", name: "time-out-of-reach" },
    Code { code: "COM007", name: "nothing-beyond-contract" },
    Code { code: "COM008", name: "added-worth-nothing" },
    Code { code: "COM009", name: "inexact-start" },
    Code { code: "COM010", name: "missing-severity" },
    Code { code: "COM011", name: "unusable-tiers" },
    Code { code: "COM012", name: "empty-unit" },
    Code { code: "COM013", name: "added-empty" },
];

/// One thing that is wrong; where it is, the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// R10
    MissingTimeZone,
    /// R09
    MissingEnd,
    /// R03
    MissingFee,
    /// One currency a customer; holds the one met first and the other, with the first one's field.
    MixedCurrencies { first: &'static str, other: &'static str, first_path: String },
    /// More minor units than can be counted.
    AmountTooLarge,
    /// A time that no calendar of ours reaches.
    TimeOutOfReach,
    /// R22
    NothingAdded,
    /// R32
    AddedWorthNothing,
    /// R21 and R26 need a date, R09 an instant.
    InexactStart,
    /// Goodwill goes by severity.
    MissingSeverity,
    /// R04
    UnusableTiers(&'static str),
    /// R16
    EmptyUnit,
    /// R32
    AddedEmpty,
}

impl Problem {
    /// The problem as an error about the field at `path`.
    pub(super) fn at(&self, path: &str) -> Diagnostic {
        let (message, hint) = self.words();
        let error = Diagnostic::error(CODES[self.row()], message).hint(hint);
        if path.is_empty() { error } else { error.at(path) }
    }

    /// Which row of the table it is.
    fn row(&self) -> usize {
        match self {
            Self::MissingTimeZone => 0,
            Self::MissingEnd => 1,
            Self::MissingFee => 2,
            Self::MixedCurrencies { .. } => 3,
            Self::AmountTooLarge => 4,
            Self::TimeOutOfReach => 5,
            Self::NothingAdded => 6,
            Self::AddedWorthNothing => 7,
            Self::InexactStart => 8,
            Self::MissingSeverity => 9,
            Self::UnusableTiers(_) => 10,
            Self::EmptyUnit => 11,
            Self::AddedEmpty => 12,
        }
    }

    /// What is wrong, and what to do.
    fn words(&self) -> (String, &'static str) {
        let (message, hint) = match self {
            Self::MissingTimeZone => (
                "the compensation cannot be worked out without the incident's time zone",
                "state `incident.time_zone` as an IANA name, such as \"Europe/Rome\"",
            ),
            Self::MissingEnd => (
                "the contract pays for down time, but the incident has no end",
                "state `incident.times.resolved` or `.mitigated`, or when this customer was hit in `impact.windows`",
            ),
            Self::MissingFee => (
                "this term is a share of a fee, and there is none",
                "state `contract.fee`, or a `fee` in the term itself",
            ),
            Self::MixedCurrencies { first, other, first_path } => {
                let message = format!("this amount is in {other}, but `{first_path}` is in {first}");
                return (message, "state all money of one customer in one currency; nothing is converted");
            }
            Self::AmountTooLarge => {
                ("the amount is too large to be counted", "look for a sum or a number of items with too many digits")
            }
            Self::TimeOutOfReach => ("the time lies outside the years 0 to 9999", "look for a mistyped year"),
            Self::NothingAdded => (
                "nothing is given beyond the contract: no gesture of the policy fits, and its goodwill is switched off \
                 for this severity or finds no fee, price, contractual amount or restored value to go by",
                "state in `added` what this customer gets beyond what is owed",
            ),
            Self::AddedWorthNothing => (
                "what is added is worth nothing, so no more is given than is owed",
                "add something of value, or leave `added` out and the policy supplies it",
            ),
            Self::InexactStart => (
                "the compensation needs the exact time at which the incident started",
                "state `incident.times.started` with its date and time",
            ),
            Self::MissingSeverity => (
                "the policy's goodwill goes by severity, and the incident has none",
                "state `incident.severity`: minor, moderate, major or critical",
            ),
            Self::UnusableTiers(why) => (*why, "look at the `tiers` of this term"),
            Self::EmptyUnit => ("the unit of time is zero", "state a `unit` longer than zero, such as \"PT1H\""),
            Self::AddedEmpty => (
                "`added` is empty, so no more is given than is owed",
                "add at least one item, or leave `added` out and the policy supplies it",
            ),
        };
        (message.to_owned(), hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_numbered_in_order_and_names_are_unique() {
        for (index, code) in CODES.iter().enumerate() {
            assert_eq!(code.code, format!("COM{:03}", index + 1));
            assert_eq!(CODES.iter().filter(|other| other.name == code.name).count(), 1);
        }
    }

    #[test]
    fn each_problem_has_its_own_row_and_words() {
        let all = [
            Problem::MissingTimeZone,
            Problem::MissingEnd,
            Problem::MissingFee,
            Problem::MixedCurrencies { first: "USD", other: "GBP", first_path: "contract.fee".to_owned() },
            Problem::AmountTooLarge,
            Problem::TimeOutOfReach,
            Problem::NothingAdded,
            Problem::AddedWorthNothing,
            Problem::InexactStart,
            Problem::MissingSeverity,
            Problem::UnusableTiers("there are no tiers"),
            Problem::EmptyUnit,
            Problem::AddedEmpty,
        ];
        assert_eq!(all.each_ref().map(Problem::row), std::array::from_fn(|index| index));
        for problem in &all {
            let told = problem.at("x");
            assert_eq!((told.path.as_deref(), told.code), (Some("x"), CODES[problem.row()]));
            assert!(told.message.len() > 10 && told.hint.is_some(), "{told}");
        }
        assert_eq!(all[0].at("").path, None);
        assert_eq!(all[3].at("x").message, "this amount is in GBP, but `contract.fee` is in USD");
    }
}
