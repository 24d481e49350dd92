//! How far a run is reviewed, what comes next, and the file of it.

use std::fs;

use super::Fixture;
use super::remarks::edges_passing;
use super::review::{edge_of, evidence, verified, with_words};
use crate::api::{
    EdgePlace, ExportAsk, MarkAsk, MarkView, NetworkFilter, NoteAsk, RemarkOn, ReportAsk,
    ReviewCount, ReviewState, RunView, TableAsk, WrittenView,
};

fn judge(fixture: &Fixture, run: &RunView, edge: u32, pair: Option<usize>, mark: MarkView) {
    let pair_key = pair.map(|at| evidence(fixture, run, edge).pairs.remove(at).pair_key);
    let ask = MarkAsk {
        run: run.run_id.clone(),
        edge,
        pair_key,
        mark,
    };
    fixture.desk.mark(&ask).unwrap();
}

fn table(run: &RunView) -> TableAsk {
    TableAsk {
        run: run.run_id.clone(),
        table: "edges".to_owned(),
        filter: NetworkFilter::default(),
        sort: "weight".to_owned(),
        descending: true,
        offset: 0,
        limit: 10,
    }
}

#[test]
fn edges_are_counted_as_seen_and_as_what_they_were_judged() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let edge = |a: &str, b: &str| edge_of(&fixture, &run, a, b);
    let (ab, ae, be) = (edge("ann", "bob"), edge("ann", "eve"), edge("bob", "eve"));
    let nothing = desk.review(&run.run_id).unwrap();
    assert_eq!((nothing.whole.edges, nothing.whole.seen), (run.n_edges, 0));
    assert!(nothing.communities.is_empty());

    assert!(desk.see_edge(&run.run_id, ab).unwrap());
    assert!(!desk.see_edge(&run.run_id, ab).unwrap());
    judge(&fixture, &run, ae, Some(0), MarkView::Convincing);
    judge(&fixture, &run, ae, Some(1), MarkView::Innocent);
    judge(&fixture, &run, be, Some(0), MarkView::Innocent);
    judge(&fixture, &run, be, None, MarkView::Convincing);
    let told = desk.review(&run.run_id).unwrap();
    let expected = ReviewCount {
        community: 0,
        edges: run.n_edges,
        seen: 3,
        convincing: 1,
        unclear: 1,
        innocent: 0,
    };
    assert_eq!(told.whole, expected);
    assert_eq!(told.communities.len(), 1);
    assert_eq!(
        told.communities[0],
        ReviewCount {
            community: 1,
            ..expected
        }
    );
    let passing = |state| {
        let filter = NetworkFilter {
            review: Some(state),
            ..NetworkFilter::default()
        };
        edges_passing(&fixture, &run, filter)
    };
    let counts = [
        ReviewState::Unseen,
        ReviewState::Seen,
        ReviewState::Opened,
        ReviewState::Convincing,
        ReviewState::Unclear,
        ReviewState::Innocent,
    ]
    .map(passing);
    assert_eq!(counts, [0, 3, 1, 1, 1, 0]);
    // Taking a judgement back does not make one blind again: that edge was opened.
    judge(&fixture, &run, be, Some(0), MarkView::None);
    judge(&fixture, &run, be, None, MarkView::None);
    assert_eq!(
        passing(ReviewState::Unseen),
        1,
        "judged without being opened"
    );
    verified(&fixture);
    assert!(desk.see_edge(&run.run_id, 99).is_err());
}

#[test]
fn the_next_edge_is_the_next_of_the_table_that_nobody_saw() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let ask = table(&run);
    let rows: Vec<u32> = desk
        .edge_page(&ask)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.edge)
        .collect();
    let next = |after| desk.next_unseen(&ask, after).unwrap();
    let place = |row: usize| {
        Some(EdgePlace {
            edge: rows[row],
            row: row as u64,
        })
    };
    assert_eq!(next(None), place(0));
    assert_eq!(next(Some(rows[0])), place(1));
    desk.see_edge(&run.run_id, rows[1]).unwrap();
    assert_eq!(next(Some(rows[0])), place(2));
    // After the last one it begins again at the first.
    assert_eq!(next(Some(rows[2])), place(0));
    desk.see_edge(&run.run_id, rows[0]).unwrap();
    desk.see_edge(&run.run_id, rows[2]).unwrap();
    assert_eq!(next(Some(rows[1])), None);
}

#[test]
fn the_review_leaves_the_case_as_a_table() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let ab = edge_of(&fixture, &run, "ann", "bob");
    judge(&fixture, &run, ab, Some(0), MarkView::Convincing);
    desk.see_edge(&run.run_id, edge_of(&fixture, &run, "ann", "eve"))
        .unwrap();
    let ask = NoteAsk {
        run: run.run_id.clone(),
        on: RemarkOn::Edge { edge: ab },
        text: "=1+1\nseen, \"twice\"".to_owned(),
    };
    desk.add_note(&ask).unwrap();
    let export = ExportAsk {
        what: "review".to_owned(),
        report: ReportAsk {
            run: run.run_id.clone(),
            ..ReportAsk::default()
        },
        choose_place: false,
    };
    let kinds = desk.export_kinds(&run.run_id).unwrap();
    assert!(
        kinds
            .iter()
            .any(|kind| kind.id == "review" && kind.ending == "csv")
    );
    let written: Option<WrittenView> = fixture.result_of(desk.start_export(export, None).unwrap());
    let path = desk.path_of_file(written.unwrap().file).unwrap();
    let csv = fs::read_to_string(path).unwrap();
    let mut lines = csv.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("community,from_platform,from,")
    );
    let first = "1,microblog,ann,microblog,bob,";
    let line = lines.next().unwrap();
    assert!(line.starts_with(first), "{line}");
    assert!(line.contains(",true,convincing,pairs,1,0,0,"), "{line}");
    // The note runs over two lines of one quoted cell, and begins with an apostrophe.
    assert!(line.ends_with(",\"'=1+1"), "{line}");
    assert_eq!(lines.next().unwrap(), "seen, \"\"twice\"\"\"");
    assert!(lines.next().unwrap().contains(",true,,,0,0,0,,,"));
    assert!(lines.next().unwrap().contains(",false,,,0,0,0,,,"));
    verified(&fixture);
}
