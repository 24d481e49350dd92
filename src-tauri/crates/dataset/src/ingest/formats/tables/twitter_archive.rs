//! Archives of information operations as Twitter published them from 2018 to 2022: posts, users.

use super::{TableFormat, brackets, one};

pub(super) static POSTS: TableFormat = TableFormat {
    id: "twitter-io",
    name: "Twitter information operations archive, posts (CSV)",
    platform: "twitter",
    needs: &["tweetid", "userid", "tweet_text", "tweet_time"],
    columns: &[
        one("tweetid", "content"),
        one("userid", "account"),
        one("user_display_name", "account_name"),
        one("user_screen_name", "handle"),
        one("user_reported_location", "location"),
        one("user_profile_description", "bio"),
        one("follower_count", "followers"),
        one("following_count", "following"),
        one("account_creation_date", "account_created"),
        one("tweet_language", "lang"),
        one("tweet_text", "text"),
        one("tweet_time", "time"),
        one("tweet_client_name", "client"),
        one("application_name", "client"),
        one("in_reply_to_tweetid", "object:reply_target"),
        one("in_reply_to_userid", "reply_to_account"),
        one("quoted_tweet_tweetid", "object:quote_target"),
        one("quoted_tweet_id", "object:quote_target"),
        one("is_retweet", "is_repost"),
        one("retweet_tweetid", "object:post"),
        one("retweet_userid", "repost_of_account"),
        one("quote_count", "quotes"),
        one("reply_count", "replies"),
        one("like_count", "likes"),
        one("retweet_count", "reposts"),
        brackets("hashtags", "object:hashtag"),
        brackets("urls", "object:url"),
        brackets("user_mentions", "object:mention"),
    ],
    unless: &[("quoted_tweet_id", "quoted_tweet_tweetid")],
    time_zone: "UTC",
    note: "Times are to the minute. Ids and names of accounts with few followers are hashes, the \
           same in all files of one release.",
    ..TableFormat::BARE
};

pub(super) static USERS: TableFormat = TableFormat {
    id: "twitter-io-users",
    name: "Twitter information operations archive, users (CSV)",
    platform: "twitter",
    needs: &[
        "userid",
        "user_screen_name",
        "account_creation_date",
        "follower_count",
    ],
    lacks: &["tweetid"],
    columns: &[
        one("userid", "account"),
        one("user_display_name", "account_name"),
        one("user_screen_name", "handle"),
        one("user_reported_location", "location"),
        one("user_profile_description", "bio"),
        one("follower_count", "followers"),
        one("following_count", "following"),
        one("account_creation_date", "account_created"),
    ],
    time_zone: "UTC",
    note: "The file describes accounts and has no posts.",
    ..TableFormat::BARE
};
