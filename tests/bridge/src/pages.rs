//! The built window as files: nothing outside of its folder can be asked for.

use std::path::{Component, Path, PathBuf};

/// The file behind an address, if there is one.
pub fn file(folder: &Path, address: &str) -> Option<PathBuf> {
    let name = match address {
        "/" => "index.html",
        other => other.strip_prefix('/')?,
    };
    let path = Path::new(name);
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    // A built file needs no escapes; what has some is not one.
    let plain = !name.contains(['%', '\\', '\0']);
    let path = folder.join(path);
    (inside && plain && path.is_file()).then_some(path)
}

/// The content type by the ending of the name.
pub fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_window_are_served() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("ui")).unwrap();
        std::fs::write(folder.path().join("ui/index.html"), "").unwrap();
        std::fs::write(folder.path().join("secret"), "").unwrap();
        let ui = folder.path().join("ui");
        assert!(file(&ui, "/").is_some());
        assert!(file(&ui, "/index.html").is_some());
        for bad in [
            "/../secret",
            "/..%2fsecret",
            "//etc/passwd",
            "/missing",
            "",
            "/.",
        ] {
            assert!(file(&ui, bad).is_none(), "{bad}");
        }
    }
}
