//! What of a text comes from the record: its own words, and figures worded from them.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::Sentence;
use super::figures::{self, Figure};
use super::phrases::Phrases;
use super::saying::{Saying, Sayings, blanked_bytes};
use super::text::{RUN, Text, run_hash};
use super::words::{Glance, Word, position, spelled, words};
use crate::case::{Contact, Customer, Incident, Sentences};
use crate::composition::{Record, wording};

/// What stands in a masked text in the place of a fact. No text of words alone can hold it.
pub(super) const MASK: &str = "\u{25cf}";

/// Days of the week, which name a day as a date does.
pub(super) static WEEKDAYS: LazyLock<Phrases> =
    LazyLock::new(|| wording::WEEKDAYS.map(str::to_lowercase).iter().map(String::as_str).collect::<Phrases>().listed());

/// "It was the second time": how often is counted from the record.
static COUNTED: LazyLock<Phrases> = LazyLock::new(|| {
    let times: Vec<String> = (2..10).map(|nth| format!("{} time", wording::ordinal(nth))).collect();
    times.iter().map(String::as_str).collect::<Phrases>().listed()
});

/// The words of a record, ready to be found in a text. Without a record every figure counts as a fact, and nothing else.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The texts.
    texts: Vec<Arc<Text>>,
    /// Their sentences by their first words, sorted: the word's hash, and which sentence of which text.
    whole: Vec<(u64, usize, usize)>,
    /// Their runs of words.
    runs: Glance<64>,
}

impl Facts {
    /// The facts of a record that a customer may read.
    pub fn of(record: &Record<'_>) -> Self {
        Self::remembered(record, None)
    }

    /// The same, with what was read off the texts of other records.
    pub(super) fn remembered(record: &Record<'_>, memory: Option<&Sayings>) -> Self {
        let mut read = Vec::with_capacity(64);
        texts(record, &mut |text| {
            read.push(memory.map_or_else(|| Arc::new(Text::of(text)), |memory| memory.text(text)));
        });
        Self::of_texts(read)
    }

    fn of_texts(texts: Vec<Arc<Text>>) -> Self {
        let mut whole = Vec::with_capacity(2 * texts.len());
        let mut runs = Glance::default();
        for (at, text) in texts.iter().enumerate() {
            let sentences = text.sentences.iter().enumerate();
            whole.extend(sentences.filter_map(|(index, told)| Some((told.words.first()?.hash(), at, index))));
            text.runs.iter().for_each(|run| runs.take(*run));
        }
        whole.sort_unstable();
        Self { texts, whole, runs }
    }

    /// The text's words with each fact put together to one mask, in lower case.
    pub fn masked(&self, text: &str) -> Vec<String> {
        let facts = self.marked(text, &words(text), &figures::figures(text));
        let mut masked: Vec<String> = Vec::with_capacity(facts.len());
        for (word, is_fact) in spelled(text).into_iter().zip(facts) {
            if !is_fact {
                masked.push(word);
            } else if masked.last().is_none_or(|last| last != MASK) {
                masked.push(MASK.to_owned());
            }
        }
        masked
    }

    /// Whether a text holds any fact.
    pub fn any(&self, text: &str) -> bool {
        let said = Saying::of(text);
        said.is_figured() || self.names_text(&said.words)
    }

    /// Whether a sentence holds any fact.
    pub(super) fn any_in(&self, sentence: &Sentence) -> bool {
        sentence.is_figured() || self.names_text(&sentence.words)
    }

    /// Whether a text stands word for word in the record, but for a few words of its frame.
    pub fn is_verbatim(&self, text: &str) -> bool {
        self.has_verbatim(&Saying::of(text))
    }

    /// The same of a sentence that was read.
    pub(super) fn has_verbatim(&self, said: &Saying) -> bool {
        let marked = self.marked(&said.text, &said.words, &said.figures);
        marked.iter().filter(|is_fact| !**is_fact).count() <= 3
    }

    /// Whether any text of the record stands in the words.
    fn names_text(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.text_at(&words[at..]).is_some())
    }

    /// How many words of a text of the record, or of a run of one, stand at the head of the words; the most.
    fn text_at(&self, words: &[Word]) -> Option<usize> {
        let first = words.first()?.hash();
        let from = self.whole.partition_point(|(other, ..)| *other < first);
        let whole = self.whole[from..].iter().take_while(|(other, ..)| *other == first);
        let whole = whole.map(|(_, text, sentence)| &self.texts[*text].sentences[*sentence].words);
        let whole = whole.filter(|text| words.starts_with(text)).map(Vec::len).max();
        let has = |text: &Arc<Text>, run: u64| text.runs.binary_search(&run).is_ok();
        let stands = |run: u64| self.runs.may_have(run) && self.texts.iter().any(|text| has(text, run));
        let run = words.get(..RUN).filter(|run| stands(run_hash(run))).map(|_| RUN);
        whole.max(run)
    }

    /// Which of the words are facts.
    fn marked(&self, text: &str, words: &[Word], figures: &[Figure]) -> Vec<bool> {
        let mut facts = vec![false; words.len()];
        for at in 0..words.len() {
            if let Some(length) = self.text_at(&words[at..]) {
                facts[at..at + length].fill(true);
            }
            facts[at] |= words[at].is_any(&WEEKDAYS) || COUNTED.begin(&words[at..]);
        }
        let mut at = 0;
        for wanted in figures.iter().map(|figure| figure_words(text, figure)) {
            if let Some(found) = position(&words[at..], &wanted) {
                facts[at + found..at + found + wanted.len()].fill(true);
                at += found + wanted.len();
            }
        }
        facts
    }
}

/// Whether a figure stands in a sentence, or a weekday, or how often something came about.
pub(super) fn names_figure(said: &Saying) -> bool {
    !said.figures.is_empty() || said.has(&WEEKDAYS) || said.has(&COUNTED)
}

/// The texts of an incident, and which sentences without a digit were found to name one of them. What a digit is in a
/// text does not matter to such a sentence, so that incidents share it that differ in digits alone.
#[derive(Debug)]
pub(super) struct Named {
    facts: Facts,
    known: Mutex<HashMap<Box<str>, bool>>,
}

/// Sentences that are remembered of an incident.
const MOST: usize = 1 << 8;

impl Named {
    /// Of an incident.
    pub(super) fn of(incident: &Incident, memory: &Sayings) -> Self {
        let mut read = Vec::with_capacity(64);
        Texts { take: &mut |text| read.push(memory.text(text)) }.incident(incident);
        Self { facts: Facts::of_texts(read), known: Mutex::default() }
    }

    /// What it is remembered by: each text with a 0 for every digit, behind its length.
    pub(super) fn key(incident: &Incident) -> Vec<u8> {
        let mut key = Vec::with_capacity(2048);
        let mut take = |text: &str| {
            key.extend(text.len().to_le_bytes());
            key.extend(blanked_bytes(text));
        };
        Texts { take: &mut take }.incident(incident);
        key
    }

    /// Whether a sentence without a digit names a text.
    fn names(&self, sentence: &Sentence) -> bool {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = known().get(&*sentence.text) {
            return *names;
        }
        let names = self.facts.names_text(&sentence.words);
        let mut known = known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(sentence.text.as_str().into(), names);
        names
    }
}

/// The sentences but for those without a digit that name a text of the record's incident. What stays may still name one of
/// its customer's, or have a digit.
pub(super) fn unnamed<'s>(sentences: Vec<&'s Sentence>, record: &Record<'_>, memory: &Sayings) -> Vec<&'s Sentence> {
    let named = memory.named(&record.case.incident);
    let has_digit = |sentence: &Sentence| sentence.text.bytes().any(|byte| byte.is_ascii_digit());
    sentences.into_iter().filter(|sentence| has_digit(sentence) || !named.names(sentence)).collect()
}

fn figure_words(text: &str, figure: &Figure) -> Vec<Word> {
    words(&text[figure.start..figure.end])
}

/// Every text of a record that a customer may read.
pub(super) fn texts(record: &Record<'_>, take: &mut dyn FnMut(&str)) {
    let mut texts = Texts { take };
    texts.incident(&record.case.incident);
    if let Some(individual) = record.individual {
        texts.customer(individual.customer);
        for added in &individual.remedy.added.items {
            texts.item(&added.item);
        }
        let signatory = individual.assessment.signatory.iter();
        signatory.for_each(|signatory| texts.take(&signatory.name));
    }
    let sender = record.case.sender.iter().chain([&record.policy.sender]);
    sender.for_each(|sender| texts.take_all(sender.organization.iter()));
}

/// Hands on the texts of a record, one by one.
struct Texts<'t> {
    take: &'t mut dyn FnMut(&str),
}

impl Texts<'_> {
    fn take(&mut self, text: &str) {
        (self.take)(text);
    }

    fn take_all<'t>(&mut self, texts: impl IntoIterator<Item = impl AsRef<str> + 't>) {
        texts.into_iter().for_each(|text| self.take(text.as_ref()));
    }

    fn sentences<'t>(&mut self, texts: impl IntoIterator<Item = &'t Sentences>) {
        texts.into_iter().for_each(|text| self.take(text.as_str()));
    }

    fn incident(&mut self, incident: &Incident) {
        self.take_all([incident.id.as_str(), incident.title.as_str()]);
        self.take_all(incident.service.iter().map(crate::case::NounPhrase::as_str));
        self.take_all(incident.duty.iter().map(crate::case::VerbPhrase::as_str));
        let told = [&incident.our_part, &incident.trigger, &incident.root_cause, &incident.residual_risk];
        self.sentences(told.into_iter().flatten());
        self.sentences(incident.contributing.iter().chain(&incident.not_affected).chain(&incident.tried));
        self.sentences(incident.open_questions.iter().map(|open| &open.question));
        for safeguard in &incident.safeguards {
            self.take_all([safeguard.name.as_str(), safeguard.why_it_failed.as_str()]);
        }
        for third in &incident.third_parties {
            self.take(&third.name);
            self.sentences(&third.our_decision);
        }
        for fix in &incident.fixes {
            self.take(fix.did.as_str());
            self.sentences(&fix.verified);
        }
        for measure in &incident.measures {
            self.take_all([measure.will.as_str(), measure.owner.as_str()]);
            self.sentences(&measure.evidence);
        }
        for term in &incident.terms {
            self.take_all([term.term.as_str(), term.means.as_str()]);
        }
        if let Some(data) = &incident.data {
            self.sentences([&data.lost_what, &data.consequences].into_iter().flatten().chain(&data.protect_yourself));
            self.take_all(data.exposed_what.iter().map(crate::case::NounPhrase::as_str));
            data.contact.iter().for_each(|contact| self.contact(contact));
        }
    }

    fn customer(&mut self, customer: &Customer) {
        self.contact(&customer.contact);
        self.take_all(customer.organization.iter().chain(&customer.reference).chain(&customer.contract.clause));
        let impact = &customer.impact;
        self.take_all(impact.failure.iter().chain(&impact.mattered_because).map(crate::case::Clause::as_str));
        self.take_all(impact.harm.iter().map(crate::case::PastPhrase::as_str));
        self.take_all(impact.figures.iter().map(wording::figure));
        self.take_all(impact.losses.iter().map(|loss| loss.what.as_str()));
        self.sentences(impact.downstream.iter().chain(&customer.requested));
        for failure in &customer.earlier_failures {
            self.take(failure.what.as_str());
            self.sentences(&failure.promised);
        }
        customer.restored.iter().for_each(|item| self.item(item));
        self.take_all(
            customer.settlement.iter().filter_map(|settlement| settlement.how.as_ref()).map(crate::case::Way::as_str),
        );
    }

    fn contact(&mut self, contact: &Contact) {
        self.take_all(contact.name.iter().chain(&contact.salutation).chain(&contact.email).chain(&contact.phone));
        self.take_all(contact.role.iter().map(crate::case::Title::as_str));
    }

    fn item(&mut self, item: &crate::case::Item) {
        self.sentences(&item.text);
        self.take_all(item.what.iter().map(crate::case::NounPhrase::as_str));
        self.take_all(item.how.iter().map(crate::case::Way::as_str));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_figures_of_the_record_are_masked() {
        let texts = ["keep your booking page open", "We left your page pointing to the old address. Nobody looked."];
        let facts = Facts::of_texts(texts.map(|text| Arc::new(Text::of(text))).into());
        let masked = |text: &str| facts.masked(text).join(" ");
        assert_eq!(
            masked("We are bound to keep your booking page open, and on that Friday we did not."),
            "we are bound to \u{25cf} and on that \u{25cf} we did not"
        );
        assert_eq!(masked("Nobody looked."), "\u{25cf}");
        assert_eq!(masked("On 6 March we left your page pointing to the new one."), "on \u{25cf} new one");
        assert_eq!(
            masked("Paid \u{a3}64.00 within 10 days, for two hours."),
            "paid \u{25cf} within \u{25cf} for \u{25cf}"
        );
        assert!(!facts.any("If something else would serve you better, tell me that too."));
        assert!(facts.is_verbatim("And nobody looked."));
    }
}
