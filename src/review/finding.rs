//! What a rule says when it objects.

use std::ops::Range;

use super::{Rule, Sentence};
use crate::composition::Part;
use crate::diagnostic::{Diagnostic, Level};

/// The most words of a sentence that a message quotes.
const QUOTED_WORDS: usize = 12;

/// One objection: where, why, and what would be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    path: Option<String>,
    quote: Option<String>,
    why: String,
    better: String,
    level: Option<Level>,
    /// The bytes of the sentence that it is about, where it is not about all of it.
    within: Option<Range<usize>>,
}

impl Finding {
    /// About the document as a whole.
    pub(super) fn whole(why: impl Into<String>, better: impl Into<String>) -> Self {
        Self { path: None, quote: None, why: why.into(), better: better.into(), level: None, within: None }
    }

    /// About something around the parts: `subject`, `frame.date`.
    pub(super) fn around(path: &str, why: impl Into<String>, better: impl Into<String>) -> Self {
        Self { path: Some(path.to_owned()), ..Self::whole(why, better) }
    }

    /// About a part.
    pub(super) fn part(part: Part, why: impl Into<String>, better: impl Into<String>) -> Self {
        Self::around(part.name(), why, better)
    }

    /// About a sentence, which the message quotes.
    pub(super) fn at(sentence: &Sentence, why: impl Into<String>, better: impl Into<String>) -> Self {
        Self {
            path: Some(format!("{}[{}]", sentence.section, sentence.index)),
            quote: Some(shortened(&sentence.text)),
            ..Self::whole(why, better)
        }
    }

    /// Quotes a text.
    pub(super) fn quoting(mut self, text: &str) -> Self {
        self.quote = Some(shortened(text));
        self
    }

    /// Sets another level than the rule's.
    pub(super) fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Points at a stretch of the sentence.
    pub(super) fn over(mut self, within: Range<usize>) -> Self {
        self.within = Some(within);
        self
    }

    /// Where it points: its path, and the stretch of the sentence there.
    pub(super) fn target(&self) -> (Option<String>, Option<Range<usize>>) {
        (self.path.clone(), self.within.clone())
    }

    /// The diagnostic of a rule's finding. Its path says the part, and after it the sentence, counted from 0.
    pub(super) fn diagnostic(self, rule: &Rule) -> Diagnostic {
        let message = match self.quote {
            Some(quote) => format!("{}: \u{201c}{quote}\u{201d}", self.why),
            None => self.why,
        };
        let mut diagnostic = Diagnostic::error(rule.code, message).hint(self.better);
        diagnostic.level = self.level.unwrap_or(rule.level);
        diagnostic.path = self.path;
        diagnostic
    }
}

/// The first words of a text, with an ellipsis where some are left out.
fn shortened(text: &str) -> String {
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(QUOTED_WORDS).collect();
    let ellipsis = if words.next().is_some() { " …" } else { "" };
    format!("{}{ellipsis}", head.join(" "))
}
