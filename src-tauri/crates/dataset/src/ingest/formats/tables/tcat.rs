//! Full export of DMI-TCAT: one row a tweet.

use super::{TableFormat, one};

pub(super) static TCAT: TableFormat = TableFormat {
    id: "dmi-tcat",
    name: "DMI-TCAT, full export (CSV)",
    platform: "twitter",
    needs: &[
        "id",
        "from_user_id",
        "from_user_name",
        "text",
        "created_at",
        "to_user_name",
    ],
    columns: &[
        one("id", "content"),
        one("from_user_id", "account"),
        one("from_user_name", "handle"),
        one("from_user_realname", "account_name"),
        one("from_user_description", "bio"),
        one("from_user_verified", "verified"),
        one("from_user_tweetcount", "posts_count"),
        one("from_user_followercount", "followers"),
        one("from_user_friendcount", "following"),
        one("from_user_profile_image_url", "avatar"),
        one("from_user_created_at", "account_created"),
        one("location", "location"),
        one("created_at", "time"),
        one("text", "text"),
        one("lang", "lang"),
        one("source", "client"),
        one("to_user_name", "reply_to_account"),
        one("in_reply_to_status_id", "object:reply_target"),
        one("quoted_status_id", "object:quote_target"),
        one("retweet_id", "object:post"),
        one("retweet_count", "reposts"),
        one("favorite_count", "likes"),
    ],
    time_zone: "UTC",
    ..TableFormat::BARE
};
