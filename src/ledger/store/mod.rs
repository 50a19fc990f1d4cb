//! The file: opened, brought to the newest version, read and written in whole transactions.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use super::codes;
use super::fault::{Fault, Outcome, no_ledger};
use crate::diagnostic::{Diagnostic, Result};

/// What each version of the file adds to the one before it. One that was published is never changed.
const MIGRATIONS: &[&str] =
    &[include_str!("../migrations/1.sql"), include_str!("../migrations/2.sql"), include_str!("../migrations/3.sql")];

/// Marks the file as ours: `amnd`.
const APPLICATION: i64 = 0x616d_6e64;

/// How long a process waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is tried to let readers and a writer work at once, which no two processes can settle at one time.
const TRIES: usize = 60;

/// What was sent and promised, in one file.
#[derive(Debug)]
pub struct Ledger {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
}

impl Ledger {
    /// The ledger of that path, which has to be there.
    ///
    /// # Errors
    /// `LED001` where there is none, `LED002` where it cannot be used, `LED003` where a newer version has written it,
    /// `LED004` where another process does not let go of it.
    pub fn open(path: &Path) -> Result<Self> {
        if !path.exists() {
            let message = format!("there is no ledger at {}", path.display());
            return Err(Diagnostic::error(codes::MISSING, message)
                .hint("`amends ledger record` makes one; name another with --ledger or [ledger] path in the policy")
                .into());
        }
        Self::connect(path, false)
    }

    /// The ledger of that path, which is made if it is not there.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_or_create(path: &Path) -> Result<Self> {
        Self::connect(path, true)
    }

    /// A ledger that is nowhere and goes when it is dropped: to see what a real one would come to.
    ///
    /// # Errors
    /// `LED002` where there is not enough memory.
    pub fn nowhere() -> Result<Self> {
        let path = Path::new("(memory)");
        let made = Connection::open_in_memory().map_err(Fault::from).and_then(|mut connection| {
            migrate(&mut connection, path, MIGRATIONS)?;
            Ok(connection)
        });
        let connection = made.map_err(|fault| fault.told(path))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path, create: bool) -> Result<Self> {
        let create = if create { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
        let opened = Connection::open_with_flags(path, flags).map_err(Fault::from);
        let ready = opened.and_then(|mut connection| {
            prepare(&connection, path)?;
            migrate(&mut connection, path, MIGRATIONS)?;
            Ok(connection)
        });
        let connection = ready.map_err(|fault| fault.told(path))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Reads what belongs together as it is at one moment, whatever others write meanwhile.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Outcome<T>) -> Result<T> {
        let read = || {
            let transaction = self.connection.unchecked_transaction()?;
            work(&transaction)
        };
        read().map_err(|fault: Fault| fault.told(&self.path))
    }

    /// Writes all of it or nothing.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Outcome<T>) -> Result<T> {
        let write = |connection: &mut Connection| {
            // Taken at once: a transaction that begins to write half-way may find the ground changed.
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        write(&mut self.connection).map_err(|fault: Fault| fault.told(&self.path))
    }

    /// Does all of it and takes it back.
    pub(super) fn pretend<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Outcome<T>) -> Result<T> {
        let pretend = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.rollback()?;
            Ok(done)
        };
        pretend(&mut self.connection).map_err(|fault: Fault| fault.told(&self.path))
    }
}

/// Sets how a connection works, once it is known that the file is ours to change.
fn prepare(connection: &Connection, path: &Path) -> Outcome<()> {
    connection.busy_timeout(PATIENCE)?;
    version(connection, path)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // What is forgotten is overwritten, not only unlinked.
    connection.pragma_update(None, "secure_delete", true)?;
    write_ahead(connection)?;
    // Sixty megabytes: what a large batch writes is then written once, and not page by page as room is needed.
    connection.pragma_update(None, "cache_size", -60_000)?;
    // On the disk before anybody hears that it was written.
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Lets readers go on while one process writes. Where the file system cannot do that, they wait for each other.
fn write_ahead(connection: &Connection) -> Outcome<()> {
    for left in (0..TRIES).rev() {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(_) => break,
            Err(error) if left > 0 && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The version of the file: 0 where nothing was written into it yet.
fn version(connection: &Connection, path: &Path) -> Outcome<usize> {
    // All of it as it is at one moment: another process may be writing the first version right now.
    let transaction = connection.unchecked_transaction()?;
    version_within(&transaction, path)
}

/// The same, within a transaction.
fn version_within(connection: &Connection, path: &Path) -> Outcome<usize> {
    let number = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match application {
        APPLICATION => Ok(usize::try_from(version).unwrap_or_default()),
        0 if version == 0 && tables == 0 => Ok(0),
        _ => Err(no_ledger(&path.display().to_string()).into()),
    }
}

/// Brings the file to the newest version; one that holds something is copied before.
fn migrate(connection: &mut Connection, path: &Path, steps: &[&str]) -> Outcome<()> {
    let found = version(connection, path)?;
    if found > steps.len() {
        let message = format!("{} was written by a newer version of this program", path.display());
        let hint = format!(
            "use that version: this one knows ledgers up to version {}, and this is one of version {found}",
            steps.len()
        );
        return Err(Diagnostic::error(codes::NEWER, message).hint(hint).into());
    }
    if found == steps.len() {
        return Ok(());
    }
    if found > 0 {
        copy(connection, path, found)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been faster.
    let found = version_within(&transaction, path)?;
    for step in steps.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    if found < steps.len() {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(i64::MAX))?;
    }
    transaction.commit()?;
    Ok(())
}

/// Copies the file as it is beside itself, named by its version; a copy that is there stays.
fn copy(connection: &Connection, path: &Path, version: usize) -> Outcome<()> {
    let named = |number: usize| {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { format!(".v{version}") } else { format!(".v{version}-{number}") });
        PathBuf::from(name)
    };
    let target = (1..1_000).map(named).find(|copy| !copy.exists()).unwrap_or_else(|| named(1));
    connection.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    Ok(())
}

#[cfg(test)]
mod tests;
