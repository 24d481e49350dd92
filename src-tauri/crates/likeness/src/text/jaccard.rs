//! The exact check of two sets of shingles.
//!
//! It has two steps. Sets of 32-bit hashes are quick to compare and small to keep; two different
//! shingles share a hash about once in 300 000 pairs of posts. So what passes is decided by the
//! shingles themselves.

use super::characters::Scratch;

/// Sorted hashes of a text's shingles, each once.
pub(crate) fn hashed_shingles(
    text: &str,
    shingle: usize,
    seed: u64,
    scratch: &mut Scratch,
) -> Box<[u32]> {
    let mut hashes = Vec::with_capacity(text.len());
    scratch.for_each_shingle(text, shingle, |bytes| {
        hashes.push(xxhash_rust::xxh3::xxh3_64_with_seed(bytes, seed) as u32);
    });
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into_boxed_slice()
}

/// A shingle with its first eight bytes in front, which decide most comparisons.
type Shingle<'t> = (u64, &'t [u8]);

/// Sorted shingles of a text, each once.
pub(crate) fn exact_shingles<'t>(
    text: &'t str,
    shingle: usize,
    scratch: &mut Scratch,
) -> Vec<Shingle<'t>> {
    let mut shingles = Vec::with_capacity(text.len());
    scratch.for_each_shingle(text, shingle, |bytes| {
        let mut head = [0; 8];
        head.iter_mut()
            .zip(bytes)
            .for_each(|(to, &from)| *to = from);
        shingles.push((u64::from_be_bytes(head), bytes));
    });
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Jaccard similarity of two sorted sets; 1 if both are empty.
pub(crate) fn exact(a: &[Shingle], b: &[Shingle]) -> f64 {
    let (mut at_a, mut at_b, mut common) = (0, 0, 0);
    while let (Some(in_a), Some(in_b)) = (a.get(at_a), b.get(at_b)) {
        let order = in_a.cmp(in_b);
        at_a += usize::from(order.is_le());
        at_b += usize::from(order.is_ge());
        common += usize::from(order.is_eq());
    }
    ratio(common, a.len(), b.len())
}

/// Whether two sorted sets of hashes reach the threshold; stops as soon as they can not.
pub(crate) fn reaches(a: &[u32], b: &[u32], threshold: f64) -> bool {
    let needed = needed_in_common(a.len(), b.len(), threshold);
    let (mut at_a, mut at_b, mut common) = (0, 0, 0);
    if needed > a.len().min(b.len()) {
        return false;
    }
    // Misses that each side can afford.
    let (spare_a, spare_b) = (a.len() - needed, b.len() - needed);
    while let (Some(in_a), Some(in_b)) = (a.get(at_a), b.get(at_b)) {
        common += usize::from(in_a == in_b);
        at_a += usize::from(in_a <= in_b);
        at_b += usize::from(in_b <= in_a);
        if at_a - common > spare_a || at_b - common > spare_b {
            return false;
        }
    }
    common >= needed
}

/// Least number of common elements with which sets of these sizes reach the threshold; more than
/// either has if none does.
fn needed_in_common(a: usize, b: usize, threshold: f64) -> usize {
    let estimate = (threshold / (1.0 + threshold) * (a + b) as f64).floor() as usize;
    let mut needed = estimate.saturating_sub(1);
    while needed <= a.min(b) && ratio(needed, a, b) < threshold {
        needed += 1;
    }
    needed
}

/// `common / (a + b − common)`, rounded once, so that 4 of 5 is the number 0.8.
fn ratio(common: usize, a: usize, b: usize) -> f64 {
    match a + b - common {
        0 => 1.0,
        union => common as f64 / union as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn known_similarities() {
        let similarity = |a, b, shingle| {
            let mut scratch = Scratch::default();
            let a = exact_shingles(a, shingle, &mut scratch);
            exact(&a, &exact_shingles(b, shingle, &mut scratch))
        };
        // {ab, bc, cd} and {ab, bc, ce}: 2 of 4.
        assert_eq!(similarity("abcd", "abce", 2), 0.5);
        assert_eq!(similarity("aaaaaa", "aaa", 2), 1.0);
        assert_eq!(similarity("abc", "xyz", 2), 0.0);
        assert_eq!(similarity("", "", 2), 1.0);
        assert_eq!(similarity("", "a", 2), 0.0);
        // Shingles that begin with the same eight bytes and end differently.
        assert_eq!(similarity("жжжжж", "жжжжи", 5), 0.0);
        assert!(reaches(&[1, 2, 3, 4], &[1, 2, 3, 4, 5], 0.8));
        assert!(!reaches(&[1, 2, 3, 4], &[1, 2, 3, 5, 6], 0.8));
    }

    proptest! {
        #[test]
        fn stopping_early_changes_nothing(
            a in proptest::collection::btree_set(0_u32..60, 0..50),
            b in proptest::collection::btree_set(0_u32..60, 0..50),
            hundredths in 30_u32..=100,
        ) {
            let threshold = f64::from(hundredths) / 100.0;
            let common = a.intersection(&b).count();
            let union = a.union(&b).count();
            let expected = union == 0 || common as f64 / union as f64 >= threshold;
            let flat = |set: &BTreeSet<u32>| set.iter().copied().collect::<Vec<u32>>();
            prop_assert_eq!(reaches(&flat(&a), &flat(&b), threshold), expected);
        }
    }
}
