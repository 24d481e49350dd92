//! The search index of a case: accounts, objects and the words of posts, in a SQLite file of its own.
//!
//! `search/<fingerprint>.sqlite` is derived data: it says nothing that the tables do not say, is no
//! part of the audit chain, and may be thrown away at any time. Its name is a hash over the version of
//! this module and the imports that it was made from, so an index of other imports (one that was
//! undone) is never asked. It is written beside its place, renamed when it is whole, and only read
//! from then on.
//!
//! Texts are found by words (see `words`), names and addresses by any part of them: FTS5's trigrams
//! give candidates, the part itself decides. Accounts are numbered by posts (most first), objects by
//! shares (most first), posts by time (earliest first), so the order of results is that of the
//! numbers, and nothing has to be sorted.

mod build;
mod find;
mod index;
mod parts;
mod query;
mod results;
mod snippet;
mod words;

#[cfg(test)]
mod tests;

pub use build::SearchBuilder;
pub use index::{AccountSet, SearchIndex};
pub use query::MAX_QUERY_CHARS;
pub use results::{AccountHit, Found, Group, ObjectHit, PageOf, PostHit, SearchAsk};
pub use snippet::Snippet;

use std::path::{Path, PathBuf};

/// Changes whenever an index of before would be read or found in differently.
pub const SEARCH_VERSION: u32 = 1;

/// Hits that are counted; beyond that a group has "more than" so many.
pub const COUNTED: u64 = 10_000;

/// The folder of the index within the case.
pub(crate) const SEARCH: &str = "search";

/// Ending of an index on its way.
pub(crate) const UNFINISHED: &str = ".part";

/// An account, as it is found and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEntry<'a> {
    /// Platform.
    pub platform: &'a str,
    /// Id on the platform.
    pub account_id: &'a str,
    /// Name by which it is addressed; empty when unknown.
    pub handle: &'a str,
    /// Name that is shown; empty when unknown.
    pub display_name: &'a str,
    /// Handles and names that it had before.
    pub earlier: &'a [String],
    /// Its posts.
    pub posts: u64,
}

/// An object, as it is found and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectEntry<'a> {
    /// Its type, e.g. `url`.
    pub object_type: &'a str,
    /// Its id.
    pub object_id: &'a str,
    /// How often it was shared.
    pub shares: u64,
    /// By how many accounts.
    pub accounts: u64,
}

/// A post, as it is found and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostEntry<'a> {
    /// Number of its account, in the order in which accounts were added, from 0.
    pub account: u32,
    /// When, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// Id on the platform.
    pub content_id: &'a str,
    /// `post`, `repost`, `reply`, `quote`, or empty.
    pub kind: &'a str,
    /// Its words; empty when there are none.
    pub text: &'a str,
    /// SHA-256 of the source.
    pub source: &'a str,
    /// Record in the source, from 1.
    pub record: u64,
}

/// Everything in the file. `content=''`: what is indexed stands in the tables already; no ranks are
/// asked, so no lengths are kept. The words come cut (see `words`): FTS5 only has to part them at
/// blanks, and `ascii` leaves every other character alone.
const SCHEMA: &str = "
CREATE TABLE about (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE packed (name TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE sources (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE accounts (id INTEGER PRIMARY KEY, platform TEXT NOT NULL, account_id TEXT NOT NULL,
  handle TEXT NOT NULL, name TEXT NOT NULL, earlier TEXT NOT NULL, posts INTEGER NOT NULL) STRICT;
CREATE INDEX accounts_by_id ON accounts (account_id, platform);
CREATE TABLE objects (id INTEGER PRIMARY KEY, object_type TEXT NOT NULL, object_id TEXT NOT NULL,
  shares INTEGER NOT NULL, accounts INTEGER NOT NULL) STRICT;
CREATE TABLE posts (id INTEGER PRIMARY KEY, account INTEGER NOT NULL, time_ms INTEGER NOT NULL,
  content_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, source INTEGER NOT NULL,
  record INTEGER NOT NULL) STRICT;
CREATE TABLE shares (object INTEGER NOT NULL, post INTEGER NOT NULL, PRIMARY KEY (object, post))
  STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE post_words USING fts5(words, post, content='', columnsize=0, prefix='2 3',
  tokenize='ascii');
CREATE VIRTUAL TABLE account_parts USING fts5(part, content='', columnsize=0, detail=none,
  tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE object_parts USING fts5(part, content='', columnsize=0, detail=none,
  tokenize='trigram case_sensitive 1');
";

/// Name of the packed accounts of posts: four bytes a post, little endian.
const POST_ACCOUNTS: &str = "account of each post";

/// Where the index with this fingerprint lies.
fn place(case_dir: &Path, fingerprint: &str) -> PathBuf {
    case_dir.join(SEARCH).join(format!("{fingerprint}.sqlite"))
}

/// Names under which an account is found.
fn account_part(entry: &AccountEntry<'_>) -> String {
    let mut names = vec![entry.account_id, entry.handle, entry.display_name];
    names.extend(entry.earlier.iter().map(String::as_str));
    words::folded(&names.join("\n"))
}
