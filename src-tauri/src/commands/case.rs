//! The open case: what it holds, its history, undo and redo.

use zwerm_desk::api::{CaseView, ChangeView, HistoryLine};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn case_view(desk: Desk<'_>) -> Reply<CaseView> {
    desk.ask(|desk| desk.case_view()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn set_title(desk: Desk<'_>, title: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.set_title(&title)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn history(desk: Desk<'_>) -> Reply<Vec<HistoryLine>> {
    desk.ask(|desk| desk.history()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn undo(desk: Desk<'_>) -> Reply<Option<ChangeView>> {
    desk.ask(|desk| desk.undo()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn redo(desk: Desk<'_>) -> Reply<Option<ChangeView>> {
    desk.ask(|desk| desk.redo()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_verify(desk: Desk<'_>) -> Reply<u32> {
    desk.ask(|desk| desk.start_verify()).await
}
