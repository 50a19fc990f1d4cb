//! What a manifest says is promised stands in the letter.

use std::fs;

use chrono::NaiveDate;

use super::fixture::Desk;
use crate::examples::examples;
use crate::support::root;

/// A day as letters tell it: `18 December`, `December 18`.
fn told(letter: &str, day: NaiveDate) -> bool {
    [day.format("%-d %B"), day.format("%B %-d")].iter().any(|form| letter.contains(&form.to_string()))
}

#[test]
fn every_promise_of_every_example_stands_in_its_letter_with_its_day() {
    let (mut seen, mut kinds) = (0, std::collections::BTreeSet::new());
    for example in examples() {
        let desk = Desk::empty();
        for ending in ["json", "toml", "customers.csv", "png"] {
            if let Ok(bytes) = fs::read(root().join(format!("examples/{}.{ending}", example.name))) {
                fs::write(desk.path(&format!("{}.{ending}", example.name)), bytes).unwrap();
            }
        }
        let mut line = format!("batch {}.json --out out --date {}", example.name, example.date);
        for (option, ending) in [("--policy", "toml"), ("--customers", "customers.csv")] {
            let file = format!("{}.{ending}", example.name);
            if desk.path(&file).is_file() {
                line.push_str(&format!(" {option} {file}"));
            }
        }
        let ran = desk.run(&line);
        assert!(matches!(ran.status, 0 | 1), "{}: {}", example.name, ran.stderr);
        for row in desk.read("out/manifest.ndjson").lines().filter_map(amends::manifest::Row::parse) {
            let letter = desk.read(&format!("out/{}", row.path)).replace('\u{a0}', " ");
            assert!(!row.promises.is_empty(), "{} promises nothing", row.path);
            for promise in row.promises {
                assert!(told(&letter, promise.by), "{}: {promise:?} is not in\n{letter}", row.path);
                kinds.insert(promise.kind);
                seen += 1;
            }
        }
    }
    assert!(seen > 40 && kinds.len() == 3, "{seen} {kinds:?}");
}
