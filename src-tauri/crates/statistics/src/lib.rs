//! How often would chance do that: null models, p-values and the words they allow.
//!
//! # What is asked
//!
//! Two accounts met over some objects within a window. Two innocent explanations are tried:
//!
//! 1. *Activity*: both are busy, so they meet. Expected meetings follow from the bipartite
//!    configuration model with both degree sequences ([`Bicm`]; Saracco et al. 2015,
//!    doi:10.1038/srep10595) and from permutations of the accounts among shares of like popularity and
//!    time ([`permute_accounts`]); the larger expectation counts.
//! 2. *Common cause*: both react, each alone, to the same things. Given what both shared, expected
//!    meetings follow from their own reaction times, everybody's, flare-ups of the object and habits
//!    of the hour ([`explain_pairs`] lists them object by object).
//!
//! [`judge`] asks both of all edges of a run, corrects over all admissible pairs ([`Correction`],
//! [`Admissible`]) and finds the groups that neither explains. What may be said of them is a type:
//! [`Rung`].
//!
//! # Limits
//!
//! * Reaction times count from an object's publication, which is often unknown; then its first share
//!   stands in. Accounts that repost a feed after a fixed delay look coordinated where others share
//!   the feed's items earlier ([`Layer::published_ms`]).
//! * People who react to one thing within less than [`Options::reaction_ms`] look coordinated; groups
//!   slower than that are taken for people who react.
//! * Objects that nobody else shared say nothing about synchrony.
//!
//! # What verdicts are worth
//!
//! [`worth`] has the figures: p-values of chance data, false discoveries, who is found and who is not.
//!
//! # Promises
//!
//! Equal input, parameters and seed give equal bytes with any number of threads. Where a model is
//! uncertain its p-values err to the large side: on data made by chance they are uniform or
//! conservative (tests). Nothing here reads a clock or a file.
#![deny(missing_docs)]

mod activity;
mod admissible;
mod agreement;
mod bicm;
mod compare;
mod correction;
mod error;
mod explain;
mod groups;
mod incidence;
mod judge;
mod ladder;
mod permutation;
mod proportion;
mod reaction;
mod strata;
pub mod tail;
mod verdict;
mod watch;
#[doc = include_str!("worth.md")]
pub mod worth {}

pub use admissible::Admissible;
pub use agreement::{adjusted_rand_index, ks_uniform, randomised_p};
pub use bicm::Bicm;
pub use compare::{ComparedCommunity, Figure, WeightedPair, compare_communities};
pub use correction::Correction;
pub use error::StatisticsError;
pub use explain::{ExplainedObject, explain_pairs};
pub use incidence::{Layer, UNKNOWN};
pub use judge::{JudgedPair, Options, judge};
pub use ladder::{Evidence, LADDER, Rung, Subject};
pub use permutation::{Permuted, permute_accounts, shift_days};
pub use proportion::wilson_interval;
pub use verdict::{CoSharing, CommonCause, Decisive, EdgeJudgement, EstablishedGroup, Judgement};

/// Asked now and then during long work: `(stage, done, total)` -> go on?
///
/// When it answers `false` the work stops soon with [`StatisticsError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
