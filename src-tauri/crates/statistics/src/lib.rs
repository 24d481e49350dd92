//! How often would chance do that: null models, p-values and the words they allow.
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
mod reaction;
pub mod tail;
mod verdict;
mod watch;

pub use admissible::Admissible;
pub use agreement::{adjusted_rand_index, ks_uniform, randomised_p};
pub use bicm::Bicm;
pub use compare::{ComparedCommunity, Figure, WeightedPair, compare_communities};
pub use correction::Correction;
pub use error::StatisticsError;
pub use explain::{ExplainedObject, explain_pairs};
pub use incidence::{Layer, UNKNOWN};
pub use judge::{JudgedPair, Options, judge};
pub use ladder::{Evidence, Rung};
pub use permutation::{Permuted, permute_accounts, shift_days};
pub use verdict::{CoSharing, CommonCause, Decisive, EdgeJudgement, EstablishedGroup, Judgement};

/// Asked now and then during long work: `(stage, done, total)` -> go on?
///
/// When it answers `false` the work stops soon with [`StatisticsError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
