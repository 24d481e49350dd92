//! The options of the backbone, generated from the registry as those of detection are.

use anyhow::bail;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches};
use zwerm_detection::registry::{BACKBONE, BACKBONE_ALPHA, ParameterSpec, Range};
use zwerm_workbench::{Backbone, BackboneMethod};

use crate::detect_args::{help, number};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct BackboneArgs {
    method: Option<String>,
    alpha: Option<String>,
}

/// The flags.
pub fn arguments() -> impl Iterator<Item = Arg> {
    let arg =
        |spec: &'static ParameterSpec| Arg::new(spec.id).long(spec.flag()).help_heading("Backbone");
    let options = match BACKBONE.range {
        Range::Choice { options, .. } => options,
        _ => &[],
    };
    let method = arg(&BACKBONE)
        // Without the flag there is no backbone at all.
        .help(BACKBONE.text)
        .value_parser(ValueParser::from(PossibleValuesParser::new(options)));
    let alpha = arg(&BACKBONE_ALPHA)
        .help(help(&BACKBONE_ALPHA))
        .value_name("0..1");
    [method, alpha].into_iter()
}

impl BackboneArgs {
    /// What was typed.
    pub fn of(matches: &ArgMatches) -> BackboneArgs {
        let value = |spec: &ParameterSpec| matches.get_one::<String>(spec.id).cloned();
        BackboneArgs {
            method: value(&BACKBONE),
            alpha: value(&BACKBONE_ALPHA),
        }
    }

    /// What was meant by it; `None` when no backbone is wanted.
    pub fn request(&self) -> anyhow::Result<Option<Backbone>> {
        let method = match self.method.as_deref() {
            Some("validated") => Some(BackboneMethod::Validated),
            Some(_) => Some(BackboneMethod::Disparity),
            None => None,
        };
        match (method, &self.alpha) {
            (Some(BackboneMethod::Disparity), Some(alpha)) => Ok(Some(Backbone {
                method: BackboneMethod::Disparity,
                alpha: number("--backbone-alpha", alpha)?,
            })),
            (_, Some(_)) => bail!("--backbone-alpha belongs to --backbone disparity"),
            (method, None) => Ok(method.map(Backbone::of)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    fn typed(words: &[&str]) -> anyhow::Result<Option<Backbone>> {
        let command = Command::new("test").args(arguments());
        let all = std::iter::once(&"test").chain(words);
        BackboneArgs::of(&command.try_get_matches_from(all)?).request()
    }

    #[test]
    fn the_level_belongs_to_the_disparity_filter() {
        assert_eq!(typed(&[]).unwrap(), None);
        let usual = typed(&["--backbone", "disparity"]).unwrap().unwrap();
        assert_eq!(usual, Backbone::of(BackboneMethod::Disparity));
        let own = typed(&["--backbone", "disparity", "--backbone-alpha", "0.2"]);
        assert_eq!(own.unwrap().unwrap().alpha, 0.2);
        let network = typed(&["--backbone", "validated"]).unwrap().unwrap();
        assert_eq!(network.method, BackboneMethod::Validated);
        for words in [
            &["--backbone-alpha", "0.2"][..],
            &["--backbone", "validated", "--backbone-alpha", "0.2"],
        ] {
            let error = typed(words).unwrap_err().to_string();
            assert_eq!(error, "--backbone-alpha belongs to --backbone disparity");
        }
        assert!(typed(&["--backbone", "spine"]).is_err());
    }
}
