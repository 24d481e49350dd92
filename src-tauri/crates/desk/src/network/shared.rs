//! Which edges of a network rest on an object.

use super::LoadedRun;
use super::filter::{layers_of, window_of};
use crate::api::NetworkFilter;
use crate::error::Result;
use crate::session::OpenCase;

/// Whether an edge has a pair of posts over one of these objects (type and id), in the window and the
/// layers that the filter looks at.
pub(super) fn sharing(
    case: &OpenCase,
    run: &LoadedRun,
    filter: &NetworkFilter,
    mut objects: Vec<(String, String)>,
) -> Result<impl Fn(usize) -> bool + use<>> {
    let known = &run.view.summary.layers;
    let layers: Vec<&String> = layers_of(run, filter)?
        .into_iter()
        .filter_map(|layer| known.get(layer))
        .collect();
    objects.retain(|(object_type, _)| layers.contains(&object_type));
    let edges = if objects.is_empty() {
        Vec::new()
    } else {
        let control = case.question();
        let posts = case.reader().posts(&run.view, &control)?;
        let window = window_of(run, filter)?;
        posts.edges_sharing(&run.view, &objects, window, &control)?
    };
    Ok(move |edge: usize| edges.get(edge).copied().unwrap_or(false))
}
