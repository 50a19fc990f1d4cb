//! The row of links by which a customer says what they think since: five addresses, and nothing that tells of its own accord
//! that a letter was opened.

use std::sync::LazyLock;

use tera::{Context, Tera, TeraResult};

use super::filters::in_brackets;
use super::manuscript::{Manuscript, Section};
use super::problems;
use crate::diagnostic::{Diagnostic, Problems, Result};

const ROW: &str = "feedback.md";

/// The answers, the best first.
const ANSWERS: [u8; 5] = [5, 4, 3, 2, 1];

/// The row, parsed once. Addresses are the policy's, held against what an address may have; nothing is of a record.
static ENGINE: LazyLock<TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.add_raw_template(ROW, include_str!("../../templates/feedback.md"))?;
    Ok(engine)
});

/// Adds the question to a letter, at its end. Each link leads to `url` with the token and the answer, from 1 to 5.
///
/// # Errors
/// None in a tested build: a template that cannot be read or rendered.
pub fn ask(manuscript: &mut Manuscript, url: &str, token: &str) -> Result<()> {
    let failed = |error: &tera::Error| -> Problems {
        Diagnostic::error(problems::FAILED_TEMPLATE, format!("{ROW} failed: {error}")).into()
    };
    let sign = if url.contains('?') { '&' } else { '?' };
    let links: Vec<serde_json::Value> = ANSWERS
        .iter()
        .map(|answer| {
            let to = in_brackets(&format!("{url}{sign}token={token}&answer={answer}"));
            serde_json::json!({ "answer": answer.to_string(), "to": to })
        })
        .collect();
    let context = Context::from_serialize(&serde_json::json!({ "links": links })).map_err(|error| failed(&error))?;
    let engine = ENGINE.as_ref().map_err(failed)?;
    let markdown = engine.render(ROW, &context).map_err(|error| failed(&error))?;
    let markdown = markdown.trim_end().to_owned();
    manuscript.sections.push(Section { name: "feedback", heading: None, markdown, figure: None });
    Ok(())
}
