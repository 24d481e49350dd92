//! What is said of a run's results, and how it is put on paper.
//!
//! [`model::Report`] is the report as data; the façade fills it and nothing here computes a finding.
//! [`render_html`] turns it into one HTML file that needs nothing from outside: no script, no remote
//! content, fonts and figures inside, a policy that forbids the rest. Every string that may come
//! from scraped data is treated as hostile: isolated, shortened, its invisible characters shown.

#![deny(missing_docs)]

pub mod csv;
mod error;
pub mod figures;
mod html;
pub mod model;
pub mod number;
mod redact;
pub mod sentences;
pub mod text;

pub use error::ReportError;
pub use html::render_html;
pub use model::Report;
pub use redact::find_leaks;
