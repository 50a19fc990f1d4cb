//! The facts that every letter has: gathered once, so that the parts need not ask again.

use std::ops::Deref;

use chrono::{DateTime, Utc};

use super::problems;
use crate::case::{Clause, Kind, Money, Severity, VerbPhrase};
use crate::compensation::Remedy;
use crate::composition::correspondence::Correspondence;
use crate::composition::{Brief, Individual, Record, wording};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// What the parts work from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Who writes to whom, about what.
    pub(super) sides: Correspondence<'a>,
    pub(super) remedy: &'a Remedy,
    pub(super) assessment: &'a crate::assessment::Assessment,
    pub(super) failure: &'a Clause,
    pub(super) duty: &'a VerbPhrase,
    pub(super) severity: Severity,
    pub(super) started: DateTime<Utc>,
}

impl<'a> Deref for Facts<'a> {
    type Target = Correspondence<'a>;

    fn deref(&self) -> &Self::Target {
        &self.sides
    }
}

impl<'a> Facts<'a> {
    /// Gathers the facts of a record, or says which are missing.
    pub(super) fn gather(record: &'a Record<'a>, brief: &'a Brief) -> Result<Self> {
        let Some(Individual { customer, remedy, assessment }) = record.individual else {
            return Err(Diagnostic::error(problems::NO_CUSTOMER, "a letter is written to one customer")
                .hint("name one with `--customer ID`")
                .into());
        };
        let incident = &record.case.incident;
        let index = record.case.customers.iter().position(|other| other.id == customer.id);
        let sides = Correspondence::of(record, brief)?;
        match (
            assessment.missing.is_empty(),
            sides,
            &customer.impact.failure,
            &incident.duty,
            incident.severity,
            incident.times.started.instant(),
        ) {
            (true, Some(sides), Some(failure), Some(duty), Some(severity), Some(started)) => {
                Ok(Self { sides, remedy, assessment, failure, duty, severity, started })
            }
            _ => Err(all_missing(assessment, index, &customer.id)),
        }
    }

    /// Whether the failure is told by the clock: how long the service was away, or data lay open.
    pub(super) fn is_timed(&self) -> bool {
        self.is_any(&[Kind::Outage, Kind::Degradation, Kind::DataExposure])
    }

    /// Whether a cheerful or light word would be out of place.
    pub(super) fn is_grave(&self) -> bool {
        self.severity == Severity::Critical
            || self.is_any(&[Kind::Safety, Kind::DataExposure, Kind::DataLoss, Kind::Conduct])
    }

    /// The clause as it stands behind a noun: `clause 8.2`.
    pub(super) fn clause(&self) -> Option<String> {
        self.customer.contract.clause.as_deref().map(wording::clause)
    }

    /// What the contract owes, where it is above zero.
    pub(super) fn owed(&self) -> Option<Money> {
        self.remedy.owed.amount.filter(|sum| !sum.is_zero())
    }

    /// Which failure of its kind this is: `second`.
    pub(super) fn nth(&self) -> String {
        let similar = self.assessment.earlier.iter().filter(|index| self.customer.earlier_failures[**index].similar);
        wording::ordinal(similar.count() as u64 + 1)
    }

    /// Whether an earlier failure of the window was like this one.
    pub(super) fn is_repeat(&self) -> bool {
        self.assessment.earlier.iter().any(|index| self.customer.earlier_failures[*index].similar)
    }
}

fn all_missing(assessment: &crate::assessment::Assessment, index: Option<usize>, customer: &str) -> Problems {
    let mut found: Vec<Diagnostic> = assessment
        .missing
        .iter()
        .map(|fact| Diagnostic { customer: Some(customer.to_owned()), ..problems::missing(fact) })
        .collect();
    if found.is_empty() {
        let path = index.map_or_else(|| "customers".to_owned(), |index| format!("customers[{index}]"));
        found.push(Diagnostic::error(problems::MISSING_FACT, "the case lacks facts that a letter needs").at(path));
    }
    Problems(found)
}
