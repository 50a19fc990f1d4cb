//! L35: references are the record's.

use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A reference above the letter that is not the record's: the customer's, the contract's, ours.
    ///
    /// # Why it matters
    /// The letter is filed under it, on both sides.
    ///
    /// # Example
    /// > references: Your reference: HG-4440 / Our reference: PK-2026-117
    ///
    /// # Better
    /// > references: Your reference: HG-4410 / Our reference: PK-2026-117
    "FCT030" "foreign-reference" Error Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some((wanted, frame)) = reading.known().and_then(|known| known.frame.as_ref()).zip(reading.frame()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (what, says) in &frame.references {
        let same = wanted.references.iter().find(|(other, _)| other.eq_ignore_ascii_case(what));
        let strange = match same {
            Some((_, record)) => record != says,
            None => wanted.references.iter().all(|(_, record)| record != says),
        };
        if strange {
            let record = same.map(|(_, record)| format!(": it has {record}")).unwrap_or_default();
            let why = format!("{what} {says} is not the record's{record}");
            found.push(Finding::around("frame.references", why, "give the reference that the record has"));
        }
    }
    found
}
