//! Tables in plain text: columns stand under a line of dashes in pieces, rows are divided by empty lines.

/// Where the columns of a table stand, in characters: each begins there, and ends where the next begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns(Vec<usize>);

impl Columns {
    /// Of a line of dashes in two pieces or more.
    pub(super) fn of(line: &str) -> Option<Self> {
        let only = line.trim().bytes().all(|byte| matches!(byte, b'-' | b' '));
        let mut starts = Vec::new();
        let mut before = ' ';
        for (at, c) in line.chars().enumerate() {
            if c == '-' && before != '-' {
                starts.push(at);
            }
            before = c;
        }
        (only && starts.len() > 1 && line.contains("---")).then_some(Self(starts))
    }

    /// Whether the lines are a row: none has a word over the edge of a column, and one has more than the first.
    pub(super) fn hold(&self, lines: &[(&str, usize)]) -> bool {
        let edge = |line: &str, at: usize| line.chars().nth(at - 1).is_none_or(|c| c == ' ');
        let all = lines.iter().all(|(line, _)| self.0.iter().filter(|at| **at > 0).all(|at| edge(line, *at)));
        let second = self.0.get(1).copied().unwrap_or_default();
        all && lines.iter().any(|(line, _)| line.chars().count() > second)
    }

    /// The cells of a row, each with its lines and their places.
    pub(super) fn cells<'t>(&self, lines: &[(&'t str, usize)]) -> Vec<Vec<(&'t str, usize)>> {
        let byte = |line: &str, at: usize| line.char_indices().nth(at).map_or(line.len(), |(byte, _)| byte);
        let cells = (0..self.0.len()).map(|column| {
            let pieces = lines.iter().filter_map(|(line, start)| {
                let from = byte(line, self.0[column]);
                let to = self.0.get(column + 1).map_or(line.len(), |next| byte(line, *next));
                let piece = line[from..to].trim_end();
                (!piece.trim().is_empty()).then_some((piece, start + from))
            });
            pieces.collect()
        });
        cells.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_by_columns() {
        let columns = Columns::of("------  -----------\n").unwrap();
        let (first, second) = ("It was  10 March,", "seen    6:20 a.m.");
        let lines = [(first, 100), (second, 118)];
        assert!(columns.hold(&lines));
        assert_eq!(columns.cells(&lines), [[("It was", 100), ("seen", 118)], [("10 March,", 108), ("6:20 a.m.", 126)]]);
        assert!(!columns.hold(&[("What stands under a table is no row of it.", 0)]));
        assert_eq!(Columns::of("-----"), None);
    }
}
