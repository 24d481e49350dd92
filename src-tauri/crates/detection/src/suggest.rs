//! A window from the data itself, by CooRnet's rule: how soon do the fastest objects spread?

use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;
use zwerm_dataset::Selection;

use crate::arrange::STEP;
use crate::count::distance;
use crate::watch::Watch;
use crate::{DetectionError, PairCounter, Progress, quantile_type7};

/// Windows of the curve *pairs against window* unless others are asked for: one second to one day.
pub const CURVE_WINDOWS_SECS: [f64; 16] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21_600.0,
    43_200.0, 86_400.0,
];

/// Of the objects with more than one share, the part with the soonest second share that is looked at.
const FASTEST: f64 = 0.1;

/// A median of nothing apart is no window: the shortest suggestion.
const SHORTEST_SECS: f64 = 1.0;

/// What the rule says of one layer, or of all together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Suggestion {
    /// The window, seconds: the median below, and at least 1.
    pub window_secs: f64,
    /// Median, over the fastest objects, of the seconds until more than half of their shares were there.
    pub median_secs: f64,
    /// Objects with more than one share.
    pub n_objects: u64,
    /// Those with the soonest second share: a tenth of them, more where several are equally fast.
    pub n_fastest: u64,
    /// The longest time to the second share among those, seconds: the type-7 quantile 0.1.
    pub second_share_secs: f64,
}

/// The suggestion for each layer, and for all together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestions {
    /// For each layer that was asked for, in that order; `None` where no object was shared twice.
    pub by_layer: Vec<Option<Suggestion>>,
    /// For the objects of all those layers together.
    pub together: Option<Suggestion>,
}

/// How soon one object spread, milliseconds from its first share.
#[derive(Debug, Clone, Copy)]
struct Speed {
    second_ms: u64,
    half_ms: u64,
}

impl PairCounter {
    /// Suggests a window for a selection of the shares; arguments as in [`PairCounter::count`].
    ///
    /// The rule is that of CooRnet's `estimate_coord_interval` with its defaults (Giglietto et al.
    /// 2020, doi:10.1080/1369118X.2020.1739732): of the objects with more than one share, those whose
    /// second share came within the first tenth of such times; for each the seconds from its first
    /// share until more than half of its shares were there; the median, or 1 s where that is 0. Shares
    /// count, whoever made them. O(rows).
    pub fn suggest(
        &self,
        layers: &[String],
        selection: &Selection,
        cross_platform: bool,
        progress: Progress,
    ) -> Result<Suggestions, DetectionError> {
        let wanted = self.resolve(layers)?;
        let inputs = self.inputs(selection, cross_platform);
        let span = (selection.from_ms, selection.to_ms);
        let of_layer = self.groups.inputs(self.layers().len(), false);
        let rows = |groups: &Range<usize>| self.groups.span(groups).len() as u64;
        let work = of_layer.iter().map(rows).sum();
        let watch = Watch::start(progress, "measuring objects", work)?;
        let mut by_layer = Vec::with_capacity(wanted.len());
        for layer in wanted {
            let groups = of_layer.get(layer).cloned().unwrap_or_default();
            let parts: Vec<Vec<Speed>> = groups
                .into_par_iter()
                .fold(
                    || (Vec::new(), Vec::new(), watch.meter(STEP)),
                    |(mut objects, mut scratch, mut meter), group| {
                        let range = self.groups.range(group);
                        meter.add(range.len() as u64);
                        let inputs = if self.takes(group, selection) {
                            inputs.as_slice()
                        } else {
                            &[]
                        };
                        for input in inputs {
                            let times = self.times(range.clone(), span, input, &mut scratch);
                            objects.extend(speed(times));
                        }
                        (objects, scratch, meter)
                    },
                )
                .map(|(objects, _, mut meter)| {
                    meter.flush();
                    objects
                })
                .collect();
            watch.check()?;
            by_layer.push(parts.concat());
        }
        Ok(Suggestions {
            by_layer: by_layer.iter().map(|objects| suggest(objects)).collect(),
            together: suggest(&by_layer.concat()),
        })
    }
}

/// The speed of an object with these times, ascending; none with fewer than two.
fn speed(times: &[i64]) -> Option<Speed> {
    let (first, second) = (times.first()?, times.get(1)?);
    // The first share at which more than half are there: rank / n > 1/2.
    let half = times.get(times.len() / 2)?;
    Some(Speed {
        second_ms: distance(*first, *second),
        half_ms: distance(*first, *half),
    })
}

fn suggest(objects: &[Speed]) -> Option<Suggestion> {
    let mut second: Vec<f64> = objects.iter().map(|it| it.second_ms as f64).collect();
    second.sort_unstable_by(f64::total_cmp);
    let limit = quantile_type7(&second, FASTEST)?;
    let mut half: Vec<f64> = objects
        .iter()
        .filter(|it| it.second_ms as f64 <= limit)
        .map(|it| it.half_ms as f64)
        .collect();
    half.sort_unstable_by(f64::total_cmp);
    let median_secs = quantile_type7(&half, 0.5)? / 1000.0;
    Some(Suggestion {
        window_secs: if median_secs > 0.0 {
            median_secs
        } else {
            SHORTEST_SECS
        },
        median_secs,
        n_objects: objects.len() as u64,
        n_fastest: half.len() as u64,
        second_share_secs: limit / 1000.0,
    })
}
