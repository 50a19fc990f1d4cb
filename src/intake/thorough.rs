//! The second reading: a tree in which everything knows its place, walked whole, so that every problem of a
//! record is told at once.

use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;

use super::customers::{Rows, id, merge, take_customers};
use super::findings::Findings;
use super::located::{Entry, Kind, Node, Origin, Span, SyntaxFault, Text, parse_json, parse_toml, parse_yaml};
use super::path::Path;
use super::problems::{WRONG_FORMAT, WRONG_TYPE};
use super::report::{Holes, Report, customer_at};
use super::shape::{CASE, POLICY, Pruned, Shape, prune};
use super::source::SourceFormat;
use super::{ReadOptions, schema, validate};
use crate::case::{Case, Customer};
use crate::diagnostic::{self, Diagnostic, Warned};
use crate::policy::Policy;

/// A customers file that has been read.
#[derive(Debug)]
pub(super) struct CustomersFile<'a> {
    /// Its text.
    pub(super) text: Text<'a>,
    /// Its rows.
    pub(super) rows: Rows,
}

/// A record to be read.
#[derive(Debug)]
pub(super) struct Record<'a> {
    /// The text that it stands in.
    pub(super) text: &'a Text<'a>,
    /// Where in the text.
    pub(super) stretch: Range<usize>,
    /// How it is written.
    pub(super) format: SourceFormat,
    /// Its number in a stream, from 1.
    pub(super) number: Option<u64>,
}

/// Reads a case.
pub(super) fn case(
    record: &Record<'_>,
    customers: Option<&CustomersFile<'_>>,
    policy: &Policy,
    options: &ReadOptions,
) -> diagnostic::Result<Warned<Case>> {
    let mut report = Report::new(record.text, customers.map(|file| &file.text));
    for (finding, span, id) in customers.iter().flat_map(|file| &file.rows.findings) {
        report.placed(finding.clone(), *span, id.clone());
    }
    let Some((mut tree, mut holes)) = tree(record, &CASE, &mut report) else {
        return report.finish(None, record.number);
    };
    if let Kind::Table(entries) = &mut tree.kind {
        let shared = entries.iter_mut().filter(|entry| entry.key == "customer_defaults");
        shared.for_each(|entry| entry.node.set_origin(Origin::Defaults));
    }
    if let Some(file) = customers {
        holes.rows.clone_from(&file.rows.holes);
    }
    merge(&mut tree, customers.map(|file| file.rows.nodes.clone()).unwrap_or_default());
    let value = tree.to_value();
    let case = typed::<schema::Case<'_>>(&value, &mut report).and_then(|raw| {
        let (case, findings) = validate::case(&raw, policy, options);
        findings.0.into_iter().for_each(|finding| report.found(finding, &tree, &CASE, &holes));
        case
    });
    report.finish(case, record.number)
}

/// Reads one customer of a customers file into a case of which all else is known.
pub(super) fn customer(
    main: &Text<'_>,
    file: &CustomersFile<'_>,
    defaults: Option<&Node>,
    check: impl FnOnce(&schema::Customer<'_>) -> (Option<Customer>, Findings),
) -> diagnostic::Result<Warned<Customer>> {
    let mut report = Report::new(main, Some(&file.text));
    for (finding, span, id) in &file.rows.findings {
        report.placed(finding.clone(), *span, id.clone());
    }
    let mut tree = Node { span: Span::default(), kind: Kind::Table(Vec::new()) };
    if let Some(defaults) = defaults {
        let entry = Entry { key: "customer_defaults".to_owned(), key_span: defaults.span, node: defaults.clone() };
        tree.kind = Kind::Table(vec![entry]);
    }
    merge(&mut tree, file.rows.nodes.clone());
    let holes = Holes { main: Vec::new(), rows: file.rows.holes.clone() };
    let only = tree.get("customers").and_then(|entry| entry.node.first()).cloned();
    let value = only.map(|node| node.to_value());
    let customer = value.as_ref().and_then(|value| typed::<schema::Customer<'_>>(value, &mut report)).and_then(|raw| {
        let (customer, findings) = check(&raw);
        findings.0.into_iter().for_each(|finding| report.found(finding, &tree, &CASE, &holes));
        customer
    });
    report.finish(customer, None)
}

/// What all customers of a case share, if it says so.
pub(super) fn defaults(record: &Record<'_>) -> Option<Node> {
    let mut unheard = Report::new(record.text, None);
    let (tree, _) = tree(record, &CASE, &mut unheard)?;
    let mut defaults = tree.get("customer_defaults")?.node.clone();
    defaults.set_origin(Origin::Defaults);
    Some(defaults)
}

/// The ids of the customers that a case names.
pub(super) fn customer_ids(record: &Record<'_>) -> Vec<String> {
    let Ok(mut tree) = table(record.text.body, record.stretch.clone(), record.format) else { return Vec::new() };
    match take_customers(&mut tree).map(|entry| entry.node) {
        Some(Node { kind: Kind::List(items), .. }) => items.iter().filter_map(|item| id(&item.node)).collect(),
        Some(node) => id(&node).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Reads a policy.
pub(super) fn policy(record: &Record<'_>) -> diagnostic::Result<Warned<Policy>> {
    let mut report = Report::new(record.text, None);
    let Some((tree, holes)) = tree(record, &POLICY, &mut report) else {
        return report.finish(None, None);
    };
    let value = tree.to_value();
    let policy = typed::<schema::Policy<'_>>(&value, &mut report).map(|raw| {
        let (policy, findings) = validate::policy(&raw);
        findings.0.into_iter().for_each(|finding| report.found(finding, &tree, &POLICY, &holes));
        policy
    });
    report.finish(policy, None)
}

/// The tree of a record, with nothing in it that is not of the shape.
fn tree(record: &Record<'_>, shape: &Shape, report: &mut Report<'_>) -> Option<(Node, Holes)> {
    let mut tree = match table(record.text.body, record.stretch.clone(), record.format) {
        Ok(tree) => tree,
        Err(faults) => {
            for fault in faults {
                report.fault(fault);
            }
            return None;
        }
    };
    let mut pruned = Pruned::default();
    prune(&mut tree, shape, &Path::default(), &mut pruned);
    for (finding, span) in pruned.findings {
        let customer = customer_at(&tree, &finding.path);
        report.placed(finding, span, customer);
    }
    Some((tree, Holes { main: pruned.holes, rows: Vec::new() }))
}

/// What a stretch of a text holds, if it is a table of fields, whatever their names.
pub(super) fn table(text: &str, stretch: Range<usize>, format: SourceFormat) -> Result<Node, Vec<SyntaxFault>> {
    let tree = match format {
        SourceFormat::Json | SourceFormat::Ndjson => parse_json(text, stretch).map_err(|fault| vec![fault])?,
        SourceFormat::Yaml => parse_yaml(text).map_err(|fault| vec![fault])?,
        SourceFormat::Toml => parse_toml(text)?,
        SourceFormat::Csv => {
            return Err(vec![SyntaxFault {
                code: WRONG_FORMAT,
                message: "a table of comma-separated values holds customers, and no case".to_owned(),
                hint: Some("write the case as JSON or YAML, and give the table as the customers file"),
                span: Span::default(),
            }]);
        }
    };
    if matches!(tree.kind, Kind::Table(_)) {
        return Ok(tree);
    }
    Err(vec![SyntaxFault {
        code: WRONG_TYPE,
        message: "this record is not a table of fields".to_owned(),
        hint: Some("write an object with the fields that `amends schema` lists: { ... }"),
        span: Span { end: tree.span.start + 1, ..tree.span },
    }])
}

/// The struct of a tree that has its shape.
fn typed<'a, T: Deserialize<'a>>(value: &'a Value, report: &mut Report<'_>) -> Option<T> {
    match T::deserialize(value) {
        Ok(raw) => Some(raw),
        // The walk lets nothing through that serde refuses; should it ever, this is said rather than lost.
        Err(error) => {
            if !report.has_errors() {
                let diagnostic = Diagnostic::error(WRONG_TYPE, format!("this record cannot be read: {error}"));
                let finding = super::findings::Finding { diagnostic, path: Path::default() };
                report.placed(finding, Span::default(), None);
            }
            None
        }
    }
}
