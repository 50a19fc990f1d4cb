//! What the correction of a letter makes of the payments that the letter promised: what it says otherwise takes the place
//! of what was said before, and is due once.

use chrono::NaiveDate;
use rusqlite::{Connection, Statement};

use super::cells::Cells;
use super::due::note;
use super::fault::Outcome;
use super::promise::{Event, EventKind, PromiseId, State};
use crate::case::{Currency, Money};
use crate::manifest::{Promise, PromiseKind, Row};

/// The kind of document that takes the place of what a letter promised.
const CORRECTION: &str = "correction";

/// The payments of that text that this reader was promised after this incident, and that stand.
pub(super) const SAME: &str = "SELECT p.id, p.by_day, p.currency, p.amount, p.state FROM promise p \
     WHERE p.kind = 'payment' AND p.incident = ?1 AND p.text = ?3 AND p.state <> 'withdrawn' AND EXISTS \
     (SELECT 1 FROM told t JOIN letter l ON l.id = t.letter WHERE t.promise = p.id AND l.customer = ?2) ORDER BY p.id";

/// A correction, held against what was promised before it.
#[derive(Debug)]
pub(super) struct Corrected {
    /// The correction, which promises what is new in it.
    pub(super) row: Row,
    /// What it takes the place of.
    replaced: Vec<PromiseId>,
}

/// A payment as the ledger has it.
struct Known {
    id: PromiseId,
    by: NaiveDate,
    amount: Option<Money>,
    state: State,
}

impl Corrected {
    /// What that row corrects; `None`: it is no correction.
    pub(super) fn of(find_same: &mut Statement<'_>, row: &Row) -> Outcome<Option<Self>> {
        let Some(customer) = row.customer.as_deref().filter(|_| row.kind == CORRECTION) else { return Ok(None) };
        let mut corrected = Self { row: Row { promises: Vec::new(), ..row.clone() }, replaced: Vec::new() };
        for promise in &row.promises {
            let known = if promise.kind == PromiseKind::Payment {
                known(find_same, &row.incident, customer, &promise.text)?
            } else {
                Vec::new()
            };
            corrected.take(promise, &known);
        }
        Ok(Some(corrected))
    }

    /// Holds a promise against those that it may be, or take the place of.
    fn take(&mut self, promise: &Promise, known: &[Known]) {
        let amount = amount(promise);
        if known.iter().any(|known| known.by == promise.by && known.amount == amount) {
            return;
        }
        self.replaced.extend(known.iter().filter(|known| known.state == State::Open).map(|known| known.id));
        let paid = known.iter().filter(|known| known.state == State::Kept).filter_map(|known| known.amount);
        let paid = paid.filter(|paid| amount.is_some_and(|amount| amount.currency == paid.currency));
        let paid: i128 = paid.map(|paid| paid.minor).sum();
        let left = amount.map(|amount| Money { minor: amount.minor.saturating_sub(paid), ..amount });
        // What was paid already is not due again, and what was done already was paid as a whole.
        if paid == 0 || promise.done {
            self.row.promises.push(promise.clone());
        } else if let Some(left) = left.filter(|left| left.minor > 0) {
            self.row.promises.push(Promise { amount: Some(left.amount()), ..promise.clone() });
        }
    }

    /// Withdraws what it takes the place of.
    pub(super) fn replace(&self, connection: &Connection, sent_on: NaiveDate) -> Outcome<()> {
        for promise in &self.replaced {
            let words = Some(format!("the correction of {sent_on} says what holds"));
            let kind = EventKind::Withdrawn;
            note(connection, &Event { promise: *promise, kind, on: sent_on, due: None, words })?;
            connection.execute("UPDATE promise SET state = 'withdrawn' WHERE id = ?1", [promise.0])?;
        }
        Ok(())
    }
}

fn amount(promise: &Promise) -> Option<Money> {
    let currency = Currency::from_code(promise.currency.as_deref()?)?;
    Money::parse(promise.amount.as_deref()?, currency).ok()
}

fn known(find_same: &mut Statement<'_>, incident: &str, customer: &str, text: &str) -> Outcome<Vec<Known>> {
    let mut rows = find_same.query((incident, customer, text))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = Cells::of("promise", row);
        found.push(Known {
            id: PromiseId(cells.id()?),
            by: cells.day("by_day")?,
            amount: cells.money("amount")?,
            state: cells.named("state", &State::ALL, State::name)?,
        });
    }
    Ok(found)
}
