//! How many mails go out in a time.

use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often a wait looks whether it is to end.
const GLANCE: Duration = Duration::from_millis(50);

/// So many mails in a time, evenly spaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// From one mail to the next.
    between: Duration,
}

impl Pace {
    /// Waits until the time between two mails has passed since then, or until told to stop.
    pub(super) fn wait(self, last: Option<Instant>, stop: &AtomicBool) {
        let Some(last) = last else { return };
        while !stop.load(Ordering::Relaxed) {
            let left = self.between.saturating_sub(last.elapsed());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(left.min(GLANCE));
        }
    }
}

/// `30/m`: thirty a minute; `s` is a second, `h` an hour.
impl FromStr for Pace {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write how many in which time, such as 30/m, 2/s or 500/h";
        let (count, unit) = text.split_once('/').ok_or(FORM)?;
        let seconds = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => return Err(FORM),
        };
        let count: u32 = count.parse().map_err(|_| FORM)?;
        let between = Duration::from_secs(seconds).checked_div(count).ok_or("none at all is no rate")?;
        Ok(Self { between })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_count_in_a_time() {
        let between = |text: &str| text.parse::<Pace>().map(|pace| pace.between.as_millis());
        assert_eq!(between("30/m"), Ok(2000));
        assert_eq!(between("4/s"), Ok(250));
        assert_eq!(between("3600/h"), Ok(1000));
        for wrong in ["", "30", "/m", "30/", "30/d", "-1/s", "0/s", "1.5/s", "30/minute"] {
            assert!(between(wrong).is_err(), "{wrong}");
        }
    }
}
