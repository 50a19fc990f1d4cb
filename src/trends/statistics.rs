//! Shares with their interval, and how values spread. Pure functions of counts.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// How many standard deviations hold 95 of 100 cases.
const Z: f64 = 1.959_963_984_540_054;

/// A share of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// `count` of `of`, which is no less.
    pub fn new(count: u64, of: u64) -> Self {
        Self { count: count.min(of), of }
    }

    /// The share, from 0 to 1; `None`: there are no cases.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| float(self.count) / float(self.of))
    }

    /// Where the true share lies with a confidence of 95 % (Wilson's score interval); all of it, without a case.
    pub fn interval(self) -> (f64, f64) {
        let Some(share) = self.value() else { return (0.0, 1.0) };
        let cases = float(self.of);
        let square = Z * Z;
        let middle = share + square / (2.0 * cases);
        let half = Z * (share * (1.0 - share) / cases + square / (4.0 * cases * cases)).sqrt();
        let whole = 1.0 + square / cases;
        // The share is always within; rounding must not push it out at the ends.
        (((middle - half) / whole).clamp(0.0, share), ((middle + half) / whole).clamp(share, 1.0))
    }

    /// Whether there are so few cases that the share says nothing.
    pub fn is_too_few(self) -> bool {
        self.of < super::FEWEST
    }
}

/// `{"count", "of", "share", "low", "high", "too_few"}`, shares to four digits.
impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Told {
            count: u64,
            of: u64,
            share: Option<f64>,
            low: f64,
            high: f64,
            too_few: bool,
        }
        let (low, high) = self.interval();
        Told {
            count: self.count,
            of: self.of,
            share: self.value().map(rounded),
            low: rounded(low),
            high: rounded(high),
            too_few: self.is_too_few(),
        }
        .serialize(serializer)
    }
}

fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

/// A count as a number to divide by; exact far beyond what a ledger can hold.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

/// How often each value occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Histogram(BTreeMap<i64, u64>);

impl Histogram {
    pub(super) fn add(&mut self, value: i64) {
        *self.0.entry(value).or_default() += 1;
    }

    pub(super) fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// How many values are from `low` to `high`.
    pub(super) fn between(&self, low: i64, high: i64) -> u64 {
        self.0.range(low..=high).map(|(_, count)| count).sum()
    }

    /// The least value that `share` of a hundred values do not exceed (nearest rank).
    fn percentile(&self, share: u64) -> Option<i64> {
        let rank = (self.count() * share).div_ceil(100).max(1);
        let mut seen = 0;
        self.0.iter().find_map(|(value, count)| {
            seen += count;
            (seen >= rank).then_some(*value)
        })
    }

    /// What there is to tell of it.
    pub(super) fn spread(&self) -> Spread {
        Spread {
            cases: self.count(),
            median: self.percentile(50),
            ninth: self.percentile(90),
            most: self.0.keys().next_back().copied(),
        }
    }
}

/// How values spread, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many cases.
    pub cases: u64,
    /// Half of them took no longer.
    pub median: Option<i64>,
    /// Nine of ten took no longer.
    pub ninth: Option<i64>,
    /// None took longer.
    pub most: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-5
    }

    /// Values of the literature: Newcombe 1998, table I.
    #[test]
    fn intervals_are_those_of_the_literature() {
        for (count, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let interval = Share::new(count, of).interval();
            assert!(near(interval.0, low) && near(interval.1, high), "{count} of {of}: {interval:?}");
        }
    }

    #[test]
    fn percentiles_are_values_that_occur() {
        let mut days = Histogram::default();
        assert_eq!(days.spread(), Spread { cases: 0, median: None, ninth: None, most: None });
        for day in [3, 1, 2, 9, 4, 5, 6, 7, 8, 30] {
            days.add(day);
        }
        assert_eq!(days.spread(), Spread { cases: 10, median: Some(5), ninth: Some(9), most: Some(30) });
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_mirrors(of in 1..5_000_u64, part in 0.0..=1.0_f64) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a small count")]
            let count = (float(of) * part) as u64;
            let share = Share::new(count, of);
            let (low, high) = share.interval();
            let value = share.value().unwrap();
            prop_assert!(0.0 <= low && low <= value && value <= high && high <= 1.0);
            prop_assert!(low < high);
            let (mirrored_low, mirrored_high) = Share::new(of - count, of).interval();
            prop_assert!((low - (1.0 - mirrored_high)).abs() < 1e-9 && (high - (1.0 - mirrored_low)).abs() < 1e-9);
            let (more_low, more_high) = Share::new(count * 4, of * 4).interval();
            prop_assert!(more_high - more_low < high - low, "more cases say more");
        }

        #[test]
        fn half_of_the_values_are_no_greater_than_the_median(values in prop::collection::vec(-9..99_i64, 1..60)) {
            let mut histogram = Histogram::default();
            for value in &values {
                histogram.add(*value);
            }
            let median = histogram.spread().median.unwrap();
            let no_greater = values.iter().filter(|value| **value <= median).count();
            let less = values.iter().filter(|value| **value < median).count();
            prop_assert!(2 * no_greater >= values.len() && 2 * less < values.len() + 1);
            prop_assert_eq!(histogram.between(i64::MIN, i64::MAX), values.len() as u64);
        }
    }
}
