//! Text as XML can hold it. Every text of a document goes through here.

/// Adds a text: what means something to XML is escaped, a line end or tab is a space, and what XML 1.0 does not allow,
/// or no reader sees, is left out.
pub(super) fn push_text(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            _ if is_allowed(character) => out.push(character),
            _ => {}
        }
    }
}

/// A text for an attribute in double quotes, or between tags.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push_text(&mut out, text);
    out
}

/// Characters of XML 1.0 (production 2) but for the controls, of which none is text, and codes that are no characters.
fn is_allowed(character: char) -> bool {
    let code = u32::from(character);
    !character.is_control() && code & 0xfffe != 0xfffe && !matches!(character, '\u{fdd0}'..='\u{fdef}')
}

/// A link's target as a URI: every other character as its bytes in hexadecimal.
pub(super) fn uri(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let hexadecimal = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let kept = byte.is_ascii_alphanumeric()
            || b"-._~:/?#@!$&'()*+,;=".contains(byte)
            || (*byte == b'%' && hexadecimal(at + 1) && hexadecimal(at + 2));
        if kept {
            out.push(char::from(*byte));
        } else {
            out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    out
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{escaped, uri};

    #[test]
    fn a_text_keeps_its_words_and_loses_what_xml_does_not_allow() {
        assert_eq!(escaped("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; 'd'");
        assert_eq!(escaped("a\u{0}\u{1}\u{b}\u{1f}\u{7f}\u{9b}b\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}c\td\ne"), "abc d e");
    }

    #[test]
    fn a_target_is_a_uri() {
        assert_eq!(
            uri("https://a.example/x?y=1&z=%20%#é[1]\"<>"),
            "https://a.example/x?y=1&z=%20%25#%C3%A9%5B1%5D%22%3C%3E"
        );
    }

    proptest! {
        #[test]
        fn no_text_ends_its_element_or_attribute(text in any::<String>()) {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains(['<', '>', '"']));
            prop_assert!(escaped.chars().all(|c| !c.is_control()));
        }
    }
}
