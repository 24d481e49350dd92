//! The case as evidence: nothing is lost, nothing is changed unseen, trouble is told in words.

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::program::{self, Ended};
use crate::harness::{example, russian, scratch, text};

/// A copy of the finished example case, to be damaged.
fn copied_case() -> (tempfile::TempDir, PathBuf) {
    let folder = scratch();
    let case = folder.path().join("case.zwerm");
    example::copy(&example::russian_case(), &case);
    (folder, case)
}

/// Changes one byte in the middle of a file.
fn flip(file: &Path) {
    let mut permissions = fs::metadata(file).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a test's own copy")]
    permissions.set_readonly(false);
    fs::set_permissions(file, permissions).unwrap();
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

/// The largest file below a folder.
fn largest(folder: &Path) -> PathBuf {
    let mut found: Vec<(u64, PathBuf)> = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.push((entry.metadata().unwrap().len(), entry.path()));
            }
        }
    }
    found.into_iter().max().expect("a file").1
}

#[test]
fn a_finished_case_verifies() {
    let report = &program::json(["verify", text(&example::russian_case())])[0];
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(0));
    assert_eq!(report["checked"]["sources"], 1);
    assert!(report["checked"]["run_files"].as_u64() >= Some(3));
}

#[test]
fn one_changed_byte_is_found_wherever_it_is() {
    for part in ["sources", "tables", "runs"] {
        let (_folder, case) = copied_case();
        flip(&largest(&case.join(part)));
        let ended = program::run(["verify", text(&case)]);
        assert_eq!(ended.code, Some(6), "{part}: {}", ended.stdout);
        assert!(ended.stdout.contains(part), "{part}: {}", ended.stdout);
    }
}

#[test]
fn a_missing_source_is_found() {
    let (_folder, case) = copied_case();
    fs::remove_file(largest(&case.join("sources"))).unwrap();
    assert_eq!(program::run(["verify", text(&case)]).code, Some(6));
}

#[test]
fn the_source_is_kept_as_received() {
    let stored = largest(&example::russian_case().join("sources"));
    assert!(fs::read(&stored).unwrap() == fs::read(russian()).unwrap());
    assert!(fs::metadata(&stored).unwrap().permissions().readonly());
}

#[test]
fn a_case_of_a_newer_version_is_left_alone() {
    let (_folder, case) = copied_case();
    let database = case.join("case.sqlite");
    let mut file = fs::OpenOptions::new().write(true).open(&database).unwrap();
    // `user_version` of SQLite's file format: bytes 60 to 63, big-endian.
    file.seek(SeekFrom::Start(60)).unwrap();
    file.write_all(&999_u32.to_be_bytes()).unwrap();
    drop(file);
    let before = fs::read(&database).unwrap();
    let (code, message) = program::error(4, ["info", text(&case)]);
    assert_eq!(code, "newer-case");
    assert!(message.contains("999"), "{message}");
    program::error(4, ["undo", text(&case)]);
    assert!(fs::read(&database).unwrap() == before);
}

#[test]
fn a_folder_that_is_no_case_is_called_so() {
    let folder = scratch();
    let (code, _) = program::error(4, ["info", text(folder.path())]);
    assert_eq!(code, "not-a-case");
}

#[test]
fn a_case_cannot_be_made_where_nothing_may_be_written() {
    // The tests may run as root, to whom permissions mean nothing: a file and a system folder do.
    let folder = scratch();
    let file = folder.path().join("occupied.zwerm");
    fs::write(&file, "mine").unwrap();
    let (_, message) = program::error(4, ["new", text(&file)]);
    assert!(message.contains("occupied.zwerm"), "{message}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    program::error(4, ["new", "/proc/zwerm-test.zwerm"]);
    let below = file.join("case.zwerm");
    program::error(4, ["new", text(&below)]);
    program::error(4, ["run", text(&russian()), "--out", text(&file)]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_folder_with_other_files_does_not_become_a_case() {
    let folder = scratch();
    let case = folder.path().join("full.zwerm");
    fs::create_dir(&case).unwrap();
    fs::write(case.join("mine.txt"), "mine").unwrap();
    let (code, _) = program::error(4, ["new", text(&case)]);
    assert_eq!(code, "folder-not-empty");
    assert_eq!(fs::read_dir(&case).unwrap().count(), 1);
}

#[test]
fn the_same_file_is_not_imported_twice() {
    let (_folder, case) = copied_case();
    let (code, _) = program::error(3, ["import", text(&case), text(&russian())]);
    assert_eq!(code, "already-imported");
    let info = &program::json(["info", text(&case)])[0];
    assert_eq!(info["imports"].as_array().map(Vec::len), Some(1));
}

#[test]
fn undo_and_redo_go_through_the_whole_history() {
    let (_folder, case) = copied_case();
    let state = || {
        let info = &program::json(["info", text(&case)])[0];
        let count = |what: &str| info[what].as_array().map_or(0, Vec::len);
        (count("imports"), count("runs"))
    };
    assert_eq!(state(), (1, 1));
    program::ok(["undo", text(&case)]);
    assert_eq!(state(), (1, 0));
    program::ok(["undo", text(&case)]);
    assert_eq!(state(), (0, 0));
    program::ok(["verify", text(&case)]);
    program::ok(["redo", text(&case)]);
    program::ok(["redo", text(&case)]);
    assert_eq!(state(), (1, 1));
    program::ok(["verify", text(&case)]);
    let out = case.join("../edges-again.csv");
    program::ok([
        "export",
        text(&case),
        "--run",
        "run",
        "--what",
        "edges",
        "--out",
        text(&out),
    ]);
    let first = fs::read(example::russian_out().join("edges.csv")).unwrap();
    assert!(fs::read(out).unwrap() == first);
}

#[test]
fn two_writers_at_once_leave_a_whole_case() {
    let folder = scratch();
    let case = folder.path().join("shared.zwerm");
    program::ok(["new", text(&case)]);
    let inputs: Vec<PathBuf> = (0..4_u32)
        .map(|number| {
            let file = folder.path().join(format!("part-{number}.csv"));
            let mut rows = String::from("object_id,account_id,content_id,timestamp_share\n");
            for row in 0..20_000 {
                rows.push_str(&format!(
                    "o{row},a{number},p{number}-{row},{}\n",
                    1_600_000_000 + row
                ));
            }
            fs::write(&file, rows).unwrap();
            file
        })
        .collect();
    let running: Vec<_> = inputs
        .iter()
        .map(|file| {
            program::zwerm(["import", text(&case), text(file), "--json"])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut done = 0;
    for child in running {
        let ended = Ended::from(child.wait_with_output().unwrap());
        match ended.code {
            Some(0) => done += 1,
            // Whoever came second was told that somebody else writes, and why.
            _ => {
                assert_eq!(ended.code, Some(4), "{}", ended.stderr);
                assert!(ended.stderr.contains("\"code\""), "{}", ended.stderr);
            }
        }
    }
    assert!(done >= 1);
    program::ok(["verify", text(&case)]);
    let info = &program::json(["info", text(&case)])[0];
    assert_eq!(info["imports"].as_array().map(Vec::len), Some(done));
    for file in &inputs {
        program::run(["import", text(&case), text(file)]);
    }
    let info = &program::json(["info", text(&case)])[0];
    assert_eq!(info["imports"].as_array().map(Vec::len), Some(4));
    program::ok(["verify", text(&case)]);
}

/// How a script runs out of room. In it, `limited COMMAND` runs a command with too little room, and
/// `make_room` ends the shortage.
#[derive(Clone, Copy, Debug)]
enum Shortage {
    /// A file system of its own, of this many kB. Needs the right to mount.
    Disk(u32),
    /// No file may become larger than this many kB, which every system grants. The system would end
    /// the program by a signal; that it is told instead is how a full disk behaves.
    Files(u32),
}

/// Runs a shell script that is short of room; nothing is left mounted. None where this computer grants
/// nobody a file system of his own (a container, a locked-down system).
fn short_of_room(shortage: Shortage, script: &str) -> Option<Ended> {
    let folder = scratch();
    let shell = |program: &str, flags: &[&str], prelude: &str| -> Option<Ended> {
        let output = Command::new(program)
            .args(flags)
            .args(["-c", &format!("{prelude}\ncd \"$DISK\"\n{script}")])
            .env("DISK", folder.path())
            .env("ZWERM", program::path())
            .env("INPUT", russian())
            .env("ZWERM_ACTOR", "tester")
            .output()
            .ok()?;
        Some(output.into())
    };
    match shortage {
        Shortage::Files(kilobytes) => {
            // `ulimit -f` counts blocks of 512 bytes, in some shells of 1024.
            let prelude = format!(
                "trap '' XFSZ\n\
                 blocks=$({{ ulimit -f 1; head -c 2000 /dev/zero > \"$DISK/probe\"; }} 2>/dev/null; wc -c < \"$DISK/probe\")\n\
                 rm -f \"$DISK/probe\"\n\
                 limited() {{ ( ulimit -f $(({kilobytes} * 1024 / blocks)); \"$@\" ) }}\n\
                 make_room() {{ :; }}"
            );
            shell("sh", &[], &prelude)
        }
        Shortage::Disk(kilobytes) => {
            let prelude = format!(
                "mount -t tmpfs -o size={kilobytes}k none \"$DISK\" || exit 99\n\
                 limited() {{ \"$@\"; }}\n\
                 make_room() {{ mount -o remount,size=64m \"$DISK\" || exit 95; }}"
            );
            let refused =
                |ended: &Ended| ended.code == Some(99) || ended.stderr.contains("unshare:");
            // As root a mount namespace is enough; other users need a user namespace around it.
            ["-m", "-rm"]
                .into_iter()
                .filter_map(|flags| shell("unshare", &[flags, "sh"], &prelude))
                .find(|ended| !refused(ended))
        }
    }
}

/// Runs the script under every shortage that this computer can have; one of files it always can.
fn under_each(shortages: &[Shortage], script: &str, check: impl Fn(Shortage, Ended)) {
    let mut files = 0;
    for &shortage in shortages {
        match short_of_room(shortage, script) {
            Some(ended) => {
                files += u32::from(matches!(shortage, Shortage::Files(_)));
                check(shortage, ended);
            }
            None => eprintln!("{shortage:?}: not granted here, tried with limited files only"),
        }
    }
    assert!(files > 0, "there is always a way to run out of room");
}

#[test]
fn a_full_disk_loses_the_step_and_nothing_else() {
    // The small import fits. The large one does not, wherever it runs out: while the source is
    // copied or while tables are written. Afterwards there is room again.
    under_each(
        &[
            Shortage::Disk(1_200),
            Shortage::Disk(2_600),
            Shortage::Disk(3_200),
            Shortage::Files(1_000),
            Shortage::Files(1_600),
        ],
        r#"
        "$ZWERM" new c.zwerm || exit 90
        printf 'object_id,account_id,content_id,timestamp_share\no,a,p1,1600000000\no,b,p2,1600000001\n' > small.csv
        limited "$ZWERM" import c.zwerm small.csv || exit 91
        limited "$ZWERM" import c.zwerm "$INPUT" --json; code=$?
        [ $code = 4 ] || { echo "exit code $code"; df .; exit 92; }
        limited "$ZWERM" verify c.zwerm || exit 93
        "$ZWERM" info c.zwerm --json | grep -q small.csv || exit 94
        make_room
        "$ZWERM" import c.zwerm "$INPUT" || exit 96
        "$ZWERM" verify c.zwerm || exit 97
        du -sk c.zwerm
        "#,
        |shortage, ended| {
            let told = format!("{shortage:?}\n{}\n{}", ended.stdout, ended.stderr);
            assert_eq!(ended.code, Some(0), "{told}");
            assert!(ended.stderr.contains("disk-full"), "{told}");
        },
    );
}

#[test]
fn outputs_on_a_full_disk_leave_the_old_file() {
    // Room for the old file, not for the new one; a limit of files has to let SQLite's own pass.
    under_each(
        &[Shortage::Disk(8), Shortage::Files(48)],
        &format!(
            "echo old > network.gexf\n\
             limited \"$ZWERM\" export '{}' --run run --what gexf --out network.gexf; [ $? = 4 ] || exit 90\n\
             [ \"$(cat network.gexf)\" = old ] || exit 91\n\
             [ $(ls -A | wc -l) = 1 ] || {{ ls -lA; exit 92; }}",
            text(&example::russian_case())
        ),
        |shortage, ended| {
            let told = format!("{shortage:?}\n{}\n{}", ended.stdout, ended.stderr);
            assert_eq!(ended.code, Some(0), "{told}");
        },
    );
}

#[test]
fn an_interrupt_stops_the_work_and_keeps_the_case() {
    let (_folder, case) = copied_case();
    let mut child = program::zwerm([
        "detect",
        text(&case),
        "--run",
        "long",
        "--window",
        "864000",
        "--min-weight",
        "1",
    ])
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    let status = child.wait().unwrap();
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut said).unwrap();
    }
    assert!(
        sent.success(),
        "the run was over before it could be interrupted: {said}"
    );
    assert_eq!(status.code(), Some(130), "{said}");
    program::ok(["verify", text(&case)]);
    let info = &program::json(["info", text(&case)])[0];
    assert_eq!(info["runs"].as_array().map(Vec::len), Some(1));
}
