//! The canonical tables: their columns, and buffers that become row groups.

use super::packing::{Few, Sparse, Texts, counts, times};
use super::write::{GROUP_ROWS, Packed};
use crate::DatasetError;
use crate::engine::{DataType, Schema, TimeUnit, TimeZone};

/// Type of all times in the tables: milliseconds since 1970, UTC.
pub(crate) fn time_type() -> DataType {
    DataType::Datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
}

/// One value of a row on its way into a buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cell<'a> {
    /// No value.
    Nothing,
    /// The value of the row before, which there must be.
    Same,
    Text(&'a str),
    /// A text with a number that stands for it: in its column, always for the same text.
    Coded(u32, &'a str),
    /// A text that its column does not have yet, as far as the caller knows.
    New(&'a str),
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
    Text(Texts),
    Few(Few),
    Time(Vec<i64>),
    Count(Vec<u64>),
    /// Columns that are mostly empty.
    Sparse(Sparse),
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
    /// One of a few texts, or that of the row before.
    Few,
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
    ("platform", Kind::Few),
    ("content_id", Kind::Text),
    ("account_id", Kind::Few),
    ("posted_at", Kind::Time),
    ("kind", Kind::Few),
    ("repost_of", Kind::MaybeText),
    ("repost_of_account", Kind::MaybeText),
    ("reply_to", Kind::MaybeText),
    ("reply_to_account", Kind::MaybeText),
    ("quote_of", Kind::MaybeText),
    ("quote_of_account", Kind::MaybeText),
    ("text", Kind::Text),
    ("lang", Kind::Few),
    ("client", Kind::Few),
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
    ("source", Kind::Few),
    ("record", Kind::Count),
];
pub(crate) const OBSERVATIONS: Layout = &[
    ("platform", Kind::Few),
    ("content_id", Kind::Text),
    ("same", Kind::MaybeTruth),
    ("likes", Kind::MaybeCount),
    ("reposts", Kind::MaybeCount),
    ("replies", Kind::MaybeCount),
    ("quotes", Kind::MaybeCount),
    ("views", Kind::MaybeCount),
    ("reactions", Kind::MaybeCount),
    ("source", Kind::Few),
    ("record", Kind::Count),
];
pub(crate) const ACCOUNTS: Layout = &[
    ("platform", Kind::Few),
    ("account_id", Kind::Few),
    ("handle", Kind::MaybeText),
    ("display_name", Kind::Few),
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
    ("source", Kind::Few),
    ("record", Kind::Count),
];
pub(crate) const PROFILES: Layout = &[
    ("platform", Kind::Few),
    ("account_id", Kind::Few),
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
    ("source", Kind::Few),
    ("record", Kind::Count),
];
pub(crate) const SHARES: Layout = &[
    ("platform", Kind::Few),
    ("object_type", Kind::Few),
    ("object_id", Kind::Text),
    ("account_id", Kind::Few),
    ("content_id", Kind::Few),
    ("timestamp_share", Kind::Time),
    ("source", Kind::Few),
    ("record", Kind::Count),
];
pub(crate) const REJECTS: Layout = &[
    ("record", Kind::Count),
    ("line", Kind::MaybeCount),
    ("code", Kind::Text),
    ("column", Kind::Text),
    ("value", Kind::Text),
    ("reason", Kind::Text),
    ("source", Kind::Few),
];

impl Buffers {
    pub(crate) fn new(layout: Layout) -> Self {
        let buffer = |kind: Kind| match kind {
            Kind::Text => Buffer::Text(Texts::default()),
            Kind::Few => Buffer::Few(Few::default()),
            Kind::Time => Buffer::Time(Vec::new()),
            Kind::Count => Buffer::Count(Vec::new()),
            _ => Buffer::Sparse(Sparse::default()),
        };
        Self {
            columns: layout
                .iter()
                .map(|&(name, kind)| (name, kind, buffer(kind)))
                .collect(),
            rows: 0,
        }
    }

    /// Names and types, in order.
    pub(crate) fn schema(&self) -> Schema {
        let type_of = |kind: Kind| match kind {
            Kind::Text | Kind::Few | Kind::MaybeText => DataType::String,
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
    pub(crate) fn push(&mut self, cells: &[Cell<'_>]) -> Result<(), DatasetError> {
        let row = self.rows;
        for ((_, _, column), &cell) in self.columns.iter_mut().zip(cells) {
            match (column, cell) {
                (
                    Buffer::Text(texts),
                    Cell::Text(text) | Cell::Coded(_, text) | Cell::New(text),
                ) => {
                    texts.push(text);
                }
                (Buffer::Text(texts), _) => texts.push(""),
                (Buffer::Few(few), Cell::Text(text)) => few.push(text)?,
                (Buffer::Few(few), Cell::Coded(code, text)) => few.push_coded(code, text)?,
                (Buffer::Few(few), Cell::New(text)) => few.push_new(text),
                (Buffer::Few(few), Cell::Same) => few.repeat()?,
                (Buffer::Few(few), _) => few.push("")?,
                (Buffer::Time(values), Cell::Time(ms)) => values.push(ms),
                (Buffer::Time(values), _) => values.push(0),
                (Buffer::Count(values), Cell::Count(count)) => values.push(count),
                (Buffer::Count(values), _) => values.push(0),
                (Buffer::Sparse(_), Cell::Nothing | Cell::Same) => {}
                (
                    Buffer::Sparse(values),
                    Cell::Text(text) | Cell::Coded(_, text) | Cell::New(text),
                ) => values.text(row, text),
                (Buffer::Sparse(values), Cell::Time(ms)) => values.number(row, ms as u64),
                (Buffer::Sparse(values), Cell::Count(count)) => values.number(row, count),
                (Buffer::Sparse(values), Cell::Truth(truth)) => values.number(row, truth.into()),
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// The buffered rows, how many there are, and their columns; the buffers are empty afterwards.
    pub(crate) fn take(&mut self) -> Result<(usize, Vec<Packed>), DatasetError> {
        let rows = std::mem::take(&mut self.rows);
        let columns = self.columns.iter_mut().map(|(_, kind, buffer)| {
            match buffer {
                Buffer::Text(texts) => texts.take(),
                Buffer::Few(few) => few.take(),
                Buffer::Time(values) => times(values),
                Buffer::Count(values) => counts(values),
                Buffer::Sparse(values) => match kind {
                    Kind::MaybeText => values.take_texts(rows),
                    Kind::MaybeTime => values.take_times(rows),
                    Kind::MaybeTruth => values.take_truths(rows),
                    _ => values.take_counts(rows),
                },
            }
            .map_err(DatasetError::engine("writing the table"))
        });
        Ok((rows, columns.collect::<Result<_, _>>()?))
    }
}
