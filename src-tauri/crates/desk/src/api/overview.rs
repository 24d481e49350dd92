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
    /// Shares.
    pub shares: u64,
    /// Posts.
    pub posts: u64,
    /// Accounts.
    pub accounts: u64,
    /// Objects.
    pub objects: u64,
    /// First share.
    pub first_ms: Option<i64>,
    /// Last share.
    pub last_ms: Option<i64>,
    /// Width of a bin of `series`.
    pub bin_ms: i64,
    /// Start of every bin, ascending, without gaps.
    pub bin_from_ms: Vec<i64>,
    /// Posts in each bin, one series a platform, most first. Always of the whole case, so that the
    /// brush has something to stand on.
    pub series: Vec<PlatformSeries>,
    /// By object type, most shares first.
    pub by_type: Vec<CountsView>,
    /// By platform, most shares first.
    pub by_platform: Vec<CountsView>,
    /// 20 accounts with most shares.
    pub top_accounts: Vec<TopAccountView>,
    /// 20 objects with most shares.
    pub top_objects: Vec<TopObjectView>,
    /// Quality of the data (of the whole case).
    pub quality: Vec<QualityNote>,
}

/// Posts over time of one platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlatformSeries {
    /// Platform; empty when the source names none.
    pub platform: String,
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
    /// Accounts.
    pub accounts: u64,
    /// Objects.
    pub objects: u64,
    /// Posts.
    pub posts: u64,
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
    /// Shares.
    pub shares: u64,
}

/// An object that was shared often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TopObjectView {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
    /// Shares.
    pub shares: u64,
    /// Accounts that shared it.
    pub accounts: u64,
}

/// One remark on the quality of the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QualityNote {
    /// `rejected`, `duplicates`, `gap`, `time-resolution`, `without-text`, `damaged-ids`, ...
    pub code: String,
    /// `ok`, `note` or `warn`.
    pub level: String,
    /// One sentence with figures.
    pub text: String,
    /// Stretch of time concerned, for gaps.
    pub span: Option<Span>,
}
