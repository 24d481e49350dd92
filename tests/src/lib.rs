//! What tests and benchmarks share: inputs made on the spot.
//!
//! The black-box tests themselves are in `cases/`: they drive the `zwerm` program as a user would.
#![deny(missing_docs)]

pub mod generate;
pub mod generate_posts;
