//! How the layers are made that no import makes: of what is alike without being equal.

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

impl Alike {
    /// The layers that are made.
    pub fn layers(&self) -> Vec<&'static str> {
        let text = self.text.as_ref().map(|_| registry::SIMILAR_TEXT_LAYER);
        let image = self.image.as_ref().map(|_| registry::SIMILAR_IMAGE_LAYER);
        text.into_iter().chain(image).collect()
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
        Ok(Self { text, image })
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
            Alike { text, image: None }
                .of(&params(layers))
                .map_err(|error| error.to_string())
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
    fn what_is_not_made_leaves_no_trace_in_a_record() {
        let none = serde_json::to_string(&Alike::default()).unwrap();
        assert_eq!(none, "{}");
        assert_eq!(
            serde_json::from_str::<Alike>(&none).unwrap(),
            Alike::default()
        );
    }
}
