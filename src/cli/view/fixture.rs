//! One small case for the tests of both views.

use amends::case::{Case, Clause, Currency, Customer, EarlierFailure, Money, Sender, Signatory};
use amends::intake::{self, ReadOptions, Source};
use amends::policy::Policy;
use chrono::{DateTime, Utc};

use super::Facts;

pub(super) fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
}

pub(super) fn money(amount: &str, code: &str) -> Money {
    Money::parse(amount, Currency::from_code(code).unwrap()).unwrap()
}

pub(super) fn earlier(on: &str) -> EarlierFailure {
    let what = Clause::parse("your orders did not reach us").unwrap();
    EarlierFailure { id: None, on: on.parse().unwrap(), what, promised: None, kept: None, similar: false }
}

/// A case of one customer and a policy.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    pub(super) case: Case,
    pub(super) policy: Policy,
    /// Whether somebody signs.
    pub(super) signed: bool,
}

impl Scene {
    /// A moderate outage of 7,800 seconds on 10 March 2026, read from the smallest record that states one.
    pub(super) fn new() -> Self {
        let record = r#"{
            "amends": 1,
            "incident": {
                "id": "INC-7", "title": "the failure of the booking page", "kind": ["outage"], "severity": "moderate",
                "control": "ours", "time_zone": "Etc/UTC",
                "times": { "started": "2026-03-10T09:00:00Z", "resolved": "2026-03-10T11:10:00Z" }
            },
            "customers": [{ "id": "a", "organization": "Mill School" }]
        }"#;
        let source = Source::new("case.json", record);
        let options = ReadOptions::on("2026-03-12".parse().unwrap());
        let case = intake::read(&source, None, &Policy::default(), &options).unwrap().value;
        Self { case, policy: Policy::default(), signed: true }
    }

    pub(super) fn customer(&mut self) -> &mut Customer {
        &mut self.case.customers[0]
    }

    /// What a view makes of it on 12 March 2026.
    pub(super) fn tell<T>(&self, view: impl FnOnce(&Facts<'_>) -> T) -> T {
        let mut policy = self.policy.clone();
        let signatory = Signatory {
            name: "Ada Reed".to_owned(),
            title: None,
            phone: None,
            email: None,
            signs: Vec::new(),
            signs_repeat: false,
        };
        let signatories = if self.signed { vec![signatory] } else { Vec::new() };
        policy.sender = Sender { signatories, ..Sender::default() };
        let customer = &self.case.customers[0];
        let remedy = amends::compensation::compute(&self.case, customer, &policy).unwrap();
        let issued_on = "2026-03-12".parse().unwrap();
        let assessment = amends::assessment::assess(&self.case, customer, &policy, &remedy, issued_on);
        view(&Facts {
            case: &self.case,
            customer,
            policy: &policy,
            remedy: &remedy,
            assessment: &assessment,
            issued_on,
        })
    }
}
