//! Which sections there are, and which facts stand in them.

use schemars::SchemaGenerator;
use serde_json::Value;

use crate::case::{Audience, Basis, DownWindow, Moment, PartialDate, Signatory, When};
use crate::composition::report::tests::outage;
use crate::composition::report::{Report, SECTIONS, SectionFacts, Timeline, schemas};

fn names(report: &Report) -> Vec<&'static str> {
    report.sections.iter().map(|section| section.name).collect()
}

fn timeline(report: &Report) -> &Timeline {
    let mut facts = report.sections.iter().map(|section| &section.facts);
    facts.find_map(|facts| if let SectionFacts::Timeline(timeline) = facts { Some(timeline) } else { None }).unwrap()
}

#[test]
fn without_a_customer_a_report_has_no_section_of_one() {
    let names = names(&outage::report(&outage::case(), Audience::Internal, false));
    assert!(!names.contains(&"compensation") && !names.contains(&"recurrence"));
    assert!(names.contains(&"lessons"));
}

#[test]
fn lessons_are_for_our_own_people() {
    assert!(!names(&outage::report(&outage::case(), Audience::Customer, true)).contains(&"lessons"));
}

#[test]
fn a_timeline_is_in_order_whatever_the_record_knows() {
    let mut case = outage::case();
    case.incident.timeline.reverse();
    let when = When::Partial(PartialDate { year: 2026, month: Some(2) });
    case.incident.times.started = Moment { when, basis: Basis::Stated };
    let report = outage::report(&case, Audience::Customer, false);
    let told: Vec<_> = timeline(&report).rows.iter().map(|row| row.date.clone().unwrap()).collect();
    let same_day = "March 10, 2026";
    assert_eq!(told, ["February 2026", "February 11, 2026", same_day, same_day, same_day, same_day]);
}

#[test]
fn one_day_is_told_once_and_not_in_every_row() {
    let mut case = outage::case();
    case.incident.timeline.remove(0);
    let report = outage::report(&case, Audience::Customer, true);
    let timeline = timeline(&report);
    assert_eq!(timeline.date.as_deref(), Some("Tuesday, March 10, 2026"));
    assert!(timeline.rows.iter().all(|row| row.date.is_none() && row.local.is_some()));
    assert_eq!(timeline.reader_zone.as_deref(), Some("Eastern time (UTC\u{2212}4)"));
}

#[test]
fn overlapping_windows_count_once() {
    let mut case = outage::case();
    let window = |from: &str, to: &str| DownWindow { from: outage::utc(from), to: outage::utc(to), counts: true };
    case.customers[0].impact.windows = vec![
        window("2026-03-10T10:00:00Z", "2026-03-10T11:10:00Z"),
        window("2026-03-10T09:00:00Z", "2026-03-10T10:30:00Z"),
    ];
    let report = outage::report(&case, Audience::Customer, true);
    let facts = report.sections.iter().find(|section| section.name == "impact").unwrap();
    let json = serde_json::to_value(&facts.facts).unwrap();
    assert_eq!(json["own"]["length"], "two hours and ten minutes");
    assert_eq!(json["own"]["windows"][0]["length"], "one hour and 30 minutes");
}

#[test]
fn every_section_is_described_for_those_who_write_templates() {
    let mut generator = SchemaGenerator::default();
    let described: Vec<&str> = schemas(&mut generator).into_iter().map(|(name, _)| name).collect();
    assert_eq!(described, SECTIONS);
    for (name, schema) in generator.definitions() {
        // A choice among names describes each of them, or none.
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else { continue };
        for (field, about) in properties {
            let says = about.get("description").or_else(|| about.get("$ref"));
            assert!(says.is_some(), "{name}.{field} is not described");
        }
    }
    assert!(generator.definitions().len() > SECTIONS.len());
}

#[test]
fn a_report_about_nobody_in_particular_names_who_signs_that_severity() {
    let mut case = outage::case();
    let sender = case.sender.as_mut().unwrap();
    let any = sender.signatories[0].clone();
    let severe =
        Signatory { name: "Grace Hall".to_owned(), signs: case.incident.severity.into_iter().collect(), ..any };
    sender.signatories.push(severe);
    let report = outage::report(&case, Audience::Customer, false);
    let header = report.sections.iter().find_map(|section| match &section.facts {
        SectionFacts::Header(header) => Some(header),
        _ => None,
    });
    assert_eq!(header.unwrap().contact.first().map(String::as_str), Some("Grace Hall"));
}
