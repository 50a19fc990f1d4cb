//! What a run would send, and what it came to, for people.

use amends::diagnostic::Diagnostic;
use amends::outbox::{Account, Lot, Mail, Plan, codes};

use crate::cli::view::{Page, counted};

/// What would go to whom, and what stays.
pub(super) fn plan(plan: &Plan) -> String {
    let mut page = Page::default();
    let mut list = |heading: &str, is: fn(&Lot) -> bool, more: fn(&Mail) -> String| {
        let mails: Vec<&Mail> = plan.mails.iter().filter(|mail| is(&mail.lot)).collect();
        if mails.is_empty() {
            return;
        }
        page.heading(&format!("{}: {}", heading, mails.len()));
        for mail in mails {
            page.entry(&mail.held.name, &more(mail));
        }
    };
    list("To be sent", |lot| *lot == Lot::Go, |mail| format!("to {}: {}", mail.to.join(", "), mail.subject));
    list("Waiting for an approval", |lot| matches!(lot, Lot::Waits(_)), reason);
    list("Uncertain: may have arrived", |lot| *lot == Lot::Uncertain, |mail| format!("to {}", mail.to.join(", ")));
    list("Refused by the server for good", |lot| matches!(lot, Lot::Refused(_)), reason);
    list("Sent before", |lot| *lot == Lot::Gone, |mail| format!("to {}", mail.to.join(", ")));
    if plan.unsendable > 0 {
        page.heading(&format!("Cannot be sent as they are: {}", plan.unsendable));
    }
    if plan.count(|lot| *lot == Lot::Go) > 0 {
        page.heading("Nothing was sent: --yes sends.");
    }
    page.finish()
}

/// What a run came to.
pub(super) fn account(plan: &Plan, account: &Account) -> String {
    let lot = |is: fn(&Lot) -> bool| plan.count(is);
    let counts = [
        (account.sent, "sent"),
        (account.deferred, "not taken this time"),
        (account.refused + lot(|lot| matches!(lot, Lot::Refused(_))), "refused for good"),
        (account.uncertain + lot(|lot| *lot == Lot::Uncertain), "uncertain"),
        (lot(|lot| matches!(lot, Lot::Waits(_))), "waiting for an approval"),
        (account.left, "not come to"),
        (lot(|lot| *lot == Lot::Gone), "sent before"),
        (plan.unsendable, "unfit to be sent"),
    ];
    let told: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let all = counted(counts.iter().map(|(count, _)| *count as u64).sum(), "mail", "mails");
    format!("{all}: {}\n", if told.is_empty() { "nothing to send".to_owned() } else { told.join(", ") })
}

/// Why a mail was left where it is; `None`: it was not, or there is nothing to be done about it.
pub(super) fn left(mail: &Mail) -> Option<Diagnostic> {
    let name = &mail.held.name;
    match &mail.lot {
        Lot::Go | Lot::Gone => None,
        Lot::Waits(_) => {
            let message = format!("{name} was not sent: an approval is missing ({})", reason(mail));
            Some(Diagnostic::warning(codes::UNAPPROVED, message).hint(format!(
                "have it approved with `amends approve`, and name the ledger with --ledger: {name} then goes as it is"
            )))
        }
        Lot::Uncertain => Some(uncertain(name, None)),
        Lot::Refused(reply) => Some(refused(name, reply)),
    }
}

/// It may have arrived, and may not.
pub(super) fn uncertain(name: &str, why: Option<&str>) -> Diagnostic {
    let why =
        why.map_or_else(|| "a run ended while it was on its way".to_owned(), |why| format!("no answer came: {why}"));
    Diagnostic::warning(codes::UNCERTAIN, format!("nobody knows whether {name} arrived: {why}")).hint(format!(
        "look into the server's log or ask the recipient, then say `--arrived '{name}'`, or send it again with \
         `--yes --resend '{name}'`"
    ))
}

/// The server will not take it.
pub(super) fn refused(name: &str, reply: &str) -> Diagnostic {
    Diagnostic::warning(codes::REFUSED, format!("{name} was refused for good: {reply}")).hint(
        "correct the address in the case and make the letter again, or send it as it is with --resend or --retry-refused",
    )
}

fn reason(mail: &Mail) -> String {
    match &mail.lot {
        Lot::Waits(header) => header.trim().to_owned(),
        Lot::Refused(reply) => reply.clone(),
        Lot::Go | Lot::Gone | Lot::Uncertain => String::new(),
    }
}
