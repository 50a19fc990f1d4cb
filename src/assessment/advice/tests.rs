//! Each piece of advice is given where it is due, and not elsewhere.

use super::super::fixture::{assessed, complete, measure, on, policy, sentences, signatory};
use super::*;
use crate::case::{Data, FollowUp, Item, OpenQuestion, Settlement, Signatory, Title};
use crate::compensation::compute;
use crate::compensation::fixture::{at, earlier, item, usd};
use crate::policy::Authority;

fn texts(case: &Case, policy: &Policy) -> Vec<String> {
    let customer = &case.customers[0];
    let remedy = compute(case, customer, policy).unwrap();
    let advice = advice(case, customer, policy, &remedy, on("2026-03-12"), &assessed(case, policy));
    advice.into_iter().map(|advice| advice.text).collect()
}

/// The advice that a change brings.
fn brought(change: impl FnOnce(&mut Case)) -> Vec<String> {
    under(&policy(), change)
}

fn under(policy: &Policy, change: impl FnOnce(&mut Case)) -> Vec<String> {
    let before = texts(&complete(), &super::super::fixture::policy());
    let mut case = complete();
    change(&mut case);
    texts(&case, policy).into_iter().filter(|text| !before.contains(text)).collect()
}

#[test]
fn a_complete_case_asks_for_a_signature_figures_and_a_follow_up() {
    let advice = texts(&complete(), &policy());
    assert_eq!(
        advice,
        [
            "Have Ada Reed sign the letter.",
            "Add `impact.figures`: how many of the customer's own orders, guests or hours were hit.",
            "Plan the second letter that the letter promises, 14 days after it.",
        ]
    );
}

#[test]
fn an_update_or_an_acknowledgement_goes_first() {
    let lasting = brought(|case| case.incident.ongoing = true);
    assert_eq!(lasting, ["Send an update now and the letter when it is over, since the incident still lasts."]);
    let open = brought(|case| case.incident.root_cause = None);
    assert!(open[0].starts_with("Send an acknowledgement now"), "{open:?}");
}

#[test]
fn somebody_calls_before_the_letter_goes() {
    let critical = |case: &mut Case| case.incident.severity = Some(Severity::Critical);
    let called = |change: fn(&mut Case)| {
        brought(|case| {
            critical(case);
            change(case);
        })
        .remove(0)
    };
    assert_eq!(called(|_| ()), "Ada Reed should call Rosa Klein before the letter goes.");
    let by_role = called(|case| {
        case.customers[0].contact.name = None;
        case.customers[0].contact.role = Some(Title::parse("the Head of Events").unwrap());
        case.customers[0].contact.phone = Some("+44 20 7946 0000".to_owned());
    });
    assert_eq!(by_role, "Ada Reed should call the Head of Events on +44 20 7946 0000 before the letter goes.");
    let mut nobody = complete();
    critical(&mut nobody);
    nobody.customers[0].contact.name = None;
    assert!(texts(&nobody, &Policy::default())[0].starts_with("The person who signs should call the customer before"));
}

#[test]
fn approval_is_asked_for_where_it_is_needed() {
    let role = |name, up_to| Authority { role: Title::parse(name).unwrap(), up_to };
    let mut policy = policy();
    policy.authorities = vec![role("Agent", Some(usd("20.00")))];
    assert_eq!(under(&policy, |_| ()), [""; 0]);
    policy.authorities = vec![role("Agent", Some(usd("1.00"))), role("Director", None)];
    let expected = "Ask the Director to approve what is added, which costs 20.00 USD, before the letter goes.";
    assert_eq!(under(&policy, |_| ()), [expected]);
    policy.authorities.pop();
    let expected = "Nobody in the policy may approve what is added, which costs 20.00 USD: give less, or name a role under \
                    [[authority]] whose limit covers it.";
    assert_eq!(under(&policy, |_| ()), [expected]);
}

#[test]
fn the_signature_says_why_it_is_theirs() {
    let mut policy = policy();
    policy.sender.signatories = vec![
        Signatory {
            title: Some(Title::parse("Head of Support").unwrap()),
            signs: vec![Severity::Moderate],
            ..signatory("Ben Ito")
        },
        Signatory { signs_repeat: true, ..signatory("Ada Reed") },
    ];
    let expected = "Have Ben Ito, Head of Support, sign the letter, as for every moderate failure.";
    assert_eq!(under(&policy, |_| ()), [expected]);
    let repeated = |case: &mut Case| case.customers[0].earlier_failures = vec![earlier("2026-01-02", false)];
    assert!(under(&policy, repeated).contains(&"Have Ada Reed sign the letter, as for every repeat.".to_owned()));
    policy.sender.signatories.pop();
    assert!(under(&policy, repeated).contains(&expected.to_owned()));
}

#[test]
fn earlier_promises_are_named_each_as_it_went() {
    let told = |promised: bool, kept| {
        let advice = brought(|case| {
            let promised = promised.then(|| sentences("We will watch the lists."));
            case.customers[0].earlier_failures =
                vec![EarlierFailure { promised, kept, ..earlier("2026-01-02", false) }];
        });
        assert_eq!(advice.len(), 1);
        advice[0].clone()
    };
    let cases = [
        (
            true,
            Some(true),
            "Name the failure of 2 January 2026 and say why the promise made then, though kept, was not enough.",
        ),
        (
            true,
            Some(false),
            "Name the failure of 2 January 2026 and say what of the promise made then we did not keep.",
        ),
        (
            true,
            None,
            "Find out whether the promise made after the failure of 2 January 2026 was kept, and state `kept`.",
        ),
        (false, None, "Name the failure of 2 January 2026, and state in `promised` what was promised then."),
    ];
    for (promised, kept, expected) in cases {
        assert_eq!(told(promised, kept), expected);
    }
    assert_eq!(brought(|case| case.customers[0].earlier_failures = vec![earlier("2020-01-01", true)]), [""; 0]);
}

#[test]
fn a_late_letter_owns_it() {
    let mut policy = policy();
    policy.promptness.moderate = 1;
    let expected = "Own the delay in the letter: it comes 2 days after the incident, and 1 day is the limit.";
    assert_eq!(under(&policy, |_| ()), [expected]);
}

#[test]
fn facts_that_make_a_good_letter_are_asked_for() {
    let begins = |change: fn(&mut Case)| -> Vec<String> {
        let field = |text: String| text.split('`').nth(1).map(str::to_owned);
        brought(change).into_iter().filter(|text| text.starts_with("Add ")).filter_map(field).collect()
    };
    assert_eq!(begins(|case| case.customers[0].impact.mattered_because = None), ["impact.mattered_because"]);
    assert_eq!(begins(|case| case.customers[0].impact.harm = None), ["impact.harm"]);
    let major = begins(|case| case.incident.severity = Some(Severity::Major));
    assert_eq!(major, ["impact.downstream", "incident.safeguards"]);
    let exposed = |steps: Vec<crate::case::Sentences>| Some(Data { protect_yourself: steps, ..Data::default() });
    let exposure = |data| {
        brought(move |case| {
            case.incident.kinds = vec![Kind::DataExposure];
            case.incident.data = data;
        })
    };
    let add = "Add `incident.data.protect_yourself`: what the reader can do now.".to_owned();
    assert!(exposure(exposed(vec![])).contains(&add));
    assert!(!exposure(exposed(vec![sentences("Change your password.")])).contains(&add));
    let mut policy = policy();
    policy.goodwill.ceiling = crate::compensation::fixture::decimal("0.01");
    let asked = |case: &mut Case, losses| {
        case.customers[0].impact.losses = losses;
    };
    assert!(under(&policy, |case| asked(case, vec![])).iter().any(|text| text.contains("`impact.losses`")));
    let loss = crate::case::Loss { what: crate::case::NounPhrase::parse("the flowers").unwrap(), amount: usd("1.00") };
    assert!(!under(&policy, |case| asked(case, vec![loss])).iter().any(|text| text.contains("`impact.losses`")));
}

#[test]
fn dates_that_have_passed_are_asked_about() {
    let measure_due = |by, status| {
        brought(move |case| {
            case.incident.measures = vec![crate::case::Measure { status, ..measure(by) }];
        })
    };
    let expected = "Ask our head of operations what became of the measure to compare both address lists each night: it was \
                    due on 11 March 2026.";
    assert_eq!(measure_due("2026-03-11", MeasureStatus::Planned), [expected]);
    assert_eq!(measure_due("2026-03-11", MeasureStatus::Started), [expected]);
    assert_eq!(measure_due("2026-03-11", MeasureStatus::Done), [""; 0]);
    assert_eq!(measure_due("2026-03-12", MeasureStatus::Planned), [""; 0]);
    let done = brought(|case| {
        case.incident.measures[0] = crate::case::Measure { done_on: Some(on("2026-03-10")), ..measure("2026-03-11") }
    });
    assert_eq!(done, [""; 0]);
    let answered = brought(|case| {
        case.incident.answer_by = Some(on("2026-03-11"));
        case.incident.data = Some(Data { answer_by: Some(on("2026-03-10")), ..Data::default() });
        let question = |by| OpenQuestion { question: sentences("Why did it last?"), answer_by: Some(on(by)) };
        case.incident.open_questions = vec![question("2026-03-09"), question("2026-03-12")];
    });
    let expected =
        ["11", "10", "9"].map(|day| format!("Give the answer that was due on {day} March 2026, or set a new date."));
    assert_eq!(answered, expected);
    let arrived = brought(|case| {
        let due = |done_on: Option<&str>| Item { by: Some(on("2026-03-11")), done_on: done_on.map(on), ..item("5.00") };
        case.customers[0].restored = vec![due(None), due(Some("2026-03-11"))];
        case.customers[0].added = Some(vec![Item { by: Some(on("2026-03-10")), ..due(None) }]);
        case.customers[0].settlement = Some(Settlement { by: Some(on("2026-03-09")), ..Settlement::default() });
    });
    assert_eq!(
        arrived,
        [
            "Say whether what was to arrive by 11 March 2026 has arrived, in `done_on`.",
            "Say whether what was to arrive by 10 March 2026 has arrived, in `done_on`.",
            "Say whether the money that was to arrive by 9 March 2026 has arrived, in `settlement.done_on`.",
        ]
    );
    let settled = Settlement { by: Some(on("2026-03-09")), done_on: Some(on("2026-03-09")), how: None };
    assert_eq!(brought(|case| case.customers[0].settlement = Some(settled)), [""; 0]);
}

#[test]
fn a_request_that_is_not_met_is_told() {
    let asking = |sum: &str| brought(|case| case.customers[0].requested_amount = Some(usd(sum)));
    assert_eq!(asking("40.00"), [""; 0]);
    let expected = "Give more in `added`, or be ready to say why not: the customer asked for 40.01 USD, and contract and \
                    addition come to 20.00 USD.";
    assert_eq!(asking("40.01"), [expected]);
}

#[test]
fn what_the_letter_promises_is_planned() {
    let follow_up = |on, how| FollowUp { on, how };
    let planned = brought(|case| {
        case.incident.time_zone = Some(chrono_tz::Tz::Europe__Rome);
        case.customers[0].follow_ups = vec![
            follow_up(DayOrTime::Day(on("2026-03-20")), FollowUpWay::Visit),
            follow_up(DayOrTime::Time(at("2026-03-20T23:30:00Z")), FollowUpWay::Call),
        ];
    });
    let expected = [
        "Plan the visit that the letter promises for 20 March 2026.",
        "Plan the call that the letter promises for 21 March 2026.",
    ];
    assert_eq!(planned, expected);
}
