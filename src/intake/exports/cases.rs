//! From drafts to cases that read as any other: what is missing is asked, what the reader of cases finds wrong is told,
//! and everything that is said has its place in the export.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::documents::{Export, Spot};
use super::merge::Told;
use super::missing;
use super::{ImportOptions, Imported};
use crate::diagnostic::{Diagnostic, Level, Place, Problems};
use crate::intake::located::{Node, Span, Text, parse_json};
use crate::intake::problems::{EXPORT_REMARK, HUMAN_ERROR, MISSING_FIELD, NO_CASE, PROMISE_PAST};
use crate::intake::report::span;
use crate::intake::{ReadOptions, Source, decoded, path, read};
use crate::policy::Policy;

/// The date against which an import is read: no export is of the future, and none has a day of sending.
const NO_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// Makes cases.
pub(super) struct Finisher<'a> {
    /// The texts of the sources; none where one is no text.
    texts: Vec<Option<Text<'a>>>,
    exports: &'a [Export],
    options: ImportOptions,
    /// The tree of the value that was asked about last: most questions are about one file.
    tree: Option<(usize, usize, Option<Node>)>,
}

impl<'a> Finisher<'a> {
    /// For the records of a run.
    pub(super) fn new(sources: &'a [Source], exports: &'a [Export], options: ImportOptions) -> Self {
        Self { texts: sources.iter().map(|source| decoded(source).ok()).collect(), exports, options, tree: None }
    }

    /// The case of a draft, or why there is none.
    pub(super) fn finish(&mut self, told: Told) -> Imported {
        let Told { record, mut draft, .. } = told;
        let mut missing = Vec::new();
        let mut case = None;
        if draft.is_sound() {
            if let Some(untitled) = entitle(&mut draft.case) {
                draft.found.push(untitled);
            }
            let made = complete(&mut draft.case, self.options, &mut missing);
            let (sound, found) = judge(made, draft.name());
            case = sound;
            draft.found.extend(found);
        }
        let found = draft.found.into_iter().map(|found| self.placed(record, found)).collect();
        let raw = self.exports.get(record).filter(|_| case.is_none()).map(|export| export.request.record.clone());
        Imported { ids: draft.ids, case, found, missing, record: raw }
    }

    /// A diagnostic with its file, line, record and the path from the file's root.
    fn placed(&mut self, record: usize, mut found: Diagnostic) -> Diagnostic {
        let Some(export) = self.exports.get(record) else { return found };
        let Spot { source, stretch, path } = &export.spot;
        let inner = found.path.take().unwrap_or_default();
        // Paths of a case are not paths of its export.
        let whole = match (path.is_empty(), inner.as_str()) {
            (_, "") => path.clone(),
            (true, inner) => inner.to_owned(),
            (false, inner) => format!("{path}.{inner}"),
        };
        found.record = Some(record as u64 + 1);
        found.place = self.place(*source, stretch, &whole);
        found.path = (!whole.is_empty()).then_some(whole);
        found
    }

    fn place(&mut self, source: usize, stretch: &std::ops::Range<usize>, field: &str) -> Option<Place> {
        let text = self.texts.get(source)?.as_ref()?;
        if self.tree.as_ref().is_none_or(|(of, start, _)| (*of, *start) != (source, stretch.start)) {
            self.tree = Some((source, stretch.start, parse_json(text.body, stretch.clone()).ok()));
        }
        let root = self.tree.as_ref().and_then(|(_, _, tree)| tree.as_ref());
        let start = Span::new(stretch.start, stretch.start + 1);
        let at = root.zip(path::parse(field)).map_or(start, |(root, path)| span(root, &path));
        Some(text.place(at))
    }
}

/// A record without a title is called by its id: a report must call it something, and this is no invention.
fn entitle(draft: &mut Map<String, Value>) -> Option<Diagnostic> {
    let Some(Value::Object(incident)) = draft.get_mut("incident") else { return None };
    let id = incident.get("id")?.as_str()?.to_owned();
    if incident.contains_key("title") {
        return None;
    }
    incident.insert("title".to_owned(), json!(format!("incident {id}")));
    let message = format!("{id}: the record has no title that a report could use, so it is called by its id");
    Some(Diagnostic::warning(EXPORT_REMARK, message).hint("write `incident.title` in the customer's words"))
}

/// A whole case: its version first, its questions last.
fn complete(draft: &mut Map<String, Value>, options: ImportOptions, missing: &mut Vec<String>) -> Map<String, Value> {
    let mut case = Map::new();
    case.insert("amends".to_owned(), json!(1));
    case.append(draft);
    if let Some(Value::Object(incident)) = case.get_mut("incident") {
        // Of two records of one incident, one may be older than its end.
        if incident.get("times").is_some_and(|times| times.get("resolved").is_some()) {
            incident.shift_remove("ongoing");
        }
        if let Some(zone) = options.time_zone {
            incident.entry("time_zone").or_insert_with(|| json!(zone.name()));
        }
        missing.extend(missing::ask(incident).into_iter().map(|path| format!("incident.{path}")));
        arrange(incident);
    }
    if !case.contains_key("customers") {
        missing.push("customers".to_owned());
    }
    case
}

/// The fields that exports know, in the order in which people tell them.
const ORDER: [&str; 22] = [
    "id",
    "title",
    "service",
    "kind",
    "severity",
    "time_zone",
    "times",
    "ongoing",
    "detected_by",
    "first_told",
    "trigger",
    "root_cause",
    "contributing",
    "data",
    "totals",
    "timeline",
    "open_questions",
    "started",
    "detected",
    "acknowledged",
    "mitigated",
    "resolved",
];

/// Puts fields into the order of a case; those of a user's own mapping come last.
fn arrange(table: &mut Map<String, Value>) {
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let mut fields: Vec<(String, Value)> = std::mem::take(table).into_iter().collect();
    fields.sort_by_key(|(name, _)| place(name));
    table.extend(fields);
    if let Some(Value::Object(times)) = table.get_mut("times") {
        arrange(times);
    }
}

/// Reads the case as `amends report` will. A cause that blames a person's slip is no cause: it goes, and is told.
fn judge(mut case: Map<String, Value>, name: &str) -> (Option<Map<String, Value>>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    for _ in 0..2 {
        let problems = match problems(&case) {
            Ok(warnings) => {
                found.extend(warnings.into_iter().map(|one| renamed(one, name)));
                return (Some(case), found);
            }
            Err(problems) => problems,
        };
        let blames = problems.iter().any(|problem| problem.code == HUMAN_ERROR);
        if blames && let Some(Value::Object(incident)) = case.get_mut("incident") {
            incident.shift_remove("root_cause");
            let message = "the cause that the export states blames a person's slip, so none is stated";
            found.push(renamed(Diagnostic::warning(HUMAN_ERROR, message).hint("say what let the slip happen"), name));
            continue;
        }
        found.extend(problems.into_iter().filter(|one| one.level == Level::Error).map(|one| renamed(one, name)));
        break;
    }
    (None, found)
}

fn problems(case: &Map<String, Value>) -> std::result::Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let source = Source::new("case.json", serde_json::to_vec(case).unwrap_or_default());
    let options = ReadOptions::on(NO_DAY.unwrap_or_default());
    match read(&source, None, &Policy::default(), &options) {
        Ok(read) => Ok(read.diagnostics.into_iter().filter(|found| found.code != PROMISE_PAST).collect()),
        Err(Problems(problems)) => Err(problems),
    }
}

/// What the reader of cases says of a field, said of a record.
fn renamed(mut found: Diagnostic, name: &str) -> Diagnostic {
    let of = found.path.take().map_or_else(String::new, |path| format!(" (`{path}`)"));
    found.message = if found.code == MISSING_FIELD {
        format!("{name}: the record does not say what a case cannot be without{of}: {}", found.message)
    } else {
        format!("{name}: {}{of}", found.message)
    };
    found.code = if found.level == Level::Error { NO_CASE } else { found.code };
    found.place = None;
    found
}
