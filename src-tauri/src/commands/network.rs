//! Network screen. The network itself travels as bytes, never as JSON.

use tauri::ipc::Response;
use zwerm_desk::api::{
    AccountCard, ChangeView, CommunityCard, CommunityRow, CopiedTable, CopyAsk, DrawingView,
    EdgePage, FilterCount, FilterForm, NetworkFilter, NodePage, PinnedPlace, RunBarcodes,
    SearchHit, TableAsk,
};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn network_bytes(desk: Desk<'_>, run: String) -> Reply<Response> {
    desk.ask(move |desk| desk.network_bytes(&run).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn map_bytes(desk: Desk<'_>, run: String, filter: NetworkFilter) -> Reply<Response> {
    desk.ask(move |desk| desk.map_bytes(&run, &filter).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn drawing(desk: Desk<'_>, run: String) -> Reply<DrawingView> {
    desk.ask(move |desk| desk.drawing(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn position_bytes(desk: Desk<'_>, run: String) -> Reply<Response> {
    desk.ask(move |desk| desk.position_bytes(&run).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn stop_drawing(desk: Desk<'_>, run: String) -> Reply<bool> {
    desk.ask(move |desk| desk.stop_drawing(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn settle(desk: Desk<'_>, run: String, seed: Option<u64>) -> Reply<Option<ChangeView>> {
    desk.ask(move |desk| desk.settle(&run, seed)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn pin(desk: Desk<'_>, run: String, places: Vec<PinnedPlace>) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.pin(&run, &places)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn release(desk: Desk<'_>, run: String, nodes: Vec<u32>) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.release(&run, &nodes)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn name_bytes(desk: Desk<'_>, run: String) -> Reply<Response> {
    desk.ask(move |desk| desk.name_bytes(&run).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn filter_bytes(desk: Desk<'_>, run: String, filter: NetworkFilter) -> Reply<Response> {
    desk.ask(move |desk| desk.filter_bytes(&run, &filter).map(Response::new))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn filter_form(desk: Desk<'_>, run: String) -> Reply<FilterForm> {
    desk.ask(move |desk| desk.filter_form(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn filter_counts(
    desk: Desk<'_>,
    run: String,
    filters: Vec<NetworkFilter>,
) -> Reply<Vec<FilterCount>> {
    desk.ask(move |desk| desk.filter_counts(&run, &filters))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn node_page(desk: Desk<'_>, ask: TableAsk) -> Reply<NodePage> {
    desk.ask(move |desk| desk.node_page(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn edge_page(desk: Desk<'_>, ask: TableAsk) -> Reply<EdgePage> {
    desk.ask(move |desk| desk.edge_page(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn table_csv(desk: Desk<'_>, ask: CopyAsk) -> Reply<CopiedTable> {
    desk.ask(move |desk| desk.table_csv(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn communities(
    desk: Desk<'_>,
    run: String,
    filter: NetworkFilter,
) -> Reply<Vec<CommunityRow>> {
    desk.ask(move |desk| desk.communities(&run, &filter)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn search_accounts(
    desk: Desk<'_>,
    run: String,
    text: String,
    limit: u32,
) -> Reply<Vec<SearchHit>> {
    desk.ask(move |desk| desk.search_accounts(&run, &text, limit))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn account_card(desk: Desk<'_>, run: String, node: u32) -> Reply<AccountCard> {
    desk.ask(move |desk| desk.account_card(&run, node)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn community_card(desk: Desk<'_>, run: String, community: u32) -> Reply<CommunityCard> {
    desk.ask(move |desk| desk.community_card(&run, community))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn barcodes(desk: Desk<'_>, run: String) -> Reply<RunBarcodes> {
    desk.ask(move |desk| desk.barcodes(&run)).await
}
