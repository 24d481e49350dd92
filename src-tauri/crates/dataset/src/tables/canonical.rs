//! The canonical tables: their columns, and buffers that become row groups.

use crate::engine::{
    BooleanChunked, Column, DataFrame, DataType, Int64Chunked, IntoColumn, IntoSeries, NamedFrom,
    NamedFromOwned, Schema, Series, StringChunkedBuilder, TimeUnit, TimeZone,
};

use super::write::GROUP_ROWS;
use crate::DatasetError;

/// Type of all times in the tables: milliseconds since 1970, UTC.
pub(crate) fn time_type() -> DataType {
    DataType::Datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
}

/// One value of a row on its way into a buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cell<'a> {
    /// No value.
    Nothing,
    Text(&'a str),
    /// Milliseconds since 1970, UTC.
    Time(i64),
    Count(u64),
    Truth(bool),
}

impl<'a> Cell<'a> {
    /// A text that may be missing; an empty one is.
    pub(crate) fn of(text: Option<&'a str>) -> Self {
        text.filter(|text| !text.is_empty())
            .map_or(Self::Nothing, Self::Text)
    }

    pub(crate) fn count(count: Option<u64>) -> Self {
        count.map_or(Self::Nothing, Self::Count)
    }

    pub(crate) fn time(ms: Option<i64>) -> Self {
        ms.map_or(Self::Nothing, Self::Time)
    }

    pub(crate) fn truth(truth: Option<bool>) -> Self {
        truth.map_or(Self::Nothing, Self::Truth)
    }
}

/// A buffer for one column.
enum Buffer {
    Text(StringChunkedBuilder),
    /// A column whose text is mostly that of the row before.
    Runs(Runs),
    Time(Vec<i64>),
    Count(Vec<u64>),
    /// Columns that are mostly empty: how many rows there are, and those with a value.
    Sparse(Sparse),
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

/// Values with the rows they stand in; most scrapers fill a third of the columns, and a column
/// without any value costs nothing.
struct Sparse {
    kind: Kind,
    texts: String,
    /// Row, and where its text ends.
    ends: Vec<(u32, usize)>,
    /// Row, and its number.
    numbers: Vec<(u32, u64)>,
}

impl Sparse {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            texts: String::new(),
            ends: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn push(&mut self, row: usize, cell: Cell<'_>) {
        let row = row as u32;
        match cell {
            Cell::Nothing => {}
            Cell::Text(text) => {
                self.texts.push_str(text);
                self.ends.push((row, self.texts.len()));
            }
            Cell::Time(ms) => self.numbers.push((row, ms as u64)),
            Cell::Count(count) => self.numbers.push((row, count)),
            Cell::Truth(truth) => self.numbers.push((row, u64::from(truth))),
        }
    }

    fn into_column(self, name: &'static str, rows: usize) -> Column {
        let numbers = || {
            let mut all = vec![None; rows];
            for &(row, number) in &self.numbers {
                if let Some(slot) = all.get_mut(row as usize) {
                    *slot = Some(number);
                }
            }
            all
        };
        match self.kind {
            Kind::MaybeTime => numbers()
                .into_iter()
                .map(|ms| ms.map(|ms| ms as i64))
                .collect::<Int64Chunked>()
                .with_name(name.into())
                .into_datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
                .into_series()
                .into_column(),
            Kind::MaybeTruth => numbers()
                .into_iter()
                .map(|truth| truth.map(|truth| truth == 1))
                .collect::<BooleanChunked>()
                .with_name(name.into())
                .into_column(),
            Kind::MaybeText => {
                let mut builder = StringChunkedBuilder::new(name.into(), rows);
                let (mut next, mut start) = (0, 0);
                for &(row, end) in &self.ends {
                    for _ in next..row as usize {
                        builder.append_null();
                    }
                    builder.append_value(self.texts.get(start..end).unwrap_or_default());
                    (next, start) = (row as usize + 1, end);
                }
                for _ in next..rows {
                    builder.append_null();
                }
                builder.finish().into_series().into_column()
            }
            _ => Series::new(name.into(), numbers()).into_column(),
        }
    }
}

/// Column buffers of one canonical table.
pub(crate) struct Buffers {
    columns: Vec<(&'static str, Kind, Buffer)>,
    rows: usize,
}

/// Kind of a canonical column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Text that seldom changes from one row to the next.
    Steady,
    Time,
    Count,
    MaybeText,
    MaybeTime,
    MaybeCount,
    MaybeTruth,
}

/// Name and kind of every column of a table.
pub(crate) type Layout = &'static [(&'static str, Kind)];

pub(crate) const POSTS: Layout = &[
    ("platform", Kind::Steady),
    ("content_id", Kind::Text),
    ("account_id", Kind::Text),
    ("posted_at", Kind::Time),
    ("kind", Kind::Steady),
    ("repost_of", Kind::MaybeText),
    ("repost_of_account", Kind::MaybeText),
    ("reply_to", Kind::MaybeText),
    ("reply_to_account", Kind::MaybeText),
    ("quote_of", Kind::MaybeText),
    ("quote_of_account", Kind::MaybeText),
    ("text", Kind::Steady),
    ("lang", Kind::Steady),
    ("client", Kind::Steady),
    ("post_url", Kind::MaybeText),
    ("url_list", Kind::MaybeText),
    ("hashtag_list", Kind::MaybeText),
    ("mention_list", Kind::MaybeText),
    ("media_list", Kind::MaybeText),
    ("likes", Kind::MaybeCount),
    ("reposts", Kind::MaybeCount),
    ("replies", Kind::MaybeCount),
    ("quotes", Kind::MaybeCount),
    ("views", Kind::MaybeCount),
    ("reactions", Kind::MaybeCount),
    ("source", Kind::Steady),
    ("record", Kind::Count),
];
pub(crate) const OBSERVATIONS: Layout = &[
    ("platform", Kind::Steady),
    ("content_id", Kind::Text),
    ("same", Kind::MaybeTruth),
    ("likes", Kind::MaybeCount),
    ("reposts", Kind::MaybeCount),
    ("replies", Kind::MaybeCount),
    ("quotes", Kind::MaybeCount),
    ("views", Kind::MaybeCount),
    ("reactions", Kind::MaybeCount),
    ("source", Kind::Steady),
    ("record", Kind::Count),
];
pub(crate) const ACCOUNTS: Layout = &[
    ("platform", Kind::Steady),
    ("account_id", Kind::Text),
    ("handle", Kind::MaybeText),
    ("display_name", Kind::Steady),
    ("created_at", Kind::MaybeTime),
    ("bio", Kind::MaybeText),
    ("location", Kind::MaybeText),
    ("followers", Kind::MaybeCount),
    ("following", Kind::MaybeCount),
    ("posts_count", Kind::MaybeCount),
    ("verified", Kind::MaybeTruth),
    ("default_profile", Kind::MaybeTruth),
    ("avatar", Kind::MaybeText),
    ("n_handles", Kind::Count),
    ("first_seen", Kind::Time),
    ("last_seen", Kind::Time),
    ("n_rows", Kind::Count),
    ("source", Kind::Steady),
    ("record", Kind::Count),
];
pub(crate) const PROFILES: Layout = &[
    ("platform", Kind::Steady),
    ("account_id", Kind::Text),
    ("observed_at", Kind::MaybeTime),
    ("handle", Kind::MaybeText),
    ("display_name", Kind::MaybeText),
    ("created_at", Kind::MaybeTime),
    ("bio", Kind::MaybeText),
    ("location", Kind::MaybeText),
    ("followers", Kind::MaybeCount),
    ("following", Kind::MaybeCount),
    ("posts_count", Kind::MaybeCount),
    ("verified", Kind::MaybeTruth),
    ("default_profile", Kind::MaybeTruth),
    ("avatar", Kind::MaybeText),
    ("source", Kind::Steady),
    ("record", Kind::Count),
];
pub(crate) const SHARES: Layout = &[
    ("platform", Kind::Steady),
    ("object_type", Kind::Steady),
    ("object_id", Kind::Text),
    ("account_id", Kind::Text),
    ("content_id", Kind::Text),
    ("timestamp_share", Kind::Time),
    ("source", Kind::Steady),
    ("record", Kind::Count),
];
pub(crate) const REJECTS: Layout = &[
    ("record", Kind::Count),
    ("line", Kind::MaybeCount),
    ("code", Kind::Text),
    ("column", Kind::Text),
    ("value", Kind::Text),
    ("reason", Kind::Text),
    ("source", Kind::Steady),
];

impl Buffers {
    pub(crate) fn new(layout: Layout) -> Self {
        let buffer = |name: &'static str, kind: Kind| match kind {
            Kind::Text => Buffer::Text(StringChunkedBuilder::new(name.into(), 0)),
            Kind::Steady => Buffer::Runs(Runs::default()),
            Kind::Time => Buffer::Time(Vec::new()),
            Kind::Count => Buffer::Count(Vec::new()),
            kind => Buffer::Sparse(Sparse::new(kind)),
        };
        Self {
            columns: layout
                .iter()
                .map(|&(name, kind)| (name, kind, buffer(name, kind)))
                .collect(),
            rows: 0,
        }
    }

    /// Names and types, in order.
    pub(crate) fn schema(&self) -> Schema {
        let type_of = |kind: Kind| match kind {
            Kind::Text | Kind::Steady | Kind::MaybeText => DataType::String,
            Kind::Time | Kind::MaybeTime => time_type(),
            Kind::Count | Kind::MaybeCount => DataType::UInt64,
            Kind::MaybeTruth => DataType::Boolean,
        };
        self.columns
            .iter()
            .map(|&(name, kind, _)| (name.into(), type_of(kind)))
            .collect()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.rows >= GROUP_ROWS
    }

    /// Appends one row; its cells in the order of the table's columns.
    pub(crate) fn push(&mut self, cells: &[Cell<'_>]) {
        let row = self.rows;
        for ((_, _, column), &cell) in self.columns.iter_mut().zip(cells) {
            match (column, cell) {
                (Buffer::Text(builder), Cell::Text(text)) => builder.append_value(text),
                (Buffer::Text(builder), _) => builder.append_value(""),
                (Buffer::Runs(runs), Cell::Text(text)) => runs.push(text),
                (Buffer::Runs(runs), _) => runs.push(""),
                (Buffer::Time(values), Cell::Time(ms)) => values.push(ms),
                (Buffer::Time(values), _) => values.push(0),
                (Buffer::Count(values), Cell::Count(count)) => values.push(count),
                (Buffer::Count(values), _) => values.push(0),
                (Buffer::Sparse(values), cell) => values.push(row, cell),
            }
        }
        self.rows += 1;
    }

    /// The buffered rows as a frame; the buffers are empty afterwards.
    pub(crate) fn take(&mut self) -> Result<DataFrame, DatasetError> {
        let rows = std::mem::take(&mut self.rows);
        let mut columns: Vec<Column> = Vec::with_capacity(self.columns.len());
        for (name, kind, buffer) in &mut self.columns {
            let name = *name;
            columns.push(match buffer {
                Buffer::Text(builder) => {
                    let fresh = StringChunkedBuilder::new(name.into(), rows);
                    std::mem::replace(builder, fresh)
                        .finish()
                        .into_series()
                        .into_column()
                }
                Buffer::Runs(runs) => std::mem::take(runs).into_column(name, rows),
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
                Buffer::Sparse(values) => {
                    std::mem::replace(values, Sparse::new(*kind)).into_column(name, rows)
                }
            });
        }
        DataFrame::new(rows, columns).map_err(DatasetError::engine("writing the table"))
    }
}
