//! `amends send`

mod listing;
#[cfg(feature = "send")]
mod server;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use amends::diagnostic::{Diagnostic, Level};
use amends::ledger::Ledger;
use amends::manifest::Digest;
use amends::outbox::{self, Carrier, Lot, Mail, Plan, Register, Standing, Watch, Wishes, codes as outbox_codes};

use crate::cli::args::Send;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::ledgers;
use crate::cli::policies::Ruling;
use crate::cli::terminal::{Terminal, last_words};

/// Says what would be sent, or sends it.
pub(crate) fn run(send: &Send, terminal: &mut Terminal) -> Finish {
    let mut carrier = carrier(send)?;
    let found = outbox::open(&send.path)?;
    let path = found.outbox(send.outbox.as_deref())?;
    terminal.remark(format!("{} says what was sent", path.display()));
    let writes = send.yes || !send.arrived.is_empty();
    let mut register = if writes { Register::open(&path)? } else { Register::look(&path)? };
    let approved = approved(send, terminal)?;
    let wishes = Wishes { resend: send.resend.clone(), retry_refused: send.retry_refused, approved };
    let mut plan = Plan::of(&found, &register, &wishes)?;
    if !send.arrived.is_empty() {
        let settled = plan.settle(&send.arrived, &mut register)?;
        terminal.tell(settled);
    }
    let trouble = plan.found.iter().any(|found| found.level == Level::Error);
    terminal.tell(plan.found.drain(..));
    if !send.yes {
        terminal.document(listing::plan(&plan).as_bytes())?;
        return Ok(outcome(&plan, trouble));
    }
    let stop = Arc::new(AtomicBool::new(false));
    stop_when_told(&stop);
    let mut follower = Follower { terminal };
    let account = outbox::run(&plan, &mut register, carrier.as_mut(), send.rate, &stop, &mut follower)?;
    told(&plan, terminal);
    terminal.document(listing::account(&plan, &account).as_bytes())?;
    let all = account.deferred + account.refused + account.uncertain + account.left == 0;
    let ended = account.stopped.is_some();
    account.stopped.into_iter().for_each(|why| terminal.insist(why));
    Ok(if all && !ended { outcome(&plan, trouble) } else { Outcome::Look })
}

/// The texts that were approved, where there is a ledger.
fn approved(send: &Send, terminal: &mut Terminal) -> amends::diagnostic::Result<HashSet<Digest>> {
    let path = if let Some(path) = &send.ledger {
        path.clone()
    } else {
        let Ruling { policy, from, .. } = Ruling::near(&send.path, None, terminal)?;
        // A ledger that nobody has written yet holds no approval.
        match ledgers::path(None, &policy, from.as_ref()).filter(|path| path.exists()) {
            Some(path) => path,
            None => return Ok(HashSet::new()),
        }
    };
    terminal.remark(format!("ledger: {}", path.display()));
    Ok(Ledger::open(&path)?.approvals()?.texts())
}

/// Done, unless there is a mail that somebody has to look at.
fn outcome(plan: &Plan, trouble: bool) -> Outcome {
    let look = plan.count(|lot| matches!(lot, Lot::Waits(_) | Lot::Uncertain | Lot::Refused(_))) > 0;
    if look || trouble { Outcome::Look } else { Outcome::Done }
}

/// Says which mails were not sent, and what each waits for.
fn told(plan: &Plan, terminal: &mut Terminal) {
    for mail in &plan.mails {
        if let Some(diagnostic) = listing::left(mail) {
            terminal.insist(diagnostic);
        }
    }
}

/// Ends the run after the mail that is on its way; told twice, at once: that mail is uncertain then.
fn stop_when_told(stop: &Arc<AtomicBool>) {
    let stop = Arc::clone(stop);
    // A program that cannot be told to stop can still be killed, which sends nothing twice either.
    let _ = ctrlc::set_handler(move || {
        if stop.swap(true, Ordering::Relaxed) {
            crate::cli::exit::at_once();
        }
        last_words("stopping after this mail\n");
    });
}

/// Says what became of each mail.
struct Follower<'a> {
    terminal: &'a mut Terminal,
}

impl Watch for Follower<'_> {
    fn passed(&mut self, mail: &Mail, standing: Standing, reply: &str) {
        let name = &mail.held.name;
        let diagnostic = match standing {
            Standing::Sent => {
                self.terminal.remark(format!("{name} is sent to {}: {reply}", mail.to.join(", ")));
                return;
            }
            Standing::Deferred => {
                Diagnostic::warning(outbox_codes::DEFERRED, format!("{name} was not taken this time: {reply}"))
                    .hint("run the same again later; it is tried again then")
            }
            Standing::Refused => listing::refused(name, reply),
            Standing::Sending | Standing::Uncertain => listing::uncertain(name, Some(reply)),
        };
        self.terminal.insist(diagnostic);
    }
}

#[cfg(feature = "send")]
fn carrier(send: &Send) -> amends::diagnostic::Result<Box<dyn Carrier>> {
    server::carrier(send)
}

#[cfg(not(feature = "send"))]
fn carrier(_: &Send) -> amends::diagnostic::Result<Box<dyn Carrier>> {
    let message = "this build of `amends` cannot send: it has no mail client";
    Err(Diagnostic::error(crate::cli::codes::NOT_BUILT_IN, message)
        .hint("build one that can with `cargo install --path . --features send`, or open the mails in a mail program")
        .into())
}
