//! What is probably wrong with a text's grammar. English only, and sparing: a false alarm on a good letter
//! is worse than a miss.

use std::borrow::Cow;

/// A doubt about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubt {
    /// What seems wrong.
    pub(super) message: &'static str,
    /// What to do, where the form's example does not say it.
    pub(super) hint: Option<&'static str>,
}

fn doubt(message: &'static str) -> Doubt {
    Doubt { message, hint: None }
}

/// Words that are never names, so that a capital shows that a sentence was begun.
const NEVER_NAMES: [&str; 38] = [
    "A", "An", "The", "This", "That", "These", "Those", "Our", "Your", "You", "We", "They", "Their", "It", "Its",
    "There", "Some", "Many", "Most", "No", "Every", "Each", "Both", "When", "While", "Because", "For", "From", "In",
    "On", "At", "By", "With", "To", "Was", "Were", "Had", "Could",
];

/// The first word, up to a space or a comma.
fn first(text: &str) -> &str {
    text.split([' ', ',', '\u{a0}']).next().unwrap_or(text)
}

fn is_any(word: &str, words: &[&str]) -> bool {
    words.contains(&word)
}

/// A word in small letters, in which most are written.
fn small(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The words of a text in small letters, without punctuation and without `'s`, `'re`, `'ll`.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(small)
}

/// Whether a text begins with a word that is never a name, with a capital.
fn begins_a_sentence(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase()) && is_any(first(text), &NEVER_NAMES)
}

/// A phrase or clause that begins, or goes on, as sentences do.
fn like_sentences(text: &str) -> Option<Doubt> {
    if begins_a_sentence(text) {
        return Some(doubt("this begins with a capital as a sentence does, but it will stand inside one"));
    }
    memchr::memchr3(b'.', b'!', b'?', text.as_bytes())?;
    let mut later = text.split(['.', '!', '?']).skip(1).filter_map(|rest| rest.strip_prefix(' '));
    if later.any(|rest| begins_a_sentence(rest.trim_start())) {
        return Some(doubt("a second sentence begins here, but all of it will stand inside one"));
    }
    None
}

/// `the booking page`
pub(super) fn noun_phrase(text: &str) -> Option<Doubt> {
    like_sentences(text)
}

/// `Head of Operations`
pub(super) fn title(text: &str) -> Option<Doubt> {
    if is_any(&small(first(text)), &["the", "a", "an", "our", "your"]) {
        return Some(doubt("a title carries no article"));
    }
    None
}

/// `orders`
pub(super) fn bare_noun(text: &str) -> Option<Doubt> {
    let word = first(text);
    if is_any(&small(word), &["the", "a", "an", "our", "your", "of"]) {
        return Some(doubt("this stands after a number and carries no article"));
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(doubt("the number stands in `count`; this is only what is counted"));
    }
    like_sentences(text)
}

/// `your guests could not book with you`
pub(super) fn clause(text: &str) -> Option<Doubt> {
    like_sentences(text)
}

/// What a clause that is told to the reader needs besides.
pub(super) fn unaddressed(text: &str) -> Option<Doubt> {
    if words(text).any(|word| is_any(&word, &["you", "your", "yours", "yourself", "yourselves"])) {
        return None;
    }
    Some(doubt("this is told to the reader and does not say `you` or `your`"))
}

const PRESENT: [&str; 16] = [
    "is", "are", "has", "have", "will", "can", "may", "must", "should", "am", "do", "does", "be", "being", "to", "not",
];

/// Whether a word is a present participle, so far as its letters tell.
fn participle(word: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["bring", "ring", "sing", "string", "spring", "swing", "wring", "ping", "king", "thing", "sting", "sling"];
    word.len() > 4 && word.ends_with("ing") && !OTHERS.contains(&word)
}

/// `were charged twice`
pub(super) fn predicate(text: &str) -> Option<Doubt> {
    let word = small(first(text));
    if is_any(&word, &["is", "are", "has", "have", "will"]) || participle(&word) {
        return Some(doubt("this is told in the past tense"));
    }
    if is_any(&word, &["they", "it", "we", "you", "which", "that", "the", "your", "our"]) {
        return Some(doubt("this follows a count and has no subject of its own"));
    }
    None
}

/// `by bank transfer to your business account`
pub(super) fn way(text: &str) -> Option<Doubt> {
    if is_any(&small(first(text)), &["we", "a", "an", "the", "it", "you", "your", "our", "will"]) {
        return Some(doubt("this stands after a payment and begins with a preposition, such as `by` or `as`"));
    }
    like_sentences(text)
}

/// `keep your booking page open`
pub(super) fn verb_phrase(text: &str) -> Option<Doubt> {
    let word = small(first(text));
    if is_any(&word, &["to", "will", "we", "shall", "should", "must"]) {
        return Some(doubt("this stands after `we will` and begins with the verb itself"));
    }
    if participle(&word) || is_any(&word, &["is", "are", "was", "were", "has", "had", "been"]) {
        return Some(doubt("this stands after `we will` and takes the verb's plain form"));
    }
    like_sentences(text)
}

/// Verbs whose plain form is not their past, so that it shows a slip of tense.
const PLAIN_VERBS: [&str; 24] = [
    "fix", "restore", "add", "change", "move", "replace", "remove", "update", "restart", "return", "repair", "correct",
    "switch", "turn", "write", "send", "make", "take", "give", "bring", "stop", "start", "check", "test",
];

/// `put the old address back`
pub(super) fn past_phrase(text: &str) -> Option<Doubt> {
    let word = small(first(text));
    if word == "we" {
        return Some(doubt("this stands after `we`, which it must not say again"));
    }
    if is_any(&word, &PRESENT) || is_any(&word, &PLAIN_VERBS) || participle(&word) {
        return Some(doubt("this stands after `we` and is told in the past tense"));
    }
    like_sentences(text)
}

/// Sentences stand as they are; nothing is guessed of them.
pub(super) fn sentences(_: &str) -> Option<Doubt> {
    None
}

/// A cause told without saying who acted.
pub(super) fn agentless(text: &str) -> Option<Doubt> {
    if words(text).any(|word| is_any(&word, &["we", "our", "us", "ours", "ourselves"])) {
        return None;
    }
    Some(Doubt {
        message: "the cause is told without saying `we`",
        hint: Some("say what we did, decided or left undone that let it happen"),
    })
}

/// The owner of a measure without the article that a role takes inside a sentence.
pub(super) fn bare_role(text: &str) -> Option<Doubt> {
    if is_any(first(text), &["head", "director", "manager", "chief", "lead", "leader", "team"]) {
        return Some(Doubt { message: "this role has no article", hint: Some("write `our head of operations`") });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_texts_raise_no_doubt() {
        for text in ["the booking page", "Acme's gateway", "orders", "iPhone orders", "PayPal", "online banking"] {
            assert_eq!(noun_phrase(text), None, "{text}");
        }
        for text in ["your guests could not book with you", "Easter week had begun for your guests"] {
            assert_eq!((clause(text), unaddressed(text)), (None, None), "{text}");
        }
        for text in ["put the old address back", "set up a second server", "read the log", "bringing"] {
            assert_eq!(past_phrase(text).is_some(), text == "bringing", "{text}");
        }
        for text in ["bring the page back", "keep it open", "string the cables", "embed the check"] {
            assert_eq!(verb_phrase(text), None, "{text}");
        }
        for text in ["were charged twice", "went out late", "had no effect"] {
            assert_eq!(predicate(text), None, "{text}");
        }
        for text in ["by bank transfer", "as a credit on your next invoice", "to the card you paid with"] {
            assert_eq!(way(text), None, "{text}");
        }
        for text in ["your 3 p.m. Frankfurt flight left without you", "your parcel for No. 10 St. Mary's Road was lost"]
        {
            assert_eq!(clause(text), None, "{text}");
        }
        assert_eq!(title("Head of Operations"), None);
        assert_eq!(agentless("Our check was off."), None);
    }

    #[test]
    fn slips_of_form_are_doubted() {
        assert!(noun_phrase("The booking page").is_some());
        assert!(clause("Your guests could not book").is_some());
        assert!(clause("your guests could not book. We are sorry").is_some());
        assert!(noun_phrase("the booking page! It was closed").is_some());
        assert!(unaddressed("the booking page was down").is_some());
        assert!(past_phrase("we put the old address back").is_some());
        assert!(past_phrase("fix the address").is_some());
        assert!(verb_phrase("to keep the page open").is_some());
        assert!(verb_phrase("testing each change").is_some());
        assert!(predicate("are charged twice").is_some());
        assert!(way("the bank").is_some());
        assert!(title("our head of operations").is_some());
        assert!(bare_noun("118 orders").is_some());
        assert!(agentless("The server ran out of memory.").is_some());
        assert!(bare_role("head of operations").is_some());
    }
}
