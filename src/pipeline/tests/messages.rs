//! Messages of random cases: whole or refused with a hint, and silent about what is not for their reader.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::case::{CauseStatus, Correction, Sentences};
use crate::composition::random::{self, Marked};
use crate::composition::{Brief, DocumentKind};
use crate::diagnostic::Result;
use crate::intake::{self, ReadOptions, Source};
use crate::policy::Policy;
use crate::rendering::{Format, Templates, render};

/// What only the record knows, and no acknowledgement says.
const CAUSE: &str = "We cut the cable ourselves, xylophone.";

/// A case in the middle of its incident, or after it, with all that messages ask for.
fn told(mut marked: Marked, over: bool, others: Option<u64>) -> Marked {
    let incident = &mut marked.case.incident;
    incident.ongoing = !over;
    incident.root_cause = Some(Sentences::parse(CAUSE).unwrap());
    incident.root_cause_status = Some(CauseStatus::Confirmed);
    incident.next_update_at = Some("2026-04-03T09:00:00Z".parse().unwrap());
    if over && incident.times.resolved.is_none() {
        incident.times.resolved = Some(incident.times.started);
    }
    let sentence = |text| Sentences::parse(text).unwrap();
    let sent_on = NaiveDate::from_ymd_opt(2026, 3, 30).unwrap();
    let (wrong, right) = (sentence("It gave another day."), sentence("The day is another."));
    incident.correction = Some(Correction { wrong, right, sent_on, others });
    marked
}

fn text(kind: DocumentKind, marked: &Marked, index: usize, format: Format) -> Result<String> {
    let (case, policy) = (&marked.case, Policy::default());
    let issued_on = NaiveDate::from_ymd_opt(2026, 4, 2).unwrap();
    let customer = Some(&case.customers[index]);
    crate::pipeline::with_record_for(kind, case, customer, &policy, issued_on, |record| {
        let templates = Templates::builtin(kind)?;
        let manuscript = crate::pipeline::document(record, &Brief::message(kind), &templates)?.value;
        Ok(String::from_utf8(render(&manuscript, format)?.bytes).unwrap())
    })
}

/// What an acknowledgement says of the incident of `examples/ongoing.json`, told otherwise.
fn acknowledged(changes: &[(&str, &str)]) -> String {
    let told = include_str!("../../../examples/ongoing.json").to_owned();
    let told = changes.iter().fold(told, |told, (from, to)| told.replace(from, to));
    let (policy, issued_on) = (Policy::default(), NaiveDate::from_ymd_opt(2026, 6, 11).unwrap());
    let source = Source::new("ongoing.json", told.into_bytes());
    let case = intake::read(&source, None, &policy, &ReadOptions::on(issued_on)).unwrap().value;
    text(
        DocumentKind::Acknowledgement,
        &Marked { case, internal: Vec::new(), own: <_>::default() },
        0,
        Format::Markdown,
    )
    .unwrap()
}

#[test]
fn times_are_told_to_the_minute_alike_and_with_their_zone_once() {
    let (started, lasts) = ("\"started\": \"2026-06-11T05:40:00+01:00\"", "\"ongoing\": true");
    let exact = (started, "\"started\": \"2026-06-11T05:40:40+01:00\"");
    let over = |resolved: &str| format!("\"started\": \"2026-06-11T05:40:40+01:00\", \"resolved\": \"{resolved}\"");
    let ended = |resolved| acknowledged(&[(started, &over(resolved)), (lasts, "\"ongoing\": false")]);
    for (told, said) in [
        (acknowledged(&[exact]), "Since 05:40 UK time on Thursday 11 June we "),
        (
            acknowledged(&[exact, ("\"id\": \"gatehouse\"", "\"id\": \"gatehouse\", \"time_zone\": \"Europe/Paris\"")]),
            "Since 06:40 Paris time (UTC+2) on Thursday 11 June we ",
        ),
        (ended("2026-06-11T11:15:20+01:00"), "From 05:40 to 11:15 UK time on Thursday 11 June, we "),
        (ended("2026-06-11T05:40:59+01:00"), "At 05:40 UK time on Thursday 11 June, we "),
        (
            ended("2026-06-12T00:10:00+01:00"),
            "From 05:40 on Thursday 11 June to 00:10 on Friday 12 June (UK time), we ",
        ),
    ] {
        assert!(told.contains(said), "{said}: {told}");
        assert_eq!(told.matches("UK time").count() + told.matches("Paris time").count(), 1, "{told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn a_message_is_whole_and_says_nothing_that_is_not_for_its_reader(
        marked in random::cases(),
        over in any::<bool>(),
        others in proptest::option::of(0..3_u64),
    ) {
        let marked = told(marked.complete(), over, others);
        for kind in DocumentKind::MESSAGES {
            for (index, other) in [(0, 1), (1, 0)] {
                let text = text(kind, &marked, index, Format::Markdown);
                // What became of a promise whose day is past, not every case says.
                let text = if kind == DocumentKind::FollowUp { text.unwrap_or_default() } else { text.unwrap() };
                let found = |marks: &[String]| marks.iter().any(|mark| text.contains(mark.as_str()));
                prop_assert!(!found(&marked.internal) && !found(&marked.own[other]), "{}", text);
                prop_assert!(text.lines().all(|line| super::letters::SEAMS.iter().all(|seam| !line.contains(seam))), "{}", text);
                if kind == DocumentKind::Acknowledgement {
                    prop_assert!(!text.contains("xylophone"), "a cause: {}", text);
                }
            }
        }
    }

    #[test]
    fn a_message_that_cannot_be_written_says_what_to_do(marked in random::cases()) {
        for kind in DocumentKind::MESSAGES {
            if let Err(problems) = text(kind, &marked, 0, Format::Text) {
                prop_assert!(!problems.0.is_empty() && problems.0.iter().all(|problem| problem.hint.is_some()));
            }
        }
    }
}
