//! What a ledger teaches, as the program tells it.

use serde_json::Value;

use super::fixture::{DATE, Desk};

/// Letters to twelve customers, recorded; half of the payments kept, one late; two answers.
fn desk() -> Desk {
    let desk = Desk::of(12);
    desk.run(&format!("batch in.ndjson --out out {DATE}"));
    desk.does("ledger record out");
    let due = desk.objects("due --on 2026-03-14 --days 365 --to json");
    let payments: Vec<&Value> = due.iter().filter(|one| one["kind"] == "payment").collect();
    for (index, payment) in payments.iter().take(6).enumerate() {
        let on = if index == 0 { "2026-05-20" } else { "2026-03-15" };
        desk.does(&format!("kept {} --on {on}", payment["id"].as_str().unwrap()));
    }
    desk.put("answers.csv", "incident,customer,answer,on\nINC-1,cust-1,5,2026-03-20\nINC-2,cust-2,2,2026-03-21\n");
    desk.does("answers import answers.csv");
    desk
}

#[test]
fn the_three_forms_say_the_same() {
    let desk = desk();
    let told: Value = serde_json::from_str(&desk.does("trends --on 2026-06-01 --to json")).unwrap();
    let letters = told["sent"]["letters"].as_u64().unwrap();
    let payments = &told["promises"][1];
    assert_eq!((letters, &payments["kind"], &payments["late"]), (12, &"payment".into(), &1.into()));
    let on_time = &payments["on_time"];
    assert_eq!((&on_time["count"], on_time["too_few"].as_bool()), (&5.into(), Some(false)));
    assert_eq!((&told["answers"]["verdict"], &told["answers"]["answered"]["count"]), (&"too_few".into(), &2.into()));
    // The sums are those of the manifest, to the penny.
    let rows = desk.read("out/manifest.ndjson");
    let pence = |row: &amends::manifest::Row| -> u64 {
        row.contract_amount.as_ref().unwrap().replace('.', "").parse().unwrap()
    };
    let sum: u64 = rows.lines().filter_map(amends::manifest::Row::parse).map(|row| pence(&row)).sum();
    let owed = told["remedies"]["by_currency"][0]["owed"].as_str().unwrap().to_owned();
    assert_eq!(owed.replace('.', ""), sum.to_string());
    let text = desk.does("trends --on 2026-06-01");
    for part in [
        "12 letters",
        "| payment | 12 | 5 | 42\u{a0}% (19\u{a0}% to 68\u{a0}%) | 1 | 6 | 0 |",
        "2 answers: too few to say what customers think since (at least 30 are needed)",
        "Of fewer than 10 cases no share is told",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(text.contains("Answers received: 2 (2 of customers with a letter, 0 of customers without one"), "{text}");
    assert!(text.contains("### By month, GBP") && text.contains("| 2026-03 | "), "{text}");
    assert_eq!(told["answers"]["received"], 2);
    let page = desk.does("trends --on 2026-06-01 --to html");
    assert!(page.contains("What was owed and added in GBP, by month"), "{page}");
    assert!(page.contains("There are too few answers to say: 2, and at least 30 are needed."), "{page}");
    assert!(page.contains("42\u{a0}% (19\u{a0}% to 68\u{a0}%)"), "{page}");
    assert_eq!(page, desk.does("trends --on 2026-06-01 --to html"), "the same ledger gives the same bytes");
}

#[test]
fn the_page_needs_no_other_file_and_every_chart_is_told_in_words() {
    let desk = desk();
    desk.does("trends --on 2026-06-01 -o trends.html");
    let page = desk.read("trends.html");
    for outside in ["<script", "src=", "href=", "@import", "https://", "<link", "onload"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let charts = page.matches("<svg").count();
    assert!(charts >= 8, "{charts}");
    for part in ["<title id=", "<desc id=", "role=\"img\"", "aria-labelledby="] {
        assert_eq!(page.matches(part).count(), charts, "{part}");
    }
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id is used twice");
    assert!(page.matches("<table").count() >= charts, "a table beside each chart");
    desk.run("trends --on 2026-06-01 -o trends.html").ends_with(2, "there").says("OUT001");
    desk.does("trends --on 2026-06-01 -o trends.html --force");
}

#[test]
fn the_time_that_is_asked_for_holds() {
    let desk = desk();
    let letters = |options: &str| {
        let told: Value = serde_json::from_str(&desk.does(&format!("trends --to json {options}"))).unwrap();
        (told["sent"]["letters"].as_u64().unwrap(), told["promises"][1]["on_time"]["of"].as_u64().unwrap())
    };
    assert_eq!(letters("--on 2026-06-01 --since 2026-03-13"), (12, 12));
    assert_eq!(letters("--on 2026-06-01 --since 2026-03-14"), (0, 12), "they fell due afterwards");
    assert_eq!(letters("--on 2026-03-12"), (0, 0));
    assert_eq!(letters("--on 2026-03-14"), (12, 0));
}

#[test]
fn what_a_record_says_is_text_in_every_form() {
    let desk = Desk::of(1);
    let evil = "<b>the | page</b> [x](http://evil.example) & so";
    let mut case: Value = serde_json::from_str(desk.read("in.ndjson").lines().next().unwrap()).unwrap();
    case["incident"]["service"] = evil.into();
    desk.put("in.ndjson", &format!("{case}\n"));
    desk.run(&format!("batch in.ndjson --out out {DATE}"));
    desk.does("ledger record out");
    let page = desk.does("trends --on 2026-06-01 --to html");
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;the | page&lt;/b&gt;"), "{page}");
    let text = desk.does("trends --on 2026-06-01");
    assert!(text.contains("\\<b>the \\| page"), "{text}");
    let told: Value = serde_json::from_str(&desk.does("trends --on 2026-06-01 --to json")).unwrap();
    assert_eq!(told["incidents"]["by_service"][0]["name"], evil);
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_to_do() {
    let desk = Desk::of(1);
    desk.run("trends").ends_with(2, "no ledger").says("LED001").says("amends ledger record");
    desk.does(&format!("batch in.ndjson --out out {DATE}"));
    desk.does("ledger record out");
    desk.run("trends --since 2026-06-02 --on 2026-06-01").ends_with(2, "backwards").says("ARG017").says("--since");
    desk.run("trends -o trends.pdf").ends_with(2, "form").says("ARG003").says(".html");
    for odd in ["--within 0", "--within soon", "--time-zone Rome", "--since 2026-02-30", "--to csv", "--force"] {
        desk.run(&format!("trends {odd}")).ends_with(2, odd);
    }
    assert!(!desk.path("trends.pdf").exists());
    let connection = std::fs::read(desk.path("ledger.db")).unwrap();
    desk.put("text.db", "no ledger");
    desk.run("trends --ledger text.db").ends_with(2, "text").says("LED002");
    assert_eq!(std::fs::read(desk.path("ledger.db")).unwrap(), connection, "asking changes nothing");
}
