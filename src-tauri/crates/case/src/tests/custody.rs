//! The audit chain and `verify` against somebody who edits the case with other tools.

use std::fs;

use rusqlite::Connection;
use serde_json::json;

use super::*;
use crate::{Access, ReadOnlyReason, folder};

/// A case with a few events, closed.
fn filled() -> Fixture {
    let (fixture, mut case) = Fixture::new();
    let import = fixture.add_import(&mut case, "a,b\n1,2\n");
    fixture.add_run(&mut case, "first", &[import.source_sha256]);
    apply(&mut case, note("before")).unwrap();
    case.record_event("export", "run", "first", &json!({"share": 0.5}), &stamp())
        .unwrap();
    assert_eq!(codes(&case), [""; 0]);
    fixture
}

/// Changes the database without Zwerm, the triggers out of the way and back again afterwards.
fn tamper(fixture: &Fixture, sql: &str) {
    let conn = Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        conn.execute_batch(sql).unwrap();
    }
}

/// Opens the tampered case: it must be read-only, and say so; gives the codes of `verify`.
fn codes_after(sql: &str) -> Vec<String> {
    let fixture = filled();
    tamper(&fixture, sql);
    let mut case = Case::open(&fixture.dir).unwrap();
    assert!(
        matches!(
            case.access(),
            Access::ReadOnly {
                reason: ReadOnlyReason::Damaged { .. }
            }
        ),
        "{sql}: {:?}",
        case.access()
    );
    let error = apply(&mut case, note("more")).unwrap_err();
    assert_eq!(error.code(), "case-read-only");
    codes(&case)
}

#[test]
fn tampering_is_found() {
    let cases = [
        (
            "UPDATE audit SET actor = 'eve' WHERE seq = 3",
            "audit-changed",
        ),
        (
            "UPDATE audit SET body = '{}' WHERE seq = 2",
            "audit-changed",
        ),
        (
            "UPDATE audit SET hash = prev_hash WHERE seq = 2",
            "audit-link",
        ),
        ("DELETE FROM audit WHERE seq = 3", "audit-gap"),
        ("DELETE FROM audit WHERE seq = 5", "audit-cut"),
        ("DELETE FROM audit_head", "audit-cut"),
        ("UPDATE notes SET body = 'after'", "object-altered"),
        ("DELETE FROM notes", "object-altered"),
        ("UPDATE runs SET seed = '7'", "object-altered"),
        ("UPDATE runs SET active = 0", "object-altered"),
        (
            "UPDATE files SET sha256 = replace(sha256, 'a', 'b')",
            "object-altered",
        ),
        ("UPDATE sources SET size = 1", "object-altered"),
        (
            "UPDATE settings SET value = 'Other' WHERE key = 'title'",
            "object-altered",
        ),
        (
            "UPDATE settings SET value = 'x' WHERE key = 'case_id'",
            "object-altered",
        ),
        (
            "UPDATE commands SET inverse = forward WHERE id = 1",
            "command-altered",
        ),
        (
            "INSERT INTO notes SELECT 'note-9', 9, target_kind, target_id, body, author, created_at_utc, updated_at_utc, 1 FROM notes",
            "object-unaudited",
        ),
        ("CREATE VIEW v AS SELECT 1", "schema-altered"),
        (
            "CREATE TRIGGER evil AFTER INSERT ON notes BEGIN DELETE FROM marks; END",
            "schema-altered",
        ),
        ("DROP INDEX runs_active_name", "schema-altered"),
    ];
    for (sql, code) in cases {
        let found = codes_after(sql);
        assert!(found.iter().any(|c| c == code), "{sql}: {found:?}");
    }
}

#[test]
fn a_chain_cut_together_with_its_head_is_found_only_through_a_head_noted_elsewhere() {
    let fixture = filled();
    let noted = Case::open_read_only(&fixture.dir)
        .unwrap()
        .audit_head()
        .unwrap();
    tamper(
        &fixture,
        "DELETE FROM audit WHERE seq = 5;
         UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)",
    );
    let case = Case::open(&fixture.dir).unwrap();
    // This is the documented limit of a chain that lies in one file.
    assert_eq!(codes(&case), [""; 0]);
    assert_ne!(case.audit_head().unwrap(), noted);
    assert_eq!(noted.seq, 5);
}

#[test]
fn the_triggers_stop_accidents() {
    let fixture = filled();
    let conn = Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    for sql in [
        "UPDATE audit SET actor = 'eve'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
        "DELETE FROM audit_head",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn changed_and_missing_files_are_found() {
    let fixture = filled();
    let case = Case::open(&fixture.dir).unwrap();
    let import = case.imports().unwrap().remove(0);
    let run = case.run("first").unwrap();
    let source = case.source_path(&import.source_sha256).unwrap();
    let table = case.path_of(&import.tables[0]).unwrap();
    let run_file = case.path_of(&run.files[0]).unwrap();
    assert!(fs::metadata(&source).unwrap().permissions().readonly());

    folder::remove_file(&source).unwrap();
    fs::write(&source, "a,b\n1,3\n").unwrap();
    fs::write(&table, "longer than before").unwrap();
    fs::remove_file(&run_file).unwrap();
    fs::write(case.dir().join("sources").join("f".repeat(64)), "x").unwrap();
    assert_eq!(
        codes(&case),
        [
            "source-changed",
            "source-unrecorded",
            "run-file-missing",
            "table-changed"
        ]
    );
    // Storing the right bytes again does not hide the damage.
    drop(case);
    let mut case = Case::open(&fixture.dir).unwrap();
    let path = fixture.file("again.csv", "a,b\n1,2\n");
    let error = case.store_source(&path, "again.csv", &go_on).unwrap_err();
    assert_eq!(error.code(), "source-damaged");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_a_missing_file() {
    let fixture = filled();
    let case = Case::open(&fixture.dir).unwrap();
    let table = case.imports().unwrap().remove(0).tables.remove(0);
    let path = case.path_of(&table).unwrap();
    let outside = fixture.file("outside", "a,b\n1,2\n");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(outside, &path).unwrap();
    assert_eq!(case.path_of(&table).unwrap_err().code(), "file-missing");
    assert_eq!(codes(&case), ["table-missing"]);
}

#[test]
fn a_case_file_full_of_noise_is_reported_and_its_sources_are_still_checked() {
    let fixture = filled();
    let db = fixture.dir.join("case.sqlite");
    let size = fs::metadata(&db).unwrap().len() as usize;
    fs::write(&db, vec![0xA5; size]).unwrap();
    assert_eq!(Case::open(&fixture.dir).unwrap_err().code(), "case-damaged");
    let result = Case::verify_folder(&fixture.dir, &go_on).unwrap();
    assert_eq!(result.problems[0].code, "database-unreadable");
    assert_eq!(result.problems.len(), 1);
    assert_eq!(result.checked.sources, 1);
}

#[test]
fn noise_in_the_middle_of_the_case_file_never_panics_and_is_always_found() {
    let fixture = filled();
    let db = fixture.dir.join("case.sqlite");
    let good = fs::read(&db).unwrap();
    for page in 1..good.len() / 4096 {
        let mut bad = good.clone();
        bad[page * 4096..page * 4096 + 4096].fill(0x5A);
        fs::write(&db, &bad).unwrap();
        let result = Case::verify_folder(&fixture.dir, &go_on).unwrap();
        assert!(!result.is_ok(), "page {page}");
        if let Ok(case) = Case::open(&fixture.dir) {
            assert_ne!(case.access(), &Access::ReadWrite, "page {page}");
        }
    }
}

#[test]
fn verification_stops_when_asked() {
    let fixture = filled();
    let case = Case::open(&fixture.dir).unwrap();
    for stage in ["database", "audit", "sources", "tables", "runs"] {
        let stop = |at: &str, _: u64, _: u64| at != stage;
        assert_eq!(
            case.verify(&stop).unwrap_err().code(),
            "cancelled",
            "{stage}"
        );
    }
}

#[test]
fn the_secret_key_is_random_and_stays_out_of_the_audit() {
    let (_a, mut one) = Fixture::new();
    let (_b, two) = Fixture::new();
    let key = one.pseudonym_key().unwrap();
    assert_ne!(key, two.pseudonym_key().unwrap());
    assert_ne!(
        one.audit_head().unwrap(),
        two.audit_head().unwrap(),
        "chains differ from row 1"
    );
    one.set_setting("report.language", "de", &stamp()).unwrap();
    assert_eq!(
        one.setting("report.language").unwrap().as_deref(),
        Some("de")
    );
    let error = one.set_setting("pseudonym_key", "x", &stamp()).unwrap_err();
    assert_eq!(error.code(), "reserved-setting");
    let hex = canonical::hex(&key);
    for event in one.audit_events(0, 100).unwrap() {
        assert!(!event.body.contains(&hex));
    }
    assert_eq!(codes(&one), [""; 0]);
}

#[test]
fn bodies_are_canonical_and_hold_no_floats() {
    let fixture = filled();
    let case = Case::open(&fixture.dir).unwrap();
    let events = case.audit_events(0, 100).unwrap();
    assert_eq!(events.last().unwrap().body, r#"{"share":"0.5"}"#);
    assert!(
        events
            .iter()
            .all(|event| event.hash == event.computed_hash())
    );
    assert_eq!(case.audit_events(1, 2).unwrap(), events[1..3]);
}
