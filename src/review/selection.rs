//! Which rules are on.

use super::{RULES, Rule};
use crate::diagnostic::{Code, Diagnostic};

/// A rule is named that does not exist.
const UNKNOWN_RULE: Code = Code { code: "REV001", name: "unknown-rule" };

/// Rules by code, name or family (`TON`), without regard to case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The rules that are on; empty: all.
    pub select: Vec<String>,
    /// Rules that are off, selected or not.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether a rule is on.
    pub fn takes(&self, rule: &Rule) -> bool {
        let named = |names: &[String]| names.iter().any(|name| is_called(rule, name));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// The rules that are on, in the order of [`RULES`].
    pub(super) fn rules(&self) -> Vec<&'static Rule> {
        RULES.iter().copied().filter(|rule| self.takes(rule)).collect()
    }

    /// A warning for each name that no rule has, with the nearest one.
    pub fn unknown(&self) -> Vec<Diagnostic> {
        let strange = self.select.iter().chain(&self.ignore).filter(|name| called(name).next().is_none());
        strange.map(|name| unknown(name)).collect()
    }
}

/// The rules that a code, a name or a family (`TON`) calls, without regard to case; what stands behind a colon is
/// somebody's reason.
pub fn called(name: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(move |rule| is_called(rule, name))
}

fn is_called(rule: &Rule, name: &str) -> bool {
    let family = rule.code.code.trim_end_matches(|c: char| c.is_ascii_digit());
    is_named(rule, name) || family.eq_ignore_ascii_case(name.split(':').next().unwrap_or_default().trim())
}

/// Whether a rule has this code or name.
pub(super) fn is_named(rule: &Rule, name: &str) -> bool {
    let name = name.split(':').next().unwrap_or_default().trim();
    rule.code.code.eq_ignore_ascii_case(name) || rule.code.name.eq_ignore_ascii_case(name)
}

fn unknown(name: &str) -> Diagnostic {
    let likeness = |rule: &Rule| {
        let by_name = strsim::jaro_winkler(&name.to_lowercase(), rule.code.name);
        by_name.max(strsim::jaro_winkler(&name.to_uppercase(), rule.code.code))
    };
    let nearest = RULES.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let hint = nearest.map_or_else(String::new, |rule| {
        format!("did you mean `{}` ({})? `amends explain --all` lists the rules", rule.code.name, rule.code.code)
    });
    Diagnostic::warning(UNKNOWN_RULE, format!("no rule is called `{name}`")).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_taken_by_code_or_name() {
        let rule = RULES[0];
        let selection = |select: &[&str], ignore: &[&str]| Selection {
            select: select.iter().map(ToString::to_string).collect(),
            ignore: ignore.iter().map(ToString::to_string).collect(),
        };
        assert!(Selection::default().takes(rule));
        assert!(selection(&[rule.code.code], &[]).takes(rule));
        assert!(selection(&[&rule.code.name.to_uppercase()], &[]).takes(rule));
        assert!(!selection(&[RULES[1].code.name], &[]).takes(rule));
        assert!(selection(&["fct"], &[]).takes(rule) && !selection(&["TON"], &[]).takes(rule));
        assert!(!selection(&[], &[rule.code.name]).takes(rule));
        assert!(!selection(&[rule.code.code], &[rule.code.name]).takes(rule));
    }

    #[test]
    fn a_name_that_no_rule_has_is_said_with_the_nearest() {
        let selection = Selection { select: vec!["repeated-openings".into()], ignore: vec![RULES[0].code.code.into()] };
        let unknown = selection.unknown();
        assert_eq!(unknown.len(), 1);
        assert!(unknown[0].hint.as_deref().unwrap().contains("`repeated-opening`"), "{unknown:?}");
    }
}
