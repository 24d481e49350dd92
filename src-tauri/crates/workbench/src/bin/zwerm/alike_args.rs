//! The options of what is alike without being equal, generated from the registry as those of detection
//! are.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Arg, ArgMatches, value_parser};
use zwerm_detection::registry::{
    IMAGE_DISTANCE, IMAGE_DISTANCE_256, MIN_CHARACTERS, ParameterSpec, Range, SHINGLE,
    SIMILAR_IMAGE, SIMILAR_IMAGE_LAYER, SIMILAR_TEXT, SIMILAR_TEXT_LAYER, SIMILARITY,
};
use zwerm_workbench::{Alike, SimilarImage, SimilarText, read_common_images};

use crate::detect_args::{flag, help, number};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct AlikeArgs {
    values: Vec<(&'static ParameterSpec, String)>,
    common: Option<PathBuf>,
}

/// The flag of the list of common images.
const COMMON: &str = "common-images";

/// The parameters that can be typed.
fn parameters() -> impl Iterator<Item = &'static ParameterSpec> {
    SIMILAR_TEXT
        .parameters
        .iter()
        .chain(SIMILAR_IMAGE.parameters)
}

/// The flags.
pub fn arguments() -> impl Iterator<Item = Arg> {
    let common = Arg::new(COMMON)
        .long(COMMON)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help("With the layer similar_image: images that everybody posts (flags, logos, default avatars) and that are left out with all that is near. A line each: the hash, a comma, what it shows. Pictures of one colour are left out anyway.")
        .help_heading("What is alike");
    parameters().map(argument).chain([common])
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let arg = Arg::new(spec.id)
        .long(flag(spec))
        .help(help(spec))
        .help_heading("What is alike");
    match spec.range {
        Range::Whole { .. } => arg.value_name("N"),
        _ => arg.value_name("0..1"),
    }
}

impl AlikeArgs {
    /// What was typed.
    pub fn of(matches: &ArgMatches) -> AlikeArgs {
        AlikeArgs {
            values: parameters()
                .filter_map(|spec| Some((spec, matches.get_one::<String>(spec.id)?.clone())))
                .collect(),
            common: matches.get_one::<PathBuf>(COMMON).cloned(),
        }
    }

    /// What was meant by it; refused for a layer that is not among `layers`.
    pub fn request(&self, layers: &[String]) -> anyhow::Result<Alike> {
        let has = |layer: &str| layers.iter().any(|name| name == layer);
        let mut alike = Alike::default();
        for (spec, value) in &self.values {
            let flag = format!("--{}", flag(spec));
            let of_text = SIMILAR_TEXT.parameters.contains(spec);
            let layer = match of_text {
                true => SIMILAR_TEXT_LAYER,
                false => SIMILAR_IMAGE_LAYER,
            };
            if !has(layer) {
                bail!("{flag} belongs to --layer {layer}");
            }
            if of_text {
                let asked = alike.text.get_or_insert_with(SimilarText::default);
                if spec.id == SIMILARITY.id {
                    asked.similarity = number(&flag, value)?;
                } else if spec.id == SHINGLE.id {
                    asked.shingle = number(&flag, value)?;
                } else if spec.id == MIN_CHARACTERS.id {
                    asked.min_characters = number(&flag, value)?;
                }
            } else {
                let asked = alike.image.get_or_insert_with(SimilarImage::default);
                if spec.id == IMAGE_DISTANCE.id {
                    asked.image_distance = number(&flag, value)?;
                } else if spec.id == IMAGE_DISTANCE_256.id {
                    asked.image_distance_256 = number(&flag, value)?;
                }
            }
        }
        if let Some(file) = &self.common {
            if !has(SIMILAR_IMAGE_LAYER) {
                bail!("--{COMMON} belongs to --layer {SIMILAR_IMAGE_LAYER}");
            }
            let asked = alike.image.get_or_insert_with(SimilarImage::default);
            asked.common = read_common_images(file)?;
        }
        Ok(alike)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    fn typed(words: &[&str], layers: &[&str]) -> anyhow::Result<Alike> {
        let command = Command::new("test").args(arguments());
        let all = std::iter::once(&"test").chain(words);
        let layers: Vec<String> = layers.iter().map(|&layer| layer.to_owned()).collect();
        AlikeArgs::of(&command.try_get_matches_from(all)?).request(&layers)
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag_that_is_read() {
        let here = ["url", "similar_text", "similar_image"];
        assert_eq!(typed(&[], &here).unwrap(), Alike::default());
        for (name, value, layer) in [
            ("--similarity", "0.7", SIMILAR_TEXT_LAYER),
            ("--shingle", "9", SIMILAR_TEXT_LAYER),
            ("--min-characters", "12", SIMILAR_TEXT_LAYER),
            ("--image-distance", "3", SIMILAR_IMAGE_LAYER),
            ("--image-distance-256", "3", SIMILAR_IMAGE_LAYER),
        ] {
            let alike = typed(&[name, value], &here).unwrap();
            assert_eq!(alike.layers(), [layer]);
            assert_ne!(alike.text, Some(SimilarText::default()), "{name}");
            assert_ne!(alike.image, Some(SimilarImage::default()), "{name}");
            let alone = typed(&[name, value], &["url"]).unwrap_err().to_string();
            assert_eq!(alone, format!("{name} belongs to --layer {layer}"));
            assert!(typed(&[name, "x"], &here).is_err());
        }
        assert_eq!(parameters().count(), 5);
        let alone = typed(&["--common-images", "x"], &["url"]).unwrap_err();
        assert!(alone.to_string().contains("--layer similar_image"));
    }
}
