//! What a negative result is worth: groups planted into the shares of a case, in memory, and how often
//! a run's settings find them.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use zwerm_dataset::{Column, Shares};
use zwerm_detection::power::{Ground, Power, Rate, Seen, is_half, look_for};
use zwerm_detection::registry::{POWER, describe_power};

use crate::analysis;
use crate::error::{Error, Result};
use crate::exports::write_columns;
use crate::jobs::Control;
use crate::output::Written;
use crate::pipeline::write_json;
use crate::run_tables::Columns;
use crate::runs::{DetectRequest, recorded};
use crate::session::{TOOL, Workbench};
use crate::significance;

/// How often groups were found, all of them and at least half of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FoundRates {
    /// Every member.
    pub all: Rate,
    /// At least half of the members, and two.
    pub half: Rate,
}

/// One planted group and what the run shows of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerTrial {
    /// Number, from 1.
    pub trial: u32,
    /// Platform of its accounts.
    pub platform: String,
    /// Shares of the members in the data as it is, all together.
    pub n_own_shares: u64,
    /// Most of these accounts in one community of the data as it is.
    pub in_community_before: u64,
    /// What the run shows.
    #[serde(flatten)]
    pub seen: Seen,
}

/// What these settings find.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerResult {
    /// What was planted.
    pub asked: Power,
    /// Seed of planting.
    pub seed: u64,
    /// Parameters of the runs, as a run records them.
    pub parameters: Value,
    /// Found in one community of the network.
    pub in_network: FoundRates,
    /// Found in one established group; `None` where the run is not held against chance.
    pub at_rung_2: Option<FoundRates>,
    /// At least half in one community of the data as it is, without acting together.
    pub before: Rate,
    /// Median size of the communities in which at least half were found.
    pub community_size: Option<u64>,
    /// What that is worth, in sentences.
    pub worth: String,
    /// What must be known before that is believed.
    pub warnings: Vec<String>,
    /// Group by group.
    pub trials: Vec<PowerTrial>,
}

impl Workbench {
    /// Plants groups and looks for them with these settings. Nothing of the case changes.
    pub fn power(
        &self,
        request: &DetectRequest,
        planted: (&Power, u64),
        control: &Control,
    ) -> Result<PowerResult> {
        let request = self.with_usual_layers(request)?;
        let imports = self.imports()?;
        // Layers of what is alike are made for these runs alone.
        let folder = tempfile::tempdir().map_err(|error| {
            let place = std::env::temp_dir();
            Error::io("create a folder for the time being", &place, &error)
        })?;
        let made = self.make_alike(&imports, &request, folder.path(), control)?;
        let files = made.files(folder.path());
        let shares = self.load_from(&imports, &files, &request, control)?;
        power(&shares, request, planted, control)
    }

    /// The same with the settings and the shares of a run.
    pub fn power_of_run(
        &self,
        run: &str,
        planted: (&Power, u64),
        control: &Control,
    ) -> Result<PowerResult> {
        let record = self.run(run)?;
        let request = self.request_of(&record)?;
        let (imports, made) = (self.imports_of_run(&record)?, self.alike_of_run(&record)?);
        let shares = self.load_from(&imports, &made, &request, control)?;
        power(&shares, request, planted, control)
    }
}

fn power(
    shares: &Shares,
    mut request: DetectRequest,
    (asked, seed): (&Power, u64),
    control: &Control,
) -> Result<PowerResult> {
    asked.validate()?;
    // A repetition of every run and a drawing of it are not looked at.
    (request.sensitivity, request.backbone) = (None, None);
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let found = zwerm_detection::detect(shares, &request.params, &progress)?;
    let warnings: Vec<String> = significance::too_long(&request, shares, &found)
        .into_iter()
        .collect();
    if !warnings.is_empty() {
        request.significance = None;
    }
    let community = analysis::communities(&found, request.seed, control)?;
    let ground = Ground::new(shares, &found.layers)?;
    let mut n_shares = vec![0_u64; shares.accounts.len()];
    for &account in &shares.account {
        if let Some(n) = n_shares.get_mut(account as usize) {
            *n += 1;
        }
    }
    let mut trials = Vec::with_capacity(asked.trials as usize);
    for trial in 1..=asked.trials {
        control.step("planting groups", u64::from(trial), u64::from(asked.trials));
        control.check()?;
        let planted = ground.plant(asked, seed, trial)?;
        let (members, with) = (&planted.members, &planted.shares);
        let again = zwerm_detection::detect(with, &request.params, &progress)?;
        let together = analysis::communities(&again, request.seed, control)?;
        let judged = significance::judge(&request, with, &again, &together, control)?;
        let own = members
            .iter()
            .filter_map(|&account| n_shares.get(account as usize));
        trials.push(PowerTrial {
            trial,
            platform: members
                .first()
                .map(|&account| crate::run_tables::platform_of(shares, account))
                .unwrap_or_default(),
            n_own_shares: own.sum(),
            in_community_before: look_for(members, &found, &community, None).in_community,
            seen: look_for(members, &again, &together, judged.as_ref()),
        });
    }
    tell(request, (asked, seed), trials, warnings)
}

fn tell(
    request: DetectRequest,
    (asked, seed): (&Power, u64),
    trials: Vec<PowerTrial>,
    warnings: Vec<String>,
) -> Result<PowerResult> {
    let size = u64::from(asked.group_size);
    let rate = |is_found: &dyn Fn(&PowerTrial) -> bool| {
        let found = trials.iter().filter(|trial| is_found(trial)).count();
        Rate::of(found as u64, trials.len() as u64)
    };
    let half = |together: u64| is_half(together, asked.group_size);
    let in_network = FoundRates {
        all: rate(&|trial| trial.seen.in_community == size),
        half: rate(&|trial| half(trial.seen.in_community)),
    };
    let at_rung_2 = request.significance.as_ref().map(|_| FoundRates {
        all: rate(&|trial| trial.seen.at_rung_2 == Some(size)),
        half: rate(&|trial| trial.seen.at_rung_2.is_some_and(half)),
    });
    let before = rate(&|trial| half(trial.in_community_before));
    let found = trials.iter().filter(|trial| half(trial.seen.in_community));
    let mut sizes: Vec<u64> = found.map(|trial| trial.seen.community_size).collect();
    sizes.sort_unstable();
    Ok(PowerResult {
        worth: worth(&describe_power(asked)?, in_network, at_rung_2, before),
        parameters: recorded(&request)?,
        asked: asked.clone(),
        seed,
        in_network,
        at_rung_2,
        before,
        community_size: sizes.get(sizes.len() / 2).copied(),
        warnings,
        trials,
    })
}

/// What a negative result says, after so many were found.
fn worth(
    planted: &str,
    in_network: FoundRates,
    at_rung_2: Option<FoundRates>,
    before: Rate,
) -> String {
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let told = |rate: Rate| {
        format!(
            "{} of {} ({}, 95 % interval {} to {})",
            rate.found,
            rate.trials,
            percent(rate.share),
            percent(rate.low),
            percent(rate.high)
        )
    };
    let mut text = format!(
        "Of {planted}, planted one by one into this data, at least half of the members came into one community in {}",
        told(in_network.half)
    );
    if let Some(rates) = at_rung_2 {
        text += &format!(" and to rung 2 in {}", told(rates.half));
    }
    text += ".";
    let decisive = at_rung_2.map_or(in_network.half, |rates| rates.half);
    let missed = (percent(1.0 - decisive.high), percent(1.0 - decisive.low));
    let place = match at_rung_2 {
        Some(_) => "no such group at rung 2",
        None => "no such community",
    };
    text += &if decisive.low >= 0.8 {
        format!(
            " That a run shows {place} speaks against there having been one: at most {} of them would be missed.",
            missed.1
        )
    } else if decisive.high < 0.5 {
        format!(
            " That a run shows {place} says next to nothing: at least {} of them would be missed.",
            missed.0
        )
    } else {
        format!(
            " That a run shows {place} is weak evidence: {} to {} of them would be missed.",
            missed.0, missed.1
        )
    };
    if at_rung_2.is_none() && 4 * before.found > before.trials {
        text += &format!(
            " {} of the groups would have been in one community without acting together: the communities of these settings are too large to tell.",
            before.found
        );
    }
    text
}

impl PowerResult {
    /// Writes `power.json`, all of this, and `power.csv`, one row a group, into a folder.
    pub fn write(&self, folder: &Path) -> Result<Vec<Written>> {
        std::fs::create_dir_all(folder)
            .map_err(|error| Error::io("create the folder for the results", folder, &error))?;
        let mut body = serde_json::to_value(self)?;
        body["tool"] = TOOL.into();
        body["method"] = POWER.text.into();
        body["caution"] = POWER.caution.into();
        Ok(vec![
            write_json(&folder.join("power.json"), &body)?,
            write_columns(&folder.join("power.csv"), &self.columns())?,
        ])
    }

    fn columns(&self) -> Columns {
        let number = |name: &str, of: fn(&PowerTrial) -> u64| {
            let cells = self.trials.iter().map(of).collect();
            (name.to_owned(), Column::U64(cells))
        };
        let mut columns = vec![
            number("trial", |trial| u64::from(trial.trial)),
            (
                "platform".to_owned(),
                Column::Text(self.trials.iter().map(|it| it.platform.clone()).collect()),
            ),
            number("n_own_shares", |trial| trial.n_own_shares),
            number("in_community_before", |trial| trial.in_community_before),
            number("n_edges", |trial| trial.seen.n_edges),
            number("in_community", |trial| trial.seen.in_community),
            number("community_size", |trial| trial.seen.community_size),
        ];
        if self.at_rung_2.is_some() {
            columns.push(number("at_rung_2", |trial| {
                trial.seen.at_rung_2.unwrap_or_default()
            }));
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(half: u64) -> FoundRates {
        FoundRates {
            all: Rate::of(0, 20),
            half: Rate::of(half, 20),
        }
    }

    #[test]
    fn a_negative_result_says_no_more_than_the_interval() {
        let planted = "groups of 6 accounts";
        let none = Rate::of(0, 20);
        let sure = worth(planted, rates(20), Some(rates(20)), none);
        assert!(
            sure.contains("20 of 20 (100 %, 95 % interval 84 % to 100 %)"),
            "{sure}"
        );
        assert!(
            sure.contains("speaks against") && sure.contains("at most 16 %"),
            "{sure}"
        );
        // The rung decides, however often the network shows them.
        let weak = worth(planted, rates(20), Some(rates(12)), none);
        assert!(weak.contains("weak evidence: 22 % to 61 %"), "{weak}");
        let nothing = worth(planted, rates(20), Some(rates(1)), none);
        assert!(
            nothing.contains("next to nothing: at least 76 %"),
            "{nothing}"
        );
        let large = worth(planted, rates(20), None, Rate::of(9, 20));
        assert!(large.ends_with("too large to tell."), "{large}");
    }
}
