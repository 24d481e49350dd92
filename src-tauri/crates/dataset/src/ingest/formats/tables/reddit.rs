//! Reddit by PRAW: attributes of comments, submissions and users, written as columns.

use super::{TableFormat, one};

/// Thousands of strangers are called so.
const NOBODY: &[&str] = &["[deleted]", "[removed]"];

pub(super) static COMMENTS: TableFormat = TableFormat {
    id: "reddit-comments",
    name: "Reddit comments by PRAW (CSV)",
    platform: "reddit",
    needs: &["id", "body", "created_utc", "link_id", "parent_id"],
    columns: &[
        one("id", "content"),
        one("author_name", "account"),
        one("author", "account"),
        one("created_utc", "time"),
        one("body", "text"),
        one("parent_id", "object:reply_target"),
        one("link_id", "object:thread"),
        one("permalink", "post_url"),
        one("score", "likes"),
    ],
    nobody: NOBODY,
    // Parents are named with the mark of their kind, and ids are only unique with it.
    content_prefix: "t1_",
    time_zone: "UTC",
    ..TableFormat::BARE
};

pub(super) static SUBMISSIONS: TableFormat = TableFormat {
    id: "reddit-submissions",
    name: "Reddit submissions by PRAW (CSV)",
    platform: "reddit",
    needs: &["id", "title", "created_utc", "selftext", "url"],
    columns: &[
        one("id", "content"),
        one("author_name", "account"),
        one("author", "account"),
        one("created_utc", "time"),
        one("title", "text"),
        one("selftext", "text"),
        one("url", "object:url"),
        one("permalink", "post_url"),
        one("num_comments", "replies"),
        one("score", "likes"),
    ],
    nobody: NOBODY,
    content_prefix: "t3_",
    time_zone: "UTC",
    ..TableFormat::BARE
};

pub(super) static USERS: TableFormat = TableFormat {
    id: "reddit-users",
    name: "Reddit users by PRAW (CSV)",
    platform: "reddit",
    needs: &["name", "created_utc", "comment_karma", "link_karma"],
    columns: &[
        one("name", "account"),
        one("created_utc", "account_created"),
        one("icon_img", "avatar"),
    ],
    nobody: NOBODY,
    time_zone: "UTC",
    note: "The file describes accounts and has no posts.",
    ..TableFormat::BARE
};
