//! Cases in which every text has a hole for a value, and the documents that are made of them.
//!
//! A file of `tests/data/hostile/` holds a date, a policy and a case. Where a text has an `@`, the value goes, between
//! two marks that stand nowhere else: what stands between them in a document is what became of the value there.

use std::collections::BTreeSet;
use std::fs;

use amends::case::Audience;
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Problems;
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::rendering::{Manuscript, Templates};
use serde_json::Value;

use crate::support::root;

/// The documents that are made of every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Document {
    Letter,
    CustomerReport,
    InternalReport,
    Message(usize),
}

impl Document {
    pub(super) const ALL: [Self; 7] = [
        Self::Letter,
        Self::CustomerReport,
        Self::InternalReport,
        Self::Message(0),
        Self::Message(1),
        Self::Message(2),
        Self::Message(3),
    ];

    /// What the file of what is shown where calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::CustomerReport => "customer",
            Self::InternalReport => "internal",
            Self::Message(of) => DocumentKind::MESSAGES[of].name(),
        }
    }
}

/// The documents of one case.
pub(super) type Documents = Vec<(Document, Manuscript)>;

/// The built-in templates of all kinds, parsed once.
pub(super) struct Words {
    letter: Templates,
    report: Templates,
    messages: [Templates; 4],
}

impl Words {
    pub(super) fn builtin() -> Self {
        let of = |kind| Templates::builtin(kind).unwrap();
        let messages = DocumentKind::MESSAGES.map(of);
        Self { letter: of(DocumentKind::Letter), report: of(DocumentKind::Report), messages }
    }

    /// The built-in templates with others in the place of some letter's.
    pub(super) fn with(files: &[(String, String)]) -> Self {
        Self { letter: Templates::with_overrides(DocumentKind::Letter, files).unwrap(), ..Self::builtin() }
    }
}

/// A policy and a case with holes.
pub(super) struct Carrier {
    issued_on: String,
    policy: Value,
    case: Value,
    /// For each hole, in the order in which they are filled, the field it stands in: `incident.safeguards.name`.
    pub(super) holes: Vec<String>,
}

impl Carrier {
    /// All of them.
    pub(super) fn all() -> Vec<Self> {
        ["outage", "data"].map(Self::read).into()
    }

    /// The numbers of all its holes.
    pub(super) fn all_holes(&self) -> BTreeSet<usize> {
        (0..self.holes.len()).collect()
    }

    fn read(name: &str) -> Self {
        let path = root().join(format!("tests/data/hostile/{name}.json"));
        let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let mut holes = Vec::new();
        walk(&file["policy"], "policy", &mut holes);
        walk(&file["case"], "", &mut holes);
        Self {
            issued_on: file["issued_on"].as_str().unwrap().to_owned(),
            policy: file["policy"].clone(),
            case: file["case"].clone(),
            holes,
        }
    }

    /// The documents of the case with a value in each hole.
    ///
    /// # Errors
    /// What the case is refused for.
    pub(super) fn documents(&self, value: impl Fn(usize) -> String, words: &Words) -> Result<Documents, Problems> {
        let mut next = 0;
        let policy = fill(&self.policy, &value, &mut next);
        let case = fill(&self.case, &value, &mut next);
        documents(&policy, &case, &self.issued_on, words, &DocumentKind::MESSAGES)
    }
}

/// The documents of a case for its first customer: letter and reports, and these messages.
///
/// # Errors
/// What the case is refused for.
pub(super) fn documents(
    policy: &Value,
    case: &Value,
    issued_on: &str,
    words: &Words,
    messages: &[DocumentKind],
) -> Result<Documents, Problems> {
    let policy = intake::read_policy(&Source::new("policy.json", policy.to_string()))?.value;
    let issued_on = issued_on.parse().unwrap();
    let case = Source::new("case.json", case.to_string());
    let case = intake::read(&case, None, &policy, &ReadOptions::on(issued_on))?.value;
    let appraisal = pipeline::appraise(&case, &case.customers[0], &policy, issued_on)?;
    let record = appraisal.record(&case, &case.customers[0], &policy, issued_on);
    let report = |audience| pipeline::report(&record, &Brief::report(audience), &words.report);
    let mut documents = vec![
        (Document::Letter, pipeline::letter(&record, &Brief::letter(), &words.letter)?.value),
        (Document::CustomerReport, report(Audience::Customer)?.value),
        (Document::InternalReport, report(Audience::Internal)?.value),
    ];
    for (of, &kind) in messages.iter().enumerate() {
        let message = pipeline::message(&record, &Brief::message(kind), &words.messages[of])?.value;
        documents.push((Document::Message(of), message));
    }
    Ok(documents)
}

/// What stands before and after a value in the hole of that number.
pub(super) fn marks(hole: usize) -> (String, String) {
    (format!("q{hole}a"), format!("q{hole}z"))
}

fn walk(value: &Value, path: &str, holes: &mut Vec<String>) {
    match value {
        Value::String(text) => holes.extend(text.contains('@').then(|| path.to_owned())),
        Value::Array(items) => items.iter().for_each(|item| walk(item, path, holes)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(field, &path, holes);
            }
        }
        _ => {}
    }
}

fn fill(value: &Value, with: &impl Fn(usize) -> String, next: &mut usize) -> Value {
    match value {
        Value::String(text) => match text.split_once('@') {
            Some((before, after)) => {
                let (opens, closes) = marks(*next);
                *next += 1;
                Value::String(format!("{before}{opens} {} {closes}{after}", with(*next - 1)))
            }
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| fill(item, with, next)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), fill(field, with, next))).collect())
        }
        other => other.clone(),
    }
}
