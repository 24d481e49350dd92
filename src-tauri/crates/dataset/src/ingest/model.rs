//! What one record says, in the field's own terms, before it becomes rows of the canonical tables.

use std::borrow::Cow;

/// A text that borrows from the record where it can.
pub(crate) type Words<'a> = Cow<'a, str>;

/// What a post is to other posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A post of its own.
    #[default]
    Post,
    /// Somebody else's post, passed on as it is.
    Repost,
    /// An answer.
    Reply,
    /// Somebody else's post with words of one's own.
    Quote,
}

impl Kind {
    /// As it stands in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Repost => "repost",
            Self::Reply => "reply",
            Self::Quote => "quote",
        }
    }

    /// From the words that platforms and scrapers use.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        Some(match word.as_str() {
            "post" | "tweet" | "original" | "status" | "message" | "submission" => Self::Post,
            "repost" | "retweet" | "retweeted" | "reblog" | "boost" | "share" | "shared"
            | "forward" | "forwarded" => Self::Repost,
            "reply" | "replied_to" | "comment" | "answer" => Self::Reply,
            "quote" | "quoted" | "quote_tweet" | "quotetweet" => Self::Quote,
            _ => return None,
        })
    }
}

/// How often others reacted, as the record says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) likes: Option<u64>,
    pub(crate) reposts: Option<u64>,
    pub(crate) replies: Option<u64>,
    pub(crate) quotes: Option<u64>,
    pub(crate) views: Option<u64>,
    /// All reactions together, where a platform has several kinds.
    pub(crate) reactions: Option<u64>,
}

impl Counts {
    pub(crate) fn all(&self) -> [Option<u64>; 6] {
        [
            self.likes,
            self.reposts,
            self.replies,
            self.quotes,
            self.views,
            self.reactions,
        ]
    }
}

/// A post. Times are milliseconds since 1970, UTC.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Post<'a> {
    /// Lower-case name, e.g. `twitter`.
    pub(crate) platform: Words<'a>,
    pub(crate) content_id: Words<'a>,
    pub(crate) account_id: Words<'a>,
    pub(crate) posted_at_ms: i64,
    pub(crate) kind: Kind,
    pub(crate) repost_of: Option<Words<'a>>,
    pub(crate) repost_of_account: Option<Words<'a>>,
    pub(crate) reply_to: Option<Words<'a>>,
    pub(crate) reply_to_account: Option<Words<'a>>,
    pub(crate) quote_of: Option<Words<'a>>,
    pub(crate) quote_of_account: Option<Words<'a>>,
    /// As received; HTML already taken off.
    pub(crate) text: Option<Words<'a>>,
    pub(crate) lang: Option<Words<'a>>,
    /// Program that the post was sent with.
    pub(crate) client: Option<Words<'a>>,
    /// Address of the post itself.
    pub(crate) post_url: Option<Words<'a>>,
    /// Addresses as received, expanded where the record says how.
    pub(crate) urls: Vec<Words<'a>>,
    /// With or without `#`, in order.
    pub(crate) hashtags: Vec<Words<'a>>,
    /// Accounts that the post names: ids where the record has them, else handles.
    pub(crate) mentions: Vec<Words<'a>>,
    /// Pictures and films: ids or addresses of what was attached.
    pub(crate) media: Vec<Words<'a>>,
    /// Sounds that the film uses.
    pub(crate) sounds: Vec<Words<'a>>,
    /// Objects of any other type: (object type of a-z, 0-9, _; id).
    pub(crate) objects: Vec<(&'static str, Words<'a>)>,
    pub(crate) counts: Counts,
    /// Whether links, hashtags and mentions are to be looked for in the text, because the record has no
    /// fields for them.
    pub(crate) find_in_text: bool,
}

/// An account as one record shows it. Times are milliseconds since 1970, UTC.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Profile<'a> {
    pub(crate) platform: Words<'a>,
    pub(crate) account_id: Words<'a>,
    pub(crate) handle: Option<Words<'a>>,
    pub(crate) display_name: Option<Words<'a>>,
    pub(crate) created_at_ms: Option<i64>,
    pub(crate) bio: Option<Words<'a>>,
    pub(crate) location: Option<Words<'a>>,
    pub(crate) followers: Option<u64>,
    pub(crate) following: Option<u64>,
    pub(crate) posts_count: Option<u64>,
    pub(crate) verified: Option<bool>,
    /// Whether the account still has the picture that the platform gave it.
    pub(crate) default_profile: Option<bool>,
    /// Address of the picture.
    pub(crate) avatar: Option<Words<'a>>,
    /// When it looked like this: time of collection where the record says it, else time of the post.
    pub(crate) observed_at_ms: Option<i64>,
}

/// Why a record cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    /// Where in the record: a dotted path; empty = the record as a whole.
    pub(crate) column: String,
    /// At most 200 characters of what is there.
    pub(crate) value: String,
    pub(crate) reason: String,
}

impl Fault {
    /// A record that has no value where one is needed.
    pub(crate) fn missing(code: &'static str, column: &str, what: &str) -> Self {
        Self {
            code,
            column: column.to_owned(),
            value: String::new(),
            reason: format!("the record has no {what}"),
        }
    }

    /// A record that is not a post: a notice, an error message, a count.
    pub(crate) fn no_post(value: &str, what: &str) -> Self {
        Self {
            code: "no-post",
            column: String::new(),
            value: super::records::shortened(value, 200),
            reason: format!("the record is no post: {what}"),
        }
    }
}

/// What reading one record gave.
#[derive(Debug)]
pub(crate) enum Reading<'a> {
    /// A post, and every account that the record shows.
    Post(Box<Post<'a>>, Vec<Profile<'a>>),
    /// Accounts without a post.
    Profiles(Vec<Profile<'a>>),
    /// Nothing that can be used.
    Fault(Fault),
}

/// `true`, `1`, `yes`, `t` and their opposites.
pub(crate) fn truth(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "1.0" | "yes" | "y" | "t" => Some(true),
        "false" | "0" | "0.0" | "no" | "n" | "f" => Some(false),
        _ => None,
    }
}

/// A count as people and programs write it: `1234`, `1,234`, `1.234`, `1 234`, `12.0`.
///
/// A point or comma is taken for a mark between thousands only where exactly three digits follow each
/// of them; `1.5` is no count.
pub(crate) fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    if let Some(whole) = text.strip_suffix(".0") {
        return whole.parse().ok();
    }
    let mark = |c: char| matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || first.len() > 3 {
        return None;
    }
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        number.push_str(group);
    }
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_with_marks_between_thousands() {
        for (text, number) in [
            ("0", 0),
            ("1,234,567", 1_234_567),
            ("1.234", 1_234),
            ("12 345", 12_345),
            ("12.0", 12),
            (" 7 ", 7),
        ] {
            assert_eq!(count(text), Some(number), "{text}");
        }
        for text in ["", "1.5", "1,23", "-4", "12,3456", "1e5", "≤100", "N/A"] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
