//! What colleagues write to each other and no document repeats: addresses, telephone numbers, passwords, links into
//! meetings. Texts that customers have read already stay as they are.

/// Hosts of meetings.
const MEETINGS: [&str; 10] = [
    "zoom.us",
    "zoom.com",
    "webex.com",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "chime.aws",
    "gotomeeting.com",
    "whereby.com",
    "bluejeans.com",
];
/// Words after which a secret stands.
const SECRETS: [&str; 11] =
    ["password", "passwd", "pwd", "passcode", "passphrase", "pin", "token", "secret", "api-key", "apikey", "api_key"];

/// The text without them; `None` where there are none.
pub(super) fn veiled(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut changed = false;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let number = telephone(&words[index..]);
        let last = words[index + number.saturating_sub(1)];
        let veil = if number > 0 {
            Some("[number left out]".to_owned())
        } else if follows_a_secret(&words[..index]) {
            Some("[left out]".to_owned())
        } else {
            private(word).map(str::to_owned).or_else(|| stated_secret(word))
        };
        match veil {
            Some(veil) => {
                let end = last.trim_end_matches(['.', ',', ')', ';', '!', '?', '"']).len();
                kept.push(format!("{veil}{}", &last[end..]));
                changed = true;
            }
            None => kept.push((*word).to_owned()),
        }
        index += number.max(1);
    }
    changed.then(|| kept.join(" "))
}

/// How many words from the first make a telephone number: `+44 20 7946 0122`.
fn telephone(words: &[&str]) -> usize {
    let part = |word: &&&str| word.chars().all(|c| c.is_ascii_digit() || "+-().,#;".contains(c));
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    if !words.first().is_some_and(|word| word.trim_start_matches('(').starts_with('+') && digits(word) > 0) {
        return 0;
    }
    let length = words.iter().take_while(part).take_while(|word| digits(word) > 0).count();
    let sum: usize = words[..length].iter().map(|word| digits(word)).sum();
    if sum >= 8 { length } else { 0 }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').to_lowercase()
}

/// `password: x`, `PIN is x`
fn follows_a_secret(before: &[&str]) -> bool {
    let secret = |word: &str| SECRETS.contains(&bare(word).as_str());
    match before {
        [.., last] if last.ends_with([':', '=']) && secret(last) => true,
        [.., first, last] => secret(first) && matches!(bare(last).as_str(), "is" | ""),
        _ => false,
    }
}

/// `password=x`, `pwd:x`
fn stated_secret(word: &str) -> Option<String> {
    let at = word.find(['=', ':'])?;
    let (name, rest) = word.split_at(at);
    (SECRETS.contains(&bare(name).as_str()) && rest.len() > 1).then(|| format!("{name}{}[left out]", &rest[..1]))
}

/// What a word is, if nobody else should read it.
fn private(word: &str) -> Option<&'static str> {
    let inner = word.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | '.' | ';' | '"' | '\''));
    let lower = inner.to_lowercase();
    if MEETINGS.iter().any(|host| lower.contains(host)) {
        return Some("[link left out]");
    }
    if let Some((name, host)) = inner.trim_start_matches("mailto:").split_once('@') {
        if name.is_empty() {
            let who = host.starts_with(|c: char| c.is_alphanumeric());
            return who.then_some("a colleague");
        }
        if host.contains('.') {
            return Some("[address left out]");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::veiled;

    #[test]
    fn secrets_and_addresses_are_left_out() {
        for (text, expected) in [
            ("Ask ada@acme.example, now.", "Ask [address left out], now."),
            ("Join https://acme.zoom.us/j/1?pwd=x.", "Join [link left out]."),
            ("The password: hunter2 works.", "The password: [left out] works."),
            ("PIN is 4711.", "PIN is [left out]."),
            ("psql password=x db=y", "psql password=[left out] db=y"),
            ("Dial +1-415-555-1212,,,,1234# then.", "Dial [number left out] then."),
            ("call +44 20 7946 0122 or so.", "call [number left out] or so."),
            ("token=abc123.", "token=[left out]."),
            ("@ada restarted it", "a colleague restarted it"),
        ] {
            assert_eq!(veiled(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in ["We restarted 2 nodes @ 10:00.", "token bucket full", "a: b", "5+3", "", " ", "é@", "pin"] {
            assert_eq!(veiled(text), None, "{text}");
        }
    }
}
