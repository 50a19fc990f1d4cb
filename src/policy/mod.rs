//! What the organisation that apologises has decided once for all letters (`docs/policy.md`).
//!
//! Pure values and the documented built-in policy; `amends.toml` is read by [`intake`](crate::intake). What follows from a
//! policy for a case is worked out by the stages.

mod builtin;
mod color;

use chrono_tz::Tz;

pub use color::Color;

use crate::case::{Decimal, Fee, FollowUpWay, Kind, Money, Sender, Sentences, Severity, Term, Title, Way};

/// A whole policy; [`Policy::default`] is the built-in one.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Who apologises and who signs (`[sender]`, `[[signatory]]`); nobody in the built-in policy.
    pub sender: Sender,
    /// What holds for readers of whom nothing else is known.
    pub reader: Reader,
    /// What is given beyond the contract.
    pub goodwill: Goodwill,
    /// Things worth much to the customer that cost us little.
    pub gestures: Vec<Gesture>,
    /// Who may approve what, in order; the first is who writes (R33).
    pub authorities: Vec<Authority>,
    /// Named contract terms, in the order of the file.
    pub plans: Vec<Plan>,
    /// When and how money arrives.
    pub settlement: SettlementRule,
    /// Days within which a further loss that the customer proves is paid.
    pub claims_within_days: u32,
    /// Days from the incident until a letter is late.
    pub promptness: BySeverity<u32>,
    /// When and how we come back.
    pub follow_up: FollowUpRule,
    /// What we do where we have broken a promise (`[follow_up] when_broken`).
    pub when_broken: Option<Sentences>,
    /// Which review rules are on.
    pub review: ReviewRule,
    /// Blocks that the law asks for, printed after the signature.
    pub notices: Vec<Notice>,
    /// How documents look.
    pub brand: Brand,
    /// How approvals are given.
    pub approval: ApprovalRule,
    /// Where what was sent is kept.
    pub ledger: LedgerRule,
    /// How customers are asked what they think since; `None`: not at all.
    pub feedback: Option<FeedbackRule>,
}

/// One value for each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BySeverity<T> {
    /// For `minor`.
    pub minor: T,
    /// For `moderate`.
    pub moderate: T,
    /// For `major`.
    pub major: T,
    /// For `critical`.
    pub critical: T,
}

impl<T> BySeverity<T> {
    /// The value for one severity.
    pub fn get(&self, severity: Severity) -> &T {
        match severity {
            Severity::Minor => &self.minor,
            Severity::Moderate => &self.moderate,
            Severity::Major => &self.major,
            Severity::Critical => &self.critical,
        }
    }

    /// The value for one severity, to be set.
    pub fn get_mut(&mut self, severity: Severity) -> &mut T {
        match severity {
            Severity::Minor => &mut self.minor,
            Severity::Moderate => &mut self.moderate,
            Severity::Major => &mut self.major,
            Severity::Critical => &mut self.critical,
        }
    }
}

/// `[reader]`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reader {
    /// Regional form of the language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Zone in which times are told.
    pub time_zone: Option<Tz>,
}

/// `[goodwill]` (R21 to R30, R36).
#[derive(Debug, Clone, PartialEq)]
pub struct Goodwill {
    /// Days of service given where there is a recurring fee.
    pub service_days: BySeverity<u32>,
    /// Share of the base given where there is none.
    pub share: Decimal,
    /// Multiplier for each earlier failure in the window, two times at most.
    pub repeat_factor: Decimal,
    /// How far back an earlier failure counts, in days.
    pub repeat_window_days: u32,
    /// Multiple of the price of what failed above which goodwill is cut.
    pub ceiling: Decimal,
    /// The most that gestures may cost; without one there are none.
    pub budget: BySeverity<Option<Money>>,
    /// The most gestures in one letter; `None`: no limit.
    pub max_gestures: Option<u32>,
}

/// `[[gesture]]`
#[derive(Debug, Clone, PartialEq)]
pub struct Gesture {
    /// Its name in the policy.
    pub id: String,
    /// What the letter says of it.
    pub text: Sentences,
    /// What it costs us.
    pub cost: Money,
    /// What it is worth to the customer.
    pub value: Money,
    /// Kinds of failure it fits; empty: all.
    pub kinds: Vec<Kind>,
    /// Severities it fits; empty: all.
    pub severities: Vec<Severity>,
}

/// `[[authority]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The role, without article.
    pub role: Title,
    /// The most that may be added on this role's word; `None`: any sum.
    pub up_to: Option<Money>,
}

/// `[plans.NAME]`: counts as if the customer had stated it (R48).
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its name.
    pub name: String,
    /// The recurring fee.
    pub fee: Option<Fee>,
    /// What is owed.
    pub terms: Vec<Term>,
    /// The most that all terms together may come to.
    pub cap: Option<Money>,
}

/// `[settlement]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementRule {
    /// Calendar days after the letter.
    pub within_days: u32,
    /// How the money travels.
    pub how: Way,
}

/// `[follow_up]`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpRule {
    /// Calendar days after the letter; a weekend is moved off.
    pub after_days: u32,
    /// How we come back.
    pub how: FollowUpWay,
}

/// `[review]`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewRule {
    /// Rules that are on, by code or name; empty: all.
    pub select: Vec<String>,
    /// Rules that are off.
    pub ignore: Vec<String>,
}

/// `[[notice]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub text: Sentences,
    /// Kinds of failure it belongs to; empty: all.
    pub kinds: Vec<Kind>,
    /// Regions (of the reader's language tag, such as `GB`) it belongs to; empty: all.
    pub regions: Vec<String>,
}

/// `[brand]`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brand {
    /// Path of a logo, PNG or SVG, from the folder of the policy.
    pub logo: Option<String>,
    /// Path of the same logo as PNG, from the folder of the policy, for documents that show no SVG.
    pub logo_png: Option<String>,
    /// Path of a letterhead for Word, from the folder of the policy.
    pub docx_template: Option<String>,
    /// A colour in which text can be read on white paper.
    pub color: Option<Color>,
    /// The name of a font family.
    pub font: Option<String>,
    /// Path of a folder of fonts for PDF, from the folder of the policy.
    pub fonts: Option<String>,
}

/// `[approval]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ApprovalRule {
    /// Whether nobody may approve what they wrote themselves.
    pub four_eyes: bool,
}

/// `[feedback]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackRule {
    /// Where the links of the five answers lead; `https`.
    pub url: String,
    /// Path of the key that links are signed with, from the folder of the policy.
    pub key: String,
    /// Calendar days after the incident was resolved until customers are asked.
    pub after_days: u32,
}

impl FeedbackRule {
    /// When customers are asked where the policy does not say.
    pub const AFTER_DAYS: u32 = 7;
}

/// `[ledger]`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRule {
    /// Path of the ledger, from the folder of the policy.
    pub path: Option<String>,
}
