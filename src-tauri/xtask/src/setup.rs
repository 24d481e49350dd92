//! System packages: look for the program, install what is missing, or say the one command to run.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::step;

/// A thing that a command needs, and the Debian package that brings it.
pub struct Need {
    /// How to tell that it is there.
    pub sign: Sign,
    /// Debian's and Ubuntu's package.
    pub package: &'static str,
    /// What it is for, in a few words.
    pub purpose: &'static str,
}

/// What shows that a package is installed, whoever installed it.
pub enum Sign {
    /// One of these programs is on the search path.
    Program(&'static [&'static str]),
    /// `pkg-config` knows this library.
    Library(&'static str),
}

/// SQLite and zstd come as C source inside their crates; no system library is needed.
pub const C_COMPILER: Need = Need {
    sign: Sign::Program(&["cc"]),
    package: "build-essential",
    purpose: "compiles the bundled SQLite and zstd",
};

/// Finds the libraries of the window for the compiler.
pub const PKG_CONFIG: Need = Need {
    sign: Sign::Program(&["pkg-config"]),
    package: "pkg-config",
    purpose: "tells the compiler where the window's libraries are",
};

/// On Linux the window shows its pages with WebKitGTK; GTK 3 comes with it.
pub const WEB_VIEW: Need = Need {
    sign: Sign::Library("webkit2gtk-4.1"),
    package: "libwebkit2gtk-4.1-dev",
    purpose: "the web view of the window",
};

/// What building the window takes.
pub const WINDOW: [&Need; 3] = [&C_COMPILER, &PKG_CONFIG, &WEB_VIEW];

/// The judge of the HTML report: what a reader's browser shows, prints and asks of the network.
pub const BROWSER: Need = Need {
    sign: Sign::Program(&["chromium-headless-shell", "chrome-headless-shell"]),
    package: "chromium-headless-shell",
    purpose: "shows and prints the report in the tests",
};

/// A screen that nobody sees, for the window in the tests.
pub const SCREEN: Need = Need {
    sign: Sign::Program(&["Xvfb"]),
    package: "xvfb",
    purpose: "a screen for the window in the tests",
};

/// Drives the real window in the tests.
pub const DRIVER: Need = Need {
    sign: Sign::Program(&["WebKitWebDriver"]),
    package: "webkit2gtk-driver",
    purpose: "drives the window in the tests",
};

/// Drags a file onto the window in the tests, as a hand would.
pub const MOUSE: Need = Need {
    sign: Sign::Program(&["xdotool"]),
    package: "xdotool",
    purpose: "drops a file on the window in the tests",
};

impl Need {
    fn is_there(&self) -> bool {
        match self.sign {
            Sign::Program(names) => names.iter().any(|name| find(name).is_some()),
            // Other systems bring their web view along.
            Sign::Library(_) if !cfg!(target_os = "linux") => true,
            Sign::Library(name) => Command::new("pkg-config")
                .args(["--exists", name])
                .status()
                .is_ok_and(|status| status.success()),
        }
    }
}

/// Installs what is missing: as root or with a sudo that asks nothing; otherwise says how and stops.
pub fn ensure(needs: &[&Need]) -> Result<()> {
    let missing: Vec<&&Need> = needs.iter().filter(|need| !need.is_there()).collect();
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
