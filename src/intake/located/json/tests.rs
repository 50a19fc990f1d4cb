//! What the parser takes, and what it says of the rest.

use super::*;
use crate::intake::located::MAX_STRING;
use crate::intake::problems::STRING_TOO_LONG;

fn parse(text: &str) -> Parsed<Node> {
    super::parse(text, 0..text.len())
}

fn fault(text: &str) -> String {
    let fault = parse(text).unwrap_err();
    format!("{}-{} {}", fault.span.start, fault.span.end, fault.message)
}

#[test]
fn values_know_their_places() {
    let node = parse(r#" {"a": [1, "\u00e4\ud83d\ude00\n"], "b": null} "#).unwrap();
    assert_eq!((node.span.start, node.span.end), (1, 46));
    let list = &node.get("a").unwrap().node;
    let Kind::List(items) = &list.kind else { panic!("a list") };
    assert_eq!(items[1].node.as_text(), Some("ä😀\n"));
    assert_eq!((items[1].node.span.start, items[1].node.span.end), (11, 33));
}

#[test]
fn faults_say_what_is_wrong_and_where() {
    assert_eq!(fault("{\"a\": 1,}"), "8-9 a comma stands before the `}`");
    assert_eq!(fault("{\"a\": 1 \"b\": 2}"), "8-9 a `,` or a `}` is expected");
    assert_eq!(fault("{'a': 1}"), "1-2 the name of a field is expected");
    assert_eq!(fault("{\"a\": 2026-03-10}"), "6-16 `2026-03-10` is not a number of JSON");
    assert_eq!(fault("{\"a\": \"x}"), "6-9 this text is never closed");
    assert_eq!(fault("{\"a\": 1"), "0-1 this `{` is never closed");
    assert_eq!(fault("{\"a\": True}"), "6-10 JSON writes true, false and null in small letters");
    assert_eq!(fault("{} {}"), "3-4 something follows the end of the value");
    assert_eq!(fault("  "), "0-1 there is nothing to read");
    assert_eq!(fault("\"\\ud83d\""), "1-7 this escape is half of a pair of surrogates");
}

#[test]
fn nesting_and_length_are_limited() {
    let deep = "[".repeat(10_000);
    assert_eq!(parse(&deep).unwrap_err().code, NESTED_TOO_DEEPLY);
    let level = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&level(128)).is_ok());
    assert_eq!(parse(&level(129)).unwrap_err().code, NESTED_TOO_DEEPLY);
    let long = format!("\"{}\"", "x".repeat(MAX_STRING + 1));
    assert_eq!(parse(&long).unwrap_err().code, STRING_TOO_LONG);
}
