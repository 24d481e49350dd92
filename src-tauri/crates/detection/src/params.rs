//! What a run is asked to do, checked against the registry.

use serde::{Deserialize, Serialize};

use crate::DetectionError;
use crate::registry::{self, ParameterSpec, Range};

/// Whose numbers are computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compat {
    /// Our own definitions.
    #[default]
    None,
    /// CooRTweet's, its known defects included.
    Coortweet {
        /// Quantile (0 to 1) above which an edge carries `weight_threshold`; the peer's default is 0.5.
        edge_quantile: f64,
    },
}

/// The parameters of the pair sweep; meaning, unit, range and default: [`registry::PAIR_SWEEP`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Params {
    /// Object types; empty = all present.
    pub layers: Vec<String>,
    /// All selected layers together are one input.
    pub fuse: bool,
    /// Windows in seconds, in any order; the widest makes the network.
    pub windows_secs: Vec<f64>,
    /// Shares that an account needs; 0 and 1 switch the rule off.
    pub min_participation: u32,
    /// Hashtags that a sequence needs to take part. Absent in records of runs before there was a choice:
    /// then as many as an import asks for.
    #[serde(default = "every_sequence")]
    pub min_hashtags: u32,
    /// Distinct objects that an edge needs at the widest window.
    pub min_weight: u32,
    /// Keep only edges whose weight is at least this quantile.
    pub weight_quantile: Option<f64>,
    /// Keep pairs of an account or a post with itself.
    pub keep_loops: bool,
    /// Our own numbers or the peer's.
    pub compat: Compat,
    /// Budget for the network and the counters, bytes.
    pub memory_bytes: u64,
    /// Worker threads; 0 = one a processor.
    pub threads: usize,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            layers: Vec::new(),
            fuse: matches!(registry::FUSE.range, Range::Switch { default: true }),
            windows_secs: match registry::WINDOWS.range {
                Range::Numbers { default, .. } => default.to_vec(),
                _ => Vec::new(),
            },
            min_participation: whole(&registry::MIN_PARTICIPATION) as u32,
            min_hashtags: whole(&registry::MIN_HASHTAGS) as u32,
            min_weight: whole(&registry::MIN_WEIGHT) as u32,
            weight_quantile: None,
            keep_loops: matches!(registry::KEEP_LOOPS.range, Range::Switch { default: true }),
            compat: Compat::None,
            memory_bytes: whole(&registry::MEMORY),
            threads: whole(&registry::THREADS) as usize,
        }
    }
}

/// Of hashtags, what an import makes a sequence of at least.
fn every_sequence() -> u32 {
    match registry::MIN_HASHTAGS.range {
        Range::Whole { min, .. } => min as u32,
        _ => 0,
    }
}

/// Default of a whole-number parameter.
pub(crate) fn whole(spec: &ParameterSpec) -> u64 {
    match spec.range {
        Range::Whole { default, .. } => default,
        _ => 0,
    }
}

impl Params {
    /// Checks every value against the registry; returns the windows in milliseconds, ascending,
    /// each once.
    pub fn validate(&self) -> Result<Vec<i64>, DetectionError> {
        let windows_ms = windows_ms(&self.windows_secs)?;
        check_whole(
            &registry::MIN_PARTICIPATION,
            u64::from(self.min_participation),
        )?;
        check_whole(&registry::MIN_HASHTAGS, u64::from(self.min_hashtags))?;
        check_whole(&registry::MIN_WEIGHT, u64::from(self.min_weight))?;
        check_whole(&registry::MEMORY, self.memory_bytes)?;
        check_whole(&registry::THREADS, self.threads as u64)?;
        if let Some(quantile) = self.weight_quantile {
            check_number(&registry::WEIGHT_QUANTILE, quantile)?;
        }
        if let Compat::Coortweet { edge_quantile } = self.compat {
            check_number(&registry::EDGE_QUANTILE, edge_quantile)?;
        }
        Ok(windows_ms)
    }
}

/// Windows in seconds to milliseconds (rounded), ascending, each once.
pub(crate) fn windows_ms(windows_secs: &[f64]) -> Result<Vec<i64>, DetectionError> {
    let spec = &registry::WINDOWS;
    let most = match spec.range {
        Range::Numbers { max_count, .. } => max_count,
        _ => 1,
    };
    if windows_secs.is_empty() || windows_secs.len() > most {
        return Err(DetectionError::InvalidParameter {
            parameter: spec.id,
            value: format!("a list of {}", windows_secs.len()),
            range: format!("a list of 1 to {most} windows"),
        });
    }
    let mut windows = Vec::with_capacity(windows_secs.len());
    for &secs in windows_secs {
        check_number(spec, secs)?;
        windows.push((secs * 1000.0).round() as i64);
    }
    windows.sort_unstable();
    windows.dedup();
    Ok(windows)
}

pub(crate) fn check_number(spec: &ParameterSpec, value: f64) -> Result<(), DetectionError> {
    let (Range::Numbers { min, max, .. } | Range::Optional { min, max }) = spec.range else {
        return Ok(());
    };
    // Written so that a missing number (NaN) is refused as well.
    if value >= min && value <= max {
        return Ok(());
    }
    Err(outside(spec, value.to_string(), min, max))
}

pub(crate) fn check_whole(spec: &ParameterSpec, value: u64) -> Result<(), DetectionError> {
    match spec.range {
        Range::Whole { min, max, .. } if value < min || value > max => {
            Err(outside(spec, value.to_string(), min, max))
        }
        _ => Ok(()),
    }
}

fn outside(
    spec: &ParameterSpec,
    value: String,
    min: impl std::fmt::Display,
    max: impl std::fmt::Display,
) -> DetectionError {
    let unit = if spec.unit.is_empty() {
        String::new()
    } else {
        format!(" {}", spec.unit)
    };
    DetectionError::InvalidParameter {
        parameter: spec.id,
        value,
        range: format!("between {min} and {max}{unit}"),
    }
}
