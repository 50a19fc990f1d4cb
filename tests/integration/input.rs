//! What no case file can hold and yet comes in: dates from the command line, and bytes that are no case at all.

use amends::case::Audience;
use amends::composition::{Brief, DocumentKind, Variation};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::Templates;
use chrono::NaiveDate;

use crate::support::{amends, root};

/// A case from which a letter can be written without a policy.
fn seed() -> Vec<u8> {
    std::fs::read(root().join("tests/cases/letter-markdown/case.json")).unwrap()
}

#[test]
fn a_date_has_one_form_and_a_sane_year() {
    for (date, says) in [
        ("2026-3-13", "write it as YYYY-MM-DD"),
        ("+2026-03-13", "write it as YYYY-MM-DD"),
        ("13.03.2026", "write it as YYYY-MM-DD"),
        ("\" 2026-03-13\"", "write it as YYYY-MM-DD"),
        ("2026/03/13", "write it as YYYY-MM-DD"),
        ("262142-12-31", "write it as YYYY-MM-DD"),
        ("today", "write it as YYYY-MM-DD"),
        ("2026-02-29", "no such day"),
        ("0001-01-01", "years 1900 to 2199"),
        ("9999-12-31", "years 1900 to 2199"),
    ] {
        let ran = amends(&format!("letter case.json --date {date} -o out.md")).file("case.json", seed()).run();
        let ran = ran.ends_with(2).says(says);
        assert_eq!((ran.stdout.as_str(), ran.files()), ("", vec!["case.json".to_owned()]), "{date}");
        amends(&format!("check case.json --date {date}")).file("case.json", seed()).run().ends_with(2).says(says);
    }
}

#[test]
fn a_letter_of_any_day_that_the_calendar_has_is_written_or_refused() {
    let written = NaiveDate::from_ymd_opt(2026, 3, 13).unwrap();
    let source = Source::new("case.json", seed());
    let policy = Policy::default();
    let case = intake::read(&source, None, &policy, &ReadOptions::on(written)).unwrap().value;
    let brief = |kind| Brief { kind, audience: Audience::Internal, variation: Variation::Case, with_report: true };
    let templates = |kind| Templates::builtin(kind).unwrap();
    let (letters, reports) = (templates(DocumentKind::Letter), templates(DocumentKind::Report));
    let year = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for day in [NaiveDate::MIN, year(0, 1, 1), year(1, 1, 1), year(9999, 12, 31), NaiveDate::MAX] {
        drop(intake::read(&source, None, &policy, &ReadOptions::on(day)));
        let customer = &case.customers[0];
        let appraisal = pipeline::appraise(&case, customer, &policy, day).unwrap();
        let record = appraisal.record(&case, customer, &policy, day);
        // Far from the incident there may be no day left to promise anything on; that it ends is what counts.
        drop(pipeline::letter(&record, &brief(DocumentKind::Letter), &letters));
        drop(pipeline::report(&record, &brief(DocumentKind::Report), &reports));
    }
}

/// What is no case, by file name, with the code that says so.
fn no_cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let deep = |open: &str| open.repeat(10_000).into_bytes();
    vec![
        ("empty.json", Vec::new(), "SYN011"),
        ("empty.ndjson", Vec::new(), "SYN011"),
        ("empty.yaml", Vec::new(), "SYN011"),
        ("empty", Vec::new(), "SYN011"),
        ("blank.json", b" \n\t\n".to_vec(), "SYN011"),
        ("mark.json", b"\xEF\xBB\xBF".to_vec(), "SYN011"),
        ("mark.yaml", b"\xEF\xBB\xBF\n".to_vec(), "SYN011"),
        ("binary.json", b"\x7FELF\x02\x01\x00\xFE".to_vec(), "SYN001"),
        ("binary", b"\x89PNG\r\n\x1A\n\x00".to_vec(), "SYN001"),
        ("latin.json", b"{\"amends\": \"\xE4\"}".to_vec(), "SYN001"),
        ("deep.json", deep("["), "SYN006"),
        ("deep.ndjson", deep("{\"a\":"), "SYN006"),
        ("deep.yaml", deep("- "), "SYN006"),
        ("flow.yaml", deep("{a: "), "SYN006"),
        ("number.json", b"7".to_vec(), "SYN015"),
        ("text.json", b"\"case\"".to_vec(), "SYN015"),
        ("null.json", b"null".to_vec(), "SYN015"),
        ("list.yaml", b"- a\n- b\n".to_vec(), "SYN015"),
        ("numbers.json", b"[1, 2]".to_vec(), "SYN015"),
        ("customers.csv", b"id\na\n".to_vec(), "SYN013"),
        ("folder.json/case.json", b"{}".to_vec(), "FIL001"),
    ]
}

#[test]
fn what_is_no_case_is_refused_by_every_command_that_reads_one() {
    for command in ["letter", "report", "assess", "context", "new --from"] {
        for (name, bytes, code) in no_cases() {
            let typed = name.split('/').next().unwrap();
            let ran = amends(&format!("{command} {typed}")).file(name, bytes).run().ends_with(2).says(code);
            assert_eq!(ran.stdout, "", "{command} {name}");
        }
        amends(&format!("{command} nowhere.json")).run().ends_with(2).says("FIL001");
        amends(&format!("{command} -")).run().ends_with(2).says("SYN011");
        // An empty list is a list of no cases.
        let ran = amends(&format!("{command} list.json")).file("list.json", "[]").run().ends_with(2);
        assert_eq!(ran.stdout, "", "{command}");
    }
}

#[test]
fn a_policy_or_customers_file_that_cannot_be_read_stops_the_letter() {
    let letter = |option: &str, name: &str, bytes: &[u8]| {
        let typed = name.split('/').next().unwrap();
        let run = amends(&format!("letter case.json --date 2026-03-13 -o letter.md {option} {typed}"));
        let ran = run.file("case.json", seed()).file(name, bytes).run().ends_with(2);
        assert_eq!(ran.left("letter.md"), None, "{option} {name}");
        ran
    };
    // Without a word a TOML file is a policy that changes nothing; every other form says at least that it is empty.
    for name in ["empty.json", "empty.yaml", "folder.toml/amends.toml"] {
        let said = letter("--policy", name, b"").stderr;
        assert!(said.contains("SYN011") || said.contains("FIL001"), "{name} {said}");
    }
    letter("--policy", "binary.toml", b"\x7FELF\xFF").says("SYN001");
    letter("--policy", "list.json", b"[]").says("SYN015");
    letter("--policy", "deep.toml", format!("a = {}", "[".repeat(10_000)).as_bytes()).says("SYN006");
    for name in ["empty.json", "empty.ndjson", "empty.yaml", "empty.csv", "empty"] {
        letter("--customers", name, b"").says("SYN011");
        letter("--customers", name, b"\xEF\xBB\xBF").says("SYN011");
        letter("--customers", name, b"\x7FELF\xFF").says("SYN001");
    }
    letter("--customers", "number.json", b"7").says("SYN015");
    letter("--customers", "deep.json", format!("[{}", "{\"a\":".repeat(10_000)).as_bytes());
    letter("--customers", "customers.toml", b"id = \"a\"").says("SYN013");
}
