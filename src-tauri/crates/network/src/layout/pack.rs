//! Packing of drawn components: largest in the middle, others around, isolates in a grid below.

use std::collections::BTreeMap;
use std::ops::Range;

/// The whole drawing is wider than high by about this factor: screens and pages are.
const ASPECT: f32 = 1.35;

/// Shift of each component. Components come largest first; bounding boxes, widened by a margin of
/// one and a half node sizes, are disjoint afterwards.
pub(super) fn pack(drawn: &[Vec<[f32; 2]>], node_size: f32) -> Vec<[f32; 2]> {
    pack_around(drawn, &vec![None; drawn.len()], node_size)
}

/// The same around components that have their shift already. Those may overlap each other.
pub(super) fn pack_around(
    drawn: &[Vec<[f32; 2]>],
    placed: &[Option<[f32; 2]>],
    node_size: f32,
) -> Vec<[f32; 2]> {
    let connected = drawn.iter().take_while(|points| points.len() > 1).count();
    let (with_edges, isolates) = drawn.split_at(connected);
    let mut shifts = around_the_middle(with_edges, placed, node_size);

    // Where everything with edges ends.
    let mut frame = Frame::EMPTY;
    for (points, shift) in with_edges.iter().zip(&shifts) {
        let own = Frame::of(points);
        frame.include([own.low[0] + shift[0], own.low[1] + shift[1]]);
        frame.include([own.high[0] + shift[0], own.high[1] + shift[1]]);
    }
    let step = 2.0 * node_size;
    let columns = if connected > 0 {
        ((frame.high[0] - frame.low[0]) / step + 1.0).max((isolates.len() as f32).sqrt())
    } else {
        (isolates.len() as f32 * ASPECT).sqrt()
    };
    let columns = (columns.ceil() as usize).clamp(1, isolates.len().max(1));
    let (middle, top) = if connected > 0 {
        (
            (frame.low[0] + frame.high[0]) / 2.0,
            frame.low[1] - 2.0 * step,
        )
    } else {
        (0.0, 0.0)
    };
    let left = middle - (columns - 1) as f32 * step / 2.0;
    for (index, _) in isolates.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        shifts.push([left + column as f32 * step, top - row as f32 * step]);
    }
    shifts
}

/// Greedy placement on a grid of square cells, each component at the free place nearest the middle.
fn around_the_middle(
    drawn: &[Vec<[f32; 2]>],
    placed: &[Option<[f32; 2]>],
    node_size: f32,
) -> Vec<[f32; 2]> {
    let margin = 1.5 * node_size;
    let frames: Vec<Frame> = drawn.iter().map(|points| Frame::of(points)).collect();
    // The most frequent small component (a pair) fills exactly one cell.
    let cell = 3.0 * node_size + 2.0 * margin;
    let in_cells = |length: f32| ((length + 2.0 * margin) / cell).ceil().max(1.0) as usize;
    let free = || {
        frames
            .iter()
            .zip(placed)
            .filter(|(_, placed)| placed.is_none())
    };
    let boxes: Vec<(usize, usize)> = free()
        .map(|(frame, _)| {
            (
                in_cells(frame.high[0] - frame.low[0]),
                in_cells(frame.high[1] - frame.low[1]),
            )
        })
        .collect();
    let area: usize = boxes.iter().map(|(width, height)| width * height).sum();
    let longest = boxes.iter().map(|&(w, h)| w.max(h)).max().unwrap_or(1);
    // Room for all even if the packing is loose; never a reason to fail, as it grows when full.
    let mut side = 2 * ((area as f32).sqrt() as usize) + 2 * longest + 2;
    loop {
        // Cells of a component that has its place, as far as they lie on the board.
        let cells = |low: f32, high: f32| {
            let at = |value: f32| (value / cell + side as f32 / 2.0).clamp(0.0, side as f32);
            at(low - margin).floor() as usize..at(high + margin).ceil() as usize
        };
        let obstacles: Vec<_> = frames
            .iter()
            .zip(placed)
            .filter_map(|(frame, placed)| {
                let [x, y] = (*placed)?;
                Some((
                    cells(frame.low[0] + x, frame.high[0] + x),
                    cells(frame.low[1] + y, frame.high[1] + y),
                ))
            })
            .collect();
        if let Some(places) = try_place(&boxes, &obstacles, side) {
            let mut found = places.iter().zip(&boxes).zip(free()).map(
                |((&(x, y), &(width, height)), (frame, _))| {
                    let centre = |start: usize, size: usize| {
                        (start as f32 + size as f32 / 2.0 - side as f32 / 2.0) * cell
                    };
                    [
                        centre(x, width) - (frame.low[0] + frame.high[0]) / 2.0,
                        centre(y, height) - (frame.low[1] + frame.high[1]) / 2.0,
                    ]
                },
            );
            return placed
                .iter()
                .take(frames.len())
                .map(|placed| placed.or_else(|| found.next()).unwrap_or_default())
                .collect();
        }
        side *= 2;
    }
}

/// Columns and rows that are taken beforehand.
type Obstacle = (Range<usize>, Range<usize>);

/// Lower left cell of each box on a board of `side * side` cells, or nothing if one does not fit.
fn try_place(
    boxes: &[(usize, usize)],
    obstacles: &[Obstacle],
    side: usize,
) -> Option<Vec<(usize, usize)>> {
    let middle = side as f32 / 2.0;
    // Cells by distance from the middle; equal distances in reading order.
    let mut cells: Vec<(f32, u32)> = (0..(side * side) as u32)
        .map(|index| {
            let dx = ((index as usize % side) as f32 + 0.5 - middle) / ASPECT;
            let dy = (index as usize / side) as f32 + 0.5 - middle;
            (dx * dx + dy * dy, index)
        })
        .collect();
    cells.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut taken = vec![false; side * side];
    for (columns, rows) in obstacles {
        for row in rows.clone() {
            taken[row * side + columns.start..row * side + columns.end].fill(true);
        }
    }
    // A place that was too small for a box is so for the next of its size: go on from there.
    let mut resume: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut places = Vec::with_capacity(boxes.len());
    for &(width, height) in boxes {
        let from = resume.get(&(width, height)).copied().unwrap_or(0);
        let mut found = None;
        for (rank, &(_, index)) in cells.iter().enumerate().skip(from) {
            // The cell is the middle of the box.
            let (column, row) = (index as usize % side, index as usize / side);
            let (Some(x), Some(y)) = (column.checked_sub(width / 2), row.checked_sub(height / 2))
            else {
                continue;
            };
            if x + width > side || y + height > side {
                continue;
            }
            let free =
                (y..y + height).all(|r| !taken[r * side + x..r * side + x + width].contains(&true));
            if free {
                found = Some((rank, x, y));
                break;
            }
        }
        let (rank, x, y) = found?;
        resume.insert((width, height), rank);
        for r in y..y + height {
            taken[r * side + x..r * side + x + width].fill(true);
        }
        places.push((x, y));
    }
    Some(places)
}

/// A bounding box.
#[derive(Debug, Clone, Copy)]
struct Frame {
    low: [f32; 2],
    high: [f32; 2],
}

impl Frame {
    const EMPTY: Frame = Frame {
        low: [f32::MAX; 2],
        high: [f32::MIN; 2],
    };

    fn of(points: &[[f32; 2]]) -> Self {
        let mut frame = Self::EMPTY;
        for &point in points {
            frame.include(point);
        }
        frame
    }

    fn include(&mut self, point: [f32; 2]) {
        for (axis, value) in point.into_iter().enumerate() {
            self.low[axis] = self.low[axis].min(value);
            self.high[axis] = self.high[axis].max(value);
        }
    }
}
