//! The options that say what takes part, for every command that compares: platforms, period, seed.

use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches};
use zwerm_workbench::Selection;

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct SelectionArgs {
    seed: u64,
    per_platform: bool,
    platforms: Vec<String>,
    from: Option<String>,
    to: Option<String>,
}

/// The flags. `seeded` says what the seed decides.
pub fn arguments(seeded: &str) -> impl Iterator<Item = Arg> {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    [
        text("seed", "N", "")
            .help(format!("Seed of {seeded}. Default: 1."))
            .value_parser(clap::value_parser!(u64))
            .default_value("1")
            .hide_default_value(true),
        Arg::new("per-platform")
            .long("per-platform")
            .action(ArgAction::SetTrue)
            .help("An object shared on two platforms counts as two objects."),
        text("platforms", "NAME,...", "Only shares on these platforms.").value_delimiter(','),
        text(
            "from",
            "TIME",
            "Only shares from this time on: a date or an ISO 8601 time, UTC.",
        ),
        text("to", "TIME", "Only shares before this time."),
    ]
    .into_iter()
}

impl SelectionArgs {
    /// What was typed.
    pub fn of(matches: &ArgMatches) -> SelectionArgs {
        let platforms = matches.get_many::<String>("platforms");
        SelectionArgs {
            seed: matches.get_one::<u64>("seed").copied().unwrap_or(1),
            per_platform: matches.get_flag("per-platform"),
            platforms: platforms.map_or_else(Vec::new, |names| names.cloned().collect()),
            from: matches.get_one::<String>("from").cloned(),
            to: matches.get_one::<String>("to").cloned(),
        }
    }

    /// Seed of all random choices.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether an object shared on two platforms is one object.
    pub fn cross_platform(&self) -> bool {
        !self.per_platform
    }

    /// Whether anything but the seed was typed.
    pub fn is_typed(&self) -> bool {
        self.per_platform || !self.platforms.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// What was meant by it.
    pub fn selection(&self) -> anyhow::Result<Selection> {
        Ok(Selection {
            object_types: None,
            min_hashtags: None,
            platforms: Some(self.platforms.clone()).filter(|names| !names.is_empty()),
            from_ms: instant("--from", self.from.as_deref())?,
            to_ms: instant("--to", self.to.as_deref())?,
        })
    }
}

fn instant(flag: &str, value: Option<&str>) -> anyhow::Result<Option<i64>> {
    let time = |value: &str| {
        zwerm_workbench::parse_utc(value).with_context(|| {
            format!("{flag} needs a date (2021-09-26) or an ISO 8601 time, not \"{value}\"")
        })
    };
    value.map(time).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    fn typed(words: &[&str]) -> SelectionArgs {
        let command = Command::new("test").args(arguments("all"));
        let all = std::iter::once(&"test").chain(words);
        SelectionArgs::of(&command.try_get_matches_from(all).unwrap())
    }

    #[test]
    fn what_is_typed_is_what_takes_part() {
        let none = typed(&[]);
        assert!(!none.is_typed() && none.cross_platform());
        assert_eq!(none.selection().unwrap(), Selection::default());
        assert_eq!((none.seed(), typed(&["--seed", "7"]).seed()), (1, 7));
        let some = typed(&["--platforms", "x,tiktok", "--from", "1970-01-02"]);
        let selection = some.selection().unwrap();
        assert!(some.is_typed());
        assert_eq!(selection.platforms.unwrap(), ["x", "tiktok"]);
        assert_eq!(
            (selection.from_ms, selection.to_ms),
            (Some(86_400_000), None)
        );
        let error = typed(&["--to", "soon"]).selection().unwrap_err();
        assert!(
            error.to_string().starts_with("--to needs a date"),
            "{error}"
        );
        assert!(!typed(&["--per-platform"]).cross_platform());
    }
}
