//! What is searched: numbered in its order, each post once, names of all times.

use std::path::Path;

use super::*;
use crate::engine::{Int64Chunked, IntoColumn, IntoSeries, NamedFrom, Series, TimeUnit, TimeZone};
use crate::tables::write::TableWriter;

fn texts(name: &str, values: Vec<&str>) -> Column {
    Series::new(name.into(), values).into_column()
}

fn times(name: &str, values: Vec<i64>) -> Column {
    Int64Chunked::from_vec(name.into(), values)
        .into_datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
        .into_series()
        .into_column()
}

fn counts(name: &str, n: usize) -> Column {
    Series::new(name.into(), (1..=n as u64).collect::<Vec<_>>()).into_column()
}

fn write(folder: &Path, name: &str, columns: Vec<Column>) -> PathBuf {
    let path = folder.join(format!("{name}.parquet"));
    let frame = DataFrame::new(columns[0].len(), columns).unwrap();
    let mut writer = TableWriter::create(&path, frame.schema()).unwrap();
    writer.append(&frame).unwrap();
    writer.finish("posts").unwrap().publish().unwrap();
    path
}

/// content, account, time, text
type Post = (&'static str, &'static str, i64, &'static str);

fn posts(folder: &Path, name: &str, rows: &[Post]) -> PathBuf {
    let column =
        |name: &str, cell: fn(&Post) -> &'static str| texts(name, rows.iter().map(cell).collect());
    let columns = vec![
        texts("platform", vec!["x"; rows.len()]),
        column("content_id", |row| row.0),
        column("account_id", |row| row.1),
        times("posted_at", rows.iter().map(|row| row.2).collect()),
        column("text", |row| row.3),
        texts("source", vec![name; rows.len()]),
        counts("record", rows.len()),
    ];
    write(folder, name, columns)
}

/// type, object, content
fn shares(folder: &Path, name: &str, rows: &[(&str, &str, &str)]) -> PathBuf {
    let columns = vec![
        texts("platform", vec!["x"; rows.len()]),
        texts("object_type", rows.iter().map(|row| row.0).collect()),
        texts("object_id", rows.iter().map(|row| row.1).collect()),
        texts("content_id", rows.iter().map(|row| row.2).collect()),
    ];
    write(folder, name, columns)
}

/// account, handle, name, time; the column of times is called `time`.
fn names(folder: &Path, name: &str, time: &str, rows: &[(&str, &str, &str, i64)]) -> PathBuf {
    let columns = vec![
        texts("platform", vec!["x"; rows.len()]),
        texts("account_id", rows.iter().map(|row| row.0).collect()),
        texts("handle", rows.iter().map(|row| row.1).collect()),
        texts("display_name", rows.iter().map(|row| row.2).collect()),
        times(time, rows.iter().map(|row| row.3).collect()),
    ];
    write(folder, name, columns)
}

fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

fn files(folder: &Path) -> SearchFiles {
    SearchFiles {
        posts: vec![
            posts(
                folder,
                "first",
                &[
                    ("p2", "b", 20, "two"),
                    ("p1", "a", 10, "one"),
                    ("p3", "b", 30, "three"),
                ],
            ),
            // p1 again as it was, p3 with other words, and a new one.
            posts(
                folder,
                "second",
                &[
                    ("p1", "a", 10, "one"),
                    ("p3", "b", 30, "edited"),
                    ("p4", "c", 5, ""),
                ],
            ),
        ],
        accounts: vec![
            names(
                folder,
                "n1",
                "last_seen",
                &[("b", "bob_old", "Bob", 1), ("a", "ann", "Ann", 9)],
            ),
            names(
                folder,
                "n2",
                "last_seen",
                &[("b", "bob", "Bob", 5), ("a", "annie", "Ann", 2)],
            ),
        ],
        profiles: vec![names(
            folder,
            "profiles",
            "observed_at",
            &[("b", "bobby", "Bob", 0), ("a", "ann", "", 9)],
        )],
        shares: vec![
            shares(
                folder,
                "s1",
                &[
                    ("url", "u", "p1"),
                    ("url", "u", "p3"),
                    ("hashtag", "h", "p2"),
                    ("text", "two", "p2"),
                    ("url", "gone", "p99"),
                ],
            ),
            shares(folder, "s2", &[("url", "u", "p1"), ("hashtag", "u", "p4")]),
        ],
    }
}

#[test]
fn numbered_in_the_order_in_which_results_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let rows = SearchRows::load(&files(folder.path()), &go_on).unwrap();
    let accounts: Vec<(&str, u64)> = rows
        .accounts()
        .iter()
        .map(|one| (one.account_id.as_str(), one.posts))
        .collect();
    assert_eq!(accounts, [("b", 3), ("a", 1), ("c", 1)]);
    let objects: Vec<(&str, &str, u64, u64)> = rows
        .objects()
        .iter()
        .map(|one| {
            (
                one.object_type.as_str(),
                one.object_id.as_str(),
                one.shares,
                one.accounts,
            )
        })
        .collect();
    assert_eq!(
        objects,
        [
            ("url", "u", 2, 2),
            ("hashtag", "h", 1, 1),
            ("hashtag", "u", 1, 1)
        ]
    );
    // p4, p1, p2, p3, p3 edited.
    assert_eq!(rows.accounts_of_posts(), [2, 1, 0, 0, 0]);
    assert_eq!(rows.shares(), [(0, 1), (0, 3), (1, 2), (2, 0)]);
}

#[test]
fn each_post_comes_once_with_its_number_and_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let rows = SearchRows::load(&files(folder.path()), &go_on).unwrap();
    let mut found = Vec::new();
    rows.each_post(&go_on, |number, post| -> Result<(), DatasetError> {
        found.push((
            number,
            post.content_id.to_owned(),
            post.text.to_owned(),
            format!("{} {}", post.source, post.record),
        ));
        Ok(())
    })
    .unwrap();
    let row = |number: u32, id: &str, text: &str, place: &str| {
        (number, id.to_owned(), text.to_owned(), place.to_owned())
    };
    assert_eq!(
        found,
        [
            row(2, "p2", "two", "first 1"),
            row(1, "p1", "one", "first 2"),
            row(3, "p3", "three", "first 3"),
            row(4, "p3", "edited", "second 2"),
            row(0, "p4", "", "second 3"),
        ]
    );
}

#[test]
fn an_account_is_known_by_its_latest_names_and_by_those_before() {
    let folder = tempfile::tempdir().unwrap();
    let rows = SearchRows::load(&files(folder.path()), &go_on).unwrap();
    let known = |id: &str| {
        let all = rows.accounts();
        let one = all.iter().find(|one| one.account_id == id).unwrap();
        (
            one.handle.as_str(),
            one.display_name.as_str(),
            one.earlier.join(" "),
        )
    };
    assert_eq!(known("b"), ("bob", "Bob", "bob_old bobby".to_owned()));
    assert_eq!(known("a"), ("ann", "Ann", "annie".to_owned()));
    assert_eq!(known("c"), ("", "", String::new()));
}

#[test]
fn it_stops_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    for stage in ["read posts", "read accounts", "read shares"] {
        let stopped = SearchRows::load(&files, &|now, _, _| now != stage);
        assert!(matches!(stopped, Err(DatasetError::Cancelled)), "{stage}");
    }
    let rows = SearchRows::load(&files, &go_on).unwrap();
    let stopped = rows.each_post(&|_, _, _| false, |_, _| Ok::<(), DatasetError>(()));
    assert!(matches!(stopped, Err(DatasetError::Cancelled)));
}
