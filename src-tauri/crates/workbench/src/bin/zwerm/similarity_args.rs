//! The options of `zwerm similarity`, generated from the registry as those of detection are.

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use zwerm_detection::registry::{COSINE, DECAY, KERNEL, MAX_SHARERS, MIN_COSINE};
use zwerm_detection::registry::{MIN_KERNEL_WEIGHT, MIN_OBJECTS, NEAREST, ParameterSpec, Range};
use zwerm_detection::{Cosine, Kernel};
use zwerm_workbench::{DetectRequest, Params, Selection, Similarity, parse_utc};

use crate::alike_args::{self, AlikeArgs};
use crate::detect_args::{help, number};

/// What was typed.
#[derive(Debug, Clone)]
pub struct SimilarityArgs {
    is_kernel: bool,
    values: Vec<(&'static ParameterSpec, String)>,
    layers: Vec<String>,
    alike: AlikeArgs,
    seed: u64,
    per_platform: bool,
    platforms: Vec<String>,
    from: Option<String>,
    to: Option<String>,
}

/// Every parameter that can be typed, once; the layers are among the flags that are no number.
fn parameters() -> impl Iterator<Item = &'static ParameterSpec> {
    let declared = |spec: &&ParameterSpec| COSINE.parameters.iter().all(|one| one.id != spec.id);
    let more = KERNEL.parameters.iter().filter(declared);
    let all = COSINE.parameters.iter().chain(more);
    all.filter(|spec| !matches!(spec.range, Range::Names))
}

impl Args for SimilarityArgs {
    fn augment_args(command: Command) -> Command {
        let text = |name: &'static str, value: &'static str, help: &'static str| {
            Arg::new(name).long(name).value_name(value).help(help)
        };
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
        command
            .arg(
                text("method", "NAME", "cosine: what accounts share, whenever. kernel: what they share close in time. Default: cosine.")
                    .value_parser(PossibleValuesParser::new([COSINE.id, KERNEL.id]))
                    .default_value(COSINE.id)
                    .hide_default_value(true)
                    .hide_possible_values(true),
            )
            .arg(
                text("layer", "TYPE,...", "The kinds of objects to look at, each by itself.")
                    .value_delimiter(','),
            )
            .args(parameters().map(number))
            .arg(
                text("seed", "N", "Seed of what is alike. Default: 1.")
                    .value_parser(clap::value_parser!(u64))
                    .default_value("1")
                    .hide_default_value(true),
            )
            .arg(
                Arg::new("per-platform")
                    .long("per-platform")
                    .action(ArgAction::SetTrue)
                    .help("An object shared on two platforms counts as two objects."),
            )
            .arg(
                text("platforms", "NAME,...", "Only shares on these platforms.")
                    .value_delimiter(','),
            )
            .arg(text(
                "from",
                "TIME",
                "Only shares from this time on: a date or an ISO 8601 time, UTC.",
            ))
            .arg(text("to", "TIME", "Only shares before this time."))
            .args(alike_args::arguments())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SimilarityArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let list = |id: &str| -> Vec<String> {
            let values = matches.get_many::<String>(id);
            values
                .map(|values| values.cloned().collect())
                .unwrap_or_default()
        };
        Ok(SimilarityArgs {
            is_kernel: matches
                .get_one::<String>("method")
                .is_some_and(|name| name == KERNEL.id),
            values: parameters()
                .filter_map(|spec| Some((spec, matches.get_one::<String>(spec.id)?.clone())))
                .collect(),
            layers: list("layer"),
            alike: AlikeArgs::of(matches),
            seed: matches.get_one::<u64>("seed").copied().unwrap_or(1),
            per_platform: matches.get_flag("per-platform"),
            platforms: list("platforms"),
            from: matches.get_one::<String>("from").cloned(),
            to: matches.get_one::<String>("to").cloned(),
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
        let method = if self.is_kernel { &KERNEL } else { &COSINE };
        let (mut cosine, mut kernel) = (Cosine::default(), Kernel::default());
        let mut params = Params {
            layers: self.layers.clone(),
            ..Params::default()
        };
        for (spec, value) in &self.values {
            let flag = format!("--{}", spec.flag());
            if method.parameters.iter().all(|one| one.id != spec.id) {
                let other = if self.is_kernel { COSINE.id } else { KERNEL.id };
                bail!("{flag} belongs to --method {other}");
            }
            if spec.id == MIN_COSINE.id {
                cosine.min_cosine = number(&flag, value)?;
            } else if spec.id == NEAREST.id {
                cosine.nearest = number(&flag, value)?;
            } else if spec.id == MIN_OBJECTS.id {
                cosine.min_objects = number(&flag, value)?;
            } else if spec.id == MAX_SHARERS.id {
                cosine.max_sharers = number(&flag, value)?;
            } else if spec.id == DECAY.id {
                kernel.decay_secs = number(&flag, value)?;
            } else if spec.id == MIN_KERNEL_WEIGHT.id {
                kernel.min_kernel_weight = number(&flag, value)?;
            } else {
                params.threads = number(&flag, value)?;
            }
        }
        let instant = |flag: &str, value: &Option<String>| -> anyhow::Result<Option<i64>> {
            let time = |value: &String| {
                parse_utc(value).with_context(|| {
                    format!("{flag} needs a date (2021-09-26) or an ISO 8601 time, not \"{value}\"")
                })
            };
            value.as_ref().map(time).transpose()
        };
        let request = DetectRequest {
            name: String::new(),
            alike: self.alike.request(&params.layers)?,
            params,
            selection: Selection {
                object_types: None,
                platforms: Some(self.platforms.clone()).filter(|names| !names.is_empty()),
                from_ms: instant("--from", &self.from)?,
                to_ms: instant("--to", &self.to)?,
            },
            cross_platform: !self.per_platform,
            seed: self.seed,
            significance: None,
            judged_within_secs: None,
            sensitivity: None,
            backbone: None,
        };
        let similarity = match self.is_kernel {
            true => Similarity::Kernel(kernel),
            false => Similarity::Cosine(cosine),
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
        ];
        for (name, value, method) in [
            ("--min-cosine", "0.5", "cosine"),
            ("--nearest", "3", "cosine"),
            ("--min-objects", "2", "cosine"),
            ("--max-sharers", "100", "cosine"),
            ("--decay", "5", "kernel"),
            ("--min-kernel-weight", "0.5", "kernel"),
        ] {
            let own = typed(&["--method", method, name, value]).unwrap();
            assert!(!plain.contains(&own), "{name}");
            let other = if method == "cosine" {
                "kernel"
            } else {
                "cosine"
            };
            let error = typed(&["--method", other, name, value]).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{name} belongs to --method {method}")
            );
        }
        assert_eq!(typed(&["--threads", "2"]).unwrap(), plain[0]);
        assert_eq!(parameters().count(), 7);
    }
}
