//! The rhythm network: who is active in the same stretches of time.

use rayon::prelude::*;

use super::cosine::alike;
use super::incidence::{Incidence, Weighing};
use super::{Keep, SimilarAccounts, check_columns, labelled};
use crate::error::check_within;
use crate::watch::Watch;
use crate::{LikenessError, Progress};

/// What is compared and kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RhythmParams {
    /// Length of a bin in milliseconds, at least 1; default half an hour. Bins lie on the clock: one
    /// begins at 1970-01-01T00:00Z.
    pub bin_ms: u64,
    /// Accounts with fewer posts are left out, at least 1; default 8.
    pub min_posts: u32,
    /// Which pairs are kept; default: those with a cosine of at least 0.9.
    pub keep: Keep,
    /// Pairs (for [`Keep::Nearest`] choices) that are more than memory should hold; default 20
    /// million, 24 bytes each.
    pub max_pairs: u64,
}

impl Default for RhythmParams {
    fn default() -> Self {
        Self {
            bin_ms: 1_800_000,
            min_posts: 8,
            keep: Keep::AtLeast(0.9),
            max_pairs: 20_000_000,
        }
    }
}

impl RhythmParams {
    /// Checks every value.
    pub fn validate(&self) -> Result<(), LikenessError> {
        let range = (1.0, u64::MAX as f64);
        check_within("bin_ms", self.bin_ms as f64, range, "at least 1 ms")?;
        let range = (1.0, f64::from(u32::MAX));
        check_within("min_posts", self.min_posts.into(), range, "at least 1 post")?;
        self.keep.validate()
    }
}

/// Which accounts were active at the same times: cosine of their numbers of posts in each bin of the whole
/// period (Pacheco et al. 2021, doi:10.1609/icwsm.v15i1.18075, case study 5: bins of 30 minutes; they
/// weigh bins by TF-IDF, here a bin weighs the posts in it and nothing else).
///
/// `cos(a, b) = Σ x_t·y_t / √(Σ x_t² · Σ y_t²)` over all bins `t`, `x_t` being the posts of `a` in bin
/// `t`. Bins in which nobody else was active count for the length of a vector.
///
/// * `accounts`: codes; `times_ms`: milliseconds; one post a row.
/// * Returns pairs in the order of their codes, with the number of bins in which both were active.
/// * Time and memory: as [`super::cosine_network`], bins being the objects. Exact.
/// * Errors: a parameter outside its range, columns of unequal length, 2^32 bins or more between the first
///   and the last post, more pairs than `max_pairs`, or cancelled.
pub fn rhythm_network(
    accounts: &[u32],
    times_ms: &[i64],
    params: &RhythmParams,
    progress: Progress,
) -> Result<SimilarAccounts, LikenessError> {
    params.validate()?;
    check_columns(accounts.len(), &[times_ms.len()])?;
    let watch = Watch::start(progress, "weighing bins", accounts.len() as u64)?;
    let (codes, labels) = labelled(accounts);
    watch.ask(0)?;
    let mut n_posts = vec![0_u32; codes.len()];
    for &label in &labels {
        n_posts[label as usize] = n_posts[label as usize].saturating_add(1);
    }
    let is_enough = |row: &usize| n_posts[labels[*row] as usize] >= params.min_posts;
    let rows: Vec<usize> = (0..accounts.len()).filter(is_enough).collect();
    watch.ask(0)?;
    let bin = |time_ms: i64| i128::from(time_ms).div_euclid(i128::from(params.bin_ms));
    let first = rows.iter().map(|&row| bin(times_ms[row])).min();
    let bins: Vec<Option<u32>> = rows
        .par_iter()
        .map(|&row| u32::try_from(bin(times_ms[row]) - first.unwrap_or_default()).ok())
        .collect();
    let bins: Option<Vec<u32>> = bins.into_iter().collect();
    let limit = u64::from(u32::MAX);
    let bins = bins.ok_or(LikenessError::TooManyRows {
        rows: limit + 1,
        limit,
    })?;
    let accounts: Vec<u32> = rows.iter().map(|&row| accounts[row]).collect();
    let incidence = Incidence::new(&accounts, &bins, Weighing::Counts, &watch)?;
    alike(&incidence, params.keep, params.max_pairs, progress)
}
