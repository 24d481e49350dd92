//! The open case: history, undo, verification, and a case that cannot be changed.

use super::Fixture;
use crate::api::{ProbeAsk, VerifyView};

#[test]
fn every_change_can_be_taken_back() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let before = fixture.small_case();
    assert_eq!(before.redo, None);
    let change = desk.set_title(" Other ").unwrap();
    assert_eq!(desk.case_view().unwrap().title, "Other");
    assert!(change.audit_seq > before.audit_seq);
    assert_eq!(desk.set_title("\n").unwrap_err().code, "empty-title");
    let undo = desk.case_view().unwrap().undo.unwrap();
    assert_eq!(desk.undo().unwrap().unwrap().label, undo);
    let view = desk.case_view().unwrap();
    assert_eq!(view.title, "Small");
    assert!(view.redo.is_some());
    desk.redo().unwrap().unwrap();
    let states: Vec<String> = desk
        .history()
        .unwrap()
        .into_iter()
        .map(|line| line.state)
        .collect();
    assert_eq!(states, ["done", "done"]);
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert!(desk.case_view().unwrap().imports.is_empty());
    assert_eq!(desk.undo().unwrap(), None);
}

#[test]
fn verification_speaks_in_sentences() {
    let fixture = Fixture::new();
    fixture.small_case();
    let verified: VerifyView = fixture.result_of(fixture.desk.start_verify().unwrap());
    assert!(verified.ok, "{:?}", verified.problems);
    assert_eq!(verified.checked.len(), 3);
    // A byte of a source is changed behind the back of the case.
    let sources = fixture.folder.path().join("cases/Small.zwerm/sources");
    let source = std::fs::read_dir(sources).unwrap().next().unwrap().unwrap();
    std::fs::remove_file(source.path()).unwrap();
    std::fs::write(source.path(), "forged").unwrap();
    let verified: VerifyView = fixture.result_of(fixture.desk.start_verify().unwrap());
    assert!(!verified.ok);
    assert!(!verified.problems.is_empty());
}

#[test]
fn a_case_that_another_one_writes_is_open_for_reading() {
    let fixture = Fixture::new();
    fixture.small_case();
    let other = Fixture::new();
    let path = fixture.folder.path().join("cases/Small.zwerm");
    let view = other.desk.open_path(&path).unwrap();
    assert!(view.read_only_because.unwrap().contains("another Zwerm"));
    assert_eq!(other.desk.set_title("x").unwrap_err().code, "read-only");
    assert_eq!(other.desk.undo().unwrap_err().code, "read-only");
    let file = other.file("more.csv", &super::small());
    let error = other.desk.start_import(file.file, ProbeAsk::default());
    assert_eq!(error.unwrap_err().code, "read-only");
    assert!(other.desk.overview(None).is_ok());
    assert!(other.desk.estimate(&Default::default()).is_ok());
    let error = other.desk.start_detect(Default::default()).unwrap_err();
    assert_eq!(error.code, "read-only");
}

#[test]
fn what_is_no_case_is_refused_and_the_open_one_stays() {
    let fixture = Fixture::new();
    let view = fixture.small_case();
    let nowhere = fixture.folder.path().join("nowhere");
    let error = fixture.desk.open_path(&nowhere).unwrap_err();
    assert_eq!(error.code, "not-a-case");
    assert_eq!(fixture.desk.case_view().unwrap().case_id, view.case_id);
    fixture.desk.close_case().unwrap();
    assert_eq!(fixture.desk.case_view().unwrap_err().code, "no-case");
    assert_eq!(fixture.desk.overview(None).unwrap_err().code, "no-case");
}

#[test]
fn changes_bear_the_name_in_the_settings() {
    let fixture = Fixture::new();
    fixture.small_case();
    let settings = crate::api::Settings {
        actor: "Zoë".to_owned(),
        ..Default::default()
    };
    fixture.desk.set_settings(settings).unwrap();
    fixture.desk.set_title("By Zoë").unwrap();
    let history = fixture.desk.history().unwrap();
    assert_eq!(history[0].actor, "analyst");
    assert_eq!(history[1].actor, "Zoë");
}
