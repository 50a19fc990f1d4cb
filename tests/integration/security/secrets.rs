//! What an export holds of passwords, addresses and links to rooms reaches no case, no message and no log.

use std::fs;

use serde_json::{Value, json};

use crate::support::{amends, root};

/// Words that are secrets, as people write them into incident channels.
const SECRETS: [(&str, &str); 6] = [
    ("hunter2hunter2", "The password: hunter2hunter2 works."),
    ("tok_9f8e7d6c5b", "Use token=tok_9f8e7d6c5b for that."),
    ("48152342", "The PIN is 48152342."),
    ("ada.private@acme.example", "Ask ada.private@acme.example about it."),
    ("pwd=openSesame", "We meet at https://acme.zoom.us/j/1?pwd=openSesame."),
    ("+44 20 7946 0999", "Call +44 20 7946 0999 when it is back."),
];

#[test]
fn an_exports_secrets_reach_neither_a_case_nor_a_message() {
    let entries: Vec<Value> = (0..)
        .zip(SECRETS)
        .map(|(minute, (_, said))| {
            json!({ "id": format!("e{minute}"), "group": "custom", "type": "CustomUserEntry", "author": "Ada Bell",
                "eventTime": format!("2026-03-10T09:4{minute}:00Z"), "description": { "content": said } })
        })
        .collect();
    let timeline = json!({ "data": { "entries": entries } }).to_string();
    let incident = fs::read(root().join("tests/exports/opsgenie/incident.json")).unwrap();
    for more in ["", " --format json", " -v"] {
        let ran = amends(&format!("import incident.json timeline.json{more}"))
            .file("incident.json", &incident)
            .file("timeline.json", &timeline)
            .run()
            .ends_with(0);
        assert!(ran.stdout.matches("left out]").count() >= SECRETS.len(), "{}", ran.stdout);
        for (secret, _) in SECRETS {
            assert!(
                !ran.stdout.contains(secret) && !ran.stderr.contains(secret),
                "{secret}: {}{}",
                ran.stdout,
                ran.stderr
            );
        }
    }
}

/// What only our own people may read is in no document, no line of the manifest and no message of a run for customers.
#[test]
fn what_is_internal_is_in_nothing_that_a_batch_leaves() {
    let mark = "MARK-INTERNAL";
    let mut case = crate::batch::fixture::case(1);
    let entry = json!({ "at": "2026-03-09T09:05:00Z", "what": format!("{mark} was asked."), "audience": "internal",
        "source": "chat" });
    let timeline = &mut case["incident"]["timeline"];
    match timeline.as_array_mut() {
        Some(timeline) => timeline.push(entry),
        None => *timeline = json!([entry]),
    }
    for (document, format) in [("letter", "md"), ("letter", "html"), ("report", "md"), ("report", "html")] {
        let ran =
            amends(&format!("batch in.ndjson --out out --date 2026-03-13 --document {document} --to {format} -v"))
                .file("in.ndjson", format!("{case}\n"))
                .run()
                .ends_with(0);
        let left: Vec<String> = ran.files().into_iter().filter(|name| name.starts_with("out/")).collect();
        assert!(left.len() > 1, "{left:?}");
        for name in left {
            assert!(
                !String::from_utf8_lossy(&ran.left(&name).unwrap()).contains(mark),
                "{name} tells what is internal"
            );
        }
        assert!(!ran.stdout.contains(mark) && !ran.stderr.contains(mark), "{}", ran.stderr);
    }
    // It was there to be told.
    let told = amends("report case.json --audience internal --date 2026-03-13").file("case.json", case.to_string());
    assert!(told.run().ends_with(0).stdout.contains(mark));
}
