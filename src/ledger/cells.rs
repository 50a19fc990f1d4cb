//! The cells of a row as values. Nothing that comes back out is taken on trust: somebody may have edited the file.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Row;

use super::answers::Mark;
use super::codes;
use super::fault::Outcome;
use crate::case::{Currency, Money};
use crate::diagnostic::Diagnostic;
use crate::manifest::{Digest, PromiseKind};

/// One row, whose columns are asked for by name.
pub(super) struct Cells<'a> {
    row: &'a Row<'a>,
    /// What it is a row of: `letter`.
    what: &'static str,
}

impl fmt::Debug for Cells<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").field("what", &self.what).finish_non_exhaustive()
    }
}

impl<'a> Cells<'a> {
    pub(super) fn of(what: &'static str, row: &'a Row<'a>) -> Self {
        Self { row, what }
    }

    /// Its number.
    pub(super) fn id(&self) -> Outcome<i64> {
        Ok(self.row.get("id")?)
    }

    pub(super) fn number(&self, column: &str) -> Outcome<i64> {
        Ok(self.row.get(column)?)
    }

    pub(super) fn maybe_number(&self, column: &str) -> Outcome<Option<i64>> {
        Ok(self.row.get(column)?)
    }

    pub(super) fn text(&self, column: &str) -> Outcome<String> {
        Ok(self.row.get(column)?)
    }

    pub(super) fn maybe(&self, column: &str) -> Outcome<Option<String>> {
        Ok(self.row.get(column)?)
    }

    pub(super) fn day(&self, column: &str) -> Outcome<NaiveDate> {
        self.parsed(column, "no date")
    }

    pub(super) fn digest(&self, column: &str) -> Outcome<Digest> {
        self.parsed(column, "no SHA-256")
    }

    pub(super) fn instant(&self, column: &str) -> Outcome<DateTime<Utc>> {
        self.parsed(column, "no instant")
    }

    /// A sum, whose currency is a column of its own.
    pub(super) fn money(&self, column: &str) -> Outcome<Option<Money>> {
        let Some(amount) = self.maybe(column)? else { return Ok(None) };
        let code = self.maybe("currency")?.unwrap_or_default();
        let sum = Currency::from_code(&code).and_then(|currency| Money::parse(&amount, currency).ok());
        match sum {
            Some(sum) => Ok(Some(sum)),
            None => Err(self.odd(column, &format!("{amount} {code}"), "no sum of money")?.into()),
        }
    }

    pub(super) fn promise_kind(&self) -> Outcome<PromiseKind> {
        self.named("kind", &PromiseKind::ALL, PromiseKind::name)
    }

    /// One of several that have a name.
    pub(super) fn named<T: Copy>(&self, column: &str, all: &[T], name: fn(T) -> &'static str) -> Outcome<T> {
        let text = self.text(column)?;
        match all.iter().find(|one| name(**one) == text) {
            Some(one) => Ok(*one),
            None => Err(self.odd(column, &text, "not known")?.into()),
        }
    }

    /// What a customer thinks of us, if they say so.
    pub(super) fn mark(&self, column: &str) -> Outcome<Option<Mark>> {
        let Some(number) = self.maybe_number(column)? else { return Ok(None) };
        match Mark::of(number) {
            Some(mark) => Ok(Some(mark)),
            None => Err(self.odd(column, &number.to_string(), "no mark")?.into()),
        }
    }

    pub(super) fn maybe_instant(&self, column: &str) -> Outcome<Option<DateTime<Utc>>> {
        if self.maybe(column)?.is_some() { self.instant(column).map(Some) } else { Ok(None) }
    }

    pub(super) fn maybe_day(&self, column: &str) -> Outcome<Option<NaiveDate>> {
        if self.maybe(column)?.is_some() { self.day(column).map(Some) } else { Ok(None) }
    }

    /// A list of texts, as JSON.
    pub(super) fn texts(&self, column: &str) -> Outcome<Vec<String>> {
        let text = self.text(column)?;
        match serde_json::from_str(&text) {
            Ok(texts) => Ok(texts),
            Err(_) => Err(self.odd(column, &text, "no list")?.into()),
        }
    }

    fn parsed<T: FromStr>(&self, column: &str, wrong: &str) -> Outcome<T> {
        let text = self.text(column)?;
        match text.parse() {
            Ok(value) => Ok(value),
            Err(_) => Err(self.odd(column, &text, wrong)?.into()),
        }
    }

    fn odd(&self, column: &str, text: &str, wrong: &str) -> Outcome<Diagnostic> {
        let (what, id) = (self.what, self.id()?);
        let message =
            format!("{what} {id} of the ledger has `{}` as its {column}, which is {wrong}", text.escape_debug());
        Ok(Diagnostic::error(codes::ODD_ROW, message).hint(
            "somebody has edited the file: put back a copy, and see with `amends ledger verify` what else differs",
        ))
    }
}
