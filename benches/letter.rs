//! What one letter costs in memory: composing and wording it, with HTML too, beside a bare render of the same text by
//! the template engine. Run with `cargo bench --bench letter`; the ratios at the end are what counts on a noisy machine.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and looks at the clock")]

use std::hint::black_box;
use std::time::Instant;

use amends::case::Case;
use amends::composition::{Brief, compose_letter};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Format, Templates, draft_letter, render};
use chrono::NaiveDate;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rounds of which the best counts: the machine may be shared, and a short round is likelier to have it alone.
const ROUNDS: usize = 200;
/// Letters in a round.
const LETTERS: u32 = 100;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|name| !name.starts_with('-')).collect();
    for name in ["outage", "repeat", "trivial"] {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            measure(name);
        }
    }
}

/// The best time of one run in microseconds.
fn best(mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for _ in 0..LETTERS {
            work();
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e6 / f64::from(LETTERS));
    }
    best
}

fn read(name: &str) -> (Case, Policy, NaiveDate, Vec<u8>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/");
    let dates = std::fs::read_to_string(format!("{folder}dates.txt")).unwrap();
    let date = dates.lines().find_map(|line| line.strip_prefix(&format!("{name} "))).unwrap().parse().unwrap();
    let policy = match std::fs::read(format!("{folder}{name}.toml")) {
        Ok(bytes) => intake::read_policy(&Source::new("amends.toml", bytes)).unwrap().value,
        Err(_) => Policy::default(),
    };
    let bytes = std::fs::read(format!("{folder}{name}.json")).unwrap();
    let source = Source::new("case.json", bytes.clone());
    let case = intake::read(&source, None, &policy, &ReadOptions::on(date)).unwrap().value;
    (case, policy, date, bytes)
}

fn measure(name: &str) {
    let (case, policy, date, bytes) = read(name);
    let customer = &case.customers[0];
    let brief = Brief::letter();
    let templates = Templates::builtin(brief.kind).unwrap();
    let appraisal = pipeline::appraise(&case, customer, &policy, date).unwrap();
    let record = appraisal.record(&case, customer, &policy, date);
    let markdown = || {
        let letter = compose_letter(&record, &brief).unwrap();
        let manuscript = draft_letter(letter, &templates).unwrap();
        (render(&manuscript, Format::Markdown).unwrap().bytes, manuscript)
    };
    let text = String::from_utf8(markdown().0).unwrap();
    let (bare, context) = bare(&text);
    let mut out = Vec::with_capacity(2 * text.len());
    let engine = best(|| {
        out.clear();
        bare.render_to("letter.md", &context, &mut out).unwrap();
        black_box(&out);
    });
    assert_eq!(out, text.as_bytes(), "the bare render gives another text");
    let composing = best(|| drop(black_box(compose_letter(&record, &brief))));
    let letter = best(|| drop(black_box(markdown())));
    let page = best(|| {
        let (_, manuscript) = markdown();
        drop(black_box(render(&manuscript, Format::Html).unwrap()));
    });
    let options = ReadOptions::on(date);
    let source = Source::new("case.json", bytes);
    let reading = best(|| drop(black_box(intake::read(&source, None, &policy, &options))));
    let appraising = best(|| drop(black_box(pipeline::appraise(&case, customer, &policy, date))));
    let whole = best(|| {
        let case = intake::read(&source, None, &policy, &options).unwrap().value;
        let appraisal = pipeline::appraise(&case, &case.customers[0], &policy, date).unwrap();
        let record = appraisal.record(&case, &case.customers[0], &policy, date);
        let letter = compose_letter(&record, &brief).unwrap();
        let manuscript = draft_letter(letter, &templates).unwrap();
        drop(black_box(render(&manuscript, Format::Markdown).unwrap()));
    });
    println!(
        "{name:<8} {:>5} bytes: bare engine {engine:>5.1} us, letter {letter:>5.1} us ({:.2} times; composing {composing:.1} us), \
         with HTML {page:>5.1} us; before that: reading {:.1} KB {reading:.1} us, appraising {appraising:.1} us; \
         from bytes to bytes {whole:.1} us",
        text.len(),
        letter / engine,
        source.bytes.len() as f64 / 1_000.0,
    );
}

/// One template that gives `text`, with every sixth word a value.
fn bare(text: &str) -> (tera::Tera, tera::Context) {
    let (mut source, mut context) = (String::new(), tera::Context::new());
    for (index, piece) in text.split_inclusive([' ', '\n']).enumerate() {
        let word = piece.trim_end();
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.'));
        if index % 6 == 0 && plain {
            context.insert(format!("v{index}"), word);
            source.extend(["{{ v", &index.to_string(), " }}", &piece[word.len()..]]);
        } else {
            source.push_str(piece);
        }
    }
    let mut engine = tera::Tera::default();
    engine.autoescape_on([".md"]);
    engine.set_escape_fn(|value, out| out.write_all(value.as_bytes()));
    engine.add_raw_template("letter.md", &source).unwrap();
    (engine, context)
}
