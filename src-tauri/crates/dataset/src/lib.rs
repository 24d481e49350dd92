//! Scraped files become canonical tables; canonical tables become arrays for the methods.

#![deny(missing_docs)]

mod error;
mod parquet;
mod pool;
mod shares;

pub use error::DatasetError;
pub use pool::StringPool;
pub use shares::{Selection, Shares, load_shares};

/// Progress and cancellation: called with (stage, done, total), at least every 50 ms of work;
/// returns whether to go on.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
