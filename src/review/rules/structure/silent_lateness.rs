//! L40: a late letter says that it is late.

use crate::composition::wording;
use crate::review::figures;
use crate::review::phrases::phrases;
use crate::review::rule::rule;
use crate::review::words::{has_run, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// With the record: a letter that comes later than the policy allows, and does not say so with the days.
    ///
    /// # Why it matters
    /// The wait is a failure of its own, and the reader has counted it.
    ///
    /// # Example
    /// > given: a late letter
    ///
    /// # Better
    /// > given: a late letter
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not. This letter
    /// > comes 19 days after the event; you should have had it within ten.
    "STR400" "silent-lateness" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(late) = reading.individual().and_then(|individual| individual.assessment.late) else { return Vec::new() };
    let days = u64::try_from(late.days).unwrap_or_default();
    let counted = words(&format!("{} days", wording::count(days)));
    let owns = |sentence: &Sentence| {
        let late = sentence.has(phrases!["late", "too long", "waited", "days after", "should have had", "sooner"]);
        let figure = || {
            sentence.figures.iter().any(|f| matches!(&f.value, figures::Value::Length(l) if l.seconds == days * 86_400))
        };
        late && (has_run(&sentence.words, &counted) || figure())
    };
    if reading.prose.sentences.iter().any(owns) {
        return Vec::new();
    }
    let why = format!("the letter comes after {} days, {} are allowed, and it does not say so", late.days, late.limit);
    vec![Finding::whole(why, "say in the second part how many days it took, and that it was too long")]
}
