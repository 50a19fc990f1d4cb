//! A text as the typesetter is given it: data, in which every string is text. `templates/pdf/letter.typ` reads it.

use serde::Serialize;

/// What stands on its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(super) enum Block {
    Paragraph {
        of: Vec<Inline>,
    },
    Heading {
        level: u8,
        of: Vec<Inline>,
    },
    /// `start`: the number of its first item; without one it has bullets.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote {
        of: Vec<Block>,
    },
    Code {
        lines: Vec<String>,
    },
    Rule,
    Table(Table),
}

/// A table; its first row is its head.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Table {
    /// The width of each column, in points.
    pub(super) widths: Vec<f64>,
    /// The side to which each column's text stands.
    pub(super) sides: Vec<Side>,
    /// Rows of cells, each as long as the others.
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

/// Where a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Side {
    Left,
    Center,
    Right,
}

/// What stands within a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(super) enum Inline {
    Text { text: String },
    Strong { of: Vec<Inline> },
    Emphasis { of: Vec<Inline> },
    Struck { of: Vec<Inline> },
    Code { text: String },
    Link { to: String, of: Vec<Inline> },
    Break,
}

/// The words of a line, for measuring.
pub(super) fn words(line: &[Inline]) -> String {
    let mut text = String::new();
    gather(line, &mut text);
    text
}

fn gather(line: &[Inline], text: &mut String) {
    for piece in line {
        match piece {
            Inline::Text { text: more } | Inline::Code { text: more } => text.push_str(more),
            Inline::Strong { of } | Inline::Emphasis { of } | Inline::Struck { of } | Inline::Link { of, .. } => {
                gather(of, text);
            }
            Inline::Break => text.push('\n'),
        }
    }
}
