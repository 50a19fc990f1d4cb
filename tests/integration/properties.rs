//! The properties of `tests/properties/`, over seeds from this repository and a fixed number of changes to each.
//!
//! The changes are the same in every run; `PROPTEST_RNG_SEED=7` makes others, and `AMENDS_BUDGET=20` that many times more.
//! Which inputs the seeds are is said here once: with `AMENDS_SEEDS=FOLDER` they are written out for the fuzzer
//! (`fuzz/seed`).

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use amends::intake::exports::ADAPTERS;
use amends::manifest::Digest;
use amends::rendering::{Format, eject, render};

use crate::batch::fixture::{self, DATE, command};
use crate::support::{listed, root};

#[path = "../properties/mod.rs"]
mod held;

use held::{ALL, Property};

/// How many changed inputs each property is held against. A property that makes every document takes longer for one.
const BUDGET: [(&str, usize); 8] = [
    ("cases", 150),
    ("policies", 150),
    ("exports", 400),
    ("escaping", 20_000),
    ("writers", 1_500),
    ("letters", 200),
    ("templates", 150),
    ("manifests", 150),
];

/// No seed is larger: what a change does to a megabyte is not worth the time.
const LONGEST: usize = 64 << 10;

/// What changes put into an input: all that Markdown, JSON, YAML, HTML, CSV and templates know.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "*", "**", "_", "__", "`", "``", "```", "~", "~~", "~~~", "#", "##", "###### ", "-", "--", "---", "- ", "+", "+ ",
    "=", "==", "===", ">", "> ", "<", "<!--", "-->", "</", "<b>", "<?x", "<a@b.example>", "<https://a.example>", "[", "]",
    "[x]", "](", "](y)", "[x]: /y", "![", "(", ")", "|", "|-|-|", ":-", ":-:", "&", "&amp;", "&#38;", "&#x26", "&T", "&lt",
    "\\", "\\\\", "1.", "1. ", "12) ", "123456789. ", "1234567890. ", "3", "a", "word", "Order ", "x_y", "é", "日本", "…",
    " ", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{200b}", "\u{2028}", "\u{202e}", "\u{7}", "!", ".",
    "\u{2019}", "$@%^{}", "{", "}", "{{", "}}", "{%", "%}", "\"", "'", ":", ",", "null", "true", "-1", "1e999", "0.000001",
    "9999-12-31T23:59:59Z", "0001-01-01", "2026-02-30", "\u{0}", "\u{feff}", "\u{c}", "&a", "*a", "<<: *a", "|", ">-", "!!str",
];

/// A test for each, and one that none is left out.
macro_rules! tests {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                hold(stringify!($name));
            }
        )*

        #[test]
        fn none_is_left_out() {
            let tested = [$(stringify!($name)),*];
            assert_eq!(ALL.map(|property| property.name), tested);
            assert_eq!(BUDGET.map(|(name, _)| name), tested);
            let mut targets = listed(&root().join("fuzz/targets"));
            targets.sort_by_key(|target| tested.iter().position(|name| target.strip_suffix(".rs") == Some(name)));
            assert_eq!(targets, tested.map(|name| format!("{name}.rs")), "each has its fuzz target");
        }
    };
}

tests! { cases policies exports escaping writers letters templates manifests }

fn hold(name: &str) {
    let property = ALL.iter().find(|property| property.name == name).unwrap();
    let (_, budget) = BUDGET.into_iter().find(|(other, _)| *other == name).unwrap();
    let seeds = seeds(property);
    assert!(seeds.len() >= 3, "{} has no seeds", property.name);
    write_out(property, &seeds);
    for seed in &seeds {
        hold_for(property, seed);
    }
    let mut random = Random(number_of("PROPTEST_RNG_SEED", 20_260_310).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for number in 0..budget * usize::try_from(number_of("AMENDS_BUDGET", 1)).unwrap() {
        let mut input = seeds[number % seeds.len()].clone();
        for _ in 0..=random.below(4) {
            change(&mut input, &seeds, &mut random);
        }
        hold_for(property, &input);
    }
}

/// A number that somebody set for this run, or the usual one.
fn number_of(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// As the property itself, but a failure names the input.
fn hold_for(property: &Property, input: &[u8]) {
    let holds = catch_unwind(AssertUnwindSafe(|| held::check(property.name, input))).is_ok();
    assert!(holds, "`{}` does not hold for b\"{}\"", property.name, input.escape_ascii());
}

/// Leaves the seeds where the fuzzer begins, if somebody asks for that.
fn write_out(property: &Property, seeds: &[Vec<u8>]) {
    let Some(folder) = std::env::var_os("AMENDS_SEEDS") else { return };
    let folder = PathBuf::from(folder).join(property.name);
    fs::create_dir_all(&folder).unwrap();
    for seed in seeds {
        fs::write(folder.join(&Digest::of(seed).to_string()[..16]), seed).unwrap();
    }
}

/// One change: something goes, comes, is doubled or is somebody else's.
fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let at = random.below(input.len() + 1);
    let end = at + random.below((input.len() - at).min(40) + 1);
    match random.below(6) {
        0 => drop(input.drain(at..end)),
        1 => {
            let piece = input[at..end].to_vec();
            input.splice(at..at, piece);
        }
        2 if at < input.len() => input[at] ^= 1 << random.below(8),
        3 => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len() + 1);
            let to = from + random.below((other.len() - from).min(200) + 1);
            input.splice(at..end, other[from..to].iter().copied());
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            input.splice(at..at, piece.bytes());
        }
    }
}

/// What the inputs of a property begin from; the first byte of each is a choice.
fn seeds(property: &Property) -> Vec<Vec<u8>> {
    let seeds = match property.name {
        "cases" => case_seeds(),
        "policies" => policy_seeds(),
        "exports" => export_seeds(),
        "escaping" => text_seeds(property.choices),
        "writers" => writer_seeds(),
        "letters" => letter_seeds(),
        "templates" => template_seeds(),
        _ => manifest_seeds(),
    };
    seeds.into_iter().filter(|seed| seed.len() <= LONGEST).collect()
}

fn seed(choice: usize, rest: &[u8]) -> Vec<u8> {
    let mut seed = vec![u8::try_from(choice).unwrap()];
    seed.extend_from_slice(rest);
    seed
}

/// The files under a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let is_one =
        |name: &&String| Path::new(name).extension().is_some_and(|ending| endings.iter().any(|e| ending == *e));
    let folder = root().join(folder);
    listed(&folder).iter().filter(is_one).map(|name| fs::read(folder.join(name)).unwrap()).collect()
}

fn case_seeds() -> Vec<Vec<u8>> {
    let both = |ending: &str| [files("examples", &[ending]), files("tests/cases", &[ending])].concat();
    let of = |choice: usize, inputs: Vec<Vec<u8>>| inputs.into_iter().map(move |input| seed(choice, &input));
    let json = both("json");
    // YAML takes JSON as well.
    let yaml: Vec<Vec<u8>> = both("yaml").into_iter().chain(json.iter().take(5).cloned()).collect();
    of(0, json).chain(of(1, yaml)).chain(of(2, both("ndjson"))).chain(of(3, both("csv"))).collect()
}

fn policy_seeds() -> Vec<Vec<u8>> {
    let toml = [files("examples", &["toml"]), files("tests/cases", &["toml"])].concat();
    let mut seeds: Vec<Vec<u8>> = toml.iter().map(|policy| seed(0, policy)).collect();
    for policy in &toml {
        let Ok(policy) = toml::from_str::<serde_json::Value>(&String::from_utf8_lossy(policy)) else { continue };
        seeds.extend([1, 2].map(|choice| seed(choice, policy.to_string().as_bytes())));
    }
    seeds
}

fn export_seeds() -> Vec<Vec<u8>> {
    let endings = ["json", "ndjson"];
    let mut seeds: Vec<Vec<u8>> =
        files("tests/exports", &endings).iter().map(|export| seed(ADAPTERS.len(), export)).collect();
    for (choice, adapter) in ADAPTERS.iter().enumerate() {
        let folder = root().join("tests/exports").join(adapter.name.replace('_', "-"));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if folder.is_dir() {
            seeds.extend(files(&format!("tests/exports/{name}"), &endings).iter().map(|export| seed(choice, export)));
        }
    }
    seeds
}

fn text_seeds(choices: u8) -> Vec<Vec<u8>> {
    let strings: Vec<String> =
        serde_json::from_slice(&fs::read(root().join("tests/data/naughty/blns.json")).unwrap()).unwrap();
    let all = strings.iter().map(String::as_str).chain(PIECES.iter().copied()).enumerate();
    all.map(|(at, text)| seed(at % usize::from(choices), text.as_bytes())).collect()
}

fn writer_seeds() -> Vec<Vec<u8>> {
    let documents = [files("tests/prose", &["md"]), files("tests/cases", &["md"])].concat();
    let documents = documents.iter().enumerate().map(|(at, text)| seed(at % 12, text));
    documents.chain(text_seeds(12)).collect()
}

fn letter_seeds() -> Vec<Vec<u8>> {
    let of = |choice: usize, ending: &str| {
        let found = [files("tests/prose", &[ending]), files("tests/cases", &[ending]), files("tests/mail", &[ending])];
        found.concat().into_iter().map(move |letter| seed(choice, &letter))
    };
    let mut seeds: Vec<Vec<u8>> = of(0, "md").chain(of(1, "html")).chain(of(2, "txt")).chain(of(3, "eml")).collect();
    let formats = [Format::Markdown, Format::Html, Format::Text, Format::Mail, Format::Word];
    for document in documents() {
        let made = formats.iter().enumerate().filter_map(|(at, format)| Some((at, render(&document, *format).ok()?)));
        seeds.extend(made.map(|(at, rendition)| seed(at, &rendition.bytes)));
    }
    seeds
}

/// A letter for each of two examples, ready to be sent.
fn documents() -> Vec<amends::rendering::Manuscript> {
    use amends::{composition::Brief, intake, pipeline, rendering::Templates};
    let policy = fs::read(root().join("examples/outage.toml")).unwrap();
    let policy = intake::read_policy(&intake::Source::new("amends.toml", policy)).unwrap().value;
    let brief = Brief::letter();
    let templates = Templates::builtin(brief.kind).unwrap();
    let letter = |(name, date): (&str, &str)| {
        let issued_on = date.parse().unwrap();
        let source = intake::Source::new(name, fs::read(root().join("examples").join(name)).unwrap());
        let case = intake::read(&source, None, &policy, &intake::ReadOptions::on(issued_on)).unwrap().value;
        let appraisal = pipeline::appraise(&case, &case.customers[0], &policy, issued_on).unwrap();
        let record = appraisal.record(&case, &case.customers[0], &policy, issued_on);
        pipeline::enveloped(pipeline::letter(&record, &brief, &templates).unwrap().value, &record)
    };
    [("textbooks.json", "2026-08-27"), ("outage.json", "2026-03-13")].map(letter).into()
}

fn template_seeds() -> Vec<Vec<u8>> {
    let built_in = eject();
    let mut seeds: Vec<Vec<u8>> =
        built_in.iter().enumerate().map(|(at, (_, text))| seed(at % 127 + 1, text.as_bytes())).collect();
    seeds.extend(built_in.iter().take(3).map(|(name, text)| seed(0, format!("{name}\n{text}").as_bytes())));
    seeds.push(seed(0, b"../letter/failure.md\nx"));
    seeds
}

/// The manifest of a run, whole and line by line.
fn manifest_seeds() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.ndjson"), fixture::lines(&fixture::cases(3, |_, _| {}))).unwrap();
    assert!(command(folder.path(), &format!("in.ndjson --out out {DATE}")).output().unwrap().status.success());
    let manifest = fs::read(folder.path().join("out/manifest.ndjson")).unwrap();
    let lines = manifest.split_inclusive(|byte| *byte == b'\n').map(|line| seed(0, line));
    let mut seeds: Vec<Vec<u8>> = lines.collect();
    seeds.push(seed(0, &manifest));
    seeds
}

/// A small generator (xorshift), so that each run tries the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}
