//! The columns of a table of customers: their names as field paths, their cells as typed values.

use csv::StringRecord;

use super::Rows;
use crate::diagnostic::Diagnostic;
use crate::intake::located::{Entry, Item, Kind, Node, Span};
use crate::intake::path::{self, Path, Step};
use crate::intake::problems::{COLUMN_TOO_BROAD, DUPLICATE_FIELD, UNKNOWN_COLUMN};
use crate::intake::schema::spelling;
use crate::intake::shape::{CUSTOMER, Shape, did_you_mean};

/// A column.
pub(super) enum Column {
    /// Its field and that field's type.
    Field(Path, &'static Shape),
    /// Not to be read: it has no name, or a wrong one, which has been said.
    Ignored,
}

/// All columns, in the order of the table.
pub(super) struct Columns(pub(super) Vec<Column>);

impl Columns {
    /// Reads the first line.
    pub(super) fn read(head: &StringRecord, place: impl Fn(usize) -> Span, rows: &mut Rows) -> Self {
        let mut seen: Vec<Path> = Vec::with_capacity(head.len());
        let columns = head.iter().enumerate().map(|(number, name)| {
            let column = column(name.trim(), place(number), rows);
            if let Column::Field(path, _) = &column {
                if seen.contains(path) {
                    let message = format!("two columns are named `{path}`");
                    rows.say(
                        Diagnostic::error(DUPLICATE_FIELD, message).hint("keep one of the two"),
                        path,
                        place(number),
                    );
                    return Column::Ignored;
                }
                seen.push(path.clone());
            }
            column
        });
        Self(columns.collect())
    }
}

fn column(name: &str, span: Span, rows: &mut Rows) -> Column {
    if name.is_empty() {
        return Column::Ignored;
    }
    let path = path::parse(name).map(spelt);
    let Some((path, shape)) = path.and_then(|path| CUSTOMER.at(&path.0).map(|shape| (path, shape))) else {
        let known = leaves(&CUSTOMER, "");
        let last = known.iter().find(|path| path.rsplit('.').next() == Some(name));
        let meant = did_you_mean(name, known.iter().map(String::as_str)).or(last.map(String::as_str));
        let hint = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "a column is named by a field's path, such as contact.name or impact.windows[0].from".to_owned(),
        };
        let shown: String = name.chars().take(60).collect();
        let message = format!("`{shown}` is not a field of a customer");
        rows.say(Diagnostic::error(UNKNOWN_COLUMN, message).hint(hint), &Path::default(), span);
        return Column::Ignored;
    };
    if takes_text(shape) {
        return Column::Field(path, shape);
    }
    let examples: Vec<_> =
        leaves(shape, &path.to_string()).into_iter().take(3).map(|path| format!("`{path}`")).collect();
    let message = format!("`{path}` holds several fields, and a cell holds one");
    let hint = format!("give each its own column: {}", examples.join(", "));
    rows.say(Diagnostic::error(COLUMN_TOO_BROAD, message).hint(hint), &path, span);
    Column::Ignored
}

/// The path with the one spelling of each field that the structs have.
fn spelt(mut path: Path) -> Path {
    if let Some(Step::Field(name)) = path.0.first_mut() {
        let first = spelling("Customer", name).to_owned();
        *name = first;
    }
    path
}

/// Whether the text of a cell can be such a value.
fn takes_text(shape: &Shape) -> bool {
    match shape {
        Shape::Table(_) | Shape::Named(_) => false,
        Shape::List(inner) => matches!(**inner, Shape::Text(_) | Shape::Choice(_)),
        Shape::Either(shapes) => shapes.iter().any(takes_text),
        Shape::Text(_) | Shape::Truth | Shape::Whole(_) | Shape::Choice(_) => true,
    }
}

/// The paths of all single values, with `[0]` for lists.
fn leaves(shape: &Shape, path: &str) -> Vec<String> {
    match shape {
        Shape::Table(table) => {
            let dot = if path.is_empty() { "" } else { "." };
            table.fields.iter().flat_map(|field| leaves(&field.shape, &format!("{path}{dot}{}", field.name))).collect()
        }
        Shape::List(inner) => leaves(inner, &format!("{path}[0]")),
        _ => vec![path.to_owned()],
    }
}

/// The text of a cell as the value that its column takes; what does not fit stays text and is refused later.
pub(super) fn typed(cell: &str, shape: &Shape, span: Span) -> Node {
    let kind = match shape {
        Shape::Truth => match cell.to_ascii_lowercase().as_str() {
            "true" | "yes" => Kind::Bool(true),
            "false" | "no" => Kind::Bool(false),
            _ => Kind::Text(cell.to_owned()),
        },
        Shape::Whole(_) => Kind::Number(cell.to_owned()),
        // A cell with line breaks, such as a postal address, is a list of lines.
        Shape::List(inner) => {
            let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
            Kind::List(
                lines.map(|(index, line)| Item { index, addressed: false, node: typed(line, inner, span) }).collect(),
            )
        }
        _ => Kind::Text(cell.to_owned()),
    };
    Node { span, kind }
}

/// Puts a value where a path leads, making the tables and lists on the way.
pub(super) fn insert(node: &mut Node, steps: &[Step], value: Node, span: Span) {
    let Some((step, rest)) = steps.split_first() else {
        *node = value;
        return;
    };
    let empty = || Node { span, kind: Kind::Null };
    match step {
        Step::Field(name) => {
            if !matches!(node.kind, Kind::Table(_)) {
                node.kind = Kind::Table(Vec::new());
            }
            let Kind::Table(entries) = &mut node.kind else { return };
            let place = entries.iter().position(|entry| entry.key == *name).unwrap_or_else(|| {
                entries.push(Entry { key: name.clone(), key_span: span, node: empty() });
                entries.len() - 1
            });
            insert(&mut entries[place].node, rest, value, span);
        }
        Step::Index(index) => {
            if !matches!(node.kind, Kind::List(_)) {
                node.kind = Kind::List(Vec::new());
            }
            let Kind::List(items) = &mut node.kind else { return };
            let place = items.iter().position(|item| item.index == *index).unwrap_or_else(|| {
                items.push(Item { index: *index, addressed: true, node: empty() });
                items.len() - 1
            });
            insert(&mut items[place].node, rest, value, span);
        }
    }
}
