//! What the contract owes and what is given beyond it, exactly (`docs/compensation.md`; the `R` numbers are its).
//!
//! All arithmetic is on exact rationals, and each amount is rounded once, upwards. Nothing here knows how a
//! figure looks in a letter; the `working` of each is for accountants, reports and `amends assess`.

mod added;
mod authority;
mod availability;
mod civil;
mod currency;
mod fees;
mod figures;
#[cfg(test)]
pub(crate) mod fixture;
mod gestures;
mod goodwill;
mod items;
mod joint;
mod knapsack;
mod owed;
mod problems;
mod recurrence;
mod remedy;
mod situation;
mod terms;
#[cfg(test)]
mod tests;
mod windows;
mod working;

use crate::case::{Case, Customer, Money};
use crate::diagnostic::Result;
use crate::policy::Policy;

pub use authority::may_approve;
pub use figures::{cut, shortest};
pub use joint::compute_joint;
pub use problems::CODES;
pub use recurrence::{civil_date, earlier_failures};
pub use remedy::{Added, AddedItem, AddedSource, Approval, Owed, Remedy, TermOutcome, WindowOutcome};
pub use windows::{Interval, merge};
pub use working::money as plain_money;

use figures::sum;
use problems::Problem;
use situation::Situation;

/// Works out what one customer is owed, what is given beyond it and who must approve that.
///
/// `customer` is one of the case's, with plan and defaults filled in; the policy's money in other currencies than
/// the customer's has no effect (R29, R33).
///
/// # Errors
/// Every problem found, with codes of [`CODES`]: mixed currencies, no time zone or end where time is money (R09,
/// R10), a term without its fee (R03), nothing given beyond the contract (R22, R32), amounts too large to count.
pub fn compute(case: &Case, customer: &Customer, policy: &Policy) -> Result<Remedy> {
    let situation = Situation::of(case, customer, policy)?;
    let owed = owed::owed(&situation)?;
    let (restored, added) = added::beyond(&situation, owed.amount)?;
    let total = [owed.amount, added.value].into_iter().flatten();
    let too_large = || situation.problem(&Problem::AmountTooLarge, "");
    let total = situation.currency.map(|currency| sum(total, currency).ok_or_else(too_large)).transpose()?;
    let request_met = match customer.requested_amount {
        Some(asked) => {
            let given = [total, restored].into_iter().flatten();
            Some(sum(given, asked.currency).ok_or_else(too_large)?.minor >= asked.minor)
        }
        None => None,
    };
    let approval = authority::approval(&policy.authorities, added.cost);
    Ok(Remedy { currency: situation.currency, owed, added, total, restored, request_met, approval })
}

/// Whether there is an amount and it is above zero.
fn above_zero(amount: &Money) -> bool {
    amount.minor > 0
}
