//! From a file that somebody scraped to canonical rows, each with the way back to its record.

mod canonical_row;
mod encoding;
mod formats;
#[cfg(test)]
mod fuzz;
mod gather;
#[cfg(test)]
mod hostile;
mod import;
mod json;
pub(crate) mod mapping;
mod model;
mod objects;
mod outcome;
mod probe;
mod raw;
mod records;
mod roles;
mod source;
mod times;

mod words;
mod writers;

pub use formats::{KnownFormat, known_formats};
pub use import::{ROWS, SetFailed, SourceFile, import, import_set};
pub use mapping::{ColumnGuess, MappedColumn, Mapping, PlatformRule, Probe, ProbeOptions, Role};
pub use outcome::{ImportOutcome, Reject};
pub use probe::{PreviewRow, PreviewShare, probe};
pub use raw::{RawReader, RawRecord, raw_records};
pub use records::{CellList, sheet_names};
pub use source::{ZipMember, extract_members, is_archive, zip_members};
pub use times::{Gaps, TimeKind, TimeRule};
pub(crate) use words::{normal_text, text_object};
