//! `amends letter`

use std::path::Path;

use amends::case::{Audience, Case, Customer};
use amends::compensation::Remedy;
use amends::composition::{Brief, DocumentKind, Record};
use amends::diagnostic::{Problems, Result, Warned};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Attachment, Manuscript, Templates};
use chrono::NaiveDate;

use crate::cli::args::{CaseInput, DocumentOutput, Letter};
use crate::cli::asking::{self, Question};
use crate::cli::criticism::Critic;
use crate::cli::documents::{self, Delivery};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::ledgers::{self, Memory};
use crate::cli::settings::{self, Reading};
use crate::cli::stack::Stack;
use crate::cli::terminal::Terminal;

/// A document to customers that was asked for.
pub(super) struct Request<'a> {
    /// Which.
    pub(super) kind: DocumentKind,
    pub(super) input: &'a CaseInput,
    /// To whom; the only customer may be left out.
    pub(super) customer: Option<&'a str>,
    /// To every customer.
    pub(super) all: bool,
    pub(super) with_report: bool,
    /// Attached to a mail as PDF.
    pub(super) with_pdf: bool,
    /// What was sent before.
    pub(super) ledger: Option<&'a Path>,
    pub(super) output: &'a DocumentOutput,
}

/// Writes one letter, or one to each customer.
pub(crate) fn run(letter: &Letter, terminal: &mut Terminal) -> Finish {
    let Letter { input, customer, all, with_report, with_pdf, ledger, output } = letter;
    let (all, with_report, with_pdf) = (*all, *with_report, *with_pdf);
    let (kind, customer, ledger) = (DocumentKind::Letter, customer.as_deref(), ledger.as_deref());
    write(&Request { kind, input, customer, all, with_report, with_pdf, ledger, output }, terminal)
}

/// Writes what was asked for.
pub(super) fn write(letter: &Request<'_>, terminal: &mut Terminal) -> Finish {
    let mut reading = Reading::of(letter.input)?;
    reading.options.announces = !letter.kind.is_message();
    let output = letter.output;
    let delivery = if letter.all { Delivery::of_many(output)? } else { Delivery::of_one(output)? };
    let delivery = if letter.with_pdf { delivery.with_pdf()? } else { delivery };
    let templates = inputs::templates(letter.kind, output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let critic = Critic::of(output, &policy, terminal)?;
    let delivery = delivery.in_brand(&policy, &reading, terminal)?;
    let mut file = inputs::case(&reading, &policy, terminal)?;
    let memory = Memory::of(letter.kind, letter.ledger, &policy, reading.policy.as_ref(), terminal)?;
    terminal.tell(memory.remember(&mut file.case, reading.issued_on)?);
    let question = match letter.kind {
        DocumentKind::FollowUp => asking::question(&policy, reading.policy.as_ref())?,
        _ => None,
    };
    let (case, places) = (&file.case, file.places());
    let customers: Vec<&Customer> =
        if letter.all { inputs::all(case)? } else { vec![inputs::customer(case, letter.customer)?] };
    // A mail carries the report that it says is enclosed.
    let report_templates = (letter.with_report && delivery.is_mail())
        .then(|| inputs::templates(DocumentKind::Report, output.templates.as_deref()))
        .transpose()?;

    let issued_on = reading.issued_on;
    let desk = Desk { letter, case, policy: &policy, issued_on, templates, report_templates, critic, memory, question };
    let (mut stack, mut approvals) = (Stack::default(), Vec::new());
    for customer in customers {
        let made = desk.document(customer, &delivery).map(|(remedy, made)| {
            // What gives nothing needs nobody to approve it.
            let gives = !letter.kind.is_message();
            approvals.extend(documents::approval(&remedy, customer, &policy).filter(|_| gives));
            made
        });
        stack.put(&customer.id, made, |found| places.placed(Some(&customer.id), found), &desk.critic, terminal);
    }
    stack.send(&delivery, terminal)?;
    let outcome = if approvals.is_empty() { Outcome::Done } else { Outcome::Look };
    for approval in approvals {
        terminal.insist(approval);
    }
    Ok(outcome)
}

/// What every document of a request is made with.
struct Desk<'a> {
    letter: &'a Request<'a>,
    case: &'a Case,
    policy: &'a Policy,
    issued_on: NaiveDate,
    templates: Templates,
    /// Those of a report that goes with the mail.
    report_templates: Option<Templates>,
    critic: Critic,
    memory: Memory,
    /// What a follow-up asks.
    question: Option<Question<'a>>,
}

impl Desk<'_> {
    /// The document of a customer in its format, with what is to be known of it, and what it gives.
    fn document(&self, customer: &Customer, delivery: &Delivery) -> Result<(Remedy, Warned<Vec<u8>>)> {
        let Self { letter, case, policy, issued_on, .. } = *self;
        let appraisal = pipeline::appraise_for(letter.kind, case, customer, policy, issued_on)?;
        let standing = self.memory.standing(&case.incident, Some(customer), issued_on)?;
        if standing.is_none() && letter.ledger.is_some() && letter.kind == DocumentKind::FollowUp {
            return Err(ledgers::no_letter(&case.incident.id, issued_on).into());
        }
        let record = appraisal.record(case, customer, policy, issued_on);
        let record = Record { standing: standing.as_ref(), ..record };
        let Warned { value: mut made, mut diagnostics } =
            pipeline::document(&record, &self.brief(letter.kind), &self.templates)?;
        diagnostics.extend(self.critic.read(&made, &record));
        if let Some(question) = &self.question {
            question.put(&mut made, (&case.incident, &customer.id), self.memory.promises(), issued_on)?;
        }
        let attached = self.attached(&made, &record, delivery)?;
        diagnostics.extend(attached.diagnostics);
        made.attachments.extend(attached.value);
        let rendered = delivery.render(made, &record)?;
        diagnostics.extend(rendered.diagnostics);
        Ok((appraisal.remedy, Warned { value: rendered.value, diagnostics }))
    }

    /// What goes with a document: itself for paper, its report.
    fn attached(&self, made: &Manuscript, record: &Record<'_>, delivery: &Delivery) -> Result<Warned<Vec<Attachment>>> {
        let mut all = Warned::clean(Vec::new());
        let mut attach = |kind: DocumentKind, manuscript| {
            let name = format!("{}-{}", kind.name(), record.case.incident.id);
            let attached = delivery.attached(&name, manuscript, record)?;
            all.value.push(attached.value);
            all.diagnostics.extend(attached.diagnostics);
            Ok::<(), Problems>(())
        };
        if delivery.attaches_itself() {
            attach(self.letter.kind, made.clone())?;
        }
        if let Some(templates) = &self.report_templates {
            let kind = DocumentKind::Report;
            attach(kind, pipeline::report(record, &self.brief(kind), templates)?.value)?;
        }
        Ok(all)
    }

    fn brief(&self, kind: DocumentKind) -> Brief {
        Brief {
            kind,
            audience: Audience::Customer,
            variation: settings::variation(self.letter.output.variation),
            with_report: self.letter.with_report,
        }
    }
}
