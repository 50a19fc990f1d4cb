//! PDF documents as people ask for them: alone, in batches, in their own fonts, and read by programs that are not ours. A
//! build without the feature says what to do instead.

use crate::support::{amends, root};

fn example(name: &str) -> Vec<u8> {
    std::fs::read(root().join("examples").join(name)).unwrap()
}

#[cfg(not(feature = "pdf"))]
mod without {
    use super::{amends, example};

    #[test]
    fn a_build_that_cannot_make_one_says_what_to_do() {
        for command in [
            "letter case.json --date 2026-03-13 --to pdf",
            "letter case.json --date 2026-03-13 -o letter.pdf",
            "letter case.json --date 2026-03-13 --all --to pdf -o out",
            "report case.json --date 2026-03-13 --to pdf -o report.pdf",
            "batch case.json --date 2026-03-13 --to pdf --out out",
            "letter case.json --date 2026-03-13 --with-pdf -o letter.eml",
        ] {
            let ran = amends(command).file("case.json", example("outage.json")).run().ends_with(2);
            let ran =
                ran.says("without the feature `pdf`").says("cargo install --path . --features pdf").says("any browser");
            assert_eq!((ran.stdout.as_str(), ran.files().len()), ("", 1), "{command}");
        }
    }
}

#[cfg(feature = "pdf")]
mod with {
    use std::path::Path;

    use mail_parser::MimeHeaders as _;

    use super::{amends, example};
    use crate::others::{is_there, python, reads_every_example};
    use crate::support::root;

    const OUTAGE: &str = "--date 2026-03-13 -o letter.pdf";

    fn policy(brand: &str) -> String {
        String::from_utf8(example("outage.toml")).unwrap() + "\n[brand]\n" + brand
    }

    #[test]
    fn a_letter_is_the_same_bytes_each_time() {
        let letter = || {
            let ran = amends(&format!("letter case.json {OUTAGE}"))
                .file("case.json", example("outage.json"))
                .file("amends.toml", example("outage.toml"))
                .run()
                .ends_with(0);
            assert_eq!(ran.stdout, "");
            ran.left("letter.pdf").unwrap()
        };
        let made = letter();
        assert!(made.starts_with(b"%PDF-1.7") && made == letter());
    }

    #[test]
    fn a_batch_writes_them_into_a_folder_and_not_on_lines() {
        let run = |command: &str| amends(command).file("cases.ndjson", example("two-failures.ndjson")).run();
        let ran = run("batch cases.ndjson --to pdf --out out --date 2026-10-21 --jobs 2");
        let made: Vec<String> = ran.files().into_iter().filter(|file| file.contains(".pdf")).collect();
        assert!(!made.is_empty(), "{ran:?}");
        for path in made {
            assert!(ran.left(&path).unwrap().starts_with(b"%PDF"), "{path}");
        }
        run("batch cases.ndjson --to pdf --out - --date 2026-10-21").ends_with(2).says("PDF documents do not fit");
    }

    #[test]
    fn a_character_that_no_font_has_is_named() {
        let case = String::from_utf8(example("outage.json")).unwrap();
        let named = case.replace("Teresa Delgado", "Teresa 字 Delgado");
        assert_ne!(case, named);
        let ran = amends(&format!("letter case.json {OUTAGE}"))
            .file("case.json", &named)
            .file("amends.toml", example("outage.toml"))
            .run();
        ran.ends_with(0).says("PDF001").says("U+5B57 “字”").says("`brand.fonts`");
        let batch = amends("batch case.json --to pdf --out out --date 2026-03-13 --verbose")
            .file("case.json", named)
            .file("amends.toml", example("outage.toml"))
            .run();
        batch.ends_with(0).says("PDF001");
    }

    #[test]
    fn fonts_come_from_the_folder_that_the_policy_names() {
        let font = std::fs::read(root().join("fonts/LibertinusSerif-Italic.otf")).unwrap();
        let run = |brand: &str, format: &str, file: &str, bytes: &[u8]| {
            amends(&format!("letter case.json --date 2026-03-13 --to {format} -o letter.x"))
                .file("case.json", example("outage.json"))
                .file("amends.toml", policy(brand))
                .file(file, bytes)
                .run()
        };
        let named = "font = \"Libertinus Serif\"\nfonts = \"fonts\"\n";
        let ran = run(named, "pdf", "fonts/any.otf", &font).ends_with(0);
        assert_eq!(ran.stderr, "");
        let other = "font = \"Source Serif 4\"\nfonts = \"fonts\"\n";
        run(other, "pdf", "fonts/any.otf", &font)
            .ends_with(0)
            .says("PDF005")
            .says("no file of the font Source Serif 4");
        run(named, "pdf", "fonts/any.ttf", b"no font").ends_with(2).says("any.ttf is no font");
        run(named, "pdf", "fonts/LICENSE", b"text").ends_with(2).says("holds no file that ends in .otf");
        run(named, "pdf", "font/any.otf", &font).ends_with(2).says("there is no");
        // Other formats have no use for them, and do not look.
        run(named, "html", "font/any.otf", &font).ends_with(0);
    }

    #[test]
    fn a_mail_carries_the_letter_as_pdf_where_it_is_asked_for() {
        let run = |arguments: &str| {
            amends(&format!("letter case.json --date 2026-03-13 {arguments}"))
                .file("case.json", example("outage.json"))
                .file("amends.toml", example("outage.toml"))
                .run()
        };
        let attached = |arguments: &str| {
            let mail = run(&format!("{arguments} -o letter.eml")).ends_with(0).left("letter.eml").unwrap();
            let message = mail_parser::MessageParser::new().parse(&mail).unwrap();
            let pdf = |part: &mail_parser::MessagePart<'_>| {
                Some((part.attachment_name()?.to_owned(), part.contents().to_vec()))
                    .filter(|(name, _)| name.contains(".pdf"))
            };
            message.attachments().filter_map(pdf).collect::<Vec<_>>()
        };
        let alone = run("--to pdf -o letter.pdf").ends_with(0).left("letter.pdf").unwrap();
        assert_eq!(attached("--with-pdf"), [("letter-FO-0310.pdf".to_owned(), alone)]);
        let both = attached("--with-pdf --with-report");
        assert!(both.iter().all(|(_, bytes)| bytes.starts_with(b"%PDF-1.7")));
        let names: Vec<&str> = both.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["letter-FO-0310.pdf", "report-FO-0310.pdf"]);
        assert_eq!(attached("--with-report"), []);
        run("--with-pdf -o letter.html").ends_with(2).says("no mail");
    }

    /// Poppler and qpdf read every document of every example (`tests/pdf/check.py`). They are not part of this project:
    /// `.ci/tools` installs them.
    #[test]
    fn other_programs_read_every_example_as_it_is_meant() {
        let there = is_there(&python(), &["--version"], "Python")
            && is_there(Path::new("qpdf"), &["--version"], "qpdf")
            && ["pdftotext", "pdftoppm", "pdfinfo", "pdffonts"]
                .iter()
                .all(|program| is_there(Path::new(program), &["-v"], "Poppler"));
        if there {
            reads_every_example("tests/pdf/check.py");
        }
    }
}
