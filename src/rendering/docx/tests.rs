use proptest::prelude::*;

use super::*;
use crate::composition::{DocumentKind, Frame, Region};
use crate::rendering::look::{Accent, Logo, LogoFormat};
use crate::rendering::manuscript::Section;
use file::{Archive, Markup};

/// The part that a document's text is in, checked to be XML.
pub(in crate::rendering) fn text_of(manuscript: &Manuscript) -> String {
    part(manuscript, &Look::default(), "word/document.xml")
}

/// A part of a document, as it is before it is packed.
fn part(manuscript: &Manuscript, look: &Look, path: &str) -> String {
    let shell = Shell::own(manuscript, look);
    let head = Head { logo: look.logo.as_ref().and_then(logo::size), letterhead: false };
    let parts = parts(manuscript, head, &shell);
    let (_, bytes) = parts.iter().find(|(other, _)| *other == path).unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    well_formed(&text);
    text
}

fn well_formed(text: &str) {
    let mut markup = Markup::of(text);
    while markup.next().unwrap().is_some() {}
    let hidden = |c: &char| c.is_control() && *c != '\n';
    assert_eq!(text.chars().find(hidden), None);
}

pub(in crate::rendering) fn report(region: Region, markdown: &str) -> Manuscript {
    let section = |name, heading: Option<&str>, markdown: &str| Section {
        name,
        heading: heading.map(str::to_owned),
        markdown: markdown.to_owned(),
        figure: Some("<svg/>".to_owned()),
    };
    let (kind, frame) = (DocumentKind::Report, None);
    let sections = vec![section("summary", Some("Summary & more"), markdown)];
    Manuscript { subject: "Pages <down>".to_owned(), sections, ..manuscript(kind, region, frame) }
}

pub(in crate::rendering) fn letter(region: Region, markdown: &str) -> Manuscript {
    let strings = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    let frame = Frame {
        sender: strings(&["Page & Key Ltd", "7 Dock Road"]),
        recipient: strings(&["Ngozi Okonjo", "", "Quay Street"]),
        date: "10 March 2026".to_owned(),
        salutation: "Dear Ms Okonjo,".to_owned(),
        close: "Yours sincerely,".to_owned(),
        signature: strings(&["Ruth Adeyemi", "Director"]),
        enclosures: strings(&["a form", "the report"]),
        ..Frame::default()
    };
    let sections = vec![Section { name: "restoration", heading: None, markdown: markdown.to_owned(), figure: None }];
    Manuscript {
        subject: "Your \"page\"".to_owned(),
        sections,
        ..manuscript(DocumentKind::Letter, region, Some(frame))
    }
}

fn manuscript(kind: DocumentKind, region: Region, frame: Option<Frame>) -> Manuscript {
    Manuscript {
        kind,
        region,
        subject: String::new(),
        frame,
        sections: Vec::new(),
        envelope: None,
        attachments: Vec::new(),
    }
}

#[test]
fn the_same_letter_is_the_same_bytes_without_a_clock() {
    let letter = letter(Region::Britain, "Hello.\n\n- a\n- b");
    let bytes = document(&letter, &Look::default()).unwrap();
    assert_eq!(bytes, document(&letter.clone(), &Look::default()).unwrap());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for index in 0..zip.len() {
        let modified = zip.by_index(index).unwrap().last_modified().unwrap();
        assert_eq!((modified.year(), modified.month(), modified.day(), modified.hour()), (1980, 1, 1, 0));
    }
}

#[test]
fn a_document_has_these_parts_and_each_is_xml() {
    let bytes = document(&letter(Region::Britain, "Hello."), &Look::default()).unwrap();
    let mut archive = Archive::open(&bytes).unwrap();
    let paths = archive.paths().unwrap();
    let expected = [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/footer.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/numbering.xml",
        "docProps/core.xml",
    ];
    assert_eq!(paths, expected);
    for path in paths {
        let text = archive.text(&path).unwrap().unwrap();
        well_formed(&text);
        assert!(!text.contains('@'), "{path} holds a name that nothing was put in for");
    }
    assert_eq!(archive.main().unwrap(), "word/document.xml");
}

#[test]
fn paper_and_language_are_those_of_the_reader() {
    for (region, paper, language) in [
        (Region::Britain, "w:w=\"11906\" w:h=\"16838\"", "en-GB"),
        (Region::America, "w:w=\"12240\" w:h=\"15840\"", "en-US"),
    ] {
        let letter = letter(region, "Hello.");
        assert!(text_of(&letter).contains(paper));
        let styles = part(&letter, &Look::default(), "word/styles.xml");
        assert!(styles.contains(&format!("<w:lang w:val=\"{language}\"")));
        let core = part(&letter, &Look::default(), "docProps/core.xml");
        assert!(core.contains(&format!("<dc:language>{language}<")));
        assert!(core.contains("<dc:title>Your &quot;page&quot;</dc:title><dc:creator>Page &amp; Key Ltd</dc:creator>"));
    }
}

#[test]
fn every_numbered_list_begins_anew() {
    let report = report(Region::Britain, "1. a\n2. b\n\ntext\n\n- c\n  1. d\n\ntext\n\n4. e\n");
    let text = text_of(&report);
    let numbers: Vec<&str> =
        text.split("<w:numId w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(numbers, ["2", "2", "1", "3", "4"]);
    let numbering = part(&report, &Look::default(), "word/numbering.xml");
    for (id, depth, start) in [(2, 0, 1), (3, 1, 1), (4, 0, 4)] {
        let number = format!(
            "w:numId=\"{id}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"{depth}\">\
             <w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>"
        );
        assert!(numbering.contains(&number), "{number}\n{numbering}");
    }
}

#[test]
fn links_lead_where_links_may_and_are_uris() {
    let markdown = "[a *b*](https://a.example/x?y=1&z=2) [c](javascript:x) [d](<mailto:a@b.example?subject=\"é>)";
    let report = report(Region::Britain, markdown);
    let relationships = part(&report, &Look::default(), "word/_rels/document.xml.rels");
    let targets: Vec<&str> = relationships
        .split("/hyperlink\" Target=\"")
        .skip(1)
        .map(|rest| rest.split_once("\" TargetMode=\"External\"").unwrap().0)
        .collect();
    assert_eq!(targets, ["https://a.example/x?y=1&amp;z=2", "mailto:a@b.example?subject=%22%C3%A9"]);
    assert_eq!(text_of(&report).matches("<w:hyperlink ").count(), 2);
}

#[test]
fn a_report_has_headings_a_repeated_table_head_and_no_pictures() {
    let text = text_of(&report(Region::America, "Text:\n\n| Time | What |\n|---|--:|\n| 18:02 | `down` ~~up~~ |\n"));
    for piece in [
        "<w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Pages &lt;down&gt;",
        "<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Summary &amp; more",
        "<w:pStyle w:val=\"Normal\"/><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Text:",
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>",
        "<w:pStyle w:val=\"LetterTableText\"/><w:jc w:val=\"right\"/>",
        "<w:rPr><w:rStyle w:val=\"LetterCode\"/></w:rPr><w:t xml:space=\"preserve\">down",
        "<w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\">up",
    ] {
        assert!(text.contains(piece), "{piece}\n{text}");
    }
    assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
    assert!(!text.contains("svg") && !text.contains("titlePg") && !text.contains("cantSplit"));
}

#[test]
fn a_brand_colours_the_styles_and_shows_its_png() {
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &200_u32.to_be_bytes(), &100_u32.to_be_bytes()].concat();
    let look = |format, bytes: &[u8]| Look {
        accent: Some(Accent { on_light: [0x1a, 0x52, 0x76], on_dark: [0; 3] }),
        font: Some("Arial\"/><x".to_owned()),
        logo: Some(Logo { format, bytes: bytes.to_vec() }),
        ..Look::default()
    };
    let letter = letter(Region::Britain, "Hello.");
    let branded = look(LogoFormat::Png, &png);
    let styles = part(&letter, &branded, "word/styles.xml");
    assert!(styles.contains("w:color w:val=\"1A5276\"") && styles.contains("w:ascii=\"Arialx\""));
    let text = part(&letter, &branded, "word/document.xml");
    assert!(text.contains("<wp:extent cx=\"1422400\" cy=\"711200\"/>"), "{text}");
    assert!(part(&letter, &branded, "word/_rels/document.xml.rels").contains("Target=\"media/logo.png\""));
    let svg = part(&letter, &look(LogoFormat::Svg, b"<svg/>"), "word/document.xml");
    assert!(!svg.contains("drawing"));
}

/// What each paragraph up to the first that says so has beside its style, and how much room that leaves.
fn shapes(text: &str, until: &str) -> Vec<String> {
    let paragraphs = text.split("<w:p><w:pPr>").skip(1).map_while(|paragraph| {
        let (shape, rest) = paragraph.split_once("</w:pPr>")?;
        (!rest.contains(until)).then(|| format!("{shape}{}", if rest.contains("wp:anchor") { " LOGO" } else { "" }))
    });
    paragraphs.collect()
}

#[test]
fn a_logo_stands_beside_the_sender_and_moves_no_address() {
    let png = |width: u32, height: u32| {
        [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat()
    };
    let look = |bytes| Look { logo: Some(Logo { format: LogoFormat::Png, bytes }), ..Look::default() };
    let mut letter = letter(Region::Britain, "Hello.");
    let text = |letter: &Manuscript, bytes| part(letter, &look(bytes), "word/document.xml");
    let shapes = |letter: &Manuscript, bytes| shapes(&text(letter, bytes), "Dear");
    // A square of 1,120 beside lines of 360 and 260, a rule of 140 under both, and the address at 2,268.
    let told = shapes(&letter, png(400, 400));
    let (named, lines, rule, address) = (&told[0], &told[1], &told[2], &told[3]);
    assert_eq!(named, "<w:pStyle w:val=\"LetterSenderName\"/><w:ind w:left=\"0\" w:right=\"1440\"/> LOGO");
    let unruled = "<w:pStyle w:val=\"LetterSender\"/><w:pBdr><w:bottom w:val=\"nil\"/></w:pBdr>\
                   <w:ind w:left=\"0\" w:right=\"1440\"/>";
    assert_eq!(lines, unruled);
    assert_eq!(rule, "<w:pStyle w:val=\"LetterSender\"/><w:spacing w:line=\"500\" w:lineRule=\"exact\"/>");
    assert_eq!(address, "<w:pStyle w:val=\"LetterRecipient\"/><w:spacing w:before=\"1008\"/>");
    // One that is lower than the lines beside it.
    assert!(shapes(&letter, png(100, 10))[2].contains("w:line=\"20\""));
    // A long line keeps its room, and the logo its shape.
    letter.frame.as_mut().unwrap().sender[1] = "7 Dock Road, ".repeat(5);
    let smaller = text(&letter, png(1000, 250));
    assert!(smaller.contains("<wp:extent cx=\"1290320\" cy=\"322580\"/>"), "{smaller}");
    letter.frame.as_mut().unwrap().sender.clear();
    let alone = shapes(&letter, png(400, 400));
    assert_eq!(alone[0], "<w:pStyle w:val=\"LetterSender\"/><w:spacing w:line=\"1120\" w:lineRule=\"exact\"/> LOGO");
    assert!(alone[1].contains("w:before=\"1008\""), "{alone:?}");
}

#[test]
fn what_follows_the_title_of_a_report_begins_under_the_logo() {
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &400_u32.to_be_bytes(), &400_u32.to_be_bytes()].concat();
    let look = Look { logo: Some(Logo { format: LogoFormat::Png, bytes: png }), ..Look::default() };
    let mut report = report(Region::Britain, "Text.");
    let of = |report: &Manuscript| shapes(&part(report, &look, "word/document.xml"), "Summary").remove(0);
    let shape = |after| {
        format!(
            "<w:pStyle w:val=\"Heading1\"/><w:spacing w:after=\"{after}\"/><w:ind w:left=\"0\" w:right=\"1440\"/> LOGO"
        )
    };
    assert_eq!(of(&report), shape(840));
    report.subject = "A title of three lines. ".repeat(6);
    assert_eq!(of(&report), shape(280));
}

#[test]
fn a_quotation_code_and_a_rule_are_told_apart() {
    let text = text_of(&report(Region::Britain, "> said\n\n```\na\n\tb\n```\n\n---\n\n- one\n\n  two\n\n  > three"));
    for piece in [
        "<w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t xml:space=\"preserve\">said",
        "<w:pStyle w:val=\"HTMLPreformatted\"/></w:pPr><w:r><w:t xml:space=\"preserve\">a</w:t></w:r><w:r><w:br/></w:r>\
         <w:r><w:t xml:space=\"preserve\"> b</w:t></w:r></w:p>",
        "<w:pStyle w:val=\"LetterRule\"/>",
        "<w:pStyle w:val=\"ListContinue\"/><w:ind w:left=\"360\" w:right=\"0\"/></w:pPr><w:r><w:t xml:space=\"preserve\">two",
    ] {
        assert!(text.contains(piece), "{piece}\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_makes_a_document_that_is_xml(value in any::<String>()) {
        let mut letter = letter(Region::Britain, &value);
        letter.subject.clone_from(&value);
        for path in ["word/document.xml", "word/_rels/document.xml.rels", "word/numbering.xml", "docProps/core.xml"] {
            part(&letter, &Look::default(), path);
        }
    }
}
