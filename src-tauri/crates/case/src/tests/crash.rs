//! Full disks, killed processes and what they leave behind.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::opening::{child, child_dir, wait_for};
use super::*;
use crate::{Access, database};

/// Names of the files in a folder of the case, sorted.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn leftovers_are_cleared_and_nothing_else() {
    let (fixture, mut case) = Fixture::new();
    let kept = fixture.add_import(&mut case, "kept");
    let hidden = fixture.add_import(&mut case, "hidden");
    let run = fixture.add_run(&mut case, "run", &[]);
    case.undo(&stamp()).unwrap();
    case.undo(&stamp()).unwrap();
    let dir = &fixture.dir;
    let put = |path: &str| {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    };
    let foreign = "e".repeat(64);
    let stay = [
        "tables/readme.txt".to_string(),
        "tables/shares/mine.csv".into(),
        "notes.parquet".into(),
        "sources/paper.pdf".into(),
        "sources/.incoming-../x.part".into(),
        format!("sources/{foreign}"),
        "other/x.parquet".into(),
        "runs/run/my-notes.txt".into(),
    ];
    let go = [
        "tables/shares/import-9.parquet",
        "tables/posts/import-9.parquet.tmp",
        "tables/shares/.tmpAb12cd",
        "tables/shares/.import-9.parquet.Ab12cd",
        "tables/.reading-Ab12cd/shares/.writing-x1.parquet",
        "tables/.reading-Ab12cd/posts/import-9.parquet",
        "sources/.incoming-Ab12cd.part",
        "runs/crashed/edges.parquet",
        "runs/run/extra.parquet",
        "case.before-v1.sqlite.part",
    ];
    stay.iter().for_each(|path| put(path));
    go.iter().for_each(|path| put(path));
    // A source that was stored and whose import never came.
    let orphan = fixture.file("orphan", "orphan");
    let orphan = case.store_source(&orphan, "orphan", &go_on).unwrap();
    drop(case);

    let case = Case::open(dir).unwrap();
    for path in &stay {
        assert!(dir.join(path).exists(), "{path} must stay");
    }
    assert!(!dir.join("tables/.reading-Ab12cd").exists());
    for path in go {
        assert!(!dir.join(path).exists(), "{path} must go");
    }
    assert!(!dir.join("runs/crashed").exists());
    assert!(!orphan.path.exists());
    for record in [&kept, &hidden] {
        assert!(case.path_of(&record.tables[0]).is_ok());
        assert!(case.source_path(&record.source_sha256).is_ok());
    }
    assert!(
        case.path_of(&run.files[0]).is_ok(),
        "an undone run keeps its files"
    );
    assert_eq!(codes(&case), ["source-unrecorded"]);
}

#[test]
fn a_damaged_case_is_not_cleared() {
    let (fixture, mut case) = Fixture::new();
    let record = fixture.add_import(&mut case, "kept");
    drop(case);
    let conn = rusqlite::Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    conn.execute_batch("DELETE FROM files; UPDATE sources SET pending = 1")
        .unwrap();
    drop(conn);
    let case = Case::open(&fixture.dir).unwrap();
    assert!(matches!(case.access(), Access::ReadOnly { .. }));
    assert!(case.path_of(&record.tables[0]).is_ok());
    assert!(case.source_path(&record.source_sha256).is_ok());
}

#[cfg(unix)]
#[test]
fn clearing_does_not_follow_links() {
    let (fixture, case) = Fixture::new();
    drop(case);
    let outside = fixture.tmp.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("a.parquet"), "x").unwrap();
    std::os::unix::fs::symlink(&outside, fixture.dir.join("tables/shares")).unwrap();
    fs::remove_dir(fixture.dir.join("runs")).unwrap();
    std::os::unix::fs::symlink(&outside, fixture.dir.join("runs")).unwrap();
    Case::open(&fixture.dir).unwrap();
    assert!(outside.join("a.parquet").exists());
}

#[test]
fn a_full_disk_has_its_own_code_and_leaves_nothing_half_written() {
    let (fixture, mut case) = Fixture::new();
    fixture.add_import(&mut case, "x");
    let before = visible(&case);
    let head = case.audit_head().unwrap();
    let pages = database::pragma_int(case.conn(), "page_count").unwrap();
    case.conn()
        .pragma_update(None, "max_page_count", pages)
        .unwrap();
    let long = "long text ".repeat(20_000);
    let error = apply(&mut case, note(&long)).unwrap_err();
    assert_eq!(error.code(), "disk-full");
    assert_eq!(visible(&case), before);
    assert_eq!(case.audit_head().unwrap(), head);
    assert_eq!(codes(&case), [""; 0]);
    // With room again, the same step works, on the same handle.
    case.conn()
        .pragma_update(None, "max_page_count", 1 << 20)
        .unwrap();
    apply(&mut case, note(&long)).unwrap();
    assert_eq!(codes(&case), [""; 0]);
}

/// The disk fills up at every possible page in turn, until the command fits.
#[test]
fn a_disk_that_fills_at_any_page_never_breaks_the_chain() {
    let (_fixture, mut case) = Fixture::new();
    let text = "x".repeat(30_000);
    let start = database::pragma_int(case.conn(), "page_count").unwrap();
    for extra in 0..200 {
        case.conn()
            .pragma_update(None, "max_page_count", start + extra)
            .unwrap();
        match apply(&mut case, note(&text)) {
            Ok(_) => {
                assert!(extra > 0);
                assert_eq!(codes(&case), [""; 0]);
                return;
            }
            Err(error) => {
                assert_eq!(error.code(), "disk-full");
                assert!(case.notes().unwrap().is_empty());
                assert_eq!(case.audit_len().unwrap(), 1);
            }
        }
    }
    panic!("the command never fitted");
}

#[test]
fn storing_copies_once_hashes_and_protects() {
    let (fixture, mut case) = Fixture::new();
    let path = fixture.file("abc", "abc");
    let first = case.store_source(&path, "räuber.csv", &go_on).unwrap();
    // FIPS 180-2, appendices B.1 and C.1.
    assert_eq!(
        first.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert!(first.sha512.starts_with("ddaf35a193617abacc417349ae204131"));
    assert!(first.sha512.ends_with("454d4423643ce80e2a9ac94fa54ca49f"));
    assert_eq!((first.size, first.existed), (3, false));
    assert_eq!(fs::read_to_string(&first.path).unwrap(), "abc");
    let second = case.store_source(&path, "other", &go_on).unwrap();
    assert!(second.existed);
    assert_eq!(second.path, first.path);
    assert_eq!(
        names(&fixture.dir.join("sources")),
        std::slice::from_ref(&first.sha256)
    );
    let empty = fixture.file("empty", "");
    assert_eq!(case.store_source(&empty, "empty", &go_on).unwrap().size, 0);
    let folder = case
        .store_source(fixture.tmp.path(), "folder", &go_on)
        .unwrap_err();
    assert_eq!(folder.code(), "source-not-a-file");
    assert_eq!(case.discard_unclaimed().unwrap(), 2);
    assert!(names(&fixture.dir.join("sources")).is_empty());
}

#[test]
fn a_source_that_changes_or_is_cancelled_is_not_stored() {
    let (fixture, mut case) = Fixture::new();
    let big = "x".repeat(3 << 20);
    let path = fixture.file("big", &big);
    let calls = AtomicUsize::new(0);
    let grows = |_: &str, _: u64, _: u64| {
        if calls.fetch_add(1, Ordering::Relaxed) == 1 {
            fs::write(&path, "y".repeat(4 << 20)).unwrap();
        }
        true
    };
    let error = case.store_source(&path, "big", &grows).unwrap_err();
    assert_eq!(error.code(), "source-changed", "{error}");
    let stops = |_: &str, done: u64, _: u64| done < 2 << 20;
    let error = case.store_source(&path, "big", &stops).unwrap_err();
    assert_eq!(error.code(), "cancelled");
    // Replaced by a file of the same size.
    let calls = AtomicUsize::new(0);
    let replaced = |_: &str, _: u64, _: u64| {
        if calls.fetch_add(1, Ordering::Relaxed) == 1 {
            let other = fixture.tmp.path().join("other");
            fs::write(&other, "z".repeat(4 << 20)).unwrap();
            fs::rename(&other, &path).unwrap();
        }
        true
    };
    let error = case.store_source(&path, "big", &replaced).unwrap_err();
    assert_eq!(error.code(), "source-changed", "{error}");
    assert!(names(&fixture.dir.join("sources")).is_empty());
    assert_eq!(case.discard_unclaimed().unwrap(), 0);
}

#[test]
fn child_stores_and_waits() {
    let Some(dir) = child_dir() else { return };
    let mut case = Case::open(&dir).unwrap();
    let half = |_: &str, done: u64, _: u64| {
        if done >= 1 << 20 {
            fs::write(dir.join("../ready"), "").unwrap();
            std::thread::sleep(Duration::from_secs(120));
        }
        true
    };
    let _ = case.store_source(&dir.join("../big"), "big", &half);
}

#[test]
fn a_process_killed_while_storing_leaves_a_sound_unlocked_case() {
    let (fixture, case) = Fixture::new();
    drop(case);
    fixture.file("big", &"x".repeat(3 << 20));
    let mut process = child("tests::crash::child_stores_and_waits", &fixture.dir);
    wait_for(&fixture.tmp.path().join("ready"));
    assert_eq!(
        names(&fixture.dir.join("sources")).len(),
        1,
        "the unfinished copy"
    );
    process.kill().unwrap();
    process.wait().unwrap();
    let case = Case::open(&fixture.dir).unwrap();
    assert_eq!(case.access(), &Access::ReadWrite);
    assert!(names(&fixture.dir.join("sources")).is_empty());
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn child_writes_without_end() {
    let Some(dir) = child_dir() else { return };
    let mut case = Case::open(&dir).unwrap();
    for number in 0u64.. {
        apply(&mut case, note(&format!("{number}"))).unwrap();
        if number % 3 == 0 {
            case.undo(&stamp()).unwrap();
        }
        fs::write(dir.join("../done"), number.to_string()).unwrap();
    }
}

#[test]
fn a_writer_killed_at_any_moment_loses_no_finished_command() {
    let (fixture, case) = Fixture::new();
    drop(case);
    let done = fixture.tmp.path().join("done");
    for round in 0..6u64 {
        let mut process = child("tests::crash::child_writes_without_end", &fixture.dir);
        wait_for(&done);
        std::thread::sleep(Duration::from_millis(7 + 11 * round));
        process.kill().unwrap();
        process.wait().unwrap();
        // The file may be cut by the kill; then the number before it is not known.
        let finished: usize = fs::read_to_string(&done).unwrap().parse().unwrap_or(0);
        fs::remove_file(&done).unwrap();
        let case = Case::open(&fixture.dir).unwrap();
        assert_eq!(case.access(), &Access::ReadWrite);
        assert!(case.history().unwrap().len() > finished);
        assert_eq!(codes(&case), [""; 0]);
    }
}
