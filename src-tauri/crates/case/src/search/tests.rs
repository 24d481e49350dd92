//! An index as a whole: built, found in, damaged, cancelled.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;

use super::*;
use crate::tests::{Fixture, go_on};
use crate::{Case, CaseError};

/// Posts of the little case: (account, minute, text, objects).
const POSTS: [(u32, i64, &str, &[u32]); 7] = [
    (0, 1, "Vaccine mandate now! https://t.co/x", &[0, 2]),
    (1, 2, "No VACCINE today, Crème brûlée", &[0]),
    (0, 3, "我住在北京市 🔥", &[1]),
    (2, 4, "stop the steal \0 \u{202e}gnp.exe", &[2]),
    (0, 5, "the steal stops", &[]),
    (1, 6, "สวัสดีชาวโลก vaccination", &[3]),
    (2, 7, "", &[]),
];
const ACCOUNTS: [(&str, &str, &str, &[&str]); 3] = [
    ("101", "daily_news", "Daily Ñews", &[]),
    ("102", "anna", "Anna 北京", &["old_anna"]),
    ("103", "", "\" OR 1=1 --", &[]),
];
const OBJECTS: [(&str, &str); 4] = [
    ("url", "https://example.com/a/Path?q=1"),
    ("hashtag", "北京"),
    ("hashtag", "stopthesteal"),
    ("domain", "example.com"),
];

fn fill(builder: &mut SearchBuilder) {
    for (number, (account_id, handle, display_name, earlier)) in ACCOUNTS.iter().enumerate() {
        let earlier: Vec<String> = earlier.iter().map(|name| (*name).to_owned()).collect();
        let mine = POSTS.iter().filter(|post| post.0 as usize == number);
        builder
            .add_account(&AccountEntry {
                platform: "x",
                account_id,
                handle,
                display_name,
                earlier: &earlier,
                posts: mine.count() as u64,
            })
            .unwrap();
    }
    for (object_type, object_id) in OBJECTS {
        builder
            .add_object(&ObjectEntry {
                object_type,
                object_id,
                shares: 2,
                accounts: 1,
            })
            .unwrap();
    }
    builder.set_accounts_of_posts(POSTS.iter().map(|post| post.0));
    // As files have them: not in the order of time.
    for number in [3, 0, 6, 1, 2, 5, 4] {
        let (account, minute, text, _) = POSTS[number];
        builder
            .add_post(
                number as u32,
                &PostEntry {
                    account,
                    time_ms: minute * 60_000,
                    content_id: &format!("90{number}"),
                    kind: "post",
                    text,
                    source: "5ea1",
                    record: number as u64 + 1,
                },
            )
            .unwrap();
    }
    for object in 0..OBJECTS.len() as u32 {
        for (post, (_, _, _, objects)) in (0..).zip(POSTS) {
            if objects.contains(&object) {
                builder.add_share(object, post).unwrap();
            }
        }
    }
    builder.index_posts(&go_on).unwrap();
}

fn built() -> (Fixture, Case, SearchIndex) {
    let (fixture, case) = Fixture::new();
    let mut builder = SearchBuilder::create(&fixture.dir, "f1").unwrap();
    fill(&mut builder);
    builder.finish(&go_on).unwrap();
    let index = SearchIndex::open(&fixture.dir, "f1").unwrap().unwrap();
    (fixture, case, index)
}

fn ask(text: &str) -> SearchAsk<'_> {
    let page = PageOf {
        offset: 0,
        limit: 20,
    };
    SearchAsk {
        text,
        within: None,
        by_account: None,
        of_object: None,
        accounts: page,
        objects: page,
        posts: page,
    }
}

/// Ids of accounts and objects, and records of posts, that are found.
fn found(index: &SearchIndex, ask: &SearchAsk<'_>) -> (Vec<String>, Vec<String>, Vec<u64>) {
    let found = index.find(ask, &|| true).unwrap();
    let accounts = found.accounts.hits.into_iter().map(|hit| hit.account_id);
    let objects = found.objects.hits.into_iter().map(|hit| hit.object_id);
    let posts = found.posts.hits.into_iter().map(|hit| hit.record);
    (accounts.collect(), objects.collect(), posts.collect())
}

fn posts(index: &SearchIndex, text: &str) -> Vec<u64> {
    found(index, &ask(text)).2
}

#[test]
fn words_of_texts() {
    let (_fixture, _case, index) = built();
    for (typed, expected) in [
        ("vaccine", vec![1, 2]),
        ("vacc*", vec![1, 2, 6]),
        ("va*", vec![1, 2, 6]),
        ("creme BRULEE", vec![2]),
        (r#""the steal""#, vec![4, 5]),
        (r#""stop the st"*"#, vec![4]),
        ("steal -stop", vec![5]),
        ("北京", vec![3]),
        ("住", vec![3]),
        ("京北", vec![]),
        ("ดี", vec![6]),
        ("🔥", vec![3]),
        ("t.co/x", vec![1]),
        ("906", vec![7]),
        ("exe", vec![4]),
        ("!!!", vec![]),
        ("vaccine OR steal", vec![]),
        ("\" ) NEAR(", vec![]),
        ("post:steal", vec![4, 5]),
    ] {
        assert_eq!(posts(&index, typed), expected, "{typed}");
    }
}

#[test]
fn parts_of_names_and_addresses() {
    let (_fixture, _case, index) = built();
    let accounts = |typed: &str| found(&index, &ask(typed)).0;
    let objects = |typed: &str| found(&index, &ask(typed)).1;
    assert_eq!(accounts("ly_ne"), ["101"]);
    assert_eq!(accounts("NEWS"), ["101"]);
    assert_eq!(accounts("北京"), ["102"]);
    assert_eq!(accounts("03"), ["103"]);
    assert_eq!(accounts("1"), ["101", "102", "103"]);
    assert_eq!(accounts("1 -anna"), ["101", "103"]);
    assert_eq!(accounts("account:\"or 1=1\""), ["103"]);
    assert_eq!(objects("ample.com/a/path?q"), [OBJECTS[0].1]);
    assert_eq!(objects("example"), [OBJECTS[0].1, OBJECTS[3].1]);
    assert_eq!(objects("link:example"), [OBJECTS[0].1]);
    assert_eq!(objects("hashtag:#北京"), ["北京"]);
    assert_eq!(objects("hashtag:京"), ["北京"]);
    assert!(objects("account:anna").is_empty());
    let earlier = index.find(&ask("old_anna"), &|| true).unwrap().accounts;
    assert_eq!(earlier.hits[0].earlier.as_deref(), Some("old_anna"));
    assert_eq!(earlier.hits[0].posts, 2);
}

#[test]
fn posts_of_accounts_and_of_objects() {
    let (_fixture, _case, index) = built();
    assert_eq!(posts(&index, "account:anna"), [2, 6]);
    assert_eq!(posts(&index, "account:news vaccine"), [1]);
    assert_eq!(posts(&index, "-account:news vaccine"), [2]);
    assert_eq!(posts(&index, "link:example.com"), [1, 2]);
    assert_eq!(posts(&index, "link:example.com -brulee"), [1]);
    assert_eq!(posts(&index, "link:example hashtag:steal"), [1]);
    assert_eq!(posts(&index, "vaccine -hashtag:steal"), [2]);
    let by_anna = SearchAsk {
        by_account: Some(("x", "102")),
        ..ask("")
    };
    assert_eq!(found(&index, &by_anna).2, [2, 6]);
    let of_object = SearchAsk {
        of_object: Some(("hashtag", "stopthesteal")),
        ..ask("")
    };
    assert_eq!(found(&index, &of_object).2, [1, 4]);
    let nobody = SearchAsk {
        by_account: Some(("y", "102")),
        ..ask("")
    };
    assert!(found(&index, &nobody).2.is_empty());
}

#[test]
fn within_some_accounts_only() {
    let (_fixture, _case, index) = built();
    let anna = index
        .account_set([("x", "102"), ("x", "gone")].into_iter())
        .unwrap();
    let within = |text: &'static str| SearchAsk {
        within: Some(&anna),
        ..ask(text)
    };
    assert_eq!(found(&index, &within("vaccine")).2, [2]);
    assert_eq!(found(&index, &within("10")).0, ["102"]);
    // She shared the link and not the hashtags.
    assert_eq!(found(&index, &within("st")).1, Vec::<String>::new());
    assert_eq!(found(&index, &within("example.com")).1.len(), 2);
}

#[test]
fn pages_are_parts_of_one_order() {
    let (_fixture, _case, index) = built();
    let page = |offset: u64| {
        let posts = PageOf { offset, limit: 2 };
        let found = index.find(
            &SearchAsk {
                posts,
                ..ask("-zzz account:0")
            },
            &|| true,
        );
        found.unwrap().posts
    };
    let records = |offset: u64| {
        let hits = page(offset).hits.into_iter();
        hits.map(|hit| hit.record).collect::<Vec<_>>()
    };
    assert_eq!((page(0).count, page(0).more), (7, false));
    assert_eq!(
        [records(0), records(2), records(6), records(9)].concat(),
        [1, 2, 3, 4, 7]
    );
}

#[test]
fn a_question_that_means_nothing_is_an_error_with_a_code() {
    let (_fixture, _case, index) = built();
    let error = index.find(&ask("-only"), &|| true).unwrap_err();
    assert_eq!(error.code(), "search-unclear");
    let nothing = index.find(&ask("   "), &|| true).unwrap();
    assert!(!nothing.posts.asked && !nothing.accounts.asked && !nothing.objects.asked);
}

#[test]
fn only_the_index_of_these_imports_is_opened_and_it_is_the_only_one() {
    let (fixture, case, _index) = built();
    assert!(SearchIndex::open(&fixture.dir, "f2").unwrap().is_none());
    let mut builder = SearchBuilder::create(&fixture.dir, "f2").unwrap();
    fill(&mut builder);
    builder.finish(&go_on).unwrap();
    assert!(SearchIndex::open(&fixture.dir, "f1").unwrap().is_none());
    // A renamed one says itself what it is.
    let dir = fixture.dir.join(SEARCH);
    fs::copy(dir.join("f2.sqlite"), dir.join("f3.sqlite")).unwrap();
    assert!(SearchIndex::open(&fixture.dir, "f3").unwrap().is_none());
    assert!(case.verify(&go_on).unwrap().is_ok());
}

#[test]
fn a_stranger_s_index_is_none() {
    let (fixture, _case, _index) = built();
    let path = fixture.dir.join(SEARCH).join("f1.sqlite");
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch("CREATE TRIGGER t AFTER INSERT ON about BEGIN SELECT 1; END")
        .unwrap();
    drop(conn);
    assert!(SearchIndex::open(&fixture.dir, "f1").unwrap().is_none());
    fs::write(&path, "not a database").unwrap();
    assert!(SearchIndex::open(&fixture.dir, "f1").unwrap().is_none());
    let outside = fixture.tmp.path().join("else.sqlite");
    fs::write(&outside, "").unwrap();
    #[cfg(unix)]
    {
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(&outside, &path).unwrap();
        assert!(SearchIndex::open(&fixture.dir, "f1").unwrap().is_none());
    }
}

#[test]
fn a_cancelled_or_crashed_build_leaves_nothing() {
    let (fixture, case) = Fixture::new();
    let mut builder = SearchBuilder::create(&fixture.dir, "f1").unwrap();
    fill(&mut builder);
    let error = builder.finish(&|_, _, _| false).unwrap_err();
    assert!(matches!(error, CaseError::Cancelled));
    let dir = fixture.dir.join(SEARCH);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
    drop(case);
    fs::write(dir.join(".index-Ab12cd.part"), "half").unwrap();
    fs::write(dir.join("mine.txt"), "not ours").unwrap();
    drop(Case::open(&fixture.dir).unwrap());
    let left: Vec<_> = fs::read_dir(&dir).unwrap().flatten().collect();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].file_name(), "mine.txt");
}

#[test]
fn equal_rows_give_equal_results_whatever_the_order_of_posts() {
    let (_fixture, _case, index) = built();
    let first = index.find(&ask("the"), &|| true).unwrap();
    assert_eq!(first, index.find(&ask("the"), &|| true).unwrap());
    assert_eq!(first.posts.hits[0].snippet.marks.len(), 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

    /// The index finds what a look at every text would find.
    #[test]
    fn as_many_as_a_look_at_every_text(
        texts in proptest::collection::vec("[ab北京é\u{301} .🔥A]{0,12}", 1..30),
        phrases in proptest::collection::vec("[ab北京e 🔥]{1,4}", 12),
    ) {
        let (fixture, _case) = Fixture::new();
        let mut builder = SearchBuilder::create(&fixture.dir, "p").unwrap();
        builder.add_account(&AccountEntry {
            platform: "x", account_id: "1", handle: "", display_name: "", earlier: &[], posts: 1,
        }).unwrap();
        builder.set_accounts_of_posts(texts.iter().map(|_| 0));
        for (number, text) in (0..).zip(&texts) {
            let post = PostEntry {
                account: 0, time_ms: 0, content_id: "", kind: "", text, source: "s",
                record: u64::from(number) + 1,
            };
            builder.add_post(number, &post).unwrap();
        }
        builder.index_posts(&go_on).unwrap();
        builder.finish(&go_on).unwrap();
        let index = SearchIndex::open(&fixture.dir, "p").unwrap().unwrap();
        let cut = |text: &str| -> Vec<String> {
            words::words(text).into_iter().map(|word| word.word).collect()
        };
        for phrase in &phrases {
            let asked = cut(phrase);
            let looked: Vec<u64> = (1..)
                .zip(&texts)
                .filter(|(_, text)| {
                    !asked.is_empty()
                        && cut(text).windows(asked.len()).any(|row| row == asked.as_slice())
                })
                .map(|(record, _)| record)
                .collect();
            let page = PageOf { offset: 0, limit: 100 };
            let typed = format!("\"{phrase}\"");
            let found = index.find(&SearchAsk { posts: page, ..ask(&typed) }, &|| true).unwrap();
            let records: Vec<u64> = found.posts.hits.iter().map(|hit| hit.record).collect();
            proptest::prop_assert_eq!(records, looked);
        }
    }
}
