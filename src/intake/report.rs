//! Findings to diagnostics: each gets its place, and what only follows from another is left out.

use std::collections::HashSet;

use super::customers;
use super::findings::Finding;
use super::located::{Kind, Node, Origin, Span, SyntaxFault, Text};
use super::path::{Path, Step};
use super::problems::{
    DATA_CONTRADICTION, EMPTY_ITEM, MISSING_FIELD, OUT_OF_BOUNDS, STATUS_CONTRADICTION, TIME_WITHOUT_OFFSET,
    UNSPOKEN_THIRD_PARTY,
};
use super::shape::Shape;
use crate::diagnostic::{Diagnostic, Level, Problems, Result, Warned};

/// What was found, with the texts it was found in.
#[derive(Debug)]
pub(super) struct Report<'a> {
    main: &'a Text<'a>,
    customers: Option<&'a Text<'a>>,
    found: Vec<(Diagnostic, Span)>,
}

/// Where values were taken out of a tree, so that what follows from their absence is not said.
#[derive(Debug, Default)]
pub(super) struct Holes {
    /// In the case or the policy.
    pub(super) main: Vec<Path>,
    /// In the row of a customer, by id; paths begin at the row.
    pub(super) rows: Vec<(Option<String>, Path)>,
}

impl<'a> Report<'a> {
    /// Nothing found so far.
    pub(super) fn new(main: &'a Text<'a>, customers: Option<&'a Text<'a>>) -> Self {
        Self { main, customers, found: Vec::new() }
    }

    /// A text that could not be read.
    pub(super) fn fault(&mut self, fault: SyntaxFault) {
        let mut diagnostic = Diagnostic::error(fault.code, fault.message);
        diagnostic.hint = fault.hint.map(str::to_owned);
        self.found.push((diagnostic, fault.span));
    }

    /// A problem whose place is known.
    pub(super) fn placed(&mut self, finding: Finding, span: Span, customer: Option<String>) {
        let Finding { mut diagnostic, path } = finding;
        diagnostic.path = (!path.0.is_empty()).then(|| path.to_string());
        diagnostic.customer = customer;
        self.found.push((diagnostic, span));
    }

    /// A problem at a path of a tree, unless it only follows from a hole.
    pub(super) fn found(&mut self, finding: Finding, tree: &Node, shape: &Shape, holes: &Holes) {
        let Finding { mut diagnostic, path } = finding;
        let spot = locate(tree, &path);
        if holes.explain(&diagnostic, &spot) {
            return;
        }
        if diagnostic.code == MISSING_FIELD && diagnostic.hint.is_none() {
            diagnostic.hint = shape.description(&path).map(one_line);
        }
        // What all share is told once, as its own; what a customer should have added is told of the customer.
        let shared = spot.span.origin == Origin::Defaults && diagnostic.code != MISSING_FIELD;
        diagnostic.path = Some(spot.shown(shared).to_string());
        diagnostic.customer = spot.customer.filter(|_| !shared);
        self.found.push((diagnostic, spot.span));
    }

    /// The value with its warnings, or every problem; in the order of the texts, each once.
    pub(super) fn finish<T>(self, value: Option<T>, record: Option<u64>) -> Result<Warned<T>> {
        let Self { main, customers, mut found } = self;
        found.sort_by_key(|(_, span)| (span.origin == Origin::Customers, span.start));
        let mut seen = HashSet::new();
        found.retain(|(diagnostic, span)| {
            seen.insert((
                diagnostic.code,
                span.start,
                span.origin == Origin::Customers,
                diagnostic.path.clone(),
                diagnostic.message.clone(),
            ))
        });
        let diagnostics = found.into_iter().map(|(mut diagnostic, span)| {
            let text = if span.origin == Origin::Customers { customers.unwrap_or(main) } else { main };
            diagnostic.place = Some(text.place(span));
            diagnostic.record = record;
            diagnostic
        });
        let diagnostics: Vec<_> = diagnostics.collect();
        match value {
            Some(value) if diagnostics.iter().all(|diagnostic| diagnostic.level < Level::Error) => {
                Ok(Warned { value, diagnostics })
            }
            _ => Err(Problems(diagnostics)),
        }
    }

    /// Whether an error has been found.
    pub(super) fn has_errors(&self) -> bool {
        self.found.iter().any(|(diagnostic, _)| diagnostic.level == Level::Error)
    }
}

/// A doc comment on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id of the customer that a path of the file leads into.
pub(super) fn customer_at(tree: &Node, path: &Path) -> Option<String> {
    let [Step::Field(name), Step::Index(index), ..] = path.0.as_slice() else { return None };
    let customers = tree.get("customers").filter(|_| name == "customers")?;
    match &customers.node.kind {
        Kind::List(items) => customers::id(&items.iter().find(|item| item.index == *index)?.node),
        _ => customers::id(&customers.node),
    }
}

/// Where a path leads in a tree.
struct Spot {
    /// The path with the numbers that elements have in the file.
    path: Path,
    /// The value, or the name of the nearest table around what is missing.
    span: Span,
    /// The id of the customer on the way.
    customer: Option<String>,
}

impl Spot {
    /// The path within the customer, where it leads into one.
    fn within_customer(&self) -> Option<Path> {
        match self.path.0.as_slice() {
            [Step::Field(name), Step::Index(_), ..] if name == "customers" => Some(self.path.without_first(2)),
            _ => None,
        }
    }

    /// The path as the file at the place has it.
    fn shown(&self, shared: bool) -> Path {
        match (self.span.origin, self.within_customer()) {
            (Origin::Customers, Some(path)) => path,
            (Origin::Defaults, Some(path)) if shared => {
                Path([Step::Field("customer_defaults".to_owned())].into_iter().chain(path.0).collect())
            }
            _ => self.path.clone(),
        }
    }
}

/// The stretch of what a path leads to, or of the name of the nearest table around what is missing.
pub(super) fn span(root: &Node, path: &Path) -> Span {
    locate(root, path).span
}

/// Follows a path as far as it leads.
fn locate(root: &Node, path: &Path) -> Spot {
    let head = |span: Span| Span { end: span.start + 1, ..span };
    let mut node = Some(root);
    let mut spot = Spot { path: Path::default(), span: head(root.span), customer: None };
    for step in &path.0 {
        let (next, step) = follow(node, step);
        if let Some((span, next)) = next {
            let single = !matches!(next.kind, Kind::List(_) | Kind::Table(_));
            spot.span = if single { next.span } else { span.unwrap_or_else(|| head(next.span)) };
        }
        node = next.map(|(_, next)| next);
        spot.path.0.push(step);
        if let (true, Some(node)) = (spot.within_customer().is_some_and(|path| path.0.is_empty()), node) {
            spot.customer = customers::id(node);
        }
    }
    spot
}

/// One step: the span of the name and the value, if there is one, and the step with the file's number.
fn follow<'n>(node: Option<&'n Node>, step: &Step) -> (Option<(Option<Span>, &'n Node)>, Step) {
    match (node.map(|node| &node.kind), step) {
        (Some(Kind::Table(entries)), Step::Field(name)) => {
            let entry = entries.iter().find(|entry| entry.key == *name);
            (entry.map(|entry| (Some(entry.key_span), &entry.node)), step.clone())
        }
        (Some(Kind::List(items)), Step::Index(index)) => match items.get(*index) {
            Some(item) => (Some((None, &item.node)), Step::Index(item.index)),
            None => (None, step.clone()),
        },
        // A list written as its one element.
        (Some(Kind::Table(_)), Step::Index(_)) => (node.map(|node| (None, node)), step.clone()),
        _ => (None, step.clone()),
    }
}

impl Holes {
    /// Whether a problem only says again that something was taken out.
    fn explain(&self, diagnostic: &Diagnostic, spot: &Spot) -> bool {
        let within = spot.within_customer();
        let defaults = Step::Field("customer_defaults".to_owned());
        let main = self.main.iter().any(|hole| {
            let shared = hole.0.first() == Some(&defaults);
            match &within {
                Some(within) if shared => follows(diagnostic, within, &hole.without_first(1)),
                _ => follows(diagnostic, &spot.path, hole),
            }
        });
        let rows = within.is_some_and(|within| {
            self.rows.iter().any(|(id, hole)| *id == spot.customer && follows(diagnostic, &within, hole))
        });
        let zone = Path::default().field("incident").field("time_zone");
        main || rows || diagnostic.code == TIME_WITHOUT_OFFSET && self.main.contains(&zone)
    }
}

/// Whether a problem at a path follows from a hole: it lies within it, or it misses what the hole held.
fn follows(diagnostic: &Diagnostic, path: &Path, hole: &Path) -> bool {
    const OF_THE_WHOLE: [crate::diagnostic::Code; 5] =
        [EMPTY_ITEM, UNSPOKEN_THIRD_PARTY, DATA_CONTRADICTION, STATUS_CONTRADICTION, OUT_OF_BOUNDS];
    let around = |path: &Path| path.0.split_last().map(|(_, around)| around.to_vec());
    let beside = OF_THE_WHOLE.contains(&diagnostic.code) && {
        let table = around(hole);
        table.as_ref() == Some(&path.0) || table == around(path)
    };
    path.is_within(hole) || beside
}
