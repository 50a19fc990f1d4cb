//! L27: no promise reaches further than we can.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A promise of the outcome: "never again", "we guarantee", "will not happen again", "impossible", "rest assured",
    /// "cured for good", and any fault that is said never to come again: "will not give you another day's trouble".
    /// To say that it cannot be promised is fine, and so is a guarantee that the contract gives.
    ///
    /// # Why it matters
    /// The day it happens again, this letter is the evidence. A measure with a date can be kept; an outcome cannot.
    ///
    /// # Example
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. Rest assured that this will never happen again.
    ///
    /// # Better
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. We cannot promise that it will never happen
    /// > again; by 20 March every change will have a test booking.
    "TON109" "overpromise" Warning Documents objection, "promise the measure, its date and who answers for it, not the outcome"
}

/// What must not come again.
macro_rules! trouble {
    () => {
        "outage|outages|problem|problems|trouble|troubles|delay|delays|error|errors|mistake|mistakes|failure|failures|issue|issues|damp|disruption|disruptions|interruption|interruptions|breach|breaches|worry|worries|inconvenience|leak|leaks|fault|faults|disappointment|mix-up|mix-ups|glitch|glitches|incident|incidents|repeat|repetition|recurrence|difficulty|difficulties|hiccup|hiccups|mess|cancellation|cancellations|breakdown|breakdowns|flooding|bother|hassle|nuisance|cause|reason"
    };
}

static PROMISES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "will|shall always",
        "once and for all",
        "a thing of the past",
        "put an end to",
        "you|we can count|rely|depend|trust on|us",
        "without fail",
        "zero downtime",
        "will|shall|can|could|would|must never|not ?@adv ?longer ?ever ?be ?@adv happen|recur|reoccur|repeated|occur|arise ?again",
        "does|do not ?ever happen|occur|recur|arise again",
        "never|not ?ever happens|occurs|recurs|repeated again",
        "will|shall never ?@adv ?again be|have|face|fail|lose|experience|suffer|miss|let|worry",
        "can never ?@adv ?again fail|lose|happen",
        "happen|occur|recur never|no again|more",
        "never again ?@modal ?you ?we ?it ?your",
        "we|i ?can ?will ?@adv guarantee|warrant|pledge|vow|swear",
        "you @modal ?be ?@adv ?@adv assured|certain|confident|sure|convinced that|of ... not|never|no",
        "safe|secure|reliable|protected at all times|for ?good ?ever",
        "you have our|my word|guarantee|assurance",
        "give you ?our|my|every our|my|full|every word|guarantee|assurance",
        "guaranteed to|never|that|against",
        "rest|be assured",
        "can|may be|rest ?completely ?absolutely ?fully assured|certain|confident|sure that",
        "we|i promise|assure ?you ... never|no|always|not",
        "we|i ?can assure you",
        "ensure|ensures|ensuring|guarantee|guarantees .. ... never|cannot|not ... again|recur|happen|occur|repeated|reoccur|place",
        "ensure|ensures|ensuring .. that|this|it|you|your ... never|always",
        "make|making|made ?@adv sure|certain ... never|not|no ... again|recur|happen|occur|repeated",
        "makes|make|making|becomes|now|will ... impossible|bulletproof|foolproof|unbreakable|fail-safe|watertight|bullet-proof|infallible",
        "impossible for this|such|it|that to",
        "100%|completely|totally|absolutely|entirely|fully secure|safe|reliable|protected|immune|risk-free",
        "eliminates|eliminate|eliminated|eliminating|removes|rules|excludes ?out ?@adv any|all|every ?and ?future ?further ?possible risk|risks|possibility|chance|danger|problems|failures|outages",
        "will|shall be|run|go|work|remain ?@adv flawless|flawlessly|perfect|perfectly|faultless|faultlessly|seamless|seamlessly|smooth|smoothly|trouble-free|error-free|problem-free|hassle-free|uninterrupted",
        "without ?a ?any ?single ?further hitch|hitches|glitch|glitches|flaw|fault|interruption|incident|incidents|hiccup",
        "solved|fixed|resolved|gone|over for|once good|and|ever",
        "zero|no risk|chance|possibility of|that",
        "always be ?@adv available|safe|secure|online|reachable|open|protected|there",
        "no ?further ?more ?future delays|outages|problems|errors|interruptions|failures|issues ?@adv in|ever|again|will ?future",
        "prevent|prevents|preventing|prevented ?@adv ?any|this|it|such|all ?@adv ?an ?error ?incident ?similar ?incidents from ever|happening|recurring|reoccurring",
        "is|was|be the last time",
        "permanently|definitively|conclusively|forever ?been ?and fixed|resolved|solved|cured|eliminated|rectified|remedied|eradicated",
        "fixed|resolved|solved|cured|eliminated|rectified|remedied|eradicated permanently|definitively|forever",
        "cast-iron|iron-clad|ironclad|castiron|solemn|rock-solid|categorical|watertight|bulletproof ?personal guarantee|guarantees|promise|assurance|pledge|word|commitment|vow|protection|security",
        "absolute|firm|personal|full|complete|unconditional guarantee|promise|assurance|pledge that",
        "makes|make|making it ?@adv ?@adv certain|sure that",
        "certain|sure|confident|guaranteed|promise|assured that no|nobody|nothing|no-one|never",
        "categorically|unequivocally ?state|say|promise|confirm|assure|guarantee|rule|tell",
        "state|say|promise|confirm|assure|tell ?you|with ?categorically|absolute|complete|total|hand|full confidence|certainty",
        "hand on heart",
        "there is|will ?be ?@adv ?@adv no ?conceivable ?possible ?earthly way|chance|possibility|prospect ?that ?of ?a this|it|such|you|your|any|another|repeat|anything|recurrence|there|anyone",
        "close|closed|closes|closing|shut|shuts|slammed the door on this|such|these|that|any|future|all",
        "seen|heard|had|see the ?very last of",
        "worries|troubles|problems|days|headaches @be ?now ?@adv over|behind|finished",
        "nothing ?more ?else ?@adv ?left to worry|fear|concern ?about",
        "no ?further ?longer need|reason|cause to|for worry|fear|concern|anxiety",
        "rest|sleep|breathe easy|easily|easier|soundly|safe",
        "will|never|again|ever ... on my|our watch",
        "from now|this|today|here ?day|moment|point|on|onwards|forward ?on ?onwards ?forward ... perfect|perfectly|reliable|reliably|flawless|punctual|punctually|safe|secure|smoothly",
        "from now|this|today|here ?day|moment|point|on|onwards|forward ?on ?onwards ?forward ... will|shall|always|every .. on time|schedule",
        "every|each|all ?single ?future ?your ?our ?delivery ?deliveries ?train ?trains ?flight ?order ?parcel ?bill ?visit ?call ?bus ?meal ?appointment ?repair will|shall ?@adv ?@adv be|arrive|run|leave|reach|come ?@adv ?you on|perfect|flawless|punctual time|schedule",
        "perfectly|utterly|wholly|quite|permanently|forever ?and safe|secure|reliable|protected|immune",
        "future-proof|future-proofed|fool-proof|tamper-proof|fault-free|fail-proof|bomb-proof|hack-proof|unhackable|unsinkable|goof-proof|leak-proof",
        "keep|keeps|stay|stays|remain|remains safe|secure|dry|working|reliable|protected forever|always|whatever",
        "trust|believe us|me when|that",
        "there will|shall be no more|further missed|late|lost|wrong|unanswered|cold|broken|cancelled|misplaced|failed|surprise|unpleasant|nasty",
        "can not ?@adv ?ever ?possibly fail|err|malfunction",
        "you have ?@adv seen|had|heard|received the ?very last",
        "promise|assure|guarantee ?you ?that you|it ?@modal ?be ?@adv ?be delighted|pleased|happy|love|thrilled|satisfied|perfect|perfectly|impressed",
        "stay|remain|be|keep ?@adv safe|secure|dry|working|warm|reliable for ever",
        "now|henceforth|becomes ?@adv impossible ?for ?that",
        "perfect again|by|from",
        "see|seeing|ensure|ensuring|ensures ?to ?it that no|nobody|nothing|never|no-one",
        "not be in safer|better ?pair ?of hands",
        concat!(
            "eliminates|eliminate|eliminated|eliminating|removes|prevents|rules|excludes|ends|stops ?out ?@adv any|all|every|further ?and ?all ?future ?further ?possible ?more ?.. ",
            trouble!()
        ),
        "safe|safer|good|best ?of ?pair ?of hands with us",
        "promise|guarantee|assure|pledge ?you ... perfect|flawless|faultless|seamless|impeccable|spotless|trouble-free|smooth",
        "no repeat|repetition|recurrence ?of",
        "without exception|fail",
        "stop at nothing",
        "not rest|sleep|stop until",
        "like clockwork",
        "will|shall ... rest of your life|lives|days",
        "it is a promise",
        "nothing can|will ?ever ?possibly go|happen|fail|break|harm",
        "first and last time|such",
        "you can ?now ?@adv trust us|me",
        "will|shall never ?@adv ?again have to|cause|reason|need",
        "we|i have ?@adv made it ?@adv impossible",
        "fixed|resolved|solved|cured|eliminated|rectified|remedied|eradicated ?once ?and for ever|good|all",
    ])
});

/// How the trouble would come.
macro_rules! befalls {
    () => {
        "happen|happens|occur|occurs|recur|fail|fails|leak|leaks|break|crash|crashes|lose|loses|lost|disappoint|disappointed|forget|forgotten|overlook|overlooked|miss|missed|suffer|suffers|wrong|down|worry|trouble|bother|affected|breached|compromised|hacked|stranded|flooded|repeat|repeated|inconvenienced|delayed|overcharged|ignored|kept|left|stuck|through|malfunction|jam|clog|burst|flood|mislay|mislaid|neglect|neglected"
    };
}

/// A fault that is said never to come: to the reader, to the thing repaired, to anybody.
static NEVERS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        concat!(
            "will|shall never ?@adv ?ever ?again ?have|be|see|face|suffer|experience|encounter|hear|find|let|get|go|give|cause|@done ?.. ?this ?such ?.. ",
            trouble!()
        ),
        concat!("will|shall never ?@adv ?ever ?again ?have ?to ?be ?let ?go ?get ?@done ?.. ", befalls!()),
        concat!("will|shall not ?@adv ?ever ?again .. ?.. ", trouble!(), " .. again|ever"),
        concat!(
            "will|shall not ?@adv have|see|face|suffer|experience|give|cause|get|find|encounter|be .. another|further|more|any|single|slightest|moment's .. ?with ",
            trouble!()
        ),
        "need never|not ?@adv ?ever ?again worry|fear|bother",
        concat!(
            "will|shall not ?@adv ?ever ?again ?have ?to ?be ?let ?you ?go ?get ",
            befalls!(),
            " ?you ?your ?down ?with ?to ?like ?in ?this ?that ?way again|ever|anymore"
        ),
        concat!(
            "will|shall not disappoint|fail|forget you",
            "will|shall not let you|anyone|anybody|your ?all ?both ?customers ?guests down"
        ),
        concat!(
            "no ?further ?more ?other ?future ?such .. will|shall|can|need ?ever ?again ?have|be|go|face|suffer|experience|see|miss|lose ... ",
            befalls!(),
            "|",
            trouble!(),
            "|again|ever|same"
        ),
        "nothing|nobody|no-one|none .. will|shall|can ?ever ?again ... again|ever|more|happen|occur|recur|wrong|lose|lost|leak",
        "end|finish|stop of|to ?all ?your ?these ?the ?such ?any delays|outages|problems|errors|failures|troubles|worries|faults",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let fits = |found: &Match| {
        !parsed.quoted(&found.range) && !withheld(parsed, found.range.start) && !looks_back(parsed, &found.range)
    };
    let found = PROMISES.first(&parsed.tokens, fits).or_else(|| NEVERS.first(&parsed.tokens, fits))?;
    Some(place.objects(found.range, "promises what nobody can"))
}

/// "We cannot promise that it will never happen": what is denied is the promise. A condition promises nothing either.
fn withheld(parsed: &Parsed, start: usize) -> bool {
    let stretch = parsed.segment(start);
    let before = &parsed.tokens[stretch.start..start];
    let refuses = before.iter().any(|token| {
        matches!(
            token.word.as_str(),
            "not" | "nobody" | "no" | "none" | "never" | "neither" | "if" | "unless" | "whether" | "until" | "asked"
        )
    });
    let contract = before.iter().any(|token| matches!(token.word.as_str(), "contract" | "lease" | "policy"));
    refuses || contract
}

/// "It was impossible for your guests to book", "we never again asked": it tells the past.
fn looks_back(parsed: &Parsed, range: &std::ops::Range<usize>) -> bool {
    let words = &parsed.tokens[range.clone()];
    let past = words.iter().any(|token| matches!(token.word.as_str(), "was" | "were" | "had"));
    let end = parsed.tokens.get(range.end).map_or("", |token| token.word.as_str());
    let asked = words[0].word == "never" && crate::review::grammar::is_past(end);
    let before = range.start.checked_sub(1).map_or("", |at| parsed.tokens[at].word.as_str());
    past || asked || matches!(before, "was" | "were" | "would")
}
