//! Layers that are made for a run: stopped at any stage, nothing of them stays.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use zwerm_workbench::{
    Alike, Control, DetectRequest, Environment, Params, ProbeOptions, Selection, Workbench,
};

fn case(folder: &Path) -> Workbench {
    let file = folder.join("posts.csv");
    let mut rows = "post_id,account_id,created_at,text\n".to_owned();
    for row in 0..600 {
        rows += &format!(
            "p{row},a{},{},they do not want you to read what stands in report {} of the {}\n",
            row % 40,
            1_600_000_000 + row,
            row % 97,
            ["city", "town", "land"][row % 3]
        );
    }
    std::fs::write(&file, rows).unwrap();
    let environment = Environment::with_clock("tester", || "2026-11-22T09:00:00Z".to_owned());
    let workbench = Workbench::create(&folder.join("c"), None, environment).unwrap();
    let options = ProbeOptions::default();
    workbench
        .import(&file, &options, &Control::quiet())
        .unwrap();
    workbench
}

fn request() -> DetectRequest {
    DetectRequest {
        name: "one".to_owned(),
        params: Params {
            layers: vec!["similar_text".to_owned()],
            ..Params::default()
        },
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
fn a_run_that_is_stopped_while_it_makes_a_layer_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = case(folder.path());
    let runs = workbench.dir().join("runs");
    let stages: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let seen = stages.clone();
    let never = Arc::new(AtomicBool::new(false));
    let watching = Control::new(never, move |stage, _, _| {
        seen.lock().unwrap().insert(stage.to_owned());
    });
    let count = workbench.count_pairs(&request(), &watching).unwrap();
    assert!(count.pairs[0][0] > 100, "{count:?}");
    let stages: Vec<String> = stages.lock().unwrap().iter().cloned().collect();
    for stage in [
        "read texts",
        "sketching texts",
        "naming clusters",
        "write shares",
    ] {
        assert!(
            stages.iter().any(|one| one == stage),
            "{stage} of {stages:?}"
        );
    }
    for at in stages {
        let stop = Arc::new(AtomicBool::new(false));
        let (asked, wanted) = (stop.clone(), at.clone());
        let control = Control::new(stop, move |stage, _, _| {
            if stage == wanted {
                asked.store(true, Ordering::Relaxed);
            }
        });
        let error = workbench.detect(&request(), &control).unwrap_err();
        assert_eq!(error.code, "cancelled", "{at}");
        assert_eq!(std::fs::read_dir(&runs).unwrap().count(), 0, "{at}");
        assert!(workbench.runs().unwrap().is_empty());
    }
    let summary = workbench.detect(&request(), &Control::quiet()).unwrap();
    assert_eq!(summary.alike[0].n_posts, 600);
    assert!(workbench.verify(&Control::quiet()).unwrap().is_ok());
    // What was asked is in the record, so the run can be made again.
    let record = workbench.run("one").unwrap();
    let asked = workbench.request_of(&record).unwrap();
    assert_eq!(
        asked.alike.text,
        Some(zwerm_workbench::SimilarText::default())
    );
}
