//! What proves a row: the digest of the columns that nothing may ever change.

use crate::manifest::{Digest, Hasher};

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
