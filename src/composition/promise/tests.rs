use super::*;
use crate::case::{Case, FollowUp, MeasureStatus, Settlement};
use crate::composition::report::tests::outage::{self, day};
use crate::policy::Policy;

/// What a document of three days after the failure promises: kind, text, day, amount, and whether it is done.
fn told(case: &Case, kind: DocumentKind) -> Vec<(PromiseKind, String, NaiveDate, Option<String>, bool)> {
    let (customer, policy, issued_on) = (&case.customers[0], Policy::default(), day("2026-03-13"));
    let remedy = crate::compensation::compute(case, customer, &policy).unwrap();
    let assessment = crate::assessment::assess(case, customer, &policy, &remedy, issued_on);
    let individual = Individual { customer, remedy: &remedy, assessment: &assessment };
    let record = Record { case, policy: &policy, individual: Some(individual), issued_on, standing: None };
    let told = promises(&record, kind).into_iter();
    told.map(|one| (one.kind, one.text, one.day, one.amount.map(Money::amount), one.done)).collect()
}

fn of_kind(case: &Case, is: impl Fn(PromiseKind) -> bool) -> Vec<(String, NaiveDate, Option<String>, bool)> {
    let told = told(case, DocumentKind::Letter).into_iter().filter(|(kind, ..)| is(*kind));
    told.map(|(_, text, day, amount, done)| (text, day, amount, done)).collect()
}

#[test]
fn the_money_that_is_paid_is_one_promise_with_the_day_of_the_record_or_the_policy() {
    let mut case = outage::case();
    case.customers[0].settlement = None;
    let payments = of_kind(&case, |kind| kind == PromiseKind::Payment);
    let remedy = crate::compensation::compute(&case, &case.customers[0], &Policy::default()).unwrap();
    let sum = remedy.total.unwrap();
    let text = "compensation, as a credit on your next invoice".to_owned();
    assert_eq!(payments[0], (text, day("2026-03-23"), Some(sum.amount()), false));
    let paid = Settlement { by: Some(day("2026-03-20")), done_on: Some(day("2026-03-12")), how: None };
    case.customers[0].settlement = Some(paid);
    let payments = of_kind(&case, |kind| kind == PromiseKind::Payment);
    assert_eq!((payments[0].1, payments[0].3), (day("2026-03-12"), true));
}

#[test]
fn what_is_given_up_is_no_promise_and_what_is_done_says_so() {
    let mut case = outage::case();
    let open = case.incident.measures[0].clone();
    let status = |status, done_on| Measure { status, done_on, ..open.clone() };
    case.incident.measures =
        vec![open.clone(), status(MeasureStatus::Dropped, None), status(MeasureStatus::Done, Some(day("2026-03-12")))];
    let told = of_kind(&case, |kind| kind == PromiseKind::Measure);
    let will = open.will.as_str().to_owned();
    assert_eq!(told, [(will.clone(), open.by, None, false), (will, day("2026-03-12"), None, true)]);
}

#[test]
fn a_report_promises_measures_alone() {
    let told = told(&outage::case(), DocumentKind::Report);
    assert!(!told.is_empty() && told.iter().all(|(kind, ..)| *kind == PromiseKind::Measure), "{told:?}");
}

#[test]
fn the_day_of_a_call_is_that_of_the_reader() {
    let mut case = outage::case();
    let at = "2026-03-20T23:30:00Z".parse().unwrap();
    case.customers[0].follow_ups = vec![FollowUp { on: DayOrTime::Time(at), how: FollowUpWay::Call }];
    case.customers[0].time_zone = Some(Tz::Asia__Tokyo);
    let told = of_kind(&case, |kind| matches!(kind, PromiseKind::FollowUp(_)));
    assert_eq!(told[0].1, day("2026-03-21"));
}

#[test]
fn an_open_cause_is_answered_on_its_day() {
    let mut case = outage::case();
    case.incident.answer_by = Some(day("2026-03-27"));
    case.incident.open_questions.clear();
    let answers = |case: &Case| of_kind(case, |kind| kind == PromiseKind::Answer);
    case.incident.root_cause_status = Some(CauseStatus::Confirmed);
    assert_eq!(answers(&case), []);
    case.incident.root_cause_status = Some(CauseStatus::UnderInvestigation);
    assert_eq!(answers(&case), [("what caused it".to_owned(), day("2026-03-27"), None, false)]);
}

#[test]
fn a_word_in_between_promises_the_next_one_and_what_it_names_a_day_for() {
    let mut case = outage::case();
    case.incident.ongoing = true;
    case.incident.answer_by = None;
    case.incident.next_update_at = Some("2026-03-13T23:30:00Z".parse().unwrap());
    case.customers[0].time_zone = Some(Tz::Asia__Tokyo);
    let next = ("the next word on ".to_owned() + case.incident.title.as_str(), day("2026-03-14"));
    let short =
        |case: &Case, kind| told(case, kind).into_iter().map(|(_, text, day, ..)| (text, day)).collect::<Vec<_>>();
    for kind in [DocumentKind::Acknowledgement, DocumentKind::Update] {
        assert_eq!(short(&case, kind), std::slice::from_ref(&next));
    }
    // The day of the answer, as long as an update tells it.
    case.incident.answer_by = Some(day("2026-03-27"));
    case.incident.root_cause_status = Some(CauseStatus::UnderInvestigation);
    let answer = ("what caused it".to_owned(), day("2026-03-27"));
    assert_eq!(short(&case, DocumentKind::Update), [next.clone(), answer.clone()]);
    assert_eq!(short(&case, DocumentKind::Acknowledgement), [next], "it names no day but that of the next word");
    case.incident.next_update_at = None;
    assert_eq!(short(&case, DocumentKind::Update), [answer]);
    case.incident.root_cause_status = Some(CauseStatus::Confirmed);
    assert_eq!(short(&case, DocumentKind::Update), []);
    // Once it is over, the letter.
    case.incident.ongoing = false;
    let letter = short(&case, DocumentKind::Update);
    assert_eq!((letter.len(), letter[0].0.starts_with("the letter about ")), (1, true), "{letter:?}");
}

#[test]
fn a_correction_promises_what_is_paid_as_the_letter_did() {
    let mut case = outage::case();
    case.customers[0].settlement = None;
    let (wrong, right) = ("It named another sum.", "The sum is another.");
    let sentences = |text| crate::case::Sentences::parse(text).unwrap();
    let (wrong, right) = (sentences(wrong), sentences(right));
    case.incident.correction = Some(crate::case::Correction { wrong, right, sent_on: day("2026-03-12"), others: None });
    let told = told(&case, DocumentKind::Correction);
    assert!(!told.is_empty() && told.iter().all(|(kind, ..)| *kind == PromiseKind::Payment), "{told:?}");
    // Ten days after the letter, not after its correction.
    assert_eq!(told[0].2, day("2026-03-22"));
}
