//! Documents of random cases and random ledgers.

mod follow_ups;
mod letters;
mod messages;
mod replies;
