//! L32: the reader owes us nothing.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// Thanks for, or a request for, patience and understanding: "thank you for your patience", "please bear with us",
    /// "we hope you understand". Thanks for something that the reader did are fine.
    ///
    /// # Why it matters
    /// The reader did not choose to wait. To be thanked for it is to be asked not to complain.
    ///
    /// # Example
    /// > part 5: I am sorry that we turned your guests away. Thank you for your patience and understanding. My direct line
    /// > is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned your guests away. Thank you for telling us at 17:31. My direct line is
    /// > 020 7946 0188.
    "TON111" "request-for-patience" Warning Texts objection, "leave it out, or thank the reader for something that they did"
}

static REQUESTS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "thank|thanks ?you ?so ?very ?again ?much ?in ?advance for ?all ?the your ?continued ?great ?kind .. patience|understanding|cooperation|co-operation|forbearance|tolerance|indulgence|support|flexibility",
        "thank|thanks ?you for being ?so|for|patient patient|so|understanding",
        "thank|thanks ?you ?so ?very ?much ?again ?all ?everyone for bearing|waiting|staying|sticking|hanging|holding|keeping|standing|putting|being ?in ?on ?up ?there ?by ?calm with|us|in|on|there|by|while|patient",
        "your .. patience|understanding|forbearance|cooperation|co-operation .. @be ?@adv ?@adv ?much appreciated|valued|requested|noted|welcome",
        "we|i ?@modal ?@adv ?be ?@adv appreciate|value|acknowledge ?@adv ?all|the your ?continued ?kind .. patience|understanding|cooperation|forbearance|tolerance",
        "grateful|thankful|appreciative for|of|to ?you|all ?for your ?continued ?kind .. patience|understanding|cooperation|forbearance|tolerance",
        "ask|request|beg|count|rely|counting|hope|seek|crave ?@adv ?for|on|you ?for ?on your ?continued ?kind .. patience|understanding|cooperation|forbearance|indulgence|tolerance",
        "your ?continued ?kind patience|understanding|forbearance ?@modal|is|and ?@be ?@adv ?much appreciated|requested|valued|cooperation",
        "bear|bearing with us|me",
        "please|kindly|to stay|stick with us|me",
        "ask|please|kindly|request ?kindly ?that ?you ?to be|remain|stay patient|understanding",
        "hope|trust|sure|confident ?that you ?@modal ?@adv ?be ?able ?to understand|appreciate|sympathise|sympathize|accept|agree|forgive",
        "please|kindly ?do ?@adv ?try ?to understand|appreciate|excuse ?that",
        "am|are ?quite sure ?that you @modal ?@adv understand|appreciate|imagine",
        "as you @modal ?@adv understand|appreciate|imagine",
        "please|kindly|just hang|hold in|on|tight there|with|while",
        "your .. patience .. means|meant|helps|helped",
        "be patient|understanding with us|while|as|and",
        "a little|some|further ?more patience|understanding",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found =
        REQUESTS.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !parsed.denied(found.range.start))?;
    Some(place.objects(found.range, "asks the reader to bear it"))
}
