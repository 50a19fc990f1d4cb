//! How values are escaped and folded, example by example. That the document around a value keeps its shape whatever it
//! is, `tests/properties/escaping.rs` holds.

use super::{escaped, folded, join_stops, write_escaped};

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
        ("<5@a.example>", r"\<5@a.example>"),
        ("a <{x@a.example>", r"a \<{x@a.example>"),
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
