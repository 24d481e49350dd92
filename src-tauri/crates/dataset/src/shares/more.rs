//! Shares that no source has, for what is tried on the data of a case without changing it.

use super::Shares;

/// A share by an account and of an object that are there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShare {
    /// Index into [`Shares::objects`].
    pub object: u32,
    /// Index into [`Shares::accounts`].
    pub account: u32,
    /// Id of the post.
    pub content_id: String,
    /// Milliseconds since 1970, UTC.
    pub time_ms: i64,
}

impl Shares {
    /// These shares and more behind them, each by a post of its own, whatever its id. All codes stay.
    pub fn with_more(&self, more: &[NewShare]) -> Shares {
        let mut all = self.clone();
        for share in more {
            all.object.push(share.object);
            all.account.push(share.account);
            all.time_ms.push(share.time_ms);
            all.content.push(all.contents.push(&share.content_id));
            all.content_is_object.push(false);
        }
        all
    }
}
