//! What an earlier run says it made, read along with the input.

use std::collections::VecDeque;
use std::fmt;
use std::io::BufRead;

use crate::manifest::Row;

/// The rows of an earlier run, in the order of their records.
pub(super) struct Proofs {
    files: VecDeque<Box<dyn BufRead + Send>>,
    /// The next row.
    next: Option<Row>,
    /// The record of the last row that was given; rows of earlier ones are older copies.
    passed: u64,
}

impl fmt::Debug for Proofs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proofs").field("passed", &self.passed).finish_non_exhaustive()
    }
}

impl Proofs {
    /// From manifests without their first line: the newest first.
    pub(super) fn new(files: Vec<Box<dyn BufRead + Send>>) -> Self {
        Self { files: files.into(), next: None, passed: 0 }
    }

    /// The rows of the record, or the customer, of that place; they are asked for in order.
    pub(super) fn of(&mut self, record: u64) -> Vec<Row> {
        let mut rows = Vec::new();
        while let Some(row) = self.peek() {
            if row.place() > record {
                break;
            }
            if row.place() == record {
                rows.push(row.clone());
            }
            self.next = None;
        }
        self.passed = record;
        rows
    }

    /// The path of a row of a record that was not asked for.
    pub(super) fn left(&mut self) -> Option<String> {
        self.peek().map(|row| row.path.clone())
    }

    fn peek(&mut self) -> Option<&Row> {
        while self.next.is_none() {
            let file = self.files.front_mut()?;
            let mut line = String::new();
            let read = file.read_line(&mut line).unwrap_or(0);
            match Row::parse(&line) {
                Some(row) if row.place() > self.passed => self.next = Some(row),
                None if read == 0 => drop(self.files.pop_front()),
                // A copy of what was given, the first line, or half a line where an older file was joined on.
                _ => {}
            }
        }
        self.next.as_ref()
    }
}
