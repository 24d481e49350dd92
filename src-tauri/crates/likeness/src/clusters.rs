//! Rows that belong together, as objects that a layer can hold.

use crate::union::Components;

/// One cluster: an object of its layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Stable object id: it depends on the members of the cluster, not on the order of the input,
    /// nor on the seed. It changes only when the member it is made from joins or leaves: for texts
    /// the one that sorts first by its bytes, for images the smallest hash.
    pub object_id: String,
    /// Rows (posts) in the cluster, at least 2.
    pub n_rows: u32,
    /// Distinct texts or hashes among them, at least 1.
    pub n_variants: u32,
}

/// All clusters of at least two rows, the largest first, ties by object id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// Index of each row's cluster; `None` where nothing else is like it or where it was left out.
    pub cluster_of_row: Vec<Option<u32>>,
    /// The clusters.
    pub clusters: Vec<Cluster>,
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Clusters {
    /// Rows of a cluster, ascending; empty for a cluster that does not exist.
    pub fn members(&self, cluster: u32) -> &[u32] {
        let at = cluster as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self
                .members
                .get(from as usize..to as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// From the components over distinct values. `distinct_of_row` is `u32::MAX` for rows that take
    /// no part; `first` says which of two distinct values names the cluster (the smaller one), and
    /// `object_id` makes the name.
    pub(crate) fn build(
        distinct_of_row: &[u32],
        counts: &[u32],
        components: &Components,
        is_before: impl Fn(u32, u32) -> bool,
        object_id: impl Fn(u32) -> String,
    ) -> Self {
        let roots = components.roots();
        let mut rows = vec![0_u32; roots.len()];
        let mut variants = vec![0_u32; roots.len()];
        let mut names = vec![u32::MAX; roots.len()];
        for (distinct, &root) in roots.iter().enumerate() {
            let (distinct, root) = (distinct as u32, root as usize);
            rows[root] += counts[distinct as usize];
            variants[root] += 1;
            if names[root] == u32::MAX || is_before(distinct, names[root]) {
                names[root] = distinct;
            }
        }
        let mut found: Vec<(u32, Cluster)> = (0..roots.len())
            .filter(|&root| rows[root] >= 2)
            .map(|root| {
                let cluster = Cluster {
                    object_id: object_id(names[root]),
                    n_rows: rows[root],
                    n_variants: variants[root],
                };
                (root as u32, cluster)
            })
            .collect();
        found.sort_unstable_by(|(_, a), (_, b)| {
            (b.n_rows.cmp(&a.n_rows)).then_with(|| a.object_id.cmp(&b.object_id))
        });

        let mut cluster_of_root = vec![u32::MAX; roots.len()];
        let mut starts = Vec::with_capacity(found.len() + 1);
        starts.push(0_u32);
        let mut total = 0;
        for (number, (root, cluster)) in found.iter().enumerate() {
            cluster_of_root[*root as usize] = number as u32;
            total += cluster.n_rows;
            starts.push(total);
        }
        let mut next = starts.clone();
        let mut members = vec![0_u32; total as usize];
        let cluster_of_row = distinct_of_row
            .iter()
            .enumerate()
            .map(|(row, &distinct)| {
                let root = *roots.get(distinct as usize)?;
                let cluster = cluster_of_root[root as usize];
                if cluster == u32::MAX {
                    return None;
                }
                let slot = &mut next[cluster as usize];
                members[*slot as usize] = row as u32;
                *slot += 1;
                Some(cluster)
            })
            .collect();
        Self {
            cluster_of_row,
            clusters: found.into_iter().map(|(_, cluster)| cluster).collect(),
            starts,
            members,
        }
    }
}
