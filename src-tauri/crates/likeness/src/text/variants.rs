//! The variants of one cluster: what was changed, and how often each wording was posted.

use std::collections::HashMap;

use rayon::prelude::*;

use super::characters::Scratch;
use super::{Texts, jaccard};
use crate::watch::{Meter, Watch};
use crate::{Clusters, LikenessError, Progress};

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

/// For each cluster the lowest row with its most frequent text, of equally frequent ones the text that
/// sorts first: what to call a cluster by.
///
/// `texts` are those the clusters were made with. Time: linear in the characters of the clusters.
///
/// # Errors
/// Cancelled.
pub fn most_frequent<T: Texts + ?Sized>(
    texts: &T,
    clusters: &Clusters,
    progress: Progress,
) -> Result<Vec<u32>, LikenessError> {
    let n_clusters = clusters.clusters.len() as u32;
    let watch = Watch::start(progress, "naming clusters", n_clusters.into())?;
    let rows = (0..n_clusters)
        .into_par_iter()
        .map_init(
            || Meter::new(&watch),
            |meter, cluster| {
                let mut found: HashMap<&str, (u32, u32)> = HashMap::new();
                for &row in clusters.members(cluster) {
                    let text = texts.text(row as usize);
                    if !meter.add(0, text.len()) {
                        return u32::MAX;
                    }
                    let (_, n_rows) = found.entry(text).or_insert((row, 0));
                    *n_rows += 1;
                }
                meter.add(1, 0);
                let most = found
                    .into_iter()
                    .max_by(|(text_a, (_, a)), (text_b, (_, b))| {
                        a.cmp(b).then_with(|| text_b.cmp(text_a))
                    });
                most.map_or(u32::MAX, |(_, (row, _))| row)
            },
        )
        .collect();
    watch.check()?;
    Ok(rows)
}
