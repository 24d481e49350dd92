//! The window's question and the engine's request, in both directions.

use zwerm_workbench::registry::{MADE_LAYERS, SIMILAR_IMAGE_LAYER};
use zwerm_workbench::{
    Alike, Backbone, BackboneMethod, CommonImage, Compat, Correction, DetectRequest, Params,
    Selection, Sensitivity, Significance, USUAL_JUDGING_SECS, added_common_images,
    always_common_images, total_memory_bytes,
};

use crate::api::{CommonImageView, DeskError, DetectAsk, Span};
use crate::error::Result;

/// Seed of a run when none is given.
const SEED: u64 = 1;

/// What the engine is asked; what is left open takes the registry's default. A parameter that no layer
/// has is refused.
pub(crate) fn request(ask: &DetectAsk) -> Result<DetectRequest> {
    let defaults = Params::default();
    let some = |names: &[String]| (!names.is_empty()).then(|| names.to_vec());
    Ok(DetectRequest {
        name: ask.name.trim().to_owned(),
        params: Params {
            layers: ask.layers.clone(),
            fuse: ask.fuse.unwrap_or(defaults.fuse),
            windows_secs: if ask.windows_secs.is_empty() {
                defaults.windows_secs
            } else {
                ask.windows_secs.clone()
            },
            min_participation: ask.min_participation.unwrap_or(defaults.min_participation),
            min_hashtags: ask.min_hashtags.unwrap_or(defaults.min_hashtags),
            min_weight: ask.min_weight.unwrap_or(defaults.min_weight),
            weight_quantile: ask.weight_quantile,
            keep_loops: ask.keep_loops.unwrap_or(defaults.keep_loops),
            compat: ask
                .coortweet_edge_quantile
                .map_or(Compat::None, |edge_quantile| Compat::Coortweet {
                    edge_quantile,
                }),
            memory_bytes: total_memory_bytes() / 2,
            threads: defaults.threads,
        },
        selection: Selection {
            min_hashtags: None,
            object_types: None,
            platforms: some(&ask.platforms),
            from_ms: ask.span.map(|span| span.from_ms),
            to_ms: ask.span.map(|span| span.to_ms),
        },
        cross_platform: ask.cross_platform.unwrap_or(true),
        seed: ask.seed.unwrap_or(SEED),
        alike: alike(ask)?,
        significance: significance(ask),
        judged_within_secs: ask.significance.is_none().then_some(USUAL_JUDGING_SECS),
        sensitivity: ask.sensitivity.unwrap_or_default().then(|| {
            let defaults = Sensitivity::default();
            Sensitivity {
                subsamples: ask.subsamples.unwrap_or(defaults.subsamples),
                kept_share: ask.kept_share.unwrap_or(defaults.kept_share),
            }
        }),
        backbone: backbone(ask)?,
    })
}

/// How the layers are made that are asked for.
fn alike(ask: &DetectAsk) -> Result<Alike> {
    let mut alike = Alike::default();
    for (id, value) in &ask.made {
        let mut layers = MADE_LAYERS.iter();
        let has = layers.find(|(_, method)| method.parameters.iter().any(|spec| spec.id == id));
        if has.is_none_or(|(layer, _)| ask.layers.iter().any(|asked| asked == layer)) {
            alike
                .set(id, *value)
                .map_err(zwerm_workbench::Error::from)?;
        }
    }
    if ask.layers.iter().any(|layer| layer == SIMILAR_IMAGE_LAYER) {
        let own = ask.common_images.iter().flatten().map(CommonImage::from);
        let image = alike.image.get_or_insert_default();
        // All of it, so that the method in words counts what the record of the run will keep.
        image.common = own.chain(always_common_images()).collect();
    }
    Ok(alike)
}

impl From<&CommonImageView> for CommonImage {
    fn from(image: &CommonImageView) -> CommonImage {
        CommonImage {
            hash: image.hash.clone(),
            reason: image.reason.clone(),
        }
    }
}

impl From<&CommonImage> for CommonImageView {
    fn from(image: &CommonImage) -> CommonImageView {
        CommonImageView {
            hash: image.hash.clone(),
            reason: image.reason.clone(),
        }
    }
}

/// Images for the window.
pub(super) fn views(images: &[CommonImage]) -> Vec<CommonImageView> {
    images.iter().map(CommonImageView::from).collect()
}

/// Which backbone is marked.
fn backbone(ask: &DetectAsk) -> Result<Option<Backbone>> {
    let Some(word) = ask.backbone.as_deref() else {
        return Ok(None);
    };
    let method = serde_json::from_value(word.into()).map_err(|_| {
        DeskError::usage(
            "invalid-parameter",
            format!(
                "There is no backbone \"{}\".",
                word.chars().take(40).collect::<String>()
            ),
        )
    })?;
    let mut backbone = Backbone::of(method);
    if method == BackboneMethod::Disparity {
        backbone.alpha = ask.backbone_alpha.unwrap_or(backbone.alpha);
    }
    Ok(Some(backbone))
}

/// How chance is asked; not at all where the analyst said no, or under the peer's definitions, whose
/// tables have columns of their own.
fn significance(ask: &DetectAsk) -> Option<Significance> {
    let is_peer = ask.coortweet_edge_quantile.is_some();
    let wanted = ask.significance.unwrap_or(!is_peer);
    let defaults = Significance::default();
    wanted.then(|| Significance {
        max_q: ask.max_q.unwrap_or(defaults.max_q),
        correction: match ask.correction.as_deref() {
            Some("benjamini-yekutieli") => Correction::BenjaminiYekutieli,
            _ => defaults.correction,
        },
        min_group: ask.min_group.unwrap_or(defaults.min_group),
        reaction_secs: ask.reaction_secs.unwrap_or(defaults.reaction_secs),
    })
}

/// The question behind a request, every default filled in.
pub(super) fn ask(request: &DetectRequest) -> DetectAsk {
    let (params, selection) = (&request.params, &request.selection);
    let judged = request.significance.as_ref();
    let repeated = request.sensitivity.as_ref();
    DetectAsk {
        name: request.name.clone(),
        layers: params.layers.clone(),
        windows_secs: params.windows_secs.clone(),
        min_weight: Some(params.min_weight),
        min_participation: Some(params.min_participation),
        min_hashtags: Some(params.min_hashtags),
        weight_quantile: params.weight_quantile,
        fuse: Some(params.fuse),
        keep_loops: Some(params.keep_loops),
        coortweet_edge_quantile: match params.compat {
            Compat::Coortweet { edge_quantile } => Some(edge_quantile),
            Compat::None => None,
        },
        platforms: selection.platforms.clone().unwrap_or_default(),
        span: match (selection.from_ms, selection.to_ms) {
            (None, None) => None,
            (from, to) => Some(Span {
                from_ms: from.unwrap_or(i64::MIN >> 11),
                to_ms: to.unwrap_or(i64::MAX >> 11),
            }),
        },
        cross_platform: Some(request.cross_platform),
        seed: Some(request.seed),
        significance: Some(judged.is_some()),
        max_q: judged.map(|asked| asked.max_q),
        correction: judged.map(|asked| {
            match asked.correction {
                Correction::BenjaminiHochberg => "benjamini-hochberg",
                Correction::BenjaminiYekutieli => "benjamini-yekutieli",
            }
            .to_owned()
        }),
        min_group: judged.map(|asked| asked.min_group),
        reaction_secs: judged.map(|asked| asked.reaction_secs),
        made: (request.alike.values().into_iter())
            .map(|(id, value)| (id.to_owned(), value))
            .collect(),
        common_images: (request.alike.image.as_ref())
            .map(|image| views(&added_common_images(&image.common))),
        sensitivity: Some(repeated.is_some()),
        subsamples: repeated.map(|asked| asked.subsamples),
        kept_share: repeated.map(|asked| asked.kept_share),
        backbone: request.backbone.as_ref().and_then(|asked| {
            let word = serde_json::to_value(asked.method).ok()?;
            Some(word.as_str()?.to_owned())
        }),
        backbone_alpha: request.backbone.as_ref().map(|asked| asked.alpha),
    }
}
