//! What a run is worth: how much of it stays, what its settings would have missed; the variants of
//! what is alike.

use zwerm_workbench::{
    Change, FoundRates, Power, PowerResult, Rate, Spread, StabilityRow, Variant, parse_utc,
};

use crate::Desk;
use crate::api::{
    ChangedPart, PowerAsk, PowerView, RateView, SpreadView, StabilityView, VariantView,
    VariantsView,
};
use crate::error::Result;

/// Variants that are listed.
const MOST_VARIANTS: usize = 200;

/// Characters of a variant that are shown.
const VARIANT_CHARS: usize = 4_000;

/// Seed of planting when none is given.
const SEED: u64 = 1;

impl Desk {
    /// How much of a run stayed when it was repeated with something changed; empty where that was
    /// not asked for.
    pub fn stability(&self, run: &str) -> Result<Vec<StabilityView>> {
        let case = self.case()?;
        let rows = case.reader().stability_of(&case.run(run)?.name)?;
        Ok(rows.into_iter().map(stability).collect())
    }

    /// Job `power`: plants groups into a copy of the data of a run, and looks for them with its
    /// settings. The case stays as it is.
    pub fn start_power(&self, ask: PowerAsk) -> Result<u32> {
        let case = self.case()?;
        let run = case.run(&ask.run)?.name;
        let asked = asked(&ask);
        asked.validate().map_err(zwerm_workbench::Error::from)?;
        Ok(self.start_job("power", move |_, control| {
            let seed = ask.seed.unwrap_or(SEED);
            let found = case.reader().power_of_run(&run, (&asked, seed), control)?;
            Ok(power(&ask.run, found))
        }))
    }

    /// The variants of an object of `similar_text` or `similar_image`, at most 200 of them.
    pub fn variants(&self, run: &str, object_id: &str) -> Result<VariantsView> {
        let case = self.case()?;
        let run = case.run(run)?.name;
        let found = case
            .reader()
            .variants(&run, object_id, MOST_VARIANTS, &case.question())?;
        Ok(VariantsView {
            n_posts: found.cluster.n_posts,
            n_accounts: found.cluster.n_accounts,
            first_ms: parse_utc(&found.cluster.first_utc).unwrap_or_default(),
            last_ms: parse_utc(&found.cluster.last_utc).unwrap_or_default(),
            layer: found.cluster.layer,
            n_variants: found.n_variants,
            variants: found.variants.into_iter().map(variant).collect(),
        })
    }
}

fn asked(ask: &PowerAsk) -> Power {
    let defaults = Power::default();
    Power {
        group_size: ask.group_size.unwrap_or(defaults.group_size),
        events: ask.events.unwrap_or(defaults.events),
        spread_secs: ask.spread_secs.unwrap_or(defaults.spread_secs),
        trials: ask.trials.unwrap_or(defaults.trials),
    }
}

fn power(run: &str, found: PowerResult) -> PowerView {
    let PowerResult { asked, seed, .. } = &found;
    let established = |of: fn(FoundRates) -> Rate| found.at_rung_2.map(of).map(rate);
    PowerView {
        ask: PowerAsk {
            run: run.to_owned(),
            group_size: Some(asked.group_size),
            events: Some(asked.events),
            spread_secs: Some(asked.spread_secs),
            trials: Some(asked.trials),
            seed: Some(*seed),
        },
        network_all: rate(found.in_network.all),
        network_half: rate(found.in_network.half),
        established_all: established(|rates| rates.all),
        established_half: established(|rates| rates.half),
        before: rate(found.before),
        community_size: found.community_size,
        worth: found.worth,
        warnings: found.warnings,
    }
}

fn rate(rate: Rate) -> RateView {
    RateView {
        found: rate.found,
        trials: rate.trials,
        share: rate.share,
        low: rate.low,
        high: rate.high,
    }
}

fn stability(row: StabilityRow) -> StabilityView {
    let spread = |spread: Option<Spread>| {
        spread.map(|Spread { low, middle, high }| SpreadView { low, middle, high })
    };
    StabilityView {
        change: row.change,
        n_repetitions: row.n_repetitions,
        n_edges: spread(row.n_edges),
        edges_kept: spread(row.edges_kept),
        accounts_kept: spread(row.accounts_kept),
        agreement_in_both: spread(row.agreement_in_both),
        agreement_in_either: spread(row.agreement_in_either),
        established_kept: spread(row.established_kept),
    }
}

fn variant(variant: Variant) -> VariantView {
    VariantView {
        text: cut(&variant.text),
        n_posts: variant.n_posts,
        n_accounts: variant.n_accounts,
        first_ms: parse_utc(&variant.first_utc).unwrap_or_default(),
        first_account: variant.first_account,
        first_content: variant.first_content,
        similarity: variant.similarity,
        distance_bits: variant.distance_bits,
        changes: parts(variant.changes),
    }
}

/// The parts up to the length that is shown.
fn parts(changes: Vec<Change>) -> Vec<ChangedPart> {
    let mut left = VARIANT_CHARS;
    let mut parts = Vec::new();
    for change in changes {
        if left == 0 {
            break;
        }
        let (kind, text) = match change {
            Change::Kept(text) => ("kept", text),
            Change::Removed(text) => ("removed", text),
            Change::Added(text) => ("added", text),
        };
        let text: String = text.chars().take(left).collect();
        left -= text.chars().count();
        parts.push(ChangedPart {
            kind: kind.to_owned(),
            text,
        });
    }
    parts
}

fn cut(text: &str) -> String {
    text.chars().take(VARIANT_CHARS).collect()
}
