//! What a column means.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::DatasetError;

/// What a column means. Text form (command line, JSON): `object:url` and the words of
/// [`Role::SIMPLE`]; the field's own names `object_id`, `account_id`, `content_id`,
/// `timestamp_share` are understood too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Role {
    /// The column holds objects of this type, e.g. `url`. `post`, `reply_target` and
    /// `quote_target` are the posts that a post passes on, answers or quotes.
    Object(String),
    /// Id of the account.
    Account,
    /// Id of the post; of several columns the values are joined with `/`.
    Content,
    /// Time of the share.
    Time,
    /// Platform of the row.
    Platform,
    /// Text of the post; of several columns (a title, a body) with an empty line between them.
    Text,
    /// Name shown for the account.
    AccountName,
    /// Not used.
    Ignore,
    /// What the post is, in a word: post, repost, reply, quote.
    Kind,
    /// Whether the post only passes on another one.
    IsRepost,
    /// Account of the reposted post.
    RepostOfAccount,
    /// Account that is answered.
    ReplyToAccount,
    /// Account that is quoted.
    QuoteOfAccount,
    /// Language of the text.
    Lang,
    /// Program that the post was sent with.
    Client,
    /// Address of the post itself.
    PostUrl,
    /// Count: likes.
    Likes,
    /// Count: reposts.
    Reposts,
    /// Count: replies.
    Replies,
    /// Count: quotes.
    Quotes,
    /// Count: views.
    Views,
    /// Count: all reactions together.
    Reactions,
    /// Short name of the account, as in `@handle`.
    Handle,
    /// When the account was made.
    AccountCreated,
    /// What the account says of itself.
    Bio,
    /// Where the account says it is.
    Location,
    /// Count: accounts that follow it.
    Followers,
    /// Count: accounts that it follows.
    Following,
    /// Count: posts that it has made.
    PostsCount,
    /// Whether the platform has checked the account.
    Verified,
    /// Whether the account has the picture that the platform gave it.
    DefaultProfile,
    /// Address of the account's picture.
    Avatar,
    /// When this was collected.
    ObservedAt,
}

impl Role {
    /// Every role but those of objects, with its word.
    pub const SIMPLE: [(Self, &'static str); 32] = [
        (Self::Account, "account"),
        (Self::Content, "content"),
        (Self::Time, "time"),
        (Self::Platform, "platform"),
        (Self::Text, "text"),
        (Self::AccountName, "account_name"),
        (Self::Ignore, "ignore"),
        (Self::Kind, "kind"),
        (Self::IsRepost, "is_repost"),
        (Self::RepostOfAccount, "repost_of_account"),
        (Self::ReplyToAccount, "reply_to_account"),
        (Self::QuoteOfAccount, "quote_of_account"),
        (Self::Lang, "lang"),
        (Self::Client, "client"),
        (Self::PostUrl, "post_url"),
        (Self::Likes, "likes"),
        (Self::Reposts, "reposts"),
        (Self::Replies, "replies"),
        (Self::Quotes, "quotes"),
        (Self::Views, "views"),
        (Self::Reactions, "reactions"),
        (Self::Handle, "handle"),
        (Self::AccountCreated, "account_created"),
        (Self::Bio, "bio"),
        (Self::Location, "location"),
        (Self::Followers, "followers"),
        (Self::Following, "following"),
        (Self::PostsCount, "posts_count"),
        (Self::Verified, "verified"),
        (Self::DefaultProfile, "default_profile"),
        (Self::Avatar, "avatar"),
        (Self::ObservedAt, "observed_at"),
    ];

    /// Its number in [`Role::SIMPLE`]; none of a role of objects.
    pub(crate) fn place(&self) -> Option<usize> {
        Some(match self {
            Self::Object(_) => return None,
            Self::Account => 0,
            Self::Content => 1,
            Self::Time => 2,
            Self::Platform => 3,
            Self::Text => 4,
            Self::AccountName => 5,
            Self::Ignore => 6,
            Self::Kind => 7,
            Self::IsRepost => 8,
            Self::RepostOfAccount => 9,
            Self::ReplyToAccount => 10,
            Self::QuoteOfAccount => 11,
            Self::Lang => 12,
            Self::Client => 13,
            Self::PostUrl => 14,
            Self::Likes => 15,
            Self::Reposts => 16,
            Self::Replies => 17,
            Self::Quotes => 18,
            Self::Views => 19,
            Self::Reactions => 20,
            Self::Handle => 21,
            Self::AccountCreated => 22,
            Self::Bio => 23,
            Self::Location => 24,
            Self::Followers => 25,
            Self::Following => 26,
            Self::PostsCount => 27,
            Self::Verified => 28,
            Self::DefaultProfile => 29,
            Self::Avatar => 30,
            Self::ObservedAt => 31,
        })
    }

    /// Whether several columns may have it.
    pub fn may_repeat(&self) -> bool {
        matches!(
            self,
            Self::Object(_) | Self::Content | Self::Text | Self::Ignore
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Object(object_type) = self {
            return write!(f, "object:{object_type}");
        }
        let word = Self::SIMPLE.iter().find(|(role, _)| role == self);
        f.write_str(word.map_or("ignore", |(_, word)| word))
    }
}

impl FromStr for Role {
    type Err = DatasetError;

    fn from_str(text: &str) -> Result<Self, DatasetError> {
        let known = match text {
            "account_id" => Some(Self::Account),
            "content_id" => Some(Self::Content),
            "timestamp_share" => Some(Self::Time),
            "object" | "object_id" => Some(Self::Object(GENERIC_OBJECT.to_owned())),
            _ => match text.strip_prefix("object:") {
                Some(name) => is_type_name(name).then(|| Self::Object(name.to_owned())),
                None => Self::SIMPLE
                    .iter()
                    .find(|(_, word)| *word == text)
                    .map(|(role, _)| role.clone()),
            },
        };
        known.ok_or_else(|| DatasetError::InvalidRole {
            role: text.to_owned(),
            reason: format!(
                "use object:TYPE (TYPE of a-z, 0-9, _) or one of {}",
                Self::SIMPLE.map(|(_, word)| word).join(", ")
            ),
        })
    }
}

impl TryFrom<String> for Role {
    type Error = DatasetError;
    fn try_from(text: String) -> Result<Self, DatasetError> {
        text.parse()
    }
}

impl From<Role> for String {
    fn from(role: Role) -> String {
        role.to_string()
    }
}

/// Object type of a column that is called `object_id` and nothing more is known of it.
pub(crate) const GENERIC_OBJECT: &str = "object";

/// Object types are short names, so that they can stand in file names and command lines.
pub(crate) fn is_type_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_knows_its_place() {
        for (at, (role, _)) in Role::SIMPLE.iter().enumerate() {
            assert_eq!(role.place(), Some(at));
        }
        assert_eq!(Role::Object("url".to_owned()).place(), None);
    }

    #[test]
    fn roles_have_a_text_form_that_reads_back() {
        for text in [
            "object:url",
            "account",
            "content",
            "time",
            "platform",
            "text",
            "ignore",
        ] {
            assert_eq!(text.parse::<Role>().unwrap().to_string(), text);
        }
        assert_eq!("timestamp_share".parse::<Role>().unwrap(), Role::Time);
        assert_eq!(
            "object_id".parse::<Role>().unwrap(),
            Role::Object("object".into())
        );
        for bad in ["", "Account", "object:", "object:../x", "object:URL"] {
            assert_eq!(
                bad.parse::<Role>().unwrap_err().code(),
                "invalid-role",
                "{bad}"
            );
        }
    }
}
