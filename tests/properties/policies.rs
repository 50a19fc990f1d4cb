//! Reading a policy, in every format: what is accepted makes every document of a good case.

use std::sync::LazyLock;

use amends::intake::{self, ReadOptions, Source};

use super::documents;

pub(super) const CHOICES: u8 = 3;

/// A good case, read anew under each policy.
static CASE: LazyLock<Source> =
    LazyLock::new(|| Source::new("case.json", include_bytes!("../../examples/outage.json").as_slice()));

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let name = ["amends.toml", "amends.json", "amends.yaml"][choice];
    match intake::read_policy(&Source::new(name, rest)) {
        Ok(policy) => {
            policy.diagnostics.iter().for_each(|found| super::sound(found, &[super::lines(rest)]));
            match intake::read(&CASE, None, &policy.value, &ReadOptions::on(documents::outage_on())) {
                Ok(case) => documents::hold(&case.value, &policy.value, documents::outage_on()),
                Err(problems) => super::refused(&problems, &[usize::MAX - 1]),
            }
        }
        Err(problems) => super::refused(&problems, &[super::lines(rest)]),
    }
}
