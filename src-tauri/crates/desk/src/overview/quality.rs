//! Remarks on the quality of the data: what an expert reader would ask first.

use std::collections::BTreeMap;

use zwerm_workbench::{ImportOutcome, ImportRecord, PostTimes, iso_utc};

use super::gaps;
use crate::api::{QualityNote, Span};
use crate::error::Result;
use crate::words::{counted, duration, flag_words, number, percent, platform_name, reject_words};

/// Gaps told of one platform.
const MOST_GAPS: usize = 3;

/// Rejected rows from which on it is a warning, as a share of all.
const MANY_REJECTED: f64 = 0.01;

/// The remarks, in the order in which they matter when one reads them.
pub(super) fn notes(imports: &[ImportRecord], posts: &PostTimes) -> Result<Vec<QualityNote>> {
    let outcomes = imports
        .iter()
        .map(|import| Ok(serde_json::from_value(import.receipt["outcome"].clone())?))
        .collect::<Result<Vec<ImportOutcome>>>()?;
    if outcomes.is_empty() {
        return Ok(Vec::new());
    }
    let mut notes = vec![rejected(&outcomes), repeated(imports, &outcomes)];
    notes.extend(gap_notes(posts));
    notes.extend(time_resolution(&outcomes));
    notes.extend(assumed_zone(imports));
    notes.extend(damaged_ids(&outcomes));
    notes.extend(two_accounts(&outcomes));
    notes.extend(without_text(posts));
    notes.extend(without_object(&outcomes));
    notes.extend(platforms(posts));
    Ok(notes)
}

fn note(code: &str, level: &str, text: String) -> QualityNote {
    QualityNote {
        code: code.to_owned(),
        level: level.to_owned(),
        text,
        span: None,
    }
}

fn flagged(outcomes: &[ImportOutcome], code: &str) -> u64 {
    outcomes
        .iter()
        .filter_map(|outcome| outcome.flagged.get(code))
        .sum()
}

fn rows_read(outcomes: &[ImportOutcome]) -> u64 {
    outcomes.iter().map(|outcome| outcome.rows_read).sum()
}

fn rejected(outcomes: &[ImportOutcome]) -> QualityNote {
    let read = rows_read(outcomes);
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for (code, count) in outcomes
        .iter()
        .flat_map(|outcome| &outcome.rejected_by_reason)
    {
        *reasons.entry(code).or_default() += count;
    }
    let rejected: u64 = reasons.values().sum();
    if rejected == 0 {
        return note(
            "rejected",
            "ok",
            format!("All {} could be used.", counted(read, "row", "rows")),
        );
    }
    let mut reasons: Vec<(&str, u64)> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let words: Vec<String> = reasons
        .iter()
        .take(3)
        .map(|(code, count)| format!("{} {}", number(*count), reject_words(code)))
        .collect();
    let more = if reasons.len() > 3 { " and others" } else { "" };
    let level = if rejected as f64 > MANY_REJECTED * read as f64 {
        "warn"
    } else {
        "note"
    };
    note(
        "rejected",
        level,
        format!(
            "{} of {} ({}) could not be used: {}{more}.",
            number(rejected),
            counted(read, "row", "rows"),
            percent(rejected, read),
            words.join(", ")
        ),
    )
}

/// Rows that repeat others. Where a record is one share, two equal records are two shares and count
/// twice; where a post spans several records, what they repeat is counted once.
fn repeated(imports: &[ImportRecord], outcomes: &[ImportOutcome]) -> QualityNote {
    let (mut twice, mut once) = (0, 0);
    for (import, outcome) in imports.iter().zip(outcomes) {
        let rows = outcome.flagged.get("duplicate-row").copied().unwrap_or(0);
        *(if counts_once(import) {
            &mut once
        } else {
            &mut twice
        }) += rows;
    }
    let read = rows_read(outcomes);
    let of_all = |rows: u64| {
        format!(
            "{} of {} ({}) {} what earlier rows say",
            number(rows),
            counted(read, "row", "rows"),
            percent(rows, read),
            if rows == 1 { "repeats" } else { "repeat" }
        )
    };
    match (twice, once) {
        (0, 0) => note("duplicates", "ok", "No row repeats another.".to_owned()),
        (0, once) => note(
            "duplicates",
            "note",
            format!("{}; what is repeated was counted once.", of_all(once)),
        ),
        (twice, once) => {
            let level = if twice * 20 > read { "warn" } else { "note" };
            let more = if once == 0 {
                String::new()
            } else {
                format!(" {} more were counted once.", number(once))
            };
            note(
                "duplicates",
                level,
                format!(
                    "{} and count again, because each may be a share of its own. Was the same data collected twice?{more}",
                    of_all(twice)
                ),
            )
        }
    }
}

/// Whether one post of this import may span several records or hold a list, so that what it repeats
/// is one share.
fn counts_once(import: &ImportRecord) -> bool {
    let columns = || import.mapping["columns"].as_array().into_iter().flatten();
    let objects = columns().filter(|column| {
        let role = column["role"].as_str();
        role.is_some_and(|role| role.starts_with("object"))
    });
    objects.count() > 1 || columns().any(|column| !column["list"].is_null())
}

fn gap_notes(posts: &PostTimes) -> Vec<QualityNote> {
    let mut notes = Vec::new();
    let mut judged = false;
    for platform in &posts.platforms {
        let Some(gaps) = gaps::find(platform) else {
            continue;
        };
        judged = true;
        let name = platform_name(&platform.name);
        for span in gaps.spans.iter().take(MOST_GAPS) {
            let mut note = note(
                "gap",
                "warn",
                format!(
                    "{name}: no post for {}, from {} to {}. The longest pause of a usual day is {}. Was nothing collected?",
                    duration(span.to_ms - span.from_ms),
                    minute(span.from_ms),
                    minute(span.to_ms),
                    duration(gaps.usual_ms)
                ),
            );
            note.span = Some(Span { ..*span });
            notes.push(note);
        }
        let more = gaps.spans.len().saturating_sub(MOST_GAPS) as u64;
        if more > 0 {
            notes.push(note(
                "gap",
                "note",
                format!(
                    "{name}: {} that are shorter.",
                    counted(more, "more gap", "more gaps")
                ),
            ));
        }
    }
    if judged && notes.is_empty() {
        notes.push(note(
            "gap",
            "ok",
            "No gap in the collection: no pause is longer than three times the longest pause of a usual day."
                .to_owned(),
        ));
    }
    notes
}

/// `2021-08-21 22:57 UTC`.
fn minute(time_ms: i64) -> String {
    let iso = iso_utc(time_ms.div_euclid(60_000) * 60_000);
    format!("{} UTC", iso.trim_end_matches(":00Z").replace('T', " "))
}

fn time_resolution(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    const FINEST_FIRST: [&str; 5] = ["ms", "s", "min", "hour", "day"];
    let coarsest = outcomes
        .iter()
        .filter_map(|outcome| {
            FINEST_FIRST
                .iter()
                .position(|unit| *unit == outcome.time_resolution)
        })
        .max()?;
    let (unit, level) = match coarsest {
        0 => ("millisecond", "ok"),
        1 => ("second", "ok"),
        2 => ("minute", "warn"),
        3 => ("hour", "warn"),
        _ => ("day", "warn"),
    };
    let text = if level == "ok" {
        format!("Times are exact to the {unit}.")
    } else {
        format!("Times are exact to the {unit} only; a shorter time window means nothing.")
    };
    Some(note("time-resolution", level, text))
}

fn assumed_zone(imports: &[ImportRecord]) -> Option<QualityNote> {
    let names: Vec<&str> = imports
        .iter()
        .filter(|import| {
            import
                .mapping
                .pointer("/time/time_zone_assumed")
                .and_then(serde_json::Value::as_bool)
                .unwrap_or_default()
        })
        .map(|import| import.original_name.as_str())
        .collect();
    (!names.is_empty()).then(|| {
        note(
            "time-zone",
            "warn",
            format!(
                "The times of {} state no zone and were taken as UTC, which may be wrong by hours.",
                names.join(", ")
            ),
        )
    })
}

fn damaged_ids(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let count = flagged(outcomes, "damaged-id");
    (count > 0).then(|| {
        note(
            "damaged-ids",
            "warn",
            format!(
                "{} {}: different accounts or posts may have become one. Use the file as the tool exported it, not as a spreadsheet saved it.",
                number(count),
                flag_words("damaged-id")
            ),
        )
    })
}

fn two_accounts(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let count = flagged(outcomes, "content-of-two-accounts");
    (count > 0).then(|| {
        note(
            "content-of-two-accounts",
            "warn",
            format!(
                "{} of a post that an earlier row gives to another account.",
                counted(count, "row speaks", "rows speak")
            ),
        )
    })
}

fn without_text(posts: &PostTimes) -> Option<QualityNote> {
    let all = posts.count(None, None);
    let without = all.saturating_sub(posts.with_text);
    (without > 0).then(|| {
        let text = if without == all {
            "No post has a text: what was shared can be compared, not what was said.".to_owned()
        } else {
            format!(
                "{} of {} ({}) have no text.",
                number(without),
                counted(all, "post", "posts"),
                percent(without, all)
            )
        };
        note("without-text", "note", text)
    })
}

fn without_object(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let (count, read) = (flagged(outcomes, "no-object"), rows_read(outcomes));
    (count > 0).then(|| {
        note(
            "without-object",
            "note",
            format!(
                "{} of {} ({}) share no object: they are posts, but no detection sees them.",
                number(count),
                counted(read, "row", "rows"),
                percent(count, read)
            ),
        )
    })
}

fn platforms(posts: &PostTimes) -> Option<QualityNote> {
    let all = posts.count(None, None);
    if posts.platforms.len() < 2 {
        return None;
    }
    let parts: Vec<String> = posts
        .platforms
        .iter()
        .take(6)
        .map(|platform| {
            let count = platform.time_ms.len() as u64;
            format!("{} {}", platform_name(&platform.name), percent(count, all))
        })
        .collect();
    let more = if posts.platforms.len() > 6 {
        " and others"
    } else {
        ""
    };
    Some(note(
        "platforms",
        "note",
        format!(
            "Posts come from {} platforms: {}{more}. An object with the same id on two platforms counts as one unless you say otherwise.",
            posts.platforms.len(),
            parts.join(", ")
        ),
    ))
}
