//! Near-duplicate texts, in any language.
//!
//! # Definition
//!
//! A text is the set of its *shingles* (Broder 1997, doi:10.1109/SEQUEN.1997.666900): every run of
//! `shingle` characters. A character is a grapheme cluster (UAX #29), so that a flag or a letter
//! with its accent is one; an ideograph, a kana or a Hangul syllable counts as two, as the length of
//! a post is counted on X, because it says about twice as much: there a shingle has three of them.
//! Two texts are near-duplicates if the Jaccard similarity of their sets,
//! `|A ∩ B| / |A ∪ B|`, is at least `threshold`. Clusters are the connected components: the ends of
//! a chain of small changes are together although they alone would not be.
//!
//! # How
//!
//! 1. Equal texts are one (`distinct`); everything after works on distinct texts.
//! 2. Each gets a sketch of 128 numbers, two sketches agreeing in each with a chance equal to the
//!    similarity (`sketch`). The sketch is cut into bands; texts that agree in a whole band are
//!    candidates. [`Bands`] states the chance that a pair is seen.
//! 3. Candidates are compared by their sets of shingles, and a pair that would join two clusters
//!    is confirmed character by character (`jaccard`), so that no collision of a hash, not even a
//!    wilful one, can make a link.
//!
//! # What keeps it bounded
//!
//! A pair that is connected already is never compared: a million texts with one set of shingles
//! cost one comparison each. Up to 128 texts that agree in a band are compared each with each. Of a
//! larger bucket the first 16 texts are compared with all others, if a sample says that it is
//! worth it; then, unless all of it is connected, it is split by the next band and each part treated in
//! the same way, three times at most. So the work on a bucket is linear in its texts, memory is linear
//! in the texts, and what can be lost are pairs that meet in large buckets only: variants of
//! one long template that differ in a short filling.

mod buckets;
mod characters;
mod differences;
mod distinct;
mod jaccard;
mod sketch;
mod variants;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::error::{check_rows, check_within};
use crate::watch::{Meter, Watch};
use crate::{Clusters, LikenessError, Progress};
use characters::Scratch;
pub use differences::{Part, differences};
use distinct::Distinct;
pub use sketch::Bands;
pub use variants::{Variant, most_frequent, variants};

/// Texts handed over to a thread at a time.
const STEP: usize = 2048;
/// Steps that a sketch takes however short its text is, and for each of its shingles: a text may be short
/// or a book, so steps are counted between two questions to the caller and not texts.
const SKETCH_STEPS: usize = 700;
const ROUNDS: usize = 4;

/// Texts by row; a column of strings can be read where it lies.
pub trait Texts: Sync {
    /// Number of rows.
    fn len(&self) -> usize;
    /// The text of a row below [`Texts::len`]; empty where there is none.
    fn text(&self, row: usize) -> &str;
    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<S: AsRef<str> + Sync> Texts for [S] {
    fn len(&self) -> usize {
        <[S]>::len(self)
    }

    fn text(&self, row: usize) -> &str {
        self.get(row).map_or("", AsRef::as_ref)
    }
}

/// What counts as a near-duplicate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextParams {
    /// Least Jaccard similarity of two sets of shingles, 0.3 to 1; default 0.8.
    pub threshold: f64,
    /// Characters of a shingle, 1 to 32; default 5. A text that is shorter is one shingle.
    pub shingle: usize,
    /// Characters that a text needs, 1 to 10 000; default 30. Shorter ones are in no cluster, because
    /// they are alike by chance. Counted as for shingles.
    pub min_characters: usize,
    /// Seed of the sketches. It can change which pairs are missed, nothing else.
    pub seed: u64,
}

impl Default for TextParams {
    fn default() -> Self {
        Self {
            threshold: 0.8,
            shingle: 5,
            min_characters: 30,
            seed: 1,
        }
    }
}

impl TextParams {
    /// Checks every value; returns how sketches are cut into bands, which says what may be missed.
    pub fn validate(&self) -> Result<Bands, LikenessError> {
        let range = "between 0.3 and 1";
        check_within("threshold", self.threshold, (0.3, 1.0), range)?;
        let range = "between 1 and 32 characters";
        check_within("shingle", self.shingle as f64, (1.0, 32.0), range)?;
        let range = "between 1 and 10000 characters";
        let least = self.min_characters as f64;
        check_within("min_characters", least, (1.0, 10_000.0), range)?;
        Ok(Bands::for_threshold(self.threshold))
    }
}

/// What came out, and of how much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NearDuplicates {
    /// The clusters; rows are the rows of the input.
    pub clusters: Clusters,
    /// Rows whose text was long enough.
    pub n_compared_rows: u64,
    /// Distinct texts among them.
    pub n_distinct_texts: u64,
}

/// Finds clusters of near-duplicate texts.
///
/// * `texts`: already normalised (compatibility form, lower case, no addresses, no mentions); this
///   function compares what it is given.
/// * Returns a cluster for each row that has at least one other row like it, equal ones included.
/// * Time: about linear in the characters; memory: see the module; threads: those of the current
///   rayon pool.
/// * Errors: a parameter outside its range, more than 2³² − 2 rows, or cancelled.
///
/// ```
/// use zwerm_likeness::text::{TextParams, near_duplicates};
/// let texts = [
///     "they do not want you to read what stands in this report",
///     "they do not want you to read what stands in that report",
///     "a completely different sentence about the weather of today",
/// ];
/// let found = near_duplicates(&texts[..], &TextParams { threshold: 0.6, ..Default::default() }, &|_, _, _| true)?;
/// assert_eq!(found.clusters.cluster_of_row, [Some(0), Some(0), None]);
/// # Ok::<(), zwerm_likeness::LikenessError>(())
/// ```
pub fn near_duplicates<T: Texts + ?Sized>(
    texts: &T,
    params: &TextParams,
    progress: Progress,
) -> Result<NearDuplicates, LikenessError> {
    let bands = params.validate()?;
    check_rows(texts.len())?;
    let distinct = Distinct::collapse(texts, params.min_characters, progress)?;
    let keys = band_keys(texts, &distinct, params, bands, progress)?;
    let components = buckets::connect(texts, &distinct, &keys, params, bands, progress)?;
    drop(keys);
    let text_of = |at: u32| texts.text(distinct.first_row[at as usize] as usize);
    let clusters = Clusters::build(
        &distinct.of_row,
        &distinct.counts,
        &components,
        |a, b| text_of(a) < text_of(b),
        |at| object_id(text_of(at)),
        progress,
    )?;
    Ok(NearDuplicates {
        clusters,
        n_compared_rows: distinct.counts.iter().map(|&count| u64::from(count)).sum(),
        n_distinct_texts: distinct.counts.len() as u64,
    })
}

/// The Jaccard similarity of two texts over shingles of this many characters, 0 to 1; exact.
pub fn similarity(a: &str, b: &str, shingle: usize) -> f64 {
    let mut scratch = Scratch::default();
    let [a, b] = [a, b].map(|text| jaccard::exact_shingles(text, shingle, &mut scratch));
    jaccard::exact(&a, &b)
}

/// First 128 bits of the SHA-256 of a text, as 32 hexadecimal digits.
fn object_id(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(16).fold(String::new(), |mut id, byte| {
        for digit in [byte >> 4, byte & 15] {
            id.extend(char::from_digit(u32::from(digit), 16));
        }
        id
    })
}

/// The keys of every distinct text's bands, text after text.
fn band_keys<T: Texts + ?Sized>(
    texts: &T,
    distinct: &Distinct,
    params: &TextParams,
    bands: Bands,
    progress: Progress,
) -> Result<Vec<u32>, LikenessError> {
    let n_texts = distinct.counts.len();
    let watch = Watch::start(progress, "sketching texts", n_texts as u64)?;
    let sketcher = sketch::Sketcher::new(params.seed);
    let mut keys = vec![0_u32; n_texts * bands.bands];
    keys.par_chunks_mut(STEP * bands.bands)
        .zip(distinct.first_row.par_chunks(STEP))
        .for_each(|(keys, rows)| {
            let mut scratch = Scratch::default();
            let mut hashes = Vec::new();
            let mut meter = Meter::new(&watch);
            for (&row, keys) in rows.iter().zip(keys.chunks_exact_mut(bands.bands)) {
                let text = texts.text(row as usize);
                scratch.hash_shingles(text, params.shingle, params.seed, &mut hashes);
                sketcher.band_keys(&hashes, bands, keys);
                if !meter.add(1, SKETCH_STEPS + ROUNDS * hashes.len()) {
                    return;
                }
            }
        });
    watch.check()?;
    Ok(keys)
}
