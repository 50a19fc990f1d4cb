//! Reading what a run says it made, and taking it into a ledger: a line is read as it is written, and twice is once.

use amends::ledger::{Choice, Ledger};
use amends::manifest::{Header, Row};
use chrono::NaiveDate;

pub(super) const CHOICES: u8 = 1;

/// The most rows of one input: a ledger of its own is made for each.
const MOST: usize = 50;

pub(super) fn holds(input: &[u8]) {
    let (_, rest) = super::choice(input, CHOICES);
    let text = String::from_utf8_lossy(rest);
    let mut rows = Vec::new();
    for line in text.lines().take(MOST) {
        if let Some(header) = Header::parse(line) {
            assert_eq!(Header::parse(header.line().trim_end()), Some(header), "{line:?}");
        }
        if let Some(row) = Row::parse(line) {
            let again = row.line();
            assert_eq!(again.matches('\n').count(), 1, "{again:?}");
            assert_eq!(Row::parse(again.trim_end()).as_ref(), Some(&row), "{line:?}");
            rows.push(row);
        }
    }
    if !rows.is_empty() {
        in_a_ledger(&rows);
    }
}

fn in_a_ledger(rows: &[Row]) {
    let sent_on = NaiveDate::from_ymd_opt(2026, 8, 27).unwrap_or_default();
    let mut ledger = Ledger::nowhere().expect("a ledger");
    let all = || rows.iter().cloned().map(Ok);
    let recorded = match ledger.record(sent_on, all()) {
        Ok(recorded) => recorded,
        Err(problems) => {
            let verified = ledger.verify().expect("a ledger that can be read");
            assert_eq!((verified.letters, verified.promises), (0, 0), "refused, and yet something is in it");
            return super::refused(&problems, &[]);
        }
    };
    let again = ledger.record(sent_on, all()).expect("what was taken once is taken again");
    assert_eq!((again.letters, again.promises), (0, 0), "recorded twice");
    assert!(again.known >= recorded.letters);
    let verified = ledger.verify().expect("a ledger that can be read");
    assert!(verified.is_clean(), "{:?}", verified.found);
    assert_eq!(verified.letters, recorded.letters);
    let mut letters = 0;
    let mut each = |_| {
        letters += 1;
        Ok(())
    };
    ledger.letters(&Choice::default(), &mut each).expect("letters");
    assert_eq!(letters, recorded.letters);
    ledger.promises(&mut |_| Ok(())).expect("promises");
    if let Some(customer) = rows.iter().find_map(|row| row.customer.as_deref()) {
        ledger.forget(customer, sent_on).expect("to forget");
        assert!(ledger.verify().expect("a ledger that can be read").is_clean(), "after {customer:?} was forgotten");
    }
}
