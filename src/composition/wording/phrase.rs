//! What the grammar of a phrase tells of it.

/// What follows the noun that a phrase is about.
const AFTER_THE_NOUN: [&str; 16] = [
    "of", "at", "in", "for", "on", "to", "from", "with", "without", "by", "between", "behind", "before", "that",
    "which", "who",
];

/// Verbs of what happens at one moment, however long its effects last.
const MOMENTS: [&str; 5] = ["received", "got", "arrived", "reached", "paid"];

/// The same in the passive.
const DONE_AT_A_MOMENT: [&str; 13] = [
    "sent",
    "given",
    "charged",
    "billed",
    "invoiced",
    "delivered",
    "shipped",
    "told",
    "paid",
    "debited",
    "handed",
    "posted",
    "booked",
];

/// How many words of a clause its subject and verb may take.
const SUBJECT_AND_VERB: usize = 7;

/// Words that stand for what was named before.
const STANDING_FOR: [&str; 14] = [
    "it", "its", "they", "them", "their", "this", "that", "these", "those", "both", "none", "neither", "either", "one",
];

/// Whether a sentence leans on what was named before it.
pub fn leans(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.any(|word| STANDING_FOR.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

/// The noun that a noun phrase is about: `scanner` of `the scanner at the loading dock`.
pub fn head(noun_phrase: &str) -> &str {
    let before = noun_phrase.split_whitespace().take_while(|word| !AFTER_THE_NOUN.contains(word));
    let head = before.last().unwrap_or(noun_phrase);
    head.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a clause tells what happened at one moment, as `you received the wrong roses` does, and not a state.
pub fn is_of_a_moment(clause: &str) -> bool {
    let words: Vec<&str> = clause.split_whitespace().take(SUBJECT_AND_VERB).collect();
    let verb = words
        .iter()
        .position(|word| matches!(*word, "was" | "were" | "had" | "could" | "did") || MOMENTS.contains(word));
    match verb.map(|at| &words[at..]) {
        Some(["was" | "were", done, ..]) => DONE_AT_A_MOMENT.contains(&done.trim_end_matches(',')),
        // A verb before another may belong to the noun: "the parcel you received was empty".
        Some([verb, rest @ ..]) => {
            MOMENTS.contains(verb) && !rest.iter().any(|word| matches!(*word, "was" | "were" | "had"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_stands_before_what_describes_it() {
        assert_eq!(head("the scanner at the loading dock"), "scanner");
        assert_eq!(head("the telephone alarm"), "alarm");
        assert_eq!(head("our check"), "check");
    }

    #[test]
    fn a_sentence_with_a_word_for_what_was_named_leans_on_it() {
        assert!(leans("Its findings will reach you unedited."));
        assert!(leans("You may try to slip one past it."));
        assert!(!leans("You will have the number the day before."));
    }

    #[test]
    fn a_moment_is_no_state() {
        for clause in [
            "you received the wrong roses",
            "your card was charged twice",
            "the parcel arrived open",
            "you were billed, twice",
        ] {
            assert!(is_of_a_moment(clause), "{clause}");
        }
        for clause in [
            "you could not reach your page",
            "your cars stood plugged in and took no charge",
            "your milk was warm when it arrived",
            "you had received no pay",
            "the parcel you received was empty",
        ] {
            assert!(!is_of_a_moment(clause), "{clause}");
        }
    }
}
