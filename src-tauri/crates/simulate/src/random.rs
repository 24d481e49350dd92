//! Random draws with a seed. Every part of the month has a stream of its own, so that a change in
//! one part leaves the others as they are.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of random numbers.
pub(crate) struct Random(ChaCha8Rng);

impl Random {
    /// The stream of one part of one seed.
    pub(crate) fn of(seed: u64, part: &str) -> Random {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(fnv1a(part.bytes()));
        Random(generator)
    }

    /// Uniform in `[0, 1)`, 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `0..bound`; 0 when the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.0.next_u64()) * bound as u128) >> 64) as usize
    }

    /// Uniform in `from..=to`.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from).max(0) as usize + 1) as i64
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Standard normal, by Box and Muller (1958), doi:10.1214/aoms/1177706645.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Lognormal with this median; `sigma` is the standard deviation of the logarithm.
    pub(crate) fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// Pareto with this exponent, at least 1.
    pub(crate) fn pareto(&mut self, exponent: f64) -> f64 {
        (1.0 - self.unit()).powf(-1.0 / exponent)
    }

    /// One of them; `None` of none.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// In a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    /// `count` different places of a list of weights, the heavy ones sooner (Efraimidis and
    /// Spirakis, doi:10.1016/j.ipl.2005.11.003).
    pub(crate) fn sample_weighted(&mut self, weights: &[f64], count: usize) -> Vec<usize> {
        let mut keys: Vec<(f64, usize)> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| (-(1.0 - self.unit()).ln() / weight.max(1e-9), at))
            .collect();
        keys.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        keys.truncate(count);
        keys.into_iter().map(|(_, at)| at).collect()
    }

    /// `count` different numbers below `bound`, in random order.
    pub(crate) fn sample(&mut self, bound: usize, count: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..bound).collect();
        self.shuffle(&mut all);
        all.truncate(count);
        all
    }
}

/// Draws an index with a chance in proportion to its weight.
pub(crate) struct Weighted {
    cumulative: Vec<f64>,
}

impl Weighted {
    pub(crate) fn new(weights: impl IntoIterator<Item = f64>) -> Weighted {
        let mut sum = 0.0;
        let cumulative = weights
            .into_iter()
            .map(|weight| {
                sum += weight.max(0.0);
                sum
            })
            .collect();
        Weighted { cumulative }
    }

    /// `None` when there is nothing with a weight.
    pub(crate) fn draw(&self, random: &mut Random) -> Option<usize> {
        self.draw_within(0, self.cumulative.len(), random)
    }

    /// As `draw`, of the indices in `from..to` only.
    pub(crate) fn draw_within(&self, from: usize, to: usize, random: &mut Random) -> Option<usize> {
        let base = match from {
            0 => 0.0,
            _ => self.cumulative.get(from - 1).copied()?,
        };
        let top = self.cumulative.get(to.checked_sub(1)?).copied()?;
        if top <= base {
            return None;
        }
        let point = base + random.unit() * (top - base);
        let found = self.cumulative.partition_point(|&sum| sum <= point);
        Some(found.min(to - 1))
    }
}

/// FNV-1a, 64 bits: a hash that never changes, for streams and shingles.
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_repeatable_and_differ() {
        let draw = |seed, part| Random::of(seed, part).below(1 << 40);
        assert_eq!(draw(1, "a"), draw(1, "a"));
        assert_ne!(draw(1, "a"), draw(1, "b"));
        assert_ne!(draw(1, "a"), draw(2, "a"));
    }

    #[test]
    fn a_sample_has_nobody_twice_and_the_heavy_more_often() {
        let mut random = Random::of(1, "test");
        let mut heavy = 0;
        for _ in 0..500 {
            let mut chosen = random.sample_weighted(&[1.0, 1.0, 1.0, 8.0], 2);
            heavy += usize::from(chosen.contains(&3));
            chosen.sort_unstable();
            chosen.dedup();
            assert_eq!(chosen.len(), 2);
        }
        assert!((420..500).contains(&heavy), "{heavy}");
        assert_eq!(random.sample(3, 9).len(), 3);
    }

    #[test]
    fn weights_are_kept_also_within_a_range() {
        let weighted = Weighted::new([1.0, 0.0, 3.0, 96.0]);
        let mut random = Random::of(1, "test");
        let mut counts = [0; 4];
        for _ in 0..4_000 {
            counts[weighted.draw_within(0, 3, &mut random).unwrap()] += 1;
        }
        assert_eq!((counts[1], counts[3]), (0, 0));
        assert!((2_800..3_200).contains(&counts[2]), "{counts:?}");
        assert_eq!(weighted.draw_within(1, 2, &mut random), None);
        assert_eq!(Weighted::new([]).draw(&mut random), None);
    }
}
