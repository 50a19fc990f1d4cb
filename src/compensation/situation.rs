//! What all steps of the arithmetic start from: whose case it is, and what must be known before any money is.

use chrono_tz::Tz;

use super::problems::Problem;
use super::{currency, items};
use crate::case::{Case, Currency, Customer, Severity};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::policy::Policy;

/// One customer's case under a policy, with the currency found and the zone looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Situation<'a> {
    pub(super) case: &'a Case,
    pub(super) customer: &'a Customer,
    pub(super) policy: &'a Policy,
    /// The one currency; `None`: no money (R35).
    pub(super) currency: Option<Currency>,
    /// The incident's zone; UTC only where nothing is computed by it.
    pub(super) zone: Tz,
}

impl<'a> Situation<'a> {
    /// Looks at what no step can do without: one currency, and a zone wherever money is computed (R10).
    pub(super) fn of(case: &'a Case, customer: &'a Customer, policy: &'a Policy) -> Result<Self> {
        let stated = case.incident.time_zone;
        let situation = Self { case, customer, policy, currency: None, zone: stated.unwrap_or(Tz::UTC) };
        let told = |problems: Vec<(String, Problem)>| {
            problems.iter().flat_map(|(path, problem)| situation.problem(problem, path).0).collect()
        };
        let currency = currency::of(customer).map_err(|problems| Problems(told(problems)))?;
        let situation = Self { currency, ..situation };
        if stated.is_none() && situation.computes_money() {
            return Err(situation.incident_problem(&Problem::MissingTimeZone, "time_zone"));
        }
        Ok(situation)
    }

    /// Whether any amount is worked out rather than stated: terms, the policy's goodwill, days of service.
    fn computes_money(&self) -> bool {
        let Customer { contract, added, restored, .. } = self.customer;
        let by_days = restored.iter().chain(added.iter().flatten()).any(|item| items::is_by_days(item, contract.fee));
        !contract.terms.is_empty() || by_days || (added.is_none() && self.currency.is_some())
    }

    /// The incident's severity, by which the policy's goodwill goes.
    pub(super) fn severity(&self) -> Result<Severity> {
        let severity = self.case.incident.severity;
        severity.ok_or_else(|| self.incident_problem(&Problem::MissingSeverity, "severity"))
    }

    /// An error about a field of this customer, named from the root of the case; an empty path names no field.
    pub(super) fn problem(&self, problem: &Problem, path: &str) -> Problems {
        let index = self.case.customers.iter().position(|customer| customer.id == self.customer.id);
        let from_root = match index {
            Some(index) if !path.is_empty() => format!("customers[{index}].{path}"),
            _ => path.to_owned(),
        };
        self.of_customer(problem.at(&from_root))
    }

    /// An error about a field of the incident that stands in this customer's way.
    fn incident_problem(&self, problem: &Problem, field: &str) -> Problems {
        self.of_customer(problem.at(&format!("incident.{field}")))
    }

    /// The error of a step, at the field that it is about: what lies with the incident is told there.
    pub(super) fn told(&self, problem: &Problem, path: &str) -> Problems {
        match problem {
            Problem::MissingEnd => self.incident_problem(problem, "times.resolved"),
            Problem::InexactStart => self.incident_problem(problem, "times.started"),
            _ => self.problem(problem, path),
        }
    }

    fn of_customer(&self, diagnostic: Diagnostic) -> Problems {
        Diagnostic { customer: Some(self.customer.id.clone()), ..diagnostic }.into()
    }
}
