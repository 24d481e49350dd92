//! Connected components while many threads find links.

use std::sync::atomic::{AtomicU32, Ordering};

/// A forest of disjoint sets that threads may join without a lock (after Anderson & Woll 1991,
/// doi:10.1145/103418.103458). The root of a set is its smallest member, so that what comes out
/// depends on the links alone and never on who found which first.
pub(crate) struct Components {
    parent: Vec<AtomicU32>,
}

impl Components {
    /// `n` members, each a set of its own.
    pub(crate) fn new(n: usize) -> Self {
        Self {
            parent: (0..n as u32).map(AtomicU32::new).collect(),
        }
    }

    /// The root of the member's set as of now; halves the path on the way.
    pub(crate) fn find(&self, mut member: u32) -> u32 {
        loop {
            let slot = &self.parent[member as usize];
            let parent = slot.load(Ordering::Relaxed);
            if parent == member {
                return member;
            }
            let above = self.parent[parent as usize].load(Ordering::Relaxed);
            if above != parent {
                // Losing this race is harmless: somebody else shortened the path.
                let _ =
                    slot.compare_exchange_weak(parent, above, Ordering::Relaxed, Ordering::Relaxed);
            }
            member = parent;
        }
    }

    /// Whether a link between both is known. `false` may be late news, `true` stays true.
    pub(crate) fn joined(&self, a: u32, b: u32) -> bool {
        self.find(a) == self.find(b)
    }

    /// Links both.
    pub(crate) fn join(&self, a: u32, b: u32) {
        loop {
            let (a, b) = (self.find(a), self.find(b));
            if a == b {
                return;
            }
            let (low, high) = (a.min(b), a.max(b));
            if self.parent[high as usize]
                .compare_exchange(high, low, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
            {
                return;
            }
        }
    }

    /// The smallest member of each one's set.
    pub(crate) fn roots(&self) -> Vec<u32> {
        (0..self.parent.len() as u32)
            .map(|member| self.find(member))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;

    #[test]
    fn a_chain_joined_by_many_threads_is_one_set_with_the_smallest_as_root() {
        let components = Components::new(100_000);
        (0..99_999_u32)
            .into_par_iter()
            .filter(|at| at % 1000 != 999)
            .for_each(|at| components.join(at + 1, at));
        for (member, root) in components.roots().into_iter().enumerate() {
            assert_eq!(root as usize, member / 1000 * 1000);
        }
        assert!(components.joined(1, 999) && !components.joined(999, 1000));
    }
}
