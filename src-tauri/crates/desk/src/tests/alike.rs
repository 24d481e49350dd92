//! Near-duplicate texts as a kind of object that the window offers, finds and shows.

use super::Fixture;
use super::review::with_words;
use crate::api::{
    CommonImageView, DetectAsk, ImagesAsk, ImportedImagesView, NetworkFilter, TableAsk,
};

#[test]
fn similar_texts_are_offered_found_and_opened() {
    let (fixture, _) = with_words();
    let form = fixture.desk.method_form().unwrap();
    let layer = form.layers.iter().find(|layer| layer.is_made).unwrap();
    assert_eq!(layer.id, "similar_text");
    assert!(!layer.is_usual && layer.shares > 0);
    let names: Vec<&str> = layer.parameters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["similarity", "shingle", "min_characters"]);

    let ask = DetectAsk {
        name: "alike".to_owned(),
        layers: vec!["similar_text".to_owned()],
        min_weight: Some(1),
        made: [
            ("similarity".to_owned(), 0.5),
            ("fast_repost_secs".to_owned(), 3.0),
        ]
        .into(),
        ..DetectAsk::default()
    };
    let estimate = fixture.desk.estimate(&ask).unwrap();
    assert_eq!((estimate.n_pairs, estimate.by_layer.len()), (0, 0));
    assert!(
        estimate.method.contains("at least 0.5"),
        "{}",
        estimate.method
    );
    let both = DetectAsk {
        layers: vec!["similar_text".to_owned(), "url".to_owned()],
        ..ask.clone()
    };
    let estimate = fixture.desk.estimate(&both).unwrap();
    let counted: Vec<&str> = estimate
        .by_layer
        .iter()
        .map(|one| one.layer.as_str())
        .collect();
    assert_eq!(counted, ["url"]);

    let run: crate::api::RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    // What belongs to a layer that was not asked for is not in the run.
    assert_eq!(run.ask.made.get("similarity"), Some(&0.5));
    assert_eq!(run.ask.made.len(), 3);
    let edges = fixture.desk.edge_page(&TableAsk {
        run: run.run_id.clone(),
        table: "edges".to_owned(),
        filter: NetworkFilter::default(),
        sort: String::new(),
        descending: false,
        offset: 0,
        limit: 10,
    });
    let edges = edges.unwrap().rows;
    let ids = |edge: &crate::api::EdgeRow| (edge.from_id.clone(), edge.to_id.clone());
    assert!(
        edges
            .iter()
            .any(|edge| ids(edge) == ("ann".to_owned(), "bob".to_owned()))
    );
    let evidence = fixture
        .desk
        .evidence(&run.run_id, edges[0].edge, 0, 5)
        .unwrap();
    assert!(
        evidence
            .pairs
            .iter()
            .all(|pair| pair.layer == "similar_text")
    );
    assert!(!evidence.pairs.is_empty());

    let object = &evidence.pairs[0].object_id;
    let found = fixture.desk.variants(&run.run_id, object).unwrap();
    assert_eq!(found.layer, "similar_text");
    assert!(found.n_posts >= 2 && found.n_accounts >= 2 && found.first_ms <= found.last_ms);
    let posts: u64 = found.variants.iter().map(|one| one.n_posts).sum();
    assert_eq!(posts, found.n_posts);
    let (frequent, others) = found.variants.split_first().unwrap();
    assert!(frequent.changes.is_empty() && frequent.similarity == 1.0);
    for other in others {
        let text_of = |kinds: [&str; 2]| -> String {
            let parts = other.changes.iter();
            let of = parts.filter(|part| kinds.contains(&part.kind.as_str()));
            of.map(|part| part.text.as_str()).collect()
        };
        assert_eq!(text_of(["kept", "added"]), other.text);
        assert_eq!(text_of(["kept", "removed"]), frequent.text);
        assert!(other.similarity < 1.0);
    }
    let none = fixture.desk.variants(&run.run_id, "no such text at all");
    assert_eq!(none.unwrap_err().code, "no-such-object");
}

#[test]
fn where_nobody_wrote_there_is_nothing_to_compare() {
    let form = super::network::german().fixture.desk.method_form().unwrap();
    assert!(form.layers.iter().all(|layer| !layer.is_made));
    assert!(form.layers.iter().all(|layer| layer.parameters.is_empty()));
}

#[test]
fn a_parameter_that_no_layer_has_is_refused() {
    let (fixture, _) = with_words();
    let ask = |id: &str, value: f64| DetectAsk {
        layers: vec!["similar_text".to_owned()],
        made: [(id.to_owned(), value)].into(),
        ..DetectAsk::default()
    };
    for (id, value, code) in [
        ("likeness", 1.0, "unknown-parameter"),
        ("shingle", 2.5, "invalid-parameter"),
        ("similarity", 0.1, "invalid-parameter"),
    ] {
        let error = fixture.desk.estimate(&ask(id, value)).unwrap_err();
        assert_eq!(error.code, code, "{id}");
    }
}

/// A picture of rings, as an uncompressed file of a format that is read.
fn picture(which: u8) -> Vec<u8> {
    // GIF of 32 x 32 pixels, two colours, each code of two bits a clear code or a pixel: no compression.
    let mut bytes =
        b"GIF89a\x20\0\x20\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x20\0\x20\0\0\x02".to_vec();
    let mut bits = Vec::new();
    for at in 0..32_u32 * 32 {
        let (x, y) = (at % 32, at / 32);
        let lit = (x * x + y * y * u32::from(which)) / 90 % 2;
        // A clear code before each pixel keeps the codes three bits long.
        for code in [4, lit] {
            bits.extend((0..3).map(|bit| code >> bit & 1 == 1));
        }
    }
    bits.extend([true, false, true]);
    let packed: Vec<u8> = bits
        .chunks(8)
        .map(|eight| {
            eight
                .iter()
                .rev()
                .fold(0, |byte, &bit| byte << 1 | u8::from(bit))
        })
        .collect();
    for block in packed.chunks(255) {
        bytes.push(block.len() as u8);
        bytes.extend(block);
    }
    bytes.extend(b"\0;");
    bytes
}

#[test]
fn pictures_offer_a_layer_and_stand_beside_their_posts() {
    let (fixture, run) = with_words();
    let form = fixture.desk.method_form().unwrap();
    assert!(form.layers.iter().all(|layer| layer.id != "similar_image"));
    let edge = |run: &str| fixture.desk.evidence(run, 0, 0, 5).unwrap().pairs.remove(0);
    let before = edge(&run.run_id);
    assert!(before.older.images.is_empty());
    let folder = tempfile::tempdir().unwrap();
    for (which, post) in [(1, &before.older), (2, &before.newer)] {
        let file = folder.path().join(format!("{}.gif", post.content_id));
        std::fs::write(file, picture(which)).unwrap();
    }
    std::fs::write(folder.path().join("nobody.gif"), picture(3)).unwrap();
    let ask = ImagesAsk {
        folder: fixture.desk.register(folder.path()).unwrap().file,
        ..ImagesAsk::default()
    };
    let job = fixture.desk.start_images(ask.clone()).unwrap();
    let imported: ImportedImagesView = fixture.result_of(job);
    assert_eq!(
        (imported.n_files, imported.n_linked, imported.n_posts),
        (3, 2, 2)
    );
    assert_eq!((imported.n_left_out, imported.left_out[0].n_files), (1, 1));
    assert_eq!(imported.left_out[0].code, "no-post");
    assert_eq!(imported.files[0].file, "nobody.gif");
    assert!(imported.left_out[0].words == imported.files[0].why);
    // A second time there is nothing new, and that is an error in a sentence.
    let again = fixture.end_of(fixture.desk.start_images(ask).unwrap());
    assert!(again.error.is_some(), "{again:?}");

    let form = fixture.desk.method_form().unwrap();
    let layer = form
        .layers
        .iter()
        .find(|layer| layer.id == "similar_image")
        .unwrap();
    assert!(layer.is_made && layer.parameters[0].id == "image_distance");

    let pair = edge(&run.run_id);
    let [image] = pair.older.images.as_slice() else {
        panic!("{:?}", pair.older.images);
    };
    assert_eq!(
        (image.width, image.height, image.format.as_str()),
        (32, 32, "GIF")
    );
    assert_ne!(image.sha256, pair.newer.images[0].sha256);
    let bytes = fixture.desk.small_picture(&image.sha256).unwrap();
    assert_eq!(bytes[..12], *b"ZWP1\x20\0\0\0\x20\0\0\0");
    assert_eq!(bytes.len(), 12 + 4 * 32 * 32);
    assert!(bytes[12..].chunks(4).all(|pixel| pixel[3] == 255));
    let error = fixture.desk.small_picture("00").unwrap_err();
    assert_eq!(error.code, "no-such-picture");
}

#[test]
fn a_run_keeps_the_list_of_common_images_that_it_was_made_with() {
    let fixture = Fixture::new();
    fixture.desk.create_case("Pictures").unwrap();
    let (picture, flag) = ("0123456789abcdef", "0f1e2d3c4b5a6978");
    let mut rows = "post_id,account_id,created_at,phash\n".to_owned();
    for (post, account, secs, hash) in [
        ("p1", "ann", "00", picture),
        ("p2", "bob", "10", picture),
        ("p3", "ann", "41", flag),
        ("p4", "cas", "42", "0f1e2d3c4b5a697b"),
    ] {
        rows += &format!("{post},{account},16000000{secs},{hash}\n");
    }
    let file = fixture.file("pictures.csv", &rows);
    let job = fixture.desk.start_import(file.file, Default::default());
    let _: crate::api::ImportView = fixture.result_of(job.unwrap());
    let list = fixture.desk.common_images().unwrap();
    assert!(list.own.is_empty() && !list.always.is_empty());

    let ask = DetectAsk {
        layers: vec!["similar_image".to_owned()],
        windows_secs: vec![60.0],
        min_weight: Some(1),
        min_participation: Some(1),
        significance: Some(false),
        ..DetectAsk::default()
    };
    let run = |ask: &DetectAsk| -> crate::api::RunView {
        fixture.result_of(
            fixture
                .desk
                .start_detect(DetectAsk {
                    name: String::new(),
                    ..ask.clone()
                })
                .unwrap(),
        )
    };
    let before = run(&ask);
    assert_eq!(
        (before.n_edges, before.ask.common_images.as_deref()),
        (2, Some(&[][..]))
    );

    let ours = CommonImageView {
        hash: flag.to_owned(),
        reason: "a flag".to_owned(),
    };
    let change = fixture.desk.set_common_images(std::slice::from_ref(&ours));
    assert_eq!(change.unwrap().label, "List of common images");
    assert_eq!(
        fixture.desk.common_images().unwrap().own,
        std::slice::from_ref(&ours)
    );
    let estimate = fixture.desk.estimate(&ask).unwrap();
    let entries = format!("has {} entries", list.always.len() + 1);
    assert!(estimate.method.contains(&entries), "{}", estimate.method);
    let after = run(&ask);
    assert_eq!(after.n_edges, 1);
    assert_eq!(after.ask.common_images, Some(vec![ours.clone()]));

    // The list of the case is another one now; each run asked again has its own.
    assert_eq!(run(&before.ask).n_edges, 2);
    fixture.desk.undo().unwrap();
    fixture.desk.undo().unwrap();
    fixture.desk.undo().unwrap();
    assert!(fixture.desk.common_images().unwrap().own.is_empty());
    assert_eq!(run(&after.ask).n_edges, 1);
    assert_eq!(run(&ask).n_edges, 2);

    let wrong = CommonImageView {
        hash: "flag".to_owned(),
        ..ours
    };
    let error = fixture.desk.set_common_images(&[wrong]).unwrap_err();
    assert_eq!(error.code, "common-images");
}
