//! Layers that no import makes, above all of what is alike without being equal: made when a run asks for
//! them, kept with the run.
//!
//! Posts whose texts are near-duplicates, or whose images are nearly equal, get one object between them
//! (`fast_repost` sees to reposts that came at once), and these shares are written as a `shares` table of
//! the run. From there on they are like any other: the methods load them together
//! with what the imports made, and whoever opens the run later compares what it compared.

use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuilder;
use serde::{Deserialize, Serialize};
use zwerm_case::{ImportRecord, RunRecord};
use zwerm_dataset::{RowsOf, Shares, StringPool, TableFile};
use zwerm_detection::registry::{
    FAST_REPOST_LAYER, MADE_LAYERS, SIMILAR_IMAGE_LAYER, SIMILAR_TEXT_LAYER,
};
use zwerm_detection::{Alike, SimilarImage, SimilarText};
use zwerm_likeness::Clusters;
use zwerm_likeness::image::{ImageHash, ImageParams, near_images};
use zwerm_likeness::text::{TextParams, Texts, most_frequent, near_duplicates};

use crate::error::{Error, ErrorKind, Result};
use crate::fast_repost::{Habits, fast_repost};
use crate::jobs::Control;
use crate::resolution::too_coarse_for_reposts;
use crate::runs::DetectRequest;
use crate::session::Workbench;

/// The layer whose objects are hashes of images.
pub(crate) const IMAGE_LAYER: &str = "image";

/// One such layer of a run, in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlikeFigures {
    /// The layer.
    pub layer: String,
    /// Posts that were compared; of images, the images of posts; of reposts, those of which it is known
    /// how long after their original they came.
    pub n_posts: u64,
    /// Different texts, hashes or originals among them.
    pub n_distinct: u64,
    /// The objects: clusters of at least two, or originals with a fast repost.
    pub n_clusters: u64,
    /// Posts, or images of posts, in them; fast reposts.
    pub n_posts_alike: u64,
    /// Images of posts left out because they are near a common image.
    #[serde(skip_serializing_if = "is_zero")]
    pub n_common: u64,
    /// Images of posts whose object is no perceptual hash.
    #[serde(skip_serializing_if = "is_zero")]
    pub n_no_hash: u64,
    /// Of the reposts compared, those whose original is dated by its id and not by a post of the case.
    #[serde(skip_serializing_if = "is_zero")]
    pub n_dated_by_id: u64,
    /// Reposts left out because nothing dates their original.
    #[serde(skip_serializing_if = "is_zero")]
    pub n_undated: u64,
    /// Reposts left out because they claim to be older than their original.
    #[serde(skip_serializing_if = "is_zero")]
    pub n_before_original: u64,
    /// Chance that a pair whose similarity is just the threshold was not seen, 0 to 1.
    pub missed_at_threshold: f64,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl AlikeFigures {
    /// What must be known before a figure of the run is believed.
    fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.n_common > 0 {
            warnings.push(format!(
                "{} of {} images of posts are near one of the common images and take no part in the layer {}.",
                self.n_common,
                self.n_common + self.n_posts,
                self.layer
            ));
        }
        if self.n_no_hash > 0 {
            warnings.push(format!(
                "{} images of posts have no perceptual hash (16 or 64 hexadecimal digits) and take no part in the layer {}.",
                self.n_no_hash, self.layer
            ));
        }
        if self.n_undated + self.n_before_original > 0 {
            let all = self.n_undated + self.n_before_original + self.n_posts;
            warnings.push(format!(
                "Of {all} reposts {} have an original that nothing dates and {} claim to be older than it; they take no part in the layer {}.",
                self.n_undated, self.n_before_original, self.layer
            ));
        }
        warnings
    }
}

/// Layers that were made, each a `shares` table in a folder.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) tables: Vec<(&'static str, TableFile)>,
    pub(crate) figures: Vec<AlikeFigures>,
    /// How fast accounts repost, where the layer of fast reposts was made.
    pub(crate) habits: Option<Habits>,
}

impl Made {
    /// The tables in their folder.
    pub(crate) fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let files = self.tables.iter();
        files
            .map(|(_, table)| folder.join(&table.file_name))
            .collect()
    }
}

/// Texts by row, where the table reader put them.
pub(crate) struct Pool<'p>(pub(crate) &'p StringPool);

impl Texts for Pool<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn text(&self, row: usize) -> &str {
        u32::try_from(row).map_or("", |row| self.0.get(row))
    }
}

impl Workbench {
    /// Makes the layers that `alike` names of these imports, as tables in `folder`.
    pub(crate) fn make_alike(
        &self,
        imports: &[ImportRecord],
        request: &DetectRequest,
        folder: &Path,
        control: &Control,
    ) -> Result<Made> {
        let mut made = Made::default();
        if request.alike.is_none() {
            return Ok(made);
        }
        let threads = ThreadPoolBuilder::new().num_threads(request.params.threads);
        let threads = threads.build().map_err(|error| {
            Error::new(
                ErrorKind::Internal,
                "threads",
                format!("The worker threads could not be started ({error}); try --threads 1."),
            )
        })?;
        if let Some(asked) = &request.alike.text {
            let posts = self.files_of_imports(imports, "posts")?;
            let make = || similar_text(&posts, asked, request, folder, control);
            let (table, figures) = threads.install(make)?;
            made.tables.push((SIMILAR_TEXT_LAYER, table));
            made.figures.push(figures);
        }
        if let Some(asked) = &request.alike.image {
            let shares = self.files_of_imports(imports, "shares")?;
            let make = || similar_image(&shares, asked, request, folder, control);
            let (table, figures) = threads.install(make)?;
            made.tables.push((SIMILAR_IMAGE_LAYER, table));
            made.figures.push(figures);
        }
        if let Some(asked) = &request.alike.fast_repost {
            let shares = self.files_of_imports(imports, "shares")?;
            let posts = self.files_of_imports(imports, "posts")?;
            let (table, figures, habits) =
                fast_repost((&shares, &posts), asked, request, folder, control)?;
            made.tables.push((FAST_REPOST_LAYER, table));
            made.figures.push(figures);
            made.habits = Some(habits);
        }
        Ok(made)
    }

    /// The tables of such layers that a run keeps.
    pub(crate) fn alike_of_run(&self, run: &RunRecord) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for (layer, _) in MADE_LAYERS {
            files.extend(self.run_file(run, layer)?);
        }
        Ok(files)
    }
}

/// What must be known before a figure of these layers is believed.
pub(crate) fn warnings(
    alike: &Alike,
    figures: &[AlikeFigures],
    imports: &[ImportRecord],
) -> Vec<String> {
    let mut warnings: Vec<String> = figures.iter().flat_map(AlikeFigures::warnings).collect();
    if let Some(asked) = &alike.fast_repost {
        warnings.extend(too_coarse_for_reposts(imports, asked.fast_repost_secs));
    }
    warnings
}

/// Fast reposts of one post are never further apart than their limit: of a run whose widest window is no
/// narrower, nothing in that layer can pass the test for a common cause.
pub(crate) fn nothing_beyond_the_limit(alike: &Alike, widest_secs: f64) -> Option<String> {
    let asked = alike.fast_repost.as_ref()?;
    (widest_secs >= asked.fast_repost_secs).then(|| {
        format!(
            "Two reposts of the layer {FAST_REPOST_LAYER} are never more than {0} s apart, so a window of {widest_secs} s asks for no more synchrony than the layer itself: a common cause, such as the same notification, explains every meeting in it, and nothing in this layer alone can reach rung 2. A window below {0} s asks for more.",
            asked.fast_repost_secs
        )
    })
}

/// Names the layers that were made among those of the shares, also where nothing was alike: that is an
/// answer, no mistake of the one who asked.
pub(crate) fn name_layers(alike: &Alike, shares: &mut Shares) {
    for layer in alike.layers() {
        if !shares.object_types.iter().any(|known| known == layer) {
            shares.object_types.push(layer.to_owned());
        }
    }
}

fn text_params(asked: &SimilarText, seed: u64) -> TextParams {
    TextParams {
        threshold: asked.similarity,
        shingle: asked.shingle as usize,
        min_characters: asked.min_characters as usize,
        seed,
    }
}

fn similar_text(
    posts: &[PathBuf],
    asked: &SimilarText,
    request: &DetectRequest,
    folder: &Path,
    control: &Control,
) -> Result<(TableFile, AlikeFigures)> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let params = text_params(asked, request.seed);
    let own = zwerm_dataset::load_own_texts(posts, &request.selection, &progress)?;
    let texts = Pool(&own.values);
    let found = near_duplicates(&texts, &params, &progress)?;
    if found.n_compared_rows == 0 {
        return Err(Error::usage(
            "no-texts",
            format!(
                "No post of this case (within the selection) has a text of its own of {} characters or more, so there are no similar texts.",
                asked.min_characters
            ),
        ));
    }
    let clusters = &found.clusters;
    let names = most_frequent(&texts, clusters, &progress)?;
    let names = names.into_iter();
    let objects: Vec<String> = names
        .map(|row| zwerm_dataset::id_of_text(own.values.get(row)))
        .collect();
    let bands = params.validate()?;
    let figures = AlikeFigures {
        layer: SIMILAR_TEXT_LAYER.to_owned(),
        n_posts: found.n_compared_rows,
        n_distinct: found.n_distinct_texts,
        n_clusters: objects.len() as u64,
        n_posts_alike: posts_alike(clusters),
        missed_at_threshold: 1.0 - bands.chance(params.threshold),
        ..AlikeFigures::default()
    };
    let rows: Vec<(u32, u32)> = own
        .rows
        .iter()
        .zip(&clusters.cluster_of_row)
        .filter_map(|(&row, &cluster)| Some((row, cluster?)))
        .collect();
    drop(found);
    let path = folder.join(format!("{SIMILAR_TEXT_LAYER}.parquet"));
    let from = (posts, RowsOf::Posts);
    let table = zwerm_dataset::write_made_shares(
        &path,
        SIMILAR_TEXT_LAYER,
        from,
        &rows,
        &objects,
        &progress,
    )?;
    Ok((table, figures))
}

pub(crate) fn image_params(asked: &SimilarImage) -> ImageParams {
    ImageParams {
        max_distance_64: asked.image_distance,
        max_distance_256: asked.image_distance_256,
    }
}

/// The hashes of the list of common images.
pub(crate) fn common_hashes(asked: &SimilarImage) -> Vec<ImageHash> {
    let hashes = asked.common.iter().map(|image| image.hash.as_str());
    hashes.filter_map(ImageHash::parse).collect()
}

fn similar_image(
    shares: &[PathBuf],
    asked: &SimilarImage,
    request: &DetectRequest,
    folder: &Path,
    control: &Control,
) -> Result<(TableFile, AlikeFigures)> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let selection = &request.selection;
    let images = zwerm_dataset::load_objects(shares, IMAGE_LAYER, selection, &progress)?;
    let hashes: Vec<Option<ImageHash>> = images.values.iter().map(ImageHash::parse).collect();
    let n_hashes = hashes.iter().flatten().count() as u64;
    if n_hashes == 0 {
        return Err(Error::usage(
            "no-image-hashes",
            if hashes.is_empty() {
                "No post of this case (within the selection) has an image, so there are no similar images.".to_owned()
            } else {
                "The images of this case are no perceptual hashes (16 or 64 hexadecimal digits). Import a column of them with --map object:image=COLUMN.".to_owned()
            },
        ));
    }
    let common = common_hashes(asked);
    let found = near_images(&hashes, &common, &image_params(asked), &progress)?;
    let clusters = &found.clusters;
    let figures = AlikeFigures {
        layer: SIMILAR_IMAGE_LAYER.to_owned(),
        n_posts: found.n_compared_rows,
        n_distinct: found.n_distinct_hashes,
        n_clusters: clusters.clusters.len() as u64,
        n_posts_alike: posts_alike(clusters),
        n_common: found.n_common_rows,
        n_no_hash: hashes.len() as u64 - n_hashes,
        ..AlikeFigures::default()
    };
    let objects: Vec<String> = (clusters.clusters.iter())
        .map(|cluster| cluster.object_id.clone())
        .collect();
    let rows: Vec<(u32, u32)> = images
        .rows
        .iter()
        .zip(&clusters.cluster_of_row)
        .filter_map(|(&row, &cluster)| Some((row, cluster?)))
        .collect();
    let path = folder.join(format!("{SIMILAR_IMAGE_LAYER}.parquet"));
    let from = (shares, RowsOf::Shares);
    let layer = SIMILAR_IMAGE_LAYER;
    let table = zwerm_dataset::write_made_shares(&path, layer, from, &rows, &objects, &progress)?;
    Ok((table, figures))
}

fn posts_alike(clusters: &Clusters) -> u64 {
    let sizes = clusters.clusters.iter();
    sizes.map(|cluster| u64::from(cluster.n_rows)).sum()
}
