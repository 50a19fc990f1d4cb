//! Answers as a table with a head; commas, semicolons or tabs stand between cells.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord};

use super::fields::Fields;
use super::{Reading, known};

pub(super) fn read(text: &str, reading: &mut Reading<'_>) {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut head: Option<Vec<String>> = None;
    let mut next = 1;
    loop {
        let begins = position(&reader);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                reading.refuse(
                    next,
                    "",
                    format!("this is not CSV: {error}"),
                    "close each `\"`, or double it in a cell",
                );
                return;
            }
        }
        // Counted here: what the reader counts differs by how lines end.
        let rest = text.get(begins..).unwrap_or_default();
        let raw = rest.trim_start_matches(['\r', '\n']);
        let line = next + rest[..rest.len() - raw.len()].matches('\n').count();
        let read = text.get(begins..position(&reader)).unwrap_or_default();
        next += read.matches('\n').count();
        match &head {
            None => {
                let names: Vec<String> = record.iter().map(|name| name.trim().to_lowercase()).collect();
                if !heads(&names, line, raw, reading) {
                    return;
                }
                head = Some(names);
            }
            Some(names) => row(names, &record, line, raw, reading),
        }
    }
    if head.is_none() {
        reading.refuse(1, "", "the file is empty", "begin it with a line: incident,customer,answer,on,words");
    }
}

/// Where the reader stands, in bytes.
fn position(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// The sign between cells: the one of `,`, `;` and tab that the first line holds most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t'].into_iter().fold(b',', |best, sign| if count(sign) > count(best) { sign } else { best })
}

/// Whether the head can be used.
fn heads(names: &[String], line: usize, raw: &str, reading: &mut Reading<'_>) -> bool {
    let all = known(&BTreeSet::from(Fields::NAMES));
    let mut seen = BTreeSet::new();
    let mut usable = true;
    for name in names {
        let problem = if !Fields::NAMES.contains(&name.as_str()) {
            let near = Fields::near(name).map_or_else(String::new, |near| format!("; `{near}`?"));
            format!("no column may be called `{}`{near}", name.escape_debug())
        } else if !seen.insert(name.as_str()) {
            format!("there are two columns `{name}`")
        } else {
            continue;
        };
        reading.refuse(line, raw, problem, format!("the columns are {all}"));
        usable = false;
    }
    let whom: &[&str] = if seen.contains("token") { &[] } else { &["incident", "customer"] };
    for needed in whom.iter().chain(&["on"]).filter(|needed| !seen.contains(*needed)) {
        reading.refuse(line, raw, format!("there is no column `{needed}`"), format!("the columns are {all}"));
        usable = false;
    }
    usable
}

fn row(names: &[String], record: &StringRecord, line: usize, raw: &str, reading: &mut Reading<'_>) {
    if record.len() != names.len() {
        let message = format!("this row has {} cells, and the first line names {}", record.len(), names.len());
        let hint = "give every row as many cells; text with a comma in it stands in double quotes";
        reading.refuse(line, raw, message, hint);
        return;
    }
    let mut fields = Fields::default();
    for (name, cell) in names.iter().zip(record) {
        if let Some(field) = fields.of(name) {
            *field = Some(cell.to_owned());
        }
    }
    fields.taken(line, raw, reading);
}
