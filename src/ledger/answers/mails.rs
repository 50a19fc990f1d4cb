//! Answers as mails: replies to what was sent, known by the identifiers that mail programs put into them.

use chrono::NaiveDate;
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};

use super::fields::kept;
use super::{Given, Mark, Reading, Whereto};

/// The line that begins a mail of a mailbox file.
const BEGIN: &[u8] = b"From ";

/// Hexadecimal digits of an identifier of ours.
const DIGITS: usize = 32;

pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) {
    for (line, mail) in parted(bytes) {
        let parsed = MessageParser::default().parse(&mail);
        let Some(message) = parsed.filter(|message| !message.headers().is_empty()) else {
            reading.refuse(line, "", "this is no mail", "export the folder of replies as mbox, and name that file");
            continue;
        };
        if is_automatic(&message) {
            reading.answers.automatic += 1;
            continue;
        }
        answer(&message, line, reading);
    }
}

fn answer(message: &Message<'_>, line: usize, reading: &mut Reading<'_>) {
    let ids = answered(message);
    if ids.is_empty() {
        reading.answers.unrelated += 1;
        return;
    }
    let subject = message.subject().unwrap_or_default().to_owned();
    let text = message.body_text(0).unwrap_or_default();
    let (mark, words) = said(&text);
    if mark.is_none() && words.is_none() {
        reading.answers.wordless += 1;
        return;
    }
    let date = message
        .date()
        .and_then(|date| NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)));
    let Some(on) = date else {
        return reading.refuse(line, &subject, "this mail bears no date", "take it out of the file");
    };
    if reading.is_ahead_anywhere(on) {
        return reading.refuse(
            line,
            &subject,
            format!("this mail is of {on}, which lies ahead"),
            "take it out of the file",
        );
    }
    let (to, place) = (Whereto::Mails(ids), reading.place(line, &subject));
    reading.answers.given.push(Given { to, on, mark, words, place });
}

/// Each mail with the number of its first line; what is no mailbox file is one mail.
fn parted(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    if !bytes.starts_with(BEGIN) {
        return vec![(1, bytes.to_vec())];
    }
    let mut found: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut after_blank = true;
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if after_blank && line.starts_with(BEGIN) {
            found.push((number + 1, Vec::new()));
        } else if let Some((_, mail)) = found.last_mut() {
            let quotes = line.iter().take_while(|byte| **byte == b'>').count();
            mail.extend_from_slice(if quotes > 0 && line[quotes..].starts_with(BEGIN) { &line[1..] } else { line });
        }
        after_blank = line.trim_ascii_end().is_empty();
    }
    found
}

/// Whether a program wrote it (RFC 3834, RFC 3464): out of office, undeliverable.
fn is_automatic(message: &Message<'_>) -> bool {
    let says = |name: &str, plain: &str| {
        message.header(name).and_then(HeaderValue::as_text).is_some_and(|says| !says.trim().eq_ignore_ascii_case(plain))
    };
    let is_report = message.content_type().is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case("report"))
    });
    let bulk = message.header("Precedence").and_then(HeaderValue::as_text).is_some_and(|precedence| {
        ["bulk", "junk", "list", "auto_reply"].iter().any(|name| precedence.trim().eq_ignore_ascii_case(name))
    });
    is_report || bulk || says("Auto-Submitted", "no")
}

/// The identifiers of ours that it answers, the nearest first.
fn answered(message: &Message<'_>) -> Vec<String> {
    let own = message.in_reply_to().as_text_list().map(<[_]>::to_vec).unwrap_or_default();
    let earlier = message.references().as_text_list().map(<[_]>::to_vec).unwrap_or_default();
    let mut found = Vec::new();
    for id in own.iter().chain(earlier.iter().rev()) {
        let digits = id.trim_matches(['<', '>']).split('@').next().unwrap_or_default();
        let is_ours = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_ours && !found.iter().any(|known| known == digits) {
            found.push(digits.to_lowercase());
        }
    }
    found
}

/// The mark, which is a line of its own at the top, and what else they wrote themselves: no quotation and no signature.
fn said(text: &str) -> (Option<Mark>, Option<String>) {
    let mut own: Vec<&str> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if line.trim_end_matches(['\r', '\n']) == "-- " || bare.starts_with("-----Original Message") {
            break;
        }
        if bare.starts_with('>') {
            // The line above leads into the quotation: `On ... wrote:`.
            while own.last().is_some_and(|last| last.trim().is_empty()) {
                own.pop();
            }
            if own.last().is_some_and(|last| last.trim_end().ends_with(':')) {
                own.pop();
                break;
            }
            continue;
        }
        own.push(line);
    }
    let first = own.iter().position(|line| !line.trim().is_empty());
    let mark = first.and_then(|at| own[at].trim().trim_end_matches('.').parse().ok());
    if let (Some(_), Some(at)) = (mark, first) {
        own.drain(..=at);
    }
    (mark, kept(&own.join("\n")))
}
