//! From edges to a network: components, communities, cores, positions.
//!
//! Communities and positions weigh an edge by its distinct objects, not by its pairs of posts: one
//! account that posts the same link forty times must not pull a community together by itself.

use zwerm_detection::{Detection, Edge};
use zwerm_network::{
    Communities, Drawing, Graph, LayoutParams, LeidenParams, Quality, Settling, layout_around,
};

use crate::drawing::DrawingPlan;
use crate::error::Result;
use crate::jobs::Control;

/// Up to this many edges communities are improved until nothing changes any more.
pub(crate) const EDGES_UNTIL_STABLE: usize = 200_000;

/// Rounds beyond that: what leidenalg does by default; later rounds gain little and cost as much.
pub(crate) const ITERATIONS_BEYOND: u32 = 2;

/// What is known of the network beyond its edges; vectors run along `Detection::nodes`.
pub struct Analysis {
    /// Component of each account, 0 = largest.
    pub component: Vec<u32>,
    /// Community of each account, 0 = most members.
    pub community: Vec<u32>,
    /// Core number (k-core) of each account.
    pub core: Vec<u32>,
    /// Number of neighbours.
    pub degree: Vec<u32>,
    /// Sum of the weights (pairs of posts) of the edges.
    pub strength: Vec<u64>,
    /// Position of each account, if the network was drawn.
    pub positions: Option<Vec<[f32; 2]>>,
    /// Connected components.
    pub n_components: u64,
    /// Communities.
    pub n_communities: u64,
    /// Modularity of the communities, resolution 1, edges weighted by distinct objects.
    pub modularity: f64,
}

/// Analyses the network of a detection; `draw` also computes positions.
pub fn analyse(
    detection: &Detection,
    seed: u64,
    draw: bool,
    control: &Control,
) -> Result<Analysis> {
    let graph = graph_of(detection.nodes.len(), &detection.edges)?;
    let component = zwerm_network::components(&graph);
    let communities = leiden(&graph, seed, control)?;
    let core = zwerm_network::core_numbers(&graph);
    let mut degree = vec![0_u32; detection.nodes.len()];
    let mut strength = vec![0_u64; detection.nodes.len()];
    for edge in &detection.edges {
        for end in ends(edge) {
            degree[end as usize] += 1;
            strength[end as usize] += edge.weight;
        }
    }
    let positions = if draw {
        let plan = DrawingPlan {
            seed,
            settled_around: Vec::new(),
        };
        let settling = Settling::default();
        Some(draw_graph(&graph, &plan, &settling, control)?.positions)
    } else {
        None
    };
    Ok(Analysis {
        n_components: component
            .iter()
            .max()
            .map_or(0, |last| u64::from(*last) + 1),
        component,
        community: communities.membership,
        core,
        degree,
        strength,
        positions,
        n_communities: u64::from(communities.count),
        modularity: communities.quality,
    })
}

/// The communities of a detection alone, as [`analyse`] finds them.
pub fn communities(detection: &Detection, seed: u64, control: &Control) -> Result<Vec<u32>> {
    let graph = graph_of(detection.nodes.len(), &detection.edges)?;
    Ok(leiden(&graph, seed, control)?.membership)
}

/// The number of communities of a network and their modularity at resolution 1, as a run finds them.
pub(crate) fn modularity(graph: &Graph, seed: u64, control: &Control) -> Result<(u64, f64)> {
    let found = leiden(graph, seed, control)?;
    Ok((u64::from(found.count), found.quality))
}

fn leiden(graph: &Graph, seed: u64, control: &Control) -> Result<Communities> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let mut params = LeidenParams {
        quality: Quality::Modularity { resolution: 1.0 },
        seed,
        ..LeidenParams::default()
    };
    if graph.n_edges() > EDGES_UNTIL_STABLE {
        params.max_iterations = ITERATIONS_BEYOND;
    }
    let communities = zwerm_network::leiden(graph, &params, &progress)?;
    control.check()?;
    Ok(communities)
}

/// Draws a network given by (a, b, distinct objects) as planned; watched and stopped by `settling`.
pub fn draw(
    n_nodes: usize,
    edges: &[(u32, u32, f64)],
    plan: &DrawingPlan,
    settling: &Settling,
    control: &Control,
) -> Result<Drawing> {
    let graph = Graph::from_edges(n_nodes, edges)?;
    draw_graph(&graph, plan, settling, control)
}

fn draw_graph(
    graph: &Graph,
    plan: &DrawingPlan,
    settling: &Settling,
    control: &Control,
) -> Result<Drawing> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let params = LayoutParams {
        seed: plan.seed,
        ..LayoutParams::default()
    };
    let pins = &plan.settled_around;
    Ok(layout_around(graph, &params, pins, settling, &progress)?)
}

fn graph_of(n_nodes: usize, edges: &[Edge]) -> Result<Graph> {
    let weighted: Vec<(u32, u32, f64)> = edges
        .iter()
        // A loop says nothing about who belongs together.
        .filter(|edge| edge.a != edge.b)
        .map(|edge| (edge.a, edge.b, f64::from(edge.n_objects)))
        .collect();
    Ok(Graph::from_edges(n_nodes, &weighted)?)
}

/// The accounts an edge touches: two, or one for a loop.
fn ends(edge: &Edge) -> impl Iterator<Item = u32> {
    let second = (edge.a != edge.b).then_some(edge.b);
    std::iter::once(edge.a).chain(second)
}
