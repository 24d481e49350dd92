//! Which edges of a network a tag speaks of.

use std::collections::HashSet;

use zwerm_workbench::{Place, TagsOfRun};

use super::LoadedRun;
use super::shared::sharing;
use crate::api::NetworkFilter;
use crate::error::Result;
use crate::session::OpenCase;

/// Whether an edge bears one of the filter's tags: itself, one of its pairs, one of its two accounts,
/// the community that it lies in, or an object that one of its pairs shares.
pub(super) fn tagged(
    case: &OpenCase,
    run: &LoadedRun,
    filter: &NetworkFilter,
) -> Result<impl Fn(usize) -> bool> {
    let tags = TagsOfRun::read(case.reader(), &run.view)?;
    let mut accounts = vec![false; run.n_nodes()];
    let mut edges: HashSet<u32> = HashSet::new();
    let mut communities: HashSet<u32> = HashSet::new();
    let mut objects = Vec::new();
    for place in tags.places_with(&filter.tags) {
        match place {
            Place::Account(node) => accounts[*node as usize] = true,
            Place::Edge(edge) | Place::Pair(edge, _) => _ = edges.insert(*edge),
            Place::Community(number) => _ = communities.insert(*number),
            Place::Object(object_type, object_id) => {
                objects.push((object_type.clone(), object_id.clone()));
            }
        }
    }
    let of_run = &run.view.edges;
    let shares = sharing(case, run, filter, objects)?;
    Ok(move |edge: usize| {
        accounts[of_run.from[edge] as usize]
            || accounts[of_run.to[edge] as usize]
            || edges.contains(&(edge as u32))
            || communities.contains(&of_run.community[edge])
            || shares(edge)
    })
}
