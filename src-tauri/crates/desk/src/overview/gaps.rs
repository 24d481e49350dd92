//! Gaps in the collection: stretches without a post where the data is otherwise dense.
//!
//! The rule. For every UTC day with posts take the longest pause that begins on it; the *usual pause*
//! is the median of these, so nights belong to it. A pause is a gap when it is longer than an hour and
//! longer than three times the usual pause. The rule is applied to each platform by itself, because
//! platforms are collected by different tools, and only where it means something: at least 100 posts
//! on at least 5 days.

use crate::api::Span;

const DAY_MS: i64 = 86_400_000;

/// Shortest gap.
const SHORTEST_MS: i64 = 3_600_000;

/// Longer than this many usual pauses.
const FACTOR: i64 = 3;

/// Posts and days from which on the rule means something.
const FEWEST_POSTS: usize = 100;
const FEWEST_DAYS: usize = 5;

/// The gaps of one platform.
pub(super) struct Gaps {
    /// Longest first.
    pub(super) spans: Vec<Span>,
    /// The usual longest pause of a day.
    pub(super) usual_ms: i64,
}

/// Finds the gaps between ascending times; none when there is too little to judge.
pub(super) fn find(times: &[i64]) -> Option<Gaps> {
    if times.len() < FEWEST_POSTS {
        return None;
    }
    let pauses = || times.windows(2).map(|two| (two[0], two[1]));
    let mut longest_of_day: Vec<(i64, i64)> = Vec::new();
    for (from, to) in pauses() {
        let (day, pause) = (from.div_euclid(DAY_MS), to - from);
        match longest_of_day.last_mut() {
            Some((last, longest)) if *last == day => *longest = pause.max(*longest),
            _ => longest_of_day.push((day, pause)),
        }
    }
    if longest_of_day.len() < FEWEST_DAYS {
        return None;
    }
    let mut usual: Vec<i64> = longest_of_day.into_iter().map(|(_, pause)| pause).collect();
    usual.sort_unstable();
    let usual_ms = usual[usual.len() / 2];
    let limit = SHORTEST_MS.max(FACTOR * usual_ms);
    let mut spans: Vec<Span> = pauses()
        .filter(|(from, to)| to - from > limit)
        .map(|(from_ms, to_ms)| Span { from_ms, to_ms })
        .collect();
    spans.sort_by_key(|span| (span.from_ms - span.to_ms, span.from_ms));
    Some(Gaps { spans, usual_ms })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A post every ten minutes, except from midnight to six.
    fn fortnight() -> Vec<i64> {
        (0..14 * 144_i64)
            .map(|at| at * 600_000)
            .filter(|time| time.rem_euclid(DAY_MS) >= 6 * 3_600_000)
            .collect()
    }

    #[test]
    fn nights_are_no_gaps() {
        let found = find(&fortnight()).unwrap();
        assert!(found.spans.is_empty());
        assert_eq!(found.usual_ms, 6 * 3_600_000 + 600_000);
    }

    #[test]
    fn a_day_without_collection_is_one() {
        let missing = 4 * DAY_MS..5 * DAY_MS;
        let mut times = fortnight();
        times.retain(|time| !missing.contains(time));
        let found = find(&times).unwrap();
        assert_eq!(found.spans.len(), 1);
        assert_eq!(found.spans[0].from_ms, 4 * DAY_MS - 600_000);
        assert_eq!(found.spans[0].to_ms, 5 * DAY_MS + 6 * 3_600_000);
    }

    #[test]
    fn little_data_is_not_judged() {
        assert!(find(&[0, 1, 90 * DAY_MS]).is_none());
        assert!(find(&(0..200).collect::<Vec<i64>>()).is_none());
    }
}
