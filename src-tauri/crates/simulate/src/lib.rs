//! Invented months of an invented platform: texts, links, hashtags, profiles, and the truth.
//!
//! Real data may not ship with words and names in it, and nobody knows of real data what the right
//! answer is. So this crate writes a month itself. A preset is data: a city, its topics with
//! hundreds of sentence frames in two languages, its organisations, its groups and their style.
//! The generator is general: accounts with rhythms and opinions ([`mod@people`]), news
//! ([`mod@news`]), ordinary posts that meet each other by chance only ([`mod@crowd`]), and groups
//! that meet on purpose, or innocently ([`mod@groups`]). [`mod@distinct`] keeps people from saying
//! the same thing by accident of the frames.
//!
//! Equal preset and seed give equal bytes. Nothing is real: hosts end in `.example` (RFC 2606),
//! names are put together.

#![deny(missing_docs)]

mod calendar;
mod crowd;
mod distinct;
mod grammar;
mod groups;
mod month;
mod news;
mod pen;
mod people;
mod preset;
mod presets;
mod random;
mod table;

use std::fmt;

pub use table::COLUMNS;

/// A preset that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresetInfo {
    /// Its name, e.g. `city-election`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
}

/// A month, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// Name of the set, and of its file without extension.
    pub file_stem: &'static str,
    /// Title of the set.
    pub title: &'static str,
    /// One row a post, with the columns [`COLUMNS`]; several values in a cell are separated by `|`.
    pub posts_csv: String,
    /// Columns account_id, group, coordinated, note; for the judgement of results, never for a
    /// method.
    pub truth_csv: String,
    /// What the files are, in Markdown.
    pub readme: String,
    /// Posts.
    pub n_posts: u64,
    /// Accounts that post.
    pub n_accounts: u64,
    /// Time of the first post, seconds since 1970, UTC.
    pub first_secs: i64,
    /// Time of the last post.
    pub last_secs: i64,
}

/// Why there is no month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimulationError {
    /// No preset has this name.
    UnknownPreset {
        /// The name asked for.
        name: String,
    },
    /// A time zone or date of the preset does not exist.
    Calendar {
        /// What is wrong.
        reason: String,
    },
}

impl SimulationError {
    /// Stable kebab-case code of the error, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPreset { .. } => "unknown-preset",
            Self::Calendar { .. } => "calendar",
        }
    }
}

impl fmt::Display for SimulationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPreset { name } => {
                let known: Vec<&str> = presets().map(|preset| preset.name).collect();
                write!(
                    f,
                    "there is no preset {name:?}; known: {}",
                    known.join(", ")
                )
            }
            Self::Calendar { reason } => write!(f, "the calendar of the preset fails: {reason}"),
        }
    }
}

impl std::error::Error for SimulationError {}

/// The presets.
pub fn presets() -> impl Iterator<Item = PresetInfo> {
    presets::PRESETS.iter().map(|preset| PresetInfo {
        name: preset.name,
        title: preset.title,
    })
}

/// Invents the month of a preset. Takes seconds.
///
/// # Errors
/// [`SimulationError::UnknownPreset`] for a name that is not among [`presets`].
pub fn simulate(preset: &str, seed: u64) -> Result<Simulation, SimulationError> {
    let preset = presets::PRESETS
        .into_iter()
        .find(|known| known.name == preset)
        .ok_or_else(|| SimulationError::UnknownPreset {
            name: preset.to_owned(),
        })?;
    let month = month::month(preset, seed)?;
    let truth_csv = table::truth_csv(preset, &month);
    let secs = month.posts.iter().map(|post| post.secs);
    let n_accounts = truth_csv.lines().count().saturating_sub(1) as u64;
    Ok(Simulation {
        file_stem: preset.file_stem,
        title: preset.set_title,
        posts_csv: table::posts_csv(preset, &month),
        readme: table::readme(preset, &month, seed, n_accounts),
        truth_csv,
        n_posts: month.posts.len() as u64,
        n_accounts,
        first_secs: secs.clone().min().unwrap_or_default(),
        last_secs: secs.max().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
