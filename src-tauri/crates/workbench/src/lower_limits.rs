//! For a run that found nothing: what would have been found at lower limits.

use zwerm_dataset::Shares;
use zwerm_detection::Params;

use crate::error::Result;
use crate::jobs::Control;

/// What lower limits would have found, for the one who finds nothing: the highest limit with an edge,
/// and two below it. Edges by their number of objects follow from one detection at the lowest limit.
pub(crate) fn lower_limits(
    shares: &Shares,
    params: &Params,
    control: &Control,
) -> Result<Vec<(u32, u64)>> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let mut most: Vec<u32> = Vec::new();
    // Edges that met once can be very many: they are looked at only when nobody met twice.
    for min_weight in [2, 1]
        .into_iter()
        .filter(|&lower| lower < params.min_weight)
    {
        let lower = Params {
            min_weight,
            weight_quantile: None,
            ..params.clone()
        };
        let found = match zwerm_detection::detect(shares, &lower, &progress) {
            Ok(found) => found,
            // Too many to count is no reason to refuse the run that was asked for.
            Err(error) if error.code() == "memory-budget" => break,
            Err(error) => return Err(error.into()),
        };
        let last = found.windows_ms.len().saturating_sub(1);
        most = (0..found.edges.len())
            .map(|edge| {
                if params.fuse {
                    return found.edges[edge].n_objects;
                }
                (0..found.layers.len())
                    .filter_map(|layer| found.cell(edge, layer, last))
                    .map(|cell| cell.n_objects)
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        if !most.is_empty() {
            break;
        }
    }
    let Some(&highest) = most.iter().max() else {
        return Ok(Vec::new());
    };
    let lowest = most.iter().min().copied().unwrap_or(highest);
    let mut limits = vec![highest, highest.midpoint(lowest), lowest];
    limits.dedup();
    Ok(limits
        .into_iter()
        .filter(|&limit| limit < params.min_weight)
        .map(|limit| {
            let passing = most.iter().filter(|&&objects| objects >= limit).count();
            (limit, passing as u64)
        })
        .collect())
}
