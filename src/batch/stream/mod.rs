//! Records out of inputs of any length, one after the other, without holding more than one.
//!
//! What a record means is none of this module's business; it finds where one ends and the next begins, and knows where
//! each stood, so that its problems can be placed.

mod open;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::fmt;
use std::io::Read;

use open::Open;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::pipeline::{Source, SourceFormat};

/// Something to be read.
pub struct Input {
    /// The file as the user named it; `-` for standard input.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Why a record cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Id of its incident, where it is known.
    pub(super) id: Option<String>,
    pub(super) found: Vec<Diagnostic>,
}

impl From<Diagnostic> for Fault {
    fn from(found: Diagnostic) -> Self {
        Self { id: None, found: vec![found] }
    }
}

impl From<Fault> for Problems {
    fn from(fault: Fault) -> Self {
        Self(fault.found)
    }
}

/// A record that was found to be no case before the run began, such as an export's planned maintenance: it fails as a
/// record does that cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// Id of its incident, where it is known.
    pub id: Option<String>,
    /// The record as it came.
    pub record: Vec<u8>,
    /// What is wrong with it.
    pub found: Vec<Diagnostic>,
}

/// One record as it stands in an input.
#[derive(Debug)]
pub(super) struct Slip {
    /// Its number in all inputs together, from 1.
    pub(super) number: u64,
    /// Its bytes, under the name of its input.
    pub(super) source: Source,
    /// The line that it begins on, from 1.
    pub(super) line: u32,
    /// The column, from 1.
    pub(super) column: u32,
    /// What keeps it from being read at all.
    pub(super) fault: Option<Fault>,
    /// Whether nothing after it can be read either.
    pub(super) last: bool,
    /// How many of its bytes are the head of the table that it is a row of.
    pub(super) head: usize,
}

impl Slip {
    /// A record that stands for a reason not to go on.
    pub(super) fn refusal(number: u64, fault: Diagnostic) -> Self {
        let source = Source { name: String::new(), bytes: Vec::new(), format: SourceFormat::Json };
        Self { number, source, line: 1, column: 1, fault: Some(fault.into()), last: true, head: 0 }
    }

    fn refused(number: u64, refused: Refused) -> Self {
        let source = Source { name: String::new(), bytes: refused.record, format: SourceFormat::Json };
        let fault = Fault { id: refused.id, found: refused.found };
        Self { number, source, line: 1, column: 1, fault: Some(fault), last: false, head: 0 }
    }

    /// A problem of the record, with its place in the whole input; one that has it already stays.
    pub(super) fn placed(&self, diagnostic: Diagnostic) -> Diagnostic {
        if diagnostic.record.is_some() {
            return diagnostic;
        }
        let place = diagnostic.place.map(|place| {
            let column = |line: u32, column: u32| if line == 1 { column + self.column - 1 } else { column };
            // A place in another file, such as a customers file, is left as it is.
            if place.file != self.source.name {
                return place;
            }
            Place {
                column: column(place.line, place.column),
                end_column: column(place.end_line, place.end_column),
                line: place.line + self.line - 1,
                end_line: place.end_line + self.line - 1,
                ..place
            }
        });
        Diagnostic { place, record: Some(self.number), ..diagnostic }
    }
}

/// The records of several inputs, in order.
#[derive(Debug)]
pub(super) struct Stream {
    inputs: VecDeque<Input>,
    open: Option<Open>,
    number: u64,
    /// Records that were looked at already.
    again: VecDeque<Slip>,
    /// Records that are told after all others to be no case.
    refused: VecDeque<Refused>,
    /// Whether a table is a list of records.
    tables: bool,
}

impl Stream {
    /// Over inputs that are opened already.
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs: inputs.into(),
            open: None,
            number: 0,
            again: VecDeque::new(),
            refused: VecDeque::new(),
            tables: false,
        }
    }

    /// Over the rows of a customers file.
    pub(super) fn of_rows(input: Input) -> Self {
        Self { tables: true, ..Self::new(vec![input]) }
    }

    /// Tells of such records after all others, so that they do not change what the others are.
    pub(super) fn refuse(&mut self, refused: Vec<Refused>) {
        self.refused = refused.into();
    }

    /// Gives records that were looked at once more, before all others.
    pub(super) fn put_back(&mut self, slips: Vec<Slip>) {
        self.again = slips.into();
    }

    fn refused(&mut self) -> Option<Slip> {
        let refused = self.refused.pop_front()?;
        self.number += 1;
        Some(Slip::refused(self.number, refused))
    }
}

impl Iterator for Stream {
    type Item = Slip;

    fn next(&mut self) -> Option<Slip> {
        if let Some(slip) = self.again.pop_front() {
            return Some(slip);
        }
        loop {
            let open = match &mut self.open {
                Some(open) => open,
                None => match self.inputs.pop_front() {
                    Some(input) => self.open.insert(Open::new(input, self.tables)),
                    None => return self.refused(),
                },
            };
            let number = self.number + 1;
            match open.next(number) {
                Ok(Some(slip)) => {
                    self.number = number;
                    return Some(slip);
                }
                Ok(None) => self.open = None,
                Err(error) => {
                    let slip = open.unreadable(number, &error);
                    self.open = None;
                    self.inputs.clear();
                    return Some(slip);
                }
            }
        }
    }
}
