//! B4.3: the letter tells, it does not say that it will.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A sentence that announces what it is about to say: "we are writing to inform you", "please be advised", "it has
    /// come to our attention". "I am writing to each of your guests" announces nothing: it is something done.
    ///
    /// # Why it matters
    /// It puts a curtain before the fact. The reader knows that this is a letter.
    ///
    /// # Example
    /// > part 1: We are writing to inform you that your guests could not book with you on Friday 6 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. I am writing to each of them today.
    "TON115" "announcing" Warning Texts objection, "begin with the fact itself"
}

macro_rules! say {
    () => {
        "inform|let|advise|tell|notify|apologise|apologize|update|share|confirm|address|explain|express|acknowledge|respond|say|assure|report|announce|communicate|clarify|convey|reiterate|follow|draw|bring"
    };
}

static ANNOUNCEMENTS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "^we|i ?just ?@adv wanted to ?@adv inform|let|tell|apologise|apologize|say|share|reach|explain|update|address|acknowledge",
        "^just a quick|short|brief note|message|update",
        concat!(
            "we|i am|are ?@adv writing|contacting|reaching|emailing|getting ?you ?out ?today ?to ?in ?touch ?you ?today to|with|because|regarding|about|in|concerning|further ?@adv ?you ?",
            say!()
        ),
        "purpose|aim|intention of this|our|my letter|email|e-mail|message|note|notice is",
        "^this letter|email|e-mail|message|note|notice is|serves|aims|intends|comes|was ?intended ?meant to|as|regarding|concerning|in",
        concat!("^this is to|an ?@adv ", say!()),
        "please|kindly|do|you @be ?hereby ?kindly advised|informed|aware|notified|assured",
        "please|kindly ?also ?take note|notice that|of",
        concat!("^we|i would|should ?@adv like|want|wish ?first ?to ?begin ?start ?by ?@adv ?to ", say!()),
        concat!("^we|i ?@adv wish|want|regret|write|need ?@adv to ?@adv ", say!()),
        "^we|i @be ?@adv sorry|pleased|happy|glad|delighted|afraid to inform|announce|tell|advise|report|confirm|say|let",
        "^allow|permit|let me|us to|first|begin|start|explain",
        "take|taking this|the opportunity to",
        "it|this|matter|issue|problem|which ?has ?have ?was ?been ?@adv come|came|brought ?recently to our attention|notice",
        "^as you may|might|will|are|probably|know|already ?@adv ?be ?@adv ?well ?already aware|know|have|recall|noticed|heard",
        "^you may|might ?already|well ?be ?have aware|know|noticed",
        "hope|trust ?that this|our|my ?letter ?email ?message ?note finds you",
        "^with|in reference|regard|regards|relation|response|reply|respect to your|the|our|recent|last",
        "^further|following ?up ?on to|from your|our|the|recent",
        "^following ?on your|our|the ?most ?recent ?last ?earlier ?previous .. correspondence|conversation|discussion|exchange|letter|letters|email|emails|e-mail|message|messages|call|telephone|chat|complaint|enquiry|inquiry|meeting",
        "please find|see ?our ?the attached|enclosed|below|herewith|hereunder",
        "^regarding|concerning|re your|the|our",
        "^it is with ?great ?deep ?much regret|sadness",
        "^as previously|already|mentioned mentioned|stated|communicated|above|earlier|advised",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = ANNOUNCEMENTS.first(&parsed.tokens, |found| {
        let next = parsed.tokens.get(found.range.end).map_or("", |token| token.word.as_str());
        let to_somebody = parsed.tokens[found.range.end - 1].word == "to"
            && parsed.tokens[found.range.clone()].iter().any(|token| token.word == "writing")
            || matches!(next, "each" | "every");
        // "I hope this holds", "In response to the alarm we": the words are those of something else.
        let dated = parsed.tokens.get(found.range.end).is_some_and(crate::review::grammar::Token::is_figure);
        let since = dated && parsed.tokens[found.range.start].word == "with";
        !parsed.quoted(&found.range) && !to_somebody && !since
    })?;
    Some(place.objects(found.range, "announces instead of telling"))
}
