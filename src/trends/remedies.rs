//! What was owed and added: exact sums, each in its currency.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::gather::Happening;
use super::incidents::{known, told};
use crate::case::{Currency, Money};
use crate::ledger::Document;

/// Sums of letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// What they have in common; `None`: nothing, or it is not known of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The currency.
    pub currency: &'static str,
    /// What the contracts owe, as a decimal string.
    pub owed: String,
    /// What was added, as a decimal string.
    pub added: String,
    /// How many letters name a sum in this currency.
    pub letters: u64,
}

/// Sums in several views, by name and currency. They are those of the last letter to each customer about each incident, or
/// what was corrected in it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remedies {
    /// All of it.
    pub by_currency: Vec<Sum>,
    /// By kind of failure.
    pub by_kind: Vec<Sum>,
    /// By confirmed cause; without a name: not confirmed.
    pub by_cause: Vec<Sum>,
    /// By the month of the letter, `2026-03`, the earliest first.
    pub by_month: Vec<Sum>,
}

/// Sums in the making, in whole minor units; an incident has one currency or two.
#[derive(Debug, Default, Clone)]
pub(super) struct Sums(Vec<Total>);

#[derive(Debug, Clone, Copy)]
struct Total {
    currency: Currency,
    owed: i128,
    added: i128,
    letters: u64,
}

impl Sums {
    /// Adds what a letter gives.
    pub(super) fn add(&mut self, letter: &Document) {
        let Some(currency) = letter.contract.or(letter.added).map(|sum| sum.currency) else { return };
        let minor = |sum: Option<Money>| sum.map_or(0, |sum| sum.minor);
        self.put(Total { currency, owed: minor(letter.contract), added: minor(letter.added), letters: 1 });
    }

    fn put(&mut self, more: Total) {
        match self.0.iter_mut().find(|total| total.currency == more.currency) {
            Some(total) => {
                total.owed = total.owed.saturating_add(more.owed);
                total.added = total.added.saturating_add(more.added);
                total.letters += more.letters;
            }
            None => self.0.push(more),
        }
    }
}

/// Sums by the month in which their letter went.
#[derive(Debug, Default)]
pub(super) struct Months(BTreeMap<(i32, u32), Sums>);

impl Months {
    /// Adds the sums of a letter of that day.
    pub(super) fn add(&mut self, sent_on: NaiveDate, sums: &Document) {
        self.0.entry((sent_on.year(), sent_on.month())).or_default().add(sums);
    }

    fn finish(self) -> Vec<Sum> {
        let mut rows = Vec::new();
        for ((year, month), mut sums) in self.0 {
            sums.0.sort_by_key(|total| total.currency.code());
            rows.extend(sums.0.into_iter().map(|total| sum(Some(format!("{year:04}-{month:02}")), total)));
        }
        rows
    }
}

pub(super) fn remedies(happenings: &[Happening], months: Months) -> Remedies {
    Remedies {
        by_currency: by(happenings, |_| None),
        by_kind: by(happenings, |happening| known(&happening.about.kind)),
        by_cause: by(happenings, |happening| happening.about.cause.clone()),
        by_month: months.finish(),
    }
}

fn by(happenings: &[Happening], of: impl Fn(&Happening) -> Option<String>) -> Vec<Sum> {
    let mut totals: BTreeMap<Option<String>, Sums> = BTreeMap::new();
    for happening in told(happenings).filter(|happening| !happening.sums.0.is_empty()) {
        let sums = totals.entry(of(happening)).or_default();
        happening.sums.0.iter().for_each(|total| sums.put(*total));
    }
    let mut rows: Vec<(Option<String>, Total)> = totals
        .into_iter()
        .flat_map(|(name, sums)| sums.0.into_iter().map(move |total| (name.clone(), total)))
        .collect();
    // By currency, the most first; what has no name comes last.
    rows.sort_by(|(one_name, one), (other_name, other)| {
        let total = |total: &Total| std::cmp::Reverse(total.owed.saturating_add(total.added));
        let order = |name: &Option<String>, of: &Total| (of.currency.code(), name.is_none(), total(of));
        order(one_name, one).cmp(&order(other_name, other)).then_with(|| one_name.cmp(other_name))
    });
    rows.into_iter().map(|(name, total)| sum(name, total)).collect()
}

fn sum(name: Option<String>, Total { currency, owed, added, letters }: Total) -> Sum {
    let amount = |minor: i128| Money { minor, currency }.amount();
    Sum { name, currency: currency.code(), owed: amount(owed), added: amount(added), letters }
}
