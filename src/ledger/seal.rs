//! What proves a row: the digest of the columns that nothing may ever change.

use chrono::SecondsFormat;

use crate::manifest::{Digest, Hasher, Promise, PromiseKind, Row};

/// The seal of a row of that table. Which columns there are is told by their place, so that absent and empty differ.
pub(super) fn seal(table: &str, columns: &[Option<&str>]) -> Digest {
    let mut hasher = Hasher::default();
    hasher.piece(table.as_bytes());
    for column in columns {
        match column {
            Some(text) => {
                hasher.update(b"+");
                hasher.piece(text.as_bytes());
            }
            None => hasher.update(b"-"),
        }
    }
    hasher.finish()
}

/// The exact time of a promise, as it is written down.
pub(super) fn instant(promise: &Promise) -> Option<String> {
    promise.at.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// The seal of a promise: its words are in it where they are the incident's, and can never be personal.
pub(super) fn of_promise(row: &Row, promise: &Promise) -> Digest {
    let (by, at) = (promise.by.to_string(), instant(promise));
    let text = Some(promise.text.as_str()).filter(|_| promise.kind == PromiseKind::Measure);
    seal(
        "promise",
        &[
            Some(&row.incident),
            Some(promise.kind.name()),
            text,
            Some(&by),
            at.as_deref(),
            promise.owner.as_deref(),
            promise.currency.as_deref(),
            promise.amount.as_deref(),
            Some(if promise.done { "1" } else { "0" }),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::seal;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn other_columns_have_another_seal(
            one in prop::collection::vec(prop::option::of("[ab+-]{0,2}"), 0..4),
            other in prop::collection::vec(prop::option::of("[ab+-]{0,2}"), 0..4),
        ) {
            let of = |columns: &[Option<String>]| {
                seal("t", &columns.iter().map(Option::as_deref).collect::<Vec<_>>())
            };
            prop_assert_eq!(of(&one) == of(&other), one == other);
        }
    }
}
