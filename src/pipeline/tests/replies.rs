//! A reply to any mail of ours is known: what the mail bears and what the ledger looks for are the same.

use proptest::prelude::*;

use crate::composition::random;
use crate::composition::{Brief, DocumentKind};
use crate::diagnostic::Place;
use crate::ledger::{Given, Ledger, Mark, Whereto};
use crate::manifest::{Digest, Row};
use crate::policy::Policy;
use crate::rendering::{Format, Templates, render};

/// The row of a document that went to a customer.
fn row(incident: &str, customer: &str, kind: DocumentKind) -> Row {
    let digest = Digest::of(b"");
    let line = serde_json::json!({
        "path": "", "record": 1, "documents": 1, "input_sha256": digest, "output_sha256": digest, "incident": incident,
        "customer": customer, "kind": kind.name(), "format": "eml", "language": "en-GB", "currency": null,
        "contract_amount": null, "added_value": null, "approval": null,
    });
    Row::parse(&line.to_string()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_reply_finds_what_it_answers(
        marked in random::cases(), id in "[A-Za-z0-9é _#@/-]{1,12}", day in 1..28_u32, index in 0..2_usize,
    ) {
        let mut case = marked.complete().case;
        case.incident.id = format!("I{id}");
        case.incident.ongoing = true;
        case.incident.next_update_at = Some("2026-05-03T09:00:00Z".parse().unwrap());
        case.customers[index].contact.email = Some("ann@acme.example".to_owned());
        let sender = case.sender.get_or_insert_default();
        sender.reply_to = Some("lena@firm.example".to_owned());
        sender.signatories.iter_mut().for_each(|signatory| signatory.email = None);
        let (policy, kind) = (Policy::default(), DocumentKind::Acknowledgement);
        let issued_on = chrono::NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
        let customer = &case.customers[index];
        let mail = crate::pipeline::with_record_for(kind, &case, Some(customer), &policy, issued_on, |record| {
            let manuscript = crate::pipeline::document(record, &Brief::message(kind), &Templates::builtin(kind)?)?.value;
            render(&crate::pipeline::enveloped(manuscript, record), Format::Mail)
        });
        let mail = String::from_utf8(mail.unwrap().bytes).unwrap();
        let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: <")).unwrap();
        let id = id.split('@').next().unwrap().to_owned();
        let mut ledger = Ledger::nowhere().unwrap();
        let rows = [row(&case.incident.id, &customer.id, kind), row("other", &customer.id, kind)];
        ledger.record(issued_on, rows.map(Ok)).unwrap();
        let place = Place { file: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None };
        let given = Given { to: Whereto::Mails(vec![id]), on: issued_on, mark: Mark::of(4), words: None, place };
        let done = ledger.import_answers(&[given], None).unwrap();
        prop_assert_eq!((done.answers, done.strangers), (1, 0));
        let mut incident = String::new();
        ledger.answers(&mut |answer| { incident = answer.incident; Ok(()) }).unwrap();
        prop_assert_eq!(incident, case.incident.id);
    }
}
