//! Whole remedies: the worked examples of the input's contract, the rules that need several steps, and properties.

mod beyond;
mod contract;
mod gestures;
mod joint;
mod properties;
mod refused;

use super::fixture::{case_of, decimal, fee};
use super::{Remedy, compute};
use crate::case::{Bound, Case, Customer, Period, Term, Window};
use crate::policy::Policy;

/// Under the built-in policy.
fn remedy(customer: &Customer) -> Remedy {
    under(&Policy::default(), customer)
}

fn under(policy: &Policy, customer: &Customer) -> Remedy {
    of(&case_of(customer.clone()), policy)
}

fn of(case: &Case, policy: &Policy) -> Remedy {
    compute(case, &case.customers[0], policy).unwrap()
}

/// Codes, paths and customers of all problems.
fn problems(case: &Case, policy: &Policy) -> Vec<(&'static str, Option<String>)> {
    let problems = compute(case, &case.customers[0], policy).unwrap_err();
    assert!(problems.0.iter().all(|problem| problem.customer.as_deref() == Some("a")), "{problems}");
    problems.0.into_iter().map(|problem| (problem.code.name, problem.path)).collect()
}

/// A customer with a monthly fee in USD.
fn with_fee(amount: &str) -> Customer {
    let mut customer = super::fixture::customer("a");
    customer.contract.fee = Some(fee(amount, "USD", Period::Month));
    customer
}

/// Credits by availability in calendar months.
fn uptime() -> Term {
    Term::Uptime {
        window: Window::Calendar(Period::Month),
        zone: None,
        tiers: vec![super::fixture::tier("99.9", None, "10"), super::fixture::tier("99.0", None, "25")],
        bound: Bound::Below,
        excluded: Vec::new(),
        fee: None,
    }
}

/// A multiple of the fee for the down time.
fn fee_multiple(times: &str) -> Term {
    Term::FeeMultiple { times: decimal(times), zone: None, excluded: Vec::new(), fee: None }
}
