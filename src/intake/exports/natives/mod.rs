//! What regular expressions would do badly: filters of our own that every adapter may call, one file each. None of them
//! knows a source, and none touches the world.
//!
//! | filter | input | output |
//! | --- | --- | --- |
//! | `html_text`, `markdown_text`, `wiki_text` | text, or null | its words, a line for each block; null where there are none |
//! | `markdown_part(NAMES)` | Markdown | the words under the first heading that begins with one of the names, or null |
//! | `adf_text` | an Atlassian document, or null | the same |
//! | `sentences` | text | one paragraph of whole sentences, or null |
//! | `phrase` | text | a text that can stand inside a sentence, or null |
//! | `instant(PATH)` | a time in any form | RFC 3339 in UTC, a day, or null; what is no time is an error at PATH |
//! | `stamps(AROUND)` | text whose lines begin with times | `[{at, what}]` |
//! | `between(AROUND)` | text that states a stretch of time | `{from, to}`, or null |
//! | `zone` | the name of a time zone | the name where the IANA list has it, or null |

mod adf_text;
mod html_text;
mod instant;
mod lines;
mod markdown_text;
mod sentences;
mod stamps;
mod wiki_text;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use jaq_core::box_iter::box_once;
use jaq_core::data::HasLut;
use jaq_core::native::{Filter, Fun, run, v};
use jaq_core::{DataT, Lut, RunPtr, ValXs};
use jaq_json::Val;
use serde_json::{Value, json};

pub(crate) use instant::Clocks;

/// The field under which a filter's output holds what is wrong with a value of the record.
pub(super) const FAULT: &str = "@fault";

/// What filters run in: their definitions, and how times are read.
#[derive(Debug)]
pub(super) enum Host {}

/// The same for one run.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// The definitions.
    pub(super) definitions: &'a Lut<Host>,
    /// How times are read.
    pub(super) clocks: Clocks,
}

impl DataT for Host {
    type V<'a> = Val;
    type Data<'a> = Surroundings<'a>;
}

impl<'a> HasLut<'a, Host> for Surroundings<'a> {
    fn lut(&self) -> &'a Lut<Host> {
        self.definitions
    }
}

/// The filters.
pub(super) fn filters() -> impl Iterator<Item = Fun<Host>> {
    let filters: [Filter<RunPtr<Host>>; 10] = [
        ("html_text", v(0), |cv| one(text(&cv.1, html_text::text))),
        ("markdown_text", v(0), |cv| one(text(&cv.1, markdown_text::text))),
        ("wiki_text", v(0), |cv| one(text(&cv.1, wiki_text::text))),
        ("adf_text", v(0), |cv| {
            let value = plain(&cv.1);
            // The older API keeps text where the newer keeps a document.
            let words = value.as_str().map_or_else(|| adf_text::text(&value), str::to_owned);
            one(said(words))
        }),
        ("sentences", v(0), |cv| one(text(&cv.1, |text| sentences::sentences(text).unwrap_or_default()))),
        ("phrase", v(0), |cv| one(text(&cv.1, |text| sentences::phrase(text).unwrap_or_default()))),
        ("instant", v(1), |mut cv| {
            let path = cv.0.pop_var();
            let clocks = cv.0.data().clocks;
            one(moment(&plain(&cv.1), &plain(&path), clocks))
        }),
        ("markdown_part", v(1), |mut cv| {
            let names = plain(&cv.0.pop_var());
            let names: Vec<&str> = names.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            one(text(&cv.1, |text| markdown_text::part(text, &names).unwrap_or_default()))
        }),
        ("stamps", v(1), |mut cv| {
            let around = cv.0.pop_var();
            one(timeline(&cv.1, &around))
        }),
        ("between", v(1), |mut cv| {
            let around = cv.0.pop_var();
            one(stretch(&cv.1, &around))
        }),
    ];
    let zone: Filter<RunPtr<Host>> = ("zone", v(0), |cv| {
        let known = plain(&cv.1).as_str().and_then(|name| name.parse::<Tz>().ok());
        one(known.map_or(Val::Null, |zone| string(zone.name().to_owned())))
    });
    filters.into_iter().chain([zone]).map(run::<Host>)
}

/// One value, and no fault.
fn one<'a>(value: Val) -> ValXs<'a, Val> {
    box_once(Ok(value))
}

fn string(text: String) -> Val {
    Val::from(text)
}

/// A value of jq as one of JSON; what JSON does not have becomes null.
pub(super) fn plain(value: &Val) -> Value {
    serde_json::from_str(&value.to_string()).unwrap_or_default()
}

/// A value of JSON as one of jq.
pub(super) fn lent(value: Value) -> Val {
    serde_json::from_value(value).unwrap_or_default()
}

/// Reads a text; what is no text says nothing.
fn text(value: &Val, read: impl Fn(&str) -> String) -> Val {
    said(plain(value).as_str().map(read).unwrap_or_default())
}

fn said(text: String) -> Val {
    if text.is_empty() { Val::Null } else { string(text) }
}

fn moment(value: &Value, path: &Value, clocks: Clocks) -> Val {
    match instant::read(value, clocks) {
        Ok(None) => Val::Null,
        Ok(Some(time)) => string(time),
        Err(instant::Unread { message, hint }) => {
            lent(json!({ FAULT: { "path": path, "message": message, "hint": hint } }))
        }
    }
}

fn timeline(value: &Val, around: &Val) -> Val {
    let around = known(around);
    let entry = |entry: stamps::Stamped| lent(json!({ "at": shown(entry.at), "what": entry.what }));
    let found = plain(value).as_str().map(|text| stamps::stamps(text, around)).unwrap_or_default();
    found.into_iter().map(entry).collect()
}

fn stretch(value: &Val, around: &Val) -> Val {
    let value = plain(value);
    let found = value.as_str().zip(known(around)).and_then(|(text, around)| stamps::between(text, around));
    found.map_or(Val::Null, |(from, to)| lent(json!({ "from": shown(from), "to": shown(to) })))
}

fn known(at: &Val) -> Option<DateTime<Utc>> {
    plain(at).as_str().and_then(|at| at.parse().ok())
}

fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
