//! Identity rules of accounts, posts and objects.

use super::*;

#[test]
fn identities_are_scoped_by_platform_and_type() {
    let shares = Shares::from_rows([
        ("url", "1", "x", "a", "p1", 1_000),
        ("hashtag", "1", "x", "a", "p1", 1_000),
        ("url", "1", "y", "a", "p1", 2_000),
        ("url", "p9", "x", "b", "p9", 3_000),
    ]);
    assert_eq!(shares.object, [0, 1, 0, 2]);
    assert_eq!(shares.account, [0, 0, 1, 2]);
    assert_eq!(shares.content, [0, 0, 1, 2]);
    assert_eq!(shares.content_is_object, [false, false, false, true]);
    assert_eq!(shares.object_types, ["url", "hashtag"]);
    assert_eq!(shares.object_type_of, [0, 1, 0]);
    assert_eq!(shares.platforms, ["x", "y"]);
    assert_eq!(shares.platform_of, [0, 1, 0]);
    assert_eq!(shares.accounts.iter().collect::<Vec<_>>(), ["a", "a", "b"]);
}

#[test]
fn the_257th_object_type_is_left_out_of_from_rows() {
    let types: Vec<String> = (0..300).map(|n| format!("type{n}")).collect();
    let shares = Shares::from_rows(
        types
            .iter()
            .map(|name| (name.as_str(), "o", "x", "a", "c", 0)),
    );
    assert_eq!(shares.len(), 256);
    assert_eq!(shares.object_types.len(), 256);
}

#[test]
fn posts_known_to_be_distinct_give_the_same_shares() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("input.csv");
    let mut text = "object_id,account_id,content_id,timestamp_share\n".to_owned();
    for row in 0..500 {
        text += &format!(
            "o{},a{},p{row},{}\n",
            row % 40,
            row % 70,
            1_600_000_000 + row
        );
    }
    std::fs::write(&path, text).unwrap();
    let mapping = crate::probe(&path, &crate::ProbeOptions::default())
        .unwrap()
        .mapping;
    let source = crate::SourceFile {
        path: &path,
        sha256: "feed",
        name: "input.csv",
    };
    let out = folder.path().join("tables");
    crate::import(source, &mapping, Some(&out), "p1", &|_, _, _| true).unwrap();
    let files = [out.join("shares/p1.parquet")];
    let some = Selection {
        from_ms: Some(1_600_000_100_000),
        ..Selection::default()
    };
    for selection in [Selection::default(), some] {
        let slow = load_shares(&files, &selection, true, &|_, _, _| true).unwrap();
        let quick =
            load_shares_of_distinct_posts(&files, &selection, true, &|_, _, _| true).unwrap();
        assert!(!slow.is_empty());
        assert_eq!(slow, quick);
        // Row for row the places belong to the same shares.
        let places = crate::share_places(&files, &selection, &|_, _, _| true).unwrap();
        assert_eq!(places.time_ms, slow.time_ms);
        for row in 0..slow.len() as u32 {
            let content = slow.contents.get(slow.content[row as usize]);
            let (source, record) = places.of(row).unwrap();
            assert_eq!(source, "feed");
            assert_eq!(content, format!("p{}", record - 1));
        }
        assert_eq!(places.of(slow.len() as u32), None);
    }
}

#[test]
fn more_shares_stand_behind_and_every_code_stays() {
    let rows = [
        ("url", "u1", "x", "ann", "p1", 5_i64),
        ("url", "u2", "x", "bob", "p2", 6),
    ];
    let shares = Shares::from_rows(rows);
    let more = NewShare {
        object: 0,
        account: 1,
        content_id: "p1".to_owned(),
        time_ms: 9,
    };
    let all = shares.with_more(&[more]);
    assert_eq!(all.len(), 3);
    assert_eq!((all.object[2], all.account[2], all.time_ms[2]), (0, 1, 9));
    // A post of its own, although its id is known.
    assert_eq!(all.content[2], 2);
    assert_eq!(all.contents.get(2), "p1");
    assert_eq!(all.object[..2], shares.object);
    assert_eq!(all.accounts, shares.accounts);
    assert_eq!(shares.with_more(&[]), shares);
}

#[test]
fn a_sequence_needs_its_hashtags_and_other_objects_do_not() {
    let of = |min_hashtags| Selection {
        min_hashtags,
        ..Selection::default()
    };
    let five = of(Some(5));
    assert!(five.takes("hashtag_sequence", "a b c d e"));
    assert!(!five.takes("hashtag_sequence", "a b c d"));
    // A source that brings its own may separate them otherwise.
    assert!(five.takes("hashtag_sequence", "a|b|c|d|e"));
    assert!(five.takes("hashtag", "a"));
    assert!(of(None).takes("hashtag_sequence", "a b c"));
    assert!(!five.takes("hashtag_sequence", ""));
}

#[test]
fn short_sequences_are_neither_loaded_nor_placed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("input.csv");
    let mut text = "post_id,account_id,created_at,hashtags\n".to_owned();
    for (post, tags) in ["a|b|c", "a|b|c|d|e", "d|e|f|g", "a", "b|c|d|e|f|g"]
        .iter()
        .enumerate()
    {
        text += &format!("p{post},ann,2025-03-01T10:00:0{post}Z,{tags}\n");
    }
    std::fs::write(&path, text).unwrap();
    let mapping = crate::probe(&path, &crate::ProbeOptions::default())
        .unwrap()
        .mapping;
    let source = crate::SourceFile {
        path: &path,
        sha256: "feed",
        name: "input.csv",
    };
    let out = folder.path().join("tables");
    crate::import(source, &mapping, Some(&out), "p1", &|_, _, _| true).unwrap();
    let files = [out.join("shares/p1.parquet")];
    let posts_of = |min_hashtags: Option<u32>| {
        let selection = Selection {
            object_types: Some(vec![SEQUENCE_TYPE.to_owned()]),
            min_hashtags,
            ..Selection::default()
        };
        let shares = load_shares(&files, &selection, true, &|_, _, _| true).unwrap();
        let places = crate::share_places(&files, &selection, &|_, _, _| true).unwrap();
        assert_eq!(places.time_ms, shares.time_ms);
        let ann = [("unknown".to_owned(), "ann".to_owned())];
        let rows = crate::shares_of_accounts(&files, &selection, &ann).unwrap();
        assert_eq!(rows.len(), shares.len());
        let contents = shares.content.iter();
        contents
            .map(|&content| shares.contents.get(content).to_owned())
            .collect::<Vec<String>>()
    };
    assert_eq!(posts_of(None), ["p0", "p1", "p2", "p4"]);
    assert_eq!(posts_of(Some(3)), ["p0", "p1", "p2", "p4"]);
    assert_eq!(posts_of(Some(4)), ["p1", "p2", "p4"]);
    assert_eq!(posts_of(Some(5)), ["p1", "p4"]);
    assert_eq!(posts_of(Some(7)), [""; 0]);
}
