//! What is looked for in a case, and what is found.

use serde::{Deserialize, Serialize};
use zwerm_case::search::{Group, Snippet};

/// What is looked for. A limit of 0 leaves a group out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// What was typed: words, "phrases", prefix*, -without, account:…, link:…, hashtag:…
    pub text: String,
    /// Only accounts of the run's network, their posts, and what they shared.
    pub only_in_run: bool,
    /// Only posts of this account (platform, id).
    pub by_account: Option<(String, String)>,
    /// Only posts that share this object (type, id).
    pub of_object: Option<(String, String)>,
    /// Accounts to leave out first, and to give at most.
    pub accounts: (u64, u32),
    /// Objects, the same.
    pub objects: (u64, u32),
    /// Posts, the same.
    pub posts: (u64, u32),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchResult {
    /// Accounts, most posts first.
    pub accounts: SearchGroup<FoundAccount>,
    /// Objects, most shares first.
    pub objects: SearchGroup<FoundObject>,
    /// Posts, earliest first.
    pub posts: SearchGroup<FoundPost>,
}

/// Results of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchGroup<T> {
    /// Whether the question is about things of this kind.
    pub asked: bool,
    /// How many there are.
    pub count: u64,
    /// There are more than `count`.
    pub more: bool,
    /// Those that were asked for.
    pub hits: Vec<T>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundAccount {
    /// Platform.
    pub platform: String,
    /// Id.
    pub account_id: String,
    /// Latest name by which it is addressed; empty when unknown.
    pub handle: String,
    /// Latest name that is shown; empty when unknown.
    pub display_name: String,
    /// Handle or name of before that fits, where the latest ones do not.
    pub earlier: Option<String>,
    /// Its posts in the case.
    pub posts: u64,
    /// Whether the network of the run has it; none without a run.
    pub in_run: Option<bool>,
}

/// An object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundObject {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
    /// Posts that share it.
    pub shares: u64,
    /// Accounts that share it.
    pub accounts: u64,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundPost {
    /// Platform.
    pub platform: String,
    /// Id.
    pub content_id: String,
    /// Id of its account.
    pub account_id: String,
    /// Latest name by which the account is addressed; empty when unknown.
    pub handle: String,
    /// Latest name of the account that is shown; empty when unknown.
    pub display_name: String,
    /// When, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// `post`, `repost`, `reply`, `quote`, or empty.
    pub kind: String,
    /// Part of the text.
    pub text: String,
    /// Where what was looked for stands in `text`: from, to (exclusive), in characters.
    pub marks: Vec<(u32, u32)>,
    /// Whether there is text before the part.
    pub cut_before: bool,
    /// Whether there is text after the part.
    pub cut_after: bool,
    /// Original name of the file.
    pub source_name: String,
    /// SHA-256 of the file, lower-case hex.
    pub source_sha256: String,
    /// Number of the record, from 1.
    pub record: u64,
}

impl SearchResult {
    pub(super) fn nothing() -> SearchResult {
        SearchResult {
            accounts: SearchGroup::nothing(),
            objects: SearchGroup::nothing(),
            posts: SearchGroup::nothing(),
        }
    }
}

impl<T> SearchGroup<T> {
    fn nothing() -> SearchGroup<T> {
        SearchGroup {
            asked: false,
            count: 0,
            more: false,
            hits: Vec::new(),
        }
    }

    pub(super) fn of<H>(group: Group<H>, as_found: impl Fn(H) -> T) -> SearchGroup<T> {
        SearchGroup {
            asked: group.asked,
            count: group.count,
            more: group.more,
            hits: group.hits.into_iter().map(as_found).collect(),
        }
    }
}

pub(super) fn in_characters(snippet: &Snippet) -> Vec<(u32, u32)> {
    let characters = |end: usize| {
        let before = snippet.text.get(..end).unwrap_or_default();
        before.chars().count() as u32
    };
    let marks = snippet.marks.iter();
    marks
        .map(|mark| (characters(mark.start), characters(mark.end)))
        .collect()
}
