//! `check` and `explain`: what is found, where, and with which status.

use std::fs;

use serde_json::Value;

use crate::support::{Ran, amends, root};

fn letter() -> String {
    fs::read_to_string(root().join("tests/examples/outage.letter.md")).unwrap()
}

fn check(arguments: &str, name: &str, text: &str) -> Ran {
    let example = |name: &str| fs::read(root().join("examples").join(name)).unwrap();
    amends(&format!("check {name} {arguments}"))
        .file(name, text)
        .file("outage.json", example("outage.json"))
        .file("outage.toml", example("outage.toml"))
        .run()
}

fn findings(ran: &Ran) -> Vec<Value> {
    ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const AGAINST: &str = "--against outage.json#cobble-oven --policy outage.toml --format json";

#[test]
fn a_letter_that_says_what_the_record_says_passes() {
    check(AGAINST, "letter.md", &letter()).ends_with(0);
    check("", "letter.md", &letter()).ends_with(0);
}

#[test]
fn a_figure_in_a_wrong_place_is_shown_where_it_stands() {
    let changed = letter().replace("March 20, we", "March 27, we");
    let ran = check(AGAINST, "letter.md", &changed).ends_with(1);
    assert_eq!(ran.stdout, "");
    let found = findings(&ran);
    let figure = found.iter().find(|found| found["code"] == "FCT020").unwrap();
    let line = changed.lines().nth(usize::try_from(figure["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
    let column = usize::try_from(figure["column"].as_u64().unwrap()).unwrap() - 1;
    assert!(line.chars().skip(column).collect::<String>().starts_with("March 27"), "{figure}");
    assert!(figure["message"].as_str().unwrap().contains("March 20"), "{figure}");
    assert_eq!(figure["customer"], "cobble-oven");
    check(&format!("{AGAINST} --ignore FCT020,incomplete-measure"), "letter.md", &changed).ends_with(0);
    let reused = letter().replace("Ms. Delgado", "Mr. Okafor").replace("FO-20817", "FO-20877");
    let codes: Vec<Value> = findings(&check(AGAINST, "letter.md", &reused).ends_with(1))
        .iter()
        .map(|found| found["code"].clone())
        .collect();
    assert!(codes.iter().any(|code| code == "FCT030") && codes.iter().any(|code| code == "FCT040"), "{codes:?}");
}

#[test]
fn a_note_with_a_reason_lets_a_finding_stand() {
    let note = "will answer for it. <!-- amends-ignore FCT020, STR250: agreed by telephone -->";
    let noted = letter().replace("will answer for it.", note);
    let changed = noted.replace("March 20, we", "March 27, we");
    check(AGAINST, "letter.md", &changed).ends_with(0);
    let found = findings(&check(AGAINST, "letter.md", &noted).ends_with(1));
    assert_eq!(found[0]["code"], "REV004");
}

#[test]
fn a_case_is_checked_for_what_it_lacks() {
    check("--policy outage.toml --date 2026-03-13", "other.txt", "Dear X,\n\nHello.\n").ends_with(1);
    let text = fs::read_to_string(root().join("examples/outage.json")).unwrap();
    let mut case: Value = serde_json::from_str(&text).unwrap();
    case["incident"].as_object_mut().unwrap().remove("duty");
    let ran =
        check("--policy outage.toml --date 2026-03-13 --format json", "case.json", &case.to_string()).ends_with(1);
    let found = findings(&ran);
    assert!(found.iter().any(|found| found["code"] == "CHK001" && found["path"] == "incident.duty"), "{found:?}");
    let whole = check("--policy outage.toml --date 2026-03-13 --format json", "case.json", &text).ends_with(0);
    assert_eq!(whole.stderr, "");
    case["incident"]["times"]["resolved"] = "2026-03-09T00:00:00-04:00".into();
    check("--policy outage.toml --format json", "case.json", &case.to_string()).ends_with(1);
}

#[test]
fn what_cannot_be_read_is_status_two() {
    amends("check nowhere.md").run().ends_with(2);
    check("--against outage.json#nobody", "letter.md", &letter()).ends_with(2);
    let log = check("--format sarif", "letter.md", &letter().replace("March 10,", "March 11,")).ends_with(1).stderr;
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "FCT060");
}

#[test]
fn rules_are_explained_by_code_and_name() {
    let by_code = amends("explain fct020").run().ends_with(0).stdout;
    assert_eq!(by_code, amends("explain misplaced-figure").run().ends_with(0).stdout);
    assert!(by_code.contains("Why it matters") && by_code.contains("Better"), "{by_code}");
    let all = amends("explain --all").run().ends_with(0).stdout;
    assert_eq!(all.lines().count(), ::amends::review::RULES.len() + 2);
    amends("explain nonsense").run().ends_with(2);
}

#[test]
fn a_fault_of_wording_is_shown_with_its_words() {
    let text = "We paid you on 3 May.\n\nWe are sorry for any inconvenience this didn't spare you.\n";
    let ran = check("--format json", "reply.txt", text).ends_with(1);
    let found = findings(&ran);
    assert_eq!(found.len(), 1, "{found:?}");
    let words = (&found[0]["code"], &found[0]["line"], &found[0]["column"], &found[0]["end_column"]);
    assert_eq!(words, (&"TON101".into(), &3.into(), &8.into(), &21.into()), "{found:?}");
    let shown = check("", "reply.txt", text).ends_with(1).stderr;
    assert!(shown.contains("reply.txt:3:8") && shown.contains("^^^"), "{shown}");
    assert!(shown.contains("what we did"), "{shown}");
}

#[test]
fn a_report_is_no_letter_in_any_form() {
    for form in ["md", "txt", "html"] {
        let made = amends(&format!("report outage.json --to {form} --date 2026-03-13 --policy outage.toml"))
            .file("outage.json", fs::read(root().join("examples/outage.json")).unwrap())
            .file("outage.toml", fs::read(root().join("examples/outage.toml")).unwrap())
            .run();
        let ran = check("", &format!("report.{form}"), &made.stdout);
        assert_eq!(ran.stderr, "", "{form}");
        ran.ends_with(0);
    }
}

/// A template of one's own that begs for patience.
const PATIENCE: &str = "Thank you for your patience.";

fn letter_with(template: &str, text: &str, arguments: &str) -> Ran {
    amends(&format!("letter outage.json --date 2026-03-13 --policy outage.toml --templates own {arguments}"))
        .file("outage.json", fs::read(root().join("examples/outage.json")).unwrap())
        .file("outage.toml", fs::read(root().join("examples/outage.toml")).unwrap())
        .file(template, text)
        .run()
}

#[test]
fn a_letter_is_read_before_it_is_written() {
    let name = "own/letter/own.md";
    let told = letter_with(name, PATIENCE, "").ends_with(0);
    assert!(told.stderr.contains("TON111"), "{}", told.stderr);
    assert!(told.stdout.contains(PATIENCE));
    for deny in ["request-for-patience", "ton111", "all"] {
        let denied = letter_with(name, PATIENCE, &format!("--deny {deny} -o letter.md")).ends_with(2);
        assert!(denied.stderr.contains("error[TON111]") && denied.stdout.is_empty(), "{}", denied.stderr);
        assert_eq!(denied.left("letter.md"), None);
    }
    letter_with(name, PATIENCE, "--deny grovelling").ends_with(0);
    let unknown = letter_with(name, PATIENCE, "--deny nonsense").ends_with(2);
    assert!(unknown.stderr.contains("CHK002") && unknown.stdout.is_empty(), "{}", unknown.stderr);
}

#[test]
fn what_is_no_case_is_status_two_and_hides_nothing_else() {
    let ran = amends("check broken.json reply.txt --format json")
        .file("broken.json", "{\"amends\": 1,")
        .file("reply.txt", "Thank you for your patience.\n")
        .run()
        .ends_with(2);
    let codes: Vec<Value> = findings(&ran).iter().map(|found| found["code"].clone()).collect();
    assert_eq!(codes, ["TON111", "SYN002"]);
}

#[test]
fn what_the_policy_lets_stand_has_a_reason() {
    let run = |policy: &str| {
        amends("check reply.txt --policy own.toml --format json")
            .file("own.toml", format!("[review]\nignore = [{policy}]\n"))
            .file("reply.txt", "Thank you for your patience.\n")
            .run()
    };
    assert_eq!(run("\"TON111: we mean it\"").ends_with(0).stderr, "");
    let codes = |ran: Ran| findings(&ran).iter().map(|found| found["code"].clone()).collect::<Vec<_>>();
    assert_eq!(codes(run("\"request-for-patience\"").ends_with(0)), ["CHK003"]);
    assert_eq!(codes(run("\"TON101: a reason\"").ends_with(1)), ["TON111", "CHK004"]);
}

#[test]
fn what_can_hardly_be_meant_in_a_case_is_said() {
    let text = fs::read_to_string(root().join("examples/outage.json")).unwrap();
    let mut case: Value = serde_json::from_str(&text).unwrap();
    case["incident"]["fixes"][0]["on"] = "2025-03-10".into();
    case["incident"]["measures"][0]["by"] = "2028-03-20".into();
    case["incident"]["root_cause"] = case["incident"]["trigger"].clone();
    case["incident"]["first_told"] = "2026-03-09T09:25:00Z".into();
    let windows = serde_json::json!([{ "from": "2026-03-11T09:00:00Z", "to": "2026-03-11T10:00:00Z" }]);
    case["customers"][0]["impact"]["windows"] = windows;
    case["customers"][0]["reported_at"] = "2026-03-10T04:00:00Z".into();
    let ran =
        check("--policy outage.toml --date 2026-03-13 --format json", "case.json", &case.to_string()).ends_with(1);
    let found: Vec<Value> = findings(&ran).iter().map(|found| found["code"].clone()).collect();
    for code in ["CHK010", "CHK011", "CHK012", "CHK014", "CHK015"] {
        assert!(found.iter().any(|found| found == code), "{code}: {}", ran.stderr);
    }
    assert_eq!(found.iter().filter(|found| *found == "CHK011").count(), 2, "{}", ran.stderr);
}

#[test]
fn a_failure_that_lasted_for_months_is_asked_about() {
    let text = fs::read_to_string(root().join("examples/outage.json")).unwrap();
    let mut case: Value = serde_json::from_str(&text).unwrap();
    let started = case["incident"]["times"]["started"].as_str().unwrap().replace("2026-", "2025-");
    case["incident"]["times"]["started"] = started.into();
    let ran =
        check("--policy outage.toml --date 2026-03-13 --format json", "case.json", &case.to_string()).ends_with(1);
    let found = findings(&ran);
    let long = found.iter().find(|found| found["code"] == "CHK013").expect("it is asked about");
    assert_eq!(long["path"], "incident.times");
    assert!(long["message"].as_str().unwrap().contains("365 days"), "{long}");
}

#[test]
fn a_proof_shows_where_each_figure_comes_from() {
    let made = check(&format!("{AGAINST} --annotate"), "letter.md", &letter()).ends_with(0).stdout;
    let traced = made.split(" figures traced").next().and_then(|head| head.rsplit(" · ").next()).unwrap().to_owned();
    let (found, all) = traced.split_once(" of ").unwrap();
    assert!(found == all && all.parse::<u32>().unwrap() > 30, "{traced}");
    for field in ["incident.times.started", "computed: what the contract owes", "incident.measures[0].by"] {
        assert!(made.contains(field), "{field}");
    }
    assert!(!made.contains("://") && !made.contains("<script") && !made.contains("class=\"unknown\""));
    let changed = letter().replace("$164.52", "$146.52 & <b>you</b>");
    let ran = check(&format!("{AGAINST} --annotate -o proof.html"), "letter.md", &changed).ends_with(1);
    let proof = String::from_utf8(ran.left("proof.html").unwrap()).unwrap();
    assert!(proof.contains("<mark class=\"unknown\">$146.52") && proof.contains("FCT010"), "{proof}");
    assert!(ran.stdout.is_empty() && !proof.contains("<b>you"));
    check("--annotate", "case.json", "{}").ends_with(2);
}
