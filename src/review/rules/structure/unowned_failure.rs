//! L13: we failed, and in what.

use std::sync::LazyLock;

use crate::composition::Part;
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::words::{stems, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A second part in which nobody fails: no "we" or "I" with an active verb and the duty that was broken. "Mistakes
    /// were made" has no agent, "we take full responsibility" no act.
    ///
    /// # Why it matters
    /// Responsibility is a phrase until it is followed by for what. The reader wants to hear that we know the promise
    /// we broke.
    ///
    /// # Example
    /// > part 2: Unfortunately, mistakes were made on that day and expectations were not met. We take full responsibility.
    ///
    /// # Better
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not.
    "STR130" "unowned-failure" Warning Letters check
}

static OWNED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "our fault",
        "fault is ours",
        "fault was ours",
        "we failed",
        "i failed",
        "we have failed",
        "we answer for",
        "i answer for",
        "we are responsible",
        "i am responsible",
        "responsibility is ours",
        "we broke",
        "we let you down",
        "we are to blame",
        "our mistake",
        "the mistake was ours",
        "we were wrong",
        "our failure",
    ])
});
static ACT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "we failed to",
        "i failed to",
        "we did not",
        "we didn't",
        "i did not",
        "we failed",
        "we broke",
        "we left",
        "we sent",
        "we should have",
        "we are bound to",
        "we promised",
        "rely on us to",
        "we had promised",
        "we charged",
        "we lost",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Responsibility);
    if part.is_empty() {
        return Vec::new();
    }
    let said = |phrases: &Phrases| part.iter().any(|sentence| sentence.has(phrases));
    let better = "say \"we failed to\" and the duty, in the first words of the part";
    let mut found = Vec::new();
    if !said(&OWNED) {
        let why = "nobody owns the failure in the second part";
        found.push(Finding::at(&part[0], why, better));
    } else if !said(&ACT) {
        let why = "the second part takes responsibility without saying for what";
        found.push(Finding::at(&part[0], why, better));
    } else if let Some(duty) = reading.record.and_then(|record| record.case.incident.duty.as_ref()) {
        let duty_stems: Vec<u64> = stems(&words(duty.as_str())).collect();
        let tells = |sentence: &Sentence| sentence.shared_stems(&duty_stems, 0.5).is_some();
        if !part.iter().any(tells) {
            let why = "the second part does not name the duty that the record says was broken";
            found.push(Finding::part(Part::Responsibility, why, better).quoting(duty.as_str()));
        }
    }
    found
}
