//! Import screen: guesses, decisions that are remembered, dry runs, rejects.

use super::{Fixture, small};
use crate::api::{ColumnList, ColumnRole, ImportView, JobPhase, ProbeAsk, RejectsAsk};

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
    assert!(probed.remembered_at_utc.is_none());
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
    assert_eq!(page.rows, dry.rejects);
    assert!(done.rejects.is_empty());
    assert!(
        desk.rejects(&done.import_id, 1, 50)
            .unwrap()
            .rows
            .is_empty()
    );
    assert_eq!(desk.rejects("x", 0, 1).unwrap_err().code, "no-such-import");
    let again = desk.probe(file, &ProbeAsk::default()).unwrap();
    assert_eq!(again.already_imported.unwrap().import_id, done.import_id);
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
    assert!(probed.remembered_at_utc.is_some());
    // How the cells were read is decided with the roles.
    assert_eq!(probed.ask.lists.len(), 1);
    let lists = probed.ask.lists.clone();
    assert_eq!(probed.ask, ProbeAsk { lists, ..ask });
    assert!(probed.missing_roles.is_empty());
    let other = fixture.file("other.csv", "who,what\nann,x\n").file;
    assert!(
        fixture
            .desk
            .probe(other, &ProbeAsk::default())
            .unwrap()
            .remembered_at_utc
            .is_none()
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
    assert!(probed.remembered_at_utc.is_some());
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
fn missing_files_get_no_number_and_folders_one() {
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
    assert_eq!(files.len(), 4);
    assert_eq!(files[1].file, files[3].file);
    assert!(files[0].is_folder && !files[0].is_case);
    assert!(!files[1].is_folder && !files[1].is_case);
    assert!(files[2].is_case && !files[2].is_folder);
    let view = fixture.desk.open_dropped_case(files[2].file).unwrap();
    assert_eq!(view.title, "Small");
}

#[test]
fn the_screen_shows_records_beside_what_they_become() {
    let fixture = Fixture::new();
    let file = fixture.file("small.csv", &small()).file;
    let probed = fixture.desk.probe(file, &ProbeAsk::default()).unwrap();
    assert_eq!(probed.rows[0].record, 1);
    assert_eq!(probed.rows.len(), probed.preview.len());
    assert_eq!(probed.preview[0].account_id, "ann");
    assert_eq!(probed.preview[0].shares[0].object_id, "link0");
    assert!(probed.preview[0].posted_at_ms.is_some());
    let refused = probed.preview[9].reject.as_ref().unwrap();
    assert_eq!(
        (refused.record, refused.code.as_str()),
        (10, "missing-time")
    );
    assert!(probed.by_columns);
    assert_eq!(probed.known.unwrap().id, "coortweet-long");
    let ask = ProbeAsk {
        layout: Some("none".to_owned()),
        ..ProbeAsk::default()
    };
    let probed = fixture.desk.probe(file, &ask).unwrap();
    assert!(probed.known.is_none());
    let formats = fixture.desk.known_formats();
    assert!(formats.iter().any(|format| format.id == "coortweet-wide"));
}

#[test]
fn mappings_are_saved_handed_on_and_forgotten() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let file = fixture
        .file("f.csv", "who,what,id,at\nann,a|b,1,2021-08-21T10:00:00Z\n")
        .file;
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
        lists: vec![ColumnList {
            column: "what".to_owned(),
            list: Some("pipe".to_owned()),
        }],
        ..ProbeAsk::default()
    };
    let saved = desk.save_mapping(file, &ask).unwrap();
    assert_eq!(saved.columns, ["who", "what", "id", "at"]);
    let probed = desk.probe(file, &ProbeAsk::default()).unwrap();
    assert_eq!(probed.columns[1].list.as_deref(), Some("|"));
    assert_eq!(probed.preview[0].shares.len(), 2);
    assert_eq!(
        probed.fingerprint.as_deref(),
        Some(saved.fingerprint.as_str())
    );
    let written = desk.save_mappings_file(&[], None, false).unwrap().unwrap();
    desk.forget_mapping(&saved.fingerprint).unwrap();
    assert!(desk.saved_mappings().is_empty());
    let nothing = desk.save_mappings_file(&[], None, false).unwrap_err();
    assert_eq!(nothing.code, "no-mapping");
    let taken = desk.take_mappings(written.file).unwrap();
    assert_eq!((taken.n_new, taken.n_replaced), (1, 0));
    assert_eq!(desk.saved_mappings()[0].fingerprint, saved.fingerprint);
    assert_eq!(desk.take_mappings(file).unwrap_err().code, "no-mappings");
}

#[test]
fn rejects_are_written_so_that_a_spreadsheet_runs_nothing() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let rows =
        "object_id,account_id,content_id,timestamp_share\nx,ann,1,1629589836\nx,bob,2,=1+1\n";
    let file = fixture.file("rows.csv", rows).file;
    let ask = |import_id: Option<String>, file: Option<u32>| RejectsAsk {
        import_id,
        file,
        choose_place: false,
    };
    let before = desk.save_rejects(&ask(None, Some(file)), None).unwrap_err();
    assert_eq!(before.code, "no-dry-run");
    let _: ImportView = fixture.result_of(desk.start_dry_run(file, ProbeAsk::default()).unwrap());
    let written = desk
        .save_rejects(&ask(None, Some(file)), None)
        .unwrap()
        .unwrap();
    let text = std::fs::read_to_string(desk.path_of_file(written.file).unwrap()).unwrap();
    assert!(text.contains("'=1+1"), "{text}");
    desk.create_case("Rejects").unwrap();
    let done: ImportView = fixture.result_of(desk.start_import(file, ProbeAsk::default()).unwrap());
    let after = ask(Some(done.import_id.clone()), None);
    assert_eq!(desk.rejects_name(&after).unwrap(), "rows rejected.csv");
    assert!(desk.save_rejects(&after, None).unwrap().is_some());
    let closed = RejectsAsk {
        choose_place: true,
        ..after
    };
    assert!(desk.save_rejects(&closed, None).unwrap().is_none());
    let receipts = desk.receipts(&done.import_id, 0, 10).unwrap();
    assert_eq!((receipts.total, &receipts.rows[0]), (1, &done));
}
