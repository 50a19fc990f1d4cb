//! Numbers in figures, for tables and workings.

use crate::case::Exact;
use crate::case::grouped;
use crate::compensation::cut;

/// A whole number in figures: `2,678,400`.
pub fn number(number: u64) -> String {
    grouped(&number.to_string()).into_owned()
}

/// An exact number in figures, cut (never rounded) after `decimals` digits, without trailing zeros: `7,800`, `7.5`.
pub fn decimal(exact: &Exact, decimals: u32) -> String {
    let digits = cut(&exact.abs(), decimals);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if exact.is_negative() { "-" } else { "" };
    format!("{sign}{}{point}{fraction}", grouped(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_and_cut() {
        let ratio = |top: i64, bottom: i64| Exact::new(top, bottom);
        let all = [ratio(2_678_400, 1), ratio(15, 2), ratio(2, 3), ratio(0, 1), ratio(10_001, 10)];
        assert_eq!(all.map(|exact| decimal(&exact, 2)), ["2,678,400", "7.5", "0.66", "0", "1,000.1"]);
        assert_eq!((decimal(&ratio(15, 2), 0), number(1_234)), ("7".to_owned(), "1,234".to_owned()));
    }
}
