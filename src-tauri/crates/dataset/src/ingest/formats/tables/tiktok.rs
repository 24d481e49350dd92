//! TikTok Research API: rows of its videos as its clients write them.

use super::{TableColumn, TableFormat, commas, one};

const COLUMNS: &[TableColumn] = &[
    one("video_id", "content"),
    one("id", "content"),
    one("username", "account"),
    one("author_name", "account"),
    one("video_author_name", "account"),
    one("create_time", "time"),
    one("video_description", "text"),
    one("video_url", "post_url"),
    one("music_id", "object:sound"),
    commas("effect_ids", "object:effect"),
    commas("hashtag_names", "object:hashtag"),
    one("like_count", "likes"),
    one("share_count", "reposts"),
    one("comment_count", "replies"),
    one("view_count", "views"),
];
/// Some clients number their rows in a column called `id`.
const ONE_ID: &[(&str, &str)] = &[("id", "video_id")];
const NOTE: &str = "The API names accounts by their user names, which they may change.";

pub(super) static RESEARCH: TableFormat = TableFormat {
    id: "tiktok-research",
    name: "TikTok Research API (CSV)",
    platform: "tiktok",
    needs: &[
        "id",
        "username",
        "create_time",
        "video_description",
        "region_code",
    ],
    columns: COLUMNS,
    unless: ONE_ID,
    time_zone: "UTC",
    note: NOTE,
    ..TableFormat::BARE
};

pub(super) static TRAKTOK: TableFormat = TableFormat {
    id: "tiktok-traktok",
    name: "TikTok Research API by traktok (CSV)",
    platform: "tiktok",
    needs: &[
        "video_id",
        "author_name",
        "create_time",
        "video_description",
        "region_code",
    ],
    columns: COLUMNS,
    unless: ONE_ID,
    time_zone: "UTC",
    note: NOTE,
    ..TableFormat::BARE
};
