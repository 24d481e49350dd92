//! Evidence screen: the pairs of posts behind an edge, marks, notes, tags, how far the review is.

use tauri::ipc::Response;
use zwerm_desk::api::{
    ChangeView, EdgePlace, EvidenceView, LinkAsk, LinkView, MarkAsk, NoteAsk, NoteVersionView,
    RemarkOn, RemarksView, ReviewView, TableAsk, TagAsk, TagCount,
};

use super::{Desk, Reply};
use crate::reveal;

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
pub async fn small_picture(desk: Desk<'_>, sha256: String) -> Reply<Response> {
    desk.ask(move |desk| desk.small_picture(&sha256).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn mark(desk: Desk<'_>, ask: MarkAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.mark(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remarks(desk: Desk<'_>, run: String, on: RemarkOn) -> Reply<RemarksView> {
    desk.ask(move |desk| desk.remarks(&run, &on)).await
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

#[tauri::command(rename_all = "snake_case")]
pub async fn note_versions(desk: Desk<'_>, id: String) -> Reply<Vec<NoteVersionView>> {
    desk.ask(move |desk| desk.note_versions(&id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn add_tag(desk: Desk<'_>, ask: TagAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.add_tag(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remove_tag(desk: Desk<'_>, ask: TagAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.remove_tag(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn tags_in_use(desk: Desk<'_>) -> Reply<Vec<TagCount>> {
    desk.ask(|desk| desk.tags_in_use()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn review(desk: Desk<'_>, run: String) -> Reply<ReviewView> {
    desk.ask(move |desk| desk.review(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn see_edge(desk: Desk<'_>, run: String, edge: u32) -> Reply<bool> {
    desk.ask(move |desk| desk.see_edge(&run, edge)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn next_unseen(
    desk: Desk<'_>,
    ask: TableAsk,
    after: Option<u32>,
) -> Reply<Option<EdgePlace>> {
    desk.ask(move |desk| desk.next_unseen(&ask, after)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn link(desk: Desk<'_>, ask: LinkAsk) -> Reply<LinkView> {
    desk.ask(move |desk| desk.link(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn open_link(desk: Desk<'_>, ask: LinkAsk) -> Reply<()> {
    desk.ask(move |desk| reveal::in_browser(&desk.link_to_open(&ask)?.address))
        .await
}
