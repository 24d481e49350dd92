//! Images that are equal or nearly so, by their perceptual hashes.
//!
//! # Definition
//!
//! A perceptual hash changes in few bits when a picture is scaled, compressed or slightly cropped.
//! Two hashes of one length are near when they differ in at most so many bits (the Hamming
//! distance): of 64 bits (pHash, dHash) 8, of 256 bits (PDQ) 31, the distance its makers
//! recommend. Clusters are the connected components. Hashes of different lengths are never near;
//! a column should hold hashes of one kind, because two kinds of 64 bits cannot be told apart.
//!
//! What everybody posts (flags, logos, default avatars) says nothing: hashes near one of a given list
//! are left out. [`BLANK`] has the hashes of pictures of one colour and nothing else: which flags and
//! avatars are common depends on data, platform and kind of hash.
//!
//! # How
//!
//! Equal hashes are one. Near pairs are found without loss by multi-index hashing (Norouzi, Punjani &
//! Fleet 2014, doi:10.1109/TPAMI.2013.231): hashes are cut into chunks, two near ones differ
//! little in at least one of them, so that looking up each chunk and its neighbours finds all. The
//! number of chunks follows the number of hashes. Memory is linear in the hashes. Time is far
//! from quadratic for the hashes of real pictures; of a million different hashes made to share
//! their chunks all pairs would be compared, which takes an hour and can be stopped.

mod hash;
mod search;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::error::{check_rows, check_within};
use crate::union::Components;
use crate::watch::Watch;
use crate::{Clusters, LikenessError, Progress};
pub use hash::ImageHash;

/// Hashes of pictures of one colour, with the reason: what the usual kinds of hash make of a picture in
/// which no pixel is brighter than another.
pub const BLANK: [(&str, &str); 5] = [
    (
        "0000000000000000",
        "one colour (aHash, dHash; pHash of a black picture)",
    ),
    ("8000000000000000", "one colour (pHash)"),
    (
        "ffffffffffffffff",
        "one colour (aHash that counts equal pixels)",
    ),
    (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "one colour (256 bits)",
    ),
    (
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "one colour (256 bits, equal pixels counted)",
    ),
];

/// Which hashes are near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageParams {
    /// Most different bits of two 64-bit hashes, 0 to 16; default 8.
    pub max_distance_64: u32,
    /// Most different bits of two 256-bit hashes, 0 to 64; default 31.
    pub max_distance_256: u32,
}

impl Default for ImageParams {
    fn default() -> Self {
        Self {
            max_distance_64: 8,
            max_distance_256: 31,
        }
    }
}

impl ImageParams {
    /// Checks every value.
    pub fn validate(&self) -> Result<(), LikenessError> {
        let distance = f64::from(self.max_distance_64);
        check_within(
            "max_distance_64",
            distance,
            (0.0, 16.0),
            "between 0 and 16 bits",
        )?;
        let distance = f64::from(self.max_distance_256);
        check_within(
            "max_distance_256",
            distance,
            (0.0, 64.0),
            "between 0 and 64 bits",
        )
    }

    fn are_near(&self, a: ImageHash, b: ImageHash) -> bool {
        let most = match a {
            ImageHash::Bits64(_) => self.max_distance_64,
            ImageHash::Bits256(_) => self.max_distance_256,
        };
        a.distance(b).is_some_and(|distance| distance <= most)
    }
}

/// What came out, and of how much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NearImages {
    /// The clusters; rows are the rows of the input. The object id of a cluster is its smallest hash.
    pub clusters: Clusters,
    /// Rows with a hash that is not common.
    pub n_compared_rows: u64,
    /// Rows left out because their hash is near a common one.
    pub n_common_rows: u64,
    /// Distinct hashes that were compared.
    pub n_distinct_hashes: u64,
}

/// Finds clusters of near images.
///
/// * `hashes`: by row, `None` where there is none (see [`ImageHash::parse`]).
/// * `common`: hashes of pictures that say nothing; what is near one of them is in no cluster.
/// * Returns a cluster for each row that has at least one other row like it, equal ones included.
/// * Errors: a parameter outside its range, more than 2³² − 2 rows, or cancelled.
///
/// ```
/// use zwerm_likeness::image::{ImageHash, ImageParams, near_images};
/// let hashes = ["f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0f0f3", "0123456789abcdef"].map(ImageHash::parse);
/// let found = near_images(&hashes, &[], &ImageParams::default(), &|_, _, _| true)?;
/// assert_eq!(found.clusters.cluster_of_row, [Some(0), Some(0), None]);
/// assert_eq!(found.clusters.clusters[0].object_id, "f0f0f0f0f0f0f0f0");
/// # Ok::<(), zwerm_likeness::LikenessError>(())
/// ```
pub fn near_images(
    hashes: &[Option<ImageHash>],
    common: &[ImageHash],
    params: &ImageParams,
    progress: Progress,
) -> Result<NearImages, LikenessError> {
    params.validate()?;
    check_rows(hashes.len())?;
    let mut distinct: Vec<ImageHash> = hashes.iter().flatten().copied().collect();
    distinct.par_sort_unstable();
    distinct.dedup();
    let n_before = distinct.len() as u64;
    let watch = Watch::start(progress, "leaving out common images", n_before)?;
    let is_common: Vec<bool> = distinct
        .par_chunks(1024)
        .flat_map_iter(|chunk| {
            let go_on = watch.advance(chunk.len() as u64);
            let common = if go_on { common } else { &[] };
            chunk
                .iter()
                .map(|&hash| common.iter().any(|&other| params.are_near(hash, other)))
        })
        .collect();
    watch.check()?;
    let mut is_common = is_common.into_iter();
    distinct.retain(|_| !is_common.next().unwrap_or(false));

    let components = Components::new(distinct.len());
    let words = distinct.iter().filter_map(|hash| match hash {
        ImageHash::Bits64(bits) => Some([*bits]),
        ImageHash::Bits256(_) => None,
    });
    let words: Vec<[u64; 1]> = words.collect();
    search::join_near(&words, params.max_distance_64, 0, &components, progress)?;
    let n_short = words.len() as u32;
    let words = distinct.iter().filter_map(|hash| match hash {
        ImageHash::Bits64(_) => None,
        ImageHash::Bits256(bits) => Some(*bits),
    });
    let words: Vec<[u64; 4]> = words.collect();
    let most = params.max_distance_256;
    search::join_near(&words, most, n_short, &components, progress)?;

    let mut counts = vec![0_u32; distinct.len()];
    let mut n_common_rows = 0;
    let distinct_of_row: Vec<u32> = hashes
        .iter()
        .map(|hash| {
            let Some(hash) = hash else { return u32::MAX };
            let Ok(at) = distinct.binary_search(hash) else {
                n_common_rows += 1;
                return u32::MAX;
            };
            counts[at] += 1;
            at as u32
        })
        .collect();
    Ok(NearImages {
        clusters: Clusters::build(
            &distinct_of_row,
            &counts,
            &components,
            |a, b| a < b,
            |at| distinct[at as usize].to_string(),
            progress,
        )?,
        n_compared_rows: counts.iter().map(|&count| u64::from(count)).sum(),
        n_common_rows,
        n_distinct_hashes: distinct.len() as u64,
    })
}

/// One hash within a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageVariant {
    /// The hash.
    pub hash: ImageHash,
    /// Lowest row with this hash.
    pub row: u32,
    /// Rows with this hash.
    pub n_rows: u32,
    /// Bits that differ from the most frequent hash. It may be more than the most allowed: a cluster
    /// is a chain of small changes.
    pub distance: u32,
}

/// The distinct hashes of a cluster, the most frequent first, ties by hash; empty for a cluster that
/// does not exist. `hashes` are those the clusters were made with.
pub fn variants(
    hashes: &[Option<ImageHash>],
    clusters: &Clusters,
    cluster: u32,
) -> Vec<ImageVariant> {
    let mut found: HashMap<ImageHash, (u32, u32)> = HashMap::new();
    for &row in clusters.members(cluster) {
        if let Some(&Some(hash)) = hashes.get(row as usize) {
            let (_, n_rows) = found.entry(hash).or_insert((row, 0));
            *n_rows += 1;
        }
    }
    let mut found: Vec<(ImageHash, (u32, u32))> = found.into_iter().collect();
    found.sort_unstable_by(|(hash_a, (_, a)), (hash_b, (_, b))| b.cmp(a).then(hash_a.cmp(hash_b)));
    let most_frequent = found.first().map(|&(hash, _)| hash);
    found
        .into_iter()
        .filter_map(|(hash, (row, n_rows))| {
            Some(ImageVariant {
                hash,
                row,
                n_rows,
                distance: most_frequent?.distance(hash)?,
            })
        })
        .collect()
}
