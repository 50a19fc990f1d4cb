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
        "ashamed of ourselves|myself",
        "we|i @be|feel ?@adv ?all ?@adv ?at ?a lost|loss for words",
        "we|i @be|feel ?@adv ?@adv ?all speechless|heartsick|heart-sick|wretched|bereft|beside|grief-stricken|sickened|tortured|haunted|broken|racked|wracked|consumed|crestfallen|desolate|disconsolate|stricken|guilt-ridden|guilt-stricken|unworthy|undeserving|worthless|contemptible|despicable|pathetic|idiots|fools",
        "there are ?@adv no words",
        "words fail|fails|failed us|me",
        "beyond|past words",
        "more|deeper than mere|words|we|i ?words can|could ?ever ?@adv say|express|tell|describe|convey|bear",
        "@modal not ?@adv ?even tell|say|express|explain|describe|convey you ?how|what ?very ?@adv sorry|ashamed|bad|awful|terrible|dreadful|guilty|wretched|mortified|sick",
        "how ?very ?@adv awful|terrible|guilty|wretched|ashamed|dreadful|sick|small|rotten|distraught|stupid we|i|all ?all ?of ?us @be|feel|felt",
        "sick|ill to|at our|my|the|heart ?very stomachs|stomach|core|bones",
        "sick at heart",
        "it|this|that pains|grieves|kills|hurts|torments|haunts|shames|sickens|devastates|destroys|mortifies us|me",
        "haunt|haunts|haunted|haunting|torment|torments|plague|plagues us|me",
        "we|i .. sleepless|sleep over|because|about|nights|night",
        "we|i ?@have ?@adv failed|disgraced|shamed ... as ?both ?a human|humans|person|people|parents|parent|professional|professionals|friend|friends|manager|man|woman|mother|father|team|doctor|nurse|teacher|leader",
        "less|poor than|excuse human|for",
        "not|hardly|scarcely|never|nor deserve|merit|earned ?your ?another ?a ?to ?the ?such ?be loyalty|forgiveness|kindness|trust|custom|mercy|pardon|chance|you|forgiven|patience|understanding|generosity|grace",
        "look you ?all in the eye|eyes|face",
        "not|hardly|scarcely|barely|never ?bring ?ourselves ?myself ?to face you|your",
        "reproach|hate|loathe|torment|curse|kick|despise|punish|berate|flagellate|castigate|torture ourselves|myself",
        "throw|throwing|cast|fling|prostrate ourselves|myself",
        "at|on|upon your mercy",
        "go|going|get|fall|fell|went|sink|down ?down on|to|upon our|my|bended ?bended knees|knee",
        "forgive us|me|our|my",
        "hope|hoping|pray|praying|dare|wish|dream ?that ?@adv ?to ?you ?@modal ?one ?day ?be ?ever ?@adv ?find ?it ?in ?your ?heart ?to forgive|forgiven|forgiveness|absolution",
        "bring yourself|yourselves to forgive",
        "a|one|ten|thousands|hundred|million|thousand ?thousand ?million ?hundred ?of apologies|sorries|pardons",
        "thousand|million|hundred times over|sorry",
        "rest|remainder|end of our|my ?working ?own ?natural life|lives|days|career|careers",
        "until|till|to our|my dying|eternal|lasting|everlasting|undying day|shame|days|disgrace",
        "carry|bear|live|living|carrying ?with ?the ?this ?our shame|guilt|burden|disgrace",
        "not|never a|one|single day|night|minute|hour|moment goes|passes|passed|went|has|will",
        "@modal never|not|hardly ?@adv ?ever ?begin ?to atone|repay|redeem for|you|ourselves",
        "would give anything|everything",
        "abject|grovel|grovelling|penance|repent|atone|atonement|sackcloth",
        "cry|cried|weep|wept|tears ... for|over|about|in you|this|our|eyes",
        "could|can not ?@adv ?possibly be|feel more|sorrier|worse ?deeply ?@adv ?sorry ?ashamed ?about ?than",
        "can|could|will never|not|ever ?@adv ?ever make|put|set|undo this|it|that|things|what ?ever ?you right|good|up|we|whole|happened",
        "bottom|depths|depth of our|my ?very ?whole ?entire ?collective hearts|heart|souls|soul|being",
        "our|my hearts|heart|souls|spirits @be ?@adv|all broken|heavy|breaking|aching|bleeding|crushed",
        "we|i ?@modal|do|have not|never ?been ?able ?to ?@adv stop|stopped|ceased thinking|blaming|asking|crying|reliving|apologising|apologizing|worrying",
        "we|i|us|our|my .. guilt|remorse|anguish|agony|despair|torment|self-loathing|mortification|humiliation",
        "suffering|suffer|suffers|suffered|hurting|hurt more ?.. than we|us|i|me|anyone",
        "stronger|bigger|better|strong|greater word ?enough ?than ?for ?to sorry|say|express|apology",
        "word|words stronger|bigger|strong|big than|enough",
        "unforgivable|unpardonable",
        "we|i @be|feel|felt ?all ?@adv ?@adv ?@adv sick|ill|nauseous|nauseated|terrible|awful|dreadful|rotten|sickened|worthless|horrible|horrendous when|at|about|to|for|that|over|and|inside",
        "how can|could|do|shall we|i ?ever ?@adv make|atone|repay|apologise|apologize|face|begin|live|put ?it ?up",
        "our|my ?.. shame|disgrace|sorrow|remorse knows|has|is|@be",
        "we|i ?@have ?@adv cried|cry|weep|wept|sobbed|agonised|agonized|despair|despaired|grieve|grieved",
        "beg|implore|plead|entreat ?this of|with you",
        "no punishment|penance|words|suffering|remorse ?could ?can ?is ?be ?@adv too|great|enough|make|undo|severe",
        "hardly|scarcely|not|barely dare ?to write|ask|hope|address|call|look|expect",
        "we|i ?do not know|knew how|where to ?even ?ever begin|look|start|hide|face|apologise|apologize|put",
        "we|i ?@adv deserve ?all ?every ?bit ?of ?your anger|contempt|criticism|scorn|wrath|fury|punishment|worse|nothing|condemnation|blame",
        "sorry beyond|from",
        "remorseful|grief-stricken|mortifying|shamefaced|heartsore",
        "beside ourselves|myself",
        "deepest|profound|bitter|undying|heartfelt|abject|boundless|overwhelming shame|remorse|sorrow|guilt|mortification|contrition",
        "not ?even ?@adv find the|words|enough|any ?right words",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found =
        GROVELLING.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !parsed.denied(found.range.start))?;
    Some(place.objects(found.range, "begs for comfort"))
}
