//! A real run in memory: what the window sees is what the tables of the run say.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::Instant;

use super::Fixture;
use crate::api::{
    DetectAsk, EdgeRow, ExportAsk, NetworkFilter, NodeRow, ReportAsk, RunView, Span, TableAsk,
    WrittenView,
};

/// The German case with a run of two windows over all layers, made once for all tests that only look.
pub(super) struct German {
    pub(super) fixture: Fixture,
    pub(super) run: RunView,
}

pub(super) fn german() -> &'static German {
    static GERMAN: OnceLock<German> = OnceLock::new();
    GERMAN.get_or_init(|| {
        let fixture = Fixture::new();
        fixture.desk.create_case("German").unwrap();
        let data = super::home(fixture.folder.path())
            .datasets_dir
            .join("german_elections_2021/german_elections_2021.csv.gz");
        let file = fixture.desk.register_files(&[data]).remove(0);
        let job = fixture.desk.start_import(file.file, Default::default());
        let _: crate::api::ImportView = fixture.result_of(job.unwrap());
        let ask = DetectAsk {
            name: "two windows".to_owned(),
            windows_secs: vec![10.0, 60.0],
            ..DetectAsk::default()
        };
        let run = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
        German { fixture, run }
    })
}

impl German {
    pub(super) fn id(&self) -> String {
        self.run.run_id.clone()
    }

    pub(super) fn ask(&self, table: &str) -> TableAsk {
        TableAsk {
            run: self.id(),
            table: table.to_owned(),
            filter: NetworkFilter::default(),
            sort: String::new(),
            descending: false,
            offset: 0,
            limit: 500,
        }
    }

    pub(super) fn all_edges(&self, ask: &TableAsk) -> Vec<EdgeRow> {
        let mut rows = Vec::new();
        loop {
            let page = self.fixture.desk.edge_page(&TableAsk {
                offset: rows.len() as u64,
                ..ask.clone()
            });
            let page = page.unwrap();
            if page.rows.is_empty() {
                assert_eq!(page.matching, rows.len() as u64);
                return rows;
            }
            rows.extend(page.rows);
        }
    }

    pub(super) fn all_nodes(&self, ask: &TableAsk) -> Vec<NodeRow> {
        let mut rows = Vec::new();
        loop {
            let page = self.fixture.desk.node_page(&TableAsk {
                offset: rows.len() as u64,
                ..ask.clone()
            });
            let page = page.unwrap();
            if page.rows.is_empty() {
                assert_eq!(page.matching, rows.len() as u64);
                return rows;
            }
            rows.extend(page.rows);
        }
    }

    /// A table as the command line writes it: header and rows.
    pub(super) fn exported(&self, what: &str) -> Vec<HashMap<String, String>> {
        let ask = ExportAsk {
            what: what.to_owned(),
            report: ReportAsk {
                run: self.id(),
                ..ReportAsk::default()
            },
            choose_place: false,
        };
        let job = self.fixture.desk.start_export(ask, None).unwrap();
        let written: WrittenView = self.fixture.result_of(job);
        let path = self.fixture.desk.path_of_file(written.file).unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let header: Vec<&str> = lines.next().unwrap().split(',').collect();
        lines
            .map(|line| {
                let cells = line
                    .split(',')
                    .map(|cell| cell.trim_matches('"').to_owned());
                header
                    .iter()
                    .map(|name| (*name).to_owned())
                    .zip(cells)
                    .collect()
            })
            .collect()
    }
}

#[test]
fn the_tables_are_those_of_the_run() {
    let german = german();
    let exported = german.exported("edges");
    let rows = german.all_edges(&german.ask("edges"));
    assert_eq!(rows.len() as u64, german.run.n_edges);
    assert_eq!(rows.len(), exported.len());
    for (at, (row, line)) in rows.iter().zip(&exported).enumerate() {
        assert_eq!(row.edge as usize, at);
        assert_eq!((&row.from_id, &row.to_id), (&line["from"], &line["to"]));
        assert_eq!(row.weight.to_string(), line["weight"]);
        assert_eq!(row.n_objects.to_string(), line["n_objects"]);
        assert_eq!(row.n_layers.to_string(), line["n_layers"]);
        assert_eq!(row.community.to_string(), line["community"]);
        let median: f64 = line["median_time_delta"].parse().unwrap();
        assert!((row.median_time_delta - median).abs() < 1e-9);
        assert_eq!((row.mark.as_str(), row.n_marked_pairs), ("", 0));
    }
    let exported = german.exported("nodes");
    let rows = german.all_nodes(&german.ask("nodes"));
    assert_eq!(rows.len(), exported.len());
    for (row, line) in rows.iter().zip(&exported) {
        assert_eq!(row.account_id, line["account_id"]);
        assert_eq!(row.platform, line["platform"]);
        assert_eq!(row.strength.to_string(), line["strength"]);
        assert_eq!(row.degree.to_string(), line["degree"]);
        assert_eq!(row.core.to_string(), line["core"]);
    }
    let filter = NetworkFilter::default();
    let rows = german.fixture.desk.communities(&german.id(), &filter);
    let (rows, exported) = (rows.unwrap(), german.exported("communities"));
    assert_eq!(rows.len(), exported.len());
    let barcodes = german.fixture.desk.barcodes(&german.id()).unwrap();
    for (row, line) in rows.iter().zip(&exported) {
        assert_eq!(row.community.to_string(), line["community"]);
        assert_eq!(row.n_accounts.to_string(), line["n_accounts"]);
        assert_eq!(row.n_edges.to_string(), line["n_edges"]);
        assert_eq!(row.weight.to_string(), line["weight"]);
        let density: f64 = line["density"].parse().unwrap();
        assert!((row.density - density).abs() < 1e-9);
        // Every pair behind an edge inside the community is one event of its strip.
        let drawn: u64 = row.barcode.bins.iter().map(|&n| u64::from(n)).sum();
        match barcodes.communities.get(row.community as usize - 1) {
            Some(bars) => assert_eq!((bars, drawn), (&row.barcode, row.weight)),
            None => assert!(row.barcode.bins.is_empty()),
        }
    }
    let all: u64 = barcodes.all.bins.iter().map(|&n| u64::from(n)).sum();
    assert_eq!(all, german.run.n_pairs);
    assert_eq!(barcodes.all.bins.len(), 240);
}

#[test]
fn a_narrow_window_and_one_layer_are_columns_of_the_export() {
    let german = german();
    let exported = german.exported("edges");
    let mut ask = german.ask("edges");
    ask.filter.window_secs = Some(10.0);
    let mut ends = HashMap::new();
    for row in german.all_edges(&ask) {
        ends.insert(row.edge as usize, row);
    }
    for (edge, line) in exported.iter().enumerate() {
        let sum = |what: &str| -> u64 {
            let layers = german.run.layers.iter();
            layers
                .map(|layer| line[&format!("{what}_{layer}_10s")].parse::<u64>().unwrap())
                .sum()
        };
        match ends.get(&edge) {
            Some(row) => {
                assert_eq!(row.weight, sum("weight"));
                assert_eq!(u64::from(row.n_objects), sum("n_objects"));
            }
            None => assert_eq!(sum("weight"), 0),
        }
    }
    // All layers at the widest window are the totals, added up or not.
    for (edge, line) in exported.iter().enumerate() {
        let layers = german.run.layers.iter();
        let sum: u64 = layers
            .map(|layer| line[&format!("weight_{layer}_60s")].parse::<u64>().unwrap())
            .sum();
        assert_eq!(sum.to_string(), line["weight"], "edge {edge}");
    }
    let layer = german.run.layers[0].clone();
    ask.filter = NetworkFilter {
        layers: vec![layer.clone()],
        ..NetworkFilter::default()
    };
    let column = format!("weight_{layer}_60s");
    let found = german.all_edges(&ask);
    let wanted = exported.iter().filter(|line| line[&column] != "0").count();
    assert_eq!(found.len(), wanted);
    for row in found {
        assert_eq!(row.weight.to_string(), exported[row.edge as usize][&column]);
    }
    for bad in [
        NetworkFilter {
            window_secs: Some(11.0),
            ..NetworkFilter::default()
        },
        NetworkFilter {
            window_secs: Some(f64::NAN),
            ..NetworkFilter::default()
        },
        NetworkFilter {
            layers: vec!["no such".to_owned()],
            ..NetworkFilter::default()
        },
    ] {
        assert!(
            german
                .fixture
                .desk
                .filter_bytes(&german.id(), &bad)
                .is_err()
        );
    }
}

#[test]
fn a_stricter_filter_never_lets_more_through() {
    let german = german();
    let desk = &german.fixture.desk;
    let weights = |filter: &NetworkFilter| -> (u32, u32, Vec<f32>) {
        let bytes = desk.filter_bytes(&german.id(), filter).unwrap();
        let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let (n, m) = (word(4) as usize, word(8) as usize);
        assert_eq!(
            (n as u64, m as u64),
            (german.run.n_accounts, german.run.n_edges)
        );
        let start = 20 + n.div_ceil(8).next_multiple_of(4);
        let weights = bytes[start..].chunks(4);
        let weights: Vec<f32> = weights
            .map(|four| f32::from_le_bytes(four.try_into().unwrap()))
            .collect();
        assert_eq!(weights.len(), m);
        let passing = weights.iter().filter(|&&weight| weight > 0.0).count();
        assert_eq!(passing as u32, word(16));
        (word(12), word(16), weights)
    };
    let everything = NetworkFilter::default();
    let (nodes, edges, _) = weights(&everything);
    assert_eq!(
        (u64::from(nodes), u64::from(edges)),
        (german.run.n_accounts, german.run.n_edges)
    );
    let (first, last) = (german.run.first_ms.unwrap(), german.run.last_ms.unwrap());
    let middle = first + (last - first) / 2;
    let filter = NetworkFilter::default;
    let chains: Vec<Vec<NetworkFilter>> = vec![
        (0..60)
            .map(|least| NetworkFilter {
                min_weight: Some(least),
                ..filter()
            })
            .collect(),
        (0..20)
            .map(|least| NetworkFilter {
                min_objects: Some(least),
                window_secs: Some(10.0),
                ..filter()
            })
            .collect(),
        [
            (first, last + 1),
            (first, middle),
            (middle - 3_600_000, middle),
            (middle, middle),
        ]
        .map(|(from_ms, to_ms)| NetworkFilter {
            span: Some(Span { from_ms, to_ms }),
            ..filter()
        })
        .into(),
        [vec![], vec![1, 2, 3], vec![2, 3], vec![3], vec![0]]
            .map(|communities| NetworkFilter {
                communities,
                ..filter()
            })
            .into(),
        ["", "1", "12", "123", "1234567890123456789"]
            .map(|text| NetworkFilter {
                text: Some(text.to_owned()),
                ..filter()
            })
            .into(),
    ];
    for chain in chains.into_iter().chain(super::restrict::chains()) {
        let mut before = weights(&everything);
        for filter in chain {
            let now = weights(&filter);
            assert!(now.0 <= before.0 && now.1 <= before.1, "{filter:?}");
            for (now, before) in now.2.iter().zip(&before.2) {
                assert!(now <= before, "{filter:?}");
            }
            before = now;
        }
    }
    assert_eq!(
        weights(&NetworkFilter {
            communities: vec![u32::MAX],
            ..filter()
        })
        .1,
        0
    );
}

#[test]
fn a_stretch_of_time_shows_the_edges_of_its_pairs() {
    let german = german();
    let exported = german.exported("pairs");
    let time = |text: &str| zwerm_workbench::parse_utc(text).unwrap();
    let (first, last) = (german.run.first_ms.unwrap(), german.run.last_ms.unwrap());
    let week = (last - first) / 6;
    for from_ms in (first..last).step_by(week as usize) {
        let span = Span {
            from_ms,
            to_ms: from_ms + week / 3,
        };
        let mut wanted: Vec<(String, String)> = exported
            .iter()
            .filter(|line| {
                let at = time(&line["timestamp_share_y"]);
                span.from_ms <= at && at < span.to_ms
            })
            .map(|line| {
                let (a, b) = (line["account_id"].clone(), line["account_id_y"].clone());
                if a <= b { (a, b) } else { (b, a) }
            })
            .collect();
        wanted.sort();
        wanted.dedup();
        let mut ask = german.ask("edges");
        ask.filter.span = Some(span);
        let found: Vec<(String, String)> = german
            .all_edges(&ask)
            .into_iter()
            .map(|row| (row.from_id, row.to_id))
            .collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn pages_in_any_order_join_to_the_whole_table() {
    let german = german();
    let columns = [
        "edge",
        "from",
        "to",
        "from_id",
        "to_id",
        "weight",
        "n_objects",
        "n_layers",
        "median_time_delta",
        "community",
        "first_ms",
        "last_ms",
        "mark",
        "n_marked_pairs",
    ];
    for sort in columns {
        for descending in [false, true] {
            let mut ask = german.ask("edges");
            (ask.sort, ask.descending) = (sort.to_owned(), descending);
            ask.filter.min_weight = Some(3);
            ask.limit = 97;
            let rows = german.all_edges(&ask);
            let mut numbers: Vec<u32> = rows.iter().map(|row| row.edge).collect();
            let key = |row: &EdgeRow| -> f64 {
                match sort {
                    "weight" => row.weight as f64,
                    "n_objects" => f64::from(row.n_objects),
                    "median_time_delta" => row.median_time_delta,
                    "first_ms" => row.first_ms as f64,
                    "last_ms" => row.last_ms as f64,
                    "from" => f64::from(row.from),
                    _ => 0.0,
                }
            };
            for two in rows.windows(2) {
                let (one, other) = (key(&two[0]), key(&two[1]));
                assert!(
                    if descending {
                        one >= other
                    } else {
                        one <= other
                    },
                    "{sort}"
                );
                if one == other && matches!(sort, "weight" | "n_objects" | "mark") {
                    assert!(two[0].edge < two[1].edge, "{sort}: ties by number");
                }
            }
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), rows.len());
            assert!(rows.iter().all(|row| row.weight >= 3));
        }
    }
    for sort in [
        "node",
        "account_id",
        "display_name",
        "platform",
        "community",
        "degree",
        "strength",
        "core",
        "n_shares",
    ] {
        let mut ask = german.ask("nodes");
        (ask.sort, ask.descending) = (sort.to_owned(), true);
        let rows = german.all_nodes(&ask);
        assert_eq!(rows.len() as u64, german.run.n_accounts);
    }
    let mut ask = german.ask("edges");
    ask.sort = "weight; DROP TABLE".to_owned();
    let refused = german.fixture.desk.edge_page(&ask).unwrap_err();
    assert_eq!(refused.code, "no-such-column");
}

#[test]
fn the_bytes_hold_the_network() {
    let german = german();
    let desk = &german.fixture.desk;
    let started = Instant::now();
    let bytes = desk.network_bytes(&german.id()).unwrap();
    let (n, m) = (german.run.n_accounts as usize, german.run.n_edges as usize);
    assert_eq!(bytes.len(), 12 + 4 * (5 * n + 5 * m));
    assert_eq!(bytes, desk.network_bytes(&german.id()).unwrap());
    let names = desk.name_bytes(&german.id()).unwrap();
    assert_eq!(&names[..4], b"ZWT1");
    let rows = german.all_nodes(&german.ask("nodes"));
    let ids: String = rows.iter().map(|row| row.account_id.as_str()).collect();
    let at = 8 + 8 * (n + 1);
    assert_eq!(&names[at..at + ids.len()], ids.as_bytes());
    println!(
        "bytes of {n} accounts and {m} edges: {:?}",
        started.elapsed()
    );
}
