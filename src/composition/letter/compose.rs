//! The stage's function for letters.

use super::facts::Facts;
use super::occasion::Occasion;
use super::{Letter, cause, prevention, regret, responsibility, restoration, subject};
use crate::composition::frame;
use crate::composition::opening::{SEED, mix};
use crate::composition::plan::{self, Choice, Plan, PlanParagraph, shorten};
use crate::composition::terms::Terms;
use crate::composition::{Brief, Record, Variation};
use crate::diagnostic::Result;

/// Composes the letter of a record: five parts in their order, each of moves with their facts and wordings.
///
/// # Errors
/// The facts that the letter lacks, or a language for which there are no templates.
pub fn compose(record: &Record<'_>, brief: &Brief) -> Result<Letter> {
    let facts = Facts::gather(record, brief)?;
    let parts = plans(&facts);
    Ok(settle(&facts, parts))
}

/// Chooses the wordings of a planned letter, which are as many words as the case asks for.
pub(super) fn settle(facts: &Facts<'_>, mut parts: [Vec<PlanParagraph>; 5]) -> Letter {
    shorten(&mut parts, usize::try_from(facts.assessment.words.max).unwrap_or(usize::MAX));
    explain(facts, &mut parts);
    let mut choice = Choice::new(seed(facts));
    let subject = choice.settle_one(subject::plan(facts));
    Letter {
        region: facts.region,
        frame: frame::frame(facts),
        subject,
        parts: parts.map(|paragraphs| choice.settle(paragraphs)),
    }
}

/// Composes the letter of a record in all its wordings: as many letters as it takes for each move to be said in each
/// wording that its facts allow. Nothing is left out of them for their length. For a reader who has to know a sentence
/// whichever wording was chosen.
///
/// # Errors
/// As of [`compose`].
pub fn compose_wordings(record: &Record<'_>, brief: &Brief) -> Result<Vec<Letter>> {
    let facts = Facts::gather(record, brief)?;
    let mut parts = plans(&facts);
    explain(&facts, &mut parts);
    let subject = subject::plan(&facts);
    let moves = parts.iter().flatten().flat_map(|paragraph| &paragraph.plans).chain([&subject]);
    let turns = moves.map(Plan::count).max().unwrap_or(0);
    let frame = frame::frame(&facts);
    let letter = |turn| Letter {
        region: facts.region,
        frame: frame.clone(),
        subject: subject.clone().said(turn),
        parts: parts.clone().map(|paragraphs| plan::said(paragraphs, turn)),
    };
    Ok((0..turns).map(letter).collect())
}

/// The five parts before their wordings are chosen.
fn plans(facts: &Facts<'_>) -> [Vec<PlanParagraph>; 5] {
    let occasion = Occasion::of(facts);
    [
        restoration::plan(facts, &occasion),
        responsibility::plan(facts, &occasion),
        cause::plan(facts, &occasion),
        prevention::plan(facts, &occasion),
        regret::plan(facts),
    ]
}

/// Explains each term where the letter first uses it.
fn explain(facts: &Facts<'_>, parts: &mut [Vec<PlanParagraph>; 5]) {
    if facts.incident.terms.is_empty() {
        return;
    }
    let mut terms = Terms::new(&facts.incident.terms);
    for plan in parts.iter_mut().flatten().flat_map(|paragraph| &mut paragraph.plans) {
        plan.for_each_text(|text| *text = terms.explain(&*text));
    }
}

/// What turns the choice of wordings: the incident, and where wordings vary between customers the customer too.
fn seed(facts: &Facts<'_>) -> u64 {
    let customer = match facts.brief.variation {
        Variation::Case => "",
        Variation::Customer => facts.customer.id.as_str(),
    };
    let bytes = facts.incident.id.bytes().chain([0]).chain(customer.bytes());
    bytes.fold(SEED, |hash, byte| mix(hash, u64::from(byte)))
}
