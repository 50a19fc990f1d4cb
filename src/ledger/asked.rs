//! Whether a customer was asked what they think since, or has said so unasked.

use chrono::NaiveDate;

use super::cells::Cells;
use super::store::Ledger;
use crate::diagnostic::Result;

/// The kind of document that may ask.
const FOLLOW_UP: &str = "follow-up";

/// What a customer was sent that tells of an incident, whether it asked, and whether they answered it until a day.
const SENT: &str = "SELECT l.id AS id, l.kind, l.sent_on, q.asked, \
     EXISTS (SELECT 1 FROM answer a WHERE a.letter = l.id AND a.answered_on <= ?3) AS answered \
     FROM letter l JOIN matter m ON m.id = l.matter LEFT JOIN question q ON q.letter = l.id \
     WHERE l.customer = ?1 AND (l.incident = ?2 OR EXISTS (SELECT 1 FROM json_each(m.also) WHERE value = ?2)) \
     ORDER BY l.id";

impl Ledger {
    /// Whether a customer need not be asked about an incident on a day: they were asked before, or have answered already.
    /// What was asked on that very day is the same document, which asks again when it is made again. Nobody was asked before
    /// `first`, the day on which it may be asked.
    ///
    /// # Errors
    /// `LED005` where a row was edited.
    pub fn is_asked(&self, incident: &str, customer: &str, first: NaiveDate, on: NaiveDate) -> Result<bool> {
        self.read(|connection| {
            let mut statement = connection.prepare(SENT)?;
            let mut rows = statement.query((customer, incident, on.to_string()))?;
            let mut is_asked = false;
            while let Some(row) = rows.next()? {
                let cells = Cells::of("letter", row);
                let sent_on = cells.day("sent_on")?;
                match cells.maybe_number("asked")? {
                    Some(1) if sent_on == on => return Ok(false),
                    Some(asked) => is_asked |= asked == 1,
                    // Nobody noted it: a follow-up of that time has asked.
                    None => is_asked |= cells.text("kind")? == FOLLOW_UP && first <= sent_on && sent_on < on,
                }
                is_asked |= cells.number("answered")? != 0;
            }
            Ok(is_asked)
        })
    }
}
