//! Report screen: what the case remembers of the analyst's decisions.

use super::Fixture;
use crate::api::ReportCover;

#[test]
fn the_cover_outlives_the_program() {
    let fixture = Fixture::new();
    fixture.small_case();
    let cover = ReportCover {
        title: " Who \u{202e}shares what ".to_owned(),
        question: "q".repeat(2_000),
        names: true,
    };
    let before = fixture.desk.case_view().unwrap();
    assert_eq!(fixture.desk.report_cover().unwrap(), ReportCover::default());
    let kept = fixture.desk.set_report_cover(&cover).unwrap();
    assert_eq!(kept.title, "Who \u{202e}shares what");
    assert_eq!(kept.question.len(), 1_000);
    let after = fixture.desk.case_view().unwrap();
    assert_eq!(after.audit_seq, before.audit_seq + 1);
    assert_eq!(after.undo, before.undo, "undo leaves it alone");
    // What is there already is no change.
    fixture.desk.set_report_cover(&kept).unwrap();
    assert_eq!(fixture.desk.case_view().unwrap().audit_seq, after.audit_seq);

    let key = fixture.desk.start().recent[0].key.clone();
    let fixture = fixture.again();
    fixture.desk.open_case(&key).unwrap();
    assert_eq!(fixture.desk.report_cover().unwrap(), kept);
    let verified: crate::api::VerifyView = fixture.result_of(fixture.desk.start_verify().unwrap());
    assert!(verified.ok, "{:?}", verified.problems);
}
