//! Evidence screen: the pairs of posts behind an edge, marks and notes.

use zwerm_desk::api::{ChangeView, EvidenceView, MarkAsk, NoteAsk};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn evidence(
    desk: Desk<'_>,
    run: String,
    edge: u32,
    offset: u64,
    limit: u32,
) -> Reply<EvidenceView> {
    desk.ask(move |desk| desk.evidence(&run, edge, offset, limit))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn pair_place(
    desk: Desk<'_>,
    run: String,
    edge: u32,
    pair_key: String,
) -> Reply<Option<u64>> {
    desk.ask(move |desk| desk.pair_place(&run, edge, &pair_key))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn mark(desk: Desk<'_>, ask: MarkAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.mark(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn add_note(desk: Desk<'_>, ask: NoteAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.add_note(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn edit_note(desk: Desk<'_>, id: String, text: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.edit_note(&id, &text)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remove_note(desk: Desk<'_>, id: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.remove_note(&id)).await
}
