//! Lines in the making: what every walker over rich text writes into.

/// Text that is put together block by block.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<String>,
    line: String,
}

impl Lines {
    /// Adds to the line; white space of any length counts as one space.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else if !c.is_control() {
                self.line.push(c);
            }
        }
    }

    /// Ends the line, if anything stands on it.
    pub(super) fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.done.push(line.to_owned());
        }
    }

    /// Ends the line where the source breaks it, perhaps in the middle of a sentence: a space at its end says so.
    pub(super) fn soft_end(&mut self) {
        let before = self.done.len();
        self.end();
        if let (true, Some(line)) = (self.done.len() > before, self.done.last_mut()) {
            line.push(' ');
        }
    }

    /// Ends the line as a heading, which leads into what follows it.
    pub(super) fn end_heading(&mut self) {
        let bare = self.line.trim_end().len();
        self.line.truncate(bare);
        if !self.line.is_empty() && !self.line.ends_with([':', '.', '!', '?']) {
            self.line.push(':');
        }
        self.end();
    }

    /// Keeps the cells of a row apart.
    pub(super) fn cell(&mut self) {
        self.push(" ");
    }

    /// All lines.
    pub(super) fn finish(mut self) -> String {
        self.end();
        self.done.join("\n").trim_end().to_owned()
    }
}
