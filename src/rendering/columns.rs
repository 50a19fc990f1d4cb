//! How wide the columns of a table are, by what stands in them. Lengths are in twentieths of a point.

use super::held::NO_BREAK;

/// The width of an average character of a table's text, in twentieths of a point.
const CHARACTER: u32 = 112;
/// The same in bold or in a broad font, such as a letterhead may have: a word that has this room is not broken.
const BROAD: u32 = 132;
/// The space between columns.
const GAP: u32 = 160;
/// Characters that a column of texts has at the least, if there is room.
const TEXT: u32 = 24;
/// By how much a column is widened at a time.
const STEP: u32 = 56;
/// Characters up to which a cell is short, such as a date, and better not broken.
const SHORT: u32 = 18;
/// Characters that count of a word: a longer one is broken.
const WORD: u32 = 28;

/// What a cell asks for, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Of its longest word.
    word: u32,
    /// Of its longest line.
    line: u32,
}

impl Cell {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let word = text.split(|c: char| c.is_whitespace() && c != NO_BREAK).map(count).max().unwrap_or(0);
        Self { word, line: text.lines().map(count).max().unwrap_or(0) }
    }
}

/// The widths of the columns, which together are that of the table: room for the longest word of each, for what is short
/// on one line where that leaves enough to the texts, and the rest to those that make rows high.
pub(super) fn widths(cells: &[Vec<Cell>], columns: usize, total: u32) -> Vec<u32> {
    let widest = |of: &dyn Fn(u32, u32) -> u32| -> Vec<u32> {
        let text =
            |column| cells.iter().filter_map(|row| row.get(column)).map(|cell: &Cell| of(cell.word, cell.line)).max();
        (0..columns).map(|column| text(column).unwrap_or(0) + GAP).collect()
    };
    let sum = |widths: &[u32]| widths.iter().sum::<u32>();
    let words = widest(&|word, _| word.clamp(4, WORD) * BROAD);
    if sum(&words) > total {
        return shared(&words, total);
    }
    let short = widest(&|word, line| {
        let characters = if line <= SHORT { line } else { word.clamp(TEXT, WORD) };
        (characters * CHARACTER).max(word.clamp(4, WORD) * BROAD)
    });
    let mut widths = if sum(&short) > total { words } else { short };
    while sum(&widths) + STEP <= total {
        let Some(column) = highest(cells, &widths) else { break };
        widths[column] += STEP;
    }
    shared(&widths, total)
}

/// The column whose texts take the most lines beyond those of their neighbours; `None`: all stands on one line.
fn highest(cells: &[Vec<Cell>], widths: &[u32]) -> Option<usize> {
    let mut votes = vec![0; widths.len()];
    for row in cells {
        // In hundredths of a line.
        let lines = |(column, Cell { line, .. }): (usize, &Cell)| {
            let width = u64::from(widths[column].saturating_sub(GAP).max(1));
            (u64::from(*line) * u64::from(CHARACTER) * 100 / width, column)
        };
        if let Some((lines, column)) = row.iter().enumerate().map(lines).max().filter(|(lines, _)| *lines > 100) {
            votes[column] += lines;
        }
    }
    let best = (0..votes.len()).max_by_key(|column| votes[*column])?;
    (votes[best] > 0).then_some(best)
}

/// The widths brought to a sum, each in proportion; what rounding leaves goes to the last.
fn shared(widths: &[u32], total: u32) -> Vec<u32> {
    let all = u64::from(widths.iter().sum::<u32>().max(1));
    let part = |width: &u32| u32::try_from(u64::from(*width) * u64::from(total) / all).unwrap_or_default();
    let mut shared: Vec<u32> = widths.iter().map(part).collect();
    let given: u32 = shared.iter().sum();
    if let Some(last) = shared.last_mut() {
        *last += total - given;
    }
    shared
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(rows: &[Vec<String>]) -> Vec<Vec<Cell>> {
        rows.iter().map(|row| row.iter().map(|cell| Cell::of(cell)).collect()).collect()
    }

    #[test]
    fn a_column_of_text_is_wider_than_one_of_dates() {
        let text = "The change was put back, and a booking was made and cancelled on each of the three pages.";
        let rows = vec![vec!["Time".to_owned(), "What".to_owned()], vec!["17:20".to_owned(), text.to_owned()]];
        let widths = widths(&cells(&rows), 2, 9072);
        assert!(widths[0] < 1600 && widths[0] > 600, "{widths:?}");
    }

    proptest! {
        #[test]
        fn columns_fill_the_table_and_none_is_lost(
            rows in prop::collection::vec(prop::collection::vec("[a-z ]{0,90}", 4), 1..6), total in 4000_u32..12000
        ) {
            let widths = widths(&cells(&rows), 4, total);
            prop_assert_eq!(widths.iter().sum::<u32>(), total);
            prop_assert!(widths.iter().all(|width| *width > 300), "{:?}", widths);
        }
    }
}
