//! What an incident calls for (CASE.md section 6). Judgement only; none of it is printed in a letter.

mod verdict;

pub use verdict::{Advice, Assessment, Lateness, Missing, Outlook, Part, Reason, Words};
