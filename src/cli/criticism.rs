//! What a critical reader says of documents on their way out: told beside them, or in their place where a rule of
//! `--deny` is broken.

use amends::composition::Record;
use amends::diagnostic::{Diagnostic, Level, Problems, Result};
use amends::policy::Policy;
use amends::rendering::Manuscript;
use amends::review::{self, Depth, Reviewer, Selection};

use super::args::DocumentOutput;
use super::codes;
use super::terminal::Terminal;

/// A reader with the policy's rules, and those that nothing may break.
#[derive(Debug)]
pub(super) struct Critic {
    reviewer: Reviewer,
    denied: Denied,
}

#[derive(Debug)]
enum Denied {
    All,
    Codes(Vec<&'static str>),
}

impl Critic {
    /// Of a run. What is made by our own templates from the record is not held against the record once more, unless that
    /// is asked for.
    pub(super) fn of(output: &DocumentOutput, policy: &Policy, terminal: &mut Terminal) -> Result<Self> {
        let rules = &policy.review;
        let selection = Selection { select: rules.select.clone(), ignore: rules.ignore.clone() };
        terminal.tell(selection.unknown());
        let depth = if output.templates.is_some() || !output.deny.is_empty() { Depth::Full } else { Depth::Wording };
        Ok(Self { reviewer: Reviewer::new(&selection, depth), denied: Denied::of(&output.deny)? })
    }

    /// What there is to say of a document.
    pub(super) fn read(&self, manuscript: &Manuscript, record: &Record<'_>) -> Vec<Diagnostic> {
        let found = self.reviewer.read(manuscript, Some(record));
        found.into_iter().map(|finding| self.weighed(finding)).collect()
    }

    /// Whether a finding keeps the document from being written.
    pub(super) fn denies(&self, finding: &Diagnostic) -> bool {
        match &self.denied {
            Denied::All => true,
            Denied::Codes(codes) => codes.contains(&finding.code.code),
        }
    }

    fn weighed(&self, finding: Diagnostic) -> Diagnostic {
        if self.denies(&finding) { Diagnostic { level: Level::Error, ..finding } } else { finding }
    }
}

impl Denied {
    fn of(names: &[String]) -> Result<Self> {
        if names.iter().any(|name| name.eq_ignore_ascii_case("all")) {
            return Ok(Self::All);
        }
        let unknown = |name: &String| {
            Diagnostic::error(codes::UNKNOWN_RULE, format!("--deny: no rule is called `{name}`"))
                .hint("`amends explain --all` lists the rules; `all` is every one")
        };
        let (mut codes, mut problems) = (Vec::new(), Vec::new());
        for name in names {
            let before = codes.len();
            codes.extend(review::called(name).map(|rule| rule.code.code));
            if codes.len() == before {
                problems.push(unknown(name));
            }
        }
        if problems.is_empty() { Ok(Self::Codes(codes)) } else { Err(Problems(problems)) }
    }
}
