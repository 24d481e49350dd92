//! A map of groups: one disc a group, near where the drawing has its members, none over another.
//!
//! The area of a disc says how many members the group has. Discs begin at the centroids of their
//! members and are then pushed apart, larger ones giving way less, as in the removal of overlaps
//! between nodes of Dwyer, Marriott and Stuckey 2006 (doi:10.1007/11618058_15), but by plain
//! relaxation; what relaxation leaves is removed by one stretch of the whole map.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Share of the drawing's frame that the discs cover together.
const COVER: f32 = 0.58;
/// A group of less than this share of the largest is drawn as if it had this share: otherwise its
/// disc could be neither seen nor pointed at.
const SMALLEST_SHARE: f32 = 0.006;
/// Room kept between two discs, as a share of the sum of their radii.
const GAP: f32 = 0.1;
/// Passes over all close pairs before the map is stretched.
const PASSES: u32 = 120;
/// Rounds of passes and a stretch; one is enough unless many centroids fall together.
const ROUNDS: u32 = 12;
/// Most of a stretch at once.
const MOST_STRETCH: f32 = 4.0;

/// Discs of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Bubbles {
    /// Centre of each group's disc in the units of the drawing, in the order of the groups.
    pub centres: Vec<[f32; 2]>,
    /// Radius of a disc is `unit * sqrt(max(members, least))`.
    pub unit: f32,
    /// Groups with fewer members are drawn as if they had so many.
    pub least: u32,
}

impl Bubbles {
    /// Radius of the disc of a group with so many members, in the units of the drawing.
    pub fn radius(&self, members: u32) -> f32 {
        self.unit * (members.max(self.least) as f32).sqrt()
    }
}

/// Places a disc for each group of a drawing.
///
/// `positions` holds `[x, y]` of every node, `group` its group from 1 to `n_groups` (0: in none;
/// numbers beyond count as none). A group without members gets a disc too, in the middle. No two
/// discs overlap. Coordinates are finite if the positions are. O(n + g k p) for g groups with k close ones and p passes.
/// Deterministic: the seed decides in which direction discs with the same centroid part, nothing
/// else; one thread.
///
/// ```
/// let drawing = [[0.0, 0.0], [2.0, 0.0], [9.0, 9.0]];
/// let map = zwerm_network::bubbles(&drawing, &[1, 1, 2], 2, 1);
/// assert!(map.radius(2) > map.radius(1));
/// assert_eq!(map.centres.len(), 2);
/// ```
pub fn bubbles(positions: &[[f32; 2]], group: &[u32], n_groups: usize, seed: u64) -> Bubbles {
    let mut sum = vec![[0.0f64; 2]; n_groups];
    let mut members = vec![0u32; n_groups];
    let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
    for (point, &number) in positions.iter().zip(group) {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
        let Some(at) = (number as usize).checked_sub(1).filter(|&at| at < n_groups) else {
            continue;
        };
        members[at] += 1;
        sum[at][0] += f64::from(point[0]);
        sum[at][1] += f64::from(point[1]);
    }
    let largest = members.iter().max().copied().unwrap_or(0);
    let least = ((largest as f32 * SMALLEST_SHARE).ceil() as u32).max(1);
    let counted: f32 = members.iter().map(|&n| n.max(least) as f32).sum();
    let side = |axis: usize| (high[axis] - low[axis]).max(1.0);
    let area = if positions.is_empty() {
        1.0
    } else {
        side(0) * side(1)
    };
    let unit = (COVER * area / (std::f32::consts::PI * counted.max(1.0))).sqrt();
    let mut map = Bubbles {
        centres: Vec::new(),
        unit,
        least,
    };
    let radius: Vec<f32> = members.iter().map(|&n| map.radius(n)).collect();
    let middle = if positions.is_empty() {
        [0.0, 0.0]
    } else {
        [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]
    };
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut centres: Vec<[f32; 2]> = (0..n_groups)
        .map(|at| {
            let n = f64::from(members[at]);
            let centroid = if members[at] == 0 {
                middle
            } else {
                [(sum[at][0] / n) as f32, (sum[at][1] / n) as f32]
            };
            // A hair beside it, so that no two lie on one point and every pair knows where to go.
            let mut beside = || (rng.random::<f32>() - 0.5) * radius[at] * 0.02;
            [centroid[0] + beside(), centroid[1] + beside()]
        })
        .collect();
    part(&mut centres, &radius);
    map.centres = centres;
    map
}

/// Pushes discs apart until none overlaps another.
fn part(centres: &mut [[f32; 2]], radius: &[f32]) {
    let classes = Classes::new(radius);
    for _ in 0..ROUNDS {
        for _ in 0..PASSES {
            let grids = classes.grids(centres);
            let mut crowded = false;
            classes.close_pairs(&grids, radius, |a, b| {
                crowded |= push(centres, radius, a, b);
            });
            if !crowded {
                return;
            }
        }
        let mut stretch = 1.0f32;
        let grids = classes.grids(centres);
        classes.close_pairs(&grids, radius, |a, b| {
            let wanted = wanted(radius, a, b);
            let distance = distance(centres, a, b);
            if distance < wanted {
                stretch = stretch.max((wanted / distance.max(wanted * 1e-6)).min(MOST_STRETCH));
            }
        });
        let n = centres.len().max(1) as f32;
        let middle = [0, 1].map(|axis| centres.iter().map(|c| c[axis] / n).sum::<f32>());
        // A hair more, or rounding would leave the last pair touching.
        let stretch = stretch * 1.000_1;
        for centre in centres.iter_mut() {
            for axis in 0..2 {
                centre[axis] = middle[axis] + (centre[axis] - middle[axis]) * stretch;
            }
        }
    }
}

fn wanted(radius: &[f32], a: usize, b: usize) -> f32 {
    (radius[a] + radius[b]) * (1.0 + GAP)
}

fn distance(centres: &[[f32; 2]], a: usize, b: usize) -> f32 {
    let (dx, dy) = (centres[b][0] - centres[a][0], centres[b][1] - centres[a][1]);
    (dx * dx + dy * dy).sqrt()
}

/// Moves two discs apart if they are too close; tells whether they were. The smaller moves further.
fn push(centres: &mut [[f32; 2]], radius: &[f32], a: usize, b: usize) -> bool {
    let (wanted, distance) = (wanted(radius, a, b), distance(centres, a, b));
    // A little slack, or rounding would keep pairs crowded for ever.
    if distance >= wanted * 0.999 {
        return false;
    }
    let (mut dx, mut dy) = (centres[b][0] - centres[a][0], centres[b][1] - centres[a][1]);
    if distance > 0.0 {
        (dx, dy) = (dx / distance, dy / distance);
    } else {
        (dx, dy) = (1.0, 0.0);
    }
    let (mass_a, mass_b) = (radius[a] * radius[a], radius[b] * radius[b]);
    let far = wanted - distance;
    let (by_a, by_b) = (
        far * mass_b / (mass_a + mass_b),
        far * mass_a / (mass_a + mass_b),
    );
    centres[a] = [centres[a][0] - dx * by_a, centres[a][1] - dy * by_a];
    centres[b] = [centres[b][0] + dx * by_b, centres[b][1] + dy * by_b];
    true
}

/// Discs by size, each class at most twice as large as the next: a large disc must not make the
/// small ones look for each other over its own reach.
struct Classes {
    /// Members of each class, and the largest radius in it; largest class first.
    classes: Vec<(Vec<usize>, f32)>,
}

/// Members of one class by cell of a grid, sorted.
type Grid = Vec<((i32, i32), usize)>;

impl Classes {
    fn new(radius: &[f32]) -> Classes {
        let mut order: Vec<usize> = (0..radius.len()).collect();
        order.sort_by(|&a, &b| radius[b].total_cmp(&radius[a]).then(a.cmp(&b)));
        let mut classes: Vec<(Vec<usize>, f32)> = Vec::new();
        for at in order {
            match classes.last_mut() {
                Some((members, largest)) if radius[at] * 2.0 > *largest => members.push(at),
                _ => classes.push((vec![at], radius[at])),
            }
        }
        Classes { classes }
    }

    /// Side of a cell of a class: what two of its discs may need.
    fn side(largest: f32) -> f32 {
        (2.0 * largest * (1.0 + GAP)).max(f32::MIN_POSITIVE)
    }

    fn grids(&self, centres: &[[f32; 2]]) -> Vec<Grid> {
        let sorted = |members: &Vec<usize>, largest: f32| {
            let side = Self::side(largest);
            let mut grid: Grid = members
                .iter()
                .map(|&at| (cell(centres[at], side), at))
                .collect();
            grid.sort_unstable();
            grid
        };
        self.classes
            .iter()
            .map(|(members, largest)| sorted(members, *largest))
            .collect()
    }

    /// Every pair that may be too close, once, always in the same order. Discs that were moved since
    /// the grids were made may be missed: whoever moves asks again.
    fn close_pairs(&self, grids: &[Grid], radius: &[f32], mut visit: impl FnMut(usize, usize)) {
        for (larger, grid) in grids.iter().enumerate() {
            for &(home, a) in grid {
                let own = Self::side(self.classes[larger].1);
                // Where it stood when the grids were made, as near as its cell tells.
                let corner = [home.0 as f32 * own, home.1 as f32 * own];
                for (smaller, other) in grids.iter().enumerate().skip(larger) {
                    let largest = self.classes[smaller].1;
                    let side = Self::side(largest);
                    let reach = (radius[a] + largest) * (1.0 + GAP);
                    let (c0, r0) = cell([corner[0] - reach, corner[1] - reach], side);
                    let (c1, r1) = cell([corner[0] + own + reach, corner[1] + own + reach], side);
                    for column in c0..=c1 {
                        let from = other.partition_point(|&(key, _)| key < (column, r0));
                        for &(_, b) in other[from..]
                            .iter()
                            .take_while(|&&((x, y), _)| x == column && y <= r1)
                        {
                            if smaller > larger || a < b {
                                visit(a, b);
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(point: [f32; 2], side: f32) -> (i32, i32) {
    (
        (point[0] / side).floor() as i32,
        (point[1] / side).floor() as i32,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups with members here and there, some of them on one point.
    fn drawn(seed: u64, groups: u32, on_one_point: bool) -> (Vec<[f32; 2]>, Vec<u32>) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let (mut positions, mut group) = (Vec::new(), Vec::new());
        for number in 1..=groups {
            let size = 1 + rng.random_range(0..40u32).pow(2) / (1 + number % 7);
            let (x, y) = if on_one_point {
                (0.0, 0.0)
            } else {
                (rng.random::<f32>() * 900.0, rng.random::<f32>() * 600.0)
            };
            for _ in 0..size {
                positions.push([x, y]);
                group.push(number);
            }
        }
        (positions, group)
    }

    fn worst_overlap(map: &Bubbles, group: &[u32]) -> f32 {
        let mut members = vec![0u32; map.centres.len()];
        for &number in group {
            members[number as usize - 1] += 1;
        }
        let mut worst = f32::NEG_INFINITY;
        for a in 0..members.len() {
            for b in a + 1..members.len() {
                let room = map.radius(members[a]) + map.radius(members[b]);
                worst = worst.max((room - distance(&map.centres, a, b)) / room);
            }
        }
        worst
    }

    #[test]
    fn no_disc_lies_over_another() {
        for seed in 0..12 {
            for (groups, on_one_point) in [(2, true), (3, false), (90, false), (240, true)] {
                let (positions, group) = drawn(seed, groups, on_one_point);
                let map = bubbles(&positions, &group, groups as usize, seed);
                assert!(map.centres.iter().flatten().all(|v| v.is_finite()));
                assert!(worst_overlap(&map, &group) < 0.0, "{seed} {groups}");
            }
        }
    }

    #[test]
    fn area_says_how_many() {
        let (positions, group) = drawn(3, 40, false);
        let map = bubbles(&positions, &group, 40, 1);
        let area = |n: u32| map.radius(n).powi(2);
        assert!((area(200) / area(100) - 2.0).abs() < 1e-4);
        assert_eq!(map.radius(0), map.radius(map.least));
    }

    #[test]
    fn discs_far_apart_stay_at_their_centroids() {
        let mut positions = Vec::new();
        let mut group = Vec::new();
        for (number, x) in [(1, 0.0), (2, 1_000.0), (3, 2_000.0)] {
            for turn in [-1.0, 1.0] {
                positions.push([x + turn, turn * 50.0]);
                group.push(number);
            }
        }
        let map = bubbles(&positions, &group, 3, 9);
        let unit = map.radius(2) * 0.02;
        for (centre, x) in map.centres.iter().zip([0.0, 1_000.0, 2_000.0]) {
            assert!((centre[0] - x).abs() <= unit && centre[1].abs() <= unit);
        }
    }

    #[test]
    fn the_seed_and_nothing_else_decides() {
        let (positions, group) = drawn(5, 60, true);
        let one = bubbles(&positions, &group, 60, 7);
        assert_eq!(one, bubbles(&positions, &group, 60, 7));
        assert_ne!(one, bubbles(&positions, &group, 60, 8));
        let narrow = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let there = narrow
            .unwrap()
            .install(|| bubbles(&positions, &group, 60, 7));
        assert_eq!(one, there);
    }

    #[test]
    fn nothing_to_draw_is_no_fault() {
        assert!(bubbles(&[], &[], 0, 1).centres.is_empty());
        let one = bubbles(&[[4.0, 4.0]], &[1], 1, 1);
        assert!((one.centres[0][0] - 4.0).abs() < 0.1);
        let none = bubbles(&[[4.0, 4.0]], &[0], 1, 1);
        assert!(none.centres[0].iter().all(|v| v.is_finite()));
    }
}
