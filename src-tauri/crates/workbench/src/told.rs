//! What the canonical tables tell of the posts of some evidence, beside their records: the text of a
//! format without a column for it, the kind, the post's own address, how often others reacted.

use std::collections::{BTreeMap, BTreeSet};

use zwerm_dataset::PostRow;

use crate::error::Result;
use crate::evidence::{EvidencePair, EvidencePost};
use crate::records::SourceRecord;
use crate::session::Workbench;
use crate::times::iso_utc;

/// Posts that are remembered.
const MOST_KEPT: usize = 20_000;

/// A post of one source: SHA-256 of the source, platform, id.
pub(crate) type ToldKey = (String, String, String);

/// The posts that were looked up last; none for one that its table does not have.
pub(crate) type ToldKept = BTreeMap<ToldKey, Option<PostRow>>;

impl Workbench {
    /// Adds what the tables tell to the posts of these pairs.
    pub(crate) fn tell(&self, pairs: &mut [EvidencePair]) -> Result<()> {
        let posts = || pairs.iter().flat_map(|pair| [&pair.older, &pair.newer]);
        let mut wanted: BTreeSet<ToldKey> = posts().map(key_of).collect();
        {
            let kept = &mut self.lock_desk().told;
            if kept.len() > MOST_KEPT {
                kept.clear();
            }
            wanted.retain(|key| !kept.contains_key(key));
        }
        let sources: BTreeSet<&str> = wanted.iter().map(|key| key.0.as_str()).collect();
        let mut imports = self.imports()?;
        imports.retain(|import| sources.contains(import.source_sha256.as_str()));
        let contents: Vec<(String, String)> = wanted
            .iter()
            .map(|(_, platform, id)| (platform.clone(), id.clone()))
            .collect();
        let files = self.files_of_imports(&imports, "posts")?;
        let rows = zwerm_dataset::posts_by_content(&files, &contents)?;
        let kept = &mut self.lock_desk().told;
        kept.extend(wanted.into_iter().map(|key| (key, None)));
        for row in rows {
            let key = (
                row.source.clone(),
                row.platform.clone(),
                row.content_id.clone(),
            );
            kept.insert(key, Some(row));
        }
        for pair in pairs {
            for post in [&mut pair.older, &mut pair.newer] {
                if let Some(Some(row)) = kept.get(&key_of(post)) {
                    post.told_by(row);
                }
            }
        }
        Ok(())
    }
}

fn key_of(post: &EvidencePost) -> ToldKey {
    (
        post.source_sha256.clone(),
        post.platform.clone(),
        post.content_id.clone(),
    )
}

impl EvidencePost {
    /// A row of `posts` and the record that it was read from.
    pub(crate) fn of_row(row: &PostRow, record: &SourceRecord) -> EvidencePost {
        let mut post = EvidencePost {
            platform: row.platform.clone(),
            account_id: row.account_id.clone(),
            content_id: row.content_id.clone(),
            time_utc: iso_utc(row.posted_at_ms),
            time_ms: row.posted_at_ms,
            source_name: record.source_name.clone(),
            source_sha256: record.source_sha256.clone(),
            record: record.record,
            line: record.line,
            text: record.text.clone(),
            kind: String::new(),
            post_url: None,
            counts: Vec::new(),
            raw: record.raw.clone(),
            fields: record.fields.clone(),
        };
        post.told_by(row);
        post
    }

    /// Adds what a row of `posts` tells. The words of the record come first: they stand in the file.
    pub(crate) fn told_by(&mut self, row: &PostRow) {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        self.text = self.text.take().or_else(|| given(row.text.trim_ascii()));
        self.kind.clone_from(&row.kind);
        self.post_url = given(&row.post_url);
        self.counts.clone_from(&row.counts);
    }
}
