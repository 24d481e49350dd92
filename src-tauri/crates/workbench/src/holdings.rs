//! What a case holds, in memory: for the overview of any stretch of time, and for counting pairs while
//! a slider moves.

use std::collections::BTreeMap;

use zwerm_dataset::{Overview, PostTimes, Shares, StringPool, overview_within, post_times};
use zwerm_detection::{PairCount, PairCounter};

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::runs::DetectRequest;
use crate::session::Workbench;

/// The shares and the times of the posts of all active imports. About 50 bytes a share, and the ids
/// of objects and accounts.
pub struct Holdings {
    imports: Vec<String>,
    shares: Shares,
    posts: PostTimes,
    counter: PairCounter,
}

impl Workbench {
    /// Ids of the active imports: [`Holdings`] with the same ids are up to date.
    pub fn import_ids(&self) -> Result<Vec<String>> {
        Ok(self
            .imports()?
            .into_iter()
            .map(|import| import.id)
            .collect())
    }

    /// Names that platforms show for accounts (platform, id); those without a name are left out.
    pub fn display_names(
        &self,
        accounts: &[(String, String)],
    ) -> Result<BTreeMap<(String, String), String>> {
        let rows = zwerm_dataset::accounts_by_id(&self.table_files("accounts")?, accounts)?;
        let mut names = BTreeMap::new();
        for row in rows.into_iter().filter(|row| !row.display_name.is_empty()) {
            // The first source that has a name says it.
            let key = (row.platform, row.account_id);
            names.entry(key).or_insert(row.display_name);
        }
        Ok(names)
    }

    /// Loads what the case holds.
    pub fn holdings(&self, control: &Control) -> Result<Holdings> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let imports = self.import_ids()?;
        let (share_files, post_files) = (self.table_files("shares")?, self.table_files("posts")?);
        let selection = zwerm_dataset::Selection::default();
        let mut shares = zwerm_dataset::load_shares(&share_files, &selection, true, &progress)?;
        let counter = PairCounter::new(&shares, &progress)?;
        // Nobody asks for the ids of posts here, and they are most of the memory.
        shares.contents = StringPool::new();
        let posts = post_times(&post_files, &progress)?;
        Ok(Holdings {
            imports,
            shares,
            posts,
            counter,
        })
    }
}

impl Holdings {
    /// Ids of the imports that were loaded.
    pub fn imports(&self) -> &[String] {
        &self.imports
    }

    /// When posts were published.
    pub fn posts(&self) -> &PostTimes {
        &self.posts
    }

    /// What the case holds within a stretch of time: `from_ms` inclusive, `to_ms` exclusive.
    pub fn overview(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> Overview {
        let mut overview = overview_within(&self.shares, from_ms, to_ms);
        overview.posts = self.posts.count(from_ms, to_ms);
        overview
    }

    /// The shares that a request would compare, and the pairs of posts among them: the numbers of
    /// [`Workbench::count_pairs`], without reading anything.
    pub fn count_pairs(
        &self,
        request: &DetectRequest,
        control: &Control,
    ) -> Result<(u64, PairCount)> {
        if self.shares.is_empty() {
            return Err(Error::usage(
                "empty-case",
                "This case holds no posts yet. Import a file first.",
            ));
        }
        request.params.validate()?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        Ok(self.counter.count(
            &request.params.layers,
            &request.params.windows_secs,
            &request.selection,
            request.cross_platform,
            &progress,
        )?)
    }
}
