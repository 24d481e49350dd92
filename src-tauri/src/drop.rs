//! Files dropped on the window: their paths go to the desk, the page hears of numbers.

use tauri::{DragDropEvent, WebviewWindow, WindowEvent};
use zwerm_desk::Desk;
use zwerm_desk::api::DeskEvent;

/// Tells the desk what is dragged over the window and dropped on it.
pub fn watch(window: &WebviewWindow, desk: Desk) {
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else {
            return;
        };
        match event {
            DragDropEvent::Enter { .. } => desk.tell(DeskEvent::Dragging { over: true }),
            DragDropEvent::Leave => desk.tell(DeskEvent::Dragging { over: false }),
            DragDropEvent::Drop { paths, .. } => {
                desk.tell(DeskEvent::Dragging { over: false });
                let (desk, paths) = (desk.clone(), paths.clone());
                // Looking at a file on a slow drive must not hold up the window.
                tauri::async_runtime::spawn_blocking(move || desk.drop_files(&paths));
            }
            _ => {}
        }
    });
}
