//! Sketches of 128 numbers that agree as often as two sets are alike, and their bands.
//!
//! Fast similarity sketching (Dahlgaard, Knudsen & Thorup 2017, doi:10.1109/FOCS.2017.67): in round
//! `i` each element is thrown into one of the 128 bins with a random value, and a bin keeps the smallest
//! pair (round, value) it has seen; the work ends with the round in which the last bin is filled. It
//! has the expectation and the concentration of 128 independent minima (Broder 1997,
//! doi:10.1109/SEQUEN.1997.666900), needs about 128·ln 128 ≈ 620 random values
//! instead of 128 for each element, and, other than one permutation hashing with densification
//! (Shrivastava 2017), gives the bins of a short text numbers of their own, not copies.
//!
//! Banding: Indyk & Motwani 1998, doi:10.1145/276698.276876.

/// Numbers in a sketch.
pub(crate) const SIZE: usize = 128;
/// Least chance to see a pair whose similarity is just the threshold.
const LEAST_CHANCE: f64 = 0.995;
const MAX_ROWS: usize = 16;

/// How sketches are cut: `bands` bands of `rows` numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// Numbers in a band.
    pub rows: usize,
    /// Bands.
    pub bands: usize,
}

impl Bands {
    /// The longest bands, and so the fewest needless comparisons, that see a pair at the threshold
    /// with a chance of at least 0.995. At 0.8: 21 bands of 6, 0.998.
    pub fn for_threshold(threshold: f64) -> Self {
        (1..=MAX_ROWS)
            .rev()
            .map(|rows| Self {
                rows,
                bands: SIZE / rows,
            })
            .find(|bands| bands.chance(threshold) >= LEAST_CHANCE)
            .unwrap_or(Self {
                rows: 1,
                bands: SIZE,
            })
    }

    /// Chance that two texts of this similarity agree in at least one band:
    /// `1 − (1 − s^rows)^bands`.
    pub fn chance(&self, similarity: f64) -> f64 {
        1.0 - (1.0 - similarity.powi(self.rows as i32)).powi(self.bands as i32)
    }
}

/// Makes sketches; equal seeds make equal ones.
pub(crate) struct Sketcher {
    /// Two keys for each round.
    keys: Vec<(u64, u64)>,
}

impl Sketcher {
    pub(crate) fn new(seed: u64) -> Self {
        let mut state = seed;
        let mut next = || {
            // SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        Self {
            keys: (0..2 * SIZE).map(|_| (next(), next() | 1)).collect(),
        }
    }

    /// The sketch of a set given by hashes of its elements; an element may come repeatedly. All
    /// numbers are `u64::MAX` for an empty set.
    pub(crate) fn sketch(&self, elements: &[u64]) -> [u64; SIZE] {
        let mut bins = [u64::MAX; SIZE];
        if elements.is_empty() {
            return bins;
        }
        let (free, fixed) = self.keys.split_at(SIZE);
        let mut n_empty = SIZE;
        for (round, &keys) in free.iter().enumerate() {
            for &element in elements {
                let random = mix(element, keys);
                let bin = &mut bins[random as usize % SIZE];
                n_empty -= usize::from(*bin == u64::MAX);
                *bin = (*bin).min(numbered(round, random));
            }
            if n_empty == 0 {
                return bins;
            }
        }
        // A set of few elements may leave bins empty: now each bin has a round of its own.
        for (at, (bin, &keys)) in bins.iter_mut().zip(fixed).enumerate() {
            if *bin == u64::MAX {
                let values = elements.iter().map(|&element| mix(element, keys));
                *bin = values.fold(*bin, |least, random| least.min(numbered(SIZE + at, random)));
            }
        }
        bins
    }

    /// One key for each band of the set's sketch.
    pub(crate) fn band_keys(&self, elements: &[u64], bands: Bands, keys: &mut [u32]) {
        let bins = self.sketch(elements);
        for (key, band) in keys.iter_mut().zip(bins.chunks_exact(bands.rows)) {
            let folded = band
                .iter()
                .zip(&self.keys)
                .fold(0, |folded, (&bin, &keys)| mix(folded ^ bin, keys));
            *key = (folded >> 32) as u32;
        }
    }
}

/// Round above, random bits below. The bin is made of the lowest bits, the value of the highest.
fn numbered(round: usize, random: u64) -> u64 {
    (round as u64) << 32 | random >> 32
}

/// A random number of an element: both halves of a product of 128 bits.
#[inline]
fn mix(element: u64, (first, second): (u64, u64)) -> u64 {
    let product = u128::from(element ^ first) * u128::from(second);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use xxhash_rust::xxh3::xxh3_64_with_seed;

    #[test]
    fn bands_see_what_reaches_the_threshold() {
        let at_eight = Bands::for_threshold(0.8);
        assert_eq!((at_eight.rows, at_eight.bands), (6, 21));
        assert!((at_eight.chance(0.8) - (1.0 - (1.0 - 0.262144_f64).powi(21))).abs() < 1e-15);
        for hundredths in 30..=100 {
            let threshold = f64::from(hundredths) / 100.0;
            let bands = Bands::for_threshold(threshold);
            assert!(bands.rows * bands.bands <= SIZE);
            assert!(bands.chance(threshold) >= LEAST_CHANCE, "{threshold}");
        }
    }

    /// Pairs of sets of several sizes, all with the same similarity: the share of equal numbers and
    /// the share of pairs that meet in a band must be those of independent minima.
    #[test]
    fn sketches_agree_as_often_as_sets_are_alike_also_short_ones() {
        for (common, own) in [(4_u64, 1_u64), (24, 6), (120, 30), (1200, 300)] {
            let trials = 1500;
            let expected = common as f64 / (common + own) as f64;
            let bands = Bands::for_threshold(0.8);
            let (mut equal, mut met) = (0_usize, 0_usize);
            for trial in 0..trials {
                let sketcher = Sketcher::new(trial);
                let hash = |at: u64| xxh3_64_with_seed(&at.to_le_bytes(), trial);
                let half = own / 2;
                let a: Vec<u64> = (0..common + half).map(hash).collect();
                let b: Vec<u64> = (0..common)
                    .chain(common + half..common + own)
                    .map(hash)
                    .collect();
                let (a, b) = (sketcher.sketch(&a), sketcher.sketch(&b));
                equal += a.iter().zip(&b).filter(|(a, b)| a == b).count();
                let cut = |bins: &[u64; SIZE]| -> Vec<Vec<u64>> {
                    bins.chunks_exact(bands.rows).map(<[u64]>::to_vec).collect()
                };
                met += usize::from(cut(&a).iter().zip(cut(&b)).any(|(a, b)| *a == b));
            }
            let share = equal as f64 / (trials as usize * SIZE) as f64;
            assert!((share - expected).abs() < 0.006, "{common}: {share}");
            let seen = met as f64 / trials as f64;
            assert!(seen >= 0.99, "{common} common elements: seen {seen}");
        }
    }

    #[test]
    fn repeated_elements_change_nothing_and_an_empty_set_is_like_no_other() {
        let sketcher = Sketcher::new(3);
        assert_eq!(sketcher.sketch(&[5, 9, 5, 5]), sketcher.sketch(&[9, 5]));
        assert_ne!(sketcher.sketch(&[5, 9]), Sketcher::new(4).sketch(&[5, 9]));
        assert!(sketcher.sketch(&[7]).iter().all(|&bin| bin != u64::MAX));
        assert_eq!(sketcher.sketch(&[]), [u64::MAX; SIZE]);
    }
}
