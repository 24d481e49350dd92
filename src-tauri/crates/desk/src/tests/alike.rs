//! Near-duplicate texts as a kind of object that the window offers, finds and shows.

use super::review::with_words;
use crate::api::{DetectAsk, NetworkFilter, TableAsk};

#[test]
fn similar_texts_are_offered_found_and_opened() {
    let (fixture, _) = with_words();
    let form = fixture.desk.method_form().unwrap();
    let layer = form.layers.iter().find(|layer| layer.is_made).unwrap();
    assert_eq!(layer.id, "similar_text");
    assert!(!layer.is_usual && layer.shares > 0);
    let names: Vec<&str> = layer.parameters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["similarity", "shingle", "min_characters"]);

    let ask = DetectAsk {
        name: "alike".to_owned(),
        layers: vec!["similar_text".to_owned()],
        min_weight: Some(1),
        made: [
            ("similarity".to_owned(), 0.5),
            ("fast_repost_secs".to_owned(), 3.0),
        ]
        .into(),
        ..DetectAsk::default()
    };
    let estimate = fixture.desk.estimate(&ask).unwrap();
    assert_eq!((estimate.n_pairs, estimate.by_layer.len()), (0, 0));
    assert!(
        estimate.method.contains("at least 0.5"),
        "{}",
        estimate.method
    );
    let both = DetectAsk {
        layers: vec!["similar_text".to_owned(), "url".to_owned()],
        ..ask.clone()
    };
    let estimate = fixture.desk.estimate(&both).unwrap();
    let counted: Vec<&str> = estimate
        .by_layer
        .iter()
        .map(|one| one.layer.as_str())
        .collect();
    assert_eq!(counted, ["url"]);

    let run: crate::api::RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    // What belongs to a layer that was not asked for is not in the run.
    assert_eq!(run.ask.made.get("similarity"), Some(&0.5));
    assert_eq!(run.ask.made.len(), 3);
    let edges = fixture.desk.edge_page(&TableAsk {
        run: run.run_id.clone(),
        table: "edges".to_owned(),
        filter: NetworkFilter::default(),
        sort: String::new(),
        descending: false,
        offset: 0,
        limit: 10,
    });
    let edges = edges.unwrap().rows;
    let ids = |edge: &crate::api::EdgeRow| (edge.from_id.clone(), edge.to_id.clone());
    assert!(
        edges
            .iter()
            .any(|edge| ids(edge) == ("ann".to_owned(), "bob".to_owned()))
    );
    let evidence = fixture
        .desk
        .evidence(&run.run_id, edges[0].edge, 0, 5)
        .unwrap();
    assert!(
        evidence
            .pairs
            .iter()
            .all(|pair| pair.layer == "similar_text")
    );
    assert!(!evidence.pairs.is_empty());

    let object = &evidence.pairs[0].object_id;
    let found = fixture.desk.variants(&run.run_id, object).unwrap();
    assert_eq!(found.layer, "similar_text");
    assert!(found.n_posts >= 2 && found.n_accounts >= 2 && found.first_ms <= found.last_ms);
    let posts: u64 = found.variants.iter().map(|one| one.n_posts).sum();
    assert_eq!(posts, found.n_posts);
    let (frequent, others) = found.variants.split_first().unwrap();
    assert!(frequent.changes.is_empty() && frequent.similarity == 1.0);
    for other in others {
        let text_of = |kinds: [&str; 2]| -> String {
            let parts = other.changes.iter();
            let of = parts.filter(|part| kinds.contains(&part.kind.as_str()));
            of.map(|part| part.text.as_str()).collect()
        };
        assert_eq!(text_of(["kept", "added"]), other.text);
        assert_eq!(text_of(["kept", "removed"]), frequent.text);
        assert!(other.similarity < 1.0);
    }
    let none = fixture.desk.variants(&run.run_id, "no such text at all");
    assert_eq!(none.unwrap_err().code, "no-such-object");
}

#[test]
fn where_nobody_wrote_there_is_nothing_to_compare() {
    let form = super::network::german().fixture.desk.method_form().unwrap();
    assert!(form.layers.iter().all(|layer| !layer.is_made));
    assert!(form.layers.iter().all(|layer| layer.parameters.is_empty()));
}

#[test]
fn a_parameter_that_no_layer_has_is_refused() {
    let (fixture, _) = with_words();
    let ask = |id: &str, value: f64| DetectAsk {
        layers: vec!["similar_text".to_owned()],
        made: [(id.to_owned(), value)].into(),
        ..DetectAsk::default()
    };
    for (id, value, code) in [
        ("likeness", 1.0, "unknown-parameter"),
        ("shingle", 2.5, "invalid-parameter"),
        ("similarity", 0.1, "invalid-parameter"),
    ] {
        let error = fixture.desk.estimate(&ask(id, value)).unwrap_err();
        assert_eq!(error.code, code, "{id}");
    }
}
