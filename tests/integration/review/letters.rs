//! Letters read back from files: those that the program makes say the same in every format, and are left alone.

use std::fs;

use amends::composition::DocumentKind;
use amends::rendering::{Format, PARTS, render};
use amends::review::{Letter, Selection, check_letter};

use super::examples::examples;
use crate::support::root;

const FORMS: [(&str, Format); 4] =
    [("a.md", Format::Markdown), ("a.html", Format::Html), ("a.txt", Format::Text), ("a.docx", Format::Word)];

#[test]
fn a_made_letter_is_read_back_as_it_was_made() {
    let mut wrong = Vec::new();
    for example in examples() {
        for (letter, form) in
            example.letters(|_, letter| FORMS.map(|form| (letter.clone(), form))).into_iter().flatten()
        {
            let (name, format) = form;
            let read = Letter::read(name, &render(&letter, format).unwrap().bytes).unwrap();
            let made: Vec<&str> = letter.sections.iter().map(|section| section.name).collect();
            let names: Vec<&str> = read.manuscript.sections.iter().map(|section| section.name).collect();
            let words = |markdown: &str| markdown.split_whitespace().count();
            let lengths = |sections: &[amends::rendering::Section]| -> Vec<usize> {
                sections.iter().map(|section| words(&section.markdown)).collect()
            };
            if (made, lengths(&letter.sections)) != (names.clone(), lengths(&read.manuscript.sections)) {
                wrong.push(format!(
                    "{} {name}: {:?} {:?}",
                    example.name,
                    lengths(&letter.sections),
                    lengths(&read.manuscript.sections)
                ));
            }
            assert_eq!(read.manuscript.subject, letter.subject, "{} {name}", example.name);
            assert_eq!(read.manuscript.region, letter.region, "{} {name}", example.name);
            let (frame, made) = (read.manuscript.frame.unwrap(), letter.frame.unwrap());
            assert_eq!((&frame.date, &frame.salutation, &frame.close), (&made.date, &made.salutation, &made.close));
            assert_eq!(
                (&frame.recipient, &frame.signature),
                (&made.recipient, &made.signature),
                "{} {name}",
                example.name
            );
            assert_eq!((&frame.sender, &frame.references), (&made.sender, &made.references), "{} {name}", example.name);
        }
    }
    assert!(wrong.is_empty(), "parts are not those that were made:\n{}", wrong.join("\n"));
}

/// Three paragraphs for the first three parts, the last for the fifth, the others for the fourth.
#[test]
fn the_parts_of_a_letter_written_by_hand_are_told_apart() {
    for file in fs::read_dir(root().join("tests/prose/by-hand")).unwrap() {
        let file = file.unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        let letter = Letter::read("a.md", text.split("\n---\n").next().unwrap().as_bytes()).unwrap();
        let names: Vec<&str> = letter.manuscript.sections.iter().map(|section| section.name).collect();
        assert_eq!(names, PARTS, "{}", file.display());
        let paragraphs =
            letter.manuscript.sections.iter().map(|section| section.markdown.split("\n\n").count()).collect::<Vec<_>>();
        assert_eq!([paragraphs[0], paragraphs[1], paragraphs[2], paragraphs[4]], [1; 4], "{}", file.display());
    }
}

#[test]
fn a_made_letter_is_left_alone_in_every_form() {
    let mut told = Vec::new();
    for example in examples() {
        for (name, format) in FORMS {
            let found = example.letters(|record, letter| {
                let read = Letter::read(name, &render(&letter, format).unwrap().bytes).unwrap();
                let all = Selection::default();
                [check_letter(&read, Some(record), &all), check_letter(&read, None, &all)].concat()
            });
            told.extend(found.into_iter().flatten().map(|found| format!("{} {name}: {found}", example.name)));
        }
    }
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn a_made_report_is_left_alone_in_every_form() {
    let mut told = Vec::new();
    for example in examples() {
        for (name, format) in FORMS {
            let found = example.reports(|record, report| {
                let read = Letter::read(name, &render(&report, format).unwrap().bytes).unwrap();
                assert_eq!(read.manuscript.kind, DocumentKind::Report, "{} {name}", example.name);
                check_letter(&read, Some(record), &Selection::default())
            });
            told.extend(found.into_iter().flatten().map(|found| format!("{} {name}: {found}", example.name)));
        }
    }
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}
