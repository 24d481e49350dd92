//! What can go wrong in this crate, each with a stable code and one sentence for a human.

use thiserror::Error;

/// An error of the network crate.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum NetworkError {
    /// More nodes than `u32` node numbers can address.
    #[error(
        "The network has {nodes} nodes; at most {limit} are supported. Raise the edge threshold or select a shorter period."
    )]
    TooManyNodes {
        /// Number of nodes asked for.
        nodes: usize,
        /// Largest number supported.
        limit: usize,
    },
    /// An edge names a node that does not exist.
    #[error(
        "Edge {edge} (counted from 0) joins nodes {source_node} and {target_node}, but the network has only {nodes} nodes, numbered from 0."
    )]
    NodeOutOfRange {
        /// Index of the edge in the input.
        edge: usize,
        /// First end.
        source_node: u32,
        /// Second end.
        target_node: u32,
        /// Number of nodes.
        nodes: usize,
    },
    /// A weight is zero, negative, infinite or not a number.
    #[error(
        "Edge {edge} (counted from 0) has weight {weight}; weights must be finite and greater than zero. Leave such edges out."
    )]
    BadWeight {
        /// Index of the edge in the input.
        edge: usize,
        /// The weight.
        weight: f64,
    },
    /// The weights are finite but their sum is not.
    #[error(
        "The sum of all edge weights is too large to be represented. Divide all weights by a constant."
    )]
    WeightOverflow,
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
    /// The progress closure said stop.
    #[error("The work was cancelled; nothing was kept.")]
    Cancelled,
    /// An exported node or edge has not one value per declared attribute.
    #[error(
        "{what} {index} (counted from 0) has {found} attribute values, but {expected} attributes are declared."
    )]
    ExportValueCount {
        /// "Node" or "Edge".
        what: &'static str,
        /// Its index.
        index: usize,
        /// Values found.
        found: usize,
        /// Attributes declared.
        expected: usize,
    },
    /// An exported value is not of the declared kind.
    #[error(
        "{what} {index} (counted from 0): the value of an attribute is not of the kind that was declared for it. Attribute: {attribute}"
    )]
    ExportValueKind {
        /// "Node" or "Edge".
        what: &'static str,
        /// Its index.
        index: usize,
        /// Name of the attribute.
        attribute: String,
    },
    /// A number that a reader could not place: coordinate, size or weight not finite.
    #[error("{what} {index} (counted from 0): {quantity} is not a finite number.")]
    ExportNotFinite {
        /// "Node" or "Edge".
        what: &'static str,
        /// Its index.
        index: usize,
        /// What is not finite.
        quantity: &'static str,
    },
    /// Two exported nodes would have the same id in the file; readers would merge them.
    #[error(
        "Nodes {first} and {second} (counted from 0) have the same id in the exported file; give each node its own. Id: {id}"
    )]
    ExportDuplicateId {
        /// Index of the first node.
        first: usize,
        /// Index of the second node.
        second: usize,
        /// The id.
        id: String,
    },
    /// The destination could not be written.
    #[error(
        "The export could not be written: {0}. Check that there is space and that the destination may be written."
    )]
    Write(#[from] std::io::Error),
}

impl NetworkError {
    /// Stable machine-readable code in kebab-case; user interfaces switch on it, never on the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyNodes { .. } => "too-many-nodes",
            Self::NodeOutOfRange { .. } => "node-out-of-range",
            Self::BadWeight { .. } => "bad-weight",
            Self::WeightOverflow => "weight-overflow",
            Self::BadParameter { .. } => "bad-parameter",
            Self::Cancelled => "cancelled",
            Self::ExportValueCount { .. } => "export-value-count",
            Self::ExportValueKind { .. } => "export-value-kind",
            Self::ExportNotFinite { .. } => "export-not-finite",
            Self::ExportDuplicateId { .. } => "export-duplicate-id",
            Self::Write(_) => "write-failed",
        }
    }
}
