//! Posts over time in bins that fit the span.

use zwerm_workbench::PostTimes;

use crate::api::PlatformSeries;

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
    pub(super) series: Vec<PlatformSeries>,
}

/// Counts posts in bins of minutes, hours, days or weeks (of UTC; weeks begin on Monday), so that the
/// whole span takes at most [`MOST_BINS`]; beyond that, in several weeks a bin.
pub(super) fn bins(posts: &PostTimes) -> Bins {
    let first = posts
        .platforms
        .iter()
        .filter_map(|p| p.time_ms.first())
        .min();
    let last = posts
        .platforms
        .iter()
        .filter_map(|p| p.time_ms.last())
        .max();
    let (Some(&first), Some(&last)) = (first, last) else {
        return Bins {
            bin_ms: DAY_MS,
            from_ms: Vec::new(),
            series: Vec::new(),
        };
    };
    let n_bins = |width: i64| (last - start_of(first, width)) / width + 1;
    let bin_ms = WIDTHS_MS
        .into_iter()
        .find(|&width| n_bins(width) <= MOST_BINS)
        .unwrap_or_else(|| {
            let week = 7 * DAY_MS;
            week * ((last - first) / (week * (MOST_BINS - 1)) + 1)
        });
    let start = start_of(first, bin_ms);
    let n = n_bins(bin_ms) as usize;
    Bins {
        bin_ms,
        from_ms: (0..n as i64).map(|at| start + at * bin_ms).collect(),
        series: posts
            .platforms
            .iter()
            .map(|platform| {
                let mut counts = vec![0; n];
                for time in &platform.time_ms {
                    if let Some(count) = counts.get_mut(((time - start) / bin_ms) as usize) {
                        *count += 1;
                    }
                }
                PlatformSeries {
                    platform: platform.name.clone(),
                    counts,
                }
            })
            .collect(),
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
    use zwerm_workbench::PlatformTimes;

    use super::*;

    fn posts(times: &[i64]) -> PostTimes {
        PostTimes {
            platforms: vec![PlatformTimes {
                name: "x".to_owned(),
                time_ms: times.to_vec(),
            }],
            with_text: 0,
        }
    }

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
            let times: Vec<i64> = (0..100).map(|at| from + at * length / 99).collect();
            let bins = bins(&posts(&times));
            assert_eq!(bins.bin_ms, width, "{length}");
            assert_eq!(bins.series[0].counts.iter().sum::<u32>(), 100);
            assert_eq!(bins.series[0].counts.len(), bins.from_ms.len());
            assert!(bins.from_ms.len() as i64 <= MOST_BINS);
            assert!(bins.from_ms[0] <= times[0] && times[0] < bins.from_ms[0] + width);
            assert!(bins.from_ms.windows(2).all(|two| two[1] - two[0] == width));
        }
        let century = bins(&posts(&[631_152_000_000, 4_102_444_799_000]));
        assert!(century.from_ms.len() as i64 <= MOST_BINS);
        assert_eq!(century.series[0].counts.iter().sum::<u32>(), 2);
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(start_of(1_629_589_836_000, 7 * DAY_MS), 1_629_072_000_000);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(bins(&PostTimes::default()).from_ms.is_empty());
    }
}
