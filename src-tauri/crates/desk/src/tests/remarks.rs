//! Notes and tags on everything that bears them, in every run, and in the files that leave the case.

use std::fs;

use super::Fixture;
use super::review::{HOSTILE, edge_of, evidence, verified, with_words};
use crate::api::{
    DetectAsk, ExportAsk, NetworkFilter, NoteAsk, RemarkOn, ReportAsk, RunView, TableAsk, TagAsk,
    WrittenView,
};

pub(super) fn tag(run: &RunView, on: &RemarkOn, tag: &str) -> TagAsk {
    TagAsk {
        run: run.run_id.clone(),
        on: on.clone(),
        tag: tag.to_owned(),
    }
}

fn note(run: &RunView, on: &RemarkOn, text: &str) -> NoteAsk {
    NoteAsk {
        run: run.run_id.clone(),
        on: on.clone(),
        text: text.to_owned(),
    }
}

/// One of each kind.
fn things(fixture: &Fixture, run: &RunView) -> Vec<RemarkOn> {
    let edge = edge_of(fixture, run, "ann", "bob");
    let pair = evidence(fixture, run, edge).pairs.remove(2);
    vec![
        RemarkOn::Account { node: 0 },
        RemarkOn::Edge { edge },
        RemarkOn::Pair {
            edge,
            pair_key: pair.pair_key,
        },
        RemarkOn::Community { community: 1 },
        RemarkOn::Object {
            object_type: pair.layer,
            object_id: pair.object_id,
        },
    ]
}

#[test]
fn everything_bears_notes_and_tags_and_gives_them_back() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let things = things(&fixture, &run);
    for (on, words) in things.iter().zip(HOSTILE) {
        desk.add_note(&note(&run, on, words)).unwrap();
        desk.add_tag(&tag(&run, on, "  port   of Gent ")).unwrap();
        desk.add_tag(&tag(&run, on, "registrar")).unwrap();
    }
    for (on, words) in things.iter().zip(HOSTILE) {
        let said = desk.remarks(&run.run_id, on).unwrap();
        assert_eq!(said.notes.len(), 1, "{on:?}");
        assert_eq!(said.notes[0].text, words);
        let tags: Vec<&str> = said.tags.iter().map(|tag| tag.tag.as_str()).collect();
        assert_eq!(tags, ["port of Gent", "registrar"]);
        assert_eq!(said.tags[0].at_utc, "2026-01-01T00:00:00Z");
    }
    let used = desk.tags_in_use().unwrap();
    assert_eq!(
        (used[0].tag.as_str(), used[0].n_things),
        ("port of Gent", 5)
    );
    // What other screens show of them.
    let RemarkOn::Edge { edge } = things[1] else {
        unreachable!()
    };
    let view = evidence(&fixture, &run, edge);
    assert_eq!((view.tags.len(), view.pairs[2].tags.len()), (2, 2));
    assert_eq!(view.pairs[2].notes[0].text, HOSTILE[2]);
    let card = desk.community_card(&run.run_id, 1).unwrap();
    let object = card.top_objects.iter().find(|object| object.n_notes > 0);
    assert_eq!(object.unwrap().tags, ["port of Gent", "registrar"]);

    // One tag less, and back.
    desk.remove_tag(&tag(&run, &things[0], "registrar"))
        .unwrap();
    assert_eq!(desk.tags_in_use().unwrap()[1].n_things, 4);
    desk.undo().unwrap().unwrap();
    assert_eq!(desk.tags_in_use().unwrap()[1].n_things, 5);
    verified(&fixture);

    let refused = |ask: &TagAsk| desk.add_tag(ask).unwrap_err().code;
    assert_eq!(refused(&tag(&run, &things[0], "PORT OF GENT")), "tag-there");
    assert_eq!(refused(&tag(&run, &things[0], "")), "bad-name");
    assert_eq!(refused(&tag(&run, &things[0], "a;b")), "bad-name");
    assert_eq!(refused(&tag(&run, &things[0], HOSTILE[1])), "bad-name");
    for nothing in [
        RemarkOn::Account { node: 99 },
        RemarkOn::Edge { edge: 99 },
        RemarkOn::Community { community: 0 },
        RemarkOn::Community { community: 99 },
    ] {
        assert_eq!(refused(&tag(&run, &nothing, "x")), "not-in-run");
        assert!(desk.remarks(&run.run_id, &nothing).is_err());
    }
    let strange = RemarkOn::Pair {
        edge,
        pair_key: "pair-0".to_owned(),
    };
    assert_eq!(refused(&tag(&run, &strange, "x")), "no-such-pair");
}

#[test]
fn what_is_said_holds_in_the_next_run() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let first = things(&fixture, &run);
    for on in &first {
        desk.add_tag(&tag(&run, on, "kept")).unwrap();
        desk.add_note(&note(&run, on, "words")).unwrap();
    }
    let again = |window: f64| -> RunView {
        let ask = DetectAsk {
            name: format!("within {window}"),
            windows_secs: vec![window],
            layers: ["url", "domain", "hashtag", "text"]
                .map(str::to_owned)
                .to_vec(),
            ..DetectAsk::default()
        };
        fixture.result_of(desk.start_detect(ask).unwrap())
    };
    let tags_of = |run: &RunView| -> Vec<usize> {
        let things = things(&fixture, run).into_iter();
        things
            .map(|on| desk.remarks(&run.run_id, &on).unwrap())
            .map(|said| said.tags.len() + said.notes.len())
            .collect()
    };
    assert_eq!(tags_of(&again(60.0)), [2, 2, 2, 2, 2]);
    // Within ten seconds eve is not of the group: it is another one, and nothing is said of it.
    assert_eq!(tags_of(&again(10.0)), [2, 2, 2, 0, 2]);
}

/// How many edges pass a filter.
pub(super) fn edges_passing(fixture: &Fixture, run: &RunView, filter: NetworkFilter) -> u64 {
    let ask = TableAsk {
        run: run.run_id.clone(),
        table: "edges".to_owned(),
        filter,
        sort: String::new(),
        descending: false,
        offset: 0,
        limit: 1,
    };
    fixture.desk.edge_page(&ask).unwrap().matching
}

#[test]
fn a_filter_goes_by_tags_of_edges_accounts_and_communities() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let passing = |word: &str| {
        let filter = NetworkFilter {
            tags: vec![word.to_owned()],
            ..NetworkFilter::default()
        };
        edges_passing(&fixture, &run, filter)
    };
    let all = run.n_edges;
    assert_eq!(passing("port"), 0);
    desk.add_tag(&tag(&run, &RemarkOn::Account { node: 0 }, "port"))
        .unwrap();
    assert_eq!(passing("port"), 2, "both edges of ann");
    let edge = edge_of(&fixture, &run, "bob", "eve");
    desk.add_tag(&tag(&run, &RemarkOn::Edge { edge }, "poster"))
        .unwrap();
    assert_eq!(passing("poster"), 1);
    desk.add_tag(&tag(&run, &RemarkOn::Community { community: 1 }, "all"))
        .unwrap();
    assert_eq!(passing("all"), all);
    // The same question after a change has another answer.
    desk.undo().unwrap().unwrap();
    assert_eq!(passing("all"), 0);
}

#[test]
fn tags_leave_the_case_in_cells_that_run_nothing() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let export = |what: &str| -> String {
        let ask = ExportAsk {
            what: what.to_owned(),
            report: ReportAsk {
                run: run.run_id.clone(),
                ..ReportAsk::default()
            },
            choose_place: false,
        };
        let written: Option<WrittenView> = fixture.result_of(desk.start_export(ask, None).unwrap());
        let file = written.unwrap().file;
        fs::read_to_string(desk.path_of_file(file).unwrap()).unwrap()
    };
    for what in ["nodes", "edges", "communities"] {
        assert!(!export(what).lines().next().unwrap().ends_with(",tags"));
    }
    for (on, word) in things(&fixture, &run).iter().zip(["a", "b", "c", "d", "e"]) {
        desk.add_tag(&tag(&run, on, &format!("=cmd|{word}")))
            .unwrap();
        desk.add_tag(&tag(&run, on, "zoo")).unwrap();
    }
    for (what, word) in [("nodes", "a"), ("edges", "b"), ("communities", "d")] {
        let csv = export(what);
        assert!(csv.lines().next().unwrap().ends_with(",tags"), "{csv}");
        assert!(csv.contains(&format!(",\"'=cmd|{word}; zoo\"")), "{csv}");
    }
    for what in ["gexf", "graphml"] {
        assert!(export(what).contains("=cmd|a; zoo"));
    }
    verified(&fixture);
}
