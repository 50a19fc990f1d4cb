//! What a hand gives back of its work, and one line of each thing that a run writes.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde_json::value::RawValue;

use super::codes;
use super::stream::Slip;
use crate::diagnostic::{Diagnostic, Problems, Result, json};
use crate::manifest::Row;
use crate::output::Staged;
use crate::pipeline::Terms;

/// One thing that a hand has to tell, in the order of the input.
#[derive(Debug)]
pub(super) enum Event {
    /// A document of the record at hand.
    Document(Box<Made>),
    /// The record is done with.
    End(Box<Closed>),
    /// The run cannot go on.
    Refused(Problems),
}

/// A document.
#[derive(Debug)]
pub(super) struct Made {
    /// Its row in the manifest; its path is without `held/`. Where no manifest is kept, it lacks what only a manifest tells.
    pub(super) row: Row,
    /// Where it is now.
    pub(super) body: Body,
    /// Whether it would wait, had nobody approved it.
    pub(super) released: bool,
    /// The kinds of failure.
    pub(super) failure: String,
    /// What it promises; `None`: nothing to nobody in particular, or it was made by an earlier run.
    pub(super) terms: Option<Terms>,
    /// What is to be known of it.
    pub(super) warnings: Vec<Diagnostic>,
}

impl Made {
    /// About how many bytes it takes while it waits.
    pub(super) fn weight(&self) -> usize {
        let line = if let Body::Line(line) = &self.body { line.len() } else { 0 };
        512 * (1 + self.warnings.len()) + line
    }
}

/// Where a document is.
#[derive(Debug)]
pub(super) enum Body {
    /// Nowhere: nothing is to be written.
    Unwritten,
    /// In a line for a program.
    Line(Vec<u8>),
    /// On the disk, without its name.
    Staged(Staged),
    /// An earlier run put it where it belongs.
    There,
}

/// A record that is done with.
#[derive(Debug)]
pub(super) struct Closed {
    /// The record.
    pub(super) slip: Slip,
    /// Others that it was told together with.
    pub(super) more: Vec<Slip>,
    /// Id of its incident, if that could be read.
    pub(super) incident: Option<String>,
    /// Everything that kept documents from being made; empty: all were.
    pub(super) failed: Vec<Diagnostic>,
    /// What else is to be known.
    pub(super) warnings: Vec<Diagnostic>,
}

/// A record of which something could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its number in the input, from 1; that of the first, where several were to be told together.
    pub record: u64,
    /// Id of its incident, if that could be read.
    pub id: Option<String>,
    /// Everything that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The record itself, or all that were to be told together.
    inputs: Vec<Vec<u8>>,
}

impl Failure {
    pub(super) fn of(closed: Closed) -> Self {
        let Closed { slip, more, incident, failed, .. } = closed;
        let diagnostics = failed.into_iter().map(|diagnostic| slip.placed(diagnostic)).collect();
        let record = slip.number;
        let inputs = std::iter::once(slip).chain(more).map(|slip| slip.source.bytes).collect();
        Self { record, id: incident, diagnostics, inputs }
    }

    /// Its line of `failures.ndjson`: the record as JSON where it is JSON, so that it can be mended and given again; several
    /// as a list.
    pub(super) fn line(&self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Line<'a> {
            record: u64,
            id: Option<&'a str>,
            diagnostics: Vec<serde_json::Value>,
            input: &'a RawValue,
        }
        let mut inputs: Vec<Box<RawValue>> = self.inputs.iter().filter_map(|input| as_value(input)).collect();
        let input = if inputs.len() == 1 { inputs.pop() } else { serde_json::value::to_raw_value(&inputs).ok() };
        let Some(input) = input else { return Vec::new() };
        let diagnostics = self.diagnostics.iter().map(json::value).collect();
        let line = Line { record: self.record, id: self.id.as_deref(), diagnostics, input: &input };
        let mut line = serde_json::to_vec(&line).unwrap_or_default();
        line.push(b'\n');
        line
    }
}

/// A record as one line of JSON: as it is where it is JSON, else as a text.
fn as_value(record: &[u8]) -> Option<Box<RawValue>> {
    let text = String::from_utf8_lossy(record);
    // Line breaks stand between the parts of JSON alone: inside a string they are written otherwise.
    let one_line = text.trim_start_matches('\u{feff}').replace(['\n', '\r'], " ");
    let as_json = RawValue::from_string(one_line.trim().to_owned());
    as_json.or_else(|_| serde_json::value::to_raw_value(&text)).ok()
}

/// One line for a program that takes the documents.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// What stands before the document.
    pub(super) head: Head<'a>,
    /// The document.
    pub(super) body: &'a str,
    /// The role that must approve it before it goes.
    pub(super) held_for: Option<&'a str>,
}

/// What a line tells of its document.
#[derive(Debug, Serialize)]
pub(super) struct Head<'a> {
    /// Number of the record.
    pub(super) record: u64,
    /// Id of the incident.
    pub(super) incident: &'a str,
    /// Ids of the further incidents that it tells of.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) also: &'a [String],
    /// Id of the customer.
    pub(super) customer: Option<&'a str>,
    /// `letter`
    pub(super) kind: &'a str,
    /// `md`
    pub(super) format: &'a str,
    /// What a mail program shows.
    pub(super) subject: &'a str,
}

impl Line<'_> {
    /// With its line break.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // Room for the head, and for what JSON adds to a letter's line breaks.
        let mut line = Vec::with_capacity(self.body.len() + self.body.len() / 16 + 512);
        // Writing to memory does not fail, and strings and numbers are always JSON.
        let _ = serde_json::to_writer(&mut line, &self.head);
        // The object goes on.
        line.pop();
        line.extend_from_slice(b",\"body\":");
        quote(&mut line, self.body);
        if let Some(role) = self.held_for {
            line.extend_from_slice(b",\"held_for\":");
            quote(&mut line, role);
        }
        line.extend_from_slice(b"}\n");
        line
    }
}

/// Writes a long text as a string of JSON: what has to be escaped in a letter is rare, and is looked for many bytes at once.
fn quote(line: &mut Vec<u8>, text: &str) {
    // The whole text is looked at, for that is quicker than to stop at the first.
    if text.bytes().fold(0, |found, byte| found | u8::from(byte < b' ' && byte != b'\n')) > 0 {
        let _ = serde_json::to_writer(line, text);
        return;
    }
    line.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = memchr::memchr3(b'\n', b'"', b'\\', rest) {
        let (plain, from) = rest.split_at(at);
        line.extend_from_slice(plain);
        line.extend_from_slice(match from {
            [b'\n', ..] => b"\\n",
            [b'"', ..] => b"\\\"",
            _ => b"\\\\",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    line.extend_from_slice(rest);
    line.push(b'"');
}

/// Does a part of the work on one record; where the program breaks over it, that is a problem of the record alone.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    // What the work has in hand is given up with the record, and nothing else is shared but what is never changed.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| Err(panicked(&*payload).into()))
}

fn panicked(payload: &(dyn Any + Send)) -> Diagnostic {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
    Diagnostic::error(codes::PANIC, format!("the program failed on this record: {text}"))
        .hint("this is a fault of the program: report it with the record")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_quoted_as_serde_json_quotes_it(text in any::<String>(), plain in "[a-z\n\"\\\\\u{e9}]*") {
            for text in [text, plain] {
                let mut line = Vec::new();
                quote(&mut line, &text);
                prop_assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn a_line_is_one_object() {
        let head =
            Head { record: 1, incident: "I", also: &[], customer: None, kind: "letter", format: "md", subject: "S" };
        let line = Line { head, body: "a\nb", held_for: Some("Head") };
        let told = String::from_utf8(line.bytes()).unwrap();
        let expected = r#"{"record":1,"incident":"I","customer":null,"kind":"letter","format":"md","subject":"S","body":"a\nb","held_for":"Head"}"#;
        assert_eq!(told, format!("{expected}\n"));
    }

    fn failure(input: &str) -> serde_json::Value {
        let diagnostics = vec![Diagnostic::error(codes::NOBODY, "nobody")];
        let failure = Failure { record: 3, id: None, diagnostics, inputs: vec![input.as_bytes().to_vec()] };
        let line = failure.line();
        assert_eq!(memchr::memchr_iter(b'\n', &line).count(), 1);
        serde_json::from_slice(&line).unwrap()
    }

    #[test]
    fn a_record_that_breaks_the_program_fails_alone() {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let plain = guarded::<()>(|| panic!("a filter broke"));
        let composed = guarded::<()>(|| panic!("a {} broke", "filter"));
        std::panic::set_hook(loud);
        for result in [plain, composed] {
            let told = &result.unwrap_err().0[0];
            assert!(told.code == codes::PANIC && told.message.ends_with("a filter broke"), "{told}");
        }
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }

    #[test]
    fn a_failed_record_is_kept_as_json_where_it_is_json() {
        assert_eq!(failure("{\n \"a\": \"1\\n2\",\r\n \"b\": 1e2}")["input"]["a"], "1\n2");
        assert_eq!(failure("{\"a\": ")["input"], "{\"a\": ");
        assert_eq!(failure("amends: 1\nb: 2\n")["input"], "amends: 1\nb: 2\n");
        assert_eq!(failure("")["input"], "");
        assert_eq!(failure("{}")["diagnostics"][0]["code"], "BAT006");
    }
}
