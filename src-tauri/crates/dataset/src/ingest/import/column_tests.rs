//! Columns that belong together, through probe and import: those that give way to each other, titles
//! and texts, records without ids, zones that only have a short name.

use std::path::PathBuf;

use super::*;
use crate::ingest::mapping::{ProbeOptions, Role};
use crate::ingest::probe;
use crate::tables::{Column, read_table};

struct Fixture {
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Fixture {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("input");
        std::fs::write(&path, text).unwrap();
        Self { folder, path }
    }

    fn probe(&self, map: &[(&str, &str)], zone: Option<&str>) -> Result<Mapping, DatasetError> {
        let options = ProbeOptions {
            map: map
                .iter()
                .map(|(role, column)| (role.parse().unwrap(), (*column).to_owned()))
                .collect(),
            time_zone: zone.map(str::to_owned),
            ..ProbeOptions::default()
        };
        probe(&self.path, &options).map(|probed| probed.mapping)
    }

    fn import(&self, mapping: &Mapping) -> ImportOutcome {
        let source = SourceFile {
            path: &self.path,
            sha256: "feed",
            name: "input",
        };
        let out = self.folder.path().join("tables");
        import(source, mapping, Some(&out), "p1", &|_, _, _| true).unwrap()
    }

    fn column(&self, table: &str, name: &str) -> Vec<String> {
        let path = self
            .folder
            .path()
            .join(format!("tables/{table}/p1.parquet"));
        let columns = read_table(&path, Some(&[name])).unwrap();
        match columns.as_slice() {
            [(_, Column::Text(values))] => values.clone(),
            other => panic!("{other:?}"),
        }
    }
}

const LINKS: &str = "id,user_id,created_at,title,body,link,final_link\n\
    1,a,2025-03-01T10:00:00Z,A title,and a text,https://sho.rt/1,https://x.example/1\n\
    2,b,2025-03-01T10:00:05Z,,only a text,https://x.example/1,\n\
    3,c,2025-03-01T10:00:09Z,only a title,,https://x.example/1,NA\n";

#[test]
fn a_column_gives_way_to_another_one_where_that_is_filled() {
    let fixture = Fixture::new(LINKS);
    let map = [("object:url", "link"), ("object:url", "final_link")];
    let mut mapping = fixture.probe(&map, None).unwrap();
    let link = |mapping: &mut Mapping, unless: &str| {
        for mapped in &mut mapping.columns {
            if mapped.column == "link" {
                mapped.unless = Some(unless.to_owned());
            }
        }
    };
    link(&mut mapping, "final_link");
    fixture.import(&mapping);
    let objects = fixture.column("shares", "object_id");
    let links: Vec<&String> = objects.iter().filter(|id| id.starts_with("http")).collect();
    assert_eq!(links, ["https://x.example/1"; 3]);
    // A mapping from elsewhere may name anything.
    for wrong in ["nothing", "link"] {
        link(&mut mapping, wrong);
        assert_eq!(mapping.check().unwrap_err().code(), "unknown-column");
    }
}

#[test]
fn a_role_of_one_column_may_have_one_more_that_gives_way() {
    let fixture = Fixture::new(LINKS);
    let mut mapping = fixture.probe(&[("handle", "title")], None).unwrap();
    let twice = |unless: Option<&str>, mapping: &mut Mapping| {
        mapping.columns.retain(|mapped| mapped.column != "body");
        mapping.columns.push(crate::ingest::MappedColumn {
            column: "body".to_owned(),
            role: Role::Handle,
            list: None,
            unless: unless.map(str::to_owned),
        });
        mapping.check()
    };
    assert_eq!(
        twice(None, &mut mapping).unwrap_err().code(),
        "invalid-role"
    );
    twice(Some("title"), &mut mapping).unwrap();
    fixture.import(&mapping);
    assert_eq!(
        fixture.column("accounts", "handle"),
        ["A title", "only a text", "only a title"]
    );
}

#[test]
fn texts_of_several_columns_are_one_text() {
    let fixture = Fixture::new(LINKS);
    let map = [("text", "title"), ("text", "body")];
    let mapping = fixture.probe(&map, None).unwrap();
    fixture.import(&mapping);
    assert_eq!(
        fixture.column("posts", "text"),
        ["A title\n\nand a text", "only a text", "only a title"]
    );
    // One column that the analyst names takes the place of a guess.
    let mapping = fixture.probe(&[("text", "title")], None).unwrap();
    let texts: Vec<&str> = mapping.columns_of(&Role::Text).collect();
    assert_eq!(texts, ["title"]);
}

#[test]
fn records_without_ids_that_are_the_same_are_one_post() {
    let fixture = Fixture::new(
        ",Date,User,Tweet\n\
         0,2023-04-03 08:00:00+00:00,a,hello\n\
         1,2023-04-03 08:00:00+00:00,a,hello\n\
         2,2023-04-03 08:00:00+00:00,a,hello!\n\
         3,2023-04-03 08:00:00+00:00,ah,ello\n",
    );
    let mapping = fixture.probe(&[], None).unwrap();
    let outcome = fixture.import(&mapping);
    assert_eq!((outcome.rows_usable, outcome.n_posts), (4, 3));
    assert_eq!(
        fixture.column("posts", "content_id"),
        ["feed#1", "feed#3", "feed#4"]
    );
    assert_eq!(fixture.column("observations", "content_id"), ["feed#1"]);
}

#[test]
fn a_short_name_of_several_zones_is_asked_for() {
    let fixture = Fixture::new(
        "id,user_id,created_at,text\n\
         1,a,2021-09-01 10:00:00 IST,x\n\
         2,b,2021-09-01 10:00:05 IST,x\n",
    );
    let error = fixture.probe(&[], None).unwrap_err();
    assert_eq!(error.code(), "unreadable-times");
    assert!(error.to_string().contains("name the zone"), "{error}");
    let mapping = fixture.probe(&[], Some("Asia/Kolkata")).unwrap();
    let outcome = fixture.import(&mapping);
    assert_eq!(outcome.first_ms, Some(1_630_470_600_000));
    let error = fixture.probe(&[], Some("Europe/Berlin")).unwrap_err();
    assert_eq!(error.code(), "unreadable-times");
}

#[test]
fn the_addresses_of_posts_tell_their_platform() {
    let of = |first: &str, second: &str| {
        let text = format!(
            "id,user_id,created_at,text,post_url\n\
             1,a,2025-03-01T10:00:00Z,x,{first}\n\
             2,b,2025-03-01T10:00:05Z,y,{second}\n"
        );
        Fixture::new(&text).probe(&[], None).unwrap().platform
    };
    let post = "https://www.tiktok.com/@a/video/1";
    assert_eq!(of(post, "https://m.tiktok.com/v/2"), "tiktok");
    assert_eq!(of(post, "https://x.com/a/status/2"), "unknown");
    assert_eq!(of(post, "https://tiktok.com.evil.example/2"), "unknown");
}

#[test]
fn accounts_that_are_only_listed_are_accounts() {
    let fixture = Fixture::new(
        "name,created_utc,comment_karma,link_karma\n\
         ann,1467681198.0,1,2\n\
         bob,,1,2\n\
         [deleted],,,\n",
    );
    let mapping = fixture.probe(&[], None).unwrap();
    let outcome = fixture.import(&mapping);
    assert_eq!((outcome.n_posts, outcome.n_accounts), (0, 2));
    assert_eq!(outcome.rejected_by_reason["missing-account"], 1);
    assert_eq!(outcome.flagged.get("unreadable-number"), None);
}
