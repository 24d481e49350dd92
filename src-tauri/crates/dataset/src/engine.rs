//! The parts of polars that are used: columns and Parquet files.
//!
//! They come from `polars-core` and `polars-io`. The crate `polars` itself, whatever its features,
//! links a client for cloud storage and with it an HTTP stack, and this program never connects.

pub(crate) use polars_arrow::array::{
    Array, BinaryArray, BooleanArray, DictionaryArray, PrimitiveArray,
};
pub(crate) use polars_arrow::bitmap::{Bitmap, MutableBitmap};
pub(crate) use polars_arrow::datatypes::IntegerType;
pub(crate) use polars_core::prelude::*;
pub(crate) use polars_core::runtime::RAYON;
pub(crate) use polars_io::SerReader;
pub(crate) use polars_io::parquet::read::{FileMetadata, ParallelStrategy, ParquetReader};
pub(crate) use polars_io::parquet::write::{ParquetCompression, StatisticsOptions};

/// Starts the threads that tables are packed with, which else happens with the first table.
///
/// # Panics
/// Where the system grants no thread.
pub fn start_threads() {
    RAYON.install(|| ());
}
