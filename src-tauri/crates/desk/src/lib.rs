//! What the window may ask: the façade as a window sees it, whatever carries the questions.
#![deny(missing_docs)]

pub mod api;
