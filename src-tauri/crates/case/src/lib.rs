//! The case: one folder that holds everything about an investigation, and proves that it is unchanged.
//!
//! A case folder `NAME.zwerm/` holds `case.sqlite`, the source files as received (`sources/<sha256>`,
//! read-only), the tables made from them (`tables/`) and the results of computations (`runs/<id>/`).
//! Four ideas carry the crate:
//!
//! * **Nothing is half done.** Every change is one SQLite transaction (WAL, `synchronous=FULL`); every
//!   file is written beside its place, flushed and renamed. After a crash at any moment the case opens
//!   as it was before the step, and the leftovers of the step are cleared away.
//! * **Everything can be undone.** A [`Command`] is stored with its inverse. Undoing hides, it never
//!   deletes: the bytes of a removed import or run stay until they are explicitly erased.
//! * **Everything is written down.** Each change appends, in the same transaction, one row to a chain of
//!   hashes ([`AuditEvent`]). [`Case::verify`] recomputes the chain, compares every object with what the
//!   chain last said of it, and reads every registered file again.
//! * **One writer.** An operating-system lock decides who writes; everybody else reads, and is told why.
//!   A case that is damaged or was altered by another program is opened read-only and never repaired.
//!
//! Beside them lies [`search`], an index that is derived from all this and may be thrown away.
//!
//! The crate knows nothing of posts or networks: receipts, parameters and summaries are JSON to it.

#![deny(missing_docs)]

mod apply;
mod canonical;
mod case;
mod change;
mod command;
mod database;
mod error;
mod folder;
mod leftovers;
mod lock;
mod names;
mod plan;
mod read;
mod schema;
pub mod search;
mod staging;
mod store;
mod tables;
mod target;
mod time;
mod verify;

#[cfg(test)]
mod tests;

pub use case::{Access, Case, ReadOnlyReason};
pub use command::{Applied, Command, Stamp};
pub use error::CaseError;
pub use names::{MAX_NAME_LEN, safe_file_name};
pub use schema::FORMAT_VERSION;
pub use staging::Staging;
pub use store::{CopiedSource, StoredSource};
pub use tables::audit::{AuditEvent, AuditHead};
pub use tables::commands::HistoryEntry;
pub use tables::drawings::{Drawing, MAX_PINNED, PinnedAccount};
pub use tables::files::TableRef;
pub use tables::findings::{Finding, FindingContent};
pub use tables::imports::ImportRecord;
pub use tables::marks::{Mark, MarkKey, MarkState, MarkValue};
pub use tables::notes::{Note, NoteVersion};
pub use tables::pictures::MAX_PICTURE_BYTES;
pub use tables::runs::RunRecord;
pub use tables::seen::Seen;
pub use tables::settings::{CaseInfo, Meta};
pub use tables::tags::{MAX_TAG_CHARS, TAG_SEPARATOR, Tag, TagKey, TagState};
pub use target::{AccountName, Target};
pub use verify::{Checked, Problem, Verification};

/// Progress of long work: (stage, done, total) -> keep going? `false` ends the work with
/// [`CaseError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
