//! What is made into one document: a record, or all records of one customer.

use std::path::PathBuf;

use super::addressees::{Addressees, addressees, to_one};
use super::codes;
use super::stream::{Slip, Stream};
use crate::diagnostic::{Diagnostic, Result};
use crate::output::{Entry, Sorted, Spool};
use crate::pipeline::{Customers, Source, SourceFormat};

/// The most bytes that the records of one customer may have together.
const TOGETHER: usize = 64 << 20;
/// The most records that are held because they cannot be read at all, while others are sorted.
const UNREADABLE: usize = 1000;

/// How records are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// Each is a matter of its own.
    Apart,
    /// Those of one customer that follow each other are told in one letter.
    Adjacent,
    /// Those of one customer are told in one letter wherever they stand: records are sorted by customer first, in this
    /// folder where memory does not hold them.
    Sorted(PathBuf),
}

/// Records of which one document is made; mostly one.
#[derive(Debug)]
pub(super) struct Bundle {
    /// Its place among all of the run, from 1.
    pub(super) place: u64,
    /// The first record.
    pub(super) slip: Slip,
    /// The others of the same customer.
    pub(super) more: Vec<Slip>,
}

impl Bundle {
    /// All its records.
    pub(super) fn slips(&self) -> impl Iterator<Item = &Slip> {
        std::iter::once(&self.slip).chain(&self.more)
    }

    /// Their size in bytes.
    pub(super) fn weight(&self) -> usize {
        self.slips().map(|slip| slip.source.bytes.len()).sum()
    }
}

/// The bundles of a run, one after the other.
#[derive(Debug)]
pub(super) struct Bundles {
    records: Records,
    /// How many were given.
    given: u64,
    /// A record that begins the next one, and its customer.
    next: Option<(Option<String>, Slip)>,
    /// A customer whose records are too many to be held.
    too_much: Option<String>,
}

#[derive(Debug)]
enum Records {
    Apart(Stream),
    Adjacent(Stream),
    Sorted { sorted: Sorted, faults: std::vec::IntoIter<Slip>, inputs: Vec<String> },
}

impl Bundles {
    /// Puts the records of a stream together; sorting them reads it to its end.
    ///
    /// # Errors
    /// Where they are sorted: an input that breaks off, a folder that cannot be written.
    pub(super) fn of(stream: Stream, grouping: &Grouping, customers: Option<&Customers>) -> Result<Self> {
        let records = match grouping {
            Grouping::Apart => Records::Apart(stream),
            Grouping::Adjacent => Records::Adjacent(stream),
            Grouping::Sorted(folder) => sort(stream, Spool::new(folder), customers)?,
        };
        Ok(Self { records, given: 0, next: None, too_much: None })
    }

    /// How many were given.
    pub(super) fn given(&self) -> u64 {
        self.given
    }

    /// The next record with its customer.
    fn record(&mut self) -> Option<(Option<String>, Slip)> {
        match &mut self.records {
            Records::Apart(stream) => Some((None, stream.next()?)),
            Records::Adjacent(stream) => {
                let slip = stream.next()?;
                let customer = match addressees(&slip.source.bytes) {
                    Addressees::One(id) if slip.fault.is_none() => Some(id),
                    _ => None,
                };
                Some((customer, slip))
            }
            Records::Sorted { sorted, faults, inputs } => {
                if let Some(slip) = faults.next() {
                    return Some((None, slip));
                }
                match sorted.next()? {
                    Ok(entry) => Some(restored(entry, inputs)),
                    Err(error) => Some((None, Slip::refusal(self.given + 1, unsorted(&error)))),
                }
            }
        }
    }
}

impl Iterator for Bundles {
    type Item = Bundle;

    fn next(&mut self) -> Option<Bundle> {
        let (customer, mut slip) = match self.next.take() {
            Some(first) => first,
            None => self.record()?,
        };
        self.given += 1;
        if customer.is_some() && customer == self.too_much {
            slip.fault = Some(too_much().into());
        } else {
            self.too_much = None;
        }
        let mut bundle = Bundle { place: self.given, slip, more: Vec::new() };
        let grouped = customer.is_some() && bundle.slip.fault.is_none();
        let mut weight = bundle.weight();
        while grouped && let Some((next, slip)) = self.record() {
            weight += slip.source.bytes.len();
            if next != customer || weight > TOGETHER {
                if next == customer {
                    self.too_much = customer;
                    bundle.slip.fault = Some(too_much().into());
                }
                self.next = Some((next, slip));
                break;
            }
            bundle.more.push(slip);
        }
        Some(bundle)
    }
}

/// Reads a stream to its end and sorts its records by customer.
fn sort(stream: Stream, mut spool: Spool, customers: Option<&Customers>) -> Result<Records> {
    let mut faults = Vec::new();
    let mut inputs: Vec<String> = Vec::new();
    for slip in stream {
        if let Some(fault) = slip.fault.as_ref().filter(|_| slip.last || faults.len() >= UNREADABLE) {
            return Err(fault.clone().into());
        }
        if slip.fault.is_some() {
            faults.push(slip);
            continue;
        }
        if inputs.last() != Some(&slip.source.name) {
            inputs.push(slip.source.name.clone());
        }
        let input = inputs.len() - 1;
        for (place, (customer, bytes)) in apart(&slip, customers).into_iter().enumerate() {
            spool.add(entry(&slip, input, place, customer, bytes)).map_err(|error| unsorted(&error))?;
        }
    }
    let sorted = spool.sorted().map_err(|error| unsorted(&error))?;
    Ok(Records::Sorted { sorted, faults: faults.into_iter(), inputs })
}

/// A record to each of its customers; one that names none is to all of a customers file.
fn apart(slip: &Slip, customers: Option<&Customers>) -> Vec<(String, Vec<u8>)> {
    let bytes = &slip.source.bytes;
    match (addressees(bytes), customers) {
        (Addressees::One(id), _) => vec![(id, bytes.clone())],
        (Addressees::Split(alone), _) => alone,
        (Addressees::Nobody, Some(customers)) => {
            let ids = customers.ids().into_iter();
            ids.filter_map(|id| Some((id.to_owned(), to_one(bytes, id)?))).collect()
        }
        (Addressees::Nobody | Addressees::Unknown, _) => vec![(String::new(), bytes.clone())],
    }
}

fn entry(slip: &Slip, input: usize, place: usize, customer: String, bytes: Vec<u8>) -> Entry {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let format = match slip.source.format {
        SourceFormat::Json | SourceFormat::Ndjson => 0,
        SourceFormat::Yaml => 1,
        SourceFormat::Toml => 2,
        SourceFormat::Csv => 3,
    };
    Entry {
        customer,
        number: slip.number,
        place: small(place),
        at: [small(input), slip.line, slip.column],
        format,
        bytes,
    }
}

/// A record as it was, with its customer.
fn restored(entry: Entry, inputs: &[String]) -> (Option<String>, Slip) {
    let [input, line, column] = entry.at;
    let format = match entry.format {
        1 => SourceFormat::Yaml,
        2 => SourceFormat::Toml,
        3 => SourceFormat::Csv,
        _ => SourceFormat::Json,
    };
    let name = inputs.get(input as usize).cloned().unwrap_or_default();
    let source = Source { name, bytes: entry.bytes, format };
    let slip = Slip { number: entry.number, source, line, column, fault: None, last: false, head: 0 };
    (Some(entry.customer).filter(|customer| !customer.is_empty()), slip)
}

fn too_much() -> Diagnostic {
    let message = format!("the records of this customer have more than {} MiB together", TOGETHER >> 20);
    Diagnostic::error(codes::TOO_LARGE, message)
        .hint("tell this customer's incidents in several letters: without --group-by")
}

fn unsorted(error: &std::io::Error) -> Diagnostic {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    Diagnostic::error(codes::SPOOL, format!("the records cannot be sorted: {text}"))
        .hint("let --spool name a folder that can be written, with as much room as the input takes")
}
