use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn reads(text: &str, form: AnswerForm) -> Answers {
    read_answers("answers", text.as_bytes(), form, day("2026-06-01")).unwrap()
}

fn refused(text: &[u8], form: AnswerForm) -> Vec<(u32, String)> {
    let problems = read_answers("answers", text, form, day("2026-06-01")).unwrap_err().0;
    let told = |one: &Diagnostic| {
        assert!(one.code == codes::BAD_ANSWER && one.hint.is_some(), "{one:?}");
        (one.place.as_ref().map_or(0, |place| place.line), one.message.clone())
    };
    problems.iter().map(told).collect()
}

fn told(answers: &Answers) -> Vec<(Option<u8>, Option<&str>, String)> {
    answers.given.iter().map(|one| (one.mark.map(Mark::number), one.words.as_deref(), one.on.to_string())).collect()
}

#[test]
fn a_table_is_read_whatever_stands_between_its_cells_and_whatever_its_order() {
    let comma = "incident,customer,answer,on,words\nINC-1,acme,4,2026-04-01,\"Good, thank you.\"\nINC-1,bell,worse,2026-04-02T23:30:00-05:00,\n";
    let semicolon = "\u{feff}On;Words;Answer;Customer;Incident\r\n2026-04-01;Good, thank you.;Better;acme;INC-1\r\n2026-04-02;;2;bell;INC-1\r\n";
    let expected =
        [(Some(4), Some("Good, thank you."), "2026-04-01".to_owned()), (Some(2), None, "2026-04-02".to_owned())];
    for text in [comma, semicolon] {
        let answers = reads(text, AnswerForm::Csv);
        assert_eq!(told(&answers), expected);
        let whom = Whereto::Matter { incident: "INC-1".into(), customer: "bell".into() };
        assert_eq!((&answers.given[1].to, answers.given[1].place.line), (&whom, 3));
    }
}

#[test]
fn objects_are_read_as_a_list_and_line_by_line() {
    let object = |customer: &str, answer: &str| {
        format!(
            "{{\"incident\": \"INC-1\", \"customer\": \"{customer}\", \"answer\": {answer}, \"on\": \"2026-04-01\"}}"
        )
    };
    let (one, other) = (object("acme", "5"), object("bell", "\"much better\""));
    for text in [format!("[\n{one},\n{other}\n]"), format!("\n{one}\n{other}\n")] {
        let answers = reads(&text, AnswerForm::Json);
        assert_eq!(answers.given.iter().map(|one| one.mark.unwrap().number()).collect::<Vec<_>>(), [5, 5]);
        assert_eq!(answers.given.iter().map(|one| one.place.line).collect::<Vec<_>>(), [2, 3]);
    }
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line() {
    let table = "incident,customer,answer,on\nINC-1,acme,6,2026-04-01\nINC-1,,3,2026-02-30\nINC-1,acme,,2026-04-01\nINC-1,acme,3,2026-06-02\nINC-1,acme,3\n";
    let found = refused(table.as_bytes(), AnswerForm::Csv);
    let expected = [
        (2, "`6` is no answer"),
        (3, "`customer` is missing"),
        (3, "`2026-02-30` is no day"),
        (4, "this line says nothing"),
        (5, "2026-06-02 lies ahead"),
        (6, "this row has 3 cells, and the first line names 4"),
    ];
    assert_eq!(found.iter().map(|(line, message)| (*line, message.as_str())).collect::<Vec<_>>(), expected);
    for (text, form, line, message) in [
        ("", AnswerForm::Csv, 1, "the file is empty"),
        ("incident,customr,on\n", AnswerForm::Csv, 1, "no column may be called `customr`; `customer`?"),
        ("incident,customer,on,on\n", AnswerForm::Csv, 1, "there are two columns `on`"),
        ("[{\"incident\": 7}]", AnswerForm::Json, 1, "`incident` cannot be `7`"),
        ("{\"answr\": 7}", AnswerForm::Json, 1, "there is no field `answr`; `answer`?"),
        ("\n[{]", AnswerForm::Json, 2, "this is not JSON: key must be a string at line 2 column 3"),
        ("7", AnswerForm::Json, 1, "this is no object"),
        ("From a@b Mon\n\n", AnswerForm::Mail, 1, "this is no mail"),
        (&["From a@b Mon\nSubject: x\n", OURS, "\n4\n"].concat(), AnswerForm::Mail, 1, "this mail bears no date"),
        (&mail("Wed, 3 Jun 2026 00:10:00 +0900", OURS), AnswerForm::Mail, 1, "this mail is of 2026-06-03, which lies"),
    ] {
        let found = refused(text.as_bytes(), form);
        let begins = found[0].1.starts_with(message);
        assert!(found[0].0 == line && begins, "{text}: {found:?}");
    }
    assert_eq!(refused(b"incident\n\xff", AnswerForm::Csv)[0], (2, "this line is not UTF-8".to_owned()));
    let many = format!("incident,customer,on\n{}", "a,b,never\n".repeat(80));
    assert_eq!(refused(many.as_bytes(), AnswerForm::Csv).len(), TOLD + 1);
}

const OURS: &str = "In-Reply-To: <0123456789abcdef0123456789abcdef@firm.example>\n";

fn mail(date: &str, header: &str) -> String {
    format!("From a@b Mon\nFrom: ann@acme.example\nDate: {date}\n{header}\n4\n")
}

#[test]
fn a_mail_of_tomorrow_elsewhere_is_an_answer_and_one_to_somebody_else_is_left_out() {
    let tomorrow = mail("Tue, 2 Jun 2026 00:10:00 +0900", OURS);
    assert_eq!(told(&reads(&tomorrow, AnswerForm::Mail)), [(Some(4), None, "2026-06-02".to_owned())]);
    let years_ahead = mail("Tue, 2 Jun 2036 00:10:00 +0900", "In-Reply-To: <x@else.example>\n");
    let undated = "From a@b Mon\nFrom: x@else.example\nSubject: an offer\n\n4\n";
    let wordless = mail("Mon, 1 Jun 2026 09:00:00 +0000", OURS).replace("\n4\n", "\n> all of it is yours\n");
    let read = reads(&[&*years_ahead, undated, &tomorrow, &wordless].join("\n"), AnswerForm::Mail);
    assert_eq!((read.given.len(), read.unrelated, read.wordless), (1, 2, 1));
    // A table may name instants; a plain day is ours.
    let table = |on: &str| format!("incident,customer,answer,on\nINC-1,acme,4,{on}\n");
    assert_eq!(reads(&table("2026-06-02T00:10:00+09:00"), AnswerForm::Csv).given.len(), 1);
    for on in ["2026-06-02", "2026-06-03T00:10:00+09:00"] {
        assert!(refused(table(on).as_bytes(), AnswerForm::Csv)[0].1.ends_with("lies ahead"), "{on}");
    }
}

const REPLY: &str = "From acme@x Mon Apr  6 09:00:00 2026\nFrom: ann@acme.example\nTo: lena@firm.example\n\
    Date: Mon, 6 Apr 2026 09:00:00 +0200\nSubject: Re: Your bookings\nIn-Reply-To: <0123456789abcdef0123456789ABCDEF@firm.example>\n\
    References: <other@x> <ffffffffffffffffffffffffffffffff@firm.example>\n\n\
    Much better.\n\nThank you,\n>From now on we stay.\n\nOn 1 April Lena wrote:\n> Dear Ann,\n> nothing\n";

#[test]
fn a_reply_is_known_by_what_it_answers_and_its_own_words_are_kept() {
    let away = REPLY.replace("Subject:", "Auto-Submitted: auto-replied\nSubject:");
    let answers = reads(&format!("{REPLY}\n{away}"), AnswerForm::Mail);
    let ids = ["0123456789abcdef0123456789abcdef".to_owned(), "f".repeat(32)];
    assert_eq!((answers.given[0].to.clone(), answers.automatic), (Whereto::Mails(ids.to_vec()), 1));
    let words = "Thank you,\nFrom now on we stay.";
    assert_eq!(told(&answers), [(Some(5), Some(words), "2026-04-06".to_owned())]);
    let single = REPLY.split_once('\n').unwrap().1.replace("\n>From now on we stay.", "");
    assert_eq!(told(&reads(&single, AnswerForm::Mail)), [(Some(5), Some("Thank you,"), "2026-04-06".to_owned())]);
}

#[test]
fn the_form_is_that_of_the_name_and_else_of_the_beginning() {
    for (name, bytes, form) in [
        ("a.csv", "[", AnswerForm::Csv),
        ("a.JSONL", "", AnswerForm::Json),
        ("a.mbox", "", AnswerForm::Mail),
        ("-", " [{", AnswerForm::Json),
        ("-", "From a", AnswerForm::Mail),
        ("folder.d/a", "incident", AnswerForm::Csv),
    ] {
        assert_eq!(AnswerForm::of(name, bytes.as_bytes()), form, "{name}");
    }
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), form in 0..3) {
        let form = [AnswerForm::Csv, AnswerForm::Json, AnswerForm::Mail][usize::try_from(form).unwrap()];
        let _ = read_answers("a", &bytes, form, day("2026-06-01"));
    }

    #[test]
    fn what_is_written_as_a_table_is_read_as_it_was(
        rows in prop::collection::vec(("[a-z\",;]{1,6}", 1..=5_i64, "[a-zA-Z \",;]{0,9}"), 1..9),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["incident", "customer", "answer", "on", "words"]).unwrap();
        for (customer, mark, words) in &rows {
            writer.write_record(["I", customer, &mark.to_string(), "2026-04-01", words]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let read = reads(&text, AnswerForm::Csv);
        prop_assert_eq!(read.given.len(), rows.len());
        for (given, (customer, mark, words)) in read.given.iter().zip(&rows) {
            let to = Whereto::Matter { incident: "I".into(), customer: customer.clone() };
            prop_assert_eq!(&given.to, &to);
            prop_assert_eq!(given.mark, Mark::of(*mark));
            prop_assert_eq!(given.words.as_deref().unwrap_or_default(), words.trim());
        }
    }
}
