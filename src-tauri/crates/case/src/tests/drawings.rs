//! Drawings of runs: accounts with places of their own, a seed of one's own.

use super::*;
use crate::PinnedAccount;

fn with_run(fixture: &Fixture, case: &mut Case) -> String {
    let record = fixture.run_record(case, "r1", &[]);
    let id = record.id.clone();
    apply(case, Command::AddRun(record)).unwrap();
    id
}

fn pin(run_id: &str, accounts: Vec<PinnedAccount>) -> Command {
    Command::PinAccounts {
        run_id: run_id.into(),
        accounts,
    }
}

fn release(run_id: &str, names: &[&str]) -> Command {
    let named = |id: &&str| ("x".to_owned(), (*id).to_owned());
    Command::ReleaseAccounts {
        run_id: run_id.into(),
        accounts: names.iter().map(named).collect(),
    }
}

#[test]
fn pins_are_kept_moved_released_and_brought_back() {
    let (fixture, mut case) = Fixture::new();
    let run = with_run(&fixture, &mut case);
    let first = apply(&mut case, pin(&run, vec![pinned("bob", 0.1)])).unwrap();
    assert_eq!(first.label, "bob pinned in the drawing of r1");
    let both = vec![pinned("bob", 2.5), pinned("ann", -7.0)];
    let second = apply(&mut case, pin(&run, both.clone())).unwrap();
    assert_eq!(second.label, "2 accounts pinned in the drawing of r1");
    let third = apply(&mut case, pin(&run, vec![pinned("ann", 1e-7)])).unwrap();
    assert_eq!(third.label, "ann moved in the drawing of r1");
    let kept = case.drawing(&run).unwrap().pinned;
    assert_eq!(kept, [pinned("ann", 1e-7), pinned("bob", 2.5)]);

    let label = apply(&mut case, release(&run, &["bob", "eve"]))
        .unwrap()
        .label;
    assert_eq!(label, "bob released in the drawing of r1");
    let again = apply(&mut case, release(&run, &["bob"]));
    assert_eq!(again.unwrap_err().code(), "unknown-object");
    for expected in [
        vec![pinned("ann", 1e-7), pinned("bob", 2.5)],
        vec![pinned("ann", -7.0), pinned("bob", 2.5)],
        vec![pinned("bob", 0.1)],
        vec![],
    ] {
        case.undo(&stamp()).unwrap().unwrap();
        assert_eq!(case.drawing(&run).unwrap().pinned, expected);
    }
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn settling_anew_notes_the_seed_and_the_pins_of_then() {
    let (fixture, mut case) = Fixture::new();
    let run = with_run(&fixture, &mut case);
    apply(&mut case, pin(&run, vec![pinned("ann", 1.0)])).unwrap();
    let settle = |seed| Command::SettleDrawing {
        run_id: run.clone(),
        seed,
    };
    let label = apply(&mut case, settle(Some(7))).unwrap().label;
    assert_eq!(label, "Drawing of r1 with seed 7");
    apply(&mut case, release(&run, &["ann"])).unwrap();
    let drawing = case.drawing(&run).unwrap();
    assert_eq!(drawing.seed, Some(7));
    assert_eq!(drawing.settled_around, [pinned("ann", 1.0)]);
    assert!(drawing.pinned.is_empty());
    apply(&mut case, settle(None)).unwrap();
    assert_eq!(case.drawing(&run).unwrap(), crate::Drawing::default());
    drop(case);
    let case = Case::open(&fixture.dir).unwrap();
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let (fixture, mut case) = Fixture::new();
    let run = with_run(&fixture, &mut case);
    for accounts in [vec![], vec![pinned("ann", f32::NAN)]] {
        let refused = apply(&mut case, pin(&run, accounts)).unwrap_err();
        assert_eq!(refused.code(), "bad-record");
    }
    let crowd = (0..=crate::MAX_PINNED).map(|n| pinned(&n.to_string(), 0.0));
    let refused = apply(&mut case, pin(&run, crowd.collect())).unwrap_err();
    assert_eq!(refused.code(), "bad-record");
    let nowhere = apply(&mut case, pin("run-9", vec![pinned("ann", 0.0)]));
    assert_eq!(nowhere.unwrap_err().code(), "unknown-object");
    let reserved = case.set_setting("drawing:run-1", "{}", &stamp());
    assert_eq!(reserved.unwrap_err().code(), "bad-name");
}

#[test]
fn a_drawing_that_was_edited_outside_is_found() {
    let (fixture, mut case) = Fixture::new();
    let run = with_run(&fixture, &mut case);
    apply(&mut case, pin(&run, vec![pinned("ann", 1.0)])).unwrap();
    drop(case);
    let edit = |sql: &str| {
        let conn = rusqlite::Connection::open(fixture.dir.join("case.sqlite")).unwrap();
        conn.execute(sql, []).unwrap();
    };
    edit("UPDATE settings SET value = replace(value, '1.0', '2.0') WHERE key LIKE 'drawing:%'");
    edit(
        "INSERT INTO settings SELECT 'drawing:run-7', value FROM settings WHERE key LIKE 'drawing:%'",
    );
    let case = Case::open_read_only(&fixture.dir).unwrap();
    assert_eq!(codes(&case), ["object-altered", "object-unaudited"]);
}
