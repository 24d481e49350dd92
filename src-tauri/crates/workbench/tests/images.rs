//! Pictures of a folder become sources of a case, linked to its posts: in this process, and in the child
//! of the real program.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use zwerm_workbench::worker::Limits;
use zwerm_workbench::{
    Alike, Control, DetectRequest, Environment, ImagesRequest, ImportedImages, Params,
    ProbeOptions, Reader, Selection, SimilarImage, Workbench,
};

/// Rings around a place: `which` moves it, so that different pictures have different hashes.
fn rings(which: u32, width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x * 240 / width, y * 240 / height);
        let (a, b) = (x.abs_diff(which * 53 % 240), y.abs_diff(which * 101 % 240));
        let ring = (a * a + b * b) / 900;
        Rgb([
            (ring * 67) as u8,
            (ring * 41 + 30) as u8,
            255 - (ring * 13) as u8,
        ])
    }))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Six posts with an address of an image, one of them a repost.
const POSTS: &str = "post_id,account_id,created_at,text,media
100,a1,1600000000,one,https://cdn.example/media/AbCdEfGh1.jpg?name=large
101,a2,1600000010,two,https://cdn.example/media/AbCdEfGh2.jpg
102,a3,1600000020,three,https://cdn.example/media/AbCdEfGh3.jpg
103,a1,1600000900,four,https://cdn.example/x/image.png
104,a2,1600000910,five,https://cdn.example/y/image.png
105,a3,1600000920,six,
";

struct Workshop {
    folder: tempfile::TempDir,
    case: Workbench,
}

impl Workshop {
    fn new(reader: Reader) -> Workshop {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("posts.csv");
        fs::write(&file, POSTS).unwrap();
        let environment = Environment::with_clock("tester", || "2026-11-22T09:00:00Z".to_owned());
        let case = Workbench::create(
            &folder.path().join("c"),
            None,
            environment.reading_in(reader),
        )
        .unwrap();
        let options = ProbeOptions {
            platform: Some("x".to_owned()),
            map: vec![("object:image".parse().unwrap(), "media".to_owned())],
            ..ProbeOptions::default()
        };
        case.import(&file, &options, &Control::quiet()).unwrap();
        fs::create_dir(folder.path().join("pictures")).unwrap();
        Workshop { folder, case }
    }

    fn pictures(&self) -> PathBuf {
        self.folder.path().join("pictures")
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.pictures().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn import(&self) -> zwerm_workbench::Result<ImportedImages> {
        self.case.import_images(&self.request(), &Control::quiet())
    }

    fn request(&self) -> ImagesRequest {
        ImagesRequest {
            folder: self.pictures(),
            ..ImagesRequest::default()
        }
    }

    /// Files of the pictures of a post, with how they were linked.
    fn of_post(&self, id: &str) -> Vec<(String, String)> {
        let found = self.case.images_of([("x", id)].into_iter()).unwrap();
        let images = found.into_values().flatten();
        images.map(|image| (image.file, image.linked_by)).collect()
    }

    fn is_sound(&self) -> bool {
        self.case.verify(&Control::quiet()).unwrap().is_ok()
    }
}

fn program() -> Reader {
    Reader::Process(env!("CARGO_BIN_EXE_zwerm").into(), Limits::default())
}

fn png(which: u32) -> Vec<u8> {
    encoded(&rings(which, 120, 80), ImageFormat::Png)
}

#[test]
fn a_picture_finds_its_post_by_id_by_address_or_by_a_list() {
    let shop = Workshop::new(Reader::InProcess);
    shop.put("100.png", &png(1));
    shop.put("100_2.png", &png(2));
    shop.put("deep/101-1.png", &png(3));
    shop.put(
        "AbCdEfGh3.webp",
        &encoded(&rings(4, 120, 80), ImageFormat::WebP),
    );
    shop.put("odd.png", &png(5));
    let links = shop.folder.path().join("links.csv");
    fs::write(&links, "file,content_id\nodd.png,104\nodd.png,105\n").unwrap();
    let request = ImagesRequest {
        links: Some(links),
        ..shop.request()
    };
    let imported = shop
        .case
        .import_images(&request, &Control::quiet())
        .unwrap();
    assert_eq!(
        (imported.n_files, imported.n_linked, imported.n_rejected),
        (5, 5, 0)
    );
    assert_eq!(
        (imported.n_pictures, imported.n_posts, imported.n_shares),
        (5, 5, 6)
    );
    let told = |id: &str| -> BTreeMap<String, String> { shop.of_post(id).into_iter().collect() };
    let by = |files: &[(&str, &str)]| -> BTreeMap<String, String> {
        let pairs = files
            .iter()
            .map(|(file, by)| ((*file).to_owned(), (*by).to_owned()));
        pairs.collect()
    };
    assert_eq!(
        told("100"),
        by(&[("100.png", "content-id"), ("100_2.png", "content-id")])
    );
    assert_eq!(told("101"), by(&[("deep/101-1.png", "content-id")]));
    assert_eq!(told("102"), by(&[("AbCdEfGh3.webp", "media-address")]));
    assert_eq!(told("104"), by(&[("odd.png", "list")]));
    assert_eq!(told("105"), by(&[("odd.png", "list")]));
    assert!(told("103").is_empty());
    assert!(shop.is_sound());
}

#[test]
fn what_cannot_be_linked_or_decoded_is_a_reject_with_its_reason() {
    let shop = Workshop::new(program());
    shop.put("100.png", &png(1));
    shop.put("101.jpg", b"");
    shop.put(
        "102.png",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    );
    let whole = png(2);
    shop.put("103.png", &whole[..whole.len() / 2]);
    let mut claims = png(3);
    claims[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    let mut sum = flate2::Crc::new();
    sum.update(&claims[12..29]);
    claims[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    shop.put("104.png", &claims);
    shop.put("105.gif", &encoded(&rings(4, 60, 40), ImageFormat::Png));
    shop.put("999.png", &png(5));
    shop.put("image.png", &png(6));
    shop.put(".DS_Store", b"passed over");
    let imported = shop.import().unwrap();
    let reasons: BTreeMap<&str, u64> = imported
        .rejected_by_reason
        .iter()
        .map(|(code, count)| (code.as_str(), *count))
        .collect();
    assert_eq!(
        reasons,
        BTreeMap::from([
            ("ambiguous-name", 1),
            ("broken-picture", 1),
            ("empty-file", 1),
            ("no-post", 1),
            ("not-a-picture", 1),
            ("too-many-pixels", 1),
        ])
    );
    // Wrong endings are told, and the picture is read as what it is.
    assert_eq!(imported.n_linked, 2);
    assert!(
        imported
            .warnings
            .iter()
            .any(|it| it.contains("another format")),
        "{:?}",
        imported.warnings
    );
    let rejects = shop.case.rejects().unwrap();
    assert_eq!(rejects.len(), 6);
    for (source, reject) in &rejects {
        assert_eq!(source, "pictures/pictures.jsonl");
        assert!(
            !reject.value.is_empty() && reject.reason.ends_with('.'),
            "{reject:?}"
        );
    }
    // Nothing of what was left out stays in the case.
    let n_sources = fs::read_dir(shop.case.dir().join("sources"))
        .unwrap()
        .count();
    assert_eq!(n_sources, 4, "posts, list, two pictures");
    assert!(shop.is_sound());
}

#[test]
fn a_folder_of_nothing_usable_changes_nothing_and_says_why() {
    let shop = Workshop::new(Reader::InProcess);
    let head = shop.case.audit_head().unwrap();
    assert_eq!(shop.import().unwrap_err().code, "no-files");
    shop.put("999.png", &png(1));
    shop.put("100.png", b"words");
    let error = shop.import().unwrap_err();
    assert_eq!(error.code, "no-pictures");
    assert!(error.message.contains("999.png: No post"), "{error}");
    assert!(
        error.message.contains("100.png: It is something else"),
        "{error}"
    );
    let request = ImagesRequest {
        folder: shop.pictures().join("999.png"),
        ..ImagesRequest::default()
    };
    let error = shop
        .case
        .import_images(&request, &Control::quiet())
        .unwrap_err();
    assert_eq!(error.code, "no-folder");
    assert_eq!(shop.case.audit_head().unwrap(), head);
    assert_eq!(
        fs::read_dir(shop.case.dir().join("sources"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn the_same_pictures_again_are_known_and_new_ones_are_added() {
    let shop = Workshop::new(Reader::InProcess);
    shop.put("100.png", &png(1));
    shop.import().unwrap();
    assert_eq!(shop.import().unwrap_err().code, "already-imported");
    // The same bytes for another post: no new source, one more share.
    shop.put("101.png", &png(1));
    let imported = shop.import().unwrap();
    assert_eq!(
        (imported.n_known, imported.n_linked, imported.n_shares),
        (1, 1, 1)
    );
    assert_eq!(
        shop.of_post("101"),
        [("101.png".to_owned(), "content-id".to_owned())]
    );
    let sources = fs::read_dir(shop.case.dir().join("sources"))
        .unwrap()
        .count();
    assert_eq!(sources, 4, "posts, one picture, two lists");
    assert!(shop.is_sound());
}

fn run(case: &Workbench, name: &str, layer: &str, threads: usize) -> Vec<(String, String)> {
    let request = DetectRequest {
        name: name.to_owned(),
        params: Params {
            layers: vec![layer.to_owned()],
            windows_secs: vec![60.0],
            min_weight: 1,
            min_participation: 1,
            threads,
            ..Params::default()
        },
        selection: Selection::default(),
        cross_platform: true,
        seed: 1,
        alike: Alike {
            image: (layer == "similar_image").then(SimilarImage::default),
            ..Alike::default()
        },
        significance: None,
        judged_within_secs: None,
        sensitivity: None,
        backbone: None,
    };
    case.detect(&request, &Control::quiet()).unwrap();
    let view = case.view(name).unwrap();
    let ends = view.edges.from.iter().zip(&view.edges.to);
    ends.map(|(&a, &b)| {
        let mut names = [view.account(a).account_id, view.account(b).account_id];
        names.sort();
        let [a, b] = names;
        (a, b)
    })
    .collect()
}

#[test]
fn equal_pictures_make_a_layer_and_near_ones_another() {
    let shop = Workshop::new(program());
    let picture = rings(7, 320, 240);
    shop.put("100.png", &encoded(&picture, ImageFormat::Png));
    shop.put("101.png", &encoded(&picture, ImageFormat::Png));
    // The same picture, smaller and compressed.
    let small = picture.resize_exact(200, 150, image::imageops::FilterType::Triangle);
    shop.put("102.jpg", &encoded(&small, ImageFormat::Jpeg));
    // Another one, within the window of nobody.
    shop.put("105.png", &png(3));
    let imported = shop.import().unwrap();
    assert_eq!((imported.n_pictures, imported.n_shares), (3, 4));
    let pairs = |names: &[(&str, &str)]| -> Vec<(String, String)> {
        let names = names
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        names.collect()
    };
    let near = run(&shop.case, "near", "similar_image", 1);
    let expected = pairs(&[("a1", "a2"), ("a1", "a3"), ("a2", "a3")]);
    assert_eq!(
        near.iter().collect::<BTreeSet<_>>(),
        expected.iter().collect()
    );
    assert_eq!(run(&shop.case, "near2", "similar_image", 2), near);
    // The posts behind an edge lead back to the records of their file.
    let evidence = shop
        .case
        .evidence("near", "a1", "a2", 10, &Control::quiet())
        .unwrap();
    assert_eq!(evidence.pairs.len(), 1);
    assert!(
        evidence.pairs[0].older.raw.starts_with("100,a1"),
        "{}",
        evidence.pairs[0].older.raw
    );
    assert!(shop.is_sound());
    // A run holds the pictures.
    let report = shop.folder.path().join("report.html");
    shop.case
        .write_report("near", &Default::default(), &report, &Control::quiet())
        .unwrap();
    let text = fs::read_to_string(&report).unwrap();
    let again = text.split("id=\"reproduce\"").nth(1).unwrap();
    let words: Vec<&str> = again
        .split("<bdi>")
        .filter_map(|part| part.split("</bdi>").next())
        .collect();
    let wanted = ["zwerm", "images", "again.zwerm", "pictures"];
    assert!(words.windows(4).any(|four| four == wanted), "{words:?}");
    assert!(text.contains("pictures/pictures.jsonl") && !text.contains("pictures/101.png"));
}

#[test]
fn taken_back_nothing_is_left_and_made_again_all_is_there() {
    let shop = Workshop::new(Reader::InProcess);
    shop.put("100.png", &png(1));
    shop.put("101.png", &png(2));
    shop.import().unwrap();
    let sha256 = {
        let found = shop.case.images_of([("x", "100")].into_iter()).unwrap();
        found.into_values().flatten().next().unwrap().sha256
    };
    let small = shop.case.small_image(&sha256, &Control::quiet()).unwrap();
    assert_eq!(
        (small.width, small.height, small.rgba.len()),
        (120, 80, 4 * 120 * 80)
    );
    shop.case.undo().unwrap().unwrap();
    assert!(shop.of_post("100").is_empty());
    assert_eq!(shop.case.layers().unwrap(), ["image", "text"]);
    let error = shop
        .case
        .small_image(&sha256, &Control::quiet())
        .unwrap_err();
    assert_eq!(error.code, "no-such-picture");
    assert!(shop.is_sound());
    shop.case.redo().unwrap().unwrap();
    assert_eq!(shop.of_post("100").len(), 1);
    assert!(shop.is_sound());
    // A posts file is no picture, whoever asks.
    let posts = shop.case.imports().unwrap().remove(0).source_sha256;
    assert!(shop.case.small_image(&posts, &Control::quiet()).is_err());
}

#[test]
fn in_this_process_and_in_the_child_the_tables_have_the_same_bytes() {
    let tables = |reader: Reader| -> Vec<(String, String)> {
        let shop = Workshop::new(reader);
        for which in 0..4 {
            shop.put(&format!("10{which}.png"), &png(which));
        }
        shop.put("other.png", &png(9));
        shop.import().unwrap();
        let imports = shop.case.imports().unwrap();
        let files = imports.iter().flat_map(|import| &import.tables);
        files
            .map(|file| (file.file_name.clone(), file.sha256.clone()))
            .collect()
    };
    let here = tables(Reader::InProcess);
    assert!(
        here.iter()
            .any(|(name, _)| name.starts_with("tables/pictures/"))
    );
    assert_eq!(tables(program()), here);
}

#[test]
fn a_picture_that_takes_too_much_memory_is_the_only_one_to_go() {
    // What the child may take is less than one of the pictures needs, and enough for the others.
    let limits = Limits {
        memory_bytes: 200 << 20,
        ..Limits::default()
    };
    let shop = Workshop::new(program().within(limits));
    shop.put("100.png", &png(1));
    shop.put(
        "101.png",
        &encoded(&DynamicImage::new_rgb8(7_000, 7_000), ImageFormat::Png),
    );
    shop.put("102.png", &png(2));
    let imported = shop.import().unwrap();
    assert_eq!(imported.n_linked, 2);
    let reject = &imported.rejects[0];
    assert_eq!(
        (reject.value.as_str(), reject.code.as_str()),
        ("101.png", "reader-out-of-memory")
    );
    assert!(shop.is_sound());
}

#[test]
fn the_command_line_says_what_became_of_each_file() {
    let shop = Workshop::new(Reader::InProcess);
    shop.put("100.png", &png(1));
    shop.put("999\u{202e}.png", &png(2));
    let Workshop { folder, case } = shop;
    drop(case);
    let said = |more: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_zwerm"))
            .arg("images")
            .args([
                folder.path().join("c.zwerm"),
                folder.path().join("pictures"),
            ])
            .args(more)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (
            output.status.code(),
            text + &String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (code, text) = said(&[]);
    assert_eq!(code, Some(0), "{text}");
    for words in [
        "Imported 1 pictures of pictures as set-1",
        "2 found, 1 linked to 1 posts, 1 rejected",
        "1 no-post",
        "1 image (1 different hashes)",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains('\u{202e}'), "a name turns the line around");
    let (code, text) = said(&["--json"]);
    assert_eq!(code, Some(3));
    let error: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
    assert_eq!(error["error"]["code"], "already-imported");
}
