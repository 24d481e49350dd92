//! The options of power, generated from the registry as those of detection are.

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use zwerm_detection::registry::{EVENTS, GROUP_SIZE, POWER, ParameterSpec, Range, SPREAD, TRIALS};
use zwerm_workbench::Power;

use crate::detect_args::{help, number};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct PowerArgs {
    values: Vec<(&'static str, String)>,
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let value = match spec.range {
        Range::Numbers { .. } => "SECONDS",
        _ => "N",
    };
    Arg::new(spec.id)
        .long(spec.flag())
        .value_name(value)
        .help(help(spec))
        .help_heading("Planted groups")
}

impl Args for PowerArgs {
    fn augment_args(command: Command) -> Command {
        command.args(POWER.parameters.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for PowerArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let value = |spec: &'static ParameterSpec| {
            Some((spec.id, matches.get_one::<String>(spec.id)?.clone()))
        };
        Ok(PowerArgs {
            values: POWER.parameters.iter().filter_map(value).collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl PowerArgs {
    /// What was meant by it.
    pub fn asked(&self) -> anyhow::Result<Power> {
        let mut asked = Power::default();
        for (id, value) in &self.values {
            if *id == GROUP_SIZE.id {
                asked.group_size = number("--group-size", value)?;
            } else if *id == EVENTS.id {
                asked.events = number("--events", value)?;
            } else if *id == SPREAD.id {
                asked.spread_secs = number("--spread", value)?;
            } else if *id == TRIALS.id {
                asked.trials = number("--trials", value)?;
            }
        }
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> anyhow::Result<Power> {
        let command = PowerArgs::augment_args(Command::new("test"));
        let all = std::iter::once(&"test").chain(words);
        PowerArgs::from_arg_matches(&command.try_get_matches_from(all)?)?.asked()
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag_that_is_read() {
        assert_eq!(typed(&[]).unwrap(), Power::default());
        for (name, value) in [
            ("--group-size", "9"),
            ("--events", "7"),
            ("--spread", "2.5"),
            ("--trials", "3"),
        ] {
            assert_ne!(typed(&[name, value]).unwrap(), Power::default(), "{name}");
            assert!(typed(&[name, "many"]).is_err());
        }
        assert_eq!(POWER.parameters.len(), 4);
    }
}
