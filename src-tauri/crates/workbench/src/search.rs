//! Searching a case: accounts, objects and the words of posts.
//!
//! The index belongs to a set of imports (see `zwerm_case::search`). It is made when somebody asks for
//! it, from the tables of the active imports, and made again when these change.

mod found;

pub use found::{FoundAccount, FoundObject, FoundPost, SearchGroup, SearchRequest, SearchResult};

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use zwerm_case::CaseError;
use zwerm_case::search::{
    self, AccountEntry, AccountSet, ObjectEntry, PageOf, PostEntry, SearchAsk, SearchBuilder,
    SearchIndex,
};
use zwerm_dataset::{SearchFiles, SearchRows};

use self::found::in_characters;
use crate::error::{Error, ErrorKind, Result};
use crate::evidence::{Account, EvidencePost};
use crate::jobs::Control;
use crate::run_view::RunView;
use crate::session::Workbench;

/// Rows between two looks whether to go on.
const LOOK_EVERY: usize = 512;

/// Runs whose accounts are remembered.
const RUNS_KEPT: usize = 4;

/// An index that is open, and the accounts of runs in it.
pub(crate) struct OpenIndex {
    fingerprint: String,
    index: Mutex<SearchIndex>,
    of_runs: Mutex<Vec<(String, Arc<AccountSet>)>>,
}

impl OpenIndex {
    fn index(&self) -> MutexGuard<'_, SearchIndex> {
        // Only read: a panic leaves nothing half done.
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The accounts of a run's network.
    fn accounts_of(&self, view: &RunView) -> Result<Arc<AccountSet>> {
        let kept = || self.of_runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, set)) = kept().iter().find(|(run, _)| *run == view.record.id) {
            return Ok(set.clone());
        }
        let accounts: Vec<Account> = view.accounts().collect();
        let names = accounts
            .iter()
            .map(|account| (account.platform.as_str(), account.account_id.as_str()));
        let set = Arc::new(self.index().account_set(names)?);
        let mut kept = kept();
        kept.push((view.record.id.clone(), set.clone()));
        if kept.len() > RUNS_KEPT {
            kept.remove(0);
        }
        Ok(set)
    }
}

impl Workbench {
    /// What the index of the active imports is called: a hash over the version of the index and the
    /// tables that it is made from.
    fn search_fingerprint(&self) -> Result<String> {
        let mut hash = Sha256::new();
        hash.update(format!("search {}\n", search::SEARCH_VERSION));
        for import in self.imports()? {
            for table in &import.tables {
                hash.update(format!("{} {} {}\n", import.id, table.table, table.sha256));
            }
        }
        let digest = hash.finalize();
        let half = digest.iter().take(16);
        Ok(half.map(|byte| format!("{byte:02x}")).collect())
    }

    /// Whether a search answers at once: the index of the active imports is there, or there is nothing
    /// to search.
    pub fn can_search(&self) -> Result<bool> {
        Ok(self.imports()?.is_empty() || self.open_index()?.is_some())
    }

    /// Makes the index of the active imports, unless it is there. Stages `read posts`, `read accounts`,
    /// `read shares`, `list accounts`, `list objects`, `copy posts`, `index posts`, `order the index`.
    pub fn make_search_index(&self, control: &Control) -> Result<()> {
        if self.can_search()? {
            return Ok(());
        }
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let fingerprint = self.search_fingerprint()?;
        let files = SearchFiles {
            posts: self.table_files("posts")?,
            accounts: self.table_files("accounts")?,
            profiles: self.table_files("profiles")?,
            shares: self.table_files("shares")?,
        };
        let mut builder = SearchBuilder::create(self.dir(), &fingerprint).map_err(no_place)?;
        let rows = SearchRows::load(&files, &progress)?;
        let total = rows.accounts().len() as u64;
        for (at, account) in rows.accounts().iter().enumerate() {
            if at % LOOK_EVERY == 0 {
                control.step("list accounts", at as u64, total);
                control.check()?;
            }
            builder.add_account(&AccountEntry {
                platform: &account.platform,
                account_id: &account.account_id,
                handle: &account.handle,
                display_name: &account.display_name,
                earlier: &account.earlier,
                posts: account.posts,
            })?;
        }
        let total = rows.objects().len() as u64;
        for (at, object) in rows.objects().iter().enumerate() {
            if at % LOOK_EVERY == 0 {
                control.step("list objects", at as u64, total);
                control.check()?;
            }
            builder.add_object(&ObjectEntry {
                object_type: &object.object_type,
                object_id: &object.object_id,
                shares: object.shares,
                accounts: object.accounts,
            })?;
        }
        for (at, &(object, post)) in rows.shares().iter().enumerate() {
            if at % LOOK_EVERY == 0 {
                control.step("list shares", at as u64, rows.shares().len() as u64);
                control.check()?;
            }
            builder.add_share(object, post)?;
        }
        builder.set_accounts_of_posts(rows.accounts_of_posts().iter().copied());
        rows.each_post(&progress, |number, post| -> Result<()> {
            Ok(builder.add_post(
                number,
                &PostEntry {
                    account: post.account,
                    time_ms: post.time_ms,
                    content_id: post.content_id,
                    kind: post.kind,
                    text: post.text,
                    source: post.source,
                    record: post.record,
                },
            )?)
        })?;
        drop(rows);
        builder.index_posts(&progress)?;
        Ok(builder.finish(&progress)?)
    }

    /// Looks for accounts, objects and posts; makes the index first where it is not there. With the
    /// network of a run it says which accounts are in it.
    ///
    /// # Errors
    /// `search-unclear` for a question that cannot be understood.
    pub fn search(
        &self,
        request: &SearchRequest,
        run: Option<&RunView>,
        control: &Control,
    ) -> Result<SearchResult> {
        if self.imports()?.is_empty() {
            return Ok(SearchResult::nothing());
        }
        self.make_search_index(control)?;
        let open = self.open_index()?.ok_or_else(|| {
            Error::new(
                ErrorKind::Case,
                "no-search-index",
                "The search index was made and cannot be read. Search again to make it anew.",
            )
        })?;
        match self.search_in(&open, request, run, control) {
            Err(error) if error.code == "case-damaged" => {
                // Derived data: thrown away, and made again by the next search.
                self.lock_desk().search = None;
                SearchIndex::discard(self.dir(), &open.fingerprint)?;
                Err(Error::new(
                    ErrorKind::Case,
                    "search-index-damaged",
                    "The search index was damaged and has been thrown away; the case itself is not \
                     touched by that. Search again to make it anew.",
                ))
            }
            other => other,
        }
    }

    /// A post that was found, with the record that it was read from.
    ///
    /// # Errors
    /// `no-such-post` where the active imports have none at this place.
    pub fn post_at(
        &self,
        platform: &str,
        content_id: &str,
        source_sha256: &str,
        record: u64,
    ) -> Result<EvidencePost> {
        let mut imports = self.imports()?;
        imports.retain(|import| import.source_sha256 == source_sha256);
        // One table holds the posts of all files of a set, and is named by each of them.
        let mut files = self.files_of_imports(&imports, "posts")?;
        if files.is_empty() {
            files = self.table_files("posts")?;
        }
        let wanted = [(platform.to_owned(), content_id.to_owned())];
        let rows = zwerm_dataset::posts_by_content(&files, &wanted)?;
        let row = rows
            .iter()
            .find(|row| row.source == source_sha256 && row.record == record)
            .ok_or_else(|| {
                Error::usage(
                    "no-such-post",
                    "This post is not in the case any more. Search again.",
                )
            })?;
        let record = self.source_record(source_sha256, record)?;
        Ok(EvidencePost::of_row(row, &record))
    }

    fn search_in(
        &self,
        open: &OpenIndex,
        request: &SearchRequest,
        run: Option<&RunView>,
        control: &Control,
    ) -> Result<SearchResult> {
        let set = run.map(|view| open.accounts_of(view)).transpose()?;
        let page = |(offset, limit): (u64, u32)| PageOf { offset, limit };
        let ask = SearchAsk {
            text: &request.text,
            within: set.as_deref().filter(|_| request.only_in_run),
            by_account: names(&request.by_account),
            of_object: names(&request.of_object),
            accounts: page(request.accounts),
            objects: page(request.objects),
            posts: page(request.posts),
        };
        let go_on = || control.check().is_ok();
        let found = open.index().find(&ask, &go_on)?;
        let sources = self.source_names()?;
        let in_run = |number: u32| set.as_ref().map(|set| set.has(number));
        Ok(SearchResult {
            accounts: SearchGroup::of(found.accounts, |hit| FoundAccount {
                in_run: in_run(hit.number),
                platform: hit.platform,
                account_id: hit.account_id,
                handle: hit.handle,
                display_name: hit.display_name,
                earlier: hit.earlier,
                posts: hit.posts,
            }),
            objects: SearchGroup::of(found.objects, |hit| FoundObject {
                object_type: hit.object_type,
                object_id: hit.object_id,
                shares: hit.shares,
                accounts: hit.accounts,
            }),
            posts: SearchGroup::of(found.posts, |hit| FoundPost {
                platform: hit.platform,
                content_id: hit.content_id,
                account_id: hit.account_id,
                handle: hit.handle,
                display_name: hit.display_name,
                time_ms: hit.time_ms,
                kind: hit.kind,
                marks: in_characters(&hit.snippet),
                text: hit.snippet.text,
                cut_before: hit.snippet.cut_before,
                cut_after: hit.snippet.cut_after,
                source_name: sources.get(&hit.source).cloned().unwrap_or_default(),
                source_sha256: hit.source,
                record: hit.record,
            }),
        })
    }

    /// The open index of the active imports.
    fn open_index(&self) -> Result<Option<Arc<OpenIndex>>> {
        let fingerprint = self.search_fingerprint()?;
        if let Some(open) = &self.lock_desk().search
            && open.fingerprint == fingerprint
        {
            return Ok(Some(open.clone()));
        }
        let Some(index) = SearchIndex::open(self.dir(), &fingerprint)? else {
            return Ok(None);
        };
        let open = Arc::new(OpenIndex {
            fingerprint,
            index: Mutex::new(index),
            of_runs: Mutex::default(),
        });
        self.lock_desk().search = Some(open.clone());
        Ok(Some(open))
    }

    fn source_names(&self) -> Result<BTreeMap<String, String>> {
        let imports = self.imports()?.into_iter();
        let names = imports.map(|import| (import.source_sha256, import.original_name));
        Ok(names.collect())
    }
}

/// A case in a folder that cannot be written has no index unless somebody made one before.
fn no_place(error: CaseError) -> Error {
    match error {
        CaseError::NotWritable { .. } => Error::new(
            ErrorKind::Case,
            "no-place-for-index",
            "This case has no search index yet, and its folder cannot be written. Copy the whole folder \
             to a place where you may write.",
        ),
        other => other.into(),
    }
}

fn names(pair: &Option<(String, String)>) -> Option<(&str, &str)> {
    let pair = pair.as_ref();
    pair.map(|(first, second)| (first.as_str(), second.as_str()))
}
