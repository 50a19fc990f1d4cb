//! How shapes and values are called in messages.

use strsim::normalized_damerau_levenshtein;

use super::{Shape, Table};
use crate::intake::located::{Kind, Node};

/// From which share of letters in common on a name is near: three fifths.
const NEAR: f64 = 0.6;

/// The nearest of the known names, if one is near enough to be what was meant.
pub(in crate::intake) fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| text.to_lowercase().replace(['-', ' ', '_'], "");
    let folded = fold(&wrong.chars().take(80).collect::<String>());
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let candidate = fold(name);
        let (short, long) = if folded.len() < candidate.len() { (&folded, &candidate) } else { (&candidate, &folded) };
        let shares = short.len() > 3 && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()));
        // As many letters as one is longer than the other differ for certain: a table may have many long columns.
        if !shares && short.chars().count() * 5 < long.chars().count() * 3 {
            continue;
        }
        let near = normalized_damerau_levenshtein(&folded, &candidate);
        let near = if shares { near.max(0.7) } else { near };
        if near >= NEAR && best.is_none_or(|(score, _)| near > score) {
            best = Some((near, name));
        }
    }
    best.map(|(_, name)| name)
}

/// What a value is: `a number`.
pub(super) fn found(node: &Node) -> &'static str {
    match node.kind {
        Kind::Null => "nothing",
        Kind::Bool(_) => "true or false",
        Kind::Number(_) => "a number",
        Kind::Text(_) => "text",
        Kind::List(_) => "a list",
        Kind::Table(_) => "a table of fields",
    }
}

/// What a field takes: `text`.
pub(super) fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Text(_) => "text".to_owned(),
        Shape::Truth => "true or false".to_owned(),
        Shape::Whole(_) => "a whole number".to_owned(),
        Shape::Choice(words) => format!("one of {}", listed(words.iter().map(String::as_str))),
        Shape::List(_) => "a list".to_owned(),
        Shape::Table(table) => format!("a table of {}", fields(table)),
        Shape::Named(_) => "a table of names".to_owned(),
        Shape::Either(shapes) => shapes.iter().map(wanted).collect::<Vec<_>>().join(", or "),
    }
}

/// The fields of a table, in words; the first few of many.
fn fields(table: &Table) -> String {
    const SHOWN: usize = 5;
    let names: Vec<_> = table.names().take(SHOWN).collect();
    let more = if table.fields.len() > SHOWN { " and more" } else { "" };
    format!("{}{more}", listed(names))
}

/// Names in quotes, with commas.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        let known = ["root_cause", "root_cause_status", "resolved", "measures", "organization"];
        assert_eq!(did_you_mean("rootCause", known), Some("root_cause"));
        assert_eq!(did_you_mean("measure", known), Some("measures"));
        assert_eq!(did_you_mean("resovled", known), Some("resolved"));
        assert_eq!(did_you_mean("weather", known), None);
    }
}
