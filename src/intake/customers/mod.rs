//! Customers from a file of their own (`--customers`): rows of JSON, NDJSON, YAML or CSV, checked for their
//! shape, and merged into the case. Which columns there are is not written here but read from the schema.

mod columns;
mod csv;
mod merge;

use std::collections::{HashMap, HashSet};

use super::findings::Finding;
use super::located::{Kind, Node, Origin, Span, SyntaxFault, Text, parse_json, parse_yaml};
use super::path::Path;
use super::problems::{DUPLICATE_CUSTOMER, MISSING_FIELD, WRONG_FORMAT};
use super::records::{self, Records};
use super::shape::{CUSTOMER, Pruned, prune};
use super::source::SourceFormat;
use crate::diagnostic::{Diagnostic, Level};

pub(super) use merge::{merge, take_customers};

/// The rows of a customers file.
#[derive(Debug, Default, Clone)]
pub(super) struct Rows {
    /// Customers as trees, without what is not of their shape.
    pub(super) nodes: Vec<Node>,
    /// What is wrong with the file; paths begin at the row.
    pub(super) findings: Vec<(Finding, Span, Option<String>)>,
    /// What was taken out of the row of which customer.
    pub(super) holes: Vec<(Option<String>, Path)>,
}

impl Rows {
    fn say(&mut self, diagnostic: Diagnostic, path: &Path, mut span: Span) {
        span.origin = Origin::Customers;
        self.findings.push((Finding { diagnostic, path: path.clone() }, span, None));
    }

    fn fault(&mut self, fault: SyntaxFault) {
        let mut diagnostic = Diagnostic::error(fault.code, fault.message);
        diagnostic.hint = fault.hint.map(str::to_owned);
        self.say(diagnostic, &Path::default(), fault.span);
    }
}

/// Reads a customers file.
pub(super) fn read(text: &str, format: SourceFormat) -> Rows {
    let mut rows = match format {
        SourceFormat::Csv => csv::rows(text),
        SourceFormat::Json => json(text, records::values(text)),
        SourceFormat::Ndjson => json(text, records::lines(text)),
        SourceFormat::Yaml => yaml(text),
        SourceFormat::Toml => {
            let mut rows = Rows::default();
            let diagnostic = Diagnostic::error(WRONG_FORMAT, "customers are not read from TOML")
                .hint("write CSV, JSON, NDJSON or YAML");
            rows.say(diagnostic, &Path::default(), Span::default());
            rows
        }
    };
    for node in std::mem::take(&mut rows.nodes) {
        rows.check(node);
    }
    rows.unique();
    rows
}

fn json(text: &str, records: Records) -> Rows {
    let mut rows = Rows::default();
    for stretch in records.stretches {
        match parse_json(text, stretch) {
            Ok(node) => rows.nodes.push(node),
            Err(fault) => rows.fault(fault),
        }
    }
    let empty = text.trim().is_empty().then(|| SyntaxFault::nothing(0));
    records.fault.into_iter().chain(empty).for_each(|fault| rows.fault(fault));
    rows
}

fn yaml(text: &str) -> Rows {
    let mut rows = Rows::default();
    match parse_yaml(text) {
        Ok(Node { kind: Kind::List(items), .. }) => rows.nodes.extend(items.into_iter().map(|item| item.node)),
        Ok(node) => rows.nodes.push(node),
        Err(fault) => rows.fault(fault),
    }
    rows
}

/// The id of a customer's tree.
pub(super) fn id(node: &Node) -> Option<String> {
    node.get("id")?.node.as_text().map(|id| id.trim().to_owned())
}

impl Rows {
    /// What is wrong with the file and belongs to no customer.
    pub(super) fn of_the_whole(&self, text: &Text<'_>) -> Vec<Diagnostic> {
        let whole = self.findings.iter().filter(|(_, _, id)| id.is_none());
        let errors = whole.filter(|(finding, _, _)| finding.diagnostic.level == Level::Error);
        errors
            .map(|(finding, span, _)| Diagnostic { place: Some(text.place(*span)), ..finding.diagnostic.clone() })
            .collect()
    }

    /// Where the row of each customer is.
    pub(super) fn places(&self) -> HashMap<String, usize> {
        self.nodes.iter().enumerate().filter_map(|(place, node)| Some((id(node)?, place))).collect()
    }

    /// Those of some customers, with what is wrong with them.
    pub(super) fn of(&self, ids: &[String], places: &HashMap<String, usize>) -> Self {
        let asked = |found: Option<&String>| found.is_some_and(|id| ids.contains(id));
        Self {
            nodes: ids.iter().filter_map(|id| self.nodes.get(*places.get(id)?)).cloned().collect(),
            findings: self.findings.iter().filter(|(_, _, id)| asked(id.as_ref())).cloned().collect(),
            holes: self.holes.iter().filter(|(id, _)| asked(id.as_ref())).cloned().collect(),
        }
    }

    /// Keeps of a row what has a customer's shape.
    fn check(&mut self, mut node: Node) {
        node.set_origin(Origin::Customers);
        let mut pruned = Pruned::default();
        let kept = prune(&mut node, &CUSTOMER, &Path::default(), &mut pruned);
        let id = id(&node);
        let holes = pruned.holes.into_iter().map(|path| (id.clone(), path));
        self.findings.extend(pruned.findings.into_iter().map(|(finding, span)| (finding, span, id.clone())));
        let at_id = Path::default().field("id");
        if kept && id.is_none() && !holes.clone().any(|(_, path)| path == at_id) {
            let diagnostic = Diagnostic::error(MISSING_FIELD, "this customer has no `id`")
                .hint("give each customer an id: by it the file is merged with the case");
            self.say(diagnostic, &at_id, node.span);
        }
        self.holes.extend(holes);
        if kept && id.is_some() {
            self.nodes.push(node);
        }
    }

    /// Each id may stand once in the file.
    fn unique(&mut self) {
        let mut seen = HashSet::with_capacity(self.nodes.len());
        for node in std::mem::take(&mut self.nodes) {
            let id = id(&node).unwrap_or_default();
            if seen.insert(id.clone()) {
                self.nodes.push(node);
                continue;
            }
            let diagnostic =
                Diagnostic::error(DUPLICATE_CUSTOMER, format!("another customer of this file has the id `{id}`"))
                    .hint("give each customer an id of its own");
            let span = node.get("id").map_or(node.span, |entry| entry.node.span);
            self.say(diagnostic, &Path::default().field("id"), span);
        }
    }
}
