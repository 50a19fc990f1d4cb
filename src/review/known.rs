//! What a record knows: every figure of it and what can be worked out from them, and how its facts are told.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Offset, Utc};
use chrono_tz::Tz;

use super::BlockKind;
use super::told::{Shape, Worth, told};
use super::words::{ratio, stems, words};
use crate::case::{Audience, Contract, Customer, DayOrTime, Figure, Incident, Money, PerUnit, Term};
use crate::compensation::Remedy;
use crate::composition::{
    Brief, DocumentKind, Frame, Individual, Record, Region, compose_report, compose_wordings, wording,
};
use crate::rendering::{Manuscript, Templates, draft_letter, draft_report};

static LETTERS: LazyLock<Option<Templates>> = LazyLock::new(|| Templates::builtin(DocumentKind::Letter).ok());
static REPORTS: LazyLock<Option<Templates>> = LazyLock::new(|| Templates::builtin(DocumentKind::Report).ok());

/// The least likeness of two sentences that tell the same.
pub(super) const SAME: f64 = 0.78;

/// What the record of one customer knows.
#[derive(Debug)]
pub(super) struct Known {
    worths: HashSet<Worth>,
    /// The sentences in which letter and report tell its facts.
    pub(super) sentences: Vec<Shape>,
    /// The texts of those.
    told: HashSet<String>,
    /// The rows of their tables.
    rows: Vec<Shape>,
    /// Every word of them and of the record, in lower case.
    words: HashSet<String>,
    /// The stems of those that mean something.
    stems: HashSet<String>,
    texts: Vec<Vec<String>>,
    /// The subject that the record calls for, in each of its wordings.
    pub(super) subjects: Vec<Shape>,
    /// What stands around the letter that the record calls for.
    pub(super) frame: Option<Frame>,
}

impl Known {
    /// Gathers it, for a document of that kind: a report may be for our own people, or of nobody's record in particular.
    pub(super) fn of(record: &Record<'_>, kind: DocumentKind, region: Region) -> Self {
        let letters = drafted_letters(record);
        let mut known = Self {
            worths: HashSet::new(),
            sentences: Vec::new(),
            told: HashSet::new(),
            rows: Vec::new(),
            words: HashSet::new(),
            stems: HashSet::new(),
            texts: Vec::new(),
            subjects: letters.iter().map(|letter| Shape::of(&letter.subject, record.issued_on)).collect(),
            frame: letters.first().and_then(|letter| letter.frame.clone()),
        };
        let internal = (kind == DocumentKind::Report).then_some(Audience::Internal);
        let audiences = [Some(Audience::Customer), internal].into_iter().flatten();
        let reports: Vec<Manuscript> = audiences.filter_map(|audience| drafted_report(record, audience)).collect();
        for manuscript in letters.iter().chain(&reports) {
            known.take_document(manuscript, record.issued_on);
        }
        super::facts::texts(record, &mut |text| known.take(text, record.issued_on));
        let incident = &record.case.incident;
        let customer = record.individual.map(|individual| individual.customer);
        known.take_moments(&moments(incident, customer, internal.is_some()), record);
        known.take_counts(incident.totals.iter());
        if let Some(individual) = record.individual {
            known.take_individual(&individual, record, region);
        }
        known.worths.insert(Worth::Length(u64::from(record.policy.claims_within_days) * 86_400));
        known.worths.insert(Worth::Day(record.issued_on));
        known.texts = known.sentences.iter().map(|shape| words(&shape.text)).collect();
        super::facts::texts(record, &mut |text| known.texts.push(words(text)));
        known.stems = known
            .words
            .iter()
            .filter_map(|word| stems(std::slice::from_ref(word)).first().map(ToString::to_string))
            .collect();
        known
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

    /// The words of each text of the record, and of each sentence in which letter and report tell it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Vec<String>> {
        self.texts.iter()
    }

    /// The share of a text's meaning whose words the record has anywhere; 1 where it means nothing.
    pub(super) fn share_known(&self, said: &[String]) -> f64 {
        let wanted = stems(said);
        if wanted.is_empty() {
            return 1.0;
        }
        ratio(wanted.iter().filter(|stem| self.stems.contains(**stem)).count(), wanted.len())
    }

    /// Whether a figure is in the record, or follows from it.
    pub(super) fn has(&self, worth: &Worth) -> bool {
        self.worths.contains(worth)
            || matches!(worth, Worth::Number(digits) if self.worths.contains(&Worth::Percent(digits.clone())))
    }

    /// All figures, in no order.
    pub(super) fn worths(&self) -> impl Iterator<Item = &Worth> {
        self.worths.iter()
    }

    /// Whether any word of letter, report or record is this one.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains(&word.to_lowercase())
    }

    /// The sentences that tell the same as this one, the likest first.
    pub(super) fn telling(&self, sentence: &Shape) -> Vec<&Shape> {
        likest(sentence, &self.sentences)
    }

    /// The rows of tables that tell of the same as this one, the likest first. A row without words is told by most of its
    /// figures.
    pub(super) fn telling_row(&self, row: &Shape) -> Vec<&Shape> {
        if row.words.is_empty() {
            return self.rows.iter().filter(|other| other.words.is_empty() && other.agrees_mostly(row)).collect();
        }
        likest(row, &self.rows)
    }

    fn take_document(&mut self, manuscript: &Manuscript, letter: NaiveDate) {
        self.take(&manuscript.subject, letter);
        if let Some(frame) = &manuscript.frame {
            for line in frame.sender.iter().chain(&frame.recipient).chain(&frame.signature).chain([&frame.salutation]) {
                self.take(line, letter);
            }
        }
        for section in &manuscript.sections {
            let blocks = super::prose::blocks(&section.markdown);
            for (_, text) in &blocks {
                for sentence in wording::sentences(text) {
                    if !self.told.contains(sentence) {
                        self.take(sentence, letter);
                        self.sentences.push(Shape::of(sentence, letter));
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

    fn take(&mut self, text: &str, letter: NaiveDate) {
        self.worths.extend(told(text, letter).into_iter().map(|told| told.worth));
        self.words.extend(words(text));
    }

    /// Instants in every zone that a reader may have, and the lengths between them.
    fn take_moments(&mut self, moments: &[DateTime<Utc>], record: &Record<'_>) {
        let customer = record.individual.and_then(|individual| individual.customer.time_zone);
        let zones = [customer, record.policy.reader.time_zone, record.case.incident.time_zone, Some(Tz::UTC)];
        for (index, at) in moments.iter().enumerate() {
            for zone in zones.into_iter().flatten() {
                use chrono::Timelike;
                let there = at.with_timezone(&zone);
                self.worths.insert(Worth::Day(there.date_naive()));
                self.worths.insert(Worth::Clock(there.num_seconds_from_midnight() / 60 * 60));
                self.worths.insert(Worth::Clock(there.num_seconds_from_midnight()));
                let minutes = there.offset().fix().local_minus_utc() / 60;
                self.words.insert(format!("utc{}", minutes / 60));
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

/// The letter in all its wordings: an edited letter need not have been made with those that are chosen today.
fn drafted_letters(record: &Record<'_>) -> Vec<Manuscript> {
    let brief = Brief { with_report: true, ..Brief::letter() };
    let Some(templates) = LETTERS.as_ref() else { return Vec::new() };
    let letters = compose_wordings(record, &brief).unwrap_or_default();
    letters.into_iter().filter_map(|letter| draft_letter(letter, templates).ok()).collect()
}

fn drafted_report(record: &Record<'_>, audience: Audience) -> Option<Manuscript> {
    let brief = Brief { kind: DocumentKind::Report, audience, ..Brief::letter() };
    draft_report(&compose_report(record, &brief).ok()?, REPORTS.as_ref()?).ok()
}

/// Those that tell the same, the likest first and with it those as good as it.
fn likest<'k>(said: &Shape, all: &'k [Shape]) -> Vec<&'k Shape> {
    let likeness = |other: &'k Shape| (said.likeness(other), other);
    let mut alike: Vec<(f64, &Shape)> = all.iter().map(likeness).filter(|(likeness, _)| *likeness >= SAME).collect();
    alike.sort_by(|one, other| other.0.total_cmp(&one.0));
    let best = alike.first().map_or(0.0, |(best, _)| *best);
    alike.into_iter().take_while(|(likeness, _)| *likeness > best - 0.02).map(|(_, shape)| shape).collect()
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
