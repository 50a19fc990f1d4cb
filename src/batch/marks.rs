//! Whether something was met before, at eight bytes a thing.
//!
//! A run may meet millions of paths and customers. What is kept of each is the head of its SHA-256, in one sorted list
//! that new ones are merged into now and then, so that the memory is known and never doubles.

use std::collections::HashSet;

/// New marks that are gathered before they are merged, at least.
const GATHERED: usize = 4096;
/// The list grows by this part of itself at least.
const PART: usize = 16;

/// Marks of what was met.
#[derive(Debug, Default)]
pub(super) struct Marks {
    sorted: Vec<u64>,
    recent: HashSet<u64>,
}

impl Marks {
    /// Notes a mark; `false`: it was there before.
    pub(super) fn note(&mut self, mark: u64) -> bool {
        if self.sorted.binary_search(&mark).is_ok() || !self.recent.insert(mark) {
            return false;
        }
        if self.recent.len() >= GATHERED.max(self.sorted.len() / PART) {
            self.merge();
        }
        true
    }

    /// Merges the recent marks into the sorted ones, from the back and in place.
    fn merge(&mut self) {
        let mut recent: Vec<u64> = self.recent.drain().collect();
        recent.sort_unstable();
        let mut from = self.sorted.len();
        let mut to = from + recent.len();
        self.sorted.reserve_exact(recent.len());
        self.sorted.resize(to, 0);
        while let Some(last) = recent.last().copied() {
            to -= 1;
            if from > 0 && self.sorted[from - 1] > last {
                from -= 1;
                self.sorted[to] = self.sorted[from];
            } else {
                self.sorted[to] = last;
                recent.pop();
            }
        }
    }

    /// Bytes that are held.
    #[cfg(test)]
    fn held(&self) -> usize {
        // A table of marks has a byte beside each, and room to spare.
        self.sorted.capacity() * 8 + self.recent.capacity() * 9 * 8 / 7
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mark_costs_little_more_than_eight_bytes() {
        let mut marks = Marks::default();
        let mark = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for number in 0..300_000_u64 {
            assert!(marks.note(mark(number)));
            assert!(number < 100_000 || marks.held() as u64 <= 12 * number, "{} at {number}", marks.held());
        }
        assert!((0..300_000).all(|number| !marks.note(mark(number))));
    }

    proptest! {
        #[test]
        fn what_was_met_is_known_and_nothing_else(numbers in prop::collection::vec(0..9000_u64, 0..20_000)) {
            let (mut marks, mut plain) = (Marks::default(), HashSet::new());
            for number in numbers {
                prop_assert_eq!(marks.note(number), plain.insert(number));
            }
        }
    }
}
