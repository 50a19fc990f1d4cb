//! The critical reader: each rule's own example, sound letters, and letters as they are composed.

mod examples;
mod fixture;
mod letters;
mod memory;
mod sentences;

use amends::case::Audience;
use amends::composition::{Brief, DocumentKind, FrameNotice, Variation, compose_letter};
use amends::diagnostic::{Diagnostic, Level};
use amends::rendering::{Manuscript, PARTS, Templates, draft_letter};
use amends::review::{RULES, Rule, Selection, check};
use fixture::{Fixture, sound_letter};

/// What a rule's documentation quotes: the record's change, and the letter with what is replaced in it.
fn quoted(rule: &Rule, heading: &str) -> (Fixture, Manuscript) {
    let mut letter = sound_letter();
    let mut given = String::new();
    let mut slots: Vec<(String, String)> = Vec::new();
    for line in rule.section(heading).lines() {
        let line = line.trim().trim_start_matches('>').trim();
        match line.split_once(':') {
            Some((slot, text)) if is_slot(slot) => slots.push((slot.to_owned(), text.trim().to_owned())),
            _ => {
                let Some((_, text)) = slots.last_mut() else { continue };
                *text = format!("{text} {line}");
            }
        }
    }
    for (slot, text) in slots {
        if slot == "given" { given = text } else { replace(&mut letter, &slot, &text) }
    }
    (Fixture::given(&given), letter)
}

fn is_slot(name: &str) -> bool {
    matches!(name, "given" | "subject" | "greeting" | "references" | "signature" | "notice")
        || name.strip_prefix("part ").is_some_and(|part| part.len() == 1)
}

fn replace(letter: &mut Manuscript, slot: &str, text: &str) {
    let frame = letter.frame.as_mut().unwrap();
    match slot {
        "subject" => text.clone_into(&mut letter.subject),
        "greeting" => text.clone_into(&mut frame.salutation),
        "references" => {
            let pairs = text.split(" / ").filter_map(|pair| pair.split_once(": "));
            frame.references = pairs.map(|(what, says)| (what.to_owned(), says.to_owned())).collect();
        }
        "signature" => frame.signature = text.split(" / ").map(str::to_owned).collect(),
        "notice" => {
            let (heading, text) = text.split_once(": ").unwrap();
            frame.notices.push(FrameNotice { heading: heading.to_owned(), text: text.to_owned() });
        }
        part => {
            let number: usize = part.trim_start_matches("part ").parse().unwrap();
            text.clone_into(&mut letter.sections[number - 1].markdown);
        }
    }
}

fn only(rule: &Rule) -> Selection {
    Selection { select: vec![rule.code.code.to_owned()], ignore: Vec::new() }
}

fn told(found: &[Diagnostic]) -> String {
    found.iter().map(ToString::to_string).fold(String::new(), |all, line| all + "\n  " + &line)
}

#[test]
fn every_rule_objects_to_its_example_and_not_to_what_is_better() {
    for rule in RULES {
        let (fixture, letter) = quoted(rule, "Example");
        let found = check(&letter, Some(&fixture.record()), &only(rule));
        assert!(!found.is_empty(), "{} does not object to its example", rule.code.name);
        assert!(found.iter().all(|diagnostic| diagnostic.code == rule.code && diagnostic.hint.is_some()));
        let (fixture, letter) = quoted(rule, "Better");
        let found = check(&letter, Some(&fixture.record()), &only(rule));
        assert!(found.is_empty(), "{} objects to what is better:{}", rule.code.name, told(&found));
    }
}

/// Rules that can prove nothing without a record.
const ABOUT_THE_RECORD: [&str; 11] = [
    "foreign-figure",
    "misplaced-figure",
    "foreign-reference",
    "foreign-name",
    "foreign-promise",
    "hidden-contract-part",
    "buried-protection",
    "few-facts",
    "silent-repeat",
    "missing-notice",
    "silent-lateness",
];

#[test]
fn without_a_record_a_rule_says_what_the_text_proves() {
    for rule in RULES {
        let example = check(&quoted(rule, "Example").1, None, &only(rule));
        let proves = !ABOUT_THE_RECORD.contains(&rule.code.name);
        assert_eq!(!example.is_empty(), proves, "{}:{}", rule.code.name, told(&example));
        let better = check(&quoted(rule, "Better").1, None, &only(rule));
        assert!(better.is_empty(), "{}:{}", rule.code.name, told(&better));
    }
}

#[test]
fn a_sound_letter_is_left_alone() {
    let fixture = Fixture::plain();
    let with = check(&sound_letter(), Some(&fixture.record()), &Selection::default());
    assert!(with.is_empty(), "{}", told(&with));
    let without = check(&sound_letter(), None, &Selection::default());
    assert!(without.is_empty(), "{}", told(&without));
}

#[test]
fn a_composed_letter_is_left_alone() {
    for given in ["", "a late letter", "an earlier failure", "exposed data", "a notice", "an open cause"] {
        let fixture = Fixture::given(given);
        let record = fixture.record();
        let brief = Brief {
            kind: DocumentKind::Letter,
            audience: Audience::Customer,
            variation: Variation::Case,
            with_report: false,
        };
        let letter =
            draft_letter(compose_letter(&record, &brief).unwrap(), &Templates::builtin(DocumentKind::Letter).unwrap())
                .unwrap();
        let found = check(&letter, Some(&record), &Selection::default());
        let text: Vec<&str> = letter.sections.iter().map(|section| section.markdown.as_str()).collect();
        assert!(found.is_empty(), "given {given:?}:{}\n\n{}", told(&found), text.join("\n\n"));
    }
}

#[test]
fn parts_out_of_order_are_an_error() {
    let mut letter = sound_letter();
    letter.sections.swap(0, 4);
    let found = check(&letter, None, &Selection::default());
    let order = found.iter().find(|diagnostic| diagnostic.code.name == "missing-part").unwrap();
    assert_eq!(order.level, Level::Error);
    letter.sections.truncate(3);
    let found = check(&letter, None, &Selection { select: vec!["STR040".to_owned()], ..Selection::default() });
    let paths: Vec<_> = found.iter().filter_map(|diagnostic| diagnostic.path.as_deref()).collect();
    assert_eq!(paths, [PARTS[0], PARTS[3]]);
}

#[test]
fn a_report_is_read_for_what_holds_for_every_document() {
    let mut report = sound_letter();
    report.kind = DocumentKind::Report;
    report.frame = None;
    report.sections.truncate(1);
    report.sections[0].markdown =
        "| at | what |\n|---|---|\n| 09:00 | we stopped the the run |\n\n{{ total }} was paid.".to_owned();
    let found = check(&report, None, &Selection::default());
    let names: Vec<_> = found.iter().map(|diagnostic| diagnostic.code.name).collect();
    assert_eq!(names, ["leftover-placeholder", "seam"], "{}", told(&found));
}
