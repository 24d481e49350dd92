//! Records to canonical rows. Every record of the source ends up usable or as a reject with a
//! reason; nothing is dropped in silence.

use std::path::Path;

use super::canonical_row::RowReader;
use super::gather::{At, Gather, Policy};
use super::mapping::Mapping;
use super::objects;
use super::outcome::ImportOutcome;
use super::probe::PreviewRow;
use super::records::{Lists, Records, Row};
use super::writers::Writers;
use crate::tables::TableFile;
use crate::{DatasetError, Progress};

/// The file to import, as the case knows it.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Where its bytes are.
    pub path: &'a Path,
    /// SHA-256 of its bytes; stands in the column `source` of every row.
    pub sha256: &'a str,
    /// Its original name, for messages.
    pub name: &'a str,
}

/// Records between two looks at `progress`: a few milliseconds of work.
const STEP: u64 = 4_096;

/// Reads the whole file by the mapping and writes `{out_dir}/{table}/{part}.parquet` for the
/// tables `posts`, `observations`, `accounts`, `profiles`, `shares`, `rejects`; with `out_dir` =
/// `None` nothing is written.
///
/// Ids are kept exactly, except that ASCII blanks around them are taken off. A share that a post
/// repeats (the same object, account, post and time) is one share, counted as `repeated-share`; only
/// the long table of CooRTweet is taken row by row, as CooRTweet does
/// (doi:10.5117/CCR2025.1.7.RIGH). Where a record is a post, a later record of the same post is an
/// observation of it and shares nothing. Each value of a list in one cell is a share of its own. A
/// record without any object is a post without share. Columns:
///
/// - `posts`: platform, content_id, account_id, posted_at, kind, repost_of, repost_of_account,
///   reply_to, reply_to_account, quote_of, quote_of_account, text, lang, client, post_url, url_list,
///   hashtag_list, mention_list, media_list (JSON arrays of what fields of the record list; what only
///   the text has stands in the text), likes, reposts, replies, quotes, views,
///   reactions, source, record (first seen)
/// - `observations`: platform, content_id, same (says nothing new), the six counts, source, record
/// - `accounts`: platform, account_id, the latest profile, n_handles, first_seen, last_seen, n_rows,
///   source, record
/// - `profiles`: platform, account_id, observed_at, handle, display_name, created_at, bio, location,
///   followers, following, posts_count, verified, default_profile, avatar, source, record
/// - `shares`: platform, object_type, object_id, account_id, content_id, timestamp_share,
///   source, record
/// - `rejects`: record, line, code, column, value, reason, source
///
/// # Errors
/// A mapping that lacks roles or does not fit the file; a damaged archive; no data row; a full
/// disk; `Cancelled`. The folder is as it was before then.
pub fn import(
    source: SourceFile<'_>,
    mapping: &Mapping,
    out_dir: Option<&Path>,
    part: &str,
    progress: Progress<'_>,
) -> Result<ImportOutcome, DatasetError> {
    let sources = [(source, mapping)];
    let (mut outcomes, tables) =
        import_set(&sources, out_dir, part, &|_| true, progress).map_err(|failed| failed.error)?;
    let mut outcome = outcomes.pop().unwrap_or_default();
    outcome.tables = tables;
    Ok(outcome)
}

/// A stage that only counts: records read so far of the source that is read.
pub const ROWS: &str = "rows";

/// Why a set could not be imported, and which of its sources is to blame.
#[derive(Debug)]
pub struct SetFailed {
    /// Position of the source; none = the set as a whole.
    pub source: Option<usize>,
    /// What happened.
    pub error: DatasetError,
}

/// As [`import`] for several sources at once: one file a table for all of them, a receipt for each (in
/// their order, without tables). A post of an earlier source that comes again is an observation.
///
/// `begin` is called with the position of each source before it is read; `false` cancels.
///
/// # Errors
/// As there, with the source that failed. Nothing is written then: leave that source out and try
/// again.
pub fn import_set(
    sources: &[(SourceFile<'_>, &Mapping)],
    out_dir: Option<&Path>,
    part: &str,
    begin: &dyn Fn(usize) -> bool,
    progress: Progress<'_>,
) -> Result<(Vec<ImportOutcome>, Vec<TableFile>), SetFailed> {
    let whole = |error| SetFailed {
        source: None,
        error,
    };
    for (at, (_, mapping)) in sources.iter().enumerate() {
        mapping.check().map_err(|error| SetFailed {
            source: Some(at),
            error,
        })?;
    }
    let writers = match out_dir {
        None => None,
        Some(folder) => Some(Writers::create(folder, part).map_err(whole)?),
    };
    let mut gather = Gather::new(writers);
    let mut outcomes = Vec::with_capacity(sources.len());
    for (at, (source, mapping)) in sources.iter().enumerate() {
        if !begin(at) {
            return Err(whole(DatasetError::Cancelled));
        }
        let outcome = read_source(&mut gather, *source, mapping, u64::MAX, progress);
        outcomes.push(outcome.map_err(|error| SetFailed {
            source: Some(at),
            error,
        })?);
    }
    let tables = gather.finish().map_err(whole)?;
    Ok((outcomes, tables))
}

/// What the first records become, without writing anything.
pub(super) fn first_rows(
    source: SourceFile<'_>,
    mapping: &Mapping,
    most: usize,
) -> Result<Vec<PreviewRow>, DatasetError> {
    mapping.check()?;
    let mut gather = Gather::tapped();
    read_source(&mut gather, source, mapping, most as u64, &|_, _, _| true)?;
    Ok(gather.into_rows())
}

fn read_source(
    gather: &mut Gather,
    source: SourceFile<'_>,
    mapping: &Mapping,
    most: u64,
    progress: Progress<'_>,
) -> Result<ImportOutcome, DatasetError> {
    match mapping.json_format() {
        Some(format) => {
            gather.begin(source.sha256, mapping, Policy::of_objects(mapping));
            objects::read(source.path, mapping, format, gather, most, progress)?;
        }
        None => {
            gather.begin(source.sha256, mapping, Policy::of_table(mapping));
            read_table(gather, source, mapping, most, progress)?;
        }
    }
    if gather.rows_read() == 0 {
        return Err(DatasetError::HeaderOnly {
            columns: mapping.header.len(),
            path: source.path.display().to_string(),
        });
    }
    Ok(gather.end(mapping))
}

fn read_table(
    gather: &mut Gather,
    source: SourceFile<'_>,
    mapping: &Mapping,
    most: u64,
    progress: Progress<'_>,
) -> Result<(), DatasetError> {
    let used: Vec<String> = mapping
        .columns
        .iter()
        .map(|mapped| mapped.column.clone())
        .collect();
    let mut records = Records::open(source.path, mapping, &used)?;
    let reader = RowReader::new(mapping, records.header(), source.sha256)?;
    let mut lists = Lists::new(mapping, records.header());
    let mut row = Row::default();
    while gather.rows_read() < most && records.next(&mut row)? {
        gather.read_one();
        gather.row(&reader, lists.spread(&row))?;
        if gather.rows_read().is_multiple_of(STEP) {
            let (done, total) = records.progress();
            if !progress("import", done, total) || !progress(ROWS, gather.rows_read(), 0) {
                return Err(DatasetError::Cancelled);
            }
        }
    }
    let (_, total) = records.progress();
    if !progress("import", total, total) || !progress(ROWS, gather.rows_read(), 0) {
        return Err(DatasetError::Cancelled);
    }
    Ok(())
}

/// How a fault of an object is placed.
pub(super) fn at(record: u64, line: Option<u64>) -> At {
    At { record, line }
}

#[cfg(test)]
mod column_tests;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod odd_files_tests;
#[cfg(test)]
mod tests;
