//! How well the wording rules tell bad sentences from good ones: precision and recall from `tests/review/sentences.tsv`.
//!
//! `cargo test --test integration review::sentences -- --nocapture` prints them, rule by rule and for the third of the
//! sentences that is held out, and each sentence that the rules were made with and judge wrongly.

#![expect(clippy::print_stdout, reason = "the figures are what this is run for")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use amends::composition::{DocumentKind, Region};
use amends::rendering::{Manuscript, Section};
use amends::review::{RULES, Selection, check};

use crate::support::root;

/// Wording rules that judge a letter by its parts or its record, and stand with the structure rules.
const ELSEWHERE: [&str; 4] = ["leftover-placeholder", "repeated-opening", "universal-sentence", "long-sentence"];

/// A sentence, or a few in a row, with what ought to be said of it.
struct Row {
    /// The rule that ought to object; none for a good sentence.
    label: Option<String>,
    text: String,
    /// Whether it was kept from the making of the rules.
    held_out: bool,
}

impl Row {
    /// The wording rules that object.
    fn judged(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = wording_findings(&self.text).into_iter().map(|(name, _)| name).collect();
        names.dedup();
        names
    }
}

/// What the wording rules object to in a text that stands alone.
fn wording_findings(text: &str) -> Vec<(&'static str, String)> {
    let section = Section { name: "letter", heading: None, markdown: text.to_owned(), figure: None };
    let letter = Manuscript {
        kind: DocumentKind::Letter,
        region: Region::Britain,
        subject: String::new(),
        frame: None,
        sections: vec![section],
        envelope: None,
        attachments: Vec::new(),
    };
    let rules = RULES.iter().filter(|rule| rule.code.code.starts_with("TON") || ELSEWHERE.contains(&rule.code.name));
    let select = rules.map(|rule| rule.code.code.to_owned()).collect();
    let found = check(&letter, None, &Selection { select, ignore: Vec::new() });
    found.into_iter().map(|found| (found.code.name, found.to_string())).collect()
}

/// What of a block of sentences was kept from the making of the rules.
enum Kept {
    Third,
    None,
    All,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/review/sentences.tsv")).unwrap();
    let mut rows = Vec::new();
    let mut kept = Kept::Third;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix('#') {
            kept = match heading.trim() {
                "used in making the rules" => Kept::None,
                "written when the rules were made" => Kept::All,
                _ => kept,
            };
            continue;
        }
        let (label, text) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
        let label = (label != "-").then(|| label.to_owned());
        let held_out = match kept {
            Kept::Third => rows.len() % 3 == 2,
            Kept::None => false,
            Kept::All => true,
        };
        rows.push(Row { label, text: text.to_owned(), held_out });
    }
    rows
}

/// Counts of one rule, or of all together.
#[derive(Default, Clone, Copy)]
struct Score {
    bad: usize,
    found: usize,
    alarms: usize,
    false_alarms: usize,
}

impl Score {
    fn line(&self, name: &str) -> String {
        let share = |part: usize, whole: usize| match whole {
            0 => "    -".to_owned(),
            _ => format!("{:>4}%", part * 100 / whole),
        };
        let precision = share(self.alarms - self.false_alarms, self.alarms);
        format!(
            "{name:<24} {precision:>9} {:>6}   {}/{} found, {} false",
            share(self.found, self.bad),
            self.found,
            self.bad,
            self.false_alarms
        )
    }
}

/// Good sentences, those with any alarm, bad sentences, and those found by their own rule.
struct Total {
    good: usize,
    alarmed: usize,
    bad: usize,
    found: usize,
}

fn totals<'r>(rows: impl Iterator<Item = &'r Row>) -> Total {
    let mut total = Total { good: 0, alarmed: 0, bad: 0, found: 0 };
    for row in rows {
        let judged = row.judged();
        match &row.label {
            None => {
                total.good += 1;
                total.alarmed += usize::from(!judged.is_empty());
            }
            Some(label) => {
                total.bad += 1;
                total.found += usize::from(judged.contains(&label.as_str()));
            }
        }
    }
    total
}

fn table(rows: &[Row]) -> String {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for row in rows {
        let judged = row.judged();
        if let Some(label) = &row.label {
            let score = scores.entry(label.clone()).or_default();
            score.bad += 1;
            score.found += usize::from(judged.contains(&label.as_str()));
        }
        for name in judged {
            let score = scores.entry(name.to_owned()).or_default();
            score.alarms += 1;
            score.false_alarms += usize::from(row.label.as_deref() != Some(name));
        }
    }
    let mut told = format!("{:<24} precision recall\n", "rule");
    for (name, score) in scores {
        let _ = writeln!(told, "{}", score.line(&name));
    }
    told
}

#[test]
fn bad_sentences_are_found_and_good_ones_left_alone() {
    let rows = rows();
    assert!(rows.len() >= 300, "{} sentences", rows.len());
    let good = rows.iter().filter(|row| row.label.is_none()).count();
    assert!(good * 2 >= rows.len(), "half of them are good");
    println!("{}", table(&rows));
    for (name, held_out) in [("made with", false), ("held out", true)] {
        let Total { good, alarmed, bad, found } = totals(rows.iter().filter(|row| row.held_out == held_out));
        println!("{name}: {alarmed} false alarms on {good} good sentences, {found} of {bad} bad ones found");
        assert!(alarmed * 100 <= 4 * good, "{name}: {alarmed} false alarms on {good} good sentences");
        assert!(found * 100 >= 80 * bad, "{name}: {found} of {bad} found");
    }
}

#[test]
fn every_label_is_a_rule_and_every_wording_rule_has_its_sentences() {
    let rows = rows();
    let labels: Vec<&str> = rows.iter().filter_map(|row| row.label.as_deref()).collect();
    for label in &labels {
        assert!(RULES.iter().any(|rule| rule.code.name == *label), "{label}");
    }
    for rule in RULES.iter().filter(|rule| rule.code.code.starts_with("TON")) {
        assert!(labels.iter().filter(|label| **label == rule.code.name).count() >= 5, "{}", rule.code.name);
    }
}

/// What is judged wrongly of the sentences that the rules were made with. Those held out are not shown: whoever reads
/// them makes rules for them.
#[test]
fn few_sentences_that_the_rules_were_made_with_are_judged_wrongly() {
    let rows = rows();
    let made: Vec<&Row> = rows.iter().filter(|row| !row.held_out).collect();
    let wrong = made.iter().filter_map(|row| {
        let judged = row.judged();
        let right = row.label.as_deref().map_or(judged.is_empty(), |label| judged == [label]);
        (!right).then(|| format!("{} | {judged:?} | {}", row.label.as_deref().unwrap_or("-"), row.text))
    });
    let wrong: Vec<String> = wrong.collect();
    println!("{} of {} judged wrongly:\n{}", wrong.len(), made.len(), wrong.join("\n"));
    assert!(wrong.len() * 20 <= made.len(), "{}", wrong.join("\n"));
}

/// Sentences of post-mortems that others wrote, where they lie beside the project: facts without tone. The rules that
/// judge how one speaks to a reader must leave them alone; words of the trade and names of machines are theirs to use.
#[test]
fn sentences_of_post_mortems_are_left_alone() {
    const THEIRS: [&str; 4] = ["jargon", "internal-name", "long-sentence", "repeated-opening"];
    let places = ["../shared/samples/postmortems", "../../shared/samples/postmortems"];
    let Some(folder) = places.iter().find_map(|place| fs::read_dir(root().join(place)).ok()) else {
        println!("left out: no post-mortems lie beside the project");
        return;
    };
    let mut files: Vec<_> = folder.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    let (mut sentences, mut alarms) = (0, Vec::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for paragraph in text.split("\n\n").filter(|text| !text.trim_start().starts_with(['#', '|', '`', '-', '*'])) {
            sentences += paragraph.matches(". ").count() + 1;
            alarms.extend(wording_findings(paragraph).into_iter().filter(|(name, _)| !THEIRS.contains(name)));
        }
    }
    println!("{} objections in {sentences} sentences of post-mortems", alarms.len());
    for (_, told) in &alarms {
        println!("{told}");
    }
    assert!(alarms.len() * 100 <= 4 * sentences, "{} objections in {sentences} sentences", alarms.len());
}
