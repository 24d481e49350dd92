//! Start screen: recent cases, examples, settings; opening, creating and closing a case.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::Value;
use zwerm_workbench::Workbench;

use crate::Desk;
use crate::api::{CaseView, DeskError, Settings, StartView};
use crate::error::Result;
use crate::home::DeskHome;
use crate::recent::{self, Remembered};
use crate::session::OpenCase;
use crate::state_file;

/// How long closing a case waits for work that was told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Longest title of a case and name of a person, characters.
const LONGEST_NAME: usize = 200;

/// What outlives the program on the start screen.
pub(crate) struct Kept {
    pub(crate) settings: Mutex<Settings>,
    pub(crate) recent: Mutex<Vec<Remembered>>,
    manifest: OnceLock<Value>,
}

impl Kept {
    pub(crate) fn load(home: &DeskHome) -> Kept {
        let settings = state_file::read(&home.data_dir.join("settings.json"))
            .and_then(|value| serde_json::from_value::<Settings>(value).ok())
            .unwrap_or_default();
        Kept {
            settings: Mutex::new(sound(settings)),
            recent: Mutex::new(recent::load(&home.data_dir.join("recent.json"))),
            manifest: OnceLock::new(),
        }
    }

    /// The data sets that came with the program, by their manifest.
    pub(crate) fn manifest(&self, datasets_dir: &Path) -> &Value {
        self.manifest.get_or_init(|| {
            state_file::read(&datasets_dir.join("manifest.json"))
                .and_then(|mut manifest| manifest.get_mut("datasets").map(Value::take))
                .unwrap_or_default()
        })
    }
}

/// Settings with everything in bounds, wherever they come from.
fn sound(mut settings: Settings) -> Settings {
    let actor: String = settings
        .actor
        .trim()
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_NAME)
        .collect();
    settings.actor = if actor.is_empty() {
        Settings::default().actor
    } else {
        actor
    };
    settings
        .panels
        .retain(|name, size| name.len() <= 64 && (0.0..=10_000.0).contains(size));
    while settings.panels.len() > 64 {
        settings.panels.pop_last();
    }
    settings.columns.retain(|table, columns| {
        columns.retain(|column| column.len() <= 64);
        columns.truncate(64);
        table.len() <= 64
    });
    while settings.columns.len() > 64 {
        settings.columns.pop_last();
    }
    settings
}

impl Desk {
    /// Everything that the first screen needs.
    pub fn start(&self) -> StartView {
        StartView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            recent: self.recent(),
            examples: self.examples(),
            settings: self.settings(),
            waiting: self.inner.files.waiting(),
        }
    }

    /// The settings of the program.
    pub fn settings(&self) -> Settings {
        let settings = &self.inner.start.settings;
        settings
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Changes the settings; gives them back as they are now.
    pub fn set_settings(&self, settings: Settings) -> Result<Settings> {
        let settings = sound(settings);
        state_file::write(&self.inner.home.data_dir.join("settings.json"), &settings)?;
        let kept = &self.inner.start.settings;
        *kept.lock().unwrap_or_else(PoisonError::into_inner) = settings.clone();
        if let Some(case) = self.open_now() {
            case.writer().act_as(&settings.actor);
        }
        Ok(settings)
    }

    /// Opens a case from the list.
    pub fn open_case(&self, key: &str) -> Result<CaseView> {
        self.open_path(&self.recent_path(key)?)
    }

    /// Opens a case folder that was dropped or chosen.
    pub fn open_dropped_case(&self, file: u32) -> Result<CaseView> {
        self.open_path(&self.inner.files.path(file)?)
    }

    /// Opens the case in a folder, for the shell's dialog.
    pub fn open_path(&self, path: &Path) -> Result<CaseView> {
        self.open_beside(path, None)
    }

    /// As [`Desk::open_path`], asked by a running job, which is not stopped.
    pub(crate) fn open_beside(&self, path: &Path, job: Option<u32>) -> Result<CaseView> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if let Some(case) = self.open_now().filter(|case| case.dir() == path) {
            return self.put_on_desk(case);
        }
        // The earlier case stays open when this one cannot be opened.
        OpenCase::open(&path, self.environment())
            .and_then(|case| {
                self.stop_work(job)?;
                self.put_on_desk(Arc::new(case))
            })
            .map_err(|error| error.of_case(&path))
    }

    /// Creates a case in the user's folder for cases and opens it.
    pub fn create_case(&self, title: &str) -> Result<CaseView> {
        let title: String = title.trim().chars().take(LONGEST_NAME).collect();
        let title = if title.is_empty() {
            "Untitled case".to_owned()
        } else {
            title
        };
        let folder = &self.inner.home.cases_dir;
        std::fs::create_dir_all(folder).map_err(|error| {
            zwerm_workbench::Error::io("create the folder for cases", folder, &error)
        })?;
        let environment = self.environment();
        let path = free_place(folder, &zwerm_workbench::safe_file_name(&title))?;
        let writer = Workbench::create(&path, Some(&title), environment.clone())?;
        let case = OpenCase::with(writer, environment)?;
        self.stop_work(None)?;
        self.put_on_desk(Arc::new(case))
    }

    /// Closes the case; work on it is stopped first.
    pub fn close_case(&self) -> Result<()> {
        self.stop_work(None)?;
        self.replace_case(None);
        Ok(())
    }

    fn put_on_desk(&self, case: Arc<OpenCase>) -> Result<CaseView> {
        // A damaged case may open and say nothing: then the earlier one stays.
        let view = self.view_of(&case)?;
        self.replace_case(Some(case.clone()));
        // A list of recent cases that cannot be written must not keep anybody from working.
        self.after_change(&case);
        Ok(view)
    }

    fn stop_work(&self, except: Option<u32>) -> Result<()> {
        if self.inner.jobs.stop_work(except, PATIENCE) {
            return Ok(());
        }
        Err(DeskError::usage(
            "still-working",
            "The work in progress could not be stopped yet. Wait a moment and try again.",
        ))
    }

    pub(crate) fn environment(&self) -> zwerm_workbench::Environment {
        self.inner.home.environment(&self.settings().actor)
    }
}

/// A folder that does not exist yet: the name, or the name with a number.
fn free_place(folder: &Path, name: &str) -> Result<PathBuf> {
    let numbered = (2..10_000).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .map(|name| folder.join(format!("{name}.{}", zwerm_workbench::CASE_SUFFIX)))
        .find(|path| !path.exists())
        .ok_or_else(|| {
            DeskError::usage(
                "name-taken",
                "There are too many cases of this name. Choose another title.",
            )
        })
}
