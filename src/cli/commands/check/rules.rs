//! Which rules are on for a run, and what the policy lets stand.

use std::collections::BTreeMap;

use amends::diagnostic::{Diagnostic, Level, Problems, Result};
use amends::policy::Policy;
use amends::review::{self, Selection};

use crate::cli::args::Check;
use crate::cli::codes;
use crate::cli::terminal::Terminal;

/// The rules of a run. What the policy ignores is judged all the same, so that it can be said where that is of no use.
#[derive(Debug)]
pub(super) struct Rules {
    select: Vec<String>,
    ignore: Vec<String>,
    /// What the policy ignores, and whether anything was found that it lets stand.
    stands: BTreeMap<String, bool>,
}

impl Rules {
    /// What was typed. A name that no rule has is refused: a check that takes nothing would find nothing.
    pub(super) fn of(check: &Check) -> Result<Self> {
        let typed = Selection { select: check.select.clone(), ignore: check.ignore.clone() };
        let unknown = typed.unknown().into_iter().map(|strange| Diagnostic { level: Level::Error, ..strange });
        let unknown: Vec<Diagnostic> = unknown.collect();
        if !unknown.is_empty() {
            return Err(Problems(unknown));
        }
        Ok(Self { select: typed.select, ignore: typed.ignore, stands: BTreeMap::new() })
    }

    /// With a policy's own: the typed selection is taken in place of the policy's, and narrows it.
    pub(super) fn selection(&mut self, policy: &Policy, terminal: &mut Terminal) -> Selection {
        let select = if self.select.is_empty() { policy.review.select.clone() } else { self.select.clone() };
        let own = Selection { select: policy.review.select.clone(), ignore: policy.review.ignore.clone() };
        terminal.tell(own.unknown());
        for entry in &policy.review.ignore {
            let new = self.stands.insert(entry.clone(), false).is_none();
            if new && entry.split_once(':').is_none_or(|(_, reason)| reason.trim().is_empty()) {
                let message = format!("the policy ignores `{entry}` and does not say why");
                let hint = format!("write it as \"{entry}: the reason\" under [review] ignore");
                terminal.tell([Diagnostic::note(codes::UNREASONED, message).at("review.ignore").hint(hint)]);
            }
        }
        Selection { select, ignore: self.ignore.clone() }
    }

    /// The findings that the policy does not let stand.
    pub(super) fn kept(&mut self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut kept = Vec::new();
        for finding in found {
            let is_called = |entry: &str| review::called(entry).any(|rule| rule.code == finding.code);
            let mut stands = false;
            for (_, used) in self.stands.iter_mut().filter(|(entry, _)| is_called(entry)) {
                (*used, stands) = (true, true);
            }
            if !stands {
                kept.push(finding);
            }
        }
        kept
    }

    /// What the policy ignores and nothing was found of. It holds for all letters, so that this is no more than a note.
    pub(super) fn unused(&self) -> Vec<Diagnostic> {
        let unused = self.stands.iter().filter(|(entry, used)| !**used && review::called(entry).next().is_some());
        let note = |(entry, _): (&String, &bool)| {
            let message = format!("nothing was found that the policy lets stand with `{entry}`");
            Diagnostic::note(codes::UNUSED, message).at("review.ignore").hint("take it out if no letter needs it")
        };
        unused.map(note).collect()
    }
}
