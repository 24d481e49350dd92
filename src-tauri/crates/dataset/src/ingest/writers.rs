//! The table files of one import, growing together and published together.

use std::path::Path;

use super::outcome::Reject;
use crate::DatasetError;
use crate::tables::TableFile;
use crate::tables::canonical::{
    ACCOUNTS, Buffers, Cell, Layout, OBSERVATIONS, POSTS, PROFILES, REJECTS, SHARES,
};
use crate::tables::write::TableWriter;

/// A table with the rows that wait for the next row group.
pub(super) struct Growing {
    table: &'static str,
    buffers: Buffers,
    writer: TableWriter,
}

impl Growing {
    fn create(
        folder: &Path,
        table: &'static str,
        part: &str,
        layout: Layout,
    ) -> Result<Self, DatasetError> {
        let path = folder.join(table).join(format!("{part}.parquet"));
        let buffers = Buffers::new(layout);
        let writer = TableWriter::create(&path, &buffers.schema())?;
        Ok(Self {
            table,
            buffers,
            writer,
        })
    }

    /// Appends one row; its cells in the order of the table's columns.
    pub(super) fn push(&mut self, cells: &[Cell<'_>]) -> Result<(), DatasetError> {
        self.buffers.push(cells)?;
        if self.buffers.is_full() {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), DatasetError> {
        let (rows, columns) = self.buffers.take()?;
        self.writer.append_packed(rows, columns)
    }
}

/// Writers of the canonical tables.
pub(super) struct Writers {
    pub(super) posts: Growing,
    pub(super) observations: Growing,
    pub(super) accounts: Growing,
    pub(super) profiles: Growing,
    pub(super) shares: Growing,
    pub(super) rejects: Growing,
}

impl Writers {
    pub(super) fn create(folder: &Path, part: &str) -> Result<Self, DatasetError> {
        let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if part.is_empty() || part.len() > 100 || part.starts_with('.') || !part.bytes().all(safe) {
            return Err(DatasetError::InvalidOption {
                option: "part",
                value: part.to_owned(),
                expected: "use letters, digits, '-' and '_'".to_owned(),
            });
        }
        let table = |name, layout| Growing::create(folder, name, part, layout);
        Ok(Self {
            posts: table("posts", POSTS)?,
            observations: table("observations", OBSERVATIONS)?,
            accounts: table("accounts", ACCOUNTS)?,
            profiles: table("profiles", PROFILES)?,
            shares: table("shares", SHARES)?,
            rejects: table("rejects", REJECTS)?,
        })
    }

    pub(super) fn reject(&mut self, reject: &Reject, source: &str) -> Result<(), DatasetError> {
        self.rejects.push(&[
            Cell::Count(reject.record),
            Cell::count(reject.line),
            Cell::Text(&reject.code),
            Cell::Text(reject.column.as_deref().unwrap_or_default()),
            Cell::Text(&reject.value),
            Cell::Text(&reject.reason),
            Cell::Text(source),
        ])
    }

    /// All are complete and synced before the first gets its name.
    pub(super) fn finish(self) -> Result<Vec<TableFile>, DatasetError> {
        let mut finished = Vec::new();
        for mut table in [
            self.posts,
            self.observations,
            self.accounts,
            self.profiles,
            self.shares,
            self.rejects,
        ] {
            table.flush()?;
            finished.push(table.writer.finish(table.table)?);
        }
        finished.into_iter().map(|file| file.publish()).collect()
    }
}
