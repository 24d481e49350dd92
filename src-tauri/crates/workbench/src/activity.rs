//! When things happened: the pairs of a run over time, the hours of an account, what a group shared.

use std::collections::HashMap;

use serde::Serialize;

use crate::error::Result;
use crate::jobs::Control;
use crate::posts::RunPosts;
use crate::run_view::RunView;

/// Bins of a strip over time: finer than a strip of a window can show.
pub const TIME_BINS: usize = 240;

/// Hours of a week.
const HOURS: usize = 7 * 24;
const HOUR_MS: i64 = 3_600_000;
/// 1 January 1970 was a Thursday: hours from the Monday before.
const MONDAY_TO_EPOCH_HOURS: i64 = 3 * 24;

/// How often something happened in each of [`TIME_BINS`] equal stretches of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TimeBins {
    /// Start of the first bin, milliseconds since 1970, UTC.
    pub from_ms: i64,
    /// End of the last bin, exclusive.
    pub to_ms: i64,
    /// Events in each bin; empty when there is no time to speak of.
    pub counts: Vec<u32>,
}

impl TimeBins {
    /// Empty bins from a first to a last moment, both inside; no bins when there is none.
    pub fn between(first_ms: Option<i64>, last_ms: Option<i64>) -> TimeBins {
        match first_ms.zip(last_ms) {
            Some((first, last)) if first <= last => TimeBins {
                from_ms: first,
                to_ms: last.saturating_add(1),
                counts: vec![0; TIME_BINS],
            },
            _ => TimeBins::default(),
        }
    }

    /// Counts an event; one outside of the bins is not counted.
    pub fn add(&mut self, time_ms: i64) {
        if self.from_ms <= time_ms && time_ms < self.to_ms {
            let (at, whole) = (
                i128::from(time_ms) - i128::from(self.from_ms),
                i128::from(self.to_ms) - i128::from(self.from_ms),
            );
            let bin = (at * TIME_BINS as i128 / whole) as usize;
            if let Some(count) = self.counts.get_mut(bin) {
                *count = count.saturating_add(1);
            }
        }
    }
}

/// Most pairs of a run of which the times are kept edge by edge: sixteen bytes each while sorting.
const PAIRS_TIMED: u64 = 8_000_000;

/// The pairs of posts of a run over time, each at the time of its newer post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairsOverTime {
    /// All pairs of the network.
    pub all: TimeBins,
    /// Pairs inside each community, community 1 first.
    pub communities: Vec<TimeBins>,
    /// Times of the pairs of every edge; none where there are too many.
    pub edges: Option<EdgeTimes>,
}

/// When the pairs of every edge happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EdgeTimes {
    /// Where the times of each edge begin in `time_ms`, and one past the end.
    start: Vec<u32>,
    /// Times by edge, ascending, each once.
    time_ms: Vec<i64>,
}

impl EdgeTimes {
    fn new(n_edges: usize, mut found: Vec<(u32, i64)>) -> EdgeTimes {
        found.sort_unstable();
        found.dedup();
        let mut start = vec![0_u32; n_edges + 1];
        for (edge, _) in &found {
            start[*edge as usize + 1] += 1;
        }
        for edge in 0..n_edges {
            start[edge + 1] += start[edge];
        }
        EdgeTimes {
            start,
            time_ms: found.into_iter().map(|(_, time_ms)| time_ms).collect(),
        }
    }

    /// Whether a pair of this edge happened from one moment on and before another.
    pub fn any_within(&self, edge: usize, from_ms: i64, to_ms: i64) -> bool {
        let (start, end) = (self.start[edge] as usize, self.start[edge + 1] as usize);
        let times = &self.time_ms[start..end];
        let first = times.partition_point(|&time| time < from_ms);
        times.get(first).is_some_and(|&time| time < to_ms)
    }
}

/// What an account did in the shares that a run compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AccountActivity {
    /// Shares by hour of the week in UTC, Monday 0 h first.
    pub hours_utc: Vec<u32>,
    /// Shares over the time of the run.
    pub over_time: TimeBins,
    /// Source (SHA-256) and record of its newest share.
    pub newest: Option<(String, u64)>,
}

/// An object, and the pairs of posts that rest on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ObjectPairs {
    /// Object type.
    pub object_type: String,
    /// Object.
    pub object_id: String,
    /// Pairs of posts.
    pub n_pairs: u64,
    /// Different accounts in these pairs.
    pub n_accounts: u32,
}

impl RunView {
    /// Empty bins over the time of the run.
    pub fn time_bins(&self) -> TimeBins {
        TimeBins::between(self.summary.first_ms, self.summary.last_ms)
    }
}

impl RunPosts {
    /// The pairs of the network over time, and those inside each of the `n_communities` first
    /// communities. Streams all pairs once.
    pub fn pairs_over_time(
        &self,
        view: &RunView,
        n_communities: usize,
        control: &Control,
    ) -> Result<PairsOverTime> {
        let empty = view.time_bins();
        let largest = view.nodes.community.iter().max().copied().unwrap_or(0) as usize;
        let mut found = PairsOverTime {
            communities: vec![empty.clone(); largest.min(n_communities)],
            all: empty,
            edges: None,
        };
        let times = &self.shares().time_ms;
        let mut of_edges =
            (view.summary.n_pairs <= PAIRS_TIMED).then(|| Vec::with_capacity(view.edges.len()));
        self.each_pair(control, &mut |pair, older, newer| {
            let time_ms = times[pair.newer as usize];
            found.all.add(time_ms);
            if let Some(timed) = &mut of_edges {
                match view.edge_between(older, newer) {
                    Some(edge) => timed.push((edge, time_ms)),
                    None => of_edges = None,
                }
            }
            let community = view.nodes.community[older as usize];
            if community == view.nodes.community[newer as usize]
                && let Some(at) = (community as usize).checked_sub(1)
                && let Some(bins) = found.communities.get_mut(at)
            {
                bins.add(time_ms);
            }
            true
        })?;
        found.edges = of_edges.map(|timed| EdgeTimes::new(view.edges.len(), timed));
        Ok(found)
    }

    /// What an account of the network did.
    pub fn activity_of(
        &self,
        view: &RunView,
        node: u32,
        control: &Control,
    ) -> Result<AccountActivity> {
        let (shares, account) = (self.shares(), self.account_of(node));
        let mut hours_utc = vec![0_u32; HOURS];
        let mut over_time = view.time_bins();
        let mut newest: Option<(i64, u32)> = None;
        for (row, &who) in shares.account.iter().enumerate() {
            if who != account {
                continue;
            }
            let time_ms = shares.time_ms[row];
            hours_utc[hour_of_week(time_ms)] += 1;
            over_time.add(time_ms);
            newest = newest.max(Some((time_ms, row as u32)));
        }
        let newest = match newest {
            Some((_, row)) => {
                let places = self.places(control)?;
                let (source, record) = self.place(&places, row)?;
                Some((source.to_owned(), record))
            }
            None => None,
        };
        Ok(AccountActivity {
            hours_utc,
            over_time,
            newest,
        })
    }

    /// The objects on which the pairs behind some edges rest, most pairs first, at most `limit`.
    pub fn objects_behind(
        &self,
        view: &RunView,
        edges: &[u32],
        limit: usize,
        control: &Control,
    ) -> Result<Vec<ObjectPairs>> {
        let mut pairs_of: HashMap<u32, u64> = HashMap::new();
        let mut accounts: Vec<(u32, u32)> = Vec::new();
        for (done, &edge) in edges.iter().enumerate() {
            if done % 256 == 0 && !control.step("Reading pairs", done as u64, edges.len() as u64) {
                control.check()?;
            }
            let (a, b) = (view.edges.from[edge as usize], view.edges.to[edge as usize]);
            let mut last = None;
            for pair in self.pairs_of(a, b, control)? {
                *pairs_of.entry(pair.object).or_default() += 1;
                if last != Some(pair.object) {
                    accounts.extend([(pair.object, a), (pair.object, b)]);
                    last = Some(pair.object);
                }
            }
            // Most edges of a group repeat each other's accounts.
            if accounts.len() > 1 << 20 && done % 1024 == 0 {
                accounts.sort_unstable();
                accounts.dedup();
            }
        }
        accounts.sort_unstable();
        accounts.dedup();
        let mut n_accounts: HashMap<u32, u32> = HashMap::new();
        for (object, _) in accounts {
            *n_accounts.entry(object).or_default() += 1;
        }
        let mut order: Vec<(u64, u32, u32)> = pairs_of
            .into_iter()
            .map(|(object, n_pairs)| {
                let n_accounts = n_accounts.get(&object).copied().unwrap_or_default();
                (n_pairs, n_accounts, object)
            })
            .collect();
        let text = |object: u32| (self.object_type(object), self.shares().objects.get(object));
        order.sort_by(|one, other| {
            (other.0, other.1)
                .cmp(&(one.0, one.1))
                .then_with(|| text(one.2).cmp(&text(other.2)))
        });
        order.truncate(limit);
        Ok(order
            .into_iter()
            .map(|(n_pairs, n_accounts, object)| ObjectPairs {
                object_type: self.object_type(object).to_owned(),
                object_id: self.shares().objects.get(object).to_owned(),
                n_pairs,
                n_accounts,
            })
            .collect())
    }
}

/// Hour of the week in UTC, 0 = Monday 0 h.
fn hour_of_week(time_ms: i64) -> usize {
    let hour = time_ms.div_euclid(HOUR_MS) + MONDAY_TO_EPOCH_HOURS;
    hour.rem_euclid(HOURS as i64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_begins_on_monday() {
        assert_eq!(hour_of_week(0), 3 * 24); // Thursday 0 h
        assert_eq!(hour_of_week(-1), 3 * 24 - 1); // Wednesday 23 h
        // Sunday 26 September 2021, 16:30 UTC.
        assert_eq!(hour_of_week(1_632_673_800_000), 6 * 24 + 16);
    }

    #[test]
    fn an_edge_is_there_when_a_pair_of_it_is() {
        let times = EdgeTimes::new(3, vec![(2, 50), (0, 10), (0, 90), (0, 10)]);
        for (edge, from, to, there) in [
            (0, 0, 100, true),
            (0, 11, 90, false), // between its two pairs
            (0, 90, 91, true),
            (1, i64::MIN, i64::MAX, false),
            (2, 50, 50, false),
            (2, 50, 51, true),
        ] {
            assert_eq!(
                times.any_within(edge, from, to),
                there,
                "{edge} {from} {to}"
            );
        }
    }

    #[test]
    fn every_event_is_in_one_bin() {
        let mut bins = TimeBins::between(Some(100), Some(339));
        (100..=339).for_each(|time| bins.add(time));
        assert_eq!(bins.counts, vec![1; TIME_BINS]);
        bins.add(99);
        bins.add(340);
        assert_eq!(bins.counts, vec![1; TIME_BINS]);
        let mut moment = TimeBins::between(Some(7), Some(7));
        moment.add(7);
        assert_eq!(moment.counts.iter().sum::<u32>(), 1);
        let mut ever = TimeBins::between(Some(i64::MIN), Some(i64::MAX));
        ever.add(0);
        assert_eq!(ever.counts[TIME_BINS / 2], 1);
        assert!(TimeBins::between(None, Some(1)).counts.is_empty());
    }
}
