//! Receipts and probes as the window shows them.

use std::collections::BTreeMap;

use serde_json::Value;
use zwerm_workbench::{ImportOutcome, ImportRecord, Probe, Reject, TimeKind, TimeRule, ZipMember};

use super::options::reads_by_columns;
use super::quality::{self, Facts};
use crate::api::{
    ColumnView, ImportView, KnownFormatView, PartView, PreviewShareView, PreviewView, ProbeAsk,
    ProbeView, RawRow, ReasonCount, RejectView,
};
use crate::error::{Result, sentence};
use crate::words::{flag_words, layer_name, platform_name, reject_words};

/// What identifies the bytes that were read.
pub(super) struct Source {
    pub(super) import_id: String,
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) size_bytes: u64,
    pub(super) format: String,
    pub(super) imported_at_utc: String,
}

/// An import of the case, without its rejects: those are asked for page by page.
pub(super) fn of_record(record: &ImportRecord) -> Result<ImportView> {
    let receipt = &record.receipt;
    let mut outcome: ImportOutcome = serde_json::from_value(receipt["outcome"].clone())?;
    outcome.rejects_sample.clear();
    let source = Source {
        import_id: record.id.clone(),
        name: record.original_name.clone(),
        sha256: record.source_sha256.clone(),
        size_bytes: receipt["size"].as_u64().unwrap_or_default(),
        format: receipt["format"].as_str().unwrap_or_default().to_owned(),
        imported_at_utc: record.imported_at_utc.clone(),
    };
    Ok(of_outcome(source, outcome, &facts(&record.mapping)))
}

/// What the mapping says of the figures of a receipt.
pub(super) fn facts(mapping: &Value) -> Facts {
    let columns = || mapping["columns"].as_array().into_iter().flatten();
    let objects = columns().filter(|column| {
        let role = column["role"].as_str();
        role.is_some_and(|role| role.starts_with("object"))
    });
    Facts {
        zone_assumed: mapping
            .pointer("/time/time_zone_assumed")
            .and_then(Value::as_bool)
            .unwrap_or_default(),
        counts_once: objects.count() > 1
            || columns().any(|column| !column["list"].is_null())
            || !mapping["shape"].is_null(),
    }
}

pub(super) fn of_outcome(source: Source, outcome: ImportOutcome, facts: &Facts) -> ImportView {
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
        n_profiles: outcome.n_profiles,
        n_files: 1,
        first_ms: outcome.first_ms,
        last_ms: outcome.last_ms,
        quality: quality::notes(&outcome, facts),
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
            "csv" => "CSV".to_owned(),
            "ndjson" => "JSON lines".to_owned(),
            "json" => "JSON".to_owned(),
            "sheet" => "spreadsheet".to_owned(),
            "parquet" => "Parquet".to_owned(),
            "zstd" => "Zstandard".to_owned(),
            "zip" => "ZIP".to_owned(),
            "coortweet-long" => "CooRTweet's long layout".to_owned(),
            "coortweet-wide" => "CooRTweet's wide layout".to_owned(),
            other => known(other).map_or_else(|| other.to_owned(), |format| format.name),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// Every format that is recognised by its content.
pub(super) fn known_formats() -> Vec<KnownFormatView> {
    zwerm_workbench::known_formats()
        .into_iter()
        .map(|format| KnownFormatView {
            id: format.id,
            name: format.name,
            kind: format.kind,
            note: match format.note.is_empty() {
                true => format.note,
                false => sentence(&format.note),
            },
        })
        .collect()
}

/// A format by its id.
pub(super) fn known(id: &str) -> Option<KnownFormatView> {
    known_formats().into_iter().find(|format| format.id == id)
}

/// What was recognised of a file; the caller adds what it knows of the file itself.
pub(super) fn of_probe(probe: &Probe, ask: ProbeAsk) -> ProbeView {
    let mapping = &probe.mapping;
    let by_columns = reads_by_columns(probe);
    ProbeView {
        file: 0,
        name: String::new(),
        size_bytes: 0,
        format: format_in_words(&zwerm_workbench::format_in_words(mapping)),
        kind: probe.format.clone(),
        known: probe.layout.as_deref().and_then(known),
        by_columns,
        encoding: probe.encoding.clone(),
        delimiter: probe.delimiter.clone(),
        time: match by_columns {
            true => time_in_words(&mapping.time),
            false => String::new(),
        },
        time_zone: mapping.time.time_zone.clone(),
        time_zone_assumed: by_columns && mapping.time.time_zone_assumed,
        platform: mapping.platform.clone(),
        columns: probe
            .columns
            .iter()
            .map(|column| ColumnView {
                name: column.name.clone(),
                role: column.role.to_string(),
                confidence: f64::from(column.confidence),
                why: sentence(&column.why),
                list: column.list.map(|list| list.to_string()),
                sample: column.samples.first().cloned().unwrap_or_default(),
            })
            .collect(),
        rows: probe
            .sample_records
            .iter()
            .zip(&probe.sample_rows)
            .map(|(&record, fields)| RawRow {
                record,
                fields: fields.clone(),
            })
            .collect(),
        preview: probe.preview.iter().map(|row| of_row(probe, row)).collect(),
        items: mapping.items.clone(),
        members: Vec::new(),
        member: mapping.member.clone(),
        sheets: probe
            .sheets
            .iter()
            .map(|name| PartView {
                name: name.clone(),
                size_bytes: None,
            })
            .collect(),
        sheet: mapping.sheet.clone(),
        content_from_record: mapping.content_from_record,
        missing_roles: probe.missing_roles.clone(),
        warnings: probe.warnings.iter().map(|text| sentence(text)).collect(),
        fingerprint: None,
        remembered_at_utc: None,
        already_imported: None,
        ask,
    }
}

/// Members of an archive.
pub(super) fn of_members(members: Vec<ZipMember>) -> Vec<PartView> {
    members
        .into_iter()
        .map(|member| PartView {
            name: member.name,
            size_bytes: Some(member.size_bytes),
        })
        .collect()
}

fn of_row(probe: &Probe, row: &zwerm_workbench::PreviewRow) -> PreviewView {
    PreviewView {
        record: row.record,
        reject: row.reject.as_ref().map(|reject| of_reject("", reject)),
        platform: match row.platform.is_empty() {
            true => platform_name(&probe.mapping.platform),
            false => platform_name(&row.platform),
        },
        account_id: row.account_id.clone(),
        account_name: row.account_name.clone(),
        content_id: row.content_id.clone(),
        posted_at_ms: row.posted_at_ms,
        kind: row.kind.clone(),
        text: row.text.clone(),
        shares: row
            .shares
            .iter()
            .map(|share| PreviewShareView {
                words: layer_name(&share.object_type),
                object_type: share.object_type.clone(),
                object_id: share.object_id.clone(),
            })
            .collect(),
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
