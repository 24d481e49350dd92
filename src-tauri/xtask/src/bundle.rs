//! `cargo xtask bundle`: the program as people install it, built for release with both programs in it.
//!
//! On Linux a .deb, and with `--appimage` an AppImage (its tools come from the network); on macOS a
//! .dmg, on Windows an .msi. What the .deb depends on is read from the programs themselves.
//! `--debug` packs the development build: to try the packing, not to give away.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{setup, step, ui, window};

/// What a Debian package says of its licences, and the licence of the typeface in the pages.
const DOC_COPYRIGHT: &str = "/usr/share/doc/zwerm/copyright";
const DOC_APACHE: &str = "/usr/share/doc/zwerm/LICENSE-APACHE";
const DOC_TYPEFACE: &str = "/usr/share/doc/zwerm/LICENSE-IBM-Plex";
const TYPEFACE: &str = "node_modules/@fontsource/ibm-plex-mono/LICENSE";

/// Builds and packs; says where the packages are.
pub fn run(arguments: &[String]) -> Result<()> {
    let (mut debug, mut appimage) = (false, false);
    for argument in arguments {
        match argument.as_str() {
            "--debug" => debug = true,
            "--appimage" => appimage = true,
            other => bail!("'bundle' knows only --debug and --appimage, got '{other}'"),
        }
    }
    setup::ensure(&setup::WINDOW)?;
    let profile = if debug { "debug" } else { "release" };
    if debug {
        window::build()?;
    } else {
        build_release()?;
    }
    let mut kinds = match std::env::consts::OS {
        "linux" => vec!["deb"],
        "macos" => vec!["dmg"],
        "windows" => vec!["msi"],
        other => bail!("there is no kind of package for {other}"),
    };
    if appimage {
        kinds.push("appimage");
    }
    let settings = settings(profile)?;
    step::timed("pack", || {
        let mut tauri = ui::tool(
            "@tauri-apps/cli",
            "tauri.js",
            &[
                "bundle",
                "--ci",
                "--no-binary-patching",
                "--config",
                &settings,
            ],
        )?;
        tauri.args(["--bundles", &kinds.join(",")]);
        if debug {
            tauri.arg("--debug");
        } else {
            tauri.args(["--features", "shipped"]);
        }
        step::run(tauri.current_dir(step::root()))
    })?;
    for kind in kinds {
        println!(
            "{}",
            step::target_dir()
                .join(profile)
                .join("bundle")
                .join(kind)
                .display()
        );
    }
    Ok(())
}

/// Both programs as they are shipped.
pub fn build_release() -> Result<()> {
    ui::build()?;
    step::timed("build in release", || {
        step::run(step::cargo().args([
            "build",
            "--locked",
            "--release",
            "--package",
            "zwerm-workbench",
            "--package",
            "zwerm-window",
            "--bins",
            "--features",
            "zwerm-window/shipped",
        ]))
    })
}

/// What `tauri.conf.json` cannot know: the second program, and the libraries that both need.
fn settings(profile: &str) -> Result<String> {
    if !cfg!(target_os = "linux") {
        return Ok("{}".to_owned());
    }
    let zwerm = step::target_dir().join(profile).join("zwerm");
    let programs = [zwerm.clone(), window::program(profile)];
    let depends: Vec<String> = libraries(&programs)?
        .iter()
        .map(|package| format!("{package:?}"))
        .collect();
    let root = step::root();
    let files: Vec<String> = [
        ("/usr/bin/zwerm", zwerm),
        (DOC_COPYRIGHT, root.join("LICENSE-MIT")),
        (DOC_APACHE, root.join("LICENSE-APACHE")),
        (DOC_TYPEFACE, ui::folder().join(TYPEFACE)),
    ]
    .iter()
    .map(|(place, file)| format!("{place:?}:{:?}", file.to_string_lossy()))
    .collect();
    Ok(format!(
        r#"{{"bundle":{{"linux":{{"deb":{{"depends":[{}],"files":{{{}}}}}}}}}}}"#,
        depends.join(","),
        files.join(",")
    ))
}

/// The Debian packages, with their oldest version, that hold the libraries of these programs.
fn libraries(programs: &[PathBuf]) -> Result<Vec<String>> {
    if setup::find("dpkg-shlibdeps").is_none() {
        bail!("a .deb can only be made on Debian or a relative of it: dpkg-shlibdeps is missing");
    }
    // The program looks for the description of a source package where it is started.
    let folder = step::target_dir().join("tmp/shlibdeps");
    fs::create_dir_all(folder.join("debian"))?;
    fs::write(
        folder.join("debian/control"),
        "Source: zwerm\n\nPackage: zwerm\nArchitecture: any\n",
    )?;
    let output = Command::new("dpkg-shlibdeps")
        .arg("-O")
        .args(programs.iter().map(absolute))
        .current_dir(&folder)
        .output()
        .context("dpkg-shlibdeps could not be started")?;
    if !output.status.success() {
        bail!(
            "dpkg-shlibdeps: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let text = String::from_utf8(output.stdout).context("dpkg-shlibdeps")?;
    let list = text
        .trim()
        .strip_prefix("shlibs:Depends=")
        .context("dpkg-shlibdeps gave no list")?;
    Ok(list.split(", ").map(str::to_owned).collect())
}

fn absolute(path: &PathBuf) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| Path::new("/").join(path))
}
