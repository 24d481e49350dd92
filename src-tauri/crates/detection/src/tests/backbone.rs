//! Backbones of a run: the level of each edge, and what a validated network needs.

use super::{GO, Row, open, row, shares_of};
use crate::{Backbone, BackboneMethod, Params, Significance, backbone_of, detect, judge_run};

/// `hub` meets `a` over 8 objects, `b` and `c` over one each; `d` and `e` over one.
fn star() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut meet = |one: &str, other: &str, n: u32| {
        for _ in 0..n {
            let at = rows.len() as u32;
            let object = format!("o{at}");
            for (account, secs) in [(one, 0.0), (other, 1.0)] {
                let content = format!("p{at}-{account}");
                rows.push(row(
                    "url",
                    &object,
                    account,
                    &content,
                    f64::from(at * 500) + secs,
                ));
            }
        }
    };
    meet("hub", "a", 8);
    meet("hub", "b", 1);
    meet("hub", "c", 1);
    meet("d", "e", 1);
    rows
}

#[test]
fn the_disparity_filter_weighs_distinct_objects_and_leaves_loops_out() {
    let mut rows = star();
    // The same object again and again makes pairs, not objects.
    for more in 0..5 {
        rows.push(row("url", "o18", "c", &format!("again{more}"), 9001.5));
    }
    let params = Params {
        keep_loops: true,
        ..open(&[60.0])
    };
    let shares = shares_of(&rows);
    let found = detect(&shares, &params, GO).unwrap();
    let asked = Backbone::of(BackboneMethod::Disparity);
    assert_eq!(asked.alpha, 0.05);
    let backbone = backbone_of(&found, None, &asked).unwrap();
    let name = |node: u32| shares.accounts.get(found.nodes[node as usize]);
    let alphas = backbone.disparity_alpha.unwrap();
    let mut seen = 0;
    for ((edge, alpha), kept) in found.edges.iter().zip(alphas).zip(backbone.kept) {
        let expected = match (name(edge.a), name(edge.b)) {
            (one, other) if one == other => {
                assert!(alpha.is_nan() && !kept);
                continue;
            }
            ("a", "hub") => 0.04,
            ("d", "e") => 1.0,
            _ => 0.81,
        };
        assert!(
            (alpha - expected).abs() < 1e-12,
            "{} {}",
            name(edge.a),
            name(edge.b)
        );
        assert_eq!(kept, expected == 0.04);
        seen += 1;
    }
    assert_eq!(seen, 4);
    for alpha in [0.0, 1.5, f64::NAN] {
        let wrong = Backbone {
            alpha,
            ..asked.clone()
        };
        let error = backbone_of(&found, None, &wrong).unwrap_err();
        assert_eq!(error.code(), "invalid-parameter");
    }
}

#[test]
fn the_validated_network_is_what_activity_does_not_explain() {
    // Two accounts that meet over everything they share, among many that share alone.
    let mut rows = star();
    for lone in 0..200 {
        let secs = f64::from(lone) * 37.0;
        rows.push(row(
            "url",
            &format!("o{}", lone % 60),
            &format!("x{lone}"),
            &format!("l{lone}"),
            secs,
        ));
        rows.push(row(
            "url",
            &format!("y{lone}"),
            &format!("x{lone}"),
            &format!("m{lone}"),
            secs,
        ));
    }
    let (shares, params) = (shares_of(&rows), open(&[60.0]));
    let found = detect(&shares, &params, GO).unwrap();
    let asked = Backbone::of(BackboneMethod::Validated);
    let error = backbone_of(&found, None, &asked).unwrap_err();
    assert!(error.to_string().contains("--significance"), "{error}");
    let significance = Significance::default();
    let community = vec![0; found.nodes.len()];
    let how = (&params, &significance, 1);
    let judged = judge_run(&shares, &found, &community, how, GO).unwrap();
    let backbone = backbone_of(&found, Some(&judged), &asked).unwrap();
    assert_eq!(backbone.disparity_alpha, None);
    let q = |at: usize| judged.edges[at].as_ref().unwrap().log10_q;
    for (at, kept) in backbone.kept.iter().enumerate() {
        assert_eq!(*kept, q(at) < significance.max_q.log10(), "edge {at}");
    }
    let kept = backbone.kept.iter().filter(|&&kept| kept).count();
    assert!(kept > 0 && kept < backbone.kept.len(), "{kept}");
}
