//! `customers[]`, `customer_defaults` and the rows of a customers file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Contract, Item, Money, choices};
use crate::case;

choices! {
    /// How we come back to a customer.
    FollowUpWay => case::FollowUpWay { Call, Visit, Letter }
    /// To whom counted things belong.
    Whose => case::Whose { Yours, Ours }
}

/// One customer: how the incident reached them, what was agreed, and what went wrong before.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Customer {
    /// A name that no other customer of the case has. Needed always.
    pub(crate) id: Option<String>,
    /// The firm, school, clinic ... that is written to.
    #[serde(alias = "organisation")]
    pub(crate) organization: Option<String>,
    /// Whom the letter is for. Needed for letters: a name or an exact role.
    pub(crate) contact: Option<Contact>,
    /// When this customer told us; said only to them. A time.
    pub(crate) reported_at: Option<String>,
    /// When this customer first heard it from us; left out: `incident.first_told`. A time.
    pub(crate) first_told: Option<String>,
    /// The regional form of the letter's language, as a BCP 47 tag: `en-GB`.
    pub(crate) language: Option<String>,
    /// The zone in which times are told to this reader, as an IANA name: `Europe/London`.
    pub(crate) time_zone: Option<String>,
    /// The order, contract or account number that the customer knows.
    pub(crate) reference: Option<String>,
    /// What the failure meant for them.
    pub(crate) impact: Option<Impact>,
    /// What was agreed with them.
    pub(crate) contract: Option<Contract>,
    /// What went wrong for them before.
    #[serde(default)]
    pub(crate) earlier_failures: Vec<EarlierFailure>,
    /// What the customer said would be fair, in whole sentences.
    pub(crate) requested: Option<String>,
    /// The same as a sum of money.
    pub(crate) requested_amount: Option<Money>,
    /// What was lost and is given back. Needed for letters where the contract owes nothing: one or more.
    #[serde(default)]
    pub(crate) restored: Vec<Item>,
    /// What is given beyond the contract; left out, the policy supplies it.
    pub(crate) added: Option<Vec<Item>>,
    /// When and how we come back; left out, the policy's rule holds.
    pub(crate) follow_up: Option<FollowUp>,
    /// The same, where we come back more than once.
    #[serde(default)]
    pub(crate) follow_ups: Vec<FollowUp>,
    /// When and how money arrives; left out, the policy's rule holds.
    pub(crate) settlement: Option<Settlement>,
    /// Documents that go with the letter, each a noun phrase: `the corrected invoice`.
    #[serde(default)]
    pub(crate) enclosures: Vec<String>,
}

/// Somebody who is written to, or who can be asked.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contact {
    /// The full name.
    pub(crate) name: Option<String>,
    /// Their role, without an article: `Head of Purchasing`.
    pub(crate) role: Option<String>,
    /// What follows "Dear": `Ms O'Hara`.
    pub(crate) salutation: Option<String>,
    /// A whole greeting in place of "Dear ...": `Good morning, Ada`.
    pub(crate) greeting: Option<String>,
    /// E-mail address.
    pub(crate) email: Option<String>,
    /// Telephone number, as it is to be read.
    pub(crate) phone: Option<String>,
    /// Postal address, one line each.
    #[serde(default)]
    pub(crate) address: Vec<String>,
}

/// What the failure meant for one customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Impact {
    /// What this reader could not do or got wrong, as a clause that says "you": `your guests could not
    /// book with you`. No capital but a name's, no full stop. Needed for letters.
    pub(crate) failure: Option<String>,
    /// What we did to them, as a past phrase without subject: `turned your guests away on your busiest
    /// evening`.
    pub(crate) harm: Option<String>,
    /// When this customer was hit; left out, from the incident's start to its end.
    #[serde(default)]
    pub(crate) windows: Vec<DownWindow>,
    /// How many of what were hit.
    #[serde(default)]
    pub(crate) figures: Vec<Figure>,
    /// The effect on the reader's own customers, patients, students, in whole sentences.
    pub(crate) downstream: Option<String>,
    /// Why it hurt then, as a clause: `your spring term began that morning`.
    pub(crate) mattered_because: Option<String>,
    /// Known losses that followed.
    #[serde(default)]
    pub(crate) losses: Vec<Loss>,
}

/// A stretch of time in which the customer was hit.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DownWindow {
    /// Its first instant.
    pub(crate) from: Option<String>,
    /// The first instant after it.
    pub(crate) to: Option<String>,
    /// Whether it enters the contract's down time; left out: true.
    pub(crate) counts: Option<bool>,
}

/// `118 of your 2,940 orders were charged twice`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure {
    /// How many, a whole number.
    pub(crate) count: Option<u64>,
    /// What is counted, as a plural noun without article: `orders`.
    pub(crate) of: Option<String>,
    /// Its singular: `order`. Needed where the count is 1.
    pub(crate) one: Option<String>,
    /// Whose they are: `yours` or `ours`.
    pub(crate) whose: Option<Whose>,
    /// How many there are in all, a whole number.
    pub(crate) out_of: Option<u64>,
    /// What happened to them, in the past tense and without subject: `were charged twice`.
    pub(crate) what: Option<String>,
    /// The same for one of them: `was charged twice`.
    pub(crate) what_one: Option<String>,
    /// Whether the count is an estimate.
    pub(crate) estimate: Option<bool>,
}

/// A known loss that followed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Loss {
    /// What it was, as a noun phrase: `the courier you hired`.
    pub(crate) what: Option<String>,
    /// What it cost, as money.
    pub(crate) amount: Option<Money>,
}

/// An earlier failure towards this customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EarlierFailure {
    /// Its reference.
    pub(crate) id: Option<String>,
    /// When it was, `YYYY-MM-DD`.
    pub(crate) on: Option<String>,
    /// What happened, as a clause: `your invoices went to the wrong address`.
    pub(crate) what: Option<String>,
    /// What we promised then, in whole sentences that say so: `We promised to call every week.`
    pub(crate) promised: Option<String>,
    /// Whether the promise was kept.
    pub(crate) kept: Option<bool>,
    /// Whether it was like this one.
    pub(crate) similar: Option<bool>,
}

/// A promise to come back to the customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FollowUp {
    /// When: a date, `YYYY-MM-DD`, or a time.
    pub(crate) on: Option<String>,
    /// How: `call`, `visit` or `letter`; left out, as the policy says.
    pub(crate) how: Option<FollowUpWay>,
}

/// When and how what we owe and add arrives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settlement {
    /// By when it will have arrived, `YYYY-MM-DD`.
    pub(crate) by: Option<String>,
    /// When it arrived, if it has, `YYYY-MM-DD`.
    pub(crate) done_on: Option<String>,
    /// How it travels, as a phrase with its preposition: `by bank transfer to your business account`.
    pub(crate) how: Option<String>,
}
