//! Whatever a value is, the Markdown around it keeps its shape, and the reader sees the value.

use std::sync::LazyLock;

use amends::rendering::{escaped, folded};
use pulldown_cmark::{Event, Options, Parser};

/// Where templates put values; `@` is the value.
const POSITIONS: [&str; 24] = [
    "@",
    "@ arrived late.",
    "Order @ arrived.",
    "The order was @",
    "- @\n- other",
    "1. @ came\n2. other",
    "| a | b |\n|---|--:|\n| @ | x |\n| y | z @ |",
    "| a | @ |\n|---|---|\n| x | y |",
    "## @",
    "### The @",
    "@\n---",
    "**@** here",
    "Here *@* too",
    "Here _@_ too",
    "Here ~~@~~ too",
    "A line\n@\nanother line",
    "A line  \n@  \nanother line",
    "> @\n> more",
    "- item\n\n  @\n  more",
    "[@](https://a.example/) follows",
    "(@), \u{201c}@\u{201d}, @; and @: done.",
    "@@",
    "@ @\n@",
    "**@:** @ (@)",
];

pub(super) const CHOICES: u8 = 1;

/// The shape and the text of each position with a plain word.
static PLAIN: LazyLock<Vec<(Vec<String>, String)>> =
    LazyLock::new(|| POSITIONS.iter().map(|position| shape(&position.replace('@', "word"))).collect());

pub(super) fn holds(input: &[u8]) {
    let (_, rest) = super::choice(input, CHOICES);
    let value = String::from_utf8_lossy(rest);
    let seen = folded(&value);
    assert_eq!(folded(&seen), seen, "{value:?} is folded otherwise the second time");
    if seen.is_empty() {
        return;
    }
    for (position, (plain, plain_text)) in POSITIONS.iter().zip(PLAIN.iter()) {
        let markdown = position.replace('@', &escaped(&value));
        let (shape, text) = shape(&markdown);
        assert_eq!(&shape, plain, "{value:?} in {position:?}: {markdown:?}");
        assert_eq!(text, plain_text.replace("word", &seen), "{value:?} in {position:?}: {markdown:?}");
    }
}

/// The events with the text of each run in place of its pieces; and all text. Markup of HTML is an event of its own.
fn shape(markdown: &str) -> (Vec<String>, String) {
    let (mut shape, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(piece) => {
                text.push_str(&piece);
                if shape.last().is_none_or(|last| last != "text") {
                    shape.push("text".to_owned());
                }
            }
            other => {
                text.push('\n');
                shape.push(format!("{other:?}"));
            }
        }
    }
    (shape, text)
}
