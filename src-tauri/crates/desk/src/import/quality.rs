//! How far a file can be trusted, told from its receipt, before and after the import.

use zwerm_workbench::{ImportOutcome, iso_utc};

use crate::api::{QualityNote, Span};
use crate::words::{counted, duration, flag_words, number, percent};

/// Records of a kind from which on they are a warning, as a share of all.
const MANY: f64 = 0.05;

/// What the receipt does not say.
pub(super) struct Facts {
    /// Times state no zone and one was taken.
    pub(super) zone_assumed: bool,
    /// What a post repeats is counted once.
    pub(super) counts_once: bool,
}

/// The remarks, in the order in which they matter when one reads them.
pub(super) fn notes(outcome: &ImportOutcome, facts: &Facts) -> Vec<QualityNote> {
    let mut notes = Vec::new();
    notes.extend(resolution(outcome));
    notes.extend(zone(facts));
    notes.extend(gaps(outcome));
    notes.extend(duplicates(outcome, facts));
    notes.extend(ids(outcome));
    notes.extend(values(outcome));
    notes.extend(without_object(outcome));
    notes.extend(rules(outcome));
    notes
}

fn note(code: &str, level: &str, text: String) -> QualityNote {
    QualityNote {
        code: code.to_owned(),
        level: level.to_owned(),
        text,
        of_files: true,
        span: None,
    }
}

fn flagged(outcome: &ImportOutcome, code: &str) -> u64 {
    outcome.flagged.get(code).copied().unwrap_or(0)
}

/// Seconds of the unit and its name, where it is coarser than a second.
fn coarse(unit: &str) -> Option<(u64, &'static str)> {
    match unit {
        "min" => Some((60, "minute")),
        "hour" => Some((3_600, "hour")),
        "day" => Some((86_400, "day")),
        _ => None,
    }
}

fn resolution(outcome: &ImportOutcome) -> Option<QualityNote> {
    let unit = outcome.time_resolution.as_str();
    if let Some((secs, name)) = coarse(unit) {
        return Some(note(
            "time-resolution",
            "warn",
            format!(
                "Times are exact to the {name} only. A time window under {} means nothing here.",
                match secs {
                    60 => "60 s".to_owned(),
                    secs => duration(secs as i64 * 1_000),
                }
            ),
        ));
    }
    let name = match unit {
        "ms" => "millisecond",
        "s" => "second",
        _ => return None,
    };
    Some(note(
        "time-resolution",
        "ok",
        format!("Times are exact to the {name}."),
    ))
}

fn zone(facts: &Facts) -> Option<QualityNote> {
    facts.zone_assumed.then(|| {
        note(
            "time-zone",
            "warn",
            "The times state no zone; UTC was taken. If that is wrong, every time is off by whole hours."
                .to_owned(),
        )
    })
}

fn gaps(outcome: &ImportOutcome) -> Vec<QualityNote> {
    let Some(gaps) = &outcome.gaps else {
        return Vec::new();
    };
    let Some(&(from_ms, to_ms)) = gaps.longest.first() else {
        return vec![note(
            "gap",
            "ok",
            "No gap in the collection: no pause is longer than three times the longest pause of a usual day."
                .to_owned(),
        )];
    };
    let more = match gaps.count.saturating_sub(1) {
        0 => String::new(),
        n => format!(
            " {} {} shorter.",
            counted(n, "more gap", "more gaps"),
            if n == 1 { "is" } else { "are" }
        ),
    };
    let mut gap = note(
        "gap",
        "warn",
        format!(
            "No post for {}, from {} to {}; the longest pause of a usual day is {}. Was nothing collected?{more}",
            duration(to_ms - from_ms),
            minute(from_ms),
            minute(to_ms),
            duration(gaps.usual_ms)
        ),
    );
    gap.span = Some(Span { from_ms, to_ms });
    vec![gap]
}

/// `2021-08-21 22:57 UTC`.
fn minute(time_ms: i64) -> String {
    let iso = iso_utc(time_ms.div_euclid(60_000) * 60_000);
    format!("{} UTC", iso.trim_end_matches(":00Z").replace('T', " "))
}

/// `12 rows (0.4 %)`.
fn rows(outcome: &ImportOutcome, count: u64) -> String {
    format!(
        "{} ({})",
        counted(count, "row", "rows"),
        percent(count, outcome.rows_read)
    )
}

fn level(outcome: &ImportOutcome, count: u64) -> &'static str {
    match count as f64 > MANY * outcome.rows_read as f64 {
        true => "warn",
        false => "note",
    }
}

fn duplicates(outcome: &ImportOutcome, facts: &Facts) -> Vec<QualityNote> {
    let mut notes = Vec::new();
    let same = flagged(outcome, "same-post");
    if same > 0 {
        notes.push(note(
            "same-post",
            "note",
            format!(
                "{} hold a post that was there already, with nothing new. Each post counts once.",
                rows(outcome, same)
            ),
        ));
    }
    let again = flagged(outcome, "post-again");
    if again > 0 {
        notes.push(note(
            "post-again",
            "note",
            format!(
                "{} show a post again at another moment, with other counts or words. Each post counts once; what was seen later is kept as an observation.",
                rows(outcome, again)
            ),
        ));
    }
    let repeated = flagged(outcome, "duplicate-row");
    if repeated > 0 {
        let (level, text) = match facts.counts_once {
            true => ("note", "what is repeated is counted once"),
            false => (
                level(outcome, repeated),
                "each counts, because it may be a share of its own. Was the same data collected twice?",
            ),
        };
        let end = if text.ends_with('?') { "" } else { "." };
        notes.push(note(
            "duplicate-row",
            level,
            format!(
                "{} repeat what earlier rows say; {text}{end}",
                rows(outcome, repeated)
            ),
        ));
    }
    let two = flagged(outcome, "content-of-two-accounts");
    if two > 0 {
        notes.push(note(
            "content-of-two-accounts",
            "warn",
            format!(
                "{} give a post to another account than an earlier row does. The first one counts.",
                rows(outcome, two)
            ),
        ));
    }
    if notes.is_empty() && outcome.rows_usable > 0 {
        notes.push(note(
            "duplicates",
            "ok",
            "No row repeats another.".to_owned(),
        ));
    }
    notes
}

fn ids(outcome: &ImportOutcome) -> Option<QualityNote> {
    let count = flagged(outcome, "damaged-id");
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

fn values(outcome: &ImportOutcome) -> Vec<QualityNote> {
    let mut notes = Vec::new();
    for (code, one, many, end) in [
        (
            "unreadable-number",
            "count or date of an account cannot be read and was",
            "counts or dates of accounts cannot be read and were",
            "left empty",
        ),
        (
            "missing-marker",
            "value such as NA or None was",
            "values such as NA or None were",
            "taken as missing",
        ),
    ] {
        let count = flagged(outcome, code);
        if count > 0 {
            notes.push(note(
                code,
                "note",
                format!("{} {end}.", counted(count, one, many)),
            ));
        }
    }
    notes
}

fn without_object(outcome: &ImportOutcome) -> Option<QualityNote> {
    let count = flagged(outcome, "no-object");
    (count > 0).then(|| {
        note(
            "without-object",
            "note",
            format!(
                "{} share nothing: they are posts, but no detection sees them.",
                rows(outcome, count)
            ),
        )
    })
}

fn rules(outcome: &ImportOutcome) -> Option<QualityNote> {
    match (outcome.url_rules.as_str(), outcome.suffix_list.as_str()) {
        ("", _) => None,
        (rules, "") => Some(note(
            "rules",
            "note",
            format!("Addresses were made canonical by the rules of {rules}."),
        )),
        (rules, list) => Some(note(
            "rules",
            "note",
            format!(
                "Addresses were made canonical by the rules of {rules}, domains found by the public suffix list of {list}."
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(outcome: &ImportOutcome, zone_assumed: bool) -> Vec<(String, String)> {
        let facts = Facts {
            zone_assumed,
            counts_once: false,
        };
        notes(outcome, &facts)
            .into_iter()
            .map(|note| (note.level, note.text.replace('\u{a0}', " ")))
            .collect()
    }

    #[test]
    fn coarse_times_say_what_they_mean_for_windows() {
        let of = |unit: &str| ImportOutcome {
            time_resolution: unit.to_owned(),
            ..ImportOutcome::default()
        };
        let minutes = &texts(&of("min"), false)[0];
        assert_eq!(minutes.0, "warn");
        assert_eq!(
            minutes.1,
            "Times are exact to the minute only. A time window under 60 s means nothing here."
        );
        assert!(texts(&of("hour"), false)[0].1.contains("under 1 hour"));
        assert_eq!(texts(&of("s"), false)[0].0, "ok");
        assert!(texts(&of(""), false).is_empty());
        assert!(texts(&of("s"), true)[1].1.contains("no zone"));
    }

    #[test]
    fn what_was_seen_twice_is_told_in_words() {
        let mut outcome = ImportOutcome {
            rows_read: 1_000,
            rows_usable: 1_000,
            ..ImportOutcome::default()
        };
        assert_eq!(texts(&outcome, false)[0].1, "No row repeats another.");
        outcome.flagged.insert("post-again".to_owned(), 12);
        outcome.flagged.insert("duplicate-row".to_owned(), 400);
        let notes = texts(&outcome, false);
        assert!(notes[0].1.starts_with("12 rows (1.2 %) show a post again"));
        assert_eq!(notes[1].0, "warn");
        assert!(notes[1].1.ends_with("collected twice?"));
    }
}
