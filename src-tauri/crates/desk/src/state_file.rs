//! What the program remembers between two starts: small JSON files, written whole or not at all,
//! read without trust.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use zwerm_workbench::write_file;

use crate::error::Result;

/// Nobody's settings are larger; a file that is was not written by this program.
const LARGEST_BYTES: u64 = 8 << 20;

/// The content of a state file; none when it is missing, damaged, too large or no regular file. What
/// is lost with it is comfort, never evidence, so nobody is bothered.
pub(crate) fn read(path: &Path) -> Option<Value> {
    let file = File::open(path).ok()?;
    let meta = file.metadata().ok()?;
    if !meta.is_file() || meta.len() > LARGEST_BYTES {
        return None;
    }
    let mut text = String::new();
    file.take(LARGEST_BYTES).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

/// Replaces a state file.
pub(crate) fn write(path: &Path, content: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(content)?;
    write_file(path, |file| {
        writeln!(file, "{text}")
            .map_err(|error| zwerm_workbench::Error::io("write the settings", path, &error))
    })?;
    Ok(())
}
