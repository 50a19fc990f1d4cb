//! A page of plain text: headings, and entries that hang under their label.

use unicode_width::UnicodeWidthStr;

/// How wide a page is, in columns.
const WIDTH: usize = 100;

/// Lines as they are gathered.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    /// A line at the margin, set off from what stands above it.
    pub(crate) fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.wrapped("", "", text);
    }

    /// A text beside its label; it hangs under its own first word.
    pub(crate) fn entry(&mut self, label: &str, text: &str) {
        let label = format!("  {}  ", shown(label));
        let hanging = " ".repeat(label.width());
        self.wrapped(&label, &hanging, text);
    }

    /// The whole page.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn wrapped(&mut self, first: &str, others: &str, text: &str) {
        let mut line = first.to_owned();
        let mut empty = true;
        // A percent sign stays with its number.
        for word in shown(text).replace(" %", "\u{a0}%").split(' ').filter(|word| !word.is_empty()) {
            if !empty && line.width() + 1 + word.width() > WIDTH {
                self.push(&line);
                others.clone_into(&mut line);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(&line.trim_end().replace('\u{a0}', " "));
        self.text.push('\n');
    }
}

/// A record's text as a terminal may show it: no control characters, nothing that turns the direction of writing.
fn shown(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let folded = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    folded.filter(|c| !c.is_control() && !hidden(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_entries_hang_under_their_first_word() {
        let mut page = Page::default();
        page.heading("Title");
        page.heading("one\ntwo");
        page.heading("Next");
        page.entry("label", &"word ".repeat(20));
        let words = |count| ["word"].repeat(count).join(" ");
        let expected = format!("Title\n\none two\n\nNext\n  label  {}\n         {}\n", words(18), words(2));
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn a_percent_sign_stays_with_its_number() {
        let mut page = Page::default();
        page.heading(&format!("{} 10 % of it", "x".repeat(96)));
        assert_eq!(page.finish(), format!("{}\n10 % of it\n", "x".repeat(96)));
    }

    #[test]
    fn what_could_turn_a_terminal_round_is_left_out() {
        assert_eq!(shown("a\u{1b}[31mb\u{202e}c\u{7}"), "a[31mbc");
        let mut page = Page::default();
        page.heading("");
        assert_eq!(page.finish(), "\n");
    }
}
