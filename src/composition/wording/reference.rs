//! How a place in a contract is named.

/// A clause as it stands behind a noun: `clause 8.2`; one that has words of its own keeps them (`Schedule B`).
pub fn clause(clause: &str) -> String {
    let bare = clause.starts_with(|c: char| c.is_ascii_digit());
    if bare { ["clause ", clause].concat() } else { clause.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::clause;

    #[test]
    fn a_bare_number_is_a_clause() {
        assert_eq!([clause("8.2"), clause("Schedule B, 3")], ["clause 8.2", "Schedule B, 3"]);
    }
}
