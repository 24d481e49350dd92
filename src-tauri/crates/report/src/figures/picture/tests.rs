//! The picture of a finding: complete, closed, the same every time, and without a name that is not to be
//! printed.

use super::sample::picture as sample_picture;
use super::*;
use crate::model::{DotSize, Picture, Scene, SceneLegend};

fn named(names: Names) -> String {
    picture("p", &sample_picture(), names).unwrap()
}

#[test]
fn everything_of_the_scene_is_drawn() {
    let (scene, svg) = (sample_picture().scene, named(Names::Pseudonymised));
    let (frame, legend) = svg.split_once("</svg>").unwrap();
    assert_eq!(frame.matches("<path").count(), scene.lines.len() + 1);
    assert_eq!(frame.matches("<circle").count(), scene.dots.len() + 1);
    for words in [
        "Community",
        "Strength",
        "Edge weight",
        "higher numbers",
        "put there by hand (1)",
    ] {
        assert!(legend.contains(words), "{words}");
    }
    assert!(!legend.contains("tightness"));
    assert!(svg.contains("1\u{202F}204 of 9\u{202F}310 accounts"));
    assert_eq!(svg, named(Names::Pseudonymised), "the same bytes");
}

#[test]
fn names_are_what_the_report_calls_accounts() {
    let coded = named(Names::Pseudonymised);
    assert!(coded.contains(">P-7K3QX</text>") && !coded.contains("Ochtendkrant"));
    let shown = named(Names::Shown);
    assert!(shown.contains(">De_Ochtendkrant</text>") && !shown.contains("P-7K3QX"));
    assert!(!shown.contains('\u{202E}'));
}

#[test]
fn a_name_that_has_no_room_is_left_out() {
    let mut seen = sample_picture();
    let name = |x: f64| Shape::Name {
        lettering: Lettering {
            at: [x, 100.0],
            size: 11.0,
            ..Lettering::default()
        },
        account: AccountRef {
            pseudonym: "P-00000".to_owned(),
            ..AccountRef::default()
        },
    };
    let drawn = |seen: &Picture| {
        let svg = picture("p", seen, Names::Pseudonymised).unwrap();
        svg.matches("P-00000").count()
    };
    seen.scene.shapes = vec![name(100.0), name(130.0), name(300.0), name(880.0)];
    assert_eq!(drawn(&seen), 2, "one lies on another, one leaves the frame");
}

#[test]
fn the_legend_says_what_a_size_says() {
    let mut seen = sample_picture();
    let said = |seen: &Picture| picture("p", seen, Names::Shown).unwrap();
    assert!(said(&seen).contains("Strength"));
    seen.scene.legend.size_by = DotSize::Neighbours;
    assert!(said(&seen).contains("Neighbours") && !said(&seen).contains("Strength"));
    // Where all are alike there is nothing to say.
    seen.scene.legend.size_by = DotSize::Equal;
    seen.scene.legend.sizes.clear();
    assert!(!said(&seen).contains("Neighbours") && !said(&seen).contains("Strength"));
}

#[test]
fn a_map_says_what_its_bubbles_say() {
    let mut seen = sample_picture();
    seen.scene.legend.layers = Some(vec!["url".to_owned(), "<i>hashtag".to_owned()]);
    let svg = picture("p", &seen, Names::Shown).unwrap();
    for words in [
        "Accounts",
        "Pairs between",
        "tightness",
        "Marks: layers url",
        "&lt;i&gt;hashtag",
    ] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn what_is_no_frame_is_no_picture() {
    for width in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        let scene = Scene {
            width,
            height: 100.0,
            legend: SceneLegend::default(),
            ..Scene::default()
        };
        let seen = Picture {
            scene,
            ..Picture::default()
        };
        assert_eq!(picture("p", &seen, Names::Shown), None, "{width}");
    }
}
