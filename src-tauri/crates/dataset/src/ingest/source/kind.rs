//! Files that are no text, told from their first bytes and named.

use crate::ingest::encoding::utf16;

/// Bytes of a text for each NUL byte in it, at least.
const ENOUGH_FOR_TEXT: usize = 1000;

/// First bytes of files that are often given a wrong name.
const MAGIC: [(&[u8], &str); 16] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (
        b"PK\x03\x04",
        "a ZIP archive (or an Excel, LibreOffice or Word file)",
    ),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ARROW1\0\0", "an Arrow file"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel or Word file",
    ),
    (b"\x1f\x8b", "a gzip file inside another archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file inside another archive"),
];

/// Where a tar archive says that it is one, in the header of its first member.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// What the bytes are when they are no text; `None` = text as far as can be seen.
pub(crate) fn binary_kind(sample: &[u8]) -> Option<String> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| sample.starts_with(magic)) {
        return Some((*kind).to_owned());
    }
    if sample
        .get(TAR.0..)
        .is_some_and(|rest| rest.starts_with(TAR.1))
    {
        return Some("a tar archive".to_owned());
    }
    if utf16(sample).is_some() {
        return None;
    }
    let first = memchr::memchr(0, sample)?;
    if sample.starts_with(b"MZ") {
        return Some("a program".to_owned());
    }
    // A scraper that wrote a NUL into a text here and there still wrote a table: its rows are judged
    // one by one.
    let all = memchr::memchr_iter(0, sample).count();
    if all * ENOUGH_FOR_TEXT <= sample.len() {
        return None;
    }
    Some(format!(
        "binary data (the first NUL byte is byte {})",
        first + 1
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_files_are_named() {
        assert_eq!(
            binary_kind(b"\x89PNG\r\n\x1a\n...").as_deref(),
            Some("a PNG picture")
        );
        assert!(binary_kind(b"a,b\0c").is_some_and(|kind| kind.contains("byte 4")));
        assert_eq!(binary_kind(b"MZ_id,name\n1,2\n"), None);
        assert_eq!(binary_kind("a,b\n1,\u{e9}".as_bytes()), None);
    }

    #[test]
    fn a_tar_archive_is_named() {
        let mut tar = b"posts.csv".to_vec();
        tar.resize(257, 0);
        tar.extend_from_slice(b"ustar\x0000");
        assert_eq!(binary_kind(&tar).as_deref(), Some("a tar archive"));
    }
}
