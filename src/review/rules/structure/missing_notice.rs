//! L38: the notices that the policy asks for are there.

use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// With the record: a notice of the policy that belongs to this kind of failure and this region, and does not stand
    /// after the signature.
    ///
    /// # Why it matters
    /// The law asks for it, and asks whether it was there.
    ///
    /// # Example
    /// > given: a notice
    ///
    /// # Better
    /// > given: a notice
    /// > notice: Your rights: You can take this matter to the arbitrator.
    "STR380" "missing-notice" Error Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let (Some(record), Some(frame)) = (reading.record, reading.frame()) else { return Vec::new() };
    let Some(individual) = record.individual else { return Vec::new() };
    let own = individual.customer.language.as_deref().or(record.policy.reader.language.as_deref());
    let regions: Vec<&str> = own.unwrap_or(&record.case.language).split(['-', '_']).skip(1).collect();
    let kinds = &record.case.incident.kinds;
    let applies = record.policy.notices.iter().filter(|notice| {
        let lives = |region: &String| regions.iter().any(|own| own.eq_ignore_ascii_case(region));
        (notice.kinds.is_empty() || notice.kinds.iter().any(|kind| kinds.contains(kind)))
            && (notice.regions.is_empty() || notice.regions.iter().any(lives))
    });
    let absent = applies.filter(|notice| !frame.notices.iter().any(|there| there.heading == notice.heading));
    let finding = |heading: &str| {
        let why = "a notice that the policy asks for is missing";
        Finding::around("frame.notices", why, "put it after the signature, under its own heading").quoting(heading)
    };
    absent.map(|notice| finding(&notice.heading)).collect()
}
