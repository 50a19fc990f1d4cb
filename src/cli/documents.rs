//! Finished documents on their way out: where each goes, and who must approve it first.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use amends::case::Customer;
use amends::compensation::Remedy;
use amends::composition::Record;
use amends::diagnostic::{Diagnostic, Problems, Result, Warned};
use amends::output::{self, Existing};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Attachment, Format, Look, Manuscript, render_branded};

use super::args::DocumentOutput;
use super::brand;
use super::codes;
use super::exit::Failure;
use super::settings::{self, Destination, Reading};
use super::terminal::Terminal;

/// Where documents go, and as what.
#[derive(Debug)]
pub(super) struct Delivery {
    format: Format,
    look: Look,
    /// The look of what is attached to it, and what that is.
    attached: (Look, Format),
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
        let format = settings::available(settings::format(output, &destination)?)?;
        let target = match destination {
            Destination::Stdout if !format.is_text() && io::stdout().is_terminal() => {
                let message = format!("a {} document cannot be shown on a terminal", format.called());
                return Err(Diagnostic::error(codes::FILES_ONLY, message).hint("name a file with -o PATH").into());
            }
            Destination::Stdout => Target::Stdout,
            Destination::File(path) => Target::File(path),
        };
        Ok(Self::new(format, target, settings::existing(output.force)))
    }

    /// Of one document for each customer.
    pub(super) fn of_many(output: &DocumentOutput) -> Result<Self> {
        let existing = settings::existing(output.force);
        let format = settings::available(settings::format_named(output.to))?;
        let destination = Destination::of(output.output.as_deref());
        if format == Format::Mbox {
            // Many mails are one file.
            let target = match destination {
                Destination::Stdout => Target::Stdout,
                Destination::File(path) => Target::File(path),
            };
            return Ok(Self::new(format, target, existing));
        }
        let Destination::File(folder) = destination else {
            return Err(Diagnostic::error(codes::NO_FOLDER, "many documents do not fit on standard output")
                .hint("name a folder for them with -o DIR")
                .into());
        };
        Ok(Self::new(format, Target::Folder(folder), existing))
    }

    fn new(format: Format, target: Target, existing: Existing) -> Self {
        Self { format, look: Look::default(), attached: (Look::default(), Format::Html), target, existing }
    }

    /// The same, with what is attached to it as PDF.
    pub(super) fn with_pdf(mut self) -> Result<Self> {
        if !self.is_mail() {
            let message = "nothing can be attached to a document that is no mail";
            return Err(Diagnostic::error(codes::ONLY_MAILS, message)
                .hint("write a mail with --to eml, or the PDF alone with --to pdf")
                .into());
        }
        self.attached.1 = settings::available(Format::Pdf)?;
        Ok(self)
    }

    /// The same in the look of the policy's brand.
    pub(super) fn in_brand(self, policy: &Policy, reading: &Reading, terminal: &mut Terminal) -> Result<Self> {
        let look = brand::look(policy, reading.policy.as_ref(), self.format)?;
        terminal.tell(look.diagnostics);
        if !self.is_mail() {
            return Ok(Self { look: look.value, ..self });
        }
        let attached = brand::look(policy, reading.policy.as_ref(), self.attached.1)?;
        terminal.tell(attached.diagnostics);
        Ok(Self { look: look.value, attached: (attached.value, self.attached.1), ..self })
    }

    /// The document of a record in its format, and what is to be known of it.
    pub(super) fn render(&self, manuscript: Manuscript, record: &Record<'_>) -> Result<Warned<Vec<u8>>> {
        let manuscript = if self.format.travels() { pipeline::enveloped(manuscript, record) } else { manuscript };
        let made = render_branded(&manuscript, self.format, &self.look)?;
        Ok(Warned { value: made.bytes, diagnostics: made.diagnostics })
    }

    /// Whether documents that go with it can be attached.
    pub(super) fn is_mail(&self) -> bool {
        self.format.is_mail()
    }

    /// Whether the document itself is attached, too.
    pub(super) fn attaches_itself(&self) -> bool {
        self.attached.1 == Format::Pdf
    }

    /// A document to be attached, and what is to be known of it.
    pub(super) fn attached(
        &self,
        name: &str,
        manuscript: Manuscript,
        record: &Record<'_>,
    ) -> Result<Warned<Attachment>> {
        let (look, format) = &self.attached;
        let made = render_branded(&pipeline::enveloped(manuscript, record), *format, look)?;
        let name = output::safe(name, format.extension())?;
        let media = if *format == Format::Pdf { "application/pdf" } else { "text/html" };
        Ok(Warned { value: Attachment { name, media, bytes: made.bytes }, diagnostics: made.diagnostics })
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
                let whole: Vec<u8> = documents.into_iter().flat_map(|(_, bytes)| bytes).collect();
                output::write(path, &whole, self.existing)?;
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
            match output::safe(&stem, self.format.extension()) {
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
