//! Graph algorithms over the coordinated network: structure, communities, a drawing, and files for Gephi.
//!
//! # Concepts
//!
//! A *network* here is an undirected weighted graph. Nodes are accounts, numbered `0..n` by the
//! caller; an edge says that two accounts showed a coordinated pattern, and the *edge weight* says
//! how often. This crate knows neither accounts nor posts: it sees `u32` node numbers and `f64`
//! weights, and it reads and writes no file of its own (exports go to any [`std::io::Write`]).
//!
//! * [`Graph`] is a compressed sparse row structure: fast to sweep, immutable, and the same whatever
//!   the order in which the edges came.
//! * [`components`], [`core_numbers`] and [`pagerank`] describe the structure; [`disparity`] picks out
//!   a backbone.
//! * [`leiden`] finds communities. Each community is connected, always.
//! * [`layout`] places the nodes in the plane: ForceAtlas2 for each component, components packed;
//!   [`bubbles`] makes a map of groups from a drawing.
//! * [`export`] writes GEXF 1.3 and GraphML.
//!
//! # Promises
//!
//! *Deterministic*: equal input, parameters and seed give equal bytes, whatever the number of
//! threads. *Cancellable*: whatever may take long asks a [`Progress`] closure whether to go on.
//! *Ordered*: components and communities are numbered by size, ties by their smallest node, so that
//! number 0 is the largest and numbers do not depend on chance.
#![deny(missing_docs)]

mod bubbles;
mod community;
mod error;
pub mod export;
mod graph;
mod layout;
mod measures;
#[cfg(test)]
mod testgraphs;

pub use bubbles::{Bubbles, bubbles};
pub use community::{Communities, LeidenParams, Quality, leiden, modularity};
pub use error::NetworkError;
pub use graph::Graph;
pub use layout::{Drawing, LayoutParams, Pin, Settling, layout, layout_around};
pub use measures::{components, core_numbers, disparity, pagerank};

/// Asked now and then during long work: `(stage, done, total)` -> go on?
///
/// `done` and `total` are in units that depend on the stage. When it answers `false` the work stops
/// within about 100 ms with [`NetworkError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
