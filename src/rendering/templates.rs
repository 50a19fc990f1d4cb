//! The built-in templates, in one table, and those of one kind of document, ready to render.
//!
//! A template words one move of a letter or one section of a report, or joins moves to a part. No file is read
//! here: built-in templates are part of the program, and a user's come in as text (see [`super::overrides`]).

use std::fmt;

use tera::Context;

use super::engine::Engines;
use super::escape::join_stops;
use super::problems;
use super::wordings::Wordings;
use crate::composition::DocumentKind;
use crate::diagnostic::{Diagnostic, Problems, Result};

/// What stands before the name of a built-in template, so that a user's file of the same name can extend it.
pub(super) const PREFIX: &str = "builtin/";

/// The template that joins the moves of each part of a letter.
const PART: &str = "letter/part.md";

/// The folder of templates that several kinds of documents share.
const SHARED: &str = "message";

/// A template of the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Builtin {
    /// Its name, without its language: `letter/failure.md`.
    pub(super) name: &'static str,
    /// Its name for those that extend it: `builtin/letter/failure.md`.
    pub(super) full_name: &'static str,
    /// Its text.
    pub(super) text: &'static str,
}

impl Builtin {
    /// The folder it is in, which is the kind of document: `letter`.
    pub(super) fn folder(&self) -> &'static str {
        self.name.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether documents of this kind need it.
    pub(super) fn serves(&self, kind: DocumentKind) -> bool {
        let folder = self.folder();
        folder == kind.name() || folder == SHARED && kind.is_message()
    }

    /// Its name among those of its kind: `failure`.
    fn stem(&self) -> &'static str {
        let file = self.name.split_once('/').map_or(self.name, |(_, file)| file);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }
}

/// The table: each file of `templates/en/`, by name.
macro_rules! builtin {
    ($($name:literal),+ $(,)?) => {
        &[$(Builtin {
            name: $name,
            full_name: concat!("builtin/", $name),
            text: include_str!(concat!("../../templates/en/", $name)),
        }),+]
    };
}

pub(super) const BUILTIN: &[Builtin] = builtin![
    "acknowledgement/known.md",
    "acknowledgement/subject.txt",
    "acknowledgement/unaffected.md",
    "acknowledgement/unknown.md",
    "correction/others.md",
    "correction/ours.md",
    "correction/right.md",
    "correction/stands.md",
    "correction/subject.txt",
    "correction/wrong.md",
    "follow-up/broken.md",
    "follow-up/intro.md",
    "follow-up/remedy.md",
    "follow-up/subject.txt",
    "follow-up/told.md",
    "letter/added.md",
    "letter/answer.md",
    "letter/arrival.md",
    "letter/both.md",
    "letter/cause.md",
    "letter/cause_each.md",
    "letter/claims.md",
    "letter/consequences.md",
    "letter/contact.md",
    "letter/contributing.md",
    "letter/data_contact.md",
    "letter/data_unknown.md",
    "letter/decision.md",
    "letter/detection.md",
    "letter/done.md",
    "letter/downstream.md",
    "letter/earlier.md",
    "letter/effect.md",
    "letter/enclosed.md",
    "letter/exposed.md",
    "letter/failure.md",
    "letter/finished.md",
    "letter/further.md",
    "letter/late.md",
    "letter/lost.md",
    "letter/mattered.md",
    "letter/notice.md",
    "letter/nothing.md",
    "letter/our_part.md",
    "letter/owed.md",
    "letter/own.md",
    "letter/own_each.md",
    "letter/paid.md",
    "letter/part.md",
    "letter/payment.md",
    "letter/payments.md",
    "letter/planned.md",
    "letter/planned_intro.md",
    "letter/prevention.md",
    "letter/protect.md",
    "letter/protect_intro.md",
    "letter/question.md",
    "letter/regret.md",
    "letter/report_again.md",
    "letter/report_back.md",
    "letter/requested.md",
    "letter/residual.md",
    "letter/responsibility.md",
    "letter/restoration.md",
    "letter/returned.md",
    "letter/root_cause.md",
    "letter/safeguard.md",
    "letter/sorry.md",
    "letter/steps_each.md",
    "letter/stopgap.md",
    "letter/subject.txt",
    "letter/trigger.md",
    "message/bound.md",
    "message/figures.md",
    "message/line.md",
    "message/next.md",
    "message/protect.md",
    "message/protect_intro.md",
    "message/workaround.md",
    "report/cause.md",
    "report/compensation.md",
    "report/course.svg",
    "report/data.md",
    "report/glossary.md",
    "report/header.md",
    "report/impact.md",
    "report/lessons.md",
    "report/measures.md",
    "report/not_affected.md",
    "report/questions.md",
    "report/recurrence.md",
    "report/residual_risk.md",
    "report/resolution.md",
    "report/response.md",
    "report/summary.md",
    "report/timeline.md",
    "update/cause.md",
    "update/course_intro.md",
    "update/entry.md",
    "update/letter.md",
    "update/state.md",
    "update/subject.txt",
    "update/tried.md",
];

/// The name of the template of that stem among those of a kind of document: its own, or one that several share.
pub(super) fn name_of(kind: &str, stem: &str, ending: &str) -> String {
    let own = format!("{kind}/{stem}.{ending}");
    if BUILTIN.iter().any(|builtin| builtin.name == own) { own } else { format!("{SHARED}/{stem}.{ending}") }
}

/// The templates of one kind of document, ready to render.
pub struct Templates {
    engines: Engines,
    /// By stem; so few that a walk through them is quicker than any search.
    ready: Vec<(&'static str, Ready)>,
    /// Whether the user has said how the moves of every part are joined.
    joined_by_user: bool,
}

/// A template that can be rendered.
struct Ready {
    /// The name that the engine finds without searching: the user's template, or the built-in one.
    name: &'static str,
    /// What it can say without the engine: nothing, where it is the user's.
    wordings: Option<Wordings>,
}

impl Templates {
    /// The built-in templates which this kind of document needs; the others are not even parsed.
    ///
    /// # Errors
    /// None in a tested build: a built-in template that cannot be read.
    pub fn builtin(kind: DocumentKind) -> Result<Self> {
        let engines = Engines::with(|builtin| builtin.serves(kind))?;
        Ok(Self::over(engines, kind, &[]))
    }

    /// Ready templates from the engines that hold them; `overridden` are the user's, by name.
    pub(super) fn over(engines: Engines, kind: DocumentKind, overridden: &[&str]) -> Self {
        let ready = |builtin: &Builtin| {
            if overridden.contains(&builtin.name) {
                return Ready { name: builtin.name, wordings: None };
            }
            Ready { name: builtin.full_name, wordings: Wordings::read(builtin) }
        };
        let ready = BUILTIN.iter().filter(|b| b.serves(kind)).map(|b| (b.stem(), ready(b))).collect();
        Self { engines, ready, joined_by_user: overridden.contains(&PART) }
    }

    fn ready(&self, stem: &str) -> Option<&Ready> {
        self.ready.iter().find(|(known, _)| *known == stem).map(|(_, ready)| ready)
    }

    /// What the template of that stem can say without the engine.
    pub(super) fn wordings(&self, stem: &str) -> Option<&Wordings> {
        self.ready(stem)?.wordings.as_ref()
    }

    /// Whether the moves of the part of that stem are joined as the built-in templates join them.
    pub(super) fn joins_plainly(&self, stem: &str) -> bool {
        !self.joined_by_user && self.ready(stem).is_some_and(|part| part.name.starts_with(PREFIX))
    }

    /// Renders the template of this kind that is called `stem` (`failure` for `letter/failure.md`) at the end of
    /// `out`, where a value and the template's text never make two full stops of one.
    pub(super) fn render(&self, stem: &str, context: &Context, out: &mut Vec<u8>) -> Result<()> {
        let Some(Ready { name, .. }) = self.ready(stem) else {
            let message = format!("there is no template `{stem}.md` for what the document has to say");
            return Err(Diagnostic::error(problems::UNKNOWN_TEMPLATE, message).into());
        };
        self.engines
            .of(name)
            .render_to(name, context, &mut *out)
            .map_err(|error| Problems(problems::from_engine(problems::FAILED_TEMPLATE, &error, name)))?;
        join_stops(out);
        Ok(())
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates").field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{BUILTIN, Templates};
    use crate::rendering::engine::Engines;

    /// Files of `templates/` that are no templates of a document's text.
    const APART: [&str; 4] = ["feedback.md", "mail.html", "page.html", "proof.html"];

    /// Folders of parts of Word documents, of what PDF documents are set by and of pages about the ledger, which are no
    /// templates either.
    const PARTS: [&str; 3] = ["word/", "pdf/", "trends/"];

    fn walk(folder: &Path, found: &mut BTreeSet<String>, root: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found, root);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn the_table_holds_every_file_and_no_other() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut files = BTreeSet::new();
        walk(&root, &mut files, &root);
        let apart = |f: &String| APART.contains(&f.as_str()) || PARTS.iter().any(|folder| f.starts_with(folder));
        let files: BTreeSet<String> = files.into_iter().filter(|file| !apart(file)).collect();
        let table: BTreeSet<String> = BUILTIN.iter().map(|b| format!("en/{}", b.name)).collect();
        assert_eq!(table.len(), BUILTIN.len(), "a template stands twice in the table");
        assert_eq!(files, table);
    }

    #[test]
    fn threads_can_share_templates() {
        fn shared<T: Send + Sync>() {}
        shared::<Templates>();
    }

    #[test]
    fn every_built_in_template_can_be_read_and_says_what_it_is() {
        Engines::with(|_| true).unwrap();
        for builtin in BUILTIN {
            assert!(builtin.text.starts_with("{#"), "{} does not begin with a comment", builtin.name);
        }
    }
}
