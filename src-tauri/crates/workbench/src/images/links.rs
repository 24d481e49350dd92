//! Which post a file belongs to: by the analyst's list, by an id in its name, or by an address that ends
//! in its name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use zwerm_dataset::{NamedImage, PostPlace};

use super::folder::FoundFile;
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;

/// Longest list, bytes.
const MOST_LIST_BYTES: u64 = 16 << 20;
/// Shortest name that is compared without its ending with the end of an address: shorter ones say too
/// little (`image`, `1`).
const SHORTEST_NAME: usize = 8;

/// How a file was found to belong to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The analyst says so.
    List,
    /// The id of the post stands in its name.
    Id,
    /// The address of an image of the post ends in its name.
    Address,
}

impl By {
    pub(super) fn word(self) -> &'static str {
        match self {
            By::List => "list",
            By::Id => "content-id",
            By::Address => "media-address",
        }
    }
}

/// The posts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) by: By,
    pub(super) posts: Vec<PostPlace>,
}

/// Why a file takes no part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) code: String,
    pub(super) reason: String,
}

impl Refused {
    pub(super) fn new(code: &str, reason: impl Into<String>) -> Refused {
        Refused {
            code: code.to_owned(),
            reason: reason.into(),
        }
    }
}

/// The analyst's list: posts by file.
pub(super) type List = BTreeMap<String, BTreeSet<String>>;

/// Reads such a list.
///
/// # Errors
/// A file that cannot be read, is too long, or is no CSV with the columns `file` and `content_id`.
pub(super) fn read_list(path: &Path) -> Result<List> {
    let unusable = |why: String| {
        Error::new(
            ErrorKind::Input,
            "picture-list",
            format!(
                "The list of pictures cannot be used: {why}. It is a CSV file with the columns file,content_id. File: {}",
                path.display()
            ),
        )
    };
    let file = File::open(path).map_err(|error| unusable(error.to_string()))?;
    let mut text = String::new();
    file.take(MOST_LIST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|error| unusable(error.to_string()))?;
    if text.len() as u64 > MOST_LIST_BYTES {
        return Err(unusable("it is longer than 16 MiB".to_owned()));
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = (1..).zip(text.lines());
    let header = lines.next().map(|(_, line)| fields(line));
    if header.as_deref() != Some(&["file".to_owned(), "content_id".to_owned()]) {
        return Err(unusable("its first line is another one".to_owned()));
    }
    let mut list = List::new();
    for (number, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        match fields(line).as_slice() {
            [file, post] if !file.is_empty() && !post.is_empty() => {
                list.entry(file.replace('\\', "/"))
                    .or_default()
                    .insert(post.clone());
            }
            _ => {
                return Err(unusable(format!(
                    "line {number} does not have a file and an id"
                )));
            }
        }
    }
    Ok(list)
}

/// The fields of a line of CSV; quoted ones may hold commas and doubled quotes.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.trim_end().chars().peekable();
    while let Some(letter) = letters.next() {
        let doubled = letter == '"' && quoted && letters.peek() == Some(&'"');
        match (letter, fields.last_mut()) {
            (',', _) if !quoted => fields.push(String::new()),
            ('"', Some(field)) if doubled => {
                letters.next();
                field.push('"');
            }
            ('"', _) => quoted = !quoted,
            (other, Some(field)) => field.push(other),
            (_, None) => {}
        }
    }
    fields
}

/// The tables of a case in which posts are looked for.
pub(super) struct Posts<'a> {
    pub(super) posts: &'a [PathBuf],
    pub(super) shares: &'a [PathBuf],
    pub(super) platform: Option<&'a str>,
}

impl Posts<'_> {
    /// The posts of each file, in the order of the files.
    pub(super) fn of(
        &self,
        files: &[FoundFile],
        list: &List,
        control: &Control,
    ) -> Result<Vec<std::result::Result<Linked, Refused>>> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let mut names = BTreeSet::new();
        let mut ids: BTreeSet<String> = list.values().flatten().cloned().collect();
        for file in files {
            let last = last_name(&file.name);
            ids.extend(ids_in(last).into_iter().map(str::to_owned));
            names.extend(names_of(last).into_iter().map(str::to_owned));
        }
        let on_platform = |platform: &str| self.platform.is_none_or(|wanted| wanted == platform);
        let mut images = zwerm_dataset::posts_with_images_named(self.shares, &names, &progress)?;
        images.retain(|image| on_platform(&image.platform));
        ids.extend(images.iter().map(|image| image.content_id.clone()));
        let mut by_id: BTreeMap<String, Vec<PostPlace>> = BTreeMap::new();
        for post in zwerm_dataset::posts_with_ids(self.posts, &ids, &progress)? {
            if on_platform(&post.platform) {
                let posts = by_id.entry(post.content_id.clone()).or_default();
                posts.push(post);
            }
        }
        let mut by_name: BTreeMap<&str, Vec<&NamedImage>> = BTreeMap::new();
        for image in &images {
            by_name.entry(&image.name).or_default().push(image);
        }
        Ok(files
            .iter()
            .map(|file| linked(file, list, &by_id, &by_name))
            .collect())
    }
}

fn linked(
    file: &FoundFile,
    list: &List,
    by_id: &BTreeMap<String, Vec<PostPlace>>,
    by_name: &BTreeMap<&str, Vec<&NamedImage>>,
) -> std::result::Result<Linked, Refused> {
    let last = last_name(&file.name);
    if let Some(ids) = list.get(&file.name).or_else(|| list.get(last)) {
        let posts = ids.iter().map(|id| match by_id.get(id) {
            Some(posts) => only(id, posts),
            None => Err(Refused::new(
                "no-such-post",
                format!("The list says that it belongs to the post {id:?}, which this case does not have. Import that post first, or correct the list."),
            )),
        });
        return Ok(Linked {
            by: By::List,
            posts: posts.collect::<std::result::Result<_, _>>()?,
        });
    }
    for id in ids_in(last) {
        if let Some(posts) = by_id.get(id) {
            return Ok(Linked {
                by: By::Id,
                posts: vec![only(id, posts)?],
            });
        }
    }
    for name in names_of(last) {
        let Some(images) = by_name.get(name) else {
            continue;
        };
        let addresses: BTreeSet<&str> = images.iter().map(|image| image.address.as_str()).collect();
        if addresses.len() > 1 {
            return Err(Refused::new(
                "ambiguous-name",
                format!(
                    "{} different addresses of images end in its name, so it cannot be told which of them it is. Say it in a list of files and posts.",
                    addresses.len()
                ),
            ));
        }
        let posts = images.iter().filter_map(|image| {
            let mut posts = by_id.get(&image.content_id)?.iter();
            posts.find(|post| post.platform == image.platform).cloned()
        });
        let posts: Vec<PostPlace> = posts.collect();
        if !posts.is_empty() {
            return Ok(Linked {
                by: By::Address,
                posts,
            });
        }
    }
    Err(Refused::new(
        "no-post",
        "No post of this case has the id that is its name, and no image of a post has an address that ends in it. Name it after its post (ID.jpg, ID_1.jpg), or say in a list of files and posts where it belongs.",
    ))
}

/// The only post with an id.
fn only(id: &str, posts: &[PostPlace]) -> std::result::Result<PostPlace, Refused> {
    match posts {
        [post] => Ok(post.clone()),
        several => {
            let platforms: Vec<&str> = several.iter().map(|post| post.platform.as_str()).collect();
            Err(Refused::new(
                "ambiguous-post",
                format!(
                    "The id {id:?} exists on several platforms ({}). Name the one that the pictures are from.",
                    platforms.join(", ")
                ),
            ))
        }
    }
}

fn last_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// The ids that a name may hold: what stands before its ending, and that without `_n` or `-n`.
fn ids_in(name: &str) -> Vec<&str> {
    let stem = stem(name);
    let mut ids = vec![stem];
    if let Some((id, number)) = stem.rsplit_once(['_', '-'])
        && !id.is_empty()
        && (1..=4).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit())
    {
        ids.push(id);
    }
    ids
}

/// The ends of addresses that a name stands for.
fn names_of(name: &str) -> Vec<&str> {
    let stem = stem(name);
    let mut names = vec![name];
    if stem != name && stem.len() >= SHORTEST_NAME {
        names.push(stem);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_an_id_with_or_without_a_number() {
        assert_eq!(ids_in("123.jpg"), ["123"]);
        assert_eq!(ids_in("123_4.jpg"), ["123_4", "123"]);
        assert_eq!(ids_in("123-12.webp"), ["123-12", "123"]);
        assert_eq!(ids_in("a_b_1.png"), ["a_b_1", "a_b"]);
        assert_eq!(ids_in("a_b.png"), ["a_b"]);
        assert_eq!(ids_in("_1.png"), ["_1"]);
        assert_eq!(ids_in("12_34567.png"), ["12_34567"]);
        assert_eq!(ids_in("noending"), ["noending"]);
        assert_eq!(names_of("EaBcDeFg.jpg"), ["EaBcDeFg.jpg", "EaBcDeFg"]);
        assert_eq!(names_of("image.jpg"), ["image.jpg"]);
    }

    #[test]
    fn a_list_is_csv_with_two_columns() {
        let read = |text: &str| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("list.csv");
            std::fs::write(&path, text).unwrap();
            read_list(&path)
        };
        let list = read(
            "\u{feff}file,content_id\r\na.jpg,1\r\n\"b, \"\"c\"\".jpg\",2\r\n\r\nsub\\d.png,3\na.jpg,4\n",
        );
        let list = list.unwrap();
        let told: Vec<(&str, Vec<&str>)> = list
            .iter()
            .map(|(file, ids)| (file.as_str(), ids.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            told,
            [
                ("a.jpg", vec!["1", "4"]),
                ("b, \"c\".jpg", vec!["2"]),
                ("sub/d.png", vec!["3"]),
            ]
        );
        for broken in [
            "",
            "a,b\nc,d\n",
            "file,content_id\na.jpg\n",
            "file,content_id\n,1\n",
        ] {
            assert_eq!(read(broken).unwrap_err().code, "picture-list", "{broken:?}");
        }
    }
}
