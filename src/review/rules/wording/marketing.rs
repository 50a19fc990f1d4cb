//! L31, L32: nothing is sold, and we do not praise ourselves.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::rule::rule;

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
    "TON116" "marketing" Warning Documents objection, "leave it out"
}

static PRAISE: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "second to none",
        "go|going|went the extra mile",
        "above and beyond",
        "customer|customers|you|people|guest|guests @be|come|comes ?@adv ?always first",
        "number one priority",
        "means|mean everything to us",
        "here for you",
        "valued|loyal|esteemed|cherished customer|customers|client|clients|guest|guests|member|members|partner|partners|subscriber",
        "your|customer|customers|guest|client ?continued satisfaction|trust|experience|happiness|success|safety|security|privacy|comfort ... priority|importance|everything|heart|us",
        "our ?@adv top|number|highest|absolute|foremost ?one ?and ?only priority|concern|goal|aim",
        "pride ourselves|itself",
        "we|i @be ?@adv ?immensely proud of|to",
        "we|team|our|people ?all take|takes ?great ?@adv ?real ?such pride",
        "world-class|best-in-class|industry-leading|market-leading|cutting-edge|state-of-the-art|award-winning|best-of-breed|world-leading|next-generation|unparalleled|unrivalled|unmatched|second-to-none|premium-quality|first-rate|top-notch|leading-edge|customer-centric|customer-first",
        "highest|exceptional|outstanding|excellent|superior|finest|best ?possible|level|quality|of ?possible ?of standards|standard|service|quality|experience|customer",
        "@be|remain|remains|stay ?@adv ?fully committed|dedicated|devoted to|about",
        "our ?continued ?ongoing ?unwavering commitment|dedication to",
        "passionate about",
        "look|looking forward to ?@adv ?continuing ?to ?@adv serving|serve|welcoming|welcome|continuing|providing|continue",
        "hope|hopes|want|love|like|wait|keen|eager ?@adv ?to ?@adv ?be ?able ?to ?@adv see|seeing|welcome|welcoming|serve|serving|host|hosting|have|having you|your ?family ?guests ?team ?all back|again|aboard|onboard|soon|once",
        "mean|means|meant the world|everything|so ?very much|a ?great lot|deal to us|me",
        "never|not take|taking|taken ?it|you|your|this|that ?trust ?loyalty ?custom ?business for granted",
        "hold|holding ourselves to",
        "for ?over ?more ?nearly ?almost ?than @figure years ?now we|our",
        "trust ?that you ?have place|placed|put in us|our",
        "around|across|throughout the globe|world",
        "proud|delighted|honoured ?to ?be to call|have|be you|your",
        "value|treasure|cherish|appreciate|valued ?@adv|and ?greatly your|you|our ?continued ?ongoing business|loyalty|custom|trust|partnership|relationship|support|as",
        "your continued|ongoing|valued loyalty|custom|support|trust|business|patronage|confidence ?in ?us",
        "continued|ongoing loyalty|custom|support|patronage|business",
        "we ?all take|treat ... ?very ?extremely ?@adv seriously",
        "^at @name ?@name we|our ?@adv believe|pride|strive|are|care|know|understand|mission|goal|aim|people|customers",
        "^at @name ?@name quality|safety|service|excellence|customers|customer|people is|are|comes|come|service|satisfaction",
        "^why not",
        "exclusive|special offer|offers|deal|deals|promotion",
        "new|our premium|exciting|improved ?new plan|plans|service|feature|features|offering",
        "trusted|loved|chosen|relied by|on ?by thousands|millions|hundreds|so|leading",
        "heart|core of everything|what|all we|is",
        "stronger|better than ever",
        "emerge|come|came|grow ?back ?out ?even stronger",
        "thank|thanks ?you for choosing",
        "thank|thanks ?you for being ?a ?an ?our ?such valued|loyal|part|great|customer",
        "thank|thanks ?you for your ?continued ?ongoing loyalty|business|custom|trust",
        "journey together",
        "exceed|exceeding|surpass ?your ?our ?all expectations",
        "deliver|delivering ?on ?the excellence",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = PRAISE.first(&parsed.tokens, |found| {
        let start = found.range.start;
        let before = start.checked_sub(1).map_or("", |at| parsed.tokens[at].word.as_str());
        // "Your award-winning kitchen", "at Salford Station we": not about us.
        let readers = matches!(before, "your" | "their");
        !parsed.quoted(&found.range) && !parsed.denied(start) && !readers
    })?;
    Some(place.objects(found.range, "praises or sells"))
}
