//! How what the ledger holds looks: a line for people, an object for programs.

use amends::ledger::{Event, EventKind, Letter, Promise, Reader, Sent};
use amends::manifest::{PromiseKind, Release};
use serde_json::{Value, json};

use super::counted;

/// What went to whom about what, in a line.
pub(crate) fn letter(letter: &Letter) -> String {
    let reader = match &letter.reader {
        Reader::Customer(id) => format!("to {id}"),
        Reader::Forgotten(number) => format!("to a customer who was forgotten ({number})"),
        Reader::Nobody => "to nobody in particular".to_owned(),
    };
    let incidents = std::iter::once(letter.incident.as_str()).chain(letter.also.iter().map(String::as_str));
    let incidents = incidents.collect::<Vec<_>>().join(", ");
    let mut line = format!("{} {} {reader} about {incidents}", letter.sent_on, letter.kind);
    let sums = [(letter.contract, "by contract"), (letter.added, "added")];
    let sums = sums.into_iter().filter_map(|(sum, what)| Some(format!("{} {what}", sum.filter(|sum| !sum.is_zero())?)));
    let sums: Vec<String> = sums.collect();
    if !sums.is_empty() {
        line = format!("{line}: {}", sums.join(", "));
    }
    line
}

/// Who may release a document, and whether they had.
pub(crate) fn release(release: &Release) -> String {
    if release.needed { format!("sent without that of the {}", release.role) } else { release.role.clone() }
}

/// What is promised to whom.
pub(crate) fn promise(promise: &Promise) -> String {
    let what = match promise.kind {
        PromiseKind::Measure => "measure",
        PromiseKind::Payment => "payment",
        PromiseKind::FollowUp => "follow-up",
    };
    let sum = promise.amount.map_or_else(String::new, |sum| format!(" of {sum}"));
    let reader = match (&promise.customer, promise.letters) {
        (Some(customer), _) => format!(" to {customer}"),
        (None, 0 | 1) => String::new(),
        (None, letters) => format!(" in {}", counted(letters, "letter", "letters")),
    };
    let text = promise.text.as_deref().unwrap_or("its customer was forgotten");
    format!("{what}{sum}{reader} ({}): {text}", promise.incident)
}

/// What became of a promise.
pub(crate) fn event(event: &Event) -> String {
    let what = match (event.kind, event.due) {
        (EventKind::Kept, _) => "kept".to_owned(),
        (EventKind::Moved, due) => format!("moved to {}", due.map_or_else(String::new, |due| due.to_string())),
        (EventKind::Withdrawn, _) if event.words.is_some() => "withdrawn".to_owned(),
        (EventKind::Withdrawn, _) => "withdrawn: its customer was forgotten".to_owned(),
    };
    match &event.words {
        Some(words) => format!("{what}: {words}"),
        None => what,
    }
}

/// A letter as an object.
pub(crate) fn letter_json(letter: &Letter) -> Value {
    let forgotten = match letter.reader {
        Reader::Forgotten(number) => Some(number),
        Reader::Customer(_) | Reader::Nobody => None,
    };
    let currency = letter.contract.or(letter.added).map(|sum| sum.currency.code());
    json!({
        "id": letter.id,
        "sent_on": letter.sent_on,
        "kind": letter.kind,
        "format": letter.format,
        "language": letter.language,
        "incident": letter.incident,
        "also": letter.also,
        "customer": letter.reader.id(),
        "forgotten": forgotten,
        "currency": currency,
        "contract_amount": letter.contract.map(amends::case::Money::amount),
        "added_value": letter.added.map(amends::case::Money::amount),
        "approval": letter.approval,
        "about": letter.about,
        "input_sha256": letter.input_sha256,
        "output_sha256": letter.output_sha256,
    })
}

/// A letter with its promises as an object.
pub(crate) fn sent_json(sent: &Sent) -> Value {
    let mut object = letter_json(&sent.letter);
    object["promises"] = sent.promises.iter().map(|promise| promise_json(promise, None)).collect();
    object
}

/// A promise as an object, with what became of it where that is known.
pub(crate) fn promise_json(promise: &Promise, events: Option<&[Event]>) -> Value {
    let mut object = json!({
        "id": promise.id.to_string(),
        "kind": promise.kind,
        "text": promise.text,
        "incident": promise.incident,
        "customer": promise.customer,
        "letters": promise.letters,
        "owner": promise.owner,
        "by": promise.by,
        "at": promise.at,
        "due": promise.due,
        "state": promise.state.name(),
        "kept_on": promise.kept_on,
        "amount": promise.amount.map(amends::case::Money::amount),
        "currency": promise.amount.map(|sum| sum.currency.code()),
    });
    if let Some(events) = events {
        object["events"] = events.iter().map(event_json).collect();
    }
    object
}

fn event_json(event: &Event) -> Value {
    json!({ "kind": event.kind.name(), "on": event.on, "due": event.due, "words": event.words })
}
