//! The course as a picture: a bar of phases over a time axis, each milestone on a line of its own above it.
//!
//! All places are worked out here, in whole pixels, so that no two texts can meet: a label stands right of its leader,
//! and a later leader, which is never further left, stands on a lower line. The picture holds no text of the record.

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::course::{Milestone, milestones};
use super::scope::{Scope, length};
use crate::composition::wording;

/// Facts of `report/course.svg`; lengths and places in pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// The picture's width.
    pub width: i32,
    /// The picture's height.
    pub height: i32,
    /// The stated zone: `UK time`.
    pub zone: String,
    /// A label for each milestone, in order of time.
    pub labels: Vec<Label>,
    /// Upper edge of the bar.
    pub bar_top: i32,
    /// Lower edge of the bar, on which the axis runs.
    pub bar_bottom: i32,
    /// Left end of the bar and the axis.
    pub left: i32,
    /// Right end of the bar and the axis.
    pub right: i32,
    /// Base line of the axis' texts.
    pub tick_text_y: i32,
    /// The pieces of the bar.
    pub bars: Vec<Bar>,
    /// The axis' marks, from the start of the failure on.
    pub ticks: Vec<Tick>,
    /// What the pieces mean, a line each.
    pub phases: Vec<Phase>,
}

/// The label of a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Label {
    /// The milestone's name.
    pub name: &'static str,
    /// Its time, short: `17:20`, `6 March, 17:20`.
    pub at: String,
    /// Where its leader stands.
    pub x: i32,
    /// Where its text begins.
    pub text_x: i32,
    /// The text's base line.
    pub y: i32,
    /// The leader's upper end.
    pub top: i32,
}

/// A piece of the bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bar {
    /// The phase's name.
    pub phase: &'static str,
    /// Its left end.
    pub x: i32,
    /// Its width.
    pub width: i32,
    /// Whether it goes on beyond what is known.
    pub open: bool,
}

/// A mark of the axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tick {
    /// Where it stands.
    pub x: i32,
    /// How much time since the start: a number.
    pub number: i64,
    /// Of what: `s`, `min`, `h`, `d`.
    pub unit: &'static str,
}

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Phase {
    /// `unnoticed`, `noticed`, `answered`, `running`, `over_unnoticed` or `closing`.
    pub name: &'static str,
    /// How long it lasted; absent where it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// Upper edge of its sample.
    pub top: i32,
    /// The text's base line.
    pub y: i32,
}

/// What the whole picture measures, and the bar within it; texts need the room right of the bar.
const WIDTH: i32 = 780;
const LEFT: i32 = 20;
const RIGHT: i32 = 360;
const LINE: i32 = 20;
const BAR: i32 = 20;
/// The least distance of two marks of the axis.
const TICK_DISTANCE: i64 = 64;

/// The picture; `None` where fewer than two instants are known.
pub(super) fn compose(scope: &Scope<'_>) -> Option<Figure> {
    let start = scope.incident.times.started.instant()?;
    // A notice given ahead has no place on an axis that begins with the failure.
    let known = milestones(scope).into_iter().filter_map(|one| Some((one, one.instant()?)));
    let known: Vec<(Milestone, DateTime<Utc>)> = known.filter(|(_, at)| *at >= start).collect();
    let last = known.iter().map(|(_, at)| *at).max().filter(|last| *last > start)?;
    let open = scope.end().is_none() || scope.incident.times.resolved.is_none();
    let scale = Scale { start, span: if open { (last - start) / 20 * 23 } else { last - start } };
    let lines = i32::try_from(known.len()).unwrap_or(0);
    let bar_top = LINE * lines + 12;
    let bar_bottom = bar_top + BAR;
    let spans = spans(scope, open);
    let phases = phases(&spans, bar_bottom + 44);
    Some(Figure {
        width: WIDTH,
        height: phases.last().map_or(bar_bottom + 40, |phase| phase.y + 12),
        zone: wording::zone_name(scope.zone),
        labels: labels(scope, &known, &scale),
        bar_top,
        bar_bottom,
        left: LEFT,
        right: RIGHT,
        tick_text_y: bar_bottom + 22,
        bars: spans.iter().filter_map(|span| bar(&scale, *span)).collect(),
        ticks: scale.ticks(),
        phases,
    })
}

/// From instants to pixels.
struct Scale {
    start: DateTime<Utc>,
    span: TimeDelta,
}

impl Scale {
    fn x(&self, at: DateTime<Utc>) -> i32 {
        let milliseconds = |delta: TimeDelta| i128::from(delta.num_milliseconds().max(0));
        let along = milliseconds(at - self.start) * i128::from(RIGHT - LEFT) / milliseconds(self.span).max(1);
        LEFT + i32::try_from(along).unwrap_or(RIGHT - LEFT).min(RIGHT - LEFT)
    }

    /// Marks at the smallest round step that leaves room for their texts.
    fn ticks(&self) -> Vec<Tick> {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        const UNITS: [(&str, i64, &[i64]); 4] = [
            ("s", 1, &[1, 5, 10, 30]),
            ("min", MINUTE, &[1, 2, 5, 10, 15, 30]),
            ("h", HOUR, &[1, 2, 3, 6, 12]),
            ("d", DAY, &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]),
        ];
        let span = self.span.num_seconds().max(1);
        let fits = |step: i64| step.saturating_mul(i64::from(RIGHT - LEFT)) >= TICK_DISTANCE * span;
        let mut steps =
            UNITS.iter().flat_map(|(unit, seconds, steps)| steps.iter().map(move |step| (*unit, *seconds, *step)));
        let (unit, seconds, step) =
            steps.find(|(_, seconds, step)| fits(seconds * step)).unwrap_or(("d", DAY, span / DAY));
        let numbers = (0_i64..).map(|index| index * step.max(1)).take_while(|number| number * seconds <= span);
        numbers
            .map(|number| Tick { x: self.x(self.start + TimeDelta::seconds(number * seconds)), number, unit })
            .collect()
    }
}

fn labels(scope: &Scope<'_>, known: &[(Milestone, DateTime<Utc>)], scale: &Scale) -> Vec<Label> {
    let day = |at: DateTime<Utc>| at.with_timezone(&scope.zone).date_naive();
    let one_day = known.iter().all(|(_, at)| day(*at) == day(known[0].1));
    let label = |(line, (milestone, at)): (i32, &(Milestone, DateTime<Utc>))| {
        let time = wording::time(&at.with_timezone(&scope.zone), scope.region);
        let (x, y) = (scale.x(*at), LINE * line + 18);
        Label {
            name: milestone.name,
            at: if one_day { time } else { format!("{}, {time}", scope.day(day(*at))) },
            x,
            text_x: x + 7,
            y,
            top: y - 10,
        }
    };
    (0..).zip(known).map(label).collect()
}

/// A stretch of the course in which one thing holds.
#[derive(Debug, Clone, Copy)]
struct Span {
    phase: &'static str,
    from: DateTime<Utc>,
    /// `None`: it goes on.
    to: Option<DateTime<Utc>>,
}

/// The stretches between the steps, in order of time; neighbours of one phase are one.
fn spans(scope: &Scope<'_>, open: bool) -> Vec<Span> {
    let times = &scope.incident.times;
    let steps = [Some(times.started), times.detected, times.acknowledged, times.mitigated, times.resolved];
    let mut bounds: Vec<DateTime<Utc>> = steps.into_iter().flatten().filter_map(|step| step.instant()).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let ends = bounds.iter().skip(1).copied().map(Some).chain(open.then_some(None));
    let mut spans: Vec<Span> = Vec::new();
    for (from, to) in bounds.iter().copied().zip(ends) {
        let phase = phase(scope, from);
        match spans.last_mut() {
            Some(before) if before.phase == phase => before.to = to,
            _ => spans.push(Span { phase, from, to }),
        }
    }
    spans
}

/// The bar's piece of a stretch; `None` where it is too short to be seen.
fn bar(scale: &Scale, span: Span) -> Option<Bar> {
    let x = scale.x(span.from);
    let end = span.to.map_or(RIGHT, |to| scale.x(to));
    (end > x).then_some(Bar { phase: span.phase, x, width: end - x, open: span.to.is_none() })
}

/// The legend, from `top` downwards.
fn phases(spans: &[Span], top: i32) -> Vec<Phase> {
    let line = |(index, span): (i32, &Span)| {
        let y = top + LINE * index;
        Phase { name: span.phase, length: span.to.and_then(|to| length(span.from, to)), top: y - 11, y }
    };
    (0..).zip(spans).map(line).collect()
}

/// What holds from `at` on, until the next step.
fn phase(scope: &Scope<'_>, at: DateTime<Utc>) -> &'static str {
    let times = &scope.incident.times;
    let reached =
        |step: Option<crate::case::Moment>| step.and_then(|step| step.instant()).is_some_and(|step| at >= step);
    let (ended, noticed) = (reached(times.mitigated.or(times.resolved)), reached(times.detected));
    let known = times.detected.is_some_and(|detected| detected.instant().is_some());
    match (ended, noticed, reached(times.acknowledged)) {
        (true, false, _) if known => "over_unnoticed",
        (true, ..) => "closing",
        (false, _, true) => "answered",
        (false, true, false) => "noticed",
        (false, false, false) if known => "unnoticed",
        (false, false, false) => "running",
    }
}
