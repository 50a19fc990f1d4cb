//! The facts that every letter has: gathered once, so that the parts need not ask again.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::problems;
use crate::case::{Case, Clause, Customer, Incident, Kind, Money, Severity, Signatory, VerbPhrase};
use crate::compensation::Remedy;
use crate::composition::language::{self, Readership};
use crate::composition::{Brief, Individual, Record, Region, wording};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::policy::Policy;

/// What the parts work from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) case: &'a Case,
    pub(super) incident: &'a Incident,
    pub(super) customer: &'a Customer,
    pub(super) policy: &'a Policy,
    pub(super) remedy: &'a Remedy,
    pub(super) assessment: &'a crate::assessment::Assessment,
    pub(super) signatory: &'a Signatory,
    pub(super) failure: &'a Clause,
    pub(super) duty: &'a VerbPhrase,
    pub(super) severity: Severity,
    pub(super) started: DateTime<Utc>,
    pub(super) brief: &'a Brief,
    /// The language in which the reader reads the letter.
    pub(super) readership: Readership<'a>,
    /// The regional form in which the letter is written.
    pub(super) region: Region,
    /// The zone in which times are told to this reader.
    pub(super) zone: Tz,
    /// The letter's date.
    pub(super) letter: NaiveDate,
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
        let readership = language::readership(record)?;
        let index = record.case.customers.iter().position(|other| other.id == customer.id);
        let zone = customer.time_zone.or(record.policy.reader.time_zone).or(incident.time_zone);
        match (
            assessment.missing.is_empty(),
            &assessment.signatory,
            &customer.impact.failure,
            &incident.duty,
            incident.severity,
            incident.times.started.instant(),
            zone,
        ) {
            (true, Some(signatory), Some(failure), Some(duty), Some(severity), Some(started), Some(zone)) => Ok(Self {
                case: record.case,
                incident,
                customer,
                policy: record.policy,
                remedy,
                assessment,
                signatory,
                failure,
                duty,
                severity,
                started,
                brief,
                readership,
                region: readership.region,
                zone,
                letter: record.issued_on,
            }),
            _ => Err(all_missing(assessment, index, &customer.id)),
        }
    }

    /// A sum as this reader writes it.
    pub(super) fn money(&self, sum: Money) -> String {
        wording::money(sum, self.region)
    }

    /// A date inside the letter.
    pub(super) fn day(&self, on: NaiveDate) -> String {
        wording::day(on, self.letter, self.region)
    }

    /// A date inside the letter with its weekday.
    pub(super) fn weekday(&self, on: NaiveDate) -> String {
        wording::day_with_weekday(on, self.letter, self.region)
    }

    /// An instant on this reader's clocks.
    pub(super) fn local(&self, at: DateTime<Utc>) -> DateTime<Tz> {
        at.with_timezone(&self.zone)
    }

    /// Whether the failure is of one of these kinds.
    pub(super) fn is_any(&self, kinds: &[Kind]) -> bool {
        self.incident.kinds.iter().any(|kind| kinds.contains(kind))
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
