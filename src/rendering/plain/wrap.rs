//! Lines of a given width: words counted by the columns they take on a screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// The text in lines of at most `limit` columns, the first after `first`, the others after `rest`. A line break in
/// the text stays one. Lines break at spaces and beside characters of double width (Chinese, Japanese, Korean); a
/// word that is too long stands on a line of its own. No text gives no lines.
pub(super) fn hanging(text: &str, first: &str, rest: &str, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut taken) = (String::new(), 0);
        for (piece, spaced) in pieces(paragraph) {
            let indent = if lines.is_empty() { first } else { rest };
            let (gap, more) = (usize::from(spaced && !line.is_empty()), width(piece));
            if !line.is_empty() && width(indent) + taken + gap + more > limit {
                lines.push(format!("{indent}{line}"));
                line.clear();
                taken = 0;
            } else if gap == 1 {
                line.push(' ');
                taken += 1;
            }
            line.push_str(piece);
            taken += more;
        }
        if !line.is_empty() {
            lines.push(format!("{}{line}", if lines.is_empty() { first } else { rest }));
        }
    }
    lines
}

/// The columns of the longest stretch in which a line cannot break.
pub(super) fn unbroken(text: &str) -> usize {
    pieces(text).map(|(piece, _)| width(piece)).max().unwrap_or(0)
}

/// The stretches between which a line may break, each with whether a space stands before it.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    text.split([' ', '\t']).filter(|word| !word.is_empty()).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let spaced = rest.len() == word.len();
            let (piece, after) = rest.split_at(first_break(rest));
            rest = after;
            (!piece.is_empty()).then_some((piece, spaced))
        })
    })
}

/// After the first character of double width and whatever of no width belongs to it; else the word's end. Closing
/// marks stay with what they close.
fn first_break(word: &str) -> usize {
    if word.is_ascii() {
        return word.len();
    }
    let mut wide = false;
    for (at, character) in word.char_indices() {
        let columns = character.width().unwrap_or(0);
        let closing = matches!(character, '、' | '。' | '，' | '．' | '」' | '』' | '）' | '！' | '？' | '：' | '；');
        let joined = columns == 0 || closing || word[..at].ends_with('\u{200d}');
        if at > 0 && !joined && (wide || columns == 2) {
            return at;
        }
        wide = wide && joined || columns == 2;
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::{hanging, width};

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(hanging("aa bb cc", "", "", 5), ["aa bb", "cc"]);
        assert_eq!(hanging("aa bb cc", "- ", "  ", 5), ["- aa", "  bb", "  cc"]);
        assert_eq!(hanging("aa bbbbbbbb cc", "", "", 5), ["aa", "bbbbbbbb", "cc"]);
        assert_eq!(hanging("a\u{a0}b c\nd", "", "", 3), ["a\u{a0}b", "c", "d"]);
        assert_eq!(hanging("", "- ", "  ", 5), [""; 0]);
    }

    #[test]
    fn double_width_is_counted_and_may_break() {
        assert_eq!(width("日本"), 4);
        assert_eq!(hanging("日本語です。", "", "", 6), ["日本語", "です。"]);
        assert_eq!(hanging("ab日本 c", "", "", 4), ["ab日", "本 c"]);
    }
}
