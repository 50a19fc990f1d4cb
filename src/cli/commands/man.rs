//! `amends man`

use amends::output;
use clap::{Command, CommandFactory};

use crate::cli::args::{Arguments, Man};
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::settings;
use crate::cli::terminal::Terminal;

/// Writes a page for the program and one for each command.
pub(crate) fn run(man: &Man, terminal: &mut Terminal) -> Finish {
    let mut root = Arguments::command().disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    collect(&root, "", &mut pages)?;
    output::write_all(&man.dir, &pages, settings::existing(man.force))?;
    terminal.remark(format!("{} manual pages written to {}", pages.len(), man.dir.display()));
    Ok(Outcome::Done)
}

fn collect(command: &Command, prefix: &str, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let name = format!("{prefix}{}", command.get_name());
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone().name(name.clone())).render(&mut page)?;
    for inner in command.get_subcommands() {
        collect(inner, &format!("{name}-"), pages)?;
    }
    pages.push((format!("{name}.1"), page));
    Ok(())
}
