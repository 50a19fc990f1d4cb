//! Reports as readers see them.

use crate::case::Audience;
use crate::composition::DocumentKind;
use crate::composition::report::tests::outage;
use crate::rendering::{Format, Manuscript, Templates, draft_report, render};

fn manuscript(audience: Audience, about_customer: bool) -> Manuscript {
    let report = outage::report(&outage::case(), audience, about_customer);
    draft_report(&report, &Templates::builtin(DocumentKind::Report).unwrap()).unwrap()
}

fn rendered(audience: Audience, about_customer: bool, format: Format) -> String {
    String::from_utf8(render(&manuscript(audience, about_customer), format).unwrap().bytes).unwrap()
}

#[test]
fn show() {
    println!("{}", rendered(Audience::Customer, true, Format::Markdown));
    println!("=======\n{}", rendered(Audience::Internal, false, Format::Text));
    std::fs::write("/tmp/r.html", rendered(Audience::Customer, true, Format::Html)).unwrap();
}
