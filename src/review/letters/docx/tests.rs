use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::review::Letter;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Sub"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;

/// A file with that in its body.
fn file(body: &str) -> Vec<u8> {
    let relationship = |kind: &str, target: &str| {
        format!("<Relationships><Relationship Id=\"a\" Type=\"x/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in [
        ("_rels/.rels", relationship("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relationship("styles", "styles.xml")),
        ("word/styles.xml", STYLES.to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>Header</w:t></w:r></w:p></w:hdr>".to_owned()),
    ] {
        writer.start_file(path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn told(body: &str) -> Vec<(BlockKind, String)> {
    read(&file(body)).unwrap().blocks.into_iter().map(|block| (block.kind, block.text)).collect()
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn inserted_text_counts_and_deleted_text_does_not() {
    let body = p(&format!(
        "{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>old</w:delText><w:br/></w:r></w:del>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom><w:moveTo w:id=\"4\">{}</w:moveTo>",
        r("We paid "),
        r("£5 &amp; more"),
        r("there"),
        r("&#x21;")
    ));
    assert_eq!(told(&body), [(BlockKind::Paragraph, "We paid £5 & more!".to_owned())]);
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let gone = "<w:pPr><w:pStyle w:val=\"H\"/><w:rPr><w:del w:id=\"1\"/><w:vanish/></w:rPr></w:pPr>";
    let body = p(&format!("{gone}{}", r("One "))) + &p(&r("sentence."));
    assert_eq!(told(&body), [(BlockKind::Paragraph, "One sentence.".to_owned())]);
}

#[test]
fn headings_items_and_cells_are_told_apart() {
    let styled = |style: &str, text: &str| p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}", r(text)));
    let numbered = |id: u32, style: &str, text: &str| {
        let number = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>");
        p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{number}</w:pPr>{}", r(text)))
    };
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:shd w:val=\"x\"/></w:tcPr>{}</w:tc>", p(&r(text)));
    let row = format!("<w:tr>{}{}</w:tr>", cell("a"), cell("b"));
    let body = [
        styled("Sub", "Heading"),
        styled("L", "item"),
        numbered(4, "A", "numbered"),
        numbered(0, "L", "no item"),
        format!("<w:tbl><w:tblPr/>{row}{row}</w:tbl>"),
        styled("A", "after"),
    ]
    .concat();
    let expected = [
        (BlockKind::Heading, "Heading"),
        (BlockKind::Item, "item"),
        (BlockKind::Item, "numbered"),
        (BlockKind::Paragraph, "no item"),
        (BlockKind::Cell(1), "a"),
        (BlockKind::Cell(1), "b"),
        (BlockKind::Cell(2), "a"),
        (BlockKind::Cell(2), "b"),
        (BlockKind::Paragraph, "after"),
    ];
    assert_eq!(told(&body), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn breaks_tabs_fields_and_hidden_text_are_read_as_they_are_seen() {
    let body = p(&format!(
        "<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{}<w:r><w:br/></w:r>{}<w:r><w:tab/><w:t> spaced </w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r>\
         <w:hyperlink>{}</w:hyperlink><w:r><w:noBreakHyphen/></w:r>{}",
        r("One "),
        r("Two"),
        r(", here"),
        r("x")
    ));
    assert_eq!(told(&body), [(BlockKind::Paragraph, "One \nTwo spaced, here-x".to_owned())]);
}

#[test]
fn a_text_box_stands_before_the_paragraph_that_holds_it() {
    let text_box = format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", p(&r("Boxed.")));
    let both = format!(
        "<mc:AlternateContent><mc:Choice>{text_box}</mc:Choice><mc:Fallback>{text_box}</mc:Fallback></mc:AlternateContent>"
    );
    let body = p(&format!("{}<w:r>{both}</w:r>{}", r("Be"), r("fore.")));
    let texts: Vec<String> = told(&body).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Boxed.", "Before."]);
}

#[test]
fn a_sentence_is_found_by_the_number_of_its_paragraph() {
    let body = [p(&r("Dear X,")), p(""), p(&r("First. We paid £5 to you."))].concat();
    let letter = Letter::read("a.docx", &file(&body)).unwrap();
    let place = letter.place("restoration[1]", None).unwrap();
    assert_eq!((place.line, place.column, place.end_column), (3, 8, 26));
    assert_eq!(place.excerpt.as_deref(), Some("First. We paid £5 to you."));
}

#[test]
fn what_is_no_word_file_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:p>&b;</w:p>";
    for (bytes, said) in [
        (file("<w:p>"), "is damaged"),
        (file(bomb), "is damaged"),
        (file("<w:p>&b;</w:p>"), "is damaged"),
        (b"PK\x03\x04 and no more".to_vec(), "is no Word document"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "is protected by a password"),
        (b"A text.".to_vec(), "is no Word document"),
    ] {
        let problems = Letter::read("a.docx", &bytes).unwrap_err();
        assert!(problems.to_string().contains(said), "{problems} | {said}");
    }
}

#[test]
fn no_damage_to_a_file_breaks_the_program() {
    let whole = file(&p(&r("Dear X,")));
    for at in 0..whole.len() {
        let _ = read(&whole[..at]);
        let mut damaged = whole.clone();
        damaged[at] ^= 0x41;
        let _ = read(&damaged);
    }
}
