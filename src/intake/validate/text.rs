//! Texts: plain ones, and those in a grammatical form.

use super::Check;
use super::guess::{self, Doubt};
use crate::case::{BareNoun, Clause, FormError, NounPhrase, PastPhrase, Predicate, Sentences, Title, VerbPhrase, Way};
use crate::intake::located::MAX_STRING;
use crate::intake::path::At;
use crate::intake::problems::{DOUBTFUL_FORM, EMPTY_TEXT, PHRASE_AS_SENTENCE, STRING_TOO_LONG, UNFINISHED_SENTENCE};
use crate::intake::schema;

/// A grammatical form of `docs/case.md`.
pub(super) trait Form: Sized {
    /// Its name with an article, for messages.
    const NAME: &'static str;
    /// An example, for hints.
    const EXAMPLE: &'static str;
    /// What is certain.
    fn parse(text: &str) -> Result<Self, FormError>;
    /// What is only probable; of English alone.
    fn doubt(&self) -> Option<Doubt>;
}

macro_rules! forms {
    ($($form:ident $name:literal $example:literal $doubt:path;)+) => {$(
        impl Form for $form {
            const NAME: &'static str = $name;
            const EXAMPLE: &'static str = $example;

            fn parse(text: &str) -> Result<Self, FormError> {
                $form::parse(text)
            }

            fn doubt(&self) -> Option<Doubt> {
                $doubt(self.as_str())
            }
        }
    )+};
}

forms! {
    NounPhrase "a noun phrase" "the booking page" guess::noun_phrase;
    Title "a title" "Head of Operations" guess::title;
    BareNoun "a bare noun" "orders" guess::bare_noun;
    Clause "a clause" "your guests could not book with you" guess::clause;
    Predicate "a predicate" "were charged twice" guess::predicate;
    Way "a phrase with its preposition" "by bank transfer to your business account" guess::way;
    VerbPhrase "a bare infinitive" "keep your booking page open" guess::verb_phrase;
    PastPhrase "a past phrase" "put the old address back" guess::past_phrase;
    Sentences "one or more sentences" "We changed the address. Nobody looked." guess::sentences;
}

/// Whether nothing of a text would be seen: white space, control characters and marks of direction.
fn invisible(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
    })
}

impl Check<'_> {
    /// A text that stands by itself (a name, an id): trimmed, and not empty.
    pub(super) fn plain(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<String> {
        let text = raw?;
        self.seen(&at.field(name), text).then(|| text.trim().to_owned())
    }

    /// A plain text without which its table means nothing.
    pub(super) fn required_plain(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<String> {
        let text = self.plain(at, name, raw);
        self.need(at, name, raw.is_some(), text)
    }

    /// Plain texts, such as the lines of an address.
    pub(super) fn plains(&mut self, at: &At<'_>, name: &str, raw: &[schema::Text<'_>]) -> Vec<String> {
        let at = at.field(name);
        let lines = raw.iter().enumerate();
        lines
            .filter(|(index, text)| self.seen(&at.index(*index), text))
            .map(|(_, text)| text.trim().to_owned())
            .collect()
    }

    /// Whether there is something to be seen in a text, and not too much.
    fn seen(&mut self, at: &At<'_>, text: &str) -> bool {
        if invisible(text) {
            self.error(at, EMPTY_TEXT, "this text is empty").hint("leave the field out where there is nothing to say");
            return false;
        }
        if text.len() > MAX_STRING {
            self.error(at, STRING_TOO_LONG, "this text is longer than 64 KiB");
            return false;
        }
        true
    }

    /// A text in a grammatical form.
    pub(super) fn form<F: Form>(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<F> {
        self.formed(&at.field(name), raw?)
    }

    /// A text in a grammatical form without which its table means nothing.
    pub(super) fn required<F: Form>(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<F> {
        let text = self.form(at, name, raw);
        self.need(at, name, raw.is_some(), text)
    }

    /// A list of texts in a grammatical form.
    pub(super) fn list<F: Form>(&mut self, at: &At<'_>, name: &str, raw: &[schema::Text<'_>]) -> Vec<F> {
        let at = at.field(name);
        raw.iter().enumerate().filter_map(|(index, text)| self.formed(&at.index(index), text)).collect()
    }

    fn formed<F: Form>(&mut self, at: &At<'_>, text: &str) -> Option<F> {
        if !self.seen(at, text) {
            return None;
        }
        let form = match F::parse(text) {
            Ok(form) => form,
            Err(error) => {
                self.malformed::<F>(at, error);
                return None;
            }
        };
        if let (true, Some(doubt)) = (self.english, form.doubt()) {
            let example = format!("this is {}, such as `{}`", F::NAME, F::EXAMPLE);
            let hint = doubt.hint.map_or(example, str::to_owned);
            self.warning(at, DOUBTFUL_FORM, doubt.message).hint(hint);
        }
        Some(form)
    }

    fn malformed<F: Form>(&mut self, at: &At<'_>, error: FormError) {
        let (code, message, hint) = match error {
            FormError::Empty => (
                EMPTY_TEXT,
                "this text is empty".to_owned(),
                "leave the field out where there is nothing to say".to_owned(),
            ),
            FormError::EndsLikeASentence => (
                PHRASE_AS_SENTENCE,
                format!("this ends like a sentence, but it is {} that stands inside one", F::NAME),
                format!("write it without the full stop, such as `{}`", F::EXAMPLE),
            ),
            FormError::EndsOpen => (
                UNFINISHED_SENTENCE,
                "these are whole sentences, but the last one has no full stop".to_owned(),
                format!("end it with a full stop, such as `{}`", F::EXAMPLE),
            ),
        };
        self.error(at, code, message).hint(hint);
    }
}
