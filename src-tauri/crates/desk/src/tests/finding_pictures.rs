//! The picture of a finding: kept as numbers, printed under it without a name, the same whatever becomes of
//! the drawing, and refused when it is none.

use super::Fixture;
use super::review::{edge_of, verified, with_words};
use crate::api::{
    FindingAsk, NetworkFilter, PictureScene, PictureState, PinnedPlace, ReportAsk, RunView,
};

/// All three accounts of the case, two of them named, the edge between those two selected.
fn seen() -> PictureState {
    let dot = |node: i32, x: i32| [node, x, 1_000, 60, 1, 0];
    let line = |edge: i32, from: i32, to: i32| [edge, from, 1_000, to, 1_000, 0, 1, 0];
    let name = |node: i32, x: i32| [5, x, 1_040, 110, 600, 16, 0, 13, node, 0, 0];
    PictureState {
        level: "accounts".to_owned(),
        names: true,
        selected_edge: true,
        camera: [0.5, -0.25, 20.0],
        scene: PictureScene {
            width: 600,
            height: 400,
            dots: [dot(0, 1_000), dot(1, 3_000), dot(2, 5_000)].concat(),
            lines: [line(0, 1_000, 3_000), line(1, 1_000, 5_000)].concat(),
            steps: vec![300, 100],
            shapes: [
                [1, 1_000, 1_000, 100, -1, 1_000, 19, 1_000, 200, 0, 0],
                name(0, 1_100),
                name(2, 5_100),
            ]
            .concat(),
            communities: vec![1],
            sizes: vec![(12, 60)],
            weights: vec![(3, 300, 100)],
            dots_in_view: 3,
            lines_in_view: 2,
            ..PictureScene::default()
        },
        ..PictureState::default()
    }
}

fn ask(run: &RunView, picture: Option<PictureState>) -> FindingAsk {
    FindingAsk {
        title: "As seen".to_owned(),
        run: run.run_id.clone(),
        picture,
        ..FindingAsk::default()
    }
}

fn report(fixture: &Fixture, run: &RunView, names: bool) -> String {
    let ask = ReportAsk {
        run: run.run_id.clone(),
        names,
        ..ReportAsk::default()
    };
    fixture.desk.report_html(&ask).unwrap()
}

/// The figure and its caption; empty where the report has none.
fn figure(html: &str) -> String {
    let figure = html.split("<figure class=\"seen\">").nth(1);
    let figure = figure.and_then(|rest| rest.split("</figure>").next());
    figure.unwrap_or_default().to_owned()
}

#[test]
fn a_picture_is_printed_under_its_finding_without_a_name() {
    let (fixture, run) = with_words();
    let mut picture = seen();
    picture.filter = NetworkFilter {
        min_weight: Some(2),
        text: Some("nn".to_owned()),
        ..NetworkFilter::default()
    };
    fixture.desk.add_finding(&ask(&run, Some(picture))).unwrap();
    let html = report(&fixture, &run, false);
    assert_eq!(html, report(&fixture, &run, false), "the same bytes");
    let printed = figure(&html);
    assert_eq!(
        printed.matches("<circle").count(),
        3 + 1 + 1 + 1,
        "dots, ring, legend"
    );
    assert_eq!(printed.matches(">P-").count(), 2);
    for words in [
        "2 of 3 edges",
        "edge weight at least 2",
        "a part of a name (withheld)",
        "both ends of the edge",
        &run.run_id,
        "seed",
    ] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
    let words = html.split("</style>").nth(1).unwrap();
    for name in ["ann", "bob", "eve", "nn"] {
        let mut found = words.split(|c: char| !c.is_alphanumeric());
        assert!(!found.any(|word| word == name), "{name}");
    }
    let named = figure(&report(&fixture, &run, true));
    assert!(named.contains(">ann</text>") && named.contains(">eve</text>"));
    assert!(named.contains("name contains &quot;nn&quot;") && !named.contains(">P-"));
    verified(&fixture);
}

#[test]
fn a_picture_stays_as_it_was() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    desk.add_finding(&ask(&run, Some(seen()))).unwrap();
    let before = figure(&report(&fixture, &run, false));
    let id = desk.findings().unwrap()[0].finding.id.clone();
    // The drawing is made anew; the finding gets other words.
    desk.settle(&run.run_id, Some(77)).unwrap();
    let place = PinnedPlace {
        node: 1,
        x: 9.0,
        y: 9.0,
    };
    desk.pin(&run.run_id, &[place]).unwrap();
    let reworded = FindingAsk {
        text: "Other words.".to_owned(),
        keep_picture: true,
        ..ask(&run, None)
    };
    desk.edit_finding(&id, &reworded).unwrap();
    let html = report(&fixture, &run, false);
    assert!(html.contains("Other words.") && figure(&html) == before);
    // Another subject of the same run: the picture stays with the words it was taken for.
    let edge = Some(edge_of(&fixture, &run, "ann", "bob"));
    desk.edit_finding(
        &id,
        &FindingAsk {
            edge,
            ..reworded.clone()
        },
    )
    .unwrap();
    assert_eq!(figure(&report(&fixture, &run, false)), before);
    // Left out, and back by undo.
    let left_out = FindingAsk {
        edge,
        keep_picture: false,
        ..reworded
    };
    desk.edit_finding(&id, &left_out).unwrap();
    assert_eq!(figure(&report(&fixture, &run, false)), "");
    assert_eq!(desk.findings().unwrap()[0].finding.picture, "");
    desk.undo().unwrap().unwrap();
    assert_eq!(figure(&report(&fixture, &run, false)), before);
    assert_eq!(desk.findings().unwrap()[0].finding.picture.len(), 64);
    desk.redo().unwrap().unwrap();
    assert_eq!(figure(&report(&fixture, &run, false)), "");
    for _ in 0..6 {
        desk.undo().unwrap().unwrap();
    }
    assert!(desk.findings().unwrap().is_empty());
    verified(&fixture);

    // A picture of the drawing as it is now says how that is.
    for _ in 0..3 {
        desk.redo().unwrap().unwrap();
    }
    desk.add_finding(&ask(&run, Some(seen()))).unwrap();
    let html = report(&fixture, &run, false);
    let now = html.split("<figure class=\"seen\">").nth(2).unwrap();
    assert!(now.contains("Drawn with seed 77.") && now.contains("1 account stands"));
}

#[test]
fn the_same_picture_is_kept_once() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let events = || desk.case_view().unwrap().audit_seq;
    let start = events();
    desk.add_finding(&ask(&run, Some(seen()))).unwrap();
    assert_eq!(events(), start + 2, "the picture and the finding");
    desk.add_finding(&ask(&run, Some(seen()))).unwrap();
    assert_eq!(events(), start + 3);
    let list = desk.findings().unwrap();
    assert_eq!(list[0].finding.picture, list[1].finding.picture);
}

#[test]
fn what_is_no_picture_of_the_run_is_refused() {
    let (fixture, run) = with_words();
    let change = |how: fn(&mut PictureState)| {
        let mut picture = seen();
        how(&mut picture);
        picture
    };
    for picture in [
        change(|it| it.level = "moon".to_owned()),
        change(|it| it.camera[2] = f64::NAN),
        change(|it| it.scene.width = 0),
        change(|it| it.scene.height = 1_000_000),
        change(|it| it.scene.dots.truncate(5)),
        change(|it| it.scene.dots[4] = 13),
        change(|it| it.scene.dots[3] = -1),
        change(|it| it.scene.lines[5] = 1),
        change(|it| it.scene.lines[1] = i32::MIN),
        change(|it| it.scene.shapes[0] = 6),
        change(|it| it.scene.shapes[11 + 8] = 3),
        change(|it| it.scene.shapes[11 + 8] = -1),
        change(|it| it.scene.shapes[11 + 5] = 20),
        change(|it| it.scene.dots = vec![0; 6 * 12_001]),
        change(|it| it.scene.lines = vec![0; 8 * 8_001]),
        change(|it| it.scene.shapes = vec![0; 11 * 16_001]),
        change(|it| it.scene.communities = vec![1; 65]),
    ] {
        let refused = fixture.desk.add_finding(&ask(&run, Some(picture.clone())));
        let code = refused.map(|_| picture).unwrap_err().code;
        assert!(
            ["picture-refused", "no-such-level"].contains(&code.as_str()),
            "{code}"
        );
    }
    assert!(fixture.desk.findings().unwrap().is_empty());
    verified(&fixture);
}
