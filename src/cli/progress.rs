//! How far a long run is: a bar on a terminal, otherwise a line now and then.

use std::io::{self, IsTerminal, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use amends::batch::Account;
use amends::diagnostic::Diagnostic;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::codes;
use super::terminal::Terminal;
use super::view::counted;

/// How often a line is said where there is no terminal.
const NOW_AND_THEN: Duration = Duration::from_secs(10);
/// How often a bar is drawn, in draws a second.
const DRAWS: u8 = 10;

/// How far a run is.
#[derive(Debug)]
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    read: Arc<AtomicU64>,
    total: Option<u64>,
    begun: Instant,
    said: Instant,
}

impl Progress {
    /// Of a run over so many bytes, as far as that is known. The one stopwatch of the program: it never gets into a
    /// document.
    pub(super) fn new(total: Option<u64>, terminal: &Terminal) -> Self {
        let shown = io::stderr().is_terminal() && terminal.is_for_people() && !terminal.voice().quiet;
        let bar = shown.then(|| {
            let target = ProgressDrawTarget::stderr_with_hz(DRAWS);
            let (bar, style) = match total {
                Some(total) => (
                    ProgressBar::with_draw_target(Some(total), target),
                    ProgressStyle::with_template("{bar:30} {percent:>3}%  {msg}  {eta} left"),
                ),
                None => (ProgressBar::with_draw_target(None, target), ProgressStyle::with_template("{spinner} {msg}")),
            };
            match style {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        let now = Instant::now();
        Self { bar, read: Arc::default(), total, begun: now, said: now }
    }

    /// A reader whose bytes count.
    pub(super) fn counted(&self, reader: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        Box::new(Counted { reader, read: Arc::clone(&self.read) })
    }

    /// Shows how far the run is, if it is time to.
    pub(super) fn passed(&mut self, account: &Account, terminal: &mut Terminal) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.read.load(Ordering::Relaxed));
            bar.set_message(self.line(account));
        } else if self.said.elapsed() >= NOW_AND_THEN {
            self.said = Instant::now();
            let mut line = self.line(account);
            if let Some(total) = self.total.filter(|total| *total > 0) {
                line = format!("{}%: {line}", self.read.load(Ordering::Relaxed).min(total) * 100 / total);
            }
            terminal.tell([Diagnostic::note(codes::USED, line)]);
        }
    }

    /// Says something without tearing the bar.
    pub(super) fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a rate")]
    fn line(&self, account: &Account) -> String {
        let done = account.made + account.there;
        let rate = (done as f64 / self.begun.elapsed().as_secs_f64().max(0.001)) as u64;
        let failed = if account.failed > 0 { format!(", {} failed", account.failed) } else { String::new() };
        format!("{}{failed}, {rate} a second", counted(done, "document", "documents"))
    }
}

/// Counts what is read.
struct Counted {
    reader: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
