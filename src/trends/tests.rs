use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::answers::verdict;
use super::*;
use crate::ledger::{Given, Ledger, Mark, PromiseId, Whereto};
use crate::manifest::{About, Digest, Promise, PromiseKind, Row};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A document about an incident that began on a day.
fn row(kind: &str, incident: &str, customer: &str, began: &str, (owed, added, currency): (&str, &str, &str)) -> Row {
    let promise = Promise {
        kind: PromiseKind::Payment,
        text: format!("paid to {customer}"),
        by: day("2026-03-20"),
        at: None,
        owner: None,
        amount: None,
        currency: None,
        done: false,
    };
    Row {
        path: "letter.md".to_owned(),
        record: 1,
        place: None,
        documents: 1,
        input_sha256: Digest::of(format!("{incident} {customer}").as_bytes()),
        output_sha256: Digest::of(format!("{kind} {incident} {customer} {owed}").as_bytes()),
        incident: incident.to_owned(),
        also: Vec::new(),
        customer: Some(customer.to_owned()),
        kind: kind.to_owned(),
        format: "md".to_owned(),
        language: "en-GB".to_owned(),
        currency: Some(currency.to_owned()),
        contract_amount: Some(owed.to_owned()),
        added_value: Some(added.to_owned()),
        added_cost: None,
        approval: None,
        about: Some(About {
            kind: "outage".to_owned(),
            severity: Some("major".to_owned()),
            cause: Some("We changed | the address.".to_owned()),
            started: began.to_owned(),
            outlook: Some("good".to_owned()),
            ..About::default()
        }),
        apart: Vec::new(),
        promises: if kind == "letter" { vec![promise] } else { Vec::new() },
        asks: None,
    }
}

const GBP: (&str, &str, &str) = ("100.00", "64.52", "GBP");

fn of(rows: Vec<(&str, Row)>) -> Ledger {
    let mut ledger = Ledger::nowhere().unwrap();
    for (sent_on, row) in rows {
        ledger.record(day(sent_on), [Ok(row)]).unwrap();
    }
    ledger
}

fn asked(since: Option<&str>) -> Asked {
    Asked { since: since.map(day), on: day("2026-06-01"), within_days: 30, zone: chrono_tz::Europe::Rome }
}

fn answer(customer: &str, mark: i64) -> Given {
    Given {
        to: Whereto::Matter { incident: "INC-1".to_owned(), customer: customer.to_owned() },
        on: day("2026-04-01"),
        mark: Mark::of(mark),
        words: None,
        place: crate::diagnostic::Place {
            file: String::new(),
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
            excerpt: None,
        },
    }
}

#[test]
fn everything_is_counted_once_in_its_currency_and_on_the_clock_that_is_asked_for() {
    let ledger = of(vec![
        ("2026-03-09", row("acknowledgement", "INC-1", "acme", "2026-03-08T23:30:00Z", GBP)),
        ("2026-03-13", row("letter", "INC-1", "acme", "2026-03-08T23:30:00Z", GBP)),
        // The same letter in another text: its sums hold, and count once.
        ("2026-03-14", row("letter", "INC-1", "acme", "2026-03-08T23:30:00Z", ("100.10", "0.05", "GBP"))),
        ("2026-03-13", row("letter", "INC-1", "bell", "2026-03-08T23:30:00Z", ("12345", "1", "JPY"))),
        ("2026-04-10", row("letter", "INC-2", "acme", "2026-04-06", GBP)),
        ("2026-07-10", row("letter", "INC-3", "acme", "2026-07-01", GBP)),
    ]);
    let found = trends(&ledger, &asked(None)).unwrap();
    assert_eq!((found.sent.incidents, found.sent.customers, found.sent.letters), (2, 2, 3));
    let sums: Vec<_> =
        found.remedies.by_currency.iter().map(|sum| (sum.currency, &*sum.owed, &*sum.added, sum.letters)).collect();
    assert_eq!(sums, [("GBP", "200.10", "64.57", 2), ("JPY", "12345", "1", 1)]);
    // 23:30 in London is Monday in Rome.
    assert_eq!(found.incidents.by_weekday[0].incidents, 2);
    assert_eq!((found.incidents.by_weekday_and_hour[0][0], found.incidents.by_hour[0].letters), (1, 2));
    assert_eq!(found.incidents.by_hour.last().unwrap(), &Count { name: None, incidents: 1, letters: 1 });
    assert_eq!((found.again.customers, found.again.times), (Share::new(1, 2), 1));
    let took = |spread: Spread| (spread.cases, spread.median, spread.most);
    assert_eq!(took(found.delays.first_word), (3, Some(4), Some(4)));
    assert_eq!(took(found.delays.letter), (3, Some(4), Some(4)));
    let later = trends(&ledger, &asked(Some("2026-04-01"))).unwrap();
    assert_eq!((later.sent.incidents, later.sent.customers, later.sent.letters), (1, 1, 1));
    assert_eq!(later.again.customers, Share::new(1, 1), "what was before counts as having been before");
    let narrow = trends(&ledger, &Asked { within_days: 27, ..asked(None) }).unwrap();
    assert_eq!(narrow.again.times, 0);
}

#[test]
fn promises_are_held_against_the_day_that_was_promised_first() {
    let customers = ["a", "b", "c", "d", "e"];
    let rows = customers.map(|customer| ("2026-03-13", row("letter", "INC-1", customer, "2026-03-09", GBP)));
    let mut ledger = of(rows.into());
    ledger.kept(PromiseId(1), day("2026-03-20"), None).unwrap();
    ledger.moved(PromiseId(2), day("2026-03-25"), day("2026-03-15"), "late").unwrap();
    ledger.kept(PromiseId(2), day("2026-03-24"), None).unwrap();
    ledger.kept(PromiseId(3), day("2026-06-02"), None).unwrap();
    let payments = trends(&ledger, &asked(None)).unwrap().promises[1].clone();
    assert_eq!((payments.on_time, payments.late, payments.open, payments.moved), (Share::new(1, 5), 1, 3, 1));
    assert_eq!(trends(&ledger, &asked(Some("2026-03-21"))).unwrap().promises[1].on_time.of, 0);
    let early = Asked { on: day("2026-03-19"), ..asked(None) };
    assert_eq!(trends(&ledger, &early).unwrap().promises[1].on_time.of, 0, "none has fallen due");
    let due = Asked { on: day("2026-03-20"), ..asked(None) };
    assert_eq!(trends(&ledger, &due).unwrap().promises[1].on_time, Share::new(1, 1), "the day is not over");
}

#[test]
fn answers_are_grouped_and_the_last_one_counts() {
    let customers: Vec<String> = (0..40).map(|number| format!("c{number}")).collect();
    let rows = customers.iter().map(|customer| ("2026-03-13", row("letter", "INC-1", customer, "2026-03-09", GBP)));
    let mut ledger = of(rows.collect());
    let few: Vec<Given> = customers[..20].iter().map(|customer| answer(customer, 1)).collect();
    ledger.import_answers(&few, None).unwrap();
    let found = trends(&ledger, &asked(None)).unwrap().answers;
    assert_eq!((found.verdict, found.answered), (Verdict::TooFew, Share::new(20, 40)));
    let all: Vec<Given> = customers.iter().map(|customer| answer(customer, 5)).collect();
    ledger.import_answers(&all, None).unwrap();
    let found = trends(&ledger, &asked(None)).unwrap().answers;
    assert_eq!((found.verdict, found.all.better, found.all.worse.count), (Verdict::Seen, Share::new(40, 40), 0));
    let names = |groups: &[Group]| groups.iter().map(|group| group.name.clone().unwrap()).collect::<Vec<_>>();
    let before = Asked { on: day("2026-03-31"), ..asked(None) };
    assert_eq!(trends(&ledger, &before).unwrap().answers.answered, Share::new(0, 40), "nobody had answered by then");
    assert_eq!(names(&found.by_outlook), ["good"]);
    assert_eq!(names(&found.by_remedy), ["added_up_to_owed"]);
    assert_eq!(names(&found.by_delay), ["4-7"]);
    // Who is forgotten counts on.
    ledger.forget("c3", day("2026-05-01")).unwrap();
    let after = trends(&ledger, &asked(None)).unwrap();
    assert_eq!((after.answers, after.sent.customers), (found, 40));
}

fn answered(on: &str, incident: &str, customer: &str, mark: Option<i64>) -> Given {
    let to = Whereto::Matter { incident: incident.to_owned(), customer: customer.to_owned() };
    Given {
        to,
        on: day(on),
        mark: mark.and_then(Mark::of),
        words: Some(format!("said on {on}")),
        ..answer(customer, 1)
    }
}

fn in_ledger(ledger: &Ledger) -> u64 {
    let mut count = 0;
    ledger
        .answers(&mut |_| {
            count += 1;
            Ok(())
        })
        .unwrap();
    count
}

#[test]
fn every_answer_is_told_of_whatever_it_answers() {
    let mut ledger = of(vec![
        ("2026-03-10", row("update", "INC-1", "acme", "2026-03-09", GBP)),
        ("2026-03-13", row("letter", "INC-1", "bell", "2026-03-09", GBP)),
        ("2026-03-13", row("letter", "INC-1", "coda", "2026-03-09", GBP)),
    ]);
    let given = [
        answered("2026-03-11", "INC-1", "acme", Some(2)),
        answered("2026-03-12", "INC-1", "acme", Some(4)),
        answered("2026-03-20", "INC-1", "bell", Some(5)),
        answered("2026-03-21", "INC-1", "bell", None),
        answered("2026-03-21", "INC-1", "coda", None),
    ];
    ledger.import_answers(&given, None).unwrap();
    let found = trends(&ledger, &asked(None)).unwrap().answers;
    assert_eq!((found.received, found.superseded, found.unmarked), (in_ledger(&ledger), 1, 2));
    assert_eq!((found.all.better.of, found.without_letter.better), (1, Share::new(1, 1)));
    assert_eq!(found.answered, Share::new(1, 2), "of those with a letter");
}

/// One letter to acme about two incidents, each of which a manifest tells apart.
fn joint() -> Row {
    let mut joint = row("letter", "INC-1", "acme", "2026-03-09", GBP);
    joint.also = vec!["INC-2".to_owned()];
    let about = joint.about.clone().unwrap();
    let (first, second) =
        (about.clone(), About { kind: "billing".to_owned(), started: "2026-03-01".to_owned(), ..about });
    joint.about.as_mut().unwrap().kind = "outage+billing".to_owned();
    joint.apart = vec![first, second];
    joint
}

#[test]
fn a_letter_about_two_incidents_is_one_letter_and_two_incidents() {
    let ledger = of(vec![("2026-03-13", joint()), ("2026-03-13", row("letter", "INC-1", "bell", "2026-03-09", GBP))]);
    let found = trends(&ledger, &asked(None)).unwrap();
    assert_eq!((found.sent.incidents, found.sent.letters, found.sent.customers), (2, 2, 2));
    let kinds: Vec<_> =
        found.incidents.by_kind.iter().map(|row| (row.name.as_deref(), row.incidents, row.letters)).collect();
    assert_eq!(kinds, [(Some("outage"), 1, 2), (Some("billing"), 1, 0)]);
    assert_eq!((&*found.remedies.by_currency[0].owed, found.remedies.by_currency[0].letters), ("200.00", 2));
    assert_eq!((found.again.customers, found.again.times), (Share::new(1, 2), 1), "the second came eight days later");
    assert_eq!(found.delays.letter.cases, 3);
    // A manifest of an older version tells nothing of the second but that it was.
    let older = Row { apart: Vec::new(), ..joint() };
    let found = trends(&of(vec![("2026-03-13", older)]), &asked(None)).unwrap();
    assert_eq!((found.sent.incidents, found.sent.letters), (2, 1));
}

#[test]
fn answers_about_the_second_incident_are_those_to_the_letter() {
    let update = row("update", "INC-2", "acme", "2026-03-01", GBP);
    let mut ledger = of(vec![("2026-03-02", update), ("2026-03-13", joint())]);
    // The first answers the update, as no letter of its own is recorded; the other the letter.
    let given = [answered("2026-03-14", "INC-2", "acme", Some(1)), answered("2026-03-15", "INC-1", "acme", Some(5))];
    ledger.import_answers(&given, None).unwrap();
    let found = trends(&ledger, &asked(None)).unwrap().answers;
    assert_eq!((found.received, found.superseded, found.answered), (2, 1, Share::new(1, 1)));
    assert_eq!((found.all.better, found.without_letter.better.of), (Share::new(1, 1), 0));
}

#[test]
fn what_was_corrected_counts_once_and_as_it_is_right() {
    let of_correction = |sums| row("correction", "INC-1", "acme", "2026-03-09", sums);
    let letter = ("2026-03-13", row("letter", "INC-1", "acme", "2026-03-09", GBP));
    let owed = |rows: Vec<(&str, Row)>, on: &str| {
        let found = trends(&of(rows), &Asked { on: day(on), ..asked(None) }).unwrap();
        let sums = found.remedies.by_month.iter().map(|sum| (sum.name.clone().unwrap(), sum.owed.clone(), sum.letters));
        assert_eq!(found.remedies.by_currency.len(), found.remedies.by_month.len());
        (found.sent.letters, sums.collect::<Vec<_>>())
    };
    let told = |sum: &str| (1, vec![("2026-03".to_owned(), sum.to_owned(), 1)]);
    let corrected = ("2026-04-02", of_correction(("150.00", "64.52", "GBP")));
    assert_eq!(owed(vec![letter.clone(), corrected.clone()], "2026-06-01"), told("150.00"));
    assert_eq!(owed(vec![letter.clone(), corrected.clone()], "2026-04-01"), told("100.00"), "nobody knew it yet");
    let again = ("2026-04-05", row("letter", "INC-1", "acme", "2026-03-09", ("120.00", "1.00", "GBP")));
    let (letters, sums) = owed(vec![letter.clone(), corrected.clone(), again], "2026-06-01");
    assert_eq!((letters, &*sums[0].1), (1, "120.00"), "a letter after it says what holds");
    let wordless = Row { currency: None, contract_amount: None, added_value: None, ..of_correction(GBP) };
    assert_eq!(owed(vec![letter, ("2026-04-02", wordless)], "2026-06-01"), told("100.00"), "it corrects no sum");
    let joined = ("2026-03-13", joint());
    assert_eq!(owed(vec![joined, corrected], "2026-06-01").1[0].1, "100.00", "it speaks of one of two");
}

#[test]
fn what_was_given_where_nothing_was_owed_is_a_group_of_its_own() {
    let remedies = [("0.00", "0.00"), ("9.00", "0.00"), ("0.00", "5.00"), ("9.00", "9.00"), ("9.00", "9.01")];
    let customers: Vec<String> = (0..remedies.len()).map(|number| format!("c{number}")).collect();
    let rows = customers.iter().zip(remedies).map(|(customer, (owed, added))| {
        ("2026-03-13", row("letter", "INC-1", customer, "2026-03-09", (owed, added, "GBP")))
    });
    let mut ledger = of(rows.collect());
    let all: Vec<Given> = customers.iter().map(|customer| answer(customer, 5)).collect();
    ledger.import_answers(&all, None).unwrap();
    let found = trends(&ledger, &asked(None)).unwrap().answers.by_remedy;
    let told: Vec<_> = found.iter().map(|group| (group.name.as_deref().unwrap(), group.better.of)).collect();
    let names = ["nothing", "owed", "added_alone", "added_up_to_owed", "added_beyond_owed"];
    assert_eq!(told, names.map(|name| (name, 1)));
}

#[test]
fn a_verdict_needs_cases_and_a_difference_beyond_chance() {
    for (answers, better, changed, expected) in [
        (29, 29, 29, Verdict::TooFew),
        (30, 29, 30, Verdict::Seen),
        (30, 1, 30, Verdict::Opposite),
        (60, 16, 30, Verdict::Open),
        (60, 0, 0, Verdict::Open),
        // All of four think better: that happens by chance in one case of eight.
        (30, 4, 4, Verdict::Open),
    ] {
        assert_eq!(verdict(answers, Share::new(better, changed)), expected, "{answers} {better} {changed}");
    }
}

#[test]
fn every_form_of_an_empty_ledger_says_that_there_is_nothing() {
    let found = trends(&Ledger::nowhere().unwrap(), &asked(None)).unwrap();
    assert!(markdown(&found).unwrap().contains("0 answers: too few to say"));
    assert!(page(&found).unwrap().starts_with("<!DOCTYPE html>"));
    let value: serde_json::Value = serde_json::from_str(&json(&found)).unwrap();
    assert_eq!((&value["sent"]["letters"], &value["answers"]["verdict"]), (&0.into(), &"too_few".into()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Each letter is in each table once, and sums are those of the letters, whatever the order in which they came.
    #[test]
    fn tables_add_up(letters in prop::collection::vec((0..6_u8, 0..5_u8, 0..90_u64, 0..99_999_u64, 0..3_usize), 1..25)) {
        let currencies = ["GBP", "EUR", "USD"];
        let rows: Vec<Row> = letters.iter().map(|(incident, customer, began, minor, currency)| {
            let (owed, began) = (format!("{}.{:02}", minor / 100, minor % 100), day("2026-01-01") + Days::new(*began));
            let sums = (owed.as_str(), "1.00", currencies[*currency]);
            row("letter", &format!("I{incident}"), &format!("c{customer}"), &began.to_string(), sums)
        }).collect();
        let ledger = |rows: &[Row]| of(rows.iter().map(|row| ("2026-05-01", row.clone())).collect());
        let found = trends(&ledger(&rows), &asked(None)).unwrap();
        for table in [&found.incidents.by_kind, &found.incidents.by_cause, &found.incidents.by_severity, &found.incidents.by_weekday, &found.incidents.by_hour] {
            prop_assert_eq!(table.iter().map(|row| row.letters).sum::<u64>(), found.sent.letters);
            prop_assert_eq!(table.iter().map(|row| row.incidents).sum::<u64>(), found.sent.incidents);
        }
        let remedies = &found.remedies;
        for table in [&remedies.by_currency, &remedies.by_kind, &remedies.by_cause, &remedies.by_month] {
            prop_assert_eq!(table.iter().map(|row| row.letters).sum::<u64>(), found.sent.letters);
        }
        prop_assert_eq!(found.delays.bins.iter().map(|bin| bin.letters).sum::<u64>(), found.delays.letter.cases);
        prop_assert!(found.again.customers.count <= found.again.customers.of);
        prop_assert!(found.again.customers.of <= found.sent.customers);
        prop_assert!(markdown(&found).is_ok() && page(&found).is_ok());
        prop_assert_eq!(json(&found), json(&trends(&ledger(&rows), &asked(None)).unwrap()));
    }
}
