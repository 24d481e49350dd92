//! Tables of results: written whole, read whole or by page.

use std::path::Path;

use crate::engine::{DataFrame, Schema};

use super::columns::{Column, typed};
use super::write::{GROUP_ROWS, TableFile, TableWriter};
use crate::DatasetError;
use crate::parquet::TableReader;

/// Writes a Parquet file; it replaces what was there, at once and complete. The same columns
/// always give the same bytes.
///
/// # Errors
/// Columns of different length or two of one name; a disk that is full or not writable.
pub fn write_table(path: &Path, columns: &[(String, Column)]) -> Result<TableFile, DatasetError> {
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    for (at, (name, column)) in columns.iter().enumerate() {
        if column.len() != rows {
            return Err(DatasetError::InvalidRequest {
                reason: format!(
                    "the column {name:?} has {} values, not {rows}",
                    column.len()
                ),
            });
        }
        if columns.iter().take(at).any(|(other, _)| other == name) {
            return Err(DatasetError::DuplicateHeader {
                name: name.clone(),
                count: 2,
            });
        }
    }
    let schema: Schema = columns
        .iter()
        .map(|(name, column)| (name.as_str().into(), column.dtype()))
        .collect();
    let mut writer = TableWriter::create(path, &schema)?;
    for start in (0..rows).step_by(GROUP_ROWS) {
        let range = start..rows.min(start + GROUP_ROWS);
        let part: Vec<_> = columns
            .iter()
            .map(|(name, column)| column.slice(name, range.clone()))
            .collect();
        let frame =
            DataFrame::new(range.len(), part).map_err(DatasetError::engine("writing the table"))?;
        writer.append(&frame)?;
    }
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    writer.finish(&stem.unwrap_or_default())?.publish()
}

/// Reads a table that this crate wrote; `columns` = `None` reads all, otherwise the answer has
/// their order.
///
/// # Errors
/// A file that is missing or damaged, a column that does not exist.
pub fn read_table(
    path: &Path,
    columns: Option<&[&str]>,
) -> Result<Vec<(String, Column)>, DatasetError> {
    let table = TableReader::open(path)?;
    if let Some(names) = columns {
        table.require(names)?;
    }
    let mut out: Option<Vec<(String, Column)>> = None;
    for group in 0..table.n_groups().max(1) {
        let frame = ordered(&table.read_group(group, columns)?, columns)?;
        let out = match &mut out {
            Some(out) => out,
            None => out.insert(typed(&frame)?),
        };
        for ((_, column), read) in out.iter_mut().zip(frame.columns()) {
            column.extend(read)?;
        }
    }
    Ok(out.unwrap_or_default())
}

/// The reader gives columns in the file's order; callers get the order they asked for.
pub(crate) fn ordered(
    frame: &DataFrame,
    columns: Option<&[&str]>,
) -> Result<DataFrame, DatasetError> {
    match columns {
        None => Ok(frame.clone()),
        Some(names) => frame
            .select(names.iter().copied())
            .map_err(DatasetError::engine("reading the table")),
    }
}
