//! Parquet files, row group by row group, through polars.
//!
//! Every path is made canonical before polars sees it: polars would take `https://...` for an
//! address on the network. A damaged file can make polars panic; that becomes an error.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::engine::{
    ArrowSchema, DataFrame, FileMetadata, ParallelStrategy, ParquetReader, SerReader,
};

use crate::DatasetError;

/// An open Parquet file whose footer has been read.
pub(crate) struct TableReader {
    path: PathBuf,
    file: File,
    metadata: Arc<FileMetadata>,
    schema: Arc<ArrowSchema>,
}

/// The canonical path of a regular local file.
pub(crate) fn local_file(path: &Path) -> Result<PathBuf, DatasetError> {
    let canonical =
        std::fs::canonicalize(path).map_err(DatasetError::io("opening the file", path))?;
    if !canonical.is_file() {
        return Err(DatasetError::NotAFile {
            path: path.display().to_string(),
        });
    }
    Ok(canonical)
}

/// Runs polars code on untrusted bytes; a panic inside becomes a refusal of the file.
pub(crate) fn guarded<T>(
    path: &Path,
    work: impl FnOnce() -> Result<T, crate::engine::PolarsError>,
) -> Result<T, DatasetError> {
    let refused = |reason: String| DatasetError::ParquetRefused {
        reason,
        path: path.display().to_string(),
    };
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(refused(format!("it cannot be decoded ({error})"))),
        Err(_) => Err(refused("it is damaged".to_owned())),
    }
}

impl TableReader {
    /// Reads the footer only.
    pub(crate) fn open(path: &Path) -> Result<Self, DatasetError> {
        let path = local_file(path)?;
        let file = File::open(&path).map_err(DatasetError::io("opening the table", &path))?;
        let handle = file
            .try_clone()
            .map_err(DatasetError::io("opening the table", &path))?;
        let (metadata, schema) = guarded(&path, || {
            let mut reader = ParquetReader::new(handle);
            let metadata = reader.get_metadata()?.clone();
            Ok((metadata, reader.schema()?))
        })?;
        Ok(Self {
            path,
            file,
            metadata,
            schema,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Another handle to the same file.
    pub(crate) fn handle(&self) -> Result<File, DatasetError> {
        self.file
            .try_clone()
            .map_err(DatasetError::io("opening the table", &self.path))
    }

    pub(crate) fn rows(&self) -> u64 {
        self.metadata.num_rows as u64
    }

    pub(crate) fn n_groups(&self) -> usize {
        self.metadata.row_groups.len()
    }

    pub(crate) fn metadata(&self) -> &FileMetadata {
        &self.metadata
    }

    pub(crate) fn schema(&self) -> &ArrowSchema {
        &self.schema
    }

    /// Fails unless all these columns exist.
    pub(crate) fn require(&self, columns: &[&str]) -> Result<(), DatasetError> {
        match columns.iter().find(|name| self.schema.get(name).is_none()) {
            None => Ok(()),
            Some(name) => Err(DatasetError::UnexpectedTable {
                reason: format!("the column {name:?} is missing"),
                path: self.path.display().to_string(),
            }),
        }
    }

    /// Rows of one row group.
    pub(crate) fn group_rows(&self, group: usize) -> usize {
        self.metadata
            .row_groups
            .get(group)
            .map_or(0, |group| group.num_rows())
    }

    /// One row group; `columns` = `None` reads all.
    pub(crate) fn read_group(
        &self,
        group: usize,
        columns: Option<&[&str]>,
    ) -> Result<DataFrame, DatasetError> {
        let sizes = self
            .metadata
            .row_groups
            .iter()
            .map(|group| group.num_rows());
        let start: usize = sizes.clone().take(group).sum();
        let rows = sizes.clone().nth(group).unwrap_or(0);
        self.read_rows(start, rows, columns)
    }

    /// Rows `start..start + rows`.
    pub(crate) fn read_rows(
        &self,
        start: usize,
        rows: usize,
        columns: Option<&[&str]>,
    ) -> Result<DataFrame, DatasetError> {
        let handle = self
            .file
            .try_clone()
            .map_err(DatasetError::io("opening the table", &self.path))?;
        guarded(&self.path, || {
            let mut reader = ParquetReader::new(handle);
            reader.set_metadata(self.metadata.clone());
            reader
                .read_parallel(ParallelStrategy::Columns)
                .with_slice(Some((start, rows)))
                .with_columns(columns.map(|names| names.iter().map(|&n| n.to_owned()).collect()))
                .finish()
        })
    }
}
