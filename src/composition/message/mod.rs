//! The documents of a recovery beside the letter and the report: an acknowledgement within the hour, updates while it
//! lasts, the letter that says how each promise stands, and the correction of a letter that was wrong.
//!
//! Each is one file, with the moves that it alone makes and the plan of what it says; [`shared`] has the moves that
//! several make. How they are said stands in `templates/<language>/<kind>/` and `templates/<language>/message/`.

mod acknowledgement;
mod correction;
mod follow_up;
mod problems;
mod shared;
mod update;

use super::correspondence::Correspondence;
use super::frame::{Frame, frame};
use super::moves::{Move, MoveSpec, PartText};
use super::opening::{SEED, mix};
use super::plan::{Choice, Plan, PlanParagraph};
use super::{Brief, DocumentKind, Record, Region, Standing, Variation};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// A message, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Which document it is.
    pub kind: DocumentKind,
    /// The regional form of its English.
    pub region: Region,
    /// What stands around its text.
    pub frame: Frame,
    /// The subject line.
    pub subject: Move,
    /// What it says, by the names of its sections.
    pub sections: Vec<(&'static str, PartText)>,
}

/// What a message says before its wordings are chosen.
struct Outline {
    subject: Plan,
    sections: Vec<(&'static str, Vec<PlanParagraph>)>,
}

/// One document of a recovery.
struct Writing {
    kind: DocumentKind,
    /// The moves that it alone makes.
    moves: &'static [&'static MoveSpec],
    /// What it says, or which facts it lacks.
    outline: fn(&Correspondence<'_>) -> Result<Outline>,
}

/// The one table of these documents.
const KINDS: [Writing; 4] = [
    Writing { kind: DocumentKind::Acknowledgement, moves: acknowledgement::MOVES, outline: acknowledgement::outline },
    Writing { kind: DocumentKind::Update, moves: update::MOVES, outline: update::outline },
    Writing { kind: DocumentKind::FollowUp, moves: follow_up::MOVES, outline: follow_up::outline },
    Writing { kind: DocumentKind::Correction, moves: correction::MOVES, outline: correction::outline },
];

/// The moves of the documents of this kind, with those that they share; none for a letter or a report.
pub fn message_moves(kind: DocumentKind) -> impl Iterator<Item = &'static MoveSpec> {
    let own = KINDS.iter().find(|one| one.kind == kind);
    own.into_iter().flat_map(|own| own.moves.iter().chain(shared::MOVES).copied())
}

/// Composes the message of the kind that the brief asks for.
///
/// # Errors
/// The facts that it lacks, or a language for which there are no templates.
pub fn compose(record: &Record<'_>, brief: &Brief) -> Result<Message> {
    let Some(kind) = KINDS.iter().find(|kind| kind.kind == brief.kind) else {
        return Err(problems::no_message(brief.kind).into());
    };
    let of_record = (brief.kind == DocumentKind::FollowUp).then(|| Standing::of_record(record));
    let record = &Record { standing: record.standing.or(of_record.as_ref()), ..*record };
    let sides = Correspondence::of(record, brief)?.ok_or_else(|| problems::nobody(record, brief.kind))?;
    let Outline { subject, sections } = (kind.outline)(&sides)
        .map_err(|Problems(found)| Problems(found.into_iter().map(|found| of_customer(found, &sides)).collect()))?;
    let mut choice = Choice::new(seed(&sides));
    let subject = choice.settle_one(subject);
    let mut settle = |(name, paragraphs): (&'static str, Vec<PlanParagraph>)| (name, choice.settle(paragraphs));
    let sections = sections.into_iter().map(&mut settle).filter(|(_, text)| !text.paragraphs.is_empty()).collect();
    // What the record encloses goes with the letter.
    let frame = Frame { enclosures: Vec::new(), ..frame(&sides) };
    Ok(Message { kind: brief.kind, region: sides.region, frame, subject, sections })
}

fn of_customer(found: Diagnostic, sides: &Correspondence<'_>) -> Diagnostic {
    Diagnostic { customer: Some(sides.customer.id.clone()), ..found }
}

/// What turns the choice of wordings: the incident, the kind, and where wordings vary between customers the customer too.
fn seed(sides: &Correspondence<'_>) -> u64 {
    let customer = match sides.brief.variation {
        Variation::Case => "",
        Variation::Customer => sides.customer.id.as_str(),
    };
    let bytes = sides.incident.id.bytes().chain([0]).chain(sides.brief.kind.name().bytes()).chain([0]);
    bytes.chain(customer.bytes()).fold(SEED, |hash, byte| mix(hash, u64::from(byte)))
}
