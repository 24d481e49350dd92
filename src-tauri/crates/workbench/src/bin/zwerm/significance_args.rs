//! The options of significance, generated from the registry as those of detection are.

use anyhow::bail;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches};
use zwerm_detection::registry::{
    CORRECTION, MAX_Q, MIN_GROUP, ParameterSpec, REACTION, Range, SIGNIFICANCE,
};
use zwerm_workbench::{Correction, Significance, USUAL_JUDGING_SECS};

use crate::detect_args::{help, number};

/// What was typed: the parameters, and whether they are wanted at all.
#[derive(Debug, Clone, Default)]
pub struct SignificanceArgs {
    /// `None` = nothing was said: where it takes less than a minute.
    wanted: Option<bool>,
    values: Vec<(&'static str, String)>,
}

/// The flags, those that switch it on and off first.
pub fn arguments() -> impl Iterator<Item = Arg> {
    let switch = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(help)
            .help_heading("Significance")
    };
    [
        switch(
            "significance",
            "Hold every edge against chance, however long that takes: edges.csv gets expected, p, q and rung, accounts and communities their rung, and established groups a table of their own. Without this switch it is done where the estimate says under a minute.",
        )
        .conflicts_with("no-significance"),
        switch("no-significance", "Do not hold edges against chance."),
    ]
    .into_iter()
    .chain(SIGNIFICANCE.parameters.iter().map(argument))
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let arg = Arg::new(spec.id)
        .long(spec.flag())
        .help(help(spec))
        .help_heading("Significance");
    match spec.range {
        Range::Choice { options, .. } => {
            arg.value_parser(ValueParser::from(PossibleValuesParser::new(options)))
        }
        _ if spec.unit == "s" => arg.value_name("SECONDS"),
        Range::Whole { .. } => arg.value_name("N"),
        _ => arg.value_name("0..1"),
    }
}

impl SignificanceArgs {
    /// What was typed.
    pub fn of(matches: &ArgMatches) -> SignificanceArgs {
        SignificanceArgs {
            wanted: match matches.get_flag("significance") {
                true => Some(true),
                false => matches.get_flag("no-significance").then_some(false),
            },
            values: SIGNIFICANCE
                .parameters
                .iter()
                .filter_map(|spec| Some((spec.id, matches.get_one::<String>(spec.id)?.clone())))
                .collect(),
        }
    }

    /// Whether anything was said of it.
    pub fn is_asked(&self) -> bool {
        self.wanted == Some(true) || !self.values.is_empty()
    }

    /// Longest that it may take, seconds; `None` = however long.
    pub fn within_secs(&self) -> Option<f64> {
        self.wanted.is_none().then_some(USUAL_JUDGING_SECS)
    }

    /// What was meant by it; `None` when significance is not wanted.
    pub fn request(&self) -> anyhow::Result<Option<Significance>> {
        if self.wanted == Some(false) {
            if let Some((id, _)) = self.values.first() {
                let spec = SIGNIFICANCE.parameters.iter().find(|spec| spec.id == *id);
                bail!(
                    "--{} says how to hold edges against chance, --no-significance not to: choose one",
                    spec.map(ParameterSpec::flag).unwrap_or_default()
                );
            }
            return Ok(None);
        }
        let mut asked = Significance::default();
        for (id, value) in &self.values {
            if *id == MAX_Q.id {
                asked.max_q = number("--max-q", value)?;
            } else if *id == MIN_GROUP.id {
                asked.min_group = number("--min-group", value)?;
            } else if *id == REACTION.id {
                asked.reaction_secs = number("--reaction", value)?;
            } else if *id == CORRECTION.id {
                asked.correction = match value.as_str() {
                    "benjamini-yekutieli" => Correction::BenjaminiYekutieli,
                    _ => Correction::BenjaminiHochberg,
                };
            }
        }
        Ok(Some(asked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    fn typed(words: &[&str]) -> anyhow::Result<Option<Significance>> {
        let command = Command::new("test").args(arguments());
        let all = std::iter::once(&"test").chain(words);
        SignificanceArgs::of(&command.try_get_matches_from(all)?).request()
    }

    #[test]
    fn every_parameter_of_the_registry_has_a_flag_that_is_read() {
        let plain = typed(&["--significance"]).unwrap();
        assert_eq!(plain, Some(Significance::default()));
        assert_eq!(typed(&[]).unwrap(), plain);
        assert_eq!(typed(&["--no-significance"]).unwrap(), None);
        for (name, value) in [
            ("--max-q", "0.05"),
            ("--min-group", "9"),
            ("--reaction", "30"),
            ("--correction", "benjamini-yekutieli"),
        ] {
            let changed = typed(&["--significance", name, value]).unwrap();
            assert_ne!(changed, plain, "{name}");
            assert_eq!(typed(&[name, value]).unwrap(), changed);
            let against = typed(&["--no-significance", name, value]).unwrap_err();
            assert!(against.to_string().starts_with(name), "{against}");
        }
        assert_eq!(SIGNIFICANCE.parameters.len(), 4);
        assert!(typed(&["--significance", "--no-significance"]).is_err());
    }

    #[test]
    fn only_what_was_asked_for_may_take_long() {
        let args = |words: &[&str]| {
            let command = Command::new("test").args(arguments());
            let all = std::iter::once(&"test").chain(words);
            SignificanceArgs::of(&command.try_get_matches_from(all).unwrap())
        };
        assert_eq!(args(&[]).within_secs(), Some(USUAL_JUDGING_SECS));
        assert_eq!(args(&["--significance"]).within_secs(), None);
        assert!(!args(&["--no-significance"]).is_asked());
        assert!(args(&["--max-q", "0.05"]).is_asked());
    }
}
