//! How English writes counts, lists, dates, times, durations and money, as in Britain and in America.
//!
//! Phrases only: whole sentences stand in `templates/`. Nothing here knows what a document says.

mod capital;
mod count;
mod date;
mod duration;
mod figure;
mod list;
mod money;
mod number;
mod phrase;
mod reference;
mod sentence;
mod share;
mod when;
mod zone;

pub use capital::{capitalized, continued};
pub use count::{count, count_in_words, ordinal};
pub use date::{
    MONTHS, WEEKDAYS, date, date_with_weekday, day, day_with_weekday, minute, month, span, stretch, stretch_at_home,
    time, time_with_zone, weekday,
};
pub use duration::{duration, gap};
pub use figure::{figure, figure_turned};
pub use list::list;
pub use money::{SIGNS, money};
pub use number::{decimal, number};
pub use phrase::{head, is_of_a_moment, leans};
pub use reference::clause;
pub use sentence::{first_word, sentences};
pub use share::share;
pub use when::{calendar_day, on_at, on_day_or_time, when};
pub use zone::{offset_name, zone_name, zone_place};
