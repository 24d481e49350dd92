//! What draws the pages: the graphics card, or the processor where there is none or nobody wants it.
//!
//! On Linux the web view and Mesa decide from the environment, which is set before either is loaded
//! and before a second thread runs. Elsewhere `--safe-graphics` only reaches the page.

/// `--safe-graphics`: no card, even if there is one.
#[cfg(target_os = "linux")]
const WITHOUT_CARD: [(&str, &str); 2] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("LIBGL_ALWAYS_SOFTWARE", "1"),
];

/// Text and boxes are painted by the processor itself. Through a graphics card that is emulated, each
/// new kind of box is first compiled as a shader: the first picture then comes a third later.
#[cfg(target_os = "linux")]
const PAINTED_BY_PROCESSOR: (&str, &str) = ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");

/// To be called first of all. What the user has set stays.
///
/// # Errors
/// The environment cannot be changed.
#[cfg(target_os = "linux")]
pub fn prepare(safe: bool) -> Result<(), gtk::glib::BoolError> {
    if safe {
        for (name, value) in WITHOUT_CARD {
            gtk::glib::setenv(name, value, true)?;
        }
    }
    if safe || !has_card() {
        let (name, value) = PAINTED_BY_PROCESSOR;
        gtk::glib::setenv(name, value, false)?;
    }
    Ok(())
}

/// Whether the system offers a card to draw with, and nobody has told Mesa to do without.
#[cfg(target_os = "linux")]
fn has_card() -> bool {
    if std::env::var_os("LIBGL_ALWAYS_SOFTWARE").is_some_and(|value| value == "1") {
        return false;
    }
    std::fs::read_dir("/dev/dri").is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
    })
}

#[cfg(not(target_os = "linux"))]
pub fn prepare(_safe: bool) -> Result<(), std::convert::Infallible> {
    Ok(())
}
