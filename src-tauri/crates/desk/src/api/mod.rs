//! What crosses the border between window and engine, one module a screen.
//!
//! These types are the contract: `ui/src/api/generated/types.ts` is made from them and a test
//! compares. Numbers fit a JavaScript number (below 2^53); times are milliseconds since 1970 in UTC
//! (`_ms`) or ISO 8601 (`_utc`); ids are text and stay text.

mod case;
mod checks;
mod compare;
mod detect;
mod evidence;
mod import;
mod network;
mod overview;
mod remarks;
mod report;
mod search;
#[cfg(test)]
mod spoken;
mod start;
#[cfg(test)]
mod typescript;

pub use case::*;
pub use checks::*;
pub use compare::*;
pub use detect::*;
pub use evidence::*;
pub use import::*;
pub use network::*;
pub use overview::*;
pub use remarks::*;
pub use report::*;
pub use search::*;
pub use start::*;
