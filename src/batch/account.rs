//! What a run came to: counted as it goes, in memory that does not grow with it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::made::Made;
use crate::diagnostic::{Code, Diagnostic};

/// What a run came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Records that were read; sorted ones count once for each of their customers.
    pub records: u64,
    /// Documents that were made.
    pub made: u64,
    /// Documents that an earlier run had made.
    pub there: u64,
    /// Of both, those that wait for an approval.
    pub held: u64,
    /// Records of which something could not be made.
    pub failed: u64,
    /// Documents made by kind of document.
    pub kinds: BTreeMap<String, u64>,
    /// By kinds of failure: `outage`, `billing+delivery`.
    pub failures: BTreeMap<String, u64>,
    /// By language and regional form.
    pub languages: BTreeMap<String, u64>,
    /// By outlook.
    pub outlooks: BTreeMap<String, u64>,
    /// What all documents promise together, by currency.
    pub sums: BTreeMap<String, Sums>,
    /// Approvals that are needed, by role.
    pub approvals: BTreeMap<String, u64>,
    /// Documents to a customer about an incident that another document is about already.
    pub duplicates: u64,
    /// What keeps documents from being made, by code.
    pub problems: BTreeMap<&'static str, Tally>,
    /// What else is to be known, by code.
    pub warnings: BTreeMap<&'static str, Tally>,
}

/// Sums of one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// What contracts owe, in minor units.
    pub owed: i128,
    /// What is added beyond them, in minor units.
    pub added: i128,
    /// What that costs, in minor units.
    pub cost: i128,
    /// Digits after the point.
    pub digits: usize,
}

/// How often something was said, and the first time that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// What it is called.
    pub code: Code,
    /// The first of them.
    pub first: Diagnostic,
}

impl Sums {
    /// An amount as a decimal string with the digits of the currency.
    pub fn amount(&self, minor: i128) -> String {
        let unit = 10_i128.pow(u32::try_from(self.digits).unwrap_or_default());
        match self.digits {
            0 => minor.to_string(),
            digits => format!("{}.{:0digits$}", minor / unit, minor % unit),
        }
    }
}

impl Account {
    /// Counts a document.
    pub(super) fn document(&mut self, made: &Made) {
        let row = &made.row;
        count(&mut self.kinds, &row.kind);
        count(&mut self.languages, &row.language);
        if !made.failure.is_empty() {
            count(&mut self.failures, &made.failure);
        }
        if let Some(release) = row.approval.as_ref().filter(|release| release.needed) {
            self.held += 1;
            count(&mut self.approvals, &release.role);
        }
        let Some(terms) = &made.terms else { return };
        count(&mut self.outlooks, terms.outlook.name());
        if let Some(currency) = terms.currency {
            let sums = match self.sums.get_mut(currency.code()) {
                Some(sums) => sums,
                None => self.sums.entry(currency.code().to_owned()).or_default(),
            };
            sums.owed += terms.owed.map_or(0, |money| money.minor);
            sums.added += terms.added.map_or(0, |money| money.minor);
            sums.cost += terms.cost.map_or(0, |money| money.minor);
            sums.digits = usize::from(currency.digits());
        }
    }

    /// Counts something that kept a document from being made.
    pub(super) fn refused(&mut self, diagnostic: &Diagnostic) {
        tally(&mut self.problems, diagnostic);
    }

    /// Counts something else that is to be known.
    pub(super) fn said(&mut self, diagnostic: &Diagnostic) {
        tally(&mut self.warnings, diagnostic);
    }

    /// The account for programs.
    pub fn to_json(&self) -> Value {
        let sums = |(currency, sums): (&String, &Sums)| {
            json!({
                "currency": currency,
                "contract": sums.amount(sums.owed),
                "added": sums.amount(sums.added),
                "total": sums.amount(sums.owed + sums.added),
                "cost": sums.amount(sums.cost),
            })
        };
        let tallies = |tallies: &BTreeMap<&str, Tally>| -> Vec<Value> {
            let one = |tally: &Tally| {
                json!({
                    "code": tally.code.code, "name": tally.code.name, "count": tally.count,
                    "first": { "record": tally.first.record, "customer": tally.first.customer, "message": tally.first.message },
                })
            };
            tallies.values().map(one).collect()
        };
        json!({
            "records": self.records,
            "documents": self.made + self.there,
            "kinds": self.kinds,
            "incident_kinds": self.failures,
            "languages": self.languages,
            "outlooks": self.outlooks,
            "sums": self.sums.iter().map(sums).collect::<Vec<_>>(),
            "held": self.held,
            "approvals": self.approvals,
            "possible_duplicates": self.duplicates,
            "failed": self.failed,
            "problems": tallies(&self.problems),
            "warnings": tallies(&self.warnings),
        })
    }
}

fn tally(tallies: &mut BTreeMap<&'static str, Tally>, diagnostic: &Diagnostic) {
    let code = diagnostic.code;
    tallies.entry(code.code).or_insert_with(|| Tally { count: 0, code, first: diagnostic.clone() }).count += 1;
}

/// One more of a name; most names were met before.
fn count(counts: &mut BTreeMap<String, u64>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => {
            counts.insert(name.to_owned(), 1);
        }
    }
}
