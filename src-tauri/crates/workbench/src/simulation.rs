//! An invented data set as files: posts, the truth, a README, a manifest.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use serde_json::json;

use crate::error::{Error, ErrorKind, Result};
use crate::output::{Written, write_file};
use crate::times::iso_utc;

pub use zwerm_simulate::{PresetInfo, presets};

/// An invented data set and its files.
#[derive(Debug, Clone, Serialize)]
pub struct Simulated {
    /// Name of the preset.
    pub preset: String,
    /// The seed.
    pub seed: u64,
    /// Posts.
    pub n_posts: u64,
    /// Accounts that post.
    pub n_accounts: u64,
    /// Files written: posts, truth, README, manifest.
    pub files: Vec<Written>,
}

/// Invents the month of a preset and writes it into `folder`. Files that are there already are
/// left alone and refused, unless `replace`.
pub fn simulate(preset: &str, seed: u64, folder: &Path, replace: bool) -> Result<Simulated> {
    let simulation = zwerm_simulate::simulate(preset, seed).map_err(|error| {
        let kind = match error.code() {
            "unknown-preset" => ErrorKind::Usage,
            _ => ErrorKind::Internal,
        };
        Error::new(kind, error.code(), format!("{error}."))
    })?;
    let posts = format!("{}.csv.gz", simulation.file_stem);
    let names = [posts.as_str(), "truth.csv", "README.md", "manifest.json"];
    if let Some(there) = names
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.exists())
        && !replace
    {
        return Err(Error::usage(
            "file-exists",
            format!(
                "This file exists and was not touched; name another folder or add --replace: {}",
                there.display()
            ),
        ));
    }
    let writing = |name: &str| {
        let path = folder.join(name);
        move |error: std::io::Error| Error::io("write the file", &path, &error)
    };
    let plain = |name: &str, text: &str| {
        write_file(&folder.join(name), |file| {
            file.write_all(text.as_bytes()).map_err(writing(name))
        })
    };
    let packed = write_file(&folder.join(&posts), |file| {
        // Without a time in its header, so that equal posts are equal bytes.
        let mut gzip = GzEncoder::new(file, Compression::best());
        gzip.write_all(simulation.posts_csv.as_bytes())
            .and_then(|()| gzip.finish().map(|_| ()))
            .map_err(writing(&posts))
    })?;
    let manifest = json!({
        "manifest_version": 1,
        "datasets": [{
            "id": simulation.file_stem,
            "title": simulation.title,
            "file": posts,
            "sha256": packed.sha256,
            "size_bytes": packed.size_bytes,
            "rows": simulation.n_posts,
            "accounts": simulation.n_accounts,
            "posts": simulation.n_posts,
            "first_utc": iso_utc(simulation.first_secs * 1_000),
            "last_utc": iso_utc(simulation.last_secs * 1_000),
            "source": format!("zwerm simulate --preset {preset} --seed {seed}"),
            "licence": "MIT OR Apache-2.0",
            "citation": "Zwerm, invented data.",
            "doi": null,
            "personal_data": "none: every name and sentence is invented",
            "invented": true,
            "truth_file": "truth.csv",
        }],
    });
    let manifest = serde_json::to_string_pretty(&manifest)? + "\n";
    let truth = plain("truth.csv", &simulation.truth_csv)?;
    let readme = plain("README.md", &simulation.readme)?;
    let manifest = plain("manifest.json", &manifest)?;
    Ok(Simulated {
        preset: preset.to_owned(),
        seed,
        n_posts: simulation.n_posts,
        n_accounts: simulation.n_accounts,
        files: vec![packed, truth, readme, manifest],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_overwritten_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("README.md"), "mine").unwrap();
        let refused = simulate("city-election", 1, folder.path(), false).unwrap_err();
        assert_eq!(refused.code, "file-exists");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        let unknown = simulate("village", 1, folder.path(), true).unwrap_err();
        assert_eq!(unknown.code, "unknown-preset");
        assert!(unknown.message.contains("city-election"), "{unknown}");
        let written = simulate("city-election", 1, folder.path(), true).unwrap();
        assert_eq!(written.files.len(), 4);
        let readme = std::fs::read_to_string(folder.path().join("README.md")).unwrap();
        assert!(readme.starts_with("# Invented city election"));
    }
}
