//! `amends explain`

use amends::diagnostic::Diagnostic;
use amends::review::{self, RULES, Rule};

use crate::cli::args::Explain;
use crate::cli::codes;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;

/// Prints what one rule is about, or the table of all of them.
pub(crate) fn run(explain: &Explain, terminal: &mut Terminal) -> Finish {
    let text = match &explain.rule {
        Some(name) => one(review::find(name).ok_or_else(|| unknown(name))?),
        None => table(),
    };
    terminal.document(text.as_bytes())?;
    Ok(Outcome::Done)
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::error(codes::UNKNOWN_RULE, format!("no rule is called `{name}`"))
        .hint("`amends explain --all` lists the rules")
}

fn one(rule: &Rule) -> String {
    let mut text = format!("{} {} ({})\n", rule.code.code, rule.code.name, rule.level.name());
    for heading in ["What it looks for", "Why it matters", "Example", "Better"] {
        text.extend(["\n", heading, "\n\n"]);
        for line in rule.section(heading).lines() {
            text.extend(["  ", line.trim().trim_start_matches('>').trim(), "\n"]);
        }
    }
    text
}

/// Every rule with the first sentence of what it looks for, as the table that the README shows.
fn table() -> String {
    let mut text = "| code | rule | level | what it looks for |\n| --- | --- | --- | --- |\n".to_owned();
    for rule in RULES {
        let looks: Vec<&str> = rule.section("What it looks for").lines().map(str::trim).collect();
        let looks = looks.join(" ");
        let first = looks.split_once(". ").map_or(looks.as_str(), |(first, _)| first).trim_end_matches('.');
        let first = first.replace('|', "\\|");
        text.extend(["| ", rule.code.code, " | `", rule.code.name, "` | ", rule.level.name(), " | ", &first, " |\n"]);
    }
    text
}
