//! `kill -9` at random moments: what was acknowledged stays, and the case opens as if nothing was.
//!
//! Regression by construction: a program that renames before it has synced, or records before it has
//! written, passes every other test.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::{example, program, scratch, text};

const MOMENTS: u64 = 25;

/// Starts `zwerm`, kills it after `wait`; tells whether it had finished, and what it had printed.
fn killed(arguments: &[&str], wait: Duration) -> (bool, String) {
    let mut child = program::zwerm(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(wait);
    let finished = child.try_wait().unwrap().is_some();
    // SIGKILL on Unix.
    let _ = child.kill();
    let output = child.wait_with_output().unwrap();
    (
        finished,
        String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

/// A case with one small acknowledged import, and a larger file.
fn prepare(folder: &Path, posts: usize) {
    let (case, small) = (folder.join("start.zwerm"), folder.join("small.csv"));
    fs::write(
        &small,
        "object_id,account_id,content_id,timestamp_share\no,a,p1,1600000000\no,b,p2,1600000001\n",
    )
    .unwrap();
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&small)]);
    let mut file = fs::File::create(folder.join("large.csv")).unwrap();
    write_csv(&Shape::of(posts, 9), &mut file).unwrap();
}

fn names(case: &Path, what: &str, name: &str) -> Vec<String> {
    let info = &program::json(["info", text(case)])[0];
    let list = info[what].as_array().unwrap();
    list.iter()
        .map(|item| item[name].as_str().unwrap().to_owned())
        .collect()
}

/// Random moments of one step's life, from the first millisecond to a little after its end.
fn moments(seed: u64, step: Duration) -> Vec<Duration> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let span = step.as_micros() as u64 * 11 / 10;
    (0..MOMENTS)
        .map(|_| Duration::from_micros(random.next_u64() % span.max(1)))
        .collect()
}

#[test]
fn killed_while_importing() {
    let folder = scratch();
    prepare(folder.path(), 60_000);
    let (start, large) = (
        folder.path().join("start.zwerm"),
        folder.path().join("large.csv"),
    );
    let whole = folder.path().join("whole.zwerm");
    example::copy(&start, &whole);
    let clock = Instant::now();
    program::ok(["import", text(&whole), text(&large)]);
    let mut finished = 0;
    for (number, wait) in moments(1, clock.elapsed()).into_iter().enumerate() {
        let case = folder.path().join(format!("{number}.zwerm"));
        example::copy(&start, &case);
        let (over, printed) = killed(&["import", text(&case), text(&large), "--json"], wait);
        finished += u64::from(over);
        program::ok(["verify", text(&case)]);
        let imports = names(&case, "imports", "original_name");
        assert!(
            imports.contains(&"small.csv".to_owned()),
            "moment {number}: {imports:?}"
        );
        let acknowledged = printed.contains("\"id\"");
        let kept = imports.contains(&"large.csv".to_owned());
        assert!(
            kept || !acknowledged,
            "moment {number}: acknowledged and lost"
        );
        // The same import again goes through, or was there already.
        let again = program::run(["import", text(&case), text(&large)]);
        assert_eq!(
            again.code,
            Some(if kept { 3 } else { 0 }),
            "moment {number}: {}",
            again.stderr
        );
        program::ok(["verify", text(&case)]);
        fs::remove_dir_all(&case).unwrap();
    }
    assert!(finished < MOMENTS, "no kill hit the work");
}

#[test]
fn killed_while_detecting() {
    let folder = scratch();
    prepare(folder.path(), 30_000);
    let (start, large) = (
        folder.path().join("start.zwerm"),
        folder.path().join("large.csv"),
    );
    program::ok(["import", text(&start), text(&large)]);
    let arguments = |case: &Path| -> Vec<String> {
        let case = text(case).to_owned();
        [
            "detect",
            &case,
            "--run",
            "r",
            "--window",
            "60,3600",
            "--min-weight",
            "1",
            "--json",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let whole = folder.path().join("whole.zwerm");
    example::copy(&start, &whole);
    let clock = Instant::now();
    program::ok(arguments(&whole));
    let mut finished = 0;
    for (number, wait) in moments(2, clock.elapsed()).into_iter().enumerate() {
        let case = folder.path().join(format!("{number}.zwerm"));
        example::copy(&start, &case);
        let arguments = arguments(&case);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (over, printed) = killed(&arguments, wait);
        finished += u64::from(over);
        program::ok(["verify", text(&case)]);
        let imports = names(&case, "imports", "original_name");
        assert_eq!(imports, ["small.csv", "large.csv"], "moment {number}");
        let kept = names(&case, "runs", "name") == ["r"];
        assert!(
            kept || !printed.contains("n_edges"),
            "moment {number}: acknowledged and lost"
        );
        fs::remove_dir_all(&case).unwrap();
    }
    assert!(finished < MOMENTS, "no kill hit the work");
}
