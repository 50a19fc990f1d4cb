//! `wiki_text`: what a reader sees of Jira's wiki markup.

use super::lines::Lines;

/// Macros that stand around text and say how it looks.
const FRAMES: [&str; 6] = ["code", "noformat", "panel", "quote", "color", "anchor"];

/// The text of a piece of wiki markup, a line for each block. Who is mentioned is not named.
pub(super) fn text(wiki: &str) -> String {
    let mut lines = Lines::default();
    for raw in wiki.lines() {
        let line = raw.trim();
        let (heading, line) = block(line);
        if line.starts_with("||") || line.starts_with('|') {
            for cell in line.split('|').filter(|cell| !cell.trim().is_empty()) {
                inline(cell, &mut lines);
                lines.cell();
            }
        } else {
            inline(line, &mut lines);
        }
        if heading { lines.end_heading() } else { lines.end() }
    }
    lines.finish()
}

/// A line without the marks at its beginning, and whether it is a heading.
fn block(line: &str) -> (bool, &str) {
    let bytes = line.as_bytes();
    if let [b'h', b'1'..=b'6', b'.', ..] = bytes {
        return (true, line[3..].trim_start());
    }
    if let Some(rest) = line.strip_prefix("bq. ") {
        return (false, rest);
    }
    if line.len() >= 4 && bytes.iter().all(|byte| *byte == b'-') {
        return (false, "");
    }
    let marks = bytes.iter().take_while(|byte| matches!(byte, b'*' | b'#' | b'-')).count();
    if marks > 0 && bytes.get(marks) == Some(&b' ') { (false, line[marks..].trim_start()) } else { (false, line) }
}

/// The text of a line: links by what they say, no frames, no marks of emphasis.
fn inline(line: &str, lines: &mut Lines) {
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let read = match c {
            '{' => frame(rest).map(|end| (end, String::new())),
            '[' => link(rest),
            '!' => picture(rest).map(|end| (end, String::new())),
            '*' | '_' | '+' | '^' | '~' => emphasis(rest, c, before).map(|end| (end, rest[1..end - 1].to_owned())),
            '\\' => rest.strip_prefix("\\\\").map(|_| (2, " ".to_owned())),
            _ => None,
        };
        if let Some((end, text)) = read {
            if matches!(c, '*' | '_' | '+' | '^' | '~') {
                inline(&text, lines);
            } else {
                lines.push(&text);
            }
            before = rest[..end].chars().next_back().unwrap_or(' ');
            rest = &rest[end..];
        } else {
            lines.push(c.encode_utf8(&mut [0; 4]));
            before = c;
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// `{code:java}`
fn frame(text: &str) -> Option<usize> {
    let end = text.find('}')?;
    let name = text[1..end].split(':').next()?;
    FRAMES.contains(&name).then_some(end + 1)
}

/// `[what it says|https://where.example]`, `[https://where.example]`, `[~who]`
fn link(text: &str) -> Option<(usize, String)> {
    let end = text.find(']')?;
    let inside = &text[1..end];
    if inside.starts_with('~') {
        return Some((end + 1, "a colleague".to_owned()));
    }
    let (says, target) = inside.split_once('|').unwrap_or((inside, inside));
    let leads = target.contains("://") || target.starts_with('#') || target.starts_with("mailto:");
    leads.then(|| (end + 1, says.to_owned()))
}

/// `!picture.png|thumbnail!`
fn picture(text: &str) -> Option<usize> {
    let end = 1 + text[1..].find('!')?;
    let inside = &text[1..end];
    let file = inside.split('|').next()?;
    (file.contains('.') && !inside.contains(' ')).then_some(end + 1)
}

/// The end of a stretch such as `*so*`, which begins and ends at the edges of words.
fn emphasis(text: &str, mark: char, before: char) -> Option<usize> {
    if before.is_alphanumeric() || text[1..].starts_with(|c: char| c.is_whitespace() || c == mark) {
        return None;
    }
    let end = text[1..].match_indices(mark).map(|(at, _)| at + 1).find(|&at| {
        let after = text[at + 1..].chars().next();
        !text[..at].ends_with(char::is_whitespace) && !after.is_some_and(char::is_alphanumeric)
    })?;
    Some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn marks_are_gone_and_people_are_not_named() {
        let wiki = "h2. Cause\n* *disk* was full, says [~ada]\n# see [the page|https://x.example]\n----\n{code:sh}\nrm -rf _tmp_dir_\n{code}";
        assert_eq!(text(wiki), "Cause:\ndisk was full, says a colleague\nsee the page\nrm -rf tmp_dir");
        assert_eq!(text("||When||What||\n|10:00|It began|"), "When What\n10:00 It began");
        assert_eq!(text("!shot.png|thumbnail! snake_case 5*6*7 {not} [x] wow!"), "snake_case 5*6*7 {not} [x] wow!");
    }

    #[test]
    fn unclosed_marks_are_characters() {
        for odd in ["*", "{", "[", "[~", "!", "_a", "{code", "é*ü*", "\\", "|", "h1."] {
            let _ = text(odd);
        }
        assert_eq!(text("[~"), "[~");
    }
}
