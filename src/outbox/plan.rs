//! What is to become of each mail, before the first is sent.

use std::collections::BTreeMap;

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
        let mut seen: BTreeMap<String, (Digest, String)> = BTreeMap::new();
        for held in &found.mails {
            let message = match held.read() {
                Ok(message) => message,
                Err(Problems(problems)) => {
                    plan.found.extend(problems);
                    plan.unsendable += 1;
                    continue;
                }
            };
            let mut named = false;
            for name in [held.name.as_str(), message.id.as_str()] {
                if let Some(met) = wanted.get_mut(name) {
                    (*met, named) = (true, true);
                }
            }
            if !wishes.resend.is_empty() && !named {
                continue;
            }
            if let Some((digest, first)) = seen.get(&message.id) {
                if *digest != message.digest {
                    plan.found.push(clash(held, first, &message));
                    plan.unsendable += 1;
                }
                continue;
            }
            seen.insert(message.id.clone(), (message.digest, held.name.clone()));
            plan.add(held, message, register, wishes, named);
        }
        let unknown = wanted.into_iter().filter(|(_, met)| !met).map(|(name, _)| unknown(name));
        let unknown: Vec<Diagnostic> = unknown.collect();
        if unknown.is_empty() { Ok(plan) } else { Err(Problems(unknown)) }
    }

    fn add(&mut self, held: &Held, message: Message, register: &Register, wishes: &Wishes, named: bool) {
        let entry = register.of(&message.id);
        let changed = entry.is_some_and(|entry| entry.sha256 != message.digest);
        let state = entry.map(|entry| entry.state).filter(|_| !named);
        let lot = match state {
            Some(Standing::Sent) => Lot::Gone,
            Some(Standing::Uncertain | Standing::Sending) => Lot::Uncertain,
            Some(Standing::Refused) if !changed && !wishes.retry_refused => {
                Lot::Refused(entry.map(|entry| entry.reply.clone()).unwrap_or_default())
            }
            _ => message.awaits.map_or(Lot::Go, Lot::Waits),
        };
        if lot == Lot::Gone && changed {
            let message = format!("{} was sent with other words than it has now", held.name);
            self.found.push(Diagnostic::warning(codes::CHANGED, message).hint(
                "a correction is a letter of its own, with its own date; to send this one again, name it with --resend",
            ));
        }
        let Message { id, recipients: to, subject, digest, .. } = message;
        self.mails.push(Mail { held: held.clone(), id, to, subject, lot, digest });
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

fn clash(held: &Held, first: &str, message: &Message) -> Diagnostic {
    let message = format!("{} has the Message-ID of {first}, {}, and other words", held.name, message.id);
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
