//! What users do to templates.

use super::*;
use crate::composition::{Fact, Frame, Letter, Move, Paragraph, PartText, Region};

fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn first_part(overrides: &[(&str, &str)]) -> String {
    let templates = Templates::with_overrides(DocumentKind::Letter, &files(overrides)).unwrap();
    let facts = ["title", "failure", "day", "what"].map(|name| (name, Fact::Text(format!("*{name}*")))).to_vec();
    let each = Move { name: "failure", wording: "dated", facts: facts.clone() };
    let part = PartText { paragraphs: vec![Paragraph::Run(vec![each])] };
    let subject = Move { name: "subject", wording: "act", facts };
    let letter = Letter {
        region: Region::Britain,
        subject,
        frame: Frame::default(),
        parts: std::array::from_fn(|_| part.clone()),
    };
    let manuscript = crate::rendering::draft_letter(letter, &templates).unwrap();
    manuscript.sections[0].markdown.clone()
}

/// Code, line, column, and the marked stretch where there is one.
fn found(overrides: &[(&str, &str)]) -> Vec<(String, String, u32, u32, String)> {
    let told = check(&files(overrides)).into_iter().map(|diagnostic| {
        assert!(diagnostic.hint.is_some(), "{diagnostic} says not what to do");
        let place = diagnostic.place.unwrap();
        let (from, to) = (place.column as usize - 1, place.end_column as usize - 1);
        let marked = place.excerpt.map(|line| line.chars().skip(from).take(to - from).collect());
        (diagnostic.code.code.to_owned(), place.file, place.line, place.column, marked.unwrap_or_default())
    });
    told.collect()
}

fn at(code: &str, file: &str, line: u32, column: u32, marked: &str) -> (String, String, u32, u32, String) {
    (code.to_owned(), file.to_owned(), line, column, marked.to_owned())
}

#[test]
fn a_users_wording_wins() {
    assert_eq!(first_part(&[("letter/failure.md", "{{ failure }} fell over.\n")]), r"\*failure\* fell over.");
}

#[test]
fn a_part_can_be_extended_and_its_joining_replaced() {
    let extended =
        "{% extends \"builtin/letter/restoration.md\" %}{% block paragraphs %}{{ super() }}\n\nAsk us.{% endblock %}";
    let failure = ("letter/failure.md", "{{ failure }} fell over.");
    assert_eq!(first_part(&[("letter/restoration.md", extended), failure]), "\\*failure\\* fell over.\n\nAsk us.");
    let part =
        "{% for paragraph in paragraphs %}{% for line in paragraph.lines %}> {{ line }}\n{% endfor %}{% endfor %}";
    assert_eq!(first_part(&[failure, ("letter/part.md", part)]), r"> \*failure\* fell over.");
}

#[test]
fn every_broken_file_is_told_with_its_place() {
    let told = found(&[
        ("letter/failure.md", "Fine so far.\n  {{ what | uper }} {{ what | lowr }}"),
        ("letter/regret.md", "{% if wording %}"),
        ("letter/cause.md", "{% extends \"letter/cause.md\" %}"),
        ("letter/restoration.md", "{% extends \"nothing.md\" %}"),
        ("letter/prevention.md", "{% extends \"builtin/letter/prevention.md\" %}{% block head %}{% endblock %}"),
    ]);
    assert_eq!(told[0], at("TPL003", "letter/failure.md", 2, 13, "uper"));
    assert_eq!(told[1], at("TPL003", "letter/failure.md", 2, 31, "lowr"));
    assert_eq!((&*told[2].0, &*told[2].1, told[2].2), ("TPL003", "letter/regret.md", 1));
    assert_eq!(told[3], at("TPL003", "letter/cause.md", 1, 1, ""));
    assert_eq!(told[4], at("TPL003", "letter/restoration.md", 1, 1, ""));
    assert_eq!(told[5], at("TPL003", "letter/prevention.md", 1, 54, "head"));
    assert_eq!(told.len(), 6);
}

#[test]
fn escaping_cannot_be_switched_off() {
    let told = found(&[("letter/failure.md", "é {{ last | safe }}\n{% filter safe %}{{ span }}{% endfilter %}")]);
    let file = "letter/failure.md";
    assert_eq!(told, [at("TPL004", file, 1, 13, "safe"), at("TPL004", file, 2, 11, "safe")]);
}

#[test]
fn a_name_that_is_not_given_is_told() {
    let text = "{% set who = last %}{{ who }} {{ lat }}{% for x in wordings %}{{ x }}{% endfor %}{{ region }}";
    let told = found(&[("letter/failure.md", text)]);
    let file = "letter/failure.md";
    assert_eq!(told, [at("TPL005", file, 1, 34, "lat"), at("TPL005", file, 1, 52, "wordings")]);
    let hints: Vec<_> = check(&files(&[("letter/failure.md", text)])).into_iter().filter_map(|d| d.hint).collect();
    assert!(hints[0].starts_with("did you mean `last`?"), "{hints:?}");
}

#[test]
fn names_stay_in_the_folder() {
    for name in
        ["../failure.md", "/letter/failure.md", "letter\\failure.md", "letter/.failure.md", "", "C:/x.md", "a//b.md"]
    {
        assert_eq!(found(&[(name, "x")]), [at("TPL001", name, 1, 1, "")]);
    }
    assert_eq!(found(&[("letter/falure.md", "x")]), [at("TPL002", "letter/falure.md", 1, 1, "")]);
    let told = check(&files(&[("letter/falure.md", "x"), ("builtin/letter/failure.md", "x")]));
    assert_eq!(
        told[0].hint.as_deref(),
        Some("did you mean `letter/failure.md`? `amends templates list` names them all")
    );
    assert_eq!(told.len(), 2);
}

#[test]
fn ejected_templates_are_accepted_as_they_are() {
    let ejected: Vec<_> =
        eject().into_iter().map(|(name, text)| (name.to_owned(), format!("\u{feff}{text}"))).collect();
    assert_eq!(check(&ejected), []);
    assert_eq!(list().len(), ejected.len());
}
