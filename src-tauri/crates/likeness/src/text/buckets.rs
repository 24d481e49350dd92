//! From bands to links: texts that agree in a band are compared, those that are alike are joined.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::characters::Scratch;
use super::distinct::Distinct;
use super::{Bands, TextParams, Texts, jaccard};
use crate::union::Components;
use crate::watch::{Meter, Watch};
use crate::{LikenessError, Progress};

/// Texts that are compared each with each.
const SMALL: usize = 128;
/// Texts of a larger bucket with which all others may be compared.
const HUBS: usize = 16;
/// Texts with which a hub is tried first: where it is like none of them, as among the fillings of one
/// template, to compare it with all would cost much and join little.
const SAMPLE: usize = 64;
/// Steps of an exact comparison for each shingle: they are cut, sorted and compared.
const EXACT_STEPS: usize = 32;
/// How often a large bucket is split further.
const MAX_DEPTH: usize = 3;

struct Comparison<'a, T: ?Sized> {
    texts: &'a T,
    distinct: &'a Distinct,
    params: &'a TextParams,
    /// Keys of the bands, text after text.
    keys: &'a [u32],
    n_bands: usize,
    components: Components,
    /// Hashed shingles, made when a text is compared for the first time: most never are.
    sets: Vec<OnceLock<Box<[u32]>>>,
    watch: Watch<'a>,
}

/// Joins the distinct texts that are alike and agree in a band.
pub(crate) fn connect<T: Texts + ?Sized>(
    texts: &T,
    distinct: &Distinct,
    keys: &[u32],
    params: &TextParams,
    bands: Bands,
    progress: Progress,
) -> Result<Components, LikenessError> {
    let n_texts = distinct.counts.len();
    let total = n_texts as u64 * bands.bands as u64;
    let comparison = Comparison {
        texts,
        distinct,
        params,
        keys,
        n_bands: bands.bands,
        components: Components::new(n_texts),
        sets: (0..n_texts).map(|_| OnceLock::new()).collect(),
        watch: Watch::start(progress, "comparing texts", total)?,
    };
    let mut order = vec![0_u64; n_texts];
    for band in 0..bands.bands {
        order
            .par_iter_mut()
            .enumerate()
            .for_each(|(text, slot)| *slot = comparison.entry(text as u32, band));
        comparison.watch.ask(0)?;
        order.par_sort_unstable();
        comparison.watch.ask(0)?;
        // Only runs of one key are buckets; the texts of each are in ascending order, which is the
        // same whatever the order of the input.
        let buckets: Vec<Vec<u32>> = order
            .par_chunk_by(|a, b| a >> 32 == b >> 32)
            .filter(|run| run.len() > 1)
            .map(|run| run.iter().map(|&entry| entry as u32).collect())
            .collect();
        // A bucket may take two comparisons or thousands, so steps are counted and not buckets.
        buckets.par_chunks(256).for_each(|buckets| {
            let mut meter = Meter::new(&comparison.watch);
            for bucket in buckets {
                if !comparison.join_alike(bucket, band, 0, &mut meter) {
                    return;
                }
            }
        });
        comparison.watch.ask(n_texts as u64)?;
    }
    Ok(comparison.components)
}

impl<T: Texts + ?Sized> Comparison<'_, T> {
    /// Key of the band above, text below.
    fn entry(&self, text: u32, band: usize) -> u64 {
        let at = text as usize * self.n_bands + band;
        u64::from(self.keys[at]) << 32 | u64::from(text)
    }

    /// Compares the texts of a bucket; `false` means stop. To leave out what is connected already changes
    /// neither what is connected in the end nor, therefore, the result.
    fn join_alike(&self, bucket: &[u32], band: usize, depth: usize, meter: &mut Meter) -> bool {
        if bucket.len() <= SMALL {
            return bucket.iter().enumerate().all(|(at, &a)| {
                let mut others = bucket[at + 1..].iter();
                others.all(|&b| meter.add(0, self.compare(a, b)))
            });
        }
        for (at, &hub) in bucket.iter().take(HUBS).enumerate() {
            let (is_worth, steps) = self.is_worth_comparing(hub, bucket);
            if !meter.add(0, steps) {
                return false;
            }
            if !is_worth {
                continue;
            }
            bucket[at + 1..].par_chunks(1024).for_each(|others| {
                let mut meter = Meter::new(&self.watch);
                let mut others = others.iter();
                others.all(|&other| meter.add(0, self.compare(hub, other)));
            });
            if !meter.add(0, bucket.len()) {
                return false;
            }
            if self.is_connected(bucket) {
                return true;
            }
        }
        if depth == MAX_DEPTH {
            return true;
        }
        let next = (band + 1) % self.n_bands;
        let mut order: Vec<u64> = bucket.iter().map(|&text| self.entry(text, next)).collect();
        order.par_sort_unstable();
        order
            .par_chunk_by(|a, b| a >> 32 == b >> 32)
            .filter(|run| run.len() > 1)
            .for_each_init(
                || Meter::new(&self.watch),
                |meter, run| {
                    let part: Vec<u32> = run.iter().map(|&entry| entry as u32).collect();
                    self.join_alike(&part, next, depth + 1, meter);
                },
            );
        !self.watch.is_stopped()
    }

    /// Whether the hub is like one of a few others, evenly spaced. Asks the texts and not who is
    /// connected, which depends on what other threads have done so far. With the steps that took.
    fn is_worth_comparing(&self, hub: u32, bucket: &[u32]) -> (bool, usize) {
        let mut steps = 0;
        let mut sample = (0..SAMPLE).filter_map(|at| bucket.get(at * bucket.len() / SAMPLE));
        let is_worth = sample.any(|&other| {
            if other == hub {
                return false;
            }
            let (a, b) = (self.set(hub), self.set(other));
            steps += a.len() + b.len();
            jaccard::reaches(a, b, self.params.threshold)
        });
        (is_worth, steps)
    }

    fn is_connected(&self, bucket: &[u32]) -> bool {
        let mut roots = bucket.iter().map(|&text| self.components.find(text));
        let first = roots.next();
        roots.all(|root| Some(root) == first)
    }

    /// Joins both if they are alike; returns about how many steps that took.
    fn compare(&self, a: u32, b: u32) -> usize {
        if self.components.joined(a, b) {
            return 0;
        }
        let threshold = self.params.threshold;
        let (set_a, set_b) = (self.set(a), self.set(b));
        let size = set_a.len() + set_b.len();
        if !jaccard::reaches(set_a, set_b, threshold) {
            return size;
        }
        if self.exact(a, b) >= threshold {
            self.components.join(a, b);
        }
        EXACT_STEPS * size
    }

    fn text(&self, at: u32) -> &str {
        self.texts
            .text(self.distinct.first_row[at as usize] as usize)
    }

    fn set(&self, at: u32) -> &[u32] {
        self.sets[at as usize].get_or_init(|| {
            let TextParams { shingle, seed, .. } = *self.params;
            jaccard::hashed_shingles(self.text(at), shingle, seed, &mut Scratch::default())
        })
    }

    fn exact(&self, a: u32, b: u32) -> f64 {
        super::similarity(self.text(a), self.text(b), self.params.shingle)
    }
}
