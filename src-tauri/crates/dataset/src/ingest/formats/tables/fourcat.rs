//! 4CAT's own layout, as it exports any of its sources as CSV.

use super::{TableColumn, TableFormat, commas, one};

/// 4CAT writes the same instant twice; the date is in the clock of its server for some sources,
/// the seconds since 1970 are not.
pub(super) const TIME: [TableColumn; 2] = [one("unix_timestamp", "time"), one("timestamp", "time")];

/// On imageboards whole boards write under one name.
const NOBODY: &[&str] = &["Anonymous", "[deleted]", "[removed]"];

pub(super) static ANY: TableFormat = TableFormat {
    id: "4cat",
    name: "4CAT (CSV)",
    needs: &["id", "thread_id", "author", "body", "timestamp"],
    columns: &[
        one("id", "content"),
        one("author_id", "account"),
        one("author", "account"),
        one("author", "handle"),
        one("author_fullname", "account_name"),
        one("author_full", "account_name"),
        one("author_name", "account_name"),
        one("author_display_name", "account_name"),
        one("author_followers", "followers"),
        one("author_avatar_url", "avatar"),
        TIME[0],
        TIME[1],
        one("subject", "text"),
        one("title", "text"),
        one("body", "text"),
        one("language_guess", "lang"),
        one("language", "lang"),
        one("link", "post_url"),
        one("url", "post_url"),
        commas("hashtags", "object:hashtag"),
        // 4chan: the same picture has the same hash wherever it is posted.
        one("image_md5", "object:image"),
        one("likes", "likes"),
        one("like_count", "likes"),
        one("num_likes", "likes"),
        one("shares", "reposts"),
        one("reposts", "reposts"),
        one("repost_count", "reposts"),
        one("comments", "replies"),
        one("replies", "replies"),
        one("reply_count", "replies"),
        one("num_comments", "replies"),
        one("quotes", "quotes"),
        one("quote_count", "quotes"),
        one("views", "views"),
        one("collected_at", "observed_at"),
        // A post that begins a thread has the thread's id and answers nothing.
        one("parent_id", "object:reply_target"),
        one("thread_id", "object:reply_target"),
    ],
    unless: &[("thread_id", "parent_id")],
    nobody: NOBODY,
    time_zone: "UTC",
    ..TableFormat::BARE
};
