//! What a customer thinks of us, compared with before it happened: five marks.

use std::fmt;
use std::str::FromStr;

/// A mark, from 1 (much worse) over 3 (the same) to 5 (much better).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u8);

const NAMES: [&str; 5] = ["much_worse", "worse", "same", "better", "much_better"];

impl Mark {
    /// All of them, the worst first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The mark of that number; `None`: there is none.
    pub fn of(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=5).contains(number)).map(Self)
    }

    /// Its number, from 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its name in files: `much_better`.
    pub fn name(self) -> &'static str {
        NAMES[usize::from(self.0) - 1]
    }

    /// Whether we stand better with them than before it happened.
    pub fn is_better(self) -> bool {
        self.0 > 3
    }

    /// Whether we stand worse.
    pub fn is_worse(self) -> bool {
        self.0 < 3
    }
}

/// `much_better`
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Mark {
    type Err = &'static str;

    /// `4`, `better`, `Much better`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.trim().to_lowercase().replace([' ', '-'], "_");
        let named = NAMES.iter().position(|name| *name == plain).map(|at| at + 1);
        let number = named.map(|number| number.to_string()).unwrap_or(plain);
        let number = number.parse().ok().filter(|_| number.len() == 1);
        number.and_then(Self::of).ok_or("a number from 1 to 5, or much_worse, worse, same, better or much_better")
    }
}
