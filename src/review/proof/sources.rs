//! From which field of the record each figure comes.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

use crate::case::{Audience, Customer, DayOrTime, Incident, Item, Moment, Money, PerUnit, Term};
use crate::composition::{Record, Region, wording};
use crate::review::told::{Worth, told};

/// Fields that one figure is traced to, where several have it.
const MOST: usize = 2;

/// What figures come to, with the fields they stand in or follow from, nearest first.
#[derive(Debug)]
pub(super) struct Sources {
    known: Vec<(Worth, String)>,
    /// Texts that are told as they are.
    exact: Vec<(String, String)>,
    zones: Vec<Tz>,
    moments: Vec<(DateTime<Utc>, String)>,
    region: Region,
    letter: NaiveDate,
}

impl Sources {
    /// Of a record.
    pub(super) fn of(record: &Record<'_>, region: Region) -> Self {
        let theirs = record.individual.and_then(|individual| individual.customer.time_zone);
        let zones = [theirs, record.policy.reader.time_zone, record.case.incident.time_zone, Some(Tz::UTC)];
        let zones = zones.into_iter().flatten().collect();
        let mut sources =
            Self { known: Vec::new(), exact: Vec::new(), zones, moments: Vec::new(), region, letter: record.issued_on };
        sources.known.push((Worth::Day(record.issued_on), "the letter's date".to_owned()));
        if let Some(individual) = record.individual {
            let same = |customer: &Customer| customer.id == individual.customer.id;
            let at = record.case.customers.iter().position(same).unwrap_or_default();
            sources.customer(individual.customer, &format!("customers[{at}]"));
            sources.remedy(individual.remedy);
        }
        sources.incident(&record.case.incident);
        let claims = u64::from(record.policy.claims_within_days) * 86_400;
        sources.known.push((Worth::Length(claims), "policy: claims.within_days".to_owned()));
        for contact in &record.policy.sender.signatories {
            sources.text(contact.phone.as_deref().unwrap_or_default(), "policy: signatory.phone");
        }
        sources.lengths();
        sources
    }

    /// The fields of a figure; none: the record does not know it.
    pub(super) fn of_figure(&self, worth: &Worth) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for (_, path) in self.known.iter().filter(|(other, _)| other == worth) {
            if !found.contains(&path.as_str()) && found.len() < MOST {
                found.push(path);
            }
        }
        found
    }

    fn text(&mut self, text: &str, path: &str) {
        self.known.extend(told(text, self.letter).into_iter().map(|told| (told.worth, path.to_owned())));
    }

    fn money(&mut self, money: Option<Money>, path: &str) {
        if let Some(money) = money {
            self.text(&wording::money(money, self.region), path);
        }
    }

    fn day(&mut self, day: Option<NaiveDate>, path: &str) {
        self.known.extend(day.map(|day| (Worth::Day(day), path.to_owned())));
    }

    fn instant(&mut self, at: Option<DateTime<Utc>>, path: &str) {
        let Some(at) = at else { return };
        for zone in self.zones.clone() {
            let there = at.with_timezone(&zone);
            let seconds = there.num_seconds_from_midnight();
            self.known.push((Worth::Day(there.date_naive()), path.to_owned()));
            self.known.push((Worth::Clock(seconds / 60 * 60), path.to_owned()));
            self.known.push((Worth::Clock(seconds), path.to_owned()));
        }
        self.moments.push((at, path.to_owned()));
    }

    fn day_or_time(&mut self, on: DayOrTime, path: &str) {
        match on {
            DayOrTime::Day(day) => self.day(Some(day), path),
            DayOrTime::Time(at) => self.instant(Some(at), path),
        }
    }

    /// How long it is from one moment to another.
    fn lengths(&mut self) {
        let moments = std::mem::take(&mut self.moments);
        for (index, (one, from)) in moments.iter().enumerate() {
            for (other, to) in &moments[index + 1..] {
                let seconds = (*other - *one).num_seconds().unsigned_abs();
                for unit in [60, 1] {
                    self.known.push((Worth::Length(seconds / unit * unit), format!("{from} to {to}")));
                }
            }
        }
    }

    fn incident(&mut self, incident: &Incident) {
        self.exact.push((incident.id.clone(), "incident.id".to_owned()));
        let times = &incident.times;
        let stated = |moment: Option<Moment>| moment.and_then(|moment| moment.instant());
        self.instant(times.started.instant(), "incident.times.started");
        self.instant(stated(times.resolved), "incident.times.resolved");
        self.instant(stated(times.mitigated), "incident.times.mitigated");
        self.instant(stated(times.detected), "incident.times.detected");
        self.instant(stated(times.acknowledged), "incident.times.acknowledged");
        self.instant(incident.first_told, "incident.first_told");
        let phrases = [
            (incident.duty.as_ref().map(crate::case::VerbPhrase::as_str), "incident.duty"),
            (Some(incident.title.as_str()), "incident.title"),
        ];
        for (text, path) in phrases {
            self.text(text.unwrap_or_default(), path);
        }
        let texts = [
            (&incident.trigger, "incident.trigger"),
            (&incident.root_cause, "incident.root_cause"),
            (&incident.our_part, "incident.our_part"),
            (&incident.residual_risk, "incident.residual_risk"),
        ];
        for (text, path) in texts {
            self.text(text.as_ref().map_or("", |text| text.as_str()), path);
        }
        for (index, text) in incident.contributing.iter().enumerate() {
            self.text(text.as_str(), &format!("incident.contributing[{index}]"));
        }
        for (index, safeguard) in incident.safeguards.iter().enumerate() {
            self.text(safeguard.why_it_failed.as_str(), &format!("incident.safeguards[{index}].why_it_failed"));
        }
        for (index, fix) in incident.fixes.iter().enumerate() {
            let at = format!("incident.fixes[{index}]");
            self.day_or_time(fix.on, &format!("{at}.on"));
            self.text(fix.did.as_str(), &format!("{at}.did"));
            self.text(fix.verified.as_ref().map_or("", |text| text.as_str()), &format!("{at}.verified"));
        }
        for (index, measure) in incident.measures.iter().enumerate() {
            let at = format!("incident.measures[{index}]");
            self.day(Some(measure.by), &format!("{at}.by"));
            self.day(measure.done_on, &format!("{at}.done_on"));
            self.text(measure.will.as_str(), &format!("{at}.will"));
            self.text(measure.evidence.as_ref().map_or("", |text| text.as_str()), &format!("{at}.evidence"));
        }
        for (index, open) in incident.open_questions.iter().enumerate() {
            self.day(open.answer_by, &format!("incident.open_questions[{index}].answer_by"));
        }
        self.day(incident.answer_by, "incident.answer_by");
        self.counts(&incident.totals, "incident.totals");
        for (index, entry) in incident.timeline.iter().enumerate() {
            if entry.audience == Audience::Customer {
                self.instant(Some(entry.at), &format!("incident.timeline[{index}].at"));
                self.text(entry.what.as_str(), &format!("incident.timeline[{index}].what"));
            }
        }
    }

    fn customer(&mut self, customer: &Customer, at: &str) {
        let impact = &customer.impact;
        for (index, window) in impact.windows.iter().enumerate() {
            self.instant(Some(window.from), &format!("{at}.impact.windows[{index}].from"));
            self.instant(Some(window.to), &format!("{at}.impact.windows[{index}].to"));
        }
        self.counts(&impact.figures, &format!("{at}.impact.figures"));
        let clauses = [(&impact.failure, "failure"), (&impact.mattered_because, "mattered_because")];
        for (text, field) in clauses {
            let text = text.as_ref().map_or("", |text| text.as_str());
            self.text(text, &format!("{at}.impact.{field}"));
        }
        self.text(impact.downstream.as_ref().map_or("", |text| text.as_str()), &format!("{at}.impact.downstream"));
        for (index, loss) in impact.losses.iter().enumerate() {
            self.money(Some(loss.amount), &format!("{at}.impact.losses[{index}].amount"));
        }
        for (index, item) in customer.restored.iter().enumerate() {
            self.item(item, &format!("{at}.restored[{index}]"));
        }
        let contract = &customer.contract;
        self.money(contract.fee.map(|fee| fee.money), &format!("{at}.contract.fee"));
        self.money(contract.price, &format!("{at}.contract.price"));
        self.text(contract.clause.as_deref().unwrap_or_default(), &format!("{at}.contract.clause"));
        self.terms(&contract.terms, &format!("{at}.contract.terms"));
        self.exact.extend(contract.reference.iter().map(|text| (text.clone(), format!("{at}.contract.reference"))));
        self.exact.extend(customer.reference.iter().map(|text| (text.clone(), format!("{at}.reference"))));
        self.instant(customer.reported_at, &format!("{at}.reported_at"));
        self.instant(customer.first_told, &format!("{at}.first_told"));
        self.text(customer.requested.as_ref().map_or("", |text| text.as_str()), &format!("{at}.requested"));
        for (index, failure) in customer.earlier_failures.iter().enumerate() {
            self.day(Some(failure.on), &format!("{at}.earlier_failures[{index}].on"));
            self.text(failure.what.as_str(), &format!("{at}.earlier_failures[{index}].what"));
        }
        for (index, follow_up) in customer.follow_ups.iter().enumerate() {
            self.day_or_time(follow_up.on, &format!("{at}.follow_ups[{index}].on"));
        }
        if let Some(settlement) = &customer.settlement {
            self.day(settlement.done_on.or(settlement.by), &format!("{at}.settlement"));
        }
        self.text(customer.reference.as_deref().unwrap_or_default(), &format!("{at}.reference"));
    }

    /// What the contract promises for a failure.
    fn terms(&mut self, terms: &[Term], at: &str) {
        for (index, term) in terms.iter().enumerate() {
            let at = format!("{at}[{index}]");
            match term {
                Term::Uptime { tiers, .. } => {
                    for tier in tiers {
                        let edges = [Some(&tier.below), tier.at_or_above.as_ref(), Some(&tier.credit)];
                        for edge in edges.into_iter().flatten() {
                            self.text(&format!("{}%", edge.as_str()), &format!("{at}.tiers"));
                        }
                    }
                }
                Term::PerTime { credit: PerUnit::Money(money), .. } => {
                    self.money(Some(*money), &format!("{at}.credit"));
                }
                Term::PerTime { credit: PerUnit::PercentOfFee(share), .. } => {
                    self.text(&format!("{}%", share.as_str()), &format!("{at}.credit_percent"));
                }
                Term::FeeMultiple { times, .. } => self.text(times.as_str(), &format!("{at}.times")),
                Term::PerItem { items, amount } => {
                    self.known.push((Worth::Number(items.to_string()), format!("{at}.items")));
                    self.money(Some(*amount), &format!("{at}.amount"));
                }
                Term::Fixed { amount } => self.money(Some(*amount), &format!("{at}.amount")),
            }
        }
    }

    /// The field that has exactly this text: a reference.
    pub(super) fn of_text(&self, text: &str) -> Option<&str> {
        self.exact.iter().find(|(other, _)| other == text).map(|(_, path)| path.as_str())
    }

    fn counts(&mut self, figures: &[crate::case::Figure], at: &str) {
        for (index, figure) in figures.iter().enumerate() {
            let mut add = |count: u64, field: &str| {
                self.known.push((Worth::Number(count.to_string()), format!("{at}[{index}].{field}")));
            };
            add(figure.count, "count");
            if let Some(all) = figure.out_of {
                add(all, "out_of");
            }
        }
    }

    fn item(&mut self, item: &Item, at: &str) {
        self.money(item.value, &format!("{at}.value"));
        self.day(item.done_on.or(item.by), at);
        self.text(item.text.as_ref().map_or("", |text| text.as_str()), &format!("{at}.text"));
        self.text(item.what.as_ref().map_or("", |what| what.as_str()), &format!("{at}.what"));
    }

    fn remedy(&mut self, remedy: &crate::compensation::Remedy) {
        self.money(remedy.owed.amount, "computed: what the contract owes");
        self.money(remedy.total, "computed: owed and added together");
        self.money(remedy.added.value, "computed: what is added");
        self.money(remedy.restored, "computed: what is restored");
        for (index, term) in remedy.owed.terms.iter().enumerate() {
            self.text(&term.working, &format!("computed: contract term {}", index + 1));
        }
        for added in &remedy.added.items {
            // A service day is a day of the fee.
            let days = added.service_days.as_ref().and_then(crate::case::Exact::to_integer);
            if let Some(days) = days.and_then(|days| u64::try_from(days).ok()) {
                self.known
                    .push((Worth::Length(days.saturating_mul(86_400)), "computed: service days added".to_owned()));
            }
            self.item(&added.item, "computed: an added item");
            self.text(&added.working, "computed: an added item");
        }
    }
}
