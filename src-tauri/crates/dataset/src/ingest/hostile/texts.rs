//! Tables of text that were made to be read wrongly.

use super::*;

#[test]
fn an_unclosed_quote_does_not_swallow_the_file() {
    // More than fits into one record, and less.
    for n in [90_000, 5_000] {
        // On line 3, with no other quote in the file.
        let text = format!("{HEADER}{}u,\"a1,p,1600000000\n{}", rows(0, 1), rows(1, n));
        let one = vec![("unclosed-quote".to_owned(), 1)];
        assert_eq!(counts(text.as_bytes()), (n as u64, one.clone()));
        // With another quote far below.
        let text = format!("{text}u,\"a1, q\",p,1600000000\n{}", rows(0, 10));
        assert_eq!(counts(text.as_bytes()), (n as u64 + 11, one));
    }
    // In the header.
    let (code, sentence) = refused(format!("\"{}", csv(5)).as_bytes());
    assert_eq!(code, "unclosed-quote");
    assert!(sentence.contains("line 1"), "{sentence}");
}

#[test]
fn quotes_by_the_million_end() {
    for line in ["\"", "\"\"", "\"\n", "a,\"", "\"a\"\"", "a,\"b\n"] {
        let text = format!("{HEADER}{}", line.repeat(400_000));
        let _ = read(text.as_bytes());
    }
}

#[test]
fn long_cells_and_records_are_rejects() {
    let cell = "x".repeat((1 << 20) + 1);
    let record = "y".repeat(5 << 20);
    let text = format!(
        "{HEADER}{}{cell},a1,p,1600000000\nu,{record}\n{}",
        rows(0, 1_000),
        rows(1_000, 2_000)
    );
    let (usable, rejected) = counts(text.as_bytes());
    assert_eq!(
        (usable, rejected),
        (2_000, vec![("too-long".to_owned(), 2)])
    );
    // One line of megabytes is no table.
    assert_eq!(refused(&vec![b'x'; 6 << 20]).0, "binary-file");
    let wide = format!("{}\n{}\n", "a,".repeat(100_000), "1,".repeat(100_000));
    assert_eq!(refused(wide.as_bytes()).0, "too-many");
    let names: Vec<String> = (0..16_000).map(|n| format!("c{n}")).collect();
    let text = format!("{}\n{}\n", names.join(","), "1,".repeat(15_999) + "2");
    assert_eq!(refused(text.as_bytes()).0, "missing-roles");
}

#[test]
fn nul_bytes_are_refused_or_rejected() {
    let (code, sentence) = refused(format!("{HEADER}u,a1,p\01,1600000000\n").as_bytes());
    assert_eq!(code, "binary-file");
    assert!(sentence.contains("NUL byte"), "{sentence}");
    let text = format!("{}u,a1,p\01,1600000000\n{}", csv(40_000), rows(0, 10));
    assert!(text.len() > 1 << 20);
    let (usable, rejected) = counts(text.as_bytes());
    assert_eq!(
        (usable, rejected),
        (40_010, vec![("nul-byte".to_owned(), 1)])
    );
    // One in the beginning of a long text refuses its row, not the file.
    let text = format!("{}u,a1,p\01,1600000000\n{}", csv(100), rows(0, 10));
    let (usable, rejected) = counts(text.as_bytes());
    assert_eq!((usable, rejected), (110, vec![("nul-byte".to_owned(), 1)]));
    let lines = ndjson(15_000);
    assert!(lines.len() > 1 << 20);
    let text = format!("{lines}{}", ndjson(1).replace("p0", "p\0"));
    let (usable, rejected) = counts(text.as_bytes());
    assert_eq!(
        (usable, rejected),
        (15_000, vec![("invalid-json".to_owned(), 1)])
    );
}

#[test]
fn bytes_of_another_encoding_are_rejects() {
    let mut bytes = csv(500).replace("a7,", "ä7,").into_bytes();
    bytes.extend_from_slice(b"u,a\xe47,p,1600000000\n");
    bytes.extend_from_slice(rows(0, 500).replace("a7,", "ä7,").as_bytes());
    let (usable, rejected) = counts(&bytes);
    assert_eq!(
        (usable, rejected),
        (1_000, vec![("invalid-encoding".to_owned(), 1)])
    );
    let mut bytes = ndjson(500).replace("\"a7\"", "\"ä7\"").into_bytes();
    bytes.extend_from_slice(&replaced(ndjson(1).as_bytes(), b"p0", b"\xe40"));
    let (usable, rejected) = counts(&bytes);
    assert_eq!(
        (usable, rejected),
        (500, vec![("invalid-encoding".to_owned(), 1)])
    );
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = csv(3_000);
    for mark in ["", "\u{feff}"] {
        let units = || mark.encode_utf16().chain(text.encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(counts(&bytes), (3_000, Vec::new()));
            // A file that was cut within a letter.
            let (usable, rejected) = counts(&bytes[..bytes.len() - 3]);
            assert_eq!(usable + rejected.iter().map(|(_, n)| n).sum::<u64>(), 3_000);
            // Half a pair, as no text has it.
            let mut broken = bytes.clone();
            let at = broken.len() - 8;
            broken[at..at + 2].copy_from_slice(&[0xd8, 0xd8]);
            let _ = read(&broken);
        }
    }
}

#[test]
fn text_that_is_made_to_look_like_other_text_stays_what_it_is() {
    // Letters that run backwards, joiners, formulas: kept as they are, as ids they are just ids.
    let strange = ["\u{202e}a1", "a\u{200d}1", "=1+1", "@SUM(A1)", "a1\u{0}"];
    for id in strange.iter().take(4) {
        let text = format!("{}u,{id},p9,1600000000\n", csv(5));
        assert_eq!(counts(text.as_bytes()), (6, Vec::new()), "{id:?}");
    }
    let twice = "object_id,account_id,content_id,timestamp_share,object_id\nu,a,p,1600000000,v\n";
    assert_eq!(refused(twice.as_bytes()).0, "duplicate-header");
}

#[test]
fn no_damage_to_a_table_is_fatal() {
    let good = format!("{}u,a,\"b \"\"c\"\",\nd\",1600000000\n", csv(60));
    let mut state = 99_u32;
    for _ in 0..100 {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..4 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (state >> 8) as usize % bytes.len();
            bytes[at] = *b"\",\n\r\0\xff\x80;\t{["
                .get((state >> 4) as usize % 11)
                .unwrap();
        }
        let _ = read(&bytes);
    }
}
