//! How often would chance do that: null models, p-values and the words they allow.
#![deny(missing_docs)]

mod agreement;
mod correction;
mod error;
pub mod tail;

pub use agreement::{adjusted_rand_index, ks_uniform, randomised_p};
pub use correction::Correction;
pub use error::StatisticsError;
