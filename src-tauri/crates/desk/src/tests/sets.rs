//! Folders and many files: what is found, what is left out, one import with a receipt for each file.

use std::fs;

use super::{Fixture, small};
use crate::api::{
    GroupAsk, ImportView, ImportedSetView, IntakePageAsk, IntakeView, ProbeAsk, SetAsk,
};

/// A folder of three files that are read alike, one that misses a role, and what is no data.
fn folder(fixture: &Fixture) -> u32 {
    let root = fixture.folder.path().join("dump");
    for name in ["a", "b/c", "b/d"] {
        let path = root.join(format!("{name}.csv"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, small().replace("link", name)).unwrap();
    }
    fs::write(root.join("other.csv"), "colour,size\nred,3\n").unwrap();
    fs::write(root.join("copy of a.csv"), small().replace("link", "a")).unwrap();
    fs::write(root.join("picture.png"), "x").unwrap();
    fs::write(root.join("broken.csv"), "").unwrap();
    fixture.desk.register_files(&[root]).remove(0).file
}

fn page(intake: u32, group: Option<u32>, left_out: Option<&str>) -> IntakePageAsk {
    IntakePageAsk {
        intake,
        group,
        left_out: left_out.map(str::to_owned),
        offset: 0,
        limit: 100,
    }
}

#[test]
fn a_folder_is_one_import_with_a_receipt_for_each_file() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let dump = folder(&fixture);
    let found: IntakeView = fixture.result_of(desk.start_intake(vec![dump]).unwrap());
    assert_eq!(found.name, "dump");
    let (alike, other) = (&found.groups[0], &found.groups[1]);
    assert_eq!((alike.n_files, other.n_files), (3, 1));
    assert_eq!(alike.known.as_ref().unwrap().id, "coortweet-long");
    assert!(other.missing_roles.contains(&"account".to_owned()));
    assert_eq!(found.n_already, 1);
    let codes: Vec<&str> = found.left_out.iter().map(|out| out.code.as_str()).collect();
    assert_eq!(codes, ["empty-file", "no-data"]);
    let files = desk
        .intake_page(&page(found.intake, Some(alike.group), None))
        .unwrap();
    let paths: Vec<&str> = files.rows.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["dump/a.csv", "dump/b/c.csv", "dump/b/d.csv"]);
    let twice = desk
        .intake_page(&page(found.intake, None, Some("already")))
        .unwrap();
    assert!(twice.rows[0].why.contains("dump/a.csv"), "{:?}", twice.rows);
    let broken = desk
        .intake_page(&page(found.intake, None, Some("empty-file")))
        .unwrap();
    assert!(!broken.rows[0].why.contains("/tmp"), "{:?}", broken.rows);
    // The example of a group can be looked at like any file.
    let example = desk.probe(alike.example.file, &alike.ask).unwrap();
    assert_eq!(example.known.unwrap().id, "coortweet-long");

    let ask = SetAsk {
        intake: found.intake,
        groups: vec![GroupAsk {
            group: alike.group,
            ask: ProbeAsk::default(),
        }],
    };
    assert_eq!(
        desk.start_import_set(ask.clone()).unwrap_err().code,
        "no-case"
    );
    desk.create_case("Set").unwrap();
    let job = desk.start_import_set(ask.clone()).unwrap();
    let done: ImportedSetView = fixture.result_of(job);
    let told = desk.job(job).unwrap();
    assert_eq!((told.file, told.n_files, told.rows), (3, 3, 30));
    assert_eq!(done.import.n_files, 3);
    assert_eq!(done.import.name, "dump");
    assert_eq!((done.import.rows_read, done.import.rows_usable), (30, 27));
    assert_eq!(done.n_not_read, 0);
    let imports = desk.case_view().unwrap().imports;
    assert_eq!(imports, std::slice::from_ref(&done.import));
    let set = &done.import.import_id;
    let receipts = desk.receipts(set, 1, 1).unwrap();
    assert_eq!((receipts.total, receipts.rows.len()), (3, 1));
    assert_eq!(receipts.rows[0].name, "dump/b/c.csv");
    assert_eq!(receipts.rows[0].rows_usable, 9);
    let rejects = desk.rejects(set, 0, 10).unwrap();
    assert_eq!(rejects.total, 3);
    assert_eq!(rejects.rows[2].source_name, "dump/b/d.csv");
    let of_one = desk.rejects(&receipts.rows[0].import_id, 0, 10).unwrap();
    assert_eq!(of_one.total, 1);

    // The same folder again: all of it is there already, and leads to that import.
    let again: IntakeView = fixture.result_of(desk.start_intake(vec![dump]).unwrap());
    assert_eq!((again.groups.len(), again.n_already), (1, 4));
    let known = desk
        .intake_page(&page(again.intake, None, Some("already")))
        .unwrap();
    let earlier = known.rows[0].already_imported.as_ref().unwrap();
    assert_eq!(&earlier.import_id, set);
    // A set goes as it came.
    desk.remove_import(set).unwrap();
    assert!(desk.case_view().unwrap().imports.is_empty());
    desk.undo().unwrap();
    assert_eq!(desk.case_view().unwrap().imports[0].n_files, 3);
}

#[test]
fn a_single_file_that_is_left_is_an_import_like_any_other() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    let one = fixture.file("one.csv", &small()).file;
    let picture = fixture.file("two.csv", "").file;
    desk.create_case("One").unwrap();
    let found: IntakeView = fixture.result_of(desk.start_intake(vec![one, picture]).unwrap());
    let ask = SetAsk {
        intake: found.intake,
        groups: vec![GroupAsk {
            group: 0,
            ask: ProbeAsk::default(),
        }],
    };
    let done: ImportedSetView = fixture.result_of(desk.start_import_set(ask).unwrap());
    assert_eq!((done.import.n_files, done.import.rows_read), (1, 10));
    assert!(!done.import.sha256.is_empty());
    let single: Vec<ImportView> = desk.case_view().unwrap().imports;
    assert_eq!(single[0].import_id, done.import.import_id);
    let nothing = SetAsk {
        intake: 99,
        groups: Vec::new(),
    };
    let error = desk.start_import_set(nothing).unwrap_err();
    assert_eq!(error.code, "no-such-intake");
    assert_eq!(desk.start_intake(vec![]).unwrap_err().code, "no-files");
}
