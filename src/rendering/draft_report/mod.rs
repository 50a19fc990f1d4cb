//! A composed report becomes a manuscript: every section is worded by the template of its name.
//!
//! Which sections there are, in which order and with which facts, was decided in `composition`.

use serde::Serialize;
use tera::{Context, Value};

use super::draft::{tidy, utf8};
use super::manuscript::{Manuscript, Section};
use super::problems;
use super::templates::Templates;
use crate::composition::{DocumentKind, Region, Report, ReportSection};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// How the first line of a section's template marks its heading.
const HEADING: &str = "## ";

/// The template of the timeline's picture, without its ending.
const FIGURE: &str = "course";

/// Words a report. The first line of a section's text becomes its heading where it is written as one (`## Timeline`).
///
/// # Errors
/// Every template that failed, and every section that came out empty.
pub fn draft_report(report: &Report, templates: &Templates) -> Result<Manuscript> {
    let mut found = Vec::new();
    let mut sections = Vec::with_capacity(report.sections.len());
    for each in &report.sections {
        match section(each, report.region, templates) {
            Ok(section) => sections.push(section),
            Err(problems) => found.extend(problems.0),
        }
    }
    if !found.is_empty() {
        return Err(Problems(found));
    }
    Ok(Manuscript {
        kind: DocumentKind::Report,
        region: report.region,
        subject: report.title.clone(),
        frame: None,
        sections,
        envelope: None,
        attachments: Vec::new(),
    })
}

fn section(section: &ReportSection, region: Region, templates: &Templates) -> Result<Section> {
    let name = section.name;
    let text = tidy(&worded(name, &section.facts, region, templates)?);
    let (heading, body) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(HEADING) => (first.strip_prefix(HEADING), rest.trim_start()),
        _ => (None, text.as_str()),
    };
    if body.is_empty() {
        let message = format!("`report/{name}.md` says nothing");
        let hint = "a section is left out where the record holds nothing for it; an override may word it, not drop it";
        return Err(Diagnostic::error(problems::EMPTY_PART, message).hint(hint).into());
    }
    let figure = section.figure.as_ref().map(|figure| worded(FIGURE, figure, region, templates)).transpose()?;
    Ok(Section { name, heading: heading.map(str::to_owned), markdown: body.to_owned(), figure })
}

/// What the template called `stem` makes of the facts.
fn worded(stem: &str, facts: &impl Serialize, region: Region, templates: &Templates) -> Result<String> {
    let failed = |error: &tera::Error| Problems(problems::from_engine(problems::FAILED_TEMPLATE, error, stem));
    let mut context = Context::from_serialize(facts).map_err(|error| failed(&error))?;
    context.insert_value("region", Value::from(region.name()));
    let mut out = Vec::with_capacity(2048);
    templates.render(stem, &context, &mut out)?;
    utf8(&out).map(str::to_owned)
}

#[cfg(test)]
mod tests;
