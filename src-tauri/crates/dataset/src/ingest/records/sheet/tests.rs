use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use calamine::{Data, Reader as _, open_workbook_auto};
use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::LOOKED_AT;
use super::*;

fn fixture(name: &str) -> PathBuf {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/ingest/records/sheet/fixtures"
    );
    Path::new(folder).join(name)
}

fn zip(parts: &[(&str, &str)]) -> NamedTempFile {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let mut file = tempfile::Builder::new().suffix(".xlsx").tempfile().unwrap();
    file.write_all(&bytes).unwrap();
    file
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet"
    Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings"
    Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles"
    Target="../xl/styles.xml"/><Relationship Id="rId4" Type="http://x/chartsheet"
    Target="chart.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Chart" r:id="rId4" sheetId="2"/>
    <sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STRINGS: &str = r#"<sst count="99999999999999" uniqueCount="99999999999999"><si><t>shared</t></si>
    <si><r><t>two </t></r><r><t xml:space="preserve"> runs</t></r><rPh><t>no</t></rPh></si>
    <si><t>a_x000D_b_x005F_x000D_ &lt;&#65;&amp;></t></si><si/></sst>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\.m\.yyyy"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;

/// A workbook with these rows.
fn xlsx(rows: &str) -> NamedTempFile {
    let sheet = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    );
    zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn ods(tables: &str) -> NamedTempFile {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ])
}

/// Every record: line, displayed fields, code of its fault, raw JSON.
type Read = (u64, Vec<String>, &'static str, String);

fn read(path: &Path, sheet: Option<&str>) -> Result<(Vec<String>, Vec<Read>), DatasetError> {
    let mut records = SheetRecords::open(path, None, sheet)?;
    let header = records.header().to_vec();
    let (mut row, mut all) = (Row::default(), Vec::new());
    while records.next(&mut row)? {
        assert_eq!(row.number, all.len() as u64 + 1);
        let fields = (0..header.len())
            .map(|column| row.display(column))
            .collect();
        let code = row.fault.as_ref().map_or("", |fault| fault.code);
        all.push((row.line.unwrap(), fields, code, records.raw()));
    }
    assert!(!records.next(&mut row)?);
    Ok((header, all))
}

fn fields(read: &[Read]) -> Vec<Vec<&str>> {
    read.iter()
        .map(|(_, fields, ..)| fields.iter().map(String::as_str).collect())
        .collect()
}

#[test]
fn a_workbook_of_openpyxl_is_read() {
    let path = fixture("openpyxl.xlsx");
    assert_eq!(sheet_names(&path, None).unwrap(), ["Leer", "Posts & more"]);
    let (header, all) = read(&path, None).unwrap();
    assert_eq!(
        header,
        [
            "account_id",
            "post_id",
            "created_at",
            "url",
            "ok",
            "score",
            "formula",
            "day"
        ]
    );
    let rounded = "8.931234567890124E+17";
    let (first, second) = ("https://a.example/1?x=1&y=2", "https://a.example/2");
    assert_eq!(
        fields(&all),
        [
            [
                "acc1",
                rounded,
                "2021-09-01T12:00:00",
                first,
                "true",
                "0.5",
                "",
                "2021-09-01"
            ],
            [
                "acc2",
                rounded,
                "2021-09-01T12:00:07",
                second,
                "false",
                "12",
                "",
                "08:30:00"
            ],
            [
                "acc<3>",
                "17",
                "2021-09-02T00:00:00",
                "two\nlines",
                "true",
                "-3.25",
                "",
                ""
            ],
            [
                "äö 漢 🙂",
                "100003456789012",
                "1999-12-31T23:59:59",
                "",
                "false",
                "1e-07",
                "",
                ""
            ],
        ]
    );
    let lines: Vec<u64> = all.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [2, 3, 4, 6]);
    assert_eq!(
        all[2].3,
        r#"{"account_id":"acc<3>","post_id":17,"created_at":44441,"url":"two\nlines","ok":true,"score":-3.25}"#
    );
    assert_eq!(read(&path, Some("Posts & more")).unwrap().1, all);
    assert_eq!(read(&path, Some("Leer")).unwrap_err().code(), "empty-file");
    let error = read(&path, Some("leer")).unwrap_err();
    assert_eq!(error.code(), "unknown-sheet");
    assert!(error.to_string().contains("Leer, Posts & more"));
}

#[test]
fn a_workbook_of_xlsxwriter_is_read() {
    // Days since 1904, a blank column and blank rows in front, texts with several formats.
    let (header, all) = read(&fixture("xlsxwriter.xlsx"), None).unwrap();
    assert_eq!(
        header,
        [
            "account_id",
            "post_id",
            "created_at",
            "url",
            "ok",
            "score",
            "formula"
        ]
    );
    let times: Vec<&str> = all
        .iter()
        .map(|(_, fields, ..)| fields[2].as_str())
        .collect();
    assert_eq!(
        times,
        [
            "2021-09-01T12:00:00",
            "2021-09-01T12:00:07",
            "2021-09-02T00:00:00",
            "1999-12-31T23:59:59"
        ]
    );
    let formulas: Vec<&str> = all
        .iter()
        .map(|(_, fields, ..)| fields[6].as_str())
        .collect();
    assert_eq!(formulas, ["", "2", "rich text", ""]);
    assert_eq!(all[3].0, 8);
    assert_eq!(all[3].1[5], "1E-07");
}

#[test]
fn a_document_of_odfpy_is_read() {
    let path = fixture("odfpy.ods");
    assert_eq!(sheet_names(&path, None).unwrap(), ["Leer", "Beiträge"]);
    let (header, all) = read(&path, None).unwrap();
    assert_eq!(
        header,
        ["account_id", "post_id", "created_at", "url", "ok", "note"]
    );
    assert_eq!(
        fields(&all),
        [
            [
                "acc1",
                "8.93123456789012E+17",
                "2021-09-01T12:00:00",
                "https://a.example/1",
                "true",
                "a   b"
            ],
            ["acc2", "17", "2021-09-01", "two\nlines", "false", ""],
            ["acc2", "17", "2021-09-01", "two\nlines", "false", ""],
            ["acc3", "x", "x", "", "", "08:30:00"],
        ]
    );
    let lines: Vec<u64> = all.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [5, 6, 7, 1008]);
}

/// Another reader must find the same texts, numbers and truth values in the same places.
#[test]
fn another_reader_finds_the_same() {
    for (name, sheet) in [
        ("openpyxl.xlsx", "Posts & more"),
        ("xlsxwriter.xlsx", "Data"),
        ("odfpy.ods", "Beiträge"),
    ] {
        let range = open_workbook_auto(fixture(name))
            .unwrap()
            .worksheet_range(sheet)
            .unwrap();
        let (top, left) = range.start().unwrap();
        let (_, all) = read(&fixture(name), Some(sheet)).unwrap();
        let mut compared = 0;
        for (line, fields, ..) in &all {
            for (column, field) in fields.iter().enumerate() {
                let at = (*line as u32 - 1, left + column as u32);
                assert!(at.0 > top);
                match range.get_value(at) {
                    Some(Data::String(text)) => assert_eq!(field, text, "{name} {at:?}"),
                    Some(Data::Float(number)) => {
                        assert_eq!(field.parse::<f64>().unwrap(), *number, "{name} {at:?}");
                    }
                    Some(Data::Bool(truth)) => assert_eq!(field, &truth.to_string()),
                    Some(Data::DateTime(date)) => {
                        let (year, month, day, ..) = date.to_ymd_hms_milli();
                        if year > 1904 {
                            assert!(field.starts_with(&format!("{year:04}-{month:02}-{day:02}")));
                        }
                    }
                    Some(Data::DateTimeIso(text)) => assert_eq!(field, text),
                    Some(Data::DurationIso(_)) => assert_eq!(field, "08:30:00"),
                    Some(Data::Empty) | None => assert_eq!(field, ""),
                    other => panic!("{other:?}"),
                }
                compared += 1;
            }
        }
        assert!(compared >= 24);
    }
}

#[test]
fn cells_of_every_kind_are_read() {
    let file = xlsx(
        r#"<row/><row r="3"><c r="A3" t="s"><v>0</v></c><c t="inlineStr"><is><t>in</t><t>line</t></is></c>
        <c r="D3" t="str"><f>"x"</f><v>str</v></c><c r="F3"><v>1</v></c></row>
        <row><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c r="D4" t="e"><v>#REF!</v></c>
        <c r="F4" s="1"><v>44440</v></c></row><row r="9"><c r="B9" t="b"><v>1</v></c>
        <c r="C9"/><c r="D9" t="d"><v>2021-09-01T12:00:00</v></c><c r="F9" s="2" t="n"><v>44440.25</v></c></row>
        <row r="2"><c r="A2"><v>-1</v></c><c r="F2" s="1"><v>-1</v></c></row>"#,
    );
    let mut records = SheetRecords::open(file.path(), None, None).unwrap();
    assert_eq!(records.sheet(), "One");
    assert_eq!(records.sheets(), ["One"]);
    let mut row = Row::default();
    while records.next(&mut row).unwrap() {}
    assert_eq!(records.error_cells(), 1);
    let (header, all) = read(file.path(), None).unwrap();
    assert_eq!(header, ["shared", "inline", "str", "1"]);
    assert_eq!(
        fields(&all),
        [
            ["two  runs", "a\rb_x000D_ <A&>", "", "2021-09-01"],
            ["", "true", "2021-09-01T12:00:00", "2021-09-01T06:00:00"],
            // A date before all dates stays the number that it is.
            ["-1", "", "", "-1"],
        ]
    );
    // A row that says it comes earlier comes next.
    let lines: Vec<u64> = all.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [4, 9, 10]);
    assert_eq!(
        all[0].3,
        r##"{"shared":"two  runs","inline":"a\rb_x000D_ <A&>","str":"#REF!","1":44440}"##
    );
}

#[test]
fn long_ids_are_exact_where_the_file_is() {
    let column = |ids: &[&str]| {
        let rows: String = ids
            .iter()
            .map(|id| format!("<row><c><v>{id}</v></c></row>"))
            .collect();
        let (_, all) = read(
            xlsx(&format!("<row><c t=\"s\"><v>0</v></c></row>{rows}")).path(),
            None,
        )
        .unwrap();
        all.into_iter()
            .map(|(_, mut fields, ..)| fields.remove(0))
            .collect::<Vec<_>>()
    };
    // 893123456789012352 is what a float holds; beside an id that no float holds it is an id.
    assert_eq!(
        column(&["893123456789012352", "893123456789012345"]),
        ["893123456789012352", "893123456789012345"]
    );
    assert_eq!(
        column(&["893123456789012352", "893123456789012000"]),
        ["8.93123456789012352E+17", "8.93123456789012E+17"]
    );
    let (_, all) = read(&fixture("openpyxl.xlsx"), None).unwrap();
    assert!(crate::ingest::canonical_row::is_damaged(&all[0].1[1]));
}

#[test]
fn what_has_no_column_name_is_not_lost() {
    // A column without a name is called by its letter; a value far below one is a fault.
    let blank = "<row><c t=\"s\"><v>0</v></c><c r=\"C1\"><v>5</v></c></row>".repeat(LOOKED_AT);
    let file = xlsx(&format!(
        "<row><c t=\"s\"><v>0</v></c></row>{blank}<row><c><v>1</v></c><c><v>7</v></c></row>"
    ));
    let (header, all) = read(file.path(), None).unwrap();
    assert_eq!(header, ["shared", "C"]);
    assert_eq!(all[0].1, ["shared", "5"]);
    assert_eq!(all[LOOKED_AT].2, "field-count");
    assert!(all[LOOKED_AT].3.contains("\"B\":7"));
    let twice =
        xlsx("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row><row><c><v>1</v></c></row>");
    assert_eq!(
        read(twice.path(), None).unwrap_err().code(),
        "duplicate-header"
    );
}

#[test]
fn hostile_sheets_are_refused_in_words() {
    let refusal = |file: &NamedTempFile| {
        let error = read(file.path(), None).unwrap_err();
        assert_eq!(error.code(), "sheet-refused", "{error}");
        error.to_string()
    };
    let head = "<row><c><v>1</v></c></row>";
    assert!(
        refusal(&xlsx(&format!(
            "{head}<row r=\"1048577\"><c><v>1</v></c></row>"
        )))
        .contains("rows")
    );
    assert!(refusal(&xlsx("<row><c r=\"XFE1\"><v>1</v></c></row>")).contains("columns"));
    assert!(refusal(&xlsx("<row><c t=\"s\"><v>4</v></c></row>")).contains("refers to a text"));
    assert!(refusal(&xlsx("<row><c t=\"s\"><v>x</v></c></row>")).contains("refers to a text"));
    assert!(refusal(&xlsx("<row><c><v>1")).contains("XML is broken"));
    assert!(refusal(&xlsx(&"<row>".repeat(200))).contains("deeper than 100"));
    assert!(
        refusal(&xlsx(&format!(
            "<row><c t=\"str\"><v>{}",
            "x".repeat(9 << 20)
        )))
        .contains("8 MB")
    );
    // An entity of the file's own is not followed.
    let file =
        xlsx("<row><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>&lol;&amp;</v></c></row>");
    assert_eq!(read(file.path(), None).unwrap().1[0].1, ["&lol;&"]);
    let wide = "<table:table-cell table:number-columns-repeated=\"999999\" office:value-type=\"string\">\
                <text:p>x</text:p></table:table-cell>";
    let table = |rows: &str| {
        ods(&format!(
            "<table:table table:name=\"t\">{rows}</table:table>"
        ))
    };
    let row = |cells: &str, n: u32| {
        format!("<table:table-row table:number-rows-repeated=\"{n}\">{cells}</table:table-row>")
    };
    assert!(refusal(&table(&row(wide, 1))).contains("columns"));
    let cell = wide.replace("999999", "2");
    assert!(refusal(&table(&row(&cell, 4_000_000_000))).contains("rows"));
    assert!(refusal(&table("<table:table-row><table:table-cell>")).contains("XML is broken"));
    // No workbook at all.
    let nothing = zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("xl/workbook.xml", "<workbook/>"),
    ]);
    assert_eq!(read(nothing.path(), None).unwrap_err().code(), "empty-file");
    let broken = zip(&[("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "PK")]);
    assert!(read(broken.path(), None).is_err());
    let missing = zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ]);
    assert!(refusal(&missing).contains("\"One\""));
}

#[test]
fn a_cell_of_more_than_a_megabyte_is_a_reject() {
    let file = xlsx(&format!(
        "<row><c><v>1</v></c></row><row><c t=\"str\"><v>{}</v></c></row><row><c><v>2</v></c></row>",
        "é".repeat(600_000)
    ));
    let (_, all) = read(file.path(), None).unwrap();
    assert_eq!((all[0].2, all[1].2), ("too-long", ""));
}

#[test]
fn spreadsheets_within_archives_are_read() {
    let bytes = std::fs::read(fixture("openpyxl.xlsx")).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["a.xlsx", "b.csv"] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer
            .write_all(if name == "a.xlsx" {
                &bytes
            } else {
                b"a,b\n1,2\n"
            })
            .unwrap();
    }
    let mut archive = NamedTempFile::new().unwrap();
    archive
        .write_all(&writer.finish().unwrap().into_inner())
        .unwrap();
    assert!(is_sheet(archive.path(), Some("a.xlsx")).unwrap());
    assert!(!is_sheet(archive.path(), Some("b.csv")).unwrap());
    assert!(!is_sheet(archive.path(), None).unwrap());
    let mut records = SheetRecords::open(archive.path(), Some("a.xlsx"), None).unwrap();
    assert_eq!(records.sheet(), "Posts & more");
    assert!(records.next(&mut Row::default()).unwrap());
    assert_eq!(
        sheet_names(archive.path(), Some("a.xlsx")).unwrap(),
        ["Leer", "Posts & more"]
    );
    let error = SheetRecords::open(archive.path(), Some("b.csv"), None)
        .err()
        .unwrap();
    assert_eq!(error.code(), "sheet-refused");
    let mut gzip =
        flate2::write::GzEncoder::new(NamedTempFile::new().unwrap(), flate2::Compression::fast());
    gzip.write_all(&bytes).unwrap();
    let packed = gzip.finish().unwrap();
    assert!(is_sheet(packed.path(), None).unwrap());
    assert!(SheetRecords::open(packed.path(), None, None).is_ok());
    assert!(is_sheet(&fixture("odfpy.ods"), None).unwrap());
}

#[test]
fn columns_have_the_names_that_spreadsheets_give_them() {
    let names: Vec<String> = [0, 25, 26, 701, 702, 16_383].map(letters).into();
    assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
}
