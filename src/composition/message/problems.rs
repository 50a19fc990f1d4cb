//! Why a message cannot be written: the codes of the family `MSG`.

use chrono::{DateTime, Utc};

use crate::composition::correspondence::Correspondence;
use crate::composition::{DocumentKind, Record, wording};
use crate::diagnostic::{Code, Diagnostic, Problems};

/// A fact that the message needs is not in the case.
pub(super) const MISSING: Code = Code { code: "MSG001", name: "missing-fact-of-message" };
/// There is nobody to write to, or nobody to sign.
pub(super) const NOBODY: Code = Code { code: "MSG002", name: "message-without-sides" };
/// What was asked for is a letter or a report.
pub(super) const NO_MESSAGE: Code = Code { code: "MSG003", name: "no-message" };

/// What was asked for is written in another way.
pub(super) fn no_message(kind: DocumentKind) -> Diagnostic {
    Diagnostic::error(NO_MESSAGE, format!("a {} is no message", kind.name()))
        .hint("letters and reports have commands of their own")
}

/// All that one of the two sides lacks.
pub(super) fn nobody(record: &Record<'_>, kind: DocumentKind) -> Problems {
    let kind = kind.name();
    let Some(individual) = record.individual else {
        let message = format!("an {kind} is written to one customer").replace("an c", "a c").replace("an f", "a f");
        return Diagnostic::error(NOBODY, message).hint("name one with `--customer ID`").into();
    };
    let mut found = Vec::new();
    if individual.assessment.signatory.is_none() {
        let message = format!("nobody signs the {kind}");
        let hint = "name somebody: `sender.signatory` in the case, or `[[signatory]]` in the policy";
        found.push(Diagnostic::error(NOBODY, message).hint(hint).at("sender.signatory"));
    }
    if record.zone().is_none() {
        let message = format!("the {kind} tells times, and no zone is given for them");
        let hint = "state `incident.time_zone`, such as Europe/London, or the customer's `time_zone`";
        found.push(Diagnostic::error(NOBODY, message).hint(hint).at("incident.time_zone"));
    }
    Problems(found)
}

/// What a message needs, collected so that all of it is told at once.
#[derive(Debug, Default)]
pub(super) struct Needs(Vec<Diagnostic>);

impl Needs {
    /// A fact of the incident, or the note that it is missing.
    pub(super) fn incident<T>(&mut self, there: Option<T>, field: &str, what: &str) -> Option<T> {
        self.fact(there, format!("incident.{field}"), what)
    }

    /// A fact of the customer, or the note that it is missing.
    pub(super) fn customer<T>(
        &mut self,
        sides: &Correspondence<'_>,
        there: Option<T>,
        field: &str,
        what: &str,
    ) -> Option<T> {
        let index = sides.case.customers.iter().position(|other| other.id == sides.customer.id);
        let of = index.map_or_else(|| "customers".to_owned(), |index| format!("customers[{index}]"));
        self.fact(there, format!("{of}.{field}"), what)
    }

    /// What every message needs to know of its reader and of the time.
    pub(super) fn common(&mut self, sides: &Correspondence<'_>) {
        let contact = &sides.customer.contact;
        let named = contact.name.is_some() || contact.role.is_some() || contact.greeting.is_some();
        let named = named || contact.salutation.is_some();
        self.customer(sides, named.then_some(()), "contact.name", "say who reads it: a name, or an exact role");
    }

    /// Whether it lasts or is over, which nothing but the record can say.
    pub(super) fn course(&mut self, sides: &Correspondence<'_>) {
        let times = &sides.incident.times;
        let known = sides.incident.ongoing || times.resolved.is_some() || times.mitigated.is_some();
        let what = "say when it was over, or that it lasts: `incident.ongoing`";
        self.incident(known.then_some(()), "times.resolved", what);
    }

    /// When the next word comes, which lies ahead.
    pub(super) fn next_word(&mut self, sides: &Correspondence<'_>, what: &str) -> Option<DateTime<Utc>> {
        let next = self.incident(sides.incident.next_update_at, "next_update_at", what)?;
        let local = sides.local(next);
        if local.date_naive() < sides.letter {
            let (clock, day) = (wording::time(&local, sides.region), sides.weekday(local.date_naive()));
            let message =
                format!("the next word was announced for {clock} on {day}, before this document of {}", sides.letter);
            let hint = "name a time that lies ahead in `next_update_at`";
            self.0.push(Diagnostic::error(MISSING, message).hint(hint).at("incident.next_update_at"));
            return None;
        }
        Some(next)
    }

    /// Notes that nothing says what became of something.
    pub(super) fn state(&mut self, path: &str, of: &str) {
        let hint = "state `done_on` where it was done, or note it in the ledger: `amends due` has the ID for `amends kept ID` or \
             `amends moved ID --to DATE`";
        self.0.push(Diagnostic::error(MISSING, format!("nothing says {of}")).hint(hint).at(path));
    }

    /// Whether nothing is missing.
    pub(super) fn is_met(&self) -> bool {
        self.0.is_empty()
    }

    fn fact<T>(&mut self, there: Option<T>, path: String, what: &str) -> Option<T> {
        if there.is_none() {
            self.0.push(Diagnostic::error(MISSING, format!("this document needs `{path}`")).hint(what).at(path));
        }
        there
    }

    /// Everything that was missing.
    pub(super) fn into_problems(self) -> Problems {
        Problems(self.0)
    }
}
