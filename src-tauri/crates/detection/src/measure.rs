//! The exact figures of the kept edges: per layer and window, and over all layers.
//!
//! Every edge is measured by itself, by walking the two accounts' rows side by side; nothing
//! is shared between edges, so they are measured in parallel and in any order.

use crate::field::Field;
use crate::measure_large::measure_large;
use crate::plan::Plan;
use crate::quantile::quantile_at;
use crate::result::{Cell, Edge};

/// Pairs of one edge that are held in memory at a time (about 40 MB a thread). Edges with more
/// are measured by another way that holds distinct posts, not pairs.
const HELD_PAIRS: usize = 1 << 20;

/// One pair, as seen from the edge.
#[derive(Clone, Copy)]
struct Pair {
    delta: u64,
    group: u32,
    content_a: u32,
    content_b: u32,
    layer: u16,
    /// First window that holds it.
    first: u8,
    a_is_older: bool,
}

/// Measures edges one after the other.
pub(crate) struct Measurer<'f> {
    field: &'f Field,
    plan: &'f Plan,
    held_pairs: usize,
    pairs: Vec<Pair>,
    deltas: Vec<u64>,
    contents: Vec<u32>,
    content_pairs: Vec<(u32, u32)>,
    /// Rows walked and pairs seen since the last look: for progress.
    pub(crate) work: u64,
}

impl<'f> Measurer<'f> {
    pub(crate) fn new(field: &'f Field, plan: &'f Plan) -> Self {
        Self {
            field,
            plan,
            held_pairs: HELD_PAIRS,
            pairs: Vec::new(),
            deltas: Vec::new(),
            contents: Vec::new(),
            content_pairs: Vec::new(),
            work: 0,
        }
    }

    /// Forces the way of large edges.
    #[cfg(test)]
    pub(crate) fn with_held_pairs(mut self, held_pairs: usize) -> Self {
        self.held_pairs = held_pairs;
        self
    }

    /// Fills the cells (layers x windows) of the edge between two labels and returns it; `a` and
    /// `b` of the edge are left to the caller. `stop` is asked within very large edges.
    pub(crate) fn measure(
        &mut self,
        a: u32,
        b: u32,
        cells: &mut [Cell],
        stop: &dyn Fn(u64) -> bool,
    ) -> Edge {
        let (field, plan) = (self.field, self.plan);
        let windows = plan.windows_ms.len();
        self.pairs.clear();
        let (mut first_ms, mut last_ms) = (i64::MAX, i64::MIN);
        let (pairs, held) = (&mut self.pairs, self.held_pairs);
        let complete = for_each_pair(field, plan, a, b, &mut |older, newer, first, delta| {
            if pairs.len() >= held {
                return false;
            }
            let a_is_older = field.label[older as usize] == a;
            let (of_a, of_b) = if a_is_older {
                (older, newer)
            } else {
                (newer, older)
            };
            let group = field.group[older as usize];
            pairs.push(Pair {
                delta,
                group,
                content_a: field.content[of_a as usize],
                content_b: field.content[of_b as usize],
                layer: field.groups.layer[group as usize],
                first,
                a_is_older,
            });
            first_ms = first_ms.min(field.time[older as usize]);
            last_ms = last_ms.max(field.time[newer as usize]);
            true
        });
        self.work += (field.rows_of(a).len().min(field.rows_of(b).len()) + self.pairs.len()) as u64;
        if !complete {
            self.pairs.clear();
            return measure_large(field, plan, a, b, cells, stop);
        }
        let pairs = std::mem::take(&mut self.pairs);
        let mut n_layers = 0;
        let mut widest = Cell::default();
        for of_layer in pairs.chunk_by(|one, other| one.layer == other.layer) {
            n_layers += 1;
            for window in 0..windows {
                let cell = self.tally(of_layer, window as u8, a == b);
                cells[usize::from(of_layer[0].layer) * windows + window] = cell;
                widest = cell;
            }
        }
        if n_layers > 1 {
            widest = self.tally(&pairs, windows as u8 - 1, a == b);
        }
        self.deltas.clear();
        self.deltas.extend(pairs.iter().map(|pair| pair.delta));
        self.deltas.sort_unstable();
        let quartile = |p| {
            quantile_at(self.deltas.len() as u64, p, |at| {
                self.deltas[at as usize] as f64
            })
            .unwrap_or(f64::NAN)
        };
        let edge = Edge {
            n_layers,
            first_ms,
            last_ms,
            delta_q1_ms: quartile(0.25),
            delta_median_ms: quartile(0.5),
            delta_q3_ms: quartile(0.75),
            ..edge_of(&widest)
        };
        self.pairs = pairs;
        edge
    }

    /// Figures of the pairs that lie within a window.
    fn tally(&mut self, pairs: &[Pair], window: u8, is_loop: bool) -> Cell {
        let within = || pairs.iter().filter(|pair| pair.first <= window);
        let mut cell = Cell::default();
        let mut group = u32::MAX;
        for pair in within() {
            cell.weight += 1;
            cell.sum_delta_ms = cell.sum_delta_ms.saturating_add_unsigned(pair.delta);
            // Pairs come object by object.
            if pair.group != group {
                group = pair.group;
                cell.n_objects += 1;
            }
        }
        if cell.weight == 0 {
            return cell;
        }
        let contents = &mut self.contents;
        if is_loop {
            let both = within().flat_map(|pair| [pair.content_a, pair.content_b]);
            cell.n_content_a = distinct(contents, both);
            cell.n_content_b = cell.n_content_a;
        } else {
            cell.n_content_a = distinct(contents, within().map(|pair| pair.content_a));
            cell.n_content_b = distinct(contents, within().map(|pair| pair.content_b));
        }
        let content_pairs = within().map(|pair| match (pair.content_a, pair.content_b) {
            (one, other) if is_loop => (one.min(other), one.max(other)),
            both => both,
        });
        cell.n_content_pairs = u64::from(distinct(&mut self.content_pairs, content_pairs));
        if self.plan.edge_quantile.is_some() {
            let older = |pair: &Pair| {
                if pair.a_is_older {
                    pair.content_a
                } else {
                    pair.content_b
                }
            };
            let newer = |pair: &Pair| {
                if pair.a_is_older {
                    pair.content_b
                } else {
                    pair.content_a
                }
            };
            cell.n_older = distinct(contents, within().map(older));
            cell.n_newer = distinct(contents, within().map(newer));
        }
        cell
    }
}

/// Number of different values.
fn distinct<T: Ord + Copy>(scratch: &mut Vec<T>, values: impl Iterator<Item = T>) -> u32 {
    scratch.clear();
    scratch.extend(values);
    if scratch.len() > 1 {
        scratch.sort_unstable();
        scratch.dedup();
    }
    scratch.len() as u32
}

/// The figures that an edge takes from a cell.
pub(crate) fn edge_of(cell: &Cell) -> Edge {
    Edge {
        weight: cell.weight,
        n_objects: cell.n_objects,
        n_content_pairs: cell.n_content_pairs,
        n_content_a: cell.n_content_a,
        n_content_b: cell.n_content_b,
        sum_delta_ms: cell.sum_delta_ms,
        ..Edge::default()
    }
}

/// Calls `found(older, newer, first window, delta)` for every surviving pair of two accounts,
/// object by object; returns false if `found` stopped it.
pub(crate) fn for_each_pair(
    field: &Field,
    plan: &Plan,
    a: u32,
    b: u32,
    found: &mut dyn FnMut(u32, u32, u8, u64) -> bool,
) -> bool {
    let (mut few, mut many) = (field.rows_of(a), field.rows_of(b));
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    // Both lists and the reach ascend, so the first candidate never moves back.
    let mut next = 0;
    for &at in few {
        let [from, to] = field.reach[at as usize];
        next += gallop(&many[next..], from);
        for &near in many[next..].iter().take_while(|&&near| near < to) {
            if a == b && near <= at {
                continue;
            }
            let (older, newer) = (at.min(near), at.max(near));
            if let Some((first, delta)) = field.judge(plan, older, newer)
                && !found(older, newer, first, delta)
            {
                return false;
            }
        }
    }
    true
}

/// Number of leading values below a bound, found by doubling steps.
#[inline]
fn gallop(ascending: &[u32], bound: u32) -> usize {
    let mut step = 1;
    let mut low = 0;
    while low + step <= ascending.len() && ascending[low + step - 1] < bound {
        low += step;
        step *= 2;
    }
    let high = (low + step).min(ascending.len());
    low + ascending[low..high].partition_point(|&at| at < bound)
}
