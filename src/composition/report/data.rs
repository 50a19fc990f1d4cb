//! What became of data: lost, exposed, neither, or not known until a date.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::case::{Contact, Extent, NounPhrase};
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/data.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DataFacts {
    /// Whether data are gone; absent where the record does not say (which is then an open question).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<Fate>,
    /// Whether others saw data; absent where the record does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposed: Option<Fate>,
    /// What is gone, or how it was found that nothing is: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_what: Option<String>,
    /// What others saw: a list in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposed_what: Option<String>,
    /// What may follow from it: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consequences: Option<String>,
    /// What the reader can do: sentences each.
    pub protect_yourself: Vec<String>,
    /// Who answers questions about it: name, role, telephone, address, those that are known.
    pub contact: Vec<String>,
}

/// What became of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Nothing happened to them.
    No {},
    /// Something did.
    Yes {},
    /// Not known yet.
    Unknown {
        /// By when it is told.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
}

/// What became of data; `None` where the record holds nothing of it.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<DataFacts> {
    let data = scope.incident.data.as_ref()?;
    let by = data.answer_by.map(|by| scope.day(by));
    let fate = |extent: Extent| match extent {
        Extent::None => Fate::No {},
        Extent::Some => Fate::Yes {},
        Extent::Unknown => Fate::Unknown { by: by.clone() },
    };
    let exposed: Vec<&str> = data.exposed_what.iter().map(NounPhrase::as_str).collect();
    let facts = DataFacts {
        lost: data.lost.map(fate),
        exposed: data.exposed.map(fate),
        lost_what: data.lost_what.as_ref().map(|text| terms.explain(text.as_str())),
        exposed_what: (!exposed.is_empty()).then(|| wording::list(&exposed, scope.region)),
        consequences: data.consequences.as_ref().map(|text| terms.explain(text.as_str())),
        protect_yourself: terms.explain_all(&data.protect_yourself),
        contact: data.contact.as_ref().map(contact).unwrap_or_default(),
    };
    (!facts.is_empty()).then_some(facts)
}

impl DataFacts {
    fn is_empty(&self) -> bool {
        let said = self.lost.is_some() || self.exposed.is_some() || self.lost_what.is_some();
        let followed = self.exposed_what.is_some() || self.consequences.is_some();
        !said && !followed && self.protect_yourself.is_empty() && self.contact.is_empty()
    }
}

/// Who answers, and how they are reached: by post only where there is no quicker way.
fn contact(contact: &Contact) -> Vec<String> {
    let role = contact.role.as_ref().map(ToString::to_string);
    let named = contact.name.clone().into_iter().chain(role);
    let quick = contact.phone.iter().chain(&contact.email);
    let by_post: &[String] = if quick.clone().next().is_none() { &contact.address } else { &[] };
    named.chain(quick.chain(by_post).cloned()).collect()
}
