//! Shows a written file in the system's file manager. Only folders are ever opened, never a file.

use std::path::Path;
use std::process::{Command, Stdio};

use zwerm_desk::api::DeskError;

use crate::error;

/// Opens the folder of `path`; where the file manager can, with the file marked.
pub fn in_file_manager(path: &Path) -> Result<(), DeskError> {
    let folder = if path.is_dir() {
        path
    } else {
        path.parent().unwrap_or(path)
    };
    let mut command = if cfg!(target_os = "macos") {
        let mut finder = Command::new("/usr/bin/open");
        finder.arg("-R").arg(path);
        finder
    } else if cfg!(windows) {
        let mut explorer = Command::new("explorer.exe");
        explorer.arg(folder);
        explorer
    } else {
        let mut opener = Command::new("xdg-open");
        opener.arg(folder);
        opener
    };
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut child) => {
            // Waited for elsewhere, so that no dead process stays behind; how it ended says little.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(why) => Err(DeskError {
            place: Some(folder.display().to_string()),
            ..error::shell(
                "no-file-manager",
                format!("The file manager could not be started ({why}). Open the folder yourself."),
            )
        }),
    }
}
