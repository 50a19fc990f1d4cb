//! `uptime`: a credit by measured availability, window by window.

use chrono::{Datelike, Month, Offset, TimeZone};
use chrono_tz::Tz;
use num_traits::Zero;

use super::super::availability::{availability, check, printed, tier};
use super::super::civil;
use super::super::figures::whole;
use super::super::remedy::{TermOutcome, WindowOutcome};
use super::super::windows::{clip, seconds};
use super::{Counted, Interval, Problem, fees, rounded, working};
use crate::case::{Bound, Currency, Exact, Fee, Money, Period, TermKind, Tier, Window};

/// An `uptime` term with zone and fee found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uptime<'a> {
    pub(super) window: Window,
    pub(super) zone: Tz,
    pub(super) tiers: &'a [Tier],
    pub(super) bound: Bound,
    pub(super) fee: Fee,
}

impl Uptime<'_> {
    /// The credits of all windows that the down time touches (R01), summed exactly and rounded once (R44).
    pub(super) fn outcome(self, down: &Counted) -> Result<TermOutcome, Problem> {
        check(self.tiers)?;
        let mut windows = Vec::new();
        let mut workings = Vec::new();
        let mut sum = Exact::zero();
        for window in self.windows(&down.time)? {
            let down_seconds = seconds(&clip(&down.time, window));
            let found = self.measure(window, down_seconds);
            let credit = self.credit(window, found.tier.as_ref())?;
            workings.push(self.working(&found, credit.as_ref()));
            sum += credit.map_or_else(Exact::zero, |credit| credit.amount);
            windows.push(found);
        }
        let amount = rounded(&sum, self.fee.money)?;
        let mut working = joined(workings, &sum, amount);
        working.insert_str(0, &down.note);
        Ok(TermOutcome { kind: TermKind::Uptime, windows, units: None, amount, working })
    }

    /// The contract windows that the down time touches, in order of time, each once.
    fn windows(&self, down: &[Interval]) -> Result<Vec<Interval>, Problem> {
        let period = match self.window {
            Window::Calendar(period) => period,
            Window::Between { from, to } => {
                // A window whose ends the zone's clocks cannot show could not be told.
                civil::containing(from, Period::Year, self.zone)?;
                civil::containing(to, Period::Year, self.zone)?;
                let window = Interval { from, to };
                let touched = !clip(down, window).is_empty();
                return Ok(if touched { vec![window] } else { Vec::new() });
            }
        };
        let mut windows: Vec<Interval> = Vec::new();
        for &interval in down {
            let covered = civil::covering(interval, period, self.zone)?;
            windows.extend(covered);
        }
        windows.dedup();
        Ok(windows)
    }

    fn measure(&self, window: Interval, down_seconds: Exact) -> WindowOutcome {
        let length = window.seconds();
        let availability = availability(&down_seconds, &length);
        WindowOutcome {
            from: window.from.with_timezone(&self.zone),
            to: window.to.with_timezone(&self.zone),
            seconds: length,
            down_seconds,
            availability_printed: printed(&availability, self.tiers),
            tier: tier(&availability, self.tiers, self.bound).cloned(),
            availability,
        }
    }

    /// The tier's percentage of the window's fee (R02); `None`: no tier holds.
    fn credit(&self, window: Interval, tier: Option<&Tier>) -> Result<Option<Credit>, Problem> {
        let Some(tier) = tier else { return Ok(None) };
        let fee = match self.window {
            // Such a window is the one period that it overlaps.
            Window::Calendar(period) if period == self.fee.per => self.fee.money.to_ratio(),
            _ => fees::for_time(self.fee, &[window], self.zone)?,
        };
        let amount = tier.credit.to_ratio() / whole(100) * &fee;
        Ok(Some(Credit { fee, amount }))
    }

    /// `March 2026: 7,800 s down of 2,678,400 s: 99.70 % available, below 99.9 %: 10 % of 1,000.00 USD = 100.00 USD`
    fn working(&self, window: &WindowOutcome, credit: Option<&Credit>) -> String {
        let name = match self.window {
            Window::Calendar(period) => name(window, period),
            Window::Between { .. } => format!("{} to {}", instant(window.from), instant(window.to)),
        };
        let (down, length) = (working::seconds(&window.down_seconds), working::seconds(&window.seconds));
        let measured = format_args!("{name}: {down} down of {length}: {} % available", window.availability_printed);
        let (Some(tier), Some(credit)) = (&window.tier, credit) else {
            return format!("{measured}, which no tier covers: nothing");
        };
        let currency: Currency = self.fee.money.currency;
        let edge = match self.bound {
            Bound::Below => "below",
            Bound::AtOrBelow => "at or below",
        };
        let floor = tier.at_or_above.as_ref().map(|floor| format!(" and not below {} %", floor.as_str()));
        format!(
            "{measured}, {edge} {} %{}: {} % of {} = {}",
            tier.below.as_str(),
            floor.unwrap_or_default(),
            tier.credit.as_str(),
            working::sum(&credit.fee, currency),
            working::sum(&credit.amount, currency),
        )
    }
}

/// What one window earns.
#[derive(Debug, Clone, PartialEq)]
struct Credit {
    /// The window's fee.
    fee: Exact,
    /// The tier's share of it.
    amount: Exact,
}

/// All windows' workings and, where the sum is not plain from them, the sum.
fn joined(mut workings: Vec<String>, sum: &Exact, amount: Money) -> String {
    let rounded = working::rounded(sum, amount);
    match workings.as_slice() {
        [] => format!("no down time counts in any window: {rounded}"),
        // What the one window says ends with its sum, or with nothing; that it was rounded is not said there.
        [_] if *sum == amount.to_ratio() => workings.swap_remove(0),
        _ => format!("{}; together {rounded}", workings.join("; ")),
    }
}

/// A civil window's name, by the clocks of its zone: `March 2026`, `the second quarter of 2026`, `2026`.
fn name(window: &WindowOutcome, period: Period) -> String {
    const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];
    let year = window.from.year();
    match period {
        Period::Month => {
            let month = u8::try_from(window.from.month()).ok().and_then(|month| Month::try_from(month).ok());
            format!("{} {year}", month.map_or("", |month| month.name()))
        }
        Period::Quarter => format!("the {} quarter of {year}", QUARTERS[window.from.month0() as usize / 3]),
        Period::Year => year.to_string(),
    }
}

/// An instant by the clocks of its zone, with their offset.
fn instant(at: chrono::DateTime<Tz>) -> String {
    let offset = at.timezone().offset_from_utc_datetime(&at.naive_utc()).fix();
    at.with_timezone(&offset).format("%Y-%m-%d %H:%M:%S%.f %:z").to_string()
}

#[cfg(test)]
mod tests;
