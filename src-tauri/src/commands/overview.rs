//! Overview screen.

use zwerm_desk::api::{OverviewView, Span};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn overview(desk: Desk<'_>, span: Option<Span>) -> Reply<OverviewView> {
    desk.ask(move |desk| desk.overview(span)).await
}
