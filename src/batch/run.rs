//! One run from its input to its end.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::account::Account;
use super::bundle::{Bundle, Bundles, Grouping};
use super::clerk::{Books, Clerk, Stop, Watch, unkept};
use super::codes;
use super::conveyor::{Chunk, Ended, convey};
use super::desk::{Desk, Outlet, Work};
use super::folder::Folder;
use super::opening::begin;
use super::proofs::Proofs;
use super::stream::{Input, Refused, Slip};
use crate::diagnostic::{Diagnostic, Result};
use crate::ledger::Approvals;
use crate::manifest::Header;
use crate::output::Naming;
use crate::pipeline::Order;

/// The most records that a hand is given at once.
const RECORDS: usize = 32;
/// About the most bytes of them.
const BYTES: usize = 1 << 16;

/// Everything that a run is told beforehand.
#[derive(Debug)]
pub struct Plan {
    /// What is made of each record.
    pub order: Order,
    /// What documents are called.
    pub naming: Naming,
    /// The ending of their files: `md`.
    pub format: &'static str,
    /// Where the records come from, in order.
    pub inputs: Vec<Input>,
    /// Records that are no case, found before the run began; they fail after all others.
    pub refused: Vec<Refused>,
    /// A file of customers: those of the one incident that the inputs hold, or more about those of many.
    pub customers: Option<Input>,
    /// Which records are told in one letter.
    pub grouping: Grouping,
    /// Where the documents go.
    pub target: Target,
    /// How many hands make them; what comes out does not depend on it.
    pub jobs: usize,
    /// Whether documents that somebody changed are made anew.
    pub force: bool,
    /// Whether the first failure ends the run.
    pub fail_fast: bool,
    /// What was approved: such documents do not wait.
    pub approved: Approvals,
}

/// Where the documents of a run go.
#[derive(Debug)]
pub enum Target {
    /// Nowhere: everything is done but write.
    Nowhere,
    /// Into lines of JSON, to [`Watch::lines`].
    Lines,
    /// Into a folder, with its manifest.
    Folder(Box<Folder>, Header),
}

/// How a run ended.
#[derive(Debug)]
pub struct Ending {
    /// What it came to until then.
    pub account: Account,
    /// Why it ended before its input did; `None`: it did not, or it was told to stop.
    pub stop: Option<Stop>,
    /// Whether it was told to stop.
    pub interrupted: bool,
}

/// Runs a plan until its input ends, it cannot go on, or `stop` says so. What was done until then is whole, and a folder
/// can be gone on with.
///
/// # Errors
/// What keeps it from beginning: nothing was written then.
pub fn run(plan: Plan, stop: &AtomicBool, watch: &mut dyn Watch) -> Result<Ending> {
    let mut begun = begin(&plan.order, plan.inputs, plan.customers)?;
    begun.stream.refuse(plan.refused);
    // The customers of one incident are told of one.
    let grouping = if begun.matter.is_one_incident() { Grouping::Apart } else { plan.grouping };
    let bundles = Bundles::of(begun.stream, &grouping, begun.matter.customers())?;
    let (outlet, books, proofs) = match plan.target {
        Target::Nowhere => (Outlet::Nowhere, None, Proofs::new(Vec::new())),
        Target::Lines => (Outlet::Lines, None, Proofs::new(Vec::new())),
        Target::Folder(folder, header) => {
            let (books, proofs) = folder.begin(&header)?;
            (Outlet::Folder(Arc::clone(&books.shelf)), Some(books), proofs)
        }
    };
    let desk = Desk {
        order: plan.order,
        matter: begun.matter,
        seed: begun.seed,
        naming: plan.naming,
        outlet,
        format: plan.format,
        force: plan.force,
        approved: plan.approved,
    };
    begun.warnings.iter().for_each(|warning| watch.warned(warning));
    let mut clerk = Clerk::new(watch, books, plan.fail_fast, grouping != Grouping::Apart);
    let ended = convey(
        feed(bundles, proofs),
        plan.jobs.max(1),
        move |items, send| desk.work(items, send),
        stop,
        |events| clerk.take(events),
    );
    let (account, books, stop) = clerk.close();
    match books {
        Some(books) if ended == Ended::Done => close(books)?,
        // Nothing that an earlier run had made was touched, so that it is as done as it was.
        Some(books) if books.was_done && books.manifest.agrees() => books.shelf.end()?,
        _ => {}
    }
    Ok(Ending { account, stop, interrupted: ended == Ended::Stopped })
}

fn close(books: Books) -> Result<()> {
    books.manifest.finish().map_err(|error| unkept("manifest.ndjson", &error))?;
    books.failures.finish().map_err(|error| unkept("failures.ndjson", &error))?;
    books.shelf.end()
}

/// Chunks of records with what an earlier run made of them.
fn feed(mut bundles: Bundles, mut proofs: Proofs) -> impl FnMut() -> Option<Chunk<Work>> {
    let mut ended = false;
    move || {
        let mut chunk = Chunk { items: Vec::new(), weight: 0 };
        // The first chunks are small, so that something is there soon; a crash loses little of a short run.
        let most = RECORDS.min(1 + usize::try_from(bundles.given() / 16).unwrap_or(RECORDS));
        while !ended && chunk.items.len() < most && chunk.weight < BYTES {
            let Some(bundle) = bundles.next() else {
                ended = true;
                let place = bundles.given() + 1;
                let beyond = proofs.left().map(|path| Slip::refusal(place, beyond(&path)));
                let beyond = beyond.map(|slip| Bundle { place, slip, more: Vec::new() });
                chunk.items.extend(beyond.map(|bundle| Work { bundle, proofs: Vec::new() }));
                break;
            };
            ended = bundle.slip.last;
            chunk.weight += bundle.weight();
            let proofs = proofs.of(bundle.place);
            chunk.items.push(Work { bundle, proofs });
        }
        (!chunk.items.is_empty()).then_some(chunk)
    }
}

fn beyond(path: &str) -> Diagnostic {
    let message = format!("the input ends before the record that {path} was made from");
    Diagnostic::error(codes::OTHER_RUN, message)
        .hint("give the input that the folder was begun with, or name another folder")
}
