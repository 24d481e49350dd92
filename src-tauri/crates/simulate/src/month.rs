//! The month: everybody's posts, in the order in which they were made.

use crate::SimulationError;
use crate::calendar::Calendar;
use crate::crowd;
use crate::grammar::Grammar;
use crate::groups;
use crate::news::{self, Story};
use crate::pen::{Pen, Written};
use crate::people::{People, people};
use crate::preset::Preset;

/// A post before it has an id. Others are named by their place in the list of drafts.
pub(crate) struct Draft {
    pub(crate) secs: i64,
    pub(crate) account: usize,
    pub(crate) text: String,
    pub(crate) topic: Option<usize>,
    pub(crate) urls: Vec<String>,
    /// As they are written.
    pub(crate) hashtags: Vec<String>,
    pub(crate) mentions: Vec<String>,
    pub(crate) reply_to: Option<usize>,
    pub(crate) repost_of: Option<usize>,
}

impl Draft {
    /// A post with a text of its own.
    pub(crate) fn new(secs: i64, account: usize, written: Written) -> Draft {
        Draft {
            secs,
            account,
            text: written.text,
            topic: written.topic,
            urls: Vec::new(),
            hashtags: written.hashtags,
            mentions: written.mentions,
            reply_to: None,
            repost_of: None,
        }
    }

    /// A post passed on without a word.
    pub(crate) fn repost(secs: i64, account: usize, of: usize) -> Draft {
        Draft {
            secs,
            account,
            text: String::new(),
            topic: None,
            urls: Vec::new(),
            hashtags: Vec::new(),
            mentions: Vec::new(),
            reply_to: None,
            repost_of: Some(of),
        }
    }

    pub(crate) fn with_url(mut self, url: String) -> Draft {
        self.urls.push(url);
        self
    }

    /// The hashtags go to the end of the text, too.
    pub(crate) fn with_hashtags<'t>(mut self, tags: impl IntoIterator<Item = &'t str>) -> Draft {
        for tag in tags {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push('#');
            self.text.push_str(tag);
            self.hashtags.push(tag.to_owned());
        }
        self
    }
}

/// What all who write have in common.
pub(crate) struct Scene<'a> {
    pub(crate) preset: &'a Preset,
    pub(crate) calendar: &'a Calendar,
    pub(crate) people: &'a People,
    pub(crate) seed: u64,
}

/// Everything before it is written down.
pub(crate) struct Month {
    pub(crate) calendar: Calendar,
    pub(crate) people: People,
    /// By time.
    pub(crate) posts: Vec<Draft>,
    /// Ids of `posts`.
    pub(crate) ids: Vec<String>,
}

pub(crate) fn month(preset: &Preset, seed: u64) -> Result<Month, SimulationError> {
    let grammars = preset
        .languages
        .each_ref()
        .map(|language| Grammar::new(language.texts));
    let calendar = Calendar::new(preset.zone, preset.first_day, preset.days)?;
    let people = people(preset, &grammars, &calendar, seed);
    let drafts = {
        let scene = Scene {
            preset,
            calendar: &calendar,
            people: &people,
            seed,
        };
        let mut pen = Pen::new(preset, &grammars, &calendar);
        let stories: Vec<Story> = news::stories(&scene, &pen);
        let mut drafts = groups::posts(&scene, &mut pen, &stories);
        crowd::posts(&scene, &mut pen, &stories, &mut drafts);
        drafts
    };
    let (posts, ids) = in_order(drafts);
    Ok(Month {
        calendar,
        people,
        posts,
        ids,
    })
}

/// By time, with ids; references follow.
fn in_order(drafts: Vec<Draft>) -> (Vec<Draft>, Vec<String>) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| (drafts.get(at).map_or(0, |draft| draft.secs), at));
    let mut place = vec![0; drafts.len()];
    for (now, &before) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(before) {
            *slot = now;
        }
    }
    let moved = |at: Option<usize>| at.and_then(|at| place.get(at).copied());
    let mut posts: Vec<(usize, Draft)> = drafts.into_iter().enumerate().collect();
    posts.sort_by_key(|(at, _)| place.get(*at).copied());
    let (mut sorted, mut ids, mut last) = (Vec::new(), Vec::new(), 0);
    for (at, mut draft) in posts {
        draft.reply_to = moved(draft.reply_to);
        draft.repost_of = moved(draft.repost_of);
        // A number that grows with time, a little scattered.
        let scatter = (at as i64).wrapping_mul(7_919) % 1_000;
        last = (draft.secs * 1_000 + scatter).max(last + 1);
        ids.push(id_of(last));
        sorted.push(draft);
    }
    (sorted, ids)
}

/// Thirteen letters and digits that sort like the number, without any that are read wrongly.
fn id_of(number: i64) -> String {
    const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
    let wide = (number as u64) << 12;
    (0..13)
        .rev()
        .map(|place| {
            let digit = (wide >> (5 * place)) as usize % 32;
            DIGITS.get(digit).map_or('z', |&byte| char::from(byte))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_like_time() {
        let ids: Vec<String> = [1, 2, 31, 32, 1_740_000_000_000, 1_740_000_000_001]
            .map(id_of)
            .to_vec();
        assert!(ids.is_sorted(), "{ids:?}");
        assert!(ids.iter().all(|id| id.len() == 13));
    }
}
