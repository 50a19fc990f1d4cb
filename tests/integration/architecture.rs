//! Data flows one way: which folder of `src` may name which other is written here once, and read from the source.

use std::fs;
use std::path::Path;

use crate::support::{listed, root};

/// Each module with those it may name beside itself and `diagnostic`, which is open to all.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("diagnostic", &[]),
    ("case", &[]),
    ("policy", &["case"]),
    ("intake", &["case", "policy"]),
    ("compensation", &["case", "policy"]),
    ("assessment", &["case", "policy", "compensation"]),
    ("composition", &["case", "policy", "compensation", "assessment"]),
    ("rendering", &["composition", "case"]),
    ("manifest", &["case"]),
    ("output", &["rendering", "manifest"]),
    ("ledger", &["case", "manifest"]),
];

/// Modules that stand above the stages.
const LATER: [(&str, &[&str]); 5] = [
    ("review", &["rendering", "composition", "case", "compensation"]),
    (
        "pipeline",
        &[
            "case",
            "policy",
            "intake",
            "compensation",
            "assessment",
            "composition",
            "rendering",
            "review",
            "output",
            "manifest",
            "ledger",
        ],
    ),
    ("batch", &["pipeline", "output", "manifest", "ledger"]),
    ("outbox", &["manifest"]),
    ("trends", &["case", "ledger", "manifest", "rendering"]),
];

/// The ends, which may touch files.
const ENDS: [&str; 3] = ["output", "outbox", "cli"];

/// What no stage may touch: printing, the environment, the clock, files.
const OUTSIDE: [&str; 9] =
    ["println!", "eprintln!", "print!(", "std::fs", "File::open", "std::env", "::now()", "std::process", "std::net"];

#[test]
fn every_module_names_only_what_it_may() {
    let mut broken = Vec::new();
    for (file, module, text) in code_files() {
        for (number, line) in code(&text) {
            for named in names_after(line, "crate::") {
                if module == "cli" {
                    // `crate` is the binary here, whose modules are the command line's own.
                    if named != "cli" {
                        broken.push(format!("{file}:{number}: `crate::{named}`: the library is `amends::` here"));
                    }
                } else if !may(&module, &named) {
                    broken.push(format!("{file}:{number}: `{module}` may not name `{named}`"));
                }
            }
            if module != "cli" && line.contains("amends::") {
                broken.push(format!("{file}:{number}: the library names itself `crate::`"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_ends_touch_the_world() {
    let mut broken = Vec::new();
    for (file, module, text) in code_files() {
        let may_print = file == "src/cli/terminal.rs";
        for (number, line) in code(&text) {
            for outside in OUTSIDE {
                let prints = outside.contains("print");
                let allowed = if prints { may_print } else { ENDS.contains(&module.as_str()) || file == "src/main.rs" };
                if line.contains(outside) && !allowed {
                    broken.push(format!("{file}:{number}: `{outside}` belongs to the ends"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_module_is_in_the_table_and_says_what_it_is() {
    for (file, module, text) in sources() {
        let known = module.is_empty() || module == "cli" || allowed(&module).is_some();
        assert!(known, "{file}: `{module}` is not in the table of this test");
        // A file of tests says what it is by its name.
        assert!(text.starts_with("//! ") || is_tests(&file), "{file} does not begin with `//!`");
    }
}

#[test]
fn no_code_of_a_diagnostic_and_no_name_of_a_family_is_used_twice() {
    let mut seen: Vec<(String, String, String)> = Vec::new();
    let mut broken = Vec::new();
    for (file, _, text) in code_files() {
        for (_, line) in code(&text) {
            // A code stands on the line of its name: `"CAS012"` before `"times-out-of-order"`.
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            for pair in quoted.windows(2).filter(|pair| is_code(pair[0])) {
                if let Some((_, _, other)) =
                    seen.iter().find(|(code, name, _)| code == pair[0] || code[..3] == pair[0][..3] && name == pair[1])
                {
                    broken.push(format!("{file}: {} {} is used in {other} already", pair[0], pair[1]));
                }
                seen.push((pair[0].to_owned(), pair[1].to_owned(), file.clone()));
            }
        }
    }
    assert!(seen.len() > 50, "only {} codes were found", seen.len());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Three capitals and three digits.
fn is_code(text: &str) -> bool {
    let (letters, digits) = text.split_at_checked(3).unwrap_or(("", ""));
    letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.len() == 3
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the rules above would see a breach at all.
#[test]
fn a_breach_is_seen() {
    assert!(!may("case", "policy") && !may("compensation", "assessment") && !may("rendering", "policy"));
    assert!(may("rendering", "diagnostic") && may("pipeline", "review"));
    assert_eq!(names_after("use crate::{case::Case, policy::Policy};", "crate::"), ["case", "policy"]);
    assert_eq!(names_after("fn a(b: crate::case::Case) -> crate::policy::Policy {", "crate::"), ["case", "policy"]);
    let text = "#[cfg(test)]\nmod fixture;\nuse a;\n// crate::b\n#[cfg(test)]\nmod tests {\n    use crate::b;\n}\n";
    assert_eq!(code(text).map(|(_, line)| line).collect::<Vec<_>>(), ["mod fixture;", "use a;"]);
}

fn allowed(module: &str) -> Option<&'static [&'static str]> {
    ALLOWED.iter().chain(&LATER).find(|(name, _)| *name == module).map(|(_, allowed)| *allowed)
}

fn may(module: &str, named: &str) -> bool {
    // The crate's root has no logic to protect.
    module.is_empty()
        || named == module
        || named == "diagnostic"
        || allowed(module).is_some_and(|allowed| allowed.contains(&named))
}

/// Every source file: its path, the module of the top level that it belongs to (the root's is empty), its text.
fn sources() -> Vec<(String, String, String)> {
    listed(&root().join("src"))
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "rs"))
        .map(|name| {
            let text = fs::read_to_string(root().join("src").join(&name)).unwrap();
            let module = match name.split_once('/') {
                Some((folder, _)) => folder,
                None => name.trim_end_matches(".rs"),
            };
            let module = if matches!(module, "lib" | "main") { "" } else { module };
            (format!("src/{name}"), module.to_owned(), text)
        })
        .collect()
}

fn is_tests(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

/// The source files that are not tests.
fn code_files() -> Vec<(String, String, String)> {
    sources().into_iter().filter(|(file, _, _)| !is_tests(file)).collect()
}

/// The lines of code with their numbers: no comments, and nothing from a file's `mod tests` on.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| *line != "mod tests {")
        .filter(|(_, line)| !line.trim_start().starts_with("//") && line.trim() != "#[cfg(test)]")
        .map(|(index, line)| (index + 1, line))
}

/// The names that follow a prefix on a line: one, or those of a group in braces.
fn names_after(line: &str, prefix: &str) -> Vec<String> {
    let word = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    line.match_indices(prefix)
        .filter(|(at, _)| !line[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .flat_map(|(at, _)| match line[at + prefix.len()..].strip_prefix('{') {
            Some(group) => top_level(group).into_iter().map(word).collect(),
            None => vec![word(&line[at + prefix.len()..])],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The parts of a group, divided at its own commas.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}
