//! One customer: how the incident reached them, what they are owed and what happened before.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{
    BareNoun, Clause, Contract, DayOrTime, Item, Money, NounPhrase, PastPhrase, Predicate, Sentences, Title, Way,
};

/// One customer of an incident, with defaults, plan and customers file merged in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Customer {
    /// Unique within the case.
    pub id: String,
    /// The firm, school, clinic ...
    pub organization: Option<String>,
    /// The person or exact role written to.
    pub contact: Contact,
    /// When this customer told us.
    pub reported_at: Option<DateTime<Utc>>,
    /// When this customer first heard it from us; otherwise the incident's time holds.
    pub first_told: Option<DateTime<Utc>>,
    /// Regional form of the letter's language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Zone in which times are told to this reader; otherwise the incident's.
    pub time_zone: Option<Tz>,
    /// Order, contract or account number the customer knows.
    pub reference: Option<String>,
    /// What it did to them.
    pub impact: Impact,
    /// What was agreed.
    pub contract: Contract,
    /// What went wrong before, oldest first.
    pub earlier_failures: Vec<EarlierFailure>,
    /// What the customer said would be fair, in words.
    pub requested: Option<Sentences>,
    /// The same as a sum.
    pub requested_amount: Option<Money>,
    /// What was lost and is given back.
    pub restored: Vec<Item>,
    /// What is given beyond the contract; `None`: the policy supplies it. Never `Some` of nothing (R32).
    pub added: Option<Vec<Item>>,
    /// What we come back with, in the order of the record; empty: the policy's default.
    pub follow_ups: Vec<FollowUp>,
    /// When and how the money arrives; `None`: the policy's default.
    pub settlement: Option<Settlement>,
    /// Documents that go with the letter.
    pub enclosures: Vec<NounPhrase>,
}

/// Whom a letter is for, or who can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The full name.
    pub name: Option<String>,
    /// Their role, without article.
    pub role: Option<Title>,
    /// What follows "Dear": `Ms O'Hara`.
    pub salutation: Option<String>,
    /// A whole greeting in its place: `Good morning, Ada`.
    pub greeting: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number as it is to be read.
    pub phone: Option<String>,
    /// Postal address, a line each.
    pub address: Vec<String>,
}

/// What the failure meant for one customer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Impact {
    /// What this reader could not do or got wrong.
    pub failure: Option<Clause>,
    /// What we did to them, for the fifth part.
    pub harm: Option<PastPhrase>,
    /// When this customer was hit; empty: from the incident's start to its end (R09).
    pub windows: Vec<DownWindow>,
    /// How many of what.
    pub figures: Vec<Figure>,
    /// The effect on the reader's own customers.
    pub downstream: Option<Sentences>,
    /// Why it hurt then.
    pub mattered_because: Option<Clause>,
    /// Known follow-on losses.
    pub losses: Vec<Loss>,
}

/// A stretch of time in which the customer was hit: half-open, never ending before it begins (R01, R11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DownWindow {
    /// Its first instant.
    pub from: DateTime<Utc>,
    /// The first instant after it.
    pub to: DateTime<Utc>,
    /// Whether it enters the contract's down time (R48).
    pub counts: bool,
}

/// `118 of your 2,940 orders were charged twice`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// How many.
    pub count: u64,
    /// Plural noun of what is counted.
    pub of: BareNoun,
    /// Its singular; present where the count is 1.
    pub one: Option<BareNoun>,
    /// To whom the counted things belong.
    pub whose: Option<Whose>,
    /// How many there are in all.
    pub out_of: Option<u64>,
    /// What happened to them.
    pub what: Predicate,
    /// The same for a count of 1.
    pub what_one: Option<Predicate>,
    /// Whether the count is an estimate.
    pub estimate: bool,
}

/// To whom counted things belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The reader's.
    Yours,
    /// Ours.
    Ours,
}

/// A known loss that followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What it was.
    pub what: NounPhrase,
    /// What it cost.
    pub amount: Money,
}

/// An earlier failure towards this customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierFailure {
    /// Its reference.
    pub id: Option<String>,
    /// When it was.
    pub on: NaiveDate,
    /// What happened.
    pub what: Clause,
    /// What we promised then.
    pub promised: Option<Sentences>,
    /// Whether the promise was kept.
    pub kept: Option<bool>,
    /// Whether it was like this one.
    pub similar: bool,
}

/// A promise to come back to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// When.
    pub on: DayOrTime,
    /// How.
    pub how: FollowUpWay,
}

/// How we come back to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpWay {
    /// By telephone.
    Call,
    /// In person.
    Visit,
    /// In writing.
    Letter,
}

/// When and how money reaches the customer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settlement {
    /// By when it will have arrived.
    pub by: Option<NaiveDate>,
    /// When it arrived, if it has.
    pub done_on: Option<NaiveDate>,
    /// How it travels.
    pub how: Option<Way>,
}
