//! Turning, scaling and clearing overlaps of a drawn component.

use super::Work;
use super::forces::Held;
use crate::Graph;

/// Room per node: root mean square distance from the middle, in node sizes per square root of nodes.
const ROOM: f32 = 1.15;
/// Passes over all close pairs when pushing nodes apart.
const PASSES: u32 = 40;

/// Centres a drawing, lays its long axis level and gives its nodes their room; for a look at one that
/// is not done.
pub(super) fn level_and_scale(points: &mut [[f32; 2]], node_size: f32) {
    level_and_centre(points);
    if let Some(scale) = room(points, node_size) {
        stretch(points, scale);
    }
}

/// Factor that gives the nodes of a drawing around the origin their room; none for a single point.
fn room(points: &[[f32; 2]], node_size: f32) -> Option<f32> {
    let n = points.len() as f32;
    let spread = (points.iter().map(|[x, y]| x * x + y * y).sum::<f32>() / n).sqrt();
    (spread > 0.0).then(|| ROOM * node_size * n.sqrt() / spread)
}

fn stretch(points: &mut [[f32; 2]], scale: f32) {
    for point in points {
        point[0] *= scale;
        point[1] *= scale;
    }
}

/// Centres a drawing, lays its long axis level, scales it and pushes overlapping nodes apart. Gives the
/// factor by which it was scaled.
pub(super) fn finish(
    graph: &Graph,
    nodes: &[u32],
    local: &[u32],
    points: &mut [[f32; 2]],
    node_size: f32,
    work: &Work,
) -> f32 {
    level_and_centre(points);
    let mut scale = 1.0;
    if let Some(roomy) = room(points, node_size) {
        scale = roomy;
        // Long thin drawings have their nodes on a line: there the edges set the size.
        let mut lengths = Vec::new();
        for &node in nodes {
            for (other, _) in graph.neighbours(node).filter(|&(other, _)| other > node) {
                let ([x, y], [u, v]) = (
                    points[local[node as usize] as usize],
                    points[local[other as usize] as usize],
                );
                lengths.push(((x - u) * (x - u) + (y - v) * (y - v)).sqrt());
            }
        }
        lengths.sort_unstable_by(f32::total_cmp);
        if let Some(&median) = lengths.get(lengths.len() / 2)
            && median > 0.0
        {
            // Never more than four times the usual size, whatever the edges say.
            scale = scale.max((2.0 * node_size / median).min(4.0 * scale));
        }
        stretch(points, scale);
    }
    push_apart(points, &Held(None), node_size, work);
    scale
}

/// Moves the centre of mass to the origin and turns the first principal axis level.
fn level_and_centre(points: &mut [[f32; 2]]) {
    let n = points.len() as f64;
    let sum =
        |axis: usize, points: &[[f32; 2]]| points.iter().map(|p| f64::from(p[axis])).sum::<f64>();
    let (cx, cy) = (sum(0, points) / n, sum(1, points) / n);
    let (mut xx, mut xy, mut yy) = (0.0f64, 0.0f64, 0.0f64);
    for p in points.iter() {
        let (x, y) = (f64::from(p[0]) - cx, f64::from(p[1]) - cy);
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    // Eigenvector of the larger eigenvalue of the covariance, without trigonometry.
    let half = (xx - yy) / 2.0;
    let root = (half * half + xy * xy).sqrt();
    let (mut ux, mut uy) = if half >= 0.0 {
        (half + root, xy)
    } else {
        (xy, root - half)
    };
    let norm = (ux * ux + uy * uy).sqrt();
    if norm > 0.0 {
        (ux, uy) = (ux / norm, uy / norm);
    } else {
        (ux, uy) = (1.0, 0.0);
    }
    for p in points.iter_mut() {
        let (x, y) = (f64::from(p[0]) - cx, f64::from(p[1]) - cy);
        *p = [(x * ux + y * uy) as f32, (y * ux - x * uy) as f32];
    }
}

/// Pushes pairs nearer than `node_size` apart until none is left or the passes are used up; a drawing
/// that is stopped needs it most.
pub(super) fn push_apart(points: &mut [[f32; 2]], held: &Held, node_size: f32, work: &Work) {
    let n = points.len();
    let cell = |p: [f32; 2]| {
        (
            (p[0] / node_size).floor() as i32,
            (p[1] / node_size).floor() as i32,
        )
    };
    let mut cells: Vec<((i32, i32), u32)> = Vec::with_capacity(n);
    for _ in 0..PASSES {
        cells.clear();
        cells.extend(points.iter().zip(0u32..).map(|(&p, node)| (cell(p), node)));
        cells.sort_unstable();
        let mut crowded = false;
        for index in 0..n {
            let ((cx, cy), node) = cells[index];
            // Each pair once: the rest of this cell and the one above it lie next in the order;
            // the three of the next column are found by search.
            let next_column = cells.partition_point(|&(key, _)| key < (cx + 1, cy - 1));
            let here = cells[index + 1..]
                .iter()
                .take_while(|&&((x, y), _)| x == cx && y <= cy + 1);
            let beside = cells[next_column..]
                .iter()
                .take_while(|&&((x, y), _)| x == cx + 1 && y <= cy + 1);
            for &(_, other) in here.chain(beside) {
                crowded |= separate(points, held, (node as usize, other as usize), node_size);
            }
        }
        // A pass costs about a tenth of an iteration of the forces.
        work.add(n as u64 / 10);
        if !crowded || work.is_cancelled() {
            break;
        }
    }
}

/// Moves two nodes to `node_size` apart if they are nearer; tells whether they were. One that is held
/// stays and the other gives way to it.
fn separate(points: &mut [[f32; 2]], held: &Held, (a, b): (usize, usize), node_size: f32) -> bool {
    let (mut dx, mut dy) = (points[b][0] - points[a][0], points[b][1] - points[a][1]);
    let mut distance = (dx * dx + dy * dy).sqrt();
    // A little slack, or rounding would keep pairs crowded for ever.
    if distance >= node_size * 0.999 || (held.has(a) && held.has(b)) {
        return false;
    }
    if distance < node_size * 1e-3 {
        // On top of each other: any direction will do, as long as pairs differ.
        dx = 1.0 + (a % 7) as f32;
        dy = 1.0 + (b % 5) as f32;
        distance = (dx * dx + dy * dy).sqrt();
        dx *= node_size * 1e-3 / distance;
        dy *= node_size * 1e-3 / distance;
        distance = node_size * 1e-3;
    }
    let push = (node_size - distance) / (2.0 * distance);
    let share = |own: usize, other: usize| match (held.has(own), held.has(other)) {
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.0,
    };
    let (back, forth) = (push * share(a, b), push * share(b, a));
    points[a][0] -= dx * back;
    points[a][1] -= dy * back;
    points[b][0] += dx * forth;
    points[b][1] += dy * forth;
    true
}
