//! What was owed and added over time, as it is shown: by month, or where these are too many by quarter or by year. Each
//! currency has a picture of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart::{self, Bars};
use super::remedies::Sum;
use crate::case::{Currency, Money};

/// The most periods of a picture.
const MOST: i64 = 18;

/// Sums of one currency, the earliest period first; one without a letter is among them.
#[derive(Debug, Serialize)]
pub(super) struct Flow {
    currency: &'static str,
    /// `month`, `quarter` or `year`.
    period: &'static str,
    rows: Vec<Period>,
    /// How many years before them are not shown.
    earlier: i64,
    chart: Bars,
}

#[derive(Debug, Serialize)]
struct Period {
    name: String,
    owed: String,
    added: String,
    letters: u64,
}

/// Months, counted from the year 0.
type Months = BTreeMap<i64, (i128, i128, u64)>;

/// Sums by month, as they are shown.
pub(super) fn flows(by_month: &[Sum]) -> Vec<Flow> {
    let mut currencies: BTreeMap<&'static str, Months> = BTreeMap::new();
    for sum in by_month {
        let Some((month, currency)) = sum.name.as_deref().and_then(month).zip(Currency::from_code(sum.currency)) else {
            continue;
        };
        let minor = |amount: &str| Money::parse(amount, currency).map_or(0, |sum| sum.minor);
        currencies.entry(sum.currency).or_default().insert(month, (minor(&sum.owed), minor(&sum.added), sum.letters));
    }
    let flow = |(code, months)| Some(flow(Currency::from_code(code)?, &months));
    currencies.into_iter().filter_map(flow).collect()
}

/// `2026-03` as the number of months since the year 0.
fn month(name: &str) -> Option<i64> {
    let (year, month) = name.rsplit_once('-')?;
    Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()? - 1)
}

fn flow(currency: Currency, months: &Months) -> Flow {
    let span = |size: i64| {
        let first = months.keys().next().map_or(0, |month| month.div_euclid(size));
        let last = months.keys().next_back().map_or(0, |month| month.div_euclid(size));
        (first, last)
    };
    let fits = |size: i64| span(size).1 - span(size).0 < MOST;
    let (period, size) =
        [("month", 1), ("quarter", 3)].into_iter().find(|(_, size)| fits(*size)).unwrap_or(("year", 12));
    let (first, last) = span(size);
    let shown = first.max(last - MOST + 1);
    let amount = |minor: i128| Money { minor, currency }.amount();
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for number in shown..=last {
        let (mut owed, mut added, mut letters) = (0_i128, 0_i128, 0);
        for (more_owed, more_added, more) in months.range(number * size..(number + 1) * size).map(|(_, sums)| sums) {
            owed = owed.saturating_add(*more_owed);
            added = added.saturating_add(*more_added);
            letters += more;
        }
        let name = name(number, size);
        let bar = |minor: i128| (u64::try_from(minor.max(0)).unwrap_or(u64::MAX), amount(minor));
        bars.push((Some(name.clone()), vec![bar(owed), bar(added)]));
        rows.push(Period { name, owed: amount(owed), added: amount(added), letters });
    }
    Flow { currency: currency.code(), period, rows, earlier: shown - first, chart: chart::bars(bars) }
}

fn name(number: i64, size: i64) -> String {
    match size {
        1 => format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
        3 => format!("{:04} Q{}", number.div_euclid(4), number.rem_euclid(4) + 1),
        _ => format!("{number:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum(month: &str, currency: &'static str, owed: &str) -> Sum {
        let (owed, added) = (owed.to_owned(), "0.50".to_owned());
        Sum { name: Some(month.to_owned()), currency, owed, added, letters: 1 }
    }

    fn told(flow: &Flow) -> Vec<(&str, &str, u64)> {
        flow.rows.iter().map(|row| (row.name.as_str(), row.owed.as_str(), row.letters)).collect()
    }

    #[test]
    fn a_month_without_a_letter_has_its_place_and_currencies_are_apart() {
        let flows =
            flows(&[sum("2025-12", "GBP", "1.00"), sum("2026-02", "GBP", "2.00"), sum("2026-02", "EUR", "9.00")]);
        assert_eq!(
            flows.iter().map(|flow| (flow.currency, flow.period)).collect::<Vec<_>>(),
            [("EUR", "month"), ("GBP", "month")]
        );
        assert_eq!(told(&flows[0]), [("2026-02", "9.00", 1)]);
        assert_eq!(told(&flows[1]), [("2025-12", "1.00", 1), ("2026-01", "0.00", 0), ("2026-02", "2.00", 1)]);
    }

    #[test]
    fn many_months_are_quarters_and_many_of_these_are_years() {
        let quarters =
            flows(&[sum("2024-01", "GBP", "1.00"), sum("2024-03", "GBP", "1.00"), sum("2025-07", "GBP", "2.00")]);
        assert_eq!(
            (quarters[0].period, told(&quarters[0])[0], quarters[0].rows.len()),
            ("quarter", ("2024 Q1", "2.00", 2), 7)
        );
        let years =
            flows(&[sum("2001-01", "GBP", "1.00"), sum("2025-07", "GBP", "2.00"), sum("2025-08", "GBP", "2.00")]);
        let last = *told(&years[0]).last().unwrap();
        assert_eq!(
            (years[0].period, years[0].rows.len(), years[0].earlier, last),
            ("year", 18, 7, ("2025", "4.00", 2))
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_and_left_out_is_all_of_it(months in prop::collection::btree_map(0..700_i64, 0..99_999_u64, 1..30)) {
            let rows: Vec<Sum> = months.iter().map(|(month, minor)| {
                sum(&name(month + 24_000, 1), "GBP", &format!("{}.{:02}", minor / 100, minor % 100))
            }).collect();
            let flow = flows(&rows).remove(0);
            prop_assert!(flow.rows.len() <= 18);
            let letters: u64 = flow.rows.iter().map(|row| row.letters).sum();
            prop_assert!(flow.earlier > 0 || letters == months.len() as u64);
        }
    }
}
