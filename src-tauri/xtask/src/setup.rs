//! System packages: look for the program, install what is missing, or say the one command to run.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::step;

/// A program that a command needs, and the Debian package that brings it.
pub struct Need {
    /// Names under which the program is known; one of them is enough.
    pub programs: &'static [&'static str],
    /// Debian's and Ubuntu's package.
    pub package: &'static str,
    /// What it is for, in a few words.
    pub purpose: &'static str,
}

/// SQLite and zstd come as C source inside their crates; no system library is needed.
pub const C_COMPILER: Need = Need {
    programs: &["cc"],
    package: "build-essential",
    purpose: "compiles the bundled SQLite and zstd",
};

/// The judge of the HTML report: what a reader's browser shows, prints and asks of the network.
pub const BROWSER: Need = Need {
    programs: &["chromium-headless-shell", "chrome-headless-shell"],
    package: "chromium-headless-shell",
    purpose: "shows and prints the report in the tests",
};

/// Installs what is missing: as root or with a sudo that asks nothing; otherwise says how and stops.
pub fn ensure(needs: &[&Need]) -> Result<()> {
    let missing: Vec<&&Need> = needs
        .iter()
        .filter(|need| need.programs.iter().all(|name| find(name).is_none()))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        println!("missing: {} ({})", need.package, need.purpose);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let list = packages.join(" ");
    if find("apt-get").is_none() {
        bail!(
            "install these with your system's package manager, then run the same command again: {list}"
        );
    }
    let prefix: &[&str] = if is_root() {
        &[]
    } else if sudo_asks_nothing() {
        &["sudo", "-n"]
    } else {
        bail!(
            "run this once, then the same command again:\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}\n"
        );
    };
    step::timed("system packages", || {
        step::run(apt(prefix).args(["update", "-qq"]))?;
        step::run(
            apt(prefix)
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(&packages),
        )
    })
}

fn apt(prefix: &[&str]) -> Command {
    let words: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .collect();
    let mut command = Command::new(words.first().copied().unwrap_or("env"));
    command.args(words.iter().skip(1));
    command
}

/// The first program of this name on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn sudo_asks_nothing() -> bool {
    Command::new("sudo")
        .args(["-n", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
