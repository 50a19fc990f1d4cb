//! What came back: do those who answer think better of us than before it happened, and does that go with the outlook, with
//! what was added, with how soon the letter came?

use std::collections::BTreeMap;

use serde::Serialize;

use super::contact::Contact;
use super::delays::days;
use super::order::in_order;
use super::statistics::Share;
use super::{Asked, FEWEST_ANSWERS};
use crate::case::Money;
use crate::ledger::{Document, Heard, Mark};

/// Answers that have something in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What they have in common; `None`: it is not known.
    pub name: Option<String>,
    /// Those who think better of us than before.
    pub better: Share,
    /// Those who think the same.
    pub same: u64,
    /// Those who think worse.
    pub worse: Share,
}

/// What the answers say of the recovery paradox: that customers think better of us after a failure than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There are too few answers to say anything.
    TooFew,
    /// It is seen: of those whose view has changed more think better than worse, beyond chance.
    Seen,
    /// The opposite is seen: more think worse than better, beyond chance.
    Opposite,
    /// Neither is seen: the difference may be chance.
    Open,
}

/// All answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// Those who have answered with a mark, of all customers with a letter.
    pub answered: Share,
    /// All answers that came in from those who were sent what is asked for. Each of them is in one of four: `all`,
    /// `without_letter`, `superseded` and `unmarked`.
    pub received: u64,
    /// Those that their customer took back with a later one.
    pub superseded: u64,
    /// Those that give no mark, but only words.
    pub unmarked: u64,
    /// The last answers of customers with a letter.
    pub all: Group,
    /// The last answers of customers who were sent something about an incident, and no letter. Nothing is concluded from
    /// them: there was no recovery to judge.
    pub without_letter: Group,
    /// Of those whose view has changed, those who think better: what the verdict is about.
    pub changed: Share,
    /// What is seen.
    pub verdict: Verdict,
    /// The fewest answers from which anything is concluded.
    pub fewest: u64,
    /// By the outlook at the time of the letter.
    pub by_outlook: Vec<Group>,
    /// By what was given: `nothing`, `owed` alone, `added_alone` where nothing was owed, `added_up_to_owed`,
    /// `added_beyond_owed`.
    pub by_remedy: Vec<Group>,
    /// By days from the incident to the letter: `0-3`, `4-7`, `8-14`, `15-`.
    pub by_delay: Vec<Group>,
}

const OUTLOOKS: [&str; 3] = ["good", "guarded", "out_of_reach"];
const REMEDIES: [&str; 5] = ["nothing", "owed", "added_alone", "added_up_to_owed", "added_beyond_owed"];
const DELAYS: [(i64, &str); 4] = [(3, "0-3"), (7, "4-7"), (14, "8-14"), (i64::MAX, "15-")];

#[derive(Debug, Default)]
pub(super) struct Marks {
    letters: u64,
    received: u64,
    superseded: u64,
    unmarked: u64,
    all: Tally,
    without_letter: Tally,
    by_outlook: BTreeMap<Option<String>, Tally>,
    by_remedy: BTreeMap<Option<String>, Tally>,
    by_delay: BTreeMap<Option<String>, Tally>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    better: u64,
    same: u64,
    worse: u64,
}

impl Tally {
    fn add(&mut self, mark: Mark) {
        self.better += u64::from(mark.is_better());
        self.worse += u64::from(mark.is_worse());
        self.same += u64::from(!mark.is_better() && !mark.is_worse());
    }

    fn count(self) -> u64 {
        self.better + self.same + self.worse
    }

    fn group(self, name: Option<String>) -> Group {
        let of = |count| Share::new(count, self.count());
        Group { name, better: of(self.better), same: self.same, worse: of(self.worse) }
    }
}

impl Marks {
    pub(super) fn add(&mut self, contact: &Contact<'_>, asked: &Asked) {
        if !asked.holds(contact.letter.unwrap_or(contact.first).sent_on) {
            return;
        }
        let Heard { answers, unmarked, last } = contact.heard;
        self.received += answers;
        self.unmarked += unmarked;
        self.superseded += (answers - unmarked).saturating_sub(u64::from(last.is_some()));
        self.letters += u64::from(contact.letter.is_some());
        let Some(mark) = last.map(|given| given.mark) else { return };
        let Some((letter, sums)) = contact.letter.zip(contact.sums) else { return self.without_letter.add(mark) };
        let took = contact.began.zip(contact.first_letter).map(|(began, letter)| days(began, letter));
        let delay = took.and_then(|took| DELAYS.iter().find(|(last, _)| took <= *last)).map(|(_, name)| *name);
        self.all.add(mark);
        let owned = |name: Option<&str>| name.map(str::to_owned);
        self.by_outlook.entry(owned(letter.outlook.as_deref())).or_default().add(mark);
        self.by_remedy.entry(owned(Some(remedy(sums)))).or_default().add(mark);
        self.by_delay.entry(owned(delay)).or_default().add(mark);
    }

    pub(super) fn finish(self) -> Answered {
        let changed = Share::new(self.all.better, self.all.better + self.all.worse);
        let delays = DELAYS.map(|(_, name)| name);
        Answered {
            answered: Share::new(self.all.count(), self.letters),
            received: self.received,
            superseded: self.superseded,
            unmarked: self.unmarked,
            without_letter: self.without_letter.group(None),
            all: self.all.group(None),
            changed,
            verdict: verdict(self.all.count(), changed),
            fewest: FEWEST_ANSWERS,
            by_outlook: groups(self.by_outlook, &OUTLOOKS),
            by_remedy: groups(self.by_remedy, &REMEDIES),
            by_delay: groups(self.by_delay, &delays),
        }
    }
}

/// What a letter gives in money, or what was corrected in it.
fn remedy(letter: &Document) -> &'static str {
    let minor = |sum: Option<Money>| sum.map_or(0, |sum| sum.minor);
    match (minor(letter.contract), minor(letter.added)) {
        (0, 0) => "nothing",
        (_, 0) => "owed",
        (0, _) => "added_alone",
        (owed, added) if added <= owed => "added_up_to_owed",
        _ => "added_beyond_owed",
    }
}

/// Whether, of those whose view has changed, more than half think better, or fewer, with a confidence of 95 %. Of few of
/// them nothing is concluded, however many think the same.
pub(super) fn verdict(answers: u64, changed: Share) -> Verdict {
    let (low, high) = changed.interval();
    if answers < FEWEST_ANSWERS {
        Verdict::TooFew
    } else if changed.is_too_few() {
        Verdict::Open
    } else if low > 0.5 {
        Verdict::Seen
    } else if high < 0.5 {
        Verdict::Opposite
    } else {
        Verdict::Open
    }
}

/// Those groups that have an answer.
fn groups(tallies: BTreeMap<Option<String>, Tally>, names: &[&str]) -> Vec<Group> {
    let rows = in_order(tallies, names.iter().copied()).into_iter();
    rows.filter_map(|(name, tally)| Some(tally?.group(name))).collect()
}
