//! One post becomes rows: of the posts if it is new, of the observations if not, and of the shares.

use super::draft::Draft;
use super::shown::shown_post;
use super::twins::Twin;
use super::{At, Gather, KnownPost};
use crate::DatasetError;
use crate::ingest::canonical_row;
use crate::ingest::model::Post;
use crate::ingest::probe::PreviewShare;
use crate::ingest::records::shortened;
use crate::tables::canonical::Cell;

/// Shares of a previewed post.
const SHARES_SHOWN: usize = 20;

/// Platform and account of a post by their codes.
#[derive(Clone, Copy)]
struct Whose {
    platform: u16,
    account: u32,
}

impl Whose {
    fn platform<'a>(self, post: &'a Post<'_>) -> Cell<'a> {
        Cell::Coded(self.platform.into(), &post.platform)
    }

    fn account<'a>(self, post: &'a Post<'_>) -> Cell<'a> {
        Cell::Coded(self.account, &post.account_id)
    }
}

impl Gather {
    /// Writes a post and its shares. `twin`: what stands for its id where the file has none.
    pub(super) fn keep(
        &mut self,
        post: &Post<'_>,
        twin: Option<Twin>,
        draft: &mut Draft,
        at: At,
        mut damaged: u64,
    ) -> Result<(), DatasetError> {
        let policy = self.policy;
        let time_ms = post.posted_at_ms;
        self.see_time(time_ms);
        let platform = u16::from(self.platforms.code(&post.platform, "platforms")?);
        let account =
            self.accounts
                .post(platform, &post.account_id, time_ms, at.record, &self.source)?;
        let whose = Whose { platform, account };
        if !policy.as_given {
            draft.find_in_text(post, &mut self.object_types)?;
        }
        let said = match twin {
            // Records that are the same say the same.
            Some(_) => 0,
            None => draft.digest(post),
        };
        let (content, known_posts) = match twin {
            Some(twin) => (twin.code, &mut self.known_twins),
            None => {
                let (code, _) = self.contents.intern(platform, &post.content_id)?;
                (code, &mut self.known_posts)
            }
        };
        let mut emits = true;
        if content as usize >= known_posts.len() {
            self.posts_of_source += 1;
            known_posts.push(KnownPost { account, said });
            self.write_post(post, whose, draft, at)?;
        } else if let Some(known) = known_posts.get_mut(content as usize) {
            let (same_account, same) = (known.account == account, known.said == said);
            known.said = said;
            if !same_account {
                self.flag("content-of-two-accounts", 1);
            }
            if policy.record_is_post {
                emits = !same_account;
                self.flag("same-post", u64::from(same_account && same));
                self.flag("post-again", u64::from(same_account && !same));
                self.write_observation(post, whose, same, at)?;
            }
        }
        let (mut objects, mut repeated) = (0u64, 0u64);
        let mut damaged_sample = None;
        let ids = [&post.account_id, &post.content_id];
        if damaged == 0 {
            damaged += ids
                .iter()
                .filter(|id| canonical_row::is_damaged(id))
                .count() as u64;
        }
        if damaged > 0 {
            damaged_sample = ids
                .iter()
                .find(|id| canonical_row::is_damaged(id))
                .map(|id| id.to_string());
        }
        if !policy.as_given {
            draft.derive(post, &mut self.object_types, &mut self.text)?;
        }
        // A repost gives only the post that it passes on, unless a table says which columns count.
        let mut shown = self.tap.as_ref().map(|_| shown_post(post, self.policy, at));
        let only_target = policy.record_is_post && draft.passes_on(post);
        let mut is_first = true;
        for entry in draft.entries() {
            if entry.is_given {
                objects += 1;
                if canonical_row::is_damaged(entry.object) {
                    damaged += 1;
                    damaged_sample.get_or_insert_with(|| entry.object.to_owned());
                }
            }
            if !emits || (only_target && entry.name != "post") {
                continue;
            }
            let key = object_key(entry.object_type, entry.object);
            let again = if policy.record_is_post {
                // Only the record itself can repeat what it says.
                entry.is_repeated
            } else {
                self.seen_shares.again(content, (key, account, time_ms))
            };
            self.objects.add(key);
            repeated += u64::from(again && entry.is_given);
            if again && policy.collapse {
                continue;
            }
            let slot = usize::from(entry.object_type);
            if self.shares_of_type.len() <= slot {
                self.shares_of_type.resize(slot + 1, 0);
            }
            if let Some(count) = self.shares_of_type.get_mut(slot) {
                *count += 1;
            }
            if let Some(row) = &mut shown
                && row.shares.len() < SHARES_SHOWN
            {
                row.shares.push(PreviewShare {
                    object_type: entry.name.to_owned(),
                    object_id: shortened(entry.object, 200),
                });
            }
            if let Some(writers) = &mut self.writers {
                let content = match (is_first, policy.record_is_post) {
                    (false, _) => Cell::Same,
                    (true, false) => Cell::Text(&post.content_id),
                    // A post that comes again shares nothing.
                    (true, true) => Cell::New(&post.content_id),
                };
                writers.shares.push(&[
                    whose.platform(post),
                    Cell::Coded(entry.object_type.into(), entry.name),
                    Cell::Text(entry.object),
                    whose.account(post),
                    content,
                    Cell::Time(time_ms),
                    Cell::Coded(self.source_number, &self.source),
                    Cell::Count(at.record),
                ])?;
                is_first = false;
            }
        }
        if let (Some(rows), Some(row)) = (&mut self.tap, shown) {
            rows.push(row);
        }
        if damaged > 0 && !self.outcome.flagged.contains_key("damaged-id") {
            self.outcome.warnings.push(format!(
                "record {}: an id such as {:?} was rounded by a spreadsheet; ids like it are kept \
                 but may stand for several accounts or posts: get the file before it was opened \
                 there",
                at.record,
                shortened(damaged_sample.as_deref().unwrap_or(&post.account_id), 60)
            ));
        }
        self.flag("damaged-id", damaged);
        self.flag("no-object", u64::from(draft.is_empty()));
        if emits {
            self.flag("repeated-share", repeated);
            let all_again = objects > 0 && repeated == objects && !policy.record_is_post;
            self.flag("duplicate-row", u64::from(all_again));
        }
        Ok(())
    }

    fn write_post(
        &mut self,
        post: &Post<'_>,
        whose: Whose,
        draft: &Draft,
        at: At,
    ) -> Result<(), DatasetError> {
        let Some(writers) = &mut self.writers else {
            return Ok(());
        };
        let [likes, reposts, replies, quotes, views, reactions] = post.counts.all();
        let [urls, hashtags, mentions, images] = draft.lists();
        let kind = self.policy.kind_of(post);
        // Nothing said has a number of its own.
        let kind_code = if kind.is_empty() {
            0
        } else {
            post.kind as u32 + 1
        };
        writers.posts.push(&[
            whose.platform(post),
            Cell::Text(&post.content_id),
            whose.account(post),
            Cell::Time(post.posted_at_ms),
            Cell::Coded(kind_code, kind),
            Cell::of(post.repost_of.as_deref()),
            Cell::of(post.repost_of_account.as_deref()),
            Cell::of(post.reply_to.as_deref()),
            Cell::of(post.reply_to_account.as_deref()),
            Cell::of(post.quote_of.as_deref()),
            Cell::of(post.quote_of_account.as_deref()),
            Cell::of(post.text.as_deref()),
            Cell::of(post.lang.as_deref()),
            Cell::of(post.client.as_deref()),
            Cell::of(post.post_url.as_deref()),
            Cell::of(Some(urls)),
            Cell::of(Some(hashtags)),
            Cell::of(Some(mentions)),
            Cell::of(Some(images)),
            Cell::count(likes),
            Cell::count(reposts),
            Cell::count(replies),
            Cell::count(quotes),
            Cell::count(views),
            Cell::count(reactions),
            Cell::Coded(self.source_number, &self.source),
            Cell::Count(at.record),
        ])
    }

    fn write_observation(
        &mut self,
        post: &Post<'_>,
        whose: Whose,
        same: bool,
        at: At,
    ) -> Result<(), DatasetError> {
        let Some(writers) = &mut self.writers else {
            return Ok(());
        };
        let [likes, reposts, replies, quotes, views, reactions] = post.counts.all();
        writers.observations.push(&[
            whose.platform(post),
            Cell::Text(&post.content_id),
            Cell::Truth(same),
            Cell::count(likes),
            Cell::count(reposts),
            Cell::count(replies),
            Cell::count(quotes),
            Cell::count(views),
            Cell::count(reactions),
            Cell::Coded(self.source_number, &self.source),
            Cell::Count(at.record),
        ])
    }
}

/// 64 bits that stand for an object.
fn object_key(object_type: u8, object: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(object.as_bytes(), u64::from(object_type))
}
