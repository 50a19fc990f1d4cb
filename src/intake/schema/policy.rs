//! `amends.toml`.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::{DecimalText, Fee, FollowUpWay, Kind, Money, OneOrMany, Sender, Severity, Signatory, Term, Text};

/// What the organisation that apologises has decided once for all letters: `amends.toml`. What is left out
/// has its built-in value; there is no built-in sender, signatory, budget, gesture or authority.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Policy<'a> {
    /// Who apologises.
    pub(crate) sender: Option<Sender<'a>>,
    /// Who signs: the first whose `signs` holds the severity.
    #[serde(default)]
    pub(crate) signatory: OneOrMany<Signatory<'a>>,
    /// What holds for readers of whom nothing else is known.
    pub(crate) reader: Option<Reader<'a>>,
    /// What is given beyond the contract.
    pub(crate) goodwill: Option<Goodwill<'a>>,
    /// Things worth much to the customer that cost us little.
    #[serde(default)]
    pub(crate) gesture: Vec<Gesture<'a>>,
    /// Who may approve what is added, in order; the first is who writes letters.
    #[serde(default)]
    pub(crate) authority: Vec<Authority<'a>>,
    /// Contract terms by name, for `contract.plan`.
    #[serde(default)]
    pub(crate) plans: Plans<'a>,
    /// When and how money arrives.
    pub(crate) settlement: Option<SettlementRule<'a>>,
    /// When a further loss that the customer proves is paid.
    pub(crate) claims: Option<Claims>,
    /// Days from the incident until a letter is late, by severity (built-in 14, 10, 7, 5).
    pub(crate) promptness: Option<DaysBySeverity>,
    /// When and how we come back.
    pub(crate) follow_up: Option<FollowUpRule<'a>>,
    /// Which review rules are on.
    pub(crate) review: Option<ReviewRule<'a>>,
    /// Blocks that the law asks for, printed after the signature.
    #[serde(default)]
    pub(crate) notice: Vec<Notice<'a>>,
    /// How documents look.
    pub(crate) brand: Option<Brand<'a>>,
    /// How approvals are given.
    pub(crate) approval: Option<ApprovalRule>,
    /// Where what was sent is kept.
    pub(crate) ledger: Option<LedgerRule<'a>>,
    /// How customers are asked what they think since: by links in follow-ups.
    pub(crate) feedback: Option<FeedbackRule<'a>>,
}

/// What holds for readers of whom nothing else is known.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Reader<'a> {
    /// The regional form of the language, as a BCP 47 tag: `en-GB`.
    pub(crate) language: Option<Text<'a>>,
    /// The zone in which times are told, as an IANA name: `Europe/London`.
    #[serde(alias = "zone")]
    pub(crate) time_zone: Option<Text<'a>>,
}

/// What is given beyond the contract.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Goodwill<'a> {
    /// Days of service by severity where there is a recurring fee (built-in 1, 2, 5, 10).
    pub(crate) service_days: Option<DaysBySeverity>,
    /// Share of the contractual amount given where there is no fee, as text (built-in `"0.5"`).
    pub(crate) share: Option<DecimalText<'a>>,
    /// Multiplier for each earlier failure in the window, at most twice, as text (built-in `"2"`).
    pub(crate) repeat_factor: Option<DecimalText<'a>>,
    /// How far back an earlier failure counts, in days (built-in 365).
    pub(crate) repeat_window_days: Option<u32>,
    /// Multiple of the price of what failed above which goodwill is cut, as text (built-in `"1.5"`).
    pub(crate) ceiling: Option<DecimalText<'a>>,
    /// The most that gestures may cost, by severity, as money.
    pub(crate) budget: Option<MoneyBySeverity<'a>>,
    /// The most gestures in one letter; left out: no limit.
    pub(crate) max_gestures: Option<u32>,
}

/// Days for each severity.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DaysBySeverity {
    /// For `minor`.
    pub(crate) minor: Option<u32>,
    /// For `moderate`.
    pub(crate) moderate: Option<u32>,
    /// For `major`.
    pub(crate) major: Option<u32>,
    /// For `critical`.
    pub(crate) critical: Option<u32>,
}

/// Money for each severity.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct MoneyBySeverity<'a> {
    /// For `minor`.
    pub(crate) minor: Option<Money<'a>>,
    /// For `moderate`.
    pub(crate) moderate: Option<Money<'a>>,
    /// For `major`.
    pub(crate) major: Option<Money<'a>>,
    /// For `critical`.
    pub(crate) critical: Option<Money<'a>>,
}

/// One thing worth much to the customer that costs us little.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Gesture<'a> {
    /// Its name in the policy; no other gesture has it.
    pub(crate) id: Option<Text<'a>>,
    /// What the letter says of it, in whole sentences.
    pub(crate) text: Option<Text<'a>>,
    /// What it costs us, as money.
    pub(crate) cost: Option<Money<'a>>,
    /// What it is worth to the customer, as money.
    pub(crate) value: Option<Money<'a>>,
    /// Kinds of failure it fits; left out: all.
    #[serde(default)]
    pub(crate) kinds: Vec<Kind>,
    /// Severities it fits; left out: all.
    #[serde(default)]
    pub(crate) severities: Vec<Severity>,
}

/// Who may approve what is added.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Authority<'a> {
    /// The role, without an article: `Head of Support`.
    pub(crate) role: Option<Text<'a>>,
    /// The most that may be added on this role's word, as money; left out: any sum.
    pub(crate) up_to: Option<Money<'a>>,
}

/// Contract terms under a name. Times in them need an offset, for a plan belongs to no incident.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Plan<'a> {
    /// The recurring fee.
    pub(crate) fee: Option<Fee<'a>>,
    /// What is owed.
    #[serde(default)]
    pub(crate) terms: Vec<Term<'a>>,
    /// The most that all terms together may come to, as money.
    pub(crate) cap: Option<Money<'a>>,
}

/// Plans by name, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plans<'a>(pub(crate) Vec<(Text<'a>, Plan<'a>)>);

struct PlansVisitor;

impl<'de> Visitor<'de> for PlansVisitor {
    type Value = Plans<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of plans by name")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Plans<'de>, M::Error> {
        let mut plans = Vec::new();
        while let Some(entry) = map.next_entry()? {
            plans.push(entry);
        }
        Ok(Plans(plans))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Plans<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PlansVisitor)
    }
}

impl JsonSchema for Plans<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plans".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let plan = generator.subschema_for::<Plan<'_>>();
        json_schema!({ "type": "object", "additionalProperties": plan })
    }
}

/// When and how money arrives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct SettlementRule<'a> {
    /// Calendar days after the letter (built-in 10).
    pub(crate) within_days: Option<u32>,
    /// How it travels, as a phrase with its preposition (built-in `as a credit on your next invoice`).
    pub(crate) how: Option<Text<'a>>,
}

/// Further losses that the customer proves.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claims {
    /// Days within which they are paid (built-in 10).
    pub(crate) within_days: Option<u32>,
}

/// When and how we come back.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct FollowUpRule<'a> {
    /// Calendar days after the letter; a weekend is moved off (built-in 14).
    pub(crate) after_days: Option<u32>,
    /// How: `call`, `visit` or `letter` (built-in).
    pub(crate) how: Option<FollowUpWay>,
    /// What we do where we have broken a promise, in whole sentences: the follow-up says it after it has owned that.
    pub(crate) when_broken: Option<Text<'a>>,
}

/// Which review rules are on, by code or name.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ReviewRule<'a> {
    /// Rules that are on; left out: all.
    #[serde(default)]
    pub(crate) select: Vec<Text<'a>>,
    /// Rules that are off, each with the reason behind a colon: `TON113: our readers are engineers`.
    #[serde(default)]
    pub(crate) ignore: Vec<Text<'a>>,
}

/// A block that the law asks for.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Notice<'a> {
    /// Its heading.
    pub(crate) heading: Option<Text<'a>>,
    /// Its text, in whole sentences.
    pub(crate) text: Option<Text<'a>>,
    /// Kinds of failure it belongs to; left out: all.
    #[serde(default)]
    pub(crate) kinds: Vec<Kind>,
    /// Regions of the reader's language it belongs to, such as `GB`; left out: all.
    #[serde(default)]
    pub(crate) regions: Vec<Text<'a>>,
}

/// How documents look.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Brand<'a> {
    /// Path of a logo, PNG or SVG of at most 512 KiB, from the folder of this file. Every document that shows pictures
    /// carries it within it; mail and Word show PNG alone.
    pub(crate) logo: Option<Text<'a>>,
    /// Path of the same logo as PNG, for mail and Word, where `logo` is SVG. Without `logo` it is that of all documents.
    pub(crate) logo_png: Option<Text<'a>>,
    /// Path of a letterhead, a Word document (`.docx`) of at most 8 MiB, from the folder of this file: letters for Word
    /// have its header, footer, styles and margins, and no logo of their own.
    pub(crate) docx_template: Option<Text<'a>>,
    /// The colour of headings, rules and links, as `#rrggbb`; text in it must be readable on white (WCAG AA).
    #[serde(alias = "colour")]
    pub(crate) color: Option<Text<'a>>,
    /// The name of a font family, used where the reader's machine has it.
    pub(crate) font: Option<Text<'a>>,
    /// Path of a folder of font files (`.otf`, `.ttf`, `.ttc`), from the folder of this file: PDF documents are set in
    /// those of the family that `font` names, and take from the others what that one lacks.
    pub(crate) fonts: Option<Text<'a>>,
}

/// How approvals are given.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalRule {
    /// Whether nobody may approve what they wrote themselves (built-in: no): `amends approve` then asks who wrote it.
    #[serde(default)]
    pub(crate) four_eyes: bool,
}

/// How customers are asked what they think since: by five links in a follow-up, once.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct FeedbackRule<'a> {
    /// Where the links lead, `https://...`; each adds `token` and `answer`, from 1 to 5.
    pub(crate) url: Option<Text<'a>>,
    /// Path of the key that links are signed with, from the folder of this file: any secret of 32 bytes or more.
    pub(crate) key: Option<Text<'a>>,
    /// Calendar days after the incident was resolved until customers are asked (built-in 7).
    pub(crate) after_days: Option<u32>,
}

/// Where what was sent is kept.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct LedgerRule<'a> {
    /// Path of the ledger, from the folder of this file; `--ledger` names another.
    pub(crate) path: Option<Text<'a>>,
}
