//! What the first records of a file become, to be shown beside the raw rows before anything is kept.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::DatasetError;
use crate::ingest::import::{SourceFile, first_rows};
use crate::ingest::mapping::Mapping;
use crate::ingest::outcome::Reject;

/// Records that are shown.
const SHOWN: usize = 50;

/// One share of a previewed post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewShare {
    /// Type of the object.
    pub object_type: String,
    /// Id of the object, at most 200 characters.
    pub object_id: String,
}

/// One record as the import would keep it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// 1-based number of the record.
    pub record: u64,
    /// Why the record would be refused; the other fields are empty then.
    pub reject: Option<Reject>,
    /// Platform.
    pub platform: String,
    /// Id of the account.
    pub account_id: String,
    /// Name or handle of the account; empty = none.
    pub account_name: String,
    /// Id of the post; empty in a list of accounts.
    pub content_id: String,
    /// Time of the post, milliseconds since 1970, UTC.
    pub posted_at_ms: Option<i64>,
    /// `post`, `repost`, `reply`, `quote`.
    pub kind: String,
    /// The text, at most 300 characters.
    pub text: String,
    /// What it shares, at most 20.
    pub shares: Vec<PreviewShare>,
}

/// The first records as an import would keep them.
pub(super) fn preview(path: &Path, mapping: &Mapping) -> Result<Vec<PreviewRow>, DatasetError> {
    let source = SourceFile {
        path,
        // Only ids made of it would show: the hash is not known before the whole file is read.
        sha256: "",
        name: "",
    };
    first_rows(source, mapping, SHOWN)
}
