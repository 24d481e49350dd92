//! Creating and opening: who may write, which folders are cases, which versions are read.

use std::fs;
use std::process::{Child, Command as Process};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::*;
use crate::schema::{self, Step};
use crate::{Access, ReadOnlyReason, database, folder::Folder};

fn meta() -> Meta {
    Meta {
        title: "T".into(),
        created_at_utc: "2026-11-21T20:00:00Z".into(),
        ..Meta::default()
    }
}

#[test]
fn a_new_case_has_its_parts_and_opens_again() {
    let (fixture, case) = Fixture::new();
    assert_eq!(case.access(), &Access::ReadWrite);
    for part in ["sources", "tables", "runs"] {
        assert!(fixture.dir.join(part).is_dir());
    }
    let info = case.info().unwrap();
    assert_eq!((info.title.as_str(), info.format_version), ("Demo", 3));
    let settings = [
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "trusted_schema",
        "secure_delete",
    ];
    let found: Vec<String> = settings
        .iter()
        .map(|name| {
            let value: rusqlite::types::Value = case
                .conn()
                .pragma_query_value(None, name, |row| row.get(0))
                .unwrap();
            format!("{value:?}")
        })
        .collect();
    assert_eq!(
        found,
        [
            "Text(\"wal\")",
            "Integer(2)",
            "Integer(1)",
            "Integer(0)",
            "Integer(1)"
        ]
    );
    drop(case);
    assert!(!fixture.dir.join("case.lock.json").exists());
    assert_eq!(
        Case::open(&fixture.dir).unwrap().access(),
        &Access::ReadWrite
    );
    let others: Vec<_> = fs::read_dir(fixture.tmp.path()).unwrap().collect();
    assert_eq!(
        others.len(),
        1,
        "nothing is left beside the case: {others:?}"
    );
}

#[test]
fn unsuitable_places_are_refused() {
    let (fixture, case) = Fixture::new();
    drop(case);
    let code = |path: &std::path::Path| Case::create(path, &meta()).unwrap_err().code();
    let root = fixture.tmp.path();
    let file = fixture.file("file", "x");
    assert_eq!(code(&fixture.dir), "case-exists");
    assert_eq!(code(root), "folder-not-empty");
    assert_eq!(code(&file), "not-a-folder");
    assert_eq!(code(&root.join("no/such/x.zwerm")), "parent-missing");
    let empty = root.join("empty.zwerm");
    fs::create_dir(&empty).unwrap();
    Case::create(&empty, &meta()).unwrap();
    let no_time = Meta::default();
    assert_eq!(
        Case::create(&root.join("x"), &no_time).unwrap_err().code(),
        "bad-time"
    );

    let open = |path: &std::path::Path| Case::open(path).unwrap_err().code();
    assert_eq!(open(&root.join("none")), "not-a-case");
    assert_eq!(open(root), "not-a-case");
    assert_eq!(open(&file), "not-a-folder");
    let foreign = root.join("foreign");
    fs::create_dir(&foreign).unwrap();
    Connection::open(foreign.join("case.sqlite"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert_eq!(open(&foreign), "not-a-case");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_refused_clearly() {
    // Nobody may create a folder here, not even the administrator.
    let error = Case::create(std::path::Path::new("/sys/x.zwerm"), &meta()).unwrap_err();
    assert_eq!(error.code(), "not-writable", "{error}");
}

#[test]
fn a_newer_case_is_refused_with_both_versions() {
    let (fixture, case) = Fixture::new();
    drop(case);
    let conn = Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    conn.pragma_update(None, "user_version", 7).unwrap();
    drop(conn);
    for error in [Case::open(&fixture.dir), Case::open_read_only(&fixture.dir)] {
        let error = error.unwrap_err();
        assert_eq!(error.code(), "newer-case");
        let text = error.to_string();
        assert!(
            text.contains("version 7") && text.contains("version 3"),
            "{text}"
        );
    }
}

#[test]
fn a_migration_keeps_a_copy_and_is_all_or_nothing() {
    let (fixture, case) = Fixture::new();
    drop(case);
    let folder = Folder::new(&fixture.dir);
    let mut conn = database::open(&folder.database(), database::Mode::Write).unwrap();
    let bad = [
        Step {
            to: 3,
            sql: &["never run"],
        },
        Step {
            to: 4,
            sql: &["CREATE TABLE extra (x)", "CREATE TABLE extra (x)"],
        },
    ];
    assert!(schema::migrate(&mut conn, &folder, &bad).is_err());
    assert_eq!(database::pragma_int(&conn, "user_version").unwrap(), 3);
    assert!(schema::differences(&conn).unwrap().is_empty());

    let good = [
        Step {
            to: 3,
            sql: &["never run"],
        },
        Step {
            to: 4,
            sql: &["CREATE TABLE extra (x)"],
        },
        Step {
            to: 5,
            sql: &["INSERT INTO extra VALUES (1)"],
        },
    ];
    let copy = schema::migrate(&mut conn, &folder, &good).unwrap().unwrap();
    assert_eq!(database::pragma_int(&conn, "user_version").unwrap(), 5);
    let old = Connection::open(copy).unwrap();
    assert_eq!(database::pragma_int(&old, "user_version").unwrap(), 3);
    assert!(schema::differences(&old).unwrap().is_empty());
    assert_eq!(schema::migrate(&mut conn, &folder, &good).unwrap(), None);
}

/// A case as the second version wrote it: what later steps added is taken away again.
fn make_format_2(folder: &Folder) {
    let conn = Connection::open(folder.database()).unwrap();
    conn.execute_batch("DROP TABLE tags; DROP TABLE seen; PRAGMA user_version = 2;")
        .unwrap();
    let entries = schema::entries(&conn).unwrap();
    assert_eq!(entries, schema::expected_of(2).unwrap());
}

/// A case as the first version wrote it.
fn make_format_1(folder: &Folder) {
    make_format_2(folder);
    let conn = Connection::open(folder.database()).unwrap();
    conn.execute_batch(
        "DROP INDEX imports_by_set; ALTER TABLE imports DROP COLUMN set_id; PRAGMA user_version = 1;",
    )
    .unwrap();
    let entries = schema::entries(&conn).unwrap();
    assert_eq!(entries, schema::expected_of(1).unwrap());
}

#[test]
fn a_case_of_format_1_is_brought_up_with_all_that_was_said_of_it() {
    let (fixture, mut case) = Fixture::new();
    let record = fixture.add_import(&mut case, "one");
    fixture.add_run(&mut case, "r", &[record.source_sha256]);
    let before = super::visible(&case);
    drop(case);
    make_format_1(&Folder::new(&fixture.dir));
    let older = Case::open_read_only(&fixture.dir).unwrap_err();
    assert_eq!(older.code(), "older-case");
    let mut case = Case::open(&fixture.dir).unwrap();
    assert_eq!(*case.access(), Access::ReadWrite);
    assert_eq!(super::visible(&case), before);
    assert_eq!(super::codes(&case), [""; 0]);
    assert!(fixture.dir.join("case.before-v1.sqlite").is_file());
    case.undo(&super::stamp()).unwrap().unwrap();
    case.undo(&super::stamp()).unwrap().unwrap();
    assert!(case.imports().unwrap().is_empty());
}

#[test]
fn a_case_of_format_2_keeps_its_marks_and_notes_and_takes_tags() {
    let (fixture, mut case) = Fixture::new();
    let record = fixture.add_import(&mut case, "one");
    let run = fixture.add_run(&mut case, "r", &[record.source_sha256]);
    let old = crate::Target {
        kind: "edge".into(),
        id: json!([run.id, "ann", "bob"]).to_string(),
    };
    let on_edge = Command::AddNote {
        id: None,
        target: old.clone(),
        text: "seen on the poster".into(),
    };
    let label = apply(&mut case, on_edge).unwrap().label;
    assert_eq!(label, "Note on ann – bob");
    let mark = Command::SetMark {
        run_id: "r".into(),
        account_a: "ann".into(),
        account_b: "bob".into(),
        pair_key: None,
        mark: crate::MarkValue::Innocent,
    };
    apply(&mut case, mark).unwrap();
    let before = super::visible(&case);
    drop(case);
    make_format_2(&Folder::new(&fixture.dir));
    let mut case = Case::open(&fixture.dir).unwrap();
    assert_eq!(*case.access(), Access::ReadWrite);
    assert!(fixture.dir.join("case.before-v2.sqlite").is_file());
    assert_eq!(super::visible(&case), before);
    assert_eq!(case.notes().unwrap()[0].target, old);
    assert_eq!(super::codes(&case), [""; 0]);
    let tag = Command::AddTag {
        target: crate::Target::account(("x", "ann")),
        tag: "port".into(),
    };
    apply(&mut case, tag).unwrap();
    assert!(case.note_seen(&run.id, "ann", "bob", &stamp()).unwrap());
    for _ in 0..3 {
        case.undo(&stamp()).unwrap().unwrap();
    }
    assert!(case.notes().unwrap().is_empty() && case.tags().unwrap().is_empty());
    assert_eq!(super::codes(&case), [""; 0]);
}

#[test]
fn released_formats_never_change() {
    // Change the format by a new step, not by editing a released one.
    for (version, hash) in [
        (
            1,
            "83f315943903eb3511f02d859daf6f185ff82f3c0c5bfed1ad509ac3d4537cb1",
        ),
        (
            2,
            "929413303f2e2cd5bfafb62900ffcf6d9403a05779472d284599dcc21846ba9d",
        ),
        (
            3,
            "63fe6117011c8263cd3d746cf5fb7686df190a009f52a2f84d1263b8e69a2797",
        ),
    ] {
        let text = serde_json::to_value(schema::expected_of(version).unwrap()).unwrap();
        assert_eq!(canonical::hash(&text), hash, "format {version}");
    }
}

/// Runs one test of this file in another process, with the case folder in its environment.
pub(super) fn child(name: &str, dir: &std::path::Path) -> Child {
    Process::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--test-threads=1"])
        .env("ZWERM_TEST_CASE", dir)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// The folder, when this process is such a child.
pub(super) fn child_dir() -> Option<std::path::PathBuf> {
    std::env::var_os("ZWERM_TEST_CASE").map(Into::into)
}

pub(super) fn wait_for(path: &std::path::Path) {
    let start = Instant::now();
    while !path.exists() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{path:?} never came"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn child_tries_to_write() {
    let Some(dir) = child_dir() else { return };
    let mut case = Case::open(&dir).unwrap();
    let refused = apply(&mut case, note("x")).unwrap_err();
    let title = case.info().unwrap().title;
    let answer = json!([
        case.access(),
        refused.code(),
        refused.to_string(),
        title,
        codes(&case)
    ]);
    fs::write(dir.join("../answer"), answer.to_string()).unwrap();
}

#[test]
fn the_second_process_reads_and_is_told_who_writes() {
    let (fixture, mut case) = Fixture::new();
    apply(
        &mut case,
        Command::SetTitle {
            title: "Seen".into(),
        },
    )
    .unwrap();
    let status = child("tests::opening::child_tries_to_write", &fixture.dir)
        .wait()
        .unwrap();
    assert!(status.success());
    let answer = fs::read_to_string(fixture.tmp.path().join("answer")).unwrap();
    let (access, code, text, title, problems): (Access, String, String, String, Vec<String>) =
        serde_json::from_str(&answer).unwrap();
    let pid = std::process::id();
    match access {
        Access::ReadOnly {
            reason:
                ReadOnlyReason::Locked {
                    pid: Some(found),
                    since_utc: Some(_),
                },
        } => {
            assert_eq!(found, pid);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(code, "case-read-only");
    assert!(text.contains(&pid.to_string()), "{text}");
    assert_eq!(title, "Seen");
    assert!(problems.is_empty(), "{problems:?}");
    // The writer is not disturbed, and a second handle in this process does not write either.
    apply(&mut case, note("still mine")).unwrap();
    let second = Case::open(&fixture.dir).unwrap();
    assert!(matches!(second.access(), Access::ReadOnly { .. }));
    drop(case);
    drop(second);
    assert_eq!(
        Case::open(&fixture.dir).unwrap().access(),
        &Access::ReadWrite
    );
}
