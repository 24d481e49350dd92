//! Typed columns for results, so that no other crate needs the data engine.

use crate::engine::{
    Column as PolarsColumn, DataFrame, DataType, IntoColumn, NamedFromOwned, NewChunkedArray,
    Series, StringChunked, TimeUnit,
};
use serde::{Deserialize, Serialize};

use crate::DatasetError;

/// One column of a table, all values of one type.
///
/// Missing values: NaN in floats; empty in texts, 0 in integers, false in booleans (only tables
/// of imports have such, e.g. `line` of `rejects`). Times are `I64` milliseconds since 1970, UTC.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Column {
    /// Texts.
    Text(Vec<String>),
    /// Codes and small counts.
    U32(Vec<u32>),
    /// Counts.
    U64(Vec<u64>),
    /// Signed integers and times in milliseconds.
    I64(Vec<i64>),
    /// Coordinates.
    F32(Vec<f32>),
    /// Measures.
    F64(Vec<f64>),
    /// Yes and no.
    Bool(Vec<bool>),
}

impl Column {
    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::U32(values) => values.len(),
            Self::U64(values) => values.len(),
            Self::I64(values) => values.len(),
            Self::F32(values) => values.len(),
            Self::F64(values) => values.len(),
            Self::Bool(values) => values.len(),
        }
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn dtype(&self) -> DataType {
        match self {
            Self::Text(_) => DataType::String,
            Self::U32(_) => DataType::UInt32,
            Self::U64(_) => DataType::UInt64,
            Self::I64(_) => DataType::Int64,
            Self::F32(_) => DataType::Float32,
            Self::F64(_) => DataType::Float64,
            Self::Bool(_) => DataType::Boolean,
        }
    }

    /// The rows of `range` as an engine column.
    pub(crate) fn slice(&self, name: &str, range: std::ops::Range<usize>) -> PolarsColumn {
        let name = || name.into();
        fn part<T>(values: &[T], range: std::ops::Range<usize>) -> &[T] {
            values.get(range).unwrap_or_default()
        }
        match self {
            Self::Text(values) => StringChunked::from_iter_values(
                name(),
                part(values, range).iter().map(String::as_str),
            )
            .into_column(),
            Self::U32(values) => Series::from_vec(name(), part(values, range).to_vec()).into(),
            Self::U64(values) => Series::from_vec(name(), part(values, range).to_vec()).into(),
            Self::I64(values) => Series::from_vec(name(), part(values, range).to_vec()).into(),
            Self::F32(values) => {
                let values = part(values, range)
                    .iter()
                    .map(|v| (!v.is_nan()).then_some(*v));
                let values: crate::engine::Float32Chunked = values.collect();
                values.with_name(name()).into_column()
            }
            Self::F64(values) => {
                let values = part(values, range)
                    .iter()
                    .map(|v| (!v.is_nan()).then_some(*v));
                let values: crate::engine::Float64Chunked = values.collect();
                values.with_name(name()).into_column()
            }
            Self::Bool(values) => {
                let values: crate::engine::BooleanChunked =
                    part(values, range).iter().copied().collect();
                values.with_name(name()).into_column()
            }
        }
    }

    /// An empty column for values of this engine type.
    pub(crate) fn empty_for(name: &str, dtype: &DataType) -> Result<Self, DatasetError> {
        Ok(match dtype {
            DataType::String => Self::Text(Vec::new()),
            DataType::UInt32 => Self::U32(Vec::new()),
            DataType::UInt64 => Self::U64(Vec::new()),
            DataType::Int64 | DataType::Datetime(TimeUnit::Milliseconds, _) => {
                Self::I64(Vec::new())
            }
            DataType::Float32 => Self::F32(Vec::new()),
            DataType::Float64 => Self::F64(Vec::new()),
            DataType::Boolean => Self::Bool(Vec::new()),
            other => {
                return Err(DatasetError::InvalidRequest {
                    reason: format!("the column {name:?} has the type {other}"),
                });
            }
        })
    }

    /// Appends the values of an engine column of the same type.
    pub(crate) fn extend(&mut self, column: &PolarsColumn) -> Result<(), DatasetError> {
        let engine = DatasetError::engine;
        let doing = "reading the table";
        match self {
            Self::Text(values) => {
                let column = column.str().map_err(engine(doing))?;
                values.extend(column.iter().map(|v| v.unwrap_or_default().to_owned()));
            }
            Self::U32(values) => {
                let column = column.u32().map_err(engine(doing))?;
                values.extend(column.iter().map(Option::unwrap_or_default));
            }
            Self::U64(values) => {
                let column = column.u64().map_err(engine(doing))?;
                values.extend(column.iter().map(Option::unwrap_or_default));
            }
            Self::I64(values) => match column.datetime() {
                Ok(times) => {
                    values.extend(times.physical().iter().map(Option::unwrap_or_default));
                }
                Err(_) => {
                    let column = column.i64().map_err(engine(doing))?;
                    values.extend(column.iter().map(Option::unwrap_or_default));
                }
            },
            Self::F32(values) => {
                let column = column.f32().map_err(engine(doing))?;
                values.extend(column.iter().map(|v| v.unwrap_or(f32::NAN)));
            }
            Self::F64(values) => {
                let column = column.f64().map_err(engine(doing))?;
                values.extend(column.iter().map(|v| v.unwrap_or(f64::NAN)));
            }
            Self::Bool(values) => {
                let column = column.bool().map_err(engine(doing))?;
                values.extend(column.iter().map(Option::unwrap_or_default));
            }
        }
        Ok(())
    }
}

/// Empty typed columns for the columns of a frame.
pub(crate) fn typed(frame: &DataFrame) -> Result<Vec<(String, Column)>, DatasetError> {
    frame
        .columns()
        .iter()
        .map(|column| {
            let name = column.name().to_string();
            let typed = Column::empty_for(&name, column.dtype())?;
            Ok((name, typed))
        })
        .collect()
}
