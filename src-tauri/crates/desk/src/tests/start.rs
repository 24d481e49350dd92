//! Start screen: settings, recent cases, examples, and what hostile files in their place do.

use std::fs;

use super::Fixture;
use crate::api::{CaseView, JobPhase, Language, Settings, Theme};

#[test]
fn settings_last_and_are_kept_in_bounds() {
    let fixture = Fixture::new();
    assert_eq!(fixture.desk.start().settings, Settings::default());
    // Until somebody chooses, the window speaks as the system does.
    assert_eq!(fixture.desk.start().settings.language, Language::Auto);
    let mut settings = Settings {
        theme: Theme::Dark,
        actor: "  Ann\u{7}a  ".to_owned(),
        ..Settings::default()
    };
    settings.panels.insert("side".to_owned(), 320.0);
    settings.panels.insert("broken".to_owned(), f64::NAN);
    let kept = fixture.desk.set_settings(settings).unwrap();
    assert_eq!(kept.actor, "Anna");
    assert_eq!(kept.panels.len(), 1);
    assert_eq!(fixture.again().desk.start().settings, kept);
}

#[test]
fn damaged_state_files_are_no_obstacle() {
    let hostile = [
        "",
        "{",
        "null",
        "[[[[",
        "{\"theme\":\"pink\",\"panels\":{\"a\":1e999}}",
        "[{\"path\":\"relative\"},{\"path\":7},null,{}]",
        "{\"0\":{\"ask\":[],\"used_at_utc\":1}}",
    ];
    for content in hostile {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        for name in ["settings.json", "recent.json", "mappings.json", "pace.json"] {
            fs::write(data.join(name), content).unwrap();
        }
        let fixture = Fixture::within(folder);
        let start = fixture.desk.start();
        assert_eq!(start.settings, Settings::default(), "{content}");
        assert!(start.recent.is_empty(), "{content}");
        // And the next change makes them sound again.
        fixture.small_case();
        assert_eq!(fixture.again().desk.start().recent.len(), 1, "{content}");
    }
}

#[test]
fn deeply_nested_and_huge_state_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("recent.json"), "[".repeat(1 << 20)).unwrap();
    fs::write(data.join("settings.json"), " ".repeat(9 << 20)).unwrap();
    assert!(Fixture::within(folder).desk.start().recent.is_empty());
}

#[test]
fn a_case_is_remembered_with_its_barcode_and_forgotten() {
    let fixture = Fixture::new();
    let view = fixture.small_case();
    assert_eq!(view.title, "Small");
    assert_eq!(view.folder, "~/cases/Small.zwerm");
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while fixture.desk.start().recent[0].barcode.bins.is_empty() {
        assert!(std::time::Instant::now() < patience, "no barcode");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let fixture = fixture.again();
    let recent = fixture.desk.start().recent;
    assert_eq!(recent.len(), 1);
    assert_eq!(recent[0].n_posts, 9);
    assert_eq!(recent[0].barcode.bins.len(), 240);
    assert_eq!(recent[0].barcode.bins.iter().sum::<u32>(), 9);
    assert!(recent[0].exists);
    assert!(!recent[0].key.contains("Small"), "a key is no path");
    assert_eq!(
        fixture.desk.open_case(&recent[0].key).unwrap().title,
        "Small"
    );
    fixture.desk.forget_case(&recent[0].key).unwrap();
    assert!(fixture.desk.start().recent.is_empty());
    let error = fixture.desk.open_case(&recent[0].key).unwrap_err();
    assert_eq!(error.code, "no-such-case");
}

#[test]
fn titles_become_names_of_folders() {
    let fixture = Fixture::new();
    let first = fixture
        .desk
        .create_case("../../Verkiezing: één & twee")
        .unwrap();
    let second = fixture
        .desk
        .create_case("../../Verkiezing: één & twee")
        .unwrap();
    assert_eq!(first.title, second.title);
    assert_ne!(first.folder, second.folder);
    assert!(first.folder.starts_with("~/cases/"), "{}", first.folder);
    assert!(!first.folder.contains(".."), "{}", first.folder);
    assert_eq!(
        fixture.desk.create_case(" ").unwrap().title,
        "Untitled case"
    );
    assert_eq!(fixture.desk.start().recent.len(), 3);
}

#[test]
fn one_click_leads_to_a_network_and_the_second_is_quick() {
    let fixture = Fixture::new();
    let examples = fixture.desk.start().examples;
    assert!(
        examples
            .iter()
            .any(|example| example.id == "german-election-2021")
    );
    let job = fixture.desk.start_example("german-election-2021").unwrap();
    let view: CaseView = fixture.result_of(job);
    assert_eq!(view.imports.len(), 1);
    assert_eq!(view.imports[0].rows_usable, 218_968);
    assert_eq!(view.runs.len(), 1);
    assert!(view.runs[0].n_edges > 100);
    assert!(!view.invented);
    fixture.desk.close_case().unwrap();
    let job = fixture.desk.start_example("german-election-2021").unwrap();
    assert_eq!(fixture.result_of::<CaseView>(job).case_id, view.case_id);
    let error = fixture.desk.start_example("../x").unwrap_err();
    assert_eq!(error.code, "no-such-example");
}

#[test]
fn a_cancelled_example_leaves_nothing() {
    let fixture = Fixture::new();
    let job = fixture.desk.start_example("german-election-2021").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(fixture.desk.cancel(job));
    assert_eq!(fixture.end_of(job).state, JobPhase::Cancelled);
    assert!(!fixture.desk.cancel(job));
    let left = fs::read_dir(fixture.data("examples")).unwrap().count();
    assert_eq!(left, 0);
    assert_eq!(fixture.desk.case_view().unwrap_err().code, "no-case");
}

#[test]
fn invented_data_is_called_invented_wherever_it_is() {
    use sha2::{Digest, Sha256};
    let mut fixture = Fixture::new();
    let datasets = fixture.folder.path().join("datasets");
    fs::create_dir(&datasets).unwrap();
    let file = fixture.file("datasets/a.csv", &super::small());
    let sha256: String = Sha256::digest(super::small())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let manifest = serde_json::json!({ "datasets": [{
        "id": "invented_city_election",
        "file": "a.csv",
        "sha256": sha256,
        "invented": true,
    }, 7, null] });
    fs::write(datasets.join("manifest.json"), manifest.to_string()).unwrap();
    let mut home = super::home(fixture.folder.path());
    home.datasets_dir = datasets;
    fixture.desk = crate::Desk::new(home, fixture.runtime.handle().clone());
    let examples = fixture.desk.start().examples;
    assert_eq!(examples.len(), 1);
    let job = fixture.desk.start_example(&examples[0].id).unwrap();
    assert!(fixture.result_of::<CaseView>(job).invented);
    // A file that the user gives to a case of his own is recognised by its bytes.
    assert!(!fixture.desk.create_case("Mine").unwrap().invented);
    let path = fixture.folder.path().join("datasets").join(&file.name);
    let file = fixture.desk.register_files(&[path]).remove(0).file;
    let job = fixture.desk.start_import(file, Default::default()).unwrap();
    let _: crate::api::ImportView = fixture.result_of(job);
    assert!(fixture.desk.case_view().unwrap().invented);
}

#[test]
fn a_case_that_cannot_be_read_is_named_and_leaves_the_earlier_one_open() {
    let fixture = Fixture::new();
    let first = fixture.small_case();
    fixture.desk.create_case("Second").unwrap();
    fixture.desk.close_case().unwrap();
    let cases = fixture.data("../cases");
    let second = cases.join("Second.zwerm");
    fixture.desk.open_path(&cases.join("Small.zwerm")).unwrap();
    let file = second.join("case.sqlite");
    let sound = fs::read(&file).unwrap();
    let mut holed = sound.clone();
    for byte in holed.iter_mut().skip(4_096) {
        *byte = 0;
    }
    for (bytes, what) in [
        (b"not a database".to_vec(), "another file"),
        (holed, "a file with holes"),
    ] {
        fs::write(&file, bytes).unwrap();
        let error = fixture.desk.open_path(&second).unwrap_err();
        let told = format!("{} {}", error.message, error.place.unwrap_or_default());
        assert!(told.contains("Second.zwerm"), "{what}: {told}");
        assert_eq!(fixture.desk.case_view().unwrap().case_id, first.case_id);
    }
    fs::write(&file, sound).unwrap();
    assert_ne!(
        fixture.desk.open_path(&second).unwrap().case_id,
        first.case_id
    );
}
