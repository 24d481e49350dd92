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

impl Alike {
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
        let layer = registry::SIMILAR_TEXT_LAYER;
        if !wanted(layer) && self.text.is_some() {
            return Err(DetectionError::LayerNotAsked { layer });
        }
        let text = wanted(layer).then(|| self.text.clone().unwrap_or_default());
        text.as_ref().map_or(Ok(()), SimilarText::validate)?;
        Ok(Self { text })
    }
}

/// Default of a parameter that is one number.
fn number(spec: &ParameterSpec) -> f64 {
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
    }

    #[test]
    fn values_are_checked_and_belong_to_their_layer() {
        let of = |similarity: f64, layers: &[&str]| {
            let text = Some(SimilarText {
                similarity,
                ..SimilarText::default()
            });
            Alike { text }
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
