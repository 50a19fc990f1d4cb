//! Tables in plain text: columns aligned by the width that their text takes on a screen.

use pulldown_cmark::Alignment;

use super::wrap::{hanging, unbroken, width};

/// What stands between two columns.
const GUTTER: &str = "  ";
/// A column is not made narrower than this.
const NARROWEST: usize = 9;

/// A table as read: its first row is its head.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How each column is aligned.
    pub(super) alignments: Vec<Alignment>,
    /// Rows of cells; every row has as many.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// The table in lines of at most `limit` columns; if it cannot be made so narrow, a row is a list of what each
    /// cell is and says.
    pub(super) fn lines(&self, limit: usize) -> Vec<String> {
        match self.widths(limit) {
            Some(widths) => self.aligned(&widths),
            None => self.listed(limit),
        }
    }

    /// The width of each column: as its text needs, the widest made narrower until all fit.
    fn widths(&self, limit: usize) -> Option<Vec<usize>> {
        let columns = self.alignments.len();
        let widest = |pick: fn(&str) -> usize| -> Vec<usize> {
            (0..columns)
                .map(|at| self.rows.iter().filter_map(|row| row.get(at)).map(|c| pick(c)).max().unwrap_or(0))
                .collect()
        };
        let mut widths = widest(width);
        // What cannot be broken must fit: beyond its column it would move all columns after it.
        let least: Vec<usize> = widest(unbroken).into_iter().map(|longest| longest.max(NARROWEST)).collect();
        let room = limit.checked_sub(GUTTER.len() * columns.saturating_sub(1))?;
        while widths.iter().sum::<usize>() > room {
            let slack = |at: &usize| widths[*at].saturating_sub(least[*at]);
            let at = (0..columns).filter(|at| slack(at) > 0).max_by_key(|at| widths[*at])?;
            widths[at] -= 1;
        }
        Some(widths)
    }

    fn aligned(&self, widths: &[usize]) -> Vec<String> {
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| self.row(row, widths)).collect();
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat((*width).max(1))).collect();
        // Rows of several lines are told apart by an empty one.
        let apart = rows.iter().skip(1).any(|lines| lines.len() > 1);
        let mut out = Vec::new();
        for (at, lines) in rows.into_iter().enumerate() {
            if at == 1 {
                out.push(rule.join(GUTTER));
            } else if at > 1 && apart {
                out.push(String::new());
            }
            out.extend(lines);
        }
        out
    }

    /// The lines of one row.
    fn row(&self, row: &[String], widths: &[usize]) -> Vec<String> {
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|(cell, width)| hanging(cell, "", "", *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|line| {
                let padded: Vec<String> = cells
                    .iter()
                    .zip(widths)
                    .zip(&self.alignments)
                    .map(|((cell, width), alignment)| {
                        pad(cell.get(line).map_or("", String::as_str), *width, *alignment)
                    })
                    .collect();
                padded.join(GUTTER).trim_end().to_owned()
            })
            .collect()
    }

    fn listed(&self, limit: usize) -> Vec<String> {
        let Some((head, rows)) = self.rows.split_first() else { return Vec::new() };
        let mut out = Vec::new();
        for row in rows {
            if !out.is_empty() {
                out.push(String::new());
            }
            for (what, says) in head.iter().zip(row).filter(|(_, says)| !says.is_empty()) {
                let line = if what.is_empty() { says.clone() } else { format!("{what}: {says}") };
                out.extend(hanging(&line, "", "  ", limit));
            }
        }
        out
    }
}

fn pad(text: &str, columns: usize, alignment: Alignment) -> String {
    let free = columns.saturating_sub(width(text));
    let before = match alignment {
        Alignment::Right => free,
        Alignment::Center => free / 2,
        Alignment::Left | Alignment::None => 0,
    };
    format!("{}{text}{}", " ".repeat(before), " ".repeat(free - before))
}
