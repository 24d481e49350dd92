//! Every layout by its header: recognised whole, in another order, with columns too many, and not
//! taken for another one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::TABLES;
use crate::Role;
use crate::ingest::formats::{TableFormat, of_header, table_format};
use crate::ingest::roles::normal;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/ingest/formats/fixtures")
}

/// (format, file, header as normal names) of every fixture of a table.
fn headers() -> Vec<(&'static TableFormat, String, Vec<String>)> {
    let mut found = Vec::new();
    for format in TABLES {
        let folder = fixtures().join(format.id);
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|ext| ext == "csv" || ext == "tab")
            })
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{} has no fixture", format.id);
        for path in files {
            let bytes = std::fs::read(&path).unwrap();
            assert!(bytes.len() <= 10_240, "{} is too long", path.display());
            let text = String::from_utf8_lossy(&bytes);
            let line = text.trim_start_matches('\u{feff}').lines().next().unwrap();
            let delimiter = if line.contains('\t') { '\t' } else { ',' };
            let names = line
                .split(delimiter)
                .map(|name| normal(name.trim_matches('"')))
                .collect();
            found.push((*format, path.display().to_string(), names));
        }
    }
    found
}

#[test]
fn a_fixture_is_recognised_in_any_order_and_with_other_columns() {
    for (format, file, mut names) in headers() {
        let found = |names: &[String]| of_header(names).map_or("none", |found| found.id);
        assert_eq!(found(&names), format.id, "{file}");
        names.reverse();
        names.insert(1, "something_else".to_owned());
        names.push(String::new());
        assert_eq!(found(&names), format.id, "{file} in another order");
    }
}

#[test]
fn without_a_needed_column_a_format_is_not_itself() {
    for format in TABLES {
        for missing in format.needs {
            let names: Vec<String> = format
                .needs
                .iter()
                .filter(|need| *need != missing)
                .map(|need| (*need).to_owned())
                .collect();
            assert_ne!(
                of_header(&names).map(|found| found.id),
                Some(format.id),
                "{} without {missing}",
                format.id
            );
        }
    }
}

#[test]
fn the_order_of_the_list_decides_nothing() {
    // Two formats of equal needs that both fit a header would be told apart by chance.
    for (one, file, names) in headers() {
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let rivals: Vec<&str> = TABLES
            .iter()
            .filter(|other| other.needs.len() >= one.needs.len() && other.id != one.id)
            .filter(|other| other.needs.iter().all(|need| has(need)))
            .filter(|other| !other.lacks.iter().any(|lack| has(lack)))
            .map(|other| other.id)
            .collect();
        assert!(rivals.is_empty(), "{file}: {rivals:?}");
    }
}

#[test]
fn every_format_finds_its_posts_or_its_accounts() {
    for (format, file, names) in headers() {
        let roles: Vec<Role> = format
            .assign(&names)
            .into_iter()
            .flatten()
            .map(|assigned| assigned.role)
            .collect();
        let has = |role: Role| roles.contains(&role);
        assert!(has(Role::Account), "{file}");
        let posts = has(Role::Content) || format.content_from_record;
        assert_eq!(posts, has(Role::Time), "{file}: {roles:?}");
        assert!(
            posts || has(Role::AccountName) || has(Role::AccountCreated),
            "{file}: {roles:?}"
        );
    }
}

#[test]
fn a_role_is_given_once_unless_another_column_is_empty() {
    for (format, file, names) in headers() {
        let mut seen: BTreeMap<Role, usize> = BTreeMap::new();
        for assigned in format.assign(&names).into_iter().flatten() {
            if !assigned.role.may_repeat() && assigned.unless.is_none() {
                *seen.entry(assigned.role).or_default() += 1;
            }
        }
        assert!(seen.values().all(|times| *times == 1), "{file}: {seen:?}");
    }
}

#[test]
fn what_a_format_speaks_of_it_knows() {
    for format in TABLES {
        let known = |wanted: &str| format.columns.iter().any(|(name, ..)| *name == wanted);
        for (column, other) in format.unless {
            assert!(known(column) && known(other), "{}: {column}", format.id);
        }
        for need in format.needs {
            assert_eq!(*need, normal(need), "{}", format.id);
            assert!(!format.lacks.contains(need), "{}: {need}", format.id);
        }
        assert!(!format.name.is_empty());
        assert!(table_format(format.id).is_some());
        if !format.time_zone.is_empty() {
            assert_eq!(format.time_zone, "UTC", "{}", format.id);
        }
    }
}

fn assigned(format: &TableFormat, names: &[&str]) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    format
        .assign(&names)
        .into_iter()
        .map(|found| {
            found.map_or_else(String::new, |found| match found.unless {
                Some(other) => format!("{} unless {other}", found.role),
                None => found.role.to_string(),
            })
        })
        .collect()
}

#[test]
fn the_first_column_that_is_there_gets_a_role_of_one_column() {
    let format = table_format("crowdtangle-facebook").unwrap();
    assert_eq!(
        assigned(
            format,
            &[
                "page_name",
                "user_name",
                "facebook_id",
                "link",
                "final_link"
            ]
        ),
        [
            "account_name",
            "handle",
            "account",
            "object:url unless 4",
            "object:url"
        ]
    );
    assert_eq!(
        assigned(format, &["page_name", "user_name", "link"]),
        ["account_name", "account", "object:url"]
    );
    assert_eq!(assigned(format, &["page_name"]), ["account"]);
}
