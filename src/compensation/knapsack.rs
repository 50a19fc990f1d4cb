//! The set of things worth most within a budget: exact, with ties settled (R30).
//!
//! Dynamic programming over the reachable (cost, value) pairs that no other pair beats, best value for money first;
//! a pair that cannot reach what is known to be possible, even with the rest bought in fractions, is dropped. Both
//! keep the number of pairs small where trying all sets would take for ever.

use num_bigint::{BigInt, BigUint};

/// Something that may be chosen, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What it costs; never negative.
    pub(super) cost: i128,
    /// What it is worth; above zero.
    pub(super) value: i128,
}

/// A reachable choice.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    cost: i128,
    value: i128,
    /// A bit for each candidate chosen, the first candidate's the highest: of two sets of equal value the one whose
    /// ascending list of positions is lexicographically smaller is the larger number.
    chosen: BigUint,
}

/// Positions, ascending, of at most `most` candidates with the highest summed value whose summed cost is within the
/// budget; of equals those of lower cost, then the lexicographically smallest list.
pub(super) fn choose(candidates: &[Candidate], budget: i128, most: usize) -> Vec<usize> {
    let last = candidates.len().saturating_sub(1);
    let order = by_worth(candidates, budget);
    let most = most.min(order.len());
    // Where all may be chosen the count does not matter and one front will do.
    let counted = most < order.len();
    let nothing = State { cost: 0, value: 0, chosen: BigUint::ZERO };
    let mut fronts: Vec<Vec<State>> = vec![vec![nothing]];
    fronts.resize(if counted { most + 1 } else { 1 }, Vec::new());
    let known = greedy(candidates, &order, budget, most);
    for (step, &index) in order.iter().enumerate() {
        for count in (usize::from(counted)..fronts.len()).rev() {
            let source = &fronts[count - usize::from(counted)];
            let with = extended(source, candidates[index], last - index, budget);
            fronts[count] = merged(std::mem::take(&mut fronts[count]), with);
        }
        let rest = &order[step + 1..];
        for front in &mut fronts {
            front.retain(|state| state.value.saturating_add(bound(candidates, rest, budget - state.cost)) >= known);
        }
    }
    let best = fronts.into_iter().flatten().max_by(better);
    best.map_or_else(Vec::new, |best| positions(&best.chosen, last))
}

/// The candidates that can be afforded at all, those with the most value for their cost first.
fn by_worth(candidates: &[Candidate], budget: i128) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&index| candidates[index].cost <= budget).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(Worth(candidates[index])));
    order
}

/// Value by cost, compared exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Worth(Candidate);

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let product = |value: i128, cost: i128| BigInt::from(value) * cost;
        product(self.0.value, other.0.cost).cmp(&product(other.0.value, self.0.cost))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A value that is certainly possible: whatever fits, taken in that order.
fn greedy(candidates: &[Candidate], order: &[usize], budget: i128, most: usize) -> i128 {
    let (mut left, mut value, mut count) = (budget, 0_i128, 0);
    for &index in order {
        let Candidate { cost, value: worth } = candidates[index];
        if cost <= left && count < most {
            left -= cost;
            value = value.saturating_add(worth);
            count += 1;
        }
    }
    value
}

/// At least the value that the rest can add within what is left: whole candidates in order of their worth, and the
/// first that does not fit by the fraction that does, rounded down since values are whole.
fn bound(candidates: &[Candidate], rest: &[usize], mut left: i128) -> i128 {
    let mut value = 0_i128;
    for &index in rest {
        let Candidate { cost, value: worth } = candidates[index];
        if cost > left {
            // Where the product cannot be counted the whole candidate is more than the fraction.
            let fraction = left.checked_mul(worth).map_or(worth, |product| product / cost);
            return value.saturating_add(fraction);
        }
        left -= cost;
        value = value.saturating_add(worth);
    }
    value
}

/// Each state with one candidate more, where the budget allows it.
fn extended(front: &[State], candidate: Candidate, bit: usize, budget: i128) -> Vec<State> {
    let affordable = front.iter().take_while(|state| candidate.cost <= budget - state.cost);
    let with = affordable.map(|state| {
        let mut chosen = state.chosen.clone();
        chosen.set_bit(bit as u64, true);
        State { cost: state.cost + candidate.cost, value: state.value.saturating_add(candidate.value), chosen }
    });
    with.collect()
}

/// Two fronts as one: by rising cost, each state worth more than all cheaper ones.
fn merged(left: Vec<State>, right: Vec<State>) -> Vec<State> {
    let mut states: Vec<State> = left.into_iter().chain(right).collect();
    states.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| better(b, a)));
    let mut front: Vec<State> = Vec::with_capacity(states.len());
    for state in states {
        if front.last().is_none_or(|last| state.value > last.value) {
            front.push(state);
        }
    }
    front
}

/// Orders by value, then lower cost, then the smaller list of positions; the greatest is the best.
fn better(a: &State, b: &State) -> std::cmp::Ordering {
    a.value.cmp(&b.value).then_with(|| b.cost.cmp(&a.cost)).then_with(|| a.chosen.cmp(&b.chosen))
}

/// The positions of the bits that are set, ascending.
fn positions(chosen: &BigUint, last: usize) -> Vec<usize> {
    (0..=last).filter(|index| chosen.bit((last - index) as u64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidates(pairs: &[(i128, i128)]) -> Vec<Candidate> {
        pairs.iter().map(|&(cost, value)| Candidate { cost, value }).collect()
    }

    /// Every set, compared by what R30 says.
    fn by_trying_all(candidates: &[Candidate], budget: i128, most: usize) -> Vec<usize> {
        let sets = (0..1_usize << candidates.len()).map(|set| {
            let positions: Vec<usize> = (0..candidates.len()).filter(|index| set & (1 << index) != 0).collect();
            let sum = |of: fn(&Candidate) -> i128| positions.iter().map(|&index| of(&candidates[index])).sum::<i128>();
            (std::cmp::Reverse(sum(|one| one.value)), sum(|one| one.cost), positions)
        });
        let allowed = sets.filter(|(_, cost, positions)| *cost <= budget && positions.len() <= most);
        allowed.min().map(|(.., positions)| positions).unwrap()
    }

    #[test]
    fn r30_highest_value_then_lower_cost_then_order() {
        let choose = |pairs: &[(i128, i128)], budget, most| choose(&candidates(pairs), budget, most);
        assert_eq!(choose(&[(6, 10), (5, 6), (5, 6)], 10, usize::MAX), [1, 2]);
        assert_eq!(choose(&[(6, 10), (5, 6), (5, 6)], 10, 1), [0]);
        assert_eq!(choose(&[(5, 6), (4, 6), (3, 5)], 5, usize::MAX), [1]);
        assert_eq!(choose(&[(5, 6), (5, 6)], 9, usize::MAX), [0]);
        assert_eq!(choose(&[(2, 2), (3, 3), (1, 1), (4, 4)], 5, usize::MAX), [0, 1]);
        assert_eq!(choose(&[(1, 1), (4, 4), (2, 2), (3, 3)], 5, usize::MAX), [0, 1]);
        assert_eq!(choose(&[(5, 5), (2, 2), (3, 3)], 5, usize::MAX), [0]);
        assert_eq!(choose(&[], 5, usize::MAX), [0_usize; 0]);
        assert_eq!(choose(&[(1, 5)], 0, usize::MAX), [0_usize; 0]);
        assert_eq!(choose(&[(0, 5), (0, 7)], 0, usize::MAX), [0, 1]);
        assert_eq!(choose(&[(0, 5), (0, 7)], 0, 1), [1]);
        assert_eq!(choose(&[(0, 5), (0, 7)], 0, 0), [0_usize; 0]);
    }

    #[test]
    fn the_bound_buys_the_last_one_in_part() {
        let all = candidates(&[(4, 12), (5, 10), (6, 6)]);
        assert_eq!(bound(&all, &[0, 1, 2], 3), 9);
        assert_eq!(bound(&all, &[0, 1, 2], 4), 12);
        assert_eq!(bound(&all, &[0, 1, 2], 6), 16);
        assert_eq!(bound(&all, &[1, 2], 10), 15);
        assert_eq!(bound(&all, &[0, 1, 2], 100), 28);
        assert_eq!(bound(&candidates(&[(i128::MAX, i128::MAX)]), &[0], i128::MAX - 1), i128::MAX);
    }

    #[test]
    fn greedy_takes_what_fits() {
        let all = candidates(&[(4, 12), (5, 10), (1, 1)]);
        assert_eq!(greedy(&all, &[0, 1, 2], 6, 9), 13);
        assert_eq!(greedy(&all, &[0, 1, 2], 9, 9), 22);
        assert_eq!(greedy(&all, &[0, 1, 2], 10, 2), 22);
    }

    #[test]
    fn a_front_rises_in_cost_and_value() {
        let state = |cost, value, chosen: u32| State { cost, value, chosen: chosen.into() };
        let front = merged(
            vec![state(0, 0, 0), state(5, 7, 1)],
            vec![state(5, 7, 2), state(4, 7, 4), state(6, 7, 8), state(7, 9, 3)],
        );
        assert_eq!(front, [state(0, 0, 0), state(4, 7, 4), state(7, 9, 3)]);
        assert_eq!(merged(vec![state(5, 7, 1)], vec![state(5, 7, 2)]), [state(5, 7, 2)]);
    }

    #[test]
    fn sums_too_large_to_count_do_not_panic() {
        let huge = candidates(&[(1, i128::MAX), (1, i128::MAX), (i128::MAX, i128::MAX)]);
        assert_eq!(choose(&huge, i128::MAX, 1), [0]);
        assert!(!choose(&huge, i128::MAX, 3).is_empty());
    }

    /// Sixty gestures with costs to the cent and values that hardly tell them apart: 2^60 sets.
    #[test]
    fn r30_stays_fast_for_a_long_catalogue() {
        let mut seed = 7_u64;
        let mut random = |upto: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i128::from((seed >> 33) % upto)
        };
        let pairs: Vec<(i128, i128)> = (0..60)
            .map(|_| {
                let cost = 100 + random(900_000);
                (cost, cost * 3 + random(200_000))
            })
            .collect();
        let all = candidates(&pairs);
        for most in [usize::MAX, 6] {
            let chosen = choose(&all, 5_000_000, most);
            let cost: i128 = chosen.iter().map(|&index| all[index].cost).sum();
            assert!(cost <= 5_000_000 && chosen.len() <= most);
            assert!(!chosen.is_empty());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn r30_agrees_with_trying_every_set(
            pairs in prop::collection::vec((0_i128..12, 1_i128..12), 0..9),
            budget in 0_i128..40,
            most in 0_usize..10,
        ) {
            let all = candidates(&pairs);
            prop_assert_eq!(choose(&all, budget, most), by_trying_all(&all, budget, most));
        }
    }
}
