//! Running `zwerm` and looking at how it ended.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The program, built once for all cases of this process.
///
/// Cargo builds no binary of another package for a test, so this asks it to. The features of the
/// dependencies are those of the test build (see `architecture::demo_and_tests_share_their_build`):
/// nothing is compiled twice.
pub fn path() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let ours = std::env::current_exe().expect("the path of this test");
        let profile = ours.ancestors().nth(2).expect("target/PROFILE/deps/NAME");
        let target = profile.parent().expect("target/PROFILE");
        let status = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--offline",
                "--package",
                "zwerm-workbench",
            ])
            .args(["--bin", "zwerm", "--target-dir"])
            .arg(target)
            .current_dir(super::repository("."))
            .status()
            .expect("cargo can be started");
        assert!(status.success(), "zwerm does not build");
        target.join("debug").join("zwerm")
    })
}

/// `zwerm` with these arguments, ready to be started.
pub fn zwerm<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(path());
    command
        .args(arguments)
        .env("ZWERM_ACTOR", "tester")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null());
    command
}

/// How a command ended.
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Ended {
        Ended {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Runs to the end, however it ends.
pub fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ended {
    zwerm(arguments)
        .output()
        .expect("zwerm can be started")
        .into()
}

/// Runs to the end, which must be a good one; gives standard output.
#[track_caller]
pub fn ok<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> String {
    let ended = run(arguments);
    assert_eq!(ended.code, Some(0), "{}\n{}", ended.stdout, ended.stderr);
    ended.stdout
}

/// Runs with `--json`; gives the values printed, one a line.
#[track_caller]
pub fn json<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Vec<Value> {
    let mut command = zwerm(arguments);
    let ended: Ended = command
        .arg("--json")
        .output()
        .expect("zwerm can be started")
        .into();
    assert_eq!(ended.code, Some(0), "{}\n{}", ended.stdout, ended.stderr);
    values(&ended.stdout)
}

/// Runs with `--json`; must fail with this exit code; gives code and sentence of the error.
#[track_caller]
pub fn error<S: AsRef<OsStr>>(
    exit: i32,
    arguments: impl IntoIterator<Item = S>,
) -> (String, String) {
    let ended: Ended = zwerm(arguments)
        .arg("--json")
        .output()
        .expect("zwerm can be started")
        .into();
    assert_eq!(ended.code, Some(exit), "{}\n{}", ended.stdout, ended.stderr);
    let last = ended.stderr.lines().last().unwrap_or_default();
    let value: Value = serde_json::from_str(last)
        .unwrap_or_else(|error| panic!("{error}: no JSON error in: {}", ended.stderr));
    let part = |name: &str| {
        value["error"][name]
            .as_str()
            .unwrap_or_else(|| panic!("no {name} in {last}"))
            .to_owned()
    };
    (part("code"), part("message"))
}

/// Every line of JSON.
#[track_caller]
pub fn values(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}
