//! The options of the layers that a run makes, generated from the registry as those of detection are.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Arg, ArgMatches, value_parser};
use zwerm_detection::registry::{MADE_LAYERS, ParameterSpec, Range, SIMILAR_IMAGE_LAYER};
use zwerm_workbench::{Alike, SimilarImage, read_common_images};

use crate::detect_args::{help, number};

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
    let methods = MADE_LAYERS.iter();
    methods.flat_map(|(_, method)| method.parameters)
}

/// The layer that a parameter belongs to.
fn layer_of(spec: &ParameterSpec) -> &'static str {
    let mut layers = MADE_LAYERS.iter();
    let found = layers.find(|(_, method)| method.parameters.contains(spec));
    found.map_or("", |(layer, _)| layer)
}

/// The flags.
pub fn arguments() -> impl Iterator<Item = Arg> {
    let common = Arg::new(COMMON)
        .long(COMMON)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help("With the layer similar_image: images that everybody posts (flags, logos, default avatars) and that are left out with all that is near. A line each: the hash, a comma, what it shows. Pictures of one colour are left out anyway.")
        .help_heading("Layers made by the run");
    parameters().map(argument).chain([common])
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let arg = Arg::new(spec.id)
        .long(spec.flag())
        .help(help(spec))
        .help_heading("Layers made by the run");
    match spec.range {
        Range::Whole { .. } => arg.value_name("N"),
        _ if spec.unit == "s" => arg.value_name("SECONDS"),
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
            let flag = format!("--{}", spec.flag());
            let layer = layer_of(spec);
            if !has(layer) {
                bail!("{flag} belongs to --layer {layer}");
            }
            alike.set(spec.id, number(&flag, value)?)?;
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
        let here = ["url", "similar_text", "similar_image", "fast_repost"];
        assert_eq!(typed(&[], &here).unwrap(), Alike::default());
        for (layer, method) in MADE_LAYERS {
            for spec in method.parameters {
                let name = format!("--{}", spec.flag());
                let alike = typed(&[&name, "3"], &here).unwrap();
                assert_eq!(alike.layers(), [*layer]);
                assert!(alike.values().contains(&(spec.id, 3.0)), "{name}");
                let alone = typed(&[&name, "3"], &["url"]).unwrap_err().to_string();
                assert_eq!(alone, format!("{name} belongs to --layer {layer}"));
                assert!(typed(&[&name, "x"], &here).is_err());
            }
        }
        assert!(typed(&["--shingle", "2.5"], &here).is_err());
        let alone = typed(&["--common-images", "x"], &["url"]).unwrap_err();
        assert!(alone.to_string().contains("--layer similar_image"));
    }
}
