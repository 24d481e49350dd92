//! The posts that are themselves what was shared: a post that two accounts have passed on, answered
//! or quoted. A repost has no words of its own; these are the words it carried.

use std::collections::BTreeMap;

use zwerm_dataset::{Mapping, PostRow, Role};

use crate::error::Result;
use crate::evidence::{EvidencePair, EvidencePost};
use crate::session::Workbench;
use crate::times::iso_utc;

/// Layers whose objects are posts.
const POST_LAYERS: [&str; 3] = ["post", "reply_target", "quote_target"];

/// Whether a post is the object of a pair.
pub(crate) fn is_shared(pair: &EvidencePair, post: &EvidencePost) -> bool {
    POST_LAYERS.contains(&pair.layer.as_str())
        && post.content_id == pair.object_id
        && post.platform == pair.older.platform
}

impl Workbench {
    /// The posts that these pairs share, as far as the case holds them, by
    /// content id. Nothing when the sources have no texts: then there is nothing to read.
    pub(crate) fn shared_posts(&self, pairs: &[EvidencePair]) -> Result<Vec<EvidencePost>> {
        let mut wanted: Vec<(String, String)> = pairs
            .iter()
            .filter(|pair| POST_LAYERS.contains(&pair.layer.as_str()))
            .map(|pair| (pair.older.platform.clone(), pair.object_id.clone()))
            .collect();
        wanted.sort();
        wanted.dedup();
        if wanted.is_empty() || !self.has_texts()? {
            return Ok(Vec::new());
        }
        let rows = zwerm_dataset::posts_by_content(&self.table_files("posts")?, &wanted)?;
        let mut first: BTreeMap<(String, String), PostRow> = BTreeMap::new();
        for row in rows {
            let key = (row.platform.clone(), row.content_id.clone());
            first.entry(key).or_insert(row);
        }
        let keys = first.values().map(|row| (row.source.clone(), row.record));
        let records = self.source_records(keys)?;
        Ok(first
            .into_values()
            .filter_map(|row| {
                let record = records.get(&(row.source, row.record))?;
                Some(EvidencePost {
                    platform: row.platform,
                    account_id: row.account_id,
                    content_id: row.content_id,
                    time_utc: iso_utc(row.posted_at_ms),
                    time_ms: row.posted_at_ms,
                    source_name: record.source_name.clone(),
                    source_sha256: record.source_sha256.clone(),
                    record: record.record,
                    line: record.line,
                    text: record.text.clone(),
                    raw: record.raw.clone(),
                    fields: record.fields.clone(),
                })
            })
            .collect())
    }

    fn has_texts(&self) -> Result<bool> {
        for import in self.imports()? {
            let mapping: Mapping = serde_json::from_value(import.mapping)?;
            if mapping.columns_of(&Role::Text).next().is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
