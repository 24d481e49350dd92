//! The way back: for any post, the record as it stands in the file; and saved ways of reading.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{program, scratch, sha256, text};

/// A record with everything that a rewriting tool would lose: blanks, quotes, a line break, a control
/// character, an id that a number would round.
const STRANGE: &str =
    "\"o,1\",a1,900719925474099301, 1600000000 ,\"say \"\"hi\"\"\u{1b}[31m\r\nthere\"";

struct Imported {
    _folder: TempDir,
    case: PathBuf,
    bytes: Vec<u8>,
}

fn imported() -> Imported {
    let folder = scratch();
    let (case, file) = (folder.path().join("c.zwerm"), folder.path().join("f.csv"));
    let content = format!(
        "object_id,account_id,content_id,timestamp_share,text\r\no1,a2,p2,1600000001,plain\r\n{STRANGE}\r\no1,a3,-7,1600000003,\r\n"
    );
    fs::write(&file, &content).unwrap();
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&file), "--platform", "x"]);
    Imported {
        _folder: folder,
        case,
        bytes: content.into_bytes(),
    }
}

#[test]
fn the_raw_record_of_a_post_is_the_one_in_the_file() {
    let Imported { case, bytes, .. } = &imported();
    let records = program::json(["raw", text(case), "900719925474099301"]);
    let [record] = records[0].as_array().unwrap().as_slice() else {
        panic!("{records:?}");
    };
    assert_eq!(record["raw"], STRANGE);
    assert_eq!(record["record"], 2);
    assert_eq!(record["line"], 3);
    assert_eq!(record["platform"], "x");
    assert_eq!(record["source_name"], "f.csv");
    assert_eq!(record["import_id"], "import-1");
    assert_eq!(record["source_sha256"], sha256(bytes));
    let printed = program::ok(["raw", text(case), "900719925474099301"]);
    assert!(printed.contains(STRANGE), "{printed}");
    assert!(printed.contains("record    2 (line 3)"), "{printed}");
    // An id may look like an option.
    let dash = program::json(["raw", text(case), "-7", "--platform", "x"]);
    assert_eq!(dash[0][0]["record"], 3);
}

#[test]
fn a_post_that_is_not_there_is_said() {
    let Imported { case, .. } = &imported();
    for arguments in [&["no-such"][..], &["p2", "--platform", "y"]] {
        let fixed = ["raw", text(case)];
        let (code, message) = program::error(2, fixed.iter().chain(arguments));
        assert_eq!(code, "no-such-post");
        assert!(message.contains(arguments[0]), "{message}");
    }
}

#[test]
fn a_post_over_several_records_and_files_is_shown_with_all_of_them() {
    let folder = scratch();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    let head = "account_id,post_id,timestamp,url_id,hashtag_id\n";
    for (name, rows) in [
        (
            "one.csv",
            "tw_a,tw_1,1600000000,u,h1\ntw_b,tw_2,1600000001,u,\ntw_a,tw_1,1600000000,u,h2\n",
        ),
        ("two.csv", "tw_a,tw_1,1600000000,v,\n"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, format!("{head}{rows}")).unwrap();
        program::ok(["import", text(&case), text(&file)]);
    }
    let records = program::json(["raw", text(&case), "tw_1"]);
    let places: Vec<Value> = records[0]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| json!([record["source_name"], record["record"], record["raw"]]))
        .collect();
    assert_eq!(
        places,
        [
            json!(["one.csv", 1, "tw_a,tw_1,1600000000,u,h1"]),
            json!(["one.csv", 3, "tw_a,tw_1,1600000000,u,h2"]),
            json!(["two.csv", 1, "tw_a,tw_1,1600000000,v,"]),
        ]
    );
}

const UNKNOWN: &str = "who;what;nr;when\nann;x;1;03/04/2021 10:00\nbob;x;2;13/04/2021 10:00\n";
const ROLES: [&str; 8] = [
    "--map",
    "account=who",
    "object:slogan=what",
    "content=nr",
    "time=when",
    "--time-format",
    "dmy",
    "--platform",
];

#[test]
fn a_mapping_travels_as_a_file() {
    let folder = scratch();
    let path = |name: &str| folder.path().join(name);
    let (case, again) = (path("c.zwerm"), path("d.zwerm"));
    let (first, second, saved) = (path("first.csv"), path("second.csv"), path("m.json"));
    fs::write(&first, UNKNOWN).unwrap();
    // Nothing in the second file says which number is the day.
    fs::write(&second, UNKNOWN.replace("13/", "04/")).unwrap();
    program::ok(["new", text(&case)]);
    program::ok(["new", text(&again)]);
    let fixed = ["import", text(&case), text(&first)];
    program::ok(fixed.iter().copied().chain(ROLES).chain(["telegram"]));
    program::ok(["mapping", "export", text(&case), "--out", text(&saved)]);

    let listed = program::json(["mapping", "list", text(&saved)]);
    assert_eq!(listed[0].as_array().unwrap().len(), 1);
    let how = ["--mapping", text(&saved)];
    let probe = &program::json(["probe", text(&second)].iter().copied().chain(how))[0];
    assert_eq!(probe["probe"]["mapping"]["platform"], "telegram");
    assert_eq!(probe["probe"]["missing_roles"], json!([]));
    let read = program::json(
        ["import", text(&again), text(&second)]
            .iter()
            .copied()
            .chain(how),
    );
    assert_eq!(read[0]["outcome"]["shares_by_type"], json!({"slogan": 2}));
    assert_eq!(read[0]["outcome"]["first_ms"], 1_617_444_000_000_u64);

    // What the window of this person remembers is such a file too.
    let home = path("home");
    let store = ["--data-dir", text(&home)];
    let taken = program::json(
        ["mapping", "import", text(&saved)]
            .iter()
            .copied()
            .chain(store),
    );
    assert_eq!(
        (&taken[0]["new"], &taken[0]["replaced"]),
        (&json!(1), &json!(0))
    );
    let out = path("out.json");
    program::ok(
        ["mapping", "export", "--out", text(&out)]
            .iter()
            .copied()
            .chain(store),
    );
    assert_eq!(fs::read(out).unwrap(), fs::read(&saved).unwrap());
}

#[test]
fn a_file_that_is_no_mapping_is_refused() {
    let folder = scratch();
    let file = folder.path().join("f.csv");
    fs::write(&file, UNKNOWN).unwrap();
    let (code, message) = program::error(3, ["probe", text(&file), "--mapping", text(&file)]);
    assert_eq!(code, "no-mappings");
    assert!(message.contains("f.csv"), "{message}");
}

#[test]
fn a_window_below_the_resolution_of_the_times_is_warned_of() {
    let folder = scratch();
    let (case, file) = (
        folder.path().join("c.zwerm"),
        folder.path().join("minutes.csv"),
    );
    let rows: String = (0..40)
        .map(|n| format!("o{},a{},p{n},2021-09-01 12:{:02}\n", n / 4, n % 4, n / 4))
        .collect();
    fs::write(
        &file,
        format!("object_id,account_id,content_id,timestamp_share\n{rows}"),
    )
    .unwrap();
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&file)]);
    let detect = ["detect", text(&case), "--min-weight", "1"];
    let narrow = ["--run", "narrow", "--window", "10"];
    let said = program::ok(detect.iter().chain(&narrow));
    assert!(
        said.contains("warning") && said.contains("minutes.csv"),
        "{said}"
    );
    let wide = program::json(detect.iter().chain(&["--run", "wide", "--window", "60"]));
    assert_eq!(wide[0]["warnings"], Value::Null);
    let info = &program::json(["info", text(&case)])[0];
    let kept = info["runs"][0]["summary"]["warnings"][0].as_str().unwrap();
    assert!(kept.contains("exact to 60 s only"), "{kept}");
    let counted = program::run(
        detect[..2]
            .iter()
            .chain(&["--run", "c", "--window", "10", "--count"]),
    );
    assert!(
        counted.stderr.contains("exact to 60 s"),
        "{}",
        counted.stderr
    );
}
