//! Receipts and probes as the window shows them.

use std::collections::BTreeMap;

use zwerm_workbench::{ImportOutcome, ImportRecord, Probe, Reject, TimeKind, TimeRule};

use crate::api::{ColumnView, ImportView, ProbeAsk, ProbeView, ReasonCount, RejectView};
use crate::error::{Result, sentence};
use crate::words::{flag_words, layer_name, reject_words};

/// What identifies the bytes that were read.
pub(super) struct Source {
    pub(super) import_id: String,
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) size_bytes: u64,
    pub(super) format: String,
    pub(super) imported_at_utc: String,
}

/// An import of the case.
pub(super) fn of_record(record: &ImportRecord) -> Result<ImportView> {
    let receipt = &record.receipt;
    let outcome: ImportOutcome = serde_json::from_value(receipt["outcome"].clone())?;
    let source = Source {
        import_id: record.id.clone(),
        name: record.original_name.clone(),
        sha256: record.source_sha256.clone(),
        size_bytes: receipt["size"].as_u64().unwrap_or_default(),
        format: receipt["format"].as_str().unwrap_or_default().to_owned(),
        imported_at_utc: record.imported_at_utc.clone(),
    };
    Ok(of_outcome(source, outcome))
}

pub(super) fn of_outcome(source: Source, outcome: ImportOutcome) -> ImportView {
    let rejects = outcome
        .rejects_sample
        .iter()
        .map(|reject| of_reject(&source.name, reject))
        .collect();
    ImportView {
        import_id: source.import_id,
        sha256: source.sha256,
        size_bytes: source.size_bytes,
        format: format_in_words(&source.format),
        imported_at_utc: source.imported_at_utc,
        rows_read: outcome.rows_read,
        rows_usable: outcome.rows_usable,
        rows_rejected: outcome.rows_rejected,
        rejected_by_reason: counted(&outcome.rejected_by_reason, |code| {
            reject_words(code).to_owned()
        }),
        flagged: counted(&outcome.flagged, |code| flag_words(code).to_owned()),
        rejects,
        shares_by_type: counted(&outcome.shares_by_type, layer_name),
        n_accounts: outcome.n_accounts,
        n_objects: outcome.n_objects,
        n_posts: outcome.n_posts,
        first_ms: outcome.first_ms,
        last_ms: outcome.last_ms,
        time_resolution: outcome.time_resolution,
        warnings: outcome.warnings.iter().map(|text| sentence(text)).collect(),
        name: source.name,
    }
}

pub(super) fn of_reject(source_name: &str, reject: &Reject) -> RejectView {
    RejectView {
        source_name: source_name.to_owned(),
        record: reject.record,
        line: reject.line,
        code: reject.code.clone(),
        column: reject.column.clone(),
        value: reject.value.clone(),
        reason: sentence(&reject.reason),
    }
}

/// Most first, then by code.
fn counted(counts: &BTreeMap<String, u64>, words: impl Fn(&str) -> String) -> Vec<ReasonCount> {
    let mut list: Vec<ReasonCount> = counts
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(code, &count)| ReasonCount {
            code: code.clone(),
            words: words(code),
            count,
        })
        .collect();
    list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    list
}

/// `csv, gzip, coortweet-wide` as "CSV, gzip, CooRTweet's wide layout".
pub(super) fn format_in_words(format: &str) -> String {
    format
        .split(", ")
        .map(|part| match part {
            "csv" => "CSV",
            "ndjson" => "JSON lines",
            "parquet" => "Parquet",
            "zstd" => "Zstandard",
            "coortweet-long" => "CooRTweet's long layout",
            "coortweet-wide" => "CooRTweet's wide layout",
            other => other,
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// What was recognised of a file; the caller adds what it knows of the file itself.
pub(super) fn of_probe(probe: &Probe, ask: ProbeAsk) -> ProbeView {
    let mapping = &probe.mapping;
    ProbeView {
        file: 0,
        name: String::new(),
        size_bytes: 0,
        format: format_in_words(&zwerm_workbench::format_in_words(mapping)),
        encoding: probe.encoding.clone(),
        delimiter: probe.delimiter.clone(),
        time: time_in_words(&mapping.time),
        time_zone: mapping.time.time_zone.clone(),
        time_zone_assumed: mapping.time.time_zone_assumed,
        platform: mapping.platform.clone(),
        columns: probe
            .columns
            .iter()
            .map(|column| ColumnView {
                name: column.name.clone(),
                role: column.role.to_string(),
                confidence: f64::from(column.confidence),
                why: sentence(&column.why),
            })
            .collect(),
        rows: probe.sample_rows.clone(),
        missing_roles: probe.missing_roles.clone(),
        warnings: probe.warnings.iter().map(|text| sentence(text)).collect(),
        remembered: false,
        already_imported: None,
        ask,
    }
}

fn time_in_words(rule: &TimeRule) -> String {
    match rule.kind {
        TimeKind::EpochSeconds => "Seconds since 1970, UTC".to_owned(),
        TimeKind::EpochMillis => "Milliseconds since 1970, UTC".to_owned(),
        TimeKind::EpochMicros => "Microseconds since 1970, UTC".to_owned(),
        TimeKind::Iso => "Year, month, day, time (ISO 8601)".to_owned(),
        TimeKind::Rfc2822 => "As in e-mail (Sat, 21 Aug 2021 23:50:36 +0000)".to_owned(),
        TimeKind::Twitter => "As Twitter writes it (Sat Aug 21 23:50:36 +0000 2021)".to_owned(),
        TimeKind::Pattern => match rule.pattern.as_deref() {
            Some("%d/%m/%Y %H:%M:%S") => "Day/month/year, time".to_owned(),
            Some("%m/%d/%Y %H:%M:%S") => "Month/day/year, time".to_owned(),
            pattern => format!("By the pattern {}", pattern.unwrap_or_default()),
        },
    }
}
