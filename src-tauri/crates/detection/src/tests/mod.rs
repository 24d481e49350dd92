//! Known answers, an independent oracle, and what must never change a result.

mod backbone;
mod coortweet;
mod invariants;
mod known;
mod methods_table;
mod oracle;
mod power;
mod random;
mod registry;
mod sensitivity;
mod significance;
mod suggest;
mod thresholds;
mod toolkit;

use zwerm_dataset::Shares;

use crate::{Cell, Detection, Edge, PairRow, Params, Progress};

/// (object_type, object_id, platform, account_id, content_id, time_ms)
pub(crate) type Row = (String, String, String, String, String, i64);

/// Never stops.
pub(crate) const GO: Progress = &|_, _, _| true;

pub(crate) fn shares_of(rows: &[Row]) -> Shares {
    Shares::from_rows(rows.iter().map(|row| {
        (
            row.0.as_str(),
            row.1.as_str(),
            row.2.as_str(),
            row.3.as_str(),
            row.4.as_str(),
            row.5,
        )
    }))
}

/// Shares of one layer on one platform: (object, account, content, seconds).
pub(crate) fn simple(rows: &[(&str, &str, &str, f64)]) -> Vec<Row> {
    rows.iter()
        .map(|&(object, account, content, secs)| row("url", object, account, content, secs))
        .collect()
}

pub(crate) fn row(layer: &str, object: &str, account: &str, content: &str, secs: f64) -> Row {
    let ms = (secs * 1000.0).round() as i64;
    (
        layer.into(),
        object.into(),
        "x".into(),
        account.into(),
        content.into(),
        ms,
    )
}

/// All pairs count: no participation rule, no minimum weight.
pub(crate) fn open(windows_secs: &[f64]) -> Params {
    Params {
        windows_secs: windows_secs.to_vec(),
        min_participation: 0,
        min_weight: 1,
        threads: 1,
        ..Params::default()
    }
}

/// A detection with texts instead of codes, to compare across inputs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Readable {
    pub(crate) nodes: Vec<(String, String)>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) cells: Vec<Cell>,
}

pub(crate) fn readable(shares: &Shares, found: &Detection) -> Readable {
    let name = |&code: &u32| {
        let platform = usize::from(shares.platform_of[code as usize]);
        (
            shares.accounts.get(code).to_owned(),
            shares.platforms[platform].clone(),
        )
    };
    Readable {
        nodes: found.nodes.iter().map(name).collect(),
        edges: found.edges.clone(),
        cells: found.cells.clone(),
    }
}

/// A pair with texts: (layer, object, older account, older content, newer account, newer
/// content, older time, delta).
pub(crate) type TextPair = (u8, String, String, String, String, String, i64, i64);

pub(crate) fn text_pair(shares: &Shares, pair: &PairRow) -> TextPair {
    let (older, newer) = (pair.older as usize, pair.newer as usize);
    let account = |row: usize| shares.accounts.get(shares.account[row]).to_owned();
    let content = |row: usize| shares.contents.get(shares.content[row]).to_owned();
    (
        pair.layer,
        shares.objects.get(pair.object).to_owned(),
        account(older),
        content(older),
        account(newer),
        content(newer),
        shares.time_ms[older],
        pair.delta_ms,
    )
}
