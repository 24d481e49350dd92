//! What the shell holds while the window is open: the desk, and who listens to it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::async_runtime::{self, JoinHandle};
use tauri::ipc::Channel;
use tokio::sync::broadcast::error::RecvError;
use zwerm_desk::Desk;
use zwerm_desk::api::{DeskError, DeskEvent};

use crate::error;

/// The state that Tauri hands to every command.
pub struct Shell {
    desk: Desk,
    /// `--safe-graphics`: for this sitting the page draws without the graphics card.
    pub safe_graphics: bool,
    listener: Mutex<Option<JoinHandle<()>>>,
}

impl Shell {
    /// Around a desk.
    pub fn new(desk: Desk, safe_graphics: bool) -> Shell {
        Shell {
            desk,
            safe_graphics,
            listener: Mutex::new(None),
        }
    }

    /// Asks the desk on a thread that may block, so that no question ever holds up the window.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, DeskError> {
        let desk = self.desk.clone();
        async_runtime::spawn_blocking(move || question(&desk))
            .await
            .map_err(|why| error::shell("lost-answer", format!("The engine stopped: {why}.")))?
    }

    /// Files that were dropped. Before the page listens they wait, as those of the command line do.
    pub fn drop_files(&self, paths: &[PathBuf]) {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if listener.is_some() {
            self.desk.drop_files(paths);
        } else {
            self.desk.keep_waiting(paths);
        }
    }

    /// Tells the page something.
    pub fn tell(&self, event: DeskEvent) {
        self.desk.tell(event);
    }

    /// Sends everything that happens to `channel` from now on. A page that was loaded again has a
    /// new channel; the old one is let go.
    pub fn listen(&self, channel: Channel<DeskEvent>) {
        let mut events = self.desk.subscribe();
        let task = async_runtime::spawn(async move {
            loop {
                match events.recv().await {
                    Ok(event) => {
                        if channel.send(event).is_err() {
                            return;
                        }
                    }
                    // Progress that nobody saw in time is not missed: the next one says it all.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                }
            }
        });
        let mut listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(earlier) = listener.replace(task) {
            earlier.abort();
        }
    }
}
