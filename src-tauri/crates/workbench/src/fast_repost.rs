//! The layer of reposts that came within seconds of the publication of their original, and how often each
//! account did so.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use zwerm_dataset::{Column, Dated, Reposts, RowsOf, Shares, TableFile};
use zwerm_detection::registry::FAST_REPOST_LAYER;
use zwerm_detection::{Detection, FastRepost};

use crate::alike::AlikeFigures;
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::run_tables::Columns;
use crate::runs::DetectRequest;

/// How often one account reposts, and how fast.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Habit {
    /// Reposts whose delay is known.
    dated: u32,
    /// Of them, those within the limit.
    fast: u32,
    /// Of these, those of one author: of the one that has most.
    fast_of_one_author: u32,
}

/// The habits of all accounts that repost, by platform and id.
#[derive(Debug, Default)]
pub(crate) struct Habits {
    of: HashMap<(String, String), Habit>,
}

/// Makes the layer of `shares` and `posts` tables, as a table in `folder`.
pub(crate) fn fast_repost(
    (shares, posts): (&[PathBuf], &[PathBuf]),
    asked: &FastRepost,
    request: &DetectRequest,
    folder: &Path,
    control: &Control,
) -> Result<(TableFile, AlikeFigures, Habits)> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let found = zwerm_dataset::load_reposts(shares, posts, &request.selection, &progress)?;
    let limit_ms = asked.limit_ms();
    let figures = figures(&found, limit_ms)?;
    let rows: Vec<(u32, u32)> = found
        .reposts
        .iter()
        .filter(|repost| is_fast(repost.delay, limit_ms))
        .map(|repost| (repost.row, repost.original))
        .collect();
    let objects: Vec<String> = found.originals.iter().map(str::to_owned).collect();
    let habits = habits(&found, limit_ms);
    drop(found);
    let layer = FAST_REPOST_LAYER;
    let path = folder.join(format!("{layer}.parquet"));
    let from = (shares, RowsOf::Shares);
    let table = zwerm_dataset::write_made_shares(&path, layer, from, &rows, &objects, &progress)?;
    Ok((table, figures, habits))
}

fn is_fast(delay: Option<(i64, Dated)>, limit_ms: i64) -> bool {
    delay.is_some_and(|(delay_ms, _)| (0..=limit_ms).contains(&delay_ms))
}

fn figures(found: &Reposts, limit_ms: i64) -> Result<AlikeFigures> {
    let mut figures = AlikeFigures {
        layer: FAST_REPOST_LAYER.to_owned(),
        ..AlikeFigures::default()
    };
    // Of each original: whether a delay is known, and whether a repost was fast.
    let mut dated = vec![false; found.originals.len()];
    let mut fast = dated.clone();
    for repost in &found.reposts {
        match repost.delay {
            None => figures.n_undated += 1,
            Some((delay_ms, _)) if delay_ms < 0 => figures.n_before_original += 1,
            Some((_, by)) => {
                figures.n_posts += 1;
                figures.n_dated_by_id += u64::from(by == Dated::ById);
                dated[repost.original as usize] = true;
            }
        }
        if is_fast(repost.delay, limit_ms) {
            figures.n_posts_alike += 1;
            fast[repost.original as usize] = true;
        }
    }
    let count = |of: Vec<bool>| of.into_iter().filter(|&is| is).count() as u64;
    (figures.n_distinct, figures.n_clusters) = (count(dated), count(fast));
    if figures.n_posts == 0 {
        return Err(Error::usage(
            "no-dated-reposts",
            match found.reposts.is_empty() {
                true => "No post of this case (within the selection) says which other post it passes on, so there are no fast reposts.".to_owned(),
                false => format!(
                    "Of no repost of this case (within the selection) is it known how long after its original it came: {} originals are not among the posts and have no id of Twitter's with a time in it, {} reposts claim to be older than their original.",
                    figures.n_undated, figures.n_before_original
                ),
            },
        ));
    }
    Ok(figures)
}

fn habits(found: &Reposts, limit_ms: i64) -> Habits {
    let mut habits = vec![Habit::default(); found.accounts.len()];
    let mut of_author: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for repost in &found.reposts {
        let habit = &mut habits[repost.account as usize];
        let is_known = repost.delay.is_some_and(|(delay_ms, _)| delay_ms >= 0);
        habit.dated += u32::from(is_known);
        if is_fast(repost.delay, limit_ms) {
            habit.fast += 1;
            if let Some(author) = found.author_of[repost.original as usize] {
                let fast = of_author.entry((repost.account, author)).or_default();
                *fast += 1;
                habit.fast_of_one_author = habit.fast_of_one_author.max(*fast);
            }
        }
    }
    let names = found.accounts.iter().zip(&found.platform_of);
    let of = habits
        .into_iter()
        .zip(names)
        .map(|(habit, (account, &platform))| {
            let platform = found.platforms.get(usize::from(platform));
            let key = (platform.cloned().unwrap_or_default(), account.to_owned());
            (key, habit)
        })
        .collect();
    Habits { of }
}

/// Adds to the accounts of a run how often they repost, and how fast.
pub(crate) fn add_to(
    tables: &mut [(&'static str, Columns)],
    shares: &Shares,
    detection: &Detection,
    habits: &Habits,
) {
    let habit = |&account: &u32| {
        let platform = usize::from(shares.platform_of[account as usize]);
        let platform = shares.platforms.get(platform).cloned().unwrap_or_default();
        let key = (platform, shares.accounts.get(account).to_owned());
        habits.of.get(&key).copied().unwrap_or_default()
    };
    let of_nodes: Vec<Habit> = detection.nodes.iter().map(habit).collect();
    let column = |figure: fn(&Habit) -> u32| Column::U32(of_nodes.iter().map(figure).collect());
    for (name, columns) in tables {
        if *name == "nodes" {
            columns.extend(
                [
                    ("n_dated_reposts", column(|habit| habit.dated)),
                    ("n_fast_reposts", column(|habit| habit.fast)),
                    (
                        "n_fast_reposts_one_author",
                        column(|habit| habit.fast_of_one_author),
                    ),
                ]
                .map(|(name, column)| (name.to_owned(), column)),
            );
        }
    }
}
