//! What plain text looks like.

use super::WIDTH;
use super::blocks::lines;

fn plain(markdown: &str) -> String {
    lines(markdown, WIDTH).join("\n")
}

#[test]
fn paragraphs_are_wrapped() {
    let text = plain(&"word ".repeat(40));
    let widths: Vec<usize> = text.lines().map(str::len).collect();
    assert_eq!(widths, [69, 69, 59]);
}

#[test]
fn marks_of_emphasis_are_dropped_and_escapes_undone() {
    assert_eq!(plain(r"A **bold** *word*, `code`, ~~struck~~ and \*none\*  "), "A bold word, code, struck and *none*");
    assert_eq!(plain("one\\\ntwo\nthree"), "one\ntwo three");
}

#[test]
fn lists_hang() {
    let item = "word ".repeat(16);
    let text = plain(&format!(
        "Before:\n\n- {item}\n- two\n  - inner\n  - more\n\nAfter.\n\n9. nine\n10. ten\n\n    more of ten"
    ));
    let wanted = "Before:\n\n- word word word word word word word word word word word word word word\n  word word\n- two\n  - inner\n  - more\n\nAfter.\n\n9. nine\n";
    assert!(text.starts_with(wanted), "{text}");
    assert!(text.ends_with("10. ten\n\n    more of ten"), "{text}");
}

#[test]
fn lists_are_as_close_as_they_were_written() {
    assert_eq!(plain("- a\n\n- b\n\n  more\n- c"), "- a\n\n- b\n\n  more\n\n- c");
    assert_eq!(plain("- a\n  - b\n- c\n\ntext\n\n* d\n* e\n\n1. f"), "- a\n  - b\n- c\n\ntext\n\n- d\n- e\n\n1. f");
}

#[test]
fn links_print_their_target_once() {
    assert_eq!(plain("[the status page](https://s.example/x)."), "the status page <https://s.example/x>.");
    assert_eq!(
        plain("<https://s.example> [a@b.example](mailto:a@b.example) [x](javascript:y)"),
        "https://s.example a@b.example x"
    );
}

#[test]
fn tables_are_aligned_by_width() {
    let text = plain("| Name | Sum |\n|---|--:|\n| 日本 | 1.00 |\n| Éva | 12.00 |\n| *a* \\| b | 3 |");
    assert_eq!(text, "Name     Sum\n-----  -----\n日本    1.00\nÉva    12.00\na | b      3");
}

#[test]
fn a_wide_table_is_wrapped_within_its_columns() {
    let long = "word ".repeat(30);
    let text = plain(&format!("| Time | What |\n|---|---|\n| 08:02 | {long} |\n| 09:00 | {long} |"));
    assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
    assert!(text.starts_with("Time   What\n-----  -"), "{text}");
    assert!(text.contains("word\n\n09:00  word word"), "{text}");
}

#[test]
fn a_table_that_cannot_fit_becomes_a_list() {
    let head = "| Measure number | Responsible | Completion | Description | Verification | Attachment | Committee |";
    let row = "| a | b | c | d | e | f | |";
    let text = plain(&format!("{head}\n{}\n{row}\n{row}", "|---".repeat(7) + "|"));
    let record = "Measure number: a\nResponsible: b\nCompletion: c\nDescription: d\nVerification: e\nAttachment: f";
    assert_eq!(text, format!("{record}\n\n{record}"));
}

#[test]
fn a_word_wider_than_its_column_moves_no_other() {
    let address = format!("https://status.example/{}", "x".repeat(40));
    let text = plain(&format!("| When | Where | What |\n|---|---|---|\n| 08:02 | {address} | It was down. |"));
    assert_eq!(text, format!("When: 08:02\nWhere: {address}\nWhat: It was down."));
    let short = plain(&format!("| When | Where |\n|---|---|\n| 08:02 | {address} |\n| 09:00 | here |"));
    assert!(short.lines().all(|line| line.find("http").is_none_or(|at| at == 7)), "{short}");
}

#[test]
fn headings_quotes_rules_and_code() {
    assert_eq!(
        plain("# A\n\n## Bé\n\n### Cd\n\n> q\n>\n> r\n\n---\n\n```\nx  y\n\nz\n```"),
        format!("A\n=\n\nBé\n--\n\nCd\n~~\n\n> q\n>\n> r\n\n{}\n\n    x  y\n\n    z", "-".repeat(72))
    );
}
