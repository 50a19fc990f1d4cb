//! The timeline's picture: no text meets another, and everything lies within the frame.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::worded;
use crate::case::{Audience, Basis, Moment, Times, When};
use crate::composition::report::tests::outage;

/// The widest that a letter of this size gets on average in common fonts, in pixels.
const LETTER: f64 = 6.9;
const ASCENT: f64 = 10.0;
const DESCENT: f64 = 3.0;

/// The edges of a text's box.
#[derive(Debug, Clone, Copy)]
struct Edges {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn attribute(tag: &str, name: &str) -> Option<f64> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split_once('"')?.0.parse().ok()
}

fn texts(svg: &str) -> Vec<(String, Edges)> {
    let boxed = |line: &str| {
        let (tag, rest) = line.split_once('>').unwrap();
        let text = rest.split_once('<').unwrap().0.to_owned();
        let (x, y) = (attribute(tag, "x").unwrap(), attribute(tag, "y").unwrap());
        let width = f64::from(u32::try_from(text.chars().count()).unwrap()) * LETTER;
        let left = if tag.contains("middle") { x - width / 2.0 } else { x };
        (text, Edges { left, top: y - ASCENT, right: left + width, bottom: y + DESCENT })
    };
    svg.lines().filter(|line| line.starts_with("<text")).map(boxed).collect()
}

/// Upright lines: where, from which height, to which.
fn leaders(svg: &str) -> Vec<(f64, f64, f64)> {
    let upright = |line: &str| {
        let (x1, x2) = (attribute(line, "x1")?, attribute(line, "x2")?);
        Some((x1, attribute(line, "y1")?, attribute(line, "y2")?)).filter(|_| (x1 - x2).abs() < 0.5)
    };
    svg.lines().filter(|line| line.starts_with("<line")).filter_map(upright).collect()
}

/// The picture of the incident alone: a contract cannot be computed for every course.
fn picture(times: Times, first_told: TimeDelta) -> Option<String> {
    let mut case = outage::case();
    case.incident.times = times;
    case.incident.first_told = times.started.instant().map(|start| start + first_told);
    let manuscript = worded(&outage::report(&case, Audience::Customer, false));
    manuscript.sections.into_iter().find_map(|section| section.figure)
}

fn course() -> impl Strategy<Value = Times> {
    let step = || proptest::option::of(0_i64..2_000_000);
    (step(), step(), step(), step(), 1_i64..400).prop_map(|(detected, acknowledged, mitigated, resolved, shrink)| {
        let start = outage::utc("2026-12-30T22:59:30Z");
        let at = |seconds: i64| {
            let when = When::Instant(start + TimeDelta::seconds(seconds / shrink));
            Moment { when, basis: Basis::Stated }
        };
        Times {
            started: at(0),
            detected: detected.map(at),
            acknowledged: detected.zip(acknowledged).map(|(detected, more)| at(detected + more)),
            mitigated: mitigated.map(at),
            resolved: resolved.map(|more| at(mitigated.unwrap_or(0) + more)),
        }
    })
}

proptest! {
    #[test]
    fn no_text_meets_another_or_a_line(times in course(), told in -9_000_i64..3_000_000) {
        let Some(svg) = picture(times, TimeDelta::seconds(told)) else { return Ok(()) };
        let frame = svg.split_once("viewBox=\"0 0 ").unwrap().1.split_once('"').unwrap().0;
        let (width, height) = frame.split_once(' ').unwrap();
        let (width, height): (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
        let texts = texts(&svg);
        prop_assert!(texts.len() > 3);
        for (index, (text, edges)) in texts.iter().enumerate() {
            let inside = edges.left >= 0.0 && edges.right <= width && edges.top >= 0.0 && edges.bottom <= height;
            prop_assert!(inside, "{} leaves the frame: {:?}", text, edges);
            for (other, others) in &texts[index + 1..] {
                let beside = edges.right <= others.left || others.right <= edges.left;
                let above = edges.bottom <= others.top || others.bottom <= edges.top;
                prop_assert!(beside || above, "{} meets {}", text, other);
            }
            for (x, from, to) in leaders(&svg) {
                let clear = x <= edges.left || x >= edges.right || to <= edges.top || from >= edges.bottom;
                prop_assert!(clear, "a line runs through {}", text);
            }
        }
    }
}

#[test]
fn the_picture_needs_neither_colour_nor_sight() {
    let svg = picture(outage::incident().times, TimeDelta::minutes(85)).unwrap();
    assert!(svg.contains("role=\"img\" aria-labelledby=\"course-title course-desc\""));
    assert!(svg.contains("We noticed it: 10:20 a.m.;"));
    assert!(svg.contains("Not yet noticed: one hour and 20 minutes;"));
    let painted = svg.replace("url(#", "");
    for colour in ["#", "rgb", "black", "white", "\"red", "\"green", "style="] {
        assert!(!painted.contains(colour), "`{colour}` in {painted}");
    }
    let samples = svg.lines().filter(|line| line.starts_with("<rect") && line.contains("width=\"24\""));
    assert_eq!(samples.count(), 3);
    assert!(svg.trim_end().ends_with("</svg>"));
}

#[test]
fn a_course_of_which_only_the_start_is_known_makes_no_picture() {
    let started = outage::incident().times.started;
    let times = Times { started, detected: None, acknowledged: None, mitigated: None, resolved: None };
    assert_eq!(picture(times, TimeDelta::zero()), None);
}
