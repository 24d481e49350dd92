//! No code: one set of features for the crates that the engine and the window share.
//!
//! Cargo joins the features of what is built together. The window's libraries ask more of some small
//! crates than the engine does; without this list every switch between the two would compile polars
//! again. The list itself is in `Cargo.toml`.
#![deny(missing_docs)]
