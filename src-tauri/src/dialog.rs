//! Dialogs of the system, opened from here only: the page asks for "files", and never learns a path.

use std::path::PathBuf;

use tauri::async_runtime::channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use zwerm_desk::api::DeskError;

use crate::{error, window};

/// What Zwerm reads, packed or not.
const READABLE: [&str; 13] = [
    "csv", "tsv", "ndjson", "jsonl", "json", "parquet", "xlsx", "ods", "gz", "zst", "zip", "txt",
    "tab",
];

/// Files to import; empty when the dialog was closed.
pub async fn open_files(app: &AppHandle) -> Result<Vec<PathBuf>, DeskError> {
    let (answer, mut chosen) = channel(1);
    above_the_window(app, "Choose scraped files")
        .add_filter("Scraped posts", &READABLE)
        .add_filter("All files", &["*"])
        .pick_files(move |files| {
            let _ = answer.try_send(files.unwrap_or_default());
        });
    let files = chosen.recv().await.unwrap_or_default();
    files.into_iter().map(local).collect()
}

/// A folder of scraped files; `None` when the dialog was closed.
pub async fn open_folder(app: &AppHandle) -> Result<Option<PathBuf>, DeskError> {
    folder(app, "Choose a folder of scraped files").await
}

/// A case folder; `None` when the dialog was closed.
pub async fn open_case(app: &AppHandle) -> Result<Option<PathBuf>, DeskError> {
    folder(app, "Choose a case folder (NAME.zwerm)").await
}

async fn folder(app: &AppHandle, title: &str) -> Result<Option<PathBuf>, DeskError> {
    let (answer, mut chosen) = channel(1);
    above_the_window(app, title).pick_folder(move |folder| {
        let _ = answer.try_send(folder);
    });
    chosen.recv().await.flatten().map(local).transpose()
}

/// Where to write a file; `None` when the dialog was closed.
pub async fn save_as(app: &AppHandle, file_name: &str) -> Result<Option<PathBuf>, DeskError> {
    let (answer, mut chosen) = channel(1);
    above_the_window(app, "Save as")
        .set_file_name(file_name)
        .save_file(move |place| {
            let _ = answer.try_send(place);
        });
    chosen.recv().await.flatten().map(local).transpose()
}

fn above_the_window(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(window::LABEL) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn local(chosen: FilePath) -> Result<PathBuf, DeskError> {
    chosen.into_path().map_err(|_| {
        error::usage(
            "not-a-local-file",
            "This is not a file of this computer. Copy it here first.",
        )
    })
}
