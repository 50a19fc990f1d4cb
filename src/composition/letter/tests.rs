//! What a letter says of a record, move by move.

use super::{Letter, compose};
use crate::case::{Case, Kind, Sentences};
use crate::composition::report::tests::outage;
use crate::composition::{Brief, Individual, Record};
use crate::policy::{Notice, Policy};

/// The letter to the case's first customer, three days after the failure.
fn letter(case: &Case, policy: &Policy) -> Letter {
    let (customer, issued_on) = (&case.customers[0], outage::day("2026-03-13"));
    let remedy = crate::compensation::compute(case, customer, policy).unwrap();
    let assessment = crate::assessment::assess(case, customer, policy, &remedy, issued_on);
    let individual = Individual { customer, remedy: &remedy, assessment: &assessment };
    compose(&Record { case, policy, individual: Some(individual), issued_on }, &Brief::letter()).unwrap()
}

/// A case of which a letter can be written.
fn case() -> Case {
    let mut case = outage::case();
    case.customers[0].contact.name = Some("Ana Delgado".to_owned());
    case
}

#[test]
fn notices_go_by_the_language_that_the_letter_is_written_in() {
    let notice = Notice {
        heading: "Your rights".to_owned(),
        text: Sentences::parse("You can ask the arbitrator.").unwrap(),
        kinds: Vec::<Kind>::new(),
        regions: vec!["GB".to_owned()],
    };
    let policy = Policy { notices: vec![notice], ..Policy::default() };
    let mut case = case();
    let mut told = |file: &str, own: Option<&str>| {
        case.language = file.to_owned();
        case.customers[0].language = own.map(str::to_owned);
        letter(&case, &policy).frame.notices.len()
    };
    assert_eq!(told("en-GB", None), 1);
    assert_eq!(told("en", None), 0);
    assert_eq!(told("en-GB", Some("en-US")), 0);
    assert_eq!(told("en-US", Some("en-GB")), 1);
}
