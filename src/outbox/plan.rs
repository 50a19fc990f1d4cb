//! What is to become of each mail, before the first is sent.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::opening::{Found, Held};
use super::standing::Standing;
use super::{Message, Register, codes};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::manifest::Digest;

/// A mail and what is to become of it.
#[derive(Debug)]
pub struct Mail {
    /// Where it is, and what it is called.
    pub held: Held,
    /// Its Message-ID.
    pub id: String,
    /// Who gets it.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// What is to become of it.
    pub lot: Lot,
    /// SHA-256 of what is to go out.
    pub(super) digest: Digest,
    /// SHA-256 of its file, where exactly that was approved.
    pub(super) approved: Option<Digest>,
}

/// What is to become of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lot {
    /// It is sent.
    Go,
    /// Nothing: it was sent before.
    Gone,
    /// Nothing until somebody has approved: in the words of its header.
    Waits(String),
    /// Nothing unless it is named: it may have arrived.
    Uncertain,
    /// Nothing unless it is named: the server has refused it for good, with these words.
    Refused(String),
}

/// What is asked of a run beyond sending what has not been sent.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// These alone, by name or Message-ID, whatever became of them before.
    pub resend: Vec<String>,
    /// Also those that the server has refused for good.
    pub retry_refused: bool,
    /// SHA-256 of mails that wait for an approval and have it.
    pub approved: HashSet<Digest>,
}

/// All mails of a run.
#[derive(Debug)]
pub struct Plan {
    /// Those that could be sent, in order.
    pub mails: Vec<Mail>,
    /// What is wrong with the others, and what is odd about these.
    pub found: Vec<Diagnostic>,
    /// How many cannot be sent as they are.
    pub unsendable: usize,
}

impl Plan {
    /// Reads every mail and holds it against what is known of it.
    ///
    /// # Errors
    /// `SND011` where a name that is asked for is none.
    pub fn of(found: &Found, register: &Register, wishes: &Wishes) -> Result<Self> {
        let mut plan = Self { mails: Vec::new(), found: Vec::new(), unsendable: 0 };
        let mut wanted: BTreeMap<&str, bool> = wishes.resend.iter().map(|name| (name.as_str(), false)).collect();
        let mut seen: BTreeMap<String, (Twin, String)> = BTreeMap::new();
        let mut clashing: BTreeSet<String> = BTreeSet::new();
        for held in &found.mails {
            let by_name = wanted.get_mut(held.name.as_str()).map(|met| *met = true).is_some();
            let message = match held.read() {
                Ok(message) => message,
                // Where some are named, what is wrong with the others is not asked for.
                Err(_) if !wishes.resend.is_empty() && !by_name => continue,
                Err(Problems(problems)) => {
                    plan.found.extend(problems);
                    plan.unsendable += 1;
                    continue;
                }
            };
            let by_id = wanted.get_mut(message.id.as_str()).map(|met| *met = true).is_some();
            let named = by_name || by_id;
            if !wishes.resend.is_empty() && !named {
                continue;
            }
            let copy = Twin::of(&message);
            if let Some((other, first)) = seen.get(&message.id) {
                if *other != copy {
                    plan.found.push(clash(held, first, &message));
                    plan.unsendable += 1;
                    clashing.insert(message.id);
                }
                continue;
            }
            seen.insert(message.id.clone(), (copy, held.name.clone()));
            plan.add(held, message, register, wishes, named);
        }
        plan.keep_back(&clashing);
        let unknown = wanted.into_iter().filter(|(_, met)| !met).map(|(name, _)| unknown(name));
        let unknown: Vec<Diagnostic> = unknown.collect();
        if unknown.is_empty() { Ok(plan) } else { Err(Problems(unknown)) }
    }

    /// Takes out what was to go and is not the only one of its Message-ID: the first in order need not be the right one.
    fn keep_back(&mut self, clashing: &BTreeSet<String>) {
        let before = self.mails.len();
        self.mails.retain(|mail| mail.lot != Lot::Go || !clashing.contains(&mail.id));
        self.unsendable += before - self.mails.len();
    }

    fn add(&mut self, held: &Held, message: Message, register: &Register, wishes: &Wishes, named: bool) {
        let entry = register.of(&message.id);
        let approved = Some(message.whole).filter(|whole| wishes.approved.contains(whole));
        let reworded = entry.is_some_and(|entry| entry.sha256 != message.digest);
        let readdressed = entry.is_some_and(|entry| each(&entry.to) != each(&message.recipients));
        let changed = reworded || readdressed;
        let state = entry.map(|entry| entry.state).filter(|_| !named);
        let lot = match state {
            Some(Standing::Sent) => Lot::Gone,
            Some(Standing::Uncertain | Standing::Sending) => Lot::Uncertain,
            Some(Standing::Refused) if !changed && !wishes.retry_refused => {
                Lot::Refused(entry.map(|entry| entry.reply.clone()).unwrap_or_default())
            }
            _ => message.awaits.filter(|_| approved.is_none()).map_or(Lot::Go, Lot::Waits),
        };
        if lot == Lot::Gone && changed {
            let what = if reworded { "with other words than it has now" } else { "to others than it names now" };
            let message = format!("{} was sent {what}", held.name);
            self.found.push(Diagnostic::warning(codes::CHANGED, message).hint(
                "a correction is a letter of its own, with its own date; to send this one again, name it with --resend",
            ));
        }
        let Message { id, recipients: to, subject, digest, .. } = message;
        self.mails.push(Mail { held: held.clone(), id, to, subject, lot, digest, approved });
    }

    /// Notes that these uncertain mails have arrived, and says so.
    ///
    /// # Errors
    /// `SND011` where a name is that of no uncertain mail, `SND008` where it cannot be noted.
    pub fn settle(&mut self, names: &[String], register: &mut Register) -> Result<Vec<Diagnostic>> {
        let is = |mail: &Mail, name: &String| mail.held.name == *name || mail.id == *name;
        let uncertain = |mail: &&mut Mail| mail.lot == Lot::Uncertain;
        let missing = |name: &&String| !self.mails.iter().any(|mail| mail.lot == Lot::Uncertain && is(mail, name));
        let unknown: Vec<Diagnostic> = names.iter().filter(missing).map(|name| not_uncertain(name)).collect();
        if !unknown.is_empty() {
            return Err(Problems(unknown));
        }
        let mut told = Vec::new();
        for mail in self.mails.iter_mut().filter(uncertain).filter(|mail| names.iter().any(|name| is(mail, name))) {
            register.note_arrived(&mail.id)?;
            mail.lot = Lot::Gone;
            told.push(Diagnostic::note(codes::UNCERTAIN, format!("{} is noted as arrived", mail.held.name)));
        }
        Ok(told)
    }

    /// How many mails have such a lot.
    pub fn count(&self, is: impl Fn(&Lot) -> bool) -> usize {
        self.mails.iter().filter(|mail| is(&mail.lot)).count()
    }
}

/// What must agree for two mails to be one.
#[derive(Debug, PartialEq, Eq)]
struct Twin {
    digest: Digest,
    to: BTreeSet<String>,
    awaits: Option<String>,
}

impl Twin {
    fn of(message: &Message) -> Self {
        let to = each(&message.recipients).into_iter().map(str::to_owned).collect();
        Self { digest: message.digest, to, awaits: message.awaits.clone() }
    }
}

/// Addresses, whose order means nothing.
fn each(addresses: &[String]) -> BTreeSet<&str> {
    addresses.iter().map(String::as_str).collect()
}

fn clash(held: &Held, first: &str, message: &Message) -> Diagnostic {
    let message = format!(
        "{} has the Message-ID of {first}, {}, and other words, recipients or approvals: neither is sent",
        held.name, message.id
    );
    Diagnostic::error(codes::CLASH, message).hint("take one of them out of the folder: one alone can be the letter")
}

fn not_uncertain(name: &str) -> Diagnostic {
    Diagnostic::error(codes::UNKNOWN, format!("no uncertain mail is called `{name}`"))
        .hint("name it as a run without --yes lists it, or by its Message-ID")
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::error(codes::UNKNOWN, format!("no mail is called `{name}`"))
        .hint("name it as a run without --yes lists it, or by its Message-ID")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests lay out mails")]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::outbox::open;

    fn put(folder: &Path, name: &str, head: &str) {
        let text = format!("From: a@b.example\nMessage-ID: <1@b.example>\n{head}\n\nx\n");
        std::fs::write(folder.join(name), text).unwrap();
    }

    fn plan(folder: &Path, register: &Register, wishes: &Wishes) -> Result<Plan> {
        Plan::of(&open(folder).unwrap(), register, wishes)
    }

    fn codes_of(plan: &Plan) -> Vec<crate::diagnostic::Code> {
        plan.found.iter().map(|one| one.code).collect()
    }

    #[test]
    fn copies_agree_in_all_that_decides_what_becomes_of_them_or_none_goes() {
        let folder = tempfile::tempdir().unwrap();
        for (second, unfit) in [
            ("To: c@d.example\nX-Unsent: 1", 0),
            ("To: c@d.example\nBcc: e@f.example", 2),
            ("To: g@h.example", 2),
            ("To: c@d.example\nX-Amends-Approval: needed", 2),
        ] {
            put(folder.path(), "1.eml", "To: c@d.example");
            put(folder.path(), "2.eml", second);
            let plan = plan(folder.path(), &Register::default(), &Wishes::default()).unwrap();
            assert_eq!((plan.mails.len(), plan.unsendable), (1 - unfit / 2, unfit), "{second}");
            assert_eq!(codes_of(&plan), vec![codes::CLASH; unfit / 2]);
        }
    }

    #[test]
    fn an_approval_holds_for_exactly_these_bytes() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "1.eml", "To: c@d.example\nX-Amends-Approval: needed");
        let approved = [open(folder.path()).unwrap().mails[0].read().unwrap().whole].into();
        let wishes = Wishes { approved, ..Wishes::default() };
        let lot = |wishes: &Wishes| plan(folder.path(), &Register::default(), wishes).unwrap().mails.remove(0).lot;
        assert_eq!((lot(&wishes), lot(&Wishes::default())), (Lot::Go, Lot::Waits("needed".to_owned())));
        put(folder.path(), "1.eml", "To: c@d.example\nX-Amends-Approval: needed\nSubject: y");
        assert_eq!(lot(&wishes), Lot::Waits("needed".to_owned()));
    }

    #[test]
    fn other_recipients_are_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = Register::open(&folder.path().join(crate::manifest::OUTBOX)).unwrap();
        put(folder.path(), "1.eml", "To: c@d.example\nBcc: e@f.example");
        let note = |register: &mut Register, state| {
            let message = open(folder.path()).unwrap().mails[0].read().unwrap();
            register.note("1.eml", &message, state, "").unwrap();
        };
        note(&mut register, Standing::Sent);
        assert!(plan(folder.path(), &register, &Wishes::default()).unwrap().found.is_empty());
        put(folder.path(), "1.eml", "To: c@d.example\nBcc: other@f.example");
        let gone = plan(folder.path(), &register, &Wishes::default()).unwrap();
        assert_eq!((&gone.mails[0].lot, codes_of(&gone)), (&Lot::Gone, vec![codes::CHANGED]));
        put(folder.path(), "1.eml", "To: c@d.example\nBcc: e@f.example");
        note(&mut register, Standing::Refused);
        put(folder.path(), "1.eml", "To: c@d.example\nBcc: other@f.example");
        assert_eq!(plan(folder.path(), &register, &Wishes::default()).unwrap().mails[0].lot, Lot::Go);
    }

    #[test]
    fn a_named_mail_that_cannot_be_read_is_told_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["1.eml", "2.eml"] {
            std::fs::write(folder.path().join(name), "Dear all\n").unwrap();
        }
        let wishes = Wishes { resend: vec!["2.eml".to_owned()], ..Wishes::default() };
        let told = plan(folder.path(), &Register::default(), &wishes).unwrap();
        assert!(!told.found.is_empty() && told.found.iter().all(|one| one.message.starts_with("2.eml: ")), "{told:?}");
        assert_eq!((told.unsendable, told.mails.len()), (1, 0));
        let wishes = Wishes { resend: vec!["3.eml".to_owned()], ..Wishes::default() };
        assert_eq!(plan(folder.path(), &Register::default(), &wishes).unwrap_err().0[0].code, codes::UNKNOWN);
    }

    #[test]
    fn what_is_said_to_have_arrived_is_noted_as_it_went_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = Register::open(&folder.path().join(crate::manifest::OUTBOX)).unwrap();
        put(folder.path(), "1.eml", "To: c@d.example");
        let message = open(folder.path()).unwrap().mails[0].read().unwrap();
        register.note("1.eml", &message, Standing::Uncertain, "").unwrap();
        put(folder.path(), "1.eml", "To: other@d.example");
        let mut changed = plan(folder.path(), &register, &Wishes::default()).unwrap();
        changed.settle(&["1.eml".to_owned()], &mut register).unwrap();
        let entry = register.of("1@b.example").unwrap();
        assert_eq!((entry.state, entry.sha256, &entry.to), (Standing::Sent, message.digest, &message.recipients));
    }
}
