//! Long work and questions at the same time: jobs tell where they stand, end when told to, and never
//! keep anybody waiting.

use std::time::{Duration, Instant};

use super::Fixture;
use crate::api::{DeskEvent, ImportView, JobPhase, ProbeAsk};

/// A file that takes a second or more to read.
fn large() -> String {
    let mut rows = String::from("object_id,account_id,content_id,timestamp_share\n");
    for row in 0..300_000 {
        rows += &format!(
            "link{},account{},post{row},{}\n",
            row % 5_000,
            row % 20_000,
            1_629_589_836 + row
        );
    }
    rows
}

#[test]
fn questions_are_answered_while_a_file_is_imported() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    desk.overview(None).unwrap();
    let file = fixture.file("large.csv", &large()).file;
    let mut events = desk.subscribe();
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    let (mut asked, mut slowest) = (0, Duration::ZERO);
    while desk.job(job).unwrap().state == JobPhase::Running {
        let began = Instant::now();
        if desk.case_view().unwrap().imports.len() > 1 {
            // Recorded: from here on the overview is another one and is loaded anew.
            break;
        }
        desk.overview(None).unwrap();
        desk.estimate(&Default::default()).unwrap();
        slowest = slowest.max(began.elapsed());
        asked += 1;
        std::thread::sleep(Duration::from_millis(5));
    }
    let done: ImportView = fixture.result_of(job);
    assert_eq!(done.rows_usable, 300_000);
    assert!(asked > 5, "asked {asked} times");
    // Generous: two cores are shared with everything else. What is tested is that nobody waits for
    // the end of the import.
    assert!(slowest < Duration::from_millis(1_000), "{slowest:?}");
    let mut steps = Vec::new();
    while let Ok(event) = events.try_recv() {
        // The search index is a job of its own.
        if let DeskEvent::Job(view) = event
            && view.kind != "search-index"
        {
            assert_eq!(view.job, job);
            steps.push(view);
        }
    }
    assert_eq!(steps.first().unwrap().stage, "Starting");
    assert_eq!(steps.last().unwrap().state, JobPhase::Done);
    assert!(
        steps
            .iter()
            .any(|step| step.stage == "Reading rows" && step.total > 0)
    );
    // What was cached is not what is shown afterwards.
    assert_eq!(desk.overview(None).unwrap().posts, 300_009);
}

#[test]
fn a_change_is_possible_while_another_file_is_read() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    let file = fixture.file("large.csv", &large()).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    while desk.job(job).unwrap().stage != "Reading rows" {
        std::thread::sleep(Duration::from_millis(2));
    }
    desk.set_title("Meanwhile").unwrap();
    assert_eq!(desk.job(job).unwrap().state, JobPhase::Running);
    let _: ImportView = fixture.result_of(job);
    let view = desk.case_view().unwrap();
    assert_eq!((view.title.as_str(), view.imports.len()), ("Meanwhile", 2));
}

#[test]
fn two_imports_at_once_take_turns() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Both").unwrap();
    let one = fixture.file("one.csv", &large()).file;
    let two = fixture.file("two.csv", &super::small()).file;
    let jobs = [one, two].map(|file| desk.start_import(file, ProbeAsk::default()).unwrap());
    let ids: Vec<String> = jobs
        .into_iter()
        .map(|job| fixture.result_of::<ImportView>(job).import_id)
        .collect();
    assert_ne!(ids[0], ids[1]);
    assert_eq!(desk.case_view().unwrap().imports.len(), 2);
}

#[test]
fn a_newer_dry_run_replaces_the_older() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let file = fixture.file("large.csv", &large()).file;
    let older = desk.start_dry_run(file, ProbeAsk::default()).unwrap();
    let newer = desk.start_dry_run(file, ProbeAsk::default()).unwrap();
    assert_eq!(fixture.end_of(older).state, JobPhase::Cancelled);
    assert_eq!(fixture.result_of::<ImportView>(newer).rows_usable, 300_000);
}

#[test]
fn cancelled_work_leaves_the_case_as_it_was() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let before = fixture.small_case();
    let file = fixture.file("large.csv", &large()).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    while desk.job(job).unwrap().stage != "Reading rows" {
        std::thread::sleep(Duration::from_millis(2));
    }
    let asked = Instant::now();
    assert!(desk.cancel(job));
    let end = fixture.end_of(job);
    assert_eq!(end.state, JobPhase::Cancelled);
    assert_eq!(end.error.unwrap().code, "cancelled");
    assert!(asked.elapsed() < Duration::from_secs(3));
    assert_eq!(desk.case_view().unwrap().audit_hash, before.audit_hash);
    assert!(!desk.cancel(9_999));
}

#[test]
fn closing_stops_the_work_first() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    let file = fixture.file("large.csv", &large()).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    desk.close_case().unwrap();
    assert_eq!(desk.job(job).unwrap().state, JobPhase::Cancelled);
    // Nobody holds the lock any more.
    let path = fixture.folder.path().join("cases/Small.zwerm");
    assert_eq!(desk.open_path(&path).unwrap().read_only_because, None);
}

#[test]
fn a_fault_in_a_job_is_an_error_and_not_the_end() {
    let fixture = Fixture::new();
    let job = fixture
        .desk
        .start_job("die", |_, _| -> crate::Result<()> { panic!("on purpose") });
    let end = fixture.end_of(job);
    assert_eq!(end.state, JobPhase::Failed);
    let error = end.error.unwrap();
    assert_eq!(
        (error.code.as_str(), error.kind.as_str()),
        ("job-died", "internal")
    );
    assert!(error.message.contains("on purpose"));
}

#[test]
fn steps_are_told_at_most_twenty_times_a_second() {
    let fixture = Fixture::new();
    let mut events = fixture.desk.subscribe();
    let job = fixture.desk.start_job("count", |_, control| {
        for step in 0..200_000 {
            control.step(if step % 2 == 0 { "even" } else { "odd" }, step, 200_000);
        }
        Ok(())
    });
    let began = Instant::now();
    let () = fixture.result_of(job);
    let seconds = began.elapsed().as_secs_f64().ceil();
    let mut told = 0;
    while events.try_recv().is_ok() {
        told += 1;
    }
    // The last one is the end, which is always told.
    assert!(
        f64::from(told) <= 20.0 * (seconds + 1.0) + 1.0,
        "{told} in {seconds} s"
    );
}
