//! Who shared the same thing at the same time, how often, and with which posts.
//!
//! # The idea
//!
//! A *share* is a row (object, account, content, time): an account posted a content that
//! carries an object (a link, a hashtag, a reposted message). Two shares of the same object
//! within a *time window* are a *pair*; two accounts with pairs are joined by an *edge*. That
//! two accounts meet once is chance, that they meet over many objects is a coordinated
//! pattern and a reason to look (Giglietto et al. 2020, doi:10.1080/1369118X.2020.1739732;
//! Righetti & Balluff 2025, doi:10.5117/CCR2025.1.7.RIGH).
//!
//! # The rules of a pair
//!
//! 1. Accounts with fewer than `min_participation` shares are left out beforehand.
//! 2. Same object, `|t1 - t2| <= window`, the bound included.
//! 3. No loops unless asked: not the original post itself, not the same post twice, not the
//!    same account twice.
//! 4. Participation: let C be all posts that have a pair. An account takes part if at least
//!    `min_participation` of its shares belong to posts in C; a pair stays if *either* post
//!    belongs to an account that takes part.
//! 5. Within a pair the older share comes first.
//!
//! Every window is judged by itself: what is said for 10 s is what a run with 10 s alone says.
//! Every layer (object type) is an input of its own, unless the layers are fused.
//!
//! # How it is done without an explosion
//!
//! Rows are sorted once by (layer, object, time) (`arrange`); pairs are *counted* by two
//! pointers in linear time (`count`); rule 4 needs only each row's nearest valid partner
//! (`participation`), never the pairs. Accounts and rows that cannot reach the threshold are
//! dropped (`prune`). Then each account's partners are counted in one dense array, as in a
//! sparse matrix product (Gustavson 1978, doi:10.1145/355791.355796) (`sweep`), so that the
//! hundred million pairs of accounts that met once cost no memory; only the edges that reach
//! the threshold are measured (`measure`). Memory follows the rows and the kept edges, never
//! the pairs.
//!
//! # Is that chance?
//!
//! `judge_run` holds the edges of a run against what activity and common causes explain
//! (`zwerm-statistics`); what may be said of them is a [`Rung`].
//!
//! Results do not depend on the number of threads or the memory budget, nor, outside the
//! compatibility mode, on the order of the rows.

#![deny(missing_docs)]

mod alike;
mod arrange;
mod backbone;
pub mod coortweet;
mod count;
mod detect;
mod draw;
mod error;
mod explain;
mod field;
mod measure;
mod measure_large;
mod pairs;
mod params;
mod participation;
mod plan;
pub mod power;
mod prune;
mod quantile;
pub mod registry;
mod result;
pub mod sensitivity;
mod significance;
mod similarity;
mod suggest;
mod sweep;
pub mod toolkit;
mod watch;

#[cfg(test)]
mod tests;

pub use alike::{Alike, CommonImage, FastRepost, SimilarImage, SimilarText};
pub use backbone::{Backbone, BackboneEdges, BackboneMethod, backbone_of};
pub use count::{PairCount, PairCounter, count_pairs};
pub use detect::detect;
pub use error::DetectionError;
pub use explain::{Explained, explain_pair};
pub use pairs::{PairIndex, PairRow, pairs, pairs_of};
pub use params::{Compat, Params};
pub use quantile::quantile_type7;
pub use result::{Cell, Detection, DetectionStats, Edge};
pub use sensitivity::Sensitivity;
pub use significance::{Judged, JudgedGroup, Significance, judge_run, seconds_to_judge};
pub use similarity::{Cosine, Kernel, Rhythm};
pub use suggest::{CURVE_WINDOWS_SECS, Suggestion, Suggestions};
pub use zwerm_statistics::{
    Admissible, CommonCause, Correction, EdgeJudgement, LADDER, Rung, Subject,
};

/// Called with (stage, done, total) at least every 50 ms or so of work, from any thread;
/// `false` stops the work with [`DetectionError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
