//! Who signs: somebody senior enough for the severity, and for a repeat whoever signs those.

use crate::case::{Case, Severity, Signatory};
use crate::policy::Policy;

/// The signatories there are: the case's own, else the policy's.
pub(super) fn all<'a>(case: &'a Case, policy: &'a Policy) -> &'a [Signatory] {
    let of_case = case.sender.as_ref().map(|sender| sender.signatories.as_slice());
    of_case.filter(|signatories| !signatories.is_empty()).unwrap_or(&policy.sender.signatories)
}

/// Who signs letters about the case's failure to a customer whom it hit for the first time or, with `repeat`, again;
/// without a customer the former: for a repeat the first who signs those, else the first who signs that severity, else
/// the first who signs any.
pub fn signatory<'a>(case: &'a Case, policy: &'a Policy, repeat: bool) -> Option<&'a Signatory> {
    choose(all(case, policy), case.incident.severity, repeat)
}

fn choose(all: &[Signatory], severity: Option<Severity>, repeat: bool) -> Option<&Signatory> {
    let for_repeat = all.iter().find(|signatory| repeat && signatory.signs_repeat);
    let for_severity =
        || all.iter().find(|signatory| severity.is_some_and(|severity| signatory.signs.contains(&severity)));
    let for_any = || all.iter().find(|signatory| signatory.signs.is_empty());
    for_repeat.or_else(for_severity).or_else(for_any)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::case::Sender;
    use crate::compensation::fixture::case;

    fn policy() -> Policy {
        let signs = |name, signs: &[Severity]| Signatory { signs: signs.to_vec(), ..fixture::signatory(name) };
        let signatories = vec![
            signs("Any", &[]),
            signs("Minor", &[Severity::Minor]),
            signs("Other", &[]),
            Signatory { signs_repeat: true, ..signs("Grave", &[Severity::Major, Severity::Critical]) },
        ];
        Policy { sender: Sender { signatories, ..Sender::default() }, ..Policy::default() }
    }

    /// Who signs for a case of that severity.
    fn signs<'a>(case: &'a mut Case, policy: &'a Policy, severity: Option<Severity>, repeat: bool) -> Option<&'a str> {
        case.incident.severity = severity;
        signatory(case, policy, repeat).map(|signatory| signatory.name.as_str())
    }

    fn name(severity: Option<Severity>, repeat: bool) -> Option<String> {
        signs(&mut case(), &policy(), severity, repeat).map(str::to_owned)
    }

    #[test]
    fn by_severity_and_otherwise_who_signs_any() {
        assert_eq!(name(Some(Severity::Minor), false).as_deref(), Some("Minor"));
        assert_eq!(name(Some(Severity::Critical), false).as_deref(), Some("Grave"));
        assert_eq!(name(Some(Severity::Moderate), false).as_deref(), Some("Any"));
        assert_eq!(name(None, false).as_deref(), Some("Any"));
    }

    #[test]
    fn a_repeat_is_signed_by_who_signs_repeats() {
        assert_eq!(name(Some(Severity::Minor), true).as_deref(), Some("Grave"));
        let mut policy = policy();
        policy.sender.signatories.pop();
        assert_eq!(signs(&mut case(), &policy, Some(Severity::Minor), true), Some("Minor"));
    }

    #[test]
    fn nobody_where_none_signs_that_severity() {
        let mut policy = policy();
        policy.sender.signatories.retain(|signatory| !signatory.signs.is_empty());
        assert_eq!(signs(&mut case(), &policy, Some(Severity::Moderate), false), None);
        assert_eq!(signs(&mut case(), &Policy::default(), Some(Severity::Minor), true), None);
    }

    #[test]
    fn the_cases_own_signatories_win_over_the_policys() {
        let mut case = case();
        case.sender = Some(Sender::default());
        assert_eq!(signs(&mut case, &policy(), None, false), Some("Any"));
        case.sender = Some(Sender { signatories: vec![fixture::signatory("Own")], ..Sender::default() });
        assert_eq!(signs(&mut case, &policy(), Some(Severity::Minor), true), Some("Own"));
    }
}
