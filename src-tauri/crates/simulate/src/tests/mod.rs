//! The month as a reader of its files meets it: what the preset promises must be in them.

mod groups;
mod people;
mod presets;
mod texts;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::{COLUMNS, Simulation, simulate};

/// A row of the posts by column.
pub(super) struct Post {
    cells: Vec<String>,
    pub(super) secs: i64,
}

impl Post {
    pub(super) fn get(&self, column: &str) -> &str {
        let at = COLUMNS.iter().position(|name| *name == column).unwrap();
        &self.cells[at]
    }

    pub(super) fn list(&self, column: &str) -> Vec<&str> {
        let cell = self.get(column);
        cell.split('|').filter(|value| !value.is_empty()).collect()
    }

    /// Hour of the day on the clock of the place.
    pub(super) fn hour(&self) -> usize {
        self.get("created_at")[11..13].parse().unwrap()
    }

    /// Day of March.
    pub(super) fn day(&self) -> u32 {
        self.get("created_at")[8..10].parse().unwrap()
    }
}

/// The files of seed 1, read.
pub(super) struct Read {
    pub(super) simulation: Simulation,
    pub(super) posts: Vec<Post>,
    /// Group by account.
    pub(super) group: HashMap<String, String>,
}

impl Read {
    pub(super) fn group_of(&self, post: &Post) -> &str {
        &self.group[post.get("account_id")]
    }

    pub(super) fn of<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Post> {
        self.posts
            .iter()
            .filter(move |post| self.group_of(post) == group)
    }

    pub(super) fn by_id(&self) -> HashMap<&str, &Post> {
        let posts = self.posts.iter();
        posts.map(|post| (post.get("post_id"), post)).collect()
    }
}

/// Records of a CSV text with quotes.
pub(super) fn records(csv: &str) -> Vec<Vec<String>> {
    csv.lines()
        .map(|line| {
            let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
            let mut characters = line.chars().peekable();
            while let Some(character) = characters.next() {
                match character {
                    '"' if quoted && characters.peek() == Some(&'"') => {
                        characters.next();
                        cell.push('"');
                    }
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                    other => cell.push(other),
                }
            }
            assert!(!quoted, "one row is one line: {line}");
            cells.push(cell);
            cells
        })
        .collect()
}

pub(super) fn month() -> &'static Read {
    static READ: OnceLock<Read> = OnceLock::new();
    READ.get_or_init(|| read("city-election"))
}

/// Seed 1 of a preset.
pub(super) fn read(preset: &str) -> Read {
    let simulation = simulate(preset, 1).unwrap();
    let mut rows = records(&simulation.posts_csv).into_iter();
    assert_eq!(rows.next().unwrap(), COLUMNS);
    let at = COLUMNS.iter().position(|name| *name == "created_at");
    let posts = rows
        .map(|cells| {
            let time: jiff::Timestamp = cells[at.unwrap()].parse().unwrap();
            assert_eq!(cells.len(), COLUMNS.len());
            Post {
                secs: time.as_second(),
                cells,
            }
        })
        .collect();
    let mut rows = records(&simulation.truth_csv).into_iter();
    assert_eq!(
        rows.next().unwrap(),
        ["account_id", "group", "coordinated", "note"]
    );
    let group = rows
        .map(|row| {
            let coordinated = row[1] == "group A" || row[1] == "group B";
            assert_eq!(row[2] == "yes", coordinated, "{row:?}");
            (row[0].clone(), row[1].clone())
        })
        .collect();
    Read {
        simulation,
        posts,
        group,
    }
}

#[test]
fn equal_seeds_give_equal_bytes_and_others_do_not() {
    let again = simulate("city-election", 1).unwrap();
    assert_eq!(again, month().simulation);
    let other = simulate("city-election", 2).unwrap();
    assert_ne!(other.posts_csv, again.posts_csv);
    assert_eq!(other.n_posts, again.n_posts);
    assert_eq!(simulate("nowhere", 1).unwrap_err().code(), "unknown-preset");
}

#[test]
fn ids_are_unique_and_point_to_what_was_there_before() {
    let read = month();
    let by_id = read.by_id();
    assert_eq!(by_id.len(), 30_000);
    assert_eq!(read.posts.len(), 30_000);
    assert!(read.posts.is_sorted_by_key(|post| post.secs));
    assert!(
        read.posts
            .is_sorted_by_key(|post| post.get("post_id").to_owned())
    );
    for post in &read.posts {
        for column in ["reply_to", "repost_of"] {
            if !post.get(column).is_empty() {
                let target = by_id[post.get(column)];
                assert!(target.secs < post.secs, "{}", post.get("post_id"));
                assert!(target.get("repost_of").is_empty());
            }
        }
        if !post.get("repost_of").is_empty() {
            assert_eq!(post.get("text"), "", "a repost has no words of its own");
        }
        assert!(post.get("created_at").starts_with("2025-03-"));
        assert!(post.get("account_created_at") < post.get("created_at"));
    }
}

#[test]
fn nothing_points_to_the_real_world() {
    for post in &month().posts {
        for url in post.list("urls") {
            let host = url
                .strip_prefix("https://")
                .and_then(|rest| rest.split('/').next());
            assert!(host.is_some_and(|host| host.ends_with(".example")), "{url}");
            assert!(url.is_ascii() && !url.contains(' '), "{url}");
        }
        for column in ["text", "account_bio"] {
            let words = post.get(column);
            for trace in ["http", "www.", ".nl", ".com", ".org", ".net"] {
                assert!(!words.contains(trace), "{words}");
            }
        }
    }
}

#[test]
fn the_readme_has_its_figures_and_says_that_all_is_invented() {
    let readme = &month().simulation.readme;
    assert!(readme.contains("**Everything here is invented.**"));
    assert!(readme.contains("No method may read it"));
    assert!(!readme.contains('{') && !readme.contains('}'), "{readme}");
    let with_url = month().posts.iter().filter(|p| !p.get("urls").is_empty());
    let count = with_url.count();
    let shown = format!("| {} {:03} |", count / 1_000, count % 1_000);
    assert!(readme.contains(&shown), "{shown}");
}
