//! What the records of a run are, told by its inputs before the first is worked on.

use std::io::Read;

use super::codes;
use super::stream::{Input, Slip, Stream};
use crate::diagnostic::{Diagnostic, Result, Warned};
use crate::manifest::Hasher;
use crate::pipeline::{Customers, Matter, Order, Source, SourceFormat};

/// The most that a customers file may have that has to be held whole.
const HELD_WHOLE: u64 = 64 << 20;

/// A run that can begin.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) matter: Matter,
    pub(super) stream: Stream,
    /// What the digest of every record begins with: all that it is read with.
    pub(super) seed: Hasher,
    /// What is to be known of the one incident.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Decides what the records are. One incident with a file of customers is read once, and its customers are the records;
/// only if it has customers of its own, too, which the file may fill in, the file is held whole. In a stream of cases the
/// file is joined by the ids of the customers.
pub(super) fn begin(order: &Order, inputs: Vec<Input>, customers: Option<Input>) -> Result<Opening> {
    let mut stream = Stream::new(inputs);
    let cases = |stream, matter, seed| Opening { matter, stream, seed, warnings: Vec::new() };
    let Some(customers) = customers else { return Ok(cases(stream, Matter::Cases, Hasher::default())) };
    let first: Vec<Slip> = stream.by_ref().take(2).collect();
    let [only] = first.as_slice() else {
        stream.put_back(first);
        let held = Customers::read(whole(customers)?)?;
        let seed = seeded(held.source());
        return Ok(cases(stream, Matter::Joined(held), seed));
    };
    if let Some(fault) = &only.fault {
        return Err(fault.clone().into());
    }
    let Warned { value: incident, diagnostics } = order.incident(only.source.clone())?;
    let merged = |mut stream: Stream, first, customers: Source| {
        stream.put_back(first);
        let seed = seeded(&customers);
        cases(stream, Matter::Merged(customers), seed)
    };
    if !incident.case().customers.is_empty() {
        return Ok(merged(stream, first, whole(customers)?));
    }
    let mut rows = Stream::of_rows(customers);
    let row: Vec<Slip> = rows.by_ref().take(1).collect();
    // A file that is not taken apart into rows came as a whole.
    if let Some(slip) = row.first().filter(|slip| matches!(slip.source.format, SourceFormat::Yaml | SourceFormat::Toml))
    {
        return Ok(merged(stream, first, slip.source.clone()));
    }
    if let Some(slip) = row.first().filter(|slip| slip.head > 0) {
        // A head that names what there is not makes every row wrong.
        let head = slip.source.bytes.get(..slip.head).unwrap_or_default().to_vec();
        Customers::read(Source { bytes: head, ..slip.source.clone() })?;
    }
    rows.put_back(row);
    let seed = seeded(incident.source());
    Ok(Opening { matter: Matter::Rows(Box::new(incident)), stream: rows, seed, warnings: diagnostics })
}

fn seeded(source: &Source) -> Hasher {
    let mut seed = Hasher::default();
    seed.piece(&source.bytes);
    seed
}

/// A file that has to be held whole.
fn whole(input: Input) -> Result<Source> {
    let mut bytes = Vec::new();
    let read = input.reader.take(HELD_WHOLE + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        let message = format!("{} cannot be read: {error}", input.name);
        return Err(Diagnostic::error(codes::UNREADABLE, message).hint("check that it is open to you").into());
    }
    if bytes.len() as u64 > HELD_WHOLE {
        let message = format!("{} has more than {} MiB, the most that is held at once", input.name, HELD_WHOLE >> 20);
        let hint = "let the case have no customers of its own: then the file is read as it comes";
        return Err(Diagnostic::error(codes::TOO_LARGE, message).hint(hint).into());
    }
    Ok(Source::new(input.name, bytes))
}
