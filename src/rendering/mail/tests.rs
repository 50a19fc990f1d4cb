use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;
use crate::case::{DayOrTime, Title};
use crate::compensation::Approval;
use crate::composition::{Appointment, DocumentKind, Frame, Region};
use crate::rendering::{Attachment, Section};

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox { name: Some(name.to_owned()), address: address.to_owned(), field: "signatory.email" }
}

/// An envelope with a call at a time and a letter on a day.
pub(in crate::rendering) fn envelope() -> Envelope {
    let appointment = |summary: &str, on| Appointment {
        summary: summary.to_owned(),
        about: "the closed booking page\n0131 496 0148".to_owned(),
        on,
    };
    let time = "2026-03-12T10:00:00Z".parse().unwrap();
    Envelope {
        organization: None,
        from: Some(mailbox("Inès Moreau", "ines@harbour.example")),
        reply_to: Some("care@harbour.example".to_owned()),
        to: Some(mailbox("O'Hara, Mary", "mary@tide.example")),
        dated: "2026-03-09".parse().unwrap(),
        id: "INC-1/tide/letter".to_owned(),
        approval: Approval::default(),
        appointments: vec![
            appointment(
                "Call from Inès Moreau, Harbour Bookings, who answers for the whole of it",
                DayOrTime::Time(time),
            ),
            appointment("Letter due from Inès Moreau", DayOrTime::Day("2026-03-20".parse().unwrap())),
        ],
    }
}

fn letter(envelope: Envelope) -> Manuscript {
    let section = |name, text: &str| Section { name, heading: None, markdown: text.to_owned(), figure: None };
    let frame =
        Frame { salutation: "Dear Ms O'Hara,".to_owned(), close: "Yours sincerely,".to_owned(), ..Frame::default() };
    Manuscript {
        kind: DocumentKind::Letter,
        region: Region::Britain,
        subject: "Our apology for the closed booking page, and £63.90 for you".to_owned(),
        frame: Some(frame),
        sections: vec![section("restoration", "You get £63.90.\n\n- One\n- Two"), section("regret", "I am sorry.")],
        envelope: Some(Box::new(envelope)),
        attachments: vec![Attachment { name: "report.html".to_owned(), media: "text/html", bytes: b"<p>x".to_vec() }],
    }
}

#[test]
fn a_mail_holds_text_html_and_what_goes_with_it() {
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &1200_u32.to_be_bytes(), &300_u32.to_be_bytes()].concat();
    let look =
        Look { logo: Some(Logo { format: crate::rendering::look::LogoFormat::Png, bytes: png }), ..Look::default() };
    let bytes = message(&letter(envelope()), &look).unwrap();
    assert_eq!(bytes, message(&letter(envelope()), &look).unwrap());
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some("Our apology for the closed booking page, and £63.90 for you"));
    assert_eq!(read.from().and_then(|from| from.first()?.name()), Some("Inès Moreau"));
    assert_eq!(read.to().and_then(|to| to.first()?.address()), Some("mary@tide.example"));
    assert_eq!(read.to().and_then(|to| to.first()?.name()), Some("O'Hara, Mary"));
    assert_eq!(read.reply_to().and_then(|to| to.first()?.address()), Some("care@harbour.example"));
    assert!(read.header_raw("X-Unsent").is_some_and(|value| value.trim() == "1"));
    assert!(read.message_id().is_some_and(|id| id.ends_with("@harbour.example")));
    assert!(read.body_text(0).is_some_and(|text| text.contains("You get £63.90.") && text.contains("- One")));
    let html = read.body_html(0).unwrap();
    for piece in
        ["<p style=\"margin:0 0 16px\">You get £63.90.</p>", "src=\"cid:logo\" width=\"240\" height=\"60\" alt="]
    {
        assert!(html.contains(piece), "{piece} is not in\n{html}");
    }
    let names: Vec<_> = read.attachments().filter_map(|part| part.attachment_name()).collect();
    assert_eq!(names, ["follow-up.ics", "report.html"]);
}

#[test]
fn a_letter_that_waits_for_an_approval_says_so() {
    let said = |approval| {
        let bytes = message(&letter(Envelope { approval, ..envelope() }), &Look::default()).unwrap();
        let read = MessageParser::default().parse(&bytes).unwrap();
        read.header_raw("X-Amends-Approval").map(|value| value.trim().to_owned())
    };
    let role = || Some(Title::parse("Head of Care").unwrap());
    assert_eq!(said(Approval::default()), None);
    assert_eq!(said(Approval { role: role(), ..Approval::default() }), None);
    let needed = Approval { role: role(), needed: true, ..Approval::default() };
    assert_eq!(said(needed).as_deref(), Some("needed from the Head of Care"));
    assert_eq!(said(Approval { uncovered: true, ..Approval::default() }).as_deref(), Some("needed"));
}

#[test]
fn a_report_is_no_mail() {
    let report = Manuscript { frame: None, ..letter(envelope()) };
    let found = message(&report, &Look::default()).unwrap_err().0;
    assert_eq!((found.len(), found[0].code.name), (1, "unaddressed-mail"));
    assert!(found[0].hint.as_deref().is_some_and(|hint| hint.contains("--with-report")));
}

#[test]
fn a_wrong_address_is_named_with_its_field_and_both_at_once() {
    for wrong in [
        "",
        "mary",
        "mary@",
        "a@b",
        "Mary <m@tide.example>",
        "m@tide.example\r\nBcc: x@evil.example",
        "m @tide.example",
    ] {
        let envelope = Envelope { to: Some(mailbox("Mary", wrong)), from: None, ..envelope() };
        let found = message(&letter(envelope), &Look::default()).unwrap_err().0;
        let codes: Vec<_> = found.iter().map(|one| one.code.name).collect();
        assert_eq!(codes, ["unaddressed-mail", "bad-address"], "{wrong}");
    }
}

#[test]
fn addresses_of_other_scripts_are_written_as_servers_know_them() {
    let envelope = Envelope { to: Some(mailbox("Žofia", "zofia@bücher.example")), ..envelope() };
    let bytes = message(&letter(envelope), &Look::default()).unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.to().and_then(|to| to.first()?.address()), Some("zofia@xn--bcher-kva.example"));
    assert_eq!(read.to().and_then(|to| to.first()?.name()), Some("Žofia"));
}

#[test]
fn a_mailbox_file_parts_its_mails_by_lines_that_no_text_has() {
    let mut letter = letter(envelope());
    letter.sections[0].markdown = "From the first day on it was wrong.".to_owned();
    let entry = String::from_utf8(entry(&letter, &Look::default()).unwrap()).unwrap();
    assert!(entry.starts_with("From MAILER-DAEMON Mon Mar  9 12:00:00 2026\n"), "{entry}");
    assert_eq!(entry.lines().filter(|line| line.starts_with("From ")).count(), 1);
    assert!(entry.contains("\n>From the first day") && entry.ends_with("\n\n") && !entry.contains('\r'));
}

proptest! {
    #[test]
    fn no_value_adds_a_header(value in "\\PC{0,20}[\r\n\u{0}\u{85}\u{2028}]{0,3}(Bcc: x@evil\\.example)?\\PC{0,30}") {
        let mut hostile = letter(Envelope { from: Some(mailbox(&value, "ines@harbour.example")), ..envelope() });
        hostile.subject.clone_from(&value);
        let bytes = message(&hostile, &Look::default()).unwrap();
        let read = MessageParser::default().parse(&bytes).unwrap();
        let plain = message(&letter(envelope()), &Look::default()).unwrap();
        let wanted = MessageParser::default().parse(&plain).unwrap();
        let names = |message: &mail_parser::Message<'_>| -> Vec<String> {
            message.headers_raw().map(|(name, _)| name.to_owned()).collect()
        };
        prop_assert_eq!(names(&read), names(&wanted));
        prop_assert_eq!(read.attachments().count(), 2);
    }
}
