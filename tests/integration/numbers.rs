//! The numbers by which the source names its rules lead to a page: `R14` of the arithmetic to `docs/compensation.md`, `L22` and
//! `B4.3` of letters to `docs/letter.md`; and each page of `docs` is reached from the README and from the crate's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{listed, root};

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The source files with their texts.
fn sources() -> Vec<(String, String)> {
    let files = listed(&root().join("src"));
    let rust = files.into_iter().filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "rs"));
    rust.map(|name| (name.clone(), page(&format!("src/{name}")))).collect()
}

/// The numbers in the comments of a text: `R01` to `R99`, `L1` to `L99`, `B4` and what is under it.
fn numbers(text: &str) -> BTreeSet<String> {
    let comments = text.lines().filter_map(|line| line.split_once("//")).map(|(_, comment)| comment);
    let apart = |c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_';
    let words = comments.flat_map(|comment| comment.split(apart)).map(|word| word.trim_end_matches('.'));
    words.filter(|word| is_number(word)).map(str::to_owned).collect()
}

fn is_number(word: &str) -> bool {
    let digits = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match word.split_at_checked(1) {
        Some(("R", rest)) => rest.len() == 2 && digits(rest, 2),
        Some(("L", rest)) => digits(rest, 2),
        Some(("B", rest)) => rest == "4" || rest.strip_prefix("4.").is_some_and(|rest| digits(rest, 2)),
        _ => false,
    }
}

/// Where a number is explained: the start of its line.
fn explained(number: &str) -> (&'static str, String) {
    match number.as_bytes() {
        [b'R', ..] => ("docs/compensation.md", format!("- **{number}** ")),
        _ => ("docs/letter.md", format!("| {number} | ")),
    }
}

fn has_one_line(page: &str, start: &str) -> bool {
    page.lines().filter(|line| line.starts_with(start)).count() == 1
}

#[test]
fn every_number_of_the_source_has_its_line() {
    let named: BTreeSet<String> = sources().iter().flat_map(|(_, text)| numbers(text)).collect();
    assert!(named.len() > 60, "only {} numbers were found", named.len());
    for number in named {
        let (name, start) = explained(&number);
        assert!(has_one_line(&page(name), &start), "{name} has no line, or two, for {number}");
    }
}

/// No rule of the arithmetic is left out, whether the source names it or not.
#[test]
fn the_arithmetic_is_numbered_without_a_gap() {
    let text = page("docs/compensation.md");
    let last = text.matches("\n- **R").count();
    assert!(last >= 48);
    for number in 1..=last {
        let (_, start) = explained(&format!("R{number:02}"));
        assert!(has_one_line(&text, &start), "{start:?} is not there once");
    }
}

/// A rule says in its first line which demand it holds, and the line of the demand names the rule.
#[test]
fn the_line_of_a_demand_names_the_rules_that_hold_it() {
    let text = page("docs/letter.md");
    let mut rules = 0;
    for (file, source) in sources().iter().filter(|(file, _)| file.starts_with("review/rules/")) {
        let Some(code) = source.lines().find_map(|line| line.trim().strip_prefix('"')?.split_once("\" \"")) else {
            continue;
        };
        rules += 1;
        let held = numbers(source.lines().next().unwrap());
        assert!(!held.is_empty(), "{file} does not say which demand it holds");
        for number in held {
            let (_, start) = explained(&number);
            let row = text.lines().find(|line| line.starts_with(&start)).unwrap();
            assert!(row.contains(code.0), "docs/letter.md: the line of {number} does not name {} ({file})", code.0);
        }
    }
    assert_eq!(rules, page("docs/rules.md").lines().filter(|line| is_row_of_rule(line)).count());
}

fn is_row_of_rule(line: &str) -> bool {
    ["| FCT", "| STR", "| TON"].iter().any(|family| line.starts_with(family))
}

#[test]
fn every_page_is_linked_from_the_readme_and_named_by_the_crate() {
    let (readme, crate_page) = (page("README.md"), page("src/lib.rs"));
    for name in listed(&root().join("docs")) {
        assert!(readme.contains(&format!("](docs/{name}")), "README.md does not link docs/{name}");
        assert!(crate_page.contains(&format!("`docs/{name}`")), "src/lib.rs does not name docs/{name}");
    }
}

/// "Where things live" names files and folders of `src`, or of the package.
#[test]
fn every_place_that_the_crate_names_is_there() {
    let text = page("src/lib.rs");
    let section = text.split("# Where things live").nth(1).unwrap().split("\n//! # ").next().unwrap();
    let named: Vec<&str> = section.split('`').skip(1).step_by(2).filter(|name| name.contains('/')).collect();
    assert!(named.len() > 40, "only {} places were found", named.len());
    for name in named {
        assert!(root().join("src").join(name).exists() || root().join(name).exists(), "there is no {name}");
    }
}

/// A link to a file or a heading that is not there helps nobody.
#[test]
fn every_link_leads_somewhere() {
    let pages = listed(&root().join("docs")).into_iter().map(|name| format!("docs/{name}"));
    for name in pages.chain(["README.md".to_owned()]) {
        let text = page(&name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(&name).parent().unwrap();
            let target = if file.is_empty() { name.clone() } else { folder.join(file).display().to_string() };
            assert!(root().join(&target).exists(), "{name}: {link}: there is no {target}");
            assert!(anchor.is_empty() || anchors(&page(&target)).contains(anchor), "{name}: no heading for {link}");
        }
    }
}

/// The anchors of a page's headings, as the forges make them: small letters, `-` for spaces, no other signs.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let headings = page.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !fenced && line.starts_with('#')
    });
    let kept = |c: char| (c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).then(|| c.to_lowercase().to_string());
    let anchor = |line: &str| line.trim_start_matches('#').trim().chars().filter_map(kept).collect::<String>();
    headings.map(|line| anchor(line).replace(' ', "-")).collect()
}

#[test]
fn numbers_are_found_where_they_are_named() {
    let found = numbers("/// Cut (R07, R40), as L5. // L22, B4.18: and B4.\nlet r = \"R12\"; // R9 R100 P1D L100\n");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["B4", "B4.18", "L22", "L5", "R07", "R40"]);
}
