//! The crate from outside: known hashes, hostile pictures, random changes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod drawn;
mod fuzz;
mod hostile;
mod known;
