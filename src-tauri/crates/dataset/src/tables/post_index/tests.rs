//! Posts and accounts of several imports, of this version and of earlier ones.

use std::path::Path;

use super::*;
use crate::engine::{Int64Chunked, IntoColumn, IntoSeries, NamedFrom, Series, TimeUnit, TimeZone};
use crate::tables::write::TableWriter;

fn texts(name: &str, values: &[Option<&str>]) -> Column {
    Series::new(name.into(), values).into_column()
}

fn some<'a>(values: &[&'a str]) -> Vec<Option<&'a str>> {
    values.iter().map(|&value| Some(value)).collect()
}

fn times(name: &str, values: &[i64]) -> Column {
    Int64Chunked::from_vec(name.into(), values.to_vec())
        .into_datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
        .into_series()
        .into_column()
}

fn counts(name: &str, values: &[Option<u64>]) -> Column {
    Series::new(name.into(), values).into_column()
}

fn write(folder: &Path, name: &str, columns: Vec<Column>) -> PathBuf {
    let path = folder.join(format!("{name}.parquet"));
    let frame = DataFrame::new(columns[0].len(), columns).unwrap();
    let mut writer = TableWriter::create(&path, frame.schema()).unwrap();
    writer.append(&frame).unwrap();
    writer.finish("posts").unwrap().publish().unwrap();
    path
}

/// Of each post: platform, content, account, time, kind, text.
type Post = (
    &'static str,
    &'static str,
    &'static str,
    i64,
    &'static str,
    &'static str,
);

fn posts(folder: &Path, name: &str, rows: &[Post]) -> PathBuf {
    let column = |name: &str, cell: fn(&Post) -> &'static str| {
        texts(
            name,
            &rows.iter().map(|row| Some(cell(row))).collect::<Vec<_>>(),
        )
    };
    let columns = vec![
        column("platform", |row| row.0),
        column("content_id", |row| row.1),
        column("account_id", |row| row.2),
        times(
            "posted_at",
            &rows.iter().map(|row| row.3).collect::<Vec<_>>(),
        ),
        column("kind", |row| row.4),
        column("text", |row| row.5),
    ];
    write(folder, name, columns)
}

fn load(posts: &[PathBuf], accounts: &[PathBuf], shares: &Shares) -> PostIndex {
    PostIndex::load(posts, accounts, shares, &|_, _, _| true).unwrap()
}

fn first_import(folder: &Path) -> PathBuf {
    posts(
        folder,
        "first",
        &[
            ("x", "1", "anna", 50, "post", "words"),
            ("x", "2", "anna", 10, "repost", ""),
            ("x", "3", "bert", 30, "reply", "no"),
            ("telegram", "1", "anna", 20, "", "elsewhere"),
        ],
    )
}

#[test]
fn posts_stand_in_the_order_of_time_and_are_counted_by_group() {
    let folder = tempfile::tempdir().unwrap();
    let index = load(&[first_import(folder.path())], &[], &Shares::default());
    assert_eq!(index.platforms(), ["x", "telegram"]);
    assert!(index.posts().is_sorted());
    let all = index.summary(&Shares::default(), None, None);
    assert_eq!((all.posts, all.accounts, all.with_text), (4, 3, 3));
    assert_eq!((all.first_ms, all.last_ms), (Some(10), Some(50)));
    let named = |groups: &[GroupPosts]| -> Vec<(String, u64, u64)> {
        groups
            .iter()
            .map(|group| (group.name.clone(), group.posts, group.accounts))
            .collect()
    };
    assert_eq!(
        named(&all.by_platform),
        [("x".to_owned(), 3, 2), ("telegram".to_owned(), 1, 1)]
    );
    assert_eq!(
        named(&all.by_kind),
        ["post", "repost", "reply", ""].map(|kind| (kind.to_owned(), 1, 1))
    );
    let first = all.top_accounts[0];
    assert_eq!(index.account(first.account), ("x", "anna"));
    assert_eq!((first.posts, first.shares), (2, 0));

    let part = index.summary(&Shares::default(), Some(20), Some(50));
    assert_eq!((part.posts, part.accounts), (2, 2));
    assert_eq!((part.first_ms, part.last_ms), (Some(20), Some(30)));
    assert_eq!(index.within(Some(50), Some(20)).len(), 0);
    assert_eq!(
        index.summary(&Shares::default(), Some(51), None),
        PostSummary::default()
    );
}

#[test]
fn a_post_of_two_imports_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let first = first_import(folder.path());
    let again = posts(
        folder.path(),
        "again",
        &[
            ("x", "1", "anna", 50, "post", "words"),
            ("x", "9", "anna", 60, "post", "more"),
        ],
    );
    let index = load(&[first.clone(), again], &[], &Shares::default());
    assert_eq!(index.in_several(), 1);
    assert_eq!(load(&[first], &[], &Shares::default()).in_several(), 0);
}

#[test]
fn shares_of_an_account_are_counted_within_the_stretch() {
    let folder = tempfile::tempdir().unwrap();
    let shares = Shares::from_rows([
        ("url", "u", "telegram", "anna", "1", 20),
        ("url", "u", "x", "anna", "2", 10),
        ("domain", "d", "x", "anna", "1", 50),
        ("url", "u", "x", "bert", "3", 30),
    ]);
    let index = load(&[first_import(folder.path())], &[], &shares);
    let of = |found: &PostSummary| -> Vec<(String, u64, u64)> {
        found
            .top_accounts
            .iter()
            .map(|top| {
                let (platform, id) = index.account(top.account);
                (format!("{platform}:{id}"), top.posts, top.shares)
            })
            .collect()
    };
    let row = |name: &str, posts, shares| (name.to_owned(), posts, shares);
    assert_eq!(
        of(&index.summary(&shares, None, None)),
        [
            row("x:anna", 2, 2),
            row("telegram:anna", 1, 1),
            row("x:bert", 1, 1)
        ]
    );
    assert_eq!(
        of(&index.summary(&shares, Some(30), None)),
        [row("x:anna", 1, 1), row("x:bert", 1, 1)]
    );
}

#[test]
fn the_row_that_says_more_of_an_account_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let ids = |columns: &mut Vec<Column>, ids: &[&str], seen: &[i64]| {
        columns.push(texts("platform", &some(&vec!["x"; ids.len()])));
        columns.push(texts("account_id", &some(ids)));
        columns.push(times("first_seen", seen));
        columns.push(times("last_seen", seen));
        columns.push(counts("n_rows", &vec![Some(1); ids.len()]));
        columns.push(texts("source", &some(&vec!["s"; ids.len()])));
        columns.push(counts("record", &vec![Some(7); ids.len()]));
    };
    // A table of an earlier version, later in time, with names only.
    let mut earlier = vec![texts("display_name", &some(&["Bert", "Anna"]))];
    ids(&mut earlier, &["bert", "anna"], &[90, 90]);
    let mut full = vec![
        texts("display_name", &some(&["Anna A.", "Cem"])),
        texts("handle", &[Some("anna_a"), None]),
        counts("followers", &[Some(12), None]),
    ];
    ids(&mut full, &["anna", "cem"], &[40, 40]);
    let accounts = [
        write(folder.path(), "earlier", earlier),
        write(folder.path(), "full", full),
    ];
    let index = load(
        &[first_import(folder.path())],
        &accounts,
        &Shares::default(),
    );
    let row = |id: &str| {
        let number = (0..9).find(|&number| index.account(number) == ("x", id));
        index.account_row(number.unwrap()).unwrap().unwrap()
    };
    let anna = row("anna");
    assert_eq!(
        (anna.display_name.as_str(), anna.handle.as_str()),
        ("Anna A.", "anna_a")
    );
    assert_eq!((anna.followers, anna.created_at_ms), (Some(12), None));
    let bert = row("bert");
    assert_eq!(
        (bert.display_name.as_str(), bert.handle.as_str()),
        ("Bert", "")
    );
    assert_eq!((bert.followers, bert.record), (None, 7));
    assert!(index.account_row(9_999).unwrap().is_none());
    let all = index.summary(&Shares::default(), None, None);
    assert_eq!((all.with_profile, all.accounts_with_profile), (2, 1));
    assert_eq!((all.with_created, all.accounts_with_created), (0, 0));
}

#[test]
fn tables_of_earlier_versions_say_no_kind() {
    let folder = tempfile::tempdir().unwrap();
    let columns = vec![
        texts("platform", &some(&["x"])),
        texts("content_id", &some(&["1"])),
        texts("account_id", &some(&["anna"])),
        times("posted_at", &[5]),
    ];
    let file = write(folder.path(), "posts", columns);
    let index = load(std::slice::from_ref(&file), &[], &Shares::default());
    assert_eq!(POST_KINDS[usize::from(index.posts()[0].kind)], "");
    assert!(!index.posts()[0].has_text);
    let stopped = PostIndex::load(
        std::slice::from_ref(&file),
        &[],
        &Shares::default(),
        &|_, _, _| false,
    );
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    let no_accounts = PostIndex::load(&[], &[file], &Shares::default(), &|_, _, _| true);
    assert_eq!(no_accounts.unwrap_err().code(), "unexpected-table");
}
