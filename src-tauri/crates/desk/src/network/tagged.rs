//! Which edges of a network a tag speaks of.

use std::collections::HashSet;

use zwerm_workbench::{Place, TagsOfRun};

use super::LoadedRun;
use crate::error::Result;
use crate::session::OpenCase;

/// Whether an edge bears one of these tags: itself, one of its pairs, one of its two accounts, or the
/// community that it lies in.
pub(super) fn tagged(
    case: &OpenCase,
    run: &LoadedRun,
    words: &[String],
) -> Result<impl Fn(usize) -> bool> {
    let tags = TagsOfRun::read(case.reader(), &run.view)?;
    let mut accounts = vec![false; run.n_nodes()];
    let mut edges: HashSet<u32> = HashSet::new();
    let mut communities: HashSet<u32> = HashSet::new();
    for place in tags.places_with(words) {
        match place {
            Place::Account(node) => accounts[*node as usize] = true,
            Place::Edge(edge) | Place::Pair(edge, _) => _ = edges.insert(*edge),
            Place::Community(number) => _ = communities.insert(*number),
            Place::Object(..) => {}
        }
    }
    let of_run = &run.view.edges;
    Ok(move |edge: usize| {
        accounts[of_run.from[edge] as usize]
            || accounts[of_run.to[edge] as usize]
            || edges.contains(&(edge as u32))
            || communities.contains(&of_run.community[edge])
    })
}
