//! What several incidents of one customer call for together.

use chrono::NaiveDate;

use super::verdict::{Assessment, Missing, Part, Words};
use super::{Outlook, assess};
use crate::case::{Case, Customer};
use crate::compensation::Remedy;
use crate::policy::Policy;

/// Says what the joint case of several incidents calls for, given what each of them alone does: the least hopeful outlook
/// of all, a call where any asks for one, and room for half a letter more with each incident after the first.
///
/// Every earlier failure of `customer` counts. Whether anything is given back is asked of all incidents together, for one
/// contract may owe for two what it does not for either; everything else that any of them lacks is missing.
pub fn assess_joint(
    case: &Case,
    customer: &Customer,
    apart: &[&Assessment],
    policy: &Policy,
    remedy: &Remedy,
    issued_on: NaiveDate,
) -> Assessment {
    let joint = assess(case, customer, policy, remedy, issued_on);
    let further = u32::try_from(apart.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let Words { min, max } = joint.words;
    let room = |words: u32| words.saturating_add((words / 2).saturating_mul(further));
    let hopeless = |outlook: &Outlook| match outlook {
        Outlook::Good => 0,
        Outlook::Guarded => 1,
        Outlook::OutOfReach => 2,
    };
    let outlooks = apart.iter().map(|assessment| assessment.outlook).chain([joint.outlook]);
    Assessment {
        outlook: outlooks.max_by_key(hopeless).unwrap_or(joint.outlook),
        call_first: joint.call_first || apart.iter().any(|assessment| assessment.call_first),
        words: Words { min, max: room(max) },
        missing: apart
            .iter()
            .flat_map(|assessment| &assessment.missing)
            .filter(|missing| !is_of_remedy(missing))
            .chain(joint.missing.iter().filter(|missing| is_of_remedy(missing)))
            .cloned()
            .collect(),
        earlier: (0..customer.earlier_failures.len()).collect(),
        ..joint
    }
}

/// What one of several incidents calls for, with what it gives back left to all of them.
pub fn assess_among_several(mut apart: Assessment) -> Assessment {
    apart.missing.retain(|missing| !is_of_remedy(missing));
    apart
}

fn is_of_remedy(missing: &Missing) -> bool {
    missing.part == Some(Part::Restoration) && missing.path.ends_with(".restored")
}
