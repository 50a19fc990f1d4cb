//! What the texts of items tell: whether of money, of days, of what lasts. What is said of them is chosen elsewhere.

use crate::case::Item;
use crate::composition::wording;

/// Words that may tell a day from another.
const DAYS: [&str; 10] =
    ["day", "days", "today", "yesterday", "tomorrow", "morning", "night", "tonight", "week", "weeks"];

/// Whether a text may name a day.
pub(super) fn may_name_day(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        let relative = DAYS.iter().any(|day| word.eq_ignore_ascii_case(day));
        relative || word.starts_with(|c: char| c.is_ascii_digit()) || word.parse::<chrono::Weekday>().is_ok()
    })
}

/// What a way to the reader names where money takes it.
const WAYS_OF_MONEY: [&str; 15] = [
    "account",
    "bank",
    "bill",
    "card",
    "cash",
    "cheque",
    "check",
    "credit",
    "invoice",
    "payment",
    "payroll",
    "refund",
    "statement",
    "transfer",
    "wallet",
];

/// Whether an item is money that reaches the reader as money does; without a way to the reader a value is taken for it.
pub(in crate::composition) fn is_money(item: &Item) -> bool {
    let Some(way) = &item.how else { return true };
    let mut words = way.as_str().split(|c: char| !c.is_alphanumeric());
    words.any(|word| WAYS_OF_MONEY.iter().any(|money| word.eq_ignore_ascii_case(money)))
}

/// What a text says of money that goes to the reader.
const OF_MONEY: [&str; 10] = ["refund", "repa", "paid", "pay", "reimburse", "fee", "price", "cost", "charge", "waive"];

/// Whether a text tells of money.
pub(super) fn speaks_of_money(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| WAYS_OF_MONEY.contains(&word.as_str()) || OF_MONEY.iter().any(|begins| word.starts_with(begins)))
}

/// Words of what goes on or is to come: those of [`LASTING`] but the ones of a finished act.
pub(super) fn lasts(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| is_lasting(word) && !matches!(word, "has" | "have"))
}

fn is_lasting(word: &str) -> bool {
    LASTING.iter().any(|lasting| word.eq_ignore_ascii_case(lasting))
}

/// Up to how many words a sentence takes a day at its end.
const SHORT: usize = 16;

/// Words of what lasts or is to come, which no day in the past can follow.
const LASTING: [&str; 12] =
    ["is", "are", "has", "have", "can", "may", "will", "shall", "until", "since", "now", "each"];

/// Whether a sentence tells a finished act shortly enough for its day to stand at its end.
pub(super) fn takes_a_day(sentence: &str) -> bool {
    let words = || sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() <= SHORT && !words().any(is_lasting)
}

/// A text of one sentence without its stop, so that more can follow in it; `None` for several, and for one whose stop is
/// that of an abbreviation, too.
pub(super) fn open_end(text: &str) -> Option<&str> {
    let open = text.strip_suffix('.')?;
    let last = open.rsplit(char::is_whitespace).next()?;
    let abbreviated = last.contains('.') || matches!(last, "Ltd" | "Inc" | "Co" | "Corp" | "etc" | "No");
    (!abbreviated && wording::sentences(text).nth(1).is_none()).then_some(open)
}

/// A text as figures in it are compared.
pub(in crate::composition::letter) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars().filter(|c| !matches!(c, '\u{a0}' | ',')) {
        match character {
            ascii if ascii.is_ascii() => plain.push(ascii.to_ascii_lowercase()),
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain
}

/// Whether a [`plain`] text names a phrase already; a figure inside a longer one (`2 August` in `12 August`, `$5` in `$50`) is
/// another.
pub(in crate::composition::letter) fn mentions(text: &str, phrase: &str) -> bool {
    let phrase = plain(phrase);
    let phrase = phrase.strip_suffix(".00").unwrap_or(&phrase);
    let digit = |c: char| c.is_ascii_digit();
    // Inside a longer word or figure it is another one.
    let inside = |edge: Option<char>, beyond: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && beyond.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(phrase).any(|(at, found)| {
        let (before, behind) = (&text[..at], &text[at + found.len()..]);
        let decimals = behind.strip_prefix('.').filter(|rest| rest.starts_with(digit));
        let other_sum = decimals.is_some_and(|rest| !rest.starts_with("00"));
        let begins_inside = inside(found.chars().next(), before.chars().next_back());
        !begins_inside && !inside(found.chars().next_back(), behind.chars().next()) && !other_sum
    })
}

#[cfg(test)]
mod tests {
    use super::{lasts, may_name_day, plain, speaks_of_money};

    fn mentions(text: &str, phrase: &str) -> bool {
        super::mentions(&plain(text), phrase)
    }

    #[test]
    fn a_figure_inside_a_longer_one_is_another() {
        assert!(mentions("It came on 24 August, for £5.", "£5.00"));
        assert!(mentions("It cost £1,120.00 in all.", "£1,120.00"));
        assert!(!mentions("It came on 24 August.", "4 August"));
        assert!(!mentions("It came on August 24.", "August 2"));
        assert!(!mentions("It cost $50.", "$5.00"));
        assert!(!mentions("It cost $5.75.", "$5.00"));
        assert!(!mentions("At 11:20 p.m. the feed stopped.", "1:20 p.m."));
        assert!(!mentions("It stands in 3 Mayfair Road.", "3 May") && mentions("It came on 3 May.", "3 May"));
    }

    #[test]
    fn what_goes_on_is_no_payment() {
        let text = "An adviser answers your employees' questions until 31 December.";
        assert!(lasts(text) && !speaks_of_money(text));
        let refund = "The deposit is refunded.";
        assert!(lasts(refund) && speaks_of_money(refund));
        assert!(!lasts("We have taken the second night off."));
    }

    #[test]
    fn a_text_with_a_day_of_its_own_is_known() {
        assert!(
            may_name_day("It came on 24 August.")
                && may_name_day("We rang on Monday.")
                && may_name_day("The next day.")
        );
        assert!(!may_name_day("We may ring in March: the Sunderland office knows."));
    }
}
