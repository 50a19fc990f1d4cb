//! The one table of rules.

use super::Rule;
use super::rules::{facts, structure, wording};

/// Every rule, in the order of its code.
pub static RULES: &[&Rule] = &[
    &facts::foreign_figure::RULE,
    &facts::misplaced_figure::RULE,
    &facts::foreign_reference::RULE,
    &facts::foreign_name::RULE,
    &facts::foreign_promise::RULE,
    &facts::wrong_weekday::RULE,
    &facts::contradiction::RULE,
    &structure::unnamed_addressee::RULE,
    &structure::missing_reference::RULE,
    &structure::hidden_failure::RULE,
    &structure::undated_failure::RULE,
    &structure::missing_part::RULE,
    &structure::length_against_severity::RULE,
    &structure::inexact_remedy::RULE,
    &structure::remedy_without_arrival::RULE,
    &structure::effort_unclear::RULE,
    &structure::hidden_contract_part::RULE,
    &structure::wrong_total::RULE,
    &structure::unowned_failure::RULE,
    &structure::unstated_cause::RULE,
    &structure::zoneless_time::RULE,
    &structure::length_disagrees::RULE,
    &structure::undated_fix::RULE,
    &structure::incomplete_measure::RULE,
    &structure::undated_follow_up::RULE,
    &structure::buried_protection::RULE,
    &structure::missing_apology::RULE,
    &structure::afterword::RULE,
    &structure::unaccountable_signature::RULE,
    &structure::few_facts::RULE,
    &structure::repeated_opening::RULE,
    &structure::universal_sentence::RULE,
    &structure::leftover_placeholder::RULE,
    &structure::seam::RULE,
    &structure::silent_repeat::RULE,
    &structure::missing_notice::RULE,
    &structure::heavy_sentences::RULE,
    &structure::long_sentence::RULE,
    &structure::silent_lateness::RULE,
    &wording::conditional_apology::RULE,
    &wording::but_apology::RULE,
    &wording::excuse::RULE,
    &wording::blame_shift::RULE,
    &wording::passive_evasion::RULE,
    &wording::minimising::RULE,
    &wording::grovelling::RULE,
    &wording::favour_wording::RULE,
    &wording::overpromise::RULE,
    &wording::vague_commitment::RULE,
    &wording::request_for_patience::RULE,
    &wording::distance::RULE,
    &wording::jargon::RULE,
    &wording::internal_name::RULE,
    &wording::announcing::RULE,
    &wording::marketing::RULE,
    &wording::legalese_first::RULE,
    &wording::intensifier_pile::RULE,
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
