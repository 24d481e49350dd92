//! Accounts that share alike, as weighted networks over one layer's objects or over time.
//!
//! * [`cosine_network`]: whose selection of objects is alike, whenever they shared them.
//! * [`kernel_network`]: who shared the same objects close in time, without a window's edge.
//! * [`rhythm_network`]: who was active at the same times, whatever was posted.
//!
//! They say how alike two accounts are, not how often chance would make them so.

mod cosine;
mod incidence;
mod kernel;
mod rhythm;

pub use cosine::{CosineParams, Keep, SimilarAccounts, SimilarPair, cosine_network};
pub use kernel::{KernelPair, KernelParams, kernel_network, kernel_weight};
pub use rhythm::{RhythmParams, rhythm_network};

use rayon::prelude::*;

use crate::LikenessError;
use crate::error::check_rows;

/// Accounts that one thread works on in one go.
fn step(n_accounts: usize) -> usize {
    // Each step has a counter for every account, so steps must not be many.
    (n_accounts / 256).max(64)
}

/// Refuses columns of different lengths.
fn check_columns(rows: usize, others: &[usize]) -> Result<(), LikenessError> {
    check_rows(rows)?;
    match others.iter().find(|&&length| length != rows) {
        Some(&length) => Err(LikenessError::UnequalColumns {
            first: rows as u64,
            other: length as u64,
        }),
        None => Ok(()),
    }
}

/// The distinct codes of a column, ascending, and the place of each row's code among them: codes may be
/// few and far apart.
fn labelled(codes: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut distinct = codes.to_vec();
    distinct.par_sort_unstable();
    distinct.dedup();
    let label = |code: &u32| distinct.partition_point(|other| other < code) as u32;
    let labels = codes.par_iter().map(label).collect();
    (distinct, labels)
}
