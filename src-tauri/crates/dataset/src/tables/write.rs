//! Writing Parquet: row group by row group, hashed on the way, and never half there.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use polars_parquet::write::{
    CompressedPage, DynIter, DynStreamingIterator, Encoding, FileWriter, ParquetType, Version,
    WriteOptions, array_to_columns, compress, fallible_streaming_iterator, get_dtype_encoding,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::DatasetError;
use crate::engine::{
    Array, CompatLevel, DataFrame, ParquetCompression, PolarsError, PolarsResult, RAYON, Schema,
    StatisticsOptions,
};

/// Rows of a row group: as many as are written in about a tenth of a second, in which nobody asks
/// whether the work was cancelled.
pub(crate) const GROUP_ROWS: usize = 1 << 17;

/// A table file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFile {
    /// Name of the table: `posts`, `accounts`, `shares`, `rejects`, or the file's stem.
    pub table: String,
    /// File name without folders.
    pub file_name: String,
    /// Rows.
    pub rows: u64,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// Counts and hashes what goes to the file.
struct Sink {
    file: BufWriter<File>,
    hasher: Sha256,
    size: u64,
    /// The first failure of the file: the engine tells its own story of it.
    failed: Option<std::io::Error>,
}

impl Sink {
    /// Notes a failure and passes it on.
    fn noted<T>(&mut self, outcome: std::io::Result<T>) -> std::io::Result<T> {
        outcome.inspect_err(|error| {
            let copy = match error.raw_os_error() {
                Some(code) => std::io::Error::from_raw_os_error(code),
                None => std::io::Error::new(error.kind(), error.to_string()),
            };
            self.failed.get_or_insert(copy);
        })
    }
}

/// The handle that polars writes through; the sink stays reachable.
#[derive(Clone)]
struct Shared(Arc<Mutex<Sink>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let mut sink = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = sink.file.write_all(bytes);
        sink.noted(outcome)?;
        sink.hasher.update(bytes);
        sink.size += bytes.len() as u64;
        Ok(())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let mut sink = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = sink.file.flush();
        sink.noted(outcome)
    }
}

impl Shared {
    /// What went wrong: the failure of the file if there was one, else what the engine says.
    fn failure(&self, path: &Path, error: PolarsError) -> DatasetError {
        let mut sink = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match sink.failed.take() {
            Some(failed) => DatasetError::io("writing the table", path)(failed),
            None => DatasetError::engine("writing the table")(error),
        }
    }
}

/// A column of a row group with the encoding that fits it.
pub(crate) struct Packed {
    pub(crate) array: Box<dyn Array>,
    pub(crate) encoding: Vec<Encoding>,
}

/// A Parquet file that grows. Nothing is seen at its path before `publish`.
pub(crate) struct TableWriter {
    path: PathBuf,
    temporary: tempfile::NamedTempFile,
    sink: Shared,
    writer: FileWriter<Shared>,
    rows: u64,
}

/// How all tables are written. Ten million shares take 233 MB with LZ4 and 123 MB with zstd, but
/// unpacking zstd was a fifth of the work in front of every detection run.
fn options() -> WriteOptions {
    WriteOptions {
        statistics: StatisticsOptions {
            min_value: false,
            max_value: false,
            distinct_count: false,
            null_count: true,
            binary_statistics_truncate_length: None,
        },
        version: Version::V1,
        compression: ParquetCompression::Lz4Raw.into(),
        data_page_size: None,
    }
}

/// A complete, synced file that only lacks its name.
pub(crate) struct Finished {
    path: PathBuf,
    temporary: tempfile::NamedTempFile,
    pub(crate) table: TableFile,
}

impl TableWriter {
    /// Creates the folder if needed.
    pub(crate) fn create(path: &Path, schema: &Schema) -> Result<Self, DatasetError> {
        let folder = path
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(DatasetError::io("creating the folder", folder))?;
        let temporary = tempfile::Builder::new()
            .prefix(".writing-")
            .suffix(".parquet")
            .tempfile_in(folder)
            .map_err(DatasetError::io("writing the table", path))?;
        let file = temporary
            .as_file()
            .try_clone()
            .map_err(DatasetError::io("writing the table", path))?;
        let sink = Shared(Arc::new(Mutex::new(Sink {
            file: BufWriter::with_capacity(1 << 18, file),
            hasher: Sha256::new(),
            size: 0,
            failed: None,
        })));
        let writer = schema
            .iter()
            .map(|(name, kind)| {
                let field = kind.to_arrow_field(name.clone(), CompatLevel::newest());
                Ok((name.clone(), field))
            })
            .collect::<PolarsResult<_>>()
            .and_then(|schema| FileWriter::try_new(sink.clone(), schema, options()))
            .map_err(|error| sink.failure(path, error))?;
        Ok(Self {
            path: path.to_path_buf(),
            temporary,
            sink,
            writer,
            rows: 0,
        })
    }

    /// Appends one row group.
    pub(crate) fn append(&mut self, frame: &DataFrame) -> Result<(), DatasetError> {
        let columns = frame.columns().iter().map(|column| {
            let whole = column.as_materialized_series().rechunk();
            let array = whole.to_arrow(0, CompatLevel::newest());
            let encoding = get_dtype_encoding(array.dtype());
            Packed { array, encoding }
        });
        self.append_packed(frame.height(), columns.collect())
    }

    /// Appends one row group of columns in the order of the schema.
    pub(crate) fn append_packed(
        &mut self,
        rows: usize,
        columns: Vec<Packed>,
    ) -> Result<(), DatasetError> {
        if rows == 0 {
            return Ok(());
        }
        self.rows += rows as u64;
        let types = self.writer.parquet_schema().fields();
        let packed = RAYON.install(|| {
            columns
                .into_par_iter()
                .zip(types)
                .map(|(column, type_)| pages(&column, type_.clone()))
                .collect::<PolarsResult<Vec<_>>>()
        });
        packed
            .and_then(|packed| {
                let chunks = packed.iter().map(|pages| {
                    let pages = pages.iter().map(PolarsResult::Ok);
                    let pages = fallible_streaming_iterator::convert(pages);
                    Ok(DynStreamingIterator::new(pages))
                });
                self.writer.write(rows as u64, DynIter::new(chunks))
            })
            .map_err(|error| self.sink.failure(&self.path, error))
    }

    /// Writes the footer and syncs the bytes to the disk.
    pub(crate) fn finish(self, table: &str) -> Result<Finished, DatasetError> {
        let Self {
            path,
            temporary,
            sink,
            mut writer,
            rows,
        } = self;
        writer
            .end(None)
            .map_err(|error| sink.failure(&path, error))?;
        drop(writer);
        let mut sink = sink.0.lock().unwrap_or_else(PoisonError::into_inner);
        sink.file
            .flush()
            .map_err(DatasetError::io("writing the table", &path))?;
        sink.file
            .get_ref()
            .sync_all()
            .map_err(DatasetError::io("writing the table", &path))?;
        let digest = std::mem::take(&mut sink.hasher).finalize();
        let table = TableFile {
            table: table.to_owned(),
            file_name: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            rows,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            size: sink.size,
        };
        Ok(Finished {
            path,
            temporary,
            table,
        })
    }
}

/// The compressed pages of a column.
fn pages(column: &Packed, type_: ParquetType) -> PolarsResult<Vec<CompressedPage>> {
    let options = options();
    let mut all = Vec::new();
    for encoded in array_to_columns(&column.array, type_, options, &column.encoding)? {
        for page in encoded {
            all.push(compress(page?, Vec::new(), options.compression)?);
        }
    }
    Ok(all)
}

impl Finished {
    /// Gives the file its name; it replaces what was there.
    pub(crate) fn publish(self) -> Result<TableFile, DatasetError> {
        let Self {
            path,
            temporary,
            table,
        } = self;
        set_readable(temporary.as_file()).map_err(DatasetError::io("writing the table", &path))?;
        temporary
            .persist(&path)
            .map_err(|error| DatasetError::io("writing the table", &path)(error.error))?;
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            sync_folder(folder).map_err(DatasetError::io("writing the table", folder))?;
        }
        Ok(table)
    }
}

/// Temporary files are made for the owner only; a case may be read by a group.
#[cfg(unix)]
fn set_readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &File) -> std::io::Result<()> {
    Ok(())
}

/// A rename is on the disk only when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}
