//! What lies behind the verdict on two accounts: every object that both shared, met or not.

use zwerm_dataset::Shares;
use zwerm_statistics::{Layer, explain_pairs};

use crate::significance::{Ground, Sorted};
use crate::{DetectionError, Params, Progress, Significance};

/// One object that two accounts of a run both shared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained {
    /// Index of the layer.
    pub layer: u16,
    /// Object code of `Shares`.
    pub object: u32,
    /// Different accounts that shared it.
    pub sharers: u32,
    /// Whether the two met over it within the window.
    pub met: bool,
    /// Chance of that if both only reacted to the same thing, 0..=1; `None` when nobody else shared
    /// the object, so that it says nothing about synchrony.
    pub chance: Option<f64>,
}

/// The objects that two accounts (codes of `Shares`) have in common in these layers, in the order of
/// layers and object ids. The shares are those that [`crate::judge_run`] judges.
///
/// # Errors
/// A value outside its range, [`DetectionError::Cancelled`].
pub fn explain_pair(
    shares: &Shares,
    layers: &[String],
    (params, asked): (&Params, &Significance),
    (a, b): (u32, u32),
    progress: Progress,
) -> Result<Vec<Explained>, DetectionError> {
    asked.validate()?;
    let windows_ms = params.validate()?;
    let ground = Ground::new(shares, layers, params, progress)?;
    let sorted: Vec<Layer<'_>> = ground.layers.iter().map(Sorted::as_layer).collect();
    let label = |code: u32| ground.label.get(code as usize).copied().unwrap_or(u32::MAX);
    let found = explain_pairs(
        &sorted,
        windows_ms.last().copied().unwrap_or(0),
        asked.reaction_ms().max(1),
        &[(label(a), label(b))],
        progress,
    )?;
    Ok(found
        .into_iter()
        .flatten()
        .filter_map(|object| {
            let layer = ground.layers.get(usize::from(object.layer))?;
            Some(Explained {
                layer: object.layer,
                object: *layer.objects.get(object.object as usize)?,
                sharers: object.sharers,
                met: object.met,
                chance: object.chance,
            })
        })
        .collect())
}
