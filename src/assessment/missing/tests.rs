//! Each fact taken out of a complete case is asked for, at its field and for its part.

use super::super::fixture::{complete, policy, sentences, signatory};
use super::*;
use crate::case::{Data, NounPhrase, PartialDate, ThirdParty, Title, When};
use crate::compensation::compute;
use crate::compensation::fixture::{item, usd};

/// Parts and fields of what is missing once the case was changed.
fn after(change: impl FnOnce(&mut Case)) -> Vec<(Option<Part>, String)> {
    under(&policy(), change)
}

fn under(policy: &Policy, change: impl FnOnce(&mut Case)) -> Vec<(Option<Part>, String)> {
    let mut case = complete();
    change(&mut case);
    missing(&case, &case.customers[0], policy, None).into_iter().map(|missing| (missing.part, missing.path)).collect()
}

fn one(part: Part, path: &str) -> Vec<(Option<Part>, String)> {
    vec![(Some(part), path.to_owned())]
}

fn framed(path: &str) -> Vec<(Option<Part>, String)> {
    vec![(None, path.to_owned())]
}

fn incident(change: impl FnOnce(&mut Incident)) -> Vec<(Option<Part>, String)> {
    after(|case| change(&mut case.incident))
}

#[test]
fn a_complete_case_misses_nothing() {
    assert_eq!(after(|_| ()), []);
}

#[test]
fn the_second_part_needs_what_failed_whom_and_which_duty() {
    let part = Part::Responsibility;
    let failure = after(|case| case.customers[0].impact.failure = None);
    assert_eq!(failure, one(part, "customers[0].impact.failure"));
    assert_eq!(incident(|incident| incident.service = None), one(part, "incident.service"));
    assert_eq!(incident(|incident| incident.duty = None), one(part, "incident.duty"));
    assert_eq!(incident(|incident| incident.control = None), one(part, "incident.control"));
}

#[test]
fn where_control_was_not_ours_our_part_is_needed() {
    let shared = |change: fn(&mut Incident)| {
        incident(|incident| {
            incident.control = Some(Control::Shared);
            change(incident);
        })
    };
    let party = |our_decision: bool| ThirdParty {
        name: "Nimbus".to_owned(),
        role: None,
        our_decision: our_decision.then(|| sentences("We chose them.")),
    };
    assert_eq!(shared(|_| ()), one(Part::Responsibility, "incident.our_part"));
    assert_eq!(shared(|incident| incident.our_part = Some(sentences("We did not watch it."))), []);
    let with = |decided| {
        incident(|incident| {
            incident.control = Some(Control::Outside);
            incident.third_parties = vec![party(decided)];
        })
    };
    assert_eq!(with(true), []);
    assert_eq!(with(false), one(Part::Responsibility, "incident.our_part"));
}

#[test]
fn the_third_part_needs_the_cause_or_the_date_of_the_answer() {
    let part = Part::Cause;
    assert_eq!(incident(|incident| incident.trigger = None), one(part, "incident.trigger"));
    assert_eq!(incident(|incident| incident.root_cause = None), one(part, "incident.root_cause"));
    assert_eq!(incident(|incident| incident.root_cause_status = None), one(part, "incident.root_cause_status"));
    let open = |answer_by: Option<&str>| {
        incident(|incident| {
            incident.root_cause_status = Some(CauseStatus::UnderInvestigation);
            (incident.trigger, incident.root_cause) = (None, None);
            incident.answer_by = answer_by.map(super::super::fixture::on);
        })
    };
    assert_eq!(open(None), one(part, "incident.answer_by"));
    assert_eq!(open(Some("2026-04-01")), []);
}

#[test]
fn the_fourth_part_needs_fixes_and_measures() {
    let part = Part::Prevention;
    assert_eq!(incident(|incident| incident.fixes.clear()), one(part, "incident.fixes"));
    assert_eq!(incident(|incident| incident.measures.clear()), one(part, "incident.measures"));
    let dropped = incident(|incident| incident.measures[0].status = MeasureStatus::Dropped);
    assert_eq!(dropped, one(part, "incident.measures"));
    let minor = incident(|incident| {
        incident.severity = Some(Severity::Minor);
        incident.measures.clear();
    });
    assert_eq!(minor, []);
    let unsafe_ = |data: Option<Data>| {
        incident(|incident| {
            incident.kinds = vec![Kind::Safety];
            incident.data = data;
        })
    };
    assert_eq!(unsafe_(None), one(part, "incident.data.protect_yourself"));
    assert_eq!(unsafe_(Some(Data::default())), one(part, "incident.data.protect_yourself"));
    assert_eq!(unsafe_(Some(Data { protect_yourself: vec![sentences("Unplug it.")], ..Data::default() })), []);
}

/// What a data incident of that kind misses.
fn of_data(kind: Kind, data: Data) -> Vec<String> {
    let missing = incident(|incident| {
        incident.kinds = vec![kind];
        incident.data = Some(data);
    });
    assert!(missing.iter().all(|(part, _)| *part == Some(Part::Responsibility)));
    missing.into_iter().map(|(_, path)| path.replace("incident.data.", "")).collect()
}

#[test]
fn an_incident_about_data_says_what_became_of_them_and_whom_to_ask() {
    let contact = Contact { email: Some("data@example.com".to_owned()), ..Contact::default() };
    let told = || Data {
        lost: Some(Extent::Some),
        lost_what: Some(sentences("The orders of 9 March are gone.")),
        exposed: Some(Extent::Some),
        exposed_what: vec![NounPhrase::parse("your address").unwrap()],
        consequences: Some(sentences("You may get letters that we did not send.")),
        contact: Some(contact.clone()),
        ..Data::default()
    };
    assert_eq!(of_data(Kind::DataLoss, Data::default()), ["consequences", "contact", "lost"]);
    assert_eq!(of_data(Kind::DataExposure, Data::default()), ["consequences", "contact", "exposed"]);
    assert_eq!(of_data(Kind::Outage, Data::default()), [""; 0]);
    assert_eq!(of_data(Kind::DataLoss, told()), [""; 0]);
    assert_eq!(of_data(Kind::DataExposure, told()), [""; 0]);
    assert_eq!(of_data(Kind::DataLoss, Data { lost_what: None, exposed_what: vec![], ..told() }), ["lost_what"]);
    assert_eq!(of_data(Kind::DataExposure, Data { lost_what: None, exposed_what: vec![], ..told() }), ["exposed_what"]);
    assert_eq!(of_data(Kind::DataLoss, Data { lost: Some(Extent::None), lost_what: None, ..told() }), ["lost_what"]);
    assert_eq!(of_data(Kind::DataLoss, Data { lost: Some(Extent::Unknown), lost_what: None, ..told() }), ["answer_by"]);
    assert_eq!(of_data(Kind::DataExposure, Data { exposed: Some(Extent::Unknown), ..told() }), ["answer_by"]);
    let dated = Data { exposed: Some(Extent::Unknown), answer_by: Some("2026-04-01".parse().unwrap()), ..told() };
    assert_eq!(of_data(Kind::DataExposure, dated), [""; 0]);
    for contact in [
        Contact { phone: Some("+44 20 7946 0000".to_owned()), ..Contact::default() },
        Contact { address: vec!["1 Mill Lane".to_owned()], ..Contact::default() },
    ] {
        assert_eq!(of_data(Kind::DataLoss, Data { contact: Some(contact), ..told() }), [""; 0]);
    }
    let unreachable = Contact { name: Some("Ada Reed".to_owned()), ..Contact::default() };
    assert_eq!(of_data(Kind::DataLoss, Data { contact: Some(unreachable), ..told() }), ["contact"]);
}

#[test]
fn the_frame_needs_reference_kind_severity_zone_times_and_reader() {
    assert_eq!(incident(|incident| incident.id = " ".to_owned()), framed("incident.id"));
    assert_eq!(incident(|incident| incident.kinds.clear()), framed("incident.kind"));
    assert_eq!(incident(|incident| incident.severity = None), framed("incident.severity"));
    assert_eq!(incident(|incident| incident.time_zone = None), framed("incident.time_zone"));
    let month = When::Partial(PartialDate { year: 2026, month: Some(3) });
    assert_eq!(incident(|incident| incident.times.started.when = month), framed("incident.times.started"));
    assert_eq!(incident(|incident| incident.ongoing = true), framed("incident.times.resolved"));
    assert_eq!(after(|case| case.customers[0].contact.name = None), framed("customers[0].contact.name"));
    let role = after(|case| {
        case.customers[0].contact =
            Contact { role: Some(Title::parse("Head of Events").unwrap()), ..Contact::default() };
    });
    assert_eq!(role, []);
}

#[test]
fn somebody_apologises_and_somebody_signs() {
    let nobody = Policy::default();
    let both = [framed("sender.organization"), framed("sender.signatory")].concat();
    assert_eq!(under(&nobody, |_| ()), both);
    let own = Sender {
        organization: Some("Lumen".to_owned()),
        signatories: vec![signatory("Ada Reed")],
        ..Sender::default()
    };
    assert_eq!(under(&nobody, |case| case.sender = Some(own)), []);
    let mut policy = policy();
    policy.sender.signatories[0].signs = vec![Severity::Critical];
    assert_eq!(under(&policy, |_| ()), framed("sender.signatory"));
    let what = |policy: &Policy| missing(&complete(), &complete().customers[0], policy, None).pop().unwrap().what;
    assert!(what(&policy).contains("for this severity") && !what(&nobody).contains("for this severity"));
    policy.sender.signatories[0].signs_repeat = true;
    let repeated = |case: &mut Case| {
        case.customers[0].earlier_failures = vec![crate::compensation::fixture::earlier("2026-01-01", false)];
    };
    assert_eq!(under(&policy, repeated), []);
}

#[test]
fn the_first_part_needs_an_exact_remedy() {
    let asked = |change: fn(&mut Case)| {
        let mut case = complete();
        change(&mut case);
        let remedy = compute(&case, &case.customers[0], &policy()).unwrap();
        missing(&case, &case.customers[0], &policy(), Some(&remedy))
            .into_iter()
            .map(|missing| missing.path)
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(|_| ()), [""; 0]);
    let nothing = |case: &mut Case| case.customers[0].restored.clear();
    assert_eq!(asked(nothing), ["customers[0].restored"]);
    assert_eq!(after(nothing), []);
    let fixed = |case: &mut Case, sum: &str| {
        case.customers[0].restored.clear();
        case.customers[0].contract.terms = vec![crate::case::Term::Fixed { amount: usd(sum) }];
    };
    assert_eq!(asked(|case| case.customers[0].restored = vec![item("0.00")]), [""; 0]);
    let mut owed = complete();
    for (sum, expected) in [("0.00", 1), ("0.01", 0)] {
        fixed(&mut owed, sum);
        let remedy = compute(&owed, &owed.customers[0], &policy()).unwrap();
        assert_eq!(missing(&owed, &owed.customers[0], &policy(), Some(&remedy)).len(), expected);
    }
}
