//! Reading `shares` tables into memory: the hot path in front of every detection run.
//!
//! Row group by row group (about 131 000 rows), within it column by column: only one interning
//! table is warm at a time and the strings of a row group are dropped before the next is read.

use std::path::{Path, PathBuf};

use crate::engine::{Column, DataFrame, StringChunked};

use super::{Selection, ShareBuilder, Shares};
use crate::parquet::TableReader;
use crate::pool::{BATCH, Interner};
use crate::{DatasetError, Progress};

const COLUMNS: [&str; 6] = [
    "platform",
    "object_type",
    "object_id",
    "account_id",
    "content_id",
    "timestamp_share",
];

/// Reads `shares` tables, in the order of `files`, and gives every id a code.
///
/// `cross_platform` = true: the same object_id of one type on two platforms is one object.
/// Memory at 10 million rows: about 21 bytes a row plus the distinct ids (bytes + 8 each) plus
/// the interning tables while reading.
///
/// # Errors
/// A file that is missing or no `shares` table; more than 256 object types or platforms, or
/// 2^32 - 1 rows; `Cancelled` when `progress` says stop.
pub fn load_shares(
    files: &[PathBuf],
    selection: &Selection,
    cross_platform: bool,
    progress: Progress<'_>,
) -> Result<Shares, DatasetError> {
    load(files, selection, cross_platform, false, progress)
}

/// As [`load_shares`] for tables of which the caller knows that no two rows have the same post
/// (the receipt of a single import says so: as many posts as shares). Posts then need no look-up,
/// which is a good part of the work; the result is the same.
///
/// # Errors
/// As [`load_shares`].
pub fn load_shares_of_distinct_posts(
    files: &[PathBuf],
    selection: &Selection,
    cross_platform: bool,
    progress: Progress<'_>,
) -> Result<Shares, DatasetError> {
    load(files, selection, cross_platform, true, progress)
}

fn load(
    files: &[PathBuf],
    selection: &Selection,
    cross_platform: bool,
    distinct_posts: bool,
    progress: Progress<'_>,
) -> Result<Shares, DatasetError> {
    let mut tables = Vec::with_capacity(files.len());
    for path in files {
        tables.push(open(path)?);
    }
    let total: u64 = tables.iter().map(|table| table.rows()).sum();
    if total >= u64::from(u32::MAX) {
        return Err(DatasetError::TooMany {
            what: "shares",
            limit: u64::from(u32::MAX),
        });
    }
    let mut builder = ShareBuilder::new(cross_platform);
    let everything = Selection {
        min_hashtags: selection.min_hashtags,
        ..Selection::default()
    };
    if selection == &everything {
        builder.reserve(total as usize);
    }
    let mut done = 0;
    for table in &tables {
        for group in 0..table.n_groups() {
            if !progress("read shares", done, total) {
                return Err(DatasetError::Cancelled);
            }
            let frame = table.read_group(group, Some(&COLUMNS))?;
            append(&mut builder, &frame, selection, distinct_posts)?;
            done += frame.height() as u64;
        }
    }
    if !progress("read shares", done, total) {
        return Err(DatasetError::Cancelled);
    }
    Ok(builder.finish())
}

fn open(path: &Path) -> Result<TableReader, DatasetError> {
    let table = TableReader::open(path)?;
    table.require(&COLUMNS)?;
    Ok(table)
}

/// What is known of the rows of one row group before their ids are looked at.
struct Rows {
    /// Positions that the selection keeps; `None` = all.
    kept: Option<Vec<u32>>,
    /// Per row of the group, kept or not.
    object_types: Vec<u8>,
    platforms: Vec<u8>,
}

fn append(
    builder: &mut ShareBuilder,
    frame: &DataFrame,
    selection: &Selection,
    distinct_posts: bool,
) -> Result<(), DatasetError> {
    let engine = DatasetError::engine;
    let text = |name: &str| -> Result<&StringChunked, DatasetError> {
        frame
            .column(name)
            .and_then(Column::str)
            .map_err(engine("reading shares"))
    };
    let (objects, accounts, contents) =
        (text("object_id")?, text("account_id")?, text("content_id")?);
    let times = frame
        .column("timestamp_share")
        .and_then(Column::datetime)
        .map_err(engine("reading shares"))?
        .physical();

    let rows = select(
        builder,
        [text("object_type")?, text("platform")?, objects],
        times,
        selection,
    )?;
    let kept = rows.kept.as_deref();
    let platform_scopes: Vec<u16> = rows.platforms.iter().map(|&code| code.into()).collect();
    let object_scopes: Vec<u16> = rows
        .object_types
        .iter()
        .zip(&rows.platforms)
        .map(|(&object_type, &platform)| builder.object_scope(object_type, platform))
        .collect();
    let ShareBuilder {
        objects: object_ids,
        accounts: account_ids,
        contents: content_ids,
        ..
    } = builder;
    intern(
        object_ids,
        objects,
        &object_scopes,
        kept,
        &mut builder.shares.object,
    )?;
    intern(
        account_ids,
        accounts,
        &platform_scopes,
        kept,
        &mut builder.shares.account,
    )?;
    if distinct_posts {
        let codes = &mut builder.shares.content;
        let mut values = contents.iter().map(Option::unwrap_or_default);
        match kept {
            None => values.for_each(|text| codes.push(content_ids.pool.push(text))),
            Some(kept) => {
                let mut next = 0;
                for &row in kept {
                    let text = values.nth(row as usize - next).unwrap_or_default();
                    next = row as usize + 1;
                    codes.push(content_ids.pool.push(text));
                }
            }
        }
    } else {
        intern(
            content_ids,
            contents,
            &platform_scopes,
            kept,
            &mut builder.shares.content,
        )?;
    }
    let mut same = objects
        .iter()
        .zip(contents.iter())
        .map(|(object, content)| object == content);
    let mut times = times.iter().map(|time| time.unwrap_or_default());
    let shares = &mut builder.shares;
    match kept {
        None => {
            shares.content_is_object.extend(same);
            shares.time_ms.extend(times);
        }
        Some(kept) => {
            let mut next = 0;
            for &row in kept {
                let skip = row as usize - next;
                next = row as usize + 1;
                shares
                    .content_is_object
                    .push(same.nth(skip).unwrap_or_default());
                shares.time_ms.push(times.nth(skip).unwrap_or_default());
            }
        }
    }
    Ok(())
}

/// Codes of the kept rows of a text column; a null counts as empty.
fn intern(
    interner: &mut Interner,
    column: &StringChunked,
    scopes: &[u16],
    kept: Option<&[u32]>,
    codes: &mut Vec<u32>,
) -> Result<(), DatasetError> {
    let mut values = column.iter().map(Option::unwrap_or_default);
    let mut texts: Vec<&str> = Vec::with_capacity(BATCH);
    match kept {
        None => {
            for scopes in scopes.chunks(BATCH) {
                texts.clear();
                texts.extend(values.by_ref().take(scopes.len()));
                interner.intern_batch(scopes, &texts, codes)?;
            }
        }
        Some(kept) => {
            let (mut chosen, mut next) = (Vec::with_capacity(BATCH), 0);
            for rows in kept.chunks(BATCH) {
                texts.clear();
                chosen.clear();
                for &row in rows {
                    let row = row as usize;
                    texts.extend(values.nth(row - next));
                    chosen.extend(scopes.get(row));
                    next = row + 1;
                }
                interner.intern_batch(&chosen, &texts, codes)?;
            }
        }
    }
    Ok(())
}

/// Evaluates the selection. A type or platform that is not selected gets no code.
fn select(
    builder: &mut ShareBuilder,
    [object_types, platforms, objects]: [&StringChunked; 3],
    times: &crate::engine::Int64Chunked,
    selection: &Selection,
) -> Result<Rows, DatasetError> {
    let wanted = |list: &Option<Vec<String>>, name: &str| match list {
        Some(list) => list.iter().any(|known| known == name),
        None => true,
    };
    let n = object_types.len();
    let mut rows = Rows {
        kept: None,
        object_types: Vec::with_capacity(n),
        platforms: Vec::with_capacity(n),
    };
    let mut dropped = vec![false; n];
    let mut last: Option<(&str, Option<u8>)> = None;
    for (row, name) in object_types.iter().enumerate() {
        let name = name.unwrap_or_default();
        let code = match last {
            Some((known, code)) if known == name => code,
            _ if wanted(&selection.object_types, name) => Some(builder.object_type(name)?),
            _ => None,
        };
        last = Some((name, code));
        dropped[row] = code.is_none();
        rows.object_types.push(code.unwrap_or(0));
    }
    last = None;
    for (row, name) in platforms.iter().enumerate() {
        let name = name.unwrap_or_default();
        let code = match last {
            Some((known, code)) if known == name => code,
            _ if wanted(&selection.platforms, name) => Some(builder.platform(name)?),
            _ => None,
        };
        last = Some((name, code));
        dropped[row] |= code.is_none();
        rows.platforms.push(code.unwrap_or(0));
    }
    if selection.from_ms.is_some() || selection.to_ms.is_some() {
        let span = selection.from_ms.unwrap_or(i64::MIN)..selection.to_ms.unwrap_or(i64::MAX);
        for (row, time) in times.iter().enumerate() {
            dropped[row] |= !span.contains(&time.unwrap_or_default());
        }
    }
    if selection.min_hashtags.is_some() {
        for (row, (name, object)) in object_types.iter().zip(objects.iter()).enumerate() {
            let (name, object) = (name.unwrap_or_default(), object.unwrap_or_default());
            dropped[row] |= !selection.takes(name, object);
        }
    }
    if dropped.iter().any(|&dropped| dropped) {
        rows.kept = Some(
            (0..n as u32)
                .filter(|&row| !dropped[row as usize])
                .collect(),
        );
    }
    Ok(rows)
}
