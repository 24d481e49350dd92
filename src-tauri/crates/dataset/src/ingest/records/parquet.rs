//! Parquet as a source. It is not trusted: 44 KB can claim petabytes, so the footer and the page
//! headers are weighed against the file before anything is unpacked, and rows come in batches.

use std::io::Write;
use std::path::Path;

use crate::engine::{AnyValue, ArrowDataType, Column, DataFrame, TimeUnit};
use serde_json::{Map, Value};

use super::Row;
use super::pages::{Chunk, check_chunk};
use crate::DatasetError;
use crate::ingest::source::{Bytes, Container};
use crate::parquet::{TableReader, guarded};

const MAX_ROWS: u64 = 200_000_000;
const MAX_COLUMNS: usize = 2_000;
const MAX_UNPACKED_BYTES: u64 = 8 << 30;
/// Dictionary coding packs honest tables far, so the ratio counts only past a size that a
/// laptop does not notice.
const MAX_RATIO: u64 = 200;
const RATIO_FROM_BYTES: u64 = 64 << 20;
const MAX_GROUP_BYTES: u64 = 1 << 30;
/// Row groups up to this size are read at once, larger ones in batches.
const WHOLE_GROUP_BYTES: usize = 256 << 20;
const BATCH_ROWS: usize = 65_536;

/// Reader of one Parquet file.
pub(crate) struct ParquetRecords {
    table: TableReader,
    /// Unpacked copy of a `.parquet.gz`; deleted with the reader.
    _unpacked: Option<tempfile::NamedTempFile>,
    header: Vec<String>,
    batch: DataFrame,
    /// Row of the file at which `batch` begins, and the next row within it.
    batch_start: u64,
    next: usize,
    current: usize,
}

/// Columns of a Parquet file: those that can be read, and those whose type cannot.
pub(crate) struct ParquetColumns {
    pub(crate) readable: Vec<String>,
    pub(crate) skipped: Vec<String>,
}

/// Weighs the footer and the page headers of a file that was sent by somebody.
pub(crate) fn check_parquet(table: &TableReader) -> Result<ParquetColumns, DatasetError> {
    let refuse = |reason: String| {
        Err(DatasetError::ParquetRefused {
            reason,
            path: table.path().display().to_string(),
        })
    };
    let file_bytes = std::fs::metadata(table.path())
        .map_err(DatasetError::io("reading the file", table.path()))?
        .len();
    let columns = table.schema().len();
    if columns > MAX_COLUMNS {
        return refuse(format!("it has {columns} columns, more than {MAX_COLUMNS}"));
    }
    let (mut rows, mut unpacked) = (0u64, 0u64);
    for group in &table.metadata().row_groups {
        let mut in_group = 0u64;
        for chunk in group.parquet_columns() {
            let size = u64::try_from(chunk.uncompressed_size()).unwrap_or(u64::MAX);
            in_group = in_group.saturating_add(size);
            if chunk.num_values() < 0 || chunk.num_values() as u64 > MAX_ROWS {
                return refuse(format!("a column claims {} values", chunk.num_values()));
            }
        }
        if in_group > MAX_GROUP_BYTES {
            return refuse(format!("one row group unpacks to {} MB", in_group >> 20));
        }
        unpacked = unpacked.saturating_add(in_group);
        rows = rows.saturating_add(group.num_rows() as u64);
    }
    if rows > MAX_ROWS || rows != table.rows() {
        return refuse(format!(
            "it claims {} rows in total and {rows} in its parts",
            table.rows()
        ));
    }
    if unpacked > MAX_UNPACKED_BYTES {
        return refuse(format!("it claims to unpack to {} MB", unpacked >> 20));
    }
    if unpacked > RATIO_FROM_BYTES && unpacked / file_bytes.max(1) > MAX_RATIO {
        return refuse(format!(
            "it claims to unpack to {} times its size",
            unpacked / file_bytes.max(1)
        ));
    }
    let (readable, skipped): (Vec<_>, Vec<_>) = table
        .schema()
        .iter_values()
        .partition(|field| is_readable(field.dtype()));
    let names = |fields: Vec<&crate::engine::ArrowField>| -> Vec<String> {
        fields.iter().map(|field| field.name.to_string()).collect()
    };
    let columns = ParquetColumns {
        readable: names(readable),
        skipped: names(skipped),
    };
    for chunk in chunks(table, &columns.readable)? {
        if let Err(reason) = check_chunk(&mut table.handle()?, &chunk) {
            return refuse(reason);
        }
    }
    Ok(columns)
}

/// Where the chunks of these columns are.
fn chunks(table: &TableReader, readable: &[String]) -> Result<Vec<Chunk>, DatasetError> {
    guarded(table.path(), || {
        let mut chunks = Vec::new();
        for group in &table.metadata().row_groups {
            for chunk in group.parquet_columns() {
                let root = chunk.descriptor().path_in_schema.first();
                if !root.is_some_and(|root| readable.iter().any(|name| name == root.as_str())) {
                    continue;
                }
                if chunk.num_values() != group.num_rows() as i64 {
                    let reason = "a column has another number of values than its rows";
                    return Err(crate::engine::PolarsError::ComputeError(reason.into()));
                }
                let range = chunk.byte_range();
                chunks.push(Chunk {
                    start: range.start,
                    end: range.end,
                    values: chunk.num_values(),
                    unpacked_bytes: chunk.uncompressed_size(),
                });
            }
        }
        Ok(chunks)
    })
}

/// Types that the engine is compiled with and that have one value a row.
fn is_readable(dtype: &ArrowDataType) -> bool {
    use ArrowDataType as D;
    matches!(
        dtype,
        D::Utf8View
            | D::Utf8
            | D::LargeUtf8
            | D::Boolean
            | D::Int32
            | D::Int64
            | D::UInt32
            | D::UInt64
            | D::Float32
            | D::Float64
            | D::Timestamp(..)
    )
}

impl ParquetRecords {
    /// `columns` = `None`: all that can be read.
    pub(crate) fn open(
        path: &Path,
        member: Option<&str>,
        columns: Option<&[String]>,
    ) -> Result<Self, DatasetError> {
        let (local, unpacked) = unpack(path, member)?;
        let table = TableReader::open(&local)?;
        let known = check_parquet(&table)?;
        let header = match columns {
            None => known.readable,
            Some(wanted) => {
                if let Some(missing) = wanted.iter().find(|name| !known.readable.contains(name)) {
                    return Err(DatasetError::MappingMismatch {
                        reason: format!("it has no readable column {missing:?}"),
                    });
                }
                wanted.to_vec()
            }
        };
        Ok(Self {
            table,
            _unpacked: unpacked,
            header,
            batch: DataFrame::empty(),
            batch_start: 0,
            next: 0,
            current: 0,
        })
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    pub(crate) fn rows(&self) -> u64 {
        self.table.rows()
    }

    pub(crate) fn skipped(&self) -> Result<Vec<String>, DatasetError> {
        Ok(check_parquet(&self.table)?.skipped)
    }

    pub(crate) fn progress(&self) -> (u64, u64) {
        (self.batch_start + self.next as u64, self.table.rows())
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        if self.next >= self.batch.height() {
            self.batch_start += self.batch.height() as u64;
            self.next = 0;
            if self.batch_start >= self.table.rows() {
                return Ok(false);
            }
            let names: Vec<&str> = self.header.iter().map(String::as_str).collect();
            let rows = self.batch_rows();
            let mut batch = self
                .table
                .read_rows(self.batch_start as usize, rows, Some(&names))?;
            batch.rechunk_mut_par();
            // The reader gives columns in the file's order.
            self.batch = batch
                .select(names)
                .map_err(DatasetError::engine("reading the Parquet file"))?;
            if self.batch.height() == 0 {
                return Ok(false);
            }
        }
        self.current = self.next;
        self.next += 1;
        row.number = self.batch_start + self.next as u64;
        row.line = None;
        let mut buffer = String::new();
        for column in self.batch.columns() {
            row.begin_column();
            if let Some(value) = text_of(column, self.current, &mut buffer)? {
                row.push_value(value);
            }
        }
        Ok(true)
    }

    /// Rows of the next batch: what is left of the row group, if that is not too much.
    fn batch_rows(&self) -> usize {
        let (at, mut start) = (self.batch_start as usize, 0);
        for group in &self.table.metadata().row_groups {
            let end = start + group.num_rows();
            if at < end {
                let whole = group.total_byte_size() <= WHOLE_GROUP_BYTES;
                return if whole {
                    end - at
                } else {
                    (end - at).min(BATCH_ROWS)
                };
            }
            start = end;
        }
        BATCH_ROWS
    }

    /// The current row as one line of JSON.
    pub(crate) fn raw(&self) -> Result<String, DatasetError> {
        let mut object = Map::new();
        let mut buffer = String::new();
        for column in self.batch.columns() {
            let cell = cell_of(column, self.current)?;
            let value = match cell {
                AnyValue::Null => Value::Null,
                AnyValue::Boolean(value) => Value::Bool(value),
                AnyValue::Int32(value) => Value::from(value),
                AnyValue::Int64(value) => Value::from(value),
                AnyValue::UInt32(value) => Value::from(value),
                AnyValue::UInt64(value) => Value::from(value),
                AnyValue::Float64(value) => Value::from(value),
                time @ AnyValue::Datetime(..) => Value::String(time.to_string()),
                _ => text_of(column, self.current, &mut buffer)?
                    .map_or(Value::Null, |text| Value::String(text.to_owned())),
            };
            object.insert(column.name().to_string(), value);
        }
        Ok(Value::Object(object).to_string())
    }
}

fn cell_of(column: &Column, row: usize) -> Result<AnyValue<'_>, DatasetError> {
    column
        .get(row)
        .map_err(DatasetError::engine("reading the Parquet file"))
}

/// A cell as text; times become epoch seconds with three decimals, so that the rule
/// `epoch-seconds` reads them without loss.
fn text_of<'a>(
    column: &'a Column,
    row: usize,
    buffer: &'a mut String,
) -> Result<Option<&'a str>, DatasetError> {
    use std::fmt::Write as _;
    buffer.clear();
    let written = match cell_of(column, row)? {
        AnyValue::Null => return Ok(None),
        AnyValue::String(text) => return Ok(Some(text)),
        AnyValue::Datetime(value, unit, _) | AnyValue::DatetimeOwned(value, unit, _) => {
            let millis = match unit {
                TimeUnit::Nanoseconds => value.div_euclid(1_000_000),
                TimeUnit::Microseconds => value.div_euclid(1_000),
                TimeUnit::Milliseconds => value,
            };
            write!(
                buffer,
                "{}.{:03}",
                millis.div_euclid(1000),
                millis.rem_euclid(1000)
            )
        }
        AnyValue::Float64(value) => write!(buffer, "{value}"),
        AnyValue::Float32(value) => write!(buffer, "{value}"),
        other => write!(buffer, "{other}"),
    };
    // Writing into a String does not fail.
    let _ = written;
    Ok(Some(buffer.as_str()))
}

/// A plain file as it is; a packed one is unpacked beside the system's temporary files.
fn unpack(
    path: &Path,
    member: Option<&str>,
) -> Result<(std::path::PathBuf, Option<tempfile::NamedTempFile>), DatasetError> {
    let mut bytes = Bytes::open_member(path, member)?;
    if bytes.container == Container::Plain {
        return Ok((bytes.path.clone(), None));
    }
    let mut file =
        tempfile::NamedTempFile::new().map_err(DatasetError::io("unpacking the file", path))?;
    let (mut piece, mut total) = (vec![0; 1 << 18], 0u64);
    loop {
        let n = bytes.read(&mut piece)?;
        if n == 0 {
            break;
        }
        total += n as u64;
        if total > MAX_UNPACKED_BYTES {
            return Err(DatasetError::ParquetRefused {
                reason: "the archive around it unpacks to more than 8 GB".to_owned(),
                path: path.display().to_string(),
            });
        }
        file.write_all(piece.get(..n).unwrap_or_default())
            .map_err(DatasetError::io("unpacking the file", path))?;
    }
    Ok((file.path().to_path_buf(), Some(file)))
}
