//! The four canonical tables: their columns, and buffers that become row groups.

use crate::engine::{
    Column, DataFrame, DataType, Int64Chunked, IntoColumn, IntoSeries, NamedFrom, NamedFromOwned,
    Schema, Series, StringChunkedBuilder, TimeUnit, TimeZone,
};

use super::write::GROUP_ROWS;
use crate::DatasetError;

/// Type of all times in the tables: milliseconds since 1970, UTC.
pub(crate) fn time_type() -> DataType {
    DataType::Datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
}

/// A buffer for one column.
enum Buffer {
    Text(StringChunkedBuilder),
    /// A column whose text is mostly that of the row before.
    Runs(Runs),
    /// The same text on every row.
    Constant(String),
    Time(Vec<i64>),
    Count(Vec<u64>),
    OptionalCount(Vec<Option<u64>>),
}

/// Texts in runs: (text, number of rows).
#[derive(Default)]
struct Runs(Vec<(String, usize)>);

impl Runs {
    fn push(&mut self, text: &str) {
        match self.0.last_mut() {
            Some((last, rows)) if last == text => *rows += 1,
            _ => self.0.push((text.to_owned(), 1)),
        }
    }

    fn into_column(self, name: &'static str, rows: usize) -> Column {
        if let [(text, _)] = self.0.as_slice() {
            return constant(name, text, rows);
        }
        let mut builder = StringChunkedBuilder::new(name.into(), rows);
        for (text, rows) in &self.0 {
            for _ in 0..*rows {
                builder.append_value(text);
            }
        }
        builder.finish().into_series().into_column()
    }
}

fn constant(name: &'static str, text: &str, rows: usize) -> Column {
    let text = crate::engine::PlSmallStr::from_str(text);
    Column::new_scalar(name.into(), crate::engine::Scalar::from(text), rows)
}

/// Column buffers of one canonical table.
pub(crate) struct Buffers {
    names: Vec<&'static str>,
    columns: Vec<Buffer>,
    rows: usize,
}

/// Kind of a canonical column.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// Text that seldom changes from one row to the next.
    Steady,
    Source,
    Time,
    Count,
    OptionalCount,
}

const POSTS: &[(&str, Kind)] = &[
    ("platform", Kind::Steady),
    ("content_id", Kind::Text),
    ("account_id", Kind::Text),
    ("posted_at", Kind::Time),
    ("text", Kind::Steady),
    ("source", Kind::Source),
    ("record", Kind::Count),
];
const ACCOUNTS: &[(&str, Kind)] = &[
    ("platform", Kind::Steady),
    ("account_id", Kind::Text),
    ("display_name", Kind::Steady),
    ("first_seen", Kind::Time),
    ("last_seen", Kind::Time),
    ("n_rows", Kind::Count),
    ("source", Kind::Source),
    ("record", Kind::Count),
];
const SHARES: &[(&str, Kind)] = &[
    ("platform", Kind::Steady),
    ("object_type", Kind::Steady),
    ("object_id", Kind::Text),
    ("account_id", Kind::Text),
    ("content_id", Kind::Text),
    ("timestamp_share", Kind::Time),
    ("source", Kind::Source),
    ("record", Kind::Count),
];
const REJECTS: &[(&str, Kind)] = &[
    ("record", Kind::Count),
    ("line", Kind::OptionalCount),
    ("code", Kind::Text),
    ("column", Kind::Text),
    ("value", Kind::Text),
    ("reason", Kind::Text),
    ("source", Kind::Source),
];

impl Buffers {
    pub(crate) fn posts(source: &str) -> Self {
        Self::new(POSTS, source)
    }

    pub(crate) fn accounts(source: &str) -> Self {
        Self::new(ACCOUNTS, source)
    }

    pub(crate) fn shares(source: &str) -> Self {
        Self::new(SHARES, source)
    }

    pub(crate) fn rejects(source: &str) -> Self {
        Self::new(REJECTS, source)
    }

    fn new(columns: &[(&'static str, Kind)], source: &str) -> Self {
        let buffer = |name: &str, kind: Kind| match kind {
            Kind::Text => Buffer::Text(StringChunkedBuilder::new(name.into(), 0)),
            Kind::Steady => Buffer::Runs(Runs::default()),
            Kind::Source => Buffer::Constant(source.to_owned()),
            Kind::Time => Buffer::Time(Vec::new()),
            Kind::Count => Buffer::Count(Vec::new()),
            Kind::OptionalCount => Buffer::OptionalCount(Vec::new()),
        };
        Self {
            names: columns.iter().map(|(name, _)| *name).collect(),
            columns: columns
                .iter()
                .map(|(name, kind)| buffer(name, *kind))
                .collect(),
            rows: 0,
        }
    }

    /// Names and types, in order.
    pub(crate) fn schema(&self) -> Schema {
        let types = self.columns.iter().map(|column| match column {
            Buffer::Text(_) | Buffer::Runs(_) | Buffer::Constant(_) => DataType::String,
            Buffer::Time(_) => time_type(),
            Buffer::Count(_) | Buffer::OptionalCount(_) => DataType::UInt64,
        });
        self.names
            .iter()
            .map(|&name| name.into())
            .zip(types)
            .collect()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.rows >= GROUP_ROWS
    }

    /// Appends one row: texts, times and counts each in the order of the table's columns.
    pub(crate) fn push(&mut self, texts: &[&str], times: &[i64], counts: &[Option<u64>]) {
        let (mut texts, mut times, mut counts) = (texts.iter(), times.iter(), counts.iter());
        for column in &mut self.columns {
            match column {
                Buffer::Text(builder) => match texts.next() {
                    Some(text) => builder.append_value(text),
                    None => builder.append_null(),
                },
                Buffer::Runs(runs) => runs.push(texts.next().copied().unwrap_or_default()),
                Buffer::Constant(_) => {}
                Buffer::Time(values) => values.extend(times.next()),
                Buffer::Count(values) => {
                    values.push(counts.next().copied().flatten().unwrap_or_default());
                }
                Buffer::OptionalCount(values) => values.push(counts.next().copied().flatten()),
            }
        }
        self.rows += 1;
    }

    /// The buffered rows as a frame; the buffers are empty afterwards.
    pub(crate) fn take(&mut self) -> Result<DataFrame, DatasetError> {
        let rows = std::mem::take(&mut self.rows);
        let mut columns: Vec<Column> = Vec::with_capacity(self.names.len());
        for (&name, buffer) in self.names.iter().zip(&mut self.columns) {
            columns.push(match buffer {
                Buffer::Text(builder) => {
                    let fresh = StringChunkedBuilder::new(name.into(), rows);
                    std::mem::replace(builder, fresh)
                        .finish()
                        .into_series()
                        .into_column()
                }
                Buffer::Runs(runs) => std::mem::take(runs).into_column(name, rows),
                Buffer::Constant(text) => constant(name, text, rows),
                Buffer::Time(values) => {
                    let values = std::mem::replace(values, Vec::with_capacity(rows));
                    Int64Chunked::from_vec(name.into(), values)
                        .into_datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
                        .into_series()
                        .into_column()
                }
                Buffer::Count(values) => {
                    let values = std::mem::replace(values, Vec::with_capacity(rows));
                    Series::from_vec(name.into(), values).into_column()
                }
                Buffer::OptionalCount(values) => {
                    Series::new(name.into(), std::mem::take(values)).into_column()
                }
            });
        }
        DataFrame::new(rows, columns).map_err(DatasetError::engine("writing the table"))
    }
}
