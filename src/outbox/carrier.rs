//! Who takes mails away: what a mail server can be asked, and what it can answer.

use super::Message;

/// Something that takes mails.
pub trait Carrier {
    /// Names sender and recipients. When this returns well, the content may follow; nothing of it has gone out yet.
    ///
    /// # Errors
    /// What was answered instead; the mail has not been delivered.
    fn announce(&mut self, message: &Message) -> Result<(), Trouble>;

    /// Hands over the content of the mail that was announced, and gives the answer of who took it.
    ///
    /// # Errors
    /// [`Trouble::Unknown`] where there is no knowing whether it was taken; after any other it was not.
    fn hand_over(&mut self, message: &Message) -> Result<String, Trouble>;
}

/// Why a mail was not taken. Each says what was answered, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Not now; later, the same mail may be (a reply of 4xx, a line that broke before the content).
    Temporary(String),
    /// Never, as it is (a reply of 5xx).
    Permanent(String),
    /// Nobody knows: the content went out, and no answer came.
    Unknown(String),
    /// No mail can be handed over at all: no connection, no encryption, no login.
    Down(String),
}
