//! Where a post stands in the files that were received: every record that says something of it.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use zwerm_dataset::{Column, Filter, FilterOp, PageRequest};

use crate::error::{Error, Result};
use crate::session::Workbench;

/// Tables whose rows lead back to records of a post, and need not be in every case.
const TABLES: [&str; 3] = ["posts", "observations", "shares"];

/// Rows that are looked up at a time.
const PAGE: u32 = 10_000;

/// One record of a source file that says something of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostRecord {
    /// Platform of the post.
    pub platform: String,
    /// Its id.
    pub content_id: String,
    /// The import.
    pub import_id: String,
    /// Original name of the file.
    pub source_name: String,
    /// SHA-256 of the file, lower-case hex.
    pub source_sha256: String,
    /// Number of the record, from 1.
    pub record: u64,
    /// Physical line where it begins, from 1, where the format has lines.
    pub line: Option<u64>,
    /// The record exactly as in the file.
    pub raw: String,
}

impl Workbench {
    /// All records of the sources of this case that say something of a post, in order of import. An
    /// id that exists on several platforms is looked up on each, unless one is named.
    pub fn post_records(
        &self,
        content_id: &str,
        platform: Option<&str>,
    ) -> Result<Vec<PostRecord>> {
        let mut places = BTreeSet::new();
        let imports = self.imports()?;
        for table in TABLES {
            for path in self.files_of_imports(&imports, table)? {
                find(&path, content_id, platform, &mut places)?;
            }
        }
        if places.is_empty() {
            return Err(no_such_post(content_id, platform));
        }
        let wanted = places
            .iter()
            .map(|(source, record, _)| (source.clone(), *record));
        let records = self.source_records(wanted)?;
        let mut found = Vec::new();
        for import in &imports {
            let of_import = (import.source_sha256.clone(), 0, String::new());
            for (source, number, platform) in places.range(of_import..) {
                if *source != import.source_sha256 {
                    break;
                }
                let Some(record) = records.get(&(source.clone(), *number)) else {
                    continue;
                };
                found.push(PostRecord {
                    platform: platform.clone(),
                    content_id: content_id.to_owned(),
                    import_id: import.id.clone(),
                    source_name: record.source_name.clone(),
                    source_sha256: record.source_sha256.clone(),
                    record: record.record,
                    line: record.line,
                    raw: record.raw.clone(),
                });
            }
        }
        Ok(found)
    }
}

/// Source, number of the record, platform.
type Place = (String, u64, String);

fn find(
    path: &Path,
    content_id: &str,
    platform: Option<&str>,
    places: &mut BTreeSet<Place>,
) -> Result<()> {
    let equal = |column: &str, value: &str| Filter {
        column: column.to_owned(),
        op: FilterOp::Eq,
        value: value.to_owned(),
    };
    let mut request = PageRequest {
        sort: None,
        offset: 0,
        limit: PAGE,
        filters: vec![equal("content_id", content_id)],
    };
    request
        .filters
        .extend(platform.map(|name| equal("platform", name)));
    loop {
        let page = zwerm_dataset::page_table(path, &request)?;
        let column = |name: &str| {
            let found = page.columns.iter().find(|(known, _)| known == name);
            found.map(|(_, column)| column)
        };
        if let (
            Some(Column::Text(sources)),
            Some(Column::U64(records)),
            Some(Column::Text(platforms)),
        ) = (column("source"), column("record"), column("platform"))
        {
            let rows = sources.iter().zip(records).zip(platforms);
            places.extend(
                rows.map(|((source, record), platform)| {
                    (source.clone(), *record, platform.clone())
                }),
            );
        }
        request.offset += u64::from(PAGE);
        if request.offset >= page.matching_rows {
            return Ok(());
        }
    }
}

fn no_such_post(content_id: &str, platform: Option<&str>) -> Error {
    let on = platform.map_or_else(String::new, |name| format!(" on {name}"));
    Error::usage(
        "no-such-post",
        format!("There is no post with the id \"{content_id}\"{on} in this case."),
    )
}
