//! How many different objects a source has, counted exactly but for a chance in billions, in eight
//! bytes each: ten million texts would not fit into memory.

/// Keys that wait until there are enough to look up together: each look is a miss of the
/// processor's caches, and together they overlap.
const BATCH: usize = 64;

/// The different keys so far. A key is 64 bits of a hash; two of ten million objects are taken for
/// one with a chance of three in a million.
#[derive(Default)]
pub(super) struct Distinct {
    /// Open addressing, linear probing, zero where nothing is. The length is a power of two, or zero.
    table: Vec<u64>,
    n: usize,
    waiting: Vec<u64>,
    /// Keeps the compiler from leaving out the early looks.
    looked: u64,
}

impl Distinct {
    pub(super) fn clear(&mut self) {
        self.table.fill(0);
        self.waiting.clear();
        self.n = 0;
    }

    pub(super) fn add(&mut self, key: u64) {
        self.waiting.push(key.max(1));
        if self.waiting.len() >= BATCH {
            self.settle();
        }
    }

    pub(super) fn count(&mut self) -> u64 {
        self.settle();
        self.n as u64
    }

    fn place(&self, key: u64) -> usize {
        (key as usize) & self.table.len().wrapping_sub(1)
    }

    fn settle(&mut self) {
        while self.n + self.waiting.len() > self.table.len() / 4 * 3 {
            let larger = vec![0; (self.table.len() * 2).max(1024)];
            let old = std::mem::replace(&mut self.table, larger);
            self.n = 0;
            for key in old.into_iter().filter(|key| *key != 0) {
                self.insert(key);
            }
        }
        for key in &self.waiting {
            self.looked ^= self.table.get(self.place(*key)).copied().unwrap_or(0);
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        for key in waiting.drain(..) {
            self.insert(key);
        }
        self.waiting = waiting;
    }

    fn insert(&mut self, key: u64) {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = self.place(key);
        // A quarter of the places is empty, so the search ends.
        while let Some(slot) = self.table.get_mut(at & mask) {
            if *slot == key {
                return;
            }
            if *slot == 0 {
                *slot = key;
                self.n += 1;
                return;
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn it_counts_what_a_set_counts() {
        let (mut distinct, mut set) = (Distinct::default(), HashSet::new());
        assert_eq!(distinct.count(), 0);
        for n in 0..20_000u64 {
            let key = ((n * n) % 7_919).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            distinct.add(key);
            set.insert(key.max(1));
            if n % 4_999 == 0 {
                assert_eq!(distinct.count(), set.len() as u64);
            }
        }
        assert_eq!(distinct.count(), set.len() as u64);
        distinct.clear();
        assert_eq!(distinct.count(), 0);
        distinct.add(0);
        distinct.add(1);
        assert_eq!(distinct.count(), 1);
    }
}
