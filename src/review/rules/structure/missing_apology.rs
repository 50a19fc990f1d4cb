//! L30: sorry, for what we did, to you.

use std::sync::LazyLock;

use crate::composition::Part;
use crate::review::phrases::{Phrases, phrases};
use crate::review::rule::rule;
use crate::review::words::has_any;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A fifth part in which nobody says "sorry" or "apologise" in the first person, or says it of "any inconvenience"
    /// and not of what we did, or not to the reader.
    ///
    /// # Why it matters
    /// "Regret" is for the weather. An apology names the act, or it is for nothing.
    ///
    /// # Example
    /// > part 5: We apologise for any inconvenience caused. My direct line is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188.
    "STR300" "missing-apology" Warning Letters check
}

static SORRY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["sorry", "apologise", "apologize", "apology", "apologies", "ashamed"]));
static GENERIC: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "any inconvenience",
        "the inconvenience",
        "this inconvenience",
        "inconvenience caused",
        "any trouble",
        "any disruption",
        "the disruption",
        "any upset",
        "what happened",
        "how you feel",
        "this experience",
        "the situation",
    ])
});
static ACT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "that we",
        "that i",
        "we",
        "i",
        "that our",
        "for having",
        "for leaving",
        "for not",
        "for keeping",
        "for losing",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Regret);
    let better = "say \"I am sorry that we\", what we did, and what it did to you";
    let Some(sorry) = part.iter().find(|sentence| sentence.has(&SORRY)) else {
        let found =
            (!part.is_empty()).then(|| Finding::part(Part::Regret, "the fifth part does not apologise", better));
        return found.into_iter().collect();
    };
    let mut found = Vec::new();
    if sorry.has(&GENERIC) {
        found.push(Finding::at(sorry, "the apology is for nothing in particular", better));
    } else if !names_act(sorry) {
        found.push(Finding::at(sorry, "the apology does not name what we did", better));
    }
    if !part.iter().any(|sentence| sentence.has(phrases!["you", "your", "yours"])) {
        found.push(Finding::at(sorry, "the fifth part does not speak to the reader", better));
    }
    found
}

/// Whether behind or before the apology somebody does something: `sorry that we ...`, `to you: we ...`.
fn names_act(sorry: &Sentence) -> bool {
    let at = sorry.words.iter().position(|word| word.is_any(&SORRY)).unwrap_or(0);
    let (before, after) = sorry.words.split_at(at);
    has_any(after, &ACT)
        && (has_any(before, phrases!["i", "we", "i'm", "we're", "our", "my"]) || has_any(after, phrases!["we", "i"]))
}
