//! Files dropped on the window: their paths go to the desk, the page hears of numbers.

use tauri::{DragDropEvent, Manager, WebviewWindow, WindowEvent};
use zwerm_desk::api::DeskEvent;

use crate::state::Shell;

/// Tells the desk what is dragged over the window and dropped on it.
pub fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else {
            return;
        };
        let shell = app.state::<Shell>();
        match event {
            DragDropEvent::Enter { .. } => shell.tell(DeskEvent::Dragging { over: true }),
            DragDropEvent::Leave => shell.tell(DeskEvent::Dragging { over: false }),
            DragDropEvent::Drop { paths, .. } => {
                shell.tell(DeskEvent::Dragging { over: false });
                let (app, paths) = (app.clone(), paths.clone());
                // Looking at a file on a slow drive must not hold up the window.
                tauri::async_runtime::spawn_blocking(move || {
                    app.state::<Shell>().drop_files(&paths);
                });
            }
            _ => {}
        }
    });
}
