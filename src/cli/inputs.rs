//! What most commands begin with: the policy, the case, the templates, and which customer is meant.

use std::cell::OnceCell;
use std::path::Path;

use amends::case::{Case, Customer};
use amends::composition::DocumentKind;
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::intake::{self, Source};
use amends::manifest::{Digest, Hasher};
use amends::policy::Policy;
use amends::rendering::Templates;

use super::policies::Ruling;
use super::settings::{Input, Reading};
use super::terminal::Terminal;
use super::{codes, documents, files};

/// Ids that an error lists before it only counts.
pub(super) const LISTED: usize = 20;

/// The policy that holds for a run.
pub(super) fn policy(reading: &Reading, terminal: &mut Terminal) -> Result<Policy> {
    Ok(Ruling::read(reading.policy.clone(), terminal)?.policy)
}

/// A case, and the file that it was read from.
#[derive(Debug)]
pub(super) struct CaseFile {
    /// The case.
    pub(super) case: Case,
    source: Source,
    /// Whether customers of another file were merged in, so that their numbers are not those of the file.
    merged: bool,
    /// What the file, and that of its customers, is known by.
    pub(super) digest: Digest,
}

impl CaseFile {
    /// Where its fields stand.
    pub(super) fn places(&self) -> Places<'_> {
        Places::of(&self.source, self.merged)
    }
}

/// Where the fields of one case stand; its source is read again when the first of them is asked for.
#[derive(Debug)]
pub(super) struct Places<'a> {
    source: &'a Source,
    merged: bool,
    found: OnceCell<intake::Places<'a>>,
}

impl<'a> Places<'a> {
    /// In its source, into which customers of another file may have been merged.
    pub(super) fn of(source: &'a Source, merged: bool) -> Self {
        Self { source, merged, found: OnceCell::new() }
    }

    /// What a later stage says of a field, with the customer and the place.
    pub(super) fn placed(&self, customer: Option<&str>, found: Diagnostic) -> Diagnostic {
        let mut found = documents::about(customer, found);
        let elsewhere = self.merged && found.path.as_ref().is_some_and(|path| path.starts_with("customers"));
        if let (None, Some(path), false) = (&found.place, &found.path, elsewhere) {
            found.place = self.found.get_or_init(|| intake::Places::of(self.source)).place(path);
        }
        found
    }
}

/// The one case of a run, with the customers of `--customers`.
pub(super) fn case(reading: &Reading, policy: &Policy, terminal: &mut Terminal) -> Result<CaseFile> {
    let source = files::read(&reading.case, files::RECORD)?;
    let customers = customers(reading)?;
    let read = intake::read(&source, customers.as_ref(), policy, &reading.options)?;
    terminal.tell(read.diagnostics);
    let digest = match &customers {
        None => Digest::of(&source.bytes),
        Some(customers) => {
            let mut hasher = Hasher::default();
            hasher.piece(&customers.bytes);
            hasher.piece(&source.bytes);
            hasher.finish()
        }
    };
    Ok(CaseFile { case: read.value, source, merged: customers.is_some(), digest })
}

/// The customers file, if one was named.
pub(super) fn customers(reading: &Reading) -> Result<Option<Source>> {
    reading.customers.as_ref().map(|input: &Input| files::read(input, files::RECORD)).transpose()
}

/// The templates of one kind of document, a folder's before the built-in ones.
pub(super) fn templates(kind: DocumentKind, folder: Option<&Path>) -> Result<Templates> {
    let Some(folder) = folder else { return Templates::builtin(kind) };
    let found = files::templates(folder)?;
    Templates::with_overrides(kind, &found).map_err(|Problems(problems)| Problems(placed(problems, folder)))
}

/// Problems of templates, whose files are named by their path in the folder, with the folder's name before it.
pub(super) fn placed(mut problems: Vec<Diagnostic>, folder: &Path) -> Vec<Diagnostic> {
    for place in problems.iter_mut().filter_map(|problem| problem.place.as_mut()) {
        if !place.file.starts_with("builtin/") {
            place.file = folder.join(&place.file).display().to_string();
        }
    }
    problems
}

/// The customer that is meant: by id, or the only one.
pub(super) fn customer<'a>(case: &'a Case, id: Option<&str>) -> Result<&'a Customer> {
    match (id, case.customers.as_slice()) {
        (Some(id), customers) => match customers.iter().find(|customer| customer.id == id) {
            Some(customer) => Ok(customer),
            None => Err(unknown(id, &ids(customers)).into()),
        },
        (None, [only]) => Ok(only),
        (None, []) => Err(none().into()),
        (None, customers) => {
            Err(Diagnostic::error(codes::UNNAMED_CUSTOMER, format!("the case has {} customers", customers.len()))
                .hint(format!("say which one with --customer: {}", listed(&ids(customers))))
                .into())
        }
    }
}

/// Every customer.
pub(super) fn all(case: &Case) -> Result<Vec<&Customer>> {
    if case.customers.is_empty() { Err(none().into()) } else { Ok(case.customers.iter().collect()) }
}

/// An id that nobody has.
pub(super) fn unknown(id: &str, customers: &[&str]) -> Diagnostic {
    let hint = if customers.is_empty() {
        "the case has no customer; state one under `customers`, or give a file with --customers".to_owned()
    } else {
        format!("there are: {}", listed(customers))
    };
    Diagnostic::error(codes::UNKNOWN_CUSTOMER, format!("no customer has the id {id}")).hint(hint)
}

/// A letter to nobody.
pub(super) fn none() -> Diagnostic {
    Diagnostic::error(codes::UNNAMED_CUSTOMER, "the case has no customer")
        .hint("state one under `customers`, or give a file with --customers")
}

fn ids(customers: &[Customer]) -> Vec<&str> {
    customers.iter().map(|customer| customer.id.as_str()).collect()
}

pub(super) fn listed(ids: &[&str]) -> String {
    let some = ids.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(LISTED) {
        0 => some,
        more => format!("{some} and {more} more"),
    }
}
