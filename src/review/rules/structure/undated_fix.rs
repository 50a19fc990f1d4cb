//! L24: what is done has its date, and stands apart from what is to do.

use crate::case::{MeasureStatus, PastPhrase};
use crate::composition::Part;
use crate::review::deeds::{days, is_done, is_promise, names_when};
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A fourth part in which nothing is said to be done with its date, one that mixes done and planned in a sentence,
    /// and, with the record, one that promises nothing of what the record still has to do.
    ///
    /// # Why it matters
    /// "We have taken steps" may be a plan. The reader must see what already protects them, and since when.
    ///
    /// # Example
    /// > part 4: We have taken steps to improve our systems. By Friday 20 March we will stop any change whose test booking
    /// > fails; our head of operations will answer for it. I will write to you on 23 March with the result.
    ///
    /// # Better
    /// > part 4: On Friday 6 March we put the old address back. By Friday 20 March we will stop any change whose test
    /// > booking fails; our head of operations will answer for it. I will write to you on 23 March with the result.
    "STR240" "undated-fix" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Prevention);
    let mut found = Vec::new();
    if !part.is_empty() && !part.iter().any(|sentence| is_done(sentence, reading)) {
        let why = "the fourth part says of nothing that it is done, and since when";
        found.push(Finding::part(Part::Prevention, why, "say what has been done, each with its date"));
    }
    found.extend(part.iter().filter(|sentence| mixes(sentence, reading)).map(|sentence| {
        let better = "tell what is done first, then what is still to do";
        Finding::at(sentence, "done and planned stand in one sentence", better)
    }));
    let Some(incident) = reading.record.map(|record| &record.case.incident) else { return found };
    let fixes = incident.fixes.iter().map(|fix| PastPhrase::as_str(&fix.did));
    let told = fixes.filter_map(|did| reading.telling(Part::Prevention, did));
    found.extend(
        told.filter(|sentence| !names_when(sentence))
            .map(|sentence| Finding::at(sentence, "what is done has no date", "give the day of the record")),
    );
    let open = |status: MeasureStatus| matches!(status, MeasureStatus::Planned | MeasureStatus::Started);
    if incident.measures.iter().any(|measure| open(measure.status)) && !part.iter().any(|sentence| is_promise(sentence))
    {
        let why = "the record has measures to come, and the fourth part promises none";
        found.push(Finding::part(Part::Prevention, why, "promise each with its day and who answers for it"));
    }
    found
}

/// Whether a sentence that promises also tells of a day that has passed.
fn mixes(sentence: &Sentence, reading: &Reading<'_>) -> bool {
    let Some(letter) = reading.date else { return false };
    let days = days(sentence, reading.date);
    is_promise(sentence) && days.iter().any(|day| *day < letter) && days.iter().any(|day| *day > letter)
}
