//! Which objects or shares a subsample keeps: a hash decides, not the order of the rows.

use zwerm_dataset::Shares;

use crate::draw::{mixed, number_of_objects, number_of_rows};

/// Keeps each thing with a given chance, by a hash of what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sampler {
    key: u64,
    below: u64,
}

impl Sampler {
    /// `number` tells the samples of one seed apart; `kept` is between 0 and 1.
    pub(super) fn new(seed: u64, number: u64, kept: f64) -> Self {
        Self {
            key: mixed(mixed(seed) ^ number),
            // Casting clamps: 1 keeps all but one in 2^64.
            below: (kept * 2.0_f64.powi(64)) as u64,
        }
    }

    fn keeps(self, of: u64) -> bool {
        mixed(self.key ^ of) < self.below
    }

    /// Whether each row stays, when objects are sampled.
    pub(super) fn objects(self, shares: &Shares) -> Vec<bool> {
        let kept: Vec<bool> = number_of_objects(shares)
            .into_iter()
            .map(|object| self.keeps(object))
            .collect();
        let of = |&object: &u32| kept.get(object as usize).copied().unwrap_or(false);
        shares.object.iter().map(of).collect()
    }

    /// Whether each row stays, when shares are sampled. Two rows that say the same share one fate.
    pub(super) fn shares(self, shares: &Shares) -> Vec<bool> {
        let rows = number_of_rows(shares).into_iter();
        rows.map(|row| self.keeps(row)).collect()
    }
}

/// The rows that stay, with the ids and codes of all.
pub(super) fn rows(shares: &Shares, keep: &[bool]) -> Shares {
    fn column<T: Copy>(values: &[T], keep: &[bool]) -> Vec<T> {
        let kept = values.iter().zip(keep).filter(|(_, keep)| **keep);
        kept.map(|(value, _)| *value).collect()
    }
    Shares {
        object: column(&shares.object, keep),
        account: column(&shares.account, keep),
        content: column(&shares.content, keep),
        time_ms: column(&shares.time_ms, keep),
        content_is_object: column(&shares.content_is_object, keep),
        objects: shares.objects.clone(),
        object_type_of: shares.object_type_of.clone(),
        object_types: shares.object_types.clone(),
        accounts: shares.accounts.clone(),
        platform_of: shares.platform_of.clone(),
        platforms: shares.platforms.clone(),
        contents: shares.contents.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_is_the_one_that_was_asked() {
        for kept in [0.05, 0.5, 0.8] {
            let sampler = Sampler::new(1, 2, kept);
            let n = (0..100_000).filter(|&of| sampler.keeps(of)).count() as f64;
            // Five standard deviations of a binomial number.
            let spread = (100_000.0 * kept * (1.0 - kept)).sqrt();
            assert!((n - 100_000.0 * kept).abs() < 5.0 * spread, "{kept}: {n}");
        }
        let (one, other) = (Sampler::new(1, 2, 0.5), Sampler::new(1, 3, 0.5));
        let both = (0..10_000).filter(|&of| one.keeps(of) && other.keeps(of));
        let both = both.count();
        assert!(
            (2_250..2_750).contains(&both),
            "samples are independent: {both}"
        );
    }
}
