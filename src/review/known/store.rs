//! What a record knows, gathered: figures, words, and the sentences and rows in which documents tell its facts.

use std::cell::OnceCell;
use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Offset, Utc};
use chrono_tz::Tz;

use crate::case::{Audience, Contract, Customer, DayOrTime, Figure, Incident, Money, PerUnit, Term};
use crate::compensation::Remedy;
use crate::composition::{Individual, Record, Region, wording};
use crate::rendering::Manuscript;
use crate::review::BlockKind;
use crate::review::figures::figures;
use crate::review::told::{Shape, Told, Worth, told, told_by};
use crate::review::words::{ByHash, Word, hash, stems, words};

/// What documents of a record say, and what its fields do.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) worths: HashSet<Worth>,
    /// The sentences in which the documents tell the record's facts.
    pub(super) sentences: Vec<Shape>,
    /// The texts of those.
    told: HashSet<String>,
    /// The rows of their tables.
    pub(super) rows: Vec<Shape>,
    /// The subject lines of the letters among them.
    pub(super) subjects: Vec<Shape>,
    /// The hash of every word.
    pub(super) words: HashSet<u64, ByHash>,
    /// The stems of those that mean something.
    stems: HashSet<u64, ByHash>,
    /// The words of each text.
    texts: OnceCell<Vec<Vec<Word>>>,
    /// The record's own texts.
    own: Vec<String>,
}

impl Store {
    /// What the record itself says, to a reader in that region; with what only our own people may read, for a report.
    pub(super) fn of(record: &Record<'_>, region: Region, internal: bool) -> Self {
        let mut store = Self::default();
        crate::review::facts::texts(record, &mut |text| {
            store.take(text, record.issued_on);
            store.own.push(text.to_owned());
        });
        let incident = &record.case.incident;
        let customer = record.individual.map(|individual| individual.customer);
        store.take_moments(&moments(incident, customer, internal), record);
        store.take_counts(incident.totals.iter());
        if let Some(individual) = record.individual {
            store.take_individual(&individual, record, region);
        }
        store.worths.insert(Worth::Length(u64::from(record.policy.claims_within_days) * 86_400));
        store.worths.insert(Worth::Day(record.issued_on));
        store
    }

    /// The words of each text of the record, and of each sentence in which the documents tell it.
    pub(super) fn texts(&self) -> &[Vec<Word>] {
        let all = || self.sentences.iter().map(|shape| shape.text.as_str()).chain(self.own.iter().map(String::as_str));
        self.texts.get_or_init(|| all().map(words).collect())
    }

    /// The stems of the words that mean something.
    pub(super) fn stems(&self) -> &HashSet<u64, ByHash> {
        &self.stems
    }

    /// What is one customer's.
    fn take_individual(&mut self, individual: &Individual<'_>, record: &Record<'_>, region: Region) {
        let (contract, remedy) = (&individual.customer.contract, individual.remedy);
        self.take_sums(&sums(record), region, record.issued_on);
        self.take_counts(individual.customer.impact.figures.iter());
        self.take_terms(contract, region, record.issued_on);
        self.take_units(contract, remedy);
        let workings = remedy.owed.terms.iter().map(|term| &term.working);
        for working in workings.chain(remedy.added.items.iter().map(|added| &added.working)) {
            self.take(working, record.issued_on);
        }
    }

    /// What a document says.
    pub(super) fn take_document(&mut self, manuscript: &Manuscript, letter: NaiveDate) {
        let subject = self.take_shape(&manuscript.subject, letter);
        self.subjects.push(subject);
        if let Some(frame) = &manuscript.frame {
            for line in frame.sender.iter().chain(&frame.recipient).chain(&frame.signature).chain([&frame.salutation]) {
                self.take(line, letter);
            }
        }
        for section in &manuscript.sections {
            let blocks = crate::review::blocks::blocks(&section.markdown);
            for (_, text) in &blocks {
                for sentence in wording::sentences(text) {
                    if !self.told.contains(sentence) {
                        let shape = self.take_shape(sentence, letter);
                        self.sentences.push(shape);
                        self.told.insert(sentence.to_owned());
                    }
                }
            }
            for row in blocks.chunk_by(|(one, _), (next, _)| one == next) {
                if let Some((BlockKind::Cell(_), _)) = row.first() {
                    self.rows.push(Shape::of_row(row.iter().map(|(_, text)| text.as_str()), letter));
                }
            }
        }
    }

    /// Takes the figures and words of a text.
    fn take(&mut self, text: &str, letter: NaiveDate) {
        self.read(text, letter);
    }

    /// The same, and gives its shape.
    fn take_shape(&mut self, text: &str, letter: NaiveDate) -> Shape {
        let (told, words) = self.read(text, letter);
        Shape::with(text, told, &words)
    }

    fn read(&mut self, text: &str, letter: NaiveDate) -> (Vec<Told>, Vec<Word>) {
        let words = words(text);
        let told = told_by(text, &figures(text), letter);
        self.worths.extend(told.iter().map(|told| told.worth.clone()));
        self.stems.extend(stems(&words));
        self.words.extend(words.iter().map(|word| word.hash()));
        (told, words)
    }

    /// Instants in every zone that a reader may have, and the lengths between them.
    fn take_moments(&mut self, moments: &[DateTime<Utc>], record: &Record<'_>) {
        let customer = record.individual.and_then(|individual| individual.customer.time_zone);
        let zones = [customer, record.policy.reader.time_zone, record.case.incident.time_zone, Some(Tz::UTC)];
        // However a zone is called.
        for zone in zones.into_iter().flatten() {
            for name in [wording::zone_name(zone), wording::zone_place(zone)] {
                self.words.extend(words(&name).iter().map(|word| word.hash()));
            }
        }
        for (index, at) in moments.iter().enumerate() {
            for zone in zones.into_iter().flatten() {
                use chrono::Timelike;
                let there = at.with_timezone(&zone);
                self.worths.insert(Worth::Day(there.date_naive()));
                self.worths.insert(Worth::Clock(there.num_seconds_from_midnight() / 60 * 60));
                self.worths.insert(Worth::Clock(there.num_seconds_from_midnight()));
                let minutes = there.offset().fix().local_minus_utc() / 60;
                self.words.insert(hash(&format!("utc{}", minutes / 60)));
            }
            for other in &moments[..index] {
                let seconds = (*at - *other).num_seconds().unsigned_abs();
                // Less than the unit told is cut.
                for unit in [1, 60, 3_600, 86_400] {
                    self.worths.insert(Worth::Length(seconds / unit * unit));
                }
            }
        }
    }

    /// Sums, and what two of them come to, together or apart.
    fn take_sums(&mut self, sums: &[Money], region: Region, letter: NaiveDate) {
        for (index, one) in sums.iter().enumerate() {
            self.take(&wording::money(*one, region), letter);
            for other in sums[..index].iter().filter(|other| other.currency == one.currency) {
                for minor in [one.minor + other.minor, (one.minor - other.minor).abs()] {
                    self.take(&wording::money(Money { minor, currency: one.currency }, region), letter);
                }
            }
        }
    }

    /// The units that were counted, and the time they come to.
    fn take_units(&mut self, contract: &Contract, remedy: &Remedy) {
        for (term, outcome) in contract.terms.iter().zip(&remedy.owed.terms) {
            let whole = outcome.units.as_ref().filter(|units| units.is_integer());
            let Some(units) = whole.and_then(|units| u64::try_from(units.to_integer()?).ok()) else {
                continue;
            };
            self.worths.insert(Worth::Number(units.to_string()));
            if let Term::PerTime { unit, .. } = term {
                let seconds = u64::try_from(unit.nanoseconds / 1_000_000_000).unwrap_or_default();
                self.worths.insert(Worth::Length(seconds.saturating_mul(units)));
            }
        }
    }

    /// What the contract promises: its units, amounts and shares.
    fn take_terms(&mut self, contract: &Contract, region: Region, letter: NaiveDate) {
        for term in &contract.terms {
            match term {
                Term::Uptime { tiers, .. } => {
                    let edges = tiers
                        .iter()
                        .flat_map(|tier| [Some(&tier.below), tier.at_or_above.as_ref(), Some(&tier.credit)]);
                    edges.flatten().for_each(|edge| self.take(&format!("{}%", edge.as_str()), letter));
                }
                Term::PerTime { unit, credit, after, cap, .. } => {
                    for length in [unit, after] {
                        let seconds = u64::try_from(length.nanoseconds / 1_000_000_000).unwrap_or_default();
                        self.worths.insert(Worth::Length(seconds));
                    }
                    match credit {
                        PerUnit::Money(money) => self.take(&wording::money(*money, region), letter),
                        PerUnit::PercentOfFee(share) => self.take(&format!("{}%", share.as_str()), letter),
                    }
                    if let Some(cap) = cap {
                        self.take(&wording::money(*cap, region), letter);
                    }
                }
                Term::FeeMultiple { times, .. } => self.take(times.as_str(), letter),
                Term::PerItem { items, amount } => {
                    self.worths.insert(Worth::Number(items.to_string()));
                    self.take(&wording::money(*amount, region), letter);
                }
                Term::Fixed { amount } => self.take(&wording::money(*amount, region), letter),
            }
        }
    }

    /// Counts with what remains of their whole, and their shares.
    fn take_counts<'f>(&mut self, figures: impl Iterator<Item = &'f Figure>) {
        for figure in figures {
            let Some(all) = figure.out_of else { continue };
            self.worths.insert(Worth::Number(all.saturating_sub(figure.count).to_string()));
            if let Some(share) = wording::share(figure.count, all) {
                self.worths.extend(told(&share, NaiveDate::MIN).into_iter().map(|told| told.worth));
            }
        }
    }
}

fn moments(incident: &Incident, customer: Option<&Customer>, internal: bool) -> Vec<DateTime<Utc>> {
    let times = &incident.times;
    let stated = [Some(times.started), times.detected, times.acknowledged, times.mitigated, times.resolved];
    let fixed = incident.fixes.iter().filter_map(|fix| match fix.on {
        DayOrTime::Time(at) => Some(at),
        DayOrTime::Day(_) => None,
    });
    let shown = incident.timeline.iter().filter(|entry| internal || entry.audience == Audience::Customer);
    let shown = shown.map(|entry| entry.at);
    let theirs = customer.map(|customer| [customer.reported_at, customer.first_told]);
    let told = theirs.into_iter().flatten().chain([incident.first_told]);
    let windows = customer.into_iter().flat_map(|customer| &customer.impact.windows);
    let windows = windows.flat_map(|window| [window.from, window.to]);
    let stated = stated.into_iter().flatten().filter_map(|moment| moment.instant());
    stated.chain(fixed).chain(shown).chain(told.flatten()).chain(windows).collect()
}

/// The sums of a record that a customer may read.
fn sums(record: &Record<'_>) -> Vec<Money> {
    let Some(individual) = record.individual else { return Vec::new() };
    let (customer, remedy) = (individual.customer, individual.remedy);
    let contract = &customer.contract;
    let agreed = contract.fee.map(|fee| fee.money).into_iter().chain(contract.price).chain(contract.cap);
    let computed = [remedy.owed.amount, remedy.added.value, remedy.total, remedy.restored].into_iter().flatten();
    let items = customer.restored.iter().filter_map(|item| item.value);
    let added = remedy.added.items.iter().filter_map(|added| added.item.value);
    let lost = customer.impact.losses.iter().map(|loss| loss.amount).chain(customer.requested_amount);
    agreed.chain(computed).chain(items).chain(added).chain(lost).collect()
}
