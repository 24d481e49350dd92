//! Archives that unpack without end, lead out of their folder, lie or break off.

use super::*;

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let mut zeros = csv(10).into_bytes();
    zeros.resize(12 << 20, b'0');
    let bomb = zip(&[("posts.csv", &zeros)]);
    assert!(bomb.len() < 100_000);
    let (code, sentence) = refused(&bomb);
    assert_eq!(code, "archive-bomb");
    assert!(sentence.contains("\"posts.csv\""), "{sentence}");
    // The same, with small sizes in its list: stopped where it says to end.
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let (code, sentence) = refused(&replaced(&bomb, &size, &5_000_u32.to_le_bytes()));
    assert_eq!(code, "damaged-archive");
    assert!(
        sentence.contains("more bytes than the archive says"),
        "{sentence}"
    );
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused() {
    for name in [
        "../../posts.csv",
        "/root/posts.csv",
        "a/../../x.csv",
        "C:\\posts.csv",
    ] {
        let harmless = "x".repeat(name.len());
        let archive = zip(&[(&harmless, csv(3).as_bytes())]);
        let archive = replaced(&archive, harmless.as_bytes(), name.as_bytes());
        let (code, sentence) = refused(&archive);
        assert_eq!(code, "archive-refused");
        assert!(sentence.contains(&format!("{name:?}")), "{sentence}");
    }
}

#[test]
fn links_and_equal_names_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("posts.csv", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let (code, sentence) = refused(&writer.finish().unwrap().into_inner());
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("link to another file"), "{sentence}");
    let text = csv(3);
    let twice = zip(&[("a.csv", text.as_bytes()), ("A.csv", text.as_bytes())]);
    assert_eq!(refused(&twice).0, "archive-refused");
    let same = replaced(&twice, b"A.csv", b"a.csv");
    assert_eq!(refused(&same).0, "archive-refused");
}

#[test]
fn archives_within_archives_are_not_opened() {
    let text = csv(3);
    let inner = zip(&[("a.csv", text.as_bytes())]);
    let zipped = gzip(text.as_bytes());
    for bytes in [
        zip(&[("inner.zip", &inner)]),
        zip(&[("a.csv.gz", &zipped)]),
        gzip(&inner),
        gzip(&zipped),
        zstd::encode_all(zipped.as_slice(), 3).unwrap(),
    ] {
        let (code, sentence) = refused(&bytes);
        assert_eq!(code, "binary-file");
        assert!(sentence.contains("a ZIP archive") || sentence.contains("a gzip file inside"));
    }
}

#[test]
fn a_member_is_chosen_by_name() {
    let (posts, other) = (csv(2_000), ndjson(700));
    let archive = zip(&[
        ("__MACOSX/._posts.csv", b"\0\x05\x16\x07"),
        ("export/posts.csv", posts.as_bytes()),
        ("export/posts.ndjson", other.as_bytes()),
    ]);
    let (code, sentence) = refused(&archive);
    assert_eq!(code, "choose-member");
    assert!(
        sentence.contains("export/posts.csv, export/posts.ndjson"),
        "{sentence}"
    );
    for (member, usable) in [("export/posts.csv", 2_000), ("export/posts.ndjson", 700)] {
        let options = ProbeOptions {
            member: Some(member.to_owned()),
            ..ProbeOptions::default()
        };
        assert_eq!(outcome(&archive, &options).unwrap().rows_usable, usable);
    }
    let nobody = ProbeOptions {
        member: Some("posts.csv".to_owned()),
        ..ProbeOptions::default()
    };
    assert_eq!(
        outcome(&archive, &nobody).unwrap_err().code(),
        "unknown-member"
    );
}

#[test]
fn what_breaks_off_is_an_error_and_nothing_half_imported() {
    let text = csv(30_000);
    let packed = [
        gzip(text.as_bytes()),
        zstd::encode_all(text.as_bytes(), 3).unwrap(),
    ];
    for bytes in packed {
        assert_eq!(read(&bytes).unwrap().rows_usable, 30_000);
        for cut in [5, bytes.len() / 3, bytes.len() - 3] {
            let (code, sentence) = refused(&bytes[..cut]);
            assert_eq!(code, "damaged-archive", "{cut}");
            assert!(sentence.contains("truncated or damaged"), "{sentence}");
        }
        let mut broken = bytes.clone();
        let middle = broken.len() / 2;
        broken[middle] ^= 0x55;
        // Whatever the broken byte unpacks to: a damaged archive, or rows that are not as they were.
        match read(&broken) {
            Ok(outcome) => panic!("{outcome:?}"),
            Err(error) => assert_eq!(error.code(), "damaged-archive"),
        }
        let (code, _) = refused(&[bytes.as_slice(), b"garbage behind it"].concat());
        assert_eq!(code, "damaged-archive");
    }
    let archive = zip(&[("a.csv", text.as_bytes())]);
    for cut in [10, archive.len() / 2, archive.len() - 5] {
        assert_eq!(refused(&archive[..cut]).0, "archive-refused");
    }
}

#[test]
fn several_streams_one_behind_the_other_are_one_file() {
    let (front, back) = (csv(1_000), rows(1_000, 2_500));
    let gzip = [gzip(front.as_bytes()), gzip(back.as_bytes())].concat();
    assert_eq!(read(&gzip).unwrap().rows_usable, 2_500);
    let pack = |text: &str| zstd::encode_all(text.as_bytes(), 3).unwrap();
    let zstd = [pack(&front), pack(&back)].concat();
    assert_eq!(read(&zstd).unwrap().rows_usable, 2_500);
}

#[test]
fn a_frame_that_asks_for_all_memory_is_an_error() {
    let text = csv(3);
    let frame = |window: u8| {
        // A frame header without a size, with this window, and one raw block.
        let mut bytes = vec![0x28, 0xb5, 0x2f, 0xfd, 0, window];
        let block = u32::try_from(text.len()).unwrap() << 3 | 1;
        bytes.extend_from_slice(&block.to_le_bytes()[..3]);
        bytes.extend_from_slice(text.as_bytes());
        bytes
    };
    assert_eq!(read(&frame(0)).unwrap().rows_usable, 3);
    // 2 TB.
    let (code, sentence) = refused(&frame(31 << 3));
    assert_eq!(code, "damaged-archive");
    assert!(sentence.contains("zstd"), "{sentence}");
}

#[test]
fn no_damage_to_an_archive_is_fatal() {
    let text = csv(40);
    for bytes in [
        zip(&[("a.csv", text.as_bytes()), ("b.csv", b"x")]),
        gzip(text.as_bytes()),
        zstd::encode_all(text.as_bytes(), 3).unwrap(),
    ] {
        let mut state = 7_u32;
        for _ in 0..80 {
            let mut broken = bytes.clone();
            for _ in 0..3 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (state >> 8) as usize % broken.len();
                broken[at] = (state >> 3) as u8;
            }
            let _ = read(&broken);
        }
    }
}
