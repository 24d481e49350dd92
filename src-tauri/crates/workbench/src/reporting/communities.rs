//! The findings: each community with its barcode, objects, members and strongest edges.
//!
//! The pairs of the run are streamed once more; nothing that is printed here is stored by the
//! million.

use std::collections::{BTreeMap, HashMap};

use zwerm_dataset::{SharePlaces, Shares};
use zwerm_detection::PairRow;
use zwerm_report::model::{
    AccountRef, Barcode, Community, CommunityRow, LayerWeights, Member, PairOfPosts, PostRef,
    SharedObject, StrongEdge, Tick,
};

use super::significance;
use crate::error::Result;
use crate::jobs::Control;
use crate::posts::RunPosts;
use crate::pseudonym::Pseudonyms;
use crate::run_tables::Columns;
use crate::run_view::RunView;
use crate::session::Workbench;
use zwerm_dataset::Column;

/// Edges shown with their posts, a community.
const STRONGEST_EDGES: usize = 5;
/// Pairs of posts shown, an edge.
const PAIRS_PER_EDGE: usize = 6;
/// Objects listed, a community.
const TOP_OBJECTS: usize = 10;
/// Members listed, a community.
const MEMBERS_LISTED: usize = 50;
/// Ticks kept, a community: finer than a printed strip can show.
const TICK_BINS: i64 = 4_000;

/// How accounts of the network are called in this report.
pub struct Who<'a> {
    /// The run.
    pub view: &'a RunView,
    /// Their codes.
    pub pseudonyms: &'a Pseudonyms,
}

impl Who<'_> {
    /// An account of the network by its row.
    pub fn account(&self, node: u32) -> AccountRef {
        let (platform, name) = (
            &self.view.nodes.platform[node as usize],
            &self.view.nodes.account_id[node as usize],
        );
        AccountRef {
            pseudonym: self.pseudonyms.of(platform, name).to_owned(),
            name: name.clone(),
            platform: platform.clone(),
        }
    }
}

/// What is gathered of one community while the pairs go by.
#[derive(Default)]
struct Gathered {
    n_pairs: u64,
    ticks: BTreeMap<i64, Tick>,
    /// (object, account) of either side of every pair.
    sharers: Vec<(u32, u32)>,
    pairs_of_object: HashMap<u32, u64>,
}

/// An edge that is shown with its posts.
#[derive(Default)]
struct Shown {
    pairs: Vec<PairRow>,
    n_pairs: u64,
}

impl Workbench {
    /// The `in_full` largest communities with everything, the others as one row each.
    pub(super) fn communities(
        &self,
        view: &RunView,
        posts: &RunPosts,
        who: &Who<'_>,
        in_full: u32,
        control: &Control,
    ) -> Result<(Vec<Community>, Vec<CommunityRow>)> {
        let table = self.read_run_table(&view.record, "communities")?;
        let rows = community_rows(&table);
        let shares = posts.shares();
        let strongest = strongest_edges(view, in_full);
        let mut shown: HashMap<(u32, u32), Shown> = strongest
            .values()
            .flatten()
            .map(|&edge| {
                (
                    (view.edges.from[edge], view.edges.to[edge]),
                    Shown::default(),
                )
            })
            .collect();
        let mut gathered: BTreeMap<u32, Gathered> = BTreeMap::new();
        let span = view.summary.last_ms.unwrap_or(0) - view.summary.first_ms.unwrap_or(0);
        let bin_ms = (span / TICK_BINS).max(1);
        posts.each_pair(control, &mut |pair, older, newer| {
            if let Some(edge) = shown.get_mut(&(older.min(newer), older.max(newer))) {
                edge.n_pairs += 1;
                edge.pairs.push(pair);
            }
            let community = view.nodes.community[older as usize];
            if community == view.nodes.community[newer as usize] && community <= in_full {
                let entry = gathered.entry(community).or_default();
                gather(entry, &pair, [older, newer], shares, bin_ms);
            }
            true
        })?;
        for edge in shown.values_mut() {
            edge.pairs
                .sort_by_key(|pair| (shares.time_ms[pair.older as usize], pair.older, pair.newer));
            edge.pairs.truncate(PAIRS_PER_EDGE);
        }
        let places = posts.places(control)?;
        let layer_weights = layer_weights(view, in_full);
        let mut communities = Vec::new();
        for row in rows.iter().filter(|row| row.number <= in_full) {
            let found = gathered.remove(&row.number).unwrap_or_default();
            let edges = strongest
                .get(&row.number)
                .map(Vec::as_slice)
                .unwrap_or_default();
            communities.push(Community {
                number: row.number,
                n_accounts: row.n_accounts,
                n_edges: row.n_edges,
                internal_density: row.internal_density,
                first_ms: row.first_ms,
                last_ms: row.last_ms,
                windows_secs: view.summary.windows_secs.clone(),
                layers: layer_weights.get(&row.number).cloned().unwrap_or_default(),
                n_objects: found.pairs_of_object.len() as u64,
                objects: top_objects(&found, shares),
                barcode: Barcode {
                    ticks: found.ticks.into_values().collect(),
                    n_total: found.n_pairs,
                },
                members: members(view, who, row.number),
                strongest_edges: edges
                    .iter()
                    .map(|&edge| strong_edge(view, who, posts, &places, &shown, edge))
                    .collect::<Result<Vec<_>>>()?,
                verdict: significance::of_community(view, row),
                notes: Vec::new(),
            });
        }
        let remaining = rows
            .into_iter()
            .filter(|row| row.number > in_full)
            .collect();
        Ok((communities, remaining))
    }
}

fn gather(entry: &mut Gathered, pair: &PairRow, nodes: [u32; 2], shares: &Shares, bin_ms: i64) {
    entry.n_pairs += 1;
    let tick = Tick {
        time_ms: shares.time_ms[pair.newer as usize],
        delta_secs: pair.delta_ms as f64 / 1000.0,
    };
    entry
        .ticks
        .entry(tick.time_ms.div_euclid(bin_ms))
        .and_modify(|known| {
            if tick.delta_secs < known.delta_secs {
                *known = tick;
            }
        })
        .or_insert(tick);
    *entry.pairs_of_object.entry(pair.object).or_default() += 1;
    entry.sharers.extend(nodes.map(|node| (pair.object, node)));
    // Every account of an object once is enough; most pairs repeat some.
    if entry.sharers.len() > 1 << 20 && entry.sharers.len().is_power_of_two() {
        entry.sharers.sort_unstable();
        entry.sharers.dedup();
    }
}

fn top_objects(found: &Gathered, shares: &Shares) -> Vec<SharedObject> {
    let mut sharers = found.sharers.clone();
    sharers.sort_unstable();
    sharers.dedup();
    let mut accounts: HashMap<u32, u64> = HashMap::new();
    for (object, _) in sharers {
        *accounts.entry(object).or_default() += 1;
    }
    let mut objects: Vec<SharedObject> = found
        .pairs_of_object
        .iter()
        .map(|(&object, &n_pairs)| {
            let object_type = usize::from(shares.object_type_of[object as usize]);
            SharedObject {
                object_type: shares
                    .object_types
                    .get(object_type)
                    .cloned()
                    .unwrap_or_default(),
                object: shares.objects.get(object).to_owned(),
                n_accounts: accounts.get(&object).copied().unwrap_or_default(),
                n_pairs,
            }
        })
        .collect();
    objects.sort_by(|a, b| {
        (b.n_accounts, b.n_pairs)
            .cmp(&(a.n_accounts, a.n_pairs))
            .then_with(|| (&a.object_type, &a.object).cmp(&(&b.object_type, &b.object)))
    });
    objects.truncate(TOP_OBJECTS);
    objects
}

/// The edges of each community with most distinct objects, then most pairs.
fn strongest_edges(view: &RunView, in_full: u32) -> BTreeMap<u32, Vec<usize>> {
    let mut edges: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (edge, &community) in view.edges.community.iter().enumerate() {
        if (1..=in_full).contains(&community) && view.edges.from[edge] != view.edges.to[edge] {
            edges.entry(community).or_default().push(edge);
        }
    }
    for list in edges.values_mut() {
        list.sort_by_key(|&edge| {
            (
                std::cmp::Reverse((view.edges.n_objects[edge], view.edges.weight[edge])),
                edge,
            )
        });
        list.truncate(STRONGEST_EDGES);
    }
    edges
}

fn strong_edge(
    view: &RunView,
    who: &Who<'_>,
    posts: &RunPosts,
    places: &SharePlaces,
    shown: &HashMap<(u32, u32), Shown>,
    edge: usize,
) -> Result<StrongEdge> {
    let (from, to) = (view.edges.from[edge], view.edges.to[edge]);
    let found = shown.get(&(from, to));
    let pairs = found
        .map(|found| found.pairs.as_slice())
        .unwrap_or_default();
    let pairs = pairs
        .iter()
        .map(|pair| {
            Ok(PairOfPosts {
                object_type: posts.object_type(pair.object).to_owned(),
                object: posts.shares().objects.get(pair.object).to_owned(),
                older_is_a: posts.node_of_row(pair.older) == Some(from),
                older: post(posts, places, pair.older)?,
                newer: post(posts, places, pair.newer)?,
                delta_secs: pair.delta_ms as f64 / 1000.0,
                ..PairOfPosts::default()
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(StrongEdge {
        pairs,
        n_pairs: found.map_or(0, |found| found.n_pairs),
        a: who.account(from),
        b: who.account(to),
        weight: view.edges.weight[edge] as f64,
        n_objects: u64::from(view.edges.n_objects[edge]),
        median_delta_secs: Some(view.edges.median_time_delta[edge])
            .filter(|value| value.is_finite()),
        verdict: significance::of_edge(view, edge),
    })
}

/// A post without its row in a source is not printed: the report fails instead.
fn post(posts: &RunPosts, places: &SharePlaces, row: u32) -> Result<PostRef> {
    let (source, record) = posts.place(places, row)?;
    let shares = posts.shares();
    Ok(PostRef {
        time_ms: shares.time_ms[row as usize],
        content_id: shares.contents.get(shares.content[row as usize]).to_owned(),
        source_sha256: source.to_owned(),
        record,
        ..PostRef::default()
    })
}

fn members(view: &RunView, who: &Who<'_>, community: u32) -> Vec<Member> {
    let mut nodes: Vec<usize> = (0..view.nodes.community.len())
        .filter(|&node| view.nodes.community[node] == community)
        .collect();
    nodes.sort_by_key(|&node| (std::cmp::Reverse(view.nodes.strength[node]), node));
    nodes
        .into_iter()
        .take(MEMBERS_LISTED)
        .map(|node| Member {
            account: who.account(node as u32),
            strength: view.nodes.strength[node] as f64,
            degree: view.nodes.degree[node],
        })
        .collect()
}

/// Sum of the weights inside each community per layer and window.
fn layer_weights(view: &RunView, in_full: u32) -> BTreeMap<u32, Vec<LayerWeights>> {
    let mut sums: BTreeMap<u32, Vec<LayerWeights>> = BTreeMap::new();
    for layer in 0..view.summary.layers.len() {
        for window in 0..view.summary.windows_secs.len() {
            let Some((weights, _)) = view.cell(layer, window) else {
                continue;
            };
            for (&community, &weight) in view.edges.community.iter().zip(weights) {
                if !(1..=in_full).contains(&community) {
                    continue;
                }
                let layers = sums.entry(community).or_insert_with(|| {
                    view.summary
                        .layers
                        .iter()
                        .map(|layer| LayerWeights {
                            layer: layer.clone(),
                            weights: vec![0.0; view.summary.windows_secs.len()],
                        })
                        .collect()
                });
                layers[layer].weights[window] += weight as f64;
            }
        }
    }
    sums
}

fn community_rows(columns: &Columns) -> Vec<CommunityRow> {
    let u32s = |name: &str| match column(columns, name) {
        Some(Column::U32(values)) => values.as_slice(),
        _ => &[],
    };
    let u64s = |name: &str| match column(columns, name) {
        Some(Column::U64(values)) => values.as_slice(),
        _ => &[],
    };
    let times = |name: &str| match column(columns, name) {
        Some(Column::I64(values)) => values.as_slice(),
        _ => &[],
    };
    let density: &[f64] = match column(columns, "density") {
        Some(Column::F64(values)) => values,
        _ => &[],
    };
    let (accounts, edges, weight) = (u64s("n_accounts"), u64s("n_edges"), u64s("weight"));
    let (first, last) = (times("first_share_ms"), times("last_share_ms"));
    u32s("community")
        .iter()
        .enumerate()
        .map(|(row, &number)| CommunityRow {
            number,
            n_accounts: accounts.get(row).copied().unwrap_or_default(),
            n_edges: edges.get(row).copied().unwrap_or_default(),
            weight: weight.get(row).copied().unwrap_or_default() as f64,
            internal_density: density
                .get(row)
                .copied()
                .filter(|d| d.is_finite())
                .unwrap_or_default(),
            first_ms: first.get(row).copied(),
            last_ms: last.get(row).copied(),
        })
        .collect()
}

fn column<'a>(columns: &'a Columns, name: &str) -> Option<&'a Column> {
    columns
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, column)| column)
}
