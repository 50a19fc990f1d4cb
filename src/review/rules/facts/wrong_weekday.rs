//! L35: weekday and date agree.

use chrono::Datelike;

use crate::composition::wording;
use crate::review::figures::{self, Value};
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A date whose weekday is another than the one written before it.
    ///
    /// # Why it matters
    /// The reader does not know which of the two to hold you to.
    ///
    /// # Example
    /// > part 4: At 19:30 on Thursday 6 March we put the old address back.
    ///
    /// # Better
    /// > part 4: At 19:30 on Friday 6 March we put the old address back.
    "FCT060" "wrong-weekday" Error Documents check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in &reading.prose.sentences {
        for figure in &sentence.figures {
            let Value::Date(date) = figure.value else { continue };
            let Some(day) =
                date.year.map_or(reading.date, |_| reading.date.or(chrono::NaiveDate::from_ymd_opt(1, 1, 1)))
            else {
                continue;
            };
            let said = &sentence.text[figure.start..figure.end];
            let named = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let Some(day) = date.in_letter_of(day).filter(|_| figures::is_weekday(named)) else { continue };
            let weekday = wording::weekday(day);
            if weekday != named {
                let why = format!("{} {} {} is a {weekday}", day.day(), wording::month(day), day.year());
                let better = "let weekday and date agree";
                found.push(Finding::at(sentence, why, better).over(figure.start..figure.end));
            }
        }
    }
    found
}
