//! L32: the letter ends on the open line to the writer.

use std::sync::LazyLock;

use crate::composition::Part;
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::words::{Word, has_run, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A fifth part that does not say how the writer is reached, or goes on after it.
    ///
    /// # Why it matters
    /// What comes last is remembered. After the open line there is nothing left to say but thanks for patience and a
    /// word about the brand.
    ///
    /// # Example
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188. We
    /// > value your business and look forward to serving you.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned your guests away on your busiest evening. My direct line is 020 7946 0188.
    "STR320" "afterword" Warning Letters check
}

static CONTACT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "direct line",
        "call me",
        "ring me",
        "write to me",
        "email me",
        "reach me",
        "speak to me",
        "talk to me",
        "my number",
        "my telephone",
        "my address is",
        "i will call you",
        "i will ring you",
        "i will visit",
        "i will come",
        "answer this letter",
        "reply to this",
        "tell me on",
        "comes to me",
        "my own number",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Regret);
    let Some(last) = part.last() else { return Vec::new() };
    let lines: Vec<Vec<Word>> = reading.frame().map(lines).unwrap_or_default();
    let reaches =
        |sentence: &Sentence| sentence.has(&CONTACT) || lines.iter().any(|line| has_run(&sentence.words, line));
    if reaches(last) {
        return Vec::new();
    }
    let better = "end on how you are reached: one person, one direct line";
    if part.iter().any(reaches) {
        return vec![Finding::at(last, "the letter goes on after it has said how the writer is reached", better)];
    }
    vec![Finding::at(last, "the letter does not end on how the writer is reached", better)]
}

/// The direct lines of the signature: telephone numbers and addresses.
fn lines(frame: &crate::composition::Frame) -> Vec<Vec<Word>> {
    let direct = |line: &&String| line.contains('@') || line.chars().filter(char::is_ascii_digit).count() > 4;
    frame.signature.iter().filter(direct).map(|line| words(line)).collect()
}
