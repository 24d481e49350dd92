//! What is asked of an index, and what comes back.

use super::COUNTED;
use super::index::AccountSet;
use super::snippet::Snippet;

/// Which results of a group are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOf {
    /// How many to leave out first.
    pub offset: u64,
    /// How many to give at most; 0 = do not look at all.
    pub limit: u32,
}

/// A search.
pub struct SearchAsk<'a> {
    /// What was typed; see the grammar in the module `query`.
    pub text: &'a str,
    /// Only these accounts, their posts, and what they shared.
    pub within: Option<&'a AccountSet>,
    /// Only posts of this account (platform, id).
    pub by_account: Option<(&'a str, &'a str)>,
    /// Only posts that share this object (type, id).
    pub of_object: Option<(&'a str, &'a str)>,
    /// Accounts wanted.
    pub accounts: PageOf,
    /// Objects wanted.
    pub objects: PageOf,
    /// Posts wanted.
    pub posts: PageOf,
}

/// Results of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<T> {
    /// Those of the page.
    pub hits: Vec<T>,
    /// How many there are.
    pub count: u64,
    /// There are more than `count`: counting ended there.
    pub more: bool,
    /// Whether the question is about things of this kind.
    pub asked: bool,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Accounts, most posts first.
    pub accounts: Group<AccountHit>,
    /// Objects, most shares first.
    pub objects: Group<ObjectHit>,
    /// Posts, earliest first.
    pub posts: Group<PostHit>,
}

/// An account that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountHit {
    /// Its number in the index; see `AccountSet::has`.
    pub number: u32,
    /// Platform.
    pub platform: String,
    /// Id.
    pub account_id: String,
    /// Name by which it is addressed; empty when unknown.
    pub handle: String,
    /// Name that is shown; empty when unknown.
    pub display_name: String,
    /// Handle or name of before that the question fits, where the present ones do not.
    pub earlier: Option<String>,
    /// Its posts.
    pub posts: u64,
}

/// An object that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectHit {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
    /// How often it was shared.
    pub shares: u64,
    /// By how many accounts.
    pub accounts: u64,
}

/// A post that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostHit {
    /// Platform.
    pub platform: String,
    /// Id of its account.
    pub account_id: String,
    /// Handle of its account; empty when unknown.
    pub handle: String,
    /// Shown name of its account; empty when unknown.
    pub display_name: String,
    /// Id of the post.
    pub content_id: String,
    /// When, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// `post`, `repost`, `reply`, `quote`, or empty.
    pub kind: String,
    /// What stands around the words.
    pub snippet: Snippet,
    /// SHA-256 of the source.
    pub source: String,
    /// Record in the source, from 1.
    pub record: u64,
}

/// Counts what passes by and keeps a page of it.
pub(super) struct Counter {
    page: PageOf,
    seen: u64,
}

impl Counter {
    pub(super) fn new(page: PageOf) -> Counter {
        Counter { page, seen: 0 }
    }

    /// Counts one; whether it is on the page.
    pub(super) fn count(&mut self) -> bool {
        self.seen += 1;
        self.seen > self.page.offset && self.seen <= self.end()
    }

    fn end(&self) -> u64 {
        self.page.offset + u64::from(self.page.limit)
    }

    /// Whether page and count are complete.
    pub(super) fn is_full(&self) -> bool {
        self.seen > COUNTED && self.seen >= self.end()
    }

    pub(super) fn group<T>(self, hits: Vec<T>) -> Group<T> {
        Group {
            hits,
            count: self.seen.min(COUNTED.max(self.end())),
            more: self.is_full(),
            asked: true,
        }
    }
}

impl<T> Group<T> {
    pub(super) fn not_asked() -> Group<T> {
        Group {
            hits: Vec::new(),
            count: 0,
            more: false,
            asked: false,
        }
    }
}
