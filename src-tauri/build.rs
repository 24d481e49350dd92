//! Declares to Tauri which commands exist, from the one list of them: `capabilities/main.json`.
//!
//! As soon as commands are declared, Tauri denies every command that no capability allows. The list
//! is not written twice: a command that is missing there is denied, one too many fails the build.

use std::{fs, path::Path, process::ExitCode};

const CAPABILITY: &str = "capabilities/main.json";
const UI: &str = "../ui/dist/index.html";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CAPABILITY}");
    println!("cargo::rerun-if-changed=../ui/dist");
    if !Path::new(UI).is_file() {
        println!(
            "cargo::error=the user interface is not built: run `cargo xtask ui` once (it makes ui/dist), then this again"
        );
        return ExitCode::FAILURE;
    }
    let declared = match commands() {
        Ok(names) => names,
        Err(why) => {
            println!("cargo::error={CAPABILITY}: {why}");
            return ExitCode::FAILURE;
        }
    };
    // Tauri wants names that live as long as the program; a build script ends soon.
    let names: Vec<&'static str> = declared
        .into_iter()
        .map(|name| &*Box::leak(name.into_boxed_str()))
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(Box::leak(names.into_boxed_slice()));
    if let Err(why) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        println!("cargo::error={}", format!("{why:#}").replace('\n', " "));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// `allow-open-case` allows the command `open_case`; permissions of Tauri's own have a colon.
fn commands() -> Result<Vec<String>, String> {
    let text = fs::read_to_string(CAPABILITY).map_err(|error| error.to_string())?;
    let capability: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let permissions = capability["permissions"]
        .as_array()
        .ok_or("has no list of permissions")?;
    Ok(permissions
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect())
}
