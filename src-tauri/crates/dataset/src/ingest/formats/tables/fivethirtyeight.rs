//! Tweets of the Internet Research Agency as FiveThirtyEight published them (Linvill and Warren),
//! with and without the ids that a later version added.

use super::{TableColumn, TableFormat, one};

const TIME: TableColumn = one("publish_date", "time");
const SEEN: TableColumn = one("harvested_date", "observed_at");

pub(super) static WITH_IDS: TableFormat = TableFormat {
    id: "fivethirtyeight-ira-ids",
    name: "FiveThirtyEight IRA tweets, with ids (CSV)",
    platform: "twitter",
    needs: &[
        "external_author_id",
        "author",
        "content",
        "publish_date",
        "tweet_id",
        "alt_external_id",
    ],
    columns: &[
        one("tweet_id", "content"),
        // The other id of the author went through a spreadsheet.
        one("alt_external_id", "account"),
        one("author", "handle"),
        TIME,
        SEEN,
        one("content", "text"),
        one("language", "lang"),
        one("following", "following"),
        one("followers", "followers"),
        one("updates", "posts_count"),
        one("post_type", "kind"),
        one("retweet", "is_repost"),
        one("article_url", "post_url"),
        one("tco1_step1", "object:url"),
        one("tco2_step1", "object:url"),
        one("tco3_step1", "object:url"),
    ],
    time_format: "mdy",
    time_zone: "UTC",
    note: "Times are to the minute. A repost does not say of which post it is: reposts share \
           their text and links.",
    ..TableFormat::BARE
};

pub(super) static WITHOUT_IDS: TableFormat = TableFormat {
    id: "fivethirtyeight-ira",
    name: "FiveThirtyEight IRA tweets (CSV)",
    platform: "twitter",
    needs: &[
        "external_author_id",
        "author",
        "content",
        "publish_date",
        "harvested_date",
        "updates",
        "post_type",
        "retweet",
    ],
    lacks: &["alt_external_id"],
    columns: &[
        one("author", "account"),
        TIME,
        SEEN,
        one("content", "text"),
        one("language", "lang"),
        one("following", "following"),
        one("followers", "followers"),
        one("updates", "posts_count"),
        one("post_type", "kind"),
        one("retweet", "is_repost"),
    ],
    content_from_record: true,
    time_format: "mdy",
    time_zone: "UTC",
    note: "external_author_id was rounded before publication and stands for up to two dozen \
           accounts, so the handle is taken as the account. The file has no ids of posts: they are \
           made of the file's hash and the number of the record. Times are to the minute.",
    ..TableFormat::BARE
};
