//! Formats whose records are rows: which column of which scraper or platform has which role.

mod ads_google;
mod ads_meta;
mod ads_snapchat;
mod assign;
mod coordination_toolkit;
mod crowdtangle;
mod fivethirtyeight;
mod fourcat;
mod fourcat_platforms;
mod meta_library;
mod reddit;
mod snscrape;
mod tcat;
mod telegram;
#[cfg(test)]
mod tests;
mod tiktok;
mod twitter_archive;
mod youtube;

pub(crate) use assign::Assigned;

use super::{TableColumn, TableFormat};
use crate::ingest::records::CellList;

/// All formats of tables; of those that fit, the one that needs most columns takes a file.
pub(crate) static TABLES: &[&TableFormat] = &[
    &coordination_toolkit::TOOLKIT,
    &fourcat_platforms::X,
    &fourcat_platforms::TIKTOK,
    &fourcat_platforms::TELEGRAM,
    &fourcat_platforms::INSTAGRAM,
    &fourcat::ANY,
    &fivethirtyeight::WITH_IDS,
    &fivethirtyeight::WITHOUT_IDS,
    &twitter_archive::POSTS,
    &twitter_archive::USERS,
    &tcat::TCAT,
    &crowdtangle::PAGES,
    &crowdtangle::GROUPS,
    &crowdtangle::OLD,
    &crowdtangle::INSTAGRAM,
    &meta_library::FACEBOOK,
    &meta_library::FACEBOOK_COUNTS,
    &meta_library::INSTAGRAM,
    &tiktok::RESEARCH,
    &tiktok::TRAKTOK,
    &youtube::VIDEOS,
    &youtube::COMMENTS,
    &youtube::COMMENTS_OF_VIDEOS,
    &youtube::CHANNELS,
    &telegram::SCRAPER,
    &reddit::COMMENTS,
    &reddit::SUBMISSIONS,
    &reddit::USERS,
    &snscrape::DATE_USER_TWEET,
    &snscrape::WITH_IDS,
    &ads_meta::LIBRARY,
    &ads_meta::REPORT,
    &ads_meta::SPENDING,
    &ads_meta::TARGETS_ME,
    &ads_meta::IRA,
    &ads_snapchat::SNAPCHAT,
    &ads_google::CREATIVES,
    &ads_google::ADVERTISERS,
    &ads_google::DECLARED,
    &ads_google::WEEKS,
    &ads_google::TRANSPARENCY,
];

/// A column with one value in a cell.
const fn one(column: &'static str, role: &'static str) -> TableColumn {
    (column, role, None)
}

/// A column of objects with several in a cell, a comma between them.
const fn commas(column: &'static str, role: &'static str) -> TableColumn {
    (column, role, Some(CellList::Separated(',')))
}

/// A column of objects with a list in brackets in a cell.
const fn brackets(column: &'static str, role: &'static str) -> TableColumn {
    (column, role, Some(CellList::Brackets))
}

/// A column whose cells hold addresses, however they are separated.
const fn addresses(column: &'static str, role: &'static str) -> TableColumn {
    (column, role, Some(CellList::Addresses))
}
