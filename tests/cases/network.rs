//! The network and its files: what Gephi and a spreadsheet will read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};

use crate::harness::table::Table;
use crate::harness::{example, program, scratch, text};

/// A graph file as another program reads it.
#[derive(Default)]
struct Parsed {
    nodes: Vec<String>,
    edges: Vec<(String, String)>,
    root: String,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    element
        .attributes()
        .map(|attribute| attribute.expect("a well-formed attribute"))
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| {
            quick_xml::escape::unescape(&attribute.value)
                .expect("known entities")
                .into_owned()
        })
        .unwrap_or_else(|| panic!("no {name} on {element:?}"))
}

fn parse(path: &Path) -> Parsed {
    let xml = fs::read_to_string(path).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    reader.config_mut().check_end_names = true;
    let (mut parsed, mut depth) = (Parsed::default(), 0_i64);
    loop {
        let event = reader.read_event().expect("well-formed XML");
        if let Event::Start(element) | Event::Empty(element) = &event {
            let name = element.local_name().as_ref().to_owned();
            if depth == 0 {
                parsed.root.clone_from(&name);
            }
            match name.as_str() {
                "node" => parsed.nodes.push(attribute(element, "id")),
                "edge" => parsed
                    .edges
                    .push((attribute(element, "source"), attribute(element, "target"))),
                _ => {}
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed");
    parsed
}

#[test]
fn gexf_and_graphml_hold_the_network_of_the_tables() {
    let folder = scratch();
    let case = example::russian_case();
    let (nodes, edges) = (
        Table::read(&example::russian_out().join("nodes.csv")),
        Table::read(&example::russian_out().join("edges.csv")),
    );
    assert!(!edges.rows.is_empty());
    for format in ["gexf", "graphml"] {
        let out = folder.path().join(format!("network.{format}"));
        program::ok([
            "export",
            text(&case),
            "--run",
            "run",
            "--what",
            format,
            "--out",
            text(&out),
        ]);
        let parsed = parse(&out);
        assert_eq!(parsed.root, format);
        assert_eq!(parsed.nodes.len(), nodes.rows.len(), "{format} nodes");
        assert_eq!(parsed.edges.len(), edges.rows.len(), "{format} edges");
        let ids: BTreeSet<&String> = parsed.nodes.iter().collect();
        assert_eq!(ids.len(), parsed.nodes.len(), "{format}: node ids repeat");
        for (source, target) in &parsed.edges {
            assert!(ids.contains(source) && ids.contains(target), "{format}");
        }
    }
    let written = fs::read(example::russian_out().join("network.gexf")).unwrap();
    assert!(written == fs::read(folder.path().join("network.gexf")).unwrap());
}

#[test]
fn degrees_components_and_communities_fit_the_edges() {
    let out = example::russian_out();
    let nodes = Table::read(&out.join("nodes.csv"));
    let edges = Table::read(&out.join("edges.csv"));
    let number: BTreeMap<&str, usize> = nodes
        .cells("account_id")
        .into_iter()
        .enumerate()
        .map(|(at, name)| (name, at))
        .collect();
    let ends: Vec<(usize, usize)> = edges
        .cells("from")
        .into_iter()
        .zip(edges.cells("to"))
        .map(|(from, to)| (number[from], number[to]))
        .collect();

    let mut degree = vec![0_u64; nodes.rows.len()];
    let mut strength = vec![0_u64; nodes.rows.len()];
    for (&(a, b), weight) in ends.iter().zip(edges.cells("weight")) {
        for end in [a, b] {
            degree[end] += 1;
            strength[end] += weight.parse::<u64>().unwrap();
        }
    }
    let column = |name: &str| -> Vec<u64> {
        nodes
            .cells(name)
            .iter()
            .map(|cell| cell.parse().unwrap())
            .collect()
    };
    assert_eq!(column("degree"), degree);
    assert_eq!(column("strength"), strength);

    let all = |_: usize, _: usize| true;
    assert_eq!(
        groups(&column("component")),
        connected(ends.iter(), degree.len(), all)
    );
    // A community is connected by its own edges: splitting each community into connected parts
    // must give the communities back.
    let community = column("community");
    let inside = |a: usize, b: usize| community[a] == community[b];
    assert_eq!(
        groups(&community),
        connected(ends.iter(), degree.len(), inside)
    );
}

/// For every item the first item of its group.
fn groups(labels: &[u64]) -> Vec<usize> {
    let mut first: BTreeMap<u64, usize> = BTreeMap::new();
    labels
        .iter()
        .enumerate()
        .map(|(at, &label)| *first.entry(label).or_insert(at))
        .collect()
}

/// The same for the groups that edges connect.
fn connected<'a>(
    edges: impl Iterator<Item = &'a (usize, usize)>,
    n: usize,
    counts: impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut label: Vec<usize> = (0..n).collect();
    fn root(label: &[usize], mut item: usize) -> usize {
        while label[item] != item {
            item = label[item];
        }
        item
    }
    for &(a, b) in edges.filter(|&&(a, b)| counts(a, b)) {
        let (a, b) = (root(&label, a), root(&label, b));
        label[a.max(b)] = a.min(b);
    }
    (0..n).map(|item| root(&label, item)).collect()
}

#[test]
fn no_cell_runs_in_a_spreadsheet_and_no_name_breaks_a_file() {
    let names = [
        "=HYPERLINK(\"http://x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "＝1+1",
        "comma, \"quote\"",
        "line\nbreak",
        "<script>alert(1)</script>",
        "a&b]]>",
        "\u{1}control",
        "שלום\u{202e}abc",
        "😀",
    ];
    let folder = scratch();
    let input = folder.path().join("nasty.csv");
    let mut csv = String::from("object_id,account_id,content_id,timestamp_share\n");
    for (at, name) in names.iter().enumerate() {
        let quoted = name.replace('"', "\"\"");
        for object in 0..3 {
            let time = 1_600_000_000 + object * 1_000 + at;
            csv.push_str(&format!(
                "\"={object}+{quoted}\",\"{quoted}\",\"@{object}-{at}\",{time}\n"
            ));
            csv.push_str(&format!(
                "\"=all{object}\",\"{quoted}\",\"-{object}-{at}-all\",{time}\n"
            ));
        }
    }
    fs::write(&input, csv).unwrap();
    let out = folder.path().join("out");
    program::ok(["run", text(&input), "--out", text(&out), "--pairs"]);
    let edges = Table::read(&out.join("edges.csv"));
    assert_eq!(edges.rows.len(), names.len() * (names.len() - 1) / 2);
    for file in ["edges.csv", "nodes.csv", "communities.csv", "pairs.csv"] {
        let table = Table::read(&out.join(file));
        assert!(!table.rows.is_empty(), "{file}");
        for cell in table.rows.iter().flatten() {
            let begins = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
            let formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{file}: {cell:?}");
        }
    }
    assert_eq!(
        parse(&out.join("network.gexf")).edges.len(),
        edges.rows.len()
    );
    let graphml = folder.path().join("network.graphml");
    program::ok([
        "export",
        text(&out.join("case.zwerm")),
        "--run",
        "run",
        "--what",
        "graphml",
        "--out",
        text(&graphml),
    ]);
    assert_eq!(parse(&graphml).nodes.len(), names.len());
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(!report.contains("<script>alert(1)"), "markup from a source");
}
