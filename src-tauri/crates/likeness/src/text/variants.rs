//! The variants of one cluster: what was changed, and how often each wording was posted.

use std::collections::HashMap;

use super::characters::Scratch;
use super::{Texts, jaccard};
use crate::Clusters;

/// One wording within a cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Lowest row with this text.
    pub row: u32,
    /// Rows with this text.
    pub n_rows: u32,
    /// Jaccard similarity to the most frequent wording, 0 to 1. It may lie below the threshold: a
    /// cluster is a chain of small changes.
    pub similarity: f64,
}

/// The distinct texts of a cluster, the most frequent first, ties by text.
///
/// `texts` and `shingle` are those the clusters were made with. Empty for a cluster that does not
/// exist. Time: linear in the characters of the cluster's rows.
pub fn variants<T: Texts + ?Sized>(
    texts: &T,
    clusters: &Clusters,
    cluster: u32,
    shingle: usize,
) -> Vec<Variant> {
    let mut found: HashMap<&str, (u32, u32)> = HashMap::new();
    for &row in clusters.members(cluster) {
        let (_, n_rows) = found.entry(texts.text(row as usize)).or_insert((row, 0));
        *n_rows += 1;
    }
    let mut found: Vec<(&str, (u32, u32))> = found.into_iter().collect();
    found.sort_unstable_by(|(text_a, (_, a)), (text_b, (_, b))| b.cmp(a).then(text_a.cmp(text_b)));
    let mut scratch = Scratch::default();
    let most_frequent = found.first().map_or("", |(text, _)| text);
    let most_frequent = jaccard::exact_shingles(most_frequent, shingle, &mut scratch);
    found
        .into_iter()
        .map(|(text, (row, n_rows))| {
            let shingles = jaccard::exact_shingles(text, shingle, &mut scratch);
            Variant {
                row,
                n_rows,
                similarity: jaccard::exact(&shingles, &most_frequent),
            }
        })
        .collect()
}
