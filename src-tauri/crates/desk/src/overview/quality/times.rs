//! Remarks on time: from when to when, gaps in the collection, how exact the times are, their zone.

use zwerm_workbench::{ImportOutcome, ImportRecord, PostIndex, iso_utc};

use super::{file_names, note};
use crate::api::{QualityNote, Span};
use crate::overview::gaps;
use crate::words::{counted, duration, platform_name};

/// Gaps told of one platform.
const MOST_GAPS: usize = 3;

pub(super) fn time_span(first_ms: Option<i64>, last_ms: Option<i64>) -> Option<QualityNote> {
    let (first, last) = first_ms.zip(last_ms)?;
    let mut note = note(
        "time-span",
        "ok",
        format!(
            "The first post is of {}, the last of {}: {}.",
            minute(first),
            minute(last),
            duration(last - first)
        ),
    );
    note.of_files = false;
    Some(note)
}

pub(super) fn gap_notes(posts: &PostIndex) -> Vec<QualityNote> {
    let mut notes = Vec::new();
    let mut judged = false;
    let several = posts.platforms().len() > 1;
    for (code, platform) in (0..=u8::MAX).zip(posts.platforms()) {
        let of_platform = posts.posts().iter().filter(|post| post.platform == code);
        let times: Vec<i64> = of_platform.map(|post| post.time_ms).collect();
        let Some(gaps) = gaps::find(&times) else {
            continue;
        };
        judged = true;
        // One platform needs no name, and "no post" begins a sentence then.
        let (of, no_post) = match several {
            true => (format!("{}: ", platform_name(platform)), "no post"),
            false => (String::new(), "No post"),
        };
        for span in gaps.spans.iter().take(MOST_GAPS) {
            let mut note = note(
                "gap",
                "warn",
                format!(
                    "{of}{no_post} for {}, from {} to {}. The longest pause of a usual day is {}. Was nothing collected?",
                    duration(span.to_ms - span.from_ms),
                    minute(span.from_ms),
                    minute(span.to_ms),
                    duration(gaps.usual_ms)
                ),
            );
            note.of_files = false;
            note.span = Some(Span { ..*span });
            notes.push(note);
        }
        let more = gaps.spans.len().saturating_sub(MOST_GAPS) as u64;
        if more > 0 {
            notes.push(note(
                "gap",
                "note",
                format!(
                    "{of}{} that are shorter.",
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

pub(super) fn time_resolution(
    imports: &[ImportRecord],
    outcomes: &[ImportOutcome],
) -> Option<QualityNote> {
    let known: Vec<(&str, Resolution)> = imports
        .iter()
        .zip(outcomes)
        .filter_map(|(import, outcome)| {
            let resolution = Resolution::of(&outcome.time_resolution)?;
            Some((import.original_name.as_str(), resolution))
        })
        .collect();
    let coarsest = known.iter().map(|(_, resolution)| *resolution).max()?;
    if coarsest <= Resolution::Second {
        let text = format!("Times are exact to the {}.", coarsest.name());
        return Some(note("time-resolution", "ok", text));
    }
    let which: Vec<&str> = known
        .iter()
        .filter(|(_, resolution)| *resolution == coarsest)
        .map(|(name, _)| *name)
        .collect();
    let whose = if which.len() == known.len() {
        "Times are".to_owned()
    } else {
        format!("Times in {} are", file_names(&which))
    };
    Some(note(
        "time-resolution",
        "warn",
        format!(
            "{whose} exact to the {} only: a time window under {} means nothing there.",
            coarsest.name(),
            coarsest.length(),
        ),
    ))
}

/// Finest unit in which the times of a file differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Resolution {
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
}

impl Resolution {
    /// As it stands on a receipt.
    pub(crate) fn of(word: &str) -> Option<Resolution> {
        Some(match word {
            "ms" => Resolution::Millisecond,
            "s" => Resolution::Second,
            "min" => Resolution::Minute,
            "hour" => Resolution::Hour,
            "day" => Resolution::Day,
            _ => return None,
        })
    }

    /// Length in seconds: a shorter time window means nothing.
    pub(crate) fn secs(self) -> f64 {
        match self {
            Resolution::Millisecond => 0.001,
            Resolution::Second => 1.0,
            Resolution::Minute => 60.0,
            Resolution::Hour => 3_600.0,
            Resolution::Day => 86_400.0,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Resolution::Millisecond => "millisecond",
            Resolution::Second => "second",
            Resolution::Minute => "minute",
            Resolution::Hour => "hour",
            Resolution::Day => "day",
        }
    }

    fn length(self) -> &'static str {
        match self {
            Resolution::Millisecond => "a millisecond",
            Resolution::Second => "a second",
            Resolution::Minute => "60 seconds",
            Resolution::Hour => "an hour",
            Resolution::Day => "a day",
        }
    }
}

pub(super) fn assumed_zone(imports: &[ImportRecord]) -> Option<QualityNote> {
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
                file_names(&names)
            ),
        )
    })
}
