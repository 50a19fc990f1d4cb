//! What is fixed for every document of a run, and one document made by it.

use std::borrow::Cow;

use super::Appraisal;
use super::joint::Together;
use super::past::Past;
use super::told;
use crate::assessment::Outlook;
use crate::case::{self, Case, Currency, Customer, Kind, Money};
use crate::compensation::{Approval, Remedy};
use crate::composition::{Brief, DocumentKind, Record};
use crate::diagnostic::{Diagnostic, Level, Problems, Result, Warned};
use crate::intake::{self, Customers, Incident, ReadOptions, Source};
use crate::manifest::{About, Promise, Release};
use crate::policy::Policy;
use crate::rendering::{Format, Look, Manuscript, Templates, render_branded};
use crate::review::Reviewer;

/// The family of the rules of structure.
const STRUCTURE: &str = "STR";

/// Everything that the documents of a run have in common.
#[derive(Debug)]
pub struct Order {
    /// The policy.
    pub policy: Policy,
    /// The templates of the kind that the brief asks for.
    pub templates: Templates,
    /// What document is asked for.
    pub brief: Brief,
    /// Its format.
    pub format: Format,
    /// How it looks, where the format has a look.
    pub look: Look,
    /// What cases are read with, and the date of every document.
    pub reading: ReadOptions,
    /// Who reads every document before it goes.
    pub reviewer: Reviewer,
    /// What was sent before, where earlier failures are to come from it.
    pub past: Option<Past>,
}

/// What the records of a run are.
#[derive(Debug)]
pub enum Matter {
    /// Cases with their customers.
    Cases,
    /// One case, into which a file of customers is merged: each is added, or fills in the one of its id.
    Merged(Source),
    /// Cases, each of whose customers is filled in by its id; one that names none is to all.
    Joined(Customers),
    /// The customers of one incident.
    Rows(Box<Incident>),
}

impl Matter {
    /// Whether there is one incident for all customers.
    pub fn is_one_incident(&self) -> bool {
        matches!(self, Self::Merged(_) | Self::Rows(_))
    }

    /// The customers that fill in those of the records.
    pub fn customers(&self) -> Option<&Customers> {
        match self {
            Self::Joined(customers) => Some(customers),
            Self::Cases | Self::Merged(_) | Self::Rows(_) => None,
        }
    }
}

/// A record that was read.
#[derive(Debug)]
pub struct Subject<'a> {
    case: Cow<'a, Case>,
    row: Option<Customer>,
}

impl Subject<'_> {
    /// What it is about.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// To whom.
    pub fn customers(&self) -> &[Customer] {
        match &self.row {
            Some(customer) => std::slice::from_ref(customer),
            None => &self.case.customers,
        }
    }

    /// The customer of that place.
    pub fn customer(&self, place: Option<usize>) -> Option<&Customer> {
        self.customers().get(place?)
    }
}

/// A finished document, with what its sender has to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Language and regional form: `en-GB`.
    pub language: &'static str,
    /// What a mail program shows.
    pub subject: String,
    /// The document.
    pub bytes: Vec<u8>,
    /// What was worked out for the customer; `None`: the document is about nobody in particular.
    pub terms: Option<Terms>,
    /// What it is about; `None`: nobody keeps that.
    pub about: Option<About>,
    /// What each incident is about, where it tells of several and somebody keeps that.
    pub apart: Vec<About>,
    /// What it promises, where somebody keeps that.
    pub promises: Vec<Promise>,
    /// What a critical reader objects to, and what the stages warn of; no errors.
    pub warnings: Vec<Diagnostic>,
}

/// What a document promises its reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Whether trust can be won back.
    pub outlook: Outlook,
    /// Currency of the amounts; `None`: there is no money.
    pub currency: Option<Currency>,
    /// What the contract owes.
    pub owed: Option<Money>,
    /// What is added beyond it.
    pub added: Option<Money>,
    /// What that costs.
    pub cost: Option<Money>,
    /// Who must approve it.
    pub approval: Approval,
}

impl Terms {
    pub(super) fn of(remedy: &Remedy, outlook: Outlook) -> Self {
        Self {
            outlook,
            currency: remedy.currency,
            owed: remedy.owed.amount,
            added: remedy.added.value,
            cost: remedy.added.cost,
            approval: remedy.approval.clone(),
        }
    }

    /// The same in a document that gives nothing anew, so that nobody approves it.
    fn released(self) -> Self {
        Self { cost: None, approval: Approval::default(), ..self }
    }

    /// What the contract owes, as a decimal string.
    pub fn contract_amount(&self) -> Option<String> {
        self.owed.map(Money::amount)
    }

    /// What is added beyond it, as a decimal string.
    pub fn added_value(&self) -> Option<String> {
        self.added.map(Money::amount)
    }

    /// What that costs us, as a decimal string.
    pub fn added_cost(&self) -> Option<String> {
        self.cost.map(Money::amount)
    }

    /// Who may release the document.
    pub fn release(&self) -> Option<Release> {
        let approval = &self.approval;
        approval.role.as_ref().map(|role| Release { role: role.to_string(), needed: approval.needed })
    }
}

impl Order {
    /// Reads one record.
    ///
    /// # Errors
    /// Every problem of the source, and of what is joined to it.
    pub fn read<'a>(&self, matter: &'a Matter, source: &Source) -> Result<Warned<Subject<'a>>> {
        let (policy, reading) = (&self.policy, &self.reading);
        let read = match matter {
            Matter::Cases => intake::read(source, None, policy, reading),
            Matter::Merged(customers) => intake::read(source, Some(customers), policy, reading),
            Matter::Joined(customers) => customers.join(source, policy, reading),
            Matter::Rows(incident) => {
                let Warned { mut value, mut diagnostics } = incident.customer(source, policy, reading)?;
                diagnostics.extend(self.remember(&incident.case().incident, &mut value)?);
                let value = Subject { case: Cow::Borrowed(incident.case()), row: Some(value) };
                return Ok(Warned { value, diagnostics });
            }
        };
        let Warned { value: mut case, mut diagnostics } = read?;
        for customer in &mut case.customers {
            diagnostics.extend(self.remember(&case.incident, customer)?);
        }
        Ok(Warned { value: Subject { case: Cow::Owned(case), row: None }, diagnostics })
    }

    /// Puts what was sent before into the record of a customer.
    fn remember(&self, incident: &case::Incident, customer: &mut Customer) -> Result<Vec<Diagnostic>> {
        match &self.past {
            Some(past) => past.remember(incident, customer, self.reading.issued_on),
            None => Ok(Vec::new()),
        }
    }

    /// Reads the one incident of many customers.
    ///
    /// # Errors
    /// Every problem of the source.
    pub fn incident(&self, source: Source) -> Result<Warned<Incident>> {
        Incident::read(source, &self.policy, &self.reading)
    }

    /// Makes the document of one customer, or of the incident alone; `keep`: with what a manifest tells of it.
    ///
    /// # Errors
    /// What any stage refuses, and every finding of the review that is an error.
    pub fn make(&self, case: &Case, customer: Option<&Customer>, keep: bool) -> Result<Finished> {
        let appraisal = customer
            .map(|customer| super::appraise_for(self.brief.kind, case, customer, &self.policy, self.reading.issued_on))
            .transpose()?;
        let individual = customer.zip(appraisal.as_ref());
        let record = super::record(case, individual, &self.policy, self.reading.issued_on);
        let drafted = super::document(&record, &self.brief, &self.templates)?;
        self.finish(drafted, &record, appraisal.as_ref(), keep)
    }

    /// Makes one letter about several incidents of one customer; `keep`: with what a manifest tells of it.
    ///
    /// # Errors
    /// As for one incident, and everything in which the incidents differ that one letter says once.
    pub fn make_together(&self, told: &[(&Case, &Customer)], keep: bool) -> Result<Finished> {
        if let [(case, customer)] = told {
            return self.make(case, Some(customer), keep);
        }
        let (policy, issued_on) = (&self.policy, self.reading.issued_on);
        let together = Together::of(told, policy, issued_on)?;
        let record = together.record(policy, issued_on);
        let drafted = together.letter(&record, self.brief, &self.templates)?;
        let finished = self.finish(drafted, &record, Some(&together.appraisal), keep)?;
        let apart = if keep { together.abouts(policy, issued_on) } else { Vec::new() };
        Ok(Finished { apart, ..finished })
    }

    /// Has a drafted document read, and renders it.
    fn finish(
        &self,
        drafted: Warned<Manuscript>,
        record: &Record<'_>,
        appraisal: Option<&Appraisal>,
        keep: bool,
    ) -> Result<Finished> {
        let Warned { value: manuscript, diagnostics } = drafted;
        let mut warnings = self.reviewer.read(&manuscript, Some(record));
        warnings.extend(diagnostics);
        if warnings.iter().any(fatal) {
            return Err(Problems(warnings));
        }
        let manuscript = if self.format.travels() { super::enveloped(manuscript, record) } else { manuscript };
        let rendition = render_branded(&manuscript, self.format, &self.look)?;
        warnings.extend(rendition.diagnostics);
        Ok(Finished {
            language: manuscript.region.tag(),
            bytes: rendition.bytes,
            subject: manuscript.subject,
            terms: appraisal
                .filter(|_| self.brief.kind.names_sums())
                .map(|appraisal| Terms::of(&appraisal.remedy, appraisal.assessment.outlook))
                .map(|terms| if self.brief.kind.is_message() { terms.released() } else { terms }),
            about: keep.then(|| told::about(record)),
            apart: Vec::new(),
            promises: if keep { told::promises(record, self.brief.kind) } else { Vec::new() },
            warnings,
        })
    }

    /// The kind of document: `letter`.
    pub fn kind(&self) -> &'static str {
        self.brief.kind.name()
    }

    /// Whether each document is to a customer; a report may be about the incident alone.
    pub fn needs_customer(&self) -> bool {
        self.brief.kind != DocumentKind::Report
    }
}

/// Whether a finding keeps a document back: what is certainly wrong with its structure, which every run looks at. Were
/// wording and figures to count as well, a run that reads deeper would make other documents.
fn fatal(finding: &Diagnostic) -> bool {
    finding.level == Level::Error && finding.code.code.starts_with(STRUCTURE)
}

/// The kinds of failure of one or more cases, as one name.
pub fn failure<'a>(cases: impl IntoIterator<Item = &'a Case>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in cases.into_iter().flat_map(|case| case.incident.kinds.iter().copied().map(Kind::name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { "unknown".to_owned() } else { names.join("+") }
}
