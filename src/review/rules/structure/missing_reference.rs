//! L2: the letter bears a date and a reference.

use crate::review::rule::rule;
use crate::review::words::{has_run, words};
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A letter without its date, or without a reference that the reader knows.
    ///
    /// # Why it matters
    /// A letter is filed and found again by these two; "within ten days" means nothing without a date.
    ///
    /// # Example
    /// > references:
    ///
    /// # Better
    /// > references: Your reference: HG-4410
    "STR020" "missing-reference" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(frame) = reading.frame() else { return Vec::new() };
    let mut found = Vec::new();
    if !crate::review::figures::dates(&frame.date).iter().any(|date| date.year.is_some()) {
        let why = "the letter bears no date with day, month and year";
        found.push(Finding::around("frame.date", why, "give the day on which it is sent"));
    }
    if frame.references.iter().all(|(_, says)| says.trim().is_empty()) {
        let better = "give the order, contract or incident number that the reader knows";
        found.push(Finding::around("frame.references", "the letter gives no reference", better));
    } else if let Some(record) = reading.record {
        let customer = record.individual.map(|individual| individual.customer);
        let own = customer.and_then(|customer| customer.reference.as_deref());
        let contract = customer.and_then(|customer| customer.contract.reference.as_deref());
        let known = [Some(record.case.incident.id.as_str()), own, contract];
        let given = |gives: fn(&str, &str) -> bool| {
            let mut says = frame.references.iter().map(|(_, says)| says);
            says.any(|says| known.iter().flatten().any(|known| gives(says, known)))
        };
        if !given(|says, known| says == known && known.contains(char::is_alphanumeric))
            && !given(|says, known| has_run(&words(says), &words(known)))
        {
            let better = format!("give the reader's own reference or `{}`", record.case.incident.id);
            found.push(Finding::around(
                "frame.references",
                "no reference of the letter is one of the record's",
                better,
            ));
        }
    }
    found
}
