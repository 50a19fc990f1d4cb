//! Finished documents on their way out: where each goes, and who must approve it first.

use std::path::PathBuf;

use amends::case::Customer;
use amends::compensation::Remedy;
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::output::{self, Existing};
use amends::policy::Policy;
use amends::rendering::{Format, Manuscript, render};

use super::args::DocumentOutput;
use super::codes;
use super::exit::Failure;
use super::settings::{self, Destination};
use super::terminal::Terminal;

/// Where documents go, and as what.
#[derive(Debug)]
pub(super) struct Delivery {
    format: Format,
    target: Target,
    existing: Existing,
}

#[derive(Debug)]
enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Delivery {
    /// Of one document.
    pub(super) fn of_one(output: &DocumentOutput) -> Result<Self> {
        let destination = Destination::of(output.output.as_deref());
        let format = settings::format(output, &destination)?;
        let target = match destination {
            Destination::Stdout => Target::Stdout,
            Destination::File(path) => Target::File(path),
        };
        Ok(Self { format, target, existing: settings::existing(output.force) })
    }

    /// Of one document for each customer.
    pub(super) fn of_many(output: &DocumentOutput) -> Result<Self> {
        let Destination::File(folder) = Destination::of(output.output.as_deref()) else {
            return Err(Diagnostic::error(codes::NO_FOLDER, "many documents do not fit on standard output")
                .hint("name a folder for them with -o DIR")
                .into());
        };
        let existing = settings::existing(output.force);
        Ok(Self { format: settings::format_of_many(output), target: Target::Folder(folder), existing })
    }

    /// The document in its format.
    pub(super) fn render(&self, manuscript: &Manuscript) -> Result<Vec<u8>> {
        Ok(render(manuscript, self.format)?.bytes)
    }

    /// Sends the documents on their way, each under its stem where they go into a folder.
    pub(super) fn send(
        &self,
        documents: Vec<(String, Vec<u8>)>,
        terminal: &mut Terminal,
    ) -> std::result::Result<(), Failure> {
        match &self.target {
            Target::Stdout => documents.iter().try_for_each(|(_, bytes)| terminal.document(bytes))?,
            Target::File(path) => {
                for (_, bytes) in &documents {
                    output::write(path, bytes, self.existing)?;
                }
                terminal.remark(format!("written: {}", path.display()));
            }
            Target::Folder(folder) => {
                let named = self.named(documents)?;
                output::write_all(folder, &named, self.existing)?;
                terminal.remark(format!("{} documents written to {}", named.len(), folder.display()));
            }
        }
        Ok(())
    }

    /// The documents by file name, if every name is one that files can have.
    fn named(&self, documents: Vec<(String, Vec<u8>)>) -> Result<Vec<(String, Vec<u8>)>> {
        let mut named = Vec::new();
        let mut problems = Vec::new();
        for (stem, bytes) in documents {
            match output::safe(&stem, settings::extension(self.format)) {
                Ok(name) => named.push((name, bytes)),
                Err(Problems(more)) => problems.extend(more.into_iter().map(|problem| of(&stem, problem))),
            }
        }
        problems.extend(output::clashes(named.iter().map(|(name, _)| name.as_str())));
        if problems.is_empty() { Ok(named) } else { Err(Problems(problems)) }
    }
}

/// A diagnostic with the customer it is about, if it is about one.
pub(super) fn about(customer: Option<&str>, diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic { customer: diagnostic.customer.or_else(|| customer.map(str::to_owned)), ..diagnostic }
}

/// A diagnostic with the customer it is about.
pub(super) fn of(customer: &str, diagnostic: Diagnostic) -> Diagnostic {
    about(Some(customer), diagnostic)
}

/// What was found for several customers, with that which is the incident's said once and of no customer.
pub(super) fn shared(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let anonymous = |diagnostic: &Diagnostic| Diagnostic { customer: None, ..diagnostic.clone() };
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        let incident = diagnostic.path.as_ref().is_some_and(|path| !path.starts_with("customer"));
        match kept.iter_mut().find(|other| incident && anonymous(other) == anonymous(&diagnostic)) {
            Some(other) => other.customer = None,
            None => kept.push(diagnostic),
        }
    }
    kept
}

/// Who must approve before a letter goes, and why; `None`: whoever writes may send it.
pub(super) fn approval(remedy: &Remedy, customer: &Customer, policy: &Policy) -> Option<Diagnostic> {
    let approval = &remedy.approval;
    let cost = remedy.added.cost.map_or_else(|| "nothing in money".to_owned(), |cost| cost.to_string());
    let writer = policy.authorities.first();
    let own = writer.and_then(|writer| Some(format!("the {} may give up to {}", writer.role, writer.up_to?)));
    let diagnostic = if approval.uncovered {
        let message = format!("what is added costs {cost}, and no role of the policy may approve as much");
        Diagnostic::warning(codes::APPROVAL_UNCOVERED, message)
            .hint("add less, or let the policy name a role under [[authority]] whose limit covers it")
    } else if approval.needed {
        let role = approval.role.as_ref()?;
        let why = own.map_or_else(String::new, |own| format!(", and {own}"));
        let message = format!("the {role} must approve before the letter goes: what is added costs {cost}{why}");
        Diagnostic::warning(codes::APPROVAL_NEEDED, message).hint("ask them, or add less")
    } else {
        return None;
    };
    Some(of(&customer.id, diagnostic))
}
