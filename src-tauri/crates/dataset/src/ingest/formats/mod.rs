//! The formats that Zwerm knows: what scrapers and platforms write, recognised by content.
//!
//! A platform whose records are JSON objects has code of its own that reads one of them
//! ([`JsonFormat`]). A platform whose records are rows is a list of columns with their roles
//! ([`TableFormat`]): the analyst sees and may change them as those of any other table. To add a
//! format: one file here or in `tables/`, its line in [`JSON`] or [`TABLES`], a fixture with its
//! golden output in `fixtures/<id>/`.

mod ads_api;
mod bluesky;
mod bluesky_jetstream;
mod bluesky_record;
mod crowdtangle_api;
mod finder;
mod fourcat;
#[cfg(test)]
mod golden;
mod mastodon;
mod reading;
#[cfg(test)]
mod readings;
mod reddit;
mod snscrape;
mod snscrape_sites;
mod tables;
mod telegram_export;
mod telegram_telethon;
#[cfg(test)]
mod tests;
mod texts;
mod twitter_links;
mod twitter_v1;
mod twitter_v2;
mod zeeschuimer;
mod zeeschuimer_gab;
mod zeeschuimer_instagram;
mod zeeschuimer_tiktok;
mod zeeschuimer_x;

pub(crate) use tables::{Assigned, TABLES};
pub(crate) use texts::{host, platform_of_host};

pub(crate) use finder::Finder;
pub(crate) use reading::{Begin, micros, millis, moment, seconds, twitter_time};

use super::json::Json;
use super::model::Reading;
use super::records::CellList;

/// A format whose records are JSON objects.
pub(crate) struct JsonFormat {
    /// Stands in mappings and receipts, e.g. `twitter-v2`; never changes.
    pub(crate) id: &'static str,
    /// For people, e.g. `X/Twitter API v2 (twarc2)`.
    pub(crate) name: &'static str,
    /// Paths to the lists of records inside a unit (a line, a document, an element of a root list);
    /// `*` stands for every element of a list on the way, `**` for any depth. All that are there count,
    /// in this order; without any the unit is the record.
    pub(crate) items: &'static [&'static str],
    /// Whether a unit is of this format.
    pub(crate) recognise: fn(&Json<'_>) -> bool,
    /// What one record says.
    pub(crate) read: for<'a> fn(Item<'a, '_>) -> Reading<'a>,
    /// A sentence that the analyst should know; empty = none.
    pub(crate) note: &'static str,
}

/// One record and what stands around it.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a, 'j> {
    /// The record.
    pub(crate) json: &'j Json<'a>,
    /// The object that holds the list in which it stands: a page, a chat; nothing for a unit.
    pub(crate) parent: &'j Json<'a>,
    /// The unit.
    pub(crate) unit: &'j Json<'a>,
    /// For looking things up in the lists of the unit.
    pub(crate) finder: &'j Finder,
}

/// A format whose records are rows of a table. A format without a column for the ids of posts
/// describes accounts only.
#[derive(Clone, Copy)]
pub(crate) struct TableFormat {
    /// Stands in mappings and receipts, e.g. `crowdtangle-facebook`; never changes.
    pub(crate) id: &'static str,
    /// For people.
    pub(crate) name: &'static str,
    /// Platform of all rows; empty = a column or the account says it.
    pub(crate) platform: &'static str,
    /// Columns that must all be there, as `roles::normal` writes names: `Page Name` is `page_name`.
    pub(crate) needs: &'static [&'static str],
    /// Columns none of which may be there: a sister format has them.
    pub(crate) lacks: &'static [&'static str],
    /// Column, role (text form), and how its cells hold several values. A role that belongs to one
    /// column goes to the first of its columns here that the file has, and a column gets the first
    /// of its roles here that is still free.
    pub(crate) columns: &'static [TableColumn],
    /// Columns (first) that count only in records where another one (second) is empty.
    pub(crate) unless: &'static [(&'static str, &'static str)],
    /// Posts have no ids in the file: they are made of the file's hash and the record's number.
    pub(crate) content_from_record: bool,
    /// What the platform writes before the id of a post and the file leaves out, e.g. `t1_`.
    pub(crate) content_prefix: &'static str,
    /// What stands in place of an account that is not named, e.g. `[deleted]`.
    pub(crate) nobody: &'static [&'static str],
    /// The text of a repost is what its account added: with a text it is a quote.
    pub(crate) own_words: bool,
    /// Format of the times where the format defines what a sample cannot tell: `dmy`, `mdy`, or a
    /// strptime pattern; empty = told by the sample.
    pub(crate) time_format: &'static str,
    /// Zone of the times where they state none and the format defines it; empty = not defined.
    pub(crate) time_zone: &'static str,
    /// A sentence that the analyst should know; empty = none.
    pub(crate) note: &'static str,
}

/// Column as `roles::normal` writes names, role in its text form, list.
pub(crate) type TableColumn = (&'static str, &'static str, Option<CellList>);

impl TableFormat {
    /// What most formats have no use for.
    pub(crate) const BARE: Self = Self {
        id: "",
        name: "",
        platform: "",
        needs: &[],
        lacks: &[],
        columns: &[],
        unless: &[],
        content_from_record: false,
        content_prefix: "",
        nobody: &[],
        own_words: false,
        time_format: "",
        time_zone: "",
        note: "",
    };
}

/// All formats of JSON objects; the first that recognises a file takes it.
pub(crate) static JSON: &[&JsonFormat] = &[
    // Envelopes and marked classes come before what may be inside of them.
    &zeeschuimer::FORMAT,
    &fourcat::FORMAT,
    &snscrape::FORMAT,
    &telegram_export::FORMAT,
    &telegram_export::OLD_FORMAT,
    &telegram_telethon::FORMAT,
    &crowdtangle_api::FORMAT,
    &ads_api::META,
    &ads_api::GOOGLE,
    &reddit::FORMAT,
    &twitter_v1::FORMAT,
    &twitter_v2::FORMAT,
    &mastodon::FORMAT,
    &bluesky_jetstream::FORMAT,
    &bluesky::FORMAT,
];

/// Share of the sample that must be recognised: files have notices and errors between the posts.
const ENOUGH: f64 = 0.5;

/// The format of these units.
pub(crate) fn of_units(units: &[Json<'_>]) -> Option<&'static JsonFormat> {
    JSON.iter().copied().find(|format| {
        let known = units.iter().filter(|unit| (format.recognise)(unit)).count();
        known > 0 && known as f64 >= units.len() as f64 * ENOUGH
    })
}

/// The format with this header, names as `roles::normal` writes them.
pub(crate) fn of_header(normal_names: &[String]) -> Option<&'static TableFormat> {
    let has = |wanted: &&str| normal_names.iter().any(|name| name == wanted);
    let fits =
        |format: &&TableFormat| format.needs.iter().all(has) && !format.lacks.iter().any(has);
    TABLES
        .iter()
        .copied()
        .filter(fits)
        // Of equals the first one, so that the order of the list decides.
        .rev()
        .max_by_key(|format| format.needs.len())
}

/// A JSON format by its id.
pub(crate) fn json_format(id: &str) -> Option<&'static JsonFormat> {
    JSON.iter().copied().find(|format| format.id == id)
}

/// A table format by its id.
pub(crate) fn table_format(id: &str) -> Option<&'static TableFormat> {
    TABLES.iter().copied().find(|format| format.id == id)
}

/// A known format, for lists and menus.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KnownFormat {
    /// Id, e.g. `twitter-v2`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// `json` or `table`.
    pub kind: String,
    /// What the analyst should know of it; empty = nothing.
    pub note: String,
}

/// All formats that are recognised by their content, in the order of their names.
pub fn known_formats() -> Vec<KnownFormat> {
    let known = |id: &str, name: &str, kind: &str, note: &str| KnownFormat {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        note: note.to_owned(),
    };
    let mut list: Vec<KnownFormat> = JSON
        .iter()
        .map(|format| known(format.id, format.name, "json", format.note))
        .chain(
            TABLES
                .iter()
                .map(|format| known(format.id, format.name, "table", format.note)),
        )
        .chain(super::roles::LAYOUTS.map(|(id, name)| known(id, name, "table", "")))
        .collect();
    list.sort_by_cached_key(|known| (known.name.to_lowercase(), known.id.clone()));
    list
}

/// Calls `with` for every record of a unit, in order, until it says no.
pub(crate) fn each_item<'a>(
    paths: &[&str],
    unit: &Json<'a>,
    with: &mut dyn FnMut(Item<'a, '_>) -> bool,
) {
    let finder = Finder::default();
    let whole = Item {
        json: unit,
        parent: &super::json::NULL,
        unit,
        finder: &finder,
    };
    let mut found = false;
    for path in paths {
        match below(path, whole, with) {
            Some(true) => found = true,
            Some(false) => return,
            None => {}
        }
    }
    if !found {
        with(whole);
    }
}

/// Records at a path below `at`; none when the path is not there, else whether to go on.
fn below<'a>(
    path: &str,
    at: Item<'a, '_>,
    with: &mut dyn FnMut(Item<'a, '_>) -> bool,
) -> Option<bool> {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    if key == "*" {
        let mut found = None;
        for json in at.json.list() {
            match below(rest?, Item { json, ..at }, with) {
                Some(true) => found = Some(true),
                Some(false) => return Some(false),
                None => {}
            }
        }
        return found;
    }
    if key == "**" {
        return anywhere(rest?, at, with);
    }
    if !at.json.has(&[key]) {
        return None;
    }
    let parent = at.json;
    let json = parent.get(key);
    if let Some(rest) = rest {
        return below(rest, Item { json, ..at }, with);
    }
    match json {
        Json::List(elements) => {
            for json in elements {
                if !with(Item { json, parent, ..at }) {
                    return Some(false);
                }
            }
            Some(true)
        }
        // A page of one record may hold it without a list.
        Json::Object(_) => Some(with(Item { json, parent, ..at })),
        _ => None,
    }
}

/// Records under a key at any depth below `at`, in the order of the text; what stands inside a record
/// is no record of its own.
fn anywhere<'a>(
    key: &str,
    at: Item<'a, '_>,
    with: &mut dyn FnMut(Item<'a, '_>) -> bool,
) -> Option<bool> {
    let mut found = None;
    for json in at.json.list() {
        match anywhere(key, Item { json, ..at }, with) {
            Some(true) => found = Some(true),
            Some(false) => return Some(false),
            None => {}
        }
    }
    let parent = at.json;
    for (name, json) in parent.entries() {
        if name == key {
            if !with(Item { json, parent, ..at }) {
                return Some(false);
            }
            found = Some(true);
            continue;
        }
        match anywhere(key, Item { json, ..at }, with) {
            Some(true) => found = Some(true),
            Some(false) => return Some(false),
            None => {}
        }
    }
    found
}
