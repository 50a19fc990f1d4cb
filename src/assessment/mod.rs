//! What an incident calls for (`docs/case.md`). Judgement only; none of it is printed in a letter.

mod advice;
#[cfg(test)]
mod fixture;
mod joint;
mod missing;
mod outlook;
mod promptness;
mod recurrence;
mod signatory;
mod verdict;

use chrono::NaiveDate;

use crate::case::{Case, Customer, Kind, Severity};
use crate::compensation::Remedy;
use crate::policy::Policy;

pub use advice::advice;
pub use joint::{assess_among_several, assess_joint};
pub use missing::missing;
pub use signatory::signatory;
pub use verdict::{Advice, Assessment, Lateness, Missing, Outlook, Part, Reason, Words};

/// Says what one customer's case calls for, given what they get and the date of the letter.
///
/// Without `incident.severity` the words are those of a moderate failure and nothing is late; that it is missing is
/// said in [`Assessment::missing`]. What somebody should do now is told by [`advice()`].
pub fn assess(case: &Case, customer: &Customer, policy: &Policy, remedy: &Remedy, issued_on: NaiveDate) -> Assessment {
    let incident = &case.incident;
    let earlier = recurrence::earlier(case, customer, policy);
    let late = promptness::lateness(case, policy, issued_on);
    let (outlook, reasons) = outlook::judge(&outlook::Signs {
        severity: incident.severity,
        kinds: &incident.kinds,
        control: incident.control,
        earlier: earlier.len(),
        similar: earlier.iter().filter(|index| customer.earlier_failures[**index].similar).count(),
        late: late.is_some(),
    });
    let missing = missing(case, customer, policy, Some(remedy));
    Assessment {
        outlook,
        reasons,
        signatory: signatory(case, policy, !earlier.is_empty()).cloned(),
        call_first: outlook == Outlook::OutOfReach
            || incident.severity == Some(Severity::Critical)
            || incident.kinds.contains(&Kind::Safety),
        words: words(incident.severity),
        interim: incident.ongoing || missing.iter().any(|missing| missing.part == Some(Part::Cause)),
        missing,
        earlier,
        late,
    }
}

/// How long a letter about a failure of that severity should be.
fn words(severity: Option<Severity>) -> Words {
    match severity {
        Some(Severity::Minor) => Words { min: 150, max: 250 },
        Some(Severity::Moderate) | None => Words { min: 250, max: 450 },
        Some(Severity::Major | Severity::Critical) => Words { min: 400, max: 650 },
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{assessed, complete, policy};
    use super::*;
    use crate::compensation::fixture::earlier;

    #[test]
    fn a_letter_is_as_long_as_the_failure_is_severe() {
        let range = |severity| {
            let Words { min, max } = words(severity);
            (min, max)
        };
        assert_eq!(range(Some(Severity::Minor)), (150, 250));
        assert_eq!(range(Some(Severity::Moderate)), (250, 450));
        assert_eq!(range(None), (250, 450));
        assert_eq!(range(Some(Severity::Major)), (400, 650));
        assert_eq!(range(Some(Severity::Critical)), (400, 650));
    }

    #[test]
    fn a_complete_case_misses_nothing_and_needs_no_call() {
        let assessment = assessed(&complete(), &policy());
        assert_eq!(assessment.missing, []);
        assert_eq!((assessment.outlook, assessment.call_first, assessment.interim), (Outlook::Guarded, false, false));
        assert_eq!(assessment.signatory.map(|signatory| signatory.name), Some("Ada Reed".to_owned()));
        assert_eq!((assessment.late, assessment.earlier), (None, vec![]));
    }

    #[test]
    fn a_person_calls_first_where_trust_is_out_of_reach_or_somebody_was_in_danger() {
        let mut case = complete();
        case.customers[0].earlier_failures = vec![earlier("2026-03-01", true)];
        assert!(assessed(&case, &policy()).call_first);
        case.customers[0].earlier_failures[0].similar = false;
        assert!(!assessed(&case, &policy()).call_first);
        case.incident.severity = Some(Severity::Critical);
        assert!(assessed(&case, &policy()).call_first);
        case.incident.severity = Some(Severity::Minor);
        case.incident.kinds = vec![Kind::Safety];
        assert!(assessed(&case, &policy()).call_first);
    }

    #[test]
    fn an_interim_word_goes_while_it_lasts_or_the_cause_is_not_in() {
        let mut case = complete();
        case.incident.ongoing = true;
        assert!(assessed(&case, &policy()).interim);
        case.incident.ongoing = false;
        case.incident.root_cause = None;
        assert!(assessed(&case, &policy()).interim);
        let mut case = complete();
        case.incident.service = None;
        assert!(!assessed(&case, &policy()).interim);
    }
}
