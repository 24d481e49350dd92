//! A method paragraph in words, for reports.

use super::{SEQUENCE_LAYER, layer};
use crate::{Compat, DetectionError, Params};

/// What was done, as sentences with values and units.
///
/// `layers` are the layers of the result ([`crate::Detection::layers`]); with none, those of the
/// parameters are named. Fails as [`Params::validate`] does.
pub fn describe(params: &Params, layers: &[String]) -> Result<String, DetectionError> {
    let windows_ms = params.validate()?;
    let layers = if layers.is_empty() {
        &params.layers
    } else {
        layers
    };
    let objects: Vec<String> = layers
        .iter()
        .map(|name| layer(name).object.into_owned())
        .collect();
    let thing = match objects.len() {
        0 => "object".to_owned(),
        _ => join(&objects, "or"),
    };
    let widest = windows_ms.last().copied().unwrap_or(0);
    let mut text = format!(
        "Two accounts were paired whenever both shared the same {thing} within {} (the bound included).",
        duration_words(widest)
    );
    if let Some((_, narrower @ [_, ..])) = windows_ms.split_last() {
        let narrower: Vec<String> = narrower.iter().map(|&ms| duration_words(ms)).collect();
        text += &format!(
            " Pairs within {} were counted as well.",
            join(&narrower, "and")
        );
    }
    if layers.len() > 1 {
        text += if params.fuse {
            " All layers were treated as one input."
        } else {
            " Each layer was examined by itself."
        };
    }
    if objects_are_sequences(layers) {
        text += &format!(
            " Rows of fewer than {} hashtags took no part.",
            params.min_hashtags
        );
    }
    if params.min_participation > 1 {
        let least = params.min_participation;
        text += &format!(
            " Accounts with fewer than {least} shares were left out; a pair was kept if at least one of its accounts had {least} or more shares by posts with a partner within the window."
        );
    }
    text += if params.keep_loops {
        " Pairs of an account or a post with itself were kept."
    } else {
        " Pairs of an account with itself, of a post with itself and with the original post were left out."
    };
    text += &match params.compat {
        Compat::Coortweet { edge_quantile } => format!(
            " The figures follow CooRTweet 2.1.3: every pair of accounts is an edge, its weight is the number of pairs, and edges strictly above the {edge_quantile} quantile of the weights (type 7) are flagged."
        ),
        Compat::None if params.min_weight > 1 => format!(
            " Accounts were joined by an edge if they met over at least {} different objects{}.",
            params.min_weight,
            if layers.len() <= 1 {
                ""
            } else if params.fuse {
                " in all layers together"
            } else {
                " in at least one layer"
            }
        ),
        Compat::None => " Every two accounts with a pair were joined by an edge.".to_owned(),
    };
    if let (Some(quantile), Compat::None) = (params.weight_quantile, params.compat) {
        text += &format!(
            " Of these, edges with a weight of at least the {quantile} quantile (type 7) were kept."
        );
    }
    text += " Times are UTC, compared to the millisecond. Method: Righetti & Balluff 2025 (doi:10.5117/CCR2025.1.7.RIGH), after Giglietto et al. 2020 (doi:10.1080/1369118X.2020.1739732).";
    Ok(text)
}

fn objects_are_sequences(layers: &[String]) -> bool {
    layers.iter().any(|name| name == SEQUENCE_LAYER)
}

/// A duration in milliseconds as `1.5 seconds`, `5 minutes (300 s)`, `2 days (172800 s)`.
pub fn duration_words(ms: i64) -> String {
    let seconds = ms as f64 / 1000.0;
    for (unit, name) in [(86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute")] {
        if ms >= unit && ms % unit == 0 {
            let count = ms / unit;
            return format!(
                "{count} {name}{} ({seconds} s)",
                if count == 1 { "" } else { "s" }
            );
        }
    }
    format!("{seconds} second{}", if ms == 1000 { "" } else { "s" })
}

fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
