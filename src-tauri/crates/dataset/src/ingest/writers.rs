//! The four table files of one import, growing together and published together.

use std::path::Path;

use super::import::AccountFacts;
use super::outcome::Reject;
use crate::DatasetError;
use crate::tables::TableFile;
use crate::tables::canonical::Buffers;
use crate::tables::write::TableWriter;

/// A table with the rows that wait for the next row group.
struct Growing {
    table: &'static str,
    buffers: Buffers,
    writer: TableWriter,
}

impl Growing {
    fn create(
        folder: &Path,
        table: &'static str,
        part: &str,
        buffers: Buffers,
    ) -> Result<Self, DatasetError> {
        let path = folder.join(table).join(format!("{part}.parquet"));
        let writer = TableWriter::create(&path, &buffers.schema())?;
        Ok(Self {
            table,
            buffers,
            writer,
        })
    }

    fn push(
        &mut self,
        texts: &[&str],
        times: &[i64],
        counts: &[Option<u64>],
    ) -> Result<(), DatasetError> {
        self.buffers.push(texts, times, counts);
        if self.buffers.is_full() {
            self.writer.append(&self.buffers.take()?)?;
        }
        Ok(())
    }
}

/// Writers of `posts`, `accounts`, `shares` and `rejects`.
pub(super) struct Writers {
    posts: Growing,
    accounts: Growing,
    shares: Growing,
    rejects: Growing,
}

impl Writers {
    pub(super) fn create(folder: &Path, part: &str, source: &str) -> Result<Self, DatasetError> {
        let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if part.is_empty() || part.len() > 100 || part.starts_with('.') || !part.bytes().all(safe) {
            return Err(DatasetError::InvalidOption {
                option: "part",
                value: part.to_owned(),
                expected: "use letters, digits, '-' and '_'".to_owned(),
            });
        }
        Ok(Self {
            posts: Growing::create(folder, "posts", part, Buffers::posts(source))?,
            accounts: Growing::create(folder, "accounts", part, Buffers::accounts(source))?,
            shares: Growing::create(folder, "shares", part, Buffers::shares(source))?,
            rejects: Growing::create(folder, "rejects", part, Buffers::rejects(source))?,
        })
    }

    pub(super) fn post(
        &mut self,
        platform: &str,
        content: &str,
        account: &str,
        time_ms: i64,
        text: &str,
        record: u64,
    ) -> Result<(), DatasetError> {
        self.posts.push(
            &[platform, content, account, text],
            &[time_ms],
            &[Some(record)],
        )
    }

    pub(super) fn account(
        &mut self,
        platform: &str,
        account: &str,
        name: &str,
        facts: &AccountFacts,
    ) -> Result<(), DatasetError> {
        self.accounts.push(
            &[platform, account, name],
            &[facts.first_ms, facts.last_ms],
            &[Some(facts.n_rows), Some(facts.record)],
        )
    }

    /// `ids`: platform, object_type, object_id, account_id, content_id.
    pub(super) fn share(
        &mut self,
        ids: &[&str; 5],
        time_ms: i64,
        record: u64,
    ) -> Result<(), DatasetError> {
        self.shares.push(ids, &[time_ms], &[Some(record)])
    }

    pub(super) fn reject(&mut self, reject: &Reject) -> Result<(), DatasetError> {
        let column = reject.column.as_deref().unwrap_or_default();
        self.rejects.push(
            &[&reject.code, column, &reject.value, &reject.reason],
            &[],
            &[Some(reject.record), reject.line],
        )
    }

    /// All four are complete and synced before the first gets its name.
    pub(super) fn finish(self) -> Result<Vec<TableFile>, DatasetError> {
        let mut finished = Vec::new();
        for mut table in [self.posts, self.accounts, self.shares, self.rejects] {
            table.writer.append(&table.buffers.take()?)?;
            finished.push(table.writer.finish(table.table)?);
        }
        finished.into_iter().map(|file| file.publish()).collect()
    }
}
