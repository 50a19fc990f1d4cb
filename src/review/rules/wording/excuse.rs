//! L14, L19: a cause is told, not pleaded.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::phrases::phrases;
use crate::review::rule::rule;
use crate::review::words::has_any;

rule! {
    /// # What it looks for
    /// What is said so that nobody is to blame: circumstances beyond our control, "these things happen", "human error",
    /// "despite our best efforts", "high demand". It is fine to deny one, or to say beside an outside event what we had
    /// left undone.
    ///
    /// # Why it matters
    /// An excuse asks the reader to agree with us. They have paid us to be ready for the storm.
    ///
    /// # Example
    /// > part 3: Owing to circumstances beyond our control, your page could not be reached from 17:20 until 19:30.
    ///
    /// # Better
    /// > part 3: The storm was beyond our control; leaving your page without a second line was our decision.
    "TON103" "excuse" Warning Texts objection, "say what we had decided, or left undone, so that it could happen"
}

static EXCUSES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "nothing|little ?more ?that we|anyone|anybody could|can ?have do|done",
        "than ?@adv anyone|anybody|we ?@modal ?had ?have ?ever expected|anticipated|predicted|foreseen|planned",
        "@be ?sometimes ?simply ?@adv ?almost unavoidable|inevitable",
        "technical|computer|software|system|it|electronic glitch|glitches|gremlins",
        "took|caught|take|catch .. by surprise",
        "caught .. off guard|unawares|unprepared",
        "bad luck",
        "unlucky|unfortunate coincidence",
        "could|would have happened to anyone|anybody|any",
        "out of our hands|control",
        "the nature of the|our|this business|industry|system|work",
        "beyond|outside|outwith ?of our|anyone's|anybody's ?reasonable control|influence",
        "unforeseen|unforeseeable|unpredictable|extraordinary|exceptional|extenuating|unavoidable ?and ?@adv circumstances|events|event|situation|conditions|problems|reasons",
        "particularly|exceptionally|unusually|especially|extremely|exceedingly busy time|period|season|day|week|weekend|month|spell",
        "unprecedented|unexpected|unexpectedly|exceptional|exceptionally|unusually|abnormally ?high volume|volumes|demand|number|numbers|load|calls|traffic|levels|surge|increase|interest",
        "high|heavy demand",
        "act of god",
        "force majeure",
        "these|such things|problems|incidents|errors|mistakes|matters ?can ?do ?@adv happen|occur",
        "mistakes|accidents|errors ?do ?can ?@adv happen",
        "no system|service|company|process|technology|one|provider|business|supplier is ?ever ?entirely perfect|infallible|immune",
        "no system|service|company|process|technology|provider|business|supplier|software|network|machine|website|app|organisation|organization .. is|are|can ?ever ?be ?ever ?@adv ?100% ?one ?hundred ?per ?cent ?percent secure|safe|reliable|foolproof|fail-safe|watertight|protected|error-free|bug-free|without",
        "nobody|no-one|everyone is perfect|human",
        "we are only human",
        "despite|notwithstanding our ?very best|considerable|every efforts|effort|intentions",
        "due|owing to|down to|case|result of|by ?@be ?a ?an ?simple ?to human error",
        "human error",
        "nobody|no-one could ?possibly ?reasonably have predicted|foreseen|known|anticipated|imagined|prevented|expected",
        "could not ?possibly ?reasonably have ?been predicted|foreseen|anticipated|prevented|avoided|expected",
        "no one could ?possibly ?reasonably have predicted|foreseen|known|anticipated|prevented",
        "due|owing|because to|of ?a ?an ?some ?unspecified technical|computer|system|software glitch|glitches|issue|issues|problem|problems|difficulties|reasons|error|fault|hiccup",
        "through|due no|to fault of ours|our",
        "not our fault",
        "we|our .. was|were|been|be ?@adv short-staffed|understaffed|overstretched|overwhelmed",
        "did|done|doing everything|all that|we|possible|in|could",
        "every|any other provider|supplier|company|firm ... same|too|also",
        "part and parcel of",
        "fact of ?modern life",
        "way of the world",
        "par for the course",
        "comes|come|came with the territory",
        "perfect storm",
        "one of those things|days",
        "bound to happen|occur",
        "teething problems|troubles",
        "staff|staffing shortages|shortage|sickness|absence|absences",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = EXCUSES.first(&parsed.tokens, |found| {
        let subject_after = parsed.tokens.get(found.range.end).map_or("", |next| next.word.as_str());
        let denied_after = matches!(subject_after, "is" | "was")
            && parsed.tokens.get(found.range.end + 1).is_some_and(|next| next.word == "not" || next.word == "no");
        !parsed.quoted(&found.range) && !parsed.denied(found.range.start) && !denied_after
    })?;
    // "And ours is no exception" owns nothing.
    let alike = has_any(&place.sentence.words, phrases!["ours is no"]);
    let owned = !alike && parsed.owns() || contrasted(place) || place.after().is_some_and(super::names_our_part);
    (!owned).then(|| place.objects(found.range, "is an excuse"))
}

/// "The storm was beyond our control; leaving your roof open was not."
fn contrasted(place: &Place<'_>) -> bool {
    let tokens = &place.parsed().tokens;
    tokens.last().is_some_and(|last| matches!(last.word.as_str(), "not" | "ours"))
        && tokens.iter().any(|token| token.stop > crate::review::grammar::Stop::None)
}
