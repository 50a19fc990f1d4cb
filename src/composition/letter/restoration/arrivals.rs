//! When and how things arrive: a day and a way that were told a moment ago are not told again.

use chrono::NaiveDate;

use super::text::{is_money, lasts, may_name_day, mentions, open_end, plain, speaks_of_money, takes_a_day};
use crate::case::{Item, Sentences, Settlement, Way};
use crate::compensation::AddedSource;
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::Arrival;
use crate::composition::moves::Worded;
use crate::composition::plan::Plan;

/// The day of an arrival: what is done, or when it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// It has arrived.
    On(NaiveDate),
    /// It arrives by then.
    By(NaiveDate),
}

impl Due {
    pub(super) fn of(item: &Item) -> Option<Self> {
        item.done_on.map(Self::On).or(item.by.map(Self::By))
    }

    pub(super) fn of_settlement(settlement: &Settlement) -> Option<Self> {
        settlement.done_on.map(Self::On).or(settlement.by.map(Self::By))
    }

    fn day(self) -> NaiveDate {
        match self {
            Self::On(day) | Self::By(day) => day,
        }
    }

    pub(super) fn is_done(self) -> bool {
        matches!(self, Self::On(_))
    }
}

/// What the part has told of days and ways so far, in reading order.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    due: Option<Due>,
    way: Option<&'a str>,
    /// How often in a row that day was told.
    times: usize,
    /// How many arrivals were told in sentences of their own, and how many in brackets.
    apart: usize,
    bracketed: usize,
    /// How many sums were told last, with their day and way, so that another can come with them.
    sums: Option<usize>,
}

impl<'a> Told<'a> {
    /// What a part has told whose first sentence named that day.
    pub(super) fn after(day: Option<NaiveDate>) -> Self {
        Self { due: day.map(Due::On), times: 1, ..Self::default() }
    }

    /// The day that was told last.
    pub(super) fn due(&self) -> Option<Due> {
        self.due
    }

    /// Adds the day and the way to a plan, as far as they are not told yet.
    pub(super) fn tell(&mut self, plan: Plan, facts: &Facts<'_>, due: Option<Due>, way: Option<&'a Way>) -> Plan {
        self.sums = None;
        let also = way.is_some_and(|way| self.way == Some(way.as_str()));
        let plan = match way.map(Way::as_str) {
            Some(way) if also => plan.text("way", ["also ", way].concat()),
            way => plan.maybe("way", way),
        };
        self.way = way.map(Way::as_str).or(self.way);
        let Some(due) = due else { return plan };
        let same = self.due.replace(due) == Some(due);
        self.times = if same { self.times + 1 } else { 1 };
        match due {
            Due::On(_) if same && self.times > 2 => plan.text("on", if also { "that day" } else { "that day too" }),
            Due::On(_) if same => plan.text("on", "the same day"),
            Due::By(_) if same => plan.text("by", "the same day"),
            Due::On(day) => plan.text("on", ["on ", &facts.day(day)].concat()),
            Due::By(day) => plan.text("by", facts.day(day)),
        }
    }

    /// Notes that what was told last were so many sums of money.
    pub(super) fn were_sums(&mut self, count: usize) {
        self.sums = Some(count);
    }

    /// What a sum of that day and way came with, where it is told right after.
    pub(super) fn with(&self, due: Option<Due>, way: &Way) -> Option<&'static str> {
        let alike = due.is_some() && self.due == due && self.way == Some(way.as_str());
        self.sums.filter(|_| alike).map(|count| if count == 1 { "it" } else { "them" })
    }

    /// Whether the day and the way are those that were told last.
    pub(super) fn is_along(&self, due: Option<Due>, way: Option<&Way>) -> bool {
        due.is_some() && self.due == due && way.is_some() && self.way == way.map(Way::as_str)
    }

    /// Passes a text of the record: after one that may name a day, "the same day" would be that one.
    pub(super) fn pass(&mut self, text: &str) {
        if may_name_day(text) {
            self.due = None;
        }
        self.sums = None;
    }
}

/// How the text of an item takes when and how it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arriving {
    /// Not at all.
    Apart,
    /// At its end, as its own words.
    Within,
    /// At its end, in brackets.
    Bracketed,
}

/// A text of the record with when and how its item arrives, leaving out what the text names already. What it is worth is
/// told of money alone: help in kind has no price on it.
///
/// The arrival of a single sentence stands in it, in brackets, or follows as a sentence by turns; that of several follows.
/// `said` gives the move; `source` is where what is added comes from, `None` for what is given back.
pub(super) fn text_with_arrival<'a>(
    facts: &Facts<'_>,
    told: &mut Told<'a>,
    item: &'a Item,
    source: Option<&AddedSource>,
    said: impl Fn(Arriving) -> Plan,
) -> Vec<Plan> {
    // A gesture's value is what it is worth to the reader; its text says what it is, without a price on it.
    let text = item.text.as_ref().map_or("", Sentences::as_str);
    // Nor has what goes on for the reader's good, where nothing says that money goes to the reader.
    let is_kindness = source.is_some() && item.how.is_none() && lasts(text) && !speaks_of_money(text);
    let is_gesture = matches!(source, Some(AddedSource::Gesture(_)));
    let value = item.value.filter(|_| is_money(item) && !is_gesture && !is_kindness);
    let along = value.is_some() && told.is_along(Due::of(item), item.how.as_ref());
    told.pass(text);
    let known = plain(text);
    let unsaid = |said: String| (!mentions(&known, &said)).then_some(said);
    let value = value.map(|value| facts.money(value)).and_then(unsaid);
    let told_before = told.due();
    let way = item.how.as_ref().filter(|way| !mentions(&known, way.as_str()));
    let due = Due::of(item).filter(|due| !mentions(&known, &facts.day(due.day())));
    let options: &[Arrival] = match (&value, due, way) {
        (None, None, None) => return vec![said(Arriving::Apart).text("text", text)],
        // What comes by something arrives.
        (None, Some(Due::On(_)), Some(way)) if way.as_str().starts_with("by ") => &[Arrival::Cared],
        (None, Some(due @ Due::On(_)), _) if source.is_some() && told_before != Some(due) => {
            // The last of several sentences may be about something else.
            if open_end(text).is_some() { &[Arrival::Since] } else { &[Arrival::AllSince] }
        }
        (None, Some(Due::On(_)), _) => &[Arrival::Done, Arrival::Did],
        (Some(_), Some(Due::On(_)), _) => &[Arrival::DoneValue],
        (None, Some(Due::By(_)), _) => &[Arrival::Due],
        (Some(_), Some(Due::By(_)), _) => &[Arrival::DueValue],
        (Some(_), None, _) => &[Arrival::Value],
        (None, None, Some(_)) => &[Arrival::Way],
    };
    if let (Some(open), None, Some(Due::On(_))) = (open_end(text).filter(|open| takes_a_day(open)), &value, due) {
        return vec![told.tell(said(Arriving::Within).text("sentence", open), facts, due, way)];
    }
    let in_turn = told.apart > told.bracketed;
    match open_end(text).filter(|open| !open.contains('(') && (along || in_turn)) {
        Some(open) if along => {
            let plan = said(Arriving::Bracketed).text("sentence", open).maybe("value", value);
            vec![plan.text("way", "with the same payment")]
        }
        Some(open) => {
            told.bracketed += 1;
            let plan = said(Arriving::Bracketed).text("sentence", open);
            match due {
                Some(Due::On(day)) if value.is_none() && source.is_some() && lasts(text) => {
                    vec![told.tell(plan.text("on", ["since ", &facts.day(day)].concat()), facts, None, way)]
                }
                _ => vec![told.tell(plan.maybe("value", value), facts, due, way)],
            }
        }
        None => {
            told.apart += 1;
            let since = due.filter(|due| due.is_done()).map(|due| facts.day(due.day()));
            let plan = Plan::new(options).maybe("value", value).maybe("since", since);
            vec![said(Arriving::Apart).text("text", text), told.tell(plan, facts, due, way)]
        }
    }
}

/// A text of the record whose item is part of a payment that is told: with its value, where the text does not name it.
pub(super) fn counted_text<W: Worded>(
    facts: &Facts<'_>,
    told: &mut Told<'_>,
    item: &Item,
    said: W,
    dated: W,
) -> Vec<Plan> {
    let text = item.text.as_ref().map_or("", Sentences::as_str);
    told.pass(text);
    let value = item.value.map(|value| facts.money(value)).filter(|value| !mentions(&plain(text), value));
    match (value, open_end(text)) {
        (None, _) => vec![Plan::new(&[said]).text("text", text)],
        (Some(value), Some(open)) => vec![Plan::new(&[dated]).text("sentence", open).text("value", value)],
        (Some(value), None) => {
            vec![Plan::new(&[said]).text("text", text), Plan::new(&[Arrival::Value]).text("value", value)]
        }
    }
}
