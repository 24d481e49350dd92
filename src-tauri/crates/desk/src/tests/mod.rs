//! The desk as a window uses it: every command on real and on hostile data.

#![allow(clippy::unwrap_used, clippy::panic)]

mod alike;
mod backbone;
mod cards;
mod case;
mod chance;
mod checks;
mod commands;
mod copied;
mod detect;
mod drawing;
mod evidence;
mod figures;
mod finding_pictures;
mod import;
mod links;
mod map;
mod meanwhile;
mod network;
mod overview;
mod progress;
mod remarks;
mod report;
mod restrict;
mod review;
mod search;
mod sets;
mod shared;
mod start;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use tempfile::TempDir;

use crate::api::{CaseView, FileRef, JobPhase, JobView};
use crate::{Desk, DeskHome};

/// A desk with folders of its own.
struct Fixture {
    folder: TempDir,
    runtime: tokio::runtime::Runtime,
    desk: Desk,
}

impl Fixture {
    fn new() -> Fixture {
        Fixture::within(tempfile::tempdir().unwrap())
    }

    /// As if the program were started on folders that are there.
    fn within(folder: TempDir) -> Fixture {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .build()
            .unwrap();
        let desk = Desk::new(home(folder.path()), runtime.handle().clone());
        Fixture {
            folder,
            runtime,
            desk,
        }
    }

    /// Ends the program and starts it again.
    fn again(self) -> Fixture {
        self.desk.close_case().unwrap();
        drop(self.desk);
        self.runtime.shutdown_timeout(Duration::from_secs(10));
        Fixture::within(self.folder)
    }

    fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    /// A file that the user has somewhere.
    fn file(&self, name: &str, content: &str) -> FileRef {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        self.desk.register_files(&[path]).remove(0)
    }

    /// Waits for a job.
    fn end_of(&self, job: u32) -> JobView {
        let patience = Instant::now() + Duration::from_secs(120);
        loop {
            let view = self.desk.job(job).unwrap();
            if view.state != JobPhase::Running {
                return view;
            }
            assert!(Instant::now() < patience, "{view:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for a job that must succeed.
    fn result_of<T: DeserializeOwned>(&self, job: u32) -> T {
        let view = self.end_of(job);
        assert_eq!(view.state, JobPhase::Done, "{:?}", view.error);
        serde_json::from_value(view.result.unwrap()).unwrap()
    }

    /// An open case with a small file of two accounts that share three links seconds apart, three
    /// other accounts, and a row without a time.
    fn small_case(&self) -> CaseView {
        self.desk.create_case("Small").unwrap();
        let file = self.file("small.csv", &small());
        let job = self
            .desk
            .start_import(file.file, Default::default())
            .unwrap();
        let _: crate::api::ImportView = self.result_of(job);
        self.desk.case_view().unwrap()
    }
}

fn home(folder: &Path) -> DeskHome {
    let datasets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../datasets");
    let mut home = DeskHome::new(folder.join("data"), folder.join("cases"), datasets)
        .with_clock(|| "2026-01-01T00:00:00Z".to_owned());
    home.user_dir = Some(folder.to_owned());
    home
}

fn small() -> String {
    let mut rows = String::from("object_id,account_id,content_id,timestamp_share\n");
    for link in 0..3 {
        let time = 1_629_589_836 + link * 3_600;
        rows += &format!("link{link},ann,a{link},{time}\n");
        rows += &format!("link{link},bob,b{link},{}\n", time + 5);
        rows += &format!("link{link},carol,c{link},{}\n", time + 3_000);
    }
    rows += "link0,dora,d0,\n";
    rows
}
