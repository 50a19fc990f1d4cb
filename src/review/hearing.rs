//! Sentences as the wording rules hear them: one after the other, each with its neighbours, and where a memory is kept,
//! each distinct one once.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::grammar::{Objection, Place};
use super::prose::BlockKind;
use super::rule::Check;
use super::saying::Sayings;
use super::{Finding, RULES, Reading, Rule};

/// Sentences that a memory holds before it forgets them all: a few megabytes.
const MOST: usize = 1 << 14;

/// What was said of sentences, for the next document that has them.
#[derive(Debug, Default)]
pub(super) struct Memory {
    said: Mutex<HashMap<[String; 3], Arc<[Said]>>>,
    /// What was read off their texts.
    pub(super) sayings: Sayings,
}

/// What one rule has against a sentence.
#[derive(Debug, Clone)]
struct Said {
    rule: &'static Rule,
    better: &'static str,
    why: String,
    within: Option<Range<usize>>,
}

impl Said {
    fn finding(&self, reading: &Reading<'_>, at: usize) -> Finding {
        let finding = Finding::at(&reading.prose.sentences[at], self.why.as_str(), self.better);
        match &self.within {
            Some(within) => finding.over(within.clone()),
            None => finding,
        }
    }
}

impl Memory {
    /// What the rules say of a sentence, told from memory where it was heard before with the same neighbours.
    fn recall(&self, reading: &Reading<'_>, at: usize) -> Arc<[Said]> {
        let text = |at: Option<usize>| at.map_or_else(String::new, |at| reading.prose.sentences[at].text.clone());
        let (before, after) = reading.beside(at);
        let key = [text(before), text(Some(at)), text(after)];
        let known = self.said.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(known) = known {
            return known;
        }
        let said: Arc<[Said]> = hear(reading, at, RULES).into();
        let mut all = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, Arc::clone(&said));
        said
    }
}

/// What the rules that are on have against the sentences of a document. Headings are not sentences.
pub(super) fn listen(
    reading: &Reading<'_>,
    on: impl Iterator<Item = &'static Rule>,
    memory: Option<&Memory>,
) -> Vec<(&'static Rule, Finding)> {
    let mut found = Vec::new();
    let on: Vec<&'static Rule> = on.filter(|rule| matches!(rule.check, Check::Sentence(..))).collect();
    if on.is_empty() {
        return found;
    }
    for (at, sentence) in reading.prose.sentences.iter().enumerate() {
        if sentence.kind == BlockKind::Heading {
            continue;
        }
        match memory {
            Some(memory) => {
                let said = memory.recall(reading, at);
                let heeded = said.iter().filter(|said| on.iter().any(|rule| rule.code == said.rule.code));
                found.extend(heeded.map(|said| (said.rule, said.finding(reading, at))));
            }
            None => found.extend(hear(reading, at, &on).iter().map(|said| (said.rule, said.finding(reading, at)))),
        }
    }
    found
}

fn hear(reading: &Reading<'_>, at: usize, rules: &[&'static Rule]) -> Vec<Said> {
    let sentence = &reading.prose.sentences[at];
    let parsed = sentence.parsed();
    let (before, after) = reading.beside(at);
    let beside = |at: Option<usize>| at.map(|at| &reading.prose.sentences[at]);
    let place = Place { sentence, before: beside(before), after: beside(after) };
    let said = rules.iter().filter_map(|rule| {
        let Check::Sentence(objection, better) = rule.check else { return None };
        let Objection { why, at } = objection(&place)?;
        Some(Said { rule, better, why, within: parsed.bytes(&at) })
    });
    said.collect()
}
