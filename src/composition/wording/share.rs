//! Shares of a whole, in percent.

/// How much of `whole` a `part` is: `40%`, `about 4.01%`, `less than 0.01%`. Two decimals at most, rounded to the nearest,
/// and then "about" says so; a part is never told as nothing, nor as the whole. `None` where there is no whole.
pub fn share(part: u64, whole: u64) -> Option<String> {
    if whole == 0 || part > whole {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let (hundredths, rest) = (part * 10_000 / whole, part * 10_000 % whole);
    let rounded = hundredths + u128::from(rest * 2 >= whole);
    Some(match (rest, rounded) {
        (0, exact) => percent(exact),
        (_, 0) => format!("less than {}", percent(1)),
        (_, 10_000) => format!("more than {}", percent(9_999)),
        (_, near) => format!("about {}", percent(near)),
    })
}

fn percent(hundredths: u128) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let decimals = format!(".{rest:02}");
    format!("{whole}{}%", decimals.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_whether_it_is_exact() {
        let all = [(0, 7), (2, 5), (118, 2_940), (1, 1_000_000), (999_999, 1_000_000), (7, 7), (1, 16)];
        let told = all.map(|(part, whole)| share(part, whole).unwrap());
        assert_eq!(told, ["0%", "40%", "about 4.01%", "less than 0.01%", "more than 99.99%", "100%", "6.25%"]);
        assert_eq!((share(1, 0), share(3, 2)), (None, None));
    }
}
