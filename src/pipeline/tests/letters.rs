//! Letters of random cases: whole or refused, the same again, and silent about what is not their reader's.

use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::assessment::assess;
use crate::case::{Currency, Money, Severity};
use crate::compensation::compute;
use crate::composition::random::{self, Marked};
use crate::composition::{
    Brief, DocumentKind, Individual, Letter, Move, Paragraph, PartText, Record, Variation, compose_letter,
};
use crate::diagnostic::Result;
use crate::pipeline::joint::Together;
use crate::policy::{Gesture, Policy};
use crate::rendering::{self, Format, Manuscript, PARTS, Templates, draft_letter, render};

/// Signs of a seam: a value that was not there, a stop too many, a space before a stop, two words for one.
pub(super) const SEAMS: [&str; 10] = ["..", " .", " ,", ",,", "( ", "()", ";;", ": .", ",.", " the the "];

/// A policy with a gesture, whose cost is nobody's business.
fn policy(cost: &str) -> Policy {
    let money = |amount: &str| Money::parse(amount, Currency::from_code("GBP").unwrap()).unwrap();
    let gesture = Gesture {
        id: "training".to_owned(),
        text: crate::case::Sentences::parse("We hold a training at your office.").unwrap(),
        cost: money(cost),
        value: money("400.00"),
        kinds: Vec::new(),
        severities: Vec::new(),
    };
    let mut policy = Policy { gestures: vec![gesture], ..Policy::default() };
    for severity in Severity::ALL {
        *policy.goodwill.budget.get_mut(severity) = Some(money("100.00"));
    }
    policy
}

/// The letter to the customer of that index.
fn letter(marked: &Marked, index: usize, variation: Variation) -> Result<Letter> {
    letter_for(marked, index, variation, &policy("97.31"))
}

fn letter_for(marked: &Marked, index: usize, variation: Variation, policy: &Policy) -> Result<Letter> {
    let case = &marked.case;
    let customer = &case.customers[index];
    let issued_on = NaiveDate::from_ymd_opt(2026, 4, 2).unwrap();
    let remedy = compute(case, customer, policy)?;
    let assessment = assess(case, customer, policy, &remedy, issued_on);
    let individual = Individual { customer, remedy: &remedy, assessment: &assessment };
    let record = Record { case, policy, individual: Some(individual), issued_on, standing: None };
    compose_letter(&record, &Brief { variation, with_report: true, ..Brief::letter() })
}

/// One letter about two incidents to the first customer: that of the case, and the same again under another number.
fn joint_letter(marked: &Marked) -> Result<Letter> {
    let (policy, issued_on) = (policy("97.31"), NaiveDate::from_ymd_opt(2026, 4, 2).unwrap());
    let mut again = marked.case.clone();
    again.incident.id.push_str("-again");
    let told = [&marked.case, &again].map(|case| (case, &case.customers[0]));
    let together = Together::of(&told, &policy, issued_on)?;
    together.composed(&together.record(&policy, issued_on), Brief { with_report: true, ..Brief::letter() })
}

fn worded(letter: &Letter) -> Manuscript {
    static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates::builtin(DocumentKind::Letter).unwrap());
    draft_letter(letter.clone(), &TEMPLATES).unwrap()
}

fn markdown(letter: &Letter) -> String {
    String::from_utf8(render(&worded(letter), Format::Markdown).unwrap().bytes).unwrap()
}

fn moves(part: &PartText) -> impl Iterator<Item = &Move> {
    part.paragraphs.iter().flat_map(|paragraph| match paragraph {
        Paragraph::Run(moves) | Paragraph::List(moves) => moves,
    })
}

/// The letter with all its moves said in the same wording, so that facts alone can differ.
fn without_wordings(mut letter: Letter) -> Letter {
    let paragraphs = letter.parts.iter_mut().flat_map(|part| &mut part.paragraphs);
    let moves = paragraphs.flat_map(|paragraph| match paragraph {
        Paragraph::Run(moves) | Paragraph::List(moves) => moves,
    });
    moves.for_each(|each| each.wording = "");
    letter.subject.wording = "";
    letter
}

fn found<'a>(marks: &'a [String], text: &str) -> Vec<&'a String> {
    marks.iter().filter(|mark| text.contains(mark.as_str())).collect()
}

/// The built-in templates as if they were a user's, so that the engine alone words and joins.
static BY_ENGINE: LazyLock<Templates> = LazyLock::new(|| {
    let files = rendering::eject().into_iter().filter(|(name, _)| name.starts_with("letter/"));
    let files: Vec<_> = files.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    Templates::with_overrides(DocumentKind::Letter, &files).unwrap()
});

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_letter_is_worded_and_joined_as_the_engine_does_it(marked in random::cases()) {
        if let Ok(letter) = letter(&marked.complete(), 0, Variation::Case) {
            prop_assert_eq!(worded(&letter), draft_letter(letter, &BY_ENGINE).unwrap());
        }
    }

    #[test]
    fn a_case_gives_a_letter_of_five_parts_or_is_refused_with_a_hint(marked in random::cases(), complete in any::<bool>()) {
        let marked = if complete { marked.complete() } else { marked };
        for index in [0, 1] {
            match letter(&marked, index, Variation::Case) {
                Ok(letter) => {
                    let manuscript = worded(&letter);
                    let names: Vec<&str> = manuscript.sections.iter().map(|section| section.name).collect();
                    prop_assert_eq!(names, PARTS);
                    prop_assert!(manuscript.sections.iter().all(|section| !section.markdown.trim().is_empty()));
                }
                Err(problems) => {
                    prop_assert!(!complete, "{}", problems);
                    prop_assert!(!problems.0.is_empty());
                    for problem in &problems.0 {
                        prop_assert!(problem.hint.is_some(), "nothing to do about: {}", problem.message);
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_internal_and_nothing_of_another_customer_is_in_a_letter(marked in random::cases()) {
        let marked = marked.complete();
        for (index, other) in [(0, 1), (1, 0)] {
            let text = markdown(&letter(&marked, index, Variation::Case).unwrap());
            prop_assert_eq!(found(&marked.internal, &text), Vec::<&String>::new());
            prop_assert_eq!(found(&marked.own[other], &text), Vec::<&String>::new());
            // What a gesture costs us is nobody's business: the letter is the same at another cost.
            let dearer = letter_for(&marked, index, Variation::Case, &policy("97.32")).unwrap();
            prop_assert_eq!(text, markdown(&dearer));
        }
    }

    #[test]
    fn a_letter_about_two_incidents_is_whole_and_without_seams(marked in random::cases()) {
        let marked = marked.complete();
        let letter = joint_letter(&marked).unwrap();
        let text = markdown(&letter);
        prop_assert_eq!(found(&marked.internal, &text), Vec::<&String>::new());
        prop_assert_eq!(found(&marked.own[1], &text), Vec::<&String>::new());
        prop_assert!(SEAMS.iter().all(|seam| text.lines().all(|line| !line.contains(seam))), "{}", text);
        let of = |name: &str| letter.parts.iter().flat_map(moves).filter(|each| each.name == name).count();
        prop_assert_eq!((of("failure"), of("both"), of("own"), of("sorry"), of("cause_each")), (2, 1, 1, 1, 2));
    }

    #[test]
    fn a_letter_has_no_seams(marked in random::cases()) {
        let text = markdown(&letter(&marked.complete(), 0, Variation::Case).unwrap());
        for line in text.lines() {
            for seam in SEAMS {
                prop_assert!(!line.contains(seam), "`{}` in: {}", seam, line);
            }
        }
    }

    #[test]
    fn the_same_case_gives_the_same_letter_and_customers_vary_in_wording_alone(marked in random::cases()) {
        let marked = marked.complete();
        let of = |variation| letter(&marked, 1, variation).unwrap();
        prop_assert_eq!(markdown(&of(Variation::Case)), markdown(&of(Variation::Case)));
        prop_assert_eq!(markdown(&of(Variation::Customer)), markdown(&of(Variation::Customer)));
        prop_assert_eq!(without_wordings(of(Variation::Case)), without_wordings(of(Variation::Customer)));
    }
}

/// The properties above are worth nothing if random cases make letters that say little or are all alike.
#[test]
fn random_letters_say_much_and_vary() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut told, mut varied, mut made) = (0, 0, std::collections::BTreeSet::new());
    for _ in 0..200 {
        let marked = random::cases().new_tree(&mut runner).unwrap().current().complete();
        let letters = [Variation::Case, Variation::Customer].map(|variation| letter(&marked, 0, variation).unwrap());
        told += usize::from(found(&marked.own[0], &markdown(&letters[0])).len() > 8);
        varied += usize::from(letters[0] != letters[1]);
        let both = [letters[0].clone(), joint_letter(&marked).unwrap()];
        made.extend(both.iter().flat_map(|letter| &letter.parts).flat_map(moves).map(|each| each.name));
    }
    assert!(told > 150 && varied > 150, "{told} letters of 200 say much, and {varied} vary");
    let never: Vec<&str> = crate::composition::MOVES
        .iter()
        .map(|spec| spec.name)
        .filter(|name| !made.contains(name) && *name != "subject")
        .collect();
    assert_eq!(never, Vec::<&str>::new(), "moves that no random letter makes");
}
