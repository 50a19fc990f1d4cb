use proptest::prelude::*;
use typst::layout::{Frame, FrameItem};

use super::*;
use crate::composition::Region;
use crate::diagnostic::Problems;
use crate::rendering::docx::tests::{letter, report};
use crate::rendering::look::{Logo, LogoFormat};
use crate::rendering::mail::tests::envelope;
use crate::rendering::{escaped, folded};

/// The same in an envelope.
fn enveloped(manuscript: Manuscript) -> Manuscript {
    Manuscript { envelope: Some(Box::new(envelope())), ..manuscript }
}

fn made(manuscript: Manuscript) -> Warned<Vec<u8>> {
    document(&enveloped(manuscript), &Look::default()).unwrap()
}

/// Everything that is printed, page by page, in the order in which it is set.
fn printed(manuscript: Manuscript) -> Vec<String> {
    let (manuscript, look) = (enveloped(manuscript), Look::default());
    let (text, _) = text(&manuscript, manuscript.envelope.as_ref().unwrap(), &look).unwrap();
    let pages = typesetter::pages(text, &look).unwrap();
    // What keeps to no standard is no document.
    typesetter::file(&pages, "INC-1").unwrap();
    let page = |frame: &Frame| {
        let mut text = String::new();
        gather(frame, &mut text);
        text
    };
    pages.pages().iter().map(|each| page(&each.frame)).collect()
}

fn gather(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, text),
            FrameItem::Text(run) => {
                text.push_str(&run.text);
                text.push('\n');
            }
            _ => {}
        }
    }
}

/// Text without white space and marks without width, which line breaks change.
fn bare(text: &str) -> String {
    let has_width = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}');
    text.chars().filter(has_width).collect()
}

/// The value as it is printed.
fn as_printed(value: &str) -> String {
    let mut shown = serde_json::Value::String(folded(value).into_owned());
    glyphs::printable(&mut shown, &Fonts::default());
    bare(shown.as_str().unwrap())
}

/// A letter that shows each value wherever a letter may show one.
fn letter_about(values: &[String]) -> Manuscript {
    let numbered = values.iter().enumerate();
    let told = |(at, value): (usize, &String)| format!("«{at}:{}:{at}»", escaped(value));
    let told: Vec<String> = numbered.map(told).collect();
    let plain: Vec<String> =
        values.iter().enumerate().map(|(at, value)| format!("«{at}:{}:{at}»", folded(value))).collect();
    let each = |form: &dyn Fn(&String) -> String| told.iter().map(form).collect::<String>();
    let text = [
        each(&|text| format!("{text}\n\n")),
        each(&|text| format!("- **{text}**\n- *{text}*\n")),
        each(&|text| format!("\n## {text}\n\n[{text}](https://a.example)\n\n> {text}\n")),
        each(&|text| format!("\n| {text} | b |\n|---|---|\n| c | {text} |\n")),
    ];
    let mut letter = letter(Region::Britain, &text.concat());
    let frame = letter.frame.as_mut().unwrap();
    for lines in [&mut frame.sender, &mut frame.recipient, &mut frame.signature, &mut frame.enclosures] {
        lines.clone_from(&plain);
    }
    letter.subject = plain.concat();
    letter
}

/// The values without soft hyphens, which are hyphens where a line ends, without Hebrew, which is set in another order than
/// it is read, and without marks on letters, which are set apart at each height, each time with their letter.
fn comparable(values: &[String]) -> Vec<String> {
    let kept =
        |c: &char| !matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}');
    values.iter().map(|value| value.chars().filter(kept).collect()).collect()
}

/// How often [`letter_about`] shows each: in the text, and around it.
const SHOWN: usize = 8 + 5;

fn shows_everywhere(values: &[String]) {
    let pages = printed(letter_about(values));
    let number = |at: usize| format!("Page{}of{}", at + 1, pages.len());
    let text: String = pages.iter().enumerate().map(|(at, page)| bare(page).replace(&number(at), "")).collect();
    for (at, value) in values.iter().enumerate() {
        let wanted = format!("«{at}:{}:{at}»", as_printed(value));
        assert_eq!(text.matches(&wanted).count(), SHOWN, "{value:?} is not shown everywhere as {wanted}\n{text}");
    }
}

#[test]
fn the_same_document_is_the_same_bytes_without_a_clock() {
    let [one, other] = [1, 2].map(|_| made(letter(Region::Britain, "Hello.\n\n- a\n- b")).value);
    assert_eq!(one, other);
    let text = String::from_utf8_lossy(&one);
    assert!(text.contains("/CreationDate") && text.contains("D:20260309"), "no date, or another");
    for standard in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1<"] {
        assert!(text.contains(standard), "{standard}");
    }
}

#[test]
fn what_has_no_date_is_refused() {
    let Problems(found) = document(&letter(Region::Britain, "Hello."), &Look::default()).unwrap_err();
    assert_eq!(found[0].code, problems::UNDATED);
}

#[test]
fn typesetting_syntax_is_printed_as_it_stands() {
    let values = [
        "#read(\"/etc/passwd\")",
        "#{1 + 1}",
        "$x^2$",
        "*bold* _it_ `raw`",
        "@ref <label>",
        "\\u{41} \\ back",
        "#import \"@preview/x:1.0.0\"",
        "// no comment /* nor */",
        "= heading",
        "- item",
        "+ 1. item",
        "~ -- --- ...",
        "\"quoted\" 'single'",
        "[a](b)",
        "https://a.example",
        "a\u{202e}b\u{2066}c",
        "a\u{7}\u{0}b",
        "#sys.inputs",
        "]}})",
        "a\u{2028}b\u{85}c",
    ];
    shows_everywhere(&values.map(str::to_owned));
}

#[test]
fn every_naughty_string_is_printed_everywhere() {
    let strings: Vec<String> = serde_json::from_str(include_str!("../../../tests/data/naughty/blns.json")).unwrap();
    assert_eq!(strings.len(), 515);
    strings.chunks(103).for_each(|values| shows_everywhere(&comparable(values)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_makes_a_document(text in "([#>*_~`|0-9a-c.\\- \\[\\]()<&;:=\n]|\n\n|\n- |\n\\| a \\| \\|\n\\|---\\|---\\|\n){0,80}") {
        made(report(Region::America, &text));
    }

    #[test]
    fn any_marks_on_any_letters_keep_to_the_standards(value in "[a-zα-ωа-яא-ת\u{300}-\u{36f}\u{483}-\u{487}\u{5b0}-\u{5bc}]{1,60}") {
        let all = format!("{value}\n\n**{value}**\n\n*{value}*\n\n***{value}***");
        made(letter(Region::Britain, &all));
    }

    #[test]
    fn any_string_is_printed_everywhere(values in prop::collection::vec(any::<String>(), 12)) {
        shows_everywhere(&comparable(&values));
    }
}

#[test]
fn a_character_that_no_font_has_is_a_box_and_named() {
    let found =
        made(letter(Region::Britain, "Thank you \u{1f600} \u{e000} \u{5b57} Ελλ Жя café \u{1f600}")).diagnostics;
    let [warning] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(warning.message, "no font has U+5B57 “字”, U+E000, U+1F600 “😀”, which are printed as boxes");
    assert_eq!(warning.code, problems::MISSING_GLYPH);
    let text = printed(letter(Region::Britain, "Thank you \u{1f600} café")).concat();
    assert!(bare(&text).contains("Thankyou\u{25a1}café"), "{text}");
    assert_eq!(
        made(letter(Region::Britain, "café — “Ελλάδα”, Україна, Ђорђе, ў, ½ €, **ў**, ***ў***, שלום")).diagnostics,
        []
    );
}

#[test]
fn headings_are_nested_whatever_levels_a_template_has() {
    let mut blocks = flow::blocks("# a\n\n##### b\n\n- x\n\n  ###### c\n\n## d\n\n> #### e", 9000);
    let mut level = 1;
    page::deepen(&mut blocks, &mut level);
    let levels: Vec<char> =
        format!("{blocks:?}").split("level: ").skip(1).filter_map(|rest| rest.chars().next()).collect();
    assert_eq!(levels, ['2', '3', '4', '2', '3']);
}

#[test]
fn a_document_of_which_nothing_is_known_is_set_all_the_same() {
    let nothing =
        |frame| Manuscript { subject: String::new(), sections: Vec::new(), frame, ..letter(Region::Britain, "") };
    assert_eq!(bare(&printed(nothing(Some(crate::composition::Frame::default()))).concat()), "");
    assert_eq!(bare(&printed(nothing(None)).concat()), "Page1of1");
    let empty = [
        "# \n\n[](https://a.example)\n\n## [](https://a.example)\n\n**&nbsp;**\n\n| | b |\n|---|---|\n| | |\n\n- \n- a\n\n  -\n\n> \n\n",
        "```\n```\n\n3. \n\n***\n\n|a|\n|---|\n",
    ];
    assert_eq!(
        bare(&printed(report(Region::Britain, &empty.concat())).concat()),
        "Pages<down>Summary&moreb••a•3.aPage1of1"
    );
}

#[test]
fn pages_are_numbered_but_for_the_first_of_a_letter() {
    let long = "A paragraph of some words.\n\n".repeat(60);
    let pages = printed(letter(Region::Britain, &long));
    let numbers: Vec<bool> = pages.iter().map(|page| bare(page).contains("of3")).collect();
    assert_eq!(numbers, [false, true, true]);
    assert!(bare(&pages[2]).contains("Page3of3"));
    assert!(bare(&printed(report(Region::America, "Short."))[0]).contains("Page1of1"));
}

#[test]
fn a_head_of_a_table_is_repeated() {
    let rows = "| 18:02 | Down |\n".repeat(90);
    let pages = printed(report(Region::Britain, &format!("| Time | What |\n|---|---|\n{rows}")));
    assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("Time\nWhat\n")), "{pages:?}");
}

#[test]
fn a_logo_that_cannot_be_drawn_is_refused_and_reads_no_file() {
    let look = |format, bytes: &[u8]| Look { logo: Some(Logo { format, bytes: bytes.to_vec() }), ..Look::default() };
    let letter = enveloped(letter(Region::Britain, "Hello."));
    let outside = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hostname" width="9" height="9"/></svg>"#;
    for logo in
        [look(LogoFormat::Png, b"\x89PNG\r\n\x1a\n"), look(LogoFormat::Svg, b"<svg"), look(LogoFormat::Svg, outside)]
    {
        let Problems(found) = document(&letter, &logo).unwrap_err();
        assert_eq!(found[0].code, problems::FAILED, "{found:?}");
    }
    let drawn =
        br#"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>"#;
    let branded = document(&letter, &look(LogoFormat::Svg, drawn)).unwrap();
    assert_ne!(branded.value, document(&letter, &Look::default()).unwrap().value);
}

#[test]
fn fonts_are_read_or_refused_by_name() {
    let regular = include_bytes!("../../../fonts/LibertinusSerif-Regular.otf");
    let fonts = Fonts::read(vec![("a.otf".to_owned(), regular.to_vec())]).unwrap();
    assert!(fonts.has("libertinus serif") && !fonts.has("Arial") && fonts != Fonts::default());
    let Problems(found) = Fonts::read(vec![("b.ttf".to_owned(), b"no font".to_vec())]).unwrap_err();
    assert_eq!((found[0].code, found[0].message.as_str()), (problems::NO_FONT, "b.ttf is no font that can be read"));
    let wants = |font: &str| unknown_font(&Look { font: Some(font.to_owned()), ..Look::default() });
    assert_eq!(wants("Arial").unwrap().code, problems::UNKNOWN_FONT);
    assert_eq!(wants("Libertinus Serif"), None);
}
