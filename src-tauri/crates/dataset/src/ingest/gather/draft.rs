//! What one post shares, gathered before anything is written. The buffers are used again for every
//! post, so that a million posts cost no allocation each.

use std::borrow::Cow;
use std::ops::Range;

use super::Policy;
use crate::DatasetError;
use crate::ingest::model::{Kind, Post};
use crate::ingest::words::{self, Addresses, FoundKind};
use crate::shares::Names;

/// Hashtags in a row that make a sequence worth comparing.
const SEQUENCE: usize = 3;

/// Object types with a list of their own in the table of posts.
const LISTED: [&str; 4] = ["url", "hashtag", "mention", "image"];

/// The shares of one post.
#[derive(Default)]
pub(super) struct Draft {
    policy: Policy,
    /// All objects, one behind the other.
    text: String,
    entries: Vec<Kept>,
    /// JSON arrays of what fields of the record list, by the order of [`LISTED`]. What only the text
    /// has stands there.
    lists: [String; LISTED.len()],
    is_in_text: bool,
    addresses: Addresses,
    /// The hashtags in order.
    sequence: String,
    in_sequence: usize,
    /// Registrable domains of the addresses.
    domains: Vec<Cow<'static, str>>,
    scratch: String,
    /// Codes of own types that were asked for: the names of an import only grow.
    own_codes: [Option<u8>; Own::N],
}

struct Kept {
    object_type: u8,
    name: Name,
    range: Range<usize>,
    is_given: bool,
    is_repeated: bool,
}

/// Names of types: those with a meaning here, and where the others stand in the table of names.
#[derive(Clone, PartialEq, Eq)]
enum Name {
    Known(&'static str),
    Other(Range<usize>),
}

/// Types of what is found in a text or follows from other objects.
#[derive(Clone, Copy)]
enum Own {
    Url,
    Hashtag,
    Mention,
    Domain,
    Sequence,
    Text,
}

impl Own {
    const N: usize = 6;

    fn name(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Hashtag => "hashtag",
            Self::Mention => "mention",
            Self::Domain => "domain",
            Self::Sequence => "hashtag_sequence",
            Self::Text => "text",
        }
    }
}

/// One share.
pub(super) struct Entry<'a> {
    pub(super) object_type: u8,
    pub(super) name: &'a str,
    pub(super) object: &'a str,
    /// Whether the record says it by itself; else it follows from something that does.
    pub(super) is_given: bool,
    /// Whether the same record has said it before.
    pub(super) is_repeated: bool,
}

/// The name itself if it is one with a meaning here.
fn known(name: &str) -> Option<&'static str> {
    Some(match name {
        "url" => "url",
        "domain" => "domain",
        "hashtag" => "hashtag",
        "hashtag_sequence" => "hashtag_sequence",
        "mention" => "mention",
        "image" => "image",
        "sound" => "sound",
        "text" => "text",
        "post" => "post",
        "reply_target" => "reply_target",
        "quote_target" => "quote_target",
        _ => return None,
    })
}

impl Draft {
    pub(super) fn begin(&mut self, policy: Policy) {
        self.policy = policy;
        self.text.clear();
        self.entries.clear();
        self.lists.iter_mut().for_each(String::clear);
        self.sequence.clear();
        self.in_sequence = 0;
        self.domains.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.entries.iter().map(|kept| Entry {
            object_type: kept.object_type,
            name: match &kept.name {
                Name::Known(name) => name,
                Name::Other(range) => self.text.get(range.clone()).unwrap_or_default(),
            },
            object: self.text.get(kept.range.clone()).unwrap_or_default(),
            is_given: kept.is_given,
            is_repeated: kept.is_repeated,
        })
    }

    /// Whether the post passes on another one that the record names: then that is all it shares, for
    /// somebody else wrote the rest. Where the original has no name (a forward in an export of
    /// Telegram, a retweet in a table without ids) what it holds is all there is to compare.
    pub(super) fn passes_on(&self, post: &Post<'_>) -> bool {
        let target = |kept: &Kept| kept.name == Name::Known("post");
        post.kind == Kind::Repost && self.entries.iter().any(target)
    }

    /// The JSON arrays of what the record has of each type, by the order of [`LISTED`]; empty = nothing.
    pub(super) fn lists(&self) -> [&str; LISTED.len()] {
        self.lists.each_ref().map(String::as_str)
    }

    /// An object that the record names.
    pub(super) fn add(&mut self, object_type: u8, name: &str, object: &str) {
        let object = object.trim();
        if object.is_empty() {
            return;
        }
        if self.policy.as_given {
            self.push(object_type, name, object, true);
            return;
        }
        if !self.is_in_text {
            self.append_to_list(name, object);
        }
        match name {
            "url" => match words::canonical_url(object) {
                Some(address) => {
                    self.push(object_type, name, &address.url, true);
                    self.domains.extend(address.domain);
                }
                None => self.push(object_type, name, object, true),
            },
            "hashtag" => {
                let mut tag = std::mem::take(&mut self.scratch);
                tag.clear();
                words::hashtag(object, &mut tag);
                if !tag.is_empty() {
                    if self.in_sequence > 0 {
                        self.sequence.push(' ');
                    }
                    self.sequence.push_str(&tag);
                    self.in_sequence += 1;
                    self.push(object_type, name, &tag, true);
                }
                self.scratch = tag;
            }
            _ => self.push(object_type, name, object, true),
        }
    }

    fn push(&mut self, object_type: u8, name: &str, object: &str, is_given: bool) {
        let is_repeated = self.policy.record_is_post
            && self.entries.iter().any(|kept| {
                kept.object_type == object_type && self.text.get(kept.range.clone()) == Some(object)
            });
        let name = match known(name) {
            Some(known) => Name::Known(known),
            None => {
                let start = self.text.len();
                self.text.push_str(name);
                Name::Other(start..self.text.len())
            }
        };
        let start = self.text.len();
        self.text.push_str(object);
        self.entries.push(Kept {
            object_type,
            name,
            range: start..self.text.len(),
            is_given,
            is_repeated,
        });
    }

    fn append_to_list(&mut self, name: &str, object: &str) {
        let Some(at) = LISTED.iter().position(|listed| *listed == name) else {
            return;
        };
        let Some(list) = self.lists.get_mut(at) else {
            return;
        };
        // The bracket that closes the list moves on.
        if list.pop().is_none() {
            list.push('[');
        } else {
            list.push(',');
        }
        if let Ok(text) = serde_json::to_string(object) {
            list.push_str(&text);
        }
        list.push(']');
    }

    fn code_of(&mut self, own: Own, types: &mut Names) -> Result<u8, DatasetError> {
        if let Some(Some(code)) = self.own_codes.get(own as usize) {
            return Ok(*code);
        }
        let code = types.code(own.name(), "object types")?;
        if let Some(slot) = self.own_codes.get_mut(own as usize) {
            *slot = Some(code);
        }
        Ok(code)
    }

    /// Links, hashtags and mentions that only the text has.
    pub(super) fn find_in_text(
        &mut self,
        post: &Post<'_>,
        types: &mut Names,
    ) -> Result<(), DatasetError> {
        let Some(text) = post.text.as_deref() else {
            return Ok(());
        };
        if self.passes_on(post) {
            return Ok(());
        }
        let wanted = [
            (self.policy.find_urls, FoundKind::Url, Own::Url),
            (self.policy.find_hashtags, FoundKind::Hashtag, Own::Hashtag),
            (self.policy.find_mentions, FoundKind::Mention, Own::Mention),
        ];
        let mut addresses = std::mem::take(&mut self.addresses);
        addresses.look(text);
        self.is_in_text = true;
        let mut failed = None;
        for (_, kind, own) in wanted.into_iter().filter(|(wanted, ..)| *wanted) {
            addresses.found(text, kind, &mut |found| match self.code_of(own, types) {
                Ok(code) => self.add(code, own.name(), found),
                Err(error) => failed = Some(error),
            });
        }
        self.is_in_text = false;
        self.addresses = addresses;
        failed.map_or(Ok(()), Err)
    }

    /// What follows from the objects: the domain of an address, the hashtags in a row, the text as a
    /// whole.
    pub(super) fn derive(
        &mut self,
        post: &Post<'_>,
        types: &mut Names,
        normal: &mut String,
    ) -> Result<(), DatasetError> {
        if !self.policy.has_domain {
            let mut domains = std::mem::take(&mut self.domains);
            for domain in domains.drain(..) {
                let code = self.code_of(Own::Domain, types)?;
                self.push(code, Own::Domain.name(), &domain, false);
            }
            self.domains = domains;
        }
        if self.in_sequence >= SEQUENCE {
            let code = self.code_of(Own::Sequence, types)?;
            let sequence = std::mem::take(&mut self.sequence);
            self.push(code, Own::Sequence.name(), &sequence, false);
            self.sequence = sequence;
        }
        if let Some(text) = post.text.as_deref()
            && !self.passes_on(post)
        {
            normal.clear();
            words::normal_text(text, normal);
            if !normal.is_empty() {
                let code = self.code_of(Own::Text, types)?;
                let mut id = std::mem::take(&mut self.scratch);
                id.clear();
                words::text_object(normal, &mut id);
                self.push(code, Own::Text.name(), &id, false);
                self.scratch = id;
            }
        }
        Ok(())
    }

    /// A number that stands for all that a record says of a post, to tell whether a later one says
    /// anything new.
    pub(super) fn digest(&self, post: &Post<'_>) -> u64 {
        use xxhash_rust::xxh3::xxh3_64_with_seed as hash;
        if !self.policy.record_is_post {
            return 0;
        }
        let mut said = hash(post.kind.name().as_bytes(), post.posted_at_ms as u64);
        for count in post.counts.all() {
            // No count is another thing than the count of nothing.
            let count = count.unwrap_or(u64::MAX);
            said = (said ^ count)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29);
        }
        said = hash(post.text.as_deref().unwrap_or_default().as_bytes(), said);
        hash(self.text.as_bytes(), said)
    }
}
