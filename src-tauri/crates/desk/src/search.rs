//! Search: the index in the background, and what is found in it.

use std::sync::Arc;

use zwerm_workbench::{FoundPost, SearchGroup, SearchRequest};

use crate::Desk;
use crate::api::{
    FindAsk, FoundAccountView, FoundCount, FoundObjectView, FoundPostView, FoundView, PostPlace,
    PostView,
};
use crate::error::Result;
use crate::evidence::{kind_of_post, post_view};
use crate::network::LoadedRun;
use crate::session::OpenCase;
use crate::words::layer_name;

/// Most of each kind that one question gets.
const MOST_FOUND: u32 = 200;

impl Desk {
    /// Job `search-index`: makes the index of what the case holds now, unless it is there.
    pub fn start_search_index(&self) -> Result<u32> {
        let case = self.case()?;
        Ok(self.start_job("search-index", move |_, control| {
            // One makes it at a time; who comes second finds it there.
            let _turn = case.turn_to_index(control)?;
            Ok(case.reader().make_search_index(control)?)
        }))
    }

    /// The same after an import, when the case is still the one that is open.
    pub(crate) fn index_after_import(&self, case: &Arc<OpenCase>) {
        let is_open = self.open_now().is_some_and(|open| Arc::ptr_eq(&open, case));
        if is_open {
            // Comfort only: the first search makes it otherwise.
            let _ = self.start_search_index();
        }
    }

    /// Accounts, objects and posts of the case.
    pub fn find(&self, ask: &FindAsk) -> Result<FoundView> {
        let case = self.case()?;
        let reader = case.reader();
        if !reader.can_search()? {
            return Ok(FoundView::not_ready());
        }
        let run = ask.run.as_deref().map(|run| self.run(run)).transpose()?;
        let limit = ask.limit.min(MOST_FOUND);
        let by_name = ask.by_account.is_some() || ask.of_object.is_some();
        // Where posts of one account or object are asked for, nothing else is.
        let others = if by_name { 0 } else { limit };
        let request = SearchRequest {
            text: ask.text.clone(),
            only_in_run: ask.only_in_run,
            by_account: ask
                .by_account
                .clone()
                .map(|name| (name.platform, name.account_id)),
            of_object: ask
                .of_object
                .clone()
                .map(|name| (name.object_type, name.object_id)),
            accounts: (ask.skip_accounts, others),
            objects: (ask.skip_objects, others),
            posts: (ask.skip_posts, limit),
        };
        let view = run.as_deref().map(|run| &run.view);
        let found = reader.search(&request, view, &case.question())?;
        let node = |platform: &str, id: &str| {
            let run: &LoadedRun = run.as_deref()?;
            run.view.node_of(platform, id)
        };
        Ok(FoundView {
            ready: true,
            n_accounts: count_of(&found.accounts),
            n_objects: count_of(&found.objects),
            n_posts: count_of(&found.posts),
            accounts: found
                .accounts
                .hits
                .into_iter()
                .map(|hit| FoundAccountView {
                    node: node(&hit.platform, &hit.account_id),
                    platform: hit.platform,
                    account_id: hit.account_id,
                    handle: hit.handle,
                    display_name: hit.display_name,
                    earlier: hit.earlier,
                    posts: hit.posts,
                })
                .collect(),
            objects: found
                .objects
                .hits
                .into_iter()
                .map(|hit| FoundObjectView {
                    type_name: layer_name(&hit.object_type),
                    object_type: hit.object_type,
                    object_id: hit.object_id,
                    shares: hit.shares,
                    accounts: hit.accounts,
                })
                .collect(),
            posts: found.posts.hits.into_iter().map(found_post).collect(),
        })
    }

    /// A post that was found, with the record that it was read from. `node` is `NO_NODE` (4294967295).
    pub fn found_post(&self, place: &PostPlace) -> Result<PostView> {
        let case = self.case()?;
        let post = case.reader().post_at(
            &place.platform,
            &place.content_id,
            &place.source_sha256,
            place.record,
        )?;
        Ok(post_view(None, &post))
    }
}

impl FoundView {
    fn not_ready() -> FoundView {
        let none = FoundCount {
            asked: false,
            count: 0,
            more: false,
        };
        FoundView {
            ready: false,
            accounts: Vec::new(),
            n_accounts: none,
            objects: Vec::new(),
            n_objects: none,
            posts: Vec::new(),
            n_posts: none,
        }
    }
}

fn count_of<T>(group: &SearchGroup<T>) -> FoundCount {
    FoundCount {
        asked: group.asked,
        count: group.count,
        more: group.more,
    }
}

fn found_post(hit: FoundPost) -> FoundPostView {
    FoundPostView {
        kind: kind_of_post(&hit.kind).to_owned(),
        account_name: match hit.display_name.is_empty() {
            true => hit.handle,
            false => hit.display_name,
        },
        platform: hit.platform,
        content_id: hit.content_id,
        account_id: hit.account_id,
        time_ms: hit.time_ms,
        text: hit.text,
        marks: hit.marks,
        cut_before: hit.cut_before,
        cut_after: hit.cut_after,
        source_name: hit.source_name,
        source_sha256: hit.source_sha256,
        record: hit.record,
    }
}
