//! Documents of one case, which belong together: where one of them cannot be written, none is.

use std::collections::HashMap;

use amends::diagnostic::{Diagnostic, Problems, Result, Warned};

use super::criticism::Critic;
use super::documents::Delivery;
use super::exit::Failure;
use super::terminal::Terminal;

/// What was made so far, and what was found.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// The documents with their stems.
    made: Vec<(String, Vec<u8>)>,
    /// What keeps them from being written.
    problems: Vec<Diagnostic>,
}

impl Stack {
    /// Takes a document under its stem, or why there is none. What was found is told in its place, unless nothing may break
    /// the rule that found it.
    pub(super) fn put(
        &mut self,
        stem: &str,
        document: Result<Warned<Vec<u8>>>,
        placed: impl Fn(Diagnostic) -> Diagnostic,
        critic: &Critic,
        terminal: &mut Terminal,
    ) {
        match document {
            Ok(Warned { value, diagnostics }) => {
                let (denied, told): (Vec<_>, Vec<_>) =
                    diagnostics.into_iter().map(placed).partition(|found| critic.denies(found));
                self.problems.extend(denied);
                terminal.tell(told);
                self.made.push((stem.to_owned(), value));
            }
            Err(Problems(found)) => self.problems.extend(found.into_iter().map(placed)),
        }
    }

    /// Sends all of them on their way.
    ///
    /// # Errors
    /// Everything that keeps one of them from being written.
    pub(super) fn send(self, delivery: &Delivery, terminal: &mut Terminal) -> std::result::Result<(), Failure> {
        if self.problems.is_empty() {
            delivery.send(self.made, terminal)
        } else {
            Err(Problems(shared(self.problems)).into())
        }
    }
}

/// What was found for several customers, with that which is the incident's said once and of no customer.
pub(super) fn shared(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    // Where in `kept` what may be the same stands, so that many customers are not compared pair by pair.
    let mut alike: HashMap<(&'static str, Option<String>), Vec<usize>> = HashMap::new();
    for diagnostic in found {
        if diagnostic.path.as_ref().is_some_and(|path| !path.starts_with("customer")) {
            let same = alike.entry((diagnostic.code.code, diagnostic.path.clone())).or_default();
            if let Some(&index) = same.iter().find(|&&index| equal_but_for_customer(&kept[index], &diagnostic)) {
                kept[index].customer = None;
                continue;
            }
            same.push(kept.len());
        }
        kept.push(diagnostic);
    }
    kept
}

fn equal_but_for_customer(one: &Diagnostic, other: &Diagnostic) -> bool {
    let said = |found: &Diagnostic| (found.level, found.record);
    said(one) == said(other) && one.message == other.message && one.hint == other.hint && one.place == other.place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::codes;
    use crate::cli::documents;

    #[test]
    fn what_is_the_incident_s_is_said_once_and_what_is_a_customer_s_for_each() {
        let of = |customer: &str, path: &str, message: &str| {
            documents::of(customer, Diagnostic::error(codes::UNKNOWN_CUSTOMER, message).at(path))
        };
        let found = vec![
            of("a", "incident.duty", "missing"),
            of("a", "customers[0].impact", "missing"),
            of("b", "incident.duty", "missing"),
            of("b", "customers[0].impact", "missing"),
            of("b", "incident.duty", "another"),
            of("c", "incident.duty", "missing"),
        ];
        let told: Vec<_> = shared(found).into_iter().map(|d| (d.customer, d.path.unwrap(), d.message)).collect();
        let expected = [
            (None, "incident.duty", "missing"),
            (Some("a"), "customers[0].impact", "missing"),
            (Some("b"), "customers[0].impact", "missing"),
            (Some("b"), "incident.duty", "another"),
        ];
        let expected = expected.map(|(id, path, said)| (id.map(str::to_owned), path.to_owned(), said.to_owned()));
        assert_eq!(told, expected);
    }
}
