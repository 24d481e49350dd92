//! How the layers are made that no import makes: of what is alike without being equal, and of reposts
//! that came at once.

use serde::{Deserialize, Serialize};

use crate::params::{check_number, check_whole, whole};
use crate::registry::{self, ParameterSpec, Range};
use crate::{DetectionError, Params};

/// How a run makes such layers; what it does not make is `None`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Alike {
    /// Of near-duplicate texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<SimilarText>,
    /// Of nearly equal images.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<SimilarImage>,
    /// Of reposts soon after the publication of their original.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fast_repost: Option<FastRepost>,
}

/// How near-duplicate texts are found; meaning, unit, range and default: [`registry::SIMILAR_TEXT`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SimilarText {
    /// Least Jaccard similarity, 0.3 to 1.
    pub similarity: f64,
    /// Characters of a shingle.
    pub shingle: u32,
    /// Characters that a text needs.
    pub min_characters: u32,
}

impl Default for SimilarText {
    fn default() -> Self {
        Self {
            similarity: number(&registry::SIMILARITY),
            shingle: whole(&registry::SHINGLE) as u32,
            min_characters: whole(&registry::MIN_CHARACTERS) as u32,
        }
    }
}

impl SimilarText {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_number(&registry::SIMILARITY, self.similarity)?;
        check_whole(&registry::SHINGLE, self.shingle.into())?;
        check_whole(&registry::MIN_CHARACTERS, self.min_characters.into())
    }
}

/// How nearly equal images are found; meaning, unit, range and default: [`registry::SIMILAR_IMAGE`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SimilarImage {
    /// Most different bits of two 64-bit hashes.
    pub image_distance: u32,
    /// Most different bits of two 256-bit hashes.
    pub image_distance_256: u32,
    /// Images that say nothing: what is near one of them takes no part.
    pub common: Vec<CommonImage>,
}

/// An image that everybody posts.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CommonImage {
    /// Its perceptual hash, 16 or 64 hexadecimal digits.
    pub hash: String,
    /// What it shows, or why it is left out.
    pub reason: String,
}

impl Default for SimilarImage {
    fn default() -> Self {
        Self {
            image_distance: whole(&registry::IMAGE_DISTANCE) as u32,
            image_distance_256: whole(&registry::IMAGE_DISTANCE_256) as u32,
            common: Vec::new(),
        }
    }
}

impl SimilarImage {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_whole(&registry::IMAGE_DISTANCE, self.image_distance.into())?;
        check_whole(
            &registry::IMAGE_DISTANCE_256,
            self.image_distance_256.into(),
        )
    }
}

/// Which reposts are fast; meaning, unit, range and default: [`registry::FAST_REPOST`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FastRepost {
    /// Most seconds from the publication of the original to the repost.
    pub fast_repost_secs: f64,
}

impl Default for FastRepost {
    fn default() -> Self {
        Self {
            fast_repost_secs: number(&registry::FAST_REPOST_SECS),
        }
    }
}

impl FastRepost {
    /// The limit in milliseconds, rounded.
    pub fn limit_ms(&self) -> i64 {
        (self.fast_repost_secs * 1000.0).round() as i64
    }

    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_number(&registry::FAST_REPOST_SECS, self.fast_repost_secs)
    }
}

impl Alike {
    /// The layers that are made.
    pub fn layers(&self) -> Vec<&'static str> {
        let text = self.text.as_ref().map(|_| registry::SIMILAR_TEXT_LAYER);
        let image = self.image.as_ref().map(|_| registry::SIMILAR_IMAGE_LAYER);
        let repost = self
            .fast_repost
            .as_ref()
            .map(|_| registry::FAST_REPOST_LAYER);
        text.into_iter().chain(image).chain(repost).collect()
    }

    /// Sets a parameter by its id in the registry; its layer is then made. Values are checked by
    /// [`Alike::of`].
    ///
    /// # Errors
    /// No layer has such a parameter, or it is a whole number and the value is none.
    pub fn set(&mut self, parameter: &str, value: f64) -> Result<(), DetectionError> {
        let spec = registry::MADE_LAYERS
            .iter()
            .flat_map(|(_, method)| method.parameters)
            .find(|spec| spec.id == parameter);
        let spec = spec.ok_or_else(|| DetectionError::UnknownParameter {
            parameter: parameter.to_owned(),
        })?;
        let whole = || match spec.range {
            Range::Whole { min, max, .. }
                if value.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&value) =>
            {
                Err(DetectionError::InvalidParameter {
                    parameter: spec.id,
                    value: value.to_string(),
                    range: format!("a whole number between {min} and {max}"),
                })
            }
            _ => Ok(value as u32),
        };
        if *spec == registry::SIMILARITY {
            self.text.get_or_insert_default().similarity = value;
        } else if *spec == registry::SHINGLE {
            self.text.get_or_insert_default().shingle = whole()?;
        } else if *spec == registry::MIN_CHARACTERS {
            self.text.get_or_insert_default().min_characters = whole()?;
        } else if *spec == registry::IMAGE_DISTANCE {
            self.image.get_or_insert_default().image_distance = whole()?;
        } else if *spec == registry::IMAGE_DISTANCE_256 {
            self.image.get_or_insert_default().image_distance_256 = whole()?;
        } else if *spec == registry::FAST_REPOST_SECS {
            self.fast_repost.get_or_insert_default().fast_repost_secs = value;
        }
        Ok(())
    }

    /// The parameters of the layers that are made, by their ids in the registry.
    pub fn values(&self) -> Vec<(&'static str, f64)> {
        let mut values = Vec::new();
        if let Some(text) = &self.text {
            values.push((registry::SIMILARITY.id, text.similarity));
            values.push((registry::SHINGLE.id, text.shingle.into()));
            values.push((registry::MIN_CHARACTERS.id, text.min_characters.into()));
        }
        if let Some(image) = &self.image {
            let far = image.image_distance_256;
            values.push((registry::IMAGE_DISTANCE.id, image.image_distance.into()));
            values.push((registry::IMAGE_DISTANCE_256.id, far.into()));
        }
        if let Some(repost) = &self.fast_repost {
            values.push((registry::FAST_REPOST_SECS.id, repost.fast_repost_secs));
        }
        values
    }

    /// Whether no such layer is made.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// What a run with these parameters makes: a layer that is asked for and of which nothing is said is
    /// made by the defaults.
    ///
    /// # Errors
    /// A value outside its range, or for a layer that is not asked for.
    pub fn of(&self, params: &Params) -> Result<Self, DetectionError> {
        let wanted = |layer: &str| params.layers.iter().any(|name| name == layer);
        if let Some(layer) = self.layers().into_iter().find(|layer| !wanted(layer)) {
            return Err(DetectionError::LayerNotAsked { layer });
        }
        let text =
            wanted(registry::SIMILAR_TEXT_LAYER).then(|| self.text.clone().unwrap_or_default());
        text.as_ref().map_or(Ok(()), SimilarText::validate)?;
        let image =
            wanted(registry::SIMILAR_IMAGE_LAYER).then(|| self.image.clone().unwrap_or_default());
        image.as_ref().map_or(Ok(()), SimilarImage::validate)?;
        let repost = wanted(registry::FAST_REPOST_LAYER);
        let fast_repost = repost.then(|| self.fast_repost.clone().unwrap_or_default());
        fast_repost.as_ref().map_or(Ok(()), FastRepost::validate)?;
        Ok(Self {
            text,
            image,
            fast_repost,
        })
    }
}

/// Default of a parameter that is one number.
pub(crate) fn number(spec: &ParameterSpec) -> f64 {
    match spec.range {
        Range::Numbers {
            default: &[value, ..],
            ..
        } => value,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(layers: &[&str]) -> Params {
        Params {
            layers: layers.iter().map(|&layer| layer.to_owned()).collect(),
            ..Params::default()
        }
    }

    #[test]
    fn a_layer_that_is_asked_for_is_made_by_the_defaults() {
        let made = |layers: &[&str]| Alike::default().of(&params(layers)).unwrap();
        assert!(made(&[]).is_none());
        assert!(made(&["url", "text"]).is_none());
        let text = made(&["url", "similar_text"]).text.unwrap();
        let expected = SimilarText {
            similarity: 0.8,
            shingle: 5,
            min_characters: 30,
        };
        assert_eq!(text, expected);
        let both = made(&["similar_image", "similar_text"]);
        assert_eq!(both.layers(), ["similar_text", "similar_image"]);
        let image = both.image.unwrap();
        assert_eq!((image.image_distance, image.image_distance_256), (8, 31));
        let far = SimilarImage {
            image_distance: 17,
            ..image
        };
        assert_eq!(
            far.validate().unwrap_err().to_string(),
            "image_distance is 17, but must be between 0 and 16 bits"
        );
    }

    #[test]
    fn values_are_checked_and_belong_to_their_layer() {
        let of = |similarity: f64, layers: &[&str]| {
            let text = Some(SimilarText {
                similarity,
                ..SimilarText::default()
            });
            let alike = Alike {
                text,
                ..Alike::default()
            };
            alike.of(&params(layers)).map_err(|error| error.to_string())
        };
        assert!(of(0.5, &["similar_text"]).is_ok());
        assert_eq!(
            of(0.2, &["similar_text"]).unwrap_err(),
            "similarity is 0.2, but must be between 0.3 and 1"
        );
        assert!(of(f64::NAN, &["similar_text"]).is_err());
        assert_eq!(
            of(0.5, &["url"]).unwrap_err(),
            "a parameter of the layer similar_text was given, but the layer was not asked for; name it with --layer"
        );
    }

    #[test]
    fn every_parameter_of_a_made_layer_can_be_set_by_its_id() {
        for (layer, method) in registry::MADE_LAYERS {
            for spec in method.parameters {
                let mut alike = Alike::default();
                alike.set(spec.id, 7.0).unwrap();
                assert_eq!(alike.layers(), [*layer], "{}", spec.id);
                assert!(alike.values().contains(&(spec.id, 7.0)), "{}", spec.id);
                let changed = alike.values().len();
                assert_eq!(changed, method.parameters.len());
            }
        }
        let refused = |id: &str, value: f64| Alike::default().set(id, value).unwrap_err();
        assert_eq!(refused("window", 1.0).code(), "unknown-parameter");
        assert_eq!(
            refused("shingle", 2.5).to_string(),
            "shingle is 2.5, but must be a whole number between 1 and 32"
        );
        assert_eq!(refused("shingle", -1.0).code(), "invalid-parameter");
        assert_eq!(refused("shingle", f64::NAN).code(), "invalid-parameter");
    }

    #[test]
    fn a_fast_repost_has_a_limit() {
        let of = |secs: f64| {
            let mut alike = Alike::default();
            alike.set("fast_repost_secs", secs).unwrap();
            let alike = alike.of(&params(&["fast_repost"]))?;
            Ok::<_, DetectionError>(alike.fast_repost.unwrap().limit_ms())
        };
        assert_eq!(of(10.0), Ok(10_000));
        assert_eq!(of(0.25), Ok(250));
        for secs in [-1.0, f64::NAN, 3_601.0] {
            assert_eq!(of(secs).unwrap_err().code(), "invalid-parameter");
        }
        let defaults = Alike::default().of(&params(&["fast_repost"])).unwrap();
        assert_eq!(
            defaults.fast_repost,
            Some(FastRepost {
                fast_repost_secs: 10.0
            })
        );
    }

    #[test]
    fn what_is_not_made_leaves_no_trace_in_a_record() {
        let none = serde_json::to_string(&Alike::default()).unwrap();
        assert_eq!(none, "{}");
        assert_eq!(
            serde_json::from_str::<Alike>(&none).unwrap(),
            Alike::default()
        );
    }
}
