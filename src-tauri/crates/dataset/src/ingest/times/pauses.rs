//! Gaps in a collection: stretches without a post where the file is otherwise dense.
//!
//! For every UTC day with posts take the longest pause that begins on it; the *usual pause* is the
//! median of these, so nights belong to it. A pause is a gap when it is longer than an hour and longer
//! than three times the usual pause, in files of at least 100 posts on at least 5 days. Times come in
//! any order and by the million, so only the first and the last of every ten minutes are kept: no pause
//! that could be a gap, or make one usual, is shorter.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;
const BUCKET_MS: i64 = 600_000;
const SHORTEST_MS: i64 = 3_600_000;
const FACTOR: i64 = 3;
const FEWEST_POSTS: u64 = 100;
const FEWEST_DAYS: usize = 5;
/// Gaps that are kept.
const KEPT: usize = 5;

/// What is known of the gaps of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    /// The longest ones (at most 5), longest first: the posts before and after, milliseconds since
    /// 1970, UTC.
    pub longest: Vec<(i64, i64)>,
    /// Gaps in all.
    pub count: u64,
    /// The usual longest pause of a day in milliseconds.
    pub usual_ms: i64,
}

/// Times as they come, by stretches of ten minutes.
#[derive(Debug, Default)]
pub(crate) struct Pauses {
    seen: HashMap<i64, (i64, i64)>,
    /// The stretch that was seen last: files are mostly in order.
    now: Option<(i64, (i64, i64))>,
    posts: u64,
}

impl Pauses {
    pub(crate) fn see(&mut self, time_ms: i64) {
        self.posts += 1;
        let bucket = time_ms.div_euclid(BUCKET_MS);
        match &mut self.now {
            Some((now, (first, last))) if *now == bucket => {
                *first = time_ms.min(*first);
                *last = time_ms.max(*last);
            }
            _ => {
                self.put_away();
                self.now = Some((bucket, (time_ms, time_ms)));
            }
        }
    }

    fn put_away(&mut self) {
        if let Some((bucket, (first, last))) = self.now.take() {
            let known = self.seen.entry(bucket).or_insert((first, last));
            *known = (known.0.min(first), known.1.max(last));
        }
    }

    /// The gaps; none when there is too little to judge.
    pub(crate) fn gaps(&mut self) -> Option<Gaps> {
        self.put_away();
        if self.posts < FEWEST_POSTS {
            return None;
        }
        let mut stretches: Vec<(i64, i64)> = self.seen.values().copied().collect();
        stretches.sort_unstable();
        let mut longest_of_day: Vec<(i64, i64)> = Vec::new();
        let mut see_day = |from: i64, pause: i64| {
            let day = from.div_euclid(DAY_MS);
            match longest_of_day.last_mut() {
                Some((last, longest)) if *last == day => *longest = pause.max(*longest),
                _ => longest_of_day.push((day, pause)),
            }
        };
        let pauses: Vec<(i64, i64)> = stretches
            .windows(2)
            .filter_map(|two| match two {
                [(_, from), (to, _)] => Some((*from, *to)),
                _ => None,
            })
            .collect();
        for &(from, to) in &pauses {
            see_day(from, to - from);
        }
        if longest_of_day.len() < FEWEST_DAYS {
            return None;
        }
        let mut usual: Vec<i64> = longest_of_day.into_iter().map(|(_, pause)| pause).collect();
        usual.sort_unstable();
        let usual_ms = usual.get(usual.len() / 2).copied().unwrap_or_default();
        let limit = SHORTEST_MS.max(usual_ms.saturating_mul(FACTOR));
        let mut longest: Vec<(i64, i64)> = pauses
            .into_iter()
            .filter(|(from, to)| to - from > limit)
            .collect();
        let count = longest.len() as u64;
        longest.sort_by_key(|(from, to)| (from - to, *from));
        longest.truncate(KEPT);
        Some(Gaps {
            longest,
            count,
            usual_ms,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(times: impl IntoIterator<Item = i64>) -> Option<Gaps> {
        let mut pauses = Pauses::default();
        times.into_iter().for_each(|time| pauses.see(time));
        pauses.gaps()
    }

    /// A post every ten minutes for a fortnight, except from midnight to six.
    fn fortnight() -> impl DoubleEndedIterator<Item = i64> {
        (0..14 * 144_i64)
            .map(|at| at * 600_000)
            .filter(|time| time.rem_euclid(DAY_MS) >= 6 * 3_600_000)
    }

    #[test]
    fn nights_are_no_gaps_and_a_missing_day_is_one_in_any_order() {
        let found = gaps(fortnight()).unwrap();
        assert_eq!((found.count, found.usual_ms), (0, 6 * 3_600_000 + 600_000));
        let missing = 4 * DAY_MS..5 * DAY_MS;
        let kept = || fortnight().filter(|time| !missing.contains(time));
        let found = gaps(kept()).unwrap();
        assert_eq!(
            found.longest,
            [(4 * DAY_MS - 600_000, 5 * DAY_MS + 6 * 3_600_000)]
        );
        assert_eq!(gaps(kept().rev()), Some(found));
    }

    #[test]
    fn many_posts_within_ten_minutes_hide_no_gap() {
        let dense = (0..20_000_i64)
            .map(|at| at * 60_000)
            .filter(|time| !(3 * DAY_MS..3 * DAY_MS + 2 * SHORTEST_MS).contains(time));
        let found = gaps(dense).unwrap();
        assert_eq!(found.count, 1);
        assert_eq!(
            found.longest,
            [(3 * DAY_MS - 60_000, 3 * DAY_MS + 2 * SHORTEST_MS)]
        );
    }

    #[test]
    fn little_data_is_not_judged() {
        assert!(gaps([0, 1, 90 * DAY_MS]).is_none());
        assert!(gaps(0..200).is_none());
        assert!(gaps([]).is_none());
    }
}
