//! L31: an apology stands upright.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// Begging, self-abasement and tears of our own: "words cannot express", "we beg your forgiveness", "I am
    /// mortified", "sorry" three times over.
    ///
    /// # Why it matters
    /// It turns the letter round to us and asks the injured party for comfort.
    ///
    /// # Example
    /// > part 5: Words cannot express how sorry I am that we turned your guests away, and I beg you to forgive us. My
    /// > direct line is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188.
    "TON107" "grovelling" Warning Documents objection, "say \"I am sorry that we\" once, and what we did"
}

static GROVELLING: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "can|could not begin to",
        "how ?deeply ?utterly ashamed|mortified|devastated|heartbroken|dreadful",
        "find it in your|their ?own heart|hearts",
        "in|to tears",
        "words can|could not ?@adv express|describe|convey|say",
        "no words|apology can|could ?ever ?possibly ?@adv express|describe|convey|make|undo",
        "from the ?very bottom|depths of our|my ?collective heart|hearts",
        "beg|implore|plead|pray ?with ?for you|your|for|that ?for ?to ?@adv ?your forgiveness|forgive|pardon|mercy|you",
        "beg|implore|plead|entreat ?with you|your",
        "please|kindly ?please ?do ?@adv forgive|pardon us|me|our|this",
        "ask|hope|pray|humbly .. you ?@modal ?@adv ?find ?it ?in ?your ?heart ?to forgive",
        "ask|seek|request|crave ?for your forgiveness|pardon",
        "we|i @be ?@adv ?@adv heartbroken|devastated|mortified|distraught|horrified|inconsolable|appalled|gutted|shattered|crushed|tormented|sickened",
        "we|i ?@modal never|not|hardly|scarcely ?@modal ?ever ?possibly ?even ?@adv apologise|apologize|forgive|live ?enough|ourselves|myself|with|sufficiently",
        "no apology|apologies|words|amount|sum|compensation|gesture ?of ?@adv ?apology ?apologies ?money can|could|will|would ?@adv ?ever ?be ?@adv enough|undo|make|repair|suffice|sufficient|do|erase",
        "nothing we|i|that .. can|could|will|would say|do|offer .. make|undo|excuse|erase",
        "please please",
        "keeps|kept|keep me|us|him|her awake|up ?all ?at ?night",
        "give|grant|allow us|me another|one|a|second ?more ?second ?last chance",
        "hang|hanging|bow|bowing our|my heads|head",
        "not slept|eaten|rested",
        "a thousand|million ?times apologies|sorry|pardons",
        "sorry ... sorry ... sorry",
        "sorry so|very|terribly ?very ?so sorry",
        "deeply|utterly|thoroughly|profoundly|so ?deeply ashamed|humiliated|disgusted",
        "unworthy|undeserving of",
        "on our|bended knees|knee",
        "forever|eternally ?@be ?in sorry|grateful|indebted|debt|ashamed|haunt",
        "sincerest|humblest|deepest|most|abject ?humble ?abject ?profuse ?grovelling and|apologies ?from ?most humblest|humble|heartfelt|abject|profuse",
        "humbly|abjectly|profusely apologise|apologize|beg|ask",
        "our|my hearts|heart break|breaks|broke|bleed|bleeds|sank|ache|aches",
        "cry|cried|weep|wept|tears ... for|over|about|in you|this|our|eyes",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found =
        GROVELLING.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !parsed.denied(found.range.start))?;
    Some(place.objects(found.range, "begs for comfort"))
}
