//! The three forms of the result: JSON for programs, Markdown for mails and wikis, and one page that needs no other file.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::{Value, json};
use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::{FEWEST, Trends, chart, money};
use crate::case;
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::rendering::problems;
use crate::rendering::{escaped, folded};

const PAGE: &str = "trends/page.html";
const TEXT: &str = "trends/text.md";

/// The most rows of a table on a page; the JSON has all of them.
const ROWS: usize = 12;

/// The page with its charts, parsed once.
static PAGES: LazyLock<TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.autoescape_on([".html", ".svg"]);
    engine.set_escape_fn(|value, out| tera::escape_html(&folded(value), out));
    register(&mut engine);
    engine.add_raw_templates([
        ("trends/bars.svg", include_str!("../../templates/trends/bars.svg")),
        ("trends/intervals.svg", include_str!("../../templates/trends/intervals.svg")),
        ("trends/squares.svg", include_str!("../../templates/trends/squares.svg")),
        ("trends/stacks.svg", include_str!("../../templates/trends/stacks.svg")),
        (PAGE, include_str!("../../templates/trends/page.html")),
    ])?;
    Ok(engine)
});

/// The same as Markdown.
static TEXTS: LazyLock<TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.autoescape_on([".md"]);
    engine.set_escape_fn(|value, out| out.write_all(escaped(value).as_bytes()));
    register(&mut engine);
    engine.add_raw_template(TEXT, include_str!("../../templates/trends/text.md"))?;
    Ok(engine)
});

/// One object, for programs.
pub fn json(trends: &Trends) -> String {
    let mut text = serde_json::to_string_pretty(trends).unwrap_or_default();
    text.push('\n');
    text
}

/// Markdown.
///
/// # Errors
/// None in a tested build: a template that cannot be read or rendered.
pub fn markdown(trends: &Trends) -> Result<String> {
    rendered(&TEXTS, TEXT, trends)
}

/// One HTML page with charts, which needs no other file and runs nothing.
///
/// # Errors
/// None in a tested build: a template that cannot be read or rendered.
pub fn page(trends: &Trends) -> Result<String> {
    rendered(&PAGES, PAGE, trends)
}

fn rendered(engine: &'static LazyLock<TeraResult<Tera>>, name: &str, trends: &Trends) -> Result<String> {
    let failed = |error: &tera::Error| -> Problems {
        Diagnostic::error(problems::FAILED_TEMPLATE, format!("{name} failed: {error}")).into()
    };
    let engine = engine.as_ref().map_err(failed)?;
    let context = context(trends).map_err(|error| failed(&error))?;
    engine.render(name, &context).map_err(|error| failed(&error))
}

/// The result with its long tables cut, and the charts.
fn context(trends: &Trends) -> TeraResult<Context> {
    let mut value = serde_json::to_value(trends).unwrap_or_default();
    for (part, table) in [
        ("incidents", "by_kind"),
        ("incidents", "by_cause"),
        ("incidents", "by_service"),
        ("remedies", "by_kind"),
        ("remedies", "by_cause"),
    ] {
        cut(&mut value[part], table);
    }
    value["fewest"] = FEWEST.into();
    value["charts"] = charts(trends);
    value["money"] = drawn(money::flows(&trends.remedies.by_month));
    Context::from_serialize(&value)
}

/// Leaves the first rows of a table, and says how many more there are.
fn cut(part: &mut Value, table: &str) {
    if let Some(rows) = part[table].as_array_mut() {
        let more = rows.len().saturating_sub(ROWS);
        rows.truncate(ROWS);
        part[format!("{table}_more")] = more.into();
    }
}

fn charts(trends: &Trends) -> Value {
    let incidents = &trends.incidents;
    let first = |rows: &[super::Count]| {
        let rows = rows.get(..ROWS).unwrap_or(rows).iter();
        drawn(chart::counts(rows.map(|row| (row.name.clone(), [row.letters, row.incidents]))))
    };
    let answers = &trends.answers;
    let bins = trends.delays.bins.iter().map(|bin| {
        let name = match bin.to {
            Some(to) if to == bin.from => to.to_string(),
            Some(to) => format!("{}–{to}", bin.from),
            None => format!("{}+", bin.from),
        };
        (Some(name), [bin.first_words, bin.letters])
    });
    // Among the rows of outlooks, of which one may not be known.
    let all = super::answers::Group { name: Some("all".to_owned()), ..answers.all.clone() };
    json!({
        "by_kind": first(&incidents.by_kind),
        "by_service": first(&incidents.by_service),
        "by_severity": first(&incidents.by_severity),
        "by_weekday": first(&incidents.by_weekday),
        "squares": drawn(chart::squares(&incidents.by_weekday_and_hour)),
        "promises": drawn(chart::stacks(&trends.promises)),
        "delays": drawn(chart::counts(bins)),
        "by_outlook": drawn(chart::intervals(std::iter::once(&all).chain(&answers.by_outlook))),
        "by_remedy": drawn(chart::intervals(answers.by_remedy.iter())),
        "by_delay": drawn(chart::intervals(answers.by_delay.iter())),
    })
}

fn drawn(chart: impl Serialize) -> Value {
    serde_json::to_value(chart).unwrap_or_default()
}

fn register(engine: &mut Tera) {
    engine.register_filter("percent", percent);
    engine.register_filter("grouped", grouped);
    engine.register_filter("words", words);
}

/// A share as a reader sees it: `73 %`.
fn percent(share: f64, _: Kwargs, _: &State<'_>) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

/// A number, or a decimal string, with a comma at each thousand: `12,345.60`.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands its arguments over by value")]
fn grouped(value: tera::Value, _: Kwargs, _: &State<'_>) -> String {
    let text: Cow<'_, str> = value.as_str().map_or_else(|| value.to_string().into(), Cow::Borrowed);
    case::grouped(&text).into_owned()
}

/// A name of the program as words: `out of reach`.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands its arguments over by value")]
fn words(value: tera::StringInput<'_>, _: Kwargs, _: &State<'_>) -> String {
    if value.as_str() == "follow_up" { "follow-up".to_owned() } else { value.as_str().replace('_', " ") }
}
