//! One reader for many documents.

use super::hearing::Memory;
use super::{Reading, Rule, Selection, judge, told};
use crate::composition::Record;
use crate::diagnostic::Diagnostic;
use crate::rendering::Manuscript;

/// How much of a document is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Its structure alone: what every document of a batch is held to.
    Structure,
    /// Its wording too.
    Wording,
    /// All of it, its figures against the record among it.
    Full,
}

/// Reads many documents with the same eye, from any number of threads: what was said of a sentence among its neighbours
/// is said again without judging it twice.
#[derive(Debug)]
pub struct Reviewer {
    /// The rules that are on, as far as the depth goes.
    rules: Vec<&'static Rule>,
    memory: Memory,
}

impl Reviewer {
    /// With these rules, as deep as said.
    pub fn new(selection: &Selection, depth: Depth) -> Self {
        let reaches = |rule: &&Rule| match depth {
            Depth::Structure => rule.code.code.starts_with("STR"),
            Depth::Wording => !rule.code.code.starts_with("FCT"),
            Depth::Full => true,
        };
        let rules = selection.rules().into_iter().filter(reaches).collect();
        Self { rules, memory: Memory::default() }
    }

    /// What there is against a document: as [`check`](super::check) says it, as far as the depth goes.
    pub fn read(&self, manuscript: &Manuscript, record: Option<&Record<'_>>) -> Vec<Diagnostic> {
        let reading = Reading::with_memory(manuscript, record, &self.memory.sayings);
        let found = judge(&reading, &self.rules, Some(&self.memory));
        found.into_iter().map(|(rule, finding)| told(&reading, rule, finding)).collect()
    }
}
