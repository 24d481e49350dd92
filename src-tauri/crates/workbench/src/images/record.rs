//! What stands in the list of a folder, in its tables and in the receipts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use zwerm_case::{ImportRecord, StoredSource, TableRef};
use zwerm_dataset::{
    Column, ImportOutcome, Mapping, PlatformRule, Reject, RowsOf, TableFile, TimeKind, TimeRule,
};

use super::set::{Entry, Outcome};
use super::{ImportedImages, LINKS_LAYOUT, LIST_LAYOUT, PICTURE_FORMAT, PICTURES_TABLE, PostImage};
use crate::alike::IMAGE_LAYER;
use crate::error::{Error, ErrorKind, Result};
use crate::imports::table_ref;
use crate::session::TOOL;

/// Fields of a line of the list.
const FIELDS: [&str; 11] = [
    "file",
    "size_bytes",
    "sha256",
    "format",
    "width",
    "height",
    "phash",
    "linked_by",
    "posts",
    "known",
    "rejected",
];
/// Rejects that a receipt shows.
const REJECTS_SHOWN: usize = 100;

/// The list of a folder: a line of JSON for each file.
pub(super) fn list(entries: &[Entry]) -> String {
    let mut lines = String::new();
    for entry in entries {
        let mut line = Map::new();
        line.insert("file".to_owned(), json!(entry.name));
        line.insert("size_bytes".to_owned(), json!(entry.size));
        if let Some(sha256) = &entry.sha256 {
            line.insert("sha256".to_owned(), json!(sha256));
        }
        let more = match &entry.outcome {
            Outcome::Linked(linked, seen) => json!({
                "format": seen.format,
                "width": seen.width,
                "height": seen.height,
                "phash": seen.phash,
                "linked_by": linked.by.word(),
                "posts": linked.posts.iter().map(|post| json!([post.platform, post.content_id])).collect::<Vec<_>>(),
            }),
            Outcome::Known => json!({"known": true}),
            Outcome::Refused(refused) => json!({"rejected": refused.code}),
        };
        if let Value::Object(more) = more {
            line.extend(more);
        }
        lines.push_str(&Value::Object(line).to_string());
        lines.push('\n');
    }
    lines
}

/// A row of the table `pictures`.
pub(super) struct PictureRow {
    pub(super) platform: String,
    pub(super) content_id: String,
    pub(super) picture: PostImage,
}

/// The rows of such a table.
pub(super) fn read_pictures(path: &Path) -> Result<Vec<PictureRow>> {
    let names = [
        "platform",
        "content_id",
        "file",
        "sha256",
        "format",
        "phash",
        "linked_by",
        "width",
        "height",
    ];
    let columns = zwerm_dataset::read_table(path, Some(&names))?;
    let [
        (_, Column::Text(platform)),
        (_, Column::Text(content)),
        (_, Column::Text(file)),
        (_, Column::Text(sha256)),
        (_, Column::Text(format)),
        (_, Column::Text(phash)),
        (_, Column::Text(by)),
        (_, Column::U32(width)),
        (_, Column::U32(height)),
    ] = columns.as_slice()
    else {
        return Err(Error::new(
            ErrorKind::Case,
            "broken-pictures",
            format!(
                "The table of pictures can not be read. Check the case with `zwerm verify`. File: {}",
                path.display()
            ),
        ));
    };
    Ok((0..platform.len())
        .map(|row| PictureRow {
            platform: platform[row].clone(),
            content_id: content[row].clone(),
            picture: PostImage {
                file: file[row].clone(),
                sha256: sha256[row].clone(),
                format: format[row].clone(),
                phash: phash[row].clone(),
                linked_by: by[row].clone(),
                width: width[row],
                height: height[row],
            },
        })
        .collect())
}

/// A set of pictures that is to be recorded.
pub(super) struct Set<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) entries: &'a [Entry],
    pub(super) posts: &'a [PathBuf],
    pub(super) shares: &'a [PathBuf],
    pub(super) platform: Option<&'a str>,
}

impl Set<'_> {
    /// Writes the tables into a folder, and counts.
    pub(super) fn write_tables(
        &self,
        lists: &[StoredSource],
        folder: &Path,
        progress: zwerm_dataset::Progress<'_>,
    ) -> Result<(Vec<TableRef>, ImportedImages)> {
        let mut imported = ImportedImages::default();
        let mut tables = Vec::new();
        let place = |table: &str| -> Result<PathBuf> {
            let inner = folder.join(table);
            std::fs::create_dir_all(&inner)
                .map_err(|error| Error::io("write the tables", &inner, &error))?;
            Ok(inner.join(format!("{}.parquet", self.id)))
        };
        let mut add = |table: &str, mut file: TableFile| -> Result<()> {
            table.clone_into(&mut file.table);
            tables.push(table_ref(&file, self.id)?);
            Ok(())
        };
        let rows = self.share_rows(&mut imported, progress)?;
        let objects: Vec<String> = rows.objects.into_iter().collect();
        if !rows.shares.is_empty() {
            let number = |hash: &String| objects.binary_search(hash).unwrap_or_default() as u32;
            let shares: Vec<(u32, u32)> = rows
                .shares
                .iter()
                .map(|(row, hash)| (*row, number(hash)))
                .collect();
            let file = zwerm_dataset::write_made_shares(
                &place("shares")?,
                IMAGE_LAYER,
                (self.posts, RowsOf::Posts),
                &shares,
                &objects,
                progress,
            )?;
            imported.n_shares = file.rows;
            add("shares", file)?;
        }
        add(
            PICTURES_TABLE,
            self.write_pictures(&place(PICTURES_TABLE)?)?,
        )?;
        let sha256 = lists.first().map_or("", |list| list.sha256.as_str());
        let rejects = self.rejects();
        if !rejects.is_empty() {
            add(
                "rejects",
                write_rejects(&place("rejects")?, &rejects, sha256)?,
            )?;
        }
        self.count(&mut imported, rejects);
        Ok((tables, imported))
    }

    /// A share for each post and hash, ascending by row and hash. A repost has none: what it shows is
    /// not its own. What the case has of a post already is not said again.
    fn share_rows(
        &self,
        imported: &mut ImportedImages,
        progress: zwerm_dataset::Progress<'_>,
    ) -> Result<ShareRows> {
        let mut ids = BTreeSet::new();
        let mut rows = ShareRows::default();
        for (linked, _) in self.linked() {
            ids.extend(linked.posts.iter().map(|post| post.content_id.clone()));
        }
        let there = zwerm_dataset::images_of_posts(self.shares, &ids, progress)?;
        let (mut of_reposts, mut with_address) = (0_u64, BTreeSet::new());
        let has_other: BTreeSet<(&str, &str)> = there
            .iter()
            .map(|(platform, content, _)| (platform.as_str(), content.as_str()))
            .collect();
        for (linked, seen) in self.linked() {
            for post in &linked.posts {
                let key = (
                    post.platform.clone(),
                    post.content_id.clone(),
                    seen.phash.clone(),
                );
                if post.is_repost {
                    of_reposts += 1;
                } else if !there.contains(&key) {
                    rows.shares.insert((post.row, seen.phash.clone()));
                    rows.objects.insert(seen.phash.clone());
                    if has_other.contains(&(post.platform.as_str(), post.content_id.as_str())) {
                        with_address.insert(post.row);
                    }
                }
            }
        }
        if of_reposts > 0 {
            imported.warnings.push(format!(
                "{of_reposts} pictures belong to reposts: they are shown with them and are no shares, because a repost passes on what another account shows"
            ));
        }
        if !with_address.is_empty() {
            imported.warnings.push(format!(
                "{} posts have an image by its address or another name from their own file, too: in the layer image both count as objects, in similar_image the hashes alone",
                with_address.len()
            ));
        }
        Ok(rows)
    }

    fn linked(&self) -> impl Iterator<Item = (&super::links::Linked, &crate::worker::PictureSeen)> {
        self.entries
            .iter()
            .filter_map(|entry| match &entry.outcome {
                Outcome::Linked(linked, seen) => Some((linked, seen)),
                _ => None,
            })
    }

    fn write_pictures(&self, path: &Path) -> Result<TableFile> {
        let mut texts: [Vec<String>; 7] = Default::default();
        let (mut width, mut height) = (Vec::new(), Vec::new());
        for entry in self.entries {
            let Outcome::Linked(linked, seen) = &entry.outcome else {
                continue;
            };
            for post in &linked.posts {
                let row = [
                    post.platform.as_str(),
                    &post.content_id,
                    &entry.name,
                    entry.sha256.as_deref().unwrap_or_default(),
                    &seen.format,
                    &seen.phash,
                    linked.by.word(),
                ];
                for (column, value) in texts.iter_mut().zip(row) {
                    column.push(value.to_owned());
                }
                width.push(seen.width);
                height.push(seen.height);
            }
        }
        let names = [
            "platform",
            "content_id",
            "file",
            "sha256",
            "format",
            "phash",
            "linked_by",
        ];
        let mut columns: Vec<(String, Column)> = names
            .into_iter()
            .zip(texts)
            .map(|(name, values)| (name.to_owned(), Column::Text(values)))
            .collect();
        columns.push(("width".to_owned(), Column::U32(width)));
        columns.push(("height".to_owned(), Column::U32(height)));
        Ok(zwerm_dataset::write_table(path, &columns)?)
    }

    fn rejects(&self) -> Vec<Reject> {
        let numbered = (1..).zip(self.entries);
        numbered
            .filter_map(|(record, entry)| match &entry.outcome {
                Outcome::Refused(refused) => Some(Reject {
                    record,
                    line: Some(record),
                    code: refused.code.clone(),
                    column: Some("file".to_owned()),
                    value: entry.name.chars().take(200).collect(),
                    reason: refused.reason.clone(),
                }),
                _ => None,
            })
            .collect()
    }

    fn count(&self, imported: &mut ImportedImages, rejects: Vec<Reject>) {
        imported.n_files = self.entries.len() as u64;
        imported.n_rejected = rejects.len() as u64;
        for reject in &rejects {
            *imported
                .rejected_by_reason
                .entry(reject.code.clone())
                .or_default() += 1;
        }
        imported.rejects = rejects;
        imported.rejects.truncate(REJECTS_SHOWN);
        let (mut pictures, mut hashes, mut posts) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut other_ending = 0_u64;
        for entry in self.entries {
            match &entry.outcome {
                Outcome::Linked(linked, seen) => {
                    imported.n_linked += 1;
                    pictures.extend(&entry.sha256);
                    hashes.insert(&seen.phash);
                    posts.extend(linked.posts.iter().map(|post| post.row));
                    other_ending += u64::from(!seen.ending_fits);
                }
                Outcome::Known => imported.n_known += 1,
                Outcome::Refused(_) => {}
            }
        }
        imported.n_pictures = pictures.len() as u64;
        imported.n_hashes = hashes.len() as u64;
        imported.n_posts = posts.len() as u64;
        if other_ending > 0 {
            imported.warnings.push(format!(
                "{other_ending} pictures are of another format than the endings of their names say; they were read as what they are"
            ));
        }
    }

    /// The records of the set: the list with the tables, the analyst's own list, each new picture.
    pub(super) fn records(
        &self,
        lists: &[StoredSource],
        new: &BTreeMap<String, StoredSource>,
        tables: Vec<TableRef>,
        imported: &ImportedImages,
        (ids, at_utc): (Vec<String>, &str),
    ) -> Result<Vec<ImportRecord>> {
        let mut ids = ids.into_iter();
        let mut tables = Some(tables);
        let mut records = Vec::new();
        let mut add = |source: &StoredSource,
                       name: String,
                       mapping: Mapping,
                       format: &str,
                       outcome: ImportOutcome|
         -> Result<()> {
            let Some(id) = ids.next() else {
                return Err(Error::new(
                    ErrorKind::Internal,
                    "no-id",
                    "A picture got no number.",
                ));
            };
            records.push(ImportRecord {
                id,
                source_sha256: source.sha256.clone(),
                original_name: name,
                set_id: Some(self.id.to_owned()),
                mapping: serde_json::to_value(mapping)?,
                receipt: json!({
                    "tool": TOOL,
                    "size": source.size,
                    "sha512": source.sha512,
                    "format": format,
                    "outcome": serde_json::to_value(outcome)?,
                }),
                tables: tables.take().unwrap_or_default(),
                imported_at_utc: at_utc.to_owned(),
            });
            Ok(())
        };
        for (at, list) in lists.iter().enumerate() {
            let (layout, format, header): (_, _, &[&str]) = match at {
                0 => (LIST_LAYOUT, "ndjson", &FIELDS),
                _ => (LINKS_LAYOUT, "csv", &["file", "content_id"]),
            };
            let outcome = match at {
                0 => self.outcome(imported),
                _ => ImportOutcome::default(),
            };
            let name = list.original_name.clone();
            let mut mapping = mapping(format, Some(layout), header);
            self.platform
                .unwrap_or_default()
                .clone_into(&mut mapping.platform);
            add(list, name, mapping, layout, outcome)?;
        }
        let mut added = BTreeSet::new();
        for entry in self.entries {
            let (Outcome::Linked(_, seen), Some(sha256)) = (&entry.outcome, &entry.sha256) else {
                continue;
            };
            let Some(source) = new.get(sha256).filter(|_| added.insert(sha256)) else {
                continue;
            };
            let outcome = ImportOutcome {
                parser: "zwerm-picture".to_owned(),
                parser_version: env!("CARGO_PKG_VERSION").to_owned(),
                ..ImportOutcome::default()
            };
            let name = format!("{}/{}", self.name, entry.name);
            add(
                source,
                name,
                mapping(PICTURE_FORMAT, None, &[]),
                &seen.format,
                outcome,
            )?;
        }
        Ok(records)
    }

    fn outcome(&self, imported: &ImportedImages) -> ImportOutcome {
        let mut outcome = ImportOutcome {
            parser: "zwerm-pictures".to_owned(),
            parser_version: env!("CARGO_PKG_VERSION").to_owned(),
            rows_read: imported.n_files,
            rows_usable: imported.n_files - imported.n_rejected,
            rows_rejected: imported.n_rejected,
            rejected_by_reason: imported.rejected_by_reason.clone(),
            rejects_sample: imported.rejects.clone(),
            n_objects: imported.n_hashes,
            warnings: imported.warnings.clone(),
            ..ImportOutcome::default()
        };
        if imported.n_shares > 0 {
            let layer = IMAGE_LAYER.to_owned();
            outcome.shares_by_type.insert(layer, imported.n_shares);
        }
        outcome
    }
}

/// Rows of posts with the hashes that they share.
#[derive(Default)]
struct ShareRows {
    shares: BTreeSet<(u32, String)>,
    objects: BTreeSet<String>,
}

fn write_rejects(path: &Path, rejects: &[Reject], source: &str) -> Result<TableFile> {
    let texts = |of: &dyn Fn(&Reject) -> String| Column::Text(rejects.iter().map(of).collect());
    let numbers = |of: &dyn Fn(&Reject) -> u64| Column::U64(rejects.iter().map(of).collect());
    let columns = [
        ("record", numbers(&|it| it.record)),
        ("line", numbers(&|it| it.line.unwrap_or_default())),
        ("code", texts(&|it| it.code.clone())),
        ("column", texts(&|it| it.column.clone().unwrap_or_default())),
        ("value", texts(&|it| it.value.clone())),
        ("reason", texts(&|it| it.reason.clone())),
        ("source", texts(&|_| source.to_owned())),
    ];
    let columns = columns.map(|(name, column)| (name.to_owned(), column));
    Ok(zwerm_dataset::write_table(path, &columns)?)
}

/// What says how such a source is read again.
fn mapping(format: &str, layout: Option<&str>, header: &[&str]) -> Mapping {
    Mapping {
        container: "plain".to_owned(),
        format: format.to_owned(),
        encoding: "utf-8".to_owned(),
        delimiter: (format == "csv").then(|| ",".to_owned()),
        layout: layout.map(str::to_owned),
        header: header.iter().map(|&name| name.to_owned()).collect(),
        columns: Vec::new(),
        time: TimeRule {
            kind: TimeKind::Iso,
            pattern: None,
            time_zone: "UTC".to_owned(),
            time_zone_assumed: false,
        },
        platform: String::new(),
        platform_rule: PlatformRule::Fixed,
        missing_values: Vec::new(),
        member: None,
        sheet: None,
        shape: (format == "ndjson").then(|| "lines".to_owned()),
        items: Vec::new(),
        as_given: true,
        content_from_record: false,
        content_prefix: String::new(),
        nobody: Vec::new(),
        own_words: false,
        profiles_only: false,
    }
}
