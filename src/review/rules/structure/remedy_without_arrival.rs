//! L7: when and how the remedy arrives.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::case::{Item, NounPhrase, Sentences};
use crate::composition::Part;
use crate::review::deeds::{days, names_day};
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A first part that says of no remedy on which day it came or will have come. With the record, one that leaves out
    /// the day of something it gives.
    ///
    /// # Why it matters
    /// "On your next invoice" leaves the reader to watch for it. A day lets them forget about it until then.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this, which
    /// > you will see on your next invoice.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this; you will
    /// > have it by 19 March, as a credit on your next invoice.
    "STR070" "remedy-without-arrival" Warning Letters check
}

/// As good as a day.
static NOW: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["with this letter", "enclosed", "already on your account", "on your account now"]));

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some((_, rest)) = reading.part(Part::Restoration).split_first() else { return Vec::new() };
    let better = "give the day, and the account or way; best of all, have it done before the letter goes";
    if !rest.iter().any(|sentence| names_day(sentence) || sentence.has(&NOW)) {
        let why = "the first part does not say on which day the remedy arrives";
        return vec![Finding::part(Part::Restoration, why, better)];
    }
    // Of the day that the first sentence names, "the same day" says enough.
    let given: Vec<NaiveDate> =
        reading.part(Part::Restoration).iter().flat_map(|sentence| days(sentence, reading.date)).collect();
    let undated = items(reading).into_iter().filter_map(|item| {
        let day = item.done_on.or(item.by).filter(|day| !given.contains(day))?;
        let text = item.text.as_ref().map(Sentences::as_str).or(item.what.as_ref().map(NounPhrase::as_str))?;
        let told = reading.telling(Part::Restoration, text)?;
        // "The same day" and "yesterday" need no date.
        (!names_day(told)).then(|| Finding::at(told, format!("the letter does not say that this is of {day}"), better))
    });
    undated.collect()
}

/// What the record restores and adds.
fn items<'a>(reading: &Reading<'a>) -> Vec<&'a Item> {
    let Some(individual) = reading.individual() else { return Vec::new() };
    let added = individual.remedy.added.items.iter().map(|added| &added.item);
    individual.customer.restored.iter().chain(added).collect()
}
