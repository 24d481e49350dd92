//! What the report says of a run that was repeated with something changed.

use zwerm_detection::{Sensitivity, registry};
use zwerm_report::model::{Parameter, Reference, StabilityRow};

use super::context::{parameters_of, references_of};
use crate::error::Result;
use crate::run_view::RunView;
use crate::sensitivity::{TABLE, short_of_table};
use crate::session::Workbench;

impl Workbench {
    /// How much of a run stayed when it was repeated with something changed, one row a kind of change;
    /// empty for a run that was not repeated.
    pub fn stability_of(&self, run: &str) -> Result<Vec<StabilityRow>> {
        let record = self.run(run)?;
        match self.request_of(&record)?.sensitivity {
            Some(_) => short_of_table(&self.read_run_table(&record, TABLE)?, &record.name),
            None => Ok(Vec::new()),
        }
    }

    /// The short table; empty for a run that was not repeated.
    pub(super) fn stability(&self, view: &RunView) -> Result<Vec<StabilityRow>> {
        if view.request.sensitivity.is_none() {
            return Ok(Vec::new());
        }
        short_of_table(
            &self.read_run_table(&view.record, TABLE)?,
            &view.record.name,
        )
    }
}

/// Method and caution; empty for a run that was not repeated.
pub(super) fn paragraphs(view: &RunView) -> Result<Vec<String>> {
    let Some(asked) = &view.request.sensitivity else {
        return Ok(Vec::new());
    };
    Ok(vec![
        registry::describe_sensitivity(asked)?,
        registry::SENSITIVITY.caution.to_owned(),
    ])
}

/// The parameters, for the table.
pub(super) fn parameters(view: &RunView) -> Vec<Parameter> {
    match &view.request.sensitivity {
        Some(asked) => {
            let values = serde_json::to_value(asked).unwrap_or_default();
            parameters_of(&registry::SENSITIVITY, &values)
        }
        None => Vec::new(),
    }
}

/// The sources.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    match &view.request.sensitivity {
        Some(_) => references_of(&registry::SENSITIVITY),
        None => Vec::new(),
    }
}

/// The flags that ask for it again.
pub(super) fn flags(asked: &Sensitivity) -> String {
    format!(
        "--sensitivity --subsamples {} --kept-share {}",
        asked.subsamples, asked.kept_share
    )
}
