//! L28: we come back, on a day.

use std::sync::LazyLock;

use crate::composition::Part;
use crate::review::deeds::{looks_ahead, names_day};
use crate::review::phrases::{Phrases, phrases};
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A letter that promises no letter, call or visit on a day, in its fourth or fifth part.
    ///
    /// # Why it matters
    /// "We will keep you posted" leaves it to the reader to ask. A day is kept or broken.
    ///
    /// # Example
    /// > part 4: On Friday 6 March we put the old address back. By Friday 20 March we will stop any change whose test
    /// > booking fails; our head of operations will answer for it. We will keep you informed.
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188.
    ///
    /// # Better
    /// > part 4: On Friday 6 March we put the old address back. By Friday 20 March we will stop any change whose test
    /// > booking fails; our head of operations will answer for it. I will write to you on 23 March with the result.
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188.
    "STR280" "undated-follow-up" Warning Letters check
}

static WAYS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "write",
        "call",
        "ring",
        "telephone",
        "phone",
        "visit",
        "come",
        "report",
        "send",
        "meet",
        "letter",
        "see",
        "speak",
        "talk",
        "hear",
        "tell",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let (fourth, fifth) = (reading.part(Part::Prevention), reading.part(Part::Regret));
    if (fourth.is_empty() && fifth.is_empty()) || fourth.iter().chain(fifth).any(promises_return) {
        return Vec::new();
    }
    let better = "say on which day you will write or call, and who: \"I will write to you on 23 March\"";
    vec![Finding::whole("the letter does not say on which day we come back", better)]
}

fn promises_return(sentence: &Sentence) -> bool {
    let ahead = looks_ahead(sentence) || sentence.has(phrases!["expect"]);
    let mine = sentence.has(phrases!["i", "i'll", "me", "my"]);
    let to_reader = sentence.has(phrases!["we", "we'll", "us"]) && sentence.has(phrases!["you", "your"]);
    ahead && (mine || to_reader) && sentence.has(&WAYS) && names_day(sentence)
}
