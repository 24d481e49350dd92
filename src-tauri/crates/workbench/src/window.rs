//! What a caller looks at by the screenful: pages of a run's tables.

use zwerm_dataset::{Page, PageRequest};

use crate::error::{Error, Result};
use crate::runs::broken_run;
use crate::session::Workbench;

/// Tables of a run that can be paged.
const RUN_TABLES: [&str; 3] = ["edges", "nodes", "communities"];

impl Workbench {
    /// One page of `edges`, `nodes` or `communities` of a run.
    pub fn page(&self, run: &str, table: &str, request: &PageRequest) -> Result<Page> {
        if !RUN_TABLES.contains(&table) {
            return Err(Error::usage(
                "no-such-table",
                format!(
                    "A run has the tables {}; there is no \"{table}\".",
                    RUN_TABLES.join(", ")
                ),
            ));
        }
        let record = self.run(run)?;
        let path = self
            .run_file(&record, table)?
            .ok_or_else(|| broken_run(table, run))?;
        Ok(zwerm_dataset::page_table(&path, request)?)
    }
}
