//! Reports as readers see them.

mod picture;
mod random;
mod words;

use crate::case::{Audience, Case};
use crate::composition::report::tests::outage;
use crate::composition::{DocumentKind, Report};
use crate::rendering::{Manuscript, Templates, draft_report};

fn worded(report: &Report) -> Manuscript {
    draft_report(report, &Templates::builtin(DocumentKind::Report).unwrap()).unwrap()
}

/// The Markdown of a case's report, section by section, headings included.
fn markdown(case: &Case, audience: Audience, about_customer: bool) -> String {
    let manuscript = worded(&outage::report(case, audience, about_customer));
    let section = |section: &crate::rendering::Section| {
        format!("## {}\n\n{}\n\n", section.heading.as_deref().unwrap_or_default(), section.markdown)
    };
    manuscript.sections.iter().map(section).collect()
}

#[test]
fn a_section_may_be_worded_otherwise_and_not_dropped() {
    let files = [("report/summary.md".to_owned(), "{# nothing #}".to_owned())];
    let templates = Templates::with_overrides(DocumentKind::Report, &files).unwrap();
    let report = outage::report(&outage::case(), Audience::Customer, false);
    let problems = draft_report(&report, &templates).unwrap_err().0;
    assert!(
        problems.iter().any(|problem| problem.message.contains("`report/summary.md` says nothing")),
        "{problems:?}"
    );
}
