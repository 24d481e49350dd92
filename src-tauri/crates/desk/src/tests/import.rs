//! Import screen: guesses, decisions that are remembered, dry runs, rejects.

use super::{Fixture, small};
use crate::api::{ColumnRole, ImportView, JobPhase, ProbeAsk};

#[test]
fn a_file_is_probed_read_and_imported_once() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let file = fixture.file("small.csv", &small()).file;
    let probed = desk.probe(file, &ProbeAsk::default()).unwrap();
    assert_eq!(probed.format, "CSV, CooRTweet's long layout");
    assert_eq!(probed.columns.len(), 4);
    assert_eq!(probed.rows.len(), 10);
    assert!(probed.missing_roles.is_empty());
    assert!(!probed.remembered);
    assert_eq!(probed.time, "Seconds since 1970, UTC");
    let dry: ImportView = fixture.result_of(desk.start_dry_run(file, ProbeAsk::default()).unwrap());
    assert_eq!(
        (dry.rows_read, dry.rows_usable, dry.rows_rejected),
        (10, 9, 1)
    );
    assert_eq!(dry.rejected_by_reason[0].words, "without a time");
    assert_eq!(dry.rejects[0].line, Some(11));
    assert_eq!(dry.import_id, "");
    let error = desk.start_import(file, ProbeAsk::default()).unwrap_err();
    assert_eq!(error.code, "no-case");
    desk.create_case("One").unwrap();
    let done: ImportView = fixture.result_of(desk.start_import(file, ProbeAsk::default()).unwrap());
    assert_eq!(done.sha256, dry.sha256);
    assert_eq!(
        desk.case_view().unwrap().imports,
        std::slice::from_ref(&done)
    );
    let page = desk.rejects(&done.import_id, 0, 50).unwrap();
    assert_eq!(page.total, 1);
    assert_eq!(page.rows, done.rejects);
    assert!(
        desk.rejects(&done.import_id, 1, 50)
            .unwrap()
            .rows
            .is_empty()
    );
    assert_eq!(desk.rejects("x", 0, 1).unwrap_err().code, "no-such-import");
    let again = desk.probe(file, &ProbeAsk::default()).unwrap();
    assert_eq!(again.already_imported.as_ref(), Some(&done.import_id));
    let job = fixture.end_of(desk.start_import(file, ProbeAsk::default()).unwrap());
    assert_eq!(job.state, JobPhase::Failed);
    assert_eq!(job.error.unwrap().code, "already-imported");
    desk.remove_import(&done.import_id).unwrap();
    assert!(desk.case_view().unwrap().imports.is_empty());
}

#[test]
fn decisions_are_remembered_by_the_header() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Two").unwrap();
    let rows =
        |n: i32| format!("who,what,id,at\nann,x,1,{n}/2/2021 10:00\nbob,x,2,3/2/2021 10:00\n");
    let first = fixture.file("first.csv", &rows(3)).file;
    let role = |column: &str, role: &str| ColumnRole {
        column: column.to_owned(),
        role: role.to_owned(),
    };
    let ask = ProbeAsk {
        roles: vec![
            role("who", "account"),
            role("what", "object:slogan"),
            role("id", "content"),
            role("at", "time"),
        ],
        time_zone: Some("Europe/Brussels".to_owned()),
        time_format: Some("dmy".to_owned()),
        platform: Some("Telegram".to_owned()),
        ..ProbeAsk::default()
    };
    let probed = desk.probe(first, &ask).unwrap();
    assert_eq!(probed.platform, "telegram");
    assert_eq!(probed.time_zone, "Europe/Brussels");
    assert!(!probed.time_zone_assumed);
    assert_eq!(probed.time, "Day/month/year, time");
    let done: ImportView = fixture.result_of(desk.start_import(first, ask.clone()).unwrap());
    assert_eq!(done.shares_by_type[0].code, "slogan");
    let fixture = fixture.again();
    let second = fixture.file("second.csv", &rows(4)).file;
    let probed = fixture.desk.probe(second, &ProbeAsk::default()).unwrap();
    assert!(probed.remembered);
    assert_eq!(probed.ask, ask);
    assert!(probed.missing_roles.is_empty());
    let other = fixture.file("other.csv", "who,what\nann,x\n").file;
    assert!(
        !fixture
            .desk
            .probe(other, &ProbeAsk::default())
            .unwrap()
            .remembered
    );
}

#[test]
fn what_the_first_version_remembered_is_not_forgotten() {
    let fixture = Fixture::new();
    let store = fixture.data("mappings.json");
    // SHA-256 of "csv", "who", "what", each after its length; the first 16 bytes.
    let old = r#"{ "44cc21bcee330398f41844bbed3ec0e7": {
        "ask": { "format": null, "roles": [
            { "column": "who", "role": "account" }, { "column": "what", "role": "object:slogan" } ],
          "delimiter": null, "encoding": null, "time_zone": "Europe/Brussels", "time_format": null,
          "platform": null },
        "used_at_utc": "2026-01-01T00:00:00Z" } }"#;
    std::fs::create_dir_all(store.parent().unwrap()).unwrap();
    std::fs::write(&store, old).unwrap();
    let file = fixture.file("f.csv", "who,what\nann,x\nbob,y\n").file;
    let probed = fixture.desk.probe(file, &ProbeAsk::default()).unwrap();
    assert!(probed.remembered);
    assert_eq!(probed.ask.time_zone.as_deref(), Some("Europe/Brussels"));
    assert_eq!(probed.columns[1].role, "object:slogan");
}

#[test]
fn nonsense_is_answered_with_a_code() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let file = fixture.file("small.csv", &small()).file;
    let with = |change: &dyn Fn(&mut ProbeAsk)| {
        let mut ask = ProbeAsk::default();
        change(&mut ask);
        desk.probe(file, &ask).unwrap_err().code
    };
    assert_eq!(
        with(&|ask| ask.format = Some("doc".into())),
        "invalid-option"
    );
    assert_eq!(
        with(&|ask| ask.time_zone = Some("Mars/Base".into())),
        "invalid-option"
    );
    assert_eq!(
        with(&|ask| ask.encoding = Some("klingon".into())),
        "invalid-option"
    );
    let role = |column: &str, role: &str| ColumnRole {
        column: column.to_owned(),
        role: role.to_owned(),
    };
    assert_eq!(
        with(&|ask| ask.roles = vec![role("nobody", "account")]),
        "unknown-column"
    );
    assert_eq!(
        with(&|ask| ask.roles = vec![role("object_id", "king")]),
        "invalid-role"
    );
    assert_eq!(
        desk.probe(99, &ProbeAsk::default()).unwrap_err().code,
        "no-such-file"
    );
    let empty = fixture.file("empty.csv", "").file;
    assert_eq!(
        desk.probe(empty, &ProbeAsk::default()).unwrap_err().code,
        "empty-file"
    );
    let gone = fixture.file("gone.csv", "a,b\n1,2\n").file;
    std::fs::remove_file(fixture.folder.path().join("gone.csv")).unwrap();
    assert!(desk.probe(gone, &ProbeAsk::default()).is_err());
    let missing = fixture.file("missing.csv", "colour,size\nred,3\n").file;
    let job = desk.start_dry_run(missing, ProbeAsk::default()).unwrap();
    let error = fixture.end_of(job).error.unwrap();
    assert_eq!(error.code, "missing-roles");
    assert_eq!(
        error.message,
        "No column was found for: account, content, time, object. Choose a column for each."
    );
    assert_eq!(error.place.as_deref(), Some("missing.csv"));
}

#[test]
fn folders_and_missing_files_get_no_number() {
    let fixture = Fixture::new();
    fixture.small_case();
    let path = |name: &str| fixture.folder.path().join(name);
    let files = fixture.desk.register_files(&[
        path("cases"),
        path("missing"),
        path("small.csv"),
        path("cases/Small.zwerm"),
        path("small.csv"),
    ]);
    assert_eq!(files.len(), 3);
    assert_eq!(files[0].file, files[2].file);
    assert!(!files[0].is_case && files[1].is_case);
    let view = fixture.desk.open_dropped_case(files[1].file).unwrap();
    assert_eq!(view.title, "Small");
}
