//! Text that means harm, in every text of a record, through the library to every format.
//!
//! Each of the 515 strings of the big list of naughty strings (`tests/data/naughty`) stands inside a valid text in every
//! field of a policy and a case, and is looked for in each document that shows the field.

use std::fs;

use amends::rendering::{Format, render};
use serde_json::{Value, json};

use crate::support::root;

mod carrier;
mod fields;
mod reading;
mod trial;

use carrier::{Document, Words};
use reading::{bare, read};
use trial::{FORMATS, ending, try_all};

/// Naughty strings of which nothing is left to read, each with the reason; the text around them is there all the same.
const NOTHING_TO_READ: [(usize, &str); 5] = [
    (0, "it is empty"),
    (93, "control characters alone"),
    (94, "control characters of the second set and spaces alone"),
    (98, "a code that is no character"),
    (434, "a space"),
];

/// Naughty strings for which intake refuses a case, each with the reason: none, inside a text of the right form.
const REFUSED: [(usize, &str); 0] = [];

/// What people who know this program would try besides.
const MORE: [&str; 16] = [
    "{{ failure }}",
    "{{ x }}",
    "{% raw %}",
    "{% include \"letter/failure.md\" %}",
    "{# gone #}",
    "{{ __tera_context }}",
    "${x} {x} <%= x %>",
    "[here](javascript:alert(1))",
    "<javascript:alert(1)>",
    "![here](data:text/html;base64,x)",
    "[here](https://evil.example) and <https://evil.example>",
    "[here]: https://evil.example",
    "| a | b |\n|---|---|\n| c | d |",
    "\n# Heading\n- item\n---\n> quote\n```\ncode\n```\n    indented\n",
    "\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069} \u{0}\u{1b}[31m\u{7f}\u{9b}",
    "</span></address><script>alert(1)</script><!-- ]]> &lt;b&gt; &#60;",
];

fn naughty() -> Vec<String> {
    let strings: Vec<String> =
        serde_json::from_slice(&fs::read(root().join("tests/data/naughty/blns.json")).unwrap()).unwrap();
    assert_eq!(strings.len(), 515);
    strings
}

#[test]
fn every_naughty_string_reaches_every_field_of_every_document() {
    let strings = naughty();
    let outcome = try_all(&strings);
    assert!(outcome.faults.is_empty(), "{:#?}", outcome.faults);
    let refused: Vec<usize> = outcome.refused.keys().copied().collect();
    assert_eq!(refused, REFUSED.map(|(index, _)| index), "{:#?}", outcome.refused);
    let nothing = |index: &usize| NOTHING_TO_READ.iter().any(|(other, _)| other == index);
    for (index, string) in strings.iter().enumerate() {
        assert_eq!(bare(string).is_empty(), nothing(&index), "{index}: {string:?}");
    }
    for document in Document::ALL {
        for format in FORMATS.map(ending) {
            let sheet = (document, format);
            let everywhere = |(index, holes): &(&usize, &usize)| **holes == outcome.usual[&sheet] && !nothing(index);
            let reached = outcome.reached[&sheet].iter().filter(everywhere).count();
            assert_eq!(reached, 515 - REFUSED.len() - NOTHING_TO_READ.len(), "{sheet:?}");
            // A message shows who writes to whom, and little besides.
            let least = if matches!(document, Document::Message(_)) { 25 } else { 80 };
            assert!(outcome.usual[&sheet] > least, "{sheet:?} shows so little that reaching it says nothing");
        }
    }
}

#[test]
fn template_syntax_links_and_markup_are_printed_as_they_stand() {
    let outcome = try_all(&MORE.map(str::to_owned));
    assert!(outcome.faults.is_empty() && outcome.refused.is_empty(), "{outcome:#?}");
    for (sheet, reached) in &outcome.reached {
        assert!(reached.len() == MORE.len() && reached.values().all(|holes| *holes == outcome.usual[sheet]));
    }
}

/// A template may make links of what the record holds; they lead to the web, to a mail or to a telephone, or are text.
#[test]
fn links_that_a_template_makes_lead_where_links_may() {
    let templates = [("letter/contact.md".to_owned(), "Here: {{ phone | link }}. [Or so]({{ phone }}).".to_owned())];
    let words = Words::with(&templates);
    let leads = |phone: &str| {
        let mut case: Value =
            serde_json::from_slice(&fs::read(root().join("examples/textbooks.json")).unwrap()).unwrap();
        case["sender"]["signatory"]["phone"] = phone.into();
        let documents = carrier::documents(&json!({}), &case, "2026-08-27", &words, &[]).unwrap();
        let letter = render(&documents[0].1, Format::Html).unwrap();
        read(&String::from_utf8(letter.bytes).unwrap(), Format::Html).links
    };
    for to in [
        "https://a.example/x?y=1&z=2",
        "http://a.example",
        "mailto:a@b.example",
        "tel:+442079460188",
        "HTTPS://A.example",
    ] {
        assert!(leads(to).contains(&to.to_owned()), "{to}: {:?}", leads(to));
    }
    let others = naughty();
    let others = others.iter().map(String::as_str).filter(|value| value.contains(':'));
    for to in others.step_by(8).chain([
        "javascript:alert(1)",
        "java\u{0}script:x",
        " data:text/html,x",
        "//a.example",
        "/x",
        "x",
        "file:///etc/passwd",
    ]) {
        for led in leads(to) {
            let scheme = led.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
            assert!(matches!(scheme.as_deref(), Some("https" | "http" | "mailto" | "tel")), "{to:?} leads to {led:?}");
        }
    }
}
