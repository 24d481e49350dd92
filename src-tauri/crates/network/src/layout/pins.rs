//! Nodes that somebody has put where he wants them: the rest of their component settles around them.

use super::forces::{Held, run};
use super::springs::Springs;
use super::{LayoutParams, Work, drawing, finish};
use crate::{Graph, NetworkError};

/// A node with a place of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pin {
    /// Number of the node.
    pub node: u32,
    /// `[x, y]`, in units of the drawing, y upwards.
    pub at: [f32; 2],
}

/// A pinned node by its number within the component, and its place in the whole drawing.
pub(super) type Pinned = (u32, [f32; 2]);

/// A component that is drawn and packed.
pub(super) struct Component<'a> {
    pub(super) graph: &'a Graph,
    pub(super) nodes: &'a [u32],
    pub(super) local: &'a [u32],
    /// Units of the drawing in one unit of the forces.
    pub(super) scale: f32,
    /// From the drawn component to the whole drawing; see [`shift`].
    pub(super) shift: [f32; 2],
}

pub(super) fn validate(pins: &[Pin]) -> Result<(), NetworkError> {
    for value in pins.iter().flat_map(|pin| pin.at) {
        if !(-1e9..=1e9).contains(&value) {
            return Err(NetworkError::BadParameter {
                name: "pin",
                value: f64::from(value),
                expected: "between -1000000000 and 1000000000",
            });
        }
    }
    Ok(())
}

/// Node-iterations of settling around the pins of a component; see `drawing::expected_work`.
pub(super) fn expected_work(n_nodes: usize, params: &LayoutParams) -> u64 {
    drawing::expected_work(n_nodes, params) / 3
}

/// The pins of each component, by number within it.
pub(super) fn by_component(members: &[Vec<u32>], pins: &[Pin], n_nodes: usize) -> Vec<Vec<Pinned>> {
    let mut pinned = vec![Vec::new(); members.len()];
    if pins.is_empty() {
        return pinned;
    }
    let mut place: Vec<Option<[f32; 2]>> = vec![None; n_nodes];
    for pin in pins {
        if let Some(place) = place.get_mut(pin.node as usize) {
            *place = Some(pin.at);
        }
    }
    for (nodes, pinned) in members.iter().zip(&mut pinned) {
        for (&node, index) in nodes.iter().zip(0u32..) {
            if let Some(at) = place[node as usize] {
                pinned.push((index, at));
            }
        }
    }
    pinned
}

/// Brings a drawn component to its pins: the mean of the ways from its nodes to their places.
pub(super) fn shift(points: &[[f32; 2]], pinned: &[Pinned]) -> [f32; 2] {
    let mut sum = [0.0f64; 2];
    for &(index, at) in pinned {
        let point = points[index as usize];
        for axis in 0..2 {
            sum[axis] += f64::from(at[axis]) - f64::from(point[axis]);
        }
    }
    sum.map(|way| (way / pinned.len().max(1) as f64) as f32)
}

/// Puts the pinned nodes of a drawn component at their places and lets the others follow: half as
/// many iterations as it was drawn with, from where everything stands, the pinned nodes pushing and
/// pulling as ever and giving way to nothing.
pub(super) fn settle_around(
    component: &Component,
    points: &mut [[f32; 2]],
    pinned: &[Pinned],
    params: &LayoutParams,
    work: &Work,
) {
    let mut held = vec![false; points.len()];
    for &(index, [x, y]) in pinned {
        held[index as usize] = true;
        points[index as usize] = [x - component.shift[0], y - component.shift[1]];
    }
    if points.len() <= 3 || pinned.len() == points.len() {
        return;
    }
    let Component { scale, nodes, .. } = *component;
    let springs = Springs::from_component(component.graph, nodes, component.local, params);
    let gravity = drawing::gravity_of(&springs, params);
    let iterations = params.iterations_for(points.len(), true).div_ceil(2);
    for point in points.iter_mut() {
        *point = [point[0] / scale, point[1] / scale];
    }
    let held_still = Held(Some(&held));
    if !run(
        &springs,
        points,
        &held_still,
        (iterations, gravity),
        params,
        work,
        &|_| {},
    ) {
        work.cut();
    }
    for point in points.iter_mut() {
        *point = [point[0] * scale, point[1] * scale];
    }
    for &(index, [x, y]) in pinned {
        points[index as usize] = [x - component.shift[0], y - component.shift[1]];
    }
    finish::push_apart(points, &held_still, params.node_size, work);
}
