//! The options of `zwerm similarity`, generated from the registry as those of detection are.

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use zwerm_detection::registry::{
    BIN, COSINE, DECAY, KERNEL, MAX_SHARERS, MIN_BINS, MIN_COSINE, MIN_KERNEL_WEIGHT, MIN_OBJECTS,
    MIN_POSTS, MethodSpec, NEAREST, ParameterSpec, RHYTHM, Range,
};
use zwerm_detection::{Cosine, Kernel, Rhythm};
use zwerm_workbench::{DetectRequest, Params, Similarity};

use crate::alike_args::{self, AlikeArgs};
use crate::detect_args::{help, number};
use crate::selection_args::{self, SelectionArgs};

/// The methods, the usual one first.
const METHODS: [MethodSpec; 3] = [COSINE, KERNEL, RHYTHM];

/// What was typed.
#[derive(Debug, Clone)]
pub struct SimilarityArgs {
    method: MethodSpec,
    values: Vec<(&'static ParameterSpec, String)>,
    layers: Vec<String>,
    alike: AlikeArgs,
    selection: SelectionArgs,
}

/// Every parameter that can be typed, once; the layers are among the flags that are no number.
fn parameters() -> Vec<&'static ParameterSpec> {
    let mut all: Vec<&ParameterSpec> = Vec::new();
    for spec in METHODS.iter().flat_map(|method| method.parameters) {
        let is_known = all.iter().any(|known| known.id == spec.id);
        if !is_known && !matches!(spec.range, Range::Names) {
            all.push(spec);
        }
    }
    all
}

impl Args for SimilarityArgs {
    fn augment_args(command: Command) -> Command {
        let number = |spec: &'static ParameterSpec| {
            let name = match spec.unit {
                "s" => "SECONDS",
                _ => "N",
            };
            Arg::new(spec.id)
                .long(spec.flag())
                .value_name(name)
                .help(help(spec))
        };
        let method = Arg::new("method")
            .long("method")
            .value_name("NAME")
            .help("cosine: what accounts share, whenever. kernel: what they share close in time. rhythm: when they post, whatever it is. Default: cosine.")
            .value_parser(PossibleValuesParser::new(METHODS.map(|method| method.id)))
            .default_value(COSINE.id)
            .hide_default_value(true)
            .hide_possible_values(true);
        let layers = Arg::new("layer")
            .long("layer")
            .value_name("TYPE,...")
            .help("The kinds of objects to look at, each by itself.")
            .value_delimiter(',');
        command
            .arg(method)
            .arg(layers)
            .args(parameters().into_iter().map(number))
            .args(selection_args::arguments(
                "communities and of what is alike",
            ))
            .args(alike_args::arguments())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SimilarityArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let typed = matches.get_one::<String>("method");
        let is_typed = |method: &MethodSpec| typed.is_some_and(|name| name == method.id);
        let layers = matches.get_many::<String>("layer");
        let value = |spec: &'static ParameterSpec| {
            Some((spec, matches.get_one::<String>(spec.id)?.clone()))
        };
        Ok(SimilarityArgs {
            method: METHODS.into_iter().find(is_typed).unwrap_or(COSINE),
            values: parameters().into_iter().filter_map(value).collect(),
            layers: layers.map_or_else(Vec::new, |names| names.cloned().collect()),
            alike: AlikeArgs::of(matches),
            selection: SelectionArgs::of(matches),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl SimilarityArgs {
    /// What was meant by it.
    pub fn request(&self) -> anyhow::Result<(DetectRequest, Similarity)> {
        let (mut cosine, mut kernel) = (Cosine::default(), Kernel::default());
        let mut rhythm = Rhythm::default();
        let mut params = Params {
            layers: self.layers.clone(),
            ..Params::default()
        };
        for (spec, value) in &self.values {
            let flag = &format!("--{}", spec.flag());
            let has = |method: &&MethodSpec| method.parameters.iter().any(|one| one.id == spec.id);
            if !has(&&self.method) {
                let others: Vec<&str> = METHODS.iter().filter(has).map(|of| of.id).collect();
                bail!("{flag} belongs to --method {}", others.join(" or "));
            }
            if spec.id == MIN_COSINE.id {
                cosine.min_cosine = number(flag, value)?;
                rhythm.min_cosine = cosine.min_cosine;
            } else if spec.id == NEAREST.id {
                cosine.nearest = number(flag, value)?;
                rhythm.nearest = cosine.nearest;
            } else if spec.id == MIN_OBJECTS.id {
                cosine.min_objects = number(flag, value)?;
            } else if spec.id == MAX_SHARERS.id {
                cosine.max_sharers = number(flag, value)?;
            } else if spec.id == DECAY.id {
                kernel.decay_secs = match value.trim() {
                    "auto" => None,
                    value => Some(number(flag, value)?),
                };
            } else if spec.id == MIN_KERNEL_WEIGHT.id {
                kernel.min_kernel_weight = number(flag, value)?;
            } else if spec.id == BIN.id {
                rhythm.bin_secs = number(flag, value)?;
            } else if spec.id == MIN_POSTS.id {
                rhythm.min_posts = number(flag, value)?;
            } else if spec.id == MIN_BINS.id {
                rhythm.min_bins = number(flag, value)?;
            } else {
                params.threads = number(flag, value)?;
            }
        }
        let request = DetectRequest {
            name: String::new(),
            alike: self.alike.request(&params.layers)?,
            params,
            selection: self.selection.selection()?,
            cross_platform: self.selection.cross_platform(),
            seed: self.selection.seed(),
            significance: None,
            judged_within_secs: None,
            sensitivity: None,
            backbone: None,
        };
        let similarity = if self.method.id == KERNEL.id {
            Similarity::Kernel(kernel)
        } else if self.method.id == RHYTHM.id {
            Similarity::Rhythm(rhythm)
        } else {
            Similarity::Cosine(cosine)
        };
        Ok((request, similarity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> anyhow::Result<Similarity> {
        let command = SimilarityArgs::augment_args(Command::new("test"));
        let all = std::iter::once(&"test").chain(words);
        let matches = command.try_get_matches_from(all)?;
        Ok(SimilarityArgs::from_arg_matches(&matches)?.request()?.1)
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag_that_is_read() {
        let plain = [
            Similarity::Cosine(Cosine::default()),
            Similarity::Kernel(Kernel::default()),
            Similarity::Rhythm(Rhythm::default()),
        ];
        for method in METHODS {
            for spec in parameters() {
                let name = format!("--{}", spec.flag());
                let found = typed(&["--method", method.id, &name, "1"]);
                if spec.id == "threads" {
                    assert!(plain.contains(&found.unwrap()));
                    continue;
                }
                let has = |method: &MethodSpec| method.parameters.contains(spec);
                match found {
                    Ok(found) => {
                        assert!(has(&method), "{name} of {}", method.id);
                        // 1 is the default of one of them.
                        assert!(
                            !plain.contains(&found) || spec.id == "min_objects",
                            "{name}"
                        );
                    }
                    Err(error) => {
                        assert!(!has(&method), "{name} of {}: {error}", method.id);
                        let told = error.to_string();
                        assert!(
                            told.starts_with(&format!("{name} belongs to --method ")),
                            "{told}"
                        );
                    }
                }
            }
        }
        assert_eq!(typed(&["--threads", "2"]).unwrap(), plain[0]);
        assert_ne!(typed(&["--min-objects", "2"]).unwrap(), plain[0]);
        assert_eq!(parameters().len(), 10);
    }

    #[test]
    fn the_decay_may_be_chosen_by_the_data() {
        let auto = Kernel {
            decay_secs: None,
            ..Kernel::default()
        };
        let kernel = ["--method", "kernel", "--decay"];
        let found = typed(&[&kernel[..], &["auto"]].concat()).unwrap();
        assert_eq!(found, Similarity::Kernel(auto));
        assert!(typed(&[&kernel[..], &["soon"]].concat()).is_err());
    }
}
