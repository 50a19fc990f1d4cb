//! Lengths of time.

use std::borrow::Cow;

use super::count;

/// A length in whole seconds as a person says it: `40 seconds`, `17 minutes`, `two hours and ten minutes`,
/// `6 hours and 45 minutes`, `three days and two hours`. Where one number is told in figures, both are. Up to two days hours are counted on; the two largest units are told, cut, except that
/// lengths under two hours keep their seconds, so that start, end and length agree.
pub fn duration(seconds: u64) -> String {
    let (minutes, odd_seconds) = (seconds / 60, seconds % 60);
    let (hours, odd_minutes) = (minutes / 60, minutes % 60);
    if hours >= 48 {
        return joined(&[(hours / 24, "day"), (hours % 24, "hour")]);
    }
    if hours >= 2 {
        return joined(&[(hours, "hour"), (odd_minutes, "minute")]);
    }
    if minutes > 60 {
        return joined(&[(hours, "hour"), (odd_minutes, "minute"), (odd_seconds, "second")]);
    }
    if minutes == 60 {
        return joined(&[(1, "hour"), (odd_seconds, "second")]);
    }
    joined(&[(minutes, "minute"), (odd_seconds, "second")])
}

/// How much later something came: a [`duration`] of whole minutes once a minute has passed, since seconds say nothing
/// there.
pub fn gap(seconds: u64) -> String {
    duration(if seconds < 60 { seconds } else { seconds / 60 * 60 })
}

fn joined(parts: &[(u64, &str)]) -> String {
    let told = || parts.iter().filter(|(number, _)| *number > 0);
    let last = told().count().saturating_sub(1);
    let in_words = told().all(|(number, _)| *number <= 10);
    let mut joined = String::with_capacity(48);
    for (index, (number, unit)) in told().enumerate() {
        let before = match index {
            0 => "",
            _ if index == last => " and ",
            _ => ", ",
        };
        // "One" is a word beside any figure: it reads as an article does.
        let number_told = if in_words || *number == 1 { spelled(*number) } else { number.to_string().into() };
        joined.extend([before, &number_told, " ", unit, if *number == 1 { "" } else { "s" }]);
    }
    if joined.is_empty() { "less than a second".to_owned() } else { joined }
}

fn spelled(number: u64) -> Cow<'static, str> {
    if number == 10 { Cow::Borrowed("ten") } else { count::count(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_would_say_it_so() {
        let all = [0, 1, 90, 1_020, 3_600, 3_660, 7_800, 24_300, 87_060, 172_800, 266_400].map(duration);
        assert_eq!(
            all,
            [
                "less than a second",
                "one second",
                "one minute and 30 seconds",
                "17 minutes",
                "one hour",
                "one hour and one minute",
                "two hours and ten minutes",
                "6 hours and 45 minutes",
                "24 hours and 11 minutes",
                "two days",
                "three days and two hours"
            ]
        );
    }
}
