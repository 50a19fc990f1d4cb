//! `amends ledger show`

use amends::diagnostic::Diagnostic;
use amends::ledger::{Sent, codes as ledger_codes};

use crate::cli::args::{LedgerShow, ListForm};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::ledgers;
use crate::cli::terminal::Terminal;
use crate::cli::view::Page;
use crate::cli::view::ledger as view;

/// Shows a letter by its number, or a promise by its number with a P.
pub(crate) fn run(show: &LedgerShow, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&show.ledger, terminal)?;
    let text = if let Ok(number) = show.id.parse::<i64>() {
        let sent = ledger.letter(number)?;
        if show.to == ListForm::Json { format!("{}\n", view::sent_json(&sent)) } else { letter(&sent) }
    } else {
        let id = show.id.parse().map_err(|_| {
            let message = format!("`{}` is the number of no letter and of no promise", show.id);
            Diagnostic::error(ledger_codes::UNKNOWN, message).hint("write 12 for a letter, P17 for a promise")
        })?;
        let (promise, events) = ledger.promise(id)?;
        match show.to {
            ListForm::Json => format!("{}\n", view::promise_json(&promise, Some(&events))),
            ListForm::Text => {
                let mut page = Page::default();
                page.heading(&format!("{id}, {}: {}", promise.state.name(), view::promise(&promise)));
                page.entry("promised by", &promise.by.to_string());
                page.entry("answers    ", promise.owner.as_deref().unwrap_or("nobody"));
                for event in &events {
                    page.entry(&event.on.to_string(), &view::event(event));
                }
                page.finish()
            }
        }
    };
    terminal.document(text.as_bytes())?;
    Ok(Outcome::Done)
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
