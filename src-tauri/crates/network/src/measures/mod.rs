//! Structural measures: components, core numbers, disparity, PageRank.

mod components;
mod cores;
mod disparity;
mod pagerank;
#[cfg(test)]
mod tests;

pub use components::components;
pub(crate) use components::number_by_size;
pub use cores::core_numbers;
pub use disparity::disparity;
pub use pagerank::pagerank;
