//! Family `TON`: how a letter sounds. A rule sees the sentence with its neighbours: who does what in it, what is denied,
//! what is quoted, what a figure stands beside.

#[macro_use]
mod fields;

pub(in crate::review) mod announcing;
pub(in crate::review) mod blame_shift;
pub(in crate::review) mod but_apology;
pub(in crate::review) mod conditional_apology;
pub(in crate::review) mod distance;
pub(in crate::review) mod excuse;
pub(in crate::review) mod favour_wording;
pub(in crate::review) mod grovelling;
pub(in crate::review) mod intensifier_pile;
pub(in crate::review) mod internal_name;
pub(in crate::review) mod jargon;
pub(in crate::review) mod legalese_first;
pub(in crate::review) mod marketing;
pub(in crate::review) mod minimising;
pub(in crate::review) mod overpromise;
pub(in crate::review) mod passive_evasion;
pub(in crate::review) mod request_for_patience;
mod trade_terms;
pub(in crate::review) mod vague_commitment;

use super::super::grammar::Parsed;

/// Whether a sentence says what was ours in it without saying that we did it: the list we gave, the manual of ours.
fn names_our_part(parsed: &Parsed) -> bool {
    parsed.owns()
        || parsed.tokens.windows(3).any(|words| {
            words[0].word == "our" && matches!(words[2].word.as_str(), "told" | "said" | "allowed" | "asked" | "was")
        })
}
