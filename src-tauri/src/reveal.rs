//! Hands something to the system: a folder to the file manager, an address to the browser. No file is
//! ever opened, and no address that the desk has not looked at.

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
    let command = if cfg!(target_os = "macos") {
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
    start(command).map_err(|why| DeskError {
        place: Some(folder.display().to_string()),
        ..error::shell(
            "no-file-manager",
            format!("The file manager could not be started ({why}). Open the folder yourself."),
        )
    })
}

/// Opens an address in the browser of the system. It begins with its scheme, so that no program takes
/// it for an option.
pub fn in_browser(address: &str) -> Result<(), DeskError> {
    if !["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
    {
        return Err(error::usage(
            "not-openable",
            "Only addresses that begin with http or https are opened.",
        ));
    }
    let program = if cfg!(target_os = "macos") {
        "/usr/bin/open"
    } else if cfg!(windows) {
        "explorer.exe"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    command.arg(address);
    start(command).map_err(|why| {
        error::shell(
            "no-browser",
            format!("The browser could not be started ({why}). Copy the address instead."),
        )
    })
}

fn start(mut command: Command) -> std::io::Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Waited for elsewhere, so that no dead process stays behind; how it ended says little.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::in_browser;

    #[test]
    fn nothing_but_the_web_goes_to_the_browser() {
        for bad in ["file:///etc/passwd", "--version", "javascript:alert(1)", ""] {
            assert!(in_browser(bad).is_err(), "{bad}");
        }
    }
}
