//! Who signs: somebody senior enough for the severity, and for a repeat whoever signs those.

use crate::case::{Case, Severity, Signatory};
use crate::policy::Policy;

/// The signatories there are: the case's own, else the policy's.
pub(super) fn all<'a>(case: &'a Case, policy: &'a Policy) -> &'a [Signatory] {
    let of_case = case.sender.as_ref().map(|sender| sender.signatories.as_slice());
    of_case.filter(|signatories| !signatories.is_empty()).unwrap_or(&policy.sender.signatories)
}

/// For a repeat the first who signs those, else the first who signs that severity, else the first who signs any.
pub(super) fn choose<'a>(
    case: &'a Case,
    policy: &'a Policy,
    severity: Option<Severity>,
    repeat: bool,
) -> Option<&'a Signatory> {
    let all = all(case, policy);
    let for_repeat = all.iter().find(|signatory| repeat && signatory.signs_repeat);
    let for_severity =
        || all.iter().find(|signatory| severity.is_some_and(|severity| signatory.signs.contains(&severity)));
    let for_any = || all.iter().find(|signatory| signatory.signs.is_empty());
    for_repeat.or_else(for_severity).or_else(for_any)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::signatory;
    use super::*;
    use crate::case::Sender;
    use crate::compensation::fixture::case;

    fn policy() -> Policy {
        let signs = |name, signs: &[Severity]| Signatory { signs: signs.to_vec(), ..signatory(name) };
        let signatories = vec![
            signs("Any", &[]),
            signs("Minor", &[Severity::Minor]),
            signs("Other", &[]),
            Signatory { signs_repeat: true, ..signs("Grave", &[Severity::Major, Severity::Critical]) },
        ];
        Policy { sender: Sender { signatories, ..Sender::default() }, ..Policy::default() }
    }

    fn name(severity: Option<Severity>, repeat: bool) -> Option<String> {
        choose(&case(), &policy(), severity, repeat).map(|signatory| signatory.name.clone())
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
        assert_eq!(choose(&case(), &policy, Some(Severity::Minor), true).unwrap().name, "Minor");
    }

    #[test]
    fn nobody_where_none_signs_that_severity() {
        let mut policy = policy();
        policy.sender.signatories.retain(|signatory| !signatory.signs.is_empty());
        assert_eq!(choose(&case(), &policy, Some(Severity::Moderate), false), None);
        assert_eq!(choose(&case(), &Policy::default(), Some(Severity::Minor), true), None);
    }

    #[test]
    fn the_cases_own_signatories_win_over_the_policys() {
        let mut case = case();
        case.sender = Some(Sender::default());
        assert_eq!(choose(&case, &policy(), None, false).unwrap().name, "Any");
        case.sender = Some(Sender { signatories: vec![signatory("Own")], ..Sender::default() });
        assert_eq!(choose(&case, &policy(), Some(Severity::Minor), true).unwrap().name, "Own");
    }
}
