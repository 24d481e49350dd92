//! The drawing of a run: another seed, accounts pinned, released, undone; what was said stays in the case.

use super::Fixture;
use super::network::german;
use crate::api::{ChangeView, DetectAsk, DrawingState, DrawingView, PinnedPlace, RunView};

/// The German case once more, to be changed.
fn with_run() -> (Fixture, String) {
    let fixture = Fixture::new();
    fixture.desk.create_case("German").unwrap();
    let data = super::home(fixture.folder.path())
        .datasets_dir
        .join("german_elections_2021/german_elections_2021.csv.gz");
    let file = fixture.desk.register_files(&[data]).remove(0);
    let job = fixture.desk.start_import(file.file, Default::default());
    let _: crate::api::ImportView = fixture.result_of(job.unwrap());
    let ask = DetectAsk::default();
    let run: RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    (fixture, run.run_id)
}

fn positions(fixture: &Fixture, run: &str) -> Vec<[f32; 2]> {
    let bytes = fixture.desk.position_bytes(run).unwrap();
    assert_eq!(&bytes[..4], b"ZWL1");
    let numbers: Vec<[u8; 4]> = bytes[4..]
        .chunks(4)
        .map(|c| c.try_into().unwrap())
        .collect();
    let n = u32::from_le_bytes(numbers[0]) as usize;
    let positions: Vec<f32> = numbers[1..]
        .iter()
        .map(|c| f32::from_le_bytes(*c))
        .collect();
    assert_eq!(positions.len(), 2 * n);
    positions.chunks(2).map(|xy| [xy[0], xy[1]]).collect()
}

/// Asks until nothing moves any more, as the window does.
fn settled(fixture: &Fixture, run: &str) -> (DrawingView, Vec<[f32; 2]>) {
    loop {
        let view = fixture.desk.drawing(run).unwrap();
        let places = positions(fixture, run);
        assert!(places.iter().flatten().all(|value| value.is_finite()));
        if view.state != DrawingState::Settling {
            return (view, places);
        }
        assert!(view.job > 0 && view.percent < 100);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Another day: a desk that has forgotten what it drew. The index of the search may still be at work.
fn later(fixture: Fixture) -> Fixture {
    while fixture.desk.close_case().is_err() {}
    fixture.again()
}

fn changed(change: Option<ChangeView>) -> String {
    change.map(|change| change.label).unwrap_or_default()
}

#[test]
fn a_run_is_drawn_as_it_came() {
    let (fixture, run) = (&german().fixture, german().id());
    let (view, places) = settled(fixture, &run);
    assert_eq!(
        (view.state, view.percent, view.job),
        (DrawingState::Settled, 100, 0)
    );
    assert_eq!((view.seed, view.run_seed, view.behind), (1, 1, false));
    assert!(view.pinned.is_empty());
    let network = fixture.desk.network_bytes(&run).unwrap();
    let first = f32::from_le_bytes(network[12..16].try_into().unwrap());
    assert_eq!(first, places[0][0]);
    assert!(!fixture.desk.stop_drawing(&run).unwrap());
}

#[test]
fn another_seed_draws_anew_and_undo_brings_the_places_back() {
    let (fixture, run) = with_run();
    let desk = &fixture.desk;
    let (_, before) = settled(&fixture, &run);
    assert_eq!(changed(desk.settle(&run, None).unwrap()), "");
    assert_eq!(changed(desk.settle(&run, Some(1)).unwrap()), "");
    let label = changed(desk.settle(&run, Some(7)).unwrap());
    assert!(label.ends_with("with seed 7"), "{label}");
    let (view, after) = settled(&fixture, &run);
    assert_eq!(
        (view.state, view.seed, view.run_seed),
        (DrawingState::Settled, 7, 1)
    );
    assert_ne!(before, after);
    desk.undo().unwrap().unwrap();
    assert_eq!(settled(&fixture, &run).1, before);
    desk.redo().unwrap().unwrap();
    assert_eq!(settled(&fixture, &run).1, after);
    // The map follows the drawing, and what was drawn is drawn again by a desk that has forgotten it.
    let map = |fixture: &Fixture| fixture.desk.map_bytes(&run, &Default::default()).unwrap();
    let with_seven = map(&fixture);
    let key = desk.start().recent[0].key.clone();
    let fixture = later(fixture);
    let desk = &fixture.desk;
    desk.open_case(&key).unwrap();
    assert_eq!(settled(&fixture, &run).1, after);
    assert_eq!(map(&fixture), with_seven);
    desk.undo().unwrap().unwrap();
    assert_ne!(map(&fixture), with_seven);
    let refused = desk.settle(&run, Some(1 << 60)).unwrap_err();
    assert_eq!(refused.code, "bad-seed");
}

#[test]
fn pinned_accounts_stay_through_seeds_and_openings_until_they_are_released() {
    let (fixture, run) = with_run();
    let desk = &fixture.desk;
    let (_, before) = settled(&fixture, &run);
    let places = [
        PinnedPlace {
            node: 5,
            x: 300.5,
            y: -20.25,
        },
        PinnedPlace {
            node: 0,
            x: -1.0,
            y: 0.1,
        },
    ];
    let label = desk.pin(&run, &places).unwrap().label;
    assert!(
        label.starts_with("2 accounts pinned in the drawing of"),
        "{label}"
    );
    let (view, pinned) = settled(&fixture, &run);
    assert!(view.behind);
    assert_eq!(view.pinned, [places[1], places[0]]);
    for (node, place) in pinned.iter().enumerate() {
        match node {
            0 => assert_eq!(*place, [-1.0, 0.1]),
            5 => assert_eq!(*place, [300.5, -20.25]),
            // Nobody else moves before somebody asks for it.
            _ => assert_eq!(*place, before[node]),
        }
    }
    desk.settle(&run, None).unwrap().unwrap();
    let (view, around) = settled(&fixture, &run);
    assert!(!view.behind);
    assert_ne!(around, pinned);
    desk.settle(&run, Some(9)).unwrap().unwrap();
    let (_, nine) = settled(&fixture, &run);
    assert_eq!((nine[5], nine[0]), ([300.5, -20.25], [-1.0, 0.1]));
    let key = desk.start().recent[0].key.clone();
    let fixture = later(fixture);
    let desk = &fixture.desk;
    desk.open_case(&key).unwrap();
    let (view, again) = settled(&fixture, &run);
    assert_eq!((again, view.pinned.len()), (nine, 2));

    let label = desk.release(&run, &[5]).unwrap().label;
    assert!(label.contains(" released in the drawing of "), "{label}");
    assert_eq!(settled(&fixture, &run).0.pinned, [places[1]]);
    let refused = desk.release(&run, &[5]).unwrap_err();
    assert_eq!(refused.code, "unknown-object");
    let nowhere = PinnedPlace {
        node: u32::MAX,
        x: 0.0,
        y: 0.0,
    };
    assert_eq!(
        desk.pin(&run, &[nowhere]).unwrap_err().code,
        "no-such-account"
    );
    for _ in 0..4 {
        desk.undo().unwrap().unwrap();
    }
    let (view, last) = settled(&fixture, &run);
    assert!(view.pinned.is_empty() && !view.behind);
    assert_eq!(last, before);
}
