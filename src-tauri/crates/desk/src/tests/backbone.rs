//! The backbone of a run: asked for in the form, marked in the result, one part of a filter.

use super::review::with_words;
use crate::api::{DetectAsk, NetworkFilter, RunView};

#[test]
fn a_backbone_is_asked_for_counted_and_filtered_by() {
    let (fixture, plain) = with_words();
    let desk = &fixture.desk;
    let form = desk.method_form().unwrap().backbone;
    let ids: Vec<&str> = form.parameters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["backbone", "backbone_alpha"]);
    assert!(form.caution.contains("not that the two coordinate"));
    assert!(plain.backbone.is_none() && plain.ask.backbone.is_none());

    let run = |name: &str, word: &str, alpha: Option<f64>| -> RunView {
        let ask = DetectAsk {
            name: name.to_owned(),
            backbone: Some(word.to_owned()),
            backbone_alpha: alpha,
            significance: Some(word == "validated"),
            ..plain.ask.clone()
        };
        fixture.result_of(desk.start_detect(ask).unwrap())
    };
    let only = NetworkFilter {
        backbone: true,
        ..NetworkFilter::default()
    };
    let passing = |run: &RunView| {
        let counts = desk.filter_counts(&run.run_id, std::slice::from_ref(&only));
        counts.unwrap().remove(0).n_edges
    };
    let mut last = 0;
    for (name, alpha) in [("none", 1e-12), ("some", 0.5), ("all", 1.0)] {
        let run = run(name, "disparity", Some(alpha));
        let found = run.backbone.as_ref().unwrap();
        assert_eq!(
            (found.n_edges, run.ask.backbone_alpha),
            (passing(&run), Some(alpha))
        );
        assert!(
            found
                .method
                .starts_with("A backbone was marked with the disparity filter")
        );
        assert!(found.n_edges >= last && found.n_edges <= run.n_edges);
        last = found.n_edges;
        let kinds = desk.export_kinds(&run.run_id).unwrap();
        assert!(kinds.iter().any(|kind| kind.id == "backbone"));
    }
    assert!(last > 0);
    let validated = run("validated", "validated", None);
    let judged = validated.judged.as_ref().unwrap();
    let found = validated.backbone.as_ref().unwrap();
    assert_eq!(found.n_edges, judged.n_edges_beyond_activity);
    assert_eq!(passing(&validated), found.n_edges);
    // A run for which none was asked has none.
    assert_eq!(passing(&plain), 0);
    assert!(
        desk.export_kinds(&plain.run_id)
            .unwrap()
            .iter()
            .all(|kind| kind.id != "backbone")
    );

    let wrong = DetectAsk {
        backbone: Some("spine".to_owned()),
        ..DetectAsk::default()
    };
    assert_eq!(
        desk.start_detect(wrong).unwrap_err().code,
        "invalid-parameter"
    );
}
