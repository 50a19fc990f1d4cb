//! The brand of a policy in the documents of each format: where a logo that is SVG is shown, and what stands in for it.

use std::io::{Cursor, Read as _};

use mail_parser::{MessageParser, MimeHeaders as _};
use zip::ZipArchive;

use crate::support::{Ran, amends, root};

fn example(name: &str) -> Vec<u8> {
    std::fs::read(root().join("examples").join(name)).unwrap()
}

/// A part of a Word document.
fn part(document: &[u8], path: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZipArchive::new(Cursor::new(document)).unwrap().by_name(path).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// The outage's letter to a file, under a brand, beside an SVG and a file that is called a PNG.
fn branded(brand: &str, png: &[u8], to: &str) -> Ran {
    amends(&format!("letter case.json --date 2026-03-13 {to}"))
        .file("case.json", example("outage.json"))
        .file("amends.toml", String::from_utf8(example("outage.toml")).unwrap() + "\n[brand]\n" + brand)
        .file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("logo.png", png)
        .run()
}

#[test]
fn a_logo_that_word_and_mail_do_not_show_is_said_to_be_left_out() {
    let svg = "logo = \"logo.svg\"\n";
    let made = branded(svg, b"", "-o letter.docx").ends_with(0);
    let made = made.says("is left out of Word documents, which show PNG alone").says("`brand.logo_png`");
    let text = part(&made.left("letter.docx").unwrap(), "word/document.xml");
    assert!(!String::from_utf8(text).unwrap().contains("drawing"));
    let made = branded(svg, b"", "-o letter.eml").ends_with(0).says("is left out of mails, which show PNG alone");
    assert!(!made.left("letter.eml").unwrap().windows(4).any(|piece| piece == b"cid:"));
    assert_eq!(branded(svg, b"", "-o letter.html").ends_with(0).stderr, "");
}

#[test]
fn word_and_mail_show_the_png_beside_an_svg() {
    let (both, png) = ("logo = \"logo.svg\"\nlogo_png = \"logo.png\"\n", example("supplier.png"));
    let word = branded(both, &png, "-o letter.docx").ends_with(0);
    assert_eq!(word.stderr, "");
    assert_eq!(part(&word.left("letter.docx").unwrap(), "word/media/logo.png"), png);
    let mail = branded(both, &png, "--with-report -o letter.eml").ends_with(0).left("letter.eml").unwrap();
    let mail = MessageParser::new().parse(&mail).unwrap();
    assert!(mail.parts.iter().any(|part| part.contents() == png));
    // What is attached is a page of its own, and has the logo that such pages have.
    let report = mail.attachments().find(|part| part.attachment_name() == Some("report-FO-0310.html")).unwrap();
    assert!(std::str::from_utf8(report.contents()).unwrap().contains("data:image/svg+xml;base64,"));
    let html = branded(both, b"not looked at", "-o letter.html").ends_with(0).left("letter.html").unwrap();
    assert!(String::from_utf8(html).unwrap().contains("data:image/svg+xml;base64,"));
    let alone = branded("logo_png = \"logo.png\"\n", &png, "-o letter.html").ends_with(0).left("letter.html").unwrap();
    assert!(String::from_utf8(alone).unwrap().contains("data:image/png;base64,"));
}

#[test]
fn a_png_that_is_none_is_refused() {
    let png = example("supplier.png");
    let (svg, cut, huge) = (b"<svg/>".to_vec(), png[..12].to_vec(), [png.clone(), vec![0; 512 << 10]].concat());
    for (file, said) in [(svg, "is no PNG"), (cut, "does not go on as one"), (huge, "more than 512 KiB")] {
        for to in ["letter.docx", "letter.eml"] {
            let ran = branded("logo = \"logo.svg\"\nlogo_png = \"logo.png\"\n", &file, &format!("-o {to}"));
            assert_eq!(ran.ends_with(2).says(said).left(to), None, "{said}");
        }
    }
}
