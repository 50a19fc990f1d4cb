//! Lengths of time.

use super::count;

/// A length in whole seconds as a person says it: `40 seconds`, `17 minutes`, `two hours and ten minutes`,
/// `three days and two hours`. Up to two days hours are counted on; the two largest units are told, cut, except that
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
    let told: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{} {unit}{}", spelled(*number), if *number == 1 { "" } else { "s" }))
        .collect();
    match told.as_slice() {
        [] => "less than a second".to_owned(),
        [init @ .., last] if !init.is_empty() => format!("{} and {last}", init.join(", ")),
        other => other.concat(),
    }
}

fn spelled(number: u64) -> String {
    if number == 10 { "ten".to_owned() } else { count::count(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_would_say_it_so() {
        let all = [0, 1, 90, 1_020, 3_600, 3_660, 7_800, 87_060, 172_800, 266_400].map(duration);
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
                "24 hours and 11 minutes",
                "two days",
                "three days and two hours"
            ]
        );
    }
}
