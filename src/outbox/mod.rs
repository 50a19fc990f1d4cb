//! Letters that leave the house: mails of a folder or a mailbox file, handed to a mail server one by one, each at most
//! once, whatever stops the run and whenever.
//!
//! Before the content of a mail goes out, a line that says so is on the disk. A run that finds such a line without the
//! server's answer behind it cannot know whether the mail arrived: it lists the mail as uncertain and leaves it. What a
//! mail says is none of this module's business, and only `smtp` knows a network.

mod carrier;
mod head;
mod mailbox;
mod message;
mod opening;
mod pace;
mod plan;
mod register;
mod run;
#[cfg(feature = "send")]
pub mod smtp;
mod standing;

pub use carrier::{Carrier, Trouble};
pub use head::APPROVAL;
pub use message::Message;
pub use opening::{Found, Held, open};
pub use pace::Pace;
pub use plan::{Lot, Mail, Plan, Wishes};
pub use register::Register;
pub use run::{Account, Watch, run};
pub use standing::{Entry, Standing};

use crate::diagnostic::Code;

/// Everything this module may have to say.
pub mod codes {
    use super::Code;

    /// A file that is no mail, or one that cannot be sent as it is.
    pub const UNSENDABLE: Code = Code { code: "SND001", name: "unsendable-mail" };
    /// Somebody must approve the letter before it goes.
    pub const UNAPPROVED: Code = Code { code: "SND002", name: "approval-missing" };
    /// Two different mails have one Message-ID.
    pub const CLASH: Code = Code { code: "SND003", name: "message-id-clash" };
    /// Nobody knows whether a mail arrived.
    pub const UNCERTAIN: Code = Code { code: "SND004", name: "uncertain-delivery" };
    /// The server will never take a mail as it is.
    pub const REFUSED: Code = Code { code: "SND005", name: "refused-for-good" };
    /// The server did not take a mail this time.
    pub const DEFERRED: Code = Code { code: "SND006", name: "refused-for-now" };
    /// The server cannot be reached, or does not let us in.
    pub const NO_SERVER: Code = Code { code: "SND007", name: "server-unavailable" };
    /// The file that says what was sent cannot be read or written.
    pub const BAD_OUTBOX: Code = Code { code: "SND008", name: "bad-outbox" };
    /// Another run is sending from this outbox.
    pub const BUSY: Code = Code { code: "SND009", name: "outbox-in-use" };
    /// A mail of this Message-ID was sent with other words.
    pub const CHANGED: Code = Code { code: "SND010", name: "changed-after-sending" };
    /// No mail has this name.
    pub const UNKNOWN: Code = Code { code: "SND011", name: "unknown-mail" };
    /// Too many mails were refused one after the other.
    pub const GAVE_UP: Code = Code { code: "SND012", name: "gave-up" };
    /// There is nothing that could be sent.
    pub const EMPTY: Code = Code { code: "SND013", name: "no-mails" };
}
