//! What a PDF costs beside a bare compile of the same page by the typesetter, and whether its memory stays flat. Run with
//! `cargo bench --features pdf --bench pdf`, with a number of letters after `--` to make that many alone; the ratio and
//! the course of the memory are what counts on a noisy machine.
//!
//! The bare page is markup such as a person writes: the same fonts, paper, words and standards, and no data. Every letter
//! of both is to somebody else, since the typesetter remembers what it has set.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and looks at the clock")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use amends::composition::Brief;
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::rendering::{Format, Manuscript, Templates, render};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Letters in a round, of which the best of each kind counts: as many as are made between two times of forgetting.
const LETTERS: usize = 64;
const ROUNDS: usize = 7;
/// Letters whose memory is watched.
const MANY: usize = 20_000;

fn main() {
    let wanted = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let letter = letter("outage", "2026-03-13");
    if wanted.is_none() {
        compare(&letter);
    }
    watch(&letter, wanted.unwrap_or(MANY));
}

/// Sets both in turn, so that a noisy machine is noisy for both.
fn compare(letter: &Manuscript) {
    let mut desk = Desk::new();
    let (mut own, mut bare, mut next) = (f64::INFINITY, f64::INFINITY, 0);
    for _ in 0..=ROUNDS {
        own = own.min(timed(&mut next, |number| {
            black_box(render(&to(letter, number), Format::Pdf).unwrap());
        }));
        bare = bare.min(timed(&mut next, |number| {
            black_box(desk.set(markup(&to(letter, number))));
            if number % LETTERS == 0 {
                typst::comemo::evict(0);
            }
        }));
    }
    let (one, other) = (render(letter, Format::Pdf).unwrap().bytes.len(), desk.set(markup(letter)).len());
    println!("a letter {own:.2} ms, bare {bare:.2} ms: {:.2} times; {one} and {other} bytes", own / bare);
}

/// Milliseconds of one letter.
fn timed(next: &mut usize, mut work: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for _ in 0..LETTERS {
        *next += 1;
        work(*next);
    }
    start.elapsed().as_secs_f64() * 1e3 / LETTERS as f64
}

/// Makes many, and says what memory they take on the way.
fn watch(letter: &Manuscript, many: usize) {
    let start = Instant::now();
    for number in 1..=many {
        black_box(render(&to(letter, number), Format::Pdf).unwrap());
        if number % many.div_ceil(8).max(1) == 0 {
            let rate = number as f64 / start.elapsed().as_secs_f64();
            println!("{number:>6} letters: {:>4} MB resident, {rate:.0} a second", resident());
        }
    }
}

/// Megabytes of memory in use; nothing where the system does not say.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or_default() / 1024
}

fn letter(name: &str, date: &str) -> Manuscript {
    let read = |ending: &str| {
        let path = format!("{}/examples/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
        Source::new(format!("{name}.{ending}"), std::fs::read(path).unwrap())
    };
    let (policy, date) = (intake::read_policy(&read("toml")).unwrap().value, date.parse().unwrap());
    let case = intake::read(&read("json"), None, &policy, &ReadOptions::on(date)).unwrap().value;
    let appraisal = pipeline::appraise(&case, &case.customers[0], &policy, date).unwrap();
    let record = appraisal.record(&case, &case.customers[0], &policy, date);
    let brief = Brief::letter();
    let templates = Templates::builtin(brief.kind).unwrap();
    pipeline::enveloped(pipeline::letter(&record, &brief, &templates).unwrap().value, &record)
}

/// The letter to somebody else, which its text says.
fn to(letter: &Manuscript, number: usize) -> Manuscript {
    let mut letter = letter.clone();
    let frame = letter.frame.as_mut().unwrap();
    frame.recipient[0] = format!("Ms. Reader {number}");
    frame.salutation = format!("Dear Ms. Reader {number}:");
    for section in &mut letter.sections {
        section.markdown = section.markdown.replace(" you ", &format!(" you, {number}, "));
    }
    letter
}

/// The same page as a person would write it.
fn markup(letter: &Manuscript) -> String {
    let frame = letter.frame.as_ref().unwrap();
    let lines = |lines: &[String]| lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join(" \\\n");
    let mut out = String::from(
        "#set document(title: \"A letter\", author: \"Somebody\", date: datetime(year: 2026, month: 3, day: 13))\n\
         #set text(font: \"Libertinus Serif\", size: 11pt, lang: \"en\", region: \"US\", hyphenate: false)\n\
         #set par(leading: 0.68em, spacing: 1.05em)\n\
         #set page(width: 612pt, height: 792pt, margin: (x: 72pt, top: 56.7pt, bottom: 65.2pt), footer: context {\n\
         if here().page() > 1 { align(right, text(size: 8.5pt)[Page #here().page() of #counter(page).final().first()]) } })\n",
    );
    let _ = write!(out, "#block(height: 113.4pt)[{}]\n\n{}\n\n", lines(&frame.sender), lines(&frame.recipient));
    let references: Vec<String> = frame.references.iter().map(|(what, says)| format!("{what}: {says}")).collect();
    let _ = write!(out, "{}\n\n{}\n\n= {}\n\n", plain(&frame.date), lines(&references), plain(&letter.subject));
    let _ = write!(out, "{}\n\n", plain(&frame.salutation));
    for section in &letter.sections {
        // The example has paragraphs alone.
        for paragraph in section.markdown.split("\n\n") {
            let _ = write!(out, "{}\n\n", plain(&paragraph.replace('\\', "")));
        }
    }
    let _ = write!(out, "{}\n\n#v(20pt)\n{}\n", plain(&frame.close), lines(&frame.signature));
    out
}

/// A text as markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// A world with one page in it.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    source: typst::syntax::Source,
    options: PdfOptions,
}

impl Desk {
    fn new() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/LibertinusSerif-");
        let font = |style| Font::new(Bytes::new(std::fs::read(format!("{folder}{style}.otf")).unwrap()), 0).unwrap();
        let fonts: Vec<Font> = ["Regular", "Italic", "Bold", "BoldItalic"].map(font).to_vec();
        let main = RootedPath::new(VirtualRoot::Project, VirtualPath::new("/bare.typ").unwrap()).intern();
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main,
            source: typst::syntax::Source::new(main, String::new()),
            options: PdfOptions { standards, ..PdfOptions::default() },
        }
    }

    fn set(&mut self, markup: String) -> Vec<u8> {
        self.source = typst::syntax::Source::new(self.main, markup);
        let document: PagedDocument = typst::compile(self).output.unwrap();
        typst_pdf::pdf(&document, &self.options).unwrap()
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<typst::syntax::Source> {
        if id == self.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
