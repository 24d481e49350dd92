//! Start screen, settings of the program, files that were dropped or chosen, jobs.

use serde::{Deserialize, Serialize};

/// Everything the first screen needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StartView {
    /// Version of the program.
    pub version: String,
    /// Cases opened before, newest first; at most 12.
    pub recent: Vec<RecentCase>,
    /// Example cases that come with the program.
    pub examples: Vec<ExampleCase>,
    /// Settings of the program.
    pub settings: Settings,
    /// Files and case given on the command line, to be opened at once.
    pub waiting: Vec<FileRef>,
}

/// A case that was opened before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RecentCase {
    /// Key for `open_case`; no path.
    pub key: String,
    /// Title.
    pub title: String,
    /// Folder, for reading only, the home folder as `~`.
    pub folder: String,
    /// When it was last opened.
    pub opened_at_utc: String,
    /// Whether the folder is still there.
    pub exists: bool,
    /// Posts in the case.
    pub n_posts: u64,
    /// Runs in the case.
    pub n_runs: u64,
    /// Barcode of its newest run (or its posts when there is no run).
    pub barcode: Barcode,
}

/// A strip of ticks on a time axis: how often something happened in each of equal bins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Barcode {
    /// Start of the first bin.
    pub from_ms: i64,
    /// End of the last bin.
    pub to_ms: i64,
    /// Events in each bin; 240 bins, empty when there is nothing.
    pub bins: Vec<u32>,
}

/// An example case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExampleCase {
    /// Key for `open_example`.
    pub id: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether everything in it is invented, which the screen must say.
    pub invented: bool,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How the network is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Graphics {
    /// Decided by timing the first frames.
    #[default]
    Auto,
    /// WebGL2.
    Gpu,
    /// 2-D canvas.
    Software,
}

/// Language of the window. Cases and reports stay as they were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Language {
    /// As the system, where that is one of these; English otherwise.
    #[default]
    Auto,
    /// English.
    En,
    /// Dutch.
    Nl,
}

/// Settings of the program, kept outside of the cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Words, numbers and lengths of time.
    pub language: Language,
    /// Drawing of the network.
    pub graphics: Graphics,
    /// Show times in UTC (otherwise in the zone of this computer).
    pub times_utc: bool,
    /// Name under which this person acts, as the audit log records it.
    pub actor: String,
    /// Sizes of panels by name, pixels.
    pub panels: std::collections::BTreeMap<String, f64>,
    /// Columns shown of a table, by its name; those of a table that is not named are the usual ones.
    pub columns: std::collections::BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            theme: Theme::Auto,
            language: Language::Auto,
            graphics: Graphics::Auto,
            times_utc: true,
            actor: "analyst".to_owned(),
            panels: std::collections::BTreeMap::new(),
            columns: std::collections::BTreeMap::new(),
        }
    }
}

/// A file that the user dropped or chose. The window knows its number, never its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FileRef {
    /// Number for `probe_file` and the like.
    pub file: u32,
    /// Name of the file.
    pub name: String,
    /// Size in bytes; 0 for a case folder.
    pub size_bytes: u64,
    /// Whether it is a case folder (then `open_dropped_case`), not a source file.
    pub is_case: bool,
    /// Whether it is any other folder (then `start_intake`).
    pub is_folder: bool,
}

/// What the window hears while it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every event is of a job; none is kept"
)]
pub enum DeskEvent {
    /// A job moved on.
    Job(JobView),
    /// Files were dropped on the window or given to a second start of the program.
    Files {
        /// The files.
        files: Vec<FileRef>,
    },
    /// Files are being dragged over the window (`true`) or left it (`false`).
    Dragging {
        /// Whether something is over the window.
        over: bool,
    },
}

/// Where a job stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JobView {
    /// Number of the job.
    pub job: u32,
    /// `import`, `import-set`, `intake`, `dry-run`, `detect`, `example`, `verify`, `export`, `overview`, `layout` (a large
    /// network is drawn while `network_bytes` waits).
    pub kind: String,
    /// `running`, `done`, `failed` or `cancelled`.
    pub state: JobPhase,
    /// What is being done, in words.
    pub stage: String,
    /// Units done of this stage.
    pub done: u64,
    /// Units of this stage; 0 = unknown.
    pub total: u64,
    /// Records read so far; 0 where none are counted.
    pub rows: u64,
    /// Which file of a set, from 1; 0 outside sets.
    pub file: u64,
    /// Files of the set.
    pub n_files: u64,
    /// Result of a job that is done, by kind; see the contract of each call.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub result: Option<serde_json::Value>,
    /// Why it failed.
    pub error: Option<DeskError>,
}

/// Phase of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum JobPhase {
    /// At work.
    Running,
    /// Finished.
    Done,
    /// Failed; nothing of the step in flight was kept.
    Failed,
    /// Stopped by the user; nothing of the step in flight was kept.
    Cancelled,
}

/// What the window gets instead of a result. It switches on `code`, never on `message`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DeskError {
    /// Stable, kebab-case.
    pub code: String,
    /// `usage`, `input`, `case`, `limit`, `verification`, `cancelled`, `internal`.
    pub kind: String,
    /// What went wrong, where, and what to do.
    pub message: String,
    /// File, run or table concerned.
    pub place: Option<String>,
}
