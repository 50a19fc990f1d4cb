//! `customers[]`, `customer_defaults` and the rows of a customers file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Contract, Item, Money, Text, choices};
use crate::case;

choices! {
    /// How we come back to a customer.
    FollowUpWay => case::FollowUpWay { Call, Visit, Letter }
    /// To whom counted things belong.
    Whose => case::Whose { Yours, Ours }
}

/// One customer: how the incident reached them, what was agreed, and what went wrong before.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Customer<'a> {
    /// A name that no other customer of the case has. Needed always.
    pub(crate) id: Option<Text<'a>>,
    /// The firm, school, clinic ... that is written to.
    #[serde(alias = "organisation")]
    pub(crate) organization: Option<Text<'a>>,
    /// Whom the letter is for. Needed for letters: a name or an exact role.
    pub(crate) contact: Option<Contact<'a>>,
    /// When this customer told us; said only to them. A time.
    pub(crate) reported_at: Option<Text<'a>>,
    /// When this customer first heard it from us; left out: `incident.first_told`. A time.
    pub(crate) first_told: Option<Text<'a>>,
    /// The regional form of the letter's language, as a BCP 47 tag: `en-GB`.
    pub(crate) language: Option<Text<'a>>,
    /// The zone in which times are told to this reader, as an IANA name: `Europe/London`.
    pub(crate) time_zone: Option<Text<'a>>,
    /// The order, contract or account number that the customer knows.
    pub(crate) reference: Option<Text<'a>>,
    /// What the failure meant for them.
    pub(crate) impact: Option<Impact<'a>>,
    /// What was agreed with them.
    pub(crate) contract: Option<Contract<'a>>,
    /// What went wrong for them before.
    #[serde(default)]
    pub(crate) earlier_failures: Vec<EarlierFailure<'a>>,
    /// What the customer said would be fair, in whole sentences.
    pub(crate) requested: Option<Text<'a>>,
    /// The same as a sum of money.
    pub(crate) requested_amount: Option<Money<'a>>,
    /// What was lost and is given back. Needed for letters where the contract owes nothing: one or more.
    #[serde(default)]
    pub(crate) restored: Vec<Item<'a>>,
    /// What is given beyond the contract; left out, the policy supplies it.
    pub(crate) added: Option<Vec<Item<'a>>>,
    /// When and how we come back; left out, the policy's rule holds.
    pub(crate) follow_up: Option<FollowUp<'a>>,
    /// The same, where we come back more than once.
    #[serde(default)]
    pub(crate) follow_ups: Vec<FollowUp<'a>>,
    /// When and how money arrives; left out, the policy's rule holds.
    pub(crate) settlement: Option<Settlement<'a>>,
    /// Documents that go with the letter, each a noun phrase: `the corrected invoice`.
    #[serde(default)]
    pub(crate) enclosures: Vec<Text<'a>>,
}

/// Somebody who is written to, or who can be asked.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Contact<'a> {
    /// The full name.
    pub(crate) name: Option<Text<'a>>,
    /// Their role, without an article: `Head of Purchasing`.
    pub(crate) role: Option<Text<'a>>,
    /// What follows "Dear": `Ms O'Hara`.
    pub(crate) salutation: Option<Text<'a>>,
    /// A whole greeting in place of "Dear ...": `Good morning, Ada`.
    pub(crate) greeting: Option<Text<'a>>,
    /// E-mail address.
    pub(crate) email: Option<Text<'a>>,
    /// Telephone number, as it is to be read.
    pub(crate) phone: Option<Text<'a>>,
    /// Postal address, one line each.
    #[serde(default)]
    pub(crate) address: Vec<Text<'a>>,
}

/// What the failure meant for one customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Impact<'a> {
    /// What this reader could not do or got wrong, as a clause that says "you": `your guests could not
    /// book with you`. No capital but a name's, no full stop. Needed for letters.
    pub(crate) failure: Option<Text<'a>>,
    /// What we did to them, as a past phrase without subject: `turned your guests away on your busiest
    /// evening`.
    pub(crate) harm: Option<Text<'a>>,
    /// When this customer was hit; left out, from the incident's start to its end.
    #[serde(default)]
    pub(crate) windows: Vec<DownWindow<'a>>,
    /// How many of what were hit.
    #[serde(default)]
    pub(crate) figures: Vec<Figure<'a>>,
    /// The effect on the reader's own customers, patients, students, in whole sentences.
    pub(crate) downstream: Option<Text<'a>>,
    /// Why it hurt then, as a clause: `your spring term began that morning`.
    pub(crate) mattered_because: Option<Text<'a>>,
    /// Known losses that followed.
    #[serde(default)]
    pub(crate) losses: Vec<Loss<'a>>,
}

/// A stretch of time in which the customer was hit.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct DownWindow<'a> {
    /// Its first instant.
    pub(crate) from: Option<Text<'a>>,
    /// The first instant after it.
    pub(crate) to: Option<Text<'a>>,
    /// Whether it enters the contract's down time; left out: true.
    pub(crate) counts: Option<bool>,
}

/// `118 of your 2,940 orders were charged twice`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Figure<'a> {
    /// How many, a whole number.
    pub(crate) count: Option<u64>,
    /// What is counted, as a plural noun without article: `orders`.
    pub(crate) of: Option<Text<'a>>,
    /// Its singular: `order`. Needed where the count is 1.
    pub(crate) one: Option<Text<'a>>,
    /// Whose they are: `yours` or `ours`.
    pub(crate) whose: Option<Whose>,
    /// How many there are in all, a whole number.
    pub(crate) out_of: Option<u64>,
    /// What happened to them, in the past tense and without subject: `were charged twice`.
    pub(crate) what: Option<Text<'a>>,
    /// The same for one of them: `was charged twice`.
    pub(crate) what_one: Option<Text<'a>>,
    /// Whether the count is an estimate.
    pub(crate) estimate: Option<bool>,
}

/// A known loss that followed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Loss<'a> {
    /// What it was, as a noun phrase: `the courier you hired`.
    pub(crate) what: Option<Text<'a>>,
    /// What it cost, as money.
    pub(crate) amount: Option<Money<'a>>,
}

/// An earlier failure towards this customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct EarlierFailure<'a> {
    /// Its reference.
    pub(crate) id: Option<Text<'a>>,
    /// When it was, `YYYY-MM-DD`.
    pub(crate) on: Option<Text<'a>>,
    /// What happened, as a clause: `your invoices went to the wrong address`.
    pub(crate) what: Option<Text<'a>>,
    /// What we promised then, in whole sentences that say so: `We promised to call every week.`
    pub(crate) promised: Option<Text<'a>>,
    /// Whether the promise was kept.
    pub(crate) kept: Option<bool>,
    /// Whether it was like this one.
    pub(crate) similar: Option<bool>,
}

/// A promise to come back to the customer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct FollowUp<'a> {
    /// When: a date, `YYYY-MM-DD`, or a time.
    pub(crate) on: Option<Text<'a>>,
    /// How: `call`, `visit` or `letter`; left out, as the policy says.
    pub(crate) how: Option<FollowUpWay>,
}

/// When and how what we owe and add arrives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Settlement<'a> {
    /// By when it will have arrived, `YYYY-MM-DD`.
    pub(crate) by: Option<Text<'a>>,
    /// When it arrived, if it has, `YYYY-MM-DD`.
    pub(crate) done_on: Option<Text<'a>>,
    /// How it travels, as a phrase with its preposition: `by bank transfer to your business account`.
    pub(crate) how: Option<Text<'a>>,
}
