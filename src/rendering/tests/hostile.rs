//! Every naughty string and any string at all, in every place where a letter shows a value, in every format.

use proptest::prelude::*;
use pulldown_cmark::Event;

use super::*;
use crate::rendering::docx::tests as docx;
use crate::rendering::folded;
use crate::rendering::markdown::events;

/// Naughty strings of which nothing is left to read, by index: none, control characters, a noncharacter, a space. Nobody can look
/// for them in a document; the text that carries them is there all the same.
const NOTHING_TO_READ: [usize; 5] = [0, 93, 94, 98, 434];

/// A letter that shows `value` in each of its fields and in the facts of its moves.
fn letter_about(value: &str, templates: &Templates) -> Manuscript {
    let told = || format!("Order {value} arrived");
    let facts = ["failure", "day", "last"].map(|name| (name, Fact::Text(told()))).to_vec();
    let each = |wording| Move { name: "failure", wording, facts: facts.clone() };
    let moves = || vec![each("dated"), each("days")];
    let part = PartText { paragraphs: vec![Paragraph::Run(moves()), Paragraph::List(moves())] };
    let frame = Frame {
        sender: vec![told(), told()],
        recipient: vec![told(), told()],
        date: told(),
        references: vec![(told(), told())],
        salutation: told(),
        close: told(),
        signature: vec![told(), told()],
        enclosures: vec![told(), told()],
        notices: vec![FrameNotice { heading: told(), text: told() }],
    };
    let subject = Move { name: "subject", wording: "act", facts: vec![("title", Fact::Text(told()))] };
    let letter = Letter { region: Region::Britain, frame, subject, parts: std::array::from_fn(|_| part.clone()) };
    draft_letter(letter, templates).unwrap()
}

/// How often [`letter_about`] shows the value: ten times a part, and sixteen times around them.
const SHOWN: usize = 5 * 10 + 16;

/// Text without white space, which wrapping may change, and without the case of first letters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// A document's structure, and its text as a reader sees it.
fn read(document: &str, format: Format) -> (Vec<String>, String) {
    match format {
        Format::Markdown => read_markdown(document),
        Format::Html => read_html(document),
        Format::Word => tags(document),
        _ => (document.split("\n\n").map(|_| "block".to_owned()).collect(), document.to_owned()),
    }
}

fn read_markdown(document: &str) -> (Vec<String>, String) {
    let (mut shape, mut text) = (Vec::new(), String::new());
    for event in events(document) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            other => shape.push(format!("{other:?}")),
        }
    }
    (shape, text)
}

/// Reads a page as a browser does: tags are what stands between `<` and `>`, all else is text.
fn read_html(document: &str) -> (Vec<String>, String) {
    let (_, body) = document.split_once("</style>").unwrap();
    tags(body)
}

fn tags(body: &str) -> (Vec<String>, String) {
    let (mut shape, mut text) = (Vec::new(), String::new());
    for piece in body.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        shape.push(tag.to_owned());
        text.push_str(after);
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    (shape, text)
}

/// Checks that a letter about `value` has the structure of one about a plain word and shows the value wherever it
/// should.
fn survives(value: &str, templates: &Templates, plain: &[(Format, Vec<String>)]) {
    let manuscript = letter_about(value, templates);
    let wanted = bare(&format!("Order {} arrived", folded(value)));
    for (format, plain_shape) in plain {
        let document = document(&manuscript, *format);
        let (shape, text) = read(&document, *format);
        assert_eq!(&shape, plain_shape, "{value:?} changes the structure of {format:?}");
        let shown = bare(&text).matches(&wanted).count();
        assert_eq!(shown, SHOWN, "{value:?} is not shown everywhere in {format:?}");
    }
}

/// A document as text; of a Word document the part that the text is in.
fn document(manuscript: &Manuscript, format: Format) -> String {
    if format == Format::Word { docx::text_of(manuscript) } else { super::text(manuscript, format) }
}

fn plain_shapes(templates: &Templates) -> Vec<(Format, Vec<String>)> {
    let manuscript = letter_about("word", templates);
    [Format::Markdown, Format::Html, Format::Text, Format::Word]
        .map(|format| (format, read(&document(&manuscript, format), format).0))
        .to_vec()
}

#[test]
fn every_naughty_string_reaches_every_format() {
    let strings: Vec<String> = serde_json::from_str(include_str!("../../../tests/data/naughty/blns.json")).unwrap();
    assert_eq!(strings.len(), 515);
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    let plain = plain_shapes(&templates);
    let mut readable = 0;
    for (index, value) in strings.iter().enumerate() {
        survives(value, &templates, &plain);
        assert_eq!(folded(value).is_empty(), NOTHING_TO_READ.contains(&index), "{index}: {value:?}");
        readable += usize::from(!folded(value).is_empty());
    }
    assert_eq!(readable, 515 - NOTHING_TO_READ.len());
}

#[test]
fn template_syntax_is_printed_as_it_stands() {
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    let plain = plain_shapes(&templates);
    for value in ["{{ what }}", "{% raw %}", "{# x #}", "{{ __tera_context }}", "${x} {x} <%= x %>"] {
        survives(value, &templates, &plain);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_keeps_the_structure_of_every_format(value in any::<String>()) {
        let templates = Templates::builtin(DocumentKind::Letter).unwrap();
        // An empty line divides the paragraphs of a notice, which is no text of a record.
        survives(&value.replace('\n', " "), &templates, &plain_shapes(&templates));
    }
}
