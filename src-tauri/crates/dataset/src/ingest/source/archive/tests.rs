use std::io::{Cursor, Write as _};

use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::Bytes;
use super::*;

/// An archive of these members.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        if name.ends_with('/') {
            writer
                .add_directory(*name, SimpleFileOptions::default())
                .unwrap();
            continue;
        }
        let method = if bytes.len() < 20 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// Code and sentence of what listing or reading the archive says.
fn refusal(bytes: &[u8], member: Option<&str>) -> (String, String) {
    let file = file(bytes);
    let read = || {
        if member.is_none() {
            zip_members(file.path())?;
        }
        let mut bytes = Bytes::open_member(file.path(), member)?;
        let mut piece = vec![0; 1 << 16];
        while bytes.read(&mut piece)? > 0 {}
        Ok::<_, DatasetError>(())
    };
    let error = read().unwrap_err();
    (error.code().to_owned(), error.to_string())
}

/// Replaces every place where `from` stands.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// Changes a number of a member's record in the list at the archive's end.
fn with_listed(bytes: &[u8], offset: usize, value: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap() + offset;
    bytes[at..at + value.len()].copy_from_slice(value);
    bytes
}

#[test]
fn members_are_listed_without_what_nobody_reads() {
    let text = "a,b\n".repeat(100);
    let bytes = zip(&[
        ("data/", b""),
        ("data/posts.csv", text.as_bytes()),
        ("__MACOSX/data/._posts.csv", b"x"),
        ("data/.DS_Store", b"x"),
        ("ü/konten.csv", b"a"),
    ]);
    let file = file(&bytes);
    let members = zip_members(file.path()).unwrap();
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["data/posts.csv", "ü/konten.csv"]);
    assert_eq!((members[0].size_bytes, members[1].size_bytes), (400, 1));
    assert!(members[0].packed_bytes < 100);
    assert!(is_archive(file.path()).unwrap());
}

#[test]
fn a_member_is_read_by_name_or_because_it_is_the_only_one() {
    let text = "a,b\n1,2\n".repeat(50_000);
    let bytes = zip(&[("x/", b""), ("x/a.csv", text.as_bytes()), (".hidden", b"h")]);
    let only = file(&bytes);
    for member in [None, Some("x/a.csv")] {
        let mut bytes = Bytes::open_member(only.path(), member).unwrap();
        assert_eq!(bytes.container.name(), "zip");
        assert_eq!(bytes.sample(1 << 20).unwrap(), text.as_bytes());
        assert_eq!(bytes.taken(), bytes.size_on_disk);
        assert_eq!(bytes.read(&mut [0]).unwrap(), 0);
    }
    let mut hidden = Bytes::open_member(only.path(), Some(".hidden")).unwrap();
    assert_eq!(hidden.sample(10).unwrap(), b"h");
    let several = zip(&[("a.csv", b"a"), ("b.csv", b"b")]);
    let (code, sentence) = refusal(&several, None);
    assert_eq!(code, "choose-member");
    assert!(sentence.contains("2 files") && sentence.contains("a.csv, b.csv"));
    let (code, sentence) = refusal(&several, Some("c.csv"));
    assert_eq!(code, "unknown-member");
    assert!(sentence.contains("\"c.csv\"") && sentence.contains("a.csv, b.csv"));
    assert_eq!(
        refusal(&zip(&[("x/", b"")]), Some("x/")).0,
        "unknown-member"
    );
    assert_eq!(refusal(&zip(&[]), None).0, "archive-refused");
    assert_eq!(refusal(&zip(&[(".a", b"x")]), None).0, "archive-refused");
    assert_eq!(refusal(b"a,b\n1,2\n", Some("a")).0, "invalid-option");
}

#[test]
fn names_that_lead_astray_are_refused_and_named() {
    for (name, what) in [
        ("../x.csv", "leads out of a folder"),
        ("a/../../x.csv", "leads out of a folder"),
        ("/etc/x.csv", "leads out of any folder"),
        ("a\\x.csv", "a backslash"),
        ("C:x.csv", "a colon"),
        ("x\0.csv", "a NUL byte"),
    ] {
        let bytes = zip(&[
            ("good.csv", b"a"),
            (&name.replace(['\\', ':', '\0'], "?"), b"b"),
        ]);
        let bytes = replaced(
            &bytes,
            name.replace(['\\', ':', '\0'], "?").as_bytes(),
            name.as_bytes(),
        );
        let (code, sentence) = refusal(&bytes, None);
        assert_eq!(code, "archive-refused", "{name}");
        assert!(sentence.contains(what), "{sentence}");
        assert!(sentence.contains(&format!("{name:?}")), "{sentence}");
        // A member that is not at fault is refused with the rest.
        assert_eq!(refusal(&bytes, Some("good.csv")).0, "archive-refused");
    }
}

#[test]
fn equal_names_are_refused() {
    let bytes = replaced(
        &zip(&[("a.csv", b"a"), ("b.csv", b"b")]),
        b"b.csv",
        b"a.csv",
    );
    let (code, sentence) = refusal(&bytes, None);
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("the same name"), "{sentence}");
    for names in [["Posts.csv", "posts.CSV"], ["\u{e9}.csv", "e\u{301}.csv"]] {
        let (code, sentence) = refusal(&zip(&[(names[0], b"a"), (names[1], b"b")]), None);
        assert_eq!(code, "archive-refused");
        assert!(sentence.contains("upper and lower case"), "{sentence}");
    }
}

#[test]
fn links_and_encrypted_members_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("link.csv", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let (code, sentence) = refusal(&writer.finish().unwrap().into_inner(), None);
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("\"link.csv\" is a link"), "{sentence}");
    let flags = with_listed(&zip(&[("a.csv", b"a")]), 8, &[1, 0]);
    let (code, sentence) = refusal(&flags, None);
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("\"a.csv\" is encrypted"), "{sentence}");
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let bomb = zip(&[("zeros.csv", &vec![b'0'; 40 << 20])]);
    assert!(bomb.len() < 100_000);
    let (code, sentence) = refusal(&bomb, None);
    assert_eq!(code, "archive-bomb");
    assert!(sentence.contains("\"zeros.csv\"") && sentence.contains("200 times"));
    // What says less than it is, is stopped where it says to end.
    let liar = with_listed(&bomb, 24, &1_000_u32.to_le_bytes());
    assert!(zip_members(file(&liar).path()).is_ok());
    let (code, sentence) = refusal(&liar, None);
    assert_eq!(code, "damaged-archive");
    assert!(
        sentence.contains("more bytes than the archive says"),
        "{sentence}"
    );
    // Small files may be packed as well as they can.
    let small = zip(&[("zeros.csv", &vec![b'0'; 9 << 20])]);
    assert_eq!(zip_members(file(&small).path()).unwrap().len(), 1);
    // More than 20 GB in all, each packed well enough.
    let many: Vec<String> = (0..6).map(|n| format!("{n}.csv")).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"a"[..])).collect();
    let mut bytes = zip(&members);
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    for at in places {
        bytes[at + 20..at + 24].copy_from_slice(&0x4000_0000_u32.to_le_bytes());
        bytes[at + 24..at + 28].copy_from_slice(&0xf000_0000_u32.to_le_bytes());
    }
    let (code, sentence) = refusal(&bytes, None);
    assert_eq!(code, "archive-bomb");
    assert!(sentence.contains("20 GB"), "{sentence}");
}

#[test]
fn more_members_than_anybody_has_are_refused_unread() {
    let mut bytes = zip(&[("a.csv", b"a")]);
    let end = memchr::memmem::rfind(&bytes, b"PK\x05\x06").unwrap();
    // The large record of the end, in front of the small one that points to it.
    let mut large = b"PK\x06\x06".to_vec();
    large.resize(56, 0);
    large[32..40].copy_from_slice(&200_000_u64.to_le_bytes());
    bytes.splice(end..end, large);
    let (code, sentence) = refusal(&bytes, None);
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("200000 members"), "{sentence}");
}

#[test]
fn damage_is_told() {
    let text: String = (0..20_000).map(|n| format!("{n},{}\n", n * 7)).collect();
    let good = zip(&[("a.csv", text.as_bytes()), ("b.csv", b"stored")]);
    let (code, _) = refusal(&good[..good.len() / 2], None);
    assert_eq!(code, "archive-refused");
    let (code, sentence) = refusal(&replaced(&good, b"stored", b"stOred"), Some("b.csv"));
    assert_eq!(code, "damaged-archive");
    assert!(sentence.contains("checksum"), "{sentence}");
    let mut broken = good.clone();
    broken[1_000..1_040].fill(0xff);
    assert_eq!(refusal(&broken, Some("a.csv")).0, "damaged-archive");
    // More is said than there is.
    let said = with_listed(&good, 24, &1_000_000_u32.to_le_bytes());
    assert_eq!(refusal(&said, Some("a.csv")).0, "damaged-archive");
    for cut in 0..good.len().min(300) {
        let _ = refusal(&good[..cut.max(4)], Some("a.csv"));
    }
}

#[test]
fn documents_are_told_from_archives() {
    let kind = |members: &[(&str, &[u8])]| zip_kind(file(&zip(members)).path()).unwrap();
    let types = ("[Content_Types].xml", &b"<x/>"[..]);
    assert_eq!(
        kind(&[types, ("xl/workbook.xml", b"<x/>")]),
        Some(ZipKind::Xlsx)
    );
    assert_eq!(
        kind(&[types, ("word/document.xml", b"<x/>")]),
        Some(ZipKind::OtherDocument)
    );
    let sheet = b"application/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(
        kind(&[("mimetype", sheet), ("content.xml", b"")]),
        Some(ZipKind::Ods)
    );
    let text = b"application/vnd.oasis.opendocument.text";
    assert_eq!(kind(&[("mimetype", text)]), Some(ZipKind::OtherDocument));
    assert_eq!(
        kind(&[("a.csv", b"a"), ("mimetype", sheet)]),
        Some(ZipKind::Files)
    );
    assert_eq!(kind(&[]), Some(ZipKind::Files));
    let csv = file(b"a,b\n");
    assert_eq!(zip_kind(csv.path()).unwrap(), None);
    assert!(!is_archive(csv.path()).unwrap());
    let (code, _) = refusal(
        &zip(&[types, ("word/document.xml", b"<x/>")]),
        Some("word/document.xml"),
    );
    assert_eq!(code, "binary-file");
}
