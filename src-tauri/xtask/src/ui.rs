//! `cargo xtask ui`: the pages of the window, from `ui/` into `ui/dist/`, set-up included.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::step;

/// Vite 8 asks for it.
const OLDEST_NODE: (u32, u32) = (20, 19);
/// Which lock file `node_modules` was made from.
const INSTALLED: &str = "node_modules/.made-from-package-lock.json";
/// What the pages are made from, beside the packages.
const SOURCES: [&str; 7] = [
    "src",
    "public",
    "index.html",
    "vite.config.ts",
    "svelte.config.js",
    "tsconfig.json",
    "package-lock.json",
];

/// Builds the pages.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("'ui' takes no argument, got '{argument}'");
    }
    build()
}

/// Builds the pages if something they are made from is newer than they are.
pub fn build() -> Result<()> {
    let folder = folder();
    install(&folder)?;
    if is_fresh(&folder) {
        return Ok(());
    }
    step::timed("user interface", || {
        step::run(&mut tool(
            "vite",
            "bin/vite.js",
            &["build", "--logLevel", "warn"],
        )?)
    })
}

/// The folder of the user interface.
pub fn folder() -> PathBuf {
    step::root().join("ui")
}

/// A program that npm has installed in `ui/`, run by node itself: one process, with one id.
pub fn tool(package: &str, script: &str, arguments: &[&str]) -> Result<Command> {
    let folder = folder();
    let file = folder.join("node_modules").join(package).join(script);
    if !file.is_file() {
        bail!(
            "{} is missing: is {package} in ui/package.json?",
            file.display()
        );
    }
    let mut command = Command::new("node");
    command.arg(file).args(arguments).current_dir(folder);
    Ok(command)
}

/// Installs exactly what the lock file names; nothing of it may run a script while it is installed.
pub fn install(folder: &Path) -> Result<()> {
    require_node()?;
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{}: no package-lock.json", folder.display()))?;
    let stamp = folder.join(INSTALLED);
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step::timed("packages of npm", || {
        step::run(
            Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(folder),
        )
    })?;
    fs::write(&stamp, lock).with_context(|| format!("could not write {}", stamp.display()))
}

fn require_node() -> Result<()> {
    let output = Command::new("node")
        .arg("--version")
        .stderr(Stdio::null())
        .output();
    let found = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let (major, minor) = OLDEST_NODE;
    match found {
        Ok(version) if is_new_enough(&version) => Ok(()),
        Ok(version) => {
            bail!(
                "node {version} is too old: install {major}.{minor} or newer (https://nodejs.org)"
            )
        }
        Err(_) => bail!(
            "node is missing: install Node.js {major}.{minor} or newer (https://nodejs.org), npm included"
        ),
    }
}

/// `v20.20.2`
fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) => (major, minor) >= OLDEST_NODE,
        _ => false,
    }
}

fn is_fresh(folder: &Path) -> bool {
    let Ok(made) = modified(&folder.join("dist/index.html")) else {
        return false;
    };
    let newest = SOURCES
        .iter()
        .filter_map(|name| newest_below(&folder.join(name)))
        .max();
    newest.is_some_and(|newest| newest < made)
}

/// The latest change of a file, or of anything in a folder.
fn newest_below(path: &Path) -> Option<SystemTime> {
    let own = modified(path).ok()?;
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| newest_below(&entry.path()))
        .chain([own])
        .max()
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_new_enough("v20.19.0"));
        assert!(is_new_enough("v100.2.0"));
        assert!(!is_new_enough("v20.9.0"));
        assert!(!is_new_enough("v18.20.4"));
        assert!(!is_new_enough("nonsense"));
    }
}
