//! The same run with something changed, and what that does to the result.
//!
//! A repetition keeps the codes of accounts, so that networks are compared by code. Which objects or
//! shares a subsample keeps is decided by a hash of their ids, the seed and the number of the sample:
//! neither the order of the rows nor the number of threads can change it.

mod compare;
mod sample;

use serde::{Deserialize, Serialize};
use zwerm_dataset::Shares;

use crate::arrange::{Arranged, Tie};
use crate::count::pairs_within;
use crate::params::{check_number, check_whole, whole};
use crate::plan::Layers;
use crate::registry::{self, Range};
use crate::watch::Watch;
use crate::{Compat, Detection, DetectionError, Params, Progress};

pub use compare::{Outcome, Repetition, Stayed, compare_outcomes};
use sample::Sampler;

/// How a run is repeated; meaning, unit, range and default: [`registry::SENSITIVITY`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sensitivity {
    /// Random parts of the objects, and as many of the shares.
    pub subsamples: u32,
    /// Chance of an object or a share to stay.
    pub kept_share: f64,
}

impl Default for Sensitivity {
    fn default() -> Self {
        Self {
            subsamples: whole(&registry::SUBSAMPLES) as u32,
            kept_share: match registry::KEPT_SHARE.range {
                Range::Numbers {
                    default: &[value, ..],
                    ..
                } => value,
                _ => 1.0,
            },
        }
    }
}

impl Sensitivity {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_whole(&registry::SUBSAMPLES, u64::from(self.subsamples))?;
        check_number(&registry::KEPT_SHARE, self.kept_share)
    }
}

/// What a repetition changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// Nothing: the run as it is.
    Nothing,
    /// Half the widest window.
    HalfWindow,
    /// Twice the widest window.
    DoubleWindow,
    /// One layer left out.
    WithoutLayer {
        /// Its name.
        layer: String,
    },
    /// The object with most pairs of posts within the widest window left out.
    WithoutObject {
        /// Its layer.
        layer: String,
        /// Its id.
        object: String,
    },
    /// A random part of the objects.
    SomeObjects {
        /// Number of the sample, from 1.
        sample: u32,
    },
    /// A random part of the shares.
    SomeShares {
        /// Number of the sample, from 1.
        sample: u32,
    },
}

/// A run to be made: parameters, and which rows take part.
#[derive(Debug, Clone)]
pub struct Variant {
    /// What is changed.
    pub change: Change,
    /// Parameters, with the widest window alone.
    pub params: Params,
    rows: Rows,
}

#[derive(Debug, Clone, Copy)]
enum Rows {
    All,
    WithoutObject(u32),
    Objects(Sampler),
    Shares(Sampler),
}

/// The repetitions of a run, in this order: window halved, doubled; each layer left out, where there
/// are several; the object with most pairs left out; parts of the objects, parts of the shares. A
/// doubled window that no run may have is left out, as are both windows of a run at 0 s.
///
/// `found` is the run's own result, `seed` that of the run.
///
/// # Errors
/// [`DetectionError::InvalidParameter`] (also for a compatibility mode, whose edges are not filtered),
/// [`DetectionError::Cancelled`].
pub fn variants(
    shares: &Shares,
    found: &Detection,
    (params, asked, seed): (&Params, &Sensitivity, u64),
    progress: Progress,
) -> Result<Vec<Variant>, DetectionError> {
    asked.validate()?;
    if params.compat != Compat::None {
        return Err(DetectionError::InvalidParameter {
            parameter: registry::COMPAT.id,
            value: "set".to_owned(),
            range: "none where sensitivity is asked for".to_owned(),
        });
    }
    let widest_ms = found.windows_ms.last().copied().unwrap_or_default();
    let at = |window_ms: i64| Params {
        layers: found.layers.clone(),
        windows_secs: vec![window_ms as f64 / 1000.0],
        ..params.clone()
    };
    let whole = |change: Change, params: Params| Variant {
        change,
        params,
        rows: Rows::All,
    };
    let mut all = Vec::new();
    if widest_ms > 0 {
        all.push(whole(Change::HalfWindow, at(widest_ms / 2)));
        all.push(whole(Change::DoubleWindow, at(widest_ms * 2)));
        all.retain(|variant| variant.params.validate().is_ok());
    }
    if found.layers.len() > 1 {
        for layer in &found.layers {
            let layers = found.layers.iter().filter(|one| *one != layer);
            let params = Params {
                layers: layers.cloned().collect(),
                ..at(widest_ms)
            };
            let layer = layer.clone();
            all.push(whole(Change::WithoutLayer { layer }, params));
        }
    }
    if let Some(object) = object_with_most_pairs(shares, &found.layers, widest_ms, progress)? {
        all.push(Variant {
            change: Change::WithoutObject {
                layer: layer_of(shares, object),
                object: shares.objects.get(object).to_owned(),
            },
            params: at(widest_ms),
            rows: Rows::WithoutObject(object),
        });
    }
    for sample in 1..=asked.subsamples {
        all.push(Variant {
            change: Change::SomeObjects { sample },
            params: at(widest_ms),
            rows: Rows::Objects(Sampler::new(seed, 2 * u64::from(sample), asked.kept_share)),
        });
    }
    for sample in 1..=asked.subsamples {
        all.push(Variant {
            change: Change::SomeShares { sample },
            params: at(widest_ms),
            rows: Rows::Shares(Sampler::new(
                seed,
                2 * u64::from(sample) + 1,
                asked.kept_share,
            )),
        });
    }
    Ok(all)
}

impl Variant {
    /// The shares that take part; all ids keep their codes. `None` = all of them.
    pub fn shares(&self, shares: &Shares) -> Option<Shares> {
        let keep: Vec<bool> = match self.rows {
            Rows::All => return None,
            Rows::WithoutObject(object) => shares.object.iter().map(|&one| one != object).collect(),
            Rows::Objects(sampler) => sampler.objects(shares),
            Rows::Shares(sampler) => sampler.shares(shares),
        };
        Some(sample::rows(shares, &keep))
    }
}

/// The object with most pairs of posts within the window, before any other rule; of equal ones the
/// first by layer and id. `None` when there is no pair.
fn object_with_most_pairs(
    shares: &Shares,
    layers: &[String],
    window_ms: i64,
    progress: Progress,
) -> Result<Option<u32>, DetectionError> {
    let layers = Layers::resolve(shares, layers)?;
    let watch = Watch::start(progress, "sorting shares", 2 * shares.len() as u64)?;
    let arranged = Arranged::new(shares, &layers, true, Tie::Any, &watch)?;
    let groups = &arranged.groups;
    let name = |object: u32| (layer_of(shares, object), shares.objects.get(object));
    let mut most: Option<(u64, u32)> = None;
    for (group, &object) in groups.object.iter().enumerate() {
        let times = arranged.time.get(groups.range(group)).unwrap_or_default();
        let pairs = pairs_within(times, window_ms as u64);
        let leads = match most {
            None => pairs > 0,
            Some((lead, first)) => pairs > lead || (pairs == lead && name(object) < name(first)),
        };
        if leads {
            most = Some((pairs, object));
        }
    }
    Ok(most.map(|(_, object)| object))
}

fn layer_of(shares: &Shares, object: u32) -> String {
    let code = shares.object_type_of.get(object as usize);
    let name = code.and_then(|&code| shares.object_types.get(usize::from(code)));
    name.cloned().unwrap_or_default()
}
