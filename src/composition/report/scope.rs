//! What a report is written from and for: the record, who reads it, and in which zone and English.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::assessment;
use crate::case::{Audience, DayOrTime, Incident, Moment, Money, Signatory, When};
use crate::composition::{Individual, Record, Region, language, wording};
use crate::diagnostic::Result;

/// The settled circumstances of one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) record: &'a Record<'a>,
    pub(super) incident: &'a Incident,
    /// The customer it is about; `None`: the incident alone.
    pub(super) individual: Option<Individual<'a>>,
    pub(super) audience: Audience,
    pub(super) region: Region,
    /// The one stated zone.
    pub(super) zone: Tz,
}

impl<'a> Scope<'a> {
    /// Settles them, or says why no report can be written in the language asked for.
    pub(super) fn new(record: &'a Record<'a>, audience: Audience) -> Result<Self> {
        let incident = &record.case.incident;
        Ok(Self {
            record,
            incident,
            individual: record.individual,
            audience,
            region: language::readership(record)?.region,
            zone: incident.time_zone.unwrap_or(Tz::Etc__UTC),
        })
    }

    pub(super) fn is_internal(&self) -> bool {
        self.audience == Audience::Internal
    }

    /// The customer's own zone, whether or not it differs.
    pub(super) fn reader_zone(&self) -> Option<Tz> {
        let customer = self.individual?.customer;
        customer.time_zone.or(self.record.policy.reader.time_zone)
    }

    /// The customer's zone, if its clocks differ from the stated zone's at one of `instants`.
    pub(super) fn differing_zone(&self, mut instants: impl Iterator<Item = DateTime<Utc>>) -> Option<Tz> {
        let zone = self.reader_zone()?;
        let clock = |at: &DateTime<Utc>, zone: Tz| at.with_timezone(&zone).naive_local();
        instants.any(|at| clock(&at, zone) != clock(&at, self.zone)).then_some(zone)
    }

    /// The end of the failure as contracts count it (R09): resolved, or mitigated where that is all there is.
    pub(super) fn end(&self) -> Option<Moment> {
        let times = &self.incident.times;
        if self.incident.ongoing { None } else { times.resolved.or(times.mitigated) }
    }

    /// The end of the failure's effect, which need not be the end of the work on it. A customer of whom no windows are
    /// stated was hit until [`Self::end`], as the contract counts it.
    pub(super) fn effect_end(&self) -> Option<Moment> {
        let times = &self.incident.times;
        let as_counted = self.individual.is_some_and(|one| one.customer.impact.windows.is_empty());
        if as_counted || self.incident.ongoing { self.end() } else { times.mitigated.or(times.resolved) }
    }

    /// Who can be asked: the one who signs this customer's letter, or would sign to somebody hit for the first time.
    pub(super) fn signatory(&self) -> Option<&'a Signatory> {
        match self.individual {
            Some(individual) => individual.assessment.signatory.as_ref(),
            None => assessment::signatory(self.record.case, self.record.policy, false),
        }
    }

    /// A point of time as a phrase: `on Friday 6 March at 17:20 UK time (UTC)`, `in September 2013`.
    pub(super) fn when(&self, when: When) -> String {
        wording::when(when, self.zone, self.record.issued_on, self.region)
    }

    /// The same for a day or an instant.
    pub(super) fn on_day_or_time(&self, on: DayOrTime) -> String {
        wording::on_day_or_time(on, self.zone, self.record.issued_on, self.region)
    }

    /// A date within a sentence: without the year where it is the report's.
    pub(super) fn day(&self, on: NaiveDate) -> String {
        wording::day(on, self.record.issued_on, self.region)
    }

    /// A whole date.
    pub(super) fn date(&self, on: NaiveDate) -> String {
        wording::date(on, self.region)
    }

    /// A whole date of an instant with its weekday.
    pub(super) fn weekday_date(&self, at: DateTime<Utc>) -> String {
        wording::date_with_weekday(at.with_timezone(&self.zone).date_naive(), self.region)
    }

    pub(super) fn money(&self, money: Money) -> String {
        wording::money(money, self.region)
    }

    /// A stretch of time with its days: `from 17:20 to 19:30 UK time (UTC) on Friday 6 March`.
    pub(super) fn stretch(&self, from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> String {
        let (letter, region) = (self.record.issued_on, self.region);
        let told = wording::stretch(from, to, zone, letter, region);
        let (first, last) = (from.with_timezone(&zone), to.with_timezone(&zone));
        let day = first.date_naive();
        if day != last.date_naive() || wording::offset_name(&first) != wording::offset_name(&last) {
            return told;
        }
        format!("{told} on {}", wording::day_with_weekday(day, letter, region))
    }
}

/// The length between two instants in words, cut to whole seconds; `None` where the second does not lie after the first.
pub(super) fn length(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<String> {
    (to > from).then(|| wording::duration(whole_seconds(to - from)))
}

/// How much later the second instant lies than the first, as letters tell it; `None` where it does not.
pub(super) fn gap(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<String> {
    (to > from).then(|| wording::gap(whole_seconds(to - from)))
}

/// Whole seconds of a length that is not negative, cut.
pub(super) fn whole_seconds(length: TimeDelta) -> u64 {
    u64::try_from(length.num_seconds()).unwrap_or(0)
}
