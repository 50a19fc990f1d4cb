//! The page of a proof.

use std::sync::LazyLock;

use serde_json::{Value, json};
use tera::{Context, Tera};

use super::{Piece, Proof, Row};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::review::letters::Letter;

const PAGE: &str = "proof.html";
/// The page could not be rendered.
const FAILED: Code = Code { code: "REV005", name: "failed-proof" };

static ENGINE: LazyLock<tera::TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.add_raw_template(PAGE, include_str!("../../../templates/proof.html"))?;
    Ok(engine)
});

pub(super) fn page(letter: &Letter, proof: &Proof, findings: &[Diagnostic], held: bool) -> Result<Vec<u8>> {
    let failed = |error: &tera::Error| Diagnostic::error(FAILED, format!("the proof cannot be rendered: {error}"));
    let engine = ENGINE.as_ref().map_err(failed)?;
    let whole: Vec<Value> =
        findings.iter().zip(&proof.told).filter(|(_, told)| !**told).map(|(finding, _)| note(finding)).collect();
    let page = json!({
        "name": letter.name,
        "subject": letter.manuscript.subject,
        "held": held,
        "figures": proof.figures,
        "traced": proof.traced,
        "count": findings.len(),
        "whole": whole,
        "rows": proof.rows.iter().map(|row| self::row(row, findings)).collect::<Vec<_>>(),
    });
    let context = Context::from_serialize(&page).map_err(|error| failed(&error))?;
    Ok(engine.render(PAGE, &context).map_err(|error| failed(&error))?.into_bytes())
}

fn row(row: &Row, findings: &[Diagnostic]) -> Value {
    json!({
        "part": row.part,
        "kind": row.kind,
        "pieces": row.pieces.iter().map(|piece| self::piece(piece, findings)).collect::<Vec<_>>(),
        "fields": row.fields.iter().map(|(number, said, from)| json!({ "number": number, "said": said, "from": from })).collect::<Vec<_>>(),
        "findings": row.findings.iter().map(|at| note(&findings[*at])).collect::<Vec<_>>(),
    })
}

fn piece(piece: &Piece, findings: &[Diagnostic]) -> Value {
    json!({
        "text": piece.text,
        "figure": piece.figure,
        "traced": piece.traced,
        "finding": piece.finding.map(|at| findings[at].level.name()),
    })
}

fn note(finding: &Diagnostic) -> Value {
    json!({
        "level": finding.level.name(),
        "code": finding.code.code,
        "name": finding.code.name,
        "message": finding.message,
        "hint": finding.hint,
    })
}
