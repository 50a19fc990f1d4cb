//! The order of rows that have a name.

use std::collections::BTreeMap;

use crate::case::Severity;

/// The severities, the least first.
pub(super) fn severities() -> [&'static str; 4] {
    Severity::ALL.map(Severity::name)
}

/// A row for each of these names, with what was tallied of it, if anything; then any other, then what is not known.
pub(super) fn in_order<T>(
    mut tallies: BTreeMap<Option<String>, T>,
    names: impl IntoIterator<Item = impl Into<String>>,
) -> Vec<(Option<String>, Option<T>)> {
    let mut rows = Vec::new();
    for name in names {
        let name = Some(name.into());
        let tally = tallies.remove(&name);
        rows.push((name, tally));
    }
    let unknown = tallies.remove(&None);
    rows.extend(tallies.into_iter().map(|(name, tally)| (name, Some(tally))));
    rows.extend(unknown.map(|tally| (None, Some(tally))));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_known_come_first_and_what_is_not_known_last() {
        let tallies = [(None, 1), (Some("odd"), 2), (Some("major"), 3), (Some("minor"), 4)];
        let tallies = tallies.map(|(name, count)| (name.map(str::to_owned), count)).into_iter().collect();
        let rows = in_order(tallies, severities());
        let told: Vec<_> = rows.iter().map(|(name, count)| (name.as_deref().unwrap_or("?"), *count)).collect();
        let expected = [
            ("minor", Some(4)),
            ("moderate", None),
            ("major", Some(3)),
            ("critical", None),
            ("odd", Some(2)),
            ("?", Some(1)),
        ];
        assert_eq!(told, expected);
    }
}
