//! Search: accounts, objects and posts by what is typed.

use serde::{Deserialize, Serialize};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindAsk {
    /// What was typed: words, "phrases", prefix*, -without, account:…, link:…, hashtag:… At most 1 000
    /// characters.
    pub text: String,
    /// Run id: says which accounts its network has.
    pub run: Option<String>,
    /// Only accounts of that network, their posts, and what they shared.
    pub only_in_run: bool,
    /// Only posts of this account.
    pub by_account: Option<AccountName>,
    /// Only posts that share this object.
    pub of_object: Option<ObjectName>,
    /// Accounts to leave out first.
    pub skip_accounts: u64,
    /// Objects to leave out first.
    pub skip_objects: u64,
    /// Posts to leave out first.
    pub skip_posts: u64,
    /// At most so many of each kind (at most 200).
    pub limit: u32,
}

/// An account of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AccountName {
    /// Platform.
    pub platform: String,
    /// Id.
    pub account_id: String,
}

/// An object of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ObjectName {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundView {
    /// Whether the index is there. Without it nothing is found: make it by `start_search_index`.
    pub ready: bool,
    /// Accounts, most posts first.
    pub accounts: Vec<FoundAccountView>,
    /// How many accounts there are.
    pub n_accounts: FoundCount,
    /// Objects, most shares first.
    pub objects: Vec<FoundObjectView>,
    /// How many objects there are.
    pub n_objects: FoundCount,
    /// Posts, earliest first.
    pub posts: Vec<FoundPostView>,
    /// How many posts there are.
    pub n_posts: FoundCount,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundCount {
    /// Whether the question is about things of this kind.
    pub asked: bool,
    /// So many.
    pub count: u64,
    /// Or more: counting ended there.
    pub more: bool,
}

/// An account that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundAccountView {
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
    /// Its number in the network of the run; null when it is not in it.
    pub node: Option<u32>,
}

/// An object that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundObjectView {
    /// Type.
    pub object_type: String,
    /// Name of the type on screen.
    pub type_name: String,
    /// Id.
    pub object_id: String,
    /// Posts that share it.
    pub shares: u64,
    /// Accounts that share it.
    pub accounts: u64,
}

/// A post that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundPostView {
    /// Platform.
    pub platform: String,
    /// Id.
    pub content_id: String,
    /// Id of its account.
    pub account_id: String,
    /// Latest name of the account: shown, or by which it is addressed; empty when unknown.
    pub account_name: String,
    /// Milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// What it is to other posts, in words: "Repost"; empty when the source does not say it.
    pub kind: String,
    /// Part of the text.
    pub text: String,
    /// Where what was looked for stands in `text`: from, to (exclusive), in characters (code points).
    pub marks: Vec<(u32, u32)>,
    /// Whether there is text before the part.
    pub cut_before: bool,
    /// Whether there is text after the part.
    pub cut_after: bool,
    /// Original name of the file.
    pub source_name: String,
    /// SHA-256 of the file.
    pub source_sha256: String,
    /// Record in that file, from 1.
    pub record: u64,
}

/// Where a post stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostPlace {
    /// Platform.
    pub platform: String,
    /// Id.
    pub content_id: String,
    /// SHA-256 of the file.
    pub source_sha256: String,
    /// Record in that file, from 1.
    pub record: u64,
}
