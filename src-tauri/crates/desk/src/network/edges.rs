//! Which edges an account has.

/// Edges by account, in one flat list.
pub(crate) struct Ties {
    /// Where the edges of each account begin in `ties`, and one past the end.
    start: Vec<u32>,
    /// (neighbour, edge), ascending by edge.
    ties: Vec<(u32, u32)>,
}

impl Ties {
    /// Sorts edges by their ends; a loop stands once at its account.
    pub(crate) fn new(n_nodes: usize, from: &[u32], to: &[u32]) -> Ties {
        let mut start = vec![0_u32; n_nodes + 1];
        let ends = || from.iter().copied().zip(to.iter().copied());
        for (a, b) in ends() {
            start[a as usize + 1] += 1;
            if a != b {
                start[b as usize + 1] += 1;
            }
        }
        for node in 0..n_nodes {
            start[node + 1] += start[node];
        }
        let mut next = start.clone();
        let mut ties = vec![(0, 0); start[n_nodes] as usize];
        let mut put = |node: u32, neighbour: u32, edge: usize| {
            let at = &mut next[node as usize];
            ties[*at as usize] = (neighbour, edge as u32);
            *at += 1;
        };
        for (edge, (a, b)) in ends().enumerate() {
            put(a, b, edge);
            if a != b {
                put(b, a, edge);
            }
        }
        Ties { start, ties }
    }

    /// (neighbour, edge) of an account.
    pub(crate) fn of(&self, node: u32) -> &[(u32, u32)] {
        let (from, to) = (self.start[node as usize], self.start[node as usize + 1]);
        &self.ties[from as usize..to as usize]
    }

    /// The edge between two accounts.
    pub(crate) fn between(&self, a: u32, b: u32) -> Option<u32> {
        let (few, other) = if self.of(a).len() <= self.of(b).len() {
            (a, b)
        } else {
            (b, a)
        };
        let ties = self.of(few).iter();
        ties.filter(|(neighbour, _)| *neighbour == other)
            .map(|(_, edge)| *edge)
            .next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_stands_at_both_ends_and_a_loop_once() {
        let ties = Ties::new(4, &[0, 0, 1, 2], &[1, 2, 2, 2]);
        assert_eq!(ties.of(0), [(1, 0), (2, 1)]);
        assert_eq!(ties.of(2), [(0, 1), (1, 2), (2, 3)]);
        assert!(ties.of(3).is_empty());
        assert_eq!(ties.between(2, 1), Some(2));
        assert_eq!(ties.between(2, 2), Some(3));
        assert_eq!(ties.between(0, 3), None);
    }
}
