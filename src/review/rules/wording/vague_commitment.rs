//! L25: a commitment says what, by when.

use std::sync::LazyLock;

use crate::review::deeds;
use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A commitment that nobody could check: "we are reviewing our processes", "steps will be taken", "in due course",
    /// "do our best". With a date or a figure in the sentence or the one after it, it is a plan.
    ///
    /// # Why it matters
    /// It is what is written when nothing has been decided, and readers know it.
    ///
    /// # Example
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. We are reviewing our processes, and appropriate
    /// > measures will be taken.
    ///
    /// # Better
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. By Friday 20 March we will review each change of
    /// > address with a test booking; our head of operations will answer for it.
    "TON110" "vague-commitment" Warning Texts objection, "say what will be done, by which day, and who answers for it; or leave it out"
}

static VAGUE: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "we|i|team|teams|engineers|colleagues|staff|specialists|technicians|experts|management ?@modal ?@be ?@adv continue|continues|continuing|keep|keeping ?on to|on ?@adv monitor|improve|work|review|investigate|strive|look|learn|invest",
        "take|taken|taking ... on|to board|heart",
        "take|taken|taking|have|having a|another ?@adv hard|close|closer|long|fresh|good|serious|deep|thorough|careful|honest ?and ?@adv ?hard look|review",
        "raise|raising|improve our|the standards|bar|game",
        "committed to ?@adv learning|improving|doing|making|preventing|addressing",
        "we|i|team|engineers|colleagues|staff will|shall ?@adv look into|at how|what|why|whether|this|that|it|ways",
        "@have|@be ?been ?@adv escalated|forwarded|passed|referred|raised|flagged ?on ?up to|with|internally ?the ?our ?relevant ?appropriate ?responsible ?right department|team|teams|management|colleagues|people|unit|manager|managers",
        "get|come back to you as soon as",
        "update|updates|news|answer|reply|more as soon as we|i|more|it",
        "as a matter of urgency",
        "at some point",
        "will|shall .. hear|receive|get|be|follow|have .. soon|shortly",
        "management|leadership|team|board|company|teams is|are ?@adv taking|reviewing|looking|working|considering",
        "avoid|prevent|minimise|minimize|reduce such|similar|this|these|future ?of ?kinds errors|incidents|situations|problems|issues|mistakes|occurrences",
        "we|teams|team|staff|engineers|management|i ?will @be|@have ?@adv ?@adv ?been ?in ?the ?process ?of reviewing|investigating|exploring|evaluating|assessing|considering|examining|monitoring|strengthening|improving|addressing|studying",
        "we|teams|team|staff|engineers|management|i ?will @be|@have ?@adv ?@adv ?been ?@adv looking|working ?at into|on|to|hard|around|closely|tirelessly|towards|diligently|ways",
        "we|i will|shall ?@adv ?@adv review|investigate|explore|evaluate|improve|strengthen|reconsider|examine|consider|monitor|revisit|reflect|look ?into ?at ?our ?the ?on processes|procedures|process|policies|systems|practices|controls|situation|training|communication|communications|matter|this|service|options|approach|internal",
        "steps|measures|actions|action|improvements|changes|corrections ?have|has ?are|is|will|being|been ?being ?be ?been taken|implemented|made|introduced|considered|put",
        "take|taking|taken|implement|implementing|implemented|introduce ?all|the|some|various|every ?the ?of necessary|appropriate|corrective|immediate|further|reasonable|additional|relevant|required|possible|suitable ?and ?corrective steps|measures|actions|action|step|precautions",
        "appropriate|necessary|corrective|suitable|additional ?corrective steps|measures|actions|action",
        "additional|further|appropriate|extra training|coaching|guidance ... be|been|is provided|given|offered|arranged",
        "lessons|lesson|learnings ... learned|learnt|taken",
        "learn|learned|learnt|learning from this|our|these|that ?mistakes ?experience",
        "do|doing everything|all|whatever ?in|within|we|possible|that|it ?our ?we|can|power|takes|possible",
        "do|does|doing our ?very|level ?level best|utmost",
        "strive|striving|endeavour|endeavor|aim|seek|hope|try|intend|plan|hoping|trying ?our ?hardest ?to ?@adv ?to do|be|improve|ensure|prevent|provide|serve|resolve|offer|deliver|restore|avoid ?@adv better|harder|our|communication|the|this|a|such|your|more",
        "we|i|to will|can|must|shall|do ?@adv ?do ?be better|more",
        "do|doing better ?in ?next",
        "make|making|put|set this|it|things|matters ?all right|good",
        "in due course",
        "in the near|foreseeable future",
        "at the earliest|our ?possible ?earliest ?convenience opportunity|convenience",
        "as soon|quickly|promptly|fast|swiftly as ?is ?@adv possible|practicable|practical|can",
        "in a ?more timely|prompt fashion|manner",
        "with ?the ?utmost urgency",
        "shortly|soon ?after",
        "will|shall|be ?be soon|shortly",
        "going|moving forward",
        "where ?and ?when appropriate|necessary|possible|practicable|required",
        "right|relevant|appropriate|responsible people|team|department|person|colleagues|teams is|are|have|has|will ?@adv ?been ?be looking|working|informed|notified|on|aware|dealing|told",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    if dated(place) || asks_reader(parsed) {
        return None;
    }
    let found = VAGUE.first(&parsed.tokens, |found| {
        !parsed.quoted(&found.range) && !parsed.denied(found.range.start) && commits(parsed, found)
    })?;
    Some(place.objects(found.range, "commits to nothing that could be checked"))
}

/// Whether a day or a figure makes a plan of it, here or in the sentence after.
fn dated(place: &Place<'_>) -> bool {
    let figures = |parsed: &Parsed| parsed.has_figure(0..parsed.tokens.len());
    deeds::names_when(place.sentence) || figures(place.parsed()) || place.after().is_some_and(figures)
}

/// "Please ring as soon as possible": an instruction to the reader is no commitment of ours.
fn asks_reader(parsed: &Parsed) -> bool {
    // "You will hear from us" asks nothing.
    let will = parsed.tokens.get(1).is_some_and(|second| matches!(second.word.as_str(), "will" | "shall"));
    parsed.tokens.first().is_some_and(|first| {
        matches!(first.word.as_str(), "please" | "if" | "should" | "ring" | "call") || first.word == "you" && !will
    })
}

/// Whether it looks ahead. Of words that only say when or how, a verb of what is to come must stand beside them.
fn commits(parsed: &Parsed, found: &Match) -> bool {
    const MANNER: [&str; 14] = [
        "as", "shortly", "soon", "in", "at", "where", "when", "from", "going", "moving", "with", "top", "highest", "if",
    ];
    let first = parsed.tokens[found.range.start].word.as_str();
    let ahead =
        |word: &str| matches!(word, "will" | "shall" | "are" | "is" | "intend" | "plan" | "be" | "hope" | "aim");
    let stretch = parsed.segment(found.range.start);
    let elsewhere = parsed.tokens[stretch].iter().any(|token| ahead(&token.word));
    let last = parsed.tokens[found.range.end - 1].word.as_str();
    let next = parsed.tokens.get(found.range.end).map_or("", |token| token.word.as_str());
    let clock = matches!(first, "shortly" | "soon") && matches!(next, "after" | "before") || last == "after";
    !clock && (!MANNER.contains(&first) || elsewhere)
}
