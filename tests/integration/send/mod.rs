//! Sending, with mail servers on loopback: one of the package `aiosmtpd`, killed as often as the client, and a small one
//! that answers as a test wants.

mod answers;
mod asked;
mod fixture;
mod killed;
mod package;
mod refused;
