//! Barnes-Hut quadtree over points in Morton order, walked without a stack.

/// Points in a leaf; they lie side by side in memory, so a handful is cheaper than another level.
const LEAF: usize = 8;
/// Levels below the root: bits per axis of a Morton key.
const DEPTH: u32 = 16;

/// A square of the tree. Children follow their parent; `skip` is the next square outside it.
#[derive(Clone, Copy)]
struct Square {
    x: f32,
    y: f32,
    mass: f32,
    side_squared: f32,
    skip: u32,
    /// Points of the subtree; only read in leaves.
    start: u32,
    end: u32,
    leaf: bool,
}

/// The tree, rebuilt in place each iteration.
#[derive(Default)]
pub(super) struct Tree {
    /// (Morton key, node), sorted.
    keys: Vec<(u32, u32)>,
    squares: Vec<Square>,
    /// x, y, mass of each point in Morton order.
    points: Vec<[f32; 3]>,
}

impl Tree {
    /// Builds the tree of these positions. Ties in space are broken by node number.
    pub(super) fn build(&mut self, positions: &[[f32; 2]], mass: &[f32]) {
        let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
        for p in positions {
            for axis in 0..2 {
                low[axis] = low[axis].min(p[axis]);
                high[axis] = high[axis].max(p[axis]);
            }
        }
        let side = (high[0] - low[0]).max(high[1] - low[1]).max(1e-6);
        let cells = (1u32 << DEPTH) as f32;
        let key = |p: &[f32; 2]| {
            let cell = |axis: usize| {
                // `as` saturates, so a rounding up to the edge stays inside.
                ((((p[axis] - low[axis]) / side) * cells) as u32).min((1 << DEPTH) - 1)
            };
            interleave(cell(0)) | (interleave(cell(1)) << 1)
        };
        if self.keys.len() == positions.len() {
            // Last iteration's order is almost sorted already.
            for entry in &mut self.keys {
                entry.0 = key(&positions[entry.1 as usize]);
            }
        } else {
            self.keys = positions.iter().map(key).zip(0u32..).collect();
        }
        self.keys.sort_unstable();
        self.points.clear();
        self.points.extend(self.keys.iter().map(|&(_, node)| {
            let [x, y] = positions[node as usize];
            [x, y, mass[node as usize]]
        }));
        self.squares.clear();
        if !self.points.is_empty() {
            self.subtree(0, self.points.len(), 0, side);
        }
    }

    fn subtree(&mut self, start: usize, end: usize, depth: u32, side: f32) -> [f32; 3] {
        let own = self.squares.len();
        let leaf = end - start <= LEAF || depth == DEPTH;
        self.squares.push(Square {
            x: 0.0,
            y: 0.0,
            mass: 0.0,
            side_squared: side * side,
            skip: 0,
            start: start as u32,
            end: end as u32,
            leaf,
        });
        // Mass and first moments.
        let mut sum = [0.0f32; 3];
        let mut add = |[x, y, mass]: [f32; 3]| {
            sum[0] += x * mass;
            sum[1] += y * mass;
            sum[2] += mass;
        };
        if leaf {
            self.points[start..end].iter().copied().for_each(&mut add);
        } else {
            let shift = 2 * (DEPTH - 1 - depth);
            let mut from = start;
            for quadrant in 0..4 {
                let rest = &self.keys[from..end];
                let to = from + rest.partition_point(|(key, _)| (key >> shift) & 3 <= quadrant);
                if to > from {
                    add(self.subtree(from, to, depth + 1, side / 2.0));
                }
                from = to;
            }
        }
        let skip = self.squares.len() as u32;
        let square = &mut self.squares[own];
        square.mass = sum[2];
        square.x = sum[0] / sum[2];
        square.y = sum[1] / sum[2];
        square.skip = skip;
        [square.x, square.y, square.mass]
    }

    /// Node at each place of the Morton order.
    pub(super) fn order(&self) -> impl Iterator<Item = u32> + '_ {
        self.keys.iter().map(|&(_, node)| node)
    }

    /// Sum over all other points of `mass * (own - other) / distance^2` at a place of the order.
    pub(super) fn push_at(&self, place: usize, theta_squared: f32) -> [f32; 2] {
        let [x, y, _] = self.points[place];
        let (mut fx, mut fy) = (0.0f32, 0.0f32);
        let mut index = 0usize;
        while let Some(square) = self.squares.get(index) {
            let (dx, dy) = (x - square.x, y - square.y);
            let d2 = dx * dx + dy * dy;
            if square.leaf {
                for &[px, py, mass] in &self.points[square.start as usize..square.end as usize] {
                    let (dx, dy) = (x - px, y - py);
                    // The point itself adds nothing: its difference is zero.
                    let f = mass / (dx * dx + dy * dy).max(1e-6);
                    fx += f * dx;
                    fy += f * dy;
                }
                index = square.skip as usize;
            } else if square.side_squared < theta_squared * d2 {
                let f = square.mass / d2;
                fx += f * dx;
                fy += f * dy;
                index = square.skip as usize;
            } else {
                index += 1;
            }
        }
        [fx, fy]
    }
}

/// Spreads the low 16 bits to the even places.
fn interleave(value: u32) -> u32 {
    let mut v = value & 0xffff;
    v = (v | (v << 8)) & 0x00ff_00ff;
    v = (v | (v << 4)) & 0x0f0f_0f0f;
    v = (v | (v << 2)) & 0x3333_3333;
    (v | (v << 1)) & 0x5555_5555
}
