//! Where each mark of a chart stands, in whole pixels from the upper left corner. The words of a chart, and how it looks,
//! are its template's.

use serde::Serialize;

use super::answers::Group;
use super::promises::Kept;
use super::statistics::{Share, float};

/// The width of every chart, and of its column of names.
const WIDTH: u32 = 680;
const NAMES: u32 = 190;
/// The least room right of the longest bar, for its figure; the width of a character of that; and the room that bars have at
/// least.
const FIGURES: u32 = 80;
const CHARACTER: u32 = 8;
const SHORTEST: u32 = 120;
/// The most characters of a name; the table beside the chart has all of it.
const NAME: usize = 26;

/// One bar, or two, for each row.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    width: u32,
    height: u32,
    left: u32,
    rows: Vec<BarRow>,
}

#[derive(Debug, Serialize)]
struct BarRow {
    name: Option<String>,
    /// The base line of the name.
    name_y: u32,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    y: u32,
    height: u32,
    width: u32,
    /// Its figure.
    value: String,
    value_y: u32,
}

/// The rows of a chart of bars: each with its name, and of each bar how long it is and its figure.
type Rows = Vec<(Option<String>, Vec<(u64, String)>)>;

/// Bars; each row has as many as the others.
pub(super) fn bars(rows: Rows) -> Bars {
    let most = rows.iter().flat_map(|(_, bars)| bars).map(|(size, _)| *size).max().unwrap_or(0);
    let figure = rows.iter().flat_map(|(_, bars)| bars).map(|(_, value)| value.len()).max().unwrap_or(0);
    let room = WIDTH - NAMES - figures(figure);
    let thickness = if rows.first().is_some_and(|(_, values)| values.len() > 1) { 13 } else { 17 };
    let mut y = 4;
    let mut drawn = Vec::new();
    for (name, values) in rows {
        let top = y;
        let mut bars = Vec::new();
        for (size, value) in values {
            let width = part(size, most, room);
            bars.push(Bar { y, height: thickness, width, value, value_y: y + thickness - 3 });
            y += thickness + 1;
        }
        drawn.push(BarRow { name: name.map(|name| short(&name)), name_y: u32::midpoint(top, y) + 4, bars });
        y += 8;
    }
    Bars { width: WIDTH, height: y, left: NAMES, rows: drawn }
}

/// Bars of counts.
pub(super) fn counts<const N: usize>(rows: impl Iterator<Item = (Option<String>, [u64; N])>) -> Bars {
    let bar = |count: u64| (count, count.to_string());
    bars(rows.map(|(name, counts)| (name, counts.into_iter().map(bar).collect())).collect())
}

/// The room for a figure of so many characters, with the commas that it gets.
fn figures(characters: usize) -> u32 {
    let characters = u32::try_from(characters + characters / 3).unwrap_or(u32::MAX);
    characters.saturating_mul(CHARACTER).saturating_add(12).clamp(FIGURES, WIDTH - NAMES - SHORTEST)
}

/// A bar for each row, cut into pieces that are all of it.
#[derive(Debug, Serialize)]
pub(super) struct Stacks {
    width: u32,
    height: u32,
    rows: Vec<StackRow>,
}

#[derive(Debug, Serialize)]
struct StackRow {
    name: &'static str,
    y: u32,
    name_y: u32,
    pieces: Vec<Piece>,
}

#[derive(Debug, Serialize)]
struct Piece {
    what: &'static str,
    x: u32,
    width: u32,
    value: u64,
    /// Where its figure stands; `None`: there is no room.
    text_x: Option<u32>,
}

/// What became of promises; kinds of which none fell due are left out.
pub(super) fn stacks(kinds: &[Kept]) -> Stacks {
    let mut rows = Vec::new();
    let mut y = 4;
    for kept in kinds.iter().filter(|kept| kept.on_time.of > 0) {
        let mut x = NAMES;
        let mut done = 0;
        let mut pieces = Vec::new();
        for (what, value) in [("on_time", kept.on_time.count), ("late", kept.late), ("open", kept.open)] {
            done += value;
            // Ends are rounded, not widths: the pieces fill the bar whatever they are.
            let end = NAMES + part(done, kept.on_time.of, WIDTH - NAMES);
            let width = end.saturating_sub(x);
            pieces.push(Piece { what, x, width, value, text_x: (width > 44).then_some(x + width / 2) });
            x = end;
        }
        rows.push(StackRow { name: kept.kind.name(), y, name_y: y + 16, pieces });
        y += 34;
    }
    Stacks { width: WIDTH, height: y + 26, rows }
}

/// Squares for each weekday and hour.
#[derive(Debug, Serialize)]
pub(super) struct Squares {
    width: u32,
    height: u32,
    days: Vec<SquareRow>,
    hours: Vec<Tick>,
}

#[derive(Debug, Serialize)]
struct SquareRow {
    y: u32,
    text_y: u32,
    squares: Vec<Square>,
}

#[derive(Debug, Serialize)]
struct Square {
    x: u32,
    text_x: u32,
    value: u64,
    /// How dark it is, from 0 to 100; 0 is empty.
    shade: u32,
}

#[derive(Debug, Serialize)]
struct Tick {
    x: u32,
    value: u32,
}

/// The width of a square, its height, and where the first one stands.
const SQUARE: u32 = 24;
const ROW: u32 = 24;
const SQUARES: u32 = 100;

/// Incidents by weekday and hour.
pub(super) fn squares(days: &[[u64; 24]]) -> Squares {
    let most = days.iter().flatten().copied().max().unwrap_or(0);
    let mut y = 22;
    let mut rows = Vec::new();
    for hours in days {
        let square = |(x, value): (u32, &u64)| {
            let shade = if *value == 0 { 0 } else { 15 + part(*value, most, 85) };
            Square { x, text_x: x + (SQUARE - 2) / 2, value: *value, shade }
        };
        let places = (0..).map(|hour| SQUARES + hour * SQUARE);
        rows.push(SquareRow { y, text_y: y + 15, squares: places.zip(hours).map(square).collect() });
        y += ROW;
    }
    let hours =
        (0..24).step_by(3).map(|hour| Tick { x: SQUARES + hour * SQUARE + (SQUARE - 2) / 2, value: hour }).collect();
    Squares { width: WIDTH, height: y + 2, days: rows, hours }
}

/// Two shares with their intervals for each row, on one axis from none to all.
#[derive(Debug, Serialize)]
pub(super) struct Intervals {
    width: u32,
    height: u32,
    left: u32,
    right: u32,
    bottom: u32,
    rows: Vec<IntervalRow>,
    ticks: Vec<Tick>,
}

#[derive(Debug, Serialize)]
struct IntervalRow {
    name: Option<String>,
    name_y: u32,
    of: u64,
    too_few: bool,
    better: Interval,
    worse: Interval,
}

#[derive(Debug, Serialize)]
struct Interval {
    y: u32,
    low: u32,
    middle: u32,
    high: u32,
}

/// What groups of answers say.
pub(super) fn intervals<'a>(groups: impl Iterator<Item = &'a Group>) -> Intervals {
    let (left, right) = (NAMES + 30, WIDTH - 24);
    let at = |share: f64| left + scaled(share, right - left);
    let interval = |share: Share, y: u32| {
        let (low, high) = share.interval();
        Interval { y, low: at(low), middle: at(share.value().unwrap_or(0.0)), high: at(high) }
    };
    let mut y = 8;
    let mut rows = Vec::new();
    for group in groups {
        rows.push(IntervalRow {
            name: group.name.clone(),
            name_y: y + 14,
            of: group.better.of,
            too_few: group.better.is_too_few(),
            better: interval(group.better, y + 5),
            worse: interval(group.worse, y + 16),
        });
        y += 32;
    }
    let ticks = (0..=100).step_by(25).map(|value| Tick { x: at(f64::from(value) / 100.0), value }).collect();
    Intervals { width: WIDTH, height: y + 50, left, right, bottom: y, rows, ticks }
}

/// So much of `whole` pixels as `value` is of `most`; what is there is seen.
fn part(value: u64, most: u64, whole: u32) -> u32 {
    if value == 0 || most == 0 {
        return 0;
    }
    scaled(float(value) / float(most), whole).max(1)
}

/// A share of so many pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a small number of pixels")]
fn scaled(share: f64, whole: u32) -> u32 {
    (share.clamp(0.0, 1.0) * f64::from(whole)).round() as u32
}

/// A name that fits its column.
fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(NAME - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::PromiseKind;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_mark_leaves_its_chart(values in prop::collection::vec(prop::collection::vec(any::<u64>(), 2), 0..12)) {
            let pairs = values.iter().map(|pair| (Some("x".repeat(40)), [pair[0], pair[1]]));
            let chart = counts(pairs);
            for bar in chart.rows.iter().flat_map(|row| &row.bars) {
                let figure = u32::try_from(bar.value.len()).unwrap() * 7;
                prop_assert!(chart.left + bar.width + FIGURES.max(figure) <= chart.width);
                prop_assert!(bar.y + bar.height <= chart.height);
                prop_assert_eq!(bar.width == 0, bar.value == "0");
            }
        }

        #[test]
        fn the_pieces_of_a_bar_fill_it(counts in prop::array::uniform3(0..u64::from(u32::MAX))) {
            let [on_time, late, open] = counts;
            let kind = PromiseKind::Measure;
            let kept = Kept { kind, on_time: Share::new(on_time, on_time + late + open), late, open, moved: 0 };
            let chart = stacks(std::slice::from_ref(&kept));
            prop_assert_eq!(chart.rows.len(), usize::from(kept.on_time.of > 0));
            for row in &chart.rows {
                prop_assert_eq!(row.pieces.iter().map(|piece| piece.width).sum::<u32>(), WIDTH - NAMES);
            }
        }

        #[test]
        fn a_share_lies_in_its_interval(better in 0..500_u64, worse in 0..500_u64, same in 0..500_u64) {
            let of = better + worse + same;
            let share = |count| Share::new(count, of);
            let group = Group { name: None, better: share(better), same, worse: share(worse) };
            let chart = intervals(std::iter::once(&group));
            for one in chart.rows.iter().flat_map(|row| [&row.better, &row.worse]) {
                prop_assert!(chart.left <= one.low && one.low <= one.middle && one.middle <= one.high && one.high <= chart.right);
            }
        }
    }

    #[test]
    fn the_busiest_hour_is_the_darkest_and_an_empty_one_has_no_shade() {
        let mut days = vec![[0; 24]; 7];
        days[2][9] = 40;
        days[4][17] = 10;
        let chart = squares(&days);
        let shade = |day: usize, hour: usize| chart.days[day].squares[hour].shade;
        assert_eq!((shade(2, 9), shade(4, 17), shade(0, 0)), (100, 36, 0));
    }
}
