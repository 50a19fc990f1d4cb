//! Tries strings in every hole of every carrier, and holds what comes of it against what comes of a plain word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use amends::diagnostic::Problems;
use amends::rendering::{Format, render};

use super::carrier::{Carrier, Document, Words, marks};
use super::reading::{Reading, bare, hidden, read};

pub(super) const FORMATS: [Format; 3] = [Format::Markdown, Format::Html, Format::Text];

/// The fields that turn the choice of wordings.
const TURN: [&str; 2] = ["incident.id", "customers.id"];

/// A document in a format, by the ending of its file.
pub(super) type Sheet = (Document, &'static str);

/// What became of a case.
type Sheets = BTreeMap<Sheet, Reading>;

/// The ending of a format's files.
pub(super) fn ending(format: Format) -> &'static str {
    match format {
        Format::Markdown => "md",
        Format::Html => "html",
        _ => "txt",
    }
}

/// Every document of a case in every format, read back.
fn sheets(carrier: &Carrier, words: &Words, value: impl Fn(usize) -> String) -> Result<Sheets, Problems> {
    let mut sheets = Sheets::new();
    for (document, manuscript) in &carrier.documents(value, words)? {
        for format in FORMATS {
            let text = String::from_utf8(render(manuscript, format)?.bytes).unwrap();
            assert_eq!(hidden(&text), None, "{document:?} as {} holds what no reader sees", ending(format));
            sheets.insert((*document, ending(format)), read(&text, format));
        }
    }
    Ok(sheets)
}

/// The holes whose value a sheet shows, as it stands.
fn shown(reading: &Reading, holes: &BTreeSet<usize>, value: &str) -> BTreeSet<usize> {
    let value = bare(value);
    let mut shown = BTreeSet::new();
    for (at, _) in reading.text.match_indices('q') {
        let after = &reading.text[at + 1..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = after.split_at(digits);
        let Ok(hole) = number.parse() else { continue };
        let closed = rest.strip_prefix('a').and_then(|rest| rest.strip_prefix(value.as_str()));
        if holes.contains(&hole) && closed.is_some_and(|rest| rest.starts_with(&marks(hole).1)) {
            shown.insert(hole);
        }
    }
    shown
}

/// A plain value of as many words: a letter's length decides which of its facts there is room for.
fn plain(words: usize) -> String {
    vec!["word"; words].join(" ")
}

/// A run over a case: which of its holes get the value, and what the sheets are where it is a plain one.
pub(super) struct Trial {
    holes: BTreeSet<usize>,
    /// Whether the value turns the choice of wordings, so that the letter around it may be another.
    turns: bool,
    sheets: Sheets,
    /// The holes whose value each sheet shows.
    pub(super) shown: BTreeMap<Sheet, BTreeSet<usize>>,
}

impl Trial {
    /// One with a plain word in every hole.
    pub(super) fn usual(carrier: &Carrier, words: &Words) -> Self {
        Self::new(carrier, words, carrier.all_holes(), 1)
    }

    fn new(carrier: &Carrier, words: &Words, holes: BTreeSet<usize>, count: usize) -> Self {
        let fill = |hole: usize| plain(if holes.contains(&hole) { count } else { 1 });
        let sheets = sheets(carrier, words, fill).unwrap();
        let value = plain(count);
        let shown = sheets.iter().map(|(sheet, reading)| (*sheet, shown(reading, &holes, &value))).collect();
        let turns = holes.iter().any(|hole| TURN.contains(&carrier.holes[*hole].as_str()));
        Self { holes, turns, sheets, shown }
    }

    /// Runs that together show a value of `count` words wherever a single word is shown. In a letter too long for its
    /// severity the facts that it can spare give way, so a long value stands in some of the holes at a time.
    ///
    /// What turns the choice of wordings stands in a run of its own.
    fn all(carrier: &Carrier, words: &Words, count: usize, usual: &Self) -> Vec<Self> {
        let turns = |hole: &usize| TURN.contains(&carrier.holes[*hole].as_str());
        let (turning, others): (BTreeSet<usize>, _) = carrier.all_holes().into_iter().partition(turns);
        let mut trials = Self::halves(carrier, words, others, count, usual);
        trials.push(Self::new(carrier, words, turning, count));
        trials
    }

    fn halves(carrier: &Carrier, words: &Words, holes: BTreeSet<usize>, count: usize, usual: &Self) -> Vec<Self> {
        let trial = Self::new(carrier, words, holes, count);
        if trial.shown.iter().all(|(sheet, shown)| *shown == &usual.shown[sheet] & &trial.holes) {
            return vec![trial];
        }
        let field = &carrier.holes[*trial.holes.first().unwrap()];
        assert!(trial.holes.len() > 1, "{field} is not shown with {count} words");
        let middle = *trial.holes.iter().nth(trial.holes.len() / 2).unwrap();
        let (first, second): (BTreeSet<usize>, _) = trial.holes.into_iter().partition(|hole| *hole < middle);
        [first, second].into_iter().flat_map(|half| Self::halves(carrier, words, half, count, usual)).collect()
    }

    /// Tries a string, and notes in how many holes each sheet shows it and what else is wrong.
    fn run(&self, carrier: &Carrier, words: &Words, (index, value): (usize, &str), outcome: &Mutex<Outcome>) {
        let fill = |hole: usize| if self.holes.contains(&hole) { value.to_owned() } else { plain(1) };
        let sheets = match sheets(carrier, words, fill) {
            Ok(sheets) => sheets,
            Err(problems) => {
                outcome.lock().unwrap().refused.insert(index, problems.to_string());
                return;
            }
        };
        let mut outcome = outcome.lock().unwrap();
        for (sheet, reading) in sheets {
            let usual = &self.sheets[&sheet];
            if !self.turns && reading.shape != usual.shape {
                outcome.faults.push(format!("{value:?} changes the structure of {sheet:?}"));
            }
            if !reading.links.is_empty() {
                outcome.faults.push(format!("{value:?} makes links in {sheet:?}: {:?}", reading.links));
            }
            let shown = shown(&reading, &self.holes, value);
            for hole in &self.shown[&sheet] - &shown {
                outcome.faults.push(format!("{sheet:?} does not show {value:?} as it is in {}", carrier.holes[hole]));
            }
            *outcome.reached.entry(sheet).or_default().entry(index).or_default() += shown.len();
        }
    }
}

/// What came of all strings; each is known by its index.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// For each sheet, in how many holes of all carriers it shows each string.
    pub(super) reached: BTreeMap<Sheet, BTreeMap<usize, usize>>,
    /// In how many it shows a plain word.
    pub(super) usual: BTreeMap<Sheet, usize>,
    /// The strings with which a case is refused, and why.
    pub(super) refused: BTreeMap<usize, String>,
    /// Whatever is not as it is with a plain word.
    pub(super) faults: Vec<String>,
}

/// Strings of one number of words, tried in one carrier.
struct Job<'a> {
    carrier: &'a Carrier,
    usual: &'a Trial,
    words: usize,
    strings: Vec<usize>,
}

/// The jobs that try every string in every carrier, small enough to keep all processors busy.
fn jobs<'a>(carriers: &'a [(Carrier, Trial)], strings: &[String]) -> Vec<Job<'a>> {
    let mut by_words: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, string) in strings.iter().enumerate() {
        by_words.entry(string.split_whitespace().count()).or_default().push(index);
    }
    let mut jobs = Vec::new();
    for (carrier, usual) in carriers {
        for (words, indices) in &by_words {
            jobs.extend(indices.chunks(64).map(|some| Job { carrier, usual, words: *words, strings: some.to_vec() }));
        }
    }
    jobs
}

/// Tries every string in every hole.
pub(super) fn try_all(strings: &[String]) -> Outcome {
    let words = Words::builtin();
    let with_usual = |carrier: Carrier| {
        let usual = Trial::usual(&carrier, &words);
        (carrier, usual)
    };
    let carriers: Vec<(Carrier, Trial)> = Carrier::all().into_iter().map(with_usual).collect();
    let mut outcome = Outcome::default();
    for (sheet, shown) in carriers.iter().flat_map(|(_, usual)| &usual.shown) {
        *outcome.usual.entry(*sheet).or_default() += shown.len();
    }
    let (waiting, outcome) = (Mutex::new(jobs(&carriers, strings)), Mutex::new(outcome));
    let work = || {
        let words = Words::builtin();
        loop {
            let Some(job) = waiting.lock().unwrap().pop() else { return };
            let trials = Trial::all(job.carrier, &words, job.words, job.usual);
            for (index, trial) in job.strings.iter().flat_map(|index| trials.iter().map(move |trial| (*index, trial))) {
                trial.run(job.carrier, &words, (index, &strings[index]), &outcome);
            }
        }
    };
    let hands = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(work);
        }
    });
    outcome.into_inner().unwrap()
}
