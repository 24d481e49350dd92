//! Shares of layers that no import makes: what posts have alike without being equal, found when a run
//! asks for it.
//!
//! A caller loads what is to be compared, groups it, and writes the groups as a `shares` table of its
//! own. Every row of it stands for a row of the tables it was made from and carries the same account,
//! post, time, source and record, so that it is loaded, paired and led back like any other share.

mod reposts;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Selection;
use crate::engine::{Column, DataFrame, Int64Chunked, RAYON, StringChunked};
use crate::ingest::{normal_text, text_object};
use crate::parquet::TableReader;
use crate::pool::Interner;
use crate::shares::Names;
use crate::tables::canonical::{Buffers, Cell, SHARES};
use crate::tables::write::TableWriter;
use crate::{DatasetError, Progress, StringPool, TableFile};

pub use reposts::{Dated, Repost, Reposts, load_reposts, time_of_id};

/// Texts that one thread works on between two questions to the caller.
const STEP: usize = 1 << 14;

/// Values with the rows of the tables that they stand in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowValues {
    /// Row of each value, counted from 0 through all tables in order; ascending.
    pub rows: Vec<u32>,
    /// The values, none of them empty.
    pub values: StringPool,
}

/// Which tables rows are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsOf {
    /// `posts`.
    Posts,
    /// `shares`.
    Shares,
}

impl RowsOf {
    fn time_column(self) -> &'static str {
        match self {
            Self::Posts => "posted_at",
            Self::Shares => "timestamp_share",
        }
    }
}

/// A text in the form in which texts are compared: NFKC, lower case, without web addresses, mentions, a
/// leading `RT @name:` and characters that nobody sees, with one blank between words.
pub fn compared_text(raw: &str) -> String {
    let mut normal = String::new();
    normal_text(raw, &mut normal);
    normal
}

/// The object id of a text that is in this form already: the text itself up to 200 bytes; of a longer
/// one the beginning, `…`, and 16 hexadecimal digits of the SHA-256 of the whole.
pub fn id_of_text(compared: &str) -> String {
    let mut id = String::new();
    text_object(compared, &mut id);
    id
}

/// Loads what the authors of posts wrote, in the form in which it is compared ([`compared_text`]).
///
/// Reposts are left out, because somebody else wrote them; of a post (platform, content_id) in several
/// tables the first counts. Object types in the selection are not looked at. Memory: the texts and 12
/// bytes each.
///
/// # Errors
/// A file that is missing or no `posts` table; 2^32 - 1 posts or more; `Cancelled`.
pub fn load_own_texts(
    files: &[PathBuf],
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<RowValues, DatasetError> {
    let columns = [
        "platform",
        "content_id",
        "posted_at",
        "kind",
        "repost_of",
        "text",
    ];
    let tables = Tables::open(files, &columns)?;
    let mut found = RowValues::default();
    // Within one table no post comes twice.
    let mut seen = (files.len() > 1).then(Interner::default);
    let mut platforms = Names::default();
    tables.each("read texts", progress, |first, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("platform")?
            .iter()
            .zip(text("content_id")?.iter())
            .zip(time_column(frame, "posted_at")?.iter())
            .zip(text("kind")?.iter())
            .zip(text("repost_of")?.iter())
            .zip(text("text")?.iter());
        let mut own: Vec<(u32, &str)> = Vec::new();
        for (row, (((((platform, content), time), kind), original), text)) in (first..).zip(rows) {
            let platform = platform.unwrap_or_default();
            if !is_selected(selection, platform, time.unwrap_or_default()) {
                continue;
            }
            if let Some(seen) = &mut seen {
                let scope = platforms.code(platform, "platforms")?.into();
                if !seen.intern(scope, content.unwrap_or_default())?.1 {
                    continue;
                }
            }
            let is_repost = kind == Some("repost") || original.is_some_and(|id| !id.is_empty());
            if let Some(text) = text.filter(|text| !is_repost && !text.is_empty()) {
                own.push((row, text));
            }
        }
        for some in own.chunks(8 * STEP) {
            let normal: Vec<Option<String>> = RAYON.install(|| {
                some.par_chunks(STEP / 16)
                    .flat_map_iter(|some| {
                        // What was stopped is thrown away below.
                        let go_on = progress("read texts", u64::from(first), tables.rows);
                        some.iter()
                            .map(move |(_, raw)| go_on.then(|| compared_text(raw)))
                    })
                    .collect()
            });
            for ((row, _), normal) in some.iter().zip(normal) {
                let normal = normal.ok_or(DatasetError::Cancelled)?;
                if !normal.is_empty() {
                    found.rows.push(*row);
                    found.values.push(&normal);
                }
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// Loads the object ids of one object type from `shares` tables, as they stand.
///
/// # Errors
/// A file that is missing or no `shares` table; 2^32 - 1 rows or more; `Cancelled`.
pub fn load_objects(
    files: &[PathBuf],
    object_type: &str,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<RowValues, DatasetError> {
    let columns = ["platform", "object_type", "object_id", "timestamp_share"];
    let tables = Tables::open(files, &columns)?;
    let mut found = RowValues::default();
    tables.each("read objects", progress, |first, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("object_type")?
            .iter()
            .zip(text("object_id")?.iter())
            .zip(text("platform")?.iter())
            .zip(time_column(frame, "timestamp_share")?.iter());
        for (row, (((kind, object), platform), time)) in (first..).zip(rows) {
            let object = object.unwrap_or_default();
            if kind == Some(object_type)
                && !object.is_empty()
                && is_selected(selection, platform.unwrap_or_default(), time.unwrap_or(0))
            {
                found.rows.push(row);
                found.values.push(object);
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// Writes a `shares` table of one layer.
///
/// * `files`: the tables that `rows` counts in, in the same order.
/// * `rows`: rows of them and the object that each shares (an index into `objects`), ascending by row; a
///   row may share several. Of neighbouring rows of one post that share the same object, the first counts.
///
/// # Errors
/// A table that is missing or another one than before; a disk that is full or not writable; `Cancelled`.
pub fn write_made_shares(
    path: &Path,
    layer: &str,
    (files, rows_of): (&[PathBuf], RowsOf),
    rows: &[(u32, u32)],
    objects: &[String],
    progress: Progress<'_>,
) -> Result<TableFile, DatasetError> {
    let time = rows_of.time_column();
    let columns = [
        "platform",
        "account_id",
        "content_id",
        time,
        "source",
        "record",
    ];
    let tables = Tables::open(files, &columns)?;
    let mut buffers = Buffers::new(SHARES);
    let mut writer = TableWriter::create(path, &buffers.schema())?;
    let mut wanted = rows.iter().peekable();
    // The post of the row before, and its objects.
    let (mut post, mut shared) = (String::new(), Vec::new());
    tables.each("write shares", progress, |first, frame| {
        let text = |name: &str| text_column(frame, name);
        let records = frame
            .column("record")
            .and_then(Column::u64)
            .map_err(DatasetError::engine("reading the rows"))?;
        let cells = text("platform")?
            .iter()
            .zip(text("account_id")?.iter())
            .zip(text("content_id")?.iter())
            .zip(time_column(frame, time)?.iter())
            .zip(text("source")?.iter())
            .zip(records.iter());
        for (row, (((((platform, account), content), time), source), record)) in
            (first..).zip(cells)
        {
            while let Some((_, object)) = wanted.next_if(|(wanted, _)| *wanted == row) {
                let (here, on) = (content.unwrap_or_default(), platform.unwrap_or_default());
                if post
                    .strip_prefix(on)
                    .and_then(|rest| rest.strip_prefix('\0'))
                    != Some(here)
                {
                    post = format!("{on}\0{here}");
                    shared.clear();
                }
                if shared.contains(object) {
                    continue;
                }
                shared.push(*object);
                let object = objects.get(*object as usize);
                buffers.push(&[
                    Cell::Text(platform.unwrap_or_default()),
                    Cell::Text(layer),
                    Cell::Text(object.map_or("", String::as_str)),
                    Cell::Text(account.unwrap_or_default()),
                    Cell::Text(content.unwrap_or_default()),
                    Cell::Time(time.unwrap_or_default()),
                    Cell::Text(source.unwrap_or_default()),
                    Cell::Count(record.unwrap_or_default()),
                ])?;
                if buffers.is_full() {
                    let (rows, columns) = buffers.take()?;
                    writer.append_packed(rows, columns)?;
                }
            }
        }
        Ok(())
    })?;
    if wanted.next().is_some() {
        return Err(DatasetError::InvalidRequest {
            reason: "rows to be written are not in the tables, or not in order".to_owned(),
        });
    }
    let (rows, columns) = buffers.take()?;
    writer.append_packed(rows, columns)?;
    writer.finish(layer)?.publish()
}

/// Open tables whose rows are counted through.
pub(super) struct Tables {
    tables: Vec<TableReader>,
    columns: Vec<String>,
    rows: u64,
}

impl Tables {
    pub(super) fn open(files: &[PathBuf], columns: &[&str]) -> Result<Self, DatasetError> {
        let mut tables = Vec::with_capacity(files.len());
        for path in files {
            let table = TableReader::open(path)?;
            table.require(columns)?;
            tables.push(table);
        }
        let rows: u64 = tables.iter().map(TableReader::rows).sum();
        let limit = u64::from(u32::MAX);
        if rows >= limit {
            return Err(DatasetError::TooMany {
                what: "rows",
                limit,
            });
        }
        Ok(Self {
            tables,
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            rows,
        })
    }

    /// Hands over row group after row group, each with the number of its first row.
    pub(super) fn each(
        &self,
        stage: &str,
        progress: Progress<'_>,
        mut work: impl FnMut(u32, &DataFrame) -> Result<(), DatasetError>,
    ) -> Result<(), DatasetError> {
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let mut done = 0;
        for table in &self.tables {
            for group in 0..table.n_groups() {
                if !progress(stage, done, self.rows) {
                    return Err(DatasetError::Cancelled);
                }
                let frame = table.read_group(group, Some(&columns))?;
                work(done as u32, &frame)?;
                done += frame.height() as u64;
            }
        }
        if !progress(stage, done, self.rows) {
            return Err(DatasetError::Cancelled);
        }
        Ok(())
    }
}

pub(super) fn text_column<'f>(
    frame: &'f DataFrame,
    name: &str,
) -> Result<&'f StringChunked, DatasetError> {
    frame
        .column(name)
        .and_then(Column::str)
        .map_err(DatasetError::engine("reading the rows"))
}

fn time_column<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f Int64Chunked, DatasetError> {
    Ok(frame
        .column(name)
        .and_then(Column::datetime)
        .map_err(DatasetError::engine("reading the rows"))?
        .physical())
}

fn is_selected(selection: &Selection, platform: &str, time_ms: i64) -> bool {
    let platforms = selection.platforms.as_ref();
    platforms.is_none_or(|names| names.iter().any(|name| name == platform))
        && selection.from_ms.is_none_or(|from| time_ms >= from)
        && selection.to_ms.is_none_or(|to| time_ms < to)
}

#[cfg(test)]
mod tests;
