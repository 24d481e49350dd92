//! Report screen: what the case remembers of the analyst's decisions, the document, what is handed over.

use super::Fixture;
use super::review::{HOSTILE, edge_of, evidence, verified, with_words};
use crate::api::{
    DetectAsk, ExportAsk, FindingAsk, MarkAsk, MarkView, NoteAsk, PictureAsk, RemarkOn, ReportAsk,
    ReportCover, RunView, WrittenView,
};

#[test]
fn the_cover_outlives_the_program() {
    let fixture = Fixture::new();
    fixture.small_case();
    let cover = ReportCover {
        title: " Who \u{202e}shares what ".to_owned(),
        question: "q".repeat(2_000),
        names: true,
        notes: true,
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

#[test]
fn the_report_prints_the_findings_and_no_name() {
    let (fixture, run) = with_words();
    let (desk, edge) = (&fixture.desk, edge_of(&fixture, &run, "ann", "eve"));
    let report = |names| ReportAsk {
        run: run.run_id.clone(),
        names,
        ..ReportAsk::default()
    };
    assert!(
        !desk
            .report_html(&report(false))
            .unwrap()
            .contains("id=\"findings\"")
    );
    for at in 0..3 {
        let pair = evidence(&fixture, &run, edge).pairs[at].pair_key.clone();
        desk.mark(&MarkAsk {
            run: run.run_id.clone(),
            edge,
            pair_key: Some(pair),
            mark: [MarkView::Convincing, MarkView::Unclear, MarkView::Innocent][at],
        })
        .unwrap();
    }
    desk.add_finding(&FindingAsk {
        title: "ann and eve act alike".to_owned(),
        text: format!("See {} by eve.\n\nSecond.", HOSTILE[0]),
        confidence: "high".to_owned(),
        run: run.run_id.clone(),
        edge: Some(edge),
        ..FindingAsk::default()
    })
    .unwrap();
    let html = desk.report_html(&report(false)).unwrap();
    assert!(html.contains("<span class=\"no\">2</span> Findings"));
    assert!(html.contains("act alike") && html.contains("Confidence: high."));
    assert!(html.contains(">convincing</td>"));
    assert!(!html.contains("<script") && !html.contains("<img"));
    let words = html.split("</style>").nth(1).unwrap();
    for name in ["ann", "eve"] {
        let mut found = words.split(|c: char| !c.is_alphanumeric());
        assert!(!found.any(|word| word == name), "{name}");
    }
    assert!(!html.contains("Come to the bridge"));
    let html = desk.report_html(&report(true)).unwrap();
    assert!(html.contains("Come to the bridge, number 0, says ann"));
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains('\u{202E}'));

    // The exported report is the previewed one, but for the head of the audit chain and its hash.
    let ask = ExportAsk {
        what: "report".to_owned(),
        report: report(false),
        choose_place: false,
    };
    let written: WrittenView = fixture.result_of(desk.start_export(ask.clone(), None).unwrap());
    assert!(written.leaks.is_empty(), "{:?}", written.leaks);
    assert!(written.place.starts_with("~/cases/"), "{}", written.place);
    let path = desk.path_of_file(written.file).unwrap();
    let folder = path.parent().unwrap().file_name().unwrap();
    assert!(folder.to_string_lossy().ends_with(" exports"));
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .contains("act alike")
    );
    // The second does not overwrite the first; a place that was chosen is used as it is.
    let second: WrittenView = fixture.result_of(desk.start_export(ask.clone(), None).unwrap());
    assert_ne!(second.place, written.place);
    let chosen = fixture.folder.path().join("my report.html");
    let asked = ExportAsk {
        choose_place: true,
        ..ask
    };
    let job = desk
        .start_export(asked.clone(), Some(chosen.clone()))
        .unwrap();
    let _: WrittenView = fixture.result_of(job);
    assert!(chosen.is_file());
    let closed: Option<WrittenView> = fixture.result_of(desk.start_export(asked, None).unwrap());
    assert_eq!(closed, None);
    verified(&fixture);
}

#[test]
fn everything_on_the_list_can_be_exported() {
    let (fixture, run) = with_words();
    let kinds = fixture.desk.export_kinds(&run.run_id).unwrap();
    let ids: Vec<&str> = kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "report",
            "pairs",
            "edges",
            "nodes",
            "communities",
            "groups",
            "review",
            "gexf",
            "graphml"
        ]
    );
    for kind in &kinds {
        let ask = ExportAsk {
            what: kind.id.clone(),
            report: ReportAsk {
                run: run.run_id.clone(),
                ..ReportAsk::default()
            },
            choose_place: false,
        };
        let written: WrittenView = fixture.result_of(fixture.desk.start_export(ask, None).unwrap());
        assert!(
            written.place.ends_with(&format!(".{}", kind.ending)),
            "{}",
            written.place
        );
        assert!(written.size_bytes > 0 && written.sha256.len() == 64);
    }
    let ask = ExportAsk {
        what: "../../etc/passwd".to_owned(),
        report: ReportAsk {
            run: run.run_id.clone(),
            ..ReportAsk::default()
        },
        choose_place: false,
    };
    assert_eq!(
        fixture.desk.start_export(ask, None).unwrap_err().code,
        "no-such-export"
    );
    // Rejects are offered where there are some.
    fixture.small_case();
    let ask = DetectAsk {
        name: "small".to_owned(),
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    let kinds = fixture.desk.export_kinds(&run.run_id).unwrap();
    assert_eq!(kinds.last().unwrap().id, "rejects");
    let ask = ExportAsk {
        what: "rejects".to_owned(),
        report: ReportAsk::default(),
        choose_place: false,
    };
    let written: WrittenView = fixture.result_of(fixture.desk.start_export(ask, None).unwrap());
    let path = fixture.desk.path_of_file(written.file).unwrap();
    assert!(std::fs::read_to_string(path).unwrap().contains("small.csv"));
}

#[test]
fn a_picture_is_checked_written_and_noted() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let ask = |format: &str| PictureAsk {
        run: run.run_id.clone(),
        format: format.to_owned(),
        choose_place: false,
    };
    let before = desk.case_view().unwrap().audit_seq;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>eve</text></svg>";
    let written = desk.save_picture(&ask("svg"), svg, None).unwrap().unwrap();
    assert!(written.place.ends_with("-network.svg"));
    assert_eq!(desk.case_view().unwrap().audit_seq, before + 1);
    let bad = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>";
    let refused = desk.save_picture(&ask("svg"), bad, None).unwrap_err();
    assert_eq!(refused.code, "picture-refused");
    assert!(desk.save_picture(&ask("png"), svg, None).is_err());
    assert!(desk.save_picture(&ask("exe"), svg, None).is_err());
    let asked = PictureAsk {
        choose_place: true,
        ..ask("svg")
    };
    assert_eq!(desk.save_picture(&asked, svg, None).unwrap(), None);
    assert_eq!(desk.case_view().unwrap().audit_seq, before + 1);
    verified(&fixture);
}

#[test]
fn notes_are_printed_by_choice_and_without_a_name() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let edge = edge_of(&fixture, &run, "ann", "bob");
    let pair = evidence(&fixture, &run, edge).pairs[0].pair_key.clone();
    let on = |on: RemarkOn, text: &str| {
        let ask = NoteAsk {
            run: run.run_id.clone(),
            on,
            text: text.to_owned(),
        };
        desk.add_note(&ask).unwrap();
    };
    on(
        RemarkOn::Account { node: 0 },
        "Writes at night, as eve does",
    );
    on(RemarkOn::Edge { edge }, "Ask ann about the <b>bridge</b>");
    on(
        RemarkOn::Community { community: 1 },
        "Three accounts, one newsletter",
    );
    on(
        RemarkOn::Pair {
            edge,
            pair_key: pair,
        },
        "Of a pair only",
    );
    assert_eq!(desk.report_notes(&run.run_id).unwrap(), 3);
    let report = |names, notes| {
        let ask = ReportAsk {
            run: run.run_id.clone(),
            names,
            notes,
            ..ReportAsk::default()
        };
        desk.report_html(&ask).unwrap()
    };
    for without in [report(false, false), report(true, false)] {
        assert!(!without.contains("newsletter") && !without.contains("Notes of the analyst"));
    }
    let html = report(false, true);
    let order = ["one newsletter", "&lt;b&gt;bridge", "Writes at night"];
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(order.map(at).is_sorted() && !html.contains("Of a pair only"));
    let words = html.split("</style>").nth(1).unwrap();
    for name in ["ann", "bob", "eve"] {
        let mut found = words.split(|c: char| !c.is_alphanumeric());
        assert!(!found.any(|word| word == name), "{name}");
    }
    assert!(report(true, true).contains("as eve does"));
}
