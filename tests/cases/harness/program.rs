//! Running `zwerm` and looking at how it ended.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The program under test.
///
/// Cargo builds no binary of another package for a test, so this asks it to, once. The features of
/// the dependencies are those of the test build (`architecture::demo_and_tests_share_their_build`
/// watches that): nothing is compiled twice. `ZWERM_UNDER_TEST=PATH` names another program, such as
/// the one to be shipped.
pub fn path() -> &'static Path {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| match std::env::var_os("ZWERM_UNDER_TEST") {
        Some(program) => Ok(program.into()),
        None => build(),
    });
    match built {
        Ok(path) => path,
        Err(why) => panic!("{why}"),
    }
}

fn build() -> Result<PathBuf, String> {
    let ours = std::env::current_exe().map_err(|error| error.to_string())?;
    // target/PROFILE/deps/NAME
    let target = ours.ancestors().nth(3).ok_or("no target folder")?;
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "build",
            "--quiet",
            "--offline",
            "--package",
            "zwerm-workbench",
        ])
        .args(["--bin", "zwerm", "--target-dir"])
        .arg(target)
        .output()
        .map_err(|error| format!("cargo can not be started: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "zwerm does not build:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Ok(target.join("debug").join("zwerm"))
}

/// `cargo` in the folder of the workspace, as if called by hand: build scripts that watch what cargo
/// tells a test about its package must see no change, or polars is compiled again.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(super::repository("."));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
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
