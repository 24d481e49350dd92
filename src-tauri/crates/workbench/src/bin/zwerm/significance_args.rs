//! The options of significance, generated from the registry as those of detection are.

use anyhow::bail;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches};
use zwerm_detection::registry::{
    CORRECTION, MAX_Q, MIN_GROUP, ParameterSpec, REACTION, Range, SIGNIFICANCE,
};
use zwerm_workbench::{Correction, Significance};

use crate::detect_args::{flag, help, number};

/// What was typed: the parameters, and whether they are wanted at all.
#[derive(Debug, Clone, Default)]
pub struct SignificanceArgs {
    wanted: bool,
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
            "Hold every edge against chance: edges.csv gets expected, p, q and rung, accounts and communities their rung, and established groups a table of their own.",
        )
        .conflicts_with("no-significance"),
        switch("no-significance", "Do not; this is the default."),
    ]
    .into_iter()
    .chain(SIGNIFICANCE.parameters.iter().map(argument))
}

fn argument(spec: &'static ParameterSpec) -> Arg {
    let arg = Arg::new(spec.id)
        .long(flag(spec))
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
            wanted: matches.get_flag("significance"),
            values: SIGNIFICANCE
                .parameters
                .iter()
                .filter_map(|spec| Some((spec.id, matches.get_one::<String>(spec.id)?.clone())))
                .collect(),
        }
    }

    /// What was meant by it; `None` when significance is not wanted.
    pub fn request(&self) -> anyhow::Result<Option<Significance>> {
        if !self.wanted {
            if let Some((id, _)) = self.values.first() {
                let spec = SIGNIFICANCE.parameters.iter().find(|spec| spec.id == *id);
                bail!(
                    "--{} belongs to --significance",
                    spec.map(flag).unwrap_or_default()
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
        assert_eq!(typed(&[]).unwrap(), None);
        assert_eq!(typed(&["--no-significance"]).unwrap(), None);
        let plain = typed(&["--significance"]).unwrap();
        assert_eq!(plain, Some(Significance::default()));
        for (name, value) in [
            ("--max-q", "0.05"),
            ("--min-group", "9"),
            ("--reaction", "30"),
            ("--correction", "benjamini-yekutieli"),
        ] {
            let changed = typed(&["--significance", name, value]).unwrap();
            assert_ne!(changed, plain, "{name}");
            let alone = typed(&[name, value]).unwrap_err().to_string();
            assert_eq!(alone, format!("{name} belongs to --significance"));
        }
        assert_eq!(SIGNIFICANCE.parameters.len(), 4);
        assert!(typed(&["--significance", "--no-significance"]).is_err());
    }
}
