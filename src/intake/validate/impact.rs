//! What the failure meant for one customer: windows, figures, losses.

use super::Check;
use super::guess;
use crate::case::{Clause, DownWindow, Figure, Impact, Loss, When};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::{COUNT_TOO_LARGE, DOUBTFUL_FORM, MISSING_FIELD, WINDOW_BACKWARDS};
use crate::intake::schema;

impl Check<'_> {
    /// `impact`.
    pub(super) fn impact(&mut self, at: &At<'_>, raw: Option<&schema::Impact<'_>>) -> Impact {
        let Some(raw) = raw else { return Impact::default() };
        let failure: Option<Clause> = self.form(at, "failure", raw.failure.as_deref());
        if let (true, Some(doubt)) = (self.english, failure.as_ref().and_then(|text| guess::unaddressed(text.as_str())))
        {
            self.warning(&at.field("failure"), DOUBTFUL_FORM, doubt.message)
                .hint("tell it to the reader, such as `your guests could not book with you`");
        }
        Impact {
            failure,
            harm: self.form(at, "harm", raw.harm.as_deref()),
            windows: self.windows(&at.field("windows"), &raw.windows),
            figures: self.figures(&at.field("figures"), &raw.figures),
            downstream: self.form(at, "downstream", raw.downstream.as_deref()),
            mattered_because: self.form(at, "mattered_because", raw.mattered_because.as_deref()),
            losses: self.losses(&at.field("losses"), &raw.losses),
        }
    }

    /// R11: in any order, overlapping if need be, from = to allowed, never backwards.
    fn windows(&mut self, at: &At<'_>, raw: &[schema::DownWindow<'_>]) -> Vec<DownWindow> {
        let window = |(index, raw): (usize, &schema::DownWindow<'_>)| {
            let at = at.index(index);
            let from = self.required_time(&at, "from", raw.from.as_deref());
            let to = self.required_time(&at, "to", raw.to.as_deref());
            let (from, to) = (from?, to?);
            if to < from {
                self.error(&at.field("to"), WINDOW_BACKWARDS, "this window ends before it begins")
                    .hint("correct `from` or `to`");
            }
            if !self.happened(&at, "from", When::Instant(from), Level::Error) {
                self.happened(&at, "to", When::Instant(to), Level::Error);
            }
            Some(DownWindow { from, to, counts: raw.counts.unwrap_or(true) })
        };
        raw.iter().enumerate().filter_map(window).collect()
    }

    /// How many of what.
    pub(super) fn figures(&mut self, at: &At<'_>, raw: &[schema::Figure<'_>]) -> Vec<Figure> {
        raw.iter().enumerate().filter_map(|(index, raw)| self.figure(&at.index(index), raw)).collect()
    }

    fn figure(&mut self, at: &At<'_>, raw: &schema::Figure<'_>) -> Option<Figure> {
        let count = self.need(at, "count", raw.count.is_some(), raw.count);
        let of = self.required(at, "of", raw.of.as_deref());
        let what = self.required(at, "what", raw.what.as_deref());
        let one = self.form(at, "one", raw.one.as_deref());
        let what_one = self.form(at, "what_one", raw.what_one.as_deref());
        if count == Some(1) && raw.one.is_none() {
            let message = "`one`, the singular of what is counted, is missing where the count is 1";
            self.error(&at.field("one"), MISSING_FIELD, message).hint("write for instance \"one\": \"order\"");
        }
        if let (Some(count), Some(out_of)) = (count, raw.out_of)
            && count > out_of
        {
            let message = format!("{count} are counted out of {out_of}");
            self.error(&at.field("count"), COUNT_TOO_LARGE, message).hint("correct `count` or `out_of`");
        }
        Some(Figure {
            count: count?,
            of: of?,
            one,
            whose: raw.whose.map(Into::into),
            out_of: raw.out_of,
            what: what?,
            what_one,
            estimate: raw.estimate.unwrap_or(false),
        })
    }

    fn losses(&mut self, at: &At<'_>, raw: &[schema::Loss<'_>]) -> Vec<Loss> {
        let loss = |(index, raw): (usize, &schema::Loss<'_>)| {
            let at = at.index(index);
            let what = self.required(&at, "what", raw.what.as_deref());
            let amount = self.required_money(&at, "amount", raw.amount.as_ref());
            Some(Loss { what: what?, amount: amount? })
        };
        raw.iter().enumerate().filter_map(loss).collect()
    }
}
