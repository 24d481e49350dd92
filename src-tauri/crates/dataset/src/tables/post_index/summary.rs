//! The posts of a stretch of time, counted.

use super::{POST_KINDS, PostIndex};
use crate::Shares;

/// Accounts in a summary.
const TOP: usize = 20;

/// Posts of a stretch of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostSummary {
    /// Posts.
    pub posts: u64,
    /// Different accounts.
    pub accounts: u64,
    /// First post, milliseconds since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Last post.
    pub last_ms: Option<i64>,
    /// By platform, most first; platforms without a post are left out.
    pub by_platform: Vec<GroupPosts>,
    /// By kind, in the order of [`POST_KINDS`]; kinds without a post are left out.
    pub by_kind: Vec<GroupPosts>,
    /// Posts with a text.
    pub with_text: u64,
    /// Posts of accounts of which more is known than id and name.
    pub with_profile: u64,
    /// Posts of accounts whose date of creation is known.
    pub with_created: u64,
    /// Accounts of which more is known than id and name.
    pub accounts_with_profile: u64,
    /// Accounts whose date of creation is known.
    pub accounts_with_created: u64,
    /// The 20 accounts with most posts; ties by id, then platform.
    pub top_accounts: Vec<AccountPosts>,
}

/// Posts of one platform or kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupPosts {
    /// Platform or kind.
    pub name: String,
    /// Posts.
    pub posts: u64,
    /// Different accounts.
    pub accounts: u64,
}

/// An account with its posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountPosts {
    /// Number in the index.
    pub account: u32,
    /// Its posts.
    pub posts: u64,
    /// Its shares in the same stretch.
    pub shares: u64,
}

impl PostIndex {
    /// Counts the posts from `from_ms` (inclusive) to `to_ms` (exclusive); `shares` are those that
    /// the index was made with.
    pub fn summary(
        &self,
        shares: &Shares,
        from_ms: Option<i64>,
        to_ms: Option<i64>,
    ) -> PostSummary {
        let posts = self.within(from_ms, to_ms);
        let n_accounts = self.accounts.len();
        let mut posts_of = vec![0_u32; n_accounts];
        let mut platforms = Groups::new(self.platforms.len(), n_accounts);
        let mut kinds = Groups::new(POST_KINDS.len(), n_accounts);
        let mut found = PostSummary {
            posts: posts.len() as u64,
            first_ms: posts.first().map(|post| post.time_ms),
            last_ms: posts.last().map(|post| post.time_ms),
            ..PostSummary::default()
        };
        for post in posts {
            let account = post.account as usize;
            if let Some(count) = posts_of.get_mut(account) {
                *count += 1;
            }
            platforms.add(usize::from(post.platform), account);
            kinds.add(usize::from(post.kind), account);
            found.with_text += u64::from(post.has_text);
        }
        for (posts, known) in posts_of.iter().zip(&self.known) {
            let posts = u64::from(*posts);
            let one = u64::from(posts > 0);
            found.accounts += one;
            found.with_profile += posts * u64::from(known.profile);
            found.with_created += posts * u64::from(known.created);
            found.accounts_with_profile += one * u64::from(known.profile);
            found.accounts_with_created += one * u64::from(known.created);
        }
        found.by_platform = platforms.named(&self.platforms);
        found
            .by_platform
            .sort_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.name.cmp(&b.name)));
        found.by_kind = kinds.named(&POST_KINDS);
        found.top_accounts = self.top_accounts(&posts_of, shares, from_ms, to_ms);
        found
    }

    fn top_accounts(
        &self,
        posts_of: &[u32],
        shares: &Shares,
        from_ms: Option<i64>,
        to_ms: Option<i64>,
    ) -> Vec<AccountPosts> {
        let mut order: Vec<(u32, u32)> = (0..)
            .zip(posts_of.iter().copied())
            .filter(|(_, posts)| *posts > 0)
            .collect();
        let name = |number: u32| {
            let (platform, id) = self.account(number);
            (id, platform)
        };
        let by_posts =
            |a: &(u32, u32), b: &(u32, u32)| b.1.cmp(&a.1).then_with(|| name(a.0).cmp(&name(b.0)));
        if order.len() > TOP {
            order.select_nth_unstable_by(TOP, by_posts);
            order.truncate(TOP);
        }
        order.sort_by(by_posts);
        // Where an account of the shares stands in the list; 0 = nowhere.
        let mut place = vec![0_u8; self.accounts.len()];
        for (at, (number, _)) in (1..=u8::MAX).zip(&order) {
            if let Some(slot) = place.get_mut(*number as usize) {
                *slot = at;
            }
        }
        let place_of_share: Vec<u8> = self
            .of_share
            .iter()
            .map(|&number| place.get(number as usize).copied().unwrap_or(0))
            .collect();
        let mut shares_at = vec![0_u64; order.len() + 1];
        for (account, &time) in shares.account.iter().zip(&shares.time_ms) {
            if from_ms.is_none_or(|from| time >= from) && to_ms.is_none_or(|to| time < to) {
                let at = place_of_share.get(*account as usize).copied().unwrap_or(0);
                if let Some(count) = shares_at.get_mut(usize::from(at)) {
                    *count += 1;
                }
            }
        }
        order
            .into_iter()
            .zip(shares_at.into_iter().skip(1))
            .map(|((account, posts), shares)| AccountPosts {
                account,
                posts: posts.into(),
                shares,
            })
            .collect()
    }
}

/// Posts and different accounts of a few groups.
struct Groups {
    posts: Vec<u64>,
    accounts: Vec<u64>,
    /// A bit an account and group.
    seen: Vec<u64>,
    n_accounts: usize,
}

impl Groups {
    fn new(n: usize, n_accounts: usize) -> Self {
        Self {
            posts: vec![0; n],
            accounts: vec![0; n],
            seen: vec![0; (n * n_accounts).div_ceil(64)],
            n_accounts,
        }
    }

    #[inline]
    fn add(&mut self, group: usize, account: usize) {
        let at = group * self.n_accounts + account;
        let (Some(posts), Some(accounts), Some(word)) = (
            self.posts.get_mut(group),
            self.accounts.get_mut(group),
            self.seen.get_mut(at / 64),
        ) else {
            return;
        };
        *posts += 1;
        let bit = 1 << (at % 64);
        *accounts += u64::from(*word & bit == 0);
        *word |= bit;
    }

    fn named<S: AsRef<str>>(self, names: &[S]) -> Vec<GroupPosts> {
        names
            .iter()
            .zip(self.posts.into_iter().zip(self.accounts))
            .filter(|(_, (posts, _))| *posts > 0)
            .map(|(name, (posts, accounts))| GroupPosts {
                name: name.as_ref().to_owned(),
                posts,
                accounts,
            })
            .collect()
    }
}
