//! L4: the five parts, in their order, each with content.

use crate::composition::Part;
use crate::diagnostic::Level;
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A letter without its five parts - restoration, responsibility, cause, fix and prevention, regret - in that order,
    /// or with a part of a few empty words.
    ///
    /// # Why it matters
    /// Each part answers a question of the reader: what do we get, whose fault was it, why did it happen, is it mended,
    /// do you mind. A part left out is the answer that the reader suspects; another order puts our feelings before
    /// their loss.
    ///
    /// # Example
    /// > part 3: We are looking into it.
    ///
    /// # Better
    /// > part 3: At 17:20 we moved the system that holds your calendar and left your page pointing to its old address.
    "STR040" "missing-part" Error Letters check
}

/// Fewer words than this say nothing that the reader could check.
const THIN: usize = 8;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let there: Vec<&str> = reading.manuscript.sections.iter().map(|section| section.name).collect();
    let mut found = Vec::new();
    for part in Part::ALL {
        let sentences = reading.part(part);
        let length: usize = sentences.iter().map(|sentence| sentence.length()).sum();
        if length == 0 {
            let better = "a letter has all five parts; say there what the record knows";
            found.push(Finding::part(part, format!("the letter has no {}", title(part)), better));
        } else if length < THIN {
            let why = format!("the {} says next to nothing", title(part));
            let better = "say in it what the record knows: facts with their dates and figures";
            found.push(Finding::at(&sentences[0], why, better).level(Level::Warning));
        }
    }
    let order: Vec<&str> = Part::ALL.iter().map(|part| part.name()).collect();
    let present: Vec<&str> = there.iter().copied().filter(|name| order.contains(name)).collect();
    let wanted: Vec<&str> = order.iter().copied().filter(|name| there.contains(name)).collect();
    if present != wanted {
        let why = "the parts are not in their order, or one of them comes twice";
        found.push(Finding::whole(
            why,
            "restore, take responsibility, explain, mend and prevent, regret: in that order",
        ));
    }
    found
}

fn title(part: Part) -> &'static str {
    match part {
        Part::Restoration => "first part, which restores what was lost",
        Part::Responsibility => "second part, which takes responsibility",
        Part::Cause => "third part, which explains the cause",
        Part::Prevention => "fourth part, which tells fix and prevention",
        Part::Regret => "fifth part, which expresses regret",
    }
}
