//! Rows that belong together, as objects that a layer can hold.

use crate::union::Components;
use crate::watch::Watch;
use crate::{LikenessError, Progress};

/// Rows or values between two questions to the caller.
const STEP: usize = 1 << 16;

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
        progress: Progress,
    ) -> Result<Self, LikenessError> {
        let total = 2 * counts.len() + distinct_of_row.len();
        let watch = Watch::start(progress, "naming clusters", total as u64)?;
        let asking = |at: usize| {
            if at % STEP == STEP - 1 {
                watch.ask(STEP as u64)
            } else {
                Ok(())
            }
        };
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
            asking(distinct as usize)?;
        }
        let mut found: Vec<(u32, Cluster)> = Vec::new();
        for root in 0..roots.len() {
            asking(root)?;
            if rows[root] >= 2 {
                let cluster = Cluster {
                    object_id: object_id(names[root]),
                    n_rows: rows[root],
                    n_variants: variants[root],
                };
                found.push((root as u32, cluster));
            }
        }
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
        let mut cluster_of_row = vec![None; distinct_of_row.len()];
        for (row, (&distinct, found)) in distinct_of_row.iter().zip(&mut cluster_of_row).enumerate()
        {
            asking(row)?;
            let cluster = roots
                .get(distinct as usize)
                .map(|&root| cluster_of_root[root as usize]);
            let Some(cluster) = cluster.filter(|&cluster| cluster != u32::MAX) else {
                continue;
            };
            let slot = &mut next[cluster as usize];
            members[*slot as usize] = row as u32;
            *slot += 1;
            *found = Some(cluster);
        }
        Ok(Self {
            cluster_of_row,
            clusters: found.into_iter().map(|(_, cluster)| cluster).collect(),
            starts,
            members,
        })
    }
}
