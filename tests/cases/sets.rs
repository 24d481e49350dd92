//! Folders, archives, many files: one step of the history, a receipt for each file, and a reason for
//! each that was not read.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::table::Table;
use crate::harness::{program, scratch, sha256, text};

/// Shares of a file: three rows, the ids made from a letter, the last row without an account.
pub fn rows(letter: &str) -> String {
    format!(
        "object_id,account_id,content_id,timestamp_share
o1,{letter}1,{letter}p1,1600000000
o1,{letter}2,{letter}p2,1600000005
o2,,{letter}p3,1600000009
"
    )
}

/// Other columns.
fn wide(letter: &str) -> String {
    format!(
        "account_id,post_id,timestamp,url_id,hashtag_id\ntw_{letter},tw_{letter}p,1600000001,u,h\n"
    )
}

pub struct Folder {
    pub scratch: TempDir,
    pub case: PathBuf,
    pub data: PathBuf,
}

/// An empty case and a folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> Folder {
    let scratch = scratch();
    let (case, data) = (scratch.path().join("c.zwerm"), scratch.path().join("dump"));
    for (name, bytes) in files {
        let path = data.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    program::ok(["new", text(&case)]);
    Folder {
        scratch,
        case,
        data,
    }
}

/// Imports with `--json`; gives the exit code, the imports, and what is said of all.
pub fn import(case: &Path, arguments: &[&str]) -> (Option<i32>, Vec<Value>, Value) {
    let fixed = ["--json", "import", text(case)];
    let ended = program::run(fixed.iter().chain(arguments));
    let mut printed = program::values(&ended.stdout);
    let last = printed.pop_if(|last| last.get("set").is_some());
    program::ok(["verify", text(case)]);
    let set = last.map_or(Value::Null, |last| last["set"].clone());
    (ended.code, printed, set)
}

pub fn info(case: &Path) -> Value {
    program::json(["info", text(case)]).remove(0)
}

fn tables(case: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for kind in fs::read_dir(case.join("tables")).unwrap() {
        for file in fs::read_dir(kind.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            found.push(text(path.strip_prefix(case.join("tables")).unwrap()).to_owned());
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_is_one_step_with_a_receipt_for_each_file() {
    let broken = {
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let many: String = (0..20_000)
            .map(|n| format!("o{n},a{n},x{n},160000{n:05}\n"))
            .collect();
        write!(
            gzip,
            "object_id,account_id,content_id,timestamp_share\n{many}"
        )
        .unwrap();
        let whole = gzip.finish().unwrap();
        // The first half unpacks to enough rows to be looked at.
        whole[..whole.len() - 4_000].to_vec()
    };
    let Folder { case, data, .. } = &folder(&[
        ("a.csv", rows("a").as_bytes()),
        ("b/c.csv", rows("c").as_bytes()),
        ("b/twin.csv", rows("c").as_bytes()),
        ("broken.csv.gz", &broken),
        ("wide.csv", wide("w").as_bytes()),
        (
            "empty.csv",
            b"object_id,account_id,content_id,timestamp_share\n",
        ),
        ("README.md", b"# What this is\n"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("photo.jpg", b"\xff\xd8\xff"),
    ]);
    let (code, imported, set) = import(case, &[text(data)]);
    assert_eq!(code, Some(3), "a file could not be read");
    let names: Vec<&Value> = imported.iter().map(|one| &one["file"]).collect();
    assert_eq!(names, ["dump/a.csv", "dump/b/c.csv", "dump/wide.csv"]);
    assert_eq!(set["id"], "set-1");
    assert_eq!(set["n_imported"], 3);
    let left: Vec<(&str, &str)> = set["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|out| (out["name"].as_str().unwrap(), out["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        left,
        [
            ("dump/.DS_Store", "hidden"),
            ("dump/README.md", "no-data"),
            ("dump/broken.csv.gz", "damaged-archive"),
            ("dump/empty.csv", "header-only"),
            ("dump/photo.jpg", "no-data"),
        ]
    );
    assert_eq!(
        set["known"],
        json!([{ "name": "dump/b/twin.csv", "import_id": null, "same_as": "dump/b/c.csv" }])
    );
    for one in &imported[..2] {
        assert_eq!(one["outcome"]["rows_read"], 3);
        assert_eq!(one["outcome"]["rows_rejected"], 1);
    }

    // One file a table, whatever the number of files.
    let tables = tables(case);
    assert!(
        tables.contains(&"shares/set-1.parquet".to_owned()),
        "{tables:?}"
    );
    assert!(
        tables.iter().all(|name| name.ends_with("/set-1.parquet")),
        "{tables:?}"
    );
    let listed = info(case);
    let imports = listed["imports"].as_array().unwrap();
    assert_eq!(imports.len(), 3);
    for (import, name) in imports.iter().zip(["a.csv", "b/c.csv", "wide.csv"]) {
        assert_eq!(import["set_id"], "set-1");
        let bytes = fs::read(data.join(name)).unwrap();
        assert_eq!(import["source_sha256"], sha256(&bytes));
        assert_eq!(
            fs::read(case.join("sources").join(sha256(&bytes))).unwrap(),
            bytes
        );
    }
    assert_eq!(
        fs::read_dir(case.join("sources")).unwrap().count(),
        3,
        "only what was imported"
    );

    // Rejects name their file.
    let out = case.with_extension("rejects.csv");
    program::ok(["rejects", text(case), "--out", text(&out)]);
    let rejects = Table::read(&out);
    assert_eq!(rejects.rows.len(), 2);
    let mut of: Vec<&str> = rejects.cells("source");
    of.sort_unstable();
    assert_eq!(of, ["dump/a.csv", "dump/b/c.csv"]);

    // A post leads back to its own file.
    let raw = program::json(["raw", text(case), "cp1"]);
    assert_eq!(raw[0][0]["source_name"], "dump/b/c.csv");
    assert_eq!(raw[0][0]["raw"], "o1,c1,cp1,1600000000");

    // One step of the history.
    let history = program::json(["history", text(case)]);
    assert_eq!(history[0].as_array().unwrap().len(), 1);
    assert_eq!(history[0][0]["label"], "Import of 3 files (dump)");
    program::ok(["undo", text(case)]);
    assert_eq!(info(case)["imports"], json!([]));
    program::ok(["redo", text(case)]);
    assert_eq!(info(case)["imports"], listed["imports"]);
    program::ok(["verify", text(case)]);
}

#[test]
fn the_same_folder_again_changes_nothing() {
    let Folder { case, data, .. } = &folder(&[
        ("a.csv", rows("a").as_bytes()),
        ("b.csv", rows("b").as_bytes()),
    ]);
    import(case, &[text(data)]);
    let before = info(case);
    let (code, message) = program::error(3, ["import", text(case), text(data)]);
    assert_eq!(code, "already-imported", "{message}");
    assert_eq!(info(case), before);
    // A new file beside them comes alone, as an import like any other.
    fs::write(data.join("c.csv"), rows("c")).unwrap();
    let (code, imported, set) = import(case, &[text(data)]);
    assert_eq!(code, Some(0));
    assert_eq!(imported.len(), 1);
    assert_eq!(set["id"], Value::Null);
    let known: Vec<&Value> = set["known"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["import_id"])
        .collect();
    assert_eq!(known, ["import-1", "import-2"]);
    assert_eq!(
        tables(case)
            .iter()
            .filter(|name| name.ends_with("/import-3.parquet"))
            .count(),
        6
    );
}

#[test]
fn a_detection_over_a_set_is_that_of_one_file() {
    let Folder {
        case,
        data,
        scratch,
    } = &folder(&[]);
    fs::create_dir_all(data).unwrap();
    let lines: Vec<String> = (0..400)
        .map(|n| {
            format!(
                "o{},a{},p{n},{}\n",
                n / 4,
                n % 4,
                1_600_000_000 + n / 4 * 500 + n % 4
            )
        })
        .collect();
    let head = "object_id,account_id,content_id,timestamp_share\n";
    for (number, part) in lines.chunks(37).enumerate() {
        fs::write(
            data.join(format!("{number:02}.csv")),
            format!("{head}{}", part.concat()),
        )
        .unwrap();
    }
    let one = scratch.path().join("one.csv");
    fs::write(&one, format!("{head}{}", lines.concat())).unwrap();
    let edges = |input: &Path, out: &str| {
        let out = scratch.path().join(out);
        program::ok([
            "run",
            text(input),
            "--out",
            text(&out),
            "--window",
            "10",
            "--min-weight",
            "1",
        ]);
        fs::read(out.join("edges.csv")).unwrap()
    };
    let of_set = edges(data, "set");
    assert_eq!(of_set, edges(&one, "one"));
    assert_eq!(of_set.iter().filter(|byte| **byte == b'\n').count(), 7);
    // The same folder again is another run of the same case.
    edges(data, "set");
    let again = info(&scratch.path().join("set/case.zwerm"));
    assert_eq!(again["runs"].as_array().unwrap().len(), 2);
    // The evidence of an edge over two files leads to both.
    let case_of_run = scratch.path().join("set/case.zwerm");
    let evidence = &program::json([
        "evidence",
        text(&case_of_run),
        "--run",
        "run",
        "--pair",
        "a0",
        "a1",
    ])[0];
    let sources: std::collections::BTreeSet<&str> = evidence["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair["older"]["source_name"].as_str().unwrap())
        .collect();
    assert!(sources.len() > 5, "{sources:?}");
    import(case, &[text(data)]);
}

#[test]
fn what_is_decided_holds_for_all_files_of_a_folder() {
    let rows = |day: &str, id: u32| {
        format!(
            "url,author,tweet id,date\nu,x,{id},{day}/04/2021 10:00\nu,y,{id}0,02/04/2021 10:00\n"
        )
    };
    let Folder { case, data, .. } = &folder(&[
        ("1.csv", rows("13", 1).as_bytes()),
        ("2.csv", rows("03", 2).as_bytes()),
    ]);
    let how = [
        "--time-format",
        "dmy",
        "--map",
        "object:slogan=url",
        "account=author",
        "content=tweet id",
        "time=date",
    ];
    let arguments: Vec<&str> = [text(data)].into_iter().chain(how).collect();
    let (code, imported, _) = import(case, &arguments);
    assert_eq!((code, imported.len()), (Some(0), 2));
    for one in &imported {
        assert_eq!(one["outcome"]["shares_by_type"], json!({ "slogan": 2 }));
        // 2 April, not 4 February.
        assert_eq!(one["outcome"]["first_ms"], 1_617_357_600_000_u64);
    }
}

#[test]
fn when_nothing_can_be_read_the_first_reason_is_given() {
    let Folder { case, data, .. } = &folder(&[
        ("1.csv", b"one column\nx\n"),
        ("2.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ]);
    let (code, message) = program::error(3, ["import", text(case), text(data)]);
    assert!(
        ["binary-file", "missing-roles"].contains(&code.as_str()),
        "{code}: {message}"
    );
    assert_eq!(info(case)["imports"], json!([]));
    assert_eq!(fs::read_dir(case.join("sources")).unwrap().count(), 0);
    let nothing = data.join("nothing");
    fs::create_dir(&nothing).unwrap();
    let (code, _) = program::error(3, ["import", text(case), text(&nothing)]);
    assert_eq!(code, "no-data");
}

#[test]
fn a_dry_run_of_a_folder_writes_nothing() {
    let Folder { case, data, .. } = &folder(&[
        ("a.csv", rows("a").as_bytes()),
        ("b.csv", rows("b").as_bytes()),
        ("wide.csv", wide("w").as_bytes()),
    ]);
    let printed = program::json(["import", text(case), text(data), "--dry-run"]);
    assert_eq!(printed.len(), 4);
    assert_eq!(printed[1]["outcome"]["rows_read"], 3);
    assert_eq!(info(case)["imports"], json!([]));
    assert_eq!(fs::read_dir(case.join("tables")).unwrap().count(), 0);
    assert_eq!(fs::read_dir(case.join("sources")).unwrap().count(), 0);
}

#[test]
fn a_file_that_a_program_still_writes_is_left_for_later() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let Folder { case, data, .. } = &folder(&[
        ("done.csv", rows("a").as_bytes()),
        ("growing.csv", rows("b").as_bytes()),
    ]);
    let growing = data.join("growing.csv");
    let writer = fs::OpenOptions::new().append(true).open(&growing).unwrap();
    let (code, message) = program::error(3, ["import", text(case), text(&growing)]);
    assert_eq!(code, "source-changed");
    assert!(
        message.contains("still writes") && message.contains("growing.csv"),
        "{message}"
    );
    let (code, imported, set) = import(case, &[text(data)]);
    assert_eq!((code, imported.len()), (Some(3), 1));
    assert_eq!(set["left_out"][0]["code"], "source-changed");
    drop(writer);
    let (code, imported, _) = import(case, &[text(data)]);
    assert_eq!((code, imported.len()), (Some(0), 1));
    assert_eq!(imported[0]["file"], "dump/growing.csv");
}

#[test]
fn a_folder_of_thousands_of_files_is_a_handful_of_tables() {
    let Folder { case, data, .. } = &folder(&[]);
    fs::create_dir_all(data).unwrap();
    for number in 0..1_200 {
        fs::write(
            data.join(format!("{number:05}.csv")),
            rows(&format!("x{number}-")),
        )
        .unwrap();
    }
    let (code, imported, set) = import(case, &[text(data)]);
    assert_eq!(code, Some(0));
    assert_eq!(imported.len(), 1_200);
    assert_eq!(set["id"], "set-1");
    assert_eq!(tables(case).len(), 6);
    assert_eq!(imported[1_199]["outcome"]["rows_usable"], 2);
    program::ok(["undo", text(case)]);
    assert_eq!(info(case)["imports"], json!([]));
}
