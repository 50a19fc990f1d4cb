//! What reports say, in whole sentences.

use super::{markdown, worded};
use crate::case::*;
use crate::composition::report::SECTIONS;
use crate::composition::report::tests::outage;

fn about_the_incident(change: impl FnOnce(&mut Incident)) -> String {
    let mut case = outage::case();
    change(&mut case.incident);
    case.customers[0].language = None;
    markdown(&case, Audience::Customer, false)
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "`{sentence}` is not in:\n{text}");
}

#[track_caller]
fn is_silent(text: &str, words: &str) {
    assert!(!text.contains(words), "`{words}` is in:\n{text}");
}

#[test]
fn a_full_internal_report_has_every_section_in_order() {
    let manuscript = worded(&outage::report(&outage::case(), Audience::Internal, true));
    let names: Vec<&str> = manuscript.sections.iter().map(|section| section.name).collect();
    assert_eq!(names, SECTIONS);
    let without_heading = manuscript.sections.iter().filter(|section| section.heading.is_none());
    assert_eq!(without_heading.map(|section| section.name).collect::<Vec<_>>(), ["header"]);
    assert!(manuscript.sections.iter().all(|section| section.figure.is_some() == (section.name == "timeline")));
}

#[test]
fn the_summary_reads_as_a_news_item() {
    let text = markdown(&outage::case(), Audience::Customer, true);
    says(
        &text,
        "The failure of your ordering page, now over, lasted two hours and ten minutes, from 9:00 a.m. to 11:10 a.m. \
         UTC on Tuesday, March 10. For you it meant that your wholesale customers could not order from you; 27 of your \
         41 customers were met by a warning with your name on it. We renew certificates (the files that prove to a \
         browser that a site is genuine) from a list that we keep by hand, and yours was not on it. We have carried \
         out one of two measures against its return, and the last is due by March 20.",
    );
}

#[test]
fn a_report_about_nobody_speaks_as_all_its_customers_do() {
    let american = markdown(&outage::case(), Audience::Customer, false);
    says(&american, "from 9:00 a.m. to 11:10 a.m. UTC on Tuesday, March 10.");
    is_silent(&american, "Cobble");
}

#[test]
fn the_computation_is_told_whole() {
    let text = markdown(&outage::case(), Audience::Customer, true);
    says(&text, "Basis: contract FO-20817, clause 4.2. The fee is $1,000.00 a month.");
    says(&text, "**Credit for availability: $100.00.** Working: ");
    says(&text, "Availability = 100 × (1 − time down ÷ length of the window), cut and not rounded");
    says(&text, "| March 2026 | 2,678,400 | 7,800 | 99.70% | 10% of the fee (below 99.9%) |");
    says(&text, "- Four days of service. Worth $129.04. Working: ");
    says(&text, "| **Total** | **$229.04** |");
    says(&text, "$229.04 reached you on March 12, as a credit to your account.");
}

#[test]
fn steps_are_told_from_the_start_and_from_the_step_before() {
    let text = about_the_incident(|_| {});
    says(&text, "| We took it on | 10 March 2026, 10:25 | One hour and 25 minutes | Five minutes |");
    says(&text, "We learned of it from a customer, one hour and 20 minutes after it began.");
}

#[test]
fn the_readers_clock_stands_beside_ours() {
    let text = markdown(&outage::case(), Audience::Customer, true);
    says(&text, "| Date | UTC | Eastern time | What happened |");
    says(
        &text,
        "| February 11, 2026 | 3:00 p.m. | 10:00 a.m. (UTC\u{2212}5) | We moved the page to its new address. |",
    );
    says(&text, "| March 10, 2026 | 9:00 a.m. | 5:00 a.m. (UTC\u{2212}4) | **It began.** Browsers refused the page. |");
    is_silent(&text, "A restart changed nothing.");
}

#[test]
fn an_open_incident_is_said_to_be_open() {
    let text = about_the_incident(|incident| {
        incident.times.mitigated = None;
        incident.times.resolved = None;
    });
    says(
        &text,
        "The failure of your ordering page began on Tuesday 10 March at 09:00 UTC and was still open when this report was written.",
    );
    says(&text, "It was still open when this report was written.");
    says(&text, "- When it ends: it was still open when this report was written.");
}

#[test]
fn the_length_of_an_outage_ends_with_its_effect() {
    let text = about_the_incident(|incident| {
        let when = When::Instant(outage::utc("2026-03-11T08:00:00Z"));
        incident.times.resolved = Some(Moment { when, basis: Basis::Stated });
    });
    says(&text, "now over, lasted two hours and ten minutes, from 09:00 to 11:10 UTC on Tuesday 10 March.");
    says(&text, "| It was resolved | 11 March 2026, 08:00 | 23 hours |");
}

#[test]
fn a_vague_time_is_told_as_it_is_and_measures_nothing() {
    let text = about_the_incident(|incident| {
        let when = When::Partial(PartialDate { year: 2013, month: Some(9) });
        incident.times.started = Moment { when, basis: Basis::Stated };
    });
    says(&text, "began in September 2013 and ended on Tuesday 10 March at 11:10 UTC.");
    says(&text, "| It began | September 2013 |");
    is_silent(&text, "After the start");
}

#[test]
fn an_unknown_cause_is_dated() {
    let text = about_the_incident(|incident| {
        incident.root_cause = None;
        incident.root_cause_status = Some(CauseStatus::UnderInvestigation);
        incident.answer_by = Some(outage::day("2026-03-30"));
    });
    says(&text, "We do not yet know the cause; we will report on it by 30 March.");
    says(&text, "The cause is not known yet. We will report on it by 30 March.");
    says(&text, "- The cause. Answer by 30 March.");
}

#[test]
fn silence_about_data_is_an_open_question() {
    let text = about_the_incident(|incident| incident.data = None);
    says(&text, "- The record does not say whether data was lost or seen by others.");
    let parcel = about_the_incident(|incident| {
        incident.data = None;
        incident.kinds = vec![Kind::Delivery];
    });
    is_silent(&parcel, "The record does not say whether data");
    says(
        &parcel,
        "This report is about the failure of your ordering page, an incident that ran from 09:00 to 11:10 UTC",
    );
}

#[test]
fn what_was_noticed_too_late_or_is_assumed_is_said() {
    let text = about_the_incident(|incident| {
        let at = |text, basis| Some(Moment { when: When::Instant(outage::utc(text)), basis });
        incident.times.detected = at("2026-03-10T11:40:00Z", Basis::Derived);
        incident.times.acknowledged = at("2026-03-10T11:41:00Z", Basis::Assumed);
        incident.detected_by = Some(DetectedBy::Monitoring);
        incident.time_zone = None;
    });
    says(
        &text,
        "Our monitoring noticed it, 2 hours and 40 minutes after it began. By then its effect had been over for 30 \
         minutes.",
    );
    says(&text, "Worked out from other records, not noted at the time: “We noticed it”.");
    says(&text, "Assumed, because no record shows the time: “We took it on”.");
    says(&text, "- Times: UTC, because the record names no time zone");
}

#[test]
fn the_least_record_makes_a_short_honest_report() {
    let text = about_the_incident(|incident| {
        let started = incident.times.started;
        let times = Times { started, detected: None, acknowledged: None, mitigated: None, resolved: None };
        *incident = Incident { kinds: vec![Kind::Outage], ..bare(incident.title.clone(), times) };
    });
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ") && line.len() > 3).collect();
    assert_eq!(headings, ["## Summary", "## Why it happened", "## What we do not know yet"]);
    says(&text, "- The cause.\n");
}

/// An incident of which nothing is known but what it is and when it began.
fn bare(title: NounPhrase, times: Times) -> Incident {
    Incident {
        id: "X-1".to_owned(),
        title,
        service: None,
        duty: None,
        kinds: Vec::new(),
        severity: None,
        control: None,
        our_part: None,
        time_zone: None,
        times,
        detected_by: None,
        ongoing: false,
        trigger: None,
        root_cause: None,
        root_cause_status: None,
        answer_by: None,
        contributing: Vec::new(),
        safeguards: Vec::new(),
        third_parties: Vec::new(),
        timeline: Vec::new(),
        fixes: Vec::new(),
        measures: Vec::new(),
        not_affected: Vec::new(),
        data: None,
        residual_risk: None,
        lessons: Lessons::default(),
        open_questions: Vec::new(),
        first_told: None,
        totals: Vec::new(),
        tried: Vec::new(),
        terms: Vec::new(),
        workaround: None,
        next_update_at: None,
        report: None,
        correction: None,
    }
}
