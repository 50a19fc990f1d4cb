//! Reports of random cases: every template holds for whatever facts there are.

use proptest::prelude::*;

use super::worded;
use crate::case::Audience;
use crate::composition::random;
use crate::composition::report::compose;
use crate::composition::report::tests::outage;
use crate::composition::{Brief, Individual, Record};
use crate::policy::Policy;
use crate::rendering::{Format, render};

/// Signs of a seam: a value that was not there, a stop too many, a space before a stop.
const SEAMS: [&str; 8] = ["..", " .", " ,", ",,", "( ", "()", ";;", ": ."];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_report_is_whole(marked in random::cases(), internal in any::<bool>(), alone in any::<bool>()) {
        let (case, policy) = (&marked.case, Policy::default());
        let audience = if internal { Audience::Internal } else { Audience::Customer };
        let customer = &case.customers[0];
        let remedy = crate::compensation::compute(case, customer, &policy).ok().filter(|_| !alone);
        let assessment = remedy.as_ref().map(|remedy| outage::assessment(case, customer, remedy));
        let individual = remedy.as_ref().zip(assessment.as_ref());
        let individual = individual.map(|(remedy, assessment)| Individual { customer, remedy, assessment });
        let record = Record { case, policy: &policy, individual, issued_on: outage::day("2026-04-02"), standing: None };
        let brief = Brief::report(audience);
        let manuscript = worded(&compose(&record, &brief).unwrap());
        let text = String::from_utf8(render(&manuscript, Format::Markdown).unwrap().bytes).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('|')) {
            for seam in SEAMS {
                prop_assert!(!line.contains(seam), "`{}` in: {}", seam, line);
            }
        }
        let tables: Vec<&str> = text.lines().collect();
        for table in tables.split(|line| !line.starts_with('|')).filter(|table| !table.is_empty()) {
            let cells = |line: &&str| line.replace("\\|", "").matches('|').count();
            prop_assert!(table.len() > 2, "a table without rows: {:?}", table);
            prop_assert!(table.iter().all(|line| cells(line) == cells(&table[0])), "{:?}", table);
        }
        if !internal {
            for mark in &marked.internal {
                prop_assert!(!text.contains(mark.as_str()));
            }
        }
    }
}
