//! What was sent, promised and approved: through the program, one command after the other in one folder.

mod answered;
mod approved;
mod asked;
mod fixture;
mod followed;
mod kept;
#[cfg(unix)]
mod killed;
mod learned;
mod promised;
mod recorded;
