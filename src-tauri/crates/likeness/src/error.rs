//! What can go wrong, each with a stable code for programs and one sentence for people.

use thiserror::Error;

/// Everything this crate can fail with.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum LikenessError {
    /// The caller's progress function said stop.
    #[error("the comparison was cancelled; nothing was changed")]
    Cancelled,
    /// A parameter is outside its range.
    #[error("{parameter} is {value}, but must be {range}")]
    InvalidParameter {
        /// Name of the field of the parameters.
        parameter: &'static str,
        /// The value as given.
        value: String,
        /// What is allowed, in words.
        range: &'static str,
    },
    /// More rows than a row number can hold.
    #[error("{rows} rows are too many for one comparison (at most {limit}); narrow the selection")]
    TooManyRows {
        /// Rows given.
        rows: u64,
        /// The most that is possible.
        limit: u64,
    },
    /// More pairs than the caller allows.
    #[error(
        "more than {limit} pairs of accounts would be kept; raise the threshold, leave out objects that very many accounts shared, or allow more pairs"
    )]
    TooManyPairs {
        /// Pairs allowed.
        limit: u64,
    },
    /// Columns that do not belong together.
    #[error("the columns have {first} and {other} rows; each must have one value for each share")]
    UnequalColumns {
        /// Rows of the first column.
        first: u64,
        /// Rows of another.
        other: u64,
    },
}

impl LikenessError {
    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::InvalidParameter { .. } => "invalid-parameter",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyPairs { .. } => "too-many-pairs",
            Self::UnequalColumns { .. } => "unequal-columns",
        }
    }
}

/// Refuses more rows than a `u32` can number.
pub(crate) fn check_rows(rows: usize) -> Result<(), LikenessError> {
    let limit = u64::from(u32::MAX) - 1;
    if rows as u64 > limit {
        return Err(LikenessError::TooManyRows {
            rows: rows as u64,
            limit,
        });
    }
    Ok(())
}

/// Refuses a number outside `[min, max]`, and what is not a number.
pub(crate) fn check_within(
    parameter: &'static str,
    value: f64,
    (min, max): (f64, f64),
    range: &'static str,
) -> Result<(), LikenessError> {
    if value >= min && value <= max {
        return Ok(());
    }
    Err(LikenessError::InvalidParameter {
        parameter,
        value: value.to_string(),
        range,
    })
}
