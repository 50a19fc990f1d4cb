//! L33: somebody signs who is senior enough, and can be reached.

use std::sync::LazyLock;

use crate::composition::Frame;
use crate::review::phrases::{Phrases, phrases};
use crate::review::rule::rule;
use crate::review::words::{has_any, words};
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A signature without a person's name, without their role or without a direct line to them; with the record, one
    /// of somebody who by the policy does not sign for this severity or for a repeat.
    ///
    /// # Why it matters
    /// A letter from "the team" is a letter from nobody, and nobody can be asked.
    ///
    /// # Example
    /// > signature: The Customer Success Team
    ///
    /// # Better
    /// > signature: Ruth Adeyemi / Director of Customer Service / 020 7946 0188
    "STR330" "unaccountable-signature" Warning Letters check
}

static NOBODY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "team",
        "department",
        "customer service",
        "customer support",
        "customer care",
        "support desk",
        "management",
        "no-reply",
        "noreply",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(frame) = reading.frame() else { return Vec::new() };
    let at = |why: &str, better: &str| Finding::around("frame.signature", why, better);
    let Some(name) = frame.signature.first() else {
        return vec![at("nobody signs the letter", "let a person sign, with role and direct line")];
    };
    let mut found = Vec::new();
    if has_any(&words(name), &NOBODY) || name.split_whitespace().count() < 2 {
        let better = "let a person sign, with role and direct line";
        found.push(at("no person signs the letter", better).quoting(name));
    } else if !has_role(frame, reading) {
        found.push(at("the signature does not say what the signatory answers for", "give the role").quoting(name));
    }
    if !frame.signature.iter().any(|line| is_direct(line)) {
        found.push(at("the signature has no direct line", "give a telephone number or address of that person"));
    }
    found.extend(too_junior(name, reading).map(|why| at(&why, "let somebody sign who may").quoting(name)));
    found
}

/// Whether a line besides the name is neither the organisation nor a way to reach somebody.
fn has_role(frame: &Frame, reading: &Reading<'_>) -> bool {
    let sender = reading.record.and_then(|record| record.case.sender.as_ref());
    let policy = reading.record.map(|record| &record.policy.sender);
    let organizations: Vec<&String> =
        sender.into_iter().chain(policy).filter_map(|sender| sender.organization.as_ref()).collect();
    let is_role =
        |line: &&String| !is_direct(line) && !organizations.contains(line) && frame.sender.first() != Some(line);
    frame.signature.iter().skip(1).any(|line| is_role(&line))
}

fn is_direct(line: &str) -> bool {
    let reachable = line.contains('@') || line.chars().filter(char::is_ascii_digit).count() > 4;
    reachable
        && !has_any(&words(line), phrases!["no-reply", "noreply"])
        && !line.to_lowercase().starts_with("noreply@")
        && !line.to_lowercase().starts_with("no-reply@")
}

/// Why the signatory of that name may not sign this letter.
fn too_junior(name: &str, reading: &Reading<'_>) -> Option<String> {
    let record = reading.record?;
    let assessment = reading.individual()?.assessment;
    let severity = record.case.incident.severity?;
    let all: Vec<_> =
        record.case.sender.iter().chain([&record.policy.sender]).flat_map(|sender| &sender.signatories).collect();
    let Some(signatory) = all.iter().find(|signatory| signatory.name == *name) else {
        return (!all.is_empty()).then(|| "the record knows no signatory of that name".to_owned());
    };
    let repeat_wanted = !assessment.earlier.is_empty() && all.iter().any(|other| other.signs_repeat);
    match () {
        () if repeat_wanted && signatory.signs_repeat => None,
        () if repeat_wanted => Some("by the policy somebody else signs for a repeat".to_owned()),
        () if signatory.signs.is_empty() || signatory.signs.contains(&severity) => None,
        () => Some(format!("by the policy somebody else signs for severity `{}`", severity.name())),
    }
}
