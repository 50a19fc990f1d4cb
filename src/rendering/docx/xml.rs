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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::escaped;

    #[test]
    fn a_text_keeps_its_words_and_loses_what_xml_does_not_allow() {
        assert_eq!(escaped("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; 'd'");
        assert_eq!(escaped("a\u{0}\u{1}\u{b}\u{1f}\u{7f}\u{9b}b\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}c\td\ne"), "abc d e");
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
