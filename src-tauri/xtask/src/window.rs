//! What `demo`, `app`, `test` and `bundle` share about the window: building it, and whether there is
//! a screen to open it on.

use std::path::PathBuf;

use anyhow::Result;

use crate::{setup, step, ui};

/// Installs what is missing and builds the program with the window and the one without.
pub fn build() -> Result<PathBuf> {
    setup::ensure(&setup::WINDOW)?;
    ui::build()?;
    step::timed("build", || {
        step::run(step::cargo().args([
            "build",
            "--locked",
            "--package",
            "zwerm-workbench",
            "--package",
            "zwerm-window",
            "--bins",
        ]))
    })?;
    Ok(program("debug"))
}

/// Where cargo puts the program.
pub fn program(profile: &str) -> PathBuf {
    let name = if cfg!(windows) {
        "zwerm-window.exe"
    } else {
        "zwerm-window"
    };
    step::target_dir().join(profile).join(name)
}

/// Whether a window can be shown: on Linux, a session with a display.
pub fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|display| !display.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
