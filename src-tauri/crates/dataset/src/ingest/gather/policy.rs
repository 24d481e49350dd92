//! What is done with the posts of one source, as its format and its mapping say.

use crate::ingest::mapping::{Mapping, Role};
use crate::ingest::model::{Kind, Post};

/// What is done with the posts of one source.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::ingest) struct Policy {
    /// Objects stay as they stand in the file and nothing is derived from them.
    pub(in crate::ingest) as_given: bool,
    /// A share that comes again is left out.
    pub(in crate::ingest) collapse: bool,
    /// One record is one post: a later record of it is an observation, no share.
    pub(in crate::ingest) record_is_post: bool,
    /// The file says what its posts are to other posts, or its format does. Where neither does, a post
    /// is not called one of its own: the rows of a table of shares may all be reposts.
    pub(in crate::ingest) says_kind: bool,
    /// The file says the domain by itself.
    pub(in crate::ingest) has_domain: bool,
    /// What is looked for in the text, because no field says it.
    pub(in crate::ingest) find_urls: bool,
    pub(in crate::ingest) find_hashtags: bool,
    pub(in crate::ingest) find_mentions: bool,
}

impl Policy {
    /// Of a table.
    pub(in crate::ingest) fn of_table(mapping: &Mapping) -> Self {
        let layout = mapping.layout.as_deref();
        let verbatim = layout.is_some_and(|layout| layout.starts_with("coortweet-"));
        let has = |name: &str| {
            mapping
                .columns
                .iter()
                .any(|mapped| matches!(&mapped.role, Role::Object(own) if own == name))
        };
        let as_given = verbatim || mapping.as_given;
        let says_kind = mapping.columns.iter().any(|mapped| match &mapped.role {
            Role::Kind
            | Role::IsRepost
            | Role::RepostOfAccount
            | Role::ReplyToAccount
            | Role::QuoteOfAccount => true,
            Role::Object(name) => matches!(name.as_str(), "post" | "reply_target" | "quote_target"),
            _ => false,
        });
        Self {
            as_given,
            says_kind: says_kind || (layout.is_some() && !verbatim),
            // The long table of CooRTweet is taken row by row, as CooRTweet does.
            collapse: layout != Some("coortweet-long"),
            record_is_post: layout.is_some() && !verbatim,
            has_domain: has("domain"),
            find_urls: !as_given && !has("url"),
            find_hashtags: !as_given && !has("hashtag"),
            find_mentions: !as_given && !has("mention"),
        }
    }

    /// The kind of a post as it is written; empty where nobody says it.
    pub(in crate::ingest) fn kind_of(self, post: &Post<'_>) -> &'static str {
        match post.kind {
            Kind::Post if !self.says_kind => "",
            kind => kind.name(),
        }
    }

    /// Of a format of JSON objects.
    pub(in crate::ingest) fn of_objects(mapping: &Mapping) -> Self {
        Self {
            as_given: mapping.as_given,
            collapse: true,
            record_is_post: true,
            says_kind: true,
            ..Self::default()
        }
    }
}
