//! Whatever a value is, the document around it keeps its shape, and the reader sees the value.

use pulldown_cmark::Event;

use super::{escaped, folded, join_stops, write_escaped};
use crate::rendering::markdown::events;

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

/// What a random value is made of: all that Markdown knows, and what surrounds it in names and sentences.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "*", "**", "_", "__", "`", "``", "```", "~", "~~", "~~~", "#", "##", "###### ", "-", "--", "---", "- ", "+", "+ ",
    "=", "==", "===", ">", "> ", "<", "<!--", "-->", "</", "<b>", "<?x", "<a@b.example>", "<https://a.example>", "[", "]",
    "[x]", "](", "](y)", "[x]: /y", "![", "(", ")", "|", "|-|-|", ":-", ":-:", "&", "&amp;", "&#38;", "&#x26", "&T", "&lt",
    "\\", "\\\\", "1.", "1. ", "12) ", "123456789. ", "1234567890. ", "3", "a", "word", "Order ", "x_y", "é", "日本", "…",
    " ", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{200b}", "\u{2028}", "\u{202e}", "\u{7}", "!", ".",
    "\u{2019}", "$@%^{}",
];

/// The events with the text of each run in place of its pieces; and all text, white space as one space.
fn shape(markdown: &str) -> (Vec<String>, String) {
    let (mut shape, mut text) = (Vec::new(), String::new());
    for event in events(markdown) {
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

/// Checks one value in one position against a plain word.
fn keeps_shape(value: &str, position: &str, plain: &[String], plain_text: &str) {
    let markdown = position.replace('@', &escaped(value));
    let (shape, text) = shape(&markdown);
    assert_eq!(shape, plain, "{value:?} in {position:?}: {markdown:?}");
    assert_eq!(text, plain_text.replace("word", &folded(value)), "{value:?} in {position:?}: {markdown:?}");
}

/// A small generator of its own (xorshift), so that each run tries the same values.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn value(&mut self) -> String {
        let pieces = 1 + self.below(7);
        (0..pieces).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

#[test]
fn random_values_keep_the_shape() {
    let plain: Vec<_> = POSITIONS.iter().map(|position| shape(&position.replace('@', "word"))).collect();
    let mut random = Random(0x005e_ed0f_1ee7);
    let mut tried = 0;
    while tried < 120_000 {
        let value = random.value();
        if folded(&value).is_empty() {
            continue;
        }
        let at = tried % POSITIONS.len();
        keeps_shape(&value, POSITIONS[at], &plain[at].0, &plain[at].1);
        tried += 1;
    }
}

#[test]
fn naughty_strings_keep_the_shape_everywhere() {
    let strings: Vec<String> = serde_json::from_str(include_str!("../../../tests/data/naughty/blns.json")).unwrap();
    for position in POSITIONS {
        let (plain, text) = shape(&position.replace('@', "word"));
        for value in strings.iter().filter(|value| !folded(value).is_empty()) {
            keeps_shape(value, position, &plain, &text);
        }
    }
}

#[test]
fn what_cannot_matter_stays_as_it_is() {
    #[rustfmt::skip]
    let values = [
        "$5 and 50%", "a.b@c.example", "it's O'Hara", "(x)", "snake_case__name", "AT&T", "R&D & more", "C:\\Users",
        "a < b > c", "5 * 3 ~ 15", "C#", "#5", "-5", "+1 555 0100", "1.5 hours", "3", "1986 was", "10:30", "{{ x }}",
        "{% raw %}", "^1", "a=b", "Yahoo!", "https://a.example/?b=c&d=e#f", "1234567890. x", "\u{201c}quoted\u{201d}",
        "naïve – yes", "x > y",
    ];
    for value in values {
        assert_eq!(escaped(value), value);
    }
}

#[test]
fn what_matters_gets_one_backslash() {
    for (value, text) in [
        ("*x*", r"\*x\*"),
        ("- item", r"\- item"),
        ("---", r"\---"),
        ("- - -", r"\- - -"),
        ("12) x", r"12\) x"),
        ("# x", r"\# x"),
        ("x ##", r"x \##"),
        (">x", r"\>x"),
        ("===", r"\==="),
        (":-:", r"\:-:"),
        ("&copy;", r"\&copy;"),
        ("a|b", r"a\|b"),
        ("[x](y)", r"\[x\](y)"),
        ("x\\", r"x\\"),
        ("_x_", r"\_x\_"),
        ("<b>", r"\<b>"),
    ] {
        assert_eq!(escaped(value), text);
    }
}

#[test]
fn folding_drops_what_misleads_and_keeps_the_rest() {
    for (value, text) in [
        ("a\u{0}b\u{7f}c\u{9b}d", "abcd"),
        ("a\u{202e}b\u{2066}c\u{2069}", "abc"),
        ("a\u{200e}b\u{200f}c\u{200b}d\u{200d}e", "a\u{200e}b\u{200f}c\u{200b}d\u{200d}e"),
        ("a\u{fffe}b\u{fdd0}c\u{1ffff}d", "abcd"),
        ("a\r\n\tb\u{2028}c\u{2029}d\u{85}e\u{b}f", "a b c d e f"),
        ("  a  b  ", "a b"),
        ("\u{a0}a\u{a0}b\u{3000}", "a\u{a0}b"),
        ("\u{7} a \u{7}", "a"),
        ("a \u{7} b", "a b"),
        ("👩‍💻 日本 \u{e0067}", "👩‍💻 日本 \u{e0067}"),
        ("\u{202e}\n", ""),
    ] {
        assert_eq!(folded(value), text, "{value:?}");
        assert_eq!(folded(&folded(value)), text);
    }
}

#[test]
fn a_stop_at_a_values_end_ends_the_sentence() {
    let written = |value: &str, after: &str| {
        let mut out = b"At ".to_vec();
        write_escaped(value, &mut out).unwrap();
        out.extend(after.bytes());
        join_stops(&mut out);
        String::from_utf8(out).unwrap()
    };
    assert_eq!(written("5 p.m.", "."), "At 5 p.m.");
    assert_eq!(written("5 p.m.", " we went. Then."), "At 5 p.m. we went. Then.");
    assert_eq!(written("5 p.m.", ", we went."), "At 5 p.m., we went.");
    assert_eq!(written("five", "."), "At five.");
    assert_eq!(written("../..", "."), "At ../..");
    assert_eq!(written("a.. b", "."), "At a.. b.");
    assert_eq!(written(".", ""), "At .");
}
