//! L9: what the contract owes and what is added stand apart, with the reason.

use std::sync::LazyLock;

use crate::composition::{Part, wording};
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::words::{Word, has_run, words};
use crate::review::{Finding, Reading, Sentence, figures};

rule! {
    /// # What it looks for
    /// With the record: a first part that does not show what the contract owes as such, or does not say why more is
    /// given.
    ///
    /// # Why it matters
    /// What is owed is no kindness, and what is added is none either if the reader can see what it is for. One figure
    /// for both lets them suspect the smaller truth.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. We have paid you £640.00, which reached the card
    /// > ending 4410 on 9 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this. To that
    /// > we have added £576.00, because Friday evening is when you take most of your bookings. Together that is £640.00;
    /// > it reached the card ending 4410 on 9 March.
    "STR090" "hidden-contract-part" Warning Letters check
}

static CONTRACT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["contract", "contract's", "agreement", "agreed", "clause", "terms", "law", "owed", "owe"])
});
static REASON: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["because", "since", "for what", "so that", "to cover", "to make up for", "in return for"])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(individual) = reading.individual() else { return Vec::new() };
    let region = reading.manuscript.region;
    let part = reading.part(Part::Restoration);
    let mut found = Vec::new();
    if let Some(owed) = individual.remedy.owed.amount.filter(|owed| !owed.is_zero()) {
        let owed = wording::money(owed, region);
        let sum = Named::of(&owed);
        // "You have had £32.00 from us. That is what your contract provides for."
        let named = |at: usize| part.get(at).is_some_and(|sentence| sentence.has(&CONTRACT));
        let shows = |(at, sentence): (usize, &Sentence)| sum.stands_in(sentence) && (named(at) || named(at + 1));
        if !part.iter().enumerate().any(shows) {
            let why = format!("the first part does not show that {owed} of it is what the contract owes");
            found.push(Finding::part(
                Part::Restoration,
                why,
                "name the contract and its sum in one sentence, or one after the other",
            ));
        }
    }
    for added in &individual.remedy.added.items {
        let Some(value) = added.item.value.filter(|value| !value.is_zero() && added.item.text.is_none()) else {
            continue;
        };
        let value = wording::money(value, region);
        let sum = Named::of(&value);
        // "We paid you £50.00. It comes on top, because ...": the reason may stand right behind.
        let reasoned = |at: usize| part.get(at).is_some_and(|sentence| sentence.has(&REASON));
        match part.iter().enumerate().find(|(_, sentence)| sum.stands_in(sentence)) {
            Some((at, sentence)) if !reasoned(at) && !reasoned(at + 1) => {
                let better = "say what of the reader's loss it is for";
                found.push(Finding::at(sentence, "the letter does not say why this is added", better));
            }
            Some(_) => {}
            None => {
                let why = format!("the first part does not show what is added beyond the contract, {value}");
                found.push(Finding::part(Part::Restoration, why, "name it beside the contract's sum, with the reason"));
            }
        }
    }
    found
}

/// A sum that is looked for, however its zeros are written.
enum Named {
    Sums(Vec<figures::Sum>),
    /// What is written like no sum.
    Words(Vec<Word>),
}

impl Named {
    fn of(sum: &str) -> Self {
        let sums = figures::sums(sum);
        if sums.is_empty() { Self::Words(words(sum)) } else { Self::Sums(sums) }
    }

    fn stands_in(&self, sentence: &Sentence) -> bool {
        match self {
            Self::Sums(wanted) => wanted.iter().all(|wanted| sentence.sums().any(|sum| sum == wanted)),
            Self::Words(wanted) => has_run(&sentence.words, wanted),
        }
    }
}
