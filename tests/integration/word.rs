//! Documents for Word as people ask for them: alone and in batches, on a letterhead, edited and checked, and read by
//! programs that are not ours.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::others::{is_there, python, reads_every_example};
use crate::support::{amends, root};

const OUTAGE: &str = "--policy policy.toml --date 2026-03-13";

fn example(name: &str) -> Vec<u8> {
    std::fs::read(root().join("examples").join(name)).unwrap()
}

/// The outage of the examples with its letter on plain paper.
fn letter() -> Vec<u8> {
    let made = amends(&format!("letter case.json {OUTAGE} -o letter.docx"))
        .file("case.json", example("outage.json"))
        .file("policy.toml", example("outage.toml"))
        .run()
        .ends_with(0);
    assert_eq!(made.stdout, "");
    made.left("letter.docx").unwrap()
}

fn part(document: &[u8], path: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(document)).unwrap().by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A document with one of its parts changed.
fn edited(document: &[u8], path: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut package = ZipArchive::new(Cursor::new(document)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut text = String::new();
        let mut part = package.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        part.read_to_string(&mut text).unwrap();
        writer.start_file(&name, SimpleFileOptions::default()).unwrap();
        let text = if name == path { change(&text) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Our own letter with a line in its footer, as the letterhead of others.
fn letterhead() -> Vec<u8> {
    edited(&letter(), "word/footer.xml", |text| text.replace("Page ", "Registered in Albany "))
}

#[test]
fn a_letter_bears_its_date_and_sender_and_no_clock() {
    let letter = letter();
    assert_eq!(letter, self::letter());
    let core = part(&letter, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Fernway Ordering</dc:creator>"), "{core}");
    assert!(core.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-03-13T00:00:00Z</dcterms:created>"));
}

#[test]
fn a_batch_writes_word_documents_into_a_folder() {
    let ran = amends("batch cases.ndjson --to docx --out out --date 2026-10-21")
        .file("cases.ndjson", example("two-failures.ndjson"))
        .run();
    let documents: Vec<String> = ran.files().into_iter().filter(|file| file.contains(".docx")).collect();
    assert!(!documents.is_empty(), "{ran:?}");
    for document in documents {
        assert!(part(&ran.left(&document).unwrap(), "word/document.xml").contains("LetterSubject"), "{document}");
    }
}

#[test]
fn an_edited_word_letter_is_held_against_its_record() {
    let check = |letter: Vec<u8>| {
        amends(&format!("check letter.docx --against case.json {OUTAGE}"))
            .file("letter.docx", letter)
            .file("case.json", example("outage.json"))
            .file("policy.toml", example("outage.toml"))
            .run()
    };
    let whole = letter();
    check(whole.clone()).ends_with(0);
    let changed = edited(&whole, "word/document.xml", |text| {
        assert!(text.contains("$164.52"), "{text}");
        text.replace("$164.52", "$264.52")
    });
    check(changed).ends_with(1).says("letter.docx:").says("FCT020").says("264.52");
    // A proposal to change it, not taken: what is struck is out, what is put in is there.
    let proposed = edited(&whole, "word/document.xml", |text| {
        let (before, after) = text.rsplit_once("$164.52").unwrap();
        let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
        let open = "</w:t></w:r>";
        format!(
            "{before}{open}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>$164.52</w:delText></w:r></w:del>\
             <w:ins w:id=\"2\" w:author=\"a\">{}</w:ins><w:r><w:t xml:space=\"preserve\">{after}",
            run("$364.52")
        )
    });
    check(proposed).ends_with(1).says("364.52");
    check(b"PK\x03\x04 and no more".to_vec()).ends_with(2).says("is no Word document");
}

#[test]
fn a_letter_is_written_on_the_letterhead_of_the_policy() {
    let brand = "\n[brand]\ndocx_template = \"paper/letterhead.docx\"\n";
    let policy = String::from_utf8(example("outage.toml")).unwrap() + brand;
    let run = |letterhead: Vec<u8>| {
        amends("letter case.json --date 2026-03-13 -o letter.docx")
            .file("case.json", example("outage.json"))
            .file("amends.toml", &policy)
            .file("paper/letterhead.docx", letterhead)
            .run()
    };
    let made = run(letterhead()).ends_with(0).says("is left out of letters").left("letter.docx").unwrap();
    assert!(part(&made, "word/footer.xml").contains("Registered in Albany"));
    assert!(part(&made, "word/document.xml").contains("Dear Ms. Delgado:"));
    let macros = edited(&letterhead(), "[Content_Types].xml", |types| {
        types.replace(
            "openxmlformats-officedocument.wordprocessingml.document.main",
            "ms-word.document.macroEnabled.main",
        )
    });
    let sealed = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat();
    let huge = vec![b'x'; (8 << 20) + 1];
    for (letterhead, said) in [
        (macros, "has macros"),
        (sealed, "is protected by a password"),
        (b"Dear customer".to_vec(), "is no Word document"),
        (huge, "more than 8 MiB"),
    ] {
        let refused = run(letterhead).ends_with(2).says(said);
        assert_eq!(refused.left("letter.docx"), None, "{said}");
    }
    // Other formats have no use for it, and do not look.
    amends("letter case.json --date 2026-03-13")
        .file("case.json", example("outage.json"))
        .file("amends.toml", &policy)
        .run()
        .ends_with(0);
}

/// `python-docx`, `LibreOffice` and Poppler read every document of every example (`tests/word/check.py`). They are not
/// part of this project: `.ci/tools` installs them.
#[test]
fn other_programs_read_every_example_as_it_is_meant() {
    let there = is_there(&python(), &["-c", "import docx"], "python-docx")
        && is_there(Path::new("soffice"), &["--version"], "LibreOffice")
        && is_there(Path::new("pdftotext"), &["-v"], "Poppler")
        && is_there(Path::new("pdftoppm"), &["-v"], "Poppler");
    if there {
        reads_every_example("tests/word/check.py");
    }
}
