//! The only place that prints: documents to standard output, everything said to the person to standard error.

use std::io::{self, Write};

use amends::diagnostic::{Diagnostic, Level, json, sarif, text};
use anstream::{AutoStream, ColorChoice};

use super::args::{Color, MessageFormat, Voice};
use super::codes;

/// Both streams, and what was said so far.
#[derive(Debug)]
pub(super) struct Terminal {
    voice: Voice,
    colored: bool,
    stdout: io::Stdout,
    stderr: io::Stderr,
    /// Everything said, for the account at the end.
    told: Vec<Diagnostic>,
}

impl Terminal {
    /// Speaks as the person asked.
    pub(super) fn new(voice: Voice) -> Self {
        let colored = match voice.color {
            Color::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        Self { voice, colored, stdout: io::stdout(), stderr: io::stderr(), told: Vec::new() }
    }

    /// Writes a document, or a part of one, to standard output.
    pub(super) fn document(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = self.stdout.lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Says what is wrong; with `--quiet` the errors alone.
    pub(super) fn tell(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            if diagnostic.level == Level::Error || !self.voice.quiet {
                self.say(diagnostic);
            }
        }
    }

    /// Says something that explains the exit status: also with `--quiet`.
    pub(super) fn insist(&mut self, diagnostic: Diagnostic) {
        self.say(diagnostic);
    }

    /// Says one of many things without keeping it, unless the log at the end is to hold it.
    pub(super) fn pass(&mut self, diagnostic: &Diagnostic) {
        match self.voice.format {
            MessageFormat::Text => self.print(&format!("{}\n", text::render(diagnostic, self.colored))),
            MessageFormat::Json => self.print(&json::render(diagnostic)),
            MessageFormat::Sarif => self.told.push(diagnostic.clone()),
        }
    }

    /// Whether messages are for people to read as they come.
    pub(super) fn is_for_people(&self) -> bool {
        self.voice.format == MessageFormat::Text
    }

    /// What the person wants to hear.
    pub(super) fn voice(&self) -> Voice {
        self.voice
    }

    /// Says what was used or written; with `--verbose` alone.
    pub(super) fn remark(&mut self, message: impl Into<String>) {
        if self.voice.verbose {
            self.say(Diagnostic::note(codes::USED, message));
        }
    }

    /// Says what can only be said at the end: the count of errors and warnings, or the whole log.
    pub(super) fn finish(&self) {
        match self.voice.format {
            MessageFormat::Json => {}
            MessageFormat::Sarif => self.print(&sarif::render(&self.told)),
            MessageFormat::Text => {
                if let Some(summary) = text::summary(&self.told) {
                    self.print(&format!("{summary}\n"));
                }
            }
        }
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        match self.voice.format {
            MessageFormat::Text => self.print(&format!("{}\n", text::render(&diagnostic, self.colored))),
            MessageFormat::Json => self.print(&json::render(&diagnostic)),
            MessageFormat::Sarif => {}
        }
        self.told.push(diagnostic);
    }

    /// Nobody is left to tell that standard error is closed.
    fn print(&self, text: &str) {
        let _ = self.stderr.lock().write_all(text.as_bytes());
    }
}

/// Says something when nobody else can any more.
pub(super) fn last_words(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
