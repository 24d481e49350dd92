//! The figures of an edge with millions of pairs: two accounts that flood the same object.
//!
//! Pairs are visited and forgotten. What has to be counted once (objects, posts, pairs of posts)
//! is remembered with the first window in which it occurred; windows being nested, the counts
//! of all windows follow by adding up. Rows of `a` are visited post by post, so that the pairs
//! of posts need one map of the posts of `b` at a time.

use hashbrown::HashMap;

use crate::field::Field;
use crate::measure::edge_of;
use crate::plan::Plan;
use crate::quantile::quantile_at;
use crate::result::{Cell, Edge};

/// (layer, key) -> first window.
type Earliest = HashMap<(u16, u32), u8>;

fn note(map: &mut Earliest, layer: u16, key: u32, first: u8) {
    map.entry((layer, key))
        .and_modify(|known| *known = first.min(*known))
        .or_insert(first);
}

/// As `Measurer::measure`. Memory: distinct posts, objects and time differences.
pub(crate) fn measure_large(
    field: &Field,
    plan: &Plan,
    a: u32,
    b: u32,
    cells: &mut [Cell],
    stop: &dyn Fn(u64) -> bool,
) -> Edge {
    let windows = plan.windows_ms.len();
    let is_loop = a == b;
    let mut rows: Vec<u32> = field.rows_of(a).to_vec();
    rows.sort_unstable_by_key(|&at| (field.content[at as usize], at));
    let partners = field.rows_of(b);
    let mut objects = Earliest::new();
    let (mut of_a, mut of_b) = (Earliest::new(), Earliest::new());
    let (mut older_posts, mut newer_posts) = (Earliest::new(), Earliest::new());
    let mut with_post = Earliest::new();
    let mut deltas: HashMap<u64, u64> = HashMap::new();
    let (mut first_ms, mut last_ms) = (i64::MAX, i64::MIN);
    let mut content_pairs_over_layers = 0u64;
    let mut over_layers: Vec<u32> = Vec::new();

    for of_content in
        rows.chunk_by(|&one, &other| field.content[one as usize] == field.content[other as usize])
    {
        let content = field.content[of_content[0] as usize];
        with_post.clear();
        for &at in of_content {
            let [from, to] = field.reach[at as usize];
            let begin = partners.partition_point(|&near| near < from);
            let end = partners.partition_point(|&near| near < to);
            if stop((end - begin) as u64) {
                return Edge::default();
            }
            for &near in &partners[begin..end] {
                let (older, newer) = (at.min(near), at.max(near));
                if at == near {
                    continue;
                }
                let Some((first, delta)) = field.judge(plan, older, newer) else {
                    continue;
                };
                let layer = field.layer(at);
                let partner = field.content[near as usize];
                note(&mut of_a, layer, content, first);
                // A loop sees every pair of rows from both ends; each is counted once.
                if !is_loop || content <= partner {
                    note(&mut with_post, layer, partner, first);
                }
                if is_loop && near < at {
                    continue;
                }
                note(&mut of_b, layer, partner, first);
                note(&mut objects, layer, field.group[at as usize], first);
                if plan.edge_quantile.is_some() {
                    note(
                        &mut older_posts,
                        layer,
                        field.content[older as usize],
                        first,
                    );
                    note(
                        &mut newer_posts,
                        layer,
                        field.content[newer as usize],
                        first,
                    );
                }
                *deltas.entry(delta).or_insert(0) += 1;
                first_ms = first_ms.min(field.time[older as usize]);
                last_ms = last_ms.max(field.time[newer as usize]);
                let cell = &mut cells[usize::from(layer) * windows + usize::from(first)];
                cell.weight += 1;
                cell.sum_delta_ms = cell.sum_delta_ms.saturating_add_unsigned(delta);
            }
        }
        over_layers.clear();
        for (&(layer, partner), &first) in &with_post {
            cells[usize::from(layer) * windows + usize::from(first)].n_content_pairs += 1;
            over_layers.push(partner);
        }
        content_pairs_over_layers += count_distinct(&mut over_layers);
    }

    let mut add = |map: &Earliest, field: fn(&mut Cell) -> &mut u32| {
        for (&(layer, _), &first) in map {
            *field(&mut cells[usize::from(layer) * windows + usize::from(first)]) += 1;
        }
    };
    add(&objects, |cell| &mut cell.n_objects);
    add(&of_a, |cell| &mut cell.n_content_a);
    add(if is_loop { &of_a } else { &of_b }, |cell| {
        &mut cell.n_content_b
    });
    add(&older_posts, |cell| &mut cell.n_older);
    add(&newer_posts, |cell| &mut cell.n_newer);
    for of_layer in cells.chunks_exact_mut(windows) {
        for window in 1..windows {
            let narrower = of_layer[window - 1];
            let cell = &mut of_layer[window];
            cell.weight += narrower.weight;
            cell.sum_delta_ms = cell.sum_delta_ms.saturating_add(narrower.sum_delta_ms);
            cell.n_content_pairs += narrower.n_content_pairs;
            cell.n_objects += narrower.n_objects;
            cell.n_content_a += narrower.n_content_a;
            cell.n_content_b += narrower.n_content_b;
            cell.n_older += narrower.n_older;
            cell.n_newer += narrower.n_newer;
        }
    }

    let mut total = Cell::default();
    let mut n_layers = 0;
    for cell in cells.chunks_exact(windows).filter_map(<[Cell]>::last) {
        n_layers += u32::from(cell.weight > 0);
        total.weight += cell.weight;
        total.sum_delta_ms = total.sum_delta_ms.saturating_add(cell.sum_delta_ms);
        total.n_objects += cell.n_objects;
    }
    let posts = |map: &Earliest| {
        let mut posts: Vec<u32> = map.keys().map(|&(_, post)| post).collect();
        count_distinct(&mut posts) as u32
    };
    total.n_content_pairs = content_pairs_over_layers;
    total.n_content_a = posts(&of_a);
    total.n_content_b = if is_loop {
        total.n_content_a
    } else {
        posts(&of_b)
    };

    let mut runs: Vec<(u64, u64)> = deltas.into_iter().collect();
    runs.sort_unstable();
    let mut seen = 0;
    for run in &mut runs {
        seen += run.1;
        run.1 = seen;
    }
    let quartile = |p| {
        quantile_at(total.weight, p, |at| {
            runs.get(runs.partition_point(|run| run.1 <= at))
                .map_or(f64::NAN, |run| run.0 as f64)
        })
        .unwrap_or(f64::NAN)
    };
    Edge {
        n_layers,
        first_ms,
        last_ms,
        delta_q1_ms: quartile(0.25),
        delta_median_ms: quartile(0.5),
        delta_q3_ms: quartile(0.75),
        ..edge_of(&total)
    }
}

fn count_distinct(values: &mut Vec<u32>) -> u64 {
    values.sort_unstable();
    values.dedup();
    values.len() as u64
}
