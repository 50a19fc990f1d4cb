//! Exports of other programs: what must hold for every source, on the fixtures of `tests/exports`, on real records, and
//! on records that nobody would write.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use amends::case::Case;
use amends::composition::{Brief, DocumentKind};
use amends::intake::exports::{self, ADAPTERS, Import, ImportOptions, Imported};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Format, Templates, render};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::support::{amends, folders, listed, root};

fn read(name: &str, bytes: Vec<u8>, options: &ImportOptions) -> Import {
    exports::import(&[Source::new(name, bytes)], options)
}

fn forced() -> ImportOptions {
    ImportOptions { time_zone: Some(chrono_tz::UTC), force: true, ..ImportOptions::default() }
}

/// The report of an imported case, as `amends report` writes it.
fn report(case: &Map<String, Value>, audience: amends::case::Audience) -> String {
    try_report(case, audience).unwrap()
}

/// The same; what is wrong with a case that is none.
fn try_report(case: &Map<String, Value>, audience: amends::case::Audience) -> amends::diagnostic::Result<String> {
    let policy = Policy::default();
    let source = Source::new("case.json", serde_json::to_vec(case).unwrap());
    let options = ReadOptions::on("2026-11-01".parse().unwrap());
    let case: Case = intake::read(&source, None, &policy, &options)?.value;
    let brief = Brief { audience, kind: DocumentKind::Report, ..Brief::letter() };
    let templates = Templates::builtin(DocumentKind::Report).unwrap();
    let made = pipeline::with_record(&case, None, &policy, options.issued_on, |record| {
        pipeline::report(record, &brief, &templates)
    });
    Ok(String::from_utf8(render(&made.unwrap().value, Format::Markdown).unwrap().bytes).unwrap())
}

/// What must hold for whatever was imported: a case or an error, never both, and a report from every case.
fn sound(incidents: &[Imported]) -> usize {
    for Imported { ids, case, found, .. } in incidents {
        let error = found.iter().any(|found| found.level == amends::diagnostic::Level::Error);
        assert!(case.is_some() != error, "{ids:?}: {found:?}");
        assert!(found.iter().all(|found| found.code != intake::problems::MAPPING_FAILED), "{ids:?}: {found:?}");
        if let Some(case) = case {
            let told = report(case, amends::case::Audience::Customer);
            assert!(told.contains("## What we do not know yet") && told.len() > 300, "{told}");
        }
    }
    incidents.iter().filter(|incident| incident.case.is_some()).count()
}

/// Each fixture's input files, by folder.
fn inputs() -> Vec<(String, Vec<PathBuf>)> {
    let data = |name: &String| name.ends_with("json") && !name.starts_with("expected");
    let of = |folder: &PathBuf| {
        let files = listed(folder).into_iter().filter(data).map(|name| folder.join(name)).collect();
        (folder.file_name().unwrap().to_str().unwrap().to_owned(), files)
    };
    folders(&root().join("tests/exports")).iter().map(of).collect()
}

#[test]
fn every_source_has_an_import_and_a_refusal() {
    let names: Vec<String> = inputs().into_iter().map(|(name, _)| name).collect();
    for adapter in ADAPTERS {
        assert!(names.iter().any(|name| name.starts_with(adapter.name)), "no import of {}", adapter.name);
        let refused = format!("refused-{}", adapter.name);
        assert!(names.iter().any(|name| name.starts_with(&refused)), "no refusal of {}", adapter.name);
    }
}

#[test]
fn every_fixture_is_known_by_its_shape() {
    for adapter in ADAPTERS {
        for (name, files) in
            inputs().iter().filter(|(name, _)| name.trim_start_matches("refused-").starts_with(adapter.name))
        {
            let sources: Vec<Source> =
                files.iter().map(|file| Source::new(file.display().to_string(), fs::read(file).unwrap())).collect();
            let by_shape = exports::import(&sources, &forced());
            let by_name = exports::import(&sources, &ImportOptions { from: Some(adapter), ..forced() });
            if name != "rootly-and-pagerduty" {
                assert_eq!(by_shape, by_name, "{name}");
            }
        }
    }
}

#[test]
fn a_report_comes_straight_from_every_import() {
    let mut reports = 0;
    for (name, files) in inputs() {
        let sources: Vec<Source> =
            files.iter().map(|file| Source::new(file.display().to_string(), fs::read(file).unwrap())).collect();
        if name.contains("map") || name == "tides" {
            continue;
        }
        reports += sound(&exports::import(&sources, &forced()).incidents);
    }
    assert!(reports > 40, "{reports}");
    let ran =
        amends("import - -q").stdin(fs::read(root().join("tests/exports/statuspage/incidents.json")).unwrap()).run();
    let told = amends("report - --date 2026-03-13").stdin(ran.ends_with(0).stdout).run().ends_with(0).stdout;
    for part in
        ["Bookings cannot be made", "We have found the cause: a full disk.", "What was not affected?", "The cause."]
    {
        assert!(told.contains(part), "{part} is not in:\n{told}");
    }
}

/// People, addresses, passwords and links into meetings that stand in the fixtures, most in fields that nobody asked for.
const SECRETS: [&str; 14] = [
    "Ada Bell",
    "ada@",
    "@ada",
    "tom@",
    "person1@",
    "zoom.us",
    "webex",
    "ferry7",
    "4711",
    "abc123",
    "7946",
    "automation",
    "C02AW36C1M5",
    "notify.example",
];

#[test]
fn nothing_secret_gets_into_a_case() {
    let mut cases = 0;
    for (name, files) in inputs() {
        let sources: Vec<Source> =
            files.iter().map(|file| Source::new(file.display().to_string(), fs::read(file).unwrap())).collect();
        for case in exports::import(&sources, &forced()).incidents.into_iter().filter_map(|incident| incident.case) {
            let text = Value::Object(case).to_string();
            for secret in SECRETS {
                assert!(!text.contains(secret), "{name}: {secret} is in {text}");
            }
            cases += 1;
        }
    }
    assert!(cases > 40, "{cases}");
}

#[test]
fn internal_notes_stay_internal() {
    for (name, note) in [
        ("pagerduty", "Old drafts fill the disk"),
        ("opsgenie", "A disk was full for two hours"),
        ("incident-io", "The disk is full"),
        ("firehydrant", "db-1 is full"),
        ("rootly", "db-1 is at 100"),
        ("servicenow", "db-1 is full"),
        ("jira", "db-1 is full"),
        ("zendesk", "db-1 is full"),
        ("github", "The disk is full"),
        ("dispatch", "db-1 is full"),
    ] {
        let (_, files) = inputs().into_iter().find(|(folder, _)| folder == name).unwrap();
        let sources: Vec<Source> =
            files.iter().map(|file| Source::new(file.display().to_string(), fs::read(file).unwrap())).collect();
        let case = exports::import(&sources, &forced()).incidents.into_iter().find_map(|one| one.case).unwrap();
        let (customer, internal) =
            (report(&case, amends::case::Audience::Customer), report(&case, amends::case::Audience::Internal));
        assert!(!customer.contains(note), "{name}:\n{customer}");
        assert!(internal.contains(note), "{name}:\n{internal}");
    }
}

#[test]
fn what_is_ejected_does_what_is_built_in() {
    for (adapter, folder) in [("statuspage", "statuspage"), ("jira", "jira"), ("cloud-status", "cloud-status-aws")] {
        let (_, files) = inputs().into_iter().find(|(name, _)| name == folder).unwrap();
        let export = fs::read(&files[0]).unwrap();
        let ejected = amends(&format!("import --eject {adapter}")).run().ends_with(0).stdout;
        let mine =
            amends("import export.json --map mine.jq").file("export.json", &export).file("mine.jq", ejected).run();
        let built_in = amends("import export.json").file("export.json", &export).run();
        assert_eq!((mine.stdout, mine.stderr), (built_in.stdout, built_in.stderr), "{adapter}");
    }
}

#[test]
fn incidents_of_a_real_status_page_are_imported() {
    let bytes = fs::read(root().join("tests/data/exports/github/incidents.ndjson")).unwrap();
    let import = read("incidents.ndjson", bytes, &ImportOptions::default());
    assert_eq!(import.found, []);
    // One of them was resolved before it began, says the page.
    assert_eq!((import.incidents.len(), sound(&import.incidents)), (36, 35));
}

/// Real exports, with the cases that come of them and the files that hold none.
const SAMPLES: [(&str, usize); 12] = [
    ("statuspage", 525),
    ("cloud_status", 98),
    ("servicenow", 357),
    ("pagerduty", 1),
    ("opsgenie", 2),
    ("incident_io", 1),
    ("firehydrant", 1),
    ("jira", 0),
    ("zendesk", 7),
    ("veris", 2002),
    ("postmortems", 0),
    ("sla", 0),
];

#[test]
fn real_exports_beside_this_package_are_imported() {
    let beside = root().ancestors().skip(1).map(|folder| folder.join("shared/samples"));
    let Some(samples) = beside.into_iter().find(|path| path.is_dir()) else {
        writeln!(std::io::stderr(), "left out: there is no shared/samples beside this package").unwrap();
        return;
    };
    for (folder, expected) in SAMPLES {
        let sources = files(&samples.join(folder));
        let options = ImportOptions { time_zone: Some(chrono_tz::UTC), ..ImportOptions::default() };
        let import = exports::import(&sources, &options);
        let made = import.incidents.iter().filter(|incident| incident.case.is_some()).count();
        assert_eq!(made, expected, "{folder}");
        // Of thousands of like records, some are told.
        let some: Vec<Imported> = import.incidents.iter().step_by(1 + import.incidents.len() / 40).cloned().collect();
        sound(&some);
    }
}

fn files(folder: &Path) -> Vec<Source> {
    let names = listed(folder).into_iter().filter(|name| name.ends_with("json"));
    names.map(|name| Source::new(name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// Any JSON, with names that exports use.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)),
        ".{0,12}".prop_map(Value::String),
        "[0-9T:.Z+ -]{0,24}".prop_map(Value::String),
        "[<>&;#*_|{}\\[\\]a-z \n-]{0,24}".prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((field(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z_]{1,12}",
        proptest::sample::select(vec!["id", "incident", "data", "fields", "timeline", "created_at"])
            .prop_map(str::to_owned)
    ]
}

/// A fixture with values replaced or taken out, all over it.
fn mutated() -> impl Strategy<Value = (usize, Value)> {
    let fixtures: Vec<(usize, Value)> = inputs()
        .into_iter()
        .filter_map(|(name, files)| {
            let index =
                ADAPTERS.iter().position(|adapter| name.trim_start_matches("refused-").starts_with(adapter.name))?;
            Some((index, serde_json::from_slice(&fs::read(files.first()?).ok()?).ok()?))
        })
        .collect();
    (proptest::sample::select(fixtures), proptest::collection::vec((any::<u16>(), any_json()), 1..6)).prop_map(
        |((index, mut fixture), changes)| {
            for (place, value) in changes {
                let size = size(&fixture);
                replace(&mut fixture, &mut (usize::from(place) % size), value);
            }
            (index, fixture)
        },
    )
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(fields) => fields.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

/// Puts a value into the `place`th place of a tree, in the order of its text.
fn replace(tree: &mut Value, place: &mut usize, value: Value) -> Option<Value> {
    if *place == 0 {
        *tree = value;
        return None;
    }
    *place -= 1;
    let mut value = Some(value);
    let children: Vec<&mut Value> = match tree {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in children {
        value = replace(child, place, value?);
    }
    value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_makes_an_import_panic(value in any_json(), index in 0..ADAPTERS.len()) {
        let bytes = serde_json::to_vec(&value).unwrap();
        let options = ImportOptions { from: Some(&ADAPTERS[index]), ..forced() };
        prop_assert!(cases_or_errors(&read("x.json", bytes.clone(), &options)));
        prop_assert!(cases_or_errors(&read("x.json", bytes, &ImportOptions::default())));
    }

    #[test]
    fn no_damage_to_an_export_makes_an_import_panic((index, value) in mutated()) {
        let bytes = serde_json::to_vec(&value).unwrap();
        let options = ImportOptions { from: Some(&ADAPTERS[index]), ..forced() };
        let import = read("x.json", bytes, &options);
        prop_assert!(cases_or_errors(&import));
        for case in import.incidents.iter().filter_map(|incident| incident.case.as_ref()) {
            // A damaged time may lie after the report; nothing else may be wrong with what was imported.
            let found = try_report(case, amends::case::Audience::Internal).err().map_or_else(Vec::new, |found| found.0);
            let mut errors = found.iter().filter(|found| found.level == amends::diagnostic::Level::Error);
            prop_assert!(errors.all(|error| error.code.name == "incident-in-future"), "{:?}", found);
        }
    }
}

/// Whether each incident is a case or an error, and no filter failed.
fn cases_or_errors(import: &Import) -> bool {
    import.incidents.iter().all(|Imported { case, found, .. }| {
        let error = found.iter().any(|found| found.level == amends::diagnostic::Level::Error);
        case.is_some() != error && found.iter().all(|found| found.code != intake::problems::MAPPING_FAILED)
    })
}
