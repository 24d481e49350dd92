//! The folders of the program and its clock: what a desk must not take from the machine by itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zwerm_workbench::{Environment, Reader};

/// Where a desk keeps things, and how it knows the time.
#[derive(Clone)]
pub struct DeskHome {
    /// Settings, recent cases, remembered mappings, example cases.
    pub data_dir: PathBuf,
    /// New cases.
    pub cases_dir: PathBuf,
    /// The data sets that come with the program.
    pub datasets_dir: PathBuf,
    /// The user's home folder, shown as `~`.
    pub user_dir: Option<PathBuf>,
    /// Where files that others wrote are parsed.
    pub reader: Reader,
    now_utc: Arc<dyn Fn() -> String + Send + Sync>,
}

impl DeskHome {
    /// By the clock of this computer.
    pub fn new(data_dir: PathBuf, cases_dir: PathBuf, datasets_dir: PathBuf) -> DeskHome {
        let clock = Environment::system("");
        DeskHome {
            data_dir,
            cases_dir,
            datasets_dir,
            user_dir: std::env::home_dir().filter(|folder| folder.components().count() > 1),
            reader: Reader::InProcess,
            now_utc: Arc::new(move || clock.now_utc()),
        }
    }

    /// With files parsed there.
    #[must_use]
    pub fn reading_in(mut self, reader: Reader) -> DeskHome {
        self.reader = reader;
        self
    }

    /// By the given clock (ISO 8601, UTC, ending in Z).
    #[must_use]
    pub fn with_clock(mut self, now_utc: impl Fn() -> String + Send + Sync + 'static) -> DeskHome {
        self.now_utc = Arc::new(now_utc);
        self
    }

    /// The time, ISO 8601 in UTC.
    pub fn now_utc(&self) -> String {
        (self.now_utc)()
    }

    /// Who acts, and when.
    pub(crate) fn environment(&self, actor: &str) -> Environment {
        let clock = self.now_utc.clone();
        Environment::with_clock(actor, move || clock()).reading_in(self.reader.clone())
    }

    /// A place as people read it: the home folder as `~`.
    pub(crate) fn shown(&self, path: &Path) -> String {
        let inside = |folder: &PathBuf| path.strip_prefix(folder).ok();
        match self.user_dir.as_ref().and_then(inside) {
            Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Some(rest) => Path::new("~").join(rest).display().to_string(),
            None => path.display().to_string(),
        }
    }
}
