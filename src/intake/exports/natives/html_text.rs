//! `html_text`: what a reader sees of HTML, a line for each block; names of people mentioned are left out.

use html5gum::{Token, Tokenizer};

use super::lines::Lines;

/// Elements that begin a line of their own.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "blockquote",
    "pre",
    "br",
    "hr",
    "figure",
    "main",
];
/// Elements whose text nobody reads; that of `head` is the page's, not the message's.
const SILENT: [&str; 6] = ["script", "style", "title", "template", "svg", "head"];

/// The text of a piece of HTML, a line for each block.
pub(super) fn text(html: &str) -> String {
    let mut lines = Lines::default();
    let mut silent: Option<String> = None;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if silent.is_none() && SILENT.contains(&name.as_str()) && !tag.self_closing {
                    silent = Some(name);
                } else if silent.is_none() {
                    start(&name, &mut lines);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                if silent.as_deref() == Some(&*name) {
                    silent = None;
                } else if silent.is_none() && BLOCKS.contains(&&*name) {
                    if is_heading(&name) { lines.end_heading() } else { lines.end() }
                }
            }
            Token::String(part) if silent.is_none() => lines.push(&String::from_utf8_lossy(&part)),
            _ => {}
        }
    }
    lines.finish()
}

fn start(name: &str, lines: &mut Lines) {
    if name == "br" {
        lines.soft_end();
    } else if BLOCKS.contains(&name) {
        lines.end();
    } else if name == "td" || name == "th" {
        lines.cell();
    }
}

fn is_heading(name: &str) -> bool {
    name.len() == 2 && name.starts_with('h') && name.as_bytes()[1].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn blocks_are_lines_and_references_are_characters() {
        let html =
            "<div><span class=\"yellowfg\">12:53 PM PDT</span>&nbsp;Between &lt;12&gt;.</div><div>Then<br>so</div>";
        assert_eq!(text(html), "12:53 PM PDT Between <12>.\nThen \nso");
        assert_eq!(text("<h2>Cause</h2><p>A <b>bold</b>\n move</p>"), "Cause:\nA bold move");
        assert_eq!(text("<table><tr><td>10:00</td><td>It began</td></tr></table>"), "10:00 It began");
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        assert_eq!(text("a<script>alert('x')</script><style>p{}</style>b<!-- c -->"), "ab");
        assert_eq!(text("5 < 6 & 7 > 3"), "5 < 6 & 7 > 3");
        assert_eq!(text("<p>unclosed <b"), "unclosed");
        assert_eq!(text("{{ x }}"), "{{ x }}");
    }
}
