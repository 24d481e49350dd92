//! Filters by core, component and platform, against the columns of the export.

use std::collections::{HashMap, HashSet};

use super::network::german;
use crate::api::{NetworkFilter, TableAsk};

/// Filters of which each lets through no more than the one before.
pub(super) fn chains() -> Vec<Vec<NetworkFilter>> {
    let filter = NetworkFilter::default;
    vec![
        (0..14)
            .map(|core| NetworkFilter {
                min_core: Some(core),
                ..filter()
            })
            .collect(),
        (0..90)
            .step_by(7)
            .map(|size| NetworkFilter {
                min_component: Some(size),
                ..filter()
            })
            .collect(),
        [
            vec!["facebook", "twitter"],
            vec!["facebook"],
            vec!["no such"],
        ]
        .map(|names| NetworkFilter {
            platforms: names.into_iter().map(str::to_owned).collect(),
            ..filter()
        })
        .into(),
    ]
}

#[test]
fn cores_components_and_platforms_are_columns_of_the_export() {
    let german = german();
    let desk = &german.fixture.desk;
    let nodes = german.exported("nodes");
    let number =
        |line: &HashMap<String, String>, column: &str| line[column].parse::<u32>().unwrap();
    let mut sizes: HashMap<u32, u32> = HashMap::new();
    for line in &nodes {
        *sizes.entry(number(line, "component")).or_default() += 1;
    }
    let form = desk.filter_form(&german.id()).unwrap();
    let cores = nodes.iter().map(|line| number(line, "core"));
    assert_eq!(form.max_core, cores.max().unwrap());
    assert_eq!(form.largest_component, *sizes.values().max().unwrap());
    assert_eq!(form.smallest_component, *sizes.values().min().unwrap());
    let counted: u32 = form.platforms.iter().map(|count| count.n_accounts).sum();
    assert_eq!(counted as usize, nodes.len());

    let rows = german.all_nodes(&german.ask("nodes"));
    let line_of: HashMap<&str, &HashMap<String, String>> = nodes
        .iter()
        .map(|line| (line["account_id"].as_str(), line))
        .collect();
    let check = |filter: NetworkFilter, passes: &dyn Fn(u32) -> bool| {
        let all = german.all_edges(&german.ask("edges"));
        let wanted: Vec<u32> = all
            .iter()
            .filter(|edge| passes(edge.from) && passes(edge.to))
            .map(|edge| edge.edge)
            .collect();
        let ask = TableAsk {
            filter: filter.clone(),
            ..german.ask("edges")
        };
        let found: Vec<u32> = german
            .all_edges(&ask)
            .iter()
            .map(|edge| edge.edge)
            .collect();
        assert_eq!(found, wanted, "{filter:?}");
        assert!(!found.is_empty() && found.len() < all.len(), "{filter:?}");
        let count = desk.filter_counts(&german.id(), &[filter]).unwrap()[0];
        assert_eq!(count.n_edges as usize, found.len());
        let ends: HashSet<u32> = all
            .iter()
            .filter(|edge| found.binary_search(&edge.edge).is_ok())
            .flat_map(|edge| [edge.from, edge.to])
            .collect();
        assert_eq!(count.n_accounts as usize, ends.len());
    };
    let line = |node: u32| line_of[rows[node as usize].account_id.as_str()];
    let filter = NetworkFilter::default;
    check(
        NetworkFilter {
            min_core: Some(4),
            ..filter()
        },
        &|node| number(line(node), "core") >= 4,
    );
    check(
        NetworkFilter {
            min_component: Some(10),
            ..filter()
        },
        &|node| sizes[&number(line(node), "component")] >= 10,
    );
    let platform = form.platforms[0].platform.clone();
    check(
        NetworkFilter {
            platforms: vec![platform.clone()],
            ..filter()
        },
        &|node| line(node)["platform"] == platform,
    );
}
