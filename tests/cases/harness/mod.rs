//! What all cases share: the program under test, tables to compare, runs to look at.

pub mod archive;
pub mod browser;
pub mod example;
pub mod program;
pub mod table;

use std::path::{Path, PathBuf};

/// A path inside the repository.
pub fn repository(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(relative)
        .canonicalize()
        .unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The Russian set: 35 125 retweets.
pub fn russian() -> PathBuf {
    repository("datasets/russian_coord_tweets_2021/russian_coord_tweets_2021.csv.gz")
}

/// A folder of the test's own, removed at its end.
pub fn scratch() -> tempfile::TempDir {
    tempfile::Builder::new()
        .prefix("zwerm-test-")
        .tempdir()
        .expect("a temporary folder")
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
