//! `--safe-graphics`: everything is drawn by the processor.
//!
//! On Linux the web view decides from its environment when the process starts, so the program
//! replaces itself by a copy with another environment. Elsewhere the flag only reaches the page.

/// What the web view and Mesa look at.
#[cfg(target_os = "linux")]
const ENVIRONMENT: [(&str, &str); 2] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("LIBGL_ALWAYS_SOFTWARE", "1"),
];

/// Returns at once when the environment is right; otherwise does not return unless it failed.
#[cfg(target_os = "linux")]
pub fn start_again_without_gpu() -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;

    let right = ENVIRONMENT
        .iter()
        .all(|(name, value)| std::env::var_os(name).is_some_and(|found| found == *value));
    if right {
        return Ok(());
    }
    Err(std::process::Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .envs(ENVIRONMENT)
        .exec())
}

#[cfg(not(target_os = "linux"))]
pub fn start_again_without_gpu() -> std::io::Result<()> {
    Ok(())
}
