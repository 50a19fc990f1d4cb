//! Letters of one sample move, since the wording of real ones is not this module's business.

mod moves;

use super::*;

fn failure(wording: &'static str, what: &str) -> Move {
    let failure = format!("your guests could not use {what}");
    let facts = vec![("failure", Fact::Text(failure)), ("day", Fact::Text("Friday 6 March".to_owned()))];
    Move { name: "failure", wording, facts }
}

fn letter(parts: [Vec<Paragraph>; 5]) -> Letter {
    let title = Fact::Text("the *dark* till".to_owned());
    Letter {
        region: Region::Britain,
        frame: crate::composition::Frame::default(),
        subject: Move { name: "subject", wording: "act", facts: vec![("title", title)] },
        parts: parts.map(|paragraphs| PartText { paragraphs }),
    }
}

fn five(paragraph: &Paragraph) -> [Vec<Paragraph>; 5] {
    std::array::from_fn(|_| vec![paragraph.clone()])
}

fn templates() -> Templates {
    Templates::builtin(DocumentKind::Letter).unwrap()
}

#[test]
fn moves_are_joined_to_paragraphs_and_lists() {
    let mut parts = five(&Paragraph::Run(vec![failure("dated", "the booking page"); 2]));
    parts[3].push(Paragraph::List(vec![failure("dated", "the till"), failure("dated", "*the* door")]));
    let manuscript = draft_letter(letter(parts), &templates()).unwrap();
    let names: Vec<_> = manuscript.sections.iter().map(|section| section.name).collect();
    assert_eq!(names, PARTS);
    let sentence = |what: &str| format!("On Friday 6 March your guests could not use {what}.");
    let page = sentence("the booking page");
    assert_eq!(manuscript.subject, "Our apology for the *dark* till, and how we are putting it right");
    assert_eq!(manuscript.sections[0].markdown, format!("{page} {page}"));
    let (till, door) = (sentence("the till"), sentence(r"\*the\* door"));
    assert_eq!(manuscript.sections[3].markdown, format!("{page} {page}\n\n- {till}\n- {door}"));
}

#[test]
fn an_empty_part_is_refused() {
    let mut parts = five(&Paragraph::Run(vec![failure("dated", "the till")]));
    parts[2].clear();
    parts[4] = vec![Paragraph::Run(vec![])];
    let found = draft_letter(letter(parts), &templates()).unwrap_err();
    let messages: Vec<_> = found.0.iter().map(|d| (d.code.code, d.message.as_str())).collect();
    assert_eq!(
        messages,
        [("TPL008", "the letter's part `cause` has no text"), ("TPL008", "the letter's part `regret` has no text")]
    );
}

#[test]
fn a_wording_that_no_template_has_is_refused() {
    let parts = five(&Paragraph::Run(vec![failure("sung", "the till")]));
    let found = draft_letter(letter(parts), &templates()).unwrap_err();
    assert_eq!(found.0.len(), 5);
    assert_eq!(found.0[0].message, "the template of `failure` says nothing in its wording `sung`");
}

#[test]
fn a_fact_that_is_missing_names_file_line_and_column() {
    let mut lame = failure("dated", "the till");
    lame.facts.retain(|(name, _)| *name != "day");
    let parts = five(&Paragraph::Run(vec![lame]));
    let found = draft_letter(letter(parts), &templates()).unwrap_err();
    let place = found.0[0].place.as_ref().unwrap();
    assert_eq!(place.file, "builtin/letter/failure.md");
    assert!(place.excerpt.as_ref().unwrap()[place.column as usize - 1..].starts_with("day"), "{place:?}");
    assert!(found.0[0].message.contains("`day` is not defined"), "{}", found.0[0].message);
}

#[test]
fn a_figure_before_a_full_stop_begins_no_list() {
    let three = Move { name: "effect", wording: "counted", facts: vec![("figures", Fact::Text("3".to_owned()))] };
    let manuscript = draft_letter(letter(five(&Paragraph::Run(vec![three]))), &templates()).unwrap();
    assert_eq!(manuscript.sections[0].markdown, r"3\.");
    let three = "3.\n  It was {{ failure }}.\n";
    let files = [("letter/failure.md".to_owned(), three.to_owned())];
    let templates = Templates::with_overrides(DocumentKind::Letter, &files).unwrap();
    let one = five(&Paragraph::Run(vec![failure("dated", "the till")]));
    let manuscript = draft_letter(letter(one), &templates).unwrap();
    assert_eq!(manuscript.sections[0].markdown, r"3\. It was your guests could not use the till.");
}

#[test]
fn regions_and_facts_do_not_leak_from_move_to_move() {
    let mut lame = failure("dated", "the till");
    lame.facts.retain(|(name, _)| *name == "failure");
    let parts = five(&Paragraph::Run(vec![failure("dated", "the till"), lame]));
    assert!(draft_letter(letter(parts), &templates()).is_err());
}
