//! Where each loaded share stands in the sources: beside the arrays of the methods, not in them.

use std::path::PathBuf;

use crate::engine::{Column, DataFrame, StringChunked};

use super::Selection;
use crate::parquet::TableReader;
use crate::{DatasetError, Progress};

const COLUMNS: [&str; 6] = [
    "platform",
    "object_type",
    OBJECT,
    "timestamp_share",
    "source",
    "record",
];

const OBJECT: &str = "object_id";

/// Source and record of every row of [`super::Shares`] that were loaded from the same files by the
/// same selection, in the same order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SharePlaces {
    /// SHA-256 of each source, in order of first appearance.
    pub sources: Vec<String>,
    /// Source of each row: index into `sources`.
    pub source: Vec<u16>,
    /// 1-based record of each row.
    pub record: Vec<u64>,
    /// Time of each row, by which a caller can tell that both were read from the same rows.
    pub time_ms: Vec<i64>,
}

impl SharePlaces {
    /// Source and record of a row.
    pub fn of(&self, row: u32) -> Option<(&str, u64)> {
        let at = row as usize;
        let source = self.sources.get(usize::from(*self.source.get(at)?))?;
        Some((source, *self.record.get(at)?))
    }
}

/// Reads where the shares of these files stand. 18 bytes a row.
///
/// # Errors
/// A file that is missing or no `shares` table; more than 65 536 sources; `Cancelled`.
pub fn share_places(
    files: &[PathBuf],
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<SharePlaces, DatasetError> {
    let mut tables = Vec::with_capacity(files.len());
    for path in files {
        let table = TableReader::open(path)?;
        table.require(&COLUMNS)?;
        tables.push(table);
    }
    let total: u64 = tables.iter().map(TableReader::rows).sum();
    // Ids of objects are long, and only the length of a sequence is looked at.
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|&name| name != OBJECT || selection.min_hashtags.is_some())
        .collect();
    let mut places = SharePlaces::default();
    let mut done = 0;
    for table in &tables {
        for group in 0..table.n_groups() {
            if !progress("read places of shares", done, total) {
                return Err(DatasetError::Cancelled);
            }
            let frame = table.read_group(group, Some(&columns))?;
            append(&mut places, &frame, selection)?;
            done += frame.height() as u64;
        }
    }
    Ok(places)
}

fn append(
    places: &mut SharePlaces,
    frame: &DataFrame,
    selection: &Selection,
) -> Result<(), DatasetError> {
    let engine = DatasetError::engine;
    let text = |name: &str| -> Result<&StringChunked, DatasetError> {
        frame
            .column(name)
            .and_then(Column::str)
            .map_err(engine("reading shares"))
    };
    let (platforms, types, sources) = (text("platform")?, text("object_type")?, text("source")?);
    let times = frame
        .column("timestamp_share")
        .and_then(Column::datetime)
        .map_err(engine("reading shares"))?
        .physical();
    let records = frame
        .column("record")
        .and_then(Column::u64)
        .map_err(engine("reading shares"))?;
    let allowed = |list: &Option<Vec<String>>, name: &str| {
        list.as_ref()
            .is_none_or(|list| list.iter().any(|known| known == name))
    };
    let rows = platforms
        .iter()
        .zip(types.iter())
        .zip(times.iter())
        .zip(sources.iter().zip(records.iter()));
    let objects = match selection.min_hashtags {
        Some(_) => Some(text(OBJECT)?),
        None => None,
    };
    for (row, (((platform, object_type), time), (source, record))) in rows.enumerate() {
        let time = time.unwrap_or_default();
        let object = objects.and_then(|objects| objects.get(row));
        let kept = allowed(&selection.platforms, platform.unwrap_or_default())
            && allowed(&selection.object_types, object_type.unwrap_or_default())
            && selection.from_ms.is_none_or(|from| time >= from)
            && selection.to_ms.is_none_or(|to| time < to)
            && selection.takes(object_type.unwrap_or_default(), object.unwrap_or_default());
        if !kept {
            continue;
        }
        let source = places.code(source.unwrap_or_default())?;
        places.source.push(source);
        places.record.push(record.unwrap_or_default());
        places.time_ms.push(time);
    }
    Ok(())
}

impl SharePlaces {
    fn code(&mut self, source: &str) -> Result<u16, DatasetError> {
        // Rows of one source stand together: it is nearly always the last one.
        let known = self.sources.iter().rposition(|known| known == source);
        let code = known.unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        });
        u16::try_from(code).map_err(|_| DatasetError::TooMany {
            what: "sources",
            limit: 65_536,
        })
    }
}
