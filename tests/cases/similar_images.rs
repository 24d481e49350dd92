//! Images with near perceptual hashes are one object; images that everybody posts are none.

use std::fs;

use crate::harness::{program, scratch, text};

#[test]
fn images_with_near_hashes_are_one_object_and_common_ones_none() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    // A picture and what was made of it, each a few bits away; the last is near the third alone.
    let picture = [
        "0123456789abcdef",
        "0123456789abcd00",
        "f123456789abcdef",
        "ff23456789abcdef",
    ];
    let flag = "0f1e2d3c4b5a6978";
    let rows = [
        ("p1", "ann", "00", picture[0]),
        ("p2", "bob", "10", picture[1]),
        ("p3", "cas", "20", picture[2]),
        ("p4", "dee", "30", "FF23456789ABCDEF"),
        ("p5", "eva", "40", "fedcba9876543210"),
        ("p6", "ann", "41", flag),
        ("p7", "bob", "42", "0f1e2d3c4b5a697b"),
        // One colour, whoever posts it.
        ("p8", "ann", "43", "8000000000000000"),
        ("p9", "eva", "44", "8000000000000000"),
        ("p10", "bob", "45", "image-1234"),
        ("p11", "ann", "46", picture[0]),
    ];
    let mut content = "post_id,account_id,created_at,phash\n".to_owned();
    for (post, account, secs, hash) in rows {
        content += &format!("{post},{account},16000000{secs},{hash}\n");
    }
    fs::write(&input, content).unwrap();
    let common = folder.path().join("common.csv");
    fs::write(
        &common,
        format!("# seen on every page\n{flag},flag of a country\n"),
    )
    .unwrap();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&input)]);
    let layer = [
        "--layer",
        "similar_image",
        "--min-participation",
        "1",
        "--no-significance",
    ];
    let detect = |name: &str, more: &[&str]| {
        let ask = ["detect", text(&case), "--run", name, "--min-weight", "1"];
        program::json([&ask[..], &layer, more].concat()).remove(0)
    };
    let plain = detect("plain", &[]);
    // Four accounts around the picture, and the two with the flag are among them.
    assert_eq!(plain["n_edges"], 6);
    for (name, value) in [
        ("n_posts", 8),
        ("n_distinct", 7),
        ("n_clusters", 2),
        ("n_posts_alike", 7),
        ("n_common", 2),
        ("n_no_hash", 1),
    ] {
        assert_eq!(plain["alike"][0][name], value, "{name} in {plain}");
    }
    let warnings = plain["warnings"].to_string();
    assert!(
        warnings.contains("2 of 10 images of posts are near one of the common"),
        "{warnings}"
    );
    assert!(
        warnings.contains("1 images of posts have no perceptual hash"),
        "{warnings}"
    );
    let without = detect("without", &["--common-images", text(&common)]);
    assert_eq!(without["alike"][0]["n_common"], 4);
    assert_eq!(without["alike"][0]["n_clusters"], 1);
    // Equal hashes alone: only the picture that ann posted twice.
    let equal = detect("equal", &["--image-distance", "0"]);
    assert_eq!(equal["alike"][0]["n_clusters"], 1);
    assert_eq!(equal["n_edges"], 0);

    let ask = [
        "variants",
        text(&case),
        "--run",
        "plain",
        "--object",
        "0123",
    ];
    let found = &program::json(ask)[0];
    assert_eq!(found["cluster"]["object_id"], picture[1]);
    let told: Vec<_> = found["variants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|variant| {
            let hash = variant["text"].as_str().unwrap().to_owned();
            (
                hash,
                variant["n_posts"].as_u64().unwrap(),
                variant["distance_bits"].as_u64().unwrap(),
            )
        })
        .collect();
    let expected = [
        (picture[0], 2, 0),
        (picture[1], 1, 7),
        (picture[2], 1, 4),
        (picture[3], 1, 7),
    ];
    assert_eq!(
        told,
        expected.map(|(hash, posts, bits)| (hash.to_owned(), posts, bits))
    );
    let ask = [
        "evidence",
        text(&case),
        "--run",
        "plain",
        "--pair",
        "ann",
        "dee",
    ];
    let pairs = program::json(ask);
    assert_eq!(pairs[0]["pairs"].as_array().unwrap().len(), 2);
    assert!(
        pairs[0]["pairs"][0]
            .to_string()
            .contains("FF23456789ABCDEF")
    );
    program::ok(["verify", text(&case)]);

    fs::write(&common, "a flag\n").unwrap();
    let ask = [
        "detect",
        text(&case),
        "--run",
        "x",
        "--common-images",
        text(&common),
    ];
    let (code, message) = program::error(3, [&ask[..], &layer].concat());
    assert_eq!(code, "common-images");
    assert!(message.contains("line 1"), "{message}");
}
