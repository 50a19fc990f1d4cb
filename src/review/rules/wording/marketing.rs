//! L31, L32: nothing is sold, and we do not praise ourselves.

use std::sync::LazyLock;

use crate::review::grammar::{Patterns, Place, judge};
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// Self-praise and sales: "valued customer", "we pride ourselves", "world-class", "we take this very seriously",
    /// "we look forward to serving you". Praise of what is the reader's is fine.
    ///
    /// # Why it matters
    /// Beside a failure, each such phrase is a joke at our expense, and the reader makes it.
    ///
    /// # Example
    /// > part 5: I am sorry that we turned your guests away. We pride ourselves on our industry-leading service and look
    /// > forward to serving you again.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned the guests of your award-winning house away. I look forward to your call; my
    /// > direct line is 020 7946 0188.
    "TON116" "marketing" Warning Documents check
}

static PRAISE: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "valued|loyal|esteemed|cherished customer|customers|client|clients|guest|guests|member|members|partner|partners|subscriber",
        "your|customer|customers|guest|client ?continued satisfaction|trust|experience|happiness|success ?and ?security ?@be ?@adv is|are|remains|and|means ?@adv ?our ?of ?everything ?the|a ?@adv ?top|number|highest|priority|utmost|importance|heart",
        "our ?@adv top|number|highest|first|main|absolute|primary|foremost ?one ?and ?only priority|concern|goal|aim",
        "pride ourselves|itself",
        "we|i @be|take ?@adv ?immensely ?great proud|pride of|to|in",
        "world-class|best-in-class|industry-leading|market-leading|cutting-edge|state-of-the-art|award-winning|best-of-breed|world-leading|next-generation|unparalleled|unrivalled|unmatched|second-to-none|premium-quality|first-rate|top-notch|leading-edge|customer-centric|customer-first",
        "highest|exceptional|outstanding|excellent|superior|finest|best ?possible|level|quality|of ?possible ?of standards|standard|service|quality|experience|customer",
        "committed|dedicated|devoted|passionate|commitment|dedication ?@adv to|about ?@adv providing|delivering|excellence|serving|ensuring|offering|you|our|quality|your|transparency|earning|maintaining|improving|the|safety|giving|making",
        "look|looking forward to ?continuing ?@adv ?to serving|serve|welcoming|welcome|continuing|doing|working|seeing|many|providing|a|our ?long",
        "value|treasure|cherish|appreciate|valued ?@adv|and ?greatly your|you|our ?continued ?ongoing business|loyalty|custom|trust|partnership|relationship|support|as",
        "your ?continued|ongoing|valued loyalty|custom|support|trust|business|patronage|confidence ?in ?us",
        "continued|ongoing loyalty|custom|support|patronage|business",
        "we ?all take|treat ... ?very ?extremely ?@adv seriously",
        "at ?@name @name ... we|our|is",
        "why not|don't",
        "exclusive|special offer|offers|deal|deals|discount|promotion",
        "new|our premium|exciting|improved ?new plan|plans|service|feature|features|offering",
        "trusted|loved|chosen|relied by|on ?by thousands|millions|hundreds|so|leading",
        "heart|core|centre|center of everything|what|all we|is",
        "stronger|better than ever|before",
        "emerge|come|came|grow ?back ?out stronger|better",
        "thank|thanks ?you for choosing|being|your ?a loyalty|business|custom|trust|us|valued|trusting",
        "journey with|together ?us ?you",
        "deliver|delivering|exceed|exceeding|surpass|excellence ?on ?our ?your ?in promise|expectations|excellence|everything",
        "passion|passionate for|about",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    judge(reading, "leave it out", objection)
}

fn objection(place: &Place<'_>) -> Option<String> {
    let parsed = place.parsed;
    let found = PRAISE.first(&parsed.tokens, |found| {
        let start = found.range.start;
        let before = start.checked_sub(1).map_or("", |at| parsed.tokens[at].word.as_str());
        let words = &parsed.tokens[found.range.clone()];
        // "Your award-winning kitchen", "at Salford Station we": not about us.
        let readers = matches!(before, "your" | "their");
        let place_name = words[0].word == "at" && !(start == 0 && sells(words));
        !parsed.quoted(&found.range) && !parsed.denied(start) && !readers && !place_name
    })?;
    Some(format!("\"{}\" praises or sells", parsed.phrase(found.range)))
}

/// "At Brightwater, quality is", "At Brightwater we believe": what we are said to be like, without a deed.
fn sells(words: &[crate::review::grammar::Token]) -> bool {
    let plain = |token: &crate::review::grammar::Token| !token.is_figure() && !crate::review::grammar::is_past(&token.word);
    words.iter().all(plain) && !words.iter().any(|token| crate::review::figures::is_weekday(&token.word))
}
