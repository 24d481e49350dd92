//! The table of repetitions as finished cells: a figure with the range of its samples.

use serde::Serialize;

use crate::model::{Report, Spread, StabilityRow};
use crate::number::{decimal, group};

/// What stands where a figure means nothing.
const NOTHING: &str = "–";

#[derive(Serialize)]
pub(super) struct StabilityView<'r> {
    /// Whether the last column is there.
    established: bool,
    rows: Vec<RowView<'r>>,
}

#[derive(Serialize)]
struct RowView<'r> {
    change: &'r str,
    n_repetitions: u64,
    n_edges: String,
    edges_gained: String,
    edges_kept: String,
    accounts_kept: String,
    agreement_in_both: String,
    agreement_in_either: String,
    established_kept: String,
}

/// `None` when nothing was repeated.
pub(super) fn stability(report: &Report) -> Option<StabilityView<'_>> {
    let rows = &report.stability;
    (!rows.is_empty()).then(|| StabilityView {
        established: rows.iter().any(|row| row.established_kept.is_some()),
        rows: rows.iter().map(view).collect(),
    })
}

fn view(row: &StabilityRow) -> RowView<'_> {
    let counts = |spread| cell(spread, |value| group(value.round() as u64));
    let shares = |spread| {
        cell(spread, |value| {
            format!("{}\u{A0}%", decimal(100.0 * value, 1))
        })
    };
    let indices = |spread| cell(spread, |value| decimal(value, 2));
    RowView {
        change: &row.change,
        n_repetitions: row.n_repetitions,
        n_edges: counts(row.n_edges),
        edges_gained: counts(row.edges_gained),
        edges_kept: shares(row.edges_kept),
        accounts_kept: shares(row.accounts_kept),
        agreement_in_both: indices(row.agreement_in_both),
        agreement_in_either: indices(row.agreement_in_either),
        established_kept: shares(row.established_kept),
    }
}

/// `8`, or `8 (6 to 9)` where the samples differ.
fn cell(spread: Option<Spread>, write: impl Fn(f64) -> String) -> String {
    let Some(Spread { low, middle, high }) = spread else {
        return NOTHING.to_owned();
    };
    let (low, middle, high) = (write(low), write(middle), write(high));
    if low == high {
        middle
    } else {
        format!("{middle} ({low} to {high})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_stands_only_where_there_is_one() {
        let spread = |low, middle, high| Some(Spread { low, middle, high });
        let whole = |value: f64| value.to_string();
        assert_eq!(cell(spread(8.0, 8.0, 8.0), whole), "8");
        assert_eq!(cell(spread(6.0, 8.0, 9.0), whole), "8 (6 to 9)");
        assert_eq!(cell(None, whole), "–");
    }
}
