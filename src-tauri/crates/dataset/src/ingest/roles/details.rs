//! Roles beyond those that a share needs: counts, profiles, what a post is to others. A name suggests
//! one, and the values must be of its kind.

use super::names::OWN_ADDRESS;
use super::{Candidate, ColumnFacts, Looks, rank};
use crate::ingest::mapping::Role;
use crate::ingest::model::{self, count, truth};
use crate::ingest::roles::normal;

/// Share of the sample that must be of the kind that a role has.
const ENOUGH: f64 = 0.9;

/// What the values of a role look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Truth,
    Time,
    Address,
    /// One word or a few.
    Word,
    /// What a post is: post, repost, reply, quote.
    Sort,
    /// No blanks.
    Id,
    /// No blanks, and perhaps the only name of the account.
    Handle,
    /// Anything.
    Words,
}

/// What else is known of posts and accounts: role, kind of its values, names, best first. Names that mean
/// several things (`location`, `type` without known words, `description`) are not guessed.
const DETAILS: &[(Role, Kind, &[&str])] = &[
    (
        Role::Kind,
        Kind::Sort,
        &["kind", "post_kind", "tweet_type", "post_type", "type"],
    ),
    (
        Role::IsRepost,
        Kind::Truth,
        &[
            "is_repost",
            "is_retweet",
            "is_reblog",
            "is_forward",
            "is_share",
            "retweet",
        ],
    ),
    (
        Role::RepostOfAccount,
        Kind::Id,
        &[
            "repost_of_account",
            "retweet_userid",
            "retweet_user_id",
            "retweeted_user_id",
            "retweeted_user",
            "reposted_account_id",
        ],
    ),
    (
        Role::ReplyToAccount,
        Kind::Id,
        &[
            "reply_to_account",
            "in_reply_to_userid",
            "in_reply_to_user_id",
            "in_reply_to_user_id_str",
            "in_reply_to_account_id",
            "in_reply_to_screen_name",
            "replied_user",
            "reply_to_user",
        ],
    ),
    (
        Role::QuoteOfAccount,
        Kind::Id,
        &["quote_of_account", "quoted_user_id", "quoted_user"],
    ),
    (
        Role::Lang,
        Kind::Word,
        &[
            "lang",
            "language",
            "tweet_language",
            "post_language",
            "text_language",
            "language_guess",
        ],
    ),
    (
        Role::Client,
        Kind::Word,
        &[
            "client",
            "tweet_client_name",
            "application_name",
            "source_label",
        ],
    ),
    (Role::PostUrl, Kind::Address, OWN_ADDRESS),
    (
        Role::Likes,
        Kind::Count,
        &[
            "likes",
            "like_count",
            "likes_count",
            "favorite_count",
            "favourites_count",
            "favorites",
            "num_likes",
            "n_likes",
            "public_metrics_like_count",
            "statistics_like_count",
            "digg_count",
        ],
    ),
    (
        Role::Reposts,
        Kind::Count,
        &[
            "reposts",
            "repost_count",
            "retweet_count",
            "retweets",
            "reblogs_count",
            "share_count",
            "shares",
            "shares_count",
            "forwards",
            "number_forwards",
            "public_metrics_retweet_count",
            "statistics_share_count",
        ],
    ),
    (
        Role::Replies,
        Kind::Count,
        &[
            "replies",
            "reply_count",
            "replies_count",
            "comment_count",
            "comments_count",
            "num_comments",
            "comments",
            "number_replies",
            "public_metrics_reply_count",
            "statistics_comment_count",
        ],
    ),
    (
        Role::Quotes,
        Kind::Count,
        &["quotes", "quote_count", "public_metrics_quote_count"],
    ),
    (
        Role::Views,
        Kind::Count,
        &[
            "views",
            "view_count",
            "views_count",
            "impression_count",
            "impressions",
            "play_count",
            "plays",
            "public_metrics_impression_count",
            "statistics_views",
        ],
    ),
    (
        Role::Reactions,
        Kind::Count,
        &[
            "reactions",
            "reaction_count",
            "reactions_count",
            "total_reactions",
            "statistics_reaction_count",
        ],
    ),
    (
        Role::Handle,
        Kind::Handle,
        &[
            "handle",
            "account_handle",
            "screen_name",
            "user_screen_name",
            "username",
            "user_username",
            "author_username",
            "account_username",
            "post_owner_username",
            "user_name",
        ],
    ),
    (
        Role::AccountCreated,
        Kind::Time,
        &[
            "account_created_at",
            "account_created",
            "account_creation_date",
            "account_creation_time",
            "user_created_at",
            "author_created_at",
            "profile_created_at",
            "page_created",
        ],
    ),
    (
        Role::Bio,
        Kind::Words,
        &[
            "bio",
            "account_bio",
            "user_bio",
            "author_bio",
            "profile_bio",
            "user_profile_description",
            "user_description",
            "author_description",
            "profile_description",
        ],
    ),
    (
        Role::Location,
        Kind::Words,
        &[
            "account_location",
            "user_location",
            "user_reported_location",
            "author_location",
            "profile_location",
        ],
    ),
    (
        Role::Followers,
        Kind::Count,
        &[
            "followers",
            "followers_count",
            "follower_count",
            "account_followers",
            "user_followers_count",
            "author_followers",
            "author_followers_count",
            "followers_at_posting",
            "subscriber_count",
            "subscribers",
        ],
    ),
    (
        Role::Following,
        Kind::Count,
        &[
            "following",
            "following_count",
            "follows_count",
            "friends_count",
            "account_following",
            "user_friends_count",
            "author_following",
        ],
    ),
    (
        Role::PostsCount,
        Kind::Count,
        &[
            "posts_count",
            "statuses_count",
            "tweet_count",
            "account_posts",
            "user_statuses_count",
        ],
    ),
    (
        Role::Verified,
        Kind::Truth,
        &[
            "verified",
            "is_verified",
            "account_verified",
            "user_verified",
            "author_verified",
        ],
    ),
    (
        Role::DefaultProfile,
        Kind::Truth,
        &[
            "default_profile_image",
            "user_default_profile_image",
            "account_default_profile_image",
        ],
    ),
    (
        Role::Avatar,
        Kind::Address,
        &[
            "avatar",
            "avatar_url",
            "profile_image_url_https",
            "profile_image_url",
            "profile_pic_url",
            "user_profile_image_url",
            "author_avatar_url",
            "account_avatar",
        ],
    ),
    (
        Role::ObservedAt,
        Kind::Time,
        &[
            "observed_at",
            "collected_at",
            "scraped_at",
            "crawled_at",
            "harvested_date",
            "timestamp_collected",
            "retrieved_at",
            "fetched_at",
        ],
    ),
];

/// Adds what the name of a column says of posts and accounts.
pub(super) fn by_name(at: usize, column: &ColumnFacts, looks: &Looks, out: &mut Vec<Candidate>) {
    let name = normal(&column.name);
    for (role, kind, names) in DETAILS {
        let Some(score) = rank(names, &name) else {
            continue;
        };
        let fits = |test: fn(&str) -> bool| {
            let values = column.filled.iter().filter(|value| test(value)).count();
            values as f64 >= ENOUGH * column.filled.len() as f64
        };
        let (score, is_kind) = match kind {
            Kind::Count => (score, fits(|value| count(value).is_some())),
            Kind::Truth => (score, fits(|value| truth(value).is_some())),
            Kind::Time => (score, column.filled.is_empty() || looks.times >= ENOUGH),
            Kind::Address => (score, column.filled.is_empty() || looks.url >= ENOUGH),
            Kind::Word => (score, fits(|value| value.len() <= 40)),
            Kind::Sort => (
                score,
                !column.filled.is_empty() && fits(|value| model::Kind::of(value).is_some()),
            ),
            Kind::Id => (score, looks.spaced < 0.2),
            // What accounts are known by is their name where there is no other.
            Kind::Handle => (score - 0.45, looks.spaced < 0.2),
            Kind::Words => (score, true),
        };
        if is_kind {
            out.push(Candidate {
                column: at,
                role: role.clone(),
                score,
                why: format!(
                    "the name {:?} is used for {}",
                    column.name,
                    role.to_string().replace('_', " ")
                ),
            });
        }
    }
}
