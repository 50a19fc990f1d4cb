//! What a letter says of a record, move by move.

use super::{Letter, Move, compose};
use crate::case::{Case, DayOrTime, FollowUp, FollowUpWay, Item, Kind, Money, NounPhrase, Sentences, Way};
use crate::composition::report::tests::outage;
use crate::composition::{Brief, Individual, Record};
use crate::composition::{Fact, Paragraph};
use crate::policy::{BySeverity, Notice, Policy};

/// The letter to the case's first customer, three days after the failure.
fn letter(case: &Case, policy: &Policy) -> Letter {
    let (customer, issued_on) = (&case.customers[0], outage::day("2026-03-13"));
    let remedy = crate::compensation::compute(case, customer, policy).unwrap();
    let assessment = crate::assessment::assess(case, customer, policy, &remedy, issued_on);
    let individual = Individual { customer, remedy: &remedy, assessment: &assessment };
    compose(&Record { case, policy, individual: Some(individual), issued_on, standing: None }, &Brief::letter())
        .unwrap()
}

/// A case of which a letter can be written.
fn case() -> Case {
    let mut case = outage::case();
    case.customers[0].contact.name = Some("Ana Delgado".to_owned());
    case
}

/// The moves of a part.
fn moves(letter: &Letter, part: usize) -> Vec<&Move> {
    let of = |paragraph| match paragraph {
        &Paragraph::Run(ref moves) | &Paragraph::List(ref moves) => moves.iter(),
    };
    letter.parts[part].paragraphs.iter().flat_map(of).collect()
}

/// The texts of that fact, as far as the moves of a part have it.
fn told(letter: &Letter, part: usize, fact: &str) -> Vec<String> {
    let facts = moves(letter, part).into_iter().flat_map(|each| &each.facts);
    let texts = facts.filter(|(name, _)| *name == fact).filter_map(|(_, value)| match value {
        Fact::Text(text) => Some(text.clone()),
        Fact::Texts(_) | Fact::Flag(_) => None,
    });
    texts.collect()
}

/// An item that was given back as money.
fn repaid(case: &Case, what: &str, on: &str, way: &str) -> Item {
    let fee = case.customers[0].contract.fee.as_ref().unwrap().money;
    Item {
        what: Some(NounPhrase::parse(what).unwrap()),
        value: Some(Money { minor: 4150, ..fee }),
        done_on: Some(outage::day(on)),
        how: Some(Way::parse(way).unwrap()),
        ..Item::default()
    }
}

#[test]
fn a_day_and_a_way_are_told_once_for_sums_that_came_together() {
    let mut case = case();
    let credit = "as a credit to your account";
    case.customers[0].restored = vec![repaid(&case, "the flour", "2026-03-12", credit)];
    let letter_of = |case: &Case| letter(case, &Policy::default());
    // With what the contract owes and the goodwill these are three: a list, and the day and the way stand above it.
    let listed = letter_of(&case);
    assert_eq!(
        (told(&listed, 0, "on"), told(&listed, 0, "way")),
        (vec!["on March 12".to_owned()], vec![credit.to_owned()])
    );
    assert_eq!((told(&listed, 0, "value").len(), told(&listed, 0, "sum").len()), (3, 1));
    let gas = repaid(&case, "the gas", "2026-03-12", "by check");
    case.customers[0].restored.push(gas);
    let by_check = letter_of(&case);
    assert_eq!(told(&by_check, 0, "on"), ["on March 12", "the same day"]);
    assert_eq!(told(&by_check, 0, "value").len(), 4);
    case.customers[0].restored[1] = repaid(&case, "the gas", "2026-03-11", credit);
    let apart = letter_of(&case);
    assert_eq!(told(&apart, 0, "on"), ["on March 11", "on March 12"], "what came on the day of the rest comes last");
    assert_eq!(told(&apart, 0, "way"), [credit, "also as a credit to your account"]);
    // Without a contract they are two, and the second comes with the first.
    case.customers[0].contract.terms.clear();
    case.customers[0].restored.pop();
    let once = letter_of(&case);
    assert_eq!((told(&once, 0, "on"), told(&once, 0, "with")), (vec!["on March 12".to_owned()], vec!["it".to_owned()]));
}

#[test]
fn a_text_that_may_name_a_day_parts_two_arrivals() {
    let mut case = case();
    let text = |text: &str| Item {
        text: Some(Sentences::parse(text).unwrap()),
        done_on: Some(outage::day("2026-03-12")),
        ..Item::default()
    };
    let day = |case: &Case| told(&letter(case, &Policy::default()), 0, "on");
    case.customers[0].added = Some(vec![text("A baker from Troy lends you an oven.")]);
    assert_eq!(day(&case), ["on March 12", "the same day"]);
    case.customers[0].added = Some(vec![text("A baker from Troy lends you an oven until Monday.")]);
    assert_eq!(day(&case), ["on March 12", "on March 12"]);
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

#[test]
fn every_call_visit_and_letter_that_the_record_promises_is_told() {
    let mut case = case();
    let on = |day: &str, how| FollowUp { on: DayOrTime::Day(outage::day(day)), how };
    let at = |time: &str, how| FollowUp { on: DayOrTime::Time(outage::utc(time)), how };
    case.customers[0].follow_ups = vec![
        on("2026-04-20", FollowUpWay::Letter),
        on("2026-04-07", FollowUpWay::Call),
        at("2026-03-24T14:00:00Z", FollowUpWay::Call),
        at("2026-03-30T13:00:00Z", FollowUpWay::Visit),
        on("2026-04-02", FollowUpWay::Letter),
    ];
    let letter = letter(&case, &Policy::default());
    assert_eq!(told(&letter, 4, "day"), ["Tuesday, March 24", "Monday, March 30", "Tuesday, April 7"]);
    assert_eq!(told(&letter, 4, "time"), ["10:00 a.m. Eastern time", "9:00 a.m."]);
    let further: Vec<_> = moves(&letter, 4).into_iter().filter(|each| each.name == "further").collect();
    assert!(further[0].wording.starts_with("visit") && further[1].wording.starts_with("call_again"), "{further:?}");
    let letters = moves(&letter, 3).into_iter().filter(|each| each.name.starts_with("report_"));
    assert_eq!(letters.map(|each| each.name).collect::<Vec<_>>(), ["report_back", "report_again"]);
    let days = told(&letter, 3, "day");
    assert_eq!(days, ["Thursday, April 2", "Monday, April 20"]);
}

#[test]
fn a_letter_that_is_too_long_is_said_more_shortly() {
    let mut case = case();
    case.incident.measures.retain(|measure| measure.done_on.is_none());
    let ever_long = |case: &Case| {
        (0..40).any(|number| {
            let mut case = case.clone();
            case.incident.id = format!("INC-{number}");
            let letter = letter(&case, &Policy::default());
            let claims = moves(&letter, 0).into_iter().find(|each| each.name == "claims").unwrap();
            claims.wording == "loss"
        })
    };
    assert!(ever_long(&case));
    let long = "We looked at it for as long as it took us to see it. ".repeat(40);
    case.incident.root_cause = Some(Sentences::parse(long.trim()).unwrap());
    assert!(!ever_long(&case));
}

#[test]
fn what_it_meant_comes_before_how_late_the_letter_is() {
    let mut policy = Policy::default();
    policy.promptness = BySeverity { minor: 1, moderate: 1, major: 1, critical: 1 };
    let letter = letter(&case(), &policy);
    let names: Vec<&str> = moves(&letter, 1).into_iter().map(|each| each.name).collect();
    let at = |name| names.iter().position(|each| *each == name);
    assert!(at("effect").is_some() && at("effect") < at("late"), "{names:?}");
}

#[test]
fn who_was_treated_badly_did_not_have_to_find_it() {
    let mut case = case();
    case.incident.kinds = vec![Kind::Conduct];
    case.customers[0].reported_at = case.incident.times.started.instant();
    for number in 0..40 {
        case.incident.id = format!("INC-{number}");
        let letter = letter(&case, &Policy::default());
        let notice = moves(&letter, 1).into_iter().find(|each| each.name == "notice").unwrap();
        assert!(matches!(notice.wording, "had_to" | "raised"), "{}", notice.wording);
    }
}

/// "Our head of operations will place an order every five minutes": a machine does.
#[test]
fn who_answers_for_a_measure_is_not_told_to_do_it() {
    for template in ["letter/planned.md", "follow-up/told.md"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/en").join(template);
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("we will {{"), "{template}");
        for doer in ["owner }} will {{", "owner | capitalize_first }} will {{", " I will {{"] {
            assert!(!text.contains(doer), "{template}: {doer}");
        }
    }
}
