//! What the resolution of times allows: a window narrower than it tells nothing apart.

use std::collections::BTreeMap;

use zwerm_case::ImportRecord;

/// Files named in one sentence.
const NAMED: usize = 3;

/// Seconds of the finest unit in which the times of a source differ; 0 when it has none.
pub fn resolution_secs(unit: &str) -> f64 {
    match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "min" => 60.0,
        "hour" => 3600.0,
        "day" => 86_400.0,
        _ => 0.0,
    }
}

/// How exact the least exact times of these imports are, seconds; 0 when none is known.
pub(crate) fn coarsest_secs(imports: &[ImportRecord]) -> f64 {
    imports.iter().map(exact_to_secs).fold(0.0, f64::max)
}

fn exact_to_secs(import: &ImportRecord) -> f64 {
    let unit = import.receipt.pointer("/outcome/time_resolution");
    resolution_secs(unit.and_then(serde_json::Value::as_str).unwrap_or_default())
}

/// One sentence for each resolution that is coarser than the narrowest window, with the files that
/// have it.
pub(crate) fn too_narrow(imports: &[ImportRecord], narrowest_secs: f64) -> Vec<String> {
    coarser_than(imports, narrowest_secs)
        .map(|(secs, files)| {
            format!(
                "The times in {files} are exact to {secs} s only; a window of {narrowest_secs} s can not be told from one of {secs} s. Choose a window of {secs} s or more.",
            )
        })
        .collect()
}

/// One sentence for each resolution that is coarser than the limit of a fast repost, with the files that
/// have it.
pub(crate) fn too_coarse_for_reposts(imports: &[ImportRecord], limit_secs: f64) -> Vec<String> {
    coarser_than(imports, limit_secs)
        .map(|(secs, files)| {
            format!(
                "The times in {files} are exact to {secs} s only: a repost that seems to come within {limit_secs} s of its original may have come up to {secs} s later.",
            )
        })
        .collect()
}

/// Each resolution in seconds that is coarser than a limit, with the files that have it.
fn coarser_than(imports: &[ImportRecord], limit_secs: f64) -> impl Iterator<Item = (u64, String)> {
    let mut files: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for import in imports {
        let secs = exact_to_secs(import);
        if limit_secs < secs && secs >= 1.0 {
            let of_unit = files.entry(secs as u64).or_default();
            of_unit.push(&import.original_name);
        }
    }
    files
        .into_iter()
        .map(|(secs, names)| (secs, listed(&names)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// `a.csv, b.csv, c.csv and 12 more files`
fn listed(names: &[&str]) -> String {
    let shown = names.get(..NAMED).unwrap_or(names).join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        1 => format!("{shown} and 1 more file"),
        more => format!("{shown} and {more} more files"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn import(name: &str, unit: &str) -> ImportRecord {
        ImportRecord {
            id: name.to_owned(),
            source_sha256: String::new(),
            original_name: name.to_owned(),
            set_id: None,
            mapping: json!({}),
            receipt: json!({"outcome": {"time_resolution": unit}}),
            tables: Vec::new(),
            imported_at_utc: String::new(),
        }
    }

    #[test]
    fn a_window_below_the_resolution_is_named_with_its_files() {
        let imports = [
            import("a.csv", "min"),
            import("b.csv", "s"),
            import("c.csv", "day"),
            import("d.csv", ""),
        ];
        let said = too_narrow(&imports, 10.0);
        assert_eq!(said.len(), 2);
        assert_eq!(
            said[0],
            "The times in a.csv are exact to 60 s only; a window of 10 s can not be told from one of 60 s. Choose a window of 60 s or more."
        );
        assert!(said[1].starts_with("The times in c.csv are exact to 86400 s only"));
        assert!(too_narrow(&imports[..2], 60.0).is_empty());
        assert!(too_narrow(&imports[1..2], 0.5).len() == 1);
        assert_eq!(coarsest_secs(&imports), 86_400.0);
        assert_eq!(coarsest_secs(&imports[3..]), 0.0);
    }

    #[test]
    fn thousands_of_files_make_one_sentence() {
        let many: Vec<ImportRecord> = (0..2_839)
            .map(|number| import(&format!("{number}.csv"), "min"))
            .collect();
        let said = too_narrow(&many, 1.0);
        assert_eq!(said.len(), 1);
        assert!(
            said[0].contains("0.csv, 1.csv, 2.csv and 2836 more files"),
            "{said:?}"
        );
    }
}
