//! Family `STR`: what a letter is made of. The number of a rule is that of its item in the checklist for letters
//! (`STR220` and `STR221` are of item 22), so that they stand in its order.

pub(in crate::review) mod afterword;
pub(in crate::review) mod buried_protection;
pub(in crate::review) mod effort_unclear;
pub(in crate::review) mod few_facts;
pub(in crate::review) mod heavy_sentences;
pub(in crate::review) mod hidden_contract_part;
pub(in crate::review) mod hidden_failure;
pub(in crate::review) mod incomplete_measure;
pub(in crate::review) mod inexact_remedy;
pub(in crate::review) mod leftover_placeholder;
pub(in crate::review) mod length_against_severity;
pub(in crate::review) mod length_disagrees;
pub(in crate::review) mod long_sentence;
pub(in crate::review) mod missing_apology;
pub(in crate::review) mod missing_notice;
pub(in crate::review) mod missing_part;
pub(in crate::review) mod missing_reference;
pub(in crate::review) mod remedy_without_arrival;
pub(in crate::review) mod repeated_opening;
pub(in crate::review) mod seam;
pub(in crate::review) mod silent_lateness;
pub(in crate::review) mod silent_repeat;
pub(in crate::review) mod unaccountable_signature;
pub(in crate::review) mod undated_failure;
pub(in crate::review) mod undated_fix;
pub(in crate::review) mod undated_follow_up;
pub(in crate::review) mod universal_sentence;
pub(in crate::review) mod unnamed_addressee;
pub(in crate::review) mod unowned_failure;
pub(in crate::review) mod unstated_cause;
pub(in crate::review) mod wrong_total;
pub(in crate::review) mod zoneless_time;
