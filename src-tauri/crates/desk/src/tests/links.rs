//! Addresses of posts: shown as a browser takes them, opened only where they stand in the pair.

use super::review::{edge_of, evidence, verified, with_words};
use crate::api::LinkAsk;

#[test]
fn only_addresses_of_the_pair_are_opened() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let edge = edge_of(&fixture, &run, "ann", "bob");
    let pairs = evidence(&fixture, &run, edge).pairs;
    let (at, pair) = pairs
        .iter()
        .enumerate()
        .find(|(_, pair)| pair.layer == "url")
        .unwrap();
    let ask = |link: &str| LinkAsk {
        run: run.run_id.clone(),
        edge,
        pair_key: pair.pair_key.clone(),
        link: link.to_owned(),
    };
    let view = desk.link(&ask(&pair.object_id)).unwrap();
    assert_eq!(view.address, pair.object_id);
    assert_eq!(
        (view.host.as_str(), view.written_host.as_str()),
        ("paper.example", "")
    );
    let other = pairs
        .iter()
        .skip(at + 1)
        .find(|other| other.layer == "url")
        .unwrap();
    for strange in [
        "https://evil.example/?what=was-read",
        &format!("{}?what=was-read", pair.object_id),
        &other.object_id,
    ] {
        assert_eq!(desk.link(&ask(strange)).unwrap_err().code, "no-such-link");
        assert!(desk.link_to_open(&ask(strange)).is_err());
    }
    let strange = LinkAsk {
        pair_key: "pair-0".to_owned(),
        ..ask(&pair.object_id)
    };
    assert_eq!(desk.link(&strange).unwrap_err().code, "no-such-link");
    // Text that is no address is no way out either.
    assert_eq!(desk.link(&ask("bridge")).unwrap_err().code, "not-openable");

    // What was opened stands in the audit chain; there is nothing to undo.
    let (events, steps) = (
        desk.case_view().unwrap().audit_seq,
        desk.history().unwrap().len(),
    );
    desk.link_to_open(&ask(&pair.object_id)).unwrap();
    assert_eq!(desk.case_view().unwrap().audit_seq, events + 1);
    assert_eq!(desk.history().unwrap().len(), steps);
    verified(&fixture);
}
