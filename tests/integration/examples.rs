//! Every file of `examples/`: the letter and the reports of each case are files under `tests/examples/`, compared byte
//! for byte. `AMENDS_BLESS=1` writes them anew; whoever does so reads them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{amends, root};

/// A case of `examples/` with its date.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) date: String,
}

impl Example {
    /// The bytes of its file with this ending, if it has one.
    fn bytes(&self, ending: &str) -> Option<Vec<u8>> {
        fs::read(root().join(format!("examples/{}.{ending}", self.name))).ok()
    }

    /// Ids of its customers, those of its customers file included.
    pub(crate) fn customers(&self) -> Vec<String> {
        let case: serde_json::Value = serde_json::from_slice(&self.bytes("json").unwrap()).unwrap();
        let stated = case["customers"].as_array().into_iter().flatten();
        let mut ids: Vec<String> = stated.map(|customer| customer["id"].as_str().unwrap().to_owned()).collect();
        let rows = self.bytes("customers.csv").unwrap_or_default();
        let rows = String::from_utf8(rows).unwrap();
        ids.extend(rows.lines().skip(1).filter_map(|row| row.split(',').next()).map(str::to_owned));
        ids
    }

    /// What a command prints for it; `arguments` follow the case.
    pub(crate) fn print(&self, command: &str, arguments: &str) -> String {
        let mut line = format!("{command} case.json --date {} {arguments}", self.date);
        let mut files = vec![("case.json", self.bytes("json").unwrap())];
        if let Some(policy) = self.bytes("toml") {
            line.push_str(" --policy amends.toml");
            files.push(("amends.toml", policy));
        }
        if let Some(customers) = self.bytes("customers.csv") {
            line.push_str(" --customers customers.csv");
            files.push(("customers.csv", customers));
        }
        let run = files.into_iter().fold(amends(&line), |run, (name, bytes)| run.file(name, bytes));
        let run = self.bytes("png").into_iter().fold(run, |run, logo| run.file(&format!("{}.png", self.name), logo));
        let ran = run.run();
        assert!(matches!(ran.status, 0 | 1), "{line}: {}", ran.stderr);
        ran.stdout
    }
}

/// All examples, in the order of `examples/dates.txt`, which names each case once.
pub(crate) fn examples() -> Vec<Example> {
    let dates = fs::read_to_string(root().join("examples/dates.txt")).unwrap();
    let examples = dates.lines().map(|line| {
        let (name, date) = line.split_once(' ').unwrap();
        Example { name: name.to_owned(), date: date.to_owned() }
    });
    let examples: Vec<Example> = examples.collect();
    let told = messages();
    let names = examples.iter().chain(told.iter().map(|(example, _)| example)).map(|example| &example.name);
    let listed: BTreeSet<PathBuf> = names.map(|name| format!("{name}.json").into()).collect();
    let there = fs::read_dir(root().join("examples")).unwrap().map(|entry| PathBuf::from(entry.unwrap().file_name()));
    let there: BTreeSet<PathBuf> = there.filter(|file| file.extension().is_some_and(|e| e == "json")).collect();
    assert_eq!(listed, there, "examples/dates.txt does not name each case once");
    examples
}

/// The examples of messages, in the order of `examples/messages.txt`, each with the commands that write them.
pub(crate) fn messages() -> Vec<(Example, Vec<String>)> {
    let lines = fs::read_to_string(root().join("examples/messages.txt")).unwrap();
    let example = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let (name, date) = (words.next().unwrap(), words.next().unwrap());
        (Example { name, date }, words.collect())
    };
    lines.lines().map(example).collect()
}

/// Every expected document: its file under `tests/examples/`, and what the program gives.
fn documents() -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for example in examples() {
        let customers = example.customers();
        for customer in &customers {
            let stem = if customers.len() == 1 { example.name.clone() } else { format!("{}.{customer}", example.name) };
            let of = format!("--customer {customer}");
            documents.push((format!("{stem}.letter.md"), example.print("letter", &of)));
            if *customer == customers[0] {
                documents.push((format!("{stem}.letter.txt"), example.print("letter", &format!("{of} --to txt"))));
                documents.push((format!("{stem}.letter.html"), example.print("letter", &format!("{of} --to html"))));
                documents.push((format!("{stem}.report.md"), example.print("report", &of)));
                documents.push((format!("{stem}.assessment.json"), example.print("assess", &format!("{of} --json"))));
            }
        }
        documents.push((format!("{}.internal.md", example.name), example.print("report", "--audience internal")));
    }
    for (example, commands) in messages() {
        for command in commands {
            documents.push((format!("{}.{command}.md", example.name), example.print(&command, "")));
            documents.push((format!("{}.{command}.txt", example.name), example.print(&command, "--to txt")));
        }
    }
    documents
}

#[test]
fn every_example_gives_the_documents_that_are_expected_of_it() {
    let folder = root().join("tests/examples");
    let made = documents();
    if std::env::var_os("AMENDS_BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &made {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let expected: BTreeSet<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let names: BTreeSet<String> = made.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(expected, names, "an expected file that nobody makes, or a document that nobody expects");
    for (name, text) in &made {
        same(&folder.join(name), text);
    }
}

#[track_caller]
fn same(path: &Path, made: &str) {
    let expected = fs::read_to_string(path).unwrap();
    let line = expected.lines().zip(made.lines()).position(|(a, b)| a != b).unwrap_or(expected.lines().count());
    let of = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
    assert_eq!(expected, made, "{}, line {}:\n- {}\n+ {}", path.display(), line + 1, of(&expected), of(made));
}

/// A word sequence of a case that a template holds means that the template knows the case.
#[test]
fn no_template_knows_an_example() {
    let mut told = BTreeSet::new();
    for example in examples().into_iter().chain(messages().into_iter().map(|(example, _)| example)) {
        let case: serde_json::Value = serde_json::from_slice(&example.bytes("json").unwrap()).unwrap();
        texts(&case, &mut told);
    }
    for file in walk(&root().join("templates/en")) {
        let words = words(&fs::read_to_string(&file).unwrap());
        for run in words.windows(5) {
            assert!(!told.contains(run), "{} holds {run:?}, as a case of examples/ does", file.display());
        }
    }
}

/// The runs of five words of every text.
fn texts(value: &serde_json::Value, found: &mut BTreeSet<Vec<String>>) {
    match value {
        serde_json::Value::String(text) => found.extend(words(text).windows(5).map(<[String]>::to_vec)),
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '{' && c != '}').to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
