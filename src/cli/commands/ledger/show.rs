//! `amends ledger show`

use amends::ledger::{Event, Promise, Sent};

use crate::cli::args::{LedgerEntry, LedgerShow, ListForm};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::ledgers;
use crate::cli::terminal::Terminal;
use crate::cli::view::Page;
use crate::cli::view::ledger as view;

/// Shows a letter by its number, or a promise by its number with a P.
pub(crate) fn run(show: &LedgerShow, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&show.ledger, terminal)?;
    let text = match show.id {
        LedgerEntry::Letter(number) => {
            let sent = ledger.letter(number)?;
            if show.to == ListForm::Json { format!("{}\n", view::sent_json(&sent)) } else { letter(&sent) }
        }
        LedgerEntry::Promise(id) => {
            let (found, events) = ledger.promise(id)?;
            if show.to == ListForm::Json {
                format!("{}\n", view::promise_json(&found, Some(&events)))
            } else {
                promise(&found, &events)
            }
        }
    };
    terminal.document(text.as_bytes())?;
    Ok(Outcome::Done)
}

fn promise(promise: &Promise, events: &[Event]) -> String {
    let mut page = Page::default();
    page.heading(&format!("{}, {}: {}", promise.id, promise.state.name(), view::promise(promise)));
    page.entry("promised by", &promise.by.to_string());
    page.entry("answers    ", promise.owner.as_deref().unwrap_or("nobody"));
    for event in events {
        page.entry(&event.on.to_string(), &view::event(event));
    }
    page.finish()
}

fn letter(sent: &Sent) -> String {
    let Sent { letter, promises } = sent;
    let mut page = Page::default();
    page.heading(&view::letter(letter));
    let about = &letter.about;
    let mut fact = |label: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            page.entry(label, text);
        }
    };
    fact("failure ", about.title.as_deref());
    fact("kind    ", Some(&about.kind));
    fact("severity", about.severity.as_deref());
    fact("service ", about.service.as_deref());
    fact("began   ", Some(&about.started));
    fact("ended   ", about.resolved.as_deref());
    fact("cause   ", about.cause.as_deref());
    fact("outlook ", about.outlook.as_deref());
    fact("approval", letter.approval.as_ref().map(view::release).as_deref());
    fact("document", Some(&letter.output_sha256.to_string()));
    fact("record  ", Some(&letter.input_sha256.to_string()));
    if !promises.is_empty() {
        page.heading("Promises");
        for promise in promises {
            let state = promise.state.name();
            page.entry(&promise.id.to_string(), &format!("{state}, {}: {}", promise.due, view::promise(promise)));
        }
    }
    page.finish()
}
