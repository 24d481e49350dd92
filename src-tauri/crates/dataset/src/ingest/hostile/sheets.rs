//! Spreadsheets that are none, or are made to fill the memory.

use super::*;

const GOOD: &[u8] = include_bytes!("../records/sheet/fixtures/openpyxl.xlsx");

fn xlsx(sheet: &str) -> Vec<u8> {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>\
                     <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>";
    zip(&[
        ("[Content_Types].xml", b"<x/>"),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"s\" r:id=\"r1\"/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        (
            "xl/t.xml",
            b"<sst uniqueCount=\"4000000000000\"><si><t>x</t></si></sst>",
        ),
        ("xl/s.xml", sheet.as_bytes()),
    ])
}

#[test]
fn what_is_no_spreadsheet_is_refused() {
    let (code, sentence) = refused(b"PK\x03\x04 and then nothing of the kind, but long enough");
    assert_eq!(code, "archive-refused");
    assert!(sentence.contains("list of members"), "{sentence}");
    for part in ["", "not xml", "<a", "<workbook/>", "<workbook><sheets>"] {
        let bytes = zip(&[
            ("[Content_Types].xml", b"<x/>"),
            ("xl/workbook.xml", part.as_bytes()),
        ]);
        let (code, _) = refused(&bytes);
        assert!(
            matches!(code.as_str(), "sheet-refused" | "empty-file"),
            "{part} {code}"
        );
    }
    let word = zip(&[
        ("[Content_Types].xml", b"<x/>"),
        ("word/document.xml", b"<x/>"),
    ]);
    let (code, sentence) = refused(&word);
    assert_eq!(code, "binary-file");
    assert!(sentence.contains("office program"), "{sentence}");
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    assert_eq!(refused(&old).0, "binary-file");
}

#[test]
fn sheets_that_ask_for_all_memory_are_refused() {
    // Texts by the billion are claimed and not made room for.
    let head = "<row><c t=\"str\"><v>account_id</v></c></row>";
    let cell = xlsx(&format!(
        "<worksheet><sheetData>{head}<row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>"
    ));
    assert_eq!(refused(&cell).0, "missing-roles");
    let long = format!(
        "<worksheet><sheetData>{head}<row><c t=\"str\"><v>{}</v></c></row></sheetData></worksheet>",
        "x".repeat(9 << 20)
    );
    assert!(matches!(
        refused(&xlsx(&long)).0.as_str(),
        "sheet-refused" | "archive-bomb"
    ));
    let deep = "<a>".repeat(500_000);
    assert_eq!(refused(&xlsx(&deep)).0, "sheet-refused");
    let entities = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]><worksheet><sheetData><row><c t=\"str\"><v>{}</v></c></row></sheetData></worksheet>",
        "lol".repeat(1_000),
        "&a;".repeat(100_000)
    );
    let _ = read(&xlsx(&entities));
    // Every cell of a row, a million times over.
    let wide = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>\
                </table:table-row>";
    let ods = zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        (
            "content.xml",
            format!("<d><table:table table:name=\"t\">{wide}</table:table></d>").as_bytes(),
        ),
    ]);
    let (code, sentence) = refused(&ods);
    assert_eq!(code, "sheet-refused");
    assert!(sentence.contains("100000000 cells"), "{sentence}");
}

#[test]
fn a_sheet_is_read_with_what_is_odd_about_it() {
    let probe = |bytes: &[u8]| {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        super::probe(file.path(), &ProbeOptions::default()).unwrap()
    };
    let looked = probe(GOOD);
    assert_eq!(looked.format, "sheet");
    assert_eq!(looked.mapping.sheet.as_deref(), Some("Posts & more"));
    assert!(
        looked
            .warnings
            .iter()
            .any(|warning| warning.contains("2 sheets"))
    );
    let outcome = read(GOOD).unwrap();
    assert_eq!((outcome.rows_usable, outcome.rows_rejected), (4, 0));
    // Two ids were rounded by the program that wrote the sheet.
    assert_eq!(outcome.flagged.get("damaged-id"), Some(&2));
    let inside = zip(&[
        ("export/posts.xlsx", GOOD),
        ("readme.txt", b"hello, world\n1,2\n"),
    ]);
    let options = ProbeOptions {
        member: Some("export/posts.xlsx".to_owned()),
        ..ProbeOptions::default()
    };
    assert_eq!(super::outcome(&inside, &options).unwrap().rows_usable, 4);
    let options = ProbeOptions {
        sheet: Some("Nobody".to_owned()),
        ..ProbeOptions::default()
    };
    assert_eq!(
        super::outcome(GOOD, &options).unwrap_err().code(),
        "unknown-sheet"
    );
}

#[test]
fn no_damage_to_a_sheet_is_fatal() {
    let xml = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>account_id</v></c><c t=\"str\">\
               <v>post_id</v></c></row><row r=\"2\"><c t=\"s\" s=\"1\"><v>0</v></c><c><v>1.5E+3</v></c></row>\
               </sheetData></worksheet>";
    let mut state = 3_u32;
    for _ in 0..60 {
        let mut text = xml.as_bytes().to_vec();
        for _ in 0..3 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (state >> 8) as usize % text.len();
            text[at] = *b"<>/\"&; =0r9\x01".get((state >> 4) as usize % 12).unwrap();
        }
        let _ = read(&xlsx(&String::from_utf8_lossy(&text)));
        let mut packed = GOOD.to_vec();
        let at = (state >> 5) as usize % packed.len();
        packed[at] ^= (state >> 16) as u8;
        let _ = read(&packed);
    }
}
