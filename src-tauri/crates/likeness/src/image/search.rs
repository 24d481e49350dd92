//! All pairs of hashes within a Hamming distance, by multi-index hashing.

use rayon::prelude::*;

use super::hash::differing_bits;
use crate::union::Components;
use crate::watch::Watch;
use crate::{LikenessError, Progress};

/// Hashes searched between two questions to the caller.
const STEP: usize = 256;
/// A table has a slot for each value of its chunk: 16 MB at most.
const MAX_CHUNK_BITS: u32 = 22;
/// What looking up a slot costs, in comparisons of two hashes.
const LOOKUP: f64 = 8.0;

/// Part of a hash, and how far to look around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chunk {
    first_bit: u32,
    bits: u32,
    radius: u32,
}

/// Joins all hashes, each given once, that differ in at most `most` bits. The first is number `base`.
pub(super) fn join_near<const W: usize>(
    hashes: &[[u64; W]],
    most: u32,
    base: u32,
    components: &Components,
    progress: Progress,
) -> Result<(), LikenessError> {
    if most == 0 || hashes.len() < 2 {
        return Ok(());
    }
    let chunks = plan(64 * W as u32, most, hashes.len());
    let total = (hashes.len() * chunks.len().max(1)) as u64;
    let watch = Watch::start(progress, "comparing images", total)?;
    let join = |a: usize, b: usize| {
        if differing_bits(&hashes[a], &hashes[b]) <= most {
            components.join(base + a as u32, base + b as u32);
        }
    };
    let each = |search: &(dyn Fn(usize) + Sync)| {
        let steps = hashes.len().div_ceil(STEP);
        (0..steps).into_par_iter().for_each(|step| {
            if !watch.is_stopped() {
                let to = hashes.len().min((step + 1) * STEP);
                (step * STEP..to).for_each(search);
                watch.advance((to - step * STEP) as u64);
            }
        });
        watch.check()
    };
    if chunks.is_empty() {
        each(&|a| (a + 1..hashes.len()).for_each(|b| join(a, b)))?;
    }
    for chunk in chunks {
        let table = Table::new(hashes, chunk);
        let around = within(chunk.bits, chunk.radius);
        each(&|a| {
            let value = value_of(&hashes[a], chunk);
            for mask in &around {
                let found = table.slot(value ^ mask).iter().map(|&b| b as usize);
                found.filter(|&b| b > a).for_each(|b| join(a, b));
            }
        })?;
    }
    Ok(())
}

/// The cheapest way to cut the hashes; empty when all pairs are cheaper still.
fn plan(bits: u32, most: u32, n_hashes: usize) -> Vec<Chunk> {
    let n_hashes = n_hashes as f64;
    let cost = |chunks: &[Chunk]| -> f64 {
        let looked_up = chunks.iter().map(|chunk| {
            let slots = n_within(chunk.bits, chunk.radius);
            slots * (LOOKUP + n_hashes / 2_f64.powi(chunk.bits as i32))
        });
        looked_up.sum()
    };
    let least = bits.div_ceil(MAX_CHUNK_BITS);
    (least..=bits / 4)
        .map(|n_chunks| cut(bits, most, n_chunks))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)))
        .filter(|chunks| cost(chunks) < n_hashes / 2.0)
        .unwrap_or_default()
}

/// Cuts into chunks and says how far to look in each. With `most = n·r + a` and `a < n`: if the
/// first `a + 1` chunks all differed in more than `r` bits and the others in at least `r`, it would be
/// more than `most` together. So one of the former differs in at most `r`, or one of the latter
/// in at most `r − 1`.
fn cut(bits: u32, most: u32, n_chunks: u32) -> Vec<Chunk> {
    let (radius, rest) = (most / n_chunks, most % n_chunks);
    (0..n_chunks)
        .filter_map(|at| {
            let first_bit = bits * at / n_chunks;
            Some(Chunk {
                first_bit,
                bits: bits * (at + 1) / n_chunks - first_bit,
                radius: if at <= rest {
                    radius
                } else {
                    radius.checked_sub(1)?
                },
            })
        })
        .collect()
}

/// Values of so many bits of which at most `radius` are set.
fn n_within(bits: u32, radius: u32) -> f64 {
    let mut ways = 1.0;
    let mut sum = 1.0;
    for at in 1..=radius.min(bits) {
        ways *= f64::from(bits + 1 - at) / f64::from(at);
        sum += ways;
    }
    sum
}

/// The values that [`n_within`] counts, those with fewer bits first.
fn within(bits: u32, radius: u32) -> Vec<u32> {
    let mut all = vec![0_u32];
    let mut from = 0;
    for _ in 0..radius.min(bits) {
        let to = all.len();
        for at in from..to {
            let value = all[at];
            let below = value.trailing_zeros().min(bits);
            all.extend((0..below).map(|bit| value | 1 << bit));
        }
        from = to;
    }
    all
}

/// The bits of a chunk, counted from the highest of the first word.
fn value_of<const W: usize>(hash: &[u64; W], chunk: Chunk) -> u32 {
    let word = |at: u32| hash.get(at as usize).copied().unwrap_or(0);
    let (at, shift) = (chunk.first_bit / 64, chunk.first_bit % 64);
    let two_words = u128::from(word(at)) << 64 | u128::from(word(at + 1));
    (two_words << shift >> (128 - chunk.bits)) as u32
}

/// Hashes by the value of one chunk.
struct Table {
    starts: Vec<u32>,
    hashes: Vec<u32>,
}

impl Table {
    fn new<const W: usize>(hashes: &[[u64; W]], chunk: Chunk) -> Self {
        let mut starts = vec![0_u32; (1 << chunk.bits) + 1];
        for hash in hashes {
            starts[value_of(hash, chunk) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0_u32; hashes.len()];
        for (number, hash) in hashes.iter().enumerate() {
            let slot = &mut next[value_of(hash, chunk) as usize];
            sorted[*slot as usize] = number as u32;
            *slot += 1;
        }
        Self {
            starts,
            hashes: sorted,
        }
    }

    fn slot(&self, value: u32) -> &[u32] {
        let at = value as usize;
        &self.hashes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_cover_all_bits_and_their_radii_leave_no_gap() {
        for (bits, most) in [(64, 1), (64, 8), (64, 16), (256, 31), (256, 64)] {
            for n_chunks in bits_to_chunks(bits) {
                let chunks = cut(bits, most, n_chunks);
                // Differences that escape every chunk need one bit more than its radius in each.
                let escape: u32 = chunks.iter().map(|chunk| chunk.radius + 1).sum();
                assert!(escape > most, "{bits} bits, {most}, {n_chunks} chunks");
                if chunks.len() == n_chunks as usize {
                    assert_eq!(chunks.iter().map(|chunk| chunk.bits).sum::<u32>(), bits);
                }
            }
        }
    }

    #[test]
    fn few_hashes_are_compared_each_with_each_and_many_looked_up() {
        assert_eq!(plan(64, 8, 100), []);
        let n_chunks = |bits, most, n| plan(bits, most, n).len();
        assert_eq!(
            [5_000, 100_000, 1_000_000].map(|n| n_chunks(64, 8, n)),
            [9, 5, 4]
        );
        assert_eq!(
            [100, 5_000, 1_000_000].map(|n| n_chunks(256, 31, n)),
            [0, 32, 16]
        );
    }

    fn bits_to_chunks(bits: u32) -> std::ops::RangeInclusive<u32> {
        bits.div_ceil(MAX_CHUNK_BITS)..=bits / 4
    }

    #[test]
    fn neighbours_are_all_values_with_few_bits_each_once() {
        for (bits, radius) in [(7, 0), (7, 1), (10, 3), (4, 4)] {
            let mut found = within(bits, radius);
            assert_eq!(found.len() as f64, n_within(bits, radius));
            found.sort_unstable();
            let all = (0..1_u32 << bits).filter(|value| value.count_ones() <= radius);
            assert_eq!(found, all.collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_chunk_may_cross_two_words() {
        let hash = [0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210, 0, 7];
        let chunk = |first_bit, bits| Chunk {
            first_bit,
            bits,
            radius: 0,
        };
        assert_eq!(value_of(&hash, chunk(0, 16)), 0x0123);
        assert_eq!(value_of(&hash, chunk(56, 16)), 0xeffe);
        assert_eq!(value_of(&hash, chunk(240, 16)), 7);
        assert_eq!(
            value_of(&[0x0123_4567_89ab_cdef_u64], chunk(43, 21)),
            0x0b_cdef
        );
    }
}
