//! Posts over time in bins that fit the span.

use std::collections::BTreeMap;

use zwerm_workbench::{POST_KINDS, PostIndex};

use crate::api::PostSeries;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Widths of a bin.
const WIDTHS_MS: [i64; 6] = [
    MINUTE_MS,
    10 * MINUTE_MS,
    HOUR_MS,
    6 * HOUR_MS,
    DAY_MS,
    7 * DAY_MS,
];

/// Bins that a chart can show: the narrowest width that needs no more is taken.
const MOST_BINS: i64 = 400;

/// Monday, 5 January 1970: where weeks begin.
const FIRST_MONDAY_MS: i64 = 4 * DAY_MS;

pub(super) struct Bins {
    pub(super) bin_ms: i64,
    pub(super) from_ms: Vec<i64>,
    pub(super) series: Vec<PostSeries>,
}

/// Counts posts in bins of minutes, hours, days or weeks (of UTC; weeks begin on Monday), so that the
/// whole span takes at most [`MOST_BINS`]; beyond that, in several weeks a bin.
pub(super) fn bins(posts: &PostIndex) -> Bins {
    let marks = posts.posts();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return Bins {
            bin_ms: DAY_MS,
            from_ms: Vec::new(),
            series: Vec::new(),
        };
    };
    let axis = Axis::between(first.time_ms, last.time_ms);
    let mut counts: BTreeMap<(u8, u8), Vec<u32>> = BTreeMap::new();
    for post in marks {
        let series = counts
            .entry((post.platform, post.kind))
            .or_insert_with(|| vec![0; axis.n]);
        if let Some(count) = series.get_mut(axis.bin(post.time_ms)) {
            *count += 1;
        }
    }
    Bins {
        bin_ms: axis.bin_ms,
        from_ms: (0..axis.n as i64)
            .map(|at| axis.start + at * axis.bin_ms)
            .collect(),
        series: counts
            .into_iter()
            .map(|((platform, kind), counts)| PostSeries {
                platform: posts
                    .platforms()
                    .get(usize::from(platform))
                    .cloned()
                    .unwrap_or_default(),
                kind: POST_KINDS
                    .get(usize::from(kind))
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                counts,
            })
            .collect(),
    }
}

/// Bins of equal width.
struct Axis {
    start: i64,
    bin_ms: i64,
    n: usize,
}

impl Axis {
    fn between(first: i64, last: i64) -> Axis {
        let n_bins = |width: i64| (last - start_of(first, width)) / width + 1;
        let bin_ms = WIDTHS_MS
            .into_iter()
            .find(|&width| n_bins(width) <= MOST_BINS)
            .unwrap_or_else(|| {
                let week = 7 * DAY_MS;
                week * ((last - first) / (week * (MOST_BINS - 1)) + 1)
            });
        Axis {
            start: start_of(first, bin_ms),
            bin_ms,
            n: n_bins(bin_ms) as usize,
        }
    }

    fn bin(&self, time_ms: i64) -> usize {
        ((time_ms - self.start) / self.bin_ms) as usize
    }
}

fn start_of(time_ms: i64, width_ms: i64) -> i64 {
    let origin = if width_ms >= 7 * DAY_MS {
        FIRST_MONDAY_MS
    } else {
        0
    };
    (time_ms - origin).div_euclid(width_ms) * width_ms + origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_fit_the_span_and_lose_nothing() {
        let cases = [
            (HOUR_MS, MINUTE_MS),
            (30 * HOUR_MS, 10 * MINUTE_MS),
            (10 * DAY_MS, HOUR_MS),
            (42 * DAY_MS, 6 * HOUR_MS),
            (365 * DAY_MS, DAY_MS),
            (2_000 * DAY_MS, 7 * DAY_MS),
        ];
        for (length, width) in cases {
            let from = 1_629_064_892_123;
            let axis = Axis::between(from, from + length);
            assert_eq!(axis.bin_ms, width, "{length}");
            assert!(axis.n as i64 <= MOST_BINS);
            assert!(axis.start <= from && from < axis.start + width);
            for at in 0..100 {
                assert!(axis.bin(from + at * length / 99) < axis.n);
            }
        }
        let century = Axis::between(631_152_000_000, 4_102_444_799_000);
        assert!(century.n as i64 <= MOST_BINS);
        assert_eq!(century.bin(4_102_444_799_000), century.n - 1);
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(start_of(1_629_589_836_000, 7 * DAY_MS), 1_629_072_000_000);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(bins(&PostIndex::default()).from_ms.is_empty());
    }
}
