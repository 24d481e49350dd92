//! The reading process: it is there, its end is an error of the import, and nothing outlives it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::{program, scratch, text};

/// A case with one import, and a file that is read for a while.
fn prepare(folder: &Path) -> (PathBuf, PathBuf) {
    let (case, small) = (folder.join("c.zwerm"), folder.join("small.csv"));
    let large = folder.join("large file.csv");
    fs::write(
        &small,
        "object_id,account_id,content_id,timestamp_share\no,a,p1,1600000000\no,b,p2,1600000001\n",
    )
    .unwrap();
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&small)]);
    let mut file = fs::File::create(&large).unwrap();
    write_csv(&Shape::of(1_500_000, 3), &mut file).unwrap();
    (case, large)
}

/// The parent of a process; `None` when it is gone.
fn parent_of(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything.
    let after = stat.rsplit_once(')')?.1;
    let mut fields = after.split_whitespace();
    let state = fields.next()?;
    fields.next().filter(|_| state != "Z")?.parse().ok()
}

/// Waits until a process has a child that is busy with its tables.
fn reading_child(parent: u32, case: &Path) -> u32 {
    let patience = Instant::now() + Duration::from_secs(60);
    while Instant::now() < patience {
        let writing = fs::read_dir(case.join("tables")).unwrap().any(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let inner = fs::read_dir(entry.path());
            name.starts_with(".reading-") && inner.is_ok_and(|mut it| it.next().is_some())
        });
        let child = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .find(|&process| parent_of(process) == Some(parent));
        if let (true, Some(child)) = (writing, child) {
            return child;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no reading process");
}

fn start(case: &Path, file: &Path) -> Child {
    program::zwerm(["import", text(case), text(file), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill")
        .args([format!("-{name}"), process.to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
}

/// Exit code and standard error of a program that should end soon.
fn ended(mut child: Child) -> (Option<i32>, String) {
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code(), said)
}

/// The case holds its one import, sound, and nothing of the other.
#[track_caller]
fn as_before(case: &Path) {
    let info = &program::json(["info", text(case)])[0];
    assert_eq!(info["imports"].as_array().map(Vec::len), Some(1));
    program::ok(["verify", text(case)]);
    // Opening for writing clears what a crash left.
    program::run(["undo", text(case)]);
    program::run(["redo", text(case)]);
    for table in fs::read_dir(case.join("tables")).unwrap() {
        let table = table.unwrap();
        let name = table.file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with('.'), "{name} was left");
        let files = fs::read_dir(table.path()).unwrap();
        assert_eq!(files.count(), 1, "something was left in {name}");
    }
}

#[test]
fn an_abort_while_reading_is_an_error_of_the_import() {
    let folder = scratch();
    let (case, large) = prepare(folder.path());
    for (name, words) in [("ABRT", "signal 6"), ("KILL", "ended from outside")] {
        let program = start(&case, &large);
        signal(name, reading_child(program.id(), &case));
        let (code, said) = ended(program);
        assert_eq!(code, Some(3), "{said}");
        let error: serde_json::Value = serde_json::from_str(said.trim()).unwrap();
        assert_eq!(error["error"]["code"], "reader-crashed");
        let message = error["error"]["message"].as_str().unwrap();
        assert!(message.contains("large file.csv"), "{message}");
        assert!(message.contains(words), "{message}");
        as_before(&case);
    }
}

#[test]
fn an_abort_in_the_middle_of_a_folder_leaves_the_case_as_it_was() {
    let folder = scratch();
    let (case, large) = prepare(folder.path());
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::rename(large, data.join("large file.csv")).unwrap();
    fs::write(
        data.join("another.csv"),
        "object_id,account_id,content_id,timestamp_share\no,a,q1,1600000000\n",
    )
    .unwrap();
    let program = start(&case, &data);
    signal("ABRT", reading_child(program.id(), &case));
    let (code, said) = ended(program);
    // The large file can be read after all, so it is not left out in silence.
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("reader-crashed"), "{said}");
    as_before(&case);
}

#[test]
fn ctrl_c_ends_both_at_once() {
    let folder = scratch();
    let (case, large) = prepare(folder.path());
    let program = start(&case, &large);
    let child = reading_child(program.id(), &case);
    let asked = Instant::now();
    signal("INT", program.id());
    let (code, said) = ended(program);
    assert_eq!(code, Some(130), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(2));
    assert_eq!(parent_of(child), None, "the child went on");
    as_before(&case);
}

#[test]
fn the_child_does_not_outlive_a_killed_program() {
    let folder = scratch();
    let (case, large) = prepare(folder.path());
    let program = start(&case, &large);
    let child = reading_child(program.id(), &case);
    signal("KILL", program.id());
    ended(program);
    let patience = Instant::now() + Duration::from_secs(5);
    while parent_of(child).is_some() {
        assert!(Instant::now() < patience, "the child went on");
        std::thread::sleep(Duration::from_millis(5));
    }
    as_before(&case);
}

#[test]
fn the_memory_of_the_child_can_be_limited() {
    let folder = scratch();
    let (case, large) = prepare(folder.path());
    let asked = [
        "import",
        text(&case),
        text(&large),
        "--reader-memory",
        "150MB",
    ];
    let (code, message) = program::error(5, asked);
    assert_eq!(code, "reader-out-of-memory");
    assert!(message.contains("large file.csv"), "{message}");
    as_before(&case);
}

#[test]
fn the_hidden_argument_is_of_no_use_by_hand() {
    let ended = program::run(["--parse-worker"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("not by hand"), "{}", ended.stderr);
}
