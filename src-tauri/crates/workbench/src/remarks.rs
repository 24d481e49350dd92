//! Notes and tags in a run: which of its accounts, edges and communities they stand on.
//!
//! The case keeps what they are about under names that hold in every run ([`Target`]); here those
//! become the numbers of one run, and back.

use std::collections::HashMap;

use zwerm_case::{AccountName, TAG_SEPARATOR, Tag, Target};
use zwerm_dataset::Column;

use crate::error::Result;
use crate::run_tables::Columns;
use crate::run_view::RunView;
use crate::session::Workbench;

/// Something of a run that a note or a tag can be about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// An account, by its number.
    Account(u32),
    /// An edge, by its number.
    Edge(u32),
    /// A pair of posts of an edge.
    Pair(u32, String),
    /// A community, by its number from 1.
    Community(u32),
    /// What was shared: type and id.
    Object(String, String),
}

impl RunView {
    /// What the case calls it; `None` when the run has no such number.
    pub fn target(&self, place: &Place) -> Option<Target> {
        Some(match place {
            Place::Account(node) => Target::account(self.name_of(*node)?),
            Place::Edge(edge) => {
                let (a, b) = self.ends_of(*edge)?;
                Target::edge(a, b)
            }
            Place::Pair(edge, key) => {
                let (a, b) = self.ends_of(*edge)?;
                Target::pair(a, b, key)
            }
            Place::Community(number) => {
                let at = (*number as usize).checked_sub(1)?;
                self.communities().get(at)?.clone()
            }
            Place::Object(object_type, object_id) => Target::object(object_type, object_id),
        })
    }

    /// Where in this run it is; `None` when this run does not have it.
    pub fn place(&self, target: &Target) -> Option<Place> {
        type Account = (String, String);
        let id = target.id.as_str();
        let named = |(platform, id): &Account| self.node_of(platform, id);
        match target.kind.as_str() {
            "account" => named(&serde_json::from_str(id).ok()?).map(Place::Account),
            "edge" => {
                if let Ok((a, b)) = serde_json::from_str::<(Account, Account)>(id) {
                    return self.edge_between(named(&a)?, named(&b)?).map(Place::Edge);
                }
                // Of format version 2: of one run only.
                let (run, a, b) = serde_json::from_str::<(String, String, String)>(id).ok()?;
                self.edge_in_words(&run, &a, &b).map(Place::Edge)
            }
            "pair" => {
                if let Ok((a, b, key)) = serde_json::from_str::<(Account, Account, String)>(id) {
                    let edge = self.edge_between(named(&a)?, named(&b)?)?;
                    return Some(Place::Pair(edge, key));
                }
                let (run, a, b, key) =
                    serde_json::from_str::<(String, String, String, String)>(id).ok()?;
                Some(Place::Pair(self.edge_in_words(&run, &a, &b)?, key))
            }
            "community" => {
                let at = self
                    .communities()
                    .iter()
                    .position(|known| known == target)?;
                Some(Place::Community(at as u32 + 1))
            }
            "object" => {
                let (object_type, object_id) = serde_json::from_str(id).ok()?;
                Some(Place::Object(object_type, object_id))
            }
            _ => None,
        }
    }

    /// The account with this id on this platform. Accounts stand in the order of their ids.
    pub fn node_of(&self, platform: &str, id: &str) -> Option<u32> {
        let nodes = &self.nodes;
        let first = nodes
            .account_id
            .partition_point(|known| known.as_str() < id);
        (first..nodes.account_id.len())
            .take_while(|&at| nodes.account_id[at] == id)
            .find(|&at| nodes.platform[at] == platform)
            .map(|at| at as u32)
    }

    /// The account that marks call by this name; see [`RunView::account_name`].
    pub fn node_named(&self, name: &str) -> Option<u32> {
        let ids = &self.nodes.account_id;
        let at = ids.partition_point(|id| id.as_str() < name);
        if ids.get(at).is_some_and(|id| id == name) && self.account_name(at as u32) == name {
            return Some(at as u32);
        }
        // `platform:account_id`, which only ids that exist on several platforms are called.
        (0..ids.len() as u32).find(|&node| {
            name.len() > ids[node as usize].len()
                && name.ends_with(ids[node as usize].as_str())
                && self.account_name(node) == name
        })
    }

    fn edge_in_words(&self, run: &str, a: &str, b: &str) -> Option<u32> {
        if run != self.record.id {
            return None;
        }
        self.edge_between(self.node_named(a)?, self.node_named(b)?)
    }

    fn name_of(&self, node: u32) -> Option<AccountName<'_>> {
        let at = node as usize;
        let platform = self.nodes.platform.get(at)?;
        Some((platform.as_str(), self.nodes.account_id.get(at)?.as_str()))
    }

    fn ends_of(&self, edge: u32) -> Option<(AccountName<'_>, AccountName<'_>)> {
        let at = edge as usize;
        Some((
            self.name_of(*self.edges.from.get(at)?)?,
            self.name_of(*self.edges.to.get(at)?)?,
        ))
    }

    /// What the case calls each community, the first at 0.
    fn communities(&self) -> &[Target] {
        self.community_targets.get_or_init(|| {
            let most = self.nodes.community.iter().max().copied().unwrap_or(0);
            let mut members: Vec<Vec<AccountName<'_>>> = vec![Vec::new(); most as usize];
            for (node, &number) in (0..).zip(&self.nodes.community) {
                let list = (number as usize).checked_sub(1);
                if let (Some(list), Some(name)) =
                    (list.and_then(|at| members.get_mut(at)), self.name_of(node))
                {
                    list.push(name);
                }
            }
            members.into_iter().map(Target::community).collect()
        })
    }
}

/// The tags of a run's accounts, edges, communities and objects, in alphabetical order each.
#[derive(Default)]
pub struct TagsOfRun(HashMap<Place, Vec<Tag>>);

impl TagsOfRun {
    /// Reads the tags as they are now.
    pub fn read(workbench: &Workbench, view: &RunView) -> Result<TagsOfRun> {
        let mut tags: HashMap<Place, Vec<Tag>> = HashMap::new();
        for tag in workbench.tags()? {
            if let Some(place) = view.place(&tag.key.target) {
                tags.entry(place).or_default().push(tag);
            }
        }
        Ok(TagsOfRun(tags))
    }

    /// Tags of one place.
    pub fn of(&self, place: &Place) -> &[Tag] {
        self.0.get(place).map_or(&[], Vec::as_slice)
    }

    /// Places that bear one of these tags, in no order.
    pub fn places_with<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Place> {
        self.0
            .iter()
            .filter(|(_, tags)| tags.iter().any(|tag| words.contains(&tag.key.tag)))
            .map(|(place, _)| place)
    }

    /// The tags of a place in one cell: `port; registrar`.
    pub(crate) fn cell(&self, place: &Place) -> String {
        let words: Vec<&str> = self
            .of(place)
            .iter()
            .map(|tag| tag.key.tag.as_str())
            .collect();
        words.join(&format!("{TAG_SEPARATOR} "))
    }

    /// Adds a column `tags` to a table of the run, where anything in it bears one: a file of a run that
    /// nobody tagged stays as the run made it.
    pub(crate) fn add_to(&self, columns: &mut Columns, place: impl Fn(u32) -> Place) {
        let rows = columns.first().map_or(0, |(_, column)| column.len());
        let cells: Vec<String> = (0..rows as u32).map(|row| self.cell(&place(row))).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            columns.push(("tags".to_owned(), Column::Text(cells)));
        }
    }
}
