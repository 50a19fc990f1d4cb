//! The one table of rules.

use super::Rule;
use super::rules::facts::{
    contradiction, foreign_figure, foreign_name, foreign_promise, foreign_reference, misplaced_figure, wrong_weekday,
};
use super::rules::structure::{
    afterword, buried_protection, effort_unclear, few_facts, heavy_sentences, hidden_contract_part, hidden_failure,
    incomplete_measure, inexact_remedy, leftover_placeholder, length_against_severity, length_disagrees, long_sentence,
    missing_apology, missing_notice, missing_part, missing_reference, remedy_without_arrival, repeated_opening, seam,
    silent_lateness, silent_repeat, unaccountable_signature, undated_failure, undated_fix, undated_follow_up,
    universal_sentence, unnamed_addressee, unowned_failure, unstated_cause, wrong_total, zoneless_time,
};
use super::rules::wording::{
    announcing, blame_shift, but_apology, conditional_apology, distance, excuse, favour_wording, grovelling,
    intensifier_pile, internal_name, jargon, legalese_first, marketing, minimising, overpromise, passive_evasion,
    request_for_patience, vague_commitment,
};

/// Every rule, in the order of its code.
pub static RULES: &[&Rule] = &[
    &foreign_figure::RULE,
    &misplaced_figure::RULE,
    &foreign_reference::RULE,
    &foreign_name::RULE,
    &foreign_promise::RULE,
    &wrong_weekday::RULE,
    &contradiction::RULE,
    &unnamed_addressee::RULE,
    &missing_reference::RULE,
    &hidden_failure::RULE,
    &undated_failure::RULE,
    &missing_part::RULE,
    &length_against_severity::RULE,
    &inexact_remedy::RULE,
    &remedy_without_arrival::RULE,
    &effort_unclear::RULE,
    &hidden_contract_part::RULE,
    &wrong_total::RULE,
    &unowned_failure::RULE,
    &unstated_cause::RULE,
    &zoneless_time::RULE,
    &length_disagrees::RULE,
    &undated_fix::RULE,
    &incomplete_measure::RULE,
    &undated_follow_up::RULE,
    &buried_protection::RULE,
    &missing_apology::RULE,
    &afterword::RULE,
    &unaccountable_signature::RULE,
    &few_facts::RULE,
    &repeated_opening::RULE,
    &universal_sentence::RULE,
    &leftover_placeholder::RULE,
    &seam::RULE,
    &silent_repeat::RULE,
    &missing_notice::RULE,
    &heavy_sentences::RULE,
    &long_sentence::RULE,
    &silent_lateness::RULE,
    &conditional_apology::RULE,
    &but_apology::RULE,
    &excuse::RULE,
    &blame_shift::RULE,
    &passive_evasion::RULE,
    &minimising::RULE,
    &grovelling::RULE,
    &favour_wording::RULE,
    &overpromise::RULE,
    &vague_commitment::RULE,
    &request_for_patience::RULE,
    &distance::RULE,
    &jargon::RULE,
    &internal_name::RULE,
    &announcing::RULE,
    &marketing::RULE,
    &legalese_first::RULE,
    &intensifier_pile::RULE,
];

/// The rule of a code or name, without regard to case.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| super::selection::is_named(rule, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 4] = ["What it looks for", "Why it matters", "Example", "Better"];

    #[test]
    fn every_rule_is_documented_under_the_fixed_headings() {
        for rule in RULES {
            let headings: Vec<&str> =
                rule.documentation.lines().filter_map(|line| line.trim().strip_prefix("# ")).collect();
            assert_eq!(headings, HEADINGS, "{}", rule.code.name);
            for heading in HEADINGS {
                assert!(rule.section(heading).len() > 10, "{}: {heading} is empty", rule.code.name);
            }
            for quoted in ["Example", "Better"] {
                assert!(rule.section(quoted).lines().all(|line| line.trim().starts_with('>')), "{}", rule.code.name);
            }
        }
    }

    #[test]
    fn codes_are_sorted_and_with_names_unique_and_well_formed() {
        assert!(RULES.windows(2).all(|pair| pair[0].code.code < pair[1].code.code), "by code, each once");
        for (at, rule) in RULES.iter().enumerate() {
            let (family, number) = rule.code.code.split_at(3);
            assert!(family.bytes().all(|byte| byte.is_ascii_uppercase()), "{}", rule.code.code);
            assert!(number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code.code);
            let words: Vec<&str> = rule.code.name.split('-').collect();
            let small = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(words.iter().all(small) && rule.code.name.len() <= 30, "{}", rule.code.name);
            assert!(RULES[..at].iter().all(|other| other.code.name != rule.code.name), "{}", rule.code.name);
        }
    }

    #[test]
    fn rules_are_found_by_code_and_name() {
        for rule in RULES {
            assert!(std::ptr::eq(find(rule.code.code).unwrap(), *rule));
            assert!(std::ptr::eq(find(&rule.code.name.to_uppercase()).unwrap(), *rule));
        }
        assert!(find("STR999").is_none());
    }

    #[test]
    fn every_file_of_a_rule_is_in_the_table() {
        let families = [
            include_str!("rules/facts/mod.rs"),
            include_str!("rules/structure/mod.rs"),
            include_str!("rules/wording/mod.rs"),
        ];
        let lines = families.iter().flat_map(|family| family.lines());
        assert_eq!(lines.filter(|line| line.contains(") mod ")).count(), RULES.len());
    }
}
