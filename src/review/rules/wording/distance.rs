//! L30: the letter speaks to its reader.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, has};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// An apology or a remedy for "customers", "users" or "those affected" where "you" should stand, or an apology by
    /// "the company". Beside "you", and of the reader's own customers, the words are fine.
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

macro_rules! crowd {
    () => {
        "customers|customer|users|user|clients|client|subscribers|members|passengers|guests|tenants|patients|those|everyone|anyone|everybody|anybody|people|merchants|policyholders|shoppers|travellers|readers|residents|owners|parents|students|participants|recipients|consumers|accounts"
    };
}

macro_rules! buyers {
    () => {
        "customers|users|clients|subscribers|members|passengers|tenants|policyholders|shoppers|consumers|merchants"
    };
}

static APOLOGIES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "apolog*|sorry ?@adv to all|everyone ?those concerned|involved|affected|impacted|inconvenienced",
        concat!(
            "apologise|apologize|apologies|apology|sorry|apologised|apologizes|apologises ?go ?goes ?out ?@adv ?unreservedly to ?all ?any ?every ?our ?of ?our ?valued ?affected ?the ?impacted ",
            crowd!()
        ),
        concat!("apologise|apologize|apologies|apology|sorry|regret|regrets ... ", buyers!()),
        concat!(buyers!(), " ... deserve|deserved|expect|expected ... apologise|apologize|sorry|apology|better|more"),
        "^@name ?@name ?@name ?@adv ?would ?wishes ?like ?to ?@adv regrets|apologises|apologizes",
        "the|this company|firm|management|organisation|organization|board|bank|business|team|department|airline ?@adv ?would ?wishes ?like ?to ?@adv regrets|apologises|apologizes|apologise|apologize|regret",
        concat!("to|for ?all ?those ", crowd!(), " ... we|i ... apologise|apologize|sorry|regret"),
    ])
});

static REMEDIES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        concat!(
            "affected|impacted|eligible ",
            crowd!(),
            " .. will|have|has|may|are|can|shall .. receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued"
        ),
        "those|everyone|everybody|anyone|anybody|people ?who ?@be ?@adv affected|impacted|hit .. will|have|has|may|are|can|shall .. receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued",
        concat!(
            buyers!(),
            " ?affected ?impacted will|have|has|may|are|can|shall ?@adv ?@adv ?be ?been receive|get|refunded|credited|compensated|reimbursed|claim|given|offered|entitled|contacted|issued"
        ),
        concat!(
            "refund|refunds|credit|credits|compensation|compensate|refunded|compensated|credited|reimburse|vouchers ... to|for|all|our|any ?all ?any ?the ?of ?our ?affected ?impacted ",
            buyers!()
        ),
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let fits = |found: &Match| !parsed.quoted(&found.range) && !speaks_to_reader(parsed, found);
    if let Some(found) = APOLOGIES.first(&parsed.tokens, fits) {
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
