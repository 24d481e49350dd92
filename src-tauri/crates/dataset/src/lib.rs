//! Scraped files become canonical tables; canonical tables become arrays for the methods.

#![deny(missing_docs)]

mod error;
mod ingest;
mod parquet;
mod pool;
mod shares;
mod tables;

pub use error::DatasetError;
pub use ingest::{
    ColumnGuess, ImportOutcome, MappedColumn, Mapping, PlatformRule, Probe, ProbeOptions,
    RawRecord, Reject, Role, SourceFile, TimeKind, TimeRule, import, probe, raw_records,
};
pub use pool::StringPool;
pub use shares::{Selection, Shares, load_shares};
pub use tables::TableFile;

/// Progress and cancellation: called with (stage, done, total), at least every 50 ms of work;
/// returns whether to go on.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
