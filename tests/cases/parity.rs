//! `--compat coortweet` gives the numbers of the R package CooRTweet, row by row.
//!
//! The judge is `tests/reference/coortweet`: tables that the package itself computed.

use std::path::{Path, PathBuf};

use crate::harness::table::{Table, assert_equal};
use crate::harness::{program, repository, russian, scratch, text};

/// A finished compatibility run.
struct Peer {
    folder: tempfile::TempDir,
    /// Name of the reference tables, as in `russian_tw60_mp2`.
    name: &'static str,
}

impl Peer {
    fn run(name: &'static str, input: &Path, windows: &str) -> Peer {
        let folder = scratch();
        program::ok([
            "run",
            text(input),
            "--out",
            text(&folder.path().join("out")),
            "--compat",
            "coortweet",
            "--window",
            windows,
            "--min-participation",
            "2",
            "--pairs",
            "--no-report",
        ]);
        Peer { folder, name }
    }

    fn export(&self, what: &str) -> Table {
        let out = self.folder.path().join(format!("{what}.csv"));
        program::ok([
            "export",
            text(&self.folder.path().join("out/case.zwerm")),
            "--run",
            "run",
            "--what",
            what,
            "--out",
            text(&out),
        ]);
        Table::read(&out)
    }

    fn reference(&self, table: &str) -> Table {
        Table::read(&reference(&format!("{}_{table}.csv.gz", self.name)))
    }

    fn compare(&self, what: &str, table: &str) {
        assert_equal(
            &format!("{} {table}", self.name),
            &self.export(what),
            &self.reference(table),
        );
    }

    fn compare_edges(&self, what: &str, table: &str) {
        assert_equal(
            &format!("{} {table}", self.name),
            &self.export(what).unordered("from", "to"),
            &self.reference(table).unordered("from", "to"),
        );
    }

    /// Everything that a run with one window has.
    fn compare_one_window(&self) {
        self.compare("pairs", "pairs");
        self.compare_edges("edges", "edges");
        assert_equal(
            &format!("{} nodes", self.name),
            &self.export("nodes").relabelled("account_id", "component"),
            &self
                .reference("nodes")
                .relabelled("account_id", "component"),
        );
        self.compare("account_stats", "account_stats_none");
        self.compare("account_stats_full", "account_stats_full");
        self.compare("group_stats", "group_stats_none");
        self.compare_edges("subgraph1_edges", "subgraph1_edges");
        self.compare("subgraph1_nodes", "subgraph1_nodes");
    }
}

fn reference(file: &str) -> PathBuf {
    repository("tests/reference/coortweet").join(file)
}

#[test]
fn russian_set_within_60_s() {
    let peer = Peer::run("russian_tw60_mp2", &russian(), "60");
    peer.compare_one_window();
    assert_eq!(peer.reference("pairs").rows.len(), 3_791);
}

#[test]
fn russian_set_within_10_s() {
    Peer::run("russian_tw10_mp2", &russian(), "10").compare_one_window();
}

#[test]
fn german_images_within_60_s() {
    let input = reference("in_german_images.csv.gz");
    Peer::run("german_images_tw60_mp2", &input, "60").compare_one_window();
}

#[test]
fn russian_set_with_a_fast_window() {
    let peer = Peer::run("russian_tw60_mp2_fast10", &russian(), "10,60");
    peer.compare_edges("fast_edges", "edges");
    peer.compare_edges("subgraph2_edges", "subgraph2_edges");
    peer.compare_edges("subgraph3_edges", "subgraph3_edges");
    peer.compare("subgraph3_nodes", "subgraph3_nodes");
}

#[test]
fn peer_tables_need_a_compatibility_run() {
    let (code, message) = program::error(
        2,
        [
            "export",
            text(&crate::harness::example::russian_case()),
            "--run",
            "run",
            "--what",
            "group_stats",
            "--out",
            text(&scratch().path().join("group_stats.csv")),
        ],
    );
    assert_eq!(code, "not-a-compat-run");
    assert!(message.contains("--compat coortweet"), "{message}");
}
