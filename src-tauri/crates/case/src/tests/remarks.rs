//! Notes with their earlier texts, tags, and what was looked at.

use rusqlite::Connection;

use super::*;
use crate::{Target, change::Object};

fn tag(target: Target, tag: &str) -> Command {
    Command::AddTag {
        target,
        tag: tag.into(),
    }
}

fn words(case: &Case) -> Vec<String> {
    let tags = case.tags().unwrap().into_iter();
    tags.map(|tag| format!("{} {}", tag.key.target.kind, tag.key.tag))
        .collect()
}

#[test]
fn tags_come_and_go_with_who_and_when() {
    let (_fixture, mut case) = Fixture::new();
    let (ann, bob) = (("x", "ann"), ("x", "bob"));
    let applied = apply(&mut case, tag(Target::account(ann), "Port of Gent")).unwrap();
    assert_eq!(applied.label, "Tag \"Port of Gent\" on ann");
    apply(&mut case, tag(Target::edge(bob, ann), "port of gent")).unwrap();
    apply(&mut case, tag(Target::account(ann), "registrar")).unwrap();
    // One word, one spelling.
    assert_eq!(
        words(&case),
        [
            "account Port of Gent",
            "account registrar",
            "edge Port of Gent"
        ]
    );
    let first = &case.tags().unwrap()[0];
    assert_eq!(
        (first.state.actor.as_str(), first.state.at_utc.as_str()),
        ("ana", "2026-11-21T22:40:00Z")
    );
    let again = apply(&mut case, tag(Target::account(ann), "PORT OF GENT"));
    assert_eq!(again.unwrap_err().code(), "tag-there");
    let off = Command::RemoveTag {
        target: Target::account(ann),
        tag: "Port of Gent".into(),
    };
    apply(&mut case, off.clone()).unwrap();
    assert_eq!(apply(&mut case, off).unwrap_err().code(), "unknown-object");
    let later = Stamp {
        at_utc: "2026-12-24T00:00:00Z".into(),
        actor: "bea".into(),
    };
    // What is brought back is what was there, not what is done now.
    case.undo(&later).unwrap().unwrap();
    assert_eq!(case.tags().unwrap()[0].state.actor, "ana");
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn tags_that_mislead_are_refused() {
    let (_fixture, mut case) = Fixture::new();
    let long = "é".repeat(61);
    for bad in [
        "",
        " a",
        "a\u{202e}b",
        "a\nb",
        "-x",
        "a;b",
        "a\u{200b}",
        &long,
    ] {
        let error = apply(&mut case, tag(Target::object("url", "u"), bad)).unwrap_err();
        assert_eq!(error.code(), "bad-name", "{bad:?}");
    }
    let most = "é".repeat(60);
    apply(&mut case, tag(Target::object("url", "u"), &most)).unwrap();
    let nothing = Target {
        kind: "No kind!".into(),
        id: String::new(),
    };
    let error = apply(&mut case, tag(nothing, "x")).unwrap_err();
    assert_eq!(error.code(), "bad-record");
    assert_eq!(case.history().unwrap().len(), 1);
}

#[test]
fn a_note_tells_what_it_said_before() {
    let (_fixture, mut case) = Fixture::new();
    let id = apply(&mut case, note("one")).unwrap().object_id;
    let edit = |case: &mut Case, text: &str, actor: &str| {
        let stamp = Stamp {
            at_utc: stamp().at_utc,
            actor: actor.into(),
        };
        let id = "note-1".into();
        let text = text.into();
        case.apply(Command::EditNote { id, text }, &stamp).unwrap();
    };
    let texts = |case: &Case| -> Vec<(String, String, bool)> {
        let versions = case.note_versions(&id).unwrap().into_iter();
        versions.map(|v| (v.text, v.author, v.undone)).collect()
    };
    let said = |text: &str, author: &str, undone| (text.to_owned(), author.to_owned(), undone);
    assert_eq!(texts(&case), [said("one", "ana", false)]);
    assert!(case.edited_notes().unwrap().is_empty());
    edit(&mut case, "two", "bea");
    case.undo(&stamp()).unwrap().unwrap();
    assert_eq!(
        texts(&case),
        [said("one", "ana", false), said("two", "bea", true)]
    );
    edit(&mut case, "three", "cem");
    assert_eq!(
        texts(&case),
        [
            said("one", "ana", false),
            said("two", "bea", true),
            said("three", "cem", false)
        ]
    );
    assert_eq!(case.notes().unwrap()[0].text, "three");
    // All of this happened within a second.
    assert!(case.edited_notes().unwrap().contains(&id));
    assert!(case.note_versions("note-99").unwrap().is_empty());
}

#[test]
fn looking_is_written_down_once_and_not_undone() {
    let (fixture, mut case) = Fixture::new();
    let run = fixture.add_run(&mut case, "r", &[]);
    let events = case.audit_len().unwrap();
    assert!(case.note_seen(&run.id, "b", "a", &stamp()).unwrap());
    assert!(!case.note_seen(&run.id, "a", "b", &stamp()).unwrap());
    assert_eq!(case.audit_len().unwrap(), events + 1);
    let seen = &case.seen().unwrap()[0];
    assert_eq!(
        (seen.account_a.as_str(), seen.account_b.as_str()),
        ("a", "b")
    );
    let unknown = case.note_seen("none", "a", "b", &stamp()).unwrap_err();
    assert_eq!(unknown.code(), "unknown-object");
    // Undo speaks of the run, which takes what was seen of it out of sight and brings it back.
    case.undo(&stamp()).unwrap().unwrap();
    assert!(case.seen().unwrap().is_empty());
    assert_eq!(codes(&case), [""; 0]);
    case.redo(&stamp()).unwrap().unwrap();
    assert_eq!(case.seen().unwrap().len(), 1);
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn tags_and_looks_of_another_program_are_found_out() {
    let (fixture, mut case) = Fixture::new();
    let run = fixture.add_run(&mut case, "r", &[]);
    apply(&mut case, tag(Target::object("url", "u"), "port")).unwrap();
    case.note_seen(&run.id, "a", "b", &stamp()).unwrap();
    drop(case);
    let change = |sql: &str| {
        let conn = Connection::open(fixture.dir.join("case.sqlite")).unwrap();
        conn.execute_batch(sql).unwrap();
    };
    let codes = || codes(&Case::open_read_only(&fixture.dir).unwrap());
    change("UPDATE tags SET actor = 'eve'");
    assert_eq!(codes(), ["object-altered"]);
    change("UPDATE tags SET actor = 'ana'");
    assert_eq!(codes(), [""; 0]);
    change("INSERT INTO tags VALUES ('account', '[]', 'planted', 't', 'eve')");
    assert_eq!(codes(), ["object-unaudited"]);
    change("DELETE FROM tags WHERE tag = 'planted'; DELETE FROM seen");
    assert_eq!(codes(), ["object-altered"]);
    let key = Object::new("seen", "no key");
    let conn = Connection::open(fixture.dir.join("case.sqlite")).unwrap();
    assert!(crate::change::state_hash(&conn, &key).is_ok());
}
