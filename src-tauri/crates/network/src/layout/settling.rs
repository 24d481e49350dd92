//! A drawing that is being made: how it looks by now, and the wish to leave it so.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{finish, pack};

/// Watches a drawing from another thread and can end it early. Watching changes nothing of what
/// comes out: the drawing writes down where its nodes stand when it was asked, and goes on.
#[derive(Debug, Default)]
pub struct Settling {
    stop: AtomicBool,
    /// Pictures asked for so far: each component answers every one of them once.
    asked: AtomicU64,
    parts: Mutex<Parts>,
}

/// What is known of the components of a drawing.
#[derive(Debug, Default)]
struct Parts {
    node_size: f32,
    n_nodes: usize,
    components: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    nodes: Vec<u32>,
    /// Empty before the component has answered.
    points: Vec<[f32; 2]>,
    /// The last picture that it answered.
    answered: u64,
    /// Nothing will move in it any more.
    rests: bool,
}

impl Settling {
    /// Leaves every node about where it stands now; what is drawn ends soon and gives that.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether somebody wished to leave the nodes where they stand.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// `[x, y]` of every node as of the last time that this was asked, and asks anew. Components that
    /// nobody has begun to draw stand as squares. `None` before the drawing has begun.
    ///
    /// Positions are in the units of the finished drawing, and finite. O(n), beside the drawing.
    pub fn picture(&self) -> Option<Vec<[f32; 2]>> {
        let parts = self.parts();
        let drawn: Vec<Vec<[f32; 2]>> = parts
            .components
            .iter()
            .map(|part| match part.points.is_empty() {
                true => square(part.nodes.len(), parts.node_size),
                false => part.points.clone(),
            })
            .collect();
        if drawn.is_empty() {
            return None;
        }
        let shifts = pack::pack(&drawn, parts.node_size);
        let mut positions = vec![[0.0f32; 2]; parts.n_nodes];
        for ((part, points), shift) in parts.components.iter().zip(&drawn).zip(&shifts) {
            for (&node, point) in part.nodes.iter().zip(points) {
                positions[node as usize] = [point[0] + shift[0], point[1] + shift[1]];
            }
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        Some(positions)
    }

    /// The drawing begins: its components, nodes of each.
    pub(super) fn begin(&self, members: &[Vec<u32>], node_size: f32) {
        let mut parts = self.parts();
        parts.node_size = node_size;
        parts.n_nodes = members.iter().map(Vec::len).sum();
        parts.components = members
            .iter()
            .map(|nodes| Part {
                nodes: nodes.clone(),
                ..Part::default()
            })
            .collect();
    }

    /// Shows how a component stands, if a picture was asked for since it last did; `points` gives
    /// one point a node of the component, in whatever unit.
    pub(super) fn show(&self, component: u64, points: impl FnOnce() -> Vec<[f32; 2]>) {
        let asked = self.asked.load(Ordering::Relaxed);
        // Nobody watches: not even the lock is taken.
        if asked == 0 {
            return;
        }
        let node_size = {
            let mut parts = self.parts();
            let node_size = parts.node_size;
            let Some(part) = parts.components.get_mut(component as usize) else {
                return;
            };
            if part.answered >= asked || part.rests {
                return;
            }
            part.answered = asked;
            node_size
        };
        let mut points = points();
        finish::level_and_scale(&mut points, node_size);
        self.keep(component, points, false);
    }

    /// A component is drawn and finished.
    pub(super) fn rest(&self, component: u64, points: &[[f32; 2]]) {
        if self.asked.load(Ordering::Relaxed) > 0 {
            self.keep(component, points.to_vec(), true);
        }
    }

    fn keep(&self, component: u64, points: Vec<[f32; 2]>, rests: bool) {
        if let Some(part) = self.parts().components.get_mut(component as usize) {
            (part.points, part.rests) = (points, rests);
        }
    }

    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Nodes of a component that nobody has begun to draw, around the origin.
pub(super) fn square(n_nodes: usize, node_size: f32) -> Vec<[f32; 2]> {
    let side = (n_nodes as f32).sqrt().ceil().max(1.0) as usize;
    let middle = (side - 1) as f32 / 2.0;
    let step = 2.0 * node_size;
    (0..n_nodes)
        .map(|at| {
            let (row, column) = (at / side, at % side);
            [
                (column as f32 - middle) * step,
                (middle - row as f32) * step,
            ]
        })
        .collect()
}
