//! L6: the remedy is exact.

use std::sync::LazyLock;

use crate::composition::{Part, wording};
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence, figures};

rule! {
    /// # What it looks for
    /// A first part without an exact remedy: no sum, no quantity and no finished act; or one put off with "make it
    /// right", "up to", "appropriate compensation". With the record, a sum given that the part does not name.
    ///
    /// # Why it matters
    /// What is not exact is not promised. The reader has to come back and ask, which is the second failure.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. We will make it right and offer appropriate
    /// > compensation.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this. To that
    /// > we have added £576.00, because Friday evening is when you take most of your bookings. Together that is £640.00;
    /// > it reached the card ending 4410 on 9 March.
    "STR060" "inexact-remedy" Warning Letters check
}

static VAGUE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "make it right",
        "make this right",
        "make things right",
        "put things right",
        "appropriate compensation",
        "suitable compensation",
        "fair compensation",
        "adequate compensation",
        "compensate you accordingly",
        "an appropriate credit",
        "a suitable credit",
        "some compensation",
        "up to £",
        "in due course",
    ])
});
static ACTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "returned",
        "refunded",
        "repaid",
        "paid",
        "credited",
        "replaced",
        "sent",
        "delivered",
        "cancelled",
        "canceled",
        "waived",
        "corrected",
        "restored",
        "reprinted",
        "repaired",
        "rebooked",
        "redone",
        "withdrawn",
        "covered",
        "removed",
        "reimbursed",
        "given",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Restoration);
    let Some((_, rest)) = part.split_first() else { return Vec::new() };
    let mut found: Vec<Finding> = rest.iter().filter_map(vague).collect();
    if let Some(individual) = reading.individual() {
        found.extend(unsaid(reading, individual.remedy));
    } else if found.is_empty() && !rest.iter().any(is_exact) {
        let better = "name the sum and its currency, the quantity, or what has been done";
        found.push(Finding::part(Part::Restoration, "the first part names no exact remedy", better));
    }
    found
}

fn vague(sentence: &Sentence) -> Option<Finding> {
    let range = sentence.text.contains("up to ") && sentence.sums().next().is_some();
    let better = "name the sum and its currency, the quantity, or what has been done";
    (range || (sentence.has(&VAGUE) && sentence.figures.is_empty()))
        .then(|| Finding::at(sentence, "the remedy is put off instead of named", better))
}

fn is_exact(sentence: &Sentence) -> bool {
    sentence.has(&ACTS) || sentence.figures.iter().any(|figure| !matches!(figure.value, figures::Value::Clock(_)))
}

/// What the record gives and the part does not tell.
fn unsaid(reading: &Reading<'_>, remedy: &crate::compensation::Remedy) -> Vec<Finding> {
    let region = reading.manuscript.region;
    let mut found = Vec::new();
    let customer = reading.individual().map(|individual| individual.customer);
    let restored = customer.into_iter().flat_map(|customer| &customer.restored);
    let added = remedy.added.items.iter().map(|added| &added.item);
    for item in restored.chain(added) {
        let text = item.text.as_ref().map(crate::case::Sentences::as_str);
        let what = item.what.as_ref().map(crate::case::NounPhrase::as_str);
        let value = item.value.filter(|value| !value.is_zero()).map(|value| wording::money(value, region));
        let told = text.or(what).is_some_and(|text| reading.telling(Part::Restoration, text).is_some());
        let valued = value.as_ref().is_some_and(|value| reading.saying(Part::Restoration, value).is_some());
        if !told && !valued && (text.is_some() || what.is_some() || value.is_some()) {
            let name = what.or(text).map(str::to_owned).or(value).unwrap_or_default();
            let why = "the record gives something that the first part does not tell";
            found.push(Finding::part(Part::Restoration, why, "tell it, exactly").quoting(&name));
        }
    }
    found
}
