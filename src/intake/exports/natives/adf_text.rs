//! `adf_text`: what a reader sees of an Atlassian document, the tree that Jira's third API and Opsgenie's post-mortems
//! keep their texts in.

use serde_json::Value;

use super::lines::Lines;

/// Documents nested deeper than this are read no further.
const DEEP: usize = 100;

/// The text of a document, a line for each block. Who is mentioned is not named.
pub(super) fn text(document: &Value) -> String {
    let mut lines = Lines::default();
    walk(document, &mut lines, 0);
    lines.finish()
}

fn walk(node: &Value, lines: &mut Lines, depth: usize) {
    if depth > DEEP {
        return;
    }
    let attribute = |name: &str| node.get("attrs").and_then(|attrs| attrs.get(name)).and_then(Value::as_str);
    match node.get("type").and_then(Value::as_str).unwrap_or_default() {
        "text" => lines.push(node.get("text").and_then(Value::as_str).unwrap_or_default()),
        "hardBreak" => lines.soft_end(),
        "rule" => lines.end(),
        "mention" => lines.push("a colleague"),
        "emoji" => lines.push(attribute("text").filter(|text| !text.starts_with(':')).unwrap_or_default()),
        "status" => lines.push(attribute("text").unwrap_or_default()),
        "date" => lines.push(&attribute("timestamp").and_then(date).unwrap_or_default()),
        "tableCell" | "tableHeader" => {
            lines.cell();
            inline(node, lines, depth);
        }
        "heading" => {
            lines.end();
            children(node, lines, depth);
            lines.end_heading();
        }
        "paragraph" | "listItem" | "taskItem" | "decisionItem" | "tableRow" | "codeBlock" | "blockquote" | "panel"
        | "expand" | "nestedExpand" => {
            lines.end();
            children(node, lines, depth);
            lines.end();
        }
        _ => children(node, lines, depth),
    }
}

fn children(node: &Value, lines: &mut Lines, depth: usize) {
    for child in node.get("content").and_then(Value::as_array).into_iter().flatten() {
        walk(child, lines, depth + 1);
    }
}

/// A cell's paragraphs stay on the line of its row.
fn inline(cell: &Value, lines: &mut Lines, depth: usize) {
    for block in cell.get("content").and_then(Value::as_array).into_iter().flatten() {
        if block.get("type").and_then(Value::as_str) == Some("paragraph") {
            children(block, lines, depth + 1);
            lines.cell();
        } else {
            walk(block, lines, depth + 1);
        }
    }
}

/// A date of a document: milliseconds since 1970.
fn date(timestamp: &str) -> Option<String> {
    let at = chrono::DateTime::from_timestamp_millis(timestamp.parse().ok()?)?;
    Some(at.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::text;
    use serde_json::{Value, json};

    fn doc(content: &Value) -> String {
        text(&json!({ "version": 1, "type": "doc", "content": content }))
    }

    #[test]
    fn blocks_are_lines_and_people_are_not_named() {
        let content = json!([
            { "type": "heading", "attrs": { "level": 2 }, "content": [{ "type": "text", "text": "Cause" }] },
            { "type": "paragraph", "content": [
                { "type": "mention", "attrs": { "id": "5b1", "text": "@Ada Bell" } },
                { "type": "text", "text": " ran out of " }, { "type": "text", "text": "disk", "marks": [{ "type": "strong" }] },
                { "type": "hardBreak" }, { "type": "date", "attrs": { "timestamp": "1773100800000" } }
            ] },
            { "type": "bulletList", "content": [
                { "type": "listItem", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": "one" }] }] },
            ] },
            { "type": "table", "content": [{ "type": "tableRow", "content": [
                { "type": "tableCell", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": "10:00 UTC" }] }] },
                { "type": "tableCell", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": "It began" }] }] },
            ] }] },
        ]);
        assert_eq!(doc(&content), "Cause:\na colleague ran out of disk \n2026-03-10\none\n10:00 UTC It began");
    }

    #[test]
    fn whatever_is_no_document_has_no_text() {
        for odd in [json!(null), json!(7), json!([]), json!({ "content": 3 }), json!({ "type": "text", "text": 1 })] {
            assert_eq!(text(&odd), "");
        }
        let mut deep = json!({ "type": "text", "text": "x" });
        for _ in 0..400 {
            deep = json!({ "type": "paragraph", "content": [deep] });
        }
        assert_eq!(text(&deep), "");
    }
}
