//! The long table in memory: who shared what, with which post, when.

mod load;
mod made;
mod more;
mod pictured;
mod places;

pub use load::{load_shares, load_shares_of_distinct_posts};
pub use made::{
    Dated, Repost, Reposts, RowValues, RowsOf, compared_text, id_of_text, load_objects,
    load_own_texts, load_reposts, time_of_id, write_made_shares,
};
pub use more::NewShare;
pub use pictured::{
    NamedImage, PostPlace, images_of_posts, posts_with_ids, posts_with_images_named,
};
pub use places::{SharePlaces, share_places};

use serde::{Deserialize, Serialize};

use crate::DatasetError;
use crate::pool::{Interner, StringPool};

/// Which shares take part; an absent field selects everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Object types to keep, e.g. `url`.
    pub object_types: Option<Vec<String>>,
    /// Platforms to keep, e.g. `facebook`.
    pub platforms: Option<Vec<String>>,
    /// First millisecond (UTC, since 1970), inclusive.
    pub from_ms: Option<i64>,
    /// End of the span in milliseconds (UTC, since 1970), exclusive.
    pub to_ms: Option<i64>,
    /// Hashtags that an object of the type `hashtag_sequence` needs; an import makes one of three or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_hashtags: Option<u32>,
}

impl Selection {
    /// Whether an object of this type is long enough.
    pub(crate) fn takes(&self, object_type: &str, object_id: &str) -> bool {
        self.min_hashtags.is_none_or(|least| {
            object_type != SEQUENCE_TYPE || n_hashtags(object_id) >= least as usize
        })
    }
}

/// Object type of the hashtags of a post in their order.
pub const SEQUENCE_TYPE: &str = "hashtag_sequence";

/// Hashtags in an object of the type [`SEQUENCE_TYPE`].
pub fn n_hashtags(object_id: &str) -> usize {
    // An import writes blanks between them; a source that brings its own may write something else.
    let tags = object_id.split([' ', ',', ';', '|']);
    tags.filter(|tag| !tag.is_empty()).count()
}

/// One row a share, ids replaced by codes into pools; rows are in import order and codes are
/// given in order of first appearance, so the same files always give the same `Shares`.
///
/// Identities: an account is (platform, account_id); a post is (platform, content_id); an
/// object is (object_type, object_id), and also the platform unless cross-platform.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shares {
    /// Object of each row: index into `objects`.
    pub object: Vec<u32>,
    /// Account of each row: index into `accounts`.
    pub account: Vec<u32>,
    /// Post of each row: index into `contents`.
    pub content: Vec<u32>,
    /// `timestamp_share` of each row in milliseconds since 1970, UTC.
    pub time_ms: Vec<i64>,
    /// Whether the row's content_id and object_id are the same text: the row is the original
    /// post itself (CooRTweet's repost layout).
    pub content_is_object: Vec<bool>,
    /// object_id of each object.
    pub objects: StringPool,
    /// Type of each object: index into `object_types`.
    pub object_type_of: Vec<u8>,
    /// Names of the object types, in order of first appearance.
    pub object_types: Vec<String>,
    /// account_id of each account.
    pub accounts: StringPool,
    /// Platform of each account: index into `platforms`.
    pub platform_of: Vec<u8>,
    /// Names of the platforms, in order of first appearance.
    pub platforms: Vec<String>,
    /// content_id of each post.
    pub contents: StringPool,
}

impl Shares {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.object.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.object.is_empty()
    }

    /// Shares from rows of (object_type, object_id, platform, account_id, content_id, time_ms),
    /// for tests and simulation; objects are cross-platform.
    ///
    /// At most 256 object types, 256 platforms and 2^32 - 1 ids; rows that would exceed this
    /// are left out.
    pub fn from_rows<S: AsRef<str>>(
        rows: impl IntoIterator<Item = (S, S, S, S, S, i64)>,
    ) -> Shares {
        let mut builder = ShareBuilder::new(true);
        for (object_type, object, platform, account, content, time_ms) in rows {
            // A refused row leaves the builder as it was.
            let _ = builder.push(
                object_type.as_ref(),
                object.as_ref(),
                platform.as_ref(),
                account.as_ref(),
                content.as_ref(),
                time_ms,
            );
        }
        builder.finish()
    }
}

/// Names with a code of one byte: object types, platforms.
#[derive(Debug, Default)]
pub(crate) struct Names(pub(crate) Vec<String>);

impl Names {
    pub(crate) fn code(&mut self, name: &str, what: &'static str) -> Result<u8, DatasetError> {
        if let Some(at) = self.0.iter().position(|known| known == name) {
            return Ok(at as u8);
        }
        if self.0.len() >= 256 {
            return Err(DatasetError::TooMany { what, limit: 256 });
        }
        self.0.push(name.to_owned());
        Ok((self.0.len() - 1) as u8)
    }
}

/// Collects rows and gives codes.
pub(crate) struct ShareBuilder {
    cross_platform: bool,
    object_types: Names,
    platforms: Names,
    pub(crate) objects: Interner,
    pub(crate) accounts: Interner,
    pub(crate) contents: Interner,
    pub(crate) shares: Shares,
}

impl ShareBuilder {
    pub(crate) fn new(cross_platform: bool) -> Self {
        Self {
            cross_platform,
            object_types: Names::default(),
            platforms: Names::default(),
            objects: Interner::default(),
            accounts: Interner::default(),
            contents: Interner::default(),
            shares: Shares::default(),
        }
    }

    /// Room for this many rows, so that the columns never hold twice what they need.
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.shares.object.reserve_exact(rows);
        self.shares.account.reserve_exact(rows);
        self.shares.content.reserve_exact(rows);
        self.shares.time_ms.reserve_exact(rows);
        self.shares.content_is_object.reserve_exact(rows);
    }

    pub(crate) fn object_type(&mut self, name: &str) -> Result<u8, DatasetError> {
        self.object_types.code(name, "object types")
    }

    pub(crate) fn platform(&mut self, name: &str) -> Result<u8, DatasetError> {
        self.platforms.code(name, "platforms")
    }

    /// One column's worth of identity: (type, platform) -> scope of an object.
    #[inline]
    pub(crate) fn object_scope(&self, object_type: u8, platform: u8) -> u16 {
        let platform = if self.cross_platform { 0 } else { platform };
        u16::from(object_type) << 8 | u16::from(platform)
    }

    fn push(
        &mut self,
        object_type: &str,
        object: &str,
        platform: &str,
        account: &str,
        content: &str,
        time_ms: i64,
    ) -> Result<(), DatasetError> {
        let (object_type, platform) = (self.object_type(object_type)?, self.platform(platform)?);
        let object_code = self
            .objects
            .intern(self.object_scope(object_type, platform), object)?
            .0;
        let account_code = self.accounts.intern(u16::from(platform), account)?.0;
        let content_code = self.contents.intern(u16::from(platform), content)?.0;
        self.shares.object.push(object_code);
        self.shares.account.push(account_code);
        self.shares.content.push(content_code);
        self.shares.time_ms.push(time_ms);
        self.shares.content_is_object.push(object == content);
        Ok(())
    }

    pub(crate) fn finish(self) -> Shares {
        let Self {
            object_types,
            platforms,
            objects,
            accounts,
            contents,
            mut shares,
            ..
        } = self;
        let (pool, _) = contents.into_parts();
        shares.contents = pool;
        let (pool, scopes) = accounts.into_parts();
        shares.accounts = pool;
        shares.platform_of = scopes.into_iter().map(|scope| scope as u8).collect();
        let (pool, scopes) = objects.into_parts();
        shares.objects = pool;
        shares.object_type_of = scopes.into_iter().map(|scope| (scope >> 8) as u8).collect();
        shares.object_types = object_types.0;
        shares.platforms = platforms.0;
        shares
    }
}

#[cfg(test)]
mod tests;
