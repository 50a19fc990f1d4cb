//! L18: the failure is as large as it was.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, is_negation};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// "Only", "small", "brief", "minor", "isolated" and their kind on the failure or on who was hit, without a figure
    /// beside them; how few they were, how rarely it happens, how well the rest went. With a figure they are fine: "only
    /// customers in eu-west were affected, 1,204 of them". "After all" and "in the grand scheme of things" never are.
    ///
    /// # Why it matters
    /// The size of the harm is the reader's to judge. An adjective takes that away, a figure gives it to them.
    ///
    /// # Example
    /// > part 2: This was our fault. There was a brief interruption, and only a few guests were affected.
    ///
    /// # Better
    /// > part 2: This was our fault. The interruption lasted only 130 minutes, but it was your busiest evening, and 31 of
    /// > your guests met an error page.
    "TON106" "minimising" Warning Texts objection, "give the figure instead: how many, how long, how much"
}

/// What is counted when it is said how few were hit.
macro_rules! counted {
    () => {
        "customers|customer|users|user|clients|passengers|guests|patients|pupils|students|residents|tenants|households|homes|properties|members|people|accounts|records|orders|deliveries|parcels|letters|emails|invoices|statements|bills|transactions|payments|transfers|cases|files|documents|pages|instances|occasions|bookings|reservations|flights|trains|rooms|units|items|pounds|dollars|euros|pence|cents|others|drops|complaints|areas|streets|branches|sites|shops|litres|degrees"
    };
}

/// How small it is said to be.
macro_rules! small {
    () => {
        "small|minor|brief|slight|short|isolated|temporary|momentary|trivial|tiny|little|limited|minimal|short-lived|one-off|negligible|insignificant|modest|mild|odd|occasional|cosmetic|superficial|passing|fleeting|harmless|trifling|rare|partial|localised|localized|unimportant|petty"
    };
}

static ADJECTIVES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "vast|overwhelming|great majority ?of",
        "most ?of ?our customers|users|clients|people|guests ... not|unaffected|normally|nothing",
        "barely|hardly|scarcely noticeable|noticed|affected",
        "no real|lasting|serious|significant|major|material harm|damage|impact|consequences|loss|effect",
        "not the end of the world",
        concat!(
            small!(),
            " ?and ?@adv ?technical ?service ?billing ?temporary ?intermittent ?unexpected . . ",
            failure!()
        ),
        "impact|effect|effects|damage|disruption|problem|delay|outage|interruption|error|issue|harm|loss .. was|were|is|remained ?@adv ?a minimal|limited|small|minor|brief|slight|negligible|short|short-lived|trivial|insignificant|little|modest|mild|one",
        "limited|small|tiny|very|minimal ?small ?limited subset|fraction|percentage|proportion|minority|handful|share of",
        "limited|small|tiny|minimal|low number of . . customers|users|clients|records|orders|guests|accounts|people|cases|members|files|instances|emails|invoices|passengers|transactions",
        "very|only|just ?a limited|small|tiny|minimal|low|modest number|amount|portion|part of . ?@be ?@adv affected|impacted|hit|lost|exposed|delayed|involved|concerned",
        "relatively|comparatively|fairly|quite few",
        "very few ?of",
        concat!("mere|small|handful|fraction|sprinkling|couple of ?our ?the ?.. ", counted!()),
        "a ?mere|tiny|small|minute fraction of",
        "a mere",
        "hiccup|hiccups|blip|snag|teething",
        "some|slight|certain|minor ?minor ?small inconvenience|disruption|teething",
        "could|might have been ?so ?far|much worse",
        "briefly|momentarily|temporarily|slightly|occasionally ?be ?been unavailable|inaccessible|interrupted|affected|delayed|offline|down|slower|impacted|disrupted|late",
        "not|nothing ?too ?particularly serious|severe|major|grave|dramatic",
        "a few customers|users|records|accounts|hiccups|people|guests|passengers|patients|residents|households|tenants|pupils|members|clients|orders|parcels|deliveries|drops|pages|isolated|unlucky|minor|small|teething|odd|stray|pounds|dollars|pence|cents",
        concat!("a|the bit|touch|spot|trace of ?a ?an ?.. ", failure!(), "|water|damp|noise|dust|trouble|upset"),
        "just|only|merely a ?little ?small ?tiny bit|matter|case|question|drop|few|couple|handful|formality|precaution|trickle|minute|moment|while of",
        concat!(
            "little|no|nothing|not|hardly|barely|scarcely ?much more|worse|other than ?a ?an ?some .. ",
            failure!(),
            "|cosmetic|superficial|minor|formality|minutes|moments|hours|trifle|scratch|scratches|scuff|dent|bruise|stain|skin|skin-deep"
        ),
        "hardly|barely|scarcely ?even ?@adv visible|perceptible|noticeable|worth|matter|matters|inconvenienced|affected|noticed",
        "such|these|errors|mistakes|incidents|events|failures|accidents|delays|mix-ups|cases|breaches|outages ?of ?this ?kind ?sort ?nature ?like ?this @be ?@adv ?@adv rare|uncommon|unusual|infrequent|unheard|exceptional",
        "a|an ?@adv rare|unusual|isolated|exceptional|infrequent|one-off occurrence|event|exception|instance|case|occasion|mishap",
        "for|within|in only|just|merely ?a ?very ?little short|brief|moment|instant|while|spell|interval",
        "over before|almost anyone|anybody|most|as|you|many",
        "most|majority|bulk|remainder|rest|many|all|nearly|almost|everyone|everybody|others|other ... unaffected|normally|smoothly|satisfied|unscathed|uneventfully|uninterrupted",
        "most|majority|bulk|remainder|rest|nearly|almost|everyone|everybody|overwhelming ... on|as|without time|schedule|normal|usual|planned|incident|problem|problems|difficulty|hitch|issue|issues|delay|trouble|interruption|complaint",
        "most|majority|bulk|rest|many|everyone|everybody|others ... @be|@have|did|do not ?@adv ?@adv ?been affected|impacted|notice|noticed|suffer|experience|complained|complain|touched|hit|delayed",
        "nobody|no-one|none|one|few|hardly|barely ?anyone ?anybody else|other|others ?customer ?guest ?guests ?passenger ?patients ?in ?of ?our ?.. noticed|complained|minded|remarked|commented",
        "no other .. noticed|complained|minded|remarked|commented",
        "hardly|barely|scarcely anyone|anybody ?else ?.. noticed|complained|minded|remarked|commented",
        "overall|altogether|generally the|your|our|it|this|things|everything .. went|ran|was|were ?@adv well|smoothly|fine|successful|good|success",
        "low|little|small risk|likelihood|probability|chance ?that ?of ?any ?harm ?anyone ?you",
        "not|hardly|nothing ?at ?all ?that uncommon|unusual|extraordinary|unheard",
        "for ?only ?just a few ?short ?brief minutes|moments|seconds|hours",
        "a little ?bit longer|late|later|slower|inconvenient|delay",
        "no ill|adverse|harmful|untoward effects|effect|consequences",
        "no ?real lasting|permanent|long-term|serious|significant|major|adverse|discernible|measurable ill|after|effects|effect|damage|harm|consequences|consequence|repercussions|impact|difference|injury ?effects",
        "little|minimal|scant or no|any|if ?any effect|impact|difference|damage|harm|influence|bearing|disruption|inconvenience",
        "for|only|just a short|brief|little while|time|spell|period",
        "a one-off|blip|technicality|formality|trifle|mishap|aberration",
        "you|guests|customers|passengers|pupils|patients|residents|everyone @be|could|did ?@adv still able|use|travel|eat|attend|enjoy|reach|make|get|have|arrive|work|complete|see|take",
        "only|just ?a one|single|part|half|a .. @be|had ?@adv ?@adv wrong|affected|missing|lost|late|damaged|incorrect|broken|delayed|cold|wet|scratched|incomplete|mistaken|missed",
        "most|many|majority|almost|nearly|everyone|everybody|others ... enjoyed|happy|intact|regardless|anyway|nonetheless|nevertheless|correctly|punctually|safely",
        "slightly|marginally|mildly|somewhat|fractionally|faintly damaged|late|cold|lukewarm|wrong|out|off|delayed|higher|lower|overcooked|undercooked|inaccurate|damp|wet|short|inconvenienced|slower|dirty|scratched|scuffed|dented|warm|noisy|shorter|smaller|overcharged|confused|misleading",
        "a tad|little|bit|touch damaged|late|cold|lukewarm|wrong|out|off|delayed|higher|lower|overcooked|undercooked|inaccurate|damp|wet|short|inconvenienced|slower|dirty|scratched|scuffed|dented|warm|noisy|shorter|smaller|overcharged|confused|misleading",
        "apart|aside|other from|than ... everything|rest|remainder|otherwise",
        "otherwise successful|enjoyable|smooth|uneventful|excellent|good|fine|perfect|flawless|pleasant|trouble-free",
        "was|were|been|be ?soon|quickly|swiftly|rapidly|promptly|speedily soon|quickly|swiftly|rapidly|promptly|speedily resolved|restored|rectified|corrected|fixed|contained|remedied|sorted|put|forgotten|back",
        "well|comfortably within|below|under ?the ?our ?all ?any ?normal ?acceptable ?legal limits|limit|tolerance|range|tolerances|standards|bounds|target",
        "no ?real big|real|need|cause|reason|great deal|worry|alarm|for|drama|fuss|concern ?alarm ?concern",
        "storm|tempest in a",
        "confined|restricted|contained ?@adv ?only to one|a|the|just|only|part|some",
        "for ?only ?just a few|couple ?short ?brief ?of minutes|moments|seconds|hours",
        "only|just|merely briefly|momentarily|temporarily|slightly|superficially|marginally|partially|partly",
    ])
});

/// An adverb that plays down, with a harm behind it or before it.
static ADVERBS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "only|just|merely|simply .. affected|impacted|lasted|lost|involved|exposed|touched|experienced|delayed|down|unavailable|offline|disrupted|wait|late|damaged|glitch",
        "affected|impacted|lasted|lost|involved|exposed|touched|delayed|unavailable|down|offline ?for only|just|merely ?for ?a",
        concat!("was|were|is only|just|merely|simply a|an|some ?@adv .. ", failure!()),
        "nothing more|worse than a|an|some",
    ])
});

/// What belittles, whatever figure stands beside it.
static BELITTLING: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "after all only|just|merely|a|an|nothing|not|no|hardly|but",
        "only|just|merely ... after all",
        "in|within ?of the grand|bigger|greater|wider|overall|larger scheme|picture|context|order",
        "all ?that ?really happened|occurred|went|this|it ?wrong|amounted|amounts|comes|came was|is|to",
        "worth|should|must|please|ought|important|helpful|fair bearing|bear|remembering|remember|noting|note|remembered|noted|stress|emphasise|emphasize|stressing|emphasising|pointing|said|borne ?out ?in ?mind ?also that most|majority|such|these|only|nearly|almost|many|few|vast|rest|other|it|this|the|all",
        "we|i ?@modal ?also ?like ?to ?@adv stress|emphasise|emphasize|underline|point|add ?out that such|these|most|only|it|this|few|nearly|almost|many",
        "put|puts|putting|see|seen|set this|it|that|things|matters in|into ?its ?some ?the context|perspective|proportion",
        "hardly|scarcely|not|no|far ?exactly ?from a|the|an ?complete disaster|catastrophe|tragedy|calamity|crisis|emergency|end",
        "at no time|point|stage was|were|is|are|has|have|had",
        "never|not|nobody|none|no ?ever ?at ?really ?actually ?one in|at ?any ?real ?serious ?actual ?immediate danger|risk ?at",
        "as little|few as",
        "matter of minutes|seconds|moments|hours|pounds|inches|pence",
        "thankfully|fortunately|luckily|happily|mercifully|thank ?goodness ?though no|nobody|no-one|none|only|few|little|nothing|most|many|all|everyone|everything",
        "thankfully|fortunately|luckily|happily|mercifully ?for ?you ?us ?all the|this|it|our|your ?.. outage|impact|damage|effect|effects|problem|issue|majority|bulk|rest|loss|losses|fault|error|disruption|interruption|delay|breach|leak|incident|was|were|is ?@adv ?@be ?@adv ?quickly ?soon ?only ?not",
        "no harm ?was ?has ?been done|came|come|befell",
        "no ?real ?great ?lasting ?permanent harm|damage done|caused",
        "could|might|would ?@adv ?easily ?well have been ?a ?great ?so ?very ?far ?much ?lot ?deal worse",
        "^in ?all fairness",
        "^to be fair",
        "@figure ?times out ?of of|in|every ten|hundred|thousand|100|10|1,000",
        "^at worst|most you|your|it|this|the|a|there|we",
        "only|just|merely ?a ?handful ?few @figure|handful|few|couple ?of ?.. complained|noticed|objected|minded",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let plain = |found: &Match| {
        let segment = parsed.segment(found.range.start);
        !parsed.quoted(&found.range) && !parsed.has_figure(segment) && !refused(parsed, found)
    };
    let belittling = |found: &Match| !parsed.quoted(&found.range) && !spared(parsed, found);
    let found = BELITTLING
        .first(&parsed.tokens, belittling)
        .or_else(|| ADJECTIVES.first(&parsed.tokens, plain))
        .or_else(|| ADVERBS.first(&parsed.tokens, |found| plain(found) && !is_ours(parsed, found)))?;
    Some(place.objects(found.range, "plays it down, and no figure stands beside it"))
}

/// "At no time were we": our own omission. "Fortunately no one was hurt": a relief to everybody.
fn spared(parsed: &Parsed, found: &Match) -> bool {
    let behind = &parsed.tokens[found.range.end..parsed.tokens.len().min(found.range.end + 4)];
    let ours = behind.first().is_some_and(|next| matches!(next.word.as_str(), "we" | "i"));
    let unhurt = behind.iter().any(|token| matches!(token.word.as_str(), "hurt" | "injured" | "killed"));
    ours || unhurt
}

/// "This was no small mistake", "it may look like a minor matter on paper": the word is taken up to be refused.
fn refused(parsed: &Parsed, found: &Match) -> bool {
    let start = found.range.start;
    let before = &parsed.tokens[start.saturating_sub(4)..start];
    let denied = before.iter().any(|token| is_negation(&token.word)) && !is_negation(&parsed.tokens[start].word);
    let seeming = before
        .iter()
        .any(|token| matches!(token.word.as_str(), "look" | "seem" | "sound" | "seems" | "looks" | "like" | "call"));
    denied || seeming
}

/// "We only learned of it when you rang": what is limited is our own act.
fn is_ours(parsed: &Parsed, found: &Match) -> bool {
    let next = |at: usize| parsed.tokens.get(at).map_or("", |token| token.word.as_str());
    let start = found.range.start;
    matches!(next(start + 1), "our" | "we" | "one" | "before" | "after" | "when" | "then" | "as")
        || (start.saturating_sub(2)..start).any(|at| matches!(next(at), "we" | "i" | "not" | "the" | "if"))
}
