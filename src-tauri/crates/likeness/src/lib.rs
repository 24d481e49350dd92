//! What is alike without being equal: near-duplicate texts, images, and accounts.
//!
//! # Concepts
//!
//! Whoever copies changes a word, crops a picture, shares one link less. This crate finds what is
//! alike and makes *objects* of it, so that the methods that compare accounts can use them as
//! they use a link: a [`Cluster`] of texts or images is an object of its layer.
//!
//! * [`text`]: texts whose Jaccard similarity over character shingles reaches a threshold.
//! * [`image`]: perceptual hashes that differ in a few bits.
//! * [`accounts`]: accounts that share the same objects, or share them close in time.
//!
//! It knows neither files nor tables: it takes slices and gives slices back, row by row.
//!
//! # Promises
//!
//! *Exact where it says so*: a sketch may miss a pair, with a chance that is stated; it never makes
//! one, because every link is checked on the values themselves.
//! *Deterministic*: equal input, parameters and seed give equal results, whatever the number of
//! threads; the order of the rows changes row numbers and nothing else.
//! *Bounded*: memory follows the rows and what is kept, never the pairs.
//! *Cancellable*: whatever may take long asks a [`Progress`] closure whether to go on.

#![deny(missing_docs)]

pub mod accounts;
mod clusters;
mod error;
pub mod image;
pub mod text;
mod union;
mod watch;

pub use clusters::{Cluster, Clusters};
pub use error::LikenessError;

/// Called with (stage, done, total) at least every 50 ms or so of work, from any thread;
/// `false` stops the work with [`LikenessError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
