//! Which earlier failures this one repeats: those inside the policy's window (R26), in order of date.

use crate::case::{Case, Customer};
use crate::compensation;
use crate::policy::Policy;

/// Indices into `earlier_failures`, the oldest failure first; of one day in the order of the record.
pub(super) fn earlier(case: &Case, customer: &Customer, policy: &Policy) -> Vec<usize> {
    let mut inside = compensation::earlier_failures(case, customer, policy);
    inside.sort_by_key(|&index| customer.earlier_failures[index].on);
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compensation::fixture::{case_of, customer, earlier as failure};

    #[test]
    fn those_inside_the_window_by_date() {
        let mut customer = customer("a");
        let days = ["2026-03-09", "2025-06-01", "2020-01-01", "2025-06-01", "2025-05-01"];
        customer.earlier_failures = days.map(|on| failure(on, false)).to_vec();
        let case = case_of(customer);
        assert_eq!(earlier(&case, &case.customers[0], &Policy::default()), [4, 1, 3, 0]);
    }
}
