//! What the window may ask: the façade as a window sees it, whatever carries the questions.
//!
//! A [`Desk`] is one window at work: settings, files that were dropped, the open case with two
//! handles (one writes, one reads while the other works), caches of what was loaded, and jobs. It
//! has one method a command; each takes and gives the types of [`api`], which a test keeps equal to
//! those of the window. Nothing here knows how a question travels: the window's shell and the
//! development bridge both call these methods, on a thread that may block.
//!
//! | module | what |
//! |---|---|
//! | `api` | the types that cross the border |
//! | `home`, `files`, `start` | folders of the program, tokens for paths, start screen and settings |
//! | `session`, `case`, `jobs` | the open case, its history, long work |
//! | `import`, `overview`, `detect` | one a screen |
//! | `compare` | two runs side by side |
//! | `checks` | what a run is worth, the variants of what is alike |
//! | `network`, `wire` | a run in memory: filters, pages, cards; the network as bytes |
//! | `search` | accounts, objects and posts by what is typed |
//! | `evidence`, `marks`, `links` | the posts behind an edge, what a reviewer thinks of them, addresses in them |
//! | `remarks`, `review` | notes and tags; how far a run is reviewed |
//! | `findings`, `report` | what is chosen for the report, the report and other files |
//! | `dispatch` | a command by name, for the bridge and for tests |
#![deny(missing_docs)]

pub mod api;

mod case;
mod checks;
mod compare;
mod detect;
mod dispatch;
mod error;
mod evidence;
mod example;
mod files;
mod finding_picture;
mod findings;
mod home;
mod import;
mod jobs;
mod links;
mod marks;
mod network;
mod overview;
mod recent;
mod remarks;
mod report;
mod review;
mod search;
mod session;
mod stages;
mod start;
mod state_file;
pub mod wire;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use tokio::sync::broadcast;

pub use dispatch::{COMMANDS, OF_THE_SHELL, Reply, dispatch};
pub use error::Result;
pub use home::DeskHome;
pub use import::MAPPINGS_FILE;
pub use session::OpenCase;
pub use zwerm_workbench::Reader;
pub use zwerm_workbench::worker::run_if_asked;

/// How many events a slow listener may lag behind before it misses some.
const EVENT_BACKLOG: usize = 1024;

/// One window at work. Clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    home: DeskHome,
    events: broadcast::Sender<api::DeskEvent>,
    jobs: Arc<jobs::Jobs>,
    files: files::Files,
    start: start::Kept,
    session: session::Session,
    import: import::Kept,
    intakes: import::Intakes,
    detect: detect::Kept,
}

impl Desk {
    /// A desk without an open case. Long work runs on the blocking threads of `runtime`.
    pub fn new(home: DeskHome, runtime: tokio::runtime::Handle) -> Desk {
        let events = broadcast::Sender::new(EVENT_BACKLOG);
        Desk {
            inner: Arc::new(Inner {
                jobs: Arc::new(jobs::Jobs::new(runtime, events.clone())),
                events,
                files: files::Files::default(),
                start: start::Kept::load(&home),
                session: session::Session::default(),
                import: import::Kept::load(&home),
                intakes: import::Intakes::default(),
                detect: detect::Kept::load(&home),
                home,
            }),
        }
    }

    /// What the window hears from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<api::DeskEvent> {
        self.inner.events.subscribe()
    }

    /// Tells the window something.
    pub fn tell(&self, event: api::DeskEvent) {
        // Nobody listening is fine.
        let _ = self.inner.events.send(event);
    }
}
