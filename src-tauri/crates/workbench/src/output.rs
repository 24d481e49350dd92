//! Files that leave the case: written whole or not at all, and noted in the audit log.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};
use zwerm_dataset::Reject;
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::{Error, Result};
use crate::session::Workbench;

/// A file that was written for somebody outside.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// Where it is.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
}

/// Passes bytes on and remembers their hash.
struct Hashing<W: Write> {
    inner: W,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Writes `out` through a temporary file beside it, which takes its name only when complete.
pub fn write_file(
    out: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<Written> {
    let folder = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|error| Error::io("create the folder", folder, &error))?;
    let temporary = tempfile::Builder::new()
        .prefix(".zwerm-")
        .tempfile_in(folder)
        .map_err(|error| Error::io("write in the folder", folder, &error))?;
    let (hash, size) = {
        let mut writer = Hashing {
            inner: BufWriter::with_capacity(1 << 16, temporary.as_file()),
            hash: Sha256::new(),
            size: 0,
        };
        content(&mut writer)?;
        writer
            .flush()
            .map_err(|error| Error::io("write the file", out, &error))?;
        (writer.hash, writer.size)
    };
    temporary
        .as_file()
        .sync_all()
        .map_err(|error| Error::io("write the file", out, &error))?;
    open_to_all(temporary.as_file());
    temporary
        .persist(out)
        .map_err(|error| Error::io("write the file", out, &error.error))?;
    Ok(Written {
        file: out.display().to_string(),
        sha256: hex(&hash.finalize()),
        size_bytes: size,
    })
}

/// Writes rows that could not be used as CSV: source, record, line, code, column, value, reason.
pub fn write_rejects(rejects: &[(String, Reject)], out: &Path) -> Result<Written> {
    write_file(out, |file| {
        let mut csv = Writer::new(file, Options::default())?;
        csv.header(&[
            "source", "record", "line", "code", "column", "value", "reason",
        ])?;
        for (source, reject) in rejects {
            csv.row(&[
                Cell::Text(source),
                Cell::Unsigned(reject.record),
                reject.line.map_or(Cell::Empty, Cell::Unsigned),
                Cell::Text(&reject.code),
                reject.column.as_deref().map_or(Cell::Empty, Cell::Text),
                Cell::Text(&reject.value),
                Cell::Text(&reject.reason),
            ])?;
        }
        Ok(())
    })
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Workbench {
    /// Writes the rows of all imports that could not be used, and notes it in the audit log.
    pub fn export_rejects(&self, out: &Path) -> Result<Written> {
        let written = write_rejects(&self.rejects()?, out)?;
        self.note_export("case", "", "rejects", &written)?;
        Ok(written)
    }

    /// Notes in the audit log that a file left the case; a read-only case stays as it is.
    pub(crate) fn note_export(
        &self,
        object_type: &str,
        object_id: &str,
        what: &str,
        written: &Written,
    ) -> Result<()> {
        if self.require_write().is_err() {
            return Ok(());
        }
        let stamp = self.environment().stamp();
        let name = Path::new(&written.file)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        self.case().record_event(
            "export",
            object_type,
            object_id,
            &json!({
                "what": what,
                "file_name": name,
                "sha256": written.sha256,
                "size": written.size_bytes,
            }),
            &stamp,
        )?;
        Ok(())
    }
}

/// Temporary files are private; what the user asked for gets the usual permissions.
#[cfg(unix)]
fn open_to_all(file: &fs::File) {
    use std::os::unix::fs::PermissionsExt;
    // Only a convenience: the file is written either way.
    let _ = file.set_permissions(fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn open_to_all(_: &fs::File) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_file_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("edges.csv");
        fs::write(&out, "old").unwrap();
        let failed = write_file(&out, |writer| {
            writer.write_all(b"half").unwrap();
            Err(Error::cancelled())
        });
        assert_eq!(failed.unwrap_err().code, "cancelled");
        assert_eq!(fs::read_to_string(&out).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_hash_is_that_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("deep/er/file.txt");
        let written = write_file(&out, |writer| {
            writer
                .write_all(b"abc")
                .map_err(|error| Error::io("write", Path::new("x"), &error))
        })
        .unwrap();
        assert_eq!(written.size_bytes, 3);
        assert_eq!(
            written.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
