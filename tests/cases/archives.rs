//! Zip archives and workbooks: each member is a source of its own, and nothing leads out of them.

use serde_json::{Value, json};

use crate::harness::archive::{workbook, zip};
use crate::harness::{program, sha256, text};
use crate::sets::{Folder, folder, import, info, rows};

#[test]
fn members_of_an_archive_are_sources_of_their_own() {
    let archive = zip(&[
        ("posts/a.csv", rows("a").as_bytes()),
        ("posts/b.csv", rows("b").as_bytes()),
        ("notes.pdf", b"%PDF"),
        ("__MACOSX/a.csv", b"junk"),
    ]);
    let Folder { case, data, .. } = &folder(&[("export.zip", &archive)]);
    let file = data.join("export.zip");
    let (code, imported, set) = import(case, &[text(&file)]);
    assert_eq!(code, Some(0), "{set}");
    assert_eq!(set["name"], "export.zip");
    let names: Vec<&Value> = imported.iter().map(|one| &one["file"]).collect();
    assert_eq!(names, ["export.zip/posts/a.csv", "export.zip/posts/b.csv"]);
    let listed = info(case);
    let import_b = &listed["imports"][1];
    assert_eq!(import_b["source_sha256"], sha256(rows("b").as_bytes()));
    assert_eq!(
        import_b["receipt"]["archive"],
        json!({ "name": "export.zip", "sha256": sha256(&archive), "member": "posts/b.csv" })
    );
    let raw = program::json(["raw", text(case), "bp2"]);
    assert_eq!(raw[0][0]["raw"], "o1,b2,bp2,1600000005");
}

#[test]
fn one_member_can_be_chosen() {
    let archive = zip(&[
        ("a.csv", rows("a").as_bytes()),
        ("b.csv", rows("b").as_bytes()),
    ]);
    let Folder { case, data, .. } = &folder(&[("export.zip", &archive)]);
    let file = data.join("export.zip");
    let (code, message) =
        program::error(2, ["import", text(case), text(&file), "--member", "c.csv"]);
    assert_eq!(code, "unknown-member");
    assert!(message.contains("a.csv, b.csv"), "{message}");
    let (code, imported, _) = import(case, &[text(&file), "--member", "b.csv"]);
    assert_eq!((code, imported.len()), (Some(0), 1));
    assert_eq!(imported[0]["file"], "export.zip/b.csv");
    // The other one is no repetition.
    let (code, imported, _) = import(case, &[text(&file)]);
    assert_eq!((code, imported.len()), (Some(0), 1));
    assert_eq!(imported[0]["file"], "export.zip/a.csv");
}

/// A workbook with remarks on the first sheet and two posts on the second.
fn book() -> Vec<u8> {
    workbook(&[
        (
            "Read me",
            &[&["About", "Value"], &["made by", "a colleague"]],
        ),
        (
            "Posts",
            &[
                &["object_id", "account_id", "content_id", "timestamp_share"],
                &["o1", "a1", "p1", "2021-09-01T12:00:00Z"],
                &["o1", "a2", "p2", "2021-09-01T12:00:05Z"],
            ],
        ),
    ])
}

#[test]
fn a_sheet_of_a_workbook_is_chosen() {
    let Folder { case, data, .. } = &folder(&[("book.xlsx", &book())]);
    let file = data.join("book.xlsx");
    let (_, message) = program::error(3, ["import", text(case), text(&file)]);
    assert!(
        message.contains("About"),
        "the first sheet was looked at: {message}"
    );
    let (code, imported, _) = import(case, &[text(&file), "--sheet", "Posts"]);
    assert_eq!((code, imported.len()), (Some(0), 1));
    assert_eq!(imported[0]["outcome"]["rows_usable"], 2);
    assert_eq!(imported[0]["sha256"], sha256(&book()));
    let raw = program::json(["raw", text(case), "p2"]);
    assert_eq!(raw[0][0]["record"], 2);
}

#[test]
fn a_workbook_inside_an_archive_is_unpacked_behind_the_walls() {
    let archive = zip(&[("a.csv", rows("a").as_bytes()), ("book.xlsx", &book())]);
    let Folder { case, data, .. } = &folder(&[("all.zip", &archive)]);
    let (code, imported, set) = import(case, &[text(&data.join("all.zip")), "--sheet", "Posts"]);
    assert_eq!((code, imported.len()), (Some(0), 2), "{set}");
    assert_eq!(imported[1]["file"], "all.zip/book.xlsx");
    assert_eq!(imported[1]["outcome"]["rows_usable"], 2);
}

#[test]
fn an_archive_that_leads_out_of_its_folder_is_refused() {
    let archive = zip(&[("../outside.csv", rows("a").as_bytes())]);
    let Folder {
        case,
        data,
        scratch,
    } = &folder(&[("slip.zip", &archive)]);
    let (_, message) = program::error(3, ["import", text(case), text(&data.join("slip.zip"))]);
    assert!(message.contains(".."), "{message}");
    assert!(!scratch.path().join("outside.csv").exists());
    assert_eq!(info(case)["imports"], json!([]));
}
