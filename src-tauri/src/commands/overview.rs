//! Overview screen.

use zwerm_desk::api::{OverviewView, PostBrief, Span};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn start_overview(desk: Desk<'_>) -> Reply<u32> {
    desk.ask(|desk| desk.start_overview()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn overview(desk: Desk<'_>, span: Option<Span>) -> Reply<OverviewView> {
    desk.ask(move |desk| desk.overview(span)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn post_briefs(desk: Desk<'_>, ids: Vec<String>) -> Reply<Vec<PostBrief>> {
    desk.ask(move |desk| desk.post_briefs(&ids)).await
}
