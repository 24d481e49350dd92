//! Which objects or shares a subsample keeps: a hash decides, not the order of the rows.

use zwerm_dataset::{Shares, StringPool};

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
        let kept: Vec<bool> = objects_of(shares)
            .into_iter()
            .map(|object| self.keeps(object))
            .collect();
        let of = |&object: &u32| kept.get(object as usize).copied().unwrap_or(false);
        shares.object.iter().map(of).collect()
    }

    /// Whether each row stays, when shares are sampled. Two rows that say the same share one fate.
    pub(super) fn shares(self, shares: &Shares) -> Vec<bool> {
        let objects = objects_of(shares);
        let (accounts, contents) = (ids(&shares.accounts), ids(&shares.contents));
        let id = |pool: &[u64], code: u32| pool.get(code as usize).copied().unwrap_or_default();
        let rows = shares.object.iter().zip(&shares.account);
        let rows = rows.zip(&shares.content).zip(&shares.time_ms);
        rows.map(|(((&object, &account), &content), &time)| {
            let mut of = mixed(id(&objects, object));
            of = mixed(of ^ id(&accounts, account));
            of = mixed(of ^ id(&contents, content));
            self.keeps(mixed(of ^ time as u64))
        })
        .collect()
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

/// One number an object, from its type and id.
fn objects_of(shares: &Shares) -> Vec<u64> {
    let types: Vec<u64> = shares.object_types.iter().map(|name| hash(name)).collect();
    let of_type = |code: &u8| types.get(usize::from(*code)).copied().unwrap_or_default();
    let objects = shares.objects.iter().zip(&shares.object_type_of);
    objects
        .map(|(id, code)| mixed(hash(id) ^ of_type(code).rotate_left(1)))
        .collect()
}

fn ids(pool: &StringPool) -> Vec<u64> {
    pool.iter().map(hash).collect()
}

/// FNV-1a, 64 bits: the same on every computer.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The output function of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195): every
/// bit of the input moves every bit of the output.
fn mixed(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_and_the_chance_that_was_asked() {
        // Vectors of the authors: FNV-1a of "a"; the first output of SplitMix64 seeded with 0.
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mixed(0), 0xe220_a839_7b1d_cdaf);
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
