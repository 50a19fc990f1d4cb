//! The grammatical forms of `docs/case.md`: each is a type, so that no template can splice a
//! sentence where a phrase belongs.

use std::fmt;

/// What a program can be sure of about a text that is not in its declared form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormError {
    /// Nothing but white space.
    Empty,
    /// A phrase or clause that ends like a sentence.
    EndsLikeASentence,
    /// Sentences of which the last does not end in `.`, `!` or `?`.
    EndsOpen,
}

/// Whether the text ends a sentence, closing quotation marks and brackets aside.
fn ends_sentence(text: &str) -> bool {
    // Most phrases end in a letter.
    if text.ends_with(|last: char| last.is_ascii_alphanumeric()) {
        return false;
    }
    let bare = text.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}', '»']);
    bare.ends_with(['.', '!', '?', '…'])
}

/// Abbreviations that may end a phrase.
const ABBREVIATIONS: [&str; 16] =
    ["Ltd", "Inc", "Co", "Corp", "Bros", "St", "Dr", "Jr", "Sr", "No", "etc", "plc", "Nr", "GmbH", "S.A", "approx"];

/// Whether the last full stop belongs to an abbreviation (`Ltd.`, `a.m.`, `Inc.`) and not to a sentence.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let stem = last.trim_start_matches(['(', '"', '\u{201c}']);
    let inner = stem.trim_end_matches('.');
    stem.ends_with('.') && (ABBREVIATIONS.contains(&inner) || inner.contains('.') || inner.chars().count() == 1)
}

fn phrase(text: &str) -> Result<String, FormError> {
    let text = text.trim();
    match text {
        "" => Err(FormError::Empty),
        _ if ends_sentence(text) && !ends_in_abbreviation(text) => Err(FormError::EndsLikeASentence),
        _ => Ok(text.to_owned()),
    }
}

fn sentences(text: &str) -> Result<String, FormError> {
    let text = text.trim();
    match text {
        "" => Err(FormError::Empty),
        _ if !ends_sentence(text) => Err(FormError::EndsOpen),
        _ => Ok(text.to_owned()),
    }
}

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident by $parse:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the text if it can be in this form; surrounding white space is dropped.
            ///
            /// # Errors
            /// What is certainly wrong with it. What is only probable is a warning of `intake`.
            pub fn parse(text: &str) -> Result<Self, FormError> {
                $parse(text).map(Self)
            }

            /// The text as it stands.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

forms! {
    /// A noun phrase with the article it has inside a sentence: `the booking page`.
    NounPhrase by phrase;
    /// A title or role, without an article: `Director of Customer Service`.
    Title by phrase;
    /// A plural noun without article, to stand after a number: `orders`.
    BareNoun by phrase;
    /// A clause that speaks to the reader as "you": `your guests could not book with you`.
    Clause by phrase;
    /// Past tense without a subject, to stand after a count: `were charged twice`.
    Predicate by phrase;
    /// A phrase with its preposition: `by bank transfer to your business account`.
    Way by phrase;
    /// A bare infinitive: `keep your booking page open`.
    VerbPhrase by phrase;
    /// Past tense without a subject, to stand after "we": `put the old address back`.
    PastPhrase by phrase;
    /// One or more whole sentences, spoken by us to the reader.
    Sentences by sentences;
}
