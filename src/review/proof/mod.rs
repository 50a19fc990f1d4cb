//! The proof that a manager signs: a letter on one page, each figure with the field it comes from, each finding in the
//! margin. It finds nothing of its own: what it shows, the rules found.

mod page;
mod sources;

use std::ops::Range;

use super::letters::Letter;
use super::prose::sentences_of;
use super::told::told;
use super::{BlockKind, Reading, Sentence};
use crate::composition::Record;
use crate::diagnostic::{Diagnostic, Result};
use sources::Sources;

/// A letter with what stands in its margin, as one HTML file that needs no other.
///
/// # Errors
/// None in a tested build: a page that cannot be rendered.
pub fn annotate(letter: &Letter, record: Option<&Record<'_>>, findings: &[Diagnostic]) -> Result<Vec<u8>> {
    let reading = Reading::of_letter(letter, record);
    let sources = record.map(|record| Sources::of(record, letter.manuscript.region));
    let mut proof = Proof { rows: Vec::new(), figures: 0, traced: 0, told: vec![false; findings.len()] };
    proof.row_of_frame(&reading, sources.as_ref(), findings);
    let sentences = &reading.prose.sentences;
    for block in sentences.chunk_by(|one, next| (one.section, one.block) == (next.section, next.block)) {
        proof.row(letter, block, &reading, sources.as_ref(), findings);
    }
    proof.row_of_signature(letter, findings);
    page::page(letter, &proof, findings, record.is_some())
}

/// What the page shows.
#[derive(Debug)]
struct Proof {
    rows: Vec<Row>,
    /// Figures of the text, and those that a field is known of.
    figures: usize,
    traced: usize,
    /// Which findings stand in a row.
    told: Vec<bool>,
}

/// A paragraph, and its margin.
#[derive(Debug)]
struct Row {
    /// The part that begins with it.
    part: Option<&'static str>,
    kind: &'static str,
    pieces: Vec<Piece>,
    /// Numbered figures with their fields.
    fields: Vec<(usize, String, String)>,
    findings: Vec<usize>,
}

/// A stretch of text, all of it marked alike.
#[derive(Debug)]
struct Piece {
    text: String,
    /// The number of the figure that it is.
    figure: Option<usize>,
    /// Whether the record, or what can be worked out from it, has the figure.
    traced: bool,
    /// The finding that points at it.
    finding: Option<usize>,
}

impl Proof {
    fn row(
        &mut self,
        letter: &Letter,
        block: &[Sentence],
        reading: &Reading<'_>,
        sources: Option<&Sources>,
        findings: &[Diagnostic],
    ) {
        let first = &block[0];
        let begins = first.block == 0 && first.index == 0;
        let kind = match first.kind {
            BlockKind::Heading => "heading",
            BlockKind::Item => "item",
            BlockKind::Cell(_) | BlockKind::Block => "cell",
            BlockKind::Paragraph => "paragraph",
        };
        let part = (begins && reading.frame().is_some()).then_some(first.section);
        let mut row = Row { part, kind, pieces: Vec::new(), fields: Vec::new(), findings: Vec::new() };
        if begins {
            row.findings.extend(self.about(first.section, findings));
        }
        for sentence in block {
            let path = format!("{}[{}]", sentence.section, sentence.index);
            let here = self.about(&path, findings);
            let pointed: Vec<(Range<usize>, usize)> =
                here.iter().filter_map(|&at| Some((letter.within(sentence, &findings[at])?, at))).collect();
            row.findings.extend(here);
            self.sentence(sentence, reading, sources, (&pointed, findings), &mut row);
        }
        self.rows.push(row);
    }

    fn sentence(
        &mut self,
        sentence: &Sentence,
        reading: &Reading<'_>,
        sources: Option<&Sources>,
        (pointed, findings): (&[(Range<usize>, usize)], &[Diagnostic]),
        row: &mut Row,
    ) {
        let figures = reading.date.map(|date| told(&sentence.text, date)).unwrap_or_default();
        let mut at = 0;
        let mut push = |text: &str, from: usize, figure: Option<usize>, traced: bool| {
            // A finding may point at a part of the stretch.
            let mut cuts: Vec<usize> = pointed.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
            cuts.retain(|cut| *cut > from && *cut < from + text.len() && figure.is_none());
            cuts.extend([from, from + text.len()]);
            cuts.sort_unstable();
            cuts.dedup();
            for pair in cuts.windows(2) {
                let finding = pointed.iter().find(|(range, _)| range.start < pair[1] && pair[0] < range.end);
                let text = text.get(pair[0] - from..pair[1] - from).unwrap_or_default().to_owned();
                row.pieces.push(Piece { text, figure, traced, finding: finding.map(|(_, at)| *at) });
            }
        };
        for figure in figures {
            let fields = sources.map(|sources| sources.of_figure(&figure.worth)).unwrap_or_default();
            let known = reading.known().is_some_and(|known| known.has(&figure.worth));
            // A number in words that no field has is a turn of phrase: "one or two".
            if figure.word && fields.is_empty() {
                continue;
            }
            let refused = pointed.iter().any(|(range, at)| {
                findings[*at].code.code.starts_with("FCT") && range.start < figure.at.end && figure.at.start < range.end
            });
            let traced = !refused && (known || !fields.is_empty());
            self.figures += 1;
            self.traced += usize::from(traced);
            let from = match (fields.is_empty(), known) {
                (false, _) => fields.join(", or "),
                (true, true) => "follows from the record".to_owned(),
                (true, false) if sources.is_some() => "not in the record".to_owned(),
                (true, false) => String::new(),
            };
            push(&sentence.text[at..figure.at.start], at, None, false);
            let said = &sentence.text[figure.at.clone()];
            push(said, figure.at.start, Some(self.figures), traced);
            if !from.is_empty() {
                row.fields.push((self.figures, said.to_owned(), from));
            }
            at = figure.at.end;
        }
        push(&sentence.text[at..], at, None, false);
        push(" ", sentence.text.len(), None, false);
    }

    /// The findings whose path is this.
    fn about(&mut self, path: &str, findings: &[Diagnostic]) -> Vec<usize> {
        let here = (0..findings.len()).filter(|at| findings[*at].path.as_deref() == Some(path));
        let here: Vec<usize> = here.filter(|at| !self.told[*at]).collect();
        for at in &here {
            self.told[*at] = true;
        }
        here
    }

    fn plain(&mut self, kind: &'static str, text: String, paths: &[&str], findings: &[Diagnostic]) {
        let about: Vec<usize> = paths.iter().flat_map(|path| self.about(path, findings)).collect();
        if !text.is_empty() || !about.is_empty() {
            let piece = Piece { text, figure: None, traced: false, finding: None };
            self.rows.push(Row { part: None, kind, pieces: vec![piece], fields: Vec::new(), findings: about });
        }
    }

    fn row_of_frame(&mut self, reading: &Reading<'_>, sources: Option<&Sources>, findings: &[Diagnostic]) {
        if let Some(frame) = reading.frame() {
            self.plain("address", frame.recipient.join("\n"), &["frame.recipient"], findings);
            self.line("paragraph", &frame.date, ("frame.date", reading), sources, findings);
            self.references(&frame.references, sources, findings);
        }
        self.line("subject", &reading.manuscript.subject, ("subject", reading), sources, findings);
        if let Some(frame) = reading.frame() {
            self.plain("paragraph", frame.salutation.clone(), &["frame.salutation"], findings);
        }
    }

    /// A line of the frame that has figures.
    fn line(
        &mut self,
        kind: &'static str,
        text: &str,
        (path, reading): (&'static str, &Reading<'_>),
        sources: Option<&Sources>,
        findings: &[Diagnostic],
    ) {
        let mut row =
            Row { part: None, kind, pieces: Vec::new(), fields: Vec::new(), findings: self.about(path, findings) };
        for sentence in sentences_of(text, path, (0, BlockKind::Paragraph)) {
            self.sentence(&sentence, reading, sources, (&[], findings), &mut row);
        }
        if !row.pieces.is_empty() || !row.findings.is_empty() {
            self.rows.push(row);
        }
    }

    fn references(&mut self, references: &[(String, String)], sources: Option<&Sources>, findings: &[Diagnostic]) {
        let about = self.about("frame.references", findings);
        let mut row = Row { part: None, kind: "address", pieces: Vec::new(), fields: Vec::new(), findings: about };
        for (what, says) in references {
            let field = sources.and_then(|sources| sources.of_text(says));
            self.figures += 1;
            self.traced += usize::from(field.is_some());
            let plain = |text: String| Piece { text, figure: None, traced: false, finding: None };
            row.pieces.push(plain(format!("{what}: ")));
            let (text, figure) = (says.clone(), Some(self.figures));
            row.pieces.push(Piece { text, figure, traced: field.is_some(), finding: None });
            row.pieces.push(plain("\n".to_owned()));
            if sources.is_some() {
                let from = field.unwrap_or("not in the record").to_owned();
                row.fields.push((self.figures, says.clone(), from));
            }
        }
        if !row.pieces.is_empty() || !row.findings.is_empty() {
            self.rows.push(row);
        }
    }

    fn row_of_signature(&mut self, letter: &Letter, findings: &[Diagnostic]) {
        let Some(frame) = &letter.manuscript.frame else { return };
        self.plain("paragraph", frame.close.clone(), &["frame.close"], findings);
        self.plain("address", frame.signature.join("\n"), &["frame.signature"], findings);
        for notice in &frame.notices {
            self.plain("paragraph", format!("{}\n{}", notice.heading, notice.text), &["frame.notices"], findings);
        }
    }
}
