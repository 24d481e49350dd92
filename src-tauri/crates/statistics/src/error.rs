//! What can go wrong in this crate, each with a stable code and one sentence for a human.

use thiserror::Error;

/// An error of the statistics crate.
#[derive(Debug, Error, Clone, PartialEq)]
#[non_exhaustive]
pub enum StatisticsError {
    /// The columns of a layer do not fit each other.
    #[error("Layer {layer} (counted from 0) is not in order: {problem}.")]
    BadLayer {
        /// Index of the layer.
        layer: usize,
        /// What is wrong, in words.
        problem: &'static str,
    },
    /// An edge names an account that does not exist, or the same account twice.
    #[error(
        "Edge {edge} (counted from 0) joins accounts {a} and {b}; they must be two different accounts below {accounts}."
    )]
    BadEdge {
        /// Index of the edge in the input.
        edge: usize,
        /// First account.
        a: u32,
        /// Second account.
        b: u32,
        /// Number of accounts.
        accounts: usize,
    },
    /// A parameter lies outside its range.
    #[error("Parameter {name} is {value}; it must be {expected}.")]
    BadParameter {
        /// Name of the parameter.
        name: &'static str,
        /// The value given.
        value: f64,
        /// The range in words.
        expected: &'static str,
    },
    /// The configuration model did not reach its tolerance.
    #[error(
        "The configuration model did not converge: after {rounds} rounds the degrees are still off by {error:.1e}."
    )]
    NotConverged {
        /// Rounds done.
        rounds: u32,
        /// Largest relative error of a degree.
        error: f64,
    },
    /// The progress closure said stop.
    #[error("The work was cancelled; nothing was kept.")]
    Cancelled,
}

impl StatisticsError {
    /// Stable machine-readable code in kebab-case; user interfaces switch on it, never on the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadLayer { .. } => "bad-layer",
            Self::BadEdge { .. } => "bad-edge",
            Self::BadParameter { .. } => "bad-parameter",
            Self::NotConverged { .. } => "not-converged",
            Self::Cancelled => "cancelled",
        }
    }
}
