//! Somebody else's export to native cases: `statuspage`, `pagerduty` and the rest of [`ADAPTERS`].
//!
//! Data goes one way here too: `documents` takes wrappers off, `gather` brings together what belongs together, a [`Mapping`]
//! (one filter of jq a source) says what a record tells in the words of a case, `draft` takes out what is wrong, absent
//! or secret, `merge` joins what several sources say of one incident, and `cases` asks what is missing and reads the
//! result as any case is read. Nothing is invented: what the export does not state is absent, and each time says how it
//! is known. No file is opened and no process started here.

mod cases;
mod day_first;
mod documents;
mod draft;
mod gather;
mod mapping;
mod merge;
mod missing;
mod natives;
mod registry;
mod secrets;
#[cfg(test)]
mod tests;
mod unfinished;

use std::collections::HashMap;

use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::Source;
use crate::diagnostic::{Diagnostic, Result};
use documents::{Documents, Export, Reader};
use draft::Draft;
use merge::Told;

pub use mapping::{Mapping, Request};
pub use registry::{ADAPTERS, Adapter, adapter};

/// What an import is told besides the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// The source; `None`: by the shape of each file.
    pub from: Option<&'static Adapter>,
    /// Whether a mapping of the user's own reads the records, so that they may have any shape.
    pub mapped: bool,
    /// The zone of times without an offset.
    pub time_zone: Option<Tz>,
    /// Whether what is no incident that reached customers is imported all the same.
    pub force: bool,
}

/// The records of an export, before anything is read from them.
#[derive(Debug)]
pub struct Exports {
    options: ImportOptions,
    documents: Documents,
}

/// One incident of an export.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The names of its record; the first is the id of the incident.
    pub ids: Vec<String>,
    /// The native case, or why there is none.
    pub case: Option<Map<String, Value>>,
    /// What its reader should know; where there is no case, at least one error.
    pub found: Vec<Diagnostic>,
    /// The fields of a case that the export does not have: `incident.severity`.
    pub missing: Vec<String>,
    /// Where there is no case, the record as it came, to be mended and given again.
    pub record: Option<Value>,
}

/// All incidents of an export.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// One for each incident, in the order of the files.
    pub incidents: Vec<Imported>,
    /// What concerns no one incident: unreadable files, missing pages.
    pub found: Vec<Diagnostic>,
}

/// Imports with the built-in filters.
///
/// What is wrong with a file or a record is in the result: one bad record stops nothing.
pub fn import(sources: &[Source], options: &ImportOptions) -> Import {
    let exports = Exports::read(sources, options);
    let mut mappings: HashMap<&'static str, Result<Mapping>> = HashMap::new();
    let outputs = exports.documents.exports.iter().map(|export| {
        let adapter = export.adapter?;
        let name = format!("{}.jq", adapter.name);
        let mapping = mappings.entry(adapter.name).or_insert_with(|| Mapping::compile(&name, adapter.filter));
        Some(match mapping {
            Ok(mapping) => mapping.run(export.request.clone(), options.time_zone),
            Err(problems) => Err(problems.to_string()),
        })
    });
    let outputs = outputs.map(|output| output.unwrap_or_else(|| Err("no filter is known for it".to_owned()))).collect();
    exports.finish(sources, outputs)
}

impl Exports {
    /// Finds the records of all sources.
    pub fn read(sources: &[Source], options: &ImportOptions) -> Self {
        let reader = match options.from {
            Some(adapter) => Reader::Only(adapter),
            None if options.mapped => Reader::Any,
            None => Reader::Auto,
        };
        Self { options: *options, documents: documents::read(sources, reader) }
    }

    /// What a filter is to be run on, in order.
    pub fn requests(&self) -> impl Iterator<Item = &Request> {
        self.documents.exports.iter().map(|export| &export.request)
    }

    /// What the record of a request is called, from 0.
    pub fn name(&self, record: usize) -> Option<&str> {
        self.documents.exports.get(record)?.ids.first().map(String::as_str)
    }

    /// Makes cases of what a filter gave for each request, in their order; `sources` are those that were read.
    pub fn finish(self, sources: &[Source], outputs: Vec<std::result::Result<Value, String>>) -> Import {
        let Self { options, documents: Documents { exports, found } } = self;
        let drafts = exports.iter().zip(outputs).enumerate().map(|(record, (export, output))| {
            let source = export.adapter.map_or("export", |adapter| adapter.name);
            Told { source, record, draft: draft(export, output, options) }
        });
        let mut finisher = cases::Finisher::new(sources, &exports, options);
        let incidents = merge::merge(drafts.collect()).into_iter().map(|told| finisher.finish(told)).collect();
        Import { incidents, found }
    }
}

fn draft(export: &Export, output: std::result::Result<Value, String>, options: ImportOptions) -> Draft {
    match output {
        Ok(output) => Draft::of(output, export.ids.clone(), options.force),
        Err(message) => {
            let mut draft = Draft::of(Value::Object(Map::new()), export.ids.clone(), options.force);
            let about = draft.ids.first().map_or_else(String::new, |id| format!("{id}: "));
            let failed = mapping::failed(format!("{about}the mapping fails on this record: {message}"));
            draft.found.push(failed.hint("correct the record, or the mapping"));
            draft
        }
    }
}
