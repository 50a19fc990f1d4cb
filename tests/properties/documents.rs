//! Every document of a case, in every format that no other program is needed for.

use std::cell::OnceCell;

use amends::case::{Audience, Case, Customer};
use amends::composition::{Brief, DocumentKind, Record};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Format, Manuscript, Templates, render};
use chrono::NaiveDate;

use super::pages;

/// The date of every document here.
pub(super) fn issued_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 27).unwrap_or_default()
}

/// The date of letters about `examples/outage.json`, which announces days soon after it.
pub(super) fn outage_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 13).unwrap_or_default()
}

/// Makes each document of the case for its first three customers, which must come out whole or be refused.
pub(super) fn hold(case: &Case, policy: &Policy, issued_on: NaiveDate) {
    for customer in case.customers.iter().take(3) {
        for_customer(case, customer, policy, issued_on);
    }
}

fn for_customer(case: &Case, customer: &Customer, policy: &Policy, issued_on: NaiveDate) {
    let appraisal = match pipeline::appraise(case, customer, policy, issued_on) {
        Ok(appraisal) => appraisal,
        Err(problems) => return super::refused(&problems, &[usize::MAX - 1]),
    };
    let record = appraisal.record(case, customer, policy, issued_on);
    let reports = [Audience::Customer, Audience::Internal].map(Brief::report);
    let messages = DocumentKind::MESSAGES.map(Brief::message);
    for brief in [Brief::letter()].into_iter().chain(reports).chain(messages) {
        match document(&record, brief) {
            Ok(manuscript) => {
                parts(&manuscript);
                in_all_formats(&manuscript);
                for format in [Format::Markdown, Format::Text] {
                    let rendition = render(&manuscript, format).expect("it was rendered before");
                    pages::readable(&String::from_utf8_lossy(&rendition.bytes));
                }
            }
            Err(problems) => super::refused(&problems, &[usize::MAX - 1]),
        }
    }
}

fn document(record: &Record<'_>, brief: Brief) -> amends::diagnostic::Result<Manuscript> {
    let made = with_templates(brief.kind, |templates| pipeline::document(record, &brief, templates))?;
    Ok(pipeline::enveloped(made.value, record))
}

/// A letter has its five parts, in their order, and none is empty.
fn parts(manuscript: &Manuscript) {
    if manuscript.kind != DocumentKind::Letter {
        return;
    }
    let names: Vec<&str> = manuscript.sections.iter().map(|section| section.name).collect();
    assert_eq!(names, ["restoration", "responsibility", "cause", "prevention", "regret"]);
    for section in &manuscript.sections {
        assert!(!section.markdown.trim().is_empty(), "{} says nothing", section.name);
    }
}

/// Renders a manuscript: no document with anything in it but a document, and a page that is the same each time.
pub(super) fn in_all_formats(manuscript: &Manuscript) {
    for format in [Format::Markdown, Format::Html, Format::Text, Format::Word, Format::Mail, Format::Calendar] {
        in_format(manuscript, format);
    }
    let page = |manuscript| render(manuscript, Format::Html).map(|page| page.bytes);
    assert_eq!(page(manuscript), page(manuscript), "other bytes the second time");
}

/// Renders a manuscript in one format.
pub(super) fn in_format(manuscript: &Manuscript, format: Format) {
    match render(manuscript, format) {
        Ok(rendition) => pages::hold(&rendition.bytes, format),
        Err(problems) => super::refused(&problems, &[]),
    }
}

/// Calls with the built-in templates of that kind, which are parsed once.
pub(super) fn with_templates<T>(kind: DocumentKind, call: impl FnOnce(&Templates) -> T) -> T {
    thread_local! {
        static TEMPLATES: [OnceCell<Templates>; 6] = const { [const { OnceCell::new() }; 6] };
    }
    TEMPLATES.with(|all| {
        let templates = all[kind as usize].get_or_init(|| Templates::builtin(kind).expect("the built-in templates"));
        call(templates)
    })
}
