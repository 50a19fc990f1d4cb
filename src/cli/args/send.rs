//! `amends send`

use std::path::PathBuf;

use amends::outbox::Pace;
use clap::{Args, ValueEnum};

/// `amends send`
#[derive(Debug, Args)]
pub(in crate::cli) struct Send {
    /// A folder of mails (.eml, .mbox), one mail, or a mailbox file
    #[arg(value_name = "DIR|FILE")]
    pub(in crate::cli) path: PathBuf,
    /// Send; without it the run says what would go to whom, and nothing leaves
    #[arg(long, requires = "server")]
    pub(in crate::cli) yes: bool,
    /// So many mails a second, minute or hour
    #[arg(long, value_name = "N/s|m|h", default_value = "60/m")]
    pub(in crate::cli) rate: Pace,
    /// The file that says what was sent; without it the nearest `outbox.ndjson` in DIR or above, else a new one in DIR
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) outbox: Option<PathBuf>,
    /// Send this mail alone, by name or Message-ID, whatever became of it before; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) resend: Vec<String>,
    /// Try again what the server has refused for good
    #[arg(long, conflicts_with = "resend")]
    pub(in crate::cli) retry_refused: bool,
    /// Note that this uncertain mail has arrived, by name or Message-ID; may be given more than once
    #[arg(long, value_name = "NAME", conflicts_with_all = ["yes", "resend"])]
    pub(in crate::cli) arrived: Vec<String>,
    /// The ledger that has the approvals; without it `[ledger] path` of the policy beside DIR or above it
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) server: MailServer,
}

/// Who takes the mails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Mail server")]
pub(in crate::cli) struct MailServer {
    /// Its name, and its port if that is not 587 (465 with --tls implicit, 25 with --tls none)
    #[arg(long, value_name = "HOST[:PORT]")]
    pub(in crate::cli) server: Option<String>,
    /// How the connection is encrypted; without it as the port says: from the first byte on 465, else STARTTLS
    #[arg(long, value_name = "HOW")]
    pub(in crate::cli) tls: Option<TlsMode>,
    /// A file of certificates (PEM) that are trusted beside those of the public authorities
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ca: Option<PathBuf>,
    /// Who logs in; its password is in `AMENDS_SMTP_PASSWORD` or --password-file
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) user: Option<String>,
    /// The file that holds the password
    #[arg(long, value_name = "FILE", requires = "user")]
    pub(in crate::cli) password_file: Option<PathBuf>,
}

/// `--tls`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TlsMode {
    /// Before anything is said; a server that cannot is refused
    Starttls,
    /// From the first byte
    Implicit,
    /// Not at all; passwords are then sent to this machine alone
    None,
}
