//! A filter of jq, compiled: from a record of an export to what it says, and nothing else. Whatever could end the
//! process, read the environment, the clock or another input is taken out of the language before a filter is compiled.

use jaq_core::compile::{self, Undefined};
use jaq_core::load::{self, Arena, File, Loader, lex, parse};
use jaq_core::{Compiler, Ctx, Filter, Vars};
use serde_json::{Map, Value, json};

use super::natives::{self, Clocks, Host, Surroundings};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::intake::located::{Span, Text};
use crate::intake::problems::{MAPPING_FAILED, MAPPING_INVALID};

/// What all adapters share, in jq.
const PRELUDE: &str = include_str!("prelude.jq");
/// Filters that end the process, look at the world, or speak to it.
const BANNED: [&str; 15] = [
    "halt",
    "halt_error",
    "env",
    "now",
    "input",
    "inputs",
    "input_filename",
    "input_line_number",
    "localtime",
    "strflocaltime",
    "debug",
    "debug_empty",
    "stderr",
    "stderr_empty",
    "repl",
];
/// What a filter knows beside its input.
const VARIABLES: [&str; 3] = ["$around", "$also", "$zone"];

/// One record as a filter sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Request {
    /// The record: the filter's input.
    pub record: Value,
    /// `$around`: the fields that stand beside the list of records, such as `page` or `names`.
    pub around: Map<String, Value>,
    /// `$also`: what other lists of the run say of the same record, by their names.
    pub also: Map<String, Value>,
    /// Whether dates such as `05-03-2016` begin with the day, where other dates of the file show it.
    pub day_first: Option<bool>,
}

impl Request {
    /// One line of JSON, for another process.
    pub fn to_line(&self) -> String {
        let Self { record, around, also, day_first } = self;
        json!({ "record": record, "around": around, "also": also, "day_first": day_first }).to_string()
    }

    /// Reads what [`to_line`](Self::to_line) wrote; `None` where it did not.
    pub fn of_line(line: &str) -> Option<Self> {
        let Value::Object(mut fields) = serde_json::from_str(line).ok()? else { return None };
        let mut table = |name: &str| match fields.remove(name) {
            Some(Value::Object(table)) => Some(table),
            _ => None,
        };
        let (around, also) = (table("around")?, table("also")?);
        Some(Self { record: fields.remove("record")?, around, also, day_first: fields.get("day_first")?.as_bool() })
    }
}

/// A filter, ready to run.
pub struct Mapping {
    filter: Filter<Host>,
}

impl std::fmt::Debug for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mapping").finish_non_exhaustive()
    }
}

impl Mapping {
    /// Compiles a filter; `name` is its file.
    ///
    /// # Errors
    /// What is wrong with it, with line and column.
    pub fn compile(name: &str, code: &str) -> Result<Self> {
        let prelude = load::parse(PRELUDE, |parser| parser.defs()).unwrap_or_default();
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).chain(prelude);
        let definitions = definitions.filter(|definition| !BANNED.contains(&definition.name));
        let natives = jaq_core::funs::<Host>().chain(jaq_std::funs()).chain(jaq_json::funs());
        let natives = natives.filter(|(name, _, _)| !BANNED.contains(name)).chain(natives::filters());
        let arena = Arena::default();
        let text = Text::new(name, code);
        let modules = Loader::new(definitions)
            .load(&arena, File { code, path: () })
            .map_err(|errors| Problems(errors.into_iter().flat_map(|(_, error)| unread(&text, &error)).collect()))?;
        let filter = Compiler::<_, Host>::default()
            .with_funs(natives)
            .with_global_vars(VARIABLES)
            .compile(modules)
            .map_err(|errors| undefined(&text, errors))?;
        Ok(Self { filter })
    }

    /// Runs it over one record, which must give exactly one value.
    ///
    /// # Errors
    /// What the filter itself says is wrong, and any other number of values than one.
    pub fn run(&self, request: Request, zone: Option<chrono_tz::Tz>) -> std::result::Result<Value, String> {
        let Request { record, around, also, day_first } = request;
        let surroundings = Surroundings { definitions: &self.filter.lut, clocks: Clocks { zone, day_first } };
        let zone = zone.map_or(Value::Null, |zone| Value::String(zone.name().to_owned()));
        let variables = [Value::Object(around), Value::Object(also), zone].map(natives::lent);
        let context = Ctx::<Host>::new(surroundings, Vars::new(variables));
        let mut outputs = self.filter.id.run((context, natives::lent(record)));
        let output = match (outputs.next(), outputs.next()) {
            (Some(Ok(output)), None) => output,
            (Some(Err(thrown)), _) | (_, Some(Err(thrown))) => {
                let error = thrown.get_err().map(|error| short(&error.to_string()));
                return Err(error.unwrap_or_else(|_| "the filter breaks off".to_owned()));
            }
            (None, _) => {
                return Err(
                    "the filter gives nothing for this record; `empty` in a field makes the whole object empty"
                        .to_owned(),
                );
            }
            (Some(Ok(_)), Some(Ok(_))) => return Err("the filter gives several values for this record".to_owned()),
        };
        serde_json::from_str(&output.to_string()).map_err(|_| "the filter gives what is no JSON".to_owned())
    }
}

/// A message of jq quotes whole values: cut to what a person reads.
fn short(message: &str) -> String {
    const MOST: usize = 300;
    if message.chars().count() <= MOST {
        return message.to_owned();
    }
    message.chars().take(MOST).chain(['\u{2026}']).collect()
}

fn unread(text: &Text<'_>, error: &load::Error<&str>) -> Vec<Diagnostic> {
    match error {
        load::Error::Io(imports) => imports
            .iter()
            .map(|(path, _)| problem(text, path, "a mapping may not import other files".to_owned()))
            .collect(),
        load::Error::Lex(faults) => {
            faults.iter().map(|(expected, at)| problem(text, at, not_lexed(expected))).collect()
        }
        load::Error::Parse(faults) => {
            faults.iter().map(|(expected, at)| problem(text, at, not_parsed(expected))).collect()
        }
    }
}

fn not_lexed(expected: &lex::Expect<&str>) -> String {
    format!("expected {}", expected.as_str())
}

fn not_parsed(expected: &parse::Expect<&str>) -> String {
    format!("expected {}", expected.as_str())
}

fn undefined<P>(text: &Text<'_>, errors: compile::Errors<&str, P>) -> Problems {
    let name = |(name, kind): (&str, Undefined)| {
        let message = format!("there is no {} `{name}`", kind.as_str());
        let banned = BANNED.contains(&name);
        let mut found = problem(text, name, message);
        if banned {
            found.hint =
                Some("a mapping sees its record alone: no clock, environment, output or other input".to_owned());
        }
        found
    };
    Problems(errors.into_iter().flat_map(|(_, faults)| faults).map(name).collect())
}

/// A problem at a part of the filter's text; the part may be of the prelude, and then has no place.
fn problem(text: &Text<'_>, part: &str, message: String) -> Diagnostic {
    let body = text.body.as_bytes().as_ptr_range();
    let at = part.as_ptr();
    let mut found = Diagnostic::error(MAPPING_INVALID, message);
    if body.start <= at && at <= body.end {
        let start = at as usize - body.start as usize;
        found.place = Some(text.place(Span::new(start, (start + part.len().clamp(1, 80)).min(text.body.len()))));
    }
    found
}

/// What a filter said of a record, as a diagnostic without a place.
pub(super) fn failed(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(MAPPING_FAILED, message)
}
