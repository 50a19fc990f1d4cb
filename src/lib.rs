//! `amends` turns structured incident records into the letter which a customer deserves, and into the factual report
//! behind it. What the contract owes is computed exactly, what is given goes beyond it by policy, and both stand in a
//! letter of five parts whose order nothing can change.
//!
//! ```
//! use amends::composition::{Brief, Region};
//! use amends::intake::{self, ReadOptions, Source};
//! use amends::rendering::{Format, Templates, render};
//! use amends::{pipeline, policy::Policy};
//!
//! let bytes = include_bytes!("../examples/textbooks.json").to_vec();
//! let source = Source::new("textbooks.json", bytes);
//! let issued_on = "2026-08-27".parse()?;
//! let policy = Policy::default();
//! let case = intake::read(&source, None, &policy, &ReadOptions::on(issued_on))?.value;
//!
//! let appraisal = pipeline::appraise(&case, &case.customers[0], &policy, issued_on)?;
//! let record = appraisal.record(&case, &case.customers[0], &policy, issued_on);
//! let brief = Brief::letter();
//! let letter = pipeline::letter(&record, &brief, &Templates::builtin(brief.kind)?)?;
//! assert_eq!(letter.value.region, Region::America);
//!
//! let html = render(&letter.value, Format::Html)?;
//! assert!(html.bytes.starts_with(b"<!DOCTYPE html>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Stages
//!
//! A document is made in stages, each one public function with a type on each side. Stages are pure: the date comes in
//! as a value, files and terminals belong to the ends.
//!
//! | stage | function | takes | gives |
//! | --- | --- | --- | --- |
//! | [`intake`] | [`intake::read`] | bytes, [`policy::Policy`] | [`case::Case`], or every problem of the file at once |
//! | [`compensation`] | [`compensation::compute`] | case, customer, policy | [`compensation::Remedy`]: owed, added, who approves, each figure with its working |
//! | [`assessment`] | [`assessment::assess`] | the same, the remedy, the date | [`assessment::Assessment`]: outlook, who signs, what is missing |
//! | [`composition`] | [`composition::compose_letter`], [`composition::compose_report`] | [`composition::Record`], [`composition::Brief`] | [`composition::Letter`] with exactly five parts, or [`composition::Report`] |
//! | [`composition`] | [`composition::compose_message`] | the same | [`composition::Message`]: acknowledgement, update, follow-up, correction |
//! | [`rendering`] | [`rendering::draft_letter`], [`rendering::draft_report`], [`rendering::draft_message`] | the document, [`rendering::Templates`] | [`rendering::Manuscript`]: words settled, format open |
//! | [`rendering`] | [`rendering::render`] | manuscript, [`rendering::Format`] | [`rendering::Rendition`]: bytes |
//! | [`review`] | [`review::check`] | manuscript, the record where there is one, [`review::Selection`] | [`diagnostic::Diagnostic`]s |
//! | [`output`] | [`output::write`] | bytes, a path | the file, whole or not at all |
//!
//! [`pipeline`] strings them together and decides nothing of its own. [`batch`] maps it over a stream of records, and
//! [`manifest`] is the record of what that made. [`ledger`] keeps what of it was sent, what was promised in
//! it, what became of that and what customers answered; [`trends`] counts what it teaches. [`outbox`] hands mails that were made to a mail server, each at most once.
//!
//! # Who may import whom
//!
//! `diagnostic`: nothing, and all may import it. `case`: diagnostic. `policy`: case. `intake`, `compensation`: case,
//! policy. `assessment`: case, policy, compensation. `composition`: case, policy, compensation, assessment. `rendering`:
//! composition, case. `review`: rendering, composition, case, compensation. `manifest`: case. `output`: rendering,
//! manifest. `ledger`: case, manifest. `pipeline`: all stages, manifest, ledger. `batch`: pipeline, output, manifest,
//! ledger. `outbox`: manifest. `trends`: case, ledger, manifest, rendering. The command line: everything, through the public
//! interface alone. A test reads the sources and names the line that breaks this.
//!
//! # Where things live
//!
//! What each is for people who use the program stands in `docs/case.md`, `docs/policy.md`, `docs/compensation.md` (the numbers
//! R01 to R48 are its), `docs/letter.md` (L1 to L40, B4), `docs/rules.md`, `docs/mapping.md` and `docs/templates.md`. In `src`,
//! unless said otherwise, and with the compiler or a test naming what is forgotten:
//!
//! - A fact of the record: its type in `case/`, its spelling and description in `intake/schema/`, its checks in `intake/validate/`.
//! - A field of the policy: `intake/schema/policy.rs`, `intake/validate/policy.rs`, its type in `policy/mod.rs`, its built-in value
//!   in `policy/builtin.rs`.
//! - A source of exports: its filter beside, and its entry in, `intake/exports/registry.rs`; an export with its case under
//!   `tests/exports/`.
//! - A kind of contract term: its type in `case/contract.rs`, its file and its arm in `compensation/terms/`, its spelling and checks
//!   as a fact's, its words in the report in `composition/report/compensation/terms.rs`.
//! - A unit of time: those of durations in `case/times.rs` (`Duration::parse`), the periods of fees and windows in
//!   `case/contract.rs` (`Period`) and `compensation/civil.rs`; how a length is worded, `composition/wording/duration.rs`.
//! - A symbol of a currency: the match in `composition/wording/money.rs`, beside the signs by which letters that are read back are
//!   known to tell a sum.
//! - What a letter says: a move in `composition/letter/moves/`, of which [`composition::MOVES`] is the table, and its place in the
//!   plan of its part beside. How it says it: the template of the same name in `templates/en/letter/`. Templates never decide
//!   what is said, and Rust never words a sentence.
//! - A wording of a move, such as of the cause: a branch in its template (`templates/en/letter/root_cause.md`), and its line under
//!   `wordings` of the move (`composition/letter/moves/cause.rs`).
//! - A kind of message: its file in `composition/message/` with its moves and its plan, its line in the table of
//!   `composition/message/mod.rs`, its templates in `templates/en/`, its name in `composition/brief.rs`, and its command.
//! - A section of the report: its file in `composition/report/`, its line in the table of `composition/report/mod.rs`, its template
//!   in `templates/en/report/`.
//! - The signature, the addresses, the greeting: their lines in `composition/frame.rs`; how they are set, each format's own.
//! - The address window of an envelope: `rendering/paper.rs` for Word and PDF (`templates/pdf/letter.typ`), the style sheet of
//!   `templates/page.html` for HTML.
//! - A format: its file in `rendering/`, its name and its endings in `rendering/format.rs`, its arm in `rendering/mod.rs`, its
//!   spelling in `cli/args/choices.rs`. All formats are made from the same Markdown and say the same.
//! - A rule of `amends check`: its file in a folder of `review/rules/`, its `mod` line there, its line in `review/registry.rs`; its
//!   example is a test. Words that several rules look for, such as what readers are called (tenants, patients) or who works
//!   for us: `review/rules/wording/fields.rs`.
//! - A command: its arguments in `cli/args/mod.rs` or a file under `cli/args/`, its file in `cli/commands/`, its arm in `cli/mod.rs`, its
//!   worked examples in `cli/examples.rs`.
//! - A code of a diagnostic: the table of its family, which is `codes.rs` of its folder (`cli/codes.rs`, `ledger/codes.rs` ...),
//!   or `problems.rs` where what words its diagnostics stands beside (`intake/problems.rs`, `compensation/problems.rs` ...).
//! - A column of the ledger: a further file in `ledger/migrations/` and its line in `ledger/store/mod.rs`, written in `ledger/record.rs`,
//!   read in `ledger/letter.rs` or `ledger/promise.rs`; what nobody may change goes into the seal, `ledger/seal.rs`.
//! - A chart of `amends trends`: its question is a file in `trends/`, its geometry in `trends/chart.rs`, its picture in
//!   `templates/trends/`, its place in `trends/forms.rs`. The one picture of a report: `composition/report/figure.rs` and
//!   `templates/en/report/course.svg`.
//!
//! # Whom it trusts
//!
//! Who runs it, and what they choose: arguments, policy, templates, mappings, the brand's files. Templates and mappings
//! are trusted with words alone: neither reads a file, the environment or the clock, nor starts a process; a mapping runs
//! in a process of its own with a limit of time and memory. A template may still say what is not so, or never come to an
//! end: take none from strangers.
//!
//! It trusts no record, export, letter, mail, manifest or ledger. What they hold is text: it makes no markup, no link, no
//! template, no head line of a mail and no path. Whatever they hold, the program ends with documents or with words, in
//! bounded memory (`tests/properties/` holds that, and `fuzz/` looks for more). What is marked internal, and what others
//! cost us, is in no customer's document.
//!
//! It opens what was named, and a policy beside the case or above it; nothing else of this machine. It writes into the
//! folder or the file that was named, through no link that leads out of the folder, and each file whole or not at all
//! whatever the system refuses. It uses no network but for `send`, whose password goes to the mail server alone.
//! Variables of the environment change no document. `tests/integration/security/`, `faults/` and `surroundings/` hold
//! each of these.
//!
//! # What it does not do
//!
//! It gives no legal advice, does not decide who was at fault, and claims no effect on sales: studies find one on
//! satisfaction only, and not for repeated or severe failures (see [`assessment`]). It never invents a fact: what the
//! record lacks is said to be missing. It uses no network but where the feature `send` is built in and
//! `amends send --yes` asks for it, no clock but for the default date of a letter and the time a mail was sent, and no
//! exchange rates. Templates are in English; a letter in another language is refused, not mixed.

pub mod assessment;
pub mod batch;
pub mod case;
pub mod compensation;
pub mod composition;
pub mod diagnostic;
pub mod intake;
pub mod ledger;
pub mod manifest;
pub mod outbox;
pub mod output;
pub mod pipeline;
pub mod policy;
pub mod rendering;
pub mod review;
pub mod trends;
