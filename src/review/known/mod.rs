//! What a record knows: every figure of it and what can be worked out from them, and how its facts are told.
//!
//! An edited letter is held first against the one that the record calls for today, and, where it says something else,
//! against all that documents may say: every wording of the letter, and the reports. Nothing is judged here.

mod store;

use std::cell::OnceCell;
use std::iter::once_with;
use std::sync::LazyLock;

use super::told::{Shape, Worth};
use super::words::{Word, hash, ratio, stems};
use crate::case::Audience;
use crate::composition::{
    Brief, DocumentKind, Frame, Letter, Record, Region, Variation, compose_letter, compose_message, compose_report,
    compose_wordings,
};
use crate::rendering::{Manuscript, Templates, draft_letter, draft_message, draft_report};
use store::Store;

static LETTERS: LazyLock<Option<Templates>> = LazyLock::new(|| Templates::builtin(DocumentKind::Letter).ok());
static REPORTS: LazyLock<Option<Templates>> = LazyLock::new(|| Templates::builtin(DocumentKind::Report).ok());

/// The least likeness of two sentences that tell the same.
pub(super) const SAME: f64 = 0.78;

/// What the record of one customer, or of an incident alone, knows.
#[derive(Debug)]
pub(super) struct Known<'r> {
    record: &'r Record<'r>,
    kind: DocumentKind,
    /// The record and the document of the kind that it calls for.
    near: Store,
    /// All other documents of it, once something was not found near.
    far: OnceCell<Store>,
    /// What stands around the letter that the record calls for.
    pub(super) frame: Option<Frame>,
}

impl<'r> Known<'r> {
    /// Gathers it, for a document of that kind: a report may be for our own people, or of nobody's record in particular.
    pub(super) fn of(record: &'r Record<'r>, kind: DocumentKind, region: Region) -> Self {
        let mut near = Store::of(record, region, kind == DocumentKind::Report);
        let letter = compose_letter(record, &Brief::letter()).ok().and_then(drafted);
        let reports = if kind == DocumentKind::Report { drafted_reports(record, kind) } else { Vec::new() };
        let messages = drafted_messages(record, kind);
        for document in letter.iter().chain(&reports).chain(&messages) {
            near.take_document(document, record.issued_on);
        }
        let frame = messages.into_iter().next().or(letter).and_then(|document| document.frame);
        Self { record, kind, near, far: OnceCell::new(), frame }
    }

    /// What all documents say. The letter's own words need not be those that are chosen today.
    fn far(&self) -> &Store {
        self.far.get_or_init(|| {
            let brief = Brief { with_report: true, ..Brief::letter() };
            let letters = compose_wordings(self.record, &brief).unwrap_or_default();
            let reports = drafted_reports(self.record, self.kind);
            let mut far = Store::default();
            for document in letters.into_iter().filter_map(drafted).chain(reports) {
                far.take_document(&document, self.record.issued_on);
            }
            far
        })
    }

    /// Near, and then far.
    fn stores(&self) -> impl Iterator<Item = &Store> {
        std::iter::once(&self.near).chain(once_with(|| self.far()))
    }

    /// The words of each text of the record, and of each sentence in which documents tell it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Vec<Word>> {
        self.stores().flat_map(Store::texts)
    }

    /// Whether the record has so large a share of a text's meaning, in whatever words of it; so too where it means nothing.
    pub(super) fn has_share(&self, least: f64, said: &[Word]) -> bool {
        let wanted: Vec<u64> = stems(said).collect();
        let mut unknown = wanted.clone();
        wanted.is_empty()
            || self.stores().any(|store| {
                unknown.retain(|stem| !store.stems().contains(stem));
                ratio(wanted.len() - unknown.len(), wanted.len()) >= least
            })
    }

    /// Whether a figure is in the record, or follows from it.
    pub(super) fn has(&self, worth: &Worth) -> bool {
        let share = if let Worth::Number(digits) = worth { Some(Worth::Percent(digits.clone())) } else { None };
        self.stores().any(|store| {
            store.worths.contains(worth) || share.as_ref().is_some_and(|share| store.worths.contains(share))
        })
    }

    /// All figures, in no order.
    pub(super) fn worths(&self) -> impl Iterator<Item = &Worth> {
        self.stores().flat_map(|store| &store.worths)
    }

    /// Whether any word of the documents or the record is this one.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let word = hash(&word.to_lowercase());
        self.stores().any(|store| store.words.contains(&word))
    }

    /// The subject lines that the record calls for, in each of their wordings.
    pub(super) fn subjects(&self) -> impl Iterator<Item = &Shape> {
        self.stores().flat_map(|store| &store.subjects)
    }

    /// The sentences that tell the same as this one, the likest first: those that stand near, if that is enough.
    pub(super) fn telling(&self, sentence: &Shape, is_enough: impl Fn(&[&Shape]) -> bool) -> Vec<&Shape> {
        self.likest(is_enough, |store| likest(sentence, &store.sentences))
    }

    /// The rows of tables that tell of the same as this one. A row without words is told by most of its figures.
    pub(super) fn telling_row(&self, row: &Shape, is_enough: impl Fn(&[&Shape]) -> bool) -> Vec<&Shape> {
        self.likest(is_enough, |store| {
            if row.is_wordless() {
                let alike = store.rows.iter().filter(|other| other.is_wordless() && other.agrees_mostly(row));
                return alike.map(|other| (1.0, other)).collect();
            }
            likest(row, &store.rows)
        })
    }

    fn likest<'k>(
        &'k self,
        is_enough: impl Fn(&[&Shape]) -> bool,
        within: impl Fn(&'k Store) -> Vec<(f64, &'k Shape)>,
    ) -> Vec<&'k Shape> {
        let near = best(within(&self.near));
        if is_enough(&near) {
            return near;
        }
        best(within(&self.near).into_iter().chain(within(self.far())).collect())
    }
}

/// Those that tell the same, each with its likeness.
fn likest<'k>(said: &Shape, all: &'k [Shape]) -> Vec<(f64, &'k Shape)> {
    all.iter().filter_map(|other| Some((said.likeness_from(SAME, other)?, other))).collect()
}

/// The likest and those as good as it.
fn best(mut alike: Vec<(f64, &Shape)>) -> Vec<&Shape> {
    alike.sort_by(|one, other| other.0.total_cmp(&one.0));
    let best = alike.first().map_or(0.0, |(best, _)| *best);
    alike.into_iter().take_while(|(likeness, _)| *likeness > best - 0.02).map(|(_, shape)| shape).collect()
}

fn drafted(letter: Letter) -> Option<Manuscript> {
    draft_letter(letter, LETTERS.as_ref()?).ok()
}

/// The message of that kind, in the wordings of its case and of its customer; none, where it is no message.
fn drafted_messages(record: &Record<'_>, kind: DocumentKind) -> Vec<Manuscript> {
    let Some(templates) = kind.is_message().then(|| Templates::builtin(kind).ok()).flatten() else { return Vec::new() };
    let drafted = |variation| {
        let brief = Brief { variation, ..Brief::message(kind) };
        draft_message(compose_message(record, &brief).ok()?, &templates).ok()
    };
    [Variation::Case, Variation::Customer].into_iter().filter_map(drafted).collect()
}

/// The customer's report; beside a report, the one for our own people too.
fn drafted_reports(record: &Record<'_>, kind: DocumentKind) -> Vec<Manuscript> {
    let internal = (kind == DocumentKind::Report).then_some(Audience::Internal);
    let drafted = |audience| {
        let brief = Brief { kind: DocumentKind::Report, audience, ..Brief::letter() };
        draft_report(&compose_report(record, &brief).ok()?, REPORTS.as_ref()?).ok()
    };
    [Some(Audience::Customer), internal].into_iter().flatten().filter_map(drafted).collect()
}
