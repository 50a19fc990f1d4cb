//! Whether a recovery can leave more trust than there was, as the studies of service recovery found it.
//!
//! The effect is claimed for satisfaction only, never for sales.

use super::{Outlook, Reason};
use crate::case::{Control, Kind, Severity};

/// What the outlook goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs<'a> {
    pub(super) severity: Option<Severity>,
    pub(super) kinds: &'a [Kind],
    pub(super) control: Option<Control>,
    /// How many failures lie inside the repeat window before this one.
    pub(super) earlier: usize,
    /// How many of them were like this one.
    pub(super) similar: usize,
    pub(super) late: bool,
}

const MAGNINI: &str = "Magnini, Ford, Markowski and Honeycutt 2007, Journal of Services Marketing";
const MAXHAM: &str = "Maxham and Netemeyer 2002, Journal of Marketing, doi 10.1509/jmkg.66.4.57.18512";
const SMITH: &str = "Smith, Bolton and Wagner 1999, Journal of Marketing Research";
const ROSCHK: &str = "Roschk and Kaiser 2013, Marketing Letters, doi 10.1007/s11002-012-9218-x";
const HALPERIN: &str = "Halperin, Ho, List and Muir 2022, The Economic Journal";
const MATOS: &str = "de Matos, Henrique and Rossi 2007, Journal of Service Research";

const fn against(text: &'static str, source: &'static str) -> Reason {
    Reason { text, source, favours: false }
}

const fn favour(text: &'static str, source: &'static str) -> Reason {
    Reason { text, source, favours: true }
}

const CRITICAL: Reason = against(
    "The failure was critical; customers were found more satisfied than before only where it was not severe.",
    MAGNINI,
);
const MAJOR: Reason =
    against("The failure was major; customers were found more satisfied than before where it was not severe.", MAGNINI);
const MILD: Reason =
    favour("The failure was not severe, which is where customers were found more satisfied than before.", MAGNINI);
const DANGER: Reason = against(
    "Safety or data were at stake; customers want what they get to match the loss in kind, and money does not.",
    SMITH,
);
const SECOND: Reason = against(
    "We have failed this customer so before; after two failures, above all similar ones, no recovery was found to leave \
     more satisfaction than there was.",
    MAXHAM,
);
const EARLIER: Reason = against(
    "We have failed this customer before; customers were found more satisfied than before where it was the first time.",
    MAGNINI,
);
const FIRST: Reason = favour(
    "No earlier failure lies in the window, which is where customers were found more satisfied than before.",
    MAGNINI,
);
const AGAIN: Reason =
    favour("A good recovery helped after a second failure too, whatever the first recovery was like.", MAXHAM);
const PROMISES: Reason =
    against("Repeated apologies, and apologies that promise to do better, were found to do worse than none.", HALPERIN);
const OURS: Reason = against(
    "It was in our control; customers were found more satisfied than before where the firm was seen to have little.",
    MAGNINI,
);
const NOT_OURS: Reason = favour(
    "It was not in our control alone, which helped where it was so seen; the letter must not use it as an excuse.",
    MAGNINI,
);
const LATE: Reason = against("The letter is late, and a late apology was found to satisfy less.", ROSCHK);
const SATISFACTION: Reason = against(
    "Where the effect was found it was one of satisfaction; repeat purchase, word of mouth and image did not follow.",
    MATOS,
);

/// The first outlook that holds, with what speaks against it and for it.
pub(super) fn judge(signs: &Signs<'_>) -> (Outlook, Vec<Reason>) {
    (outlook(signs), reasons(signs))
}

/// The first that holds of those in `docs/case.md`.
fn outlook(signs: &Signs<'_>) -> Outlook {
    let from_moderate = signs.severity >= Some(Severity::Moderate);
    if signs.severity == Some(Severity::Critical) || signs.is_dangerous() || signs.is_second() {
        Outlook::OutOfReach
    } else if signs.severity == Some(Severity::Major)
        || signs.earlier > 0
        || (from_moderate && signs.control == Some(Control::Ours))
    {
        Outlook::Guarded
    } else {
        Outlook::Good
    }
}

/// What speaks against, what speaks for, and what may never be claimed, each as far as it is known.
fn reasons(signs: &Signs<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match signs.severity {
        Some(Severity::Critical) => reasons.push(CRITICAL),
        Some(Severity::Major) => reasons.push(MAJOR),
        Some(Severity::Moderate | Severity::Minor) | None => {}
    }
    if signs.is_dangerous() {
        reasons.push(DANGER);
    }
    if signs.is_second() {
        reasons.push(SECOND);
    } else if signs.earlier > 0 {
        reasons.push(EARLIER);
    }
    if signs.earlier > 0 {
        reasons.push(PROMISES);
    }
    if signs.control == Some(Control::Ours) {
        reasons.push(OURS);
    }
    if signs.late {
        reasons.push(LATE);
    }
    if matches!(signs.severity, Some(Severity::Minor | Severity::Moderate)) {
        reasons.push(MILD);
    }
    reasons.push(if signs.earlier > 0 { AGAIN } else { FIRST });
    if matches!(signs.control, Some(Control::Shared | Control::Outside)) {
        reasons.push(NOT_OURS);
    }
    reasons.push(SATISFACTION);
    reasons
}

impl Signs<'_> {
    fn is_dangerous(&self) -> bool {
        self.kinds.iter().any(|kind| matches!(kind, Kind::Safety | Kind::DataExposure))
    }

    /// One similar earlier failure, or any two.
    fn is_second(&self) -> bool {
        self.similar >= 1 || self.earlier >= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILDEST: Signs<'_> = Signs {
        severity: Some(Severity::Minor),
        kinds: &[Kind::Outage],
        control: Some(Control::Ours),
        earlier: 0,
        similar: 0,
        late: false,
    };

    fn told(signs: Signs<'_>) -> Outlook {
        judge(&signs).0
    }

    #[test]
    fn out_of_reach_comes_first() {
        assert_eq!(told(Signs { severity: Some(Severity::Critical), ..MILDEST }), Outlook::OutOfReach);
        assert_eq!(told(Signs { kinds: &[Kind::Outage, Kind::Safety], ..MILDEST }), Outlook::OutOfReach);
        assert_eq!(told(Signs { kinds: &[Kind::DataExposure], ..MILDEST }), Outlook::OutOfReach);
        assert_eq!(told(Signs { earlier: 1, similar: 1, ..MILDEST }), Outlook::OutOfReach);
        assert_eq!(told(Signs { earlier: 2, ..MILDEST }), Outlook::OutOfReach);
    }

    #[test]
    fn guarded_where_it_was_major_or_repeated_or_ours_from_moderate_upwards() {
        let shared = Signs { control: Some(Control::Shared), ..MILDEST };
        assert_eq!(told(Signs { severity: Some(Severity::Major), ..shared }), Outlook::Guarded);
        assert_eq!(told(Signs { earlier: 1, ..shared }), Outlook::Guarded);
        assert_eq!(told(Signs { severity: Some(Severity::Moderate), ..MILDEST }), Outlook::Guarded);
    }

    #[test]
    fn good_otherwise() {
        assert_eq!(told(MILDEST), Outlook::Good);
        let shared = Signs { control: Some(Control::Shared), severity: Some(Severity::Moderate), ..MILDEST };
        assert_eq!(told(shared), Outlook::Good);
        assert_eq!(told(Signs { control: Some(Control::Outside), kinds: &[Kind::DataLoss], ..shared }), Outlook::Good);
        assert_eq!(told(Signs { severity: None, ..MILDEST }), Outlook::Good);
    }

    #[test]
    fn reasons_speak_for_and_against_and_never_of_sales() {
        assert_eq!(judge(&MILDEST).1, [OURS, MILD, FIRST, SATISFACTION]);
        let worst = Signs {
            severity: Some(Severity::Critical),
            kinds: &[Kind::Safety],
            control: Some(Control::Shared),
            earlier: 2,
            similar: 0,
            late: true,
        };
        let reasons = judge(&worst).1;
        assert_eq!(reasons, [CRITICAL, DANGER, SECOND, PROMISES, LATE, AGAIN, NOT_OURS, SATISFACTION]);
        assert_eq!(
            judge(&Signs { severity: Some(Severity::Major), earlier: 1, ..MILDEST }).1,
            [MAJOR, EARLIER, PROMISES, OURS, AGAIN, SATISFACTION]
        );
        let unknown = Signs { severity: None, control: None, ..MILDEST };
        assert_eq!(judge(&unknown).1, [FIRST, SATISFACTION]);
        assert!(
            reasons
                .iter()
                .all(|reason| reason.text.ends_with('.')
                    && reason.source.contains("20") | reason.source.contains("1999"))
        );
    }
}
