//! L11: what is owed is no favour.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A remedy that is told as a kindness: goodwill, gesture, courtesy, token of, "pleased to offer", "we have decided
    /// to refund". A sign-in token, the courtesy of the reader's staff and a gift card are something else.
    ///
    /// # Why it matters
    /// The reader gets back what is theirs. To be thanked for it is to keep some of it.
    ///
    /// # Example
    /// > part 1: For two hours and ten minutes on Friday 6 March your guests could not book. As a gesture of goodwill we
    /// > have credited £640.00 to your card.
    ///
    /// # Better
    /// > part 1: For two hours and ten minutes on Friday 6 March your guests could not book. We have returned your whole
    /// > March fee, £640.00, to your card on 9 March.
    "TON108" "favour-wording" Warning Texts objection, "say what we return, repay or replace, and that it is the reader's"
}

macro_rules! give {
    () => {
        "offer|give|credit|refund|extend|grant|compensate|waive|reimburse|award"
    };
}

static FAVOURS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "free month|week|year|gift|upgrade|delivery on us",
        "enjoy|accept .. free|voucher|discount|month",
        "on the house",
        "our way of saying|showing|apologising|thanking",
        "out of ?our ?the goodwill|kindness|generosity|goodness",
        "hope|trust ?that this ?small .. makes|make|goes|shows|helps ?some ?to ?it ?up",
        "at our ?sole ?own discretion",
        "gesture",
        "goodwill",
        "good will",
        "act|show|spirit|sign|mark|symbol of ?our ?good goodwill|kindness|generosity|appreciation|gratitude|faith|courtesy|regard",
        "token of ?our ?sincere ?deep",
        "token|nominal amount|payment|sum|gesture|credit",
        "as a|an|our|some|part .. courtesy|kindness|favour|favor|exception|thank-you|bonus|treat|reward|goodwill",
        "by way of .. courtesy|kindness|goodwill|thanks|thank-you|apology|exception|concession",
        "as a|an ?@adv ?one-time ?one-off ?special ?small concession|allowance|indulgence",
        "you @modal ?@adv be ?@adv ?@adv pleased|delighted|glad|happy|relieved ?to ?@adv hear|know|learn|note|that ... refund|compensation|credit|payment|claim|fee|refunded|credited|waived|approved|reimbursed|paid",
        "pleased|happy|glad|delighted|proud to ?@adv ?be ?able ?to confirm|say|tell|announce|advise|report ?you ?that ... refund|compensation|credit|payment|fee|refunded|credited|waived|approved|reimbursed",
        "courtesy credit|refund|discount|payment|adjustment",
        "one-time|one-off|special exception|goodwill|adjustment|favour|favor",
        "ex gratia",
        "ex-gratia",
        "complimentary",
        "our generosity",
        concat!(
            "we|i @be|would|will ?@adv ?be ?@adv pleased|happy|glad|delighted|willing|prepared|proud|able to ?@adv ",
            give!()
        ),
        "pleased|happy|glad|delighted|willing|prepared|able to ?@adv provide|send|make|issue|return|replace|apply|present|reduce|pay .. refund|credit|voucher|discount|payment|compensation|fee|fees|reimbursement|allowance",
        "we|i have ?@adv ?@adv decided|agreed|chosen|elected|opted ?on ?this ?occasion to ?@adv refund|credit|waive|compensate|reimburse|offer|give|return",
        "we|i decided|agreed|chose|elected ?on ?this ?occasion to ?@adv refund|credit|waive|compensate|reimburse|offer",
        concat!("we|i would|should ?also like|wish|love to ?@adv ", give!()),
        "on this occasion ... refund|waive|credit|compensate|return|reduce|pay|offer",
        "small|little|special|free|welcome|modest gift|present|treat|surprise|something",
        "for your loyalty|trouble|inconvenience",
        "make ?it ?this up to you",
        "sweeten the deal",
        "kindly|generously agreed|offered|credited|refunded|waived|decided|granted",
        "treat|treating|spoil you ?both ?all to",
        "with the|our compliments",
        "as our|a gift|treat|guest",
        "free of charge|any charge ?to ?you as",
        "under|have|had no ?legal ?contractual ?formal ?strict obligation|duty",
        "we|i|although|though|while ?we @be not ?@adv obliged|required|obligated to",
        "generous|discretionary ?@adv payment|credit|refund|offer|discount|compensation|sum|amount|goodwill",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = FAVOURS.first(&parsed.tokens, |found| {
        let words = &parsed.tokens[found.range.clone()];
        let readers = found.range.start > 0
            && matches!(parsed.tokens[found.range.start - 1].word.as_str(), "your" | "you")
            || words.iter().any(|token| token.word == "your") && !matches!(words[0].word.as_str(), "for" | "as")
            || words.iter().any(|token| token.word == "you" || token.word == "their") && words[0].word != "make";
        let denied = words[0].word != "not" && parsed.denied(found.range.start);
        !parsed.quoted(&found.range) && !readers && !denied && !is_of_contract(parsed, &found.range)
    })?;
    Some(place.objects(found.range, "makes a favour of what is owed"))
}

/// "The complimentary breakfast of your booking": what the reader has bought is called so.
fn is_of_contract(parsed: &Parsed, range: &std::ops::Range<usize>) -> bool {
    let before = range.start.checked_sub(1).map_or("", |at| parsed.tokens[at].word.as_str());
    let behind = &parsed.tokens[range.end..parsed.tokens.len().min(range.end + 4)];
    let bought = behind
        .windows(2)
        .any(|pair| matches!(pair[0].word.as_str(), "of" | "on" | "in" | "with" | "from") && pair[1].word == "your");
    before == "the" && bought
}
