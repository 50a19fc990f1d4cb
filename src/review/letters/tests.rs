use super::*;

const LETTER: &str = "Page & Key Ltd\n7 Dock Road\n\nNgozi Okonjo\nHarbour Guest House\n\n10 March 2026\n\nYour reference: HG-4410\n\nOur apology for Friday\n\nDear Ms Okonjo,\n\nOn Friday your guests could not book. We\nhave returned £640.00.\n\nThis was our fault.\n\nNobody had tested it.\n\nWe will do two things:\n\n- By 20 March we will test it.\n\nI am sorry that we turned your guests away.\n\nYours sincerely,\n\nRuth Adeyemi\nDirector\n";

fn told(letter: &Letter) -> Vec<(&str, &str)> {
    letter.prose.sentences.iter().map(|sentence| (sentence.section, sentence.text.as_str())).collect()
}

#[test]
fn the_same_letter_says_the_same_in_every_form() {
    let html = "<html><head><title>x</title><style>p {}</style></head><body><p>Page &amp; Key Ltd<br>7 Dock Road</p><p>Ngozi Okonjo<br>Harbour Guest House</p><p>10 March 2026<p>Your reference: HG-4410</p><h1>Our apology for Friday</h1><p>Dear Ms Okonjo,</p><p>On <b>Friday</b> your guests could\n not book. We have returned &pound;640.00.</p><p>This was our fault.</p><p>Nobody had tested it.</p><p>We will do two things:</p><ul><li>By 20 March we will test it.</ul><p>I am sorry that we turned your guests away.</p><p>Yours sincerely,</p><p>Ruth Adeyemi<br>Director</p></body></html>";
    let plain = Letter::read("a.txt", LETTER.as_bytes()).unwrap();
    let told_plain = told(&plain);
    assert_eq!(told_plain[0], ("restoration", "On Friday your guests could not book."));
    assert_eq!(told_plain[4], ("prevention", "We will do two things:"));
    assert_eq!(plain.prose.sentences[5].kind, BlockKind::Item);
    let mail = format!(
        "From: a@b.example\r\nDate: Tue, 10 Mar 2026 09:00:00 +0000\r\nSubject: S\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{LETTER}"
    );
    for (name, text) in [("a.md", LETTER), ("a.html", html), ("a.eml", &mail)] {
        let letter = Letter::read(name, text.as_bytes()).unwrap();
        assert_eq!(told(&letter), told_plain, "{name}");
        let frame = letter.manuscript.frame.unwrap();
        assert_eq!(frame.sender, ["Page & Key Ltd", "7 Dock Road"], "{name}");
        assert_eq!((frame.date.as_str(), frame.salutation.as_str()), ("10 March 2026", "Dear Ms Okonjo,"), "{name}");
        assert_eq!(frame.references, [("Your reference".to_owned(), "HG-4410".to_owned())], "{name}");
        assert_eq!(frame.signature, ["Ruth Adeyemi", "Director"], "{name}");
        let subject = if name == "a.eml" { "S" } else { "Our apology for Friday" };
        assert_eq!(letter.manuscript.subject, subject, "{name}");
    }
}

#[test]
fn a_sentence_is_found_where_it_stands() {
    let letter = Letter::read("a.txt", LETTER.as_bytes()).unwrap();
    let place = letter.place("restoration[1]", None).unwrap();
    assert_eq!((place.line, place.column, place.end_line, place.end_column), (15, 39, 16, 23));
    assert_eq!(place.excerpt.as_deref(), Some("On Friday your guests could not book. We"));
    let place = letter.place("frame.date", None).unwrap();
    assert_eq!((place.line, place.column, place.end_column), (7, 1, 14));
    let html = Letter::read(
        "a.html",
        "<p>Dear &amp; X,</p>\n<p>A &lt; b &amp; c. We paid <b>&pound;5</b> to you.</p>".as_bytes(),
    )
    .unwrap();
    let second = html.place("restoration[1]", None).unwrap();
    assert_eq!((second.line, second.column), (2, 22));
    let within = html.place("restoration[1]", Some(0..2)).unwrap();
    assert_eq!((within.column, within.end_column), (22, 24));
    assert!(html.place("cause[9]", None).is_none());
}

#[test]
fn a_sentence_of_a_mail_is_found_in_its_file() {
    let head = "Subject: S\nContent-Type: text/plain; charset=utf-8\n\n";
    let letter = Letter::read("a.eml", format!("{head}Dear X,\n\nWe paid.\n").as_bytes()).unwrap();
    assert_eq!(letter.place("restoration[0]", None).unwrap().line, 6);
    assert!(Letter::read("a.txt", &[0xff, 0xfe, 0xff]).is_err());
}
