use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::composition::Region;
use crate::rendering::docx::tests::letter;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The parts of a letterhead as a German Word writes them.
fn german() -> Vec<(&'static str, String)> {
    vec![
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}.template.main+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" \
                 Target=\"/word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "<?xml version=\"1.0\"?><w:document {W} xmlns:x=\"urn:x\"><w:body><w:p><w:r><w:t>Muster</w:t></w:r></w:p>\
                 <w:p><w:pPr><w:sectPr x:y=\"1\"><w:headerReference w:type=\"default\" r:id=\"link7\"/>\
                 <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"2000\" w:right=\"1906\" w:top=\"3000\"/>\
                 </w:sectPr></w:pPr></w:p><w:sectPr><w:pgSz w:w=\"5000\" w:h=\"5000\"/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"link7\" Type=\"{OFFICE}/header\" Target=\"header1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>\
                 <Relationship Id=\"rId3\" Type=\"{OFFICE}/numbering\" Target=\"numbering.xml\"/></Relationships>"
            ),
        ),
        ("word/header1.xml", format!("<w:hdr {W}><w:p><w:r><w:t>Weser GmbH</w:t></w:r></w:p></w:hdr>")),
        (
            "word/styles.xml",
            format!(
                "<w:styles {W}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/>\
                 </w:style><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"Heading 1\"/></w:style>\
                 <w:style w:type=\"character\" w:styleId=\"ListBullet\"><w:name w:val=\"Other\"/></w:style></w:styles>"
            ),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {W}><w:abstractNum w:abstractNumId=\"5\"/><w:num w:numId=\"9\"><w:abstractNumId w:val=\"5\"/>\
                 </w:num><w:numIdMacAtCleanup w:val=\"3\"/></w:numbering>"
            ),
        ),
        ("word/media/logo.PNG", "picture".to_owned()),
    ]
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn replaced(path: &str, by: &str) -> Vec<u8> {
    let change = |(other, text)| (other, if other == path { by.to_owned() } else { text });
    packed(&german().into_iter().map(change).collect::<Vec<_>>())
}

/// The parts of a letter on a letterhead.
fn written(bytes: &[u8]) -> BTreeMap<String, String> {
    let letterhead = Letterhead::read("a.docx", bytes, &Look::default()).unwrap().value;
    let look = Look { letterhead: Some(letterhead), ..Look::default() };
    let letter = letter(Region::America, "Look:\n\n- [here](https://a.example)\n\n1. one");
    let document = crate::rendering::docx::document(&letter, &look).unwrap();
    let mut archive = Archive::open(&document).unwrap();
    let paths = archive.paths().unwrap();
    paths.into_iter().map(|path| (path.clone(), archive.text(&path).unwrap().unwrap())).collect()
}

#[test]
fn a_letter_keeps_the_page_of_its_letterhead() {
    let parts = written(&packed(&german()));
    let text = &parts["word/document.xml"];
    assert!(
        text.starts_with("<?xml version=\"1.0\"?><w:document ") && text.contains("xmlns:x=\"urn:x\"><w:body><w:p>")
    );
    let end = "<w:sectPr x:y=\"1\"><w:headerReference w:type=\"default\" r:id=\"link7\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
               <w:pgMar w:left=\"2000\" w:right=\"1906\" w:top=\"3000\"/></w:sectPr></w:body></w:document>";
    assert!(text.ends_with(end), "{text}");
    assert!(!text.contains("Muster") && !text.contains("Page &amp; Key"), "the header names the sender");
    for (path, said) in [("word/header1.xml", "Weser GmbH"), ("word/media/logo.PNG", "picture")] {
        assert!(parts[path].contains(said));
    }
    assert!(text.contains("<w:lang w:val=\"en-US\"/>"));
    let types = &parts["[Content_Types].xml"];
    assert!(types.contains("document.main+xml") && types.contains("PartName=\"/docProps/core.xml\""));
    assert!(parts["_rels/.rels"].contains("metadata/core-properties\" Target=\"docProps/core.xml\""));
}

#[test]
fn styles_lists_and_links_join_those_of_the_letterhead() {
    let parts = written(&packed(&german()));
    let (text, styles) = (&parts["word/document.xml"], &parts["word/styles.xml"]);
    assert!(text.contains("w:pStyle w:val=\"Standard\"") && text.contains("w:pStyle w:val=\"ListBulletAmends\""));
    assert!(
        styles
            .contains("w:styleId=\"ListBulletAmends\"><w:name w:val=\"List Bullet\"/><w:basedOn w:val=\"Standard\"/>")
    );
    assert!(
        styles.contains(
            "w:styleId=\"LetterSubject\"><w:name w:val=\"Letter Subject\"/><w:basedOn w:val=\"berschrift1\"/>"
        )
    );
    assert!(!styles.contains("w:styleId=\"Normal\"") && !styles.contains("w:styleId=\"Heading1\""));
    let numbering = &parts["word/numbering.xml"];
    let order: Vec<Option<usize>> = [
        "w:abstractNumId=\"5\"",
        "w:abstractNumId=\"6\"",
        "w:abstractNumId=\"7\"",
        "w:numId=\"9\"",
        "w:numId=\"10\"><w:abstractNumId w:val=\"6\"/>",
        "w:numId=\"11\"><w:abstractNumId w:val=\"7\"/>",
        "numIdMacAtCleanup",
    ]
    .map(|piece| numbering.find(piece))
    .into();
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} {numbering}");
    assert!(text.contains("r:id=\"linkx0\"") && parts["word/_rels/document.xml.rels"].contains("Id=\"linkx0\""));
}

#[test]
fn a_letterhead_without_styles_or_lists_is_given_ours() {
    let list = format!("<Relationships xmlns=\"{PACKAGE}\"/>");
    let parts = written(&replaced("word/_rels/document.xml.rels", &list));
    let types = &parts["[Content_Types].xml"];
    // What it has under those names is nothing to the document.
    assert!(types.contains("PartName=\"/word/styles.xml\"") && types.contains("PartName=\"/word/numbering.xml\""));
    assert!(parts["word/styles.xml"].contains("w:styleId=\"LetterSubject\""));
    assert!(parts["word/document.xml"].contains("Page &amp; Key"), "nothing names the sender");
}

#[test]
fn what_cannot_be_a_letterhead_is_refused() {
    let types = |kind: &str| german()[0].1.replace(&format!("{MAIN}.template.main+xml"), kind);
    let strict =
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body></w:body></w:document>";
    for (bytes, said) in [
        (b"hello".to_vec(), "is no Word document"),
        (packed(&[("a.txt", String::new())]), "is no Word document"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".to_vec(), "is protected by a password"),
        (
            replaced("[Content_Types].xml", &types("application/vnd.ms-word.document.macroEnabled.main+xml")),
            "has macros",
        ),
        (replaced("word/document.xml", strict), "is not written as Word writes"),
        (replaced("word/document.xml", "<w:document"), "is damaged"),
        (replaced("word/styles.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:styles/>"), "is damaged"),
    ] {
        let problems = Letterhead::read("a.docx", &bytes, &Look::default()).unwrap_err();
        assert!(problems.to_string().contains(said), "{problems} | {said}");
    }
}

#[test]
fn a_text_outside_header_and_footer_is_said_to_be_left_out() {
    let notes = Letterhead::read("a.docx", &packed(&german()), &Look::default()).unwrap().diagnostics;
    assert_eq!(notes.len(), 1);
    assert!(notes[0].message.contains("left out"));
}

#[test]
fn no_damage_to_a_letterhead_breaks_the_program() {
    let whole = packed(&german());
    for at in (0..whole.len()).step_by(7) {
        let _ = Letterhead::read("a.docx", &whole[..at], &Look::default());
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let _ = Letterhead::read("a.docx", &damaged, &Look::default());
    }
}

#[test]
fn a_letter_is_a_letterhead_too() {
    let own = crate::rendering::docx::document(&letter(Region::Britain, "[x](https://a.example)"), &Look::default());
    let parts = written(&own.unwrap());
    assert!(parts["word/document.xml"].contains("r:id=\"linkx0\""));
    assert_eq!(parts["word/styles.xml"].matches("w:styleId=\"LetterSubject\"").count(), 1);
}
