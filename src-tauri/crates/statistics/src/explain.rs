//! What lies behind the verdict on a pair: object by object, met or not, and the chance of it.

use rayon::prelude::*;
use serde::Serialize;

use crate::incidence::{Incidence, Layer};
use crate::reaction::{Habit, Reactions, synchrony_by_object};
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// One object that two accounts both shared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExplainedObject {
    /// Index of the layer.
    pub layer: u16,
    /// Index of the object in its layer.
    pub object: u32,
    /// Different accounts that shared it.
    pub sharers: u32,
    /// Whether the two met within the window.
    pub met: bool,
    /// Chance of a meeting if both only reacted to the same thing, 0..=1; `None` when nobody else
    /// shared the object, so that it says nothing about synchrony.
    pub chance: Option<f64>,
}

/// The objects that each pair has in common, with the chances of the common-cause null of
/// [`crate::judge`], whose expected number of meetings is their sum; `reaction_ms` as in
/// [`crate::Options`]. In the order of layers and
/// objects; none for accounts that are not there.
///
/// # Errors
/// Layers out of order; [`StatisticsError::Cancelled`].
pub fn explain_pairs(
    layers: &[Layer<'_>],
    window_ms: i64,
    reaction_ms: i64,
    pairs: &[(u32, u32)],
    progress: Progress<'_>,
) -> Result<Vec<Vec<ExplainedObject>>, StatisticsError> {
    let incidence = Incidence::new(layers, window_ms)?;
    let reactions = Reactions::new(&incidence, reaction_ms);
    let watch = Watch::start(progress, "explanation", pairs.len() as u64, 64)?;
    let explained = pairs
        .par_iter()
        .map(|&(a, b)| {
            let mut objects = Vec::new();
            if !watch.advance(1) {
                return objects;
            }
            let habits = (Habit::new(&incidence, a), Habit::new(&incidence, b));
            synchrony_by_object(
                &incidence,
                &reactions,
                (a, &habits.0),
                (b, &habits.1),
                |object, met, chance| {
                    objects.push(ExplainedObject {
                        layer: incidence.layer[object as usize],
                        object: incidence.index_in_layer(object),
                        sharers: incidence.sharers[object as usize],
                        met,
                        chance,
                    });
                },
            );
            objects
        })
        .collect();
    watch.check()?;
    Ok(explained)
}
