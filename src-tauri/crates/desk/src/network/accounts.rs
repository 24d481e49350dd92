//! Finding an account, and everything about one.

use super::communities::count_of_object;
use super::tables::node_row;
use super::{LoadedRun, barcode};
use crate::Desk;
use crate::api::{AccountCard, CountOfObject, FieldView, Neighbour, SearchHit};
use crate::error::Result;
use crate::remarks::Remarks;

/// Neighbours named on a card.
const NEIGHBOURS: usize = 50;
/// Objects named on a card.
const OBJECTS: usize = 10;
/// Most hits of a search.
const HITS: u32 = 200;
/// Longest value of a profile; the evidence screen shows the record whole.
const VALUE_CHARS: usize = 2_000;

impl Desk {
    /// Accounts whose id or name contains the text, whatever its case; best first.
    pub fn search_accounts(&self, run: &str, text: &str, limit: u32) -> Result<Vec<SearchHit>> {
        let run = self.run(run)?;
        let wanted = text.trim().to_lowercase();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let nodes = &run.view.nodes;
        let mut hits: Vec<(u8, std::cmp::Reverse<u64>, u32)> = run
            .words
            .iter()
            .zip(0..)
            .filter_map(|((id, name), node)| {
                let rank = rank(id, &wanted).min(rank(name, &wanted).saturating_add(1));
                let strength = std::cmp::Reverse(nodes.strength[node as usize]);
                (rank < NOT_FOUND).then_some((rank, strength, node))
            })
            .collect();
        hits.sort_unstable();
        hits.truncate(limit.min(HITS) as usize);
        Ok(hits
            .into_iter()
            .map(|(_, _, node)| SearchHit {
                node,
                account_id: nodes.account_id[node as usize].clone(),
                display_name: run.display_name[node as usize].clone(),
                community: nodes.community[node as usize],
                strength: nodes.strength[node as usize],
            })
            .collect())
    }

    /// Everything about one account.
    pub fn account_card(&self, run: &str, node: u32) -> Result<AccountCard> {
        let case = self.case()?;
        let run = self.run(run)?;
        run.node(node)?;
        let control = case.question();
        let reader = case.reader();
        let posts = reader.posts(&run.view, &control)?;
        let activity = posts.activity_of(&run.view, node, &control)?;
        let edges: Vec<u32> = run.ties.of(node).iter().map(|(_, edge)| *edge).collect();
        let objects = posts.objects_behind(&run.view, &edges, OBJECTS, &control)?;
        let seen = reader.account_rows(std::iter::once(run.view.account(node)))?;
        let profile = match &activity.newest {
            Some((source, record)) => Some(reader.source_record(source, *record)?),
            None => None,
        };
        let mut top_objects: Vec<CountOfObject> =
            objects.into_iter().map(count_of_object).collect();
        Remarks::read(&case, &run)?.tell(&mut top_objects);
        Ok(AccountCard {
            row: node_row(&run, node),
            first_seen_ms: seen.iter().map(|row| row.first_seen_ms).min().unwrap_or(0),
            last_seen_ms: seen.iter().map(|row| row.last_seen_ms).max().unwrap_or(0),
            hours_utc: activity.hours_utc,
            barcode: barcode(&activity.over_time),
            neighbours: neighbours(&run, node),
            profile: profile
                .iter()
                .flat_map(|record| &record.fields)
                .map(|field| FieldView {
                    name: field.name.clone(),
                    value: first_chars(&field.value, VALUE_CHARS).to_owned(),
                    role: field.role.clone(),
                })
                .collect(),
            source_name: profile
                .as_ref()
                .map(|record| record.source_name.clone())
                .unwrap_or_default(),
            record: profile.as_ref().map_or(0, |record| record.record),
            top_objects,
        })
    }
}

const NOT_FOUND: u8 = u8::MAX - 1;

/// How well a text answers a search: whole, from the beginning, from the beginning of a word, inside.
fn rank(text: &str, wanted: &str) -> u8 {
    match text.find(wanted) {
        None => NOT_FOUND,
        Some(0) if text.len() == wanted.len() => 0,
        Some(0) => 2,
        Some(at) => {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            if before.is_some_and(char::is_alphanumeric) {
                6
            } else {
                4
            }
        }
    }
}

/// Strongest neighbours.
fn neighbours(run: &LoadedRun, node: u32) -> Vec<Neighbour> {
    let (nodes, edges) = (&run.view.nodes, &run.view.edges);
    let mut ties: Vec<(u32, u32)> = run.ties.of(node).to_vec();
    ties.retain(|(neighbour, _)| *neighbour != node);
    ties.sort_by_key(|&(_, edge)| {
        let at = edge as usize;
        (
            std::cmp::Reverse((edges.weight[at], edges.n_objects[at])),
            edge,
        )
    });
    ties.truncate(NEIGHBOURS);
    ties.into_iter()
        .map(|(neighbour, edge)| Neighbour {
            edge,
            node: neighbour,
            account_id: nodes.account_id[neighbour as usize].clone(),
            display_name: run.display_name[neighbour as usize].clone(),
            weight: edges.weight[edge as usize],
            n_objects: edges.n_objects[edge as usize],
        })
        .collect()
}

/// The first characters of a text.
pub(crate) fn first_chars(text: &str, limit: usize) -> &str {
    match text.char_indices().nth(limit) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_name_comes_before_a_part_of_it() {
        let ranks = ["anna", "annabel", "the_anna", "joanna", "bob"].map(|id| rank(id, "anna"));
        assert!(ranks.is_sorted());
        assert_eq!(ranks[0], 0);
        assert_eq!(ranks[4], NOT_FOUND);
    }

    #[test]
    fn characters_are_not_cut_in_two() {
        assert_eq!(first_chars("aé漢x", 3), "aé漢");
        assert_eq!(first_chars("ab", 3), "ab");
    }
}
