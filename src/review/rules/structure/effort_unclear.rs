//! L8: the reader need do nothing, or knows the one step.

use std::sync::LazyLock;

use crate::composition::Part;
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A first part from which the reader cannot tell whether they must do something for the remedy, or one that makes
    /// them claim it.
    ///
    /// # Why it matters
    /// A remedy that must be asked for is one that we hope some will not ask for.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. To receive your credit of £64.00, fill in the claim
    /// > form by 19 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this; you will
    /// > have it by 19 March and need do nothing for it.
    "STR080" "effort-unclear" Warning Letters check
}

static CLAIMS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "claim form",
        "fill in the",
        "fill out the",
        "complete the form",
        "submit a claim",
        "submit a request",
        "voucher code",
        "to redeem",
        "quote the code",
        "apply for your",
        "sign and return",
        "to receive your",
        "to claim",
    ])
});
static NOT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["nothing", "none", "no", "not", "without"]));
static EFFORT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "do", "claim", "claimed", "sign", "signed", "step", "steps", "need", "needs", "needed", "action", "form",
        "ask", "asked",
    ])
});
static ITSELF: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["by itself", "automatically", "reached you", "is on your account", "already done"]));
static DONE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "have returned",
        "have refunded",
        "have repaid",
        "have paid",
        "have credited",
        "have replaced",
        "have sent",
        "have delivered",
        "have waived",
        "have put back",
        "have cancelled",
        "have canceled",
        "was done",
        "reached the",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Restoration);
    let better = "do it without being asked, and say that nothing need be done; or name the one step";
    let spared = |sentence: &Sentence| sentence.has(&NOT) && sentence.has(&EFFORT);
    let claims = part.iter().filter(|sentence| sentence.has(&CLAIMS) && !spared(sentence));
    let found: Vec<Finding> =
        claims.map(|sentence| Finding::at(sentence, "the reader has to claim the remedy", better)).collect();
    let done = |sentence: &Sentence| sentence.has(&ITSELF) || sentence.has(&DONE);
    let said = part.iter().any(|sentence| spared(sentence) || done(sentence));
    if part.is_empty() || said || !found.is_empty() {
        return found;
    }
    let why = "the first part does not say whether the reader must do something for the remedy";
    vec![Finding::part(Part::Restoration, why, better)]
}
