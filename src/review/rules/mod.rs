//! The rules, a folder a family: `facts` (FCT) hold a letter against its record, `structure` (STR) ask for what a letter
//! must have, `wording` (TON) listen to its sentences.
//!
//! A rule is one file that says what it looks for, why, and what would be better, and gives findings. It knows no other
//! rule, and neither files nor formats.

pub(super) mod facts;
pub(super) mod structure;
pub(super) mod wording;
