//! What a case holds, in memory: for the overview of any stretch of time, and for counting pairs while
//! a slider moves.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use zwerm_dataset::{
    AccountRow, Overview, PostIndex, PostRow, PostSummary, Shares, StringPool, overview_within,
};
use zwerm_detection::{PairCount, PairCounter, Suggestions};

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::posts::selection_of;
use crate::runs::DetectRequest;
use crate::session::Workbench;

/// The shares and the posts of all active imports. About 50 bytes a share, 16 a post, and the ids of
/// objects and accounts.
pub struct Holdings {
    imports: Vec<String>,
    shares: Shares,
    posts: PostIndex,
    counter: PairCounter,
    /// Accounts that were asked for, by number: a brush that moves asks for the same ones again.
    asked: Mutex<BTreeMap<u32, Option<AccountRow>>>,
}

/// Accounts that are remembered.
const MOST_ASKED: usize = 10_000;

impl Workbench {
    /// Ids of the active imports: [`Holdings`] with the same ids are up to date.
    pub fn import_ids(&self) -> Result<Vec<String>> {
        Ok(self
            .imports()?
            .into_iter()
            .map(|import| import.id)
            .collect())
    }

    /// The posts with these ids, whatever their platform, as far as the case holds them: content id
    /// and the row that came first.
    pub fn posts_with_ids(
        &self,
        platforms: &[String],
        ids: &[&str],
    ) -> Result<BTreeMap<String, PostRow>> {
        let wanted: Vec<(String, String)> = ids
            .iter()
            .flat_map(|id| {
                platforms
                    .iter()
                    .map(|name| (name.clone(), (*id).to_owned()))
            })
            .collect();
        let mut found = BTreeMap::new();
        for row in zwerm_dataset::posts_by_content(&self.table_files("posts")?, &wanted)? {
            found.entry(row.content_id.clone()).or_insert(row);
        }
        Ok(found)
    }

    /// What the case knows of these accounts (platform, id), one row an account and import.
    pub fn accounts_with_ids(&self, accounts: &[(String, String)]) -> Result<Vec<AccountRow>> {
        let files = self.table_files("accounts")?;
        Ok(zwerm_dataset::accounts_by_id(&files, accounts)?)
    }

    /// Loads what the case holds.
    pub fn holdings(&self, control: &Control) -> Result<Holdings> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let imports = self.import_ids()?;
        let share_files = self.table_files("shares")?;
        let (post_files, account_files) =
            (self.table_files("posts")?, self.table_files("accounts")?);
        let selection = zwerm_dataset::Selection::default();
        let mut shares = zwerm_dataset::load_shares(&share_files, &selection, true, &progress)?;
        let counter = PairCounter::new(&shares, &progress)?;
        // Nobody asks for the ids of posts here, and they are most of the memory.
        shares.contents = StringPool::new();
        let posts = PostIndex::load(&post_files, &account_files, &shares, &progress)?;
        Ok(Holdings {
            imports,
            shares,
            posts,
            counter,
            asked: Mutex::default(),
        })
    }
}

impl Holdings {
    /// Ids of the imports that were loaded.
    pub fn imports(&self) -> &[String] {
        &self.imports
    }

    /// The posts, by time.
    pub fn posts(&self) -> &PostIndex {
        &self.posts
    }

    /// What was shared within a stretch of time: `from_ms` inclusive, `to_ms` exclusive; none = open.
    pub fn overview(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> Overview {
        overview_within(&self.shares, from_ms, to_ms)
    }

    /// What was posted within the same.
    pub fn posted(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> PostSummary {
        self.posts.summary(&self.shares, from_ms, to_ms)
    }

    /// What the case knows of an account, by its number in [`Holdings::posts`].
    pub fn account_row(&self, number: u32) -> Result<Option<AccountRow>> {
        let asked = || self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = asked().get(&number) {
            return Ok(known.clone());
        }
        let row = self.posts.account_row(number)?;
        let mut known = asked();
        if known.len() >= MOST_ASKED {
            known.clear();
        }
        known.insert(number, row.clone());
        Ok(row)
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
            &self.layers_of(request),
            &request.params.windows_secs,
            &selection_of(request),
            request.cross_platform,
            &progress,
        )?)
    }

    /// The windows that the data suggests for a request.
    pub(crate) fn suggest(
        &self,
        request: &DetectRequest,
        control: &Control,
    ) -> Result<Suggestions> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        Ok(self.counter.suggest(
            &self.layers_of(request),
            &selection_of(request),
            request.cross_platform,
            &progress,
        )?)
    }

    /// The layers of a request, the usual ones where it names none.
    fn layers_of(&self, request: &DetectRequest) -> Vec<String> {
        match request.params.layers.as_slice() {
            [] => zwerm_detection::registry::usual_layers(self.counter.layers()),
            named => named.to_vec(),
        }
    }
}
