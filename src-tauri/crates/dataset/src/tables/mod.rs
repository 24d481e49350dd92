//! Tables on disk: canonical ones, and those of results.

pub(crate) mod canonical;
pub(crate) mod write;

pub use write::TableFile;
