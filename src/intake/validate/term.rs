//! The five types of contract term, and which fields each takes.

use super::Check;
use crate::case::{Bound, Count, Decimal, Duration, Exclusion, PerUnit, Term, TermKind, Tier, Window};
use crate::intake::path::At;
use crate::intake::problems::{FIELD_NOT_TAKEN, MISSING_FIELD, OUT_OF_BOUNDS, WINDOW_BACKWARDS};
use crate::intake::schema;

/// The fields that a type takes besides `type`.
fn taken(kind: TermKind) -> &'static [&'static str] {
    match kind {
        TermKind::Uptime => &["window", "tiers", "zone", "bound", "excluded", "fee"],
        TermKind::PerTime => &["unit", "credit", "credit_percent", "count", "after", "cap", "excluded", "fee"],
        TermKind::FeeMultiple => &["times", "zone", "fee", "excluded"],
        TermKind::PerItem => &["items", "amount"],
        TermKind::Fixed => &["amount"],
    }
}

/// The fields that a term gives.
fn given(raw: &schema::Term<'_>) -> impl Iterator<Item = &'static str> {
    let all = [
        ("window", raw.window.is_some()),
        ("zone", raw.zone.is_some()),
        ("tiers", raw.tiers.is_some()),
        ("bound", raw.bound.is_some()),
        ("excluded", raw.excluded.is_some()),
        ("fee", raw.fee.is_some()),
        ("unit", raw.unit.is_some()),
        ("credit", raw.credit.is_some()),
        ("credit_percent", raw.credit_percent.is_some()),
        ("count", raw.count.is_some()),
        ("after", raw.after.is_some()),
        ("cap", raw.cap.is_some()),
        ("times", raw.times.is_some()),
        ("items", raw.items.is_some()),
        ("amount", raw.amount.is_some()),
    ];
    all.into_iter().filter_map(|(name, given)| given.then_some(name))
}

impl Check<'_> {
    /// The terms of a contract or plan.
    pub(super) fn terms(&mut self, at: &At<'_>, raw: &[schema::Term<'_>]) -> Vec<Term> {
        raw.iter().enumerate().filter_map(|(index, raw)| self.term(&at.index(index), raw)).collect()
    }

    fn term(&mut self, at: &At<'_>, raw: &schema::Term<'_>) -> Option<Term> {
        let kind = TermKind::from(self.need(at, "type", raw.kind.is_some(), raw.kind)?);
        for name in given(raw).filter(|name| !taken(kind).contains(name)) {
            let fields: Vec<_> = taken(kind).iter().map(|field| format!("`{field}`")).collect();
            let message = format!("a term of the type `{}` has no `{name}`", kind.name());
            self.error(&at.field(name), FIELD_NOT_TAKEN, message).hint(format!("it takes {}", fields.join(", ")));
        }
        match kind {
            TermKind::Uptime => self.uptime(at, raw),
            TermKind::PerTime => self.per_time(at, raw),
            TermKind::FeeMultiple => {
                let times = self.required_decimal(at, "times", raw.times.as_ref());
                let zone = self.time_zone(at, "zone", raw.zone.as_deref());
                let excluded = self.exclusions(at, raw);
                let fee = self.fee(at, "fee", raw.fee.as_ref());
                Some(Term::FeeMultiple { times: times?, zone, excluded, fee })
            }
            TermKind::PerItem => {
                let items = self.need(at, "items", raw.items.is_some(), raw.items);
                let amount = self.required_money(at, "amount", raw.amount.as_ref());
                Some(Term::PerItem { items: items?, amount: amount? })
            }
            TermKind::Fixed => {
                let amount = self.required_money(at, "amount", raw.amount.as_ref());
                Some(Term::Fixed { amount: amount? })
            }
        }
    }

    fn uptime(&mut self, at: &At<'_>, raw: &schema::Term<'_>) -> Option<Term> {
        let window = raw.window.as_ref().and_then(|window| self.window(&at.field("window"), window));
        let window = self.need(at, "window", raw.window.is_some(), window);
        let tiers = self.tiers(at, raw.tiers.as_deref());
        let zone = self.time_zone(at, "zone", raw.zone.as_deref());
        let excluded = self.exclusions(at, raw);
        let fee = self.fee(at, "fee", raw.fee.as_ref());
        let bound = raw.bound.map_or(Bound::default(), Into::into);
        Some(Term::Uptime { window: window?, zone, tiers: tiers?, bound, excluded, fee })
    }

    /// R13: a window of its own is longer than zero.
    fn window(&mut self, at: &At<'_>, raw: &schema::Window<'_>) -> Option<Window> {
        let between = match raw {
            schema::Window::Calendar(calendar) => {
                return Some(Window::Calendar(schema::Period::from(*calendar).into()));
            }
            schema::Window::Between(between) => between,
        };
        let from = self.required_time(at, "from", between.from.as_deref());
        let to = self.required_time(at, "to", between.to.as_deref());
        let (from, to) = (from?, to?);
        if to <= from {
            self.error(&at.field("to"), WINDOW_BACKWARDS, "this window ends before, or as, it begins")
                .hint("its length must be above zero");
            return None;
        }
        Some(Window::Between { from, to })
    }

    /// R04: at least one tier, edges in order, no credit above 100.
    fn tiers(&mut self, at: &At<'_>, raw: Option<&[schema::Tier<'_>]>) -> Option<Vec<Tier>> {
        let Some(raw) = raw else {
            self.missing(at, "tiers");
            return None;
        };
        let at = at.field("tiers");
        if raw.is_empty() {
            let message = "`tiers` is empty, so that no credit could ever be owed";
            self.error(&at, OUT_OF_BOUNDS, message)
                .hint("write for instance {\"below\": \"99.9\", \"credit\": \"10\"}");
        }
        Some(raw.iter().enumerate().filter_map(|(index, raw)| self.tier(&at.index(index), raw)).collect())
    }

    fn tier(&mut self, at: &At<'_>, raw: &schema::Tier<'_>) -> Option<Tier> {
        let below = self.required_decimal(at, "below", raw.below.as_ref());
        let at_or_above = self.decimal(at, "at_or_above", raw.at_or_above.as_ref());
        let credit = self.required_decimal(at, "credit", raw.credit.as_ref());
        if let (Some(below), Some(above)) = (&below, &at_or_above)
            && above.scaled() >= below.scaled()
        {
            let message = format!("`at_or_above` ({}) is not under `below` ({})", above.as_str(), below.as_str());
            self.error(&at.field("at_or_above"), OUT_OF_BOUNDS, message).hint("a tier holds between the two");
        }
        if let Some(credit) = credit.as_ref().filter(|credit| above_hundred(credit)) {
            let message = format!("a credit of {} % is more than the whole fee", credit.as_str());
            self.error(&at.field("credit"), OUT_OF_BOUNDS, message).hint("credits are percentages up to 100");
        }
        Some(Tier { below: below?, at_or_above, credit: credit? })
    }

    fn per_time(&mut self, at: &At<'_>, raw: &schema::Term<'_>) -> Option<Term> {
        let unit = self.duration(at, "unit", raw.unit.as_deref());
        let unit = self.need(at, "unit", raw.unit.is_some(), unit);
        if unit == Some(Duration::from_seconds(0)) {
            self.error(&at.field("unit"), OUT_OF_BOUNDS, "a unit of no length cannot be counted")
                .hint("write for instance \"unit\": \"PT1H\"");
        }
        let credit = self.per_unit(at, raw);
        let after = self.duration(at, "after", raw.after.as_deref()).unwrap_or(Duration::from_seconds(0));
        let cap = self.money(at, "cap", raw.cap.as_ref());
        let excluded = self.exclusions(at, raw);
        let fee = self.fee(at, "fee", raw.fee.as_ref());
        let count = raw.count.map_or(Count::default(), Into::into);
        Some(Term::PerTime { unit: unit?, credit: credit?, count, after, cap, excluded, fee })
    }

    /// R15: exactly one of `credit` and `credit_percent`.
    fn per_unit(&mut self, at: &At<'_>, raw: &schema::Term<'_>) -> Option<PerUnit> {
        let money = self.money(at, "credit", raw.credit.as_ref());
        let percent = self.decimal(at, "credit_percent", raw.credit_percent.as_ref());
        match (raw.credit.is_some(), raw.credit_percent.is_some()) {
            (true, true) => {
                let message = "both `credit` and `credit_percent` are given, and only one can hold";
                self.error(&at.field("credit_percent"), FIELD_NOT_TAKEN, message).hint("keep one of the two");
                None
            }
            (false, false) => {
                let message = "neither `credit` nor `credit_percent` is given";
                self.error(&at.field("credit"), MISSING_FIELD, message)
                    .hint("give `credit` as money, or `credit_percent` of the fee as text");
                None
            }
            _ => money.map(PerUnit::Money).or(percent.map(PerUnit::PercentOfFee)),
        }
    }

    /// R12: each exclusion says why.
    fn exclusions(&mut self, at: &At<'_>, raw: &schema::Term<'_>) -> Vec<Exclusion> {
        let at = at.field("excluded");
        let exclusion = |(index, raw): (usize, &schema::Exclusion<'_>)| {
            let at = at.index(index);
            let from = self.required_time(&at, "from", raw.from.as_deref());
            let to = self.required_time(&at, "to", raw.to.as_deref());
            let why = self.required(&at, "why", raw.why.as_deref());
            if let (Some(from), Some(to)) = (from, to)
                && to < from
            {
                self.error(&at.field("to"), WINDOW_BACKWARDS, "this exclusion ends before it begins")
                    .hint("correct `from` or `to`");
            }
            Some(Exclusion { from: from?, to: to?, why: why? })
        };
        raw.excluded.as_deref().unwrap_or_default().iter().enumerate().filter_map(exclusion).collect()
    }
}

fn above_hundred(percent: &Decimal) -> bool {
    percent.scaled() > Decimal::HUNDRED
}
