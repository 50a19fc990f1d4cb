//! Letters read back from files: those that the program makes say the same in every format, and are left alone.

use amends::rendering::{Format, render};
use amends::review::{Letter, Selection, check_letter};

use super::examples::examples;

const FORMS: [(&str, Format); 3] = [("a.md", Format::Markdown), ("a.html", Format::Html), ("a.txt", Format::Text)];

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
