//! `amends ledger forget`

use amends::diagnostic::Diagnostic;
use amends::ledger::Forgotten;

use crate::cli::args::LedgerForget;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::view::counted;
use crate::cli::{codes, ledgers, settings};

/// Erases what is personal about a customer, or says what would go.
pub(crate) fn run(forget: &LedgerForget, terminal: &mut Terminal) -> Finish {
    let mut ledger = ledgers::open(&forget.ledger, terminal)?;
    if !forget.yes {
        let would = ledger.would_forget(&forget.customer)?;
        let text = format!("would be erased: {}\nNothing was erased: --yes erases.\n", told(would));
        terminal.document(text.as_bytes())?;
        return Ok(Outcome::Done);
    }
    let done = ledger.forget(&forget.customer, forget.on.unwrap_or_else(settings::today))?;
    let note = Diagnostic::note(codes::CAME_TO, format!("erased: {}", told(done)));
    terminal.tell([note.hint("letters in folders, exports and copies of the ledger are still there")]);
    Ok(Outcome::Done)
}

fn told(forgotten: Forgotten) -> String {
    let Forgotten { letters, promises, withdrawn, approvals, answers } = forgotten;
    format!(
        "the reader of {} and of {}, the words of {} ({withdrawn} withdrawn){}",
        counted(letters, "document", "documents"),
        counted(approvals, "approval", "approvals"),
        counted(promises, "promise", "promises"),
        if answers > 0 { format!(" and of {}", counted(answers, "answer", "answers")) } else { String::new() },
    )
}
