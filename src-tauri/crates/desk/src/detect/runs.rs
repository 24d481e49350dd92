//! The runs of a case in figures.

use zwerm_workbench::{Command, RunRecord, registry};

use super::{asks, names};
use crate::Desk;
use crate::api::{BackboneView, ChangeView, DeskError, JudgedView, LowerLimit, RunView};
use crate::error::{Result, in_window_words};
use crate::session::OpenCase;

/// Longest name of a run, characters.
const LONGEST_NAME: usize = 120;

impl Desk {
    pub(crate) fn run_views(&self, case: &OpenCase) -> Result<Vec<RunView>> {
        let runs = case.reader().runs()?;
        runs.iter().map(|run| view(case, run)).collect()
    }

    /// Gives a run another name.
    pub fn rename_run(&self, run: &str, name: &str) -> Result<ChangeView> {
        let name: String = name.trim().chars().take(LONGEST_NAME).collect();
        if name.is_empty() {
            return Err(DeskError::usage(
                "empty-name",
                "A run needs a name. Nothing was changed.",
            ));
        }
        let case = self.case()?;
        let id = case.run(run)?.name;
        let change = case.writer().change(Command::RenameRun { id, name })?;
        Ok(change.into())
    }

    /// Removes a run; undo brings it back.
    pub fn remove_run(&self, run: &str) -> Result<ChangeView> {
        let case = self.case()?;
        let id = case.run(run)?.name;
        let change = case.writer().change(Command::RemoveRun { id })?;
        self.after_change(&case);
        Ok(change.into())
    }
}

pub(super) fn view(case: &OpenCase, run: &RunRecord) -> Result<RunView> {
    let summary = case.reader().summary_of(run)?;
    let request = case.reader().request_of(run)?;
    Ok(RunView {
        run_id: run.id.clone(),
        name: run.name.clone(),
        name_is_made: names::is_made(&run.name, &request),
        ask: asks::ask(&request),
        finished_at_utc: run.finished_at_utc.clone(),
        layers: summary.layers,
        windows_secs: summary.windows_secs,
        n_shares: summary.n_shares,
        n_accounts_compared: summary.n_accounts_compared,
        n_objects_compared: summary.n_objects_compared,
        first_ms: summary.first_ms,
        last_ms: summary.last_ms,
        n_pairs_within: (summary.pairs_within.iter())
            .filter_map(|windows| windows.last())
            .sum(),
        n_pairs: summary.n_pairs,
        n_accounts: summary.n_accounts,
        n_edges: summary.n_edges,
        n_components: summary.n_components,
        n_communities: summary.n_communities,
        modularity: summary.modularity,
        seed: run.seed,
        lower: summary
            .lower
            .into_iter()
            .map(|(min_weight, n_edges)| LowerLimit {
                min_weight,
                n_edges,
            })
            .collect(),
        judged: summary.judged.map(|judged| JudgedView {
            n_pairs_admissible: judged.n_pairs_admissible,
            n_edges_beyond_activity: judged.n_edges_beyond_activity,
            n_edges_beyond_both: judged.n_edges_beyond_both,
            n_edges_established: judged.n_edges_rung_2,
            n_groups: judged.n_groups,
            n_accounts_established: judged.n_accounts_established,
            n_communities_established: judged.n_communities_rung_2,
        }),
        backbone: match (&request.backbone, summary.backbone) {
            (Some(asked), Some(found)) => Some(BackboneView {
                n_edges: found.n_edges,
                n_accounts: found.n_accounts,
                method: registry::describe_backbone(asked, request.significance.as_ref())
                    .map_err(zwerm_workbench::Error::from)?,
            }),
            _ => None,
        },
        warnings: (summary.warnings.iter())
            .map(|warning| in_window_words(warning))
            .collect(),
    })
}
