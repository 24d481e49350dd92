//! Search.

use zwerm_desk::api::{FindAsk, FoundView, PostPlace, PostView};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn start_search_index(desk: Desk<'_>) -> Reply<u32> {
    desk.ask(|desk| desk.start_search_index()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn find(desk: Desk<'_>, ask: FindAsk) -> Reply<FoundView> {
    desk.ask(move |desk| desk.find(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn found_post(desk: Desk<'_>, place: PostPlace) -> Reply<PostView> {
    desk.ask(move |desk| desk.found_post(&place)).await
}
