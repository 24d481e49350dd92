//! What a run is worth and how it differs from another, as the window asks it.

use super::Fixture;
use crate::api::{CaseView, ComparedAsk, ComparedPage, DetectAsk, PowerAsk, PowerView, RunView};

#[test]
fn a_run_can_be_repeated_with_something_changed() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let _: CaseView = fixture.result_of(desk.start_example("german-election-2021").unwrap());
    let form = desk.method_form().unwrap();
    let ids = |parameters: &[crate::api::ParameterForm]| -> Vec<String> {
        parameters.iter().map(|one| one.id.clone()).collect()
    };
    assert_eq!(
        ids(&form.sensitivity.parameters),
        ["subsamples", "kept_share"]
    );
    assert!(form.sensitivity.caution.contains("Stable is not true"));
    let ask = DetectAsk {
        layers: vec!["url".to_owned()],
        min_weight: Some(3),
        significance: Some(false),
        sensitivity: Some(true),
        subsamples: Some(2),
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(desk.start_detect(ask.clone()).unwrap());
    assert_eq!(
        (run.ask.sensitivity, run.ask.subsamples, run.ask.kept_share),
        (Some(true), Some(2), Some(0.8))
    );
    let rows = desk.stability(&run.run_id).unwrap();
    let words: Vec<&str> = rows.iter().map(|row| row.change.as_str()).collect();
    assert!(words.iter().any(|word| word.contains("halved to 30 s")));
    assert_eq!(rows.iter().filter(|row| row.n_repetitions == 2).count(), 2);
    let halved = rows.iter().find(|row| row.change.contains("halved"));
    let kept = halved.unwrap().edges_kept.unwrap();
    // A narrower window can only lose pairs.
    assert!(kept.low == kept.high && kept.low > 0.0 && kept.low <= 1.0);
    let (edges, all) = (halved.unwrap().n_edges.unwrap(), run.n_edges as f64);
    assert!((edges.middle - kept.middle * all).abs() < 1e-6);

    let without = DetectAsk {
        sensitivity: None,
        name: "without".to_owned(),
        ..ask
    };
    let run: RunView = fixture.result_of(desk.start_detect(without).unwrap());
    assert_eq!(run.ask.sensitivity, Some(false));
    assert!(desk.stability(&run.run_id).unwrap().is_empty());
    assert_eq!(desk.stability("nobody").unwrap_err().code, "no-such-run");
}

#[test]
fn planted_groups_say_what_a_run_would_have_missed() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let _: CaseView = fixture.result_of(desk.start_example("german-election-2021").unwrap());
    let ask = DetectAsk {
        layers: vec!["url".to_owned()],
        significance: Some(false),
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(desk.start_detect(ask).unwrap());
    let ask = |events: u32| PowerAsk {
        run: run.run_id.clone(),
        events: Some(events),
        trials: Some(5),
        ..PowerAsk::default()
    };
    let find = |ask: PowerAsk| -> PowerView { fixture.result_of(desk.start_power(ask).unwrap()) };
    let often = find(ask(5));
    assert_eq!((often.network_half.trials, often.ask.seed), (5, Some(1)));
    assert_eq!((often.ask.group_size, often.ask.events), (Some(6), Some(5)));
    assert!(often.established_all.is_none() && !often.worth.is_empty());
    assert!(often.network_half.found >= often.network_all.found);
    let before = desk.history().unwrap().len();
    // One event lies below the limit of two objects.
    let once = find(ask(1));
    assert!(once.network_all.found <= often.network_all.found);
    assert_eq!(find(ask(5)), often);
    assert_eq!(desk.history().unwrap().len(), before);
    let error = desk.start_power(ask(0)).unwrap_err();
    assert_eq!(error.code, "invalid-parameter");
}

#[test]
fn two_runs_are_held_against_each_other() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let _: CaseView = fixture.result_of(desk.start_example("german-election-2021").unwrap());
    let detect = |secs: f64| -> RunView {
        let ask = DetectAsk {
            windows_secs: vec![secs],
            significance: Some(false),
            ..DetectAsk::default()
        };
        fixture.result_of(desk.start_detect(ask).unwrap())
    };
    let (narrow, wide) = (detect(10.0), detect(60.0));
    let found = desk.compare_runs(&narrow.run_id, &wide.run_id).unwrap();
    assert_eq!(found.edges.both + found.edges.one, narrow.n_edges);
    assert_eq!(found.edges.both + found.edges.other, wide.n_edges);
    assert!(found.same_data && found.established.is_none());
    let names: Vec<&str> = found.settings.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Time windows"]);
    assert_eq!(found.settings[0].id, "windows_secs");
    let page = |of: &str, sort: &str| -> ComparedPage {
        let ask = ComparedAsk {
            one: narrow.run_id.clone(),
            other: wide.run_id.clone(),
            of: of.to_owned(),
            sort: sort.to_owned(),
            descending: true,
            offset: 0,
            limit: 500,
        };
        desk.compared_edges(&ask).unwrap()
    };
    let (both, one, other) = (
        page("both", ""),
        page("one", ""),
        page("other", "weight_other"),
    );
    assert_eq!(
        [both.total, one.total, other.total],
        [found.edges.both, found.edges.one, found.edges.other]
    );
    assert_eq!(page("", "").total, both.total + one.total + other.total);
    assert!(both.rows.iter().all(|row| {
        // A wider window holds every pair of the narrower one.
        row.edge_one.is_some() && row.edge_other.is_some() && row.weight_other >= row.weight_one
    }));
    assert!(
        other
            .rows
            .iter()
            .all(|row| row.edge_one.is_none() && row.weight_one == 0)
    );
    assert!(
        other
            .rows
            .is_sorted_by(|a, b| a.weight_other >= b.weight_other)
    );
    let code = |one: &str, other: &str| desk.compare_runs(one, other).unwrap_err().code;
    assert_eq!(code(&wide.run_id, &wide.run_id), "same-run");
    assert_eq!(code(&wide.run_id, "gone"), "no-such-run");
}
