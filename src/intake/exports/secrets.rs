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
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let mut changed = false;
    for index in 0..words.len() {
        let before = words[..index].iter().rev().take(2).rev().map(|word| bare(word)).collect::<Vec<_>>();
        let word = words[index].clone();
        let veil = if follows_a_secret(&before, &words, index) { Some("[left out]") } else { private(&word) };
        if let Some(veil) = veil {
            let tail: String =
                word.chars().rev().take_while(|c| matches!(c, '.' | ',' | ')' | ';' | '!' | '?')).collect();
            words[index] = format!("{veil}{}", tail.chars().rev().collect::<String>());
            changed = true;
        } else if let Some(stated) = stated_secret(&word) {
            words[index] = stated;
            changed = true;
        }
    }
    changed.then(|| words.join(" "))
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').to_lowercase()
}

/// `password: x`, `PIN is x`
fn follows_a_secret(before: &[String], words: &[String], index: usize) -> bool {
    let secret = |word: &str| SECRETS.contains(&word);
    let named = |back: usize| {
        index.checked_sub(back).and_then(|at| words.get(at)).is_some_and(|word| word.ends_with([':', '=']))
    };
    match before {
        [.., last] if secret(last) && named(1) => true,
        [first, last] if secret(first) => last == "is" || last.is_empty(),
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
    let digits = inner.chars().filter(char::is_ascii_digit).count();
    let number =
        inner.starts_with('+') && digits >= 8 && inner.chars().all(|c| c.is_ascii_digit() || "+-().,#;".contains(c));
    number.then_some("[number left out]")
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
