//! L9: the sum is right.

use std::sync::LazyLock;

use crate::case::Money;
use crate::composition::{Part, wording};
use crate::review::figures::{self, Sum};
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A total in the first part that is not the sum of sums named there, nor one that the record comes to.
    ///
    /// # Why it matters
    /// The reader will add up, and a letter that cannot is not believed in anything else.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this. To that
    /// > we have added £576.00, because Friday evening is when you take most of your bookings. Together that is £650.00;
    /// > it reached the card ending 4410 on 9 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this. To that
    /// > we have added £576.00, because Friday evening is when you take most of your bookings. Together that is £640.00;
    /// > it reached the card ending 4410 on 9 March.
    "STR091" "wrong-total" Error Letters check
}

static TOTAL: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "together that",
        "together this",
        "in total",
        "in all",
        "altogether",
        "all of it",
        "the total",
        "a total of",
    ])
});
/// More sums than this are not tried in all combinations.
const MANY: usize = 14;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut earlier: Vec<Sum> = Vec::new();
    let mut found = Vec::new();
    let part = reading.part(Part::Restoration);
    if !part.iter().any(|sentence| sentence.has(&TOTAL)) {
        return found;
    }
    for sentence in part {
        let here: Vec<Sum> = sentence.sums().cloned().collect();
        if sentence.has(&TOTAL) {
            // What a sentence adds up is never less than what it names beside it.
            let total = here.iter().max_by_key(|sum| sum.thousandths);
            found.extend(total.and_then(|total| fault(total, &earlier, &here, sentence, reading)));
        }
        earlier.extend(here);
    }
    found
}

/// The finding for a total that nothing comes to.
fn fault(total: &Sum, earlier: &[Sum], here: &[Sum], sentence: &Sentence, reading: &Reading<'_>) -> Option<Finding> {
    let others = earlier.iter().chain(here.iter().filter(|sum| *sum != total));
    let parts: Vec<i128> =
        others.filter(|sum| sum.currency == total.currency).map(|sum| sum.thousandths).take(MANY).collect();
    let told = parts.is_empty() || comes_to(&parts, total.thousandths);
    if of_items(reading).contains(total) {
        return None;
    }
    let known = known(reading);
    let agrees = known.is_empty() || known.contains(total);
    let record = known.first().map(|sum| format!("; the record comes to {}", shown(sum)));
    let why = format!("nothing that the first part names comes to this total{}", record.unwrap_or_default());
    (!told || !agrees).then(|| Finding::at(sentence, why, "add up again, and name each sum that enters the total"))
}

/// Whether some of the sums add up to the total.
fn comes_to(parts: &[i128], total: i128) -> bool {
    (1_u32..1 << parts.len()).any(|chosen| {
        let of = parts.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
        of.map(|(_, sum)| *sum).sum::<i128>() == total
    })
}

/// The totals that the record knows: what is given, what is restored, and both.
fn known(reading: &Reading<'_>) -> Vec<Sum> {
    let Some(individual) = reading.individual() else { return Vec::new() };
    let remedy = individual.remedy;
    let both = remedy
        .total
        .zip(remedy.restored)
        .map(|(total, restored)| Money { minor: total.minor + restored.minor, currency: total.currency });
    as_worded(reading, [remedy.total, remedy.added.value, remedy.restored, both].into_iter().flatten())
}

/// What single items come to: a text may name the parts of an item and then its value.
fn of_items(reading: &Reading<'_>) -> Vec<Sum> {
    let Some(individual) = reading.individual() else { return Vec::new() };
    let restored = individual.customer.restored.iter();
    let items = restored.chain(individual.remedy.added.items.iter().map(|added| &added.item));
    as_worded(reading, items.filter_map(|item| item.value))
}

fn as_worded(reading: &Reading<'_>, sums: impl Iterator<Item = Money>) -> Vec<Sum> {
    sums.flat_map(|money| figures::sums(&wording::money(money, reading.manuscript.region))).collect()
}

fn shown(sum: &Sum) -> String {
    let space = if sum.currency.ends_with(char::is_alphabetic) { " " } else { "" };
    format!("{}{space}{}.{:02}", sum.currency, sum.thousandths / 1000, sum.thousandths % 1000 / 10)
}
