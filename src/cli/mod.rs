//! The command line: what was typed becomes settings, settings become one call of the library, and what comes back goes
//! to a file or a stream. It reaches the library through its public interface alone, and nothing else prints.

mod against;
mod args;
mod asking;
mod blank;
mod brand;
mod codes;
mod commands;
mod criticism;
mod documents;
mod examples;
mod exit;
mod files;
mod in_hand;
mod inputs;
mod ledgers;
mod manifests;
mod mapping;
mod policies;
mod progress;
mod settings;
mod stack;
mod terminal;
mod view;

use std::ffi::OsString;
use std::process::ExitCode;

use amends::composition::DocumentKind;
use clap::{ColorChoice, CommandFactory, FromArgMatches};

use args::{Arguments, Command};
use exit::Finish;
use terminal::Terminal;

/// A fifth faster than the system's on letters, which are many short texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs the command that was typed.
pub(crate) fn run() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let command = Arguments::command().color(color(&typed));
    let parsed = command.try_get_matches_from(typed).and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => {
            let mut terminal = Terminal::new(arguments.voice);
            let finish = dispatch(&arguments.command, &mut terminal);
            exit::conclude(finish, &mut terminal)
        }
        Err(error) => exit::usage(&error),
    }
}

fn dispatch(command: &Command, terminal: &mut Terminal) -> Finish {
    match command {
        Command::Letter(letter) => commands::letter::run(letter, terminal),
        Command::Acknowledge(message) => commands::message::run(DocumentKind::Acknowledgement, message, terminal),
        Command::Update(message) => commands::message::run(DocumentKind::Update, message, terminal),
        Command::FollowUp(follow_up) => commands::message::follow_up(follow_up, terminal),
        Command::Correction(message) => commands::message::run(DocumentKind::Correction, message, terminal),
        Command::Report(report) => commands::report::run(report, terminal),
        Command::Assess(assess) => commands::assess::run(assess, terminal),
        Command::Batch(batch) => commands::batch::run(batch, terminal),
        Command::Send(send) => commands::send::run(send, terminal),
        Command::Approve(approve) => commands::approve::run(approve, terminal),
        Command::Ledger(ledger) => commands::ledger::run(ledger, terminal),
        Command::Due(due) => commands::due::run(due, terminal),
        Command::Kept(kept) => commands::kept::run(kept, terminal),
        Command::Moved(moved) => commands::moved::run(moved, terminal),
        Command::Answers(answers) => commands::answers::run(answers, terminal),
        Command::Trends(asked) => commands::trends::run(asked, terminal),
        Command::Check(check) => commands::check::run(check, terminal),
        Command::Explain(explain) => commands::explain::run(explain, terminal),
        Command::Import(import) => commands::import::run(import, terminal),
        Command::New(new) => commands::new::run(new, terminal),
        Command::Context(context) => commands::context::run(context, terminal),
        Command::Schema(schema) => commands::schema::run(schema, terminal),
        Command::Templates(templates) => commands::templates::run(templates, terminal),
        Command::Completions(completions) => commands::completions::run(completions, terminal),
        Command::Man(man) => commands::man::run(man, terminal),
    }
}

/// The colour of help and usage errors, which are printed before the arguments are understood.
fn color(typed: &[OsString]) -> ColorChoice {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let asked = |choice: &str| {
        words.contains(&format!("--color={choice}").as_str())
            || words.windows(2).any(|pair| pair == ["--color", choice])
    };
    match (asked("never"), asked("always")) {
        (true, _) => ColorChoice::Never,
        (_, true) => ColorChoice::Always,
        _ => ColorChoice::Auto,
    }
}
