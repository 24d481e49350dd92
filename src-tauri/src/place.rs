//! Where the program keeps what is its own, and where the shipped example data lies.

use std::path::{Path, PathBuf};

use tauri::{App, Manager};

/// Folders of this start of the program.
#[derive(Debug, Clone)]
pub struct Place {
    data_dir: PathBuf,
    cases_dir: PathBuf,
    datasets_dir: PathBuf,
}

impl Place {
    /// The folders of this person, or everything below `data_dir`.
    pub fn find(app: &App, data_dir: Option<&Path>) -> tauri::Result<Place> {
        let paths = app.path();
        let (data_dir, cases_dir) = match data_dir {
            Some(folder) => {
                let folder = std::path::absolute(folder)?;
                let cases = folder.join("cases");
                (folder, cases)
            }
            None => {
                let documents = paths.document_dir().or_else(|_| paths.home_dir())?;
                (paths.app_data_dir()?, documents.join("Zwerm"))
            }
        };
        Ok(Place {
            data_dir,
            cases_dir,
            datasets_dir: datasets(app)?,
        })
    }

    /// Settings, recent cases, remembered mappings, example cases.
    pub fn data(&self) -> &Path {
        &self.data_dir
    }

    /// New cases.
    pub fn cases(&self) -> &Path {
        &self.cases_dir
    }

    /// The data sets that come with the program.
    pub fn datasets(&self) -> &Path {
        &self.datasets_dir
    }

    /// What the web view writes for itself: nothing of a case, see the tests.
    pub fn web_view(&self) -> PathBuf {
        self.data_dir.join("webview")
    }

    /// Size and place of the window.
    pub fn window_state(&self) -> PathBuf {
        self.data_dir.join("window.json")
    }
}

/// Beside the installed program; in a build from source, the folder of the repository.
fn datasets(app: &App) -> tauri::Result<PathBuf> {
    let shipped = app.path().resource_dir()?.join("datasets");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../datasets");
    Ok(if tauri::is_dev() && !shipped.is_dir() {
        source
    } else {
        shipped
    })
}
