//! One mail after the other, each at most once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::carrier::{Carrier, Trouble};
use super::plan::{Lot, Mail, Plan};
use super::standing::Standing;
use super::{Message, Pace, Register, codes};
use crate::diagnostic::{self, Diagnostic, Problems};

/// After how many refusals in a row there is no point in asking on.
const IN_A_ROW: usize = 5;

/// How long to wait before each further try to reach a server that was there before.
const WAITS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(4)];

/// What a run came to.
#[derive(Debug, Default)]
pub struct Account {
    /// The server has taken them.
    pub sent: usize,
    /// The server may take them later.
    pub deferred: usize,
    /// The server never will.
    pub refused: usize,
    /// Nobody knows.
    pub uncertain: usize,
    /// Not come to.
    pub left: usize,
    /// Why the run ended before its end.
    pub stopped: Option<Diagnostic>,
}

/// Who follows a run.
pub trait Watch {
    /// A mail was handed over, or was not.
    fn passed(&mut self, mail: &Mail, standing: Standing, reply: &str);
}

/// Sends the mails of a plan that are to go.
///
/// # Errors
/// `SND007` where the server cannot be reached and nothing was sent, `SND008` where it cannot be noted what was sent.
pub fn run(
    plan: &Plan,
    register: &mut Register,
    carrier: &mut dyn Carrier,
    pace: Pace,
    stop: &AtomicBool,
    watch: &mut dyn Watch,
) -> diagnostic::Result<Account> {
    let mut desk = Desk { register, carrier, pace, stop, account: Account::default(), in_a_row: 0, last: None };
    let todo: Vec<&Mail> = plan.mails.iter().filter(|mail| mail.lot == Lot::Go).collect();
    for (index, mail) in todo.iter().enumerate() {
        let ended = desk.next(mail, watch)?;
        if ended.is_some() {
            desk.account.left = todo.len() - index;
            desk.account.stopped = ended;
            break;
        }
    }
    Ok(desk.account)
}

struct Desk<'a> {
    register: &'a mut Register,
    carrier: &'a mut dyn Carrier,
    pace: Pace,
    stop: &'a AtomicBool,
    account: Account,
    /// Refusals since the server has last taken a mail.
    in_a_row: usize,
    /// When the last mail was begun with.
    last: Option<Instant>,
}

impl Desk<'_> {
    /// Sends one mail when it is time; gives why none can be sent any more.
    fn next(&mut self, mail: &Mail, watch: &mut dyn Watch) -> diagnostic::Result<Option<Diagnostic>> {
        // There is nothing to wait for before giving up.
        if self.in_a_row >= IN_A_ROW {
            return Ok(Some(gave_up()));
        }
        self.pace.wait(self.last, self.stop);
        self.last = Some(Instant::now());
        if self.stop.load(Ordering::Relaxed) { Ok(Some(interrupted())) } else { self.mail(mail, watch) }
    }

    /// Sends one mail; gives why none can be sent any more.
    fn mail(&mut self, mail: &Mail, watch: &mut dyn Watch) -> diagnostic::Result<Option<Diagnostic>> {
        let name = &mail.held.name;
        let message = match mail.held.read() {
            Ok(message) => message,
            Err(Problems(found)) => return Ok(found.into_iter().next()),
        };
        // The digest knows neither of blind copies nor of an approval that is missing.
        let same = (&message.id, message.digest, &message.recipients) == (&mail.id, mail.digest, &mail.to);
        let waits = message.awaits.is_some() && mail.approved != Some(message.whole);
        if !same || waits {
            let message = format!("{name} was changed while mails were sent");
            return Ok(Some(Diagnostic::error(codes::CHANGED, message).hint("run again, and look at it before --yes")));
        }
        let (standing, reply) = match self.announce(&message) {
            Ok(()) => {
                self.register.note(name, &message, Standing::Sending, "")?;
                match self.carrier.hand_over(&message) {
                    Ok(reply) => (Standing::Sent, reply),
                    Err(trouble) => standing(trouble),
                }
            }
            Err(Trouble::Down(why)) => return self.down(&why).map(Some),
            Err(trouble) => standing(trouble),
        };
        self.register.note(name, &message, standing, &reply)?;
        let account = &mut self.account;
        let (count, in_a_row) = match standing {
            Standing::Sent => (&mut account.sent, 0),
            Standing::Refused => (&mut account.refused, self.in_a_row + 1),
            Standing::Deferred => (&mut account.deferred, self.in_a_row + 1),
            Standing::Sending | Standing::Uncertain => (&mut account.uncertain, self.in_a_row + 1),
        };
        *count += 1;
        self.in_a_row = in_a_row;
        watch.passed(mail, standing, &reply);
        Ok(None)
    }

    /// Names sender and recipients, where the server was there before more than once.
    fn announce(&mut self, message: &Message) -> Result<(), Trouble> {
        let mut said = self.carrier.announce(message);
        for wait in WAITS {
            if self.account.sent == 0 || !matches!(said, Err(Trouble::Down(_))) || self.stop.load(Ordering::Relaxed) {
                break;
            }
            std::thread::sleep(wait);
            said = self.carrier.announce(message);
        }
        said
    }

    fn down(&self, why: &str) -> diagnostic::Result<Diagnostic> {
        let diagnostic = Diagnostic::error(codes::NO_SERVER, format!("the mail server takes nothing: {why}"))
            .hint("check its name, its port and the login, then run the same again: what was sent is not sent twice");
        let Account { sent, deferred, refused, uncertain, .. } = self.account;
        if sent + deferred + refused + uncertain == 0 { Err(Problems::from(diagnostic)) } else { Ok(diagnostic) }
    }
}

fn standing(trouble: Trouble) -> (Standing, String) {
    match trouble {
        Trouble::Temporary(reply) => (Standing::Deferred, reply),
        Trouble::Permanent(reply) => (Standing::Refused, reply),
        // A carrier that breaks down after the content went out has not said what became of it.
        Trouble::Unknown(reply) | Trouble::Down(reply) => (Standing::Uncertain, reply),
    }
}

fn interrupted() -> Diagnostic {
    Diagnostic::warning(codes::GAVE_UP, "the run was told to stop").hint("run the same again to go on")
}

fn gave_up() -> Diagnostic {
    let message = format!("{IN_A_ROW} mails in a row were not taken");
    Diagnostic::error(codes::GAVE_UP, message)
        .hint("settle with whoever runs the mail server what is wrong, then run the same again to go on")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests lay out mails")]
mod tests {
    use super::*;
    use crate::manifest::OUTBOX;
    use crate::outbox::{Wishes, open};

    const MAIL: &str = "From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b.example>\n\nx\n";

    /// Takes everything, and counts.
    #[derive(Default)]
    struct Taker(usize);

    impl Carrier for Taker {
        fn announce(&mut self, _: &Message) -> Result<(), Trouble> {
            Ok(())
        }

        fn hand_over(&mut self, _: &Message) -> Result<String, Trouble> {
            self.0 += 1;
            Ok(String::new())
        }
    }

    impl Watch for () {
        fn passed(&mut self, _: &Mail, _: Standing, _: &str) {}
    }

    fn planned(folder: &std::path::Path) -> (Plan, Register) {
        std::fs::write(folder.join("1.eml"), MAIL).unwrap();
        let register = Register::open(&folder.join(OUTBOX)).unwrap();
        (Plan::of(&open(folder).unwrap(), &register, &Wishes::default()).unwrap(), register)
    }

    #[test]
    fn a_mail_goes_only_as_it_was_planned() {
        for (head, sent) in
            [("", 1), ("Bcc: e@f.example\n", 0), ("X-Amends-Approval: needed\n", 0), ("Subject: y\n", 0)]
        {
            let folder = tempfile::tempdir().unwrap();
            let (plan, mut register) = planned(folder.path());
            std::fs::write(folder.path().join("1.eml"), format!("{head}{MAIL}")).unwrap();
            let mut taker = Taker::default();
            let (pace, stop) = ("1/s".parse().unwrap(), AtomicBool::new(false));
            let account = run(&plan, &mut register, &mut taker, pace, &stop, &mut ()).unwrap();
            assert_eq!((taker.0, account.sent, account.left), (sent, sent, 1 - sent), "{head}");
            assert_eq!(account.stopped.map(|why| why.code), (sent == 0).then_some(codes::CHANGED));
        }
    }

    #[test]
    fn who_gives_up_does_not_wait_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let (plan, mut register) = planned(folder.path());
        let mut taker = Taker::default();
        let (pace, stop) = ("1/h".parse().unwrap(), AtomicBool::new(false));
        let mut desk = Desk {
            register: &mut register,
            carrier: &mut taker,
            pace,
            stop: &stop,
            account: Account::default(),
            in_a_row: IN_A_ROW,
            last: Some(Instant::now()),
        };
        // Whoever waited first would be here for an hour.
        let ended = desk.next(&plan.mails[0], &mut ()).unwrap();
        assert_eq!((ended.map(|why| why.code), taker.0), (Some(codes::GAVE_UP), 0));
    }
}
