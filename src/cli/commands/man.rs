//! `amends man`

use amends::output;
use clap::{Command, CommandFactory};

use crate::cli::args::{Arguments, Man};
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::settings;
use crate::cli::terminal::Terminal;

/// Writes a page for the program and one for each command.
pub(crate) fn run(man: &Man, terminal: &mut Terminal) -> Finish {
    let mut root = Arguments::command();
    root.build();
    let mut pages = Vec::new();
    collect(&root, &mut pages)?;
    output::write_all(&man.dir, &pages, settings::existing(man.force))?;
    terminal.remark(format!("{} manual pages written to {}", pages.len(), man.dir.display()));
    Ok(Outcome::Done)
}

fn collect(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let page = clap_mangen::Man::new(command.clone());
    let mut text = Vec::new();
    page.render(&mut text)?;
    pages.push((page.get_filename(), text));
    command.get_subcommands().try_for_each(|inner| collect(inner, pages))
}
