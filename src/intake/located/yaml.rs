//! YAML with the place of every value: the events of `saphyr-parser`, without anchors, aliases and tags.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Stretch, StrInput, Tag};

use super::{Entry, Kind, MAX_DEPTH, MAX_STRING, Node, Span, SyntaxFault, item};
use crate::diagnostic::Code;
use crate::intake::problems::{
    MALFORMED_YAML, MANY_CASES, NESTED_TOO_DEEPLY, STRING_TOO_LONG, WRONG_TYPE, YAML_REFERENCE,
};

type Parsed<T> = Result<T, SyntaxFault>;

/// The tree of a text of one YAML document.
///
/// # Errors
/// The first fault of the text.
pub(in crate::intake) fn parse(text: &str) -> Parsed<Node> {
    let mut reader = Reader { events: Parser::new_from_str(text), offsets: Offsets::of(text) };
    let mut root = None;
    loop {
        let (event, stretch) = reader.next()?;
        match event {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            _ if root.is_some() => {
                let hint = "one file of YAML holds one case; NDJSON holds many";
                return Err(reader.fault(MANY_CASES, stretch, "a second document begins here", Some(hint)));
            }
            event => root = Some(reader.node(event, stretch, 0)?),
        }
    }
    root.filter(|node| !matches!(node.kind, Kind::Null)).ok_or_else(|| SyntaxFault::nothing(0))
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    offsets: Offsets<'a>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Parsed<(Event<'a>, Stretch)> {
        match self.events.next_event() {
            Some(Ok(pair)) => Ok(pair),
            Some(Err(error)) => Err(self.scan_fault(&error)),
            None => Ok((Event::StreamEnd, Stretch::default())),
        }
    }

    fn scan_fault(&self, error: &ScanError) -> SyntaxFault {
        let at = self.offsets.byte(error.marker().index());
        let hint = if error.info().contains("tab") {
            Some("YAML is indented by spaces, not by tabs")
        } else {
            Some("check the indentation, and put text that holds `: ` or begins with a sign in quotes")
        };
        let code = if error.info().contains("recursion") { NESTED_TOO_DEEPLY } else { MALFORMED_YAML };
        SyntaxFault { code, message: format!("this is not YAML: {}", error.info()), hint, span: Span::new(at, at + 1) }
    }

    fn span(&self, stretch: Stretch) -> Span {
        Span::new(self.offsets.byte(stretch.start.index()), self.offsets.byte(stretch.end.index()))
    }

    fn fault(&self, code: Code, stretch: Stretch, message: &str, hint: Option<&'static str>) -> SyntaxFault {
        SyntaxFault { code, message: message.to_owned(), hint, span: self.span(stretch) }
    }

    fn node(&mut self, event: Event<'a>, stretch: Stretch, depth: usize) -> Parsed<Node> {
        if depth > MAX_DEPTH {
            let message = format!("lists and tables are nested beyond {MAX_DEPTH} levels");
            return Err(self.fault(NESTED_TOO_DEEPLY, stretch, &message, None));
        }
        let span = self.span(stretch);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let text_only = self.plain_tag(anchor, tag.as_deref(), stretch)?;
                if text.len() > MAX_STRING {
                    let hint = Some("a letter needs no text of that length");
                    return Err(self.fault(STRING_TOO_LONG, stretch, "this text is longer than 64 KiB", hint));
                }
                let plain = style == ScalarStyle::Plain && !text_only;
                let kind = if plain { resolve(&text) } else { Kind::Text(text.into_owned()) };
                Ok(Node { span, kind })
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_tag(anchor, tag.as_deref(), stretch)?;
                self.list(span, depth + 1)
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_tag(anchor, tag.as_deref(), stretch)?;
                self.table(span, depth + 1)
            }
            Event::Alias(_) => Err(self.reference(stretch)),
            _ => Err(self.fault(MALFORMED_YAML, stretch, "a value is expected here", None)),
        }
    }

    fn list(&mut self, mut span: Span, depth: usize) -> Parsed<Node> {
        let mut items = Vec::new();
        loop {
            let (event, stretch) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                span.end = self.span(stretch).end.max(span.end);
                return Ok(Node { span, kind: Kind::List(items) });
            }
            let node = self.node(event, stretch, depth)?;
            items.push(item(items.len(), node));
        }
    }

    fn table(&mut self, mut span: Span, depth: usize) -> Parsed<Node> {
        let mut entries = Vec::new();
        loop {
            let (event, stretch) = self.next()?;
            let key = match event {
                Event::MappingEnd => {
                    span.end = self.span(stretch).end.max(span.end);
                    return Ok(Node { span, kind: Kind::Table(entries) });
                }
                Event::Scalar(text, _, 0, _) => text.into_owned(),
                Event::Scalar(..) | Event::Alias(_) => return Err(self.reference(stretch)),
                _ => return Err(self.fault(WRONG_TYPE, stretch, "the name of a field is expected here", None)),
            };
            let (event, value_stretch) = self.next()?;
            let node = self.node(event, value_stretch, depth)?;
            entries.push(Entry { key, key_span: self.span(stretch), node });
        }
    }

    /// Refuses anchors and tags; true where the tag says that the value is text.
    fn plain_tag(&self, anchor: usize, tag: Option<&Tag>, stretch: Stretch) -> Parsed<bool> {
        match tag {
            _ if anchor != 0 => Err(self.reference(stretch)),
            None => Ok(false),
            Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => Ok(true),
            Some(_) => Err(self.fault(YAML_REFERENCE, stretch, "tags are not read", Some("write the plain value"))),
        }
    }

    fn reference(&self, stretch: Stretch) -> SyntaxFault {
        let hint = "write the value out; what customers share goes into `customer_defaults`";
        self.fault(YAML_REFERENCE, stretch, "anchors and aliases are not read", Some(hint))
    }
}

/// A plain scalar by YAML's core schema.
fn resolve(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ if is_number(text) => Kind::Number(text.to_owned()),
        _ => Kind::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if let Some(rest) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0o")) {
        return !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let begins = digits.strip_prefix('.').unwrap_or(digits).starts_with(|c: char| c.is_ascii_digit());
    begins && digits.bytes().all(|b| b.is_ascii_digit() || b".eE+-".contains(&b)) && digits.parse::<f64>().is_ok()
}

/// Characters to bytes: the parser counts in characters.
struct Offsets<'a> {
    text: &'a str,
    ascii: bool,
    /// The byte of every 256th character.
    steps: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> Offsets<'a> {
    fn of(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let steps = if ascii { Vec::new() } else { text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect() };
        Self { text, ascii, steps }
    }

    fn byte(&self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        let Some(&start) = self.steps.get(character / STEP) else { return self.text.len() };
        let rest = &self.text[start..];
        start + rest.char_indices().nth(character % STEP).map_or(rest.len(), |(byte, _)| byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places_in_bytes() {
        let text = "titlé: \"the bööking page\"\ncount: 118\nlist:\n- a\n- 'true'\non: 2026-03-10\n";
        let node = parse(text).unwrap();
        let count = node.get("count").unwrap();
        assert_eq!(&text[count.node.span.start..count.node.span.end], "118");
        assert_eq!(&text[count.key_span.start..count.key_span.end], "count");
        assert!(matches!(&count.node.kind, Kind::Number(number) if number == "118"));
        assert_eq!(node.get("on").unwrap().node.as_text(), Some("2026-03-10"));
        let Kind::List(items) = &node.get("list").unwrap().node.kind else { panic!("a list") };
        assert_eq!(items[1].node.as_text(), Some("true"));
    }

    #[test]
    fn aliases_second_documents_and_depth_are_refused() {
        use crate::intake::problems::EMPTY_INPUT;
        assert_eq!(parse("a: &x 1\nb: *x\n").unwrap_err().code, YAML_REFERENCE);
        assert_eq!(parse("a: 1\n---\nb: 2\n").unwrap_err().code, MANY_CASES);
        assert_eq!(parse("# nothing\n").unwrap_err().code, EMPTY_INPUT);
        assert_eq!(parse(&"[".repeat(10_000)).unwrap_err().code, NESTED_TOO_DEEPLY);
        assert_eq!(parse(&"- ".repeat(10_000)).unwrap_err().code, NESTED_TOO_DEEPLY);
        assert_eq!(parse("a: [1\nb: 2").unwrap_err().code, MALFORMED_YAML);
    }

    #[test]
    fn numbers_are_told_from_what_only_looks_like_them() {
        for number in ["1", "-1", "640.00", "0123", "1e3", ".5", "0x1F", "+44"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["2026-03-10", "1.2.3", "PT2H", "+44 20", "12:30", "e3", "-", "."] {
            assert!(!is_number(text), "{text}");
        }
    }
}
