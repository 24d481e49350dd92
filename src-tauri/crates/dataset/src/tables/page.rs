//! One screenful of a table of any size: filtered, sorted, cut.

use std::cmp::Ordering;
use std::path::Path;

use crate::engine::{Column as PolarsColumn, DataFrame, DataType, SortOptions};
use serde::{Deserialize, Serialize};

use super::columns::{Column, typed};
use crate::DatasetError;
use crate::parquet::TableReader;

/// Most rows of a page.
const MAX_LIMIT: u32 = 10_000;

/// How a filter compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilterOp {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// The text contains the value (upper and lower case alike).
    Contains,
    /// The text begins with the value.
    StartsWith,
}

/// A condition on one column. Missing values satisfy no condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Column.
    pub column: String,
    /// Comparison.
    pub op: FilterOp,
    /// What is compared with, in text form: a number, `true`/`false`, milliseconds for times.
    pub value: String,
}

/// What of a table is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageRequest {
    /// (column, descending); ties and no sort: order of the file. Missing values come last.
    pub sort: Option<(String, bool)>,
    /// Rows to skip.
    pub offset: u64,
    /// Rows wanted, at most 10 000.
    pub limit: u32,
    /// All must hold.
    pub filters: Vec<Filter>,
}

/// A page of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Rows in the table.
    pub total_rows: u64,
    /// Rows that satisfy the filters.
    pub matching_rows: u64,
    /// All columns, at most `limit` rows each.
    pub columns: Vec<(String, Column)>,
}

/// Reads one page. Only the columns of filters and sort are read in full.
///
/// # Errors
/// A column that does not exist, a value that is none of the column's type, a limit above
/// 10 000.
pub fn page_table(path: &Path, request: &PageRequest) -> Result<Page, DatasetError> {
    if request.limit > MAX_LIMIT {
        return Err(invalid(format!("a page has at most {MAX_LIMIT} rows")));
    }
    let table = TableReader::open(path)?;
    let mut keys: Vec<&str> = request.filters.iter().map(|f| f.column.as_str()).collect();
    keys.extend(request.sort.iter().map(|(column, _)| column.as_str()));
    keys.sort_unstable();
    keys.dedup();
    for key in &keys {
        if table.schema().get(key).is_none() {
            return Err(invalid(format!("the table has no column {key:?}")));
        }
    }
    let total_rows = table.rows();
    let (offset, limit) = (request.offset, u64::from(request.limit));
    let (matching_rows, rows): (u64, Vec<u64>) = if keys.is_empty() {
        (
            total_rows,
            (offset.min(total_rows)..offset.saturating_add(limit).min(total_rows)).collect(),
        )
    } else {
        let found = matching(&table, &keys, request)?;
        let page = found
            .iter()
            .skip(usize::try_from(offset).unwrap_or(usize::MAX));
        (
            found.len() as u64,
            page.take(request.limit as usize).copied().collect(),
        )
    };
    Ok(Page {
        total_rows,
        matching_rows,
        columns: fetch(&table, &rows)?,
    })
}

fn invalid(reason: String) -> DatasetError {
    DatasetError::InvalidRequest { reason }
}

/// Row numbers that satisfy the filters, in the order of the sort.
fn matching(
    table: &TableReader,
    keys: &[&str],
    request: &PageRequest,
) -> Result<Vec<u64>, DatasetError> {
    let engine = DatasetError::engine;
    let (mut rows, mut start) = (Vec::new(), 0u64);
    let mut sort_column: Option<PolarsColumn> = None;
    for group in 0..table.n_groups() {
        let frame = table.read_group(group, Some(keys))?;
        let mut kept = vec![true; frame.height()];
        for filter in &request.filters {
            let column = frame
                .column(&filter.column)
                .map_err(engine("reading the table"))?;
            apply(filter, column, &mut kept)?;
        }
        rows.extend(
            (start..)
                .zip(&kept)
                .filter(|(_, kept)| **kept)
                .map(|(row, _)| row),
        );
        start += frame.height() as u64;
        if let Some((name, _)) = &request.sort {
            let column = frame.column(name).map_err(engine("reading the table"))?;
            let mask = kept.iter().copied().collect();
            let part = column.filter(&mask).map_err(engine("reading the table"))?;
            match &mut sort_column {
                None => sort_column = Some(part),
                Some(whole) => {
                    whole.append(&part).map_err(engine("reading the table"))?;
                }
            }
        }
    }
    let (Some(column), Some((_, descending))) = (sort_column, &request.sort) else {
        return Ok(rows);
    };
    let order = column.as_materialized_series().arg_sort(SortOptions {
        descending: *descending,
        nulls_last: true,
        multithreaded: true,
        maintain_order: true,
        limit: None,
    });
    Ok(order
        .iter()
        .flatten()
        .filter_map(|at| rows.get(at as usize).copied())
        .collect())
}

/// Narrows `kept` to the rows that satisfy one filter.
fn apply(filter: &Filter, column: &PolarsColumn, kept: &mut [bool]) -> Result<(), DatasetError> {
    let engine = || DatasetError::engine("reading the table");
    let wrong = |what: &str| {
        invalid(format!(
            "{:?} is no {what}, which the column {:?} has",
            filter.value, filter.column
        ))
    };
    let holds = |ordering: Option<Ordering>| {
        ordering.is_some_and(|ordering| match filter.op {
            FilterOp::Eq => ordering.is_eq(),
            FilterOp::Ne => ordering.is_ne(),
            FilterOp::Lt => ordering.is_lt(),
            FilterOp::Le => ordering.is_le(),
            FilterOp::Gt => ordering.is_gt(),
            FilterOp::Ge => ordering.is_ge(),
            FilterOp::Contains | FilterOp::StartsWith => false,
        })
    };
    let textual = matches!(filter.op, FilterOp::Contains | FilterOp::StartsWith);
    if textual && column.dtype() != &DataType::String {
        return Err(wrong("text"));
    }
    macro_rules! compare {
        ($values:expr, $value:expr) => {
            for (kept, value) in kept.iter_mut().zip($values) {
                *kept &= holds(value.and_then(|value| value.partial_cmp(&$value)));
            }
        };
    }
    let integer = || {
        filter
            .value
            .trim()
            .parse::<i128>()
            .map_err(|_| wrong("whole number"))
    };
    let number = || {
        filter
            .value
            .trim()
            .parse::<f64>()
            .map_err(|_| wrong("number"))
    };
    match column.dtype() {
        DataType::String => {
            let values = column.str().map_err(engine())?;
            let lower = filter.value.to_lowercase();
            for (kept, value) in kept.iter_mut().zip(values.iter()) {
                *kept &= match filter.op {
                    FilterOp::Contains => {
                        value.is_some_and(|value| value.to_lowercase().contains(&lower))
                    }
                    FilterOp::StartsWith => {
                        value.is_some_and(|value| value.starts_with(&filter.value))
                    }
                    _ => holds(value.map(|value| value.cmp(&filter.value))),
                };
            }
        }
        DataType::UInt32 => {
            let wanted = integer()?;
            compare!(
                column
                    .u32()
                    .map_err(engine())?
                    .iter()
                    .map(|v| v.map(i128::from)),
                wanted
            );
        }
        DataType::UInt64 => {
            let wanted = integer()?;
            compare!(
                column
                    .u64()
                    .map_err(engine())?
                    .iter()
                    .map(|v| v.map(i128::from)),
                wanted
            );
        }
        DataType::Int64 => {
            let wanted = integer()?;
            compare!(
                column
                    .i64()
                    .map_err(engine())?
                    .iter()
                    .map(|v| v.map(i128::from)),
                wanted
            );
        }
        DataType::Datetime(..) => {
            let wanted = integer()?;
            let times = column.datetime().map_err(engine())?.physical();
            compare!(times.iter().map(|v| v.map(i128::from)), wanted);
        }
        DataType::Float32 => {
            let wanted = number()?;
            compare!(
                column
                    .f32()
                    .map_err(engine())?
                    .iter()
                    .map(|v| v.map(f64::from)),
                wanted
            );
        }
        DataType::Float64 => {
            let wanted = number()?;
            compare!(column.f64().map_err(engine())?.iter(), wanted);
        }
        DataType::Boolean => {
            let wanted: bool = filter
                .value
                .trim()
                .parse()
                .map_err(|_| wrong("true or false"))?;
            compare!(column.bool().map_err(engine())?.iter(), wanted);
        }
        other => {
            return Err(invalid(format!(
                "a column of type {other} cannot be filtered"
            )));
        }
    }
    Ok(())
}

/// The rows with these numbers, in this order, with all columns.
fn fetch(table: &TableReader, rows: &[u64]) -> Result<Vec<(String, Column)>, DatasetError> {
    let engine = DatasetError::engine;
    let mut by_row: Vec<(u64, usize)> = rows.iter().copied().zip(0..).collect();
    by_row.sort_unstable();
    let mut found: Option<DataFrame> = None;
    let (mut next, mut start) = (0, 0u64);
    for group in 0..table.n_groups() {
        let end = start + table.group_rows(group) as u64;
        let here: Vec<u32> = by_row
            .get(next..)
            .unwrap_or_default()
            .iter()
            .take_while(|(row, _)| *row < end)
            .map(|(row, _)| (row - start) as u32)
            .collect();
        if let (Some(first), Some(last)) = (here.first(), here.last()) {
            // Neighbouring rows need only their stretch of the row group.
            let frame = table.read_rows(
                start as usize + *first as usize,
                (last - first) as usize + 1,
                None,
            )?;
            let at: Vec<u32> = here.iter().map(|row| row - first).collect();
            let at = crate::engine::IdxCa::from_vec("row".into(), at);
            let part = frame.take(&at).map_err(engine("reading the table"))?;
            match &mut found {
                None => found = Some(part),
                Some(found) => {
                    found
                        .vstack_mut(&part)
                        .map_err(engine("reading the table"))?;
                }
            }
        }
        next += here.len();
        start = end;
    }
    let frame = match found {
        // The order asked for: place of each fetched row on the page.
        Some(frame) => {
            let mut place: Vec<(usize, u32)> =
                by_row.iter().map(|(_, place)| *place).zip(0..).collect();
            place.sort_unstable();
            let order: Vec<u32> = place.into_iter().map(|(_, at)| at).collect();
            let order = crate::engine::IdxCa::from_vec("row".into(), order);
            frame.take(&order).map_err(engine("reading the table"))?
        }
        None => table.read_rows(0, 0, None)?,
    };
    let mut columns = typed(&frame)?;
    for ((_, column), read) in columns.iter_mut().zip(frame.columns()) {
        column.extend(read)?;
    }
    Ok(columns)
}
