//! Which of day and month comes first in the dates of a file.

/// Whether dates such as `05-03-2016` begin with the day in this file: shown by one that can only be read in one way.
pub(super) fn day_first(body: &str) -> Option<bool> {
    let mut shown = None;
    for (at, _) in body.match_indices(['-', '/', '.']) {
        let bytes = body.as_bytes();
        let two = |from: usize| -> Option<u32> {
            let part = bytes.get(from..from + 2)?;
            part.iter().all(u8::is_ascii_digit).then(|| u32::from(part[0] - b'0') * 10 + u32::from(part[1] - b'0'))
        };
        // `"29-02-2016`: quoted, two digits, two digits, four digits.
        let opens = at >= 3 && bytes[at - 3] == b'"' && bytes.get(at + 3) == bytes.get(at);
        if !opens || two(at + 4).is_none() || two(at + 6).is_none() {
            continue;
        }
        match (two(at - 2), two(at + 1)) {
            (Some(13..=31), Some(1..=12)) => shown = Some(true),
            (Some(1..=12), Some(13..=31)) => shown = Some(false),
            _ => continue,
        }
        break;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::day_first;

    #[test]
    fn one_clear_date_shows_how_all_are_written() {
        assert_eq!(day_first(r#"{"a": "05-03-2016 12:00", "b": "29-02-2016 01:16"}"#), Some(true));
        assert_eq!(day_first(r#"["02/29/2016"]"#), Some(false));
        for unclear in [r#"["05-03-2016", "2016-03-29", "1-2"]"#, "", r#""é-é-"#, "29-02-2016"] {
            assert_eq!(day_first(unclear), None, "{unclear}");
        }
    }
}
