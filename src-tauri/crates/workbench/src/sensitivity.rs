//! How much hangs on the settings: a run repeated with something changed, as a table and in short.

use serde::Serialize;
use zwerm_dataset::{Column, Shares};
use zwerm_detection::sensitivity::{
    Change, Outcome, Repetition, Stayed, compare_outcomes, variants,
};
use zwerm_detection::{Detection, Judged, Sensitivity, quantile_type7};
use zwerm_report::model::{Spread, StabilityRow};

use crate::analysis;
use crate::error::{Error, ErrorKind, Result};
use crate::exports::write_columns;
use crate::jobs::Control;
use crate::output::Written;
use crate::run_tables::Columns;
use crate::runs::{DetectRequest, broken_run};
use crate::session::Workbench;
use crate::significance;

/// Table of a run, and the file beside its other outputs.
pub(crate) const TABLE: &str = "sensitivity";

/// What became of a run's result when something was changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SensitivityResult {
    /// Name of the run.
    pub run: String,
    /// How it was repeated.
    pub asked: Sensitivity,
    /// One row a repetition, the run itself first.
    pub repetitions: Vec<Repetition>,
    /// The same in short: samples of one kind are one row.
    pub rows: Vec<StabilityRow>,
}

impl Workbench {
    /// Repeats a run of the case with something changed. The case stays as it is.
    pub fn sensitivity(
        &self,
        run: &str,
        asked: &Sensitivity,
        control: &Control,
    ) -> Result<SensitivityResult> {
        asked.validate()?;
        let record = self.run(run)?;
        let request = DetectRequest {
            sensitivity: Some(asked.clone()),
            ..self.request_of(&record)?
        };
        let (imports, made) = (self.imports_of_run(&record)?, self.alike_of_run(&record)?);
        let shares = self.load_from(&imports, &made, &request, control)?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let found = zwerm_detection::detect(&shares, &request.params, &progress)?;
        if found.edges.len() as u64 != self.summary_of(&record)?.n_edges {
            return Err(Error::new(
                ErrorKind::Case,
                "run-differs",
                format!(
                    "Run \"{run}\" can not be repeated: this version of the program finds another number of edges. Make the run again, then ask for its sensitivity."
                ),
            ));
        }
        let community = analysis::communities(&found, request.seed, control)?;
        let judged = significance::judge(&request, &shares, &found, &community, control)?;
        let run_of = (&found, community.as_slice(), judged.as_ref());
        let repetitions = repeat(&request, &shares, run_of, control)?.unwrap_or_default();
        Ok(SensitivityResult {
            run: run.to_owned(),
            asked: asked.clone(),
            rows: in_short(&repetitions),
            repetitions,
        })
    }

    /// Writes `sensitivity.csv` and notes it in the audit log.
    pub fn write_sensitivity(
        &self,
        result: &SensitivityResult,
        out: &std::path::Path,
    ) -> Result<Written> {
        let written = write_columns(out, &columns(&result.repetitions))?;
        self.note_export("run", &result.run, TABLE, &written)?;
        Ok(written)
    }
}

/// The repetitions that a request asks for, the run itself first; `None` when it asks for none.
pub(crate) fn repeat(
    request: &DetectRequest,
    shares: &Shares,
    (found, community, judged): (&Detection, &[u32], Option<&Judged>),
    control: &Control,
) -> Result<Option<Vec<Repetition>>> {
    let Some(asked) = &request.sensitivity else {
        return Ok(None);
    };
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let how = (&request.params, asked, request.seed);
    let variants = variants(shares, found, how, &progress)?;
    // Where nobody asked for chance, all repetitions together may take no longer than the run itself.
    let secs = zwerm_detection::seconds_to_judge(shares, found) * variants.len() as f64;
    let judge_too =
        judged.is_some() && request.judged_within_secs.is_none_or(|limit| secs <= limit);
    let judged = judged.filter(|_| judge_too);
    let run = Outcome::new(found, community, judged);
    let mut repetitions = vec![compare_outcomes(Change::Nothing, &run, &run)];
    let total = variants.len() as u64;
    for (done, variant) in (0..).zip(variants) {
        control.step("repeating the run", done, total);
        control.check()?;
        let part = variant.shares(shares);
        let shares = part.as_ref().unwrap_or(shares);
        let request = DetectRequest {
            params: variant.params,
            significance: request.significance.clone().filter(|_| judge_too),
            ..request.clone()
        };
        let again = zwerm_detection::detect(shares, &request.params, &progress)?;
        let community = analysis::communities(&again, request.seed, control)?;
        let judged = significance::judge(&request, shares, &again, &community, control)?;
        let other = Outcome::new(&again, &community, judged.as_ref());
        repetitions.push(compare_outcomes(variant.change, &run, &other));
    }
    Ok(Some(repetitions))
}

/// The table: one row a repetition. Shares of established groups only where the run was judged.
pub(crate) fn columns(repetitions: &[Repetition]) -> Columns {
    let text = |name: &str, of: fn(&Change) -> String| {
        let cells = repetitions.iter().map(|one| of(&one.change)).collect();
        (name.to_owned(), Column::Text(cells))
    };
    let whole = |name: String, of: &dyn Fn(&Repetition) -> u64| {
        (name, Column::U64(repetitions.iter().map(of).collect()))
    };
    let number = |name: &str, of: fn(&Repetition) -> f64| {
        let cells = repetitions.iter().map(of).collect();
        (name.to_owned(), Column::F64(cells))
    };
    let stayed = |name: &str, of: fn(&Repetition) -> Stayed| {
        [
            whole(format!("n_{name}"), &|one| of(one).total),
            whole(format!("{name}_kept"), &|one| of(one).kept),
            whole(format!("{name}_gained"), &|one| of(one).gained),
            whole(format!("{name}_lost"), &|one| of(one).lost),
        ]
    };
    let mut columns = vec![
        text("change", |change| word(change).to_owned()),
        text("layer", |change| match change {
            Change::WithoutLayer { layer } | Change::WithoutObject { layer, .. } => layer.clone(),
            _ => String::new(),
        }),
        text("object_id", |change| match change {
            Change::WithoutObject { object, .. } => object.clone(),
            _ => String::new(),
        }),
        text("sample", |change| match change {
            Change::SomeObjects { sample } | Change::SomeShares { sample } => sample.to_string(),
            _ => String::new(),
        }),
        number("window_secs", |one| one.window_secs),
        whole("n_shares".to_owned(), &|one| one.n_shares),
    ];
    columns.extend(stayed("edges", |one| one.edges));
    columns.extend(stayed("accounts", |one| one.accounts));
    columns.push(whole("n_communities".to_owned(), &|one| one.n_communities));
    columns.push(number("adjusted_rand_in_both", |one| {
        one.agreement_in_both.unwrap_or(f64::NAN)
    }));
    columns.push(number("adjusted_rand_in_either", |one| {
        one.agreement_in_either.unwrap_or(f64::NAN)
    }));
    if repetitions.iter().any(|one| one.established.is_some()) {
        columns.extend(stayed("established", |one| {
            one.established.unwrap_or_default()
        }));
    }
    columns
}

/// The word of a change in the table.
fn word(change: &Change) -> &'static str {
    match change {
        Change::Nothing => "nothing",
        Change::HalfWindow => "half-window",
        Change::DoubleWindow => "double-window",
        Change::WithoutLayer { .. } => "without-layer",
        Change::WithoutObject { .. } => "without-object",
        Change::SomeObjects { .. } => "some-objects",
        Change::SomeShares { .. } => "some-shares",
    }
}

/// The repetitions in short: one row a change, samples of one kind together; the run itself is left out.
fn in_short(repetitions: &[Repetition]) -> Vec<StabilityRow> {
    short_of(&columns(repetitions)).unwrap_or_default()
}

/// The same from the stored table of a run.
pub(crate) fn short_of_table(columns: &Columns, run: &str) -> Result<Vec<StabilityRow>> {
    short_of(columns).ok_or_else(|| broken_run("table of sensitivity", run))
}

fn short_of(columns: &Columns) -> Option<Vec<StabilityRow>> {
    let column = |name: &str| {
        columns
            .iter()
            .find(|(known, _)| known == name)
            .map(|it| &it.1)
    };
    let text = |name: &str| match column(name)? {
        Column::Text(cells) => Some(cells),
        _ => None,
    };
    let numbers = |name: &str| -> Option<Vec<f64>> {
        match column(name)? {
            Column::U64(cells) => Some(cells.iter().map(|&cell| cell as f64).collect()),
            Column::F64(cells) => Some(cells.clone()),
            _ => None,
        }
    };
    let (words, layers, window) = (text("change")?, text("layer")?, numbers("window_secs")?);
    let in_both = numbers("adjusted_rand_in_both")?;
    let in_either = numbers("adjusted_rand_in_either")?;
    let mut rows: Vec<(usize, Vec<usize>)> = Vec::new();
    for (row, word) in words.iter().enumerate().skip(1) {
        let is_sample = word.starts_with("some-");
        match rows.last_mut() {
            Some((first, of)) if is_sample && words.get(*first) == Some(word) => of.push(row),
            _ => rows.push((row, vec![row])),
        }
    }
    // Shares of what the run itself has, which stands in the first row.
    let shares = |name: &str, rows: &[usize]| -> Option<Spread> {
        let (kept, lost) = (
            numbers(&format!("{name}_kept"))?,
            numbers(&format!("{name}_lost"))?,
        );
        spread(rows.iter().map(|&row| {
            let (kept, lost) = (kept.get(row)?, lost.get(row)?);
            Some(kept / (kept + lost))
        }))
    };
    let plain =
        |values: &[f64], rows: &[usize]| spread(rows.iter().map(|&row| values.get(row).copied()));
    let (edges, gained) = (numbers("n_edges")?, numbers("edges_gained")?);
    Some(
        rows.iter()
            .filter_map(|(first, rows)| {
                Some(StabilityRow {
                    change: in_words(
                        words.get(*first)?,
                        layers.get(*first)?,
                        *window.get(*first)?,
                    ),
                    n_repetitions: rows.len() as u64,
                    n_edges: plain(&edges, rows),
                    edges_gained: plain(&gained, rows),
                    edges_kept: shares("edges", rows),
                    accounts_kept: shares("accounts", rows),
                    agreement_in_both: plain(&in_both, rows),
                    agreement_in_either: plain(&in_either, rows),
                    established_kept: shares("established", rows),
                })
            })
            .collect(),
    )
}

fn in_words(word: &str, layer: &str, window_secs: f64) -> String {
    match word {
        "half-window" => format!("window halved to {window_secs} s"),
        "double-window" => format!("window doubled to {window_secs} s"),
        "without-layer" => format!("without the layer {layer}"),
        "without-object" => "without the object with most pairs".to_owned(),
        "some-objects" => "random parts of the objects".to_owned(),
        "some-shares" => "random parts of the shares".to_owned(),
        other => other.to_owned(),
    }
}

/// Least, median and most of the numbers among the values; `None` without any.
fn spread(values: impl Iterator<Item = Option<f64>>) -> Option<Spread> {
    let mut values: Vec<f64> = values.flatten().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    Some(Spread {
        low: *values.first()?,
        middle: quantile_type7(&values, 0.5)?,
        high: *values.last()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repetition(change: Change, kept: u64, gained: u64, agreement: Option<f64>) -> Repetition {
        let edges = Stayed {
            total: kept + gained,
            kept,
            gained,
            lost: 8 - kept,
        };
        Repetition {
            change,
            window_secs: 30.0,
            n_shares: 100,
            edges,
            accounts: edges,
            n_communities: 2,
            agreement_in_both: agreement,
            agreement_in_either: agreement,
            established: None,
        }
    }

    #[test]
    fn samples_of_one_kind_are_one_row_with_their_spread() {
        let rows = in_short(&[
            repetition(Change::Nothing, 8, 0, Some(1.0)),
            repetition(Change::HalfWindow, 2, 0, None),
            repetition(Change::SomeObjects { sample: 1 }, 4, 1, Some(0.5)),
            repetition(Change::SomeObjects { sample: 2 }, 6, 0, Some(0.9)),
            repetition(Change::SomeShares { sample: 1 }, 8, 0, Some(1.0)),
        ]);
        let told: Vec<(&str, u64)> = rows
            .iter()
            .map(|row| (row.change.as_str(), row.n_repetitions))
            .collect();
        assert_eq!(
            told,
            [
                ("window halved to 30 s", 1),
                ("random parts of the objects", 2),
                ("random parts of the shares", 1)
            ]
        );
        let kept = rows[1].edges_kept.unwrap();
        assert_eq!((kept.low, kept.middle, kept.high), (0.5, 0.625, 0.75));
        assert_eq!(rows[0].agreement_in_both, None);
        assert_eq!(rows[1].established_kept, None);
    }

    #[test]
    fn a_run_without_edges_has_no_shares_of_them() {
        let empty = |change| Repetition {
            edges: Stayed::default(),
            accounts: Stayed::default(),
            ..repetition(change, 0, 0, None)
        };
        let rows = in_short(&[empty(Change::Nothing), empty(Change::DoubleWindow)]);
        assert_eq!(rows[0].edges_kept, None);
        assert_eq!(rows[0].n_edges.map(|it| it.middle), Some(0.0));
    }
}
