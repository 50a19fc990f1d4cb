//! L30: the letter speaks to its reader.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, has};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// An apology, a remedy or our sympathy for "customers", "users", "residents" or "those affected" where "you" should
    /// stand, or an apology by "the company". Beside "you", and of the reader's own customers, the words are fine.
    ///
    /// # Why it matters
    /// A letter to somebody that talks about a crowd was written for the crowd.
    ///
    /// # Example
    /// > part 5: I apologise to all customers who were turned away, and affected users will receive a credit.
    ///
    /// # Better
    /// > part 5: I apologise not only to you but also to your guests, whom we turned away. My direct line is
    /// > 020 7946 0188.
    "TON112" "distance" Warning Texts objection, "say \"you\": apologise to the reader, and tell what the reader gets"
}

/// What firms call themselves.
macro_rules! house {
    () => {
        "company|firm|management|organisation|organization|board|bank|business|team|department|airline|hospital|school|council|trust|clinic|surgery|practice|hotel|university|college|charity|agency|store|shop|railway|operator|utility|insurer|society|association|authority|landlord|restaurant|brewery|club|theatre|theater|library|museum|nursery|centre|center|festival|ministry|directors|trustees|governors|brand|group|laboratory|hostel|resort|retailer|supplier|provider|publisher|ward|branch"
    };
}

static APOLOGIES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "apolog*|sorry|thoughts|sympathies|sympathy|hearts ?@adv ?@be ?go ?out ?with to|with all|everyone|those|anyone|the ?those ?.. concerned|involved|affected|impacted|inconvenienced",
        concat!(
            "apologise|apologize|apologies|apology|sorry|apologised|apologizes|apologises|thoughts|sympathies|sympathy ?@adv ?go ?goes ?@be ?out ?owed ?due ?offered ?extended ?made ?@adv ?unreservedly to|with ?all ?any ?every ?each ?our ?of ?those ?our ?valued ?affected ?the ?many ?impacted ?other ",
            crowd!()
        ),
        concat!("apologise|apologize|apologies|apology|sorry|regret|regrets ... ", buyers!()),
        concat!(buyers!(), " ... deserve|deserved|expect|expected ... apologise|apologize|sorry|apology|better|more"),
        concat!(crowd!(), " ... @be|deserve|deserves ?@adv ?rightly due|owed|an ?an apology|apologies"),
        concat!(
            crowd!(),
            " ... affected|impacted|inconvenienced|disrupted|delayed|frustrated|disappointed|stranded|evacuated|let|left|kept|turned|lost|missed|waited|waiting ... apologise|apologize|sorry|apologies|apology|regret"
        ),
        "^@name ?@name ?@name ?@adv ?would ?wishes ?like ?to ?@adv regrets|apologises|apologizes",
        "^@name ?@name ?@name is|are|was ?@adv ?@adv sorry",
        "^@name ?@name ?@name would|wishes|wish ?like ?to ?@adv apologise|apologize|regret|extend|offer|express|convey|say ?@adv ?our ?its ?@adv ?apologies ?regret ?sorry ?to ?for",
        concat!(
            "the|this|our ?@name ?@name ?local ?whole ?entire ",
            house!(),
            " ?@adv ?would ?wishes ?like ?to ?@adv regrets|apologises|apologizes|apologise|apologize|regret"
        ),
        concat!(
            "the|this ?@name ?@name ",
            house!(),
            " ?@adv ?would ?wishes ?wish ?like ?to ?is ?are ?@adv extends|extend|offers|offer|express|expresses|sorry|conveys ?its ?their ?our ?sincere ?@adv ?for ?apologies ?regret ?sympathy"
        ),
        "^management|staff|directors|trustees ?@adv ?and ?staff ?would ?wish ?like ?to ?@adv regrets|apologises|apologizes|apologise|apologize|regret",
        concat!("to|for ?all ?those ", crowd!(), " ... we|i ... apologise|apologize|sorry|regret"),
        "@be ?@adv regretted|regrettable ?that customers|passengers|guests|residents|some|many|patients|parents|families|users|members|tenants",
        concat!(
            "we|i ?@be ?@adv ?@adv aware|understand|appreciate|recognise|recognize|acknowledge|conscious|mindful ?of that|how|frustration|impact|upset|anger|distress|inconvenience ?this ?it ?caused ?to ?for ?many ?some ?a ?number ?of ?our ?all ?the ?those ?.. ",
            buyers!()
        ),
        concat!(
            crowd!(),
            " ?who ?whose ... have|has our|the ?@adv ?deepest ?sincere sympathy|sympathies|apologies|apology|regret|regrets"
        ),
        "^to all|everyone|everybody|anyone|those ?of ?those ?the ?our ?.. who|whose|whom|affected|concerned|involved|impacted|inconvenienced",
        "matter of ?@adv|great ?deep regret|sorrow ... that|for ?many ?some ?our customers|passengers|guests|residents|patients|parents|pupils|families|users|members|tenants",
        concat!(
            "frustration|inconvenience|disappointment|anger|distress|upset|disruption|difficulties|problems|trouble|annoyance ?this ?it ?caused ?was ?@adv for|to|among|amongst ?many ?some ?a ?number ?of ?our ?all ?the ?those ",
            buyers!()
        ),
        concat!(
            "apologise|apologize|apologises|apologies|apology|sorry|regret|regrets ... caused|done|given|experienced|suffered|felt to|for|by|upon ?all ?any ?every ?our ?some ?many ?those ?the ?of ",
            crowd!()
        ),
        "affected|impacted|concerned|injured|aggrieved|interested parties|party|individuals|persons ... sorry|apologise|apologize|apology|apologies|regret|contacted|compensated|refunded|notified|informed",
        "apologise|apologize|apologises|apologies|apology|sorry|regret|regrets ... affected|impacted|concerned|those|all|aggrieved parties|individuals|persons|concerned|affected|involved|impacted",
        "the customer|policyholder|claimant|complainant|insured|applicant|cardholder|accountholder|client ?@adv is|was|has|will|had|were|shall|may",
        concat!(
            "we|i @be|feel ?@adv ?@adv sorry|embarrassed|ashamed ?that ?for ?some ?many ?our ?all ?the ",
            buyers!()
        ),
    ])
});

static REMEDIES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        concat!(
            "affected|impacted|eligible ",
            crowd!(),
            " .. will|have|has|may|are|can|shall|should .. receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued|paid|apply|written|told|informed|notified"
        ),
        concat!(
            crowd!(),
            " who|whose|that|which|with|in|on|at ... will|have|has|may|are|is|can|shall|should ?@adv ?@adv ?be ?been receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued|expect|made|whole|paid|apply|eligible"
        ),
        "those|everyone|everybody|anyone|anybody|people ?who ?@be ?@adv affected|impacted|hit .. will|have|has|may|are|can|shall .. receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued|paid|apply",
        concat!(
            buyers!(),
            " ?affected ?impacted ?concerned will|have|has|may|are|can|shall|should ?@adv ?@adv ?be ?been receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued|expect|made|eligible|paid"
        ),
        concat!(
            "refund|refunds|credit|credits|compensation|compensate|refunded|compensated|credited|reimburse|vouchers|rebate|rebates ... to|for|all|our|any ?all ?any ?the ?of ?our ?affected ?impacted ",
            buyers!()
        ),
        "parents|pupils|students|families|guests|patients|visitors|residents|owners|neighbours|candidates|participants|attendees|holders|employees ?affected ?impacted ?concerned will|have|has|can|may|shall ?@adv ?@adv ?be ?been refunded|credited|compensated|reimbursed|offered|entitled|claim|apply|issued",
        concat!(buyers!(), " ?affected ?concerned may|can|should ?@adv apply|claim|request|ask|contact"),
        concat!(buyers!(), " ?@adv can|may|should|will ?@adv be|rest|feel ?@adv assured|certain|confident|reassured"),
    ])
});

/// An apology that is the firm's own, in the third person: whoever reads it, nobody says it.
static FIRM: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "the company|firm|bank|airline|management|organisation|organization|council|trust|board ?@adv ?would ?wishes ?like ?to ?@adv regrets|apologises|apologizes|apologise|apologize|regret",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let fits =
        |found: &Match| !parsed.quoted(&found.range) && !speaks_to_reader(parsed, found) && !is_somebody(parsed, found);
    let firm = || FIRM.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !parsed.denied(found.range.start));
    if let Some(found) = APOLOGIES.first(&parsed.tokens, fits).or_else(firm) {
        return Some(place.objects(found.range, "apologises past the reader"));
    }
    let found = REMEDIES.first(&parsed.tokens, fits)?;
    Some(place.objects(found.range, "tells a crowd what it gets, not the reader"))
}

/// Whether the reader is in the sentence: addressed, or as the one whose people they are.
fn speaks_to_reader(parsed: &Parsed, found: &Match) -> bool {
    let stretch = parsed.segment(found.range.start);
    has(&parsed.tokens[stretch], &["you", "your", "yours"])
}

/// Whether what seems the name of the firm is a person who speaks: "We would like to apologise".
fn is_somebody(parsed: &Parsed, found: &Match) -> bool {
    let first = parsed.tokens[found.range.start].word.as_str();
    matches!(first, "we" | "i" | "you" | "they" | "he" | "she" | "it" | "nobody" | "somebody" | "everybody" | "who")
        && parsed.tokens[found.range.clone()].iter().all(|token| !token.word.ends_with('s') || token.word == "regrets")
}
