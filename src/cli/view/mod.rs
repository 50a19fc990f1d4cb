//! How an assessment looks: a line for programs, a page for people.
use amends::{assessment::Assessment, case::*, compensation::Remedy, policy::Policy};
/// f
pub(crate) struct Facts<'a> {
    pub(crate) case: &'a Case,
    pub(crate) customer: &'a Customer,
    pub(crate) policy: &'a Policy,
    pub(crate) remedy: &'a Remedy,
    pub(crate) assessment: &'a Assessment,
}
pub(crate) fn json(_: &Facts<'_>) -> String {
    String::new()
}
pub(crate) fn text(_: &Facts<'_>, _: bool) -> String {
    String::new()
}
