//! Reading the posts behind an edge, judging them, choosing them for the report.

use super::Fixture;
use crate::api::{
    DetectAsk, EvidenceView, FindingAsk, MarkAsk, MarkView, NetworkFilter, NoteAsk, RemarkOn,
    RunView, TableAsk, VerifyView,
};

/// Names and words as the worst of accounts choose them.
pub(super) const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "\u{202E}gnp.tnuocca",
    "\"><img src=x onerror=alert(1)>",
    "Z\u{335}\u{321}\u{322}\u{327}algo",
    "=HYPERLINK(\"http://e.example\")",
];

/// A case of accounts with words, of which `ann` and `bob` share six links in two layers, and `eve`
/// (whose names are hostile) joins them.
pub(super) fn with_words() -> (Fixture, RunView) {
    let fixture = Fixture::new();
    fixture.desk.create_case("Words <b>").unwrap();
    let mut rows =
        String::from("account_id,account_name,post_id,created_at,url,hashtag,text,platform\n");
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    for at in 0..6 {
        for (account, late) in [("ann", 0), ("bob", 7), ("eve", 31)] {
            let name = if account == "eve" {
                HOSTILE[at % HOSTILE.len()]
            } else {
                account
            };
            let text = match account {
                "eve" => HOSTILE[at % HOSTILE.len()].to_owned(),
                _ => format!("Come to the bridge, number {at}, says {account}"),
            };
            rows += &format!(
                "{account},{},{account}-{at},2025-03-0{}T10:00:{late:02}Z,https://paper.example/{at},{},{},microblog\n",
                quoted(name),
                at + 1,
                if account == "eve" {
                    String::new()
                } else {
                    format!("tag{at}")
                },
                quoted(&text),
            );
        }
    }
    let long = "x".repeat(30_000);
    for (account, second) in [("ann", 0), ("bob", 3)] {
        rows += &format!(
            "{account},{account},{account}-long,2025-03-09T10:00:0{second}Z,https://paper.example/long,,{long},microblog\n"
        );
    }
    let file = fixture.file("words.csv", &rows);
    let job = fixture.desk.start_import(file.file, Default::default());
    let _: crate::api::ImportView = fixture.result_of(job.unwrap());
    let ask = DetectAsk {
        name: "first look".to_owned(),
        windows_secs: vec![60.0],
        // All of them, also those that repeat another one.
        layers: ["url", "domain", "hashtag", "text"]
            .map(str::to_owned)
            .to_vec(),
        ..DetectAsk::default()
    };
    let run = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    (fixture, run)
}

pub(super) fn edge_of(fixture: &Fixture, run: &RunView, a: &str, b: &str) -> u32 {
    let ask = TableAsk {
        run: run.run_id.clone(),
        table: "edges".to_owned(),
        filter: NetworkFilter::default(),
        sort: String::new(),
        descending: false,
        offset: 0,
        limit: 500,
    };
    let page = fixture.desk.edge_page(&ask).unwrap();
    let mut rows = page.rows.into_iter();
    rows.find(|row| row.from_id == a && row.to_id == b)
        .unwrap()
        .edge
}

pub(super) fn evidence(fixture: &Fixture, run: &RunView, edge: u32) -> EvidenceView {
    fixture.desk.evidence(&run.run_id, edge, 0, 200).unwrap()
}

pub(super) fn verified(fixture: &Fixture) {
    let job = fixture.desk.start_verify().unwrap();
    let view: VerifyView = fixture.result_of(job);
    assert!(view.ok, "{:?}", view.problems);
}

#[test]
fn the_posts_behind_an_edge_are_those_of_the_file() {
    let (fixture, run) = with_words();
    let edge = edge_of(&fixture, &run, "ann", "bob");
    let all = evidence(&fixture, &run, edge);
    assert_eq!(all.n_pairs, all.edge.weight);
    assert_eq!(all.n_pairs as usize, all.pairs.len());
    assert_eq!(all.n_objects, u64::from(all.edge.n_objects));
    let mut paged = Vec::new();
    while paged.len() < all.pairs.len() {
        let page = fixture
            .desk
            .evidence(&run.run_id, edge, paged.len() as u64, 4);
        paged.extend(page.unwrap().pairs);
    }
    assert_eq!(paged, all.pairs);
    for pair in &all.pairs {
        assert!(pair.older.time_ms <= pair.newer.time_ms);
        assert_eq!(
            pair.time_delta_secs,
            (pair.newer.time_ms - pair.older.time_ms) as f64 / 1000.0
        );
        for post in [&pair.older, &pair.newer] {
            assert!(post.raw.contains(&post.account_id) && post.raw.contains(&post.content_id));
            assert_eq!(post.line, Some(post.record + 1));
            assert!(post.text.is_some());
            let role = |role: &str| post.fields.iter().find(|field| field.role == role).unwrap();
            assert_eq!(role("account").value, post.account_id);
            assert_eq!(role("content").value, post.content_id);
            assert!(post.citation.contains(&format!("record {}", post.record)));
            assert!(post.citation.contains(&post.source_sha256));
            assert_eq!(post.display_name, post.account_id);
        }
    }
    let long = all
        .pairs
        .iter()
        .find(|pair| pair.object_id.contains("long"))
        .unwrap();
    assert!(long.older.raw_cut && long.older.raw.chars().count() == 20_000);
    // The same two posts share their link and their text.
    assert!(all.pairs.iter().filter(|pair| pair.older.raw_cut).count() == 2);
    let place = |key: &str| fixture.desk.pair_place(&run.run_id, edge, key).unwrap();
    for (at, pair) in (0..).zip(&all.pairs) {
        assert_eq!(place(&pair.pair_key), Some(at));
    }
    assert_eq!(place("no such pair"), None);
    let past = fixture.desk.evidence(&run.run_id, edge, 1_000, 10).unwrap();
    assert!(past.pairs.is_empty() && past.n_pairs == all.n_pairs);
    assert!(fixture.desk.evidence(&run.run_id, 9_999, 0, 10).is_err());
    assert!(fixture.desk.evidence("gone", edge, 0, 10).is_err());
}

#[test]
fn marks_and_notes_are_undone_and_leave_the_chain_whole() {
    let (fixture, run) = with_words();
    let edge = edge_of(&fixture, &run, "ann", "bob");
    let desk = &fixture.desk;
    let keys: Vec<String> = evidence(&fixture, &run, edge)
        .pairs
        .into_iter()
        .map(|pair| pair.pair_key)
        .collect();
    let mark = |pair_key: Option<&String>, mark| MarkAsk {
        run: run.run_id.clone(),
        edge,
        pair_key: pair_key.cloned(),
        mark,
    };
    desk.mark(&mark(Some(&keys[0]), MarkView::Convincing))
        .unwrap();
    desk.mark(&mark(Some(&keys[1]), MarkView::Innocent))
        .unwrap();
    desk.mark(&mark(Some(&keys[1]), MarkView::Unclear)).unwrap();
    desk.mark(&mark(None, MarkView::Convincing)).unwrap();
    let note = |pair_key: Option<&String>, text: &str| NoteAsk {
        run: run.run_id.clone(),
        on: match pair_key.cloned() {
            Some(pair_key) => RemarkOn::Pair { edge, pair_key },
            None => RemarkOn::Edge { edge },
        },
        text: text.to_owned(),
    };
    desk.add_note(&note(None, HOSTILE[0])).unwrap();
    let said = desk
        .add_note(&note(Some(&keys[2]), "  seen on the poster \n"))
        .unwrap();
    assert!(said.label.contains("ann – bob"), "{}", said.label);
    let view = evidence(&fixture, &run, edge);
    assert_eq!(view.mark, MarkView::Convincing);
    assert_eq!(view.marked, [1, 1, 0]);
    assert_eq!(view.pairs[0].mark, MarkView::Convincing);
    assert_eq!(view.pairs[1].mark, MarkView::Unclear);
    assert_eq!(view.notes[0].text, HOSTILE[0]);
    assert_eq!(view.pairs[2].notes[0].text, "seen on the poster");
    assert_eq!(
        (view.edge.mark.as_str(), view.edge.n_marked_pairs),
        ("convincing", 2)
    );
    // Another edge of the same accounts knows nothing of it.
    let other = evidence(&fixture, &run, edge_of(&fixture, &run, "ann", "eve"));
    assert_eq!(
        (other.mark, other.marked, other.notes.len()),
        (MarkView::None, [0; 3], 0)
    );

    for _ in 0..3 {
        desk.undo().unwrap().unwrap();
    }
    let view = evidence(&fixture, &run, edge);
    assert_eq!((view.mark, view.marked), (MarkView::None, [1, 1, 0]));
    assert!(view.notes.is_empty() && view.pairs[2].notes.is_empty());
    desk.undo().unwrap().unwrap();
    assert_eq!(
        evidence(&fixture, &run, edge).pairs[1].mark,
        MarkView::Innocent
    );
    for _ in 0..4 {
        desk.redo().unwrap().unwrap();
    }
    let again = evidence(&fixture, &run, edge);
    assert_eq!(
        (again.mark, again.marked),
        (MarkView::Convincing, [1, 1, 0])
    );
    let id = again.notes[0].id.clone();
    desk.edit_note(&id, "other words").unwrap();
    assert_eq!(evidence(&fixture, &run, edge).notes[0].text, "other words");
    desk.remove_note(&id).unwrap();
    assert!(evidence(&fixture, &run, edge).notes.is_empty());
    verified(&fixture);

    let strange = "pair-00000000000000000000000000000000".to_owned();
    assert!(desk.mark(&mark(Some(&strange), MarkView::Unclear)).is_err());
    assert!(desk.add_note(&note(Some(&strange), "x")).is_err());
    assert!(desk.add_note(&note(None, " ")).is_err());
    assert!(desk.add_note(&note(None, &"x".repeat(10_001))).is_err());
    // A run that is called like another's id keeps its marks apart.
    desk.rename_run(&run.run_id, "renamed").unwrap();
    desk.mark(&mark(Some(&keys[3]), MarkView::Convincing))
        .unwrap();
    assert_eq!(evidence(&fixture, &run, edge).marked, [2, 1, 0]);
}

#[test]
fn findings_are_chosen_ordered_and_undone() {
    let (fixture, run) = with_words();
    let (desk, edge) = (&fixture.desk, edge_of(&fixture, &run, "ann", "bob"));
    let pairs = evidence(&fixture, &run, edge).pairs;
    let ask = |title: &str, edge: Option<u32>, keys: &[&str]| FindingAsk {
        title: title.to_owned(),
        run: run.run_id.clone(),
        edge,
        pair_keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..FindingAsk::default()
    };
    desk.add_finding(&ask("", Some(edge), &[])).unwrap();
    desk.add_finding(&ask(
        HOSTILE[2],
        Some(edge),
        &[&pairs[4].pair_key, &pairs[1].pair_key],
    ))
    .unwrap();
    desk.add_finding(&FindingAsk {
        community: Some(1),
        confidence: "moderate".to_owned(),
        ..ask("A group", None, &[])
    })
    .unwrap();
    let list = desk.findings().unwrap();
    let titles: Vec<&str> = list.iter().map(|it| it.finding.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Two accounts shared 14 objects within 60 s of each other",
            HOSTILE[2],
            "A group"
        ]
    );
    // None chosen and none judged: the first three.
    assert_eq!(list[0].pairs.len(), 3);
    assert_eq!(list[0].finding.accounts, ["ann", "bob"]);
    // Chosen ones stand in the order of time, exactly as the evidence screen shows them.
    let view = evidence(&fixture, &run, edge);
    assert_eq!(
        list[1].pairs,
        [view.pairs[1].clone(), view.pairs[4].clone()]
    );
    assert!(view.pairs[1].in_report && !view.pairs[5].in_report);
    assert_eq!(view.finding.as_deref(), Some(list[0].finding.id.as_str()));
    assert_eq!(list[2].finding.community, Some(1));

    let id = |at: usize| desk.findings().unwrap()[at].finding.id.clone();
    desk.move_finding(&id(2), 0).unwrap();
    assert_eq!(desk.findings().unwrap()[0].finding.title, "A group");
    // New words, same evidence.
    let second = id(2);
    desk.edit_finding(
        &second,
        &FindingAsk {
            text: "Words".to_owned(),
            confidence: "high".to_owned(),
            ..ask("Title", Some(edge), &[])
        },
    )
    .unwrap();
    let edited = desk.findings().unwrap().remove(2);
    assert_eq!(
        (edited.finding.title.as_str(), edited.pairs.len()),
        ("Title", 2)
    );
    assert_eq!(edited.finding.confidence, "high");
    desk.edit_finding(&second, &ask("Title", Some(edge), &[&pairs[0].pair_key]))
        .unwrap();
    assert_eq!(desk.findings().unwrap()[2].pairs.len(), 1);
    desk.remove_finding(&second).unwrap();
    assert_eq!(desk.findings().unwrap().len(), 2);
    for _ in 0..4 {
        desk.undo().unwrap().unwrap();
    }
    let titles = desk.findings().unwrap();
    assert_eq!(
        (titles.len(), titles[1].finding.title.as_str()),
        (3, HOSTILE[2])
    );
    for _ in 0..4 {
        desk.redo().unwrap().unwrap();
    }
    assert_eq!(desk.findings().unwrap().len(), 2);
    // A finding outlives the run that led to it.
    desk.remove_run(&run.run_id).unwrap();
    let left = desk.findings().unwrap();
    assert_eq!(left[1].pairs.len(), 3);
    assert_eq!(left[1].pairs[0].older.node, u32::MAX);
    desk.undo().unwrap().unwrap();
    verified(&fixture);

    let long = "x".repeat(20_001);
    for bad in [
        FindingAsk {
            confidence: "certain".to_owned(),
            ..ask("x", Some(edge), &[])
        },
        FindingAsk {
            text: long,
            ..ask("x", Some(edge), &[])
        },
        ask("x", Some(edge), &["pair-0"]),
        ask("x", None, &[&pairs[0].pair_key]),
        ask("x", Some(9_999), &[]),
        FindingAsk {
            community: Some(99),
            ..ask("x", None, &[])
        },
    ] {
        assert!(desk.add_finding(&bad).is_err(), "{bad:?}");
    }
    assert!(
        desk.edit_finding("finding-99", &ask("x", None, &[]))
            .is_err()
    );
    assert!(desk.remove_finding("finding-99").is_err());
}

#[test]
fn judged_pairs_are_the_evidence_when_none_is_chosen() {
    let (fixture, run) = with_words();
    let (desk, edge) = (&fixture.desk, edge_of(&fixture, &run, "ann", "bob"));
    let pairs = evidence(&fixture, &run, edge).pairs;
    for at in [5, 2] {
        desk.mark(&MarkAsk {
            run: run.run_id.clone(),
            edge,
            pair_key: Some(pairs[at].pair_key.clone()),
            mark: MarkView::Convincing,
        })
        .unwrap();
    }
    let ask = FindingAsk {
        run: run.run_id.clone(),
        edge: Some(edge),
        ..FindingAsk::default()
    };
    desk.add_finding(&ask).unwrap();
    let keys = &desk.findings().unwrap()[0].finding.pair_keys;
    assert_eq!(
        *keys,
        [pairs[2].pair_key.clone(), pairs[5].pair_key.clone()]
    );
}
