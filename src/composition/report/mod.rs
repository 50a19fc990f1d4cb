//! The factual report: which sections it has, in which order, and which facts stand in each.
//!
//! Each section is one file here and one template of the same name in `templates/<language>/report/`. A section's
//! facts are a documented struct that is all its template sees: values are worded already, lists are arrays, and what
//! the record does not hold is left out, so that a template asks whether something is there and never what to say.
//! What is absent but would be missed is an open question ([`Questions`]), not a silence. Nothing is worded for a reader's
//! feelings here: a report apologises for nothing and judges nobody.

mod cause;
mod compensation;
mod course;
mod data;
mod figure;
mod header;
mod impact;
mod measures;
mod questions;
mod recurrence;
mod resolution;
mod response;
mod scope;
mod sentences;
mod summary;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;

use schemars::{Schema, SchemaGenerator};
use serde::Serialize;

pub use cause::{Cause, FailedSafeguard, OtherParty, RootCause};
pub use compensation::{
    Arrival, Availability, Compensation, Excluded, FeeTold, GivenItem, InternalRemedy, Met, TermTold, TierTold,
    WindowTold,
};
pub use data::{DataFacts, Fate};
pub use figure::{Bar, Figure, Label, Phase, Tick};
pub use header::{Header, HeaderCustomer};
pub use impact::{Count, Impact, OwnImpact, OwnLoss, OwnWindow};
pub use measures::{MeasureRow, Measures};
pub use questions::{Gap, NextWord, Question, Questions};
pub use recurrence::{Earlier, Kept, Recurrence};
pub use resolution::{FixTold, Lasting, Resolution};
pub use response::{Response, Step};
pub use sentences::{Explained, Glossary, LessonsLearned, NotAffected, ResidualRisk};
pub use summary::{Course, Ends, Progress, State, Stretch, Summary, UnknownCause};
pub use timeline::{Row, Timeline};

use self::scope::Scope;
use super::terms::Terms;
use super::{Brief, Record, Region, wording};
use crate::diagnostic::Result;

/// A report, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The failure in the customer's words, capitalised; text of the record, not escaped.
    pub title: String,
    /// The regional form of its English.
    pub region: Region,
    /// Its sections in their order.
    pub sections: Vec<ReportSection>,
}

/// One section.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportSection {
    /// Its name, which is its template's: `report/timeline.md`.
    pub name: &'static str,
    /// What the template is given.
    pub facts: SectionFacts,
    /// The same facts as a picture (`report/course.svg`), where they make one.
    pub figure: Option<Figure>,
}

macro_rules! sections {
    ($($(#[$doc:meta])* $name:literal $variant:ident;)+) => {
        /// The facts of a section; serialised as the struct they are.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum SectionFacts {
            $($(#[$doc])* $variant($variant),)+
        }

        /// The names of all sections, in their order.
        pub const SECTIONS: &[&str] = &[$($name),+];

        /// For each section, by name and in order, the JSON Schema of what its template is given; what they refer to
        /// is among the generator's definitions.
        pub fn schemas(generator: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
            vec![$(($name, generator.subschema_for::<$variant>())),+]
        }

        impl SectionFacts {
            /// The section's name.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $name,)+
                }
            }
        }

        $(impl From<$variant> for SectionFacts {
            fn from(facts: $variant) -> Self {
                Self::$variant(facts)
            }
        })+
    };
}

sections! {
    /// What report this is.
    "header" Header;
    /// All of it in two to four sentences.
    "summary" Summary;
    /// What it did, in numbers.
    "impact" Impact;
    /// What was not touched.
    "not_affected" NotAffected;
    /// What became of data.
    "data" DataFacts;
    /// How fast we were.
    "response" Response;
    /// What happened when.
    "timeline" Timeline;
    /// Why.
    "cause" Cause;
    /// What ended it.
    "resolution" Resolution;
    /// What is still to do.
    "measures" Measures;
    /// What remains possible.
    "residual_risk" ResidualRisk;
    /// What went wrong before.
    "recurrence" Recurrence;
    /// What the customer gets.
    "compensation" Compensation;
    /// What is not known.
    "questions" Questions;
    /// What was learned.
    "lessons" LessonsLearned;
    /// What words mean.
    "glossary" Glossary;
}

/// Composes the report of a record: about one customer where the record holds one, otherwise about the incident alone
/// and nothing of any one customer.
///
/// # Errors
/// Where no report can be written in the language of the file or of its reader. Absent facts are no error: they are
/// left out, or told as not known.
pub fn compose(record: &Record<'_>, brief: &Brief) -> Result<Report> {
    let scope = Scope::new(record, brief.audience)?;
    Ok(Report {
        title: wording::capitalized(scope.incident.title.as_str()),
        region: scope.region,
        sections: sections(&scope),
    })
}

/// The sections in their order; words are explained where the reader meets them first, so they are composed in it too.
fn sections(scope: &Scope<'_>) -> Vec<ReportSection> {
    let terms = &mut Terms::new(&scope.incident.terms);
    let sections = [
        Some(header::compose(scope).into()),
        Some(summary::compose(scope, terms).into()),
        impact::compose(scope, terms).map(Into::into),
        sentences::not_affected(scope, terms).map(Into::into),
        data::compose(scope, terms).map(Into::into),
        response::compose(scope).map(Into::into),
        timeline::compose(scope, terms).map(Into::into),
        Some(cause::compose(scope, terms).into()),
        resolution::compose(scope, terms).map(Into::into),
        measures::compose(scope, terms).map(Into::into),
        sentences::residual_risk(scope, terms).map(Into::into),
        recurrence::compose(scope, terms).map(Into::into),
        compensation::compose(scope, terms).map(Into::into),
        questions::compose(scope, terms).map(Into::into),
        sentences::lessons(scope, terms).map(Into::into),
        sentences::glossary(scope).map(Into::into),
    ];
    let section = |facts: SectionFacts| ReportSection {
        name: facts.name(),
        figure: matches!(facts, SectionFacts::Timeline(_)).then(|| figure::compose(scope)).flatten(),
        facts,
    };
    sections.into_iter().flatten().map(section).collect()
}
