//! Overview screen: what the case holds before any detection.

use serde::{Deserialize, Serialize};

/// A stretch of time: from inclusive, to exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Span {
    /// First millisecond.
    pub from_ms: i64,
    /// End.
    pub to_ms: i64,
}

/// What the case holds, of the whole or of a stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OverviewView {
    /// Posts.
    pub posts: u64,
    /// Accounts with a post.
    pub accounts: u64,
    /// Shares.
    pub shares: u64,
    /// Objects.
    pub objects: u64,
    /// First post.
    pub first_ms: Option<i64>,
    /// Last post.
    pub last_ms: Option<i64>,
    /// Width of a bin of `series`.
    pub bin_ms: i64,
    /// Start of every bin, ascending, without gaps.
    pub bin_from_ms: Vec<i64>,
    /// Posts in each bin, one series a platform and kind of post, in the order of platforms (most posts
    /// first) and kinds. Always of the whole case, so that the brush has something to stand on.
    pub series: Vec<PostSeries>,
    /// By object type, most shares first.
    pub by_type: Vec<CountsView>,
    /// By platform, most posts first.
    pub by_platform: Vec<CountsView>,
    /// By kind of post: posts, reposts, replies, quotes, and those of which the source does not say it.
    pub by_kind: Vec<KindView>,
    /// 20 accounts with most posts.
    pub top_accounts: Vec<TopAccountView>,
    /// Of every object type the 20 objects with most shares, in the order of `by_type`.
    pub top_objects: Vec<TopObjectView>,
    /// What the sources say of posts and accounts, and of how many.
    pub coverage: Vec<CoverageView>,
    /// Quality of the data: what is true of the files, and what is true of the stretch.
    pub quality: Vec<QualityNote>,
}

/// Posts over time of one platform and kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostSeries {
    /// Platform; empty when the source names none.
    pub platform: String,
    /// `post`, `repost`, `reply`, `quote`; empty when the source does not say.
    pub kind: String,
    /// Posts in each bin.
    pub counts: Vec<u32>,
}

/// Counts of one object type or platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CountsView {
    /// Id of the type or platform.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// Shares.
    pub shares: u64,
    /// Accounts: of a type those that share it, of a platform those that post there.
    pub accounts: u64,
    /// Objects.
    pub objects: u64,
    /// Posts: of a type those that share it, of a platform all.
    pub posts: u64,
}

/// Posts of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KindView {
    /// As in [`PostSeries`].
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// Posts.
    pub posts: u64,
    /// Accounts.
    pub accounts: u64,
}

/// A busy account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TopAccountView {
    /// Platform.
    pub platform: String,
    /// Id.
    pub account_id: String,
    /// Name shown by the platform; empty when the source has none.
    pub display_name: String,
    /// Name by which the platform addresses it, without `@`; empty when the source has none.
    pub handle: String,
    /// Different handles that it has had; 0 when the source has none.
    pub n_handles: u64,
    /// Accounts that follow it, as last seen.
    pub followers: Option<u64>,
    /// When it was created.
    pub created_at_ms: Option<i64>,
    /// Posts.
    pub posts: u64,
    /// Shares.
    pub shares: u64,
}

/// An object that was shared often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TopObjectView {
    /// Type.
    pub object_type: String,
    /// Id, at most 2 000 characters and then `…`.
    pub object_id: String,
    /// Shares.
    pub shares: u64,
    /// Accounts that shared it.
    pub accounts: u64,
}

/// Of how many posts (or accounts) the sources say something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CoverageView {
    /// `text`, `profile`, `created`.
    pub id: String,
    /// In words: "Posts with a text".
    pub words: String,
    /// How many have it.
    pub have: u64,
    /// Of how many.
    pub of: u64,
}

/// A post in brief, for a list in which its id alone says nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostBrief {
    /// Id of the post.
    pub content_id: String,
    /// Platform.
    pub platform: String,
    /// Id of its account.
    pub account_id: String,
    /// Name of its account: what the platform shows, else the handle, else empty.
    pub account_name: String,
    /// When it was published.
    pub time_ms: i64,
    /// Its text, at most 300 characters; empty when the source has none.
    pub text: String,
}

/// One remark on the quality of the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QualityNote {
    /// `time-span`, `rejected`, `duplicates`, `gap`, `time-resolution`, `damaged-ids`, ...
    pub code: String,
    /// `ok`, `note` or `warn`.
    pub level: String,
    /// One sentence with figures.
    pub text: String,
    /// Whether it is about the files as they were imported, whatever stretch of time is looked at.
    pub of_files: bool,
    /// Stretch of time concerned, for gaps.
    pub span: Option<Span>,
}
