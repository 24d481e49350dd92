//! Texts and objects with their rows, and the shares made of them.

use super::*;

fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

/// The table files of rows of (post_id, account_id, seconds, text), each part imported by itself.
fn imported(folder: &Path, table: &str, parts: &[&[[&str; 4]]]) -> Vec<PathBuf> {
    let import = |(number, rows): (usize, &&[[&str; 4]])| {
        let mut content = "post_id,account_id,created_at,text,repost_of\n".to_owned();
        for [post, account, secs, text] in rows.iter() {
            let original = if text.starts_with("RT ") { "p0" } else { "" };
            content += &format!("{post},{account},16000000{secs},{text},{original}\n");
        }
        let path = folder.join(format!("{number}.csv"));
        std::fs::write(&path, content).unwrap();
        let options = crate::ProbeOptions {
            map: vec![("object:post".parse().unwrap(), "repost_of".to_owned())],
            ..crate::ProbeOptions::default()
        };
        let mapping = crate::probe(&path, &options).unwrap().mapping;
        let sha256 = format!("source{number}");
        let source = crate::SourceFile {
            path: &path,
            sha256: &sha256,
            name: "posts.csv",
        };
        let part = format!("p{number}");
        crate::import(source, &mapping, Some(folder), &part, &go_on).unwrap();
        folder.join(table).join(format!("{part}.parquet"))
    };
    parts.iter().enumerate().map(import).collect()
}

fn texts(found: &RowValues) -> Vec<(u32, &str)> {
    let rows = found.rows.iter().copied();
    rows.zip(found.values.iter()).collect()
}

#[test]
fn own_texts_become_shares_that_lead_back_to_their_records() {
    let folder = tempfile::tempdir().unwrap();
    let parts: [&[[&str; 4]]; 2] = [
        &[
            ["p0", "ann", "10", "One  TWO http://x.org/a @bob"],
            ["p1", "bob", "11", ""],
            ["p2", "cas", "12", "RT @ann: One two"],
            ["p3", "dee", "13", "@ann https://x.org/b"],
        ],
        &[
            ["p0", "ann", "10", "One two"],
            ["p4", "eva", "14", "ＴＨＲＥＥ\u{200b} four"],
        ],
    ];
    let files = imported(folder.path(), "posts", &parts);
    let all = Selection::default();
    let found = load_own_texts(&files, &all, &go_on).unwrap();
    // Neither an empty text nor a repost, nothing of addresses alone, no post twice.
    assert_eq!(texts(&found), [(0, "one two"), (5, "three four")]);
    let some = Selection {
        from_ms: Some(1_600_000_011_000),
        ..Selection::default()
    };
    let later = load_own_texts(&files, &some, &go_on).unwrap();
    assert_eq!(texts(&later), [(5, "three four")]);

    let out = folder.path().join("made.parquet");
    let objects = ["one".to_owned(), "other".to_owned()];
    let from = (files.as_slice(), RowsOf::Posts);
    let rows = [(0, 1), (0, 0), (0, 1), (5, 0)];
    let written = write_made_shares(&out, "alike", from, &rows, &objects, &go_on).unwrap();
    assert_eq!((written.rows, written.table.as_str()), (3, "alike"));
    let made = [out.clone()];
    let shares = crate::load_shares(&made, &all, true, &go_on).unwrap();
    let places = crate::share_places(&made, &all, &go_on).unwrap();
    let seen: Vec<_> = (0..shares.len())
        .map(|row| {
            let (source, record) = places.of(row as u32).unwrap();
            let object = shares.objects.get(shares.object[row]);
            let content = shares.contents.get(shares.content[row]);
            let account = shares.accounts.get(shares.account[row]);
            let secs = shares.time_ms[row] / 1000 - 1_600_000_000;
            (object, content, account, secs, source, record)
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("other", "p0", "ann", 10, "source0", 1),
            ("one", "p0", "ann", 10, "source0", 1),
            ("one", "p4", "eva", 14, "source1", 2),
        ]
    );
    assert_eq!(shares.object_types, ["alike"]);

    let before = std::fs::read(&out).unwrap();
    let bad = write_made_shares(&out, "alike", from, &[(5, 0), (0, 0)], &objects, &go_on);
    assert_eq!(bad.unwrap_err().code(), "invalid-request");
    let stop = |_: &str, _: u64, _: u64| false;
    let stopped = write_made_shares(&out, "alike", from, &rows, &objects, &stop);
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    let stopped = load_own_texts(&files, &all, &stop);
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    // What was not finished leaves what was there.
    assert!(std::fs::read(&out).unwrap() == before);
}

#[test]
fn objects_of_one_type_come_as_they_stand_with_their_rows() {
    let folder = tempfile::tempdir().unwrap();
    let files = imported(
        folder.path(),
        "shares",
        &[&[
            ["p1", "ann", "10", "RT x"],
            ["p2", "bob", "11", "plain words"],
            ["p3", "cas", "12", "RT y"],
        ]],
    );
    let all = Selection::default();
    let found = load_objects(&files, "post", &all, &go_on).unwrap();
    assert_eq!(texts(&found), [(0, "p0"), (2, "p0")]);
    assert!(
        load_objects(&files, "image", &all, &go_on)
            .unwrap()
            .rows
            .is_empty()
    );
}

#[test]
fn the_id_of_a_text_is_the_text_until_it_is_long() {
    assert_eq!(id_of_text(&compared_text("Good  Morning")), "good morning");
    let long = id_of_text(&"word ".repeat(60));
    assert!(long.starts_with("word word") && long.contains('…'));
}
