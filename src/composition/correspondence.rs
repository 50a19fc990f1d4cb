//! Who writes to whom: what every letter and message is written from, whatever it says.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::language::{self, Readership};
use super::{Brief, Record, Region, Standing, wording};
use crate::case::{Case, Customer, Incident, Kind, Money, Signatory};
use crate::diagnostic::Result;
use crate::policy::Policy;

/// One firm writing to one reader about one incident.
#[derive(Debug, Clone, Copy)]
pub(super) struct Correspondence<'a> {
    pub(super) case: &'a Case,
    pub(super) incident: &'a Incident,
    pub(super) customer: &'a Customer,
    pub(super) policy: &'a Policy,
    pub(super) signatory: &'a Signatory,
    pub(super) brief: &'a Brief,
    /// The language in which the reader reads it.
    pub(super) readership: Readership<'a>,
    /// The regional form in which it is written.
    pub(super) region: Region,
    /// The zone in which times are told to this reader.
    pub(super) zone: Tz,
    /// Its date.
    pub(super) letter: NaiveDate,
    /// How it stands with what was promised; nothing, where the case alone knows.
    pub(super) standing: Option<&'a Standing>,
}

impl<'a> Correspondence<'a> {
    /// The two sides of a record; `None`, where it has no customer, nobody to sign or no zone.
    ///
    /// # Errors
    /// A language for which there are no templates.
    pub(super) fn of(record: &'a Record<'a>, brief: &'a Brief) -> Result<Option<Self>> {
        let readership = language::readership(record)?;
        let incident = &record.case.incident;
        let Some(individual) = &record.individual else { return Ok(None) };
        let customer = individual.customer;
        let sides = individual.assessment.signatory.as_ref().zip(record.zone()).map(|(signatory, zone)| Self {
            case: record.case,
            incident,
            customer,
            policy: record.policy,
            signatory,
            brief,
            readership,
            region: readership.region,
            zone,
            letter: record.issued_on,
            standing: record.standing,
        });
        Ok(sides)
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
}
