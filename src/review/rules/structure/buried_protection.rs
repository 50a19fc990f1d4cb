//! L29: what the reader can do to protect themselves stands first.

use crate::case::{Kind, Sentences};
use crate::composition::Part;
use crate::review::deeds::{is_done, is_promise};
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// With the record of exposed or lost data, or of danger: steps with which the reader can protect themselves that
    /// the fourth part leaves out, or tells after our own doings.
    ///
    /// # Why it matters
    /// It is the one passage of the letter that is urgent, and it is not about us.
    ///
    /// # Example
    /// > given: exposed data
    /// > part 4: On Friday 6 March we put the old address back. By Friday 20 March we will stop any change whose test
    /// > booking fails; our head of operations will answer for it. Change the password of your calendar today.
    ///
    /// # Better
    /// > given: exposed data
    /// > part 4: Change the password of your calendar today. On Friday 6 March we put the old address back. By Friday
    /// > 20 March we will stop any change whose test booking fails; our head of operations will answer for it.
    "STR290" "buried-protection" Error Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(incident) = reading.record.map(|record| &record.case.incident) else { return Vec::new() };
    let concerned = incident.kinds.iter().any(|kind| kind.is_data() || *kind == Kind::Safety);
    let Some(data) = incident.data.as_ref().filter(|_| concerned) else { return Vec::new() };
    let part = reading.part(Part::Prevention);
    let own = part.iter().find(|sentence| is_promise(sentence) || is_done(sentence, reading));
    let mut found = Vec::new();
    for step in data.protect_yourself.iter().map(Sentences::as_str) {
        match (reading.telling(Part::Prevention, step), own) {
            (None, _) => {
                let why = "the fourth part leaves out how the reader can protect themselves";
                found.push(Finding::part(Part::Prevention, why, "tell it first").quoting(step));
            }
            (Some(told), Some(own)) if told.index > own.index => {
                let better = "put it at the head of the part, before what we did";
                found.push(Finding::at(told, "what the reader can do now comes after our own doings", better));
            }
            (Some(_), _) => {}
        }
    }
    found
}
