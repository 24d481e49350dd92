//! The posts that are themselves what was shared: a post that two accounts have passed on, answered
//! or quoted. A repost has no words of its own; these are the words it carried.

use std::collections::BTreeMap;

use zwerm_dataset::PostRow;
use zwerm_detection::registry::FAST_REPOST_LAYER;

use crate::error::Result;
use crate::evidence::{EvidencePair, EvidencePost};
use crate::session::Workbench;

/// Layers whose objects are posts.
const POST_LAYERS: [&str; 4] = ["post", FAST_REPOST_LAYER, "reply_target", "quote_target"];

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
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let rows = zwerm_dataset::posts_by_content(&self.table_files("posts")?, &wanted)?;
        let mut first: BTreeMap<(String, String), PostRow> = BTreeMap::new();
        // A post without words says nothing that its id does not say.
        for row in rows.into_iter().filter(|row| !row.text.is_empty()) {
            let key = (row.platform.clone(), row.content_id.clone());
            first.entry(key).or_insert(row);
        }
        let keys = first.values().map(|row| (row.source.clone(), row.record));
        let records = self.source_records(keys)?;
        Ok(first
            .into_values()
            .filter_map(|row| {
                let record = records.get(&(row.source.clone(), row.record))?;
                Some(EvidencePost::of_row(&row, record))
            })
            .collect())
    }
}
