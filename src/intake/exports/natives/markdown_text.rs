//! `markdown_text`: what a reader sees of Markdown, HTML inside it included.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html_text;
use super::lines::Lines;

/// The text of a piece of Markdown, a line for each block. Line breaks of the source are kept: status pages are typed
/// with them.
pub(super) fn text(markdown: &str) -> String {
    let mut lines = Lines::default();
    let mut html = String::new();
    let mut hidden = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Html(part) => html.push_str(&part),
            Event::InlineHtml(tag) if tag.starts_with("<br") => lines.soft_end(),
            Event::Text(part) | Event::Code(part) if hidden == 0 => lines.push(&part),
            Event::SoftBreak | Event::HardBreak => lines.soft_end(),
            Event::Rule => lines.end(),
            // A picture's description tells a listener what there is to see; a report has no picture.
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => hidden = hidden.saturating_sub(1),
            Event::Start(Tag::TableCell) => lines.cell(),
            Event::End(TagEnd::Heading(_)) => lines.end_heading(),
            Event::End(TagEnd::HtmlBlock) => {
                for line in html_text::text(&std::mem::take(&mut html)).lines() {
                    lines.end();
                    lines.push(line);
                }
                lines.end();
            }
            Event::Start(Tag::Item | Tag::Paragraph)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableRow | TagEnd::TableHead) =>
            {
                lines.end();
            }
            _ => {}
        }
    }
    lines.finish()
}

/// The text under the first heading that begins with one of the names, up to the next heading of its rank; `None`
/// where no heading does.
pub(super) fn part(markdown: &str, names: &[&str]) -> Option<String> {
    let mut sought: Option<(HeadingLevel, usize)> = None;
    let (mut heading, mut title) = (None, String::new());
    for (event, at) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                if let Some((_, start)) = sought.filter(|(rank, _)| level <= *rank) {
                    return Some(text(&markdown[start..at.start]));
                }
                (heading, title) = (Some(level), String::new());
            }
            Event::Text(part) | Event::Code(part) if heading.is_some() => title.push_str(&part),
            Event::End(TagEnd::Heading(level)) => {
                heading = None;
                let title = title.trim().to_lowercase();
                if sought.is_none() && names.iter().any(|name| title.starts_with(name)) {
                    sought = Some((level, at.end));
                }
            }
            _ => {}
        }
    }
    sought.map(|(_, start)| text(&markdown[start..]))
}

#[cfg(test)]
mod tests {
    use super::{part, text};

    #[test]
    fn a_part_ends_where_the_next_begins() {
        let markdown = "# A\nx\n## **Root cause**\nThe disk.\n### More\nIt was full.\n## Fix\ny\n";
        assert_eq!(part(markdown, &["root cause", "cause"]).as_deref(), Some("The disk.\nMore:\nIt was full."));
        assert_eq!(part(markdown, &["fix"]).as_deref(), Some("y"));
        assert_eq!(part(markdown, &["impact"]), None);
        assert_eq!(part("", &["x"]), None);
    }

    #[test]
    fn blocks_are_lines_and_marks_are_gone() {
        let markdown = "##### Issue\nAt **17:02** UTC our [server](https://x.example)\nwent away.\n\n* one\n* `two`\n";
        assert_eq!(text(markdown), "Issue:\nAt 17:02 UTC our server \nwent away.\none\ntwo");
        assert_eq!(text("| When | What |\n|---|---|\n| 10:00 | It began |\n"), "When What\n10:00 It began");
        assert_eq!(text("see ![shot](x.png) and <b>so</b> on<br>and on"), "see and so on \nand on");
    }

    #[test]
    fn html_blocks_are_read_too() {
        assert_eq!(
            text("<p>We are <em>investigating</em>.</p>\n<p>Soon more.</p>"),
            "We are investigating.\nSoon more."
        );
        assert_eq!(text("plain text, as it is: {{ x }} {% y %}"), "plain text, as it is: {{ x }} {% y %}");
    }
}
