//! "Human error" is no cause: it says who slipped, and not what let the slip through.

use super::Check;
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::HUMAN_ERROR;

const WHO: [&str; 6] = ["human", "operator", "user", "staff", "employee", "manual"];
const WHAT: [&str; 8] = ["error", "errors", "failure", "fault", "mistake", "mistakes", "slip", "oversight"];
/// Words between the verb and the slip that change nothing.
const FILLERS: [&str; 9] = ["a", "an", "the", "simple", "one", "plain", "just", "simply", "only"];
/// What stands before a slip that is given as the cause.
const BLAMING: [&str; 9] = ["was", "is", "were", "by", "to", "from", "of", "through", "as"];
/// Of these, what needs the word before it too: `because of`, not `the risk of`.
const PAIRS: [(&str, &[&str]); 3] = [
    ("to", &["due", "down", "owing", "attributed"]),
    ("of", &["because", "result", "consequence", "case"]),
    ("as", &["such"]),
];

impl Check<'_> {
    /// Whether a cause is given as somebody's slip: an error of the root cause, a doubt of what stands beside it.
    pub(super) fn blames_a_slip(&mut self, at: &At<'_>, text: &str, level: Level) -> bool {
        let Some(slip) = slip(text).filter(|_| self.english) else { return false };
        let message = format!("`{slip}` is not a cause");
        self.findings
            .at_level(level, at, HUMAN_ERROR, message)
            .hint("say what let the slip through: which check was missing, which step invited it, what we had decided");
        true
    }
}

/// The slip that a text gives as the cause, if it does.
fn slip(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    if !WHAT.iter().any(|what| text.contains(what)) {
        return None;
    }
    text.split(['.', '!', '?', ';', ':']).find_map(|sentence| {
        let words: Vec<String> =
            sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let at =
            words.windows(2).position(|pair| WHO.contains(&pair[0].as_str()) && WHAT.contains(&pair[1].as_str()))?;
        blamed(&words[..at]).then(|| words[at..at + 2].join(" "))
    })
}

/// Whether what stands before the slip makes it the cause.
fn blamed(before: &[String]) -> bool {
    let mut before: Vec<&str> = before.iter().map(String::as_str).collect();
    while before.last().is_some_and(|word| FILLERS.contains(word)) {
        before.pop();
    }
    let Some((&last, rest)) = before.split_last() else { return true };
    match PAIRS.iter().find(|(word, _)| *word == last) {
        Some((_, firsts)) => rest.last().is_some_and(|word| firsts.contains(word)),
        None => BLAMING.contains(&last),
    }
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[test]
    fn a_slip_given_as_the_cause_is_found() {
        for text in [
            "Human error.",
            "The cause was human error.",
            "It was caused by a simple operator error, which we regret.",
            "We found that the outage was due to human error.",
            "This happened because of a human mistake.",
            "The deletion was the result of user error.",
            "It was human failure.",
            "We changed the address. Human error.",
        ] {
            assert!(slip(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_only_names_slips_is_let_through() {
        for text in [
            "We had no check that would have caught a human error.",
            "We relied on nobody making a manual error under pressure.",
            "We left the risk of human error where it was.",
            "We had left user failures out of the tests.",
            "Our form accepted two codes that differ in one digit.",
        ] {
            assert!(slip(text).is_none(), "{text}");
        }
    }
}
