//! The façade as the window will use it: jobs, pages, typed arrays, evidence, undo. No window.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zwerm_workbench::{
    Alike, CURVE_WINDOWS_SECS, Compat, Control, DetectRequest, Environment, JobState, Jobs,
    PageRequest, Params, ProbeOptions, Reader, Selection, Workbench,
};

/// The clock of these tests stands still: only what is computed may differ.
fn environment() -> Environment {
    Environment::with_clock("tester", || "2026-11-22T09:00:00Z".to_owned())
}

fn dataset(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../datasets")
        .join(name)
        .join(format!("{name}.csv.gz"))
}

fn russian_case(folder: &Path) -> Workbench {
    let workbench = Workbench::create(&folder.join("russian"), None, environment()).unwrap();
    workbench
        .import(
            &dataset("russian_coord_tweets_2021"),
            &ProbeOptions::default(),
            &Control::quiet(),
        )
        .unwrap();
    workbench
}

#[test]
fn what_would_take_too_long_is_left_out_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    let control = Control::quiet();
    let mut asked = request("quick");
    asked.significance = Some(Default::default());
    asked.judged_within_secs = Some(60.0);
    let quick = workbench.detect(&asked, &control).unwrap();
    assert!(quick.judged.is_some());
    assert!(quick.warnings.is_empty(), "{:?}", quick.warnings);
    asked.name = "slow".to_owned();
    asked.judged_within_secs = Some(1e-9);
    let slow = workbench.detect(&asked, &control).unwrap();
    assert!(slow.judged.is_none());
    assert!(
        slow.warnings
            .iter()
            .any(|said| said.contains("not held against chance"))
    );
    let record = workbench.run("slow").unwrap();
    assert_eq!(workbench.request_of(&record).unwrap().significance, None);
    assert!(workbench.view("slow").unwrap().chance.is_none());

    // What a window reads is what the tables say.
    let view = workbench.view("quick").unwrap();
    let chance = view.chance.unwrap();
    assert_eq!(chance.edge_rung.len(), view.edges.len());
    assert_eq!(chance.node_rung.len(), view.nodes.account_id.len());
    let by_id = workbench
        .view_by_id(&view.record.id)
        .unwrap()
        .chance
        .unwrap();
    assert_eq!(by_id.expected, chance.expected);
    assert_eq!(by_id.log10_q, chance.log10_q);
    assert_eq!(by_id.community_rung, chance.community_rung);
}

fn request(name: &str) -> DetectRequest {
    DetectRequest {
        name: name.to_owned(),
        params: Params::default(),
        selection: Selection::default(),
        cross_platform: true,
        seed: 1,
        alike: Alike::default(),
        significance: None,
        judged_within_secs: None,
        sensitivity: None,
        backbone: None,
    }
}

#[test]
fn advice_about_windows_is_the_same_from_disk_and_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    let control = Control::quiet();
    let holdings = workbench.holdings(&control).unwrap();
    let mut asked = request("windows");
    asked.params.windows_secs = CURVE_WINDOWS_SECS.to_vec();
    let all = workbench.window_advice(&asked, &control).unwrap();
    assert_eq!(all.suggestions.len(), 1);
    for selection in [
        Selection::default(),
        Selection {
            from_ms: Some(1_616_000_000_000),
            ..Selection::default()
        },
    ] {
        asked.selection = selection;
        let read = workbench.window_advice(&asked, &control).unwrap();
        let held = workbench.window_advice_of(&holdings, &asked, &control);
        assert_eq!(read, held.unwrap());
    }
    let part = workbench.window_advice(&asked, &control).unwrap();
    assert!(part.curve.totals() < all.curve.totals(), "less is selected");
}

#[test]
fn a_run_is_paged_drawn_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    let summary = workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    assert!(summary.n_edges > 10, "{summary:?}");

    let first = PageRequest {
        sort: Some(("n_objects".to_owned(), true)),
        offset: 0,
        limit: 5,
        filters: Vec::new(),
    };
    let page = workbench.page("one", "edges", &first).unwrap();
    assert_eq!(page.total_rows, summary.n_edges);
    assert_eq!(page.columns[0].1.len(), 5);
    assert!(workbench.page("one", "secrets", &first).is_err());

    let view = workbench.view("one").unwrap();
    let positions = workbench.positions(&view, &Control::quiet()).unwrap();
    assert_eq!(positions.len(), summary.n_accounts as usize);
    assert!(positions.iter().flatten().all(|value| value.is_finite()));

    // Every edge of the table opens, with as many pairs of posts as its weight says.
    for edge in 0..view.edges.len().min(10) {
        let (from, to) = (view.edges.from[edge] as usize, view.edges.to[edge] as usize);
        let (a, b) = (&view.nodes.account_id[from], &view.nodes.account_id[to]);
        let evidence = workbench
            .evidence("one", a, b, 1000, &Control::quiet())
            .unwrap();
        assert_eq!(evidence.n_pairs, view.edges.weight[edge]);
        assert_eq!(evidence.n_objects, u64::from(view.edges.n_objects[edge]));
        for pair in &evidence.pairs {
            assert!(pair.time_delta_secs <= 60.0);
            assert!(pair.older.raw.contains(&pair.older.account_id));
            assert!(pair.newer.raw.contains(&pair.newer.content_id));
            assert!(pair.newer.raw.contains(&pair.object_id));
        }
    }
}

#[test]
fn what_is_imported_later_does_not_change_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let view = workbench.view("one").unwrap();
    let (a, b) = (view.edges.from[0], view.edges.to[0]);
    let quiet = Control::quiet();
    let before = workbench.pair_keys(&view, (a, b), &quiet).unwrap();

    // Another file with the same posts by the same two accounts, a second later.
    let again = folder.path().join("again.csv");
    let mut rows = "object_id,account_id,content_id,timestamp_share\n".to_owned();
    let evidence = workbench
        .evidence_between(&view, a, b, 0, 50, &quiet)
        .unwrap();
    for pair in &evidence.pairs {
        for post in [&pair.older, &pair.newer] {
            rows += &format!(
                "{},{},again-{},{}\n",
                pair.object_id,
                post.account_id,
                post.content_id,
                post.time_ms / 1000 + 1
            );
        }
    }
    std::fs::write(&again, rows).unwrap();
    workbench
        .import(&again, &ProbeOptions::default(), &quiet)
        .unwrap();
    let dir = workbench.dir().to_owned();
    drop(workbench);
    let opened = Workbench::open(&dir, environment()).unwrap();
    let view = opened.view_by_id("one").unwrap();
    assert_eq!(opened.pair_keys(&view, (a, b), &quiet).unwrap(), before);
    assert_eq!(before.len() as u64, view.edges.weight[0]);
}

#[test]
fn pages_of_pairs_join_to_the_whole_edge() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let (view, quiet) = (workbench.view_by_id("one").unwrap(), Control::quiet());
    let heaviest = (0..view.edges.len()).max_by_key(|&edge| view.edges.weight[edge]);
    let edge = heaviest.unwrap();
    let (a, b) = (view.edges.from[edge], view.edges.to[edge]);
    let keys = workbench.pair_keys(&view, (a, b), &quiet).unwrap();
    assert_eq!(keys.len() as u64, view.edges.weight[edge]);
    let mut paged = Vec::new();
    let mut times = Vec::new();
    for offset in (0..keys.len()).step_by(3) {
        let page = workbench
            .evidence_between(&view, a, b, offset, 3, &quiet)
            .unwrap();
        assert_eq!(page.n_pairs as usize, keys.len());
        times.extend(page.pairs.iter().map(|pair| pair.older.time_ms));
        paged.extend(page.pairs.into_iter().map(|pair| pair.pair_key));
    }
    assert_eq!(paged, keys);
    assert!(times.is_sorted());
    let mut distinct = keys.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), keys.len(), "two pairs with one key");
    // The order in which the two accounts are named changes nothing.
    assert_eq!(workbench.pair_keys(&view, (b, a), &quiet).unwrap(), keys);
    let some = workbench
        .evidence_of_keys(&view, (a, b), &keys[1..3], &quiet)
        .unwrap();
    let found: Vec<&str> = some.iter().map(|pair| pair.pair_key.as_str()).collect();
    assert_eq!(found, keys[1..3]);
}

#[test]
fn undo_and_redo_bring_runs_and_imports_back() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let before = workbench
        .summary_of(&workbench.run("one").unwrap())
        .unwrap();
    workbench.undo().unwrap().unwrap();
    assert!(workbench.run("one").is_err());
    workbench.undo().unwrap().unwrap();
    assert!(workbench.imports().unwrap().is_empty());
    assert!(workbench.undo().unwrap().is_none());
    workbench.redo().unwrap().unwrap();
    workbench.redo().unwrap().unwrap();
    assert!(workbench.redo().unwrap().is_none());
    let after = workbench
        .summary_of(&workbench.run("one").unwrap())
        .unwrap();
    assert_eq!(before, after);
    assert!(workbench.verify(&Control::quiet()).unwrap().is_ok());
}

#[test]
fn a_cancelled_job_leaves_the_case_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = Arc::new(russian_case(folder.path()));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let jobs = Jobs::new(runtime.handle().clone());
    let shared = workbench.clone();
    // Cancelled by the work itself at its first step, so that the test never races.
    let job = jobs.start("detect", move |control| {
        let control = control.clone();
        let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
        let cancelled = Control::new(stop, move |stage, done, total| {
            control.step(stage, done, total);
        });
        shared.detect(&request("never"), &cancelled)
    });
    let last = runtime.block_on(jobs.wait(job)).unwrap();
    assert!(matches!(last, JobState::Failed { error } if error.code == "cancelled"));
    assert!(workbench.runs().unwrap().is_empty());
    let left: Vec<_> = std::fs::read_dir(workbench.dir().join("runs"))
        .unwrap()
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(workbench.verify(&Control::quiet()).unwrap().is_ok());
}

#[test]
fn the_same_name_and_the_same_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = russian_case(folder.path());
    let again = workbench.import(
        &dataset("russian_coord_tweets_2021"),
        &ProbeOptions::default(),
        &Control::quiet(),
    );
    assert_eq!(again.unwrap_err().code, "already-imported");
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let twice = workbench.detect(&request("ONE"), &Control::quiet());
    assert_eq!(twice.unwrap_err().code, "run-exists");
    let mut unknown = request("two");
    unknown.params.layers = vec!["hashtag".to_owned()];
    let missing = workbench.detect(&unknown, &Control::quiet()).unwrap_err();
    assert_eq!(missing.code, "no-such-layer");
}

#[test]
fn a_layout_can_be_asked_for_by_name() {
    let file = dataset("russian_coord_tweets_2021");
    let probe = |format: &str| {
        let options = ProbeOptions {
            format: Some(format.to_owned()),
            ..ProbeOptions::default()
        };
        Reader::InProcess.probe(&file, &options, &Control::quiet())
    };
    let known = probe("coortweet-long").unwrap();
    assert_eq!(known.layout.as_deref(), Some("coortweet-long"));
    let other = probe("coortweet-wide").unwrap_err();
    assert_eq!(other.code, "other-layout");
    let unknown = probe("excel").unwrap_err();
    assert_eq!(unknown.code, "invalid-option");
}

#[test]
fn settings_stay_with_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = Workbench::create(&folder.path().join("s"), None, environment()).unwrap();
    assert_eq!(workbench.setting("time_zone").unwrap(), None);
    workbench
        .set_setting("time_zone", "Europe/Amsterdam")
        .unwrap();
    let dir = workbench.dir().to_owned();
    drop(workbench);
    let again = Workbench::open(&dir, environment()).unwrap();
    let zone = again.setting("time_zone").unwrap();
    assert_eq!(zone.as_deref(), Some("Europe/Amsterdam"));
    assert!(again.verify(&Control::quiet()).unwrap().is_ok());
}

#[test]
fn the_peer_takes_one_layer_and_says_so_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = Workbench::create(&folder.path().join("g"), None, environment()).unwrap();
    let german = dataset("german_elections_2021");
    workbench
        .import(&german, &ProbeOptions::default(), &Control::quiet())
        .unwrap();
    let mut all = request("all");
    all.params.compat = Compat::Coortweet { edge_quantile: 0.5 };
    let refused = workbench.detect(&all, &Control::quiet()).unwrap_err();
    assert_eq!(refused.code, "one-layer-only");
    assert!(workbench.runs().unwrap().is_empty());
    all.params.layers = vec!["image".to_owned()];
    // The same figures as the peer's on the long table of these rows.
    let images = workbench.detect(&all, &Control::quiet()).unwrap();
    assert_eq!(
        (images.n_pairs, images.n_edges, images.n_accounts),
        (2_458, 455, 287)
    );
}

#[test]
fn evidence_gives_the_words_of_a_post() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("words.csv");
    let mut rows = "account_id,post_id,created_at,url,text\n".to_owned();
    for (account, says) in [("a1", "Come to the bridge, \"now\""), ("a2", " ")] {
        for (at, link) in ["x", "y", "z"].iter().enumerate() {
            let said = says.replace('"', "\"\"");
            rows += &format!(
                "{account},{account}-{at},2025-03-0{}T10:00:0{at}Z,https://paper.example/{link},\"{said}\"\n",
                at + 1
            );
        }
    }
    std::fs::write(&file, rows).unwrap();
    let workbench = Workbench::create(&folder.path().join("w"), None, environment()).unwrap();
    workbench
        .import(&file, &ProbeOptions::default(), &Control::quiet())
        .unwrap();
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let evidence = workbench
        .evidence("one", "a1", "a2", 10, &Control::quiet())
        .unwrap();
    let pair = &evidence.pairs[0];
    let of = |account: &str| {
        [&pair.older, &pair.newer]
            .into_iter()
            .find(|post| post.account_id == account)
            .unwrap()
    };
    assert_eq!(
        of("a1").text.as_deref(),
        Some("Come to the bridge, \"now\"")
    );
    assert_eq!(of("a2").text, None, "blank is no text");
}

#[test]
fn a_repost_leads_to_the_words_that_it_carries() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reposts.csv");
    let mut rows =
        "platform,account_id,account_name,post_id,created_at,text,repost_of\n".to_owned();
    for at in 1..4 {
        rows += &format!("plein,w,writer,o{at},2025-03-0{at}T09:00:00Z,Words {at},\n");
        for (who, second) in [("a1", 10), ("a2", 25)] {
            rows +=
                &format!("plein,{who},n-{who},{who}-{at},2025-03-0{at}T09:01:{second}Z,,o{at}\n");
        }
    }
    // The fourth was never collected; two accounts have passed it on all the same.
    rows += "plein,a1,n-a1,a1-9,2025-03-09T09:00:00Z,,lost\n";
    rows += "plein,a2,n-a2,a2-9,2025-03-09T09:00:05Z,,lost\n";
    std::fs::write(&file, rows).unwrap();
    let workbench = Workbench::create(&folder.path().join("r"), None, environment()).unwrap();
    workbench
        .import(&file, &ProbeOptions::default(), &Control::quiet())
        .unwrap();
    workbench
        .detect(&request("one"), &Control::quiet())
        .unwrap();
    let evidence = workbench
        .evidence("one", "a1", "a2", 10, &Control::quiet())
        .unwrap();
    let words: Vec<Option<&str>> = evidence
        .pairs
        .iter()
        .map(|pair| evidence.shared_post(pair)?.text.as_deref())
        .collect();
    assert_eq!(
        words,
        [Some("Words 1"), Some("Words 2"), Some("Words 3"), None]
    );
    let first = evidence.shared_post(&evidence.pairs[0]).unwrap();
    assert_eq!((first.account_id.as_str(), first.record), ("w", 1));
    assert_eq!(evidence.pairs[0].older.text, None, "it has none of its own");
}
