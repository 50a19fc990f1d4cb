//! `contract`, with what a plan of the policy fills in.

use super::Check;
use super::time::shown;
use crate::case::{Contract, Money, PerUnit, Term};
use crate::intake::path::At;
use crate::intake::problems::{MISSING_FEE, UNKNOWN_PLAN};
use crate::intake::schema;
use crate::intake::shape::did_you_mean;
use crate::policy::Plan;

impl<'a> Check<'a> {
    /// A contract; what the customer states wins over the plan (R48).
    pub(super) fn contract(&mut self, at: &At<'_>, raw: Option<&schema::Contract<'_>>) -> Contract {
        let Some(raw) = raw else { return Contract::default() };
        let plan = raw.plan.as_deref().and_then(|name| self.plan(at, name));
        let stated = Contract {
            reference: self.plain(at, "reference", raw.reference.as_deref()),
            clause: self.plain(at, "clause", raw.clause.as_deref()),
            fee: self.fee(at, "fee", raw.fee.as_ref()),
            price: self.money(at, "price", raw.price.as_ref()),
            terms: self.terms(&at.field("terms"), raw.terms.as_deref().unwrap_or_default()),
            cap: self.money(at, "cap", raw.cap.as_ref()),
        };
        let contract = match plan {
            Some(plan) => self.fill(&at.field("plan"), stated, raw, plan),
            None => stated,
        };
        if raw.plan.is_none() || plan.is_some() {
            self.fees(at, raw, &contract);
        }
        contract
    }

    fn plan(&mut self, at: &At<'_>, name: &str) -> Option<&'a Plan> {
        let plans = self.policy.map(|policy| policy.plans.as_slice()).unwrap_or_default();
        if let Some(plan) = plans.iter().find(|plan| plan.name == name.trim()) {
            return Some(plan);
        }
        let hint = match did_you_mean(name, plans.iter().map(|plan| plan.name.as_str())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if plans.is_empty() => {
                "state the contract itself, or its plan in the policy under [plans.NAME]".to_owned()
            }
            None => {
                let names: Vec<_> = plans.iter().map(|plan| format!("`{}`", plan.name)).collect();
                format!("the policy has {}", names.join(", "))
            }
        };
        let message = format!("the policy has no plan `{}`", shown(name));
        self.error(&at.field("plan"), UNKNOWN_PLAN, message).hint(hint);
        None
    }

    /// Takes from the plan what the customer does not state.
    fn fill(&mut self, at: &At<'_>, stated: Contract, raw: &schema::Contract<'_>, plan: &Plan) -> Contract {
        let mut contract = stated;
        if raw.fee.is_none() {
            contract.fee = plan.fee;
        }
        if raw.cap.is_none() {
            contract.cap = plan.cap;
        }
        if raw.terms.is_none() {
            contract.terms.clone_from(&plan.terms);
        }
        let taken = raw.fee.is_none().then_some(plan.fee).flatten().map(|fee| fee.money).into_iter();
        let taken = taken.chain(raw.cap.is_none().then_some(plan.cap).flatten());
        let taken: Vec<_> = match raw.terms {
            None => taken.chain(plan.terms.iter().flat_map(sums)).collect(),
            Some(_) => taken.collect(),
        };
        for money in taken {
            self.same_currency(at, money.currency);
        }
        contract
    }

    /// R03: a term that needs a fee and finds none is an error.
    fn fees(&mut self, at: &At<'_>, raw: &schema::Contract<'_>, contract: &Contract) {
        if contract.fee.is_some() || raw.fee.is_some() {
            return;
        }
        let needs = |term: &&Term| match term {
            Term::Uptime { fee, .. } | Term::FeeMultiple { fee, .. } => fee.is_none(),
            Term::PerTime { fee, credit, .. } => fee.is_none() && matches!(credit, PerUnit::PercentOfFee(_)),
            Term::PerItem { .. } | Term::Fixed { .. } => false,
        };
        if let Some(term) = contract.terms.iter().find(needs) {
            let message = format!("a term of the type `{}` needs a fee, and there is none", term.kind().name());
            self.error(&at.field("fee"), MISSING_FEE, message)
                .hint("give `contract.fee` with `amount`, `currency` and `per`, or a `fee` in the term");
        }
    }
}

/// Every sum of a term.
fn sums(term: &Term) -> Vec<Money> {
    match term {
        Term::Uptime { fee, .. } | Term::FeeMultiple { fee, .. } => fee.iter().map(|fee| fee.money).collect(),
        Term::PerTime { credit, cap, fee, .. } => {
            let credit = match credit {
                PerUnit::Money(money) => Some(*money),
                PerUnit::PercentOfFee(_) => None,
            };
            credit.into_iter().chain(*cap).chain(fee.map(|fee| fee.money)).collect()
        }
        Term::PerItem { amount, .. } | Term::Fixed { amount } => vec![*amount],
    }
}
