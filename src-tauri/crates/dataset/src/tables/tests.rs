//! Tables written, read, paged and looked up.

use super::*;
use crate::{Selection, Shares, load_shares};

fn text(values: &[&str]) -> Column {
    Column::Text(values.iter().map(|&value| value.to_owned()).collect())
}

fn example() -> Vec<(String, Column)> {
    vec![
        ("name".to_owned(), text(&["b", "Änne", "", "b"])),
        ("code".to_owned(), Column::U32(vec![4, 3, 2, u32::MAX])),
        ("count".to_owned(), Column::U64(vec![1, u64::MAX, 3, 4])),
        (
            "time".to_owned(),
            Column::I64(vec![-1, i64::MAX, i64::MIN, 0]),
        ),
        ("x".to_owned(), Column::F32(vec![0.5, -1.0, 2.0, 3.0])),
        ("q".to_owned(), Column::F64(vec![0.1, 0.2, 0.3, 1e300])),
        (
            "flag".to_owned(),
            Column::Bool(vec![true, false, true, true]),
        ),
    ]
}

#[test]
fn tables_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nodes.parquet");
    let first = write_table(&path, &example()).unwrap();
    assert_eq!(
        (first.table.as_str(), first.file_name.as_str()),
        ("nodes", "nodes.parquet")
    );
    assert_eq!(read_table(&path, None).unwrap(), example());
    let some = read_table(&path, Some(&["flag", "name"])).unwrap();
    assert_eq!(
        some.iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["flag", "name"]
    );
    assert_eq!(
        write_table(&path, &example()).unwrap(),
        first,
        "same bytes again"
    );
    assert_eq!(
        read_table(&path, Some(&["nothing"])).unwrap_err().code(),
        "unexpected-table"
    );
}

#[test]
fn missing_measures_are_nan_and_empty_tables_keep_their_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.parquet");
    write_table(&path, &[("q".to_owned(), Column::F64(vec![f64::NAN, 1.0]))]).unwrap();
    match &read_table(&path, None).unwrap()[0].1 {
        Column::F64(values) => assert!(values[0].is_nan() && values[1] == 1.0),
        other => panic!("{other:?}"),
    }
    let empty = vec![
        ("a".to_owned(), text(&[])),
        ("b".to_owned(), Column::F64(Vec::new())),
    ];
    assert_eq!(write_table(&path, &empty).unwrap().rows, 0);
    assert_eq!(read_table(&path, None).unwrap(), empty);
    assert_eq!(
        page_table(&path, &PageRequest::default()).unwrap().columns,
        empty
    );
    let uneven = [
        ("a".to_owned(), text(&["x"])),
        ("b".to_owned(), Column::U32(vec![])),
    ];
    assert_eq!(
        write_table(&path, &uneven).unwrap_err().code(),
        "invalid-request"
    );
}

#[test]
fn large_tables_have_several_row_groups() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.parquet");
    let n = super::write::GROUP_ROWS + 10;
    let columns = vec![("n".to_owned(), Column::U32((0..n as u32).rev().collect()))];
    write_table(&path, &columns).unwrap();
    assert_eq!(read_table(&path, None).unwrap(), columns);
    let request = PageRequest {
        sort: Some(("n".to_owned(), false)),
        offset: super::write::GROUP_ROWS as u64 - 2,
        limit: 4,
        filters: vec![],
    };
    let page = page_table(&path, &request).unwrap();
    let first = super::write::GROUP_ROWS as u32 - 2;
    assert_eq!(page.columns[0].1, Column::U32((first..first + 4).collect()));
    // Without a sort the page may cross two row groups in the order of the file.
    let page = page_table(
        &path,
        &PageRequest {
            sort: None,
            ..request
        },
    )
    .unwrap();
    assert_eq!(page.columns[0].1, Column::U32(vec![11, 10, 9, 8]));
}

fn page(
    sort: Option<(&str, bool)>,
    filters: &[(&str, FilterOp, &str)],
) -> Result<(u64, Vec<u32>), crate::DatasetError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.parquet");
    write_table(&path, &example()).unwrap();
    let request = PageRequest {
        sort: sort.map(|(name, descending)| (name.to_owned(), descending)),
        offset: 0,
        limit: 10,
        filters: filters
            .iter()
            .map(|(column, op, value)| Filter {
                column: (*column).to_owned(),
                op: *op,
                value: (*value).to_owned(),
            })
            .collect(),
    };
    let page = page_table(&path, &request)?;
    assert_eq!(page.total_rows, 4);
    match &page.columns[1].1 {
        Column::U32(codes) => Ok((page.matching_rows, codes.clone())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_are_sorted_and_filtered() {
    use FilterOp::*;
    let codes = |sort, filters: &[(&str, FilterOp, &str)]| page(sort, filters).unwrap().1;
    let last = u32::MAX;
    assert_eq!(codes(None, &[]), [4, 3, 2, last]);
    assert_eq!(codes(Some(("code", false)), &[]), [2, 3, 4, last]);
    assert_eq!(codes(Some(("count", true)), &[]), [3, last, 2, 4]);
    assert_eq!(
        codes(Some(("name", true)), &[]),
        [3, 4, last, 2],
        "ties keep the file's order"
    );
    assert_eq!(codes(None, &[("name", Eq, "b")]), [4, last]);
    assert_eq!(codes(None, &[("name", Contains, "äN")]), [3]);
    assert_eq!(
        codes(None, &[("name", StartsWith, "b"), ("q", Gt, "0.5")]),
        [last]
    );
    assert_eq!(codes(None, &[("count", Ge, "18446744073709551615")]), [3]);
    assert_eq!(codes(None, &[("time", Lt, "0")]), [4, 2]);
    assert_eq!(codes(None, &[("flag", Ne, "true")]), [3]);
    assert_eq!(codes(None, &[("x", Le, "0.5")]), [4, 3]);
    assert_eq!(page(None, &[("name", Eq, "nobody")]).unwrap(), (0, vec![]));
    for (column, op, value) in [
        ("nothing", Eq, "1"),
        ("code", Eq, "one"),
        ("code", Contains, "1"),
        ("flag", Eq, "yes"),
    ] {
        let error = page(None, &[(column, op, value)]).unwrap_err();
        assert_eq!(error.code(), "invalid-request", "{column} {value}");
    }
    assert_eq!(
        page(Some(("\"; DROP", false)), &[]).unwrap_err().code(),
        "invalid-request"
    );
}

/// A case of two imports, through the importer.
fn imported(parts: &[&str]) -> (tempfile::TempDir, Vec<std::path::PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    for (at, text) in parts.iter().enumerate() {
        let path = folder.path().join(format!("{at}.csv"));
        std::fs::write(&path, text).unwrap();
        let mapping = crate::probe(&path, &crate::ProbeOptions::default())
            .unwrap()
            .mapping;
        let source = crate::SourceFile {
            path: &path,
            sha256: "s",
            name: "",
        };
        let part = format!("part{at}");
        crate::import(source, &mapping, Some(folder.path()), &part, &|_, _, _| {
            true
        })
        .unwrap();
    }
    let files = (0..parts.len()).map(|at| format!("shares/part{at}.parquet"));
    let files = files.map(|name| folder.path().join(name)).collect();
    (folder, files)
}

const WIDE: &str = "account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp\n\
    fb_1,10,7,,8,,1629589836\n\
    tw_1,10,7,h,,,1629589896\n\
    tw_2,7,7,,,,1629676236\n";
const LONG: &str = "object_id,account_id,content_id,timestamp_share\n\
    7,x,p,1629589836\n\
    7,tw_1,11,1629589837\n";

#[test]
fn loading_gives_codes_in_order_of_first_appearance() {
    let (_folder, files) = imported(&[WIDE, LONG]);
    let shares = load_shares(&files, &Selection::default(), true, &|_, _, _| true).unwrap();
    let expected = Shares::from_rows([
        ("url", "7", "facebook", "fb_1", "10", 1_629_589_836_000),
        ("domain", "8", "facebook", "fb_1", "10", 1_629_589_836_000),
        ("url", "7", "twitter", "tw_1", "10", 1_629_589_896_000),
        ("hashtag", "h", "twitter", "tw_1", "10", 1_629_589_896_000),
        ("url", "7", "twitter", "tw_2", "7", 1_629_676_236_000),
        ("object", "7", "unknown", "x", "p", 1_629_589_836_000),
        ("object", "7", "unknown", "tw_1", "11", 1_629_589_837_000),
    ]);
    // The loader meets all types of a row group before its ids; the names are the same.
    assert_eq!(shares, expected);
    assert_eq!(
        shares.content_is_object,
        [false, false, false, false, true, false, false]
    );

    let apart = load_shares(&files, &Selection::default(), false, &|_, _, _| true).unwrap();
    assert_eq!(apart.object, [0, 1, 2, 3, 2, 4, 4]);

    let some = Selection {
        object_types: Some(vec!["url".into(), "object".into()]),
        platforms: Some(vec!["twitter".into(), "unknown".into()]),
        from_ms: Some(1_629_589_837_000),
        to_ms: Some(1_629_676_236_000),
        min_hashtags: None,
    };
    let some = load_shares(&files, &some, true, &|_, _, _| true).unwrap();
    let expected = Shares::from_rows([
        ("url", "7", "twitter", "tw_1", "10", 1_629_589_896_000),
        ("object", "7", "unknown", "tw_1", "11", 1_629_589_837_000),
    ]);
    assert_eq!(some.accounts, expected.accounts);
    assert_eq!(
        (some.object, some.time_ms),
        (expected.object, expected.time_ms)
    );
    assert_eq!(some.content_is_object, [false, false]);

    let stopped = load_shares(&files, &Selection::default(), true, &|_, _, _| false);
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
}

#[test]
fn evidence_is_found_by_platform_and_id() {
    let (folder, files) = imported(&[WIDE, LONG]);
    let wanted = [("twitter".to_owned(), "tw_1".to_owned())];
    let rows = shares_of_accounts(&files, &Selection::default(), &wanted).unwrap();
    assert_eq!(
        rows.len(),
        2,
        "the account of the same id on another platform is another"
    );
    assert_eq!((rows[0].object_id.as_str(), rows[0].record), ("7", 2));
    let only = Selection {
        object_types: Some(vec!["hashtag".into()]),
        ..Selection::default()
    };
    assert_eq!(shares_of_accounts(&files, &only, &wanted).unwrap().len(), 1);

    let posts: Vec<_> = (0..2)
        .map(|at| folder.path().join(format!("posts/part{at}.parquet")))
        .collect();
    let wanted = [("facebook".to_owned(), "10".to_owned())];
    let found = posts_by_content(&posts, &wanted).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].account_id.as_str(), found[0].posted_at_ms),
        ("fb_1", 1_629_589_836_000)
    );
    let accounts = [folder.path().join("accounts/part1.parquet")];
    let wanted = [("unknown".to_owned(), "x".to_owned())];
    assert_eq!(accounts_by_id(&accounts, &wanted).unwrap()[0].n_rows, 1);
    let error = posts_by_content(&accounts, &wanted).unwrap_err();
    assert_eq!(error.code(), "unexpected-table");
}

#[test]
fn an_overview_counts_what_is_there() {
    let (_folder, files) = imported(&[WIDE, LONG]);
    let shares = load_shares(&files, &Selection::default(), true, &|_, _, _| true).unwrap();
    let found = overview_within(&shares, None, None);
    assert_eq!((found.rows, found.accounts, found.objects), (7, 5, 4));
    let url = &found.by_type[0];
    assert_eq!((url.name.as_str(), url.rows), ("url", 3));
    assert_eq!((url.accounts, url.objects, url.posts), (3, 1, 3));
    let platforms: Vec<_> = found
        .by_platform
        .iter()
        .map(|counts| (counts.name.as_str(), counts.rows))
        .collect();
    assert_eq!(platforms, [("twitter", 3), ("facebook", 2), ("unknown", 2)]);
    assert_eq!(found.top_objects[0].object_id, "7");
    assert_eq!(
        (found.top_objects[0].rows, found.top_objects[0].accounts),
        (3, 3)
    );
    let types: Vec<&str> = found.by_type.iter().map(|c| c.name.as_str()).collect();
    let mut listed: Vec<&str> = found
        .top_objects
        .iter()
        .map(|top| top.object_type.as_str())
        .collect();
    listed.dedup();
    assert_eq!(
        listed, types,
        "every type has a list, in the order of the types"
    );
    let none = overview_within(&Shares::default(), None, None);
    assert_eq!(none, Overview::default());
}

#[test]
fn of_many_objects_the_most_shared_are_listed_by_type() {
    let mut rows = Vec::new();
    for object in 0..5_000_u32 {
        // Object 4 999 is shared most, by as many accounts; each link has one hashtag beside it.
        for share in 0..=object / 1_000 {
            let content = format!("p{object}-{share}");
            let (link, account) = (format!("link{object:04}"), format!("a{share}"));
            rows.push(("url", link, account.clone(), content.clone()));
            rows.push(("hashtag", format!("tag{}", object % 10), account, content));
        }
    }
    let shares = Shares::from_rows(rows.iter().map(|(kind, object, account, content)| {
        (
            *kind,
            object.as_str(),
            "x",
            account.as_str(),
            content.as_str(),
            0,
        )
    }));
    let found = overview_within(&shares, None, None).top_objects;
    let of =
        |kind: &str| -> Vec<_> { found.iter().filter(|top| top.object_type == kind).collect() };
    let (links, tags) = (of("url"), of("hashtag"));
    assert_eq!((links.len(), tags.len()), (20, 10));
    assert_eq!(
        links[0].object_id, "link4000",
        "equals in the order of their ids"
    );
    assert_eq!((links[0].rows, links[0].accounts), (5, 5));
    assert_eq!((tags[0].rows, tags[0].accounts), (1_500, 5));
}

#[test]
fn an_overview_of_a_span_counts_only_what_is_inside() {
    let (_folder, files) = imported(&[WIDE, LONG]);
    let shares = load_shares(&files, &Selection::default(), true, &|_, _, _| true).unwrap();
    let whole = overview_within(&shares, None, None);
    assert_eq!(overview_within(&shares, Some(i64::MIN), None), whole);
    let (first, last) = (whole.first_ms.unwrap(), whole.last_ms.unwrap());
    assert_eq!(overview_within(&shares, Some(first), Some(last + 1)), whole);
    let before = overview_within(&shares, None, Some(last));
    assert!(before.rows < whole.rows && before.last_ms.unwrap() < last);
    let rows = |counts: &[Counts]| counts.iter().map(|counts| counts.rows).sum::<u64>();
    assert_eq!(rows(&before.by_type), before.rows);
    assert_eq!(rows(&before.by_platform), before.rows);
    assert_eq!(
        overview_within(&shares, Some(last + 1), None),
        Overview::default()
    );
}
