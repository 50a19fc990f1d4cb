//! Holds the table of moves and the templates together.

use std::collections::BTreeSet;

use tera::{Context, Value};

use crate::composition::wording::{first_word, sentences};
use crate::composition::{DocumentKind, MOVES, MoveSpec, Wording, message_moves};
use crate::rendering::draft::{Templates, one_line, utf8};
use crate::rendering::template_words;
use crate::rendering::templates::{BUILTIN, name_of};

/// Words of the template language that are no names.
const KEYWORDS: [&str; 8] = ["if", "elif", "else", "endif", "is", "defined", "and", "or"];

/// A text that is right in every slot as far as these tests go.
fn sample(spec: &MoveSpec, fact: &str) -> String {
    let sentences = ["text", "why", "verified", "evidence", "promised"];
    match fact {
        _ if sentences.contains(&fact) => "Xerxes looked at it.".to_owned(),
        "figures" | "times" | "count" | "owner" | "name" => format!("xenon {}", spec.name),
        other => format!("x-{other}"),
    }
}

fn rendered(kind: DocumentKind, spec: &MoveSpec, wording: &Wording, with_optional: bool) -> Result<String, String> {
    let mut context = Context::new();
    context.insert_value("region", Value::from("britain"));
    context.insert_value("wording", Value::from(wording.name));
    for fact in spec.facts.iter().filter(|fact| with_optional || !fact.optional) {
        context.insert_value(fact.name, Value::normal_string(&sample(spec, fact.name)));
    }
    let mut out = Vec::new();
    let templates = Templates::builtin(kind).unwrap();
    templates.render(spec.name, &context, &mut out).map_err(|problems| problems.to_string())?;
    Ok(one_line(utf8(&out).unwrap()))
}

/// All moves, each with the kind of document that makes it.
fn specs() -> impl Iterator<Item = (DocumentKind, &'static MoveSpec)> {
    let letters = MOVES.into_iter().map(|spec| (DocumentKind::Letter, spec));
    letters.chain(DocumentKind::MESSAGES.into_iter().flat_map(|kind| message_moves(kind).map(move |spec| (kind, spec))))
}

/// All wordings of all moves.
fn all() -> impl Iterator<Item = (DocumentKind, &'static MoveSpec, &'static Wording)> {
    specs().flat_map(|(kind, spec)| spec.wordings.iter().map(move |wording| (kind, spec, wording)))
}

#[test]
fn every_wording_is_worded_and_opens_as_the_table_says() {
    for (kind, spec, wording) in all().filter(|(_, spec, _)| spec.name != "subject") {
        let text = rendered(kind, spec, wording, true).unwrap();
        let told: Vec<String> = sentences(&text).map(first_word).collect();
        let expected: Vec<String> = wording
            .openings
            .iter()
            .map(|opening| match opening.strip_prefix('{') {
                Some(fact) => first_word(&sample(spec, fact.trim_end_matches('}'))),
                None => opening.to_lowercase(),
            })
            .collect();
        assert_eq!(told, expected, "{}: {} opens otherwise: {text}", spec.name, wording.name);
    }
}

#[test]
fn the_table_counts_the_words_of_each_wording() {
    for (kind, spec, wording) in all() {
        let text = rendered(kind, spec, wording, true).unwrap();
        let fact = |word: &&str| word.contains("x-") || word.contains("xenon") || word.contains(spec.name);
        let verbatim = text.matches("Xerxes looked at it.").count() * 4;
        let own = text.split_whitespace().filter(|word| !fact(word)).count() - verbatim;
        assert!(
            own.abs_diff(wording.words) <= 6,
            "{}: {} has {own} words, not {}",
            spec.name,
            wording.name,
            wording.words
        );
    }
}

#[test]
fn templates_read_what_the_table_lists_and_nothing_else() {
    for (kind, spec) in specs() {
        let ending = if spec.name == "subject" { "txt" } else { "md" };
        let name = name_of(kind.name(), spec.name, ending);
        let file = BUILTIN.iter().find(|b| b.name == name);
        let text = file.unwrap_or_else(|| panic!("{} has no template", spec.name)).text;
        let listed: BTreeSet<&str> = spec.facts.iter().map(|fact| fact.name).chain(["wording", "region"]).collect();
        let words = template_words::words(text).into_iter().filter(|word| !word.is_filter());
        let read: BTreeSet<&str> = words.map(|word| word.text).filter(|word| !KEYWORDS.contains(word)).collect();
        for name in &read {
            assert!(listed.contains(name), "{} of a {} reads `{name}`, which no move gives", spec.name, kind.name());
        }
        for fact in spec.facts {
            assert!(read.contains(fact.name), "{} of a {} never reads `{}`", spec.name, kind.name(), fact.name);
        }
    }
}

#[test]
fn templates_hold_no_figure_of_their_own() {
    for builtin in BUILTIN.iter().filter(|builtin| builtin.folder() != "report") {
        assert!(!builtin.text.contains(|c: char| c.is_ascii_digit()), "{} states a figure", builtin.name);
    }
}
