//! B4.15: plain words first, the clause behind them.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// The language of contracts in the letter: "pursuant to", "hereby", "without prejudice", "full and final
    /// settlement", or a sentence that opens with the clause. A clause in brackets behind the plain words is fine, and
    /// so is to say that nothing is asked for in full and final settlement.
    ///
    /// # Why it matters
    /// It says that a lawyer was asked before the reader was thought of.
    ///
    /// # Example
    /// > part 1: Pursuant to clause 8.2, a credit of £640.00 has been applied, without admission of liability.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book. Your contract gives you £64.00 for this (clause 8.2), and it
    /// > reached your card on 9 March.
    "TON117" "legalese-first" Warning Texts objection, "say it plainly, and put the clause in brackets behind it"
}

static LEGALESE: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "avoidance of doubt",
        "admission|acknowledgement of ?any liability|fault|guilt|wrongdoing|negligence",
        "as set|laid|stipulated|defined|provided|specified|stated ?out ?down ?for in|under|by ?the ?our ?your clause|section|terms|agreement|article|contract|policy",
        "be construed",
        "governed by",
        "sole discretion",
        "save|except as|insofar otherwise",
        "in the event of|that",
        "pursuant to",
        "hereby|herein|hereinafter|hereto|hereunder|herewith|thereof|therein|aforementioned|aforesaid|heretofore|notwithstanding|inter-alia",
        "without prejudice",
        "without ?any admission|admitting|acceptance of|any|fault|liability ?of ?any ?liability",
        "full and|& final settlement|satisfaction|release",
        "in ?full accordance|compliance|conformity with ?the ?our ?your ?@adv section|clause|article|terms|agreement|contract|paragraph|policy|provisions|conditions|standard",
        "^as per|under|per|by ?virtue ?of ?the ?our ?your ?terms ?of ?our ?the ?your clause|section|article|paragraph|terms|agreement|provisions|regulation",
        "^under ?the ?terms ?of ?section|clause|article|paragraph clause|section|article|paragraph|@figure|terms|your|the ?agreement ?contract",
        "under the|our|your terms",
        "terms and conditions",
        "subject to ?the ?our ?your ?all ?any ?applicable ?policy terms|conditions|clause|section|limitations|provisions|exclusions|exclusion|limits|excess|article|contract|agreement|clauses|caveats|exceptions",
        "reserving|reserve|reserved ?all ?any ?of our ?legal ?other ?contractual rights|right|position",
        "liability|obligations ?@be ?@adv is|are ?@adv limited|capped|excluded",
        "we|company|firm|supplier ... not ?be held liable|responsible",
        "accept|accepts|assume|admit no liability|responsibility",
        "not accept|assume|admit|bear ?any liability|responsibility",
        "disclaim|disclaims|reserve|reserves ?any|all ?our|any ?other rights|liability|claims|right|claim",
        "to the ?fullest|maximum extent permitted|allowed|required|possible",
        "shall|does|do|will not constitute|imply|represent|amount ?to a|an|any .. waiver|admission|acceptance|acknowledgement",
        "shall be remitted|furnished|effected|tendered|issued|payable",
        "the undersigned",
        "the|this said agreement|contract|invoice|service|goods",
        "be deemed",
        "force majeure",
        "inter alia",
        "mutatis mutandis",
        "any and all",
        "null and void",
        "in lieu of|thereof",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = LEGALESE.first(&parsed.tokens, |found| {
        let words = &parsed.tokens[found.range.clone()];
        let clause = words[0].word != "under"
            || words.iter().any(|token| {
                matches!(token.word.as_str(), "clause" | "section" | "article" | "paragraph" | "terms" | "provisions")
            });
        !parsed.quoted(&found.range) && !parsed.denied(found.range.start) && clause
    })?;
    Some(place.objects(found.range, "is the language of contracts"))
}
