//! L18: the failure is as large as it was.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, is_negation};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// "Only", "small", "brief", "minor", "isolated" and their kind on the failure or on who was hit, without a figure
    /// beside them. With a figure they are fine: "only customers in eu-west were affected, 1,204 of them".
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

macro_rules! failure {
    () => {
        "outage|outages|issue|issues|problem|problems|delay|delays|error|errors|interruption|interruptions|disruption|disruptions|incident|incidents|inconvenience|fault|faults|mistake|mistakes|glitch|glitches|bug|downtime|mishap|oversight|discrepancy|discrepancies|damage|impact|effect|hiccup|hiccups|setback|defect|breach|leak|matter|inaccuracy|hitch|lapse|slip|blip|degradation|slowdown|imperfection|imperfections"
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
            "small|minor|brief|slight|short|isolated|temporary|momentary|trivial|tiny|little|limited|minimal|short-lived|one-off|negligible|insignificant|modest|mild ?and ?@adv ?technical ?service ?billing ?temporary ?intermittent ?unexpected . . ",
            failure!()
        ),
        "impact|effect|effects|damage|disruption|problem|delay|outage|interruption|error|issue|harm|loss .. was|were|is|remained ?@adv ?a minimal|limited|small|minor|brief|slight|negligible|short|short-lived|trivial|insignificant|little|modest|mild|one",
        "limited|small|tiny|very|minimal ?small ?limited subset|fraction|percentage|proportion|minority|handful|share of",
        "limited|small|tiny|minimal|low number of . . customers|users|clients|records|orders|guests|accounts|people|cases|members|files|instances|emails|invoices|passengers|transactions",
        "very|only|just ?a limited|small|tiny|minimal|low|modest number|amount|portion|part of . ?@be ?@adv affected|impacted|hit|lost|exposed|delayed|involved|concerned",
        "relatively|comparatively|fairly|quite few",
        "very few ?of",
        "a ?mere handful|fraction of",
        "hiccup|hiccups|blip|snag|teething",
        "some|slight|certain|minor ?minor ?small inconvenience|disruption|teething",
        "could|might have been ?so ?far|much worse",
        "briefly|momentarily|temporarily|slightly|occasionally ?be ?been unavailable|inaccessible|interrupted|affected|delayed|offline|down|slower|impacted|disrupted|late",
        "not|nothing ?too ?particularly serious|severe|major|grave|dramatic",
        "a few customers|users|records|accounts|hiccups|people|guests",
        "for ?only ?just a few ?short ?brief minutes|moments|seconds|hours",
        "a little ?bit longer|late|later|slower|inconvenient|delay",
    ])
});

/// An adverb that plays down, with a harm behind it or before it.
static ADVERBS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "only|just|merely|simply .. affected|impacted|lasted|lost|involved|exposed|touched|experienced|delayed|down|unavailable|offline|disrupted|wait|late|damaged|glitch",
        "affected|impacted|lasted|lost|involved|exposed|touched|delayed|unavailable|down|offline ?for only|just|merely ?for ?a",
        "was|were|is only|just|merely|simply a|an|some ?@adv .. issue|problem|delay|error|glitch|matter|mistake|inconvenience|misunderstanding|fault",
        "nothing more|worse than a|an|some",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let plain = |found: &Match| {
        let segment = parsed.segment(found.range.start);
        !parsed.quoted(&found.range) && !parsed.has_figure(segment) && !refused(parsed, found)
    };
    let found = ADJECTIVES
        .first(&parsed.tokens, plain)
        .or_else(|| ADVERBS.first(&parsed.tokens, |found| plain(found) && !is_ours(parsed, found)))?;
    Some(place.objects(found.range, "plays it down, and no figure stands beside it"))
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
