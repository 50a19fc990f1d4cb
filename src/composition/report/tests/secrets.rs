//! What no reader may find in a report: nothing internal in a customer's, nothing of one customer in another's.
//!
//! Templates see the facts of their section and nothing else, so what is not among the facts is in no format.

use proptest::prelude::*;

use super::outage;
use crate::case::Audience;
use crate::compensation::{self, Remedy};
use crate::composition::random::{self, Marked};
use crate::composition::report::{Report, compose};
use crate::composition::{Brief, Individual, Record};
use crate::policy::{Gesture, Policy};

/// All that templates are given for a report, as one text.
fn seen(report: &Report) -> String {
    let facts: Vec<String> =
        report.sections.iter().map(|section| serde_json::to_string(&section.facts).unwrap()).collect();
    let figures: Vec<String> =
        report.sections.iter().map(|section| serde_json::to_string(&section.figure).unwrap()).collect();
    format!("{} {} {}", report.title, facts.concat(), figures.concat())
}

/// A policy with a gesture, whose cost is nobody's business.
fn policy() -> Policy {
    let currency = crate::case::Currency::from_code("GBP").unwrap();
    let money = |amount: &str| crate::case::Money::parse(amount, currency).unwrap();
    let gesture = Gesture {
        id: "training".to_owned(),
        text: outage::sentences("We hold a training at your office."),
        cost: money("97.31"),
        value: money("400.00"),
        kinds: Vec::new(),
        severities: Vec::new(),
    };
    let mut policy = Policy { gestures: vec![gesture], ..Policy::default() };
    for severity in crate::case::Severity::ALL {
        *policy.goodwill.budget.get_mut(severity) = Some(money("100.00"));
    }
    policy
}

/// The report about the customer of that index, or about the incident alone; `None` where nothing can be computed.
fn report(marked: &Marked, audience: Audience, index: Option<usize>) -> Option<Report> {
    let (case, policy) = (&marked.case, policy());
    let customer = index.map(|index| &case.customers[index]);
    let remedy: Option<Remedy> = match customer {
        Some(customer) => Some(compensation::compute(case, customer, &policy).ok()?),
        None => None,
    };
    let assessment = customer.zip(remedy.as_ref()).map(|(customer, remedy)| outage::assessment(case, customer, remedy));
    let individual = customer.zip(remedy.as_ref()).zip(assessment.as_ref());
    let individual = individual.map(|((customer, remedy), assessment)| Individual { customer, remedy, assessment });
    let record = Record { case, policy: &policy, individual, issued_on: outage::day("2026-04-02"), standing: None };
    let brief = Brief::report(audience);
    Some(compose(&record, &brief).unwrap())
}

fn found<'a>(marks: &'a [String], text: &str) -> Vec<&'a String> {
    marks.iter().filter(|mark| text.contains(mark.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_internal_is_in_a_customers_report(marked in random::cases()) {
        for index in [None, Some(0), Some(1)] {
            let Some(report) = report(&marked, Audience::Customer, index) else { continue };
            let text = seen(&report);
            prop_assert_eq!(found(&marked.internal, &text), Vec::<&String>::new());
            let cost = ["£97.31", "97.31 GBP"];
            prop_assert!(!cost.iter().any(|cost| text.contains(cost)), "the cost of a gesture is told");
        }
    }

    #[test]
    fn a_report_holds_nothing_of_another_customer(marked in random::cases()) {
        for audience in [Audience::Customer, Audience::Internal] {
            let alone = seen(&report(&marked, audience, None).unwrap());
            for own in &marked.own {
                prop_assert_eq!(found(own, &alone), Vec::<&String>::new());
            }
            for (index, other) in [(0, 1), (1, 0)] {
                let Some(report) = report(&marked, audience, Some(index)) else { continue };
                prop_assert_eq!(found(&marked.own[other], &seen(&report)), Vec::<&String>::new());
            }
        }
    }

    #[test]
    fn our_own_people_read_everything_internal(marked in random::cases()) {
        let report = report(&marked, Audience::Internal, None).unwrap();
        let text = seen(&report);
        // A timeline of one row is no timeline; everything else internal has its place.
        if report.sections.iter().any(|section| section.name == "timeline") {
            let all: Vec<&String> = marked.internal.iter().collect();
            prop_assert_eq!(found(&marked.internal, &text), all);
        }
    }
}

/// The properties above are worth nothing if random cases seldom make a customer's report.
#[test]
fn most_random_cases_make_a_customers_report() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let made = (0..200).filter(|_| {
        let marked = random::cases().new_tree(&mut runner).unwrap().current();
        report(&marked, Audience::Customer, Some(0)).is_some_and(|report| report.sections.len() > 8)
    });
    assert!(made.count() > 60);
}
