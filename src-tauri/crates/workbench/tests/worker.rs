//! The reading process as a child of the real program: what it may not do, and what its end means.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
#![cfg(debug_assertions)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use zwerm_workbench::worker::{Limits, Misbehaviour};
use zwerm_workbench::{
    Control, Environment, Error, ErrorKind, IntakeRequest, ProbeOptions, Reader, Workbench,
};

const GOOD: &str = "object_id,account_id,content_id,timestamp_share
o1,a1,p1,1600000000
o1,a2,p2,1600000010
";

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_zwerm").into()
}

fn reader() -> Reader {
    Reader::Process(program(), Limits::default())
}

/// Has the child misbehave beside a file; gives how long it took and what was said of it.
fn misbehave(reader: &Reader, how: Misbehaviour, control: &Control) -> (Duration, Error, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("strange name.csv");
    fs::write(&file, GOOD).unwrap();
    fs::write(file.with_extension("beside"), "not yours").unwrap();
    let clock = Instant::now();
    let error = reader.misbehave(how, &file, control).unwrap_err();
    assert!(!file.with_extension("written").exists(), "written outside");
    (clock.elapsed(), error, file)
}

#[track_caller]
fn ends_as(reader: &Reader, how: Misbehaviour, code: &str, kind: ErrorKind) {
    let (_, error, file) = misbehave(reader, how, &Control::quiet());
    assert_eq!(error.code, code, "{how:?}: {error}");
    assert_eq!(error.kind, kind, "{how:?}");
    let name = file.display().to_string();
    assert!(error.message.contains(&name), "{how:?}: {error}");
    assert!(!error.message.contains('\n'), "{how:?}: {error}");
}

#[test]
fn every_way_to_fall_is_an_error_about_the_file() {
    for how in [
        Misbehaviour::Abort,
        Misbehaviour::Panic,
        Misbehaviour::Recurse,
        Misbehaviour::Babble,
        Misbehaviour::Leave,
    ] {
        ends_as(&reader(), how, "reader-crashed", ErrorKind::Input);
    }
}

#[test]
fn a_panic_is_quoted_for_whoever_reports_it() {
    let (_, error, _) = misbehave(&reader(), Misbehaviour::Panic, &Control::quiet());
    assert!(error.message.contains("on purpose"), "{error}");
}

#[test]
fn memory_has_an_end() {
    let limits = Limits {
        memory_bytes: 300 << 20,
        ..Limits::default()
    };
    ends_as(
        &reader().within(limits),
        Misbehaviour::Fill,
        "reader-out-of-memory",
        ErrorKind::Limit,
    );
}

#[test]
fn processor_time_has_an_end() {
    let limits = Limits {
        cpu_secs: 1,
        ..Limits::default()
    };
    let clock = Instant::now();
    ends_as(
        &reader().within(limits),
        Misbehaviour::Spin,
        "reader-out-of-time",
        ErrorKind::Input,
    );
    assert!(clock.elapsed() < Duration::from_secs(60));
}

#[test]
fn cancel_is_answered_whatever_the_child_does() {
    for how in [Misbehaviour::Spin, Misbehaviour::Sleep] {
        let cancel = Arc::new(AtomicBool::new(false));
        let control = Control::new(cancel.clone(), |_, _, _| {});
        let asked = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            cancel.store(true, Ordering::Relaxed);
            Instant::now()
        });
        let (_, error, _) = misbehave(&reader(), how, &control);
        let waited = asked.join().unwrap().elapsed();
        assert_eq!(error.code, "cancelled");
        assert!(waited < Duration::from_millis(200), "{how:?}: {waited:?}");
    }
}

/// Landlock version of the kernel as the child meets it: without it there is nothing to test.
#[cfg(target_os = "linux")]
fn kernel_knows_landlock() -> bool {
    use landlock::{ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr};
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))
        .and_then(Ruleset::create)
        .is_ok()
}

#[cfg(target_os = "linux")]
#[test]
fn the_child_sees_nothing_but_its_file() {
    if !kernel_knows_landlock() {
        return;
    }
    for how in [
        Misbehaviour::ReadBeside,
        Misbehaviour::WriteBeside,
        Misbehaviour::StartProgram,
    ] {
        let (_, error, _) = misbehave(&reader(), how, &Control::quiet());
        assert_eq!(error.code, "kept-in", "{how:?}: {error}");
        assert!(
            error.message.contains("Permission denied"),
            "{how:?}: {error}"
        );
    }
}

fn case(folder: &Path, reader: Reader) -> Workbench {
    let environment = Environment::with_clock("tester", || "2026-11-22T09:00:00Z".to_owned());
    Workbench::create(&folder.join("c"), None, environment.reading_in(reader)).unwrap()
}

#[test]
fn the_child_reads_as_this_process_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.csv");
    fs::write(&file, format!("{GOOD}o1,a3,,1600000010\n")).unwrap();
    let (quiet, options) = (Control::quiet(), ProbeOptions::default());
    let inside = Reader::InProcess.dry_run(&file, &options, &quiet).unwrap();
    let outside = reader().dry_run(&file, &options, &quiet).unwrap();
    let json = |value| serde_json::to_value(value).unwrap();
    assert_eq!(json(&inside), json(&outside));
    assert_eq!(outside.outcome.rows_rejected, 1);
    fs::create_dir(folder.path().join("1")).unwrap();
    fs::create_dir(folder.path().join("2")).unwrap();
    let one = case(&folder.path().join("1"), Reader::InProcess);
    let two = case(&folder.path().join("2"), reader());
    for workbench in [&one, &two] {
        workbench.import(&file, &options, &quiet).unwrap();
        assert!(workbench.verify(&quiet).unwrap().is_ok());
    }
    assert_eq!(one.imports().unwrap(), two.imports().unwrap());
}

#[test]
fn errors_of_the_child_are_those_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("no-such-file.csv");
    let (quiet, options) = (Control::quiet(), ProbeOptions::default());
    for reader in [Reader::InProcess, reader()] {
        let error = reader.probe(&file, &options, &quiet).unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.kind),
            ("file-not-found", ErrorKind::Input)
        );
        assert!(error.message.contains("no-such-file.csv"), "{error}");
    }
}

#[test]
fn a_program_that_is_no_reading_process_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.csv");
    fs::write(&file, GOOD).unwrap();
    let (quiet, options) = (Control::quiet(), ProbeOptions::default());
    let missing = Reader::Process(folder.path().join("gone"), Limits::default());
    let error = missing.probe(&file, &options, &quiet).unwrap_err();
    assert_eq!(error.code, "reader-not-started");
    if cfg!(unix) {
        let other = Reader::Process("/bin/true".into(), Limits::default());
        let error = other.probe(&file, &options, &quiet).unwrap_err();
        assert_eq!(error.code, "reader-crashed");
    }
}

/// A file of so many rows.
fn write_rows(file: &Path, count: u32) {
    let rows: String = (0..count)
        .map(|n| format!("o{},a{},p{n},{}\n", n % 999, n % 777, 1_600_000_000 + n))
        .collect();
    let header = "object_id,account_id,content_id,timestamp_share\n";
    fs::write(file, format!("{header}{rows}")).unwrap();
}

/// Everything below the folders of sources and tables.
fn holdings(workbench: &Workbench) -> usize {
    let count = |name: &str| fs::read_dir(workbench.dir().join(name)).unwrap().count();
    count("sources") + count("tables")
}

#[test]
fn a_file_that_fells_the_child_does_not_sink_its_set() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    write_rows(&data.join("1 small.csv"), 3);
    write_rows(&data.join("2 giant.csv"), 900_000);
    fs::write(data.join("3 small.csv"), GOOD).unwrap();
    // Enough for small files, far from enough for the ids of the giant.
    let limits = Limits {
        memory_bytes: 120_000_000,
        ..Limits::default()
    };
    let workbench = case(folder.path(), reader().within(limits));
    let request = IntakeRequest {
        paths: vec![data],
        ..IntakeRequest::default()
    };
    let set = workbench.import_paths(&request, &Control::quiet()).unwrap();
    let names: Vec<&str> = set.imported.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(names, ["data/1 small.csv", "data/3 small.csv"]);
    assert_eq!(set.left_out.len(), 1);
    assert_eq!(set.left_out[0].code, "reader-out-of-memory");
    assert_eq!(set.left_out[0].name, "data/2 giant.csv");
    assert!(workbench.verify(&Control::quiet()).unwrap().is_ok());
    let sources = fs::read_dir(workbench.dir().join("sources")).unwrap();
    assert_eq!(sources.count(), 2, "the giant was not kept");
}

#[test]
fn a_cancelled_set_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    for number in 0..20 {
        write_rows(&data.join(format!("{number}.csv")), 20_000 + number);
    }
    let workbench = case(folder.path(), reader());
    let request = IntakeRequest {
        paths: vec![data],
        ..IntakeRequest::default()
    };
    for at in ["look", "store", "import"] {
        let cancel = Arc::new(AtomicBool::new(false));
        let stop = cancel.clone();
        let control = Control::new(cancel, move |stage, done, _| {
            if stage == at && done > 0 {
                stop.store(true, Ordering::Relaxed);
            }
        });
        let error = workbench.import_paths(&request, &control).unwrap_err();
        assert_eq!(error.code, "cancelled", "{at}");
        assert_eq!(holdings(&workbench), 0, "{at}");
        assert!(workbench.history().unwrap().is_empty());
    }
    let set = workbench.import_paths(&request, &Control::quiet()).unwrap();
    assert_eq!(set.imported.len(), 20);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.csv");
    write_rows(&file, 400_000);
    let workbench = case(folder.path(), reader());
    let cancel = Arc::new(AtomicBool::new(false));
    let stop = cancel.clone();
    let control = Control::new(cancel, move |stage, done, _| {
        if stage == "import" && done > 0 {
            stop.store(true, Ordering::Relaxed);
        }
    });
    let error = workbench
        .import(&file, &ProbeOptions::default(), &control)
        .unwrap_err();
    assert_eq!(error.code, "cancelled");
    assert!(workbench.imports().unwrap().is_empty());
    assert_eq!(holdings(&workbench), 0);
    let again = workbench
        .import(&file, &ProbeOptions::default(), &Control::quiet())
        .unwrap();
    assert_eq!(again.outcome.rows_usable, 400_000);
    assert!(workbench.verify(&Control::quiet()).unwrap().is_ok());
}
