//! From coarse to fine: the drawing of one component.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::forces::{Held, REPULSION, run};
use super::springs::Springs;
use super::{LayoutParams, Work};

/// Graphs up to this size start from random positions.
const COARSEST: usize = 12;

/// Gravity that a parameter of 1 stands for, times the mean mass.
const GRAVITY: f32 = 0.4;

/// Node-iterations that a component will take, roughly; coarse graphs add about a half.
pub(super) fn expected_work(n_nodes: usize, params: &LayoutParams) -> u64 {
    if n_nodes <= 3 {
        return 0;
    }
    n_nodes as u64 * u64::from(params.iterations_for(n_nodes, true)) * 3 / 2
}

/// Gravity on a component. Under repulsion and gravity alone a component fills a disc evenly, each node
/// taking an area of pi kr m / kg. Springs want about kr m^2, hence the division by the mean mass.
/// Coarse levels sum masses and so keep the same balance.
pub(super) fn gravity_of(springs: &Springs, params: &LayoutParams) -> f32 {
    let mean_mass = springs.mass.iter().sum::<f32>() / springs.n_nodes() as f32;
    GRAVITY * params.gravity / mean_mass
}

/// Draws a connected component of at least four nodes around the origin, not yet scaled;
/// nothing when cancelled. One that is stopped on the way is left as it stands.
pub(super) fn draw(
    springs: Springs,
    params: &LayoutParams,
    component: u64,
    work: &Work,
) -> Option<Vec<[f32; 2]>> {
    let mut rng = ChaCha8Rng::seed_from_u64(params.seed);
    // Each component has its own stream: independent of the others and of the order of work.
    rng.set_stream(component);
    let gravity = gravity_of(&springs, params);
    let n_nodes = springs.n_nodes();
    let mut levels = vec![springs];
    let mut groups: Vec<Vec<u32>> = Vec::new();
    while let Some(finest) = levels.last()
        && finest.n_nodes() > COARSEST
        && let Some((group, coarse)) = finest.coarsen(&mut rng)
    {
        groups.push(group);
        levels.push(coarse);
    }

    let mut positions: Vec<[f32; 2]> = Vec::new();
    while let Some(level) = levels.pop() {
        let full = levels.is_empty();
        positions = match groups.get(levels.len()) {
            None => scatter(&level, &mut rng),
            Some(group) => unfold(&level, group, &positions, &mut rng),
        };
        let iterations = params.iterations_for(level.n_nodes(), full);
        let coarser = &groups[..levels.len()];
        let show = |points: &[[f32; 2]]| {
            work.settling
                .show(component, || spread(&level, points, coarser, n_nodes));
        };
        if !run(
            &level,
            &mut positions,
            &Held(None),
            (iterations, gravity),
            params,
            work,
            &show,
        ) {
            work.cut();
            let left = || spread(&level, &positions, coarser, n_nodes);
            return (!work.is_cancelled()).then(left);
        }
    }
    Some(positions)
}

/// Random start in a disc about as large as the drawing will be.
fn scatter(level: &Springs, rng: &mut ChaCha8Rng) -> Vec<[f32; 2]> {
    let radius: f32 = (0..level.n_nodes()).map(|node| reach(level, node)).sum();
    (0..level.n_nodes()).map(|_| in_disc(radius, rng)).collect()
}

/// Each node near the place of its group.
fn unfold(
    level: &Springs,
    group: &[u32],
    coarse: &[[f32; 2]],
    rng: &mut ChaCha8Rng,
) -> Vec<[f32; 2]> {
    group
        .iter()
        .enumerate()
        .map(|(node, &held)| {
            let [x, y] = coarse[held as usize];
            let [dx, dy] = in_disc(reach(level, node), rng);
            [x + dx, y + dy]
        })
        .collect()
}

/// Every node of the component where its group of this level stands, those of one group around its
/// place by their numbers: a look at a drawing that is not done, which must not touch its random numbers.
fn spread(
    level: &Springs,
    points: &[[f32; 2]],
    groups: &[Vec<u32>],
    n_nodes: usize,
) -> Vec<[f32; 2]> {
    if groups.is_empty() {
        return points.to_vec();
    }
    let room: Vec<f32> = (0..level.n_nodes())
        .map(|node| reach(level, node))
        .collect();
    (0..n_nodes)
        .map(|node| {
            let group = groups.iter().fold(node, |at, group| group[at] as usize);
            let mixed = (node as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let part = |bits: u64| (bits & 0xffff) as f32 / 65_536.0 - 0.5;
            let [x, y] = points[group];
            [
                x + room[group] * part(mixed >> 48),
                y + room[group] * part(mixed >> 32),
            ]
        })
        .collect()
}

/// Distance at which repulsion and the springs of a node balance, between two of its like.
fn reach(level: &Springs, node: usize) -> f32 {
    let mass = level.mass[node];
    mass * (REPULSION / (level.stiffness(node) * mass).max(1.0)).sqrt()
}

/// A point evenly distributed in a disc, by rejection: no trigonometry, so the same everywhere.
fn in_disc(radius: f32, rng: &mut ChaCha8Rng) -> [f32; 2] {
    loop {
        let x = rng.random::<f32>() * 2.0 - 1.0;
        let y = rng.random::<f32>() * 2.0 - 1.0;
        if x * x + y * y <= 1.0 {
            return [x * radius, y * radius];
        }
    }
}
