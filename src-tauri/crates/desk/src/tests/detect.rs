//! Overview and detect screens on the German set and on a case in which nothing is found.

use super::Fixture;
use crate::api::{
    CaseView, DetectAsk, ImportView, OverviewView, ProbeAsk, QualityNote, RunView, Span,
};

#[test]
fn the_german_set_from_overview_to_run() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let view: CaseView = fixture.result_of(desk.start_example("german-election-2021").unwrap());

    let all = desk.overview(None).unwrap();
    assert_eq!(all.posts, view.imports[0].n_posts);
    assert_eq!(all.bin_ms, 6 * 3_600_000);
    let in_bins: u64 = all
        .series
        .iter()
        .flat_map(|series| &series.counts)
        .map(|&count| u64::from(count))
        .sum();
    assert_eq!(in_bins, all.posts);
    assert_eq!(all.by_platform.len(), 2);
    assert_eq!(all.top_accounts.len(), 20);
    let codes: Vec<&str> = all.quality.iter().map(|note| note.code.as_str()).collect();
    for code in [
        "time-span",
        "rejected",
        "duplicates",
        "time-resolution",
        "without-text",
        "platforms",
    ] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    let repeated = all.quality.iter().find(|note| note.code == "duplicates");
    assert!(repeated.unwrap().text.ends_with("was counted once."));
    let week = Span {
        from_ms: 1_630_000_000_000,
        to_ms: 1_630_604_800_000,
    };
    let part = desk.overview(Some(week)).unwrap();
    assert!(0 < part.posts && part.posts < all.posts);
    assert!(part.accounts < all.accounts);
    assert_eq!(part.series, all.series);
    let of_files = |view: &OverviewView| -> Vec<QualityNote> {
        let notes = view.quality.iter().filter(|note| note.of_files);
        notes.cloned().collect()
    };
    assert_eq!(of_files(&part), of_files(&all));
    assert!(part.quality.iter().all(|note| {
        note.span
            .is_none_or(|gap| gap.from_ms < week.to_ms && gap.to_ms > week.from_ms)
    }));
    for top in [&all, &part] {
        assert!(top.top_accounts.is_sorted_by(|a, b| a.posts >= b.posts));
        let by_kind: u64 = top.by_kind.iter().map(|kind| kind.posts).sum();
        let by_platform: u64 = top.by_platform.iter().map(|platform| platform.posts).sum();
        assert_eq!((by_kind, by_platform), (top.posts, top.posts));
        let listed = |kind: &str| {
            let objects = top.top_objects.iter();
            objects.filter(|object| object.object_type == kind).count() as u64
        };
        for kind in &top.by_type {
            assert_eq!(listed(&kind.id), kind.objects.min(20), "{}", kind.id);
        }
        assert!(top.coverage.iter().all(|line| line.have <= line.of));
    }
    assert!(part.first_ms.unwrap() >= week.from_ms && part.last_ms.unwrap() < week.to_ms);
    let backwards = Span {
        from_ms: 1,
        to_ms: 1,
    };
    assert_eq!(
        desk.overview(Some(backwards)).unwrap_err().code,
        "empty-span"
    );

    let form = desk.method_form().unwrap();
    assert_eq!(form.platforms.len(), 2);
    assert_eq!(form.layers.len(), 4);
    assert!(form.layers.is_sorted_by(|a, b| a.shares >= b.shares));
    assert!(form.parameters.iter().any(|p| p.id == "windows_secs"));

    // The estimate and the run count the same, whatever is selected; so does the advice.
    for (at, ask) in questions(week).into_iter().enumerate() {
        let estimate = desk.estimate(&ask).unwrap();
        let advice = desk.window_advice(&ask).unwrap();
        assert_eq!(advice.by_layer, estimate.by_layer, "{at}");
        let asked: Vec<&str> = estimate.by_layer.iter().map(|l| l.layer.as_str()).collect();
        let (together, each) = advice.suggestions.split_first().unwrap();
        assert_eq!(together.layer, None);
        assert!(each.iter().all(|one| {
            let layer = one.layer.as_deref();
            layer.is_some_and(|layer| asked.contains(&layer)) && one.window_secs >= 1.0
        }));
        assert!(advice.about.contains("CooRnet") && together.reason.contains("(the median)"));
        assert!(estimate.seconds > 0.0 && estimate.method.contains("within"));
        // A run that is repeated takes so many times as long.
        let repeated = DetectAsk {
            sensitivity: Some(true),
            subsamples: Some(50),
            ..ask.clone()
        };
        let repeated = fixture.desk.estimate(&repeated).unwrap();
        assert_eq!(repeated.seconds, 105.0 * estimate.seconds);
        let run: RunView = fixture.result_of(desk.start_detect(ask).unwrap());
        assert_eq!(run.n_shares, estimate.n_shares, "{at}");
        let reader = desk.case().unwrap().reader().clone();
        let record = reader.run_by_id(&run.run_id).unwrap();
        let summary = reader.summary_of(&record).unwrap();
        let by_layer: Vec<Vec<u64>> = estimate.by_layer.into_iter().map(|l| l.pairs).collect();
        assert_eq!(by_layer, summary.pairs_within, "{at}");
    }
}

fn questions(week: Span) -> Vec<DetectAsk> {
    let layers = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    vec![
        DetectAsk {
            windows_secs: vec![10.0, 60.0],
            ..DetectAsk::default()
        },
        DetectAsk {
            layers: layers(&["url", "domain"]),
            platforms: layers(&["facebook"]),
            min_weight: Some(5),
            ..DetectAsk::default()
        },
        DetectAsk {
            span: Some(week),
            cross_platform: Some(false),
            min_weight: Some(5),
            ..DetectAsk::default()
        },
    ]
}

#[test]
fn a_run_that_finds_nothing_says_what_would() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    let ask = DetectAsk {
        min_weight: Some(4),
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(desk.start_detect(ask.clone()).unwrap());
    assert_eq!(run.n_edges, 0);
    let lower: Vec<(u32, u64)> = run
        .lower
        .iter()
        .map(|limit| (limit.min_weight, limit.n_edges))
        .collect();
    assert_eq!(lower, [(3, 1)]);
    // The promise holds.
    let ask = DetectAsk {
        min_weight: Some(3),
        ..ask
    };
    let run: RunView = fixture.result_of(desk.start_detect(ask).unwrap());
    assert_eq!(run.n_edges, 1);
    assert!(run.lower.is_empty());
    assert_eq!(run.name, "Same object within 60 s (2)");
    assert_eq!(run.ask.min_participation, Some(2));
}

#[test]
fn runs_are_renamed_and_removed_by_id() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    let detect = |name: &str| -> RunView {
        let ask = DetectAsk {
            name: name.to_owned(),
            ..DetectAsk::default()
        };
        fixture.result_of(desk.start_detect(ask).unwrap())
    };
    let first = detect("first");
    desk.rename_run(&first.run_id, "Eerste, één uur").unwrap();
    // A run that takes over the name that is the id of another.
    let second = detect("first");
    assert_ne!(first.run_id, second.run_id);
    assert_eq!(second.name, "first");
    desk.rename_run(&first.run_id, "mine").unwrap();
    let names = || -> Vec<String> {
        let runs = desk.case_view().unwrap().runs;
        runs.into_iter().map(|run| run.name).collect()
    };
    assert_eq!(names(), ["mine", "first"]);
    desk.remove_run(&first.run_id).unwrap();
    assert_eq!(names(), ["first"]);
    assert_eq!(
        desk.remove_run(&first.run_id).unwrap_err().code,
        "no-such-run"
    );
    assert_eq!(
        desk.rename_run(&second.run_id, " ").unwrap_err().code,
        "empty-name"
    );
    let hidden = desk.rename_run(&second.run_id, "a\u{202e}b").unwrap_err();
    assert_eq!(hidden.code, "bad-name");
    desk.undo().unwrap();
    assert_eq!(names(), ["mine", "first"]);
    assert!(!second.name_is_made);
    // A name that the question gave is known as such until somebody gives another one.
    let made = [detect(""), detect("")];
    assert!(made.iter().all(|run| run.name_is_made), "{made:?}");
    desk.rename_run(&made[0].run_id, "Same links").unwrap();
    let runs = desk.case_view().unwrap().runs;
    let known: Vec<bool> = runs.iter().map(|run| run.name_is_made).collect();
    assert_eq!(known, [false, false, false, true]);
}

#[test]
fn impossible_questions_are_refused() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Empty").unwrap();
    let code = |ask: &DetectAsk| {
        let code = desk.estimate(ask).unwrap_err().code;
        assert_eq!(desk.window_advice(ask).unwrap_err().code, code);
        code
    };
    assert_eq!(code(&DetectAsk::default()), "empty-case");
    let overview = desk.overview(None).unwrap();
    assert_eq!((overview.posts, overview.series.len()), (0, 0));
    assert!(overview.quality.is_empty());
    let file = fixture.file("small.csv", &super::small()).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    let _: ImportView = fixture.result_of(job);
    let window = |secs: f64| DetectAsk {
        windows_secs: vec![secs],
        ..DetectAsk::default()
    };
    for secs in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(code(&window(secs)), "invalid-parameter");
        let error = desk.start_detect(window(secs)).unwrap_err();
        assert_eq!(error.code, "invalid-parameter");
    }
    let layer = DetectAsk {
        layers: vec!["smoke".to_owned()],
        ..DetectAsk::default()
    };
    assert_eq!(code(&layer), "unknown-layer");
}
