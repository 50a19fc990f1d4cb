//! Inputs of every form, cut up in every way.

use std::io::{self, Read};

use super::super::codes;
use super::*;
use crate::diagnostic::Place;
use proptest::prelude::*;

/// Gives a few bytes at a time, as pipes do.
struct Drops(io::Cursor<Vec<u8>>, usize);

impl Read for Drops {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.1);
        self.0.read(&mut buffer[..most])
    }
}

fn slips(name: &str, text: &str, drop: usize) -> Vec<Slip> {
    let reader = Box::new(Drops(io::Cursor::new(text.as_bytes().to_vec()), drop));
    Stream::new(vec![Input { name: name.to_owned(), reader }]).collect()
}

fn told(slips: &[Slip]) -> Vec<String> {
    let text = |slip: &Slip| String::from_utf8(slip.source.bytes.clone()).unwrap().trim().to_owned();
    slips
        .iter()
        .map(|slip| slip.fault.as_ref().map_or_else(|| text(slip), |fault| fault.found[0].message.clone()))
        .collect()
}

#[test]
fn every_form_gives_its_records() {
    for (name, text, records) in [
        ("a.ndjson", "{\"a\":1}\r\n\n {\"b\":2}", vec!["{\"a\":1}", "{\"b\":2}"]),
        ("a.ndjson", "{\"a\":\n{}\n", vec!["{\"a\":", "{}"]),
        ("-", "{\"a\":1}\n{\"b\":[\n", vec!["{\"a\":1}", "{\"b\":["]),
        ("-", "{\n\"a\":1}\n{\"b\":2}{\"c\":3}", vec!["{\n\"a\":1}", "{\"b\":2}", "{\"c\":3}"]),
        ("-", "\n [ {\"a\":\"]\"} , {\"b\":2} ]\n", vec!["{\"a\":\"]\"}", "{\"b\":2}"]),
        ("a.json", "{\"a\":1}\n{\"b\":2}\n", vec!["{\"a\":1}", "{\"b\":2}"]),
        ("a.json", "[]", vec![]),
        ("a.json", "", vec![]),
        ("a.json", "}}{", vec!["}", "}", "{"]),
        ("a.json", "[{}", vec!["{}", "this list is never closed"]),
        ("a.json", "[{},{", vec!["{}", "{", "this list is never closed"]),
        ("a.json", "[] x", vec!["something follows the end of the list"]),
        ("a.yaml", "amends: 1\n", vec!["amends: 1"]),
        ("-", "amends: 1\nb: 2\n", vec!["amends: 1\nb: 2"]),
    ] {
        for drop in [1, 3, 1000] {
            assert_eq!(told(&slips(name, text, drop)), records, "{name} {text:?} by {drop}");
        }
    }
}

#[test]
fn a_row_of_a_table_is_a_table_of_its_own() {
    let text = "id,name\r\na,\"x\n\"\"y\"\n\nb,\"\"\n";
    for drop in [1, 5, 1000] {
        let reader = Box::new(Drops(io::Cursor::new(text.as_bytes().to_vec()), drop));
        let slips: Vec<Slip> = Stream::of_rows(Input { name: "a.csv".to_owned(), reader }).collect();
        assert_eq!(told(&slips), ["id,name\r\na,\"x\n\"\"y\"", "id,name\r\nb,\"\""]);
        assert_eq!(slips.iter().map(|slip| (slip.head, slip.line)).collect::<Vec<_>>(), [(9, 1), (9, 4)]);
    }
}

#[test]
fn a_problem_is_placed_in_the_whole_input() {
    let place = |slip: &Slip, line, column| {
        let place =
            Place { file: "a.json".into(), line, column, end_line: line, end_column: column + 1, excerpt: None };
        let found = Diagnostic { place: Some(place), ..Diagnostic::error(codes::BROKEN_STREAM, "x") };
        let found = slip.placed(found);
        (found.record.unwrap(), found.place.as_ref().unwrap().line, found.place.unwrap().column)
    };
    let slips = slips("a.json", "[{\"é\": 1}, {\"b\":\n2}]", 2);
    assert_eq!(place(&slips[0], 1, 2), (1, 1, 3));
    assert_eq!(place(&slips[1], 1, 2), (2, 1, 13));
    assert_eq!(place(&slips[1], 2, 1), (2, 2, 1));
}

#[test]
fn records_are_counted_through_all_inputs() {
    let input = |name: &str, text: &'static str| Input { name: name.into(), reader: Box::new(text.as_bytes()) };
    let stream = Stream::new(vec![input("a.ndjson", "{}\n{}"), input("b.json", "[{}]"), input("c.ndjson", "{}")]);
    let found: Vec<(u64, String)> = stream.map(|slip| (slip.number, slip.source.name)).collect();
    assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(found[3].1, "c.ndjson");
}

#[test]
fn a_read_that_fails_is_the_last_thing_said() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let reader = Box::new("{}\n".as_bytes().chain(Fails));
    let after = Input { name: "b.ndjson".into(), reader: Box::new("{}".as_bytes()) };
    let slips: Vec<Slip> = Stream::new(vec![Input { name: "a.ndjson".into(), reader }, after]).collect();
    assert_eq!(slips.len(), 2);
    assert!(slips[1].last && slips[1].fault.is_some());
}

proptest! {
    #[test]
    fn however_it_is_cut_the_records_are_the_same(text in "[\\[\\]{}\",a\\\\ \n]{0,40}", drop in 1..9_usize) {
        for name in ["-", "a.json", "a.ndjson"] {
            prop_assert_eq!(told(&slips(name, &text, drop)), told(&slips(name, &text, 1000)), "{}", name);
        }
    }
}
