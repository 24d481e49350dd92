//! The options of sensitivity, generated from the registry as those of detection are.

use anyhow::bail;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use zwerm_detection::registry::{KEPT_SHARE, ParameterSpec, Range, SENSITIVITY, SUBSAMPLES};
use zwerm_workbench::Sensitivity;

use crate::detect_args::{help, number};

/// The switch of a run.
const SWITCH: &str = "sensitivity";

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct SensitivityArgs {
    wanted: bool,
    values: Vec<(&'static str, String)>,
}

/// The flags of a run, the switch first.
pub fn arguments() -> impl Iterator<Item = Arg> {
    let switch = Arg::new(SWITCH)
        .long(SWITCH)
        .action(ArgAction::SetTrue)
        .help("Repeat the run with something changed (window, layers, objects, random parts): sensitivity.csv and the report tell what stays.")
        .help_heading("Sensitivity");
    std::iter::once(switch).chain(SENSITIVITY.parameters.iter().map(argument))
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let value = match spec.range {
        Range::Whole { .. } => "N",
        _ => "0..1",
    };
    Arg::new(spec.id)
        .long(spec.flag())
        .value_name(value)
        .help(help(spec))
        .help_heading("Sensitivity")
}

impl SensitivityArgs {
    /// What was typed for a run.
    pub fn of(matches: &ArgMatches) -> SensitivityArgs {
        SensitivityArgs {
            wanted: matches.get_flag(SWITCH),
            ..SensitivityArgs::values_of(matches)
        }
    }

    fn values_of(matches: &ArgMatches) -> SensitivityArgs {
        let value = |spec: &'static ParameterSpec| {
            Some((spec.id, matches.get_one::<String>(spec.id)?.clone()))
        };
        SensitivityArgs {
            wanted: true,
            values: SENSITIVITY.parameters.iter().filter_map(value).collect(),
        }
    }

    /// What was meant by it; `None` when it is not wanted.
    pub fn request(&self) -> anyhow::Result<Option<Sensitivity>> {
        if !self.wanted {
            if let Some((id, _)) = self.values.first() {
                let spec = SENSITIVITY.parameters.iter().find(|spec| spec.id == *id);
                bail!(
                    "--{} belongs to --sensitivity",
                    spec.map(ParameterSpec::flag).unwrap_or_default()
                );
            }
            return Ok(None);
        }
        Ok(Some(self.asked()?))
    }

    /// The parameters, wherever they were typed.
    pub fn asked(&self) -> anyhow::Result<Sensitivity> {
        let mut asked = Sensitivity::default();
        for (id, value) in &self.values {
            if *id == SUBSAMPLES.id {
                asked.subsamples = number("--subsamples", value)?;
            } else if *id == KEPT_SHARE.id {
                asked.kept_share = number("--kept-share", value)?;
            }
        }
        Ok(asked)
    }
}

/// For a command of its own: the parameters without the switch.
impl Args for SensitivityArgs {
    fn augment_args(command: Command) -> Command {
        command.args(SENSITIVITY.parameters.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SensitivityArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(SensitivityArgs::values_of(matches))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> anyhow::Result<Option<Sensitivity>> {
        let command = Command::new("test").args(arguments());
        let all = std::iter::once(&"test").chain(words);
        SensitivityArgs::of(&command.try_get_matches_from(all)?).request()
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag_that_is_read() {
        assert_eq!(typed(&[]).unwrap(), None);
        let plain = typed(&["--sensitivity"]).unwrap();
        assert_eq!(plain, Some(Sensitivity::default()));
        for (name, value) in [("--subsamples", "3"), ("--kept-share", "0.5")] {
            let changed = typed(&["--sensitivity", name, value]).unwrap();
            assert_ne!(changed, plain, "{name}");
            let alone = typed(&[name, value]).unwrap_err().to_string();
            assert_eq!(alone, format!("{name} belongs to --sensitivity"));
        }
        assert_eq!(SENSITIVITY.parameters.len(), 2);
    }
}
