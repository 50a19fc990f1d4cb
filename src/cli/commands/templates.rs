//! `amends templates`

use std::path::Path;

use amends::diagnostic::{Diagnostic, Problems};
use amends::rendering::problems::UNKNOWN_TEMPLATE;
use amends::{output, rendering};

use crate::cli::args::{Templates, TemplatesAction};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::{files, inputs, settings};

/// Does what was asked.
pub(crate) fn run(templates: &Templates, terminal: &mut Terminal) -> Finish {
    match &templates.action {
        TemplatesAction::List => list(terminal),
        TemplatesAction::Eject { dir, names, force } => eject(dir, names, *force, terminal),
        TemplatesAction::Check { dir } => check(dir, terminal),
    }
}

fn list(terminal: &mut Terminal) -> Finish {
    let listed = rendering::list();
    let width = listed.iter().map(|template| template.name.len()).max().unwrap_or(0);
    let line = |template: &rendering::Listed| {
        let first = template.description.lines().next().unwrap_or_default();
        format!("{:width$}  {first}", template.name).trim_end().to_owned()
    };
    let mut lines: Vec<String> = listed.iter().map(line).collect();
    lines.push(String::new());
    terminal.document(lines.join("\n").as_bytes())?;
    Ok(Outcome::Done)
}

fn eject(dir: &Path, names: &[String], force: bool, terminal: &mut Terminal) -> Finish {
    let all = rendering::eject();
    let unknown: Vec<Diagnostic> = names
        .iter()
        .filter(|name| !all.iter().any(|(known, _)| known == name))
        .map(|name| {
            Diagnostic::error(UNKNOWN_TEMPLATE, format!("there is no template named {name}"))
                .hint("`amends templates list` prints the names")
        })
        .collect();
    if !unknown.is_empty() {
        return Err(Problems(unknown).into());
    }
    let chosen: Vec<(String, Vec<u8>)> = all
        .into_iter()
        .filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name))
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .collect();
    output::write_all(dir, &chosen, settings::existing(force))?;
    terminal.remark(format!("{} templates copied to {}", chosen.len(), dir.display()));
    Ok(Outcome::Done)
}

fn check(dir: &Path, terminal: &mut Terminal) -> Finish {
    let found = files::templates(dir)?;
    let problems = inputs::placed(rendering::check(&found), dir);
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    terminal.remark(format!("{} templates checked", found.len()));
    Ok(Outcome::Done)
}
