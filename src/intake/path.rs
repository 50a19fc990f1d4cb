//! Field paths: `customers[0].impact.windows[0].to`, built only when there is something to say.

use std::fmt;

/// Where a check stands; lives on the stack, so that a record without problems pays nothing for paths.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    above: Option<&'a At<'a>>,
    step: AtStep<'a>,
}

#[derive(Debug, Clone, Copy)]
enum AtStep<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The record itself.
    pub(super) const ROOT: At<'static> = At { above: None, step: AtStep::Root };

    /// A field of this table.
    pub(super) fn field(&'a self, name: &'a str) -> At<'a> {
        At { above: Some(self), step: AtStep::Field(name) }
    }

    /// An element of this list.
    pub(super) fn index(&'a self, index: usize) -> At<'a> {
        At { above: Some(self), step: AtStep::Index(index) }
    }

    /// The path, to keep.
    pub(super) fn path(&self) -> Path {
        let mut path = self.above.map(At::path).unwrap_or_default();
        match self.step {
            AtStep::Root => {}
            AtStep::Field(name) => path.0.push(Step::Field(name.to_owned())),
            AtStep::Index(index) => path.0.push(Step::Index(index)),
        }
        path
    }
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a field.
    Field(String),
    /// Into an element of a list, from 0.
    Index(usize),
}

/// A path from the root of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Path(pub(super) Vec<Step>);

impl Path {
    /// The path of a field of this table.
    pub(super) fn field(&self, name: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Field(name.to_owned()));
        path
    }

    /// The path of an element of this list.
    pub(super) fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Index(index));
        path
    }

    /// Whether this is `other` or lies within it.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The path without its first steps.
    pub(super) fn without_first(&self, steps: usize) -> Self {
        Self(self.0.iter().skip(steps).cloned().collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Field(name) => {
                    let dot = if number == 0 { "" } else { "." };
                    let plain =
                        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
                    if plain { write!(f, "{dot}{name}")? } else { write!(f, "{dot}{name:?}")? }
                }
            }
        }
        Ok(())
    }
}

/// Reads a path as the head of a column writes it: `impact.windows[0].from`.
pub(super) fn parse(text: &str) -> Option<Path> {
    let mut path = Path::default();
    for part in text.trim().split('.') {
        let (name, indices) = part.split_at(part.find('[').unwrap_or(part.len()));
        if name.is_empty() {
            return None;
        }
        path.0.push(Step::Field(name.trim().to_owned()));
        for index in indices.split_terminator(']') {
            path.0.push(Step::Index(index.strip_prefix('[')?.parse().ok().filter(|&index: &usize| index < 1000)?));
        }
        if !indices.is_empty() && !indices.ends_with(']') {
            return None;
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_the_contract_says() {
        let customers = At::ROOT.field("customers");
        let customer = customers.index(0);
        let (impact, name) = (customer.field("impact"), "windows".to_owned());
        let windows = impact.field(&name);
        let window = windows.index(12);
        assert_eq!(window.field("to").path().to_string(), "customers[0].impact.windows[12].to");
        assert_eq!(Path::default().field("plans").field("a.b").to_string(), "plans.\"a.b\"");
    }

    #[test]
    fn the_head_of_a_column_is_a_path() {
        assert_eq!(parse("impact.windows[0].from").unwrap().to_string(), "impact.windows[0].from");
        for wrong in ["", "a..b", "a[", "a[x]", "a[0", "[0]", "a[99999]", "a[0]b"] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
