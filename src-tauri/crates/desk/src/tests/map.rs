//! The map of communities says of each what the table of communities says, under any filter.

use super::network::german;
use crate::api::{NetworkFilter, Span};

/// Reads `ZWC1` block by block.
struct Words<'a>(&'a [u8], usize);

impl Words<'_> {
    fn four(&mut self) -> [u8; 4] {
        let four = self.0[self.1..self.1 + 4].try_into().unwrap();
        self.1 += 4;
        four
    }
    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.four())
    }
    fn f32(&mut self) -> f32 {
        f32::from_le_bytes(self.four())
    }
    fn f64(&mut self) -> f64 {
        let (low, high) = (self.four(), self.four());
        f64::from_le_bytes([low, high].concat().try_into().unwrap())
    }
    fn u32s(&mut self, n: u32) -> Vec<u32> {
        (0..n).map(|_| self.u32()).collect()
    }
    fn f32s(&mut self, n: u32) -> Vec<f32> {
        (0..n).map(|_| self.f32()).collect()
    }
}

struct Map {
    counts: [u32; 4],
    unit: f32,
    least: u32,
    from_ms: f64,
    centres: Vec<f32>,
    accounts: Vec<u32>,
    passing: Vec<u32>,
    edges: Vec<u32>,
    weight: Vec<f32>,
    layers: Vec<u32>,
    first: Vec<u32>,
    last: Vec<u32>,
    ties: Vec<u32>,
    tie_edges: Vec<u32>,
    tie_weight: Vec<f32>,
}

fn map(filter: &NetworkFilter) -> Map {
    let bytes = german().fixture.desk.map_bytes(&german().id(), filter);
    let bytes = bytes.unwrap();
    assert_eq!(&bytes[..4], b"ZWC1");
    let mut words = Words(&bytes, 4);
    let (k, t) = (words.u32(), words.u32());
    let counts = [(); 4].map(|()| words.u32());
    let (unit, least) = (words.f32(), words.u32());
    let (from_ms, _to_ms) = (words.f64(), words.f64());
    let map = Map {
        counts,
        unit,
        least,
        from_ms,
        centres: words.f32s(2 * k),
        accounts: words.u32s(k),
        passing: words.u32s(k),
        edges: words.u32s(k),
        weight: words.f32s(k),
        layers: words.u32s(k),
        first: words.u32s(k),
        last: words.u32s(k),
        ties: words.u32s(2 * t),
        tie_edges: words.u32s(t),
        tie_weight: words.f32s(t),
    };
    assert_eq!(words.1, bytes.len());
    map
}

#[test]
fn the_map_is_the_table_of_communities() {
    let german = german();
    let desk = &german.fixture.desk;
    let (first, last) = (german.run.first_ms.unwrap(), german.run.last_ms.unwrap());
    let filter = NetworkFilter::default;
    for filter in [
        filter(),
        NetworkFilter {
            min_weight: Some(4),
            ..filter()
        },
        NetworkFilter {
            window_secs: Some(10.0),
            layers: vec![german.run.layers[0].clone()],
            ..filter()
        },
        NetworkFilter {
            span: Some(Span {
                from_ms: first,
                to_ms: first + (last - first) / 4,
            }),
            ..filter()
        },
    ] {
        let map = map(&filter);
        let rows = desk.communities(&german.id(), &filter).unwrap();
        let passing = map.passing.iter().filter(|&&n| n > 0).count();
        assert_eq!(passing, rows.len());
        for row in &rows {
            let at = row.community as usize - 1;
            assert_eq!(map.passing[at], row.n_accounts);
            assert_eq!(u64::from(map.edges[at]), row.n_edges);
            assert_eq!(map.weight[at], row.weight as f32);
            if row.n_edges > 0 {
                let secs = |ms: i64| ((ms as f64 - map.from_ms) / 1000.0).floor() as u32;
                assert_eq!(map.first[at], secs(row.first_ms));
                assert_eq!(map.last[at], secs(row.last_ms));
                assert_ne!(map.layers[at], 0);
            }
        }
        // Every edge that passes is inside one community or in one tie, or it is a loop.
        let ask = crate::api::TableAsk {
            filter: filter.clone(),
            ..german.ask("edges")
        };
        let edges = german.all_edges(&ask);
        let loops = edges.iter().filter(|edge| edge.from == edge.to).count();
        let counted: u32 = map.edges.iter().chain(&map.tie_edges).sum();
        assert_eq!(counted as usize + loops, edges.len());
        assert_eq!(map.counts[3] as usize, edges.len());
        let between: u64 = edges
            .iter()
            .filter(|edge| edge.community == 0)
            .map(|edge| edge.weight)
            .sum();
        assert_eq!(map.tie_weight.iter().sum::<f32>(), between as f32);
    }
}

#[test]
fn bubbles_stay_where_they_are_and_never_overlap() {
    let whole = map(&NetworkFilter::default());
    let german = german();
    assert_eq!(whole.accounts.len() as u64, german.run.n_communities);
    assert_eq!(
        u64::from(whole.accounts.iter().sum::<u32>()),
        german.run.n_accounts
    );
    assert_eq!(whole.accounts, whole.passing);
    let narrow = map(&NetworkFilter {
        min_weight: Some(9),
        ..NetworkFilter::default()
    });
    assert_eq!(whole.centres, narrow.centres);
    assert_eq!(whole.ties, narrow.ties);
    let radius = |at: usize| whole.unit * (whole.accounts[at].max(whole.least) as f32).sqrt();
    for a in 0..whole.accounts.len() {
        for b in a + 1..whole.accounts.len() {
            let dx = whole.centres[2 * a] - whole.centres[2 * b];
            let dy = whole.centres[2 * a + 1] - whole.centres[2 * b + 1];
            assert!(dx.hypot(dy) > radius(a) + radius(b));
        }
    }
    for pair in whole.ties.chunks(2) {
        assert!(pair[0] < pair[1]);
    }
}
