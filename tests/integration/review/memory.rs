//! A reader of many letters says of each what it says of that letter alone, whatever it read before.

use amends::rendering::Manuscript;
use amends::review::{Depth, RULES, Reviewer, Selection, check};

use super::fixture::{Fixture, sentences};
use super::quoted;

/// The letter with other digits in its subject and its sections: so many further, nine being followed by nought.
fn turned(mut letter: Manuscript, by: u32) -> Manuscript {
    let turn = |c: char| c.to_digit(10).map_or(c, |digit| char::from_digit((digit + by) % 10, 10).unwrap_or(c));
    let sections = letter.sections.iter_mut().map(|section| &mut section.markdown);
    for text in sections.chain([&mut letter.subject]) {
        *text = text.chars().map(turn).collect();
    }
    letter
}

#[test]
fn letters_that_differ_in_digits_are_told_apart() {
    let all = Selection::default();
    let reviewer = Reviewer::new(&all, Depth::Full);
    let mut objections = 0;
    for by in [0, 1, 4, 7, 0] {
        for rule in RULES {
            for heading in ["Example", "Better"] {
                let (fixture, letter) = quoted(rule, heading);
                let letter = turned(letter, by);
                for record in [Some(fixture.record()), None] {
                    let alone = check(&letter, record.as_ref(), &all);
                    let among_others = reviewer.read(&letter, record.as_ref());
                    assert_eq!(among_others, alone, "{} {heading}, digits {by} further", rule.code.name);
                    objections += alone.len();
                }
            }
        }
    }
    assert!(objections > 1_000, "{objections} objections are too few to tell");
}

/// Four sentences of the letter would be true of any incident, but that one of them may be the record's.
#[test]
fn incidents_that_differ_in_digits_are_told_from_those_that_differ_in_words() {
    let only = Selection { select: vec!["STR342".to_owned()], ignore: Vec::new() };
    let reviewer = Reviewer::new(&only, Depth::Structure);
    let mut letter = quoted(RULES[0], "Better").1;
    "It was cut at night by a digger. We know how much this matters. Trust is hard to earn."
        .clone_into(&mut letter.sections[2].markdown);
    for (cause, universal) in [
        ("Line 7 was cut at night by a digger.", false),
        ("Line 8 was cut at night by a digger.", false),
        ("Line 7 was torn apart by a heavy storm.", true),
        ("Line 9 was cut at night by a digger.", false),
    ] {
        let mut fixture = Fixture::plain();
        fixture.case.incident.root_cause = Some(sentences(cause));
        let found = reviewer.read(&letter, Some(&fixture.record()));
        assert_eq!(found, check(&letter, Some(&fixture.record()), &only), "{cause}");
        assert_eq!(!found.is_empty(), universal, "{cause}");
    }
}

#[test]
fn two_spaces_behind_a_sentence_are_seen() {
    let only = Selection { select: vec!["STR361".to_owned()], ignore: Vec::new() };
    let reviewer = Reviewer::new(&only, Depth::Structure);
    for (markdown, wide) in [
        ("We failed you on 6 March. We know it.", false),
        ("We failed you on 9 March.  We know it.", true),
        ("We failed you on 6 March.\n\nWe know it.", false),
        ("- We failed you on 6 March.  We know it.\n- Two.", true),
    ] {
        let (_, mut letter) = quoted(RULES[0], "Better");
        markdown.clone_into(&mut letter.sections[1].markdown);
        let found = reviewer.read(&letter, None);
        assert_eq!(found, check(&letter, None, &only), "{markdown}");
        assert_eq!(!found.is_empty(), wide, "{markdown}");
    }
}
