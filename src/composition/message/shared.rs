//! What several messages say: what failed and since when, that we are bound to do better, when the next word comes, and how
//! the writer is reached.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::problems::Needs;
use crate::composition::correspondence::Correspondence;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::wording;

moves! {
    None;

    Bound "bound": "Says what we are bound to do and are not doing, and that we are sorry."
    facts [
        maybe("duty", "incident.duty"),
    ]
    wordings {
        Now "now" ["We", "I"] 13,
        Sorry "sorry" ["It", "I"] 16,
        Then "then" ["We", "I"] 15,
        Plain "plain" ["I"] 8,
    }

    Figures "figures": "Tells how much of the reader's is hit, as far as it is counted."
    facts [
        fact("figures", "impact.figures"),
    ]
    wordings {
        SoFar "so_far" ["So"] 2,
        Counted "counted" ["As"] 6,
        All "all" ["In"] 2,
    }

    Workaround "workaround": "Says what the reader can do meanwhile."
    facts [
        fact("text", "incident.workaround"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Protect "protect": "A step with which the reader can protect themselves."
    facts [
        fact("text", "incident.data.protect_yourself"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    ProtectIntro "protect_intro": "Leads into the steps that the reader can take."
    facts []
    wordings {
        Now "now" ["What"] 5,
    }

    Next "next": "Says when the reader hears from us again, whatever is known by then."
    facts [
        fact("at", "incident.next_update_at"),
    ]
    wordings {
        Whether "whether" ["I"] 16,
        Word "word" ["You"] 14,
        Even "even" ["My"] 17,
        Rest "rest" ["I"] 13,
    }

    Line "line": "Says how the writer is reached until then."
    facts [
        maybe("phone", "signatory.phone"),
        maybe("email", "signatory.email"),
    ]
    wordings {
        Until "until" ["You"] 7,
        Need "need" ["If"] 11,
        Answer "answer" ["An"] 8,
        Ask "ask" ["If"] 12,
        Voice "voice" ["My"] 11,
    }
}

/// What failed for this reader, since when, and whether it is over.
pub(super) struct Course<'a> {
    /// What the reader could not do or got wrong.
    pub(super) failure: &'a str,
    /// When it began.
    pub(super) started: DateTime<Utc>,
    /// When it was over, where it is.
    pub(super) ended: Option<DateTime<Utc>>,
    /// When it was held off, where it is not known to be over.
    pub(super) held: Option<DateTime<Utc>>,
}

impl<'a> Course<'a> {
    /// Of the incident of a record, as far as it has what a word in between needs to know of it.
    pub(super) fn needed(sides: &Correspondence<'a>, needs: &mut Needs) -> Option<Self> {
        needs.course(sides);
        let failure = needs.customer(
            sides,
            sides.customer.impact.failure.as_ref(),
            "impact.failure",
            "say what this reader cannot do or gets wrong, as a clause: `your guests cannot book with you`",
        );
        let started = sides.incident.times.started.instant();
        let started = needs.incident(started, "times.started", "say when it began, as an exact time");
        failure.zip(started).map(|(failure, started)| Self::of(sides, failure.as_str(), started))
    }

    /// Of an incident that began.
    fn of(sides: &Correspondence<'a>, failure: &'a str, started: DateTime<Utc>) -> Self {
        let times = &sides.incident.times;
        let instant = |moment: Option<crate::case::Moment>| moment.and_then(|moment| moment.instant());
        let ended = instant(times.resolved).filter(|_| !sides.incident.ongoing);
        // Their own hours win over the incident's.
        let windows = &sides.customer.impact.windows;
        let started = windows.iter().map(|window| window.from).min().unwrap_or(started);
        let ended = ended.map(|ended| windows.iter().map(|window| window.to).max().unwrap_or(ended));
        Self { failure, started, ended, held: instant(times.mitigated).filter(|_| ended.is_none()) }
    }
}

/// When it began, as the middle of a sentence has it: `17:20 UK time on Friday 6 March`.
pub(super) fn began(sides: &Correspondence<'_>, course: &Course<'_>) -> String {
    format!("{} on {}", first_clock(sides, course.started), day(sides, course.started))
}

/// From when until when it lasted: `from 17:20 to 19:30 UK time on Friday 6 March`, as letters tell it.
pub(super) fn span(sides: &Correspondence<'_>, course: &Course<'_>, end: DateTime<Utc>) -> String {
    let (from, to) = (minute(sides, course.started), minute(sides, end));
    if from == to {
        return format!("at {}", began(sides, course));
    }
    let told = if is_at_home(sides) { wording::stretch_at_home } else { wording::stretch };
    let told = told(from.to_utc(), to.to_utc(), sides.zone, sides.letter, sides.region);
    // A stretch across days names them itself.
    if told.contains(" on ") { told } else { format!("{told} on {}", day(sides, end)) }
}

/// A time after the beginning was told: with its day, where that is another.
pub(super) fn later(sides: &Correspondence<'_>, course: &Course<'_>, at: DateTime<Utc>) -> String {
    let (first, last) = (day(sides, course.started), day(sides, at));
    if first == last { clock(sides, at) } else { format!("{} on {last}", clock(sides, at)) }
}

/// A time that lies ahead, which may be today.
fn ahead(sides: &Correspondence<'_>, at: DateTime<Utc>) -> String {
    if sides.local(at).date_naive() == sides.letter {
        return format!("today at {}", clock(sides, at));
    }
    format!("at {} on {}", clock(sides, at), day(sides, at))
}

/// A time of day, to the minute: nobody who waits for word asks for seconds.
pub(super) fn clock(sides: &Correspondence<'_>, at: DateTime<Utc>) -> String {
    wording::time(&minute(sides, at), sides.region)
}

fn minute(sides: &Correspondence<'_>, at: DateTime<Utc>) -> DateTime<Tz> {
    wording::minute(&sides.local(at))
}

/// The first time that is told, with the zone of all of them: how far that is from UTC, only where it is not ours.
fn first_clock(sides: &Correspondence<'_>, at: DateTime<Utc>) -> String {
    if is_at_home(sides) {
        return [&clock(sides, at), " ", &wording::zone_name(sides.zone)].concat();
    }
    wording::time_with_zone(&minute(sides, at), sides.region)
}

/// Whether the reader keeps our time.
fn is_at_home(sides: &Correspondence<'_>) -> bool {
    sides.incident.time_zone == Some(sides.zone)
}

fn day(sides: &Correspondence<'_>, at: DateTime<Utc>) -> String {
    sides.weekday(sides.local(at).date_naive())
}

/// That we are bound to do better.
pub(super) fn bound(sides: &Correspondence<'_>, past: bool) -> Plan {
    match &sides.incident.duty {
        Some(duty) => {
            let options: &[Bound] = if past { &[Bound::Then] } else { &[Bound::Now, Bound::Sorry] };
            Plan::new(options).text("duty", duty.as_str())
        }
        None => Plan::new(&[Bound::Plain]),
    }
}

/// How much of the reader's is hit.
pub(super) fn figures(sides: &Correspondence<'_>, over: bool) -> Option<Plan> {
    let told: Vec<String> = sides.customer.impact.figures.iter().map(wording::figure).collect();
    let options: &[Figures] = if over { &[Figures::All] } else { &[Figures::SoFar, Figures::Counted] };
    let plan = || Plan::new(options).text("figures", wording::list(&told, sides.region));
    (!told.is_empty()).then(plan)
}

/// What the reader can do, if anything: sentences, and the steps that protect them as a list.
pub(super) fn doing(sides: &Correspondence<'_>) -> Vec<PlanParagraph> {
    let workaround = sides.incident.workaround.as_ref();
    let mut run: Vec<Plan> =
        workaround.map(|text| Plan::new(&[Workaround::Said]).text("text", text.as_str())).into_iter().collect();
    let steps = sides.incident.data.as_ref().map(|data| data.protect_yourself.as_slice()).unwrap_or_default();
    if steps.is_empty() {
        return vec![PlanParagraph::run(run)];
    }
    run.push(Plan::new(&[ProtectIntro::Now]));
    let steps = steps.iter().map(|step| Plan::new(&[Protect::Said]).text("text", step.as_str()));
    vec![PlanParagraph::run(run), PlanParagraph::list(steps.collect())]
}

/// When the next word comes, and how the writer is reached until then.
pub(super) fn next(sides: &Correspondence<'_>, next: DateTime<Utc>, over: bool) -> [Plan; 2] {
    let options: &[Next] = if over { &[Next::Rest] } else { &[Next::Whether, Next::Word, Next::Even] };
    [Plan::new(options).text("at", ahead(sides, next)), line(sides)]
}

/// How the writer is reached, where nothing more is announced.
pub(super) fn asking(sides: &Correspondence<'_>) -> Plan {
    reached(sides, &[Line::Ask, Line::Voice])
}

/// How the writer is reached until the next word.
fn line(sides: &Correspondence<'_>) -> Plan {
    reached(sides, &[Line::Until, Line::Need])
}

fn reached(sides: &Correspondence<'_>, options: &[Line]) -> Plan {
    let (phone, email) = (&sides.signatory.phone, &sides.signatory.email);
    let email = email.as_ref().or(sides.policy.sender.reply_to.as_ref());
    match (phone, email) {
        (Some(phone), _) => Plan::new(options).text("phone", phone.clone()),
        (None, Some(email)) => Plan::new(options).text("email", email.clone()),
        (None, None) => Plan::new(&[Line::Answer]),
    }
}
