//! L22, L35: what a text says twice, it says alike, a report too.

use std::sync::LazyLock;

use std::collections::HashMap;

use crate::review::figures::{self, Figure, Value};
use crate::review::phrases::{Phrases, phrases};
use crate::review::prose::BlockKind;
use crate::review::rule::rule;
use crate::review::words::{has_any, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// Figures that deny each other inside the text, whatever the record says: a length that is not that of the stretch
    /// told before, one day under two weekdays, a part larger than its whole, a share that is not that of the counts
    /// beside it, a total outside the first part that is not the sum.
    ///
    /// # Why it matters
    /// One of the two is wrong, and the reader cannot know which. They will take the one that serves them.
    ///
    /// # Example
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not. It lasted
    /// > two hours and 40 minutes. Of your 31 guests, 40 saw an error page.
    ///
    /// # Better
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not. It lasted
    /// > two hours and ten minutes. Of your 40 guests, 31 saw an error page.
    "FCT070" "contradiction" Error Documents check
}

static TOTAL: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["together that", "together this", "in total", "altogether", "the total", "a total of"])
});
/// More sums than this are not tried in all combinations.
const MANY: usize = 14;
/// What a share may differ by for its rounding, in hundredths of a percent.
const ROUNDING: u64 = 100;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut lasted = None;
    let mut weekdays: HashMap<(u32, u32, Option<i32>), String> = HashMap::new();
    let mut sums: (usize, &str, Vec<figures::Sum>) = (0, "", Vec::new());
    for sentence in &reading.prose.sentences {
        let figures = &sentence.figures;
        found.extend(other_length(sentence, figures, lasted));
        lasted = lasted.or_else(|| only_span(sentence, reading));
        found.extend(other_weekday(sentence, figures, &mut weekdays));
        found.extend(impossible_share(sentence, figures));
        if (sums.0, sums.1) != (sentence.block, sentence.section) {
            sums = (sentence.block, sentence.section, Vec::new());
        }
        found.extend(wrong_total(sentence, &mut sums.2));
    }
    found
}

/// The length of the first stretch of a text, where the sentence tells no other.
fn only_span(sentence: &Sentence, reading: &Reading<'_>) -> Option<u64> {
    let all = sentence.spans(reading.date);
    let [span] = all[..] else { return None };
    u64::try_from(span.seconds).ok()
}

/// `Those two hours`, `it lasted two hours`, after a stretch of another length.
fn other_length(sentence: &Sentence, figures: &[Figure], lasted: Option<u64>) -> Option<Finding> {
    let lasted = lasted?;
    figures.iter().find_map(|figure| {
        let Value::Length(length) = figure.value else { return None };
        let before = words(&sentence.text[..figure.start]);
        let refers = before.last()?.is_any(phrases!["those", "these"])
            || before.len() <= 4
                && has_any(&before, phrases!["it lasted", "this lasted", "outage lasted", "failure lasted"]);
        let rough = has_any(&before[before.len().saturating_sub(2)..], phrases!["about", "over", "nearly", "almost"]);
        let agrees = length.tells(lasted);
        (refers && !rough && !agrees).then(|| {
            let told = crate::composition::wording::duration(lasted);
            let why = format!("the stretch told before comes to {told}");
            Finding::at(sentence, why, "let length and stretch agree").over(figure.start..figure.end)
        })
    })
}

/// One day under two weekdays.
fn other_weekday(
    sentence: &Sentence,
    figures: &[Figure],
    weekdays: &mut HashMap<(u32, u32, Option<i32>), String>,
) -> Option<Finding> {
    figures.iter().find_map(|figure| {
        let Value::Date(date) = figure.value else { return None };
        let said = &sentence.text[figure.start..figure.end];
        let named = said.split(|c: char| !c.is_alphabetic()).next().filter(|word| figures::is_weekday(word))?;
        let known = weekdays.entry((date.month, date.day, date.year)).or_insert_with(|| named.to_lowercase());
        (*known != named.to_lowercase()).then(|| {
            let why = format!("the same day stands elsewhere in the text as a {}", capital(known));
            Finding::at(sentence, why, "let weekday and date agree").over(figure.start..figure.end)
        })
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `Of your 31 guests, 40 saw it`, `40 of 31`, `27 of 41 (30%)`.
fn impossible_share(sentence: &Sentence, figures: &[Figure]) -> Option<Finding> {
    let number = |figure: &Figure| {
        let said = sentence.text[figure.start..figure.end].replace(',', "");
        matches!(figure.value, Value::Number).then(|| said.parse::<u64>().ok()).flatten()
    };
    figures.windows(2).enumerate().find_map(|(index, pair)| {
        let (one, two) = (number(&pair[0])?, number(&pair[1])?);
        let between = words(&sentence.text[pair[0].end..pair[1].start]);
        let before = words(&sentence.text[..pair[0].start]);
        let whole_first = matches!(before.as_slice(), [of] if of.is("of"))
            || matches!(before.as_slice(), [of, your] if of.is("of") && your.is_any(phrases!["your", "our", "the"]));
        let part_first = between.first().is_some_and(|word| word.is("of")) && between.len() <= 3;
        let comma = sentence.text[pair[0].end..pair[1].start].trim_end().ends_with(',');
        let (part, whole) = match (part_first, whole_first && comma) {
            (true, _) => (one, two),
            (_, true) => (two, one),
            _ => return None,
        };
        let at = pair[0].start..pair[1].end;
        if part > whole {
            let why = format!("{part} of {whole} cannot be");
            return Some(Finding::at(sentence, why, "let the part be no larger than the whole").over(at));
        }
        let share = share_behind(sentence, figures.get(index + 2)?, pair[1].end)?;
        let real = part.saturating_mul(10_000) / whole.max(1);
        (real.abs_diff(share) > ROUNDING).then(|| {
            let why = format!("{part} of {whole} is {}.{:02}%", real / 100, real % 100);
            Finding::at(sentence, why, "let counts and share agree").over(at)
        })
    })
}

/// A percentage in brackets behind the counts, in hundredths.
fn share_behind(sentence: &Sentence, figure: &Figure, from: usize) -> Option<u64> {
    let said = sentence.text[figure.start..figure.end].strip_suffix('%')?;
    let between = sentence.text[from..figure.start].trim();
    let bracketed = between.ends_with('(') && between.len() < 40;
    let (whole, part) = said.split_once('.').unwrap_or((said, ""));
    let hundredths: String = part.chars().chain("00".chars()).take(2).collect();
    let share = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths.parse().ok()?)?;
    bracketed.then_some(share)
}

/// A total of which no selection of the sums told before it in the paragraph comes to it. In a letter's first part
/// another rule looks at it.
fn wrong_total(sentence: &Sentence, earlier: &mut Vec<figures::Sum>) -> Option<Finding> {
    let here: Vec<figures::Sum> = sentence.sums().cloned().collect();
    let mut found = None;
    let told = sentence.has(&TOTAL) && sentence.kind == BlockKind::Paragraph;
    if let (true, [total]) = (told && sentence.section != "restoration", &here[..]) {
        let parts: Vec<i128> =
            earlier.iter().filter(|sum| sum.currency == total.currency).map(|sum| sum.thousandths).take(MANY).collect();
        let comes = |chosen: u32| {
            let of = parts.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
            of.map(|(_, sum)| *sum).sum::<i128>() == total.thousandths
        };
        if parts.len() > 1 && !(1_u32..1 << parts.len()).any(comes) {
            let why = "nothing that the paragraph names comes to this total";
            found = Some(Finding::at(sentence, why, "add up again, and name each sum that enters the total"));
        }
    }
    earlier.extend(here);
    found
}
