//! The shares of a source so far, to notice those that come again.

/// A share as codes: hash of the object, account, time.
pub(super) type ShareKey = (u64, u32, i64);

/// The shares so far, to notice those that come again.
///
/// Most posts share one thing once: the first share of every post stands in a list in the order of
/// their codes, and only what a post shares beyond it needs a look-up.
#[derive(Default)]
pub(super) struct SeenShares {
    first: Vec<Option<ShareKey>>,
    more: hashbrown::HashSet<(u32, ShareKey)>,
}

impl SeenShares {
    /// Whether the share was there before.
    pub(super) fn again(&mut self, content: u32, key: ShareKey) -> bool {
        let at = content as usize;
        if self.first.len() <= at {
            self.first.resize(at + 1, None);
        }
        match self.first.get_mut(at) {
            Some(first @ None) => {
                *first = Some(key);
                false
            }
            Some(Some(first)) if *first == key => true,
            _ => !self.more.insert((content, key)),
        }
    }
}
