//! Mailbox files (mboxrd): where one mail ends and the next begins.

use std::io::{self, BufRead};
use std::ops::Range;

/// The line that begins a mail.
const BEGIN: &[u8] = b"From ";

/// Where each mail of a mailbox file is, in bytes, without the line that begins it.
///
/// # Errors
/// What the system says when it refuses to read.
pub(super) fn ranges(mut reader: impl BufRead) -> io::Result<Vec<Range<u64>>> {
    let mut found: Vec<Range<u64>> = Vec::new();
    let (mut at, mut line, mut after_blank) = (0_u64, Vec::new(), true);
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)? as u64;
        if length == 0 {
            return Ok(found);
        }
        at += length;
        if after_blank && line.starts_with(BEGIN) {
            found.push(at..at);
        } else if let Some(last) = found.last_mut() {
            last.end = at;
        }
        after_blank = line.trim_ascii_end().is_empty();
    }
}

/// The mail of an entry: without the blank line that ends it, and with one `>` taken off lines that were quoted.
pub(super) fn unquoted(entry: &[u8]) -> Vec<u8> {
    let entry = entry.strip_suffix(b"\n").map_or(entry, |entry| entry.strip_suffix(b"\r").unwrap_or(entry));
    let mut out = Vec::with_capacity(entry.len());
    for line in entry.split_inclusive(|byte| *byte == b'\n') {
        let quotes = line.iter().take_while(|byte| **byte == b'>').count();
        out.extend_from_slice(if quotes > 0 && line[quotes..].starts_with(BEGIN) { &line[1..] } else { line });
    }
    out
}

/// Whether a file that begins so is a mailbox file.
pub(super) fn is_mailbox(head: &[u8]) -> bool {
    head.starts_with(BEGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_parted_where_they_begin() {
        let text = b"From a Mon\nA: 1\n\n>From here\nFrom within\n>>From deep\n\nFrom b Tue\nB: 2\n\nx\n\n";
        let found = ranges(&text[..]).unwrap();
        let mails = found.iter().map(|range| {
            let entry = &text[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()];
            String::from_utf8(unquoted(entry)).unwrap()
        });
        let mails: Vec<String> = mails.collect();
        assert_eq!(mails, ["A: 1\n\nFrom here\nFrom within\n>From deep\n", "B: 2\n\nx\n"]);
        assert!(ranges(&b"A: 1\n\nFrom x\n"[..]).unwrap().len() == 1, "what stands before the first begins none");
        assert!(ranges(&b""[..]).unwrap().is_empty());
    }
}
