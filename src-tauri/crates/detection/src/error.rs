//! What can go wrong, each with a stable code for programs and one sentence for people.

use thiserror::Error;
use zwerm_statistics::StatisticsError;

/// Everything this crate can fail with.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum DetectionError {
    /// The caller's progress function said stop.
    #[error("the detection was cancelled; nothing was changed")]
    Cancelled,
    /// A parameter is outside its declared range.
    #[error("{parameter} is {value}, but must be {range}")]
    InvalidParameter {
        /// Id of the parameter in the registry.
        parameter: &'static str,
        /// The value as given.
        value: String,
        /// What is allowed, in words.
        range: String,
    },
    /// A layer was asked for that the data does not have.
    #[error("the data has no layer {layer:?}; it has {present}")]
    UnknownLayer {
        /// The name as given.
        layer: String,
        /// The layers that the data has, with commas.
        present: String,
    },
    /// A parameter belongs to a layer that was not asked for.
    #[error(
        "a parameter of the layer {layer} was given, but the layer was not asked for; name it with --layer"
    )]
    LayerNotAsked {
        /// The layer.
        layer: &'static str,
    },
    /// No layer that a run makes has such a parameter.
    #[error("no layer that a run makes has a parameter {parameter:?}")]
    UnknownParameter {
        /// The id as given.
        parameter: String,
    },
    /// The network would not fit into the budget.
    #[error(
        "the network would have {edges} edges and need {needed_bytes} bytes, the budget is {budget_bytes}; raise --min-weight, narrow the window or raise --memory"
    )]
    MemoryBudget {
        /// Bytes that edges and their cells would need.
        needed_bytes: u64,
        /// The budget as given.
        budget_bytes: u64,
        /// Exact number of edges that reach the minimum weight.
        edges: u64,
    },
    /// More rows than a row number can hold.
    #[error(
        "{rows} rows are too many for one run (at most {limit}); narrow the period or choose fewer layers"
    )]
    TooManyRows {
        /// Rows in the selection.
        rows: u64,
        /// The most that is possible.
        limit: u64,
    },
    /// The columns of the shares do not belong together.
    #[error("the loaded shares are inconsistent ({reason}); load them again")]
    DamagedShares {
        /// What does not fit.
        reason: &'static str,
    },
    /// The peer knows one table only, so its own tables exist for one input only.
    #[error(
        "CooRTweet's tables exist for one layer at a time, {layers} are selected; choose one layer or fuse them"
    )]
    OneLayerOnly {
        /// Number of layers selected.
        layers: usize,
    },
    /// A group can not be planted into so little data.
    #[error(
        "the shares hold {accounts} accounts and {objects} objects on the platform that was drawn, too few for such a group; plant a smaller one or fewer events"
    )]
    TooLittleToPlant {
        /// Accounts there.
        accounts: u64,
        /// Different objects there, counted up to the number of events.
        objects: u64,
    },
    /// The significance of the edges could not be computed.
    #[error("the significance of the edges could not be computed: {0} Run without --significance")]
    Significance(StatisticsError),
    /// The operating system refused threads.
    #[error("the worker threads could not be started ({reason}); try --threads 1")]
    Threads {
        /// What the system said.
        reason: String,
    },
}

impl DetectionError {
    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::InvalidParameter { .. } => "invalid-parameter",
            Self::UnknownLayer { .. } => "unknown-layer",
            Self::LayerNotAsked { .. } => "layer-not-asked",
            Self::UnknownParameter { .. } => "unknown-parameter",
            Self::MemoryBudget { .. } => "memory-budget",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::DamagedShares { .. } => "damaged-shares",
            Self::OneLayerOnly { .. } => "one-layer-only",
            Self::TooLittleToPlant { .. } => "too-little-to-plant",
            Self::Significance(error) => error.code(),
            Self::Threads { .. } => "threads",
        }
    }
}

impl From<StatisticsError> for DetectionError {
    fn from(error: StatisticsError) -> Self {
        match error {
            StatisticsError::Cancelled => Self::Cancelled,
            error => Self::Significance(error),
        }
    }
}
