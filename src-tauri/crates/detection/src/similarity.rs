//! What is asked of the similarity networks, checked against the registry.

use serde::{Deserialize, Serialize};

use crate::alike::number;
use crate::params::{check_number, check_whole, whole};
use crate::{DetectionError, registry};

/// The cosine network; meaning, unit, range and default: [`registry::COSINE`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cosine {
    /// Least cosine of a pair.
    pub min_cosine: f64,
    /// Instead: so many nearest accounts of each; 0 = not.
    pub nearest: u32,
    /// Least objects in common; pairs with fewer are left out.
    pub min_objects: u32,
    /// Objects that more accounts shared are left out; 0 = none.
    pub max_sharers: u32,
}

/// The kernel network; meaning, unit, range and default: [`registry::KERNEL`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kernel {
    /// Seconds after which a pair of shares weighs 1/e; `None`: of [`registry::DECAYS_TRIED_SECS`] the one
    /// that gives each layer's network the highest modularity.
    pub decay_secs: Option<f64>,
    /// Least weight of a pair of accounts.
    pub min_kernel_weight: f64,
}

/// The network of rhythms; meaning, unit, range and default: [`registry::RHYTHM`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// Least cosine of a pair.
    pub min_cosine: f64,
    /// Instead: so many nearest accounts of each; 0 = not.
    pub nearest: u32,
    /// Length of a bin, seconds.
    pub bin_secs: u32,
    /// Least posts of an account; those with fewer are left out.
    pub min_posts: u32,
    /// Least bins in common; pairs with fewer are left out.
    pub min_bins: u32,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            min_cosine: number(&registry::MIN_COSINE),
            nearest: whole(&registry::NEAREST) as u32,
            bin_secs: whole(&registry::BIN) as u32,
            min_posts: whole(&registry::MIN_POSTS) as u32,
            min_bins: whole(&registry::MIN_BINS) as u32,
        }
    }
}

impl Rhythm {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_number(&registry::MIN_COSINE, self.min_cosine)?;
        check_whole(&registry::NEAREST, self.nearest.into())?;
        check_whole(&registry::BIN, self.bin_secs.into())?;
        check_whole(&registry::MIN_POSTS, self.min_posts.into())?;
        check_whole(&registry::MIN_BINS, self.min_bins.into())
    }
}

impl Default for Cosine {
    fn default() -> Self {
        Self {
            min_cosine: number(&registry::MIN_COSINE),
            nearest: whole(&registry::NEAREST) as u32,
            min_objects: whole(&registry::MIN_OBJECTS) as u32,
            max_sharers: whole(&registry::MAX_SHARERS) as u32,
        }
    }
}

impl Cosine {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_number(&registry::MIN_COSINE, self.min_cosine)?;
        check_whole(&registry::NEAREST, self.nearest.into())?;
        check_whole(&registry::MIN_OBJECTS, self.min_objects.into())?;
        check_whole(&registry::MAX_SHARERS, self.max_sharers.into())
    }
}

impl Default for Kernel {
    fn default() -> Self {
        Self {
            decay_secs: Some(number(&registry::DECAY)),
            min_kernel_weight: number(&registry::MIN_KERNEL_WEIGHT),
        }
    }
}

impl Kernel {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        if let Some(secs) = self.decay_secs {
            check_number(&registry::DECAY, secs)?;
        }
        check_number(&registry::MIN_KERNEL_WEIGHT, self.min_kernel_weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_the_declared_ones_and_ranges_hold() {
        let cosine = Cosine::default();
        assert_eq!((cosine.min_cosine, cosine.nearest), (0.9, 0));
        assert!(
            registry::describe_cosine(&cosine)
                .unwrap()
                .contains("at least 0.9")
        );
        let low = Cosine {
            min_cosine: 0.0,
            ..cosine
        };
        assert_eq!(
            low.validate().unwrap_err().to_string(),
            "min_cosine is 0, but must be between 0.01 and 1"
        );
        let kernel = Kernel::default();
        assert!(registry::describe_kernel(&kernel).unwrap().contains("60 s"));
        let bad = Kernel {
            decay_secs: Some(f64::NAN),
            ..kernel
        };
        assert!(bad.validate().is_err());
        let chosen = Kernel {
            decay_secs: None,
            ..Kernel::default()
        };
        let told = registry::describe_kernel(&chosen).unwrap();
        assert!(told.contains("15 values from 1 to 86400 s"), "{told}");
        let rhythm = Rhythm::default();
        let told = registry::describe_rhythm(&rhythm).unwrap();
        assert!(told.contains("30 minutes (1800 s)"), "{told}");
        let short = Rhythm {
            bin_secs: 59,
            ..rhythm
        };
        assert_eq!(
            short.validate().unwrap_err().to_string(),
            "bin_secs is 59, but must be between 60 and 86400 s"
        );
    }

    #[test]
    fn the_decays_that_are_tried_ascend_within_the_range() {
        assert!(registry::DECAYS_TRIED_SECS.is_sorted_by(|a, b| a < b));
        for &secs in registry::DECAYS_TRIED_SECS {
            let kernel = Kernel {
                decay_secs: Some(secs),
                ..Kernel::default()
            };
            assert!(kernel.validate().is_ok());
        }
    }
}
