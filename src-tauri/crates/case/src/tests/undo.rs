//! Commands, their inverses, and what is refused.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{FindingContent, MarkValue};

#[test]
fn the_same_source_is_imported_once_until_the_import_is_undone() {
    let (fixture, mut case) = Fixture::new();
    let first = fixture.add_import(&mut case, "a,b\n1,2\n");
    let again = fixture.import_record(&mut case, "a,b\n1,2\n");
    let error = apply(&mut case, Command::AddImport(again.clone())).unwrap_err();
    assert_eq!(error.code(), "already-imported");
    match error {
        CaseError::AlreadyImported { import_id, .. } => assert_eq!(import_id, first.id),
        other => panic!("{other}"),
    }
    case.undo(&stamp()).unwrap().unwrap();
    assert!(case.imports().unwrap().is_empty());
    let again = fixture.import_record(&mut case, "a,b\n1,2\n");
    assert_ne!(again.id, first.id, "an id is never used twice");
    apply(&mut case, Command::AddImport(again.clone())).unwrap();
    assert_eq!(case.imports().unwrap(), [again]);
    // Undoing only hid the first one: its files are still there and still verified.
    let checked = case.verify(&go_on).unwrap();
    assert!(checked.is_ok(), "{:?}", checked.problems);
    assert_eq!(checked.checked.tables, 2);
    assert_eq!(checked.checked.sources, 1);
}

#[test]
fn an_import_that_a_visible_run_uses_cannot_be_removed() {
    let (fixture, mut case) = Fixture::new();
    let one = fixture.add_import(&mut case, "one");
    let two = fixture.add_import(&mut case, "two");
    let inputs = [one.source_sha256.clone(), two.tables[0].sha256.clone()];
    fixture.add_run(&mut case, "first", &inputs);
    for id in [&one.id, &two.id] {
        let error = apply(&mut case, Command::RemoveImport { id: id.clone() }).unwrap_err();
        assert_eq!(error.code(), "import-in-use");
        assert!(error.to_string().contains("`first`"), "{error}");
    }
    apply(&mut case, Command::RemoveRun { id: "FIRST".into() }).unwrap();
    apply(&mut case, Command::RemoveImport { id: one.id.clone() }).unwrap();
    // A run whose input is hidden cannot be added either.
    let record = fixture.run_record(&case, "second", &inputs);
    let error = apply(&mut case, Command::AddRun(record)).unwrap_err();
    assert_eq!(error.code(), "unknown-input");
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn a_new_command_puts_the_undone_ones_out_of_reach_but_not_out_of_the_audit() {
    let (_fixture, mut case) = Fixture::new();
    apply(&mut case, note("one")).unwrap();
    apply(&mut case, note("two")).unwrap();
    case.undo(&stamp()).unwrap().unwrap();
    let applied = apply(&mut case, note("three")).unwrap();
    assert_eq!(applied.object_id, "note-3");
    assert_eq!(case.redo(&stamp()).unwrap(), None);
    let history = case.history().unwrap();
    let states: Vec<_> = history.iter().map(|e| (e.undone, e.superseded)).collect();
    assert_eq!(states, [(false, false), (true, true), (false, false)]);
    let actions: Vec<_> = case
        .audit_events(0, 100)
        .unwrap()
        .into_iter()
        .map(|e| e.action)
        .collect();
    assert_eq!(
        actions,
        ["create-case", "add-note", "add-note", "undo", "add-note"]
    );
    while case.undo(&stamp()).unwrap().is_some() {}
    assert!(case.notes().unwrap().is_empty());
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn marks_do_not_depend_on_the_order_of_the_accounts_and_follow_their_run() {
    let (fixture, mut case) = Fixture::new();
    let import = fixture.add_import(&mut case, "x");
    fixture.add_run(&mut case, "r", &[import.source_sha256]);
    let mark = |a: &str, b: &str, mark| Command::SetMark {
        run_id: "r".into(),
        account_a: a.into(),
        account_b: b.into(),
        pair_key: None,
        mark,
    };
    apply(&mut case, mark("b", "a", MarkValue::Unclear)).unwrap();
    apply(&mut case, mark("a", "b", MarkValue::Convincing)).unwrap();
    let marks = case.marks().unwrap();
    assert_eq!(marks.len(), 1);
    assert_eq!(marks[0].state.mark, MarkValue::Convincing);
    case.undo(&stamp()).unwrap();
    assert_eq!(case.marks().unwrap()[0].state.mark, MarkValue::Unclear);
    apply(&mut case, mark("a", "b", MarkValue::None)).unwrap();
    assert!(case.marks().unwrap().is_empty());
    case.undo(&stamp()).unwrap();
    apply(&mut case, Command::RemoveRun { id: "r".into() }).unwrap();
    assert!(case.marks().unwrap().is_empty());
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn renaming_a_run_keeps_its_id_and_files() {
    let (fixture, mut case) = Fixture::new();
    let run = fixture.add_run(&mut case, "draft", &[]);
    apply(
        &mut case,
        Command::RenameRun {
            id: "draft".into(),
            name: "final".into(),
        },
    )
    .unwrap();
    let renamed = case.run("final").unwrap();
    assert_eq!((renamed.id, renamed.files), (run.id.clone(), run.files));
    assert_eq!(
        case.run("Draft").unwrap().name,
        "final",
        "the id still finds it"
    );
    // The id is taken, so the next run of that name gets another folder.
    assert_eq!(case.free_run_id("draft").unwrap(), "draft-2");
    let error = apply(
        &mut case,
        Command::RenameRun {
            id: run.id,
            name: "a\u{202e}b".into(),
        },
    );
    assert_eq!(error.unwrap_err().code(), "bad-name");
}

#[test]
fn records_that_contradict_the_folder_are_refused_and_leave_no_trace() {
    let (fixture, mut case) = Fixture::new();
    let good = fixture.import_record(&mut case, "x");
    let head = case.audit_head().unwrap();
    let mut cases: Vec<(&str, ImportRecord)> = Vec::new();
    let mut with = |code, change: &dyn Fn(&mut ImportRecord)| {
        let mut record = good.clone();
        change(&mut record);
        cases.push((code, record));
    };
    with("unknown-source", &|r| r.source_sha256 = "0".repeat(64));
    with("bad-name", &|r| r.id = "../x".into());
    with("bad-time", &|r| r.imported_at_utc = "yesterday".into());
    with("file-missing", &|r| r.tables[0].size += 1);
    with("file-missing", &|r| {
        r.tables[0].file_name = "tables/shares/none.parquet".into()
    });
    with("bad-name", &|r| {
        r.tables[0].file_name = "tables/../case.sqlite".into()
    });
    with("bad-record", &|r| r.tables[0].sha256 = "x".into());
    with("bad-record", &|r| r.tables.push(r.tables[0].clone()));
    for (code, record) in cases {
        let error = apply(&mut case, Command::AddImport(record)).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    }
    assert_eq!(case.audit_head().unwrap(), head);
    assert!(case.history().unwrap().is_empty());
    apply(&mut case, Command::AddImport(good)).unwrap();
}

#[test]
fn a_hidden_record_edited_by_another_program_is_not_brought_back() {
    let (fixture, mut case) = Fixture::new();
    fixture.add_run(&mut case, "r", &[]);
    case.undo(&stamp()).unwrap();
    drop(case);
    let conn = rusqlite::Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    conn.execute_batch("UPDATE runs SET seed = '7'").unwrap();
    drop(conn);
    let mut case = Case::open(&fixture.dir).unwrap();
    let head = case.audit_head().unwrap();
    assert_eq!(case.redo(&stamp()).unwrap_err().code(), "case-damaged");
    assert!(case.runs().unwrap().is_empty());
    assert_eq!(case.audit_head().unwrap(), head);
}

#[test]
fn commands_survive_a_round_trip_through_json() {
    let (fixture, mut case) = Fixture::new();
    let command = Command::AddRun(fixture.run_record(&case, "r", &[]));
    let text = serde_json::to_string(&command).unwrap();
    assert!(text.contains("\"kind\":\"add-run\""), "{text}");
    let back: Command = serde_json::from_str(&text).unwrap();
    assert_eq!(back, command);
    apply(&mut case, back).unwrap();
    assert_eq!(case.runs().unwrap()[0].seed, u64::MAX);
}

/// A step of a random session; numbers are taken modulo what is there.
#[derive(Debug, Clone)]
enum Act {
    Import(u8),
    RemoveImport(u8),
    Run(u8),
    RenameRun(u8, u8),
    RemoveRun(u8),
    Mark(u8, u8, u8),
    Note(u8),
    EditNote(u8),
    RemoveNote(u8),
    Tag(u8, u8),
    RemoveTag(u8),
    Pin(u8, u8),
    Release(u8),
    Settle(u8, u8),
    Finding(u8),
    EditFinding(u8),
    RemoveFinding(u8),
    MoveFinding(u8, u8),
    Title(u8),
    Setting(u8),
}

fn act() -> impl Strategy<Value = Act> {
    let n = || any::<u8>();
    prop_oneof![
        n().prop_map(Act::Import),
        n().prop_map(Act::RemoveImport),
        n().prop_map(Act::Run),
        (n(), n()).prop_map(|(a, b)| Act::RenameRun(a, b)),
        n().prop_map(Act::RemoveRun),
        (n(), n(), n()).prop_map(|(a, b, c)| Act::Mark(a, b, c)),
        n().prop_map(Act::Note),
        n().prop_map(Act::EditNote),
        n().prop_map(Act::RemoveNote),
        (n(), n()).prop_map(|(a, b)| Act::Tag(a, b)),
        n().prop_map(Act::RemoveTag),
        (n(), n()).prop_map(|(a, b)| Act::Pin(a, b)),
        n().prop_map(Act::Release),
        (n(), n()).prop_map(|(a, b)| Act::Settle(a, b)),
        n().prop_map(Act::Finding),
        n().prop_map(Act::EditFinding),
        n().prop_map(Act::RemoveFinding),
        (n(), n()).prop_map(|(a, b)| Act::MoveFinding(a, b)),
        n().prop_map(Act::Title),
        n().prop_map(Act::Setting),
    ]
}

fn pick<T>(items: Vec<T>, n: u8) -> Option<T> {
    let len = items.len();
    items.into_iter().nth(usize::from(n) % len.max(1))
}

fn command(fixture: &Fixture, case: &mut Case, act: &Act) -> Option<Command> {
    let content = |n: u8| FindingContent {
        title: format!("t{n}"),
        text: "text".into(),
        run_id: None,
        details: json!({"n": n, "p": 0.5}),
    };
    Some(match act {
        Act::Import(n) => Command::AddImport(fixture.import_record(case, &format!("{}", n % 3))),
        Act::RemoveImport(n) => Command::RemoveImport {
            id: pick(case.imports().unwrap(), *n)?.id,
        },
        Act::Run(n) => {
            let inputs: Vec<String> = pick(case.imports().unwrap(), *n)
                .into_iter()
                .map(|import| import.source_sha256)
                .collect();
            Command::AddRun(fixture.run_record(case, &format!("r{}", n % 3), &inputs))
        }
        Act::RenameRun(n, m) => Command::RenameRun {
            id: pick(case.runs().unwrap(), *n)?.id,
            name: format!("r{}", m % 4),
        },
        Act::RemoveRun(n) => Command::RemoveRun {
            id: pick(case.runs().unwrap(), *n)?.id,
        },
        Act::Mark(n, pair, value) => Command::SetMark {
            run_id: pick(case.runs().unwrap(), *n)?.id,
            account_a: format!("a{}", pair % 2),
            account_b: "a1".into(),
            pair_key: (pair % 3 == 0).then(|| "p".into()),
            mark: pick(
                vec![
                    MarkValue::Convincing,
                    MarkValue::Unclear,
                    MarkValue::Innocent,
                    MarkValue::None,
                ],
                *value,
            )?,
        },
        Act::Note(n) => note(&format!("n{n}")),
        Act::EditNote(n) => Command::EditNote {
            id: pick(case.notes().unwrap(), *n)?.id,
            text: format!("edited {n}"),
        },
        Act::RemoveNote(n) => Command::RemoveNote {
            id: pick(case.notes().unwrap(), *n)?.id,
        },
        Act::Tag(n, word) => Command::AddTag {
            target: crate::Target::account(("x", &format!("a{}", n % 2))),
            tag: format!("t{}", word % 3),
        },
        Act::RemoveTag(n) => {
            let key = pick(case.tags().unwrap(), *n)?.key;
            Command::RemoveTag {
                target: key.target,
                tag: key.tag,
            }
        }
        Act::Pin(n, place) => Command::PinAccounts {
            run_id: pick(case.runs().unwrap(), *n)?.id,
            accounts: vec![pinned(&format!("a{}", n % 3), f32::from(*place) / 7.0)],
        },
        Act::Release(n) => {
            let run_id = pick(case.runs().unwrap(), *n)?.id;
            let pinned = pick(case.drawing(&run_id).unwrap().pinned, *n)?;
            Command::ReleaseAccounts {
                run_id,
                accounts: vec![(pinned.platform, pinned.account_id)],
            }
        }
        Act::Settle(n, seed) => Command::SettleDrawing {
            run_id: pick(case.runs().unwrap(), *n)?.id,
            seed: (seed % 3 > 0).then_some(u64::from(*seed)),
        },
        Act::Finding(n) => Command::AddFinding {
            id: None,
            content: content(*n),
            position: (n % 2 == 0).then_some(u32::from(n % 5)),
        },
        Act::EditFinding(n) => Command::EditFinding {
            id: pick(case.findings().unwrap(), *n)?.id,
            content: content(n.wrapping_add(1)),
        },
        Act::RemoveFinding(n) => Command::RemoveFinding {
            id: pick(case.findings().unwrap(), *n)?.id,
        },
        Act::MoveFinding(n, m) => Command::MoveFinding {
            id: pick(case.findings().unwrap(), *n)?.id,
            position: u32::from(m % 6),
        },
        Act::Title(n) => Command::SetTitle {
            title: format!("Title {n}"),
        },
        Act::Setting(n) => Command::ChangeSetting {
            key: "list".into(),
            value: (n % 3 > 0).then(|| format!("[{n}]")),
            label: "List".into(),
        },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_and_redoing_everything_leads_through_the_same_states(
        acts in prop::collection::vec(act(), 1..24),
    ) {
        let (fixture, mut case) = Fixture::new();
        let mut states = vec![visible(&case)];
        for (i, act) in acts.iter().enumerate() {
            let Some(command) = command(&fixture, &mut case, act) else { continue };
            let at = Stamp { at_utc: format!("2026-11-21T22:40:{i:02}Z"), actor: format!("p{}", i % 2) };
            match case.apply(command, &at) {
                Ok(_) => states.push(visible(&case)),
                Err(_) => prop_assert_eq!(&visible(&case), states.last().unwrap()),
            }
        }
        let events = case.audit_len().unwrap();
        for state in states.iter().rev().skip(1) {
            case.undo(&stamp()).unwrap().unwrap();
            prop_assert_eq!(&visible(&case), state);
        }
        prop_assert_eq!(case.undo(&stamp()).unwrap(), None);
        for state in states.iter().skip(1) {
            case.redo(&stamp()).unwrap().unwrap();
            prop_assert_eq!(&visible(&case), state);
        }
        prop_assert_eq!(case.redo(&stamp()).unwrap(), None);
        let steps = 2 * (states.len() as u64 - 1);
        prop_assert_eq!(case.audit_len().unwrap(), events + steps);
        prop_assert_eq!(codes(&case), Vec::<String>::new());
        // Nothing that a record refers to is taken for a leftover.
        drop(case);
        let case = Case::open(&fixture.dir).unwrap();
        prop_assert_eq!(case.access(), &crate::Access::ReadWrite);
        prop_assert_eq!(&visible(&case), states.last().unwrap());
        prop_assert_eq!(codes(&case), Vec::<String>::new());
    }
}

/// Records of a set with these contents; the first one has the table of all.
fn set_records(
    fixture: &Fixture,
    case: &mut Case,
    id: &str,
    contents: &[&str],
) -> Vec<ImportRecord> {
    let ids = case.next_import_ids(contents.len()).unwrap();
    let table = super::table_file(case, &format!("tables/shares/{id}.parquet"), id);
    let mut records: Vec<ImportRecord> = contents
        .iter()
        .zip(ids)
        .map(|(content, import)| {
            let path = fixture.file("in.csv", content);
            let source = case.store_source(&path, content, &go_on).unwrap();
            ImportRecord {
                id: import,
                source_sha256: source.sha256,
                original_name: format!("{content}.csv"),
                set_id: Some(id.into()),
                mapping: json!({"delimiter": ","}),
                receipt: json!({"rows_read": 3}),
                tables: Vec::new(),
                imported_at_utc: stamp().at_utc,
            }
        })
        .collect();
    records[0].tables.push(table);
    records
}

fn add_set(id: &str, records: Vec<ImportRecord>) -> Command {
    Command::AddImportSet {
        id: id.into(),
        name: "folder".into(),
        records,
    }
}

#[test]
fn a_set_comes_and_goes_as_one() {
    let (fixture, mut case) = Fixture::new();
    fixture.add_import(&mut case, "alone");
    let before = visible(&case);
    let id = case.next_import_set_id().unwrap();
    assert_eq!(id, "set-1");
    let records = set_records(&fixture, &mut case, &id, &["a", "b", "c"]);
    assert_eq!(records[2].id, "import-4");
    let applied = apply(&mut case, add_set(&id, records.clone())).unwrap();
    assert_eq!(applied.label, "Import of 3 files (folder)");
    assert_eq!(
        (applied.object_type.as_str(), applied.object_id.as_str()),
        ("import-set", "set-1")
    );
    let with_set = visible(&case);
    assert_eq!(case.imports().unwrap().len(), 4);
    assert_eq!(case.imports_of_set(&id).unwrap(), records);
    assert_eq!(codes(&case), [""; 0]);

    case.undo(&stamp()).unwrap().unwrap();
    assert_eq!(visible(&case), before);
    assert_eq!(codes(&case), [""; 0]);
    case.redo(&stamp()).unwrap().unwrap();
    assert_eq!(visible(&case), with_set);

    let removed = apply(
        &mut case,
        Command::RemoveImport {
            id: records[1].id.clone(),
        },
    )
    .unwrap();
    assert_eq!(
        removed.label,
        "Removal of the import of b.csv and the 2 files read with it"
    );
    assert_eq!(visible(&case), before);
    assert_eq!(codes(&case), [""; 0]);
    case.undo(&stamp()).unwrap().unwrap();
    assert_eq!(visible(&case), with_set);
    assert_eq!(codes(&case), [""; 0]);
    assert_eq!(case.next_import_set_id().unwrap(), "set-2");
}

#[test]
fn a_set_that_a_run_rests_on_stays() {
    let (fixture, mut case) = Fixture::new();
    let records = set_records(&fixture, &mut case, "set-1", &["a", "b"]);
    apply(&mut case, add_set("set-1", records.clone())).unwrap();
    fixture.add_run(&mut case, "r", &[records[0].tables[0].sha256.clone()]);
    // The table belongs to the first, and the second has its rows in it.
    for record in &records {
        let command = Command::RemoveImport {
            id: record.id.clone(),
        };
        assert_eq!(
            apply(&mut case, command).unwrap_err().code(),
            "import-in-use"
        );
    }
}

#[test]
fn a_set_that_does_not_hold_together_is_refused() {
    let (fixture, mut case) = Fixture::new();
    let alone = fixture.add_import(&mut case, "alone");
    let before = visible(&case);
    let records = set_records(&fixture, &mut case, "set-1", &["a", "b"]);
    let mut foreign = records.clone();
    foreign[1].set_id = None;
    let mut twice = records.clone();
    twice[1].source_sha256 = twice[0].source_sha256.clone();
    let mut known = records.clone();
    known[1].source_sha256 = alone.source_sha256;
    for (records, code) in [
        (Vec::new(), "bad-record"),
        (foreign, "bad-record"),
        (twice, "bad-record"),
        (known, "already-imported"),
    ] {
        let error = apply(&mut case, add_set("set-1", records)).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(visible(&case), before);
    }
    let of_a_set = Command::AddImport(records[0].clone());
    assert_eq!(apply(&mut case, of_a_set).unwrap_err().code(), "bad-record");
    apply(&mut case, add_set("set-1", records.clone())).unwrap();
    // The ids are taken for good, also after undo.
    case.undo(&stamp()).unwrap().unwrap();
    let error = apply(&mut case, add_set("set-1", records)).unwrap_err();
    assert_eq!(error.code(), "id-in-use");
    assert_eq!(codes(&case), [""; 0]);
}
