//! From the files' structs to the domain's types: what is missing, contradictory or badly put is found here.
//!
//! One file a subject. A check notes what it finds and goes on; a value that could not be made is absent
//! in the result, which is thrown away when any error was noted.

mod actions;
mod contract;
mod course;
mod customer;
mod data;
mod guess;
mod human_error;
mod impact;
mod incident;
mod instant;
mod item;
mod money;
mod narrative;
mod place;
mod policy;
mod promise;
mod sender;
mod term;
mod text;
mod time;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::findings::{Findings, Noted};
use super::path::At;
use super::problems::{DUPLICATE_CUSTOMER, MISSING_FIELD, UNKNOWN_VERSION};
use super::{ReadOptions, schema};
use crate::case::{Case, Customer};
use crate::diagnostic::Code;
use crate::policy::Policy;

use money::OneCurrency;

pub(super) use policy::policy;

/// What the checks of one record share.
#[derive(Debug)]
pub(super) struct Check<'a> {
    /// What was found so far.
    pub(super) findings: Findings,
    /// The policy, for plans and defaults; none while a policy itself is read.
    policy: Option<&'a Policy>,
    /// The letter's date; none while a policy is read.
    issued_on: Option<NaiveDate>,
    /// Whether the document announces when we come back.
    announces: bool,
    /// The zone of times without an offset.
    zone: Option<Tz>,
    /// Whether the record's own zone is no zone, which is said once and not at every time.
    zone_refused: bool,
    /// When the incident began, once that is known to the instant.
    started: Option<DateTime<Utc>>,
    /// Whether the record's sentences are English, so that their grammar can be guessed at.
    english: bool,
    /// The currency of the customer at hand.
    currency: OneCurrency,
}

impl Check<'_> {
    /// Checks of a policy, which belongs to no incident and no date.
    fn bare() -> Self {
        Self {
            findings: Findings::default(),
            policy: None,
            issued_on: None,
            announces: true,
            zone: None,
            zone_refused: false,
            started: None,
            english: true,
            currency: OneCurrency::Any,
        }
    }

    fn error(&mut self, at: &At<'_>, code: Code, message: impl Into<String>) -> Noted<'_> {
        self.findings.error(at, code, message)
    }

    fn warning(&mut self, at: &At<'_>, code: Code, message: impl Into<String>) -> Noted<'_> {
        self.findings.warning(at, code, message)
    }

    /// Notes that a field is missing without which its table means nothing.
    fn missing(&mut self, at: &At<'_>, name: &str) {
        let message = format!("`{name}` is missing");
        self.error(&at.field(name), MISSING_FIELD, message);
    }

    /// A value that must be there; whatever is wrong with it has been noted where it was read.
    fn need<T>(&mut self, at: &At<'_>, name: &str, given: bool, value: Option<T>) -> Option<T> {
        if !given {
            self.missing(at, name);
        }
        value
    }
}

/// A case from its file's struct.
///
/// The case is `None` where an error keeps it from being made; then the findings hold that error.
pub(super) fn case(raw: &schema::Case<'_>, policy: &Policy, options: &ReadOptions) -> (Option<Case>, Findings) {
    let mut check = Check {
        findings: Findings::default(),
        policy: Some(policy),
        issued_on: Some(options.issued_on),
        announces: options.announces,
        zone: options.time_zone,
        zone_refused: false,
        started: None,
        english: true,
        currency: OneCurrency::Any,
    };
    let root = At::ROOT;
    check.version(raw.amends);
    let stated = check.language(&root, "language", raw.language.as_deref());
    let language = stated.or_else(|| options.language.clone()).unwrap_or_else(|| "en".to_owned());
    check.english = is_english(&language);
    let sender = raw.sender.as_ref().map(|sender| check.sender(&root.field("sender"), sender));
    let incident = raw.incident.as_ref().and_then(|incident| check.incident(&root.field("incident"), incident));
    if raw.incident.is_none() {
        check.missing(&root, "incident");
    }
    check.started = incident.as_ref().and_then(|incident| incident.times.started.instant());
    let customers = check.customers(&root.field("customers"), &raw.customers.0);
    let case = incident.map(|incident| Case { language, sender, incident, customers });
    (case, check.findings)
}

/// What the checks of a customer need to know of its case.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    zone: Option<Tz>,
    started: Option<DateTime<Utc>>,
    english: bool,
}

impl Ground {
    /// Of a case that was read with these options.
    pub(super) fn of(case: &Case, options: &ReadOptions) -> Self {
        Self {
            zone: case.incident.time_zone.or(options.time_zone),
            started: case.incident.times.started.instant(),
            english: is_english(&case.language),
        }
    }
}

/// A customer from its file's struct, for a case that was checked before.
pub(super) fn customer(
    raw: &schema::Customer<'_>,
    ground: &Ground,
    policy: &Policy,
    options: &ReadOptions,
) -> (Option<Customer>, Findings) {
    let mut check = Check {
        policy: Some(policy),
        issued_on: Some(options.issued_on),
        announces: options.announces,
        zone: ground.zone,
        started: ground.started,
        english: ground.english,
        currency: OneCurrency::None,
        ..Check::bare()
    };
    let customer = check.customer(&At::ROOT.field("customers").index(0), raw);
    (customer, check.findings)
}

/// Whether a language tag is of English.
fn is_english(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

impl Check<'_> {
    /// R46: the version is the whole number 1.
    fn version(&mut self, version: Option<u64>) {
        let at = At::ROOT;
        match version {
            Some(1) => {}
            Some(other) => {
                let message = format!("this is version {other} of the format, and version 1 is read here");
                self.error(&at.field("amends"), UNKNOWN_VERSION, message).hint("write \"amends\": 1");
            }
            None => {
                let message = "`amends`, the version of the format, is missing";
                self.error(&at.field("amends"), MISSING_FIELD, message).hint("write \"amends\": 1 at the top");
            }
        }
    }

    fn customers(&mut self, at: &At<'_>, raw: &[schema::Customer<'_>]) -> Vec<Customer> {
        let mut customers: Vec<Customer> = Vec::with_capacity(raw.len());
        let mut seen = std::collections::HashMap::with_capacity(raw.len());
        for (index, raw) in raw.iter().enumerate() {
            let at = at.index(index);
            self.currency = OneCurrency::None;
            let Some(customer) = self.customer(&at, raw) else { continue };
            if let Some(first) = seen.insert(customer.id.clone(), index) {
                let message = format!("customers[{first}] has the id `{}` as well", customer.id);
                self.error(&at.field("id"), DUPLICATE_CUSTOMER, message).hint("give each customer an id of its own");
            }
            customers.push(customer);
        }
        self.currency = OneCurrency::Any;
        customers
    }
}
