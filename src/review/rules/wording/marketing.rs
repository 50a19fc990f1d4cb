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
        "we|our|team|family|company|people have|has ?@adv ?been ?@adv ?and looking|serving|caring|helping|providing|delivering|making|supplying|building|trusted|served|helped|cared|looked|delighted|welcoming|welcomed ... since|for|over ?more ?than ?over ?nearly @figure",
        "families|people|customers|businesses|homes|firms|guests like yours|you|yourself",
        "why not @name|try|take|join|explore|discover|visit|browse|upgrade|treat|see|come|download|sign|switch|add|enjoy|book|check|have|give|let|make|spend|use",
        "^explore|discover|browse|download|upgrade|shop|join|experience our|the|a|your|to|more|new|now|today|thousands|hundreds|all|us|it",
        "^have you seen|tried|heard|considered|discovered|visited|thought|met|explored ?about ?of ?our ?the our|the|about|switching|upgrading|trying",
        "^did you know ?that we|our",
        "not|to forget|sure|miss to|out|our|on ?on ?to ?our ?the ?follow ?visit ?check ?try ?download ?sign ?browse ?explore ?like ?latest ?new ?great ?spring ?summer ?autumn ?winter ?christmas ?easter sale|offers|offer|range|collection|app|menu|facebook|instagram|newsletter|deals|website",
        "explore|discover|browse|sample|check|try ?out our|the ?exciting ?latest ?brand ?new ?improved ?full ?wide ?extensive ?.. range|collection|collections|products|services|menu|offers|catalogue|app|selection|plans|packages|ranges|tier|destinations|classes|courses",
        "our ?exciting ?latest ?brand new|latest|exclusive|exciting|improved|popular|premium|full|extensive|wonderful ?spring ?summer ?autumn ?winter ?christmas ?premium ?garden ?.. range|collection|menu|tier|offers|plan|plans|package|packages|destinations|catalogue|products|courses|season",
        "would|'d love|like|delighted|invite|encourage ?to ?for ?invite you ?both ?all to try|join|explore|discover|experience|visit|sample|come|be",
        "invite you ?both ?all ?warmly ?to try|join|explore|discover|experience|visit|sample",
        "^enjoy|claim|grab|save|get|use|take|treat .. @figure off|discount",
        "use|using|with|enter|quote ?the ?discount ?voucher ?promo code @name ?at ?checkout ?when",
        "nobody|no-one ?else cares|does|knows|works|takes|understands|tries ?about ?your more|better|harder|as|like",
        "no one ?else cares|does|works|understands|tries ?about ?your ?.. more|better|harder|like",
        "as ?one ?of ?the a|the|britain's|america's|ireland's|europe's|world's|country's|uk's ?.. leading|foremost|premier|largest|biggest|favourite|best|top|trusted|number ?.. provider|supplier|maker|specialist|specialists|bank|airline|school|name|brand|firm|insurer|builder|hotel|clinic|company|retailer|operator|service|employer|authority",
        "leading|foremost|premier|favourite|favorite|trusted|best-loved ?.. provider|supplier|specialist|specialists|brand|retailer|operator|insurer|airline|name|company ?of ?in",
        "market|industry|sector leader|leaders|leading",
        "renowned|famous|celebrated|acclaimed|reputed|rated for|throughout|across|as|by its|our|the|their|excellence|quality|being",
        "known for our|its ?.. quality|service|reliability|excellence|care|attention|standards|friendly|commitment|dedication",
        "set|sets|setting|raise|raising|raised ?the ?a ?very the|our ?own ?very ?a bar|standards ?standard ?ever ?so ?even ?very when|high|higher|for|ever|across",
        "set|sets the bar|standard",
        "in our|the ?very ?company's dna|blood|bones|genes",
        "@be|lies|lie|at|is ?at ?very the heart|centre|center|core|forefront|cornerstone of our|what|everything|all",
        "matter|matters|mean|means|important ?much more|most|everything ?so ?very ?than to us|our",
        "nothing ?else @be|matters|means ?ever ?@adv more|closer|dearer ?important to us|our",
        "for|with|offers|offering|brings|enjoy|gives|giving ?you ?an ?a ?even even|whole|truly|unique|unforgettable|seamless|superior|enhanced|premium|richer|smoother|first-class|five-star|exceptional|wonderful|great ?new ?level ?better ?smoother experience|service|comfort|stay|journey",
        "first-class|five-star|high-quality|top-quality|finest-quality|gold-standard|unbeatable|incomparable|forward-thinking|future-ready|innovative|state-of-the-art|multi-award-winning|best-loved|customer-focused|customer-led|unforgettable",
        "value for ?your money",
        "quality you|that|service ?you can|comes|never trust|rely|first",
        "peace of mind",
        "part of our|the ?@name ?.. family|story|community",
        "reputation|renown|name|record for ?our ?its ?.. excellence|quality|reliability|service|care|safety|honesty|innovation|punctuality|standards",
        "follow|like|join|find us on",
        "recommend|refer us|a ?to ?your friend|friends|family|others",
        "always put|puts|putting ?our ?the ?your customers|customer|guests|patients|passengers|people|you|safety|needs|pupils|children ?needs first|at|before",
        "we @be ?@adv|all|here here|there ?always to|for help|you|serve|support",
        "dedicated|friendly|expert|experienced|talented|hard-working|hardworking|passionate|professional ?and ?@adv ?friendly ?expert ?dedicated team|staff|people|professionals|experts ?is ?are here|ready|on|happy|waiting|always|will|who",
        "strive|striving|strives|endeavour|aim|aims ?always ?at ?all ?times ?to ?@adv ?give ?offer ?provide ?deliver ?be ?you ?our ?customers ?guests ?with ?a ?an ?the|for|the excellence|best|highest|finest|perfection|top-quality",
        "special|important|precious|dear to us",
        "@be|are always|only|never ?@adv close|near|there|far|happy|delighted|ready to|for|away|by you|from",
        "best is|are what|deserve|deserved|deserves you",
        "deserve|deserves nothing|only|the ?but ?less ?than ?very best|finest",
        "go|goes|going|went out of our|its|their way",
        "our ?own ?pursuit ?of excellence",
        "striving|strive|stand|stands|committed|commitment|dedicated|tradition|standard|standards|centre|center|passion to|for|of excellence",
        "^excellence|quality|service|safety|reliability|innovation ?and ?@adv is|are|runs|comes|lies ?@adv what|in|our|first|at|the|why|second|never ?who",
        "what we stand|are|do for|about|best",
        "memorable|unforgettable|magical|delightful|unbeatable stay|experience|visit|moments|journey|holiday|every|each|for|memorable",
        "each|every stay|visit|journey|meal|moment memorable|unforgettable|special|perfect|count",
        "now|already available|open to|for book|booking|buy|order|pre-order",
        "not|never forget|miss that|out|our|to|on|your .. menu|app|offers|sale|range|collection|book|newsletter|rewards|points",
        "upgrade to our|the|a ?@name ?.. plan|package|tier|cabin|room|membership|service",
        "few|no|hardly ?any ?other companies|firms|banks|airlines|schools|hotels|insurers|suppliers|providers|builders|clinics ... as|like|more|better|harder",
        "more than ?just ?simply a customer|guest|client|number|patient|passenger|member",
        "you @be ?all ?like ?part ?of ?our family",
        "as ?one ?of ?.. leading|foremost|premier|favourite|best-loved|finest|number-one ?.. we|our",
        "@be our passion|mission|promise|business|pleasure|purpose|obsession|watchword|trademark|speciality|specialty|hallmark",
        "trusted choice|partner|name|friend|home|provider|brand|by ?of ?for ?since",
        "it is what we do|love|are",
        "love what we do",
        "you @be ?@adv ?always in good|safe|expert hands",
        "make|making|makes your|every|each ?.. dream|dreams|memorable|unforgettable",
        "hundreds|thousands|millions ?of ?satisfied ?happy satisfied|happy|delighted customers|clients|guests|families|people",
        "number one|1 choice|brand|provider|name|for|in",
        "take advantage of our|this|the ?.. offer|offers|sale|discount|deal|deals|range|price|prices",
        "half-price|cut-price|buy-one-get-one-free",
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
