//! Tables that scripts around snscrape write; the library itself writes JSON lines.

use super::{TableFormat, one};

pub(super) static DATE_USER_TWEET: TableFormat = TableFormat {
    id: "snscrape-date-user-tweet",
    name: "snscrape: Date, User, Tweet (CSV)",
    platform: "twitter",
    needs: &["date", "user", "tweet"],
    columns: &[
        one("date", "time"),
        one("user", "account"),
        one("tweet", "text"),
    ],
    content_from_record: true,
    time_zone: "UTC",
    note: "The file has no ids of posts: they are made of the file's hash and the number of the \
           record. Accounts are named by handle.",
    ..TableFormat::BARE
};

pub(super) static WITH_IDS: TableFormat = TableFormat {
    id: "snscrape-datetime-id",
    name: "snscrape: Datetime, Tweet Id, Text, Username (CSV)",
    platform: "twitter",
    needs: &["datetime", "tweet_id", "text", "username"],
    columns: &[
        one("datetime", "time"),
        one("tweet_id", "content"),
        one("text", "text"),
        one("username", "account"),
    ],
    time_zone: "UTC",
    note: "Accounts are named by handle.",
    ..TableFormat::BARE
};
