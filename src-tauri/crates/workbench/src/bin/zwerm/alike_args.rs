//! The options of what is alike without being equal, generated from the registry as those of detection
//! are.

use anyhow::bail;
use clap::{Arg, ArgMatches};
use zwerm_detection::registry::{
    MIN_CHARACTERS, ParameterSpec, Range, SHINGLE, SIMILAR_TEXT, SIMILARITY,
};
use zwerm_workbench::{Alike, SimilarText};

use crate::detect_args::{flag, help, number};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct AlikeArgs {
    values: Vec<(&'static str, String)>,
}

/// The flags.
pub fn arguments() -> impl Iterator<Item = Arg> {
    SIMILAR_TEXT.parameters.iter().map(argument)
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
            values: SIMILAR_TEXT
                .parameters
                .iter()
                .filter_map(|spec| Some((spec.id, matches.get_one::<String>(spec.id)?.clone())))
                .collect(),
        }
    }

    /// What was meant by it; refused for a layer that is not among `layers`.
    pub fn request(&self, layers: &[String]) -> anyhow::Result<Alike> {
        let layer = zwerm_detection::registry::SIMILAR_TEXT_LAYER;
        let mut asked = SimilarText::default();
        for (id, value) in &self.values {
            let spec = SIMILAR_TEXT.parameters.iter().find(|spec| spec.id == *id);
            let flag = format!("--{}", spec.map(flag).unwrap_or_default());
            if layers.iter().all(|name| name != layer) {
                bail!("{flag} belongs to --layer {layer}");
            }
            if *id == SIMILARITY.id {
                asked.similarity = number(&flag, value)?;
            } else if *id == SHINGLE.id {
                asked.shingle = number(&flag, value)?;
            } else if *id == MIN_CHARACTERS.id {
                asked.min_characters = number(&flag, value)?;
            }
        }
        Ok(Alike {
            text: (!self.values.is_empty()).then_some(asked),
        })
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
        let here = ["url", "similar_text"];
        assert_eq!(typed(&[], &here).unwrap(), Alike::default());
        for (name, value) in [
            ("--similarity", "0.7"),
            ("--shingle", "9"),
            ("--min-characters", "12"),
        ] {
            let text = typed(&[name, value], &here).unwrap().text;
            assert_ne!(text, Some(SimilarText::default()), "{name}");
            let alone = typed(&[name, value], &["url"]).unwrap_err().to_string();
            assert_eq!(alone, format!("{name} belongs to --layer similar_text"));
            assert!(typed(&[name, "x"], &here).is_err());
        }
        assert_eq!(SIMILAR_TEXT.parameters.len(), 3);
    }
}
