//! The head of a mail: which of its lines are for whoever sends, and for no reader.
//!
//! Where one header ends and the next begins is the parser's to say, who names the recipients too; what it does not see
//! as ours and another reader might is told rather than sent.

use mail_parser::{Header, HeaderName, MessageParser};

/// The header that says that a letter waits for somebody's approval.
pub const APPROVAL: &str = "X-Amends-Approval";

/// Headers that are for whoever sends.
const OURS: [&str; 4] = ["X-Unsent", "Bcc", "Resent-Bcc", APPROVAL];

/// A mail without them.
pub(super) struct Cleaned {
    /// What goes out.
    pub(super) bytes: Vec<u8>,
    /// What the header of the approval says.
    pub(super) awaits: Option<String>,
    /// Headers of ours that a line may be, or may not.
    pub(super) unclear: Vec<&'static str>,
}

/// The mail without the headers that are for the sender. Every line of it ends with CR and LF, and the first is not empty.
pub(super) fn cleaned(bytes: &[u8], read: &mail_parser::Message<'_>) -> Cleaned {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(bytes.len(), |at| at + 2);
    let mut out = Vec::with_capacity(bytes.len());
    let (mut at, mut said, mut unclear) = (0, Vec::new(), Vec::new());
    for header in read.headers() {
        let Some(name) = ours(header.name().as_bytes()) else { continue };
        let (start, end) = lines(bytes, header);
        // A blind copy that the parser does not see as one would be lost.
        let other = name == "Bcc" && header.name != HeaderName::Bcc;
        if start < at || end > head || other {
            unclear.push(name);
            continue;
        }
        out.extend_from_slice(&bytes[at..start]);
        at = end;
        if name == APPROVAL {
            let value = bytes.get(header.offset_start as usize..end).unwrap_or_default();
            said.push(decoded(&String::from_utf8_lossy(value)));
        }
    }
    let kept = out.len() + head - at;
    out.extend_from_slice(&bytes[at..]);
    unclear.extend(out[..kept].split(|byte| *byte == b'\n').filter_map(named));
    Cleaned { awaits: (!said.is_empty()).then(|| said.join("; ")), bytes: out, unclear }
}

/// From the beginning of the first line of a header to the end of its last.
fn lines(bytes: &[u8], header: &Header<'_>) -> (usize, usize) {
    let field = (header.offset_field as usize).min(bytes.len());
    let start = bytes[..field].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let mut end = (header.offset_end as usize).clamp(field, bytes.len());
    // Whatever the parser made of the value, lines that continue it go with it.
    while end < bytes.len() && (end == 0 || bytes[end - 1] != b'\n' || matches!(bytes[end], b' ' | b'\t')) {
        end += bytes[end..].iter().position(|byte| *byte == b'\n').map_or(bytes.len() - end, |at| at + 1);
    }
    (start, end)
}

/// Which of our headers a line may be to somebody.
fn named(line: &[u8]) -> Option<&'static str> {
    let begin = line.iter().position(|byte| is_letter(*byte))?;
    let colon = line[begin..].iter().position(|byte| *byte == b':')?;
    ours(&line[begin..begin + colon])
}

/// Which of our headers has this name, to a reader who overlooks all that no name may have.
fn ours(name: &[u8]) -> Option<&'static str> {
    let name: Vec<u8> = name.iter().copied().filter(|byte| is_letter(*byte)).collect();
    OURS.into_iter().find(|ours| name.eq_ignore_ascii_case(ours.as_bytes()))
}

/// Whether a header's name may have it.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b':'
}

/// The value of a header in words.
fn decoded(value: &str) -> String {
    let header = format!("Subject:{value}\r\n\r\n");
    let parsed = MessageParser::default().parse_headers(header.as_bytes());
    parsed.and_then(|parsed| parsed.subject().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_approval_is_called_as_the_letters_call_it() {
        let theirs = include_str!("../rendering/mail/mod.rs");
        assert!(theirs.contains(&format!("const APPROVAL: &str = \"{APPROVAL}\";")));
    }
}
