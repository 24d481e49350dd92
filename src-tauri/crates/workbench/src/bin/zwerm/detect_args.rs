//! The options of detection, generated from the registry of methods: names, ranges, help.

use anyhow::bail;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use zwerm_detection::registry::{PAIR_SWEEP, ParameterSpec, Range, TOOLKIT, TOOLKIT_LAYERS};
use zwerm_workbench::{
    Compat, DetectRequest, Params, ToolkitNetwork, ToolkitParams, total_memory_bytes,
};

use crate::alike_args::{self, AlikeArgs};
use crate::backbone_args::{self, BackboneArgs};
use crate::selection_args::{self, SelectionArgs};
use crate::sensitivity_args::{self, SensitivityArgs};
use crate::significance_args::{self, SignificanceArgs};

/// What was typed for one detection.
#[derive(Debug, Clone)]
pub struct DetectArgs {
    values: Vec<(&'static str, Typed)>,
    selection: SelectionArgs,
    significance: SignificanceArgs,
    alike: AlikeArgs,
    sensitivity: SensitivityArgs,
    backbone: BackboneArgs,
}

#[derive(Debug, Clone)]
enum Typed {
    Switch(bool),
    Text(String),
    List(Vec<String>),
}

/// Every parameter that can be typed, once.
fn parameters() -> impl Iterator<Item = &'static ParameterSpec> {
    let declared =
        |spec: &&ParameterSpec| PAIR_SWEEP.parameters.iter().all(|one| one.id != spec.id);
    let more = TOOLKIT.parameters.iter().filter(declared);
    PAIR_SWEEP.parameters.iter().chain(more)
}

/// The help of a parameter, with the default.
pub fn help(spec: &ParameterSpec) -> String {
    let mut text = spec.text.trim_end().to_owned();
    let default = match spec.range {
        Range::Numbers { default, .. } => join(default.iter()),
        Range::Whole { default, .. } if spec.id == "memory_bytes" => {
            let _ = default;
            "half of the memory of this computer".to_owned()
        }
        Range::Whole { default, .. } => default.to_string(),
        Range::Choice { default, .. } => default.to_owned(),
        Range::Optional { .. } | Range::Switch { .. } | Range::Names => return text,
    };
    let unit = match spec.unit {
        "" | "bytes" => String::new(),
        unit => format!(" {unit}"),
    };
    text.push_str(&format!(" Default: {default}{unit}."));
    text
}

fn join(values: impl Iterator<Item = impl ToString>) -> String {
    let words: Vec<String> = values.map(|value| value.to_string()).collect();
    words.join(",")
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let arg = Arg::new(spec.id)
        .long(spec.flag())
        .help(help(spec))
        .help_heading("Detection");
    match spec.range {
        Range::Switch { .. } => arg.action(ArgAction::SetTrue),
        Range::Choice { options, .. } => {
            arg.value_parser(ValueParser::from(PossibleValuesParser::new(options)))
        }
        Range::Names => arg.value_delimiter(',').value_name("TYPE,..."),
        Range::Numbers { max_count: 1, .. } => arg.value_name("0..1"),
        Range::Numbers { .. } => arg.value_delimiter(',').value_name("SECONDS,..."),
        Range::Whole { .. } if spec.unit == "bytes" => arg.value_name("SIZE"),
        Range::Whole { .. } => arg.value_name("N"),
        Range::Optional { .. } => arg.value_name("0..1"),
    }
}

impl Args for DetectArgs {
    fn augment_args(command: Command) -> Command {
        let selection = selection_args::arguments("communities and drawing");
        command
            .args(parameters().map(argument))
            .args(selection.map(|arg| arg.help_heading("Detection")))
            .args(significance_args::arguments())
            .args(alike_args::arguments())
            .args(sensitivity_args::arguments())
            .args(backbone_args::arguments())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for DetectArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let list = |id: &str| -> Vec<String> {
            matches
                .get_many::<String>(id)
                .map(|values| values.cloned().collect())
                .unwrap_or_default()
        };
        let mut values = Vec::new();
        for spec in parameters() {
            let typed = match spec.range {
                Range::Switch { .. } => Some(Typed::Switch(matches.get_flag(spec.id))),
                Range::Names | Range::Numbers { .. } => Some(list(spec.id))
                    .filter(|values| !values.is_empty())
                    .map(Typed::List),
                _ => matches.get_one::<String>(spec.id).cloned().map(Typed::Text),
            };
            values.extend(typed.map(|typed| (spec.id, typed)));
        }
        Ok(DetectArgs {
            values,
            selection: SelectionArgs::of(matches),
            significance: SignificanceArgs::of(matches),
            alike: AlikeArgs::of(matches),
            sensitivity: SensitivityArgs::of(matches),
            backbone: BackboneArgs::of(matches),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl DetectArgs {
    /// What was meant by what was typed, for a run of the case.
    pub fn request(&self, name: &str) -> anyhow::Result<DetectRequest> {
        if self.is_toolkit() {
            bail!(
                "The networks of the toolkit are directed and no runs of a case: use zwerm run FILE --out DIR --compat toolkit"
            );
        }
        for spec in TOOLKIT.parameters {
            if PAIR_SWEEP.parameters.iter().all(|one| one.id != spec.id) && self.has(spec.id) {
                bail!("--{} belongs to --compat toolkit", spec.flag());
            }
        }
        self.pairs(name)
    }

    /// The network of the Coordination Network Toolkit that was asked for, if one was, and the
    /// request that selects its posts.
    pub fn toolkit(&self, name: &str) -> anyhow::Result<Option<(ToolkitParams, DetectRequest)>> {
        if !self.is_toolkit() {
            return Ok(None);
        }
        for spec in PAIR_SWEEP.parameters {
            if TOOLKIT.parameters.iter().all(|one| one.id != spec.id) && self.has(spec.id) {
                bail!("--{} has no meaning with --compat toolkit", spec.flag());
            }
        }
        let layers = self
            .typed("layers")
            .and_then(Typed::list)
            .unwrap_or_default();
        let network = match layers {
            [layer] => ToolkitNetwork::parse(layer),
            _ => None,
        };
        let Some(network) = network else {
            let known: Vec<&str> = TOOLKIT_LAYERS
                .iter()
                .map(|layer| layer.id.as_ref())
                .collect();
            bail!("--compat toolkit needs one --layer of {}", known.join(", "));
        };
        let request = self.pairs(name)?;
        if self.significance.is_asked() {
            bail!("--significance has no meaning with --compat toolkit");
        }
        if request.sensitivity.is_some() {
            bail!("--sensitivity has no meaning with --compat toolkit");
        }
        if request.backbone.is_some() {
            bail!("--backbone has no meaning with --compat toolkit");
        }
        let defaults = ToolkitParams::of(network);
        let window_secs = match request.params.windows_secs.as_slice() {
            [one] => *one,
            _ => bail!("--compat toolkit needs one --window"),
        };
        let jaccard = self.typed("jaccard").and_then(Typed::list);
        let params = ToolkitParams {
            window_secs,
            min_weight: request.params.min_weight,
            keep_loops: request.params.keep_loops,
            jaccard: match jaccard.and_then(<[String]>::first) {
                Some(value) => number("--jaccard", value)?,
                None => defaults.jaccard,
            },
            mentions_alone: self.has("mentions_alone"),
            cross_platform: request.cross_platform,
            memory_bytes: request.params.memory_bytes,
            threads: request.params.threads,
            network,
        };
        Ok(Some((params, request)))
    }

    fn is_toolkit(&self) -> bool {
        self.typed("compat").and_then(Typed::text) == Some("toolkit")
    }

    /// Whether the parameter was typed.
    pub fn has(&self, id: &str) -> bool {
        !matches!(self.typed(id), None | Some(Typed::Switch(false)))
    }

    /// Seed of all random choices.
    pub fn seed(&self) -> u64 {
        self.selection.seed()
    }

    /// Whether anything but the seed was typed.
    pub fn is_typed(&self) -> bool {
        let mut values = self.values.iter();
        values.any(|(_, typed)| !matches!(typed, Typed::Switch(false)))
            || self.selection.is_typed()
            || self.significance.within_secs().is_none()
    }

    fn pairs(&self, name: &str) -> anyhow::Result<DetectRequest> {
        let text = |id: &str| self.typed(id).and_then(Typed::text);
        let list = |id: &str| self.typed(id).and_then(Typed::list);
        let switch = |id: &str| matches!(self.typed(id), Some(Typed::Switch(true)));
        let defaults = Params::default();
        let quantile: Option<f64> = text("edge_quantile")
            .map(|value| number("--edge-quantile", value))
            .transpose()?;
        let compat = match text("compat") {
            Some("coortweet") => Compat::Coortweet {
                edge_quantile: quantile.unwrap_or(0.5),
            },
            _ if quantile.is_some() => bail!("--edge-quantile belongs to --compat coortweet"),
            _ => Compat::None,
        };
        let windows_secs = match list("windows_secs") {
            Some(values) => values
                .iter()
                .map(|value| number("--window", value))
                .collect::<anyhow::Result<Vec<f64>>>()?,
            None => defaults.windows_secs,
        };
        let whole = |id: &str, default: u32| -> anyhow::Result<u32> {
            text(id).map_or(Ok(default), |value| {
                number(&format!("--{}", id.replace('_', "-")), value)
            })
        };
        let params = Params {
            layers: list("layers").unwrap_or_default().to_vec(),
            fuse: switch("fuse"),
            windows_secs,
            min_participation: whole("min_participation", defaults.min_participation)?,
            min_hashtags: whole("min_hashtags", defaults.min_hashtags)?,
            min_weight: whole("min_weight", defaults.min_weight)?,
            weight_quantile: text("weight_quantile")
                .map(|value| number("--weight-quantile", value))
                .transpose()?,
            keep_loops: switch("keep_loops"),
            compat,
            memory_bytes: match text("memory_bytes") {
                Some(value) => bytes("--memory", value)?,
                None => total_memory_bytes() / 2,
            },
            threads: text("threads")
                .map_or(Ok(defaults.threads), |value| number("--threads", value))?,
        };
        // The tables of the peer have columns of their own; where chance was asked for with them, the
        // engine says so.
        let peer = params.compat != Compat::None && !self.significance.is_asked();
        let significance = self.significance.request()?.filter(|_| !peer);
        Ok(DetectRequest {
            name: name.to_owned(),
            alike: self.alike.request(&params.layers)?,
            params,
            selection: self.selection.selection()?,
            cross_platform: self.selection.cross_platform(),
            seed: self.selection.seed(),
            significance,
            judged_within_secs: self.significance.within_secs(),
            sensitivity: self.sensitivity.request()?,
            backbone: self.backbone.request()?,
        })
    }

    fn typed(&self, id: &str) -> Option<&Typed> {
        self.values
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, typed)| typed)
    }
}

impl Typed {
    fn text(&self) -> Option<&str> {
        match self {
            Typed::Text(value) => Some(value),
            _ => None,
        }
    }

    fn list(&self) -> Option<&[String]> {
        match self {
            Typed::List(values) => Some(values),
            _ => None,
        }
    }
}

/// A number that was typed after `flag`.
pub fn number<T: std::str::FromStr>(flag: &str, value: &str) -> anyhow::Result<T> {
    match value.trim().parse() {
        Ok(number) => Ok(number),
        Err(_) => bail!("{flag} needs a number, not \"{value}\""),
    }
}

/// `4GB`, `512 MiB`, `1500000`: decimal and binary units, case does not matter.
pub fn bytes(flag: &str, value: &str) -> anyhow::Result<u64> {
    let text = value.trim().to_ascii_lowercase();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let factor: f64 = match text[digits.len()..].trim() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        "t" | "tb" => 1e12,
        "kib" => 1024.0,
        "mib" => 1024.0 * 1024.0,
        "gib" => 1024.0 * 1024.0 * 1024.0,
        "tib" => 1024.0 * 1024.0 * 1024.0 * 1024.0,
        unit => bail!("{flag}: the unit \"{unit}\" is not known; write e.g. 4GB or 512MiB"),
    };
    let amount: f64 = number(flag, digits)?;
    if !(amount.is_finite() && amount > 0.0) {
        bail!("{flag} needs a size above zero, not \"{value}\"");
    }
    Ok((amount * factor) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_both_kinds_of_units() {
        assert_eq!(bytes("--memory", "4GB").unwrap(), 4_000_000_000);
        assert_eq!(bytes("--memory", "1.5 GiB").unwrap(), 1_610_612_736);
        assert_eq!(bytes("--memory", "1000").unwrap(), 1000);
        assert!(bytes("--memory", "4 apples").is_err());
        assert!(bytes("--memory", "0").is_err());
        assert!(bytes("--memory", "é").is_err());
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag() {
        let command = DetectArgs::augment_args(Command::new("test"));
        for spec in PAIR_SWEEP.parameters.iter().chain(TOOLKIT.parameters) {
            assert!(
                command.get_arguments().any(|arg| arg.get_id() == spec.id),
                "{}",
                spec.id
            );
        }
    }
}
